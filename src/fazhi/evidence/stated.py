"""Duties that a fact stated of the report itself answers, such as the day it was published."""

from fazhi.evidence.quote import select
from fazhi.model.evidence import Evidence, Polarity, Strength
from fazhi.model.obligation import Obligation
from fazhi.model.reason import Reason, ReasonKind
from fazhi.model.report import Part, Report


def stated(report: Report, obligation: Obligation) -> tuple[Evidence, ...]:
    """The fact that a duty's rule names, as evidence; it can be looked up, so it is a result."""
    fact, pattern = None, obligation.evidence.fact
    if pattern is not None:
        fact = report.facts.of(pattern.text)
    if fact is None or pattern is None:
        return ()
    selector = select(report, fact.start, fact.end, (Part.PREAMBLE, ()), (obligation, pattern))
    told = (Reason(ReasonKind.STATED, fact.words),)
    return (selector.evidence(Strength.RESULT, Polarity.DONE, told, (fact.words,)),)
