"""Duties that a fact stated of the report itself answers, such as the day it was published."""

from fazhi.evidence.quote import digest
from fazhi.model.evidence import Evidence, Polarity, Source, Strength
from fazhi.model.obligation import Obligation
from fazhi.model.report import Part, Report


def stated(report: Report, obligation: Obligation) -> tuple[Evidence, ...]:
    """The fact that a duty's rule names, as evidence; it can be looked up, so it is a result."""
    fact, pattern = None, obligation.evidence.fact
    if pattern is not None:
        fact = report.facts.of(pattern.text)
    if fact is None or pattern is None:
        return ()
    return (
        Evidence(
            obligation=obligation.id,
            start=fact.start,
            end=fact.end,
            digest=digest(report.text[fact.start : fact.end]),
            part=Part.PREAMBLE,
            path=(),
            strength=Strength.RESULT,
            polarity=Polarity.DONE,
            rule=pattern.text,
            line=pattern.line,
            terms=(fact.words,),
            reasons=(f"stated:{fact.words}",),
            source=Source.RULE,
        ),
    )
