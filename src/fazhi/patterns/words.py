"""A rule in words for people: how evidence for a duty is recognised. Every view lays these same lines out."""

from collections.abc import Iterator
from enum import Enum, auto
from typing import Final, NamedTuple

from fazhi.model.both import CHINESE, Both, pick
from fazhi.model.obligation import EvidenceRule, Obligation, Pattern
from fazhi.model.words import word
from fazhi.patterns.syntax import Lexicon, concepts

_SHOWN: Final = 12
"""Terms of a concept that are spelt out."""
_KINDS: Final = (
    ("about", Both("分句说到下列之一，即为说到本项", "A clause that says any of these speaks of the duty")),
    ("measures", Both("下列说法本身就是举措", "These are a measure of themselves")),
    ("results", Both("下列说法本身就是成效", "These are a result of themselves")),
    ("topic", Both("标题或上文说到下列之一", "Where a heading or the text above speaks of any of these")),
    ("on_topic", Both("其下说到这些也算说到本项", "these too speak of the duty")),
    ("excluding", Both("分句里有下列之一，则说的是别的事", "A clause with any of these speaks of something else")),
)


class Line(Enum):
    """What a line of a rule holds."""

    WRITTEN = auto()
    """Patterns or units, as they are written in the catalogue."""
    WORDS = auto()
    """Words about the rule."""
    CONCEPT = auto()
    """The terms that a concept stands for; the head is the concept as written."""


class RuleLine(NamedTuple):
    """One line of a rule in words."""

    kind: Line
    head: str
    """What the line is about."""
    items: tuple[str, ...]
    """What it says of it."""


def rule_lines(obligation: Obligation, lexicon: Lexicon, language: str, shown: int = _SHOWN) -> Iterator[RuleLine]:
    """The rule of a duty in the order of the YAML, and so many of the terms that each of its concepts stands for."""
    rule = obligation.evidence
    if rule.section is not None:
        head = pick(language, "整个部分即为佐证", "The part as a whole is the evidence")
        yield RuleLine(Line.WORDS, head, (word(rule.section, language),))
    for name, said in _KINDS:
        patterns: tuple[Pattern, ...] = getattr(rule, name)
        if patterns and rule.section is None:
            yield RuleLine(Line.WRITTEN, said.of(language), tuple(item.text for item in patterns))
    if rule.figures:
        yield RuleLine(Line.WRITTEN, pick(language, "属于本项的数字", "Figures that belong to the duty"), rule.figures)
    parts = tuple(word(part, language) for part in rule.parts)
    yield RuleLine(Line.WORDS, pick(language, "只看这些部分", "Only these parts count"), parts)
    expected = pick(language, "强度至少应达到", "Strength expected at least")
    yield RuleLine(Line.WORDS, expected, (word(obligation.expects, language),))
    for name in dict.fromkeys(name for item in _patterns(rule) for name in concepts(item.text)):
        yield RuleLine(Line.CONCEPT, f"{{{name}}}", (_terms(lexicon.get(name, ()), shown, language),))


def rule_line(obligation: Obligation, rule: str, line: int, language: str = CHINESE) -> str:
    """A pattern and where it stands; evidence that was stored names no line, so it is looked up."""
    at = line or next((item.line for item in _patterns(obligation.evidence) if item.text == rule), 0)
    place = f"{obligation.place.file}:{at}" if at else obligation.place.file
    return pick(language, f"{rule}（{place}）", f"{rule} ({place})")


def _patterns(rule: EvidenceRule) -> tuple[Pattern, ...]:
    """Every pattern of a rule, whatever it is for."""
    return (*rule.about, *rule.measures, *rule.results, *rule.topic, *rule.on_topic, *rule.throughout, *rule.excluding)


def _terms(terms: tuple[str, ...], shown: int, language: str) -> str:
    more = pick(language, f" 等 {len(terms)} 个", f" and {len(terms) - shown} more") if len(terms) > shown else ""
    return "、".join(terms[:shown]) + more
