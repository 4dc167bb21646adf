"""A rule in words for people: how evidence for a duty is recognised. Every view lays these same lines out."""

from collections.abc import Iterator
from enum import Enum, auto
from typing import Final, NamedTuple

from fazhi.model.both import CHINESE, Both, pick
from fazhi.model.obligation import EvidenceRule, Obligation, Pattern
from fazhi.model.words import word
from fazhi.patterns.syntax import EITHER_WAY, Lexicon, concepts

_SHOWN: Final = 12
"""Terms of a concept that are spelt out."""
_IN_SENTENCE: Final = 4
"""Patterns of a slot that the sentence names."""
_KINDS: Final = (
    ("about", Both("分句说到下列之一，即为说到本项", "A clause that says any of these speaks of the duty")),
    ("subject", Both("说的是谁、是什么", "Who or what is spoken of")),
    ("act", Both("同时写出对它做了什么，先后不论", "and, before or behind it, what was done to it")),
    ("shows", Both("或同时写出以什么为证，即为举措", "or what shows it, which makes a measure")),
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
    if rule.slotted:
        yield RuleLine(Line.WORDS, pick(language, "一句话", "In one sentence"), (_sentence(rule, lexicon, language),))
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


def _sentence(rule: EvidenceRule, lexicon: Lexicon, language: str) -> str:
    """The slots of a rule as one sentence, a few words of each."""
    about, subject, act, shows = (
        _some(patterns, lexicon, language) for patterns in (rule.about, rule.subject, rule.act, rule.shows)
    )
    said = []
    if subject:
        done = pick(language, f"，并写出怎样〔{act}〕", f" and tells how it was 〔{act}〕") if act else ""
        joint = pick(language, "，或" if act else "，并", ", or" if act else " and")
        shown = pick(language, f"{joint}以〔{shows}〕为证", f"{joint} shows it by 〔{shows}〕") if shows else ""
        said.append(pick(language, f"说到〔{subject}〕{done}{shown}", f"speaks of 〔{subject}〕{done}{shown}"))
    if about:
        said.append(pick(language, f"径直写到〔{about}〕", f"says 〔{about}〕 as such"))
    text = pick(language, "；或者", "; or ").join(said)
    return pick(language, f"{text}的，算作佐证。", f"What {text} is evidence.")


def _some(patterns: tuple[Pattern, ...], lexicon: Lexicon, language: str) -> str:
    """The first few patterns, each concept by its first term."""
    names = [_plain(item.text, lexicon) for item in patterns[:_IN_SENTENCE]]
    more = pick(language, "等", " and the like") if len(patterns) > _IN_SENTENCE else ""
    return "、".join(names) + more


def _plain(text: str, lexicon: Lexicon) -> str:
    for name in concepts(text):
        text = text.replace(f"{{{name}}}", next(iter(lexicon.get(name, (name,)))))
    return text.replace(EITHER_WAY, "与")


def _patterns(rule: EvidenceRule) -> tuple[Pattern, ...]:
    """Every pattern of a rule, whatever it is for."""
    slots = (*rule.subject, *rule.act, *rule.shows)
    return (*rule.about, *slots, *rule.measures, *rule.results, *rule.topic, *rule.on_topic, *rule.excluding)


def _terms(terms: tuple[str, ...], shown: int, language: str) -> str:
    more = pick(language, f" 等 {len(terms)} 个", f" and {len(terms) - shown} more") if len(terms) > shown else ""
    return "、".join(terms[:shown]) + more
