"""What the clauses beside a match's own show for its duty, where its own goes on with theirs or only opens them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from fazhi.evidence.clauses import Clause
from fazhi.evidence.figures import number_with_unit
from fazhi.evidence.sentence import Sentence
from fazhi.model.reason import Reason, ReasonKind
from fazhi.patterns import Match

_COUNT_AT_END = re.compile(r"\d[余多]?[^\d，（）]{1,2}$")
_REACH = 2
"""How many clauses away from the match's own."""


class Beside(NamedTuple):
    """What a neighbouring clause shows."""

    reason: Reason
    """With the distance of the clause."""
    clause: Clause


def figure_before(sentence: Sentence, match: Match) -> Beside | None:
    """The last figure of the duty in a clause that the match's own goes on with: 挑出六件大事，列成名册.

    What meetings took up goes on with how many there were, whatever else they are told for: 召开会议6次，听取汇报.
    """
    if found := _meetings_before(sentence, match):
        return found
    for away, clause in _before(sentence, match):
        if counted := clause.counted(match.use.obligation.evidence.figures):
            figure, unit = counted[-1]
            return Beside(Reason(ReasonKind.FIGURE_BESIDE, number_with_unit(figure, clause.text, unit), away), clause)
    return None


def act_beside(sentence: Sentence, number: int, match: Match) -> Beside | None:
    """An act in a clause that the match's own goes on with, or opens: 针对甲事，逐项细化."""
    for away, clause in (*_before(sentence, match), *_behind(sentence, number, match)):
        if clause.concrete:
            return Beside(Reason(ReasonKind.ACT_BESIDE, clause.concrete, away), clause)
    return None


def _meetings_before(sentence: Sentence, match: Match) -> Beside | None:
    """The number of meetings in the clause before one that only says what they took up."""
    first = sentence.clause_at(match.start)
    own, before = sentence.clauses[first], sentence.clauses[first - 1]
    if not first or before.closing != "，" or not sentence.grammar.taken_up.match(own.bare):
        return None
    counted = before.counted(match.use.obligation.evidence.figures)
    if not counted or not sentence.grammar.meetings.search(before.bare):
        return None
    figure, unit = counted[-1]
    return Beside(Reason(ReasonKind.FIGURE_BESIDE, number_with_unit(figure, before.text, unit), -1), before)


def _before(sentence: Sentence, match: Match) -> Iterator[tuple[int, Clause]]:
    """The clauses before one that goes on with them, the nearest first, as far as they speak of no duty."""
    first, grammar = sentence.clause_at(match.start), sentence.grammar
    own = sentence.clauses[first]
    said = match.end - own.start
    if own.general(said) or not grammar.goes_on.search(own.bare[:said]):
        return
    for away in range(1, min(_REACH, first) + 1):
        clause = sentence.clauses[first - away]
        if clause.closing != "，" or (sentence.duties(clause) and not (away == 1 and _of_all(own, clause))):
            return
        yield -away, clause


def _of_all(own: Clause, before: Clause) -> bool:
    """Whether a clause says something of all that the one before it counts at its end: 诉讼3件，均由负责人出庭."""
    return own.grammar.each.match(own.bare) is not None and _COUNT_AT_END.search(before.text) is not None


def _behind(sentence: Sentence, number: int, match: Match) -> Iterator[tuple[int, Clause]]:
    """The clauses behind one that only says what they deal with, the nearest first, as far as they speak of no duty.

    Of one that says something of its own, but not in general words, the next may tell how it was done.
    """
    own, grammar = sentence.clauses[number], sentence.grammar
    opens = grammar.opens.match(own.bare) is not None
    if not opens and own.general(len(own.text)):
        return
    for away in range(1, min(_REACH if opens else 1, len(sentence.clauses) - number - 1) + 1):
        clause = sentence.clauses[number + away]
        if sentence.clauses[number + away - 1].closing != "，" or sentence.duties(clause):
            return
        if opens or (_again(sentence, match, clause) and not grammar.effected.fullmatch(clause.concrete or "")):
            yield away, clause


def _again(sentence: Sentence, match: Match, clause: Clause) -> bool:
    """Whether a clause has two characters running of the words of a match."""
    said = sentence.clauses
    words = (said[sentence.clause_at(start)] for start, _ in match.spans)
    parts = (
        own.text[start - own.start : end - own.start] for own, (start, end) in zip(words, match.spans, strict=True)
    )
    return any(part[at : at + 2] in clause.text for part in parts for at in range(len(part) - 1))
