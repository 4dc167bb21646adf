"""A heading, or a sentence, lends its subject to the sentence right behind it, if that names no duty of its own."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Set

from fazhi.evidence.clauses import Clause, clauses_of
from fazhi.evidence.figures import number_with_unit
from fazhi.evidence.grammar import Grammar
from fazhi.evidence.polarity import denied_at
from fazhi.evidence.quote import original, select
from fazhi.evidence.sentence import Sentence
from fazhi.evidence.surroundings import Surroundings
from fazhi.model.evidence import Evidence, NearMiss, Shortfall, Strength
from fazhi.model.obligation import Catalogue, Obligation, Pattern
from fazhi.model.reason import Reason, ReasonKind
from fazhi.model.report import Passage, PassageKind, Report

_COUNTING = re.compile("^(?:其中|今年|全年|本年度?|一年来|年内|截至|目前|累计|总共|共|先后|现已|已)")
"""How a sentence begins that goes on counting what the one before spoke of."""


def lend(
    report: Report,
    lenders: Iterable[NearMiss | Evidence],
    told: Set[int],
    catalogue: Catalogue,
    grammar: Grammar,
    around: Surroundings,
) -> Iterator[Evidence]:
    """Evidence in sentences behind headings that name a duty, and behind sentences that speak of one.

    Args:
        report: The report searched.
        lenders: Its evidence and its near misses; of these only the ones that stand in headings count.
        told: Starts of the passages that speak of some duty themselves.
        catalogue: Where the obligations are.
        grammar: Its grading words, compiled.
        around: What the report's sentences are read by.
    """
    starts = [passage.start for passage in report.passages]
    read: dict[int, Sentence] = {}
    for item in lenders:
        below = bisect_left(starts, item.end)
        if below == len(starts) or (isinstance(item, NearMiss) and item.shortfall is not Shortfall.HEADING):
            continue
        passage, obligation = report.passages[below], catalogue.obligation(item.obligation)
        if passage.kind is not PassageKind.SENTENCE or passage.start in told or not obligation:
            continue
        if isinstance(item, NearMiss) or _goes_on(report, passage, item):
            sentence = read.get(below) or read.setdefault(
                below, Sentence(passage, clauses_of(report, passage, grammar), grammar, around)
            )
            yield from _counted(report, sentence, item, obligation)


def _goes_on(report: Report, passage: Passage, before: Evidence) -> bool:
    """Whether a sentence goes on counting what the evidence before it told of."""
    if (
        before.strength is Strength.RESULT
        or passage.path != before.path
        or "\n" in report.text[before.end : passage.start]
    ):
        return False
    return _COUNTING.match(report.text[passage.start : passage.end]) is not None


def _counted(
    report: Report, sentence: Sentence, lender: NearMiss | Evidence, obligation: Obligation
) -> Iterator[Evidence]:
    """The sentence's first clause with a figure of the duty, as evidence for it."""
    passage = sentence.passage
    for number, clause in enumerate(sentence.clauses):
        figure = _figure(clause, obligation)
        if figure and passage.part in obligation.evidence.parts and not sentence.other_period(number):
            polarity, why = sentence.polarity(number, denied_at(sentence, number))
            lent = Reason(ReasonKind.LENT, report.text[lender.start : lender.end])
            start, end = original(report, (clause.start, clause.end))
            pattern = Pattern(lender.rule, lender.line)
            selector = select(report, start, end, (passage.part, passage.path), (obligation, pattern))
            yield selector.evidence(Strength.RESULT, polarity, (figure, lent, *([why] if why else ())))
            return


def _figure(clause: Clause, obligation: Obligation) -> Reason | None:
    counted = clause.counted(obligation.evidence.figures, governed=False)
    if not counted:
        return None
    figure, unit = counted[0]
    return Reason(ReasonKind.FIGURE, number_with_unit(figure, clause.text, unit))
