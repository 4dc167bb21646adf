"""Duties that the report as a whole answers: with a part it has, or with a fact stated of it, as when it came out."""

from collections.abc import Iterator
from itertools import groupby

from fazhi.evidence.about import About, Subject, passage_text
from fazhi.evidence.clauses import clauses_of
from fazhi.evidence.grammar import Grammar
from fazhi.evidence.leaders import Leaders
from fazhi.evidence.quote import select
from fazhi.model.evidence import Evidence, Found, NearMiss, Polarity, Shortfall, Strength
from fazhi.model.obligation import Obligation
from fazhi.model.reason import Reason, ReasonKind
from fazhi.model.report import Part, Passage, PassageKind, Report, Step

_POLARITY = {Part.PLANS: Polarity.PLANNED, Part.SHORTCOMINGS: Polarity.ADMITTED}
_BODY = {PassageKind.SENTENCE, PassageKind.ROW}


def search_section(
    report: Report, obligation: Obligation, about: About, leaders: Leaders, grammar: Grammar, known: dict[str, str]
) -> Found:
    """The stretches of the part that the obligation asks for, if the report is about its matter at all.

    How the leaders performed may be told in paragraphs as well. `known` is kept for one report; see `About.subject`.
    """
    stretches = list(_stretches(report, obligation))
    subject = about.subject(report, obligation, known)
    if subject is None:
        return Found((), _chapter(report, obligation, stretches, Shortfall.OTHER_SUBJECT))
    evidence = tuple(_evidence(report, obligation, subject, stretch, grammar) for stretch in stretches)
    if not evidence and obligation.evidence.section is Part.LEADERSHIP:
        evidence = tuple(leaders.told(report, obligation, subject.pattern, about.words(obligation)))
    return Found(evidence, () if evidence else _chapter(report, obligation, stretches, Shortfall.HEADING))


def _chapter(
    report: Report, obligation: Obligation, stretches: list[list[Passage]], shortfall: Shortfall
) -> tuple[NearMiss, ...]:
    """The heading of the part, or what it begins with, as a near miss; nothing where there is no such part."""
    heading = next((item for item in report.headings if item.part is obligation.evidence.section), None)
    if heading is not None:
        start, end, part = heading.start, heading.end, heading.part
        path: tuple[Step, ...] = (heading.step,)
    elif stretches:
        first = stretches[0][0]
        start, end, part, path = first.start, first.end, first.part, first.path[:1]
    else:
        return ()
    pattern = obligation.evidence.about[0]
    return (select(report, start, end, (part, path), (obligation, pattern)).near_miss(shortfall, ""),)


def _stretches(report: Report, obligation: Obligation) -> Iterator[list[Passage]]:
    """Runs of passages of the part that hold more than headings."""
    for part, run in groupby(report.passages, key=lambda passage: passage.part):
        body = [passage for passage in run if passage.kind in _BODY]
        if part is obligation.evidence.section and body:
            yield body


def _evidence(
    report: Report, obligation: Obligation, subject: Subject, stretch: list[Passage], grammar: Grammar
) -> Evidence:
    part, path = stretch[0].part, stretch[0].path[:1]
    selector = select(report, stretch[0].start, stretch[-1].end, (part, path), (obligation, subject.pattern))
    strength, reason = _strength(report, stretch, grammar)
    reasons = (reason, Reason(ReasonKind.SUBJECT, subject.words)) if subject.words else (reason,)
    return selector.evidence(strength, _POLARITY.get(part, Polarity.DONE), reasons)


def _strength(report: Report, stretch: list[Passage], grammar: Grammar) -> tuple[Strength, Reason]:
    """A measure if anything concrete is told, of a shortcoming its cause; an assertion if all is general."""
    for passage in stretch:
        if passage.part is Part.SHORTCOMINGS:
            if cause := grammar.cause.search(passage_text(report, passage)):
                return Strength.MEASURE, Reason(ReasonKind.CAUSE, cause[0])
            continue
        for clause in clauses_of(report, passage, grammar):
            if clause.act:
                return Strength.MEASURE, Reason(ReasonKind.VERB, clause.act)
    lacking = ReasonKind.NO_CAUSE if stretch[0].part is Part.SHORTCOMINGS else ReasonKind.NO_ACT
    return Strength.ASSERTION, Reason(lacking)


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
