"""Mistakes in patterns: those that cannot be read, never match, fill no slot, or are made superfluous by others."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from fazhi.patterns.longer import is_longer
from fazhi.patterns.syntax import (
    CLAUSE_JOINT,
    EITHER_WAY,
    SENTENCE_JOINT,
    Lexicon,
    concepts,
    parse,
    spell_out,
    without_concepts,
)
from fazhi.yamlfile import Line, Problems, hint

_NEVER = re.compile(r"[，；。：！？,;:!?()\s“”‘’「」『』\"'A-Zａ-ｚＡ-Ｚ０-９]")
"""What the text that patterns are matched with does not have, or what ends a clause."""


def check_terms(terms: Sequence[Line], problems: Problems) -> None:
    """Report words that can never occur in a clause."""
    if _NEVER.search("".join(term.text for term in terms)):  # one look at all of them first
        for term in terms:
            _check_term(term, problems)


def check_patterns(
    speaking: Sequence[Line], excluding: Sequence[Line], topic: Sequence[Line], lexicon: Lexicon, problems: Problems
) -> None:
    """Report every pattern of a rule that is unreadable or can never match.

    `speaking` are those that speak of the duty, `excluding` those that rule a clause out.
    """
    everything = (*speaking, *excluding, *topic)
    check_terms(everything, problems)
    for pattern in everything:
        if "{" in pattern.text or "}" in pattern.text:
            _check_concepts(pattern, lexicon, problems)
        if CLAUSE_JOINT in pattern.text or EITHER_WAY in pattern.text:
            _check_joints(pattern, problems)
    spoken = "\n".join(pattern.text for pattern in speaking)
    names = set(concepts(spoken))
    for each in excluding:  # most stand nowhere in the rule: settled here, without a look at each pattern
        if each.text in spoken or any(_in_all(each.text, name, lexicon) for name in names):
            _report_covered(speaking, each, lexicon, problems)


def check_longer_words(terms: Sequence[Line], problems: Problems) -> None:
    """Report entries that do not mark one piece of a longer word."""
    for term in terms:
        if not is_longer(term.text):
            problems.add(
                term.line,
                f"{term.text} 应在长词里用〔〕标出一个短词，如 〔考〕察",
                f"{term.text} must mark one piece of a longer word, as in 〔考〕察",
            )


def _check_term(term: Line, problems: Problems) -> None:
    if found := _NEVER.search(term.text):
        problems.add(
            term.line,
            f"{term.text} 永远不会匹配：匹配前的文本不含 {found[0]!r}（标点断句、引号空白去除、字母小写），请去掉",
            f"{term.text} can never match: text is matched without {found[0]!r} (it ends a clause, or is folded away); "
            "remove it",
        )


def _check_concepts(pattern: Line, lexicon: Lexicon, problems: Problems) -> None:
    rest = without_concepts(pattern.text)
    if "{" in rest or "}" in rest:
        problems.add(
            pattern.line,
            f"{pattern.text} 的花括号不成对或名称不对，应写成 {{名称}}",
            f"the braces of {pattern.text} do not pair, or the name is no concept name; write {{name}}",
        )
    for name in concepts(pattern.text):
        if lexicon and name not in lexicon:  # an unreadable lexicon is one mistake, not one for each use
            meant = hint(name, list(lexicon))
            problems.add(
                pattern.line, f"词表中没有 {{{name}}}；{meant.zh}", f"no concept {{{name}}} in the lexicon; {meant.en}"
            )


def _check_joints(pattern: Line, problems: Problems) -> None:
    text = pattern.text
    if EITHER_WAY in text:
        _check_either_way(pattern, problems)
    elif text[0] == CLAUSE_JOINT or text[-1] == CLAUSE_JOINT or SENTENCE_JOINT + CLAUSE_JOINT in text:
        problems.add(
            pattern.line,
            f"{pattern.text} 的 … 两边都要有词",
            f"{pattern.text} needs words on both sides of every …",
        )


def _check_either_way(pattern: Line, problems: Problems) -> None:
    parts = pattern.text.split(EITHER_WAY)
    if not all(parts):
        problems.add(
            pattern.line,
            f"{pattern.text} 的 & 两边都要有词",
            f"{pattern.text} needs words on both sides of every &",
        )
    elif CLAUSE_JOINT in pattern.text:
        problems.add(
            pattern.line,
            f"{pattern.text} 把 & 和 … 写在了一起：& 不论先后，… 讲先后，请只用一种",
            f"{pattern.text} joins words by & and by …: the one asks for no order, the other does; use one of them",
        )


def _report_covered(speaking: Sequence[Line], excluding: Line, lexicon: Lexicon, problems: Problems) -> None:
    for pattern in speaking:
        if _covers(excluding.text, pattern.text, lexicon):
            problems.add(
                pattern.line,
                f"{pattern.text} 永远不会匹配：第 {excluding.line} 行的 not 已把 {excluding.text} 排除，请改其一",
                f"{pattern.text} can never match: `not` on line {excluding.line} rules out {excluding.text}; "
                "change one of them",
            )


def _covers(excluding: str, pattern: str, lexicon: Lexicon) -> bool:
    """Whether the excluded words stand in every clause that the pattern begins in."""
    if excluding == pattern:
        return True
    clause = pattern.split(SENTENCE_JOINT, maxsplit=1)[0]
    if CLAUSE_JOINT in excluding:
        return False
    if "{" in excluding or "{" not in clause:
        return excluding in clause
    if excluding in without_concepts(clause, "\n"):
        return True
    return any(_in_all(excluding, name, lexicon) for name in concepts(clause))


def _in_all(words: str, name: str, lexicon: Lexicon) -> bool:
    """Whether every term of a concept holds these words."""
    return all(words in term for term in lexicon.get(name, ("",)))


class Slots(NamedTuple):
    """The lists of one rule."""

    about: Sequence[Line]
    subject: Sequence[Line]
    act: Sequence[Line]
    shows: Sequence[Line]
    excluding: Sequence[Line]


def check_slots(slots: Slots, lines: Mapping[str, int], lexicon: Lexicon, problems: Problems) -> None:
    """Report what is wrong with a rule written with slots; `lines` says where each list begins."""
    if slots.subject and not (slots.act or slots.shows):
        problems.add(
            lines["subject"],
            "subject 要有 act 或 shows 配合才算数：请补上对它做了什么、以什么为证；单凭它就够的词写进 about",
            "subject counts only together with act or shows: say what was done to it or what shows it; words that are "
            "enough by themselves go into about",
        )
    if not (slots.subject or slots.about):
        key = "act" if slots.act else "shows"
        problems.add(
            lines[key],
            f"{key} 永远填不满：没有 subject，也没有 about，不知道说的是什么；请写上 subject",
            f"{key} can never be filled: there is neither subject nor about to say what is spoken of; add subject",
        )
    for name, entries, others in (
        ("about", slots.about, slots.about),
        ("subject", slots.subject, (*slots.about, *slots.subject)),
        ("act", slots.act, (*slots.shows, *slots.act)),
        ("shows", slots.shows, slots.shows),
        ("not", slots.excluding, slots.excluding),
    ):
        _check_superfluous(name, entries, others, lexicon, problems)


def _check_superfluous(
    name: str, entries: Sequence[Line], others: Sequence[Line], lexicon: Lexicon, problems: Problems
) -> None:
    broad = [(other, words) for other in others if (words := _single(other.text, lexicon))]
    for entry in entries if broad else ():
        said = _said(entry.text, lexicon)
        for other, words in broad:
            if other is entry or not any(word in said for word in words):  # settles nearly all
                continue
            if any(_all_hold(segment, words) for segment in _spelt(entry.text, lexicon)):
                problems.add(
                    entry.line,
                    f"{name} 的 {entry.text} 是多余的：凡有它之处，第 {other.line} 行的 {other.text} 都已算数，请删去",
                    f"{entry.text} in {name} is superfluous: wherever it stands, {other.text} on line {other.line} "
                    "counts already; remove it",
                )
                break


def _single(pattern: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of a pattern of one segment; none of a longer one."""
    if CLAUSE_JOINT in pattern or EITHER_WAY in pattern:
        return ()
    return next(_spelt(pattern, lexicon), ())


def _said(pattern: str, lexicon: Lexicon) -> str:
    """One way to say each segment of a pattern, one a line."""
    said = pattern.replace(CLAUSE_JOINT, "\n").replace(EITHER_WAY, "\n")
    for name in concepts(pattern):
        said = said.replace(f"{{{name}}}", next(iter(lexicon.get(name, ())), ""))
    return said


def _spelt(pattern: str, lexicon: Lexicon) -> Iterator[tuple[str, ...]]:
    """The words of each segment; a concept that is not there is a mistake of its own."""
    for segment in parse(pattern):
        try:
            yield spell_out(segment.text, lexicon)
        except KeyError:
            yield ()


def _all_hold(segment: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each way to say a segment holds one of some words."""
    return bool(segment) and all(any(word in said for word in words) for said in segment)
