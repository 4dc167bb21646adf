"""A heading lends its subject to the sentence right below it, when that sentence names no duty of its own."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Set

from fazhi.evidence.clauses import Clause, split
from fazhi.evidence.figures import number_with_unit, unit_of
from fazhi.evidence.grammar import Grammar
from fazhi.evidence.quote import digest, original
from fazhi.evidence.sentence import Sentence
from fazhi.model.evidence import Evidence, NearMiss, Polarity, Shortfall, Source, Strength
from fazhi.model.obligation import Catalogue, Obligation
from fazhi.model.report import Passage, PassageKind, Report


def lend(
    report: Report, near: Iterable[NearMiss], told: Set[int], catalogue: Catalogue, grammar: Grammar
) -> Iterator[Evidence]:
    """Evidence in sentences under headings that name a duty.

    Args:
        report: The report searched.
        near: Its near misses; only those that stand in headings count.
        told: Starts of the passages that speak of some duty themselves.
        catalogue: Where the obligations are.
        grammar: Its grading words, compiled.
    """
    starts = [passage.start for passage in report.passages]
    for item in near:
        below = bisect_left(starts, item.end)
        if item.shortfall is not Shortfall.HEADING or below == len(starts):
            continue
        passage, obligation = report.passages[below], catalogue.obligation(item.obligation)
        if passage.kind is PassageKind.SENTENCE and passage.start not in told and obligation:
            yield from _counted(report, passage, item, obligation, grammar)


def _counted(
    report: Report, passage: Passage, heading: NearMiss, obligation: Obligation, grammar: Grammar
) -> Iterator[Evidence]:
    """The sentence's first clause with a figure of the duty, as evidence for it."""
    start, end = report.normal.to_normal(passage.start), report.normal.to_normal(passage.end)
    sentence = Sentence(passage, split(report.normal.text[start:end], start, grammar), grammar, report.year)
    for number, clause in enumerate(sentence.clauses):
        figure = _figure(clause, obligation)
        if figure and passage.part in obligation.evidence.parts and not sentence.other_period(number):
            yield _evidence(report, passage, heading, clause, (figure, *sentence.polarity(number)))
            return


def _figure(clause: Clause, obligation: Obligation) -> str | None:
    for figure in clause.figures:
        if unit := unit_of(figure, clause.text, obligation.evidence.figures):
            return f"figure:{number_with_unit(figure, clause.text, unit)}"
    return None


def _evidence(
    report: Report, passage: Passage, heading: NearMiss, clause: Clause, graded: tuple[str, Polarity, str]
) -> Evidence:
    figure, polarity, why = graded
    start, end = original(report, (clause.start, clause.end))
    lent = f"lent:{report.text[heading.start : heading.end]}"
    return Evidence(
        obligation=heading.obligation,
        start=start,
        end=end,
        digest=digest(report.text[start:end]),
        part=passage.part,
        path=passage.path,
        strength=Strength.RESULT,
        polarity=polarity,
        rule=heading.rule,
        line=heading.line,
        terms=(),
        reasons=tuple(reason for reason in (figure, lent, why) if reason),
        source=Source.RULE,
    )
