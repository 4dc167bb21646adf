"""What kept a piece of evidence from the next higher strength."""

from fazhi.evidence.sentence import Sentence
from fazhi.evidence.strength import Grade, reach
from fazhi.model.evidence import Strength
from fazhi.model.reason import Reason, ReasonKind
from fazhi.patterns import Match


def short_of(sentence: Sentence, number: int, match: Match, graded: Grade) -> tuple[Reason, ...]:
    """Why an assertion is no measure and a measure no result; empty for a result."""
    if graded.strength is Strength.ASSERTION:
        return (Reason(ReasonKind.NO_ACT), _no_result(sentence, number, match))
    return (_no_result(sentence, number, match),) if graded.strength is Strength.MEASURE else ()


def _no_result(sentence: Sentence, number: int, match: Match) -> Reason:
    """The number that does not count, the vague quantity, or that there is none."""
    clauses = list(reach(sentence, number, match))
    for clause in clauses:
        if clause.figures:
            first = clause.figures[0]
            return Reason(ReasonKind.OTHER_FIGURE, clause.text[first.start : first.end + 2])
    for clause in clauses:
        if clause.vague:
            return Reason(ReasonKind.VAGUE, clause.vague)
    return Reason(ReasonKind.NO_FIGURE)
