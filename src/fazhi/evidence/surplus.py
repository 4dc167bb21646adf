"""What adds nothing: a weaker word of a duty, said in passing far from where the report shows what came of it."""

from collections.abc import Sequence

from fazhi.model.evidence import Evidence, Polarity, Strength
from fazhi.model.reason import ReasonKind
from fazhi.model.report import Report


def without_passing(report: Report, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence of a duty without what is weaker than a result and stands in no paragraph that shows a result.

    A report tells of a duty in one place, and there says what came of it; words of the duty elsewhere mostly belong to
    another matter. What is planned or owned up to stays, for it says something else.
    """
    shown = {_paragraph(report, item) for item in evidence if _is_result(item)}
    return [
        item
        for item in evidence
        if not shown
        or item.polarity is not Polarity.DONE
        or item.strength is Strength.RESULT
        or _paragraph(report, item) in shown
    ]


def _is_result(item: Evidence) -> bool:
    """Whether it shows a result of a duty that is named where it stands."""
    lent = any(reason.kind in {ReasonKind.HEAD, ReasonKind.TOPIC} for reason in item.reasons)
    return item.polarity is Polarity.DONE and item.strength is Strength.RESULT and not lent


def _paragraph(report: Report, item: Evidence) -> int:
    """Where the paragraph of a piece of evidence begins."""
    return report.text.rfind("\n", 0, item.start)
