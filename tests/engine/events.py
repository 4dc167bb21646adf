"""Events of a log of decisions, made for the tests of the engine."""

from typing import Any

from fazhi.evidence.quote import digest
from fazhi.model.decision import FIRST, Decision, Place, Verdict, duty_digest
from fazhi.model.obligation import Catalogue, Obligation
from fazhi.model.report import Part, Report

DUTY = "LEAD_001"


def duty(six: Catalogue, id: str = DUTY) -> Obligation:
    """One of the six."""
    found = six.obligation(id)
    assert found is not None
    return found


def at(report: Report, words: str, which: int = 1) -> Place:
    """Where words stand in a report for that time."""
    start = -1
    for _ in range(which):
        start = report.text.index(words, start + 1)
    return Place(start, start + len(words), digest(words), Part.WORK, ("一、",))


def event(six: Catalogue, report: Report, number: int, verdict: Verdict, place: Place | None, **more: Any) -> Decision:
    """What somebody said of a place in a report."""
    told: dict[str, Any] = {
        "number": number,
        "obligation": DUTY,
        "verdict": verdict,
        "place": place,
        "strength": None,
        "conclusion": None,
        "revokes": None,
        "reviewer": "张三",
        "role": None,
        "time": "2023-03-01T09:30:00+08:00",
        "note": None,
        "text": report.sha256,
        "duty": duty_digest(duty(six)),
        "before": FIRST,
        "digest": "",
    }
    return Decision(**(told | more))
