"""How strong a match is: mention, assertion, measure or result, and by which words."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from fazhi.evidence.clauses import Clause
from fazhi.evidence.figures import Figure, number_with_unit
from fazhi.evidence.sentence import Sentence
from fazhi.model.evidence import Shortfall, Strength
from fazhi.model.reason import Reason, ReasonKind
from fazhi.model.report import PassageKind
from fazhi.patterns import Match, Role

_GOVERNED = 3
"""How many clauses behind its own a duty may look for its figures in."""


class Grade(NamedTuple):
    """What a match is worth."""

    strength: Strength
    reason: Reason | None
    """What settled it; None for an assertion, which nothing in particular makes one."""
    end: int
    """Offset in the normalised text behind the last clause that belongs to the evidence."""
    shortfall: Shortfall | None = None
    """Set where the strength is a mention only."""


def grade(sentence: Sentence, number: int, match: Match) -> Grade:
    """Grade a match whose last segment lies in clause `number` of its sentence."""
    clause = sentence.clauses[number]
    return (
        _mention_by_place(sentence, clause, match)
        or _result(sentence, number, match)
        or _mention_by_words(clause, match)
        or _measure(clause, match)
        or Grade(Strength.ASSERTION, None, clause.end)
    )


def _mention_by_place(sentence: Sentence, clause: Clause, match: Match) -> Grade | None:
    """A heading or a document's title shows no act, unless the clause issues that document."""
    if sentence.passage.kind in {PassageKind.HEADING, PassageKind.TITLE}:
        return Grade(Strength.MENTION, Reason(ReasonKind.HEADING), clause.end, Shortfall.HEADING)
    titles = [clause.within_title(start - clause.start, end - clause.start) for start, end in match.spans]
    title = titles[0]
    if title is None or None in titles:
        return None
    if verb := clause.issued(title):
        return Grade(Strength.RESULT, Reason(ReasonKind.DOCUMENT, verb), clause.end)
    words = clause.text[title[0] : title[1]]
    return Grade(Strength.MENTION, Reason(ReasonKind.TITLE, words), clause.end, Shortfall.IN_TITLE)


def _result(sentence: Sentence, number: int, match: Match) -> Grade | None:
    """A figure of the duty, a document issued, or an outcome that can be checked."""
    clause = sentence.clauses[number]
    if match.use.role is Role.RESULT:
        return Grade(Strength.RESULT, Reason(ReasonKind.OUTCOME, _words(clause, match)), clause.end)
    if clause.issuing:
        return Grade(Strength.RESULT, Reason(ReasonKind.DOCUMENT, clause.issuing), clause.end)
    return _counted(sentence, number, match)


def _counted(sentence: Sentence, number: int, match: Match) -> Grade | None:
    """A figure or outcome in the match's own clause or in those that it governs, up to the last that holds one."""
    found: Grade | None = None
    for clause in reach(sentence, number, match):
        governed = clause is not sentence.clauses[number]
        if governed and sentence.other_period(sentence.clause_at(clause.start)):
            continue
        reason = _figure(sentence, clause, match, governed) or _outcome(clause, match, governed)
        if reason:
            end = max(clause.end, sentence.clauses[number].end)
            found = Grade(Strength.RESULT, found.reason if found else reason, end)
        elif found:
            break
    return found


def reach(sentence: Sentence, number: int, match: Match) -> Iterator[Clause]:
    """The match's clause and those behind it that have no duty of their own."""
    yield from sentence.clauses[sentence.clause_at(match.start) : number + 1]
    for before, clause in pairwise(sentence.clauses[number : number + 1 + _GOVERNED]):
        if before.closing != "，" or _has_own_subject(sentence, clause, match):
            return
        yield clause


def _figure(sentence: Sentence, clause: Clause, match: Match, governed: bool) -> Reason | None:
    """The first figure of a clause that belongs to the match's duty."""
    figures = clause.counted(match.use.obligation.evidence.figures, governed=governed)
    unclaimed = sentence.last_other(match.start, match.use.obligation.id) - clause.start
    first = bisect_left(figures, unclaimed, key=lambda item: item[0].start)
    if first == len(figures):
        return None
    figure, unit = figures[first]  # if another duty claims this one, it claims those behind it too
    if _claimed(sentence, clause, figure, match):
        return None
    return Reason(ReasonKind.FIGURE, number_with_unit(figure, clause.text, unit))


def _outcome(clause: Clause, match: Match, governed: bool) -> Reason | None:
    """Words of a checkable outcome behind the match in its clause, or anywhere in a governed one."""
    words = clause.outcome(0 if governed else max(0, match.start - clause.start))
    return Reason(ReasonKind.OUTCOME, words) if words else None


def _claimed(sentence: Sentence, clause: Clause, figure: Figure, match: Match) -> bool:
    """Whether another duty stands nearer to the figure: 建议162件、提案112件."""
    at, own = clause.start + figure.start, match.use.obligation.id
    if match.start >= at:
        return sentence.other_between(at + 1, match.start, own)
    number = bisect_left(clause.figure_starts, match.end - clause.start)
    first = clause.start + clause.figure_starts[number] if number < len(clause.figures) else at
    return first < at and sentence.other_between(max(first + 1, match.end), at, own)


def _has_own_subject(sentence: Sentence, clause: Clause, match: Match) -> bool:
    """Whether a clause behind the match's own speaks of other duties only, or tells of a deed of its own."""
    here = sentence.duties(clause)
    return (bool(here) and match.use.obligation.id not in here) or clause.own_deed


def _mention_by_words(clause: Clause, match: Match) -> Grade | None:
    """A slogan, an evaluation, or a ground on which something else was done."""
    if match.use.role is Role.MEASURE or clause.act:
        return None
    for kind, words in (
        (ReasonKind.SLOGAN, clause.slogan),
        (ReasonKind.EVALUATION, clause.evaluation(max(0, match.end - clause.start))),
        (ReasonKind.GROUND, clause.ground),
    ):
        if words is not None:
            return Grade(Strength.MENTION, Reason(kind, words), clause.end, Shortfall.MENTION_ONLY)
    return None


def _measure(clause: Clause, match: Match) -> Grade | None:
    """An act in the clause, which its day makes a result, or a wording that is a measure of itself."""
    if match.use.role is Role.MEASURE:
        return Grade(Strength.MEASURE, Reason(ReasonKind.MEASURE, _words(clause, match)), clause.end)
    if clause.day and (clause.act or clause.event):
        return Grade(Strength.RESULT, Reason(ReasonKind.DATE, clause.day), clause.end)
    return Grade(Strength.MEASURE, Reason(ReasonKind.VERB, clause.act), clause.end) if clause.act else None


def _words(clause: Clause, match: Match) -> str:
    return "…".join(clause.text[start - clause.start : end - clause.start] for start, end in match.spans)
