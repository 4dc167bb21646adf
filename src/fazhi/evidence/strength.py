"""How strong a match is: mention, assertion, measure or result, by which words, and why not stronger."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from fazhi.evidence.clauses import Clause
from fazhi.evidence.figures import Figure, names, number_with_unit, said
from fazhi.evidence.guards import Beside, act_beside, aimed, counts_again, figure_before, guarded, placed
from fazhi.evidence.sentence import Sentence
from fazhi.model.evidence import Polarity, Shortfall, Strength
from fazhi.model.reason import Reason, ReasonKind
from fazhi.model.report import PassageKind
from fazhi.patterns import Match, Role

_MORE = 2
"""Characters that a clause must hold beside a stretch of words to say anything of it."""
_LABEL = 12
"""Characters of the longest name before a colon."""
_COUNT = 10
"""Characters of the longest number with its unit behind a colon."""
_GOVERNED = 3
"""How many clauses behind its own a duty may look for its figures in."""


class Grade(NamedTuple):
    """What a match is worth."""

    strength: Strength
    reason: Reason | None
    """What settled it; None for an assertion, which nothing in particular makes one."""
    end: int
    """Offset in the normalised text behind the last clause that belongs to the evidence."""
    start: int | None = None
    """Where an earlier clause than the match's own that belongs to it begins."""
    shortfall: Shortfall | None = None
    """Set where the strength is a mention only."""


def grade(sentence: Sentence, number: int, match: Match) -> Grade:
    """Grade a match whose last segment lies in clause `number` of its sentence."""
    clause = sentence.clauses[number]
    return (
        _mention_by_place(sentence, clause, match)
        or _mention_by_guard(clause, guarded(clause, match) or placed(sentence, number, match))
        or _result(sentence, number, match)
        or _mention_by_words(clause, match)
        or _mention_by_guard(clause, _aimed(sentence, number, match))
        or _beside(Strength.RESULT, clause, figure_before(sentence, match))
        or _measure(clause, match)
        or _beside(Strength.MEASURE, clause, act_beside(sentence, number, match))
        or _described(sentence, number, match)
        or Grade(Strength.ASSERTION, None, clause.end)
    )


def is_label(clause: Clause) -> bool:
    """Whether a clause is but the name, before a colon, of what is told behind it: 公职律师：新增2名."""
    return clause.closing == "：" and len(clause.text) <= _LABEL and not (clause.act or clause.figures)


def _counts_named(clause: Clause, behind: Clause) -> bool:
    """Whether nothing but a number stands behind a colon: 评查行政执法案卷：40卷."""
    figures = behind.figures
    return clause.closing == "：" and len(figures) == 1 and not figures[0].start and len(behind.text) <= _COUNT


def _mention_by_place(sentence: Sentence, clause: Clause, match: Match) -> Grade | None:
    """A heading or a document's title shows no act, unless the clause issues that document or says it is observed."""
    if sentence.passage.kind in {PassageKind.HEADING, PassageKind.TITLE}:
        return Grade(Strength.MENTION, Reason(ReasonKind.HEADING), clause.end, shortfall=Shortfall.HEADING)
    if not clause.titles:
        return None
    titles = [clause.within_title(start - clause.start, end - clause.start) for start, end in match.spans]
    title = titles[0]
    if title is None or None in titles:
        return None
    if verb := clause.issued(title):
        return Grade(Strength.RESULT, Reason(ReasonKind.DOCUMENT, verb), clause.end)
    if clause.observed(title):
        return Grade(Strength.ASSERTION, None, clause.end)
    words = clause.text[title[0] : title[1]]
    return Grade(Strength.MENTION, Reason(ReasonKind.TITLE, words), clause.end, shortfall=Shortfall.IN_TITLE)


def _mention_by_guard(clause: Clause, reason: Reason | None) -> Grade | None:
    """What is no support because the words are part of something else."""
    return None if reason is None else Grade(Strength.MENTION, reason, clause.end, shortfall=Shortfall.MENTION_ONLY)


def _aimed(sentence: Sentence, number: int, match: Match) -> Reason | None:
    """The end that a clause only tells of; of what is promised or lacking the end is the promise or the lack."""
    return aimed(sentence.clauses[number], match, behind=number > 0) if _done(sentence, number) else None


def _done(sentence: Sentence, number: int) -> bool:
    """Whether a clause tells of what was done, and denies nothing."""
    return sentence.polarity(number)[0] is Polarity.DONE and not sentence.clauses[number].denials


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
        if governed and sentence.other_period(at := sentence.clause_at(clause.start)):
            continue
        if governed and sentence.planned(at) and not sentence.planned(number):
            break
        reason = _figure(sentence, clause, match, governed) or _outcome(clause, match, governed)
        if reason:
            end = max(clause.end, sentence.clauses[number].end)
            found = Grade(Strength.RESULT, found.reason if found else reason, end)
        elif found:
            break
    return found


def reach(sentence: Sentence, number: int, match: Match) -> Iterator[Clause]:
    """The clauses that hold words of the match, and those behind that have no duty of their own.

    Where the last of them is general, it tells of another act than those before: 审查文件28件，及时做好备案. Behind
    them one may count the match's own matter, though in words of another duty.
    """
    own = sentence.clauses[number]
    if match.start < own.start and not own.general(match.end - own.start):
        held = {sentence.clause_at(start) for start, _ in match.spans}
        yield from (sentence.clauses[at] for at in sorted(held - {number}))
    yield own
    parted = False
    for clause in sentence.asked(_going_on, number):
        here = sentence.duties(clause)
        other = bool(here) and match.use.obligation.id not in here
        if not (parted or other) or counts_again(sentence, match, clause):
            yield clause
        parted = parted or other


def _going_on(sentence: Sentence, number: int) -> list[Clause]:
    """The clauses behind one that go on with it: without a deed of their own, or what speaks against it."""
    found: list[Clause] = []
    for before, clause in pairwise(sentence.clauses[number : number + 1 + _GOVERNED]):
        label = (not found and (is_label(before) or _counts_named(before, clause))) or _in_row(sentence, number)
        if not (label or before.closing == "，") or _turns(sentence, clause) or (clause.own_deed and not label):
            break
        found.append(clause)
    return found


def _in_row(sentence: Sentence, number: int) -> bool:
    """Whether a clause is a cell that but names what the cells behind it tell."""
    own = sentence.clauses[number]
    return sentence.passage.kind is PassageKind.ROW and not (own.act or own.figures)


def _turns(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause begins to say what speaks against the one before: 成立专班，但只有1人."""
    return sentence.grammar.polar.denials.deny_stop.match(clause.text) is not None


def _figure(sentence: Sentence, clause: Clause, match: Match, governed: bool) -> Reason | None:
    """The first figure of a clause that belongs to the match's duty."""
    if not clause.figures:
        return None if governed else _summed(clause, match)
    figures = clause.counted(match.use.obligation.evidence.figures)
    if governed and counts_again(sentence, match, clause):
        return Reason(ReasonKind.FIGURE, number_with_unit(figures[0][0], clause.text, figures[0][1]))
    if not figures and not governed and sentence.duties(clause) <= {match.use.obligation.id}:
        figures = clause.counted_anyhow
    unclaimed = _from_there(sentence, clause, match)
    first = bisect_left(figures, unclaimed, key=lambda item: item[0].start)
    if first == len(figures):
        return None if governed else _summed(clause, match)
    figure, unit = figures[first]  # if another duty claims this one, it claims those behind it too
    if _claimed(sentence, clause, figure, match):
        return None
    return Reason(ReasonKind.FIGURE, number_with_unit(figure, clause.text, unit))


def _summed(clause: Clause, match: Match) -> Reason | None:
    """A number that sums up what was listed, if what it counts are words of the match: 等7个预案."""
    for figure, unit in clause.summed(match.use.obligation.evidence.figures):
        if not figure.spelled and figure.end + len(unit) in {start - clause.start for start, _ in match.spans}:
            return Reason(ReasonKind.FIGURE, number_with_unit(figure, clause.text, unit))
    return None


def _from_there(sentence: Sentence, clause: Clause, match: Match) -> int:
    """Where the figures of a clause begin that can be the match's: behind another duty, unless one serves them all."""
    if len(clause.figures) == 1 and _heads(sentence, clause):
        return 0
    return sentence.last_other(match.start, match.use.obligation.id) - clause.start


def _heads(sentence: Sentence, clause: Clause) -> bool:
    """Whether the figure of a clause stands before whatever duty begins in it."""
    return not sentence.begun(clause.start, clause.start + clause.figures[0].start)


def _outcome(clause: Clause, match: Match, governed: bool) -> Reason | None:
    """Words of a checkable outcome behind the match in its clause, or anywhere in a governed one."""
    words = clause.outcome(0 if governed else max(0, match.start - clause.start))
    return Reason(ReasonKind.OUTCOME, words) if words else None


def _claimed(sentence: Sentence, clause: Clause, figure: Figure, match: Match) -> bool:
    """Whether another duty stands nearer to the figure: 建议162件、提案112件."""
    at, own = clause.start + figure.start, match.use.obligation.id
    if len(clause.figures) == 1 and _heads(sentence, clause):
        return False
    if match.start >= at:
        return sentence.other_between(at + 1, match.start, own)
    number = bisect_left(clause.figure_starts, match.end - clause.start)
    first = clause.start + clause.figure_starts[number] if number < len(clause.figures) else at
    return first < at and sentence.other_between(max(first + 1, match.end), at, own)


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
            return Grade(Strength.MENTION, Reason(kind, words), clause.end, shortfall=Shortfall.MENTION_ONLY)
    return None


def _measure(clause: Clause, match: Match) -> Grade | None:
    """An act in the clause, which its day makes a result, or a wording that is a measure of itself."""
    if match.use.role is Role.MEASURE:
        return Grade(Strength.MEASURE, Reason(ReasonKind.MEASURE, _words(clause, match)), clause.end)
    if clause.day and (clause.act or clause.event):
        return Grade(Strength.RESULT, Reason(ReasonKind.DATE, clause.day), clause.end)
    return Grade(Strength.MEASURE, Reason(ReasonKind.VERB, clause.act), clause.end) if clause.act else None


def _described(sentence: Sentence, number: int, match: Match) -> Grade | None:
    """A deed told in no general words, by none of the known acts: 一律三审三校, 拿到党委会上研究.

    General words reach as far as the clause behind that of theirs: 严格落实制度，对低风险事项容缺受理.
    """
    first = sentence.clause_at(match.start)
    told = sentence.clauses[first : number + 1]
    if _is_whole(told[-1], match) or not _done(sentence, number) or any(item.asserts and not item.act for item in told):
        return None
    before = sentence.clauses[first - 1] if first else None
    if before is not None and before.closing == "，" and before.general(len(before.bare)):
        return None
    return Grade(Strength.MEASURE, Reason(ReasonKind.DESCRIBED), sentence.clauses[number].end)


def _is_whole(clause: Clause, match: Match) -> bool:
    """Whether one stretch of words is all that a clause holds, which then only names: 应急值守."""
    return len(match.spans) == 1 and len(clause.text) - (match.end - match.start) < _MORE


def _beside(strength: Strength, clause: Clause, found: Beside | None) -> Grade | None:
    """The grade by what a neighbouring clause shows, which then belongs to the evidence."""
    if found is None:
        return None
    start = found.clause.start if found.reason.away < 0 else None
    return Grade(strength, found.reason, max(clause.end, found.clause.end), start=start)


def _words(clause: Clause, match: Match) -> str:
    return "…".join(clause.text[start - clause.start : end - clause.start] for start, end in match.spans)


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
            figure, grammar = clause.figures[0], clause.grammar
            if names(figure, clause.text, grammar.figures):
                return Reason(ReasonKind.NAMING_FIGURE, clause.text[figure.start : figure.end + 1])
            return Reason(ReasonKind.OTHER_FIGURE, said(figure, clause.text, grammar.figures.counting))
    for clause in clauses:
        if clause.vague:
            return Reason(ReasonKind.VAGUE, clause.vague)
    return Reason(ReasonKind.NO_FIGURE)
