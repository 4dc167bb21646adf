"""Conclusions counted by domain, with the symbols shown beside their words."""

from collections import Counter
from collections.abc import Iterable, Mapping

from fazhi.model.audit import Conclusion
from fazhi.model.evidence import Polarity, Strength
from fazhi.model.obligation import Domain

SYMBOLS: Mapping[Conclusion, str] = {
    Conclusion.SUPPORTED: "✓",
    Conclusion.WEAK: "▽",
    Conclusion.PLANNED: "→",
    Conclusion.ADMITTED: "△",
    Conclusion.MISSING: "✕",
    Conclusion.WAIVED: "⊘",
    Conclusion.NOT_APPLICABLE: "–",
}
"""On the site too, as those that follow."""
STRENGTHS: Mapping[Strength, str] = {
    Strength.NONE: "○",
    Strength.MENTION: "◔",
    Strength.ASSERTION: "◑",
    Strength.MEASURE: "◕",
    Strength.RESULT: "●",
}
POLARITIES: Mapping[Polarity, str] = {Polarity.DONE: "", Polarity.PLANNED: "→", Polarity.ADMITTED: "△"}
CELLS: Mapping[Conclusion, str] = {Conclusion.SUPPORTED: "█", Conclusion.WEAK: "▒", Conclusion.WAIVED: "·"}
GAP_CELL = "░"


def by_domain(conclusions: Iterable[tuple[Domain, Conclusion]]) -> dict[Domain, Counter[Conclusion]]:
    """How many duties of each domain came to each conclusion; domains without any are left out."""
    found: dict[Domain, Counter[Conclusion]] = {}
    for domain, conclusion in conclusions:
        found.setdefault(domain, Counter())[conclusion] += 1
    return {domain: found[domain] for domain in Domain if domain in found}


def in_force(counts: Mapping[Conclusion, int]) -> int:
    """How many duties bind."""
    return sum(count for conclusion, count in counts.items() if conclusion is not Conclusion.NOT_APPLICABLE)


def gaps(counts: Mapping[Conclusion, int]) -> int:
    """How many of them are gaps."""
    return sum(count for conclusion, count in counts.items() if conclusion.gap)


def bar(counts: Mapping[Conclusion, int]) -> str:
    """One cell for each duty in force, the best conclusion first."""
    cells = (
        CELLS.get(item, GAP_CELL) * counts.get(item, 0) for item in Conclusion if item is not Conclusion.NOT_APPLICABLE
    )
    return "".join(cells)
