"""Two audits beside each other: two drafts, two years or two units, and by what each verdict came to differ."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz

from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.evidence import Evidence, Polarity, strongest_first
from fazhi.model.obligation import Obligation
from fazhi.model.report import Report
from fazhi.whose import is_one

_ALIKE: Final = 80
"""How much of a sentence must stand in the other text for it to count as the same one edited, of a hundred."""


class Change(StrEnum):
    """What became of a duty from the first report to the second, what matters most first."""

    OPENED = "opened"
    WEAKENED = "weakened"
    BEGAN = "began"
    CLOSED = "closed"
    STRENGTHENED = "strengthened"
    OTHERWISE = "otherwise"
    ENDED = "ended"
    SAME = "same"


class Words(StrEnum):
    """What became of the words that tell of a verdict."""

    GONE = "gone"
    """They stood in the first text and nothing like them stands in the second."""
    EDITED = "edited"
    KEPT = "kept"
    NEW = "new"
    """They stand in the second text and nothing like them stood in the first."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One duty in both audits."""

    obligation: Obligation
    change: Change
    before: Assessment
    after: Assessment
    passage: Evidence | None
    """The evidence that tells of it: of the first text where support was lost, of the second where it was won."""
    words: Words | None
    """What became of its words; None unless both are drafts of one report and their texts at hand."""
    like: tuple[int, int] | None
    """Where in the other text the same words stand, or what is most like them."""

    @property
    def of_first(self) -> bool:
        """Whether the passage is of the first text."""
        return self.change in _LOST


_LOST: Final = frozenset({Change.OPENED, Change.WEAKENED})
_WON: Final = frozenset({Change.CLOSED, Change.STRENGTHENED})
_WORTH: Final = {Conclusion.SUPPORTED: 2, Conclusion.WEAK: 1}


def compare(first: Audit, second: Audit) -> tuple[Difference, ...]:
    """Every duty that both audits know, in catalogue order."""
    one, other = first.report, second.report
    drafts = one.year == other.year and (one.unit == other.unit or is_one([one, other]))
    texts = (first.report, second.report) if drafts and first.report.supplied and second.report.supplied else None
    later = {item.obligation.id: item for item in second.assessments}
    pairs = ((item, later[item.obligation.id]) for item in first.assessments if item.obligation.id in later)
    return tuple(_differ(before, after, texts) for before, after in pairs)


def of(differences: Iterable[Difference], change: Change) -> list[Difference]:
    """Those of one kind, the gravest first."""
    return sorted((item for item in differences if item.change is change), key=lambda item: -item.after.gravity.rank)


def _differ(before: Assessment, after: Assessment, texts: tuple[Report, Report] | None) -> Difference:
    change = _change(before, after)
    passage = _telling(before if change in _LOST else after) if change in _LOST | _WON else None
    words, like = None, None
    if passage is not None and texts is not None:
        here, there = texts if change in _LOST else texts[::-1]
        words, like = _became(here.text[passage.start : passage.end], there.text, lost=change in _LOST)
    return Difference(after.obligation, change, before, after, passage, words, like)


def _change(before: Assessment, after: Assessment) -> Change:
    was, now = before.conclusion, after.conclusion
    if was is now:
        return Change.SAME
    if was is Conclusion.NOT_APPLICABLE:
        return Change.BEGAN
    if now is Conclusion.NOT_APPLICABLE:
        return Change.ENDED
    if was.gap != now.gap and Conclusion.WAIVED not in {was, now}:
        return Change.OPENED if now.gap else Change.CLOSED
    if was in _WORTH and now in _WORTH:
        return Change.STRENGTHENED if _WORTH[now] > _WORTH[was] else Change.WEAKENED
    return Change.OTHERWISE


def _telling(item: Assessment) -> Evidence | None:
    """The strongest evidence of what was done."""
    return next((found for found in strongest_first(item.evidence) if found.polarity is Polarity.DONE), None)


def _became(quote: str, text: str, *, lost: bool) -> tuple[Words, tuple[int, int] | None]:
    """What became of words in the other text, and where that is; an edited sentence keeps most of its characters."""
    at = text.find(quote)
    if at >= 0:
        return Words.KEPT, (at, at + len(quote))
    found = fuzz.partial_ratio_alignment(quote, text, score_cutoff=_ALIKE)
    if found is not None and found.src_end - found.src_start >= len(quote) * _ALIKE // 100:
        return Words.EDITED, (found.dest_start, found.dest_end)
    return Words.GONE if lost else Words.NEW, None
