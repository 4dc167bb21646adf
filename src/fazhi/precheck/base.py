"""What a check before a report goes out is: a name, a manual, and what it finds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple

from fazhi import wordlists
from fazhi.model.audit import Audit
from fazhi.model.both import Both
from fazhi.model.report import Passage
from fazhi.rules import Rule
from fazhi.rules.base import manual_of

one_of: Final = partial(wordlists.one_of, "precheck")
"""An expression for any word of some lists of requirements/precheck.yaml."""


class Hit(NamedTuple):
    """What a check says of one place."""

    zh: str
    en: str
    start: int | None = None
    end: int | None = None
    """Character range in the untouched text, end exclusive; None for the file as a whole."""


Find = Callable[[Audit], Iterator[Hit]]


class Check(NamedTuple):
    """One kind of what should not leave the office; its identifier is the name of its function and of its file."""

    id: str
    title: Both
    remedy: Both
    manual: Both
    """What it looks for, with an example that passes and one that does not."""
    find: Find


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing that should not leave the office, and its place."""

    check: Check
    message: Both
    start: int | None
    end: int | None
    """Character range in the untouched text, end exclusive; None for the file as a whole."""
    passage: Passage | None
    """The passage that it begins in, where it has a place."""


def check(title: str, title_en: str, remedy: str, remedy_en: str) -> Callable[[Find], Check]:
    """Make a check of a function on a report; its docstring is the manual, Chinese and then English."""

    def make(find: Find) -> Check:
        return Check(find.__name__, Both(title, title_en), Both(remedy, remedy_en), manual_of(find), find)

    return make


def of_rule(rule: Rule) -> Check:
    """A finding rule on the report as a whole as a check: what it complained of in the audit."""

    def find(audit: Audit) -> Iterator[Hit]:
        for item in audit.findings:
            if item.rule == rule.id:
                yield Hit(item.message, item.message_en, item.start, item.end)

    return Check(rule.id, Both(rule.title, rule.title_en), rule.remedy or Both("", ""), rule.manual, find)
