"""A rule in words for people, or as it is written: how evidence for a duty is recognised. Every view lays these out."""

from collections.abc import Iterator
from enum import Enum, auto
from typing import Final, NamedTuple

from fazhi.model.both import CHINESE, Both, pick
from fazhi.model.evidence import Evidence, NearMiss, Source
from fazhi.model.learned import FILE as LEARNED
from fazhi.model.learned import HEADED, Learned
from fazhi.model.obligation import EvidenceRule, Obligation, Pattern
from fazhi.model.words import word
from fazhi.patterns.syntax import CLAUSE_JOINT, EITHER_WAY, Lexicon, concepts, parse, spell_out

_SHOWN: Final = 12
"""Terms of a concept that are spelt out where the rule is shown as written."""
_TERMS: Final = 3
"""Terms of a concept that are spelt out in words."""
_OTHERS: Final = 24
"""What follows one word in several patterns: so many are spelt out in words."""
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
    ("no_occasion", Both("写明下列之一，即为没有这样的事，本项不适用", "Any of these says that there was no occasion")),
)


_BEHIND: Final = Both("，其后有", " followed by ")
"""Between words of one clause."""
_FURTHER: Final = Both("，同一句内其后有", " followed in the sentence by ")
"""Between words of one sentence."""
_JOINED: Final = " + "
"""Between words of one clause that may come in either order."""
_MORE: Final = Both("等 {} 种说法", " and others, {} in all")


class Line(Enum):
    """What a line of a rule holds."""

    WRITTEN = auto()
    """Patterns or units, as they are written in the catalogue."""
    WORDS = auto()
    """Words about the rule."""
    PHRASES = auto()
    """Patterns in words."""
    CONCEPT = auto()
    """The terms that a concept stands for; the head is the concept as written."""


class RuleLine(NamedTuple):
    """One line of a rule in words."""

    kind: Line
    head: str
    """What the line is about."""
    items: tuple[str, ...]
    """What it says of it."""


def rule_lines(
    obligation: Obligation, lexicon: Lexicon, language: str, *, written: bool = False, shown: int = _SHOWN
) -> Iterator[RuleLine]:
    """The rule of a duty in the order of the YAML.

    Args:
        obligation: The duty.
        lexicon: The terms of the concepts its rule names.
        language: "zh" or "en".
        written: Whether to give the patterns as they are written, and the terms of their concepts after them, rather
            than in words.
        shown: So many terms of each concept are then spelt out.
    """
    rule = obligation.evidence
    if rule.section is not None:
        head = pick(language, "整个部分即为佐证", "The part as a whole is the evidence")
        yield RuleLine(Line.WORDS, head, (word(rule.section, language),))
    if rule.slotted:
        yield RuleLine(Line.WORDS, pick(language, "一句话", "In one sentence"), (_sentence(rule, lexicon, language),))
    for name, said in _KINDS:
        patterns: tuple[Pattern, ...] = getattr(rule, name)
        if patterns and rule.section is None and written:
            yield RuleLine(Line.WRITTEN, said.of(language), tuple(item.text for item in patterns))
        elif patterns and rule.section is None:
            said_so = tuple(_grouped([item.text for item in patterns], lexicon, language))
            yield RuleLine(Line.PHRASES, said.of(language), said_so)
    if rule.figures:
        yield RuleLine(Line.WRITTEN, pick(language, "属于本项的数字", "Figures that belong to the duty"), rule.figures)
    parts = tuple(word(part, language) for part in rule.parts)
    yield RuleLine(Line.WORDS, pick(language, "只看这些部分", "Only these parts count"), parts)
    expected = pick(language, "强度至少应达到", "Strength expected at least")
    yield RuleLine(Line.WORDS, expected, (word(obligation.expects, language),))
    for name in dict.fromkeys(name for item in _patterns(rule) for name in concepts(item.text)) if written else ():
        yield RuleLine(Line.CONCEPT, f"{{{name}}}", (_terms(lexicon.get(name, ()), shown, language),))


def in_words(pattern: str, lexicon: Lexicon, language: str) -> str:
    """A pattern in words: “办理”，其后有“建议”."""
    head, *rest = parse(pattern)
    said = _quoted(head.text, lexicon, language)
    for segment in rest:
        behind = _FURTHER if segment.crosses else _BEHIND
        said += behind.of(language) + _quoted(segment.text, lexicon, language)
    return said


def learned_line(
    learned: Learned | None, obligation: Obligation, language: str, most: int | None
) -> Iterator[RuleLine]:
    """The words learned of a duty that count most for it, and what they count; all of them where `most` is None."""
    learnt = learned.duties.get(obligation.id) if learned else None
    if learnt is None:
        return
    told = [(word, value) for word, value in learnt.words.items() if most is None or value > 0][:most]
    head = pick(
        language,
        "规则没有认出已做时，再看例句学得的字词，分数大的有" if most else f"例句学得的字词和分数，起点 {learnt.base:g}",
        "Where no rule finds anything done, words learned from examples are weighed; those that count most"
        if most
        else f"Words learned from examples and what each counts, from {learnt.base:g} on",
    )
    yield RuleLine(Line.WRITTEN, head, tuple(f"{_learned(word, language)} {value:+g}" for word, value in told))


def _learned(word: str, language: str) -> str:
    return word if word[0] != HEADED else pick(language, f"标题“{word[1:]}”", f"heading “{word[1:]}”")


def rule_line(obligation: Obligation, rule: str, line: int, language: str = CHINESE) -> str:
    """A pattern and where it stands; evidence that was stored names no line, so it is looked up."""
    found = next((item for item in _patterns(obligation.evidence) if item.text == rule), None)
    at = line or (found.line if found else 0)
    file = (found.file if found else "") or obligation.at.file
    place = f"{file}:{at}" if at else file
    return pick(language, f"{rule}（{place}）", f"{rule} ({place})")


def written(obligation: Obligation, item: Evidence | NearMiss, language: str = CHINESE) -> str:
    """By what a passage was found, as it is written, and where; of words learned from examples their file."""
    if isinstance(item, Evidence) and item.source is Source.LEARNED:
        place = f"{LEARNED}:{item.line}" if item.line else LEARNED
        return pick(language, f"{item.rule}（{place}）", f"{item.rule} ({place})")
    return rule_line(obligation, item.rule, item.line, language)


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
    speaking = (*rule.about, *slots, *rule.measures, *rule.results)
    return (*speaking, *rule.topic, *rule.on_topic, *rule.throughout, *rule.no_occasion, *rule.excluding)


def _grouped(patterns: list[str], lexicon: Lexicon, language: str) -> Iterator[str]:
    """Patterns in words: first those of one word, then for each word what may follow it, then the rest."""
    alone = [item for item in patterns if CLAUSE_JOINT not in item]
    if alone:
        yield _side_by_side([_quoted(item, lexicon, language) for item in alone], language)
    followed: dict[str, list[str]] = {}
    longer = []
    for item in patterns:
        if item.count(CLAUSE_JOINT) == 1:
            head, tail = item.split(CLAUSE_JOINT)
            followed.setdefault(head, []).append(tail)
        elif CLAUSE_JOINT in item:
            longer.append(item)
    for head, tails in followed.items():
        each = _side_by_side([_quoted(tail, lexicon, language) for tail in tails[:_OTHERS]], language)
        more = _MORE.of(language).format(len(tails)) if len(tails) > _OTHERS else ""
        yield f"{_quoted(head, lexicon, language)}{_BEHIND.of(language)}{each}{more}"
    for item in longer:
        yield in_words(item, lexicon, language)


def _side_by_side(said: list[str], language: str) -> str:
    """One after another; in Chinese nothing stands between two quotes, but something behind a count."""
    between = pick(language, "、", ", ")
    return between.join(said).replace(f"”{between}“", pick(language, "”“", f"”{between}“"))


def _quoted(segment: str, lexicon: Lexicon, language: str) -> str:
    """The words a segment stands for, in quotation marks."""
    if not concepts(segment):
        return f"“{segment.replace(EITHER_WAY, _JOINED)}”"
    known = all(name in lexicon for name in concepts(segment))
    words = [text.replace(EITHER_WAY, _JOINED) for text in spell_out(segment, lexicon)] if known else []
    said = "/".join(words[:_TERMS])
    return f"“{said}”" + (_MORE.of(language).format(len(words)) if len(words) > _TERMS else "")


def _terms(terms: tuple[str, ...], shown: int, language: str) -> str:
    more = pick(language, f" 等 {len(terms)} 个", f" and {len(terms) - shown} more") if len(terms) > shown else ""
    return "、".join(terms[:shown]) + more
