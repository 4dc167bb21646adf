"""How evidence for a duty is recognised, in plain words made from its rule."""

import re
from collections.abc import Iterator, Mapping

from fazhi.model.both import CHINESE, pick
from fazhi.model.obligation import Catalogue, EvidenceRule, Obligation, Pattern
from fazhi.model.words import word

_CONCEPT = re.compile(r"\{([^{}]+)\}")
_SHOWN = 12
"""Terms of a concept that are spelt out."""
_KINDS = (
    ("about", "分句说到下列之一，即为说到本项", "A clause that says any of these speaks of the duty"),
    ("measures", "下列说法本身就是举措", "These are a measure of themselves"),
    ("results", "下列说法本身就是成效", "These are a result of themselves"),
    ("topic", "标题或上文说到下列之一", "Where a heading or the text above speaks of any of these"),
    ("on_topic", "其下说到这些也算说到本项", "these too speak of the duty"),
    ("excluding", "分句里有下列之一，则说的是别的事", "A clause with any of these speaks of something else"),
)
BETWEEN = "  "
"""What stands between the patterns of a line."""
Rule = tuple[str, str]
"""What a line of the rule is about, and the line itself."""


def rule_lines(obligation: Obligation, catalogue: Catalogue, language: str) -> Iterator[Rule]:
    """The rule as pairs of a heading and what stands under it, in the order of the YAML."""
    rule = obligation.evidence
    if rule.section is not None:
        yield pick(language, "整个部分即为佐证", "The part as a whole is the evidence"), word(rule.section, language)
    for name, zh, en in _KINDS:
        patterns: tuple[Pattern, ...] = getattr(rule, name)
        if patterns and rule.section is None:
            yield pick(language, zh, en), BETWEEN.join(item.text for item in patterns)
    if rule.figures:
        yield pick(language, "属于本项的数字", "Figures that belong to the duty"), BETWEEN.join(rule.figures)
    parts = pick(language, "、", ", ").join(word(part, language) for part in rule.parts)
    yield pick(language, "只看这些部分", "Only these parts count"), parts
    expected = word(obligation.expects, language)
    yield pick(language, "强度至少应达到", "Strength expected at least"), expected
    yield from _concepts(rule, catalogue.lexicon, language)


def rule_line(obligation: Obligation, rule: str, line: int, language: str = CHINESE) -> str:
    """A pattern and where it stands; evidence that was stored names no line, so it is looked up."""
    at = line or next((item.line for item in patterns_of(obligation.evidence) if item.text == rule), 0)
    place = f"{obligation.place.file}:{at}" if at else obligation.place.file
    return pick(language, f"{rule}（{place}）", f"{rule} ({place})")


def patterns_of(rule: EvidenceRule) -> tuple[Pattern, ...]:
    """Every pattern of a rule, whatever it is for."""
    return (*rule.about, *rule.measures, *rule.results, *rule.topic, *rule.on_topic, *rule.excluding)


def _concepts(rule: EvidenceRule, lexicon: Mapping[str, tuple[str, ...]], language: str) -> Iterator[Rule]:
    names = dict.fromkeys(name for item in patterns_of(rule) for name in _CONCEPT.findall(item.text))
    for name in names:
        terms = lexicon.get(name, ())
        more = pick(language, f" 等 {len(terms)} 个", f" and {len(terms) - _SHOWN} more") if len(terms) > _SHOWN else ""
        yield f"{{{name}}}", "、".join(terms[:_SHOWN]) + more
