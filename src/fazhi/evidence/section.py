"""Duties to have a part at all: there the part as a whole is the evidence."""

from collections.abc import Iterator
from itertools import groupby

from fazhi.evidence.clauses import clauses_of
from fazhi.evidence.grammar import Grammar
from fazhi.evidence.quote import select
from fazhi.model.evidence import Evidence, Found, Polarity, Shortfall, Strength
from fazhi.model.obligation import Obligation, Pattern
from fazhi.model.reason import Reason, ReasonKind
from fazhi.model.report import Heading, Part, Passage, PassageKind, Report
from fazhi.patterns import Matcher

_POLARITY = {Part.PLANS: Polarity.PLANNED, Part.SHORTCOMINGS: Polarity.ADMITTED}
_BODY = {PassageKind.SENTENCE, PassageKind.ROW}


def search_section(report: Report, obligation: Obligation, subjects: Matcher, grammar: Grammar) -> Found:
    """The stretches of the part that the obligation asks for, if the report is about the rule of law at all."""
    pattern = _subject(report, obligation, subjects)
    if pattern is None:
        return Found()
    stretches = list(_stretches(report, obligation))
    evidence = tuple(_evidence(report, obligation, pattern, stretch, grammar) for stretch in stretches)
    if evidence:
        return Found(evidence)
    heading = next((item for item in report.headings if item.part is obligation.evidence.section), None)
    if heading is None:
        return Found()
    where = (heading.part, (heading.step,))
    selector = select(report, heading.start, heading.end, where, (obligation, pattern))
    return Found((), (selector.near_miss(Shortfall.HEADING, ""),))


def _subject(report: Report, obligation: Obligation, subjects: Matcher) -> Pattern | None:
    """The pattern that the title or a heading of the part meets; a report on other matters meets none."""
    headings = [_read(report, item) for item in report.headings if item.part is obligation.evidence.section]
    titles = [_read(report, item) for item in report.passages if item.kind is PassageKind.TITLE]
    texts = [text for text in (report.title, *titles, *headings) if text]
    met = {match.use.number: match.use for text in texts for match in subjects.matches(text)}
    return next((met[number].pattern for number in sorted(met) if met[number].obligation is obligation), None)


def _read(report: Report, item: Heading | Passage) -> str:
    """The words of a heading or passage as they are matched."""
    return report.normal.text[report.normal.to_normal(item.start) : report.normal.to_normal(item.end)]


def _stretches(report: Report, obligation: Obligation) -> Iterator[list[Passage]]:
    """Runs of passages of the part that hold more than headings."""
    for part, run in groupby(report.passages, key=lambda passage: passage.part):
        body = [passage for passage in run if passage.kind in _BODY]
        if part is obligation.evidence.section and body:
            yield body


def _evidence(
    report: Report, obligation: Obligation, pattern: Pattern, stretch: list[Passage], grammar: Grammar
) -> Evidence:
    part, path = stretch[0].part, stretch[0].path[:1]
    selector = select(report, stretch[0].start, stretch[-1].end, (part, path), (obligation, pattern))
    strength, reason = _strength(report, stretch, grammar)
    return selector.evidence(strength, _POLARITY.get(part, Polarity.DONE), (reason,))


def _strength(report: Report, stretch: list[Passage], grammar: Grammar) -> tuple[Strength, Reason]:
    """A measure if anything concrete is told, of a shortcoming its cause; an assertion if all is general."""
    for passage in stretch:
        if passage.part is Part.SHORTCOMINGS:
            if cause := grammar.cause.search(_read(report, passage)):
                return Strength.MEASURE, Reason(ReasonKind.CAUSE, cause[0])
            continue
        for clause in clauses_of(report, passage, grammar):
            if clause.act:
                return Strength.MEASURE, Reason(ReasonKind.VERB, clause.act)
    lacking = ReasonKind.NO_CAUSE if stretch[0].part is Part.SHORTCOMINGS else ReasonKind.NO_ACT
    return Strength.ASSERTION, Reason(lacking)
