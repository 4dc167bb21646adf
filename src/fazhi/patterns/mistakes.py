"""Mistakes in patterns: those that cannot be read, and those that can never match."""

import re
from collections.abc import Sequence

from fazhi.patterns.syntax import (
    CLAUSE_JOINT,
    EITHER_WAY,
    SENTENCE_JOINT,
    Lexicon,
    concepts,
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
            zh, en = hint(name, list(lexicon))
            problems.add(pattern.line, f"词表中没有 {{{name}}}；{zh}", f"no concept {{{name}}} in the lexicon; {en}")


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
