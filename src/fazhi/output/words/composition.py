"""What a report's text is made of: characters by part, and by the domain of the duties they speak of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fazhi.model.audit import Audit
from fazhi.model.evidence import Strength
from fazhi.model.obligation import Domain
from fazhi.model.report import Part

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Composition:
    """Shares of one report's text; lengths count characters."""

    whole: int
    """Length of all its passages; of the text, where the passages are not at hand."""
    parts: Mapping[Part, int]
    """Length of the passages of each part, in the order of the parts; empty where the text is not supplied."""
    domains: Mapping[Domain, int]
    """Length of what speaks of each domain's duties; a stretch that speaks of two domains counts for both."""
    silent: int
    """Length of what speaks of no duty at all."""


def composition(audit: Audit) -> Composition:
    """What the text of an audited report is made of; duties to have a whole part are left aside."""
    passages = audit.report.passages
    spans: dict[Domain, list[Span]] = {domain: [] for domain in Domain}
    for assessment in audit.assessments:
        if assessment.obligation.evidence.section is None:
            spans[assessment.obligation.domain] += [
                (item.start, item.end) for item in assessment.evidence if item.strength >= Strength.ASSERTION
            ]
    parts = dict.fromkeys(Part, 0)
    for passage in passages:
        parts[passage.part] += passage.end - passage.start
    whole = sum(parts.values()) or audit.report.characters
    told = covered(span for found in spans.values() for span in found)
    return Composition(
        whole=whole,
        parts={part: length for part, length in parts.items() if length},
        domains={domain: covered(found) for domain, found in spans.items() if found},
        silent=max(whole - told, 0),
    )


def covered(spans: Iterable[Span]) -> int:
    """How many characters a number of ranges cover together; what two of them share counts once."""
    total = end = 0
    for start, stop in sorted(spans):
        total += max(0, stop - max(start, end))
        end = max(end, stop)
    return total
