"""Mistakes in term patterns: those that cannot be read, and those that can never match."""

import re
from collections.abc import Mapping, Sequence

from fazhi.catalogue.specs import RuleRecord
from fazhi.yamlfile import Line, Problems, hint

Lexicon = Mapping[str, tuple[str, ...]]

_NEVER = re.compile(r"[，；。：！？,;:!?()\s“”‘’「」『』\"'A-Zａ-ｚＡ-Ｚ０-９]")
"""What the text that patterns are matched with does not have, or what ends a clause."""
_CONCEPT = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def check_terms(terms: Sequence[Line], problems: Problems) -> None:
    """Report words that can never occur in a clause."""
    if _NEVER.search("".join(term.text for term in terms)):  # one look at all of them first
        for term in terms:
            _check_term(term, problems)


def check_rule(rule: RuleRecord, lexicon: Lexicon, problems: Problems) -> None:
    """Report every pattern of a rule that is unreadable or can never match."""
    speaking = (*rule.about, *rule.measures, *rule.results, *rule.on_topic)
    check_terms((*speaking, *rule.excluding, *rule.topic), problems)
    for pattern in (*speaking, *rule.excluding, *rule.topic):
        if "{" in pattern.text or "}" in pattern.text:
            _check_concepts(pattern, lexicon, problems)
        if "…" in pattern.text:
            _check_joints(pattern, problems)
    everything = "\n".join(pattern.text for pattern in speaking)
    concepts = set(_CONCEPT.findall(everything))
    for excluding in rule.excluding:  # most stand nowhere in the rule: settled here, without a look at each pattern
        if excluding.text in everything or any(_in_all(excluding.text, name, lexicon) for name in concepts):
            _report_covered(speaking, excluding, lexicon, problems)


def _check_term(term: Line, problems: Problems) -> None:
    if found := _NEVER.search(term.text):
        problems.add(
            term.line,
            f"{term.text} 永远不会匹配：匹配前的文本不含 {found[0]!r}（标点断句、引号空白去除、字母小写），请去掉",
            f"{term.text} can never match: text is matched without {found[0]!r} (it ends a clause, or is folded away); "
            "remove it",
        )


def _check_concepts(pattern: Line, lexicon: Lexicon, problems: Problems) -> None:
    rest = _CONCEPT.sub("", pattern.text)
    if "{" in rest or "}" in rest:
        problems.add(
            pattern.line,
            f"{pattern.text} 的花括号不成对或名称不对，应写成 {{名称}}",
            f"the braces of {pattern.text} do not pair, or the name is no concept name; write {{name}}",
        )
    for name in _CONCEPT.findall(pattern.text):
        if lexicon and name not in lexicon:  # an unreadable lexicon is one mistake, not one for each use
            zh, en = hint(name, list(lexicon))
            problems.add(pattern.line, f"词表中没有 {{{name}}}；{zh}", f"no concept {{{name}}} in the lexicon; {en}")


def _check_joints(pattern: Line, problems: Problems) -> None:
    text = pattern.text
    if text[0] == "…" or text[-1] == "…" or "………" in text:
        problems.add(
            pattern.line,
            f"{pattern.text} 的 … 两边都要有词",
            f"{pattern.text} needs words on both sides of every …",
        )


def _report_covered(speaking: tuple[Line, ...], excluding: Line, lexicon: Lexicon, problems: Problems) -> None:
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
    clause = pattern.split("……", maxsplit=1)[0]
    if "…" in excluding:
        return False
    if "{" in excluding or "{" not in clause:
        return excluding in clause
    if excluding in _CONCEPT.sub("\n", clause):
        return True
    return any(_in_all(excluding, name, lexicon) for name in _CONCEPT.findall(clause))


def _in_all(words: str, name: str, lexicon: Lexicon) -> bool:
    """Whether every term of a concept holds these words."""
    return all(words in term for term in lexicon.get(name, ("",)))
