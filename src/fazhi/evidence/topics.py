"""The topics that headings and the text before it give to a passage.

A heading, or a sentence, lends its subject to the sentence right behind it as well, where no other duty lies nearer.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from fazhi.evidence.clauses import Clause, clauses_of
from fazhi.evidence.figures import number_with_unit
from fazhi.evidence.grammar import Grammar
from fazhi.evidence.ngrams import bigrams
from fazhi.evidence.polarity import denied_at
from fazhi.evidence.quote import original, select
from fazhi.evidence.sentence import Sentence
from fazhi.evidence.surroundings import Surroundings
from fazhi.expressions import any_of
from fazhi.model.evidence import Evidence, NearMiss, Shortfall, Strength
from fazhi.model.obligation import Catalogue, Obligation, Pattern
from fazhi.model.reason import Reason, ReasonKind
from fazhi.model.report import Passage, PassageKind, Report, Step

_REACH: Final = 250
"""Characters of a paragraph for which what it speaks of stays its topic."""
_STOPS = "。：:；; \u3000"
_LABEL = re.compile("[：:]")
_LONGEST = 12
"""Characters of a label, with the sign behind it."""
_VERB = 2
"""Characters between them that are a verb without an object: 法务组年内经手88件."""


class Topic(NamedTuple):
    """A topic of a duty where it is spoken of."""

    start: int
    """In the untouched text."""
    words: str
    passage: Passage

    def lent(self, passage: Passage, start: int) -> tuple[Reason, Reason]:
        """The reasons of what stands at an offset and has its subject from here: the words, and from how far."""
        where = ReasonKind.HEAD if passage is self.passage else ReasonKind.TOPIC
        away = start - self.start - len(self.words)
        return Reason(where, self.words), Reason(ReasonKind.DISTANCE, str(away))


class Bare(NamedTuple):
    """What a heading or a label may consist of that then gives its topic to what stands below it or behind it."""

    duties: Mapping[str, Sequence[Obligation]]
    """By the words of their subject, those that have wordings too common to speak of them anywhere else."""
    common: re.Pattern[str]
    """What may stand about these words: 行政复议工作."""

    def of(self, title: str, report: Report) -> Iterator[str]:
        """The duties of a report's unit that such a title names."""
        for duty in self.duties.get(self.common.sub("", title.strip(_STOPS)), ()):
            if report.unit_kind in duty.applies_to:
                yield duty.id


def compile_bare(catalogue: Catalogue) -> Bare:
    """The subjects of a catalogue's duties that are words of their own, and not concepts."""
    found: dict[str, list[Obligation]] = defaultdict(list)
    for duty in catalogue.obligations:
        for subject in duty.evidence.subject if duty.evidence.on_topic else ():
            if subject.text.isalpha():
                found[subject.text].append(duty)
    return Bare(found, re.compile(any_of(catalogue.lexicon["said_of_all"])))


class Topics:
    """The topics of each duty met so far; passages are gone through in the order of the text."""

    def __init__(self, report: Report, bare: Bare) -> None:
        self._report = report
        self._bare = bare
        self._steps = {heading.start: heading.step for heading in report.headings}
        self._headed: dict[str, dict[tuple[Step | None, ...], Topic]] = defaultdict(dict)
        """By the headings down to the one that speaks, itself among them; of several such the first."""
        self._last: dict[str, Topic] = {}

    def note(self, obligation: str, passage: Passage, start: int, end: int) -> None:
        """A topic of a duty is spoken of in that range of the untouched text."""
        spoken = Topic(start, self._report.text[start:end], passage)
        if passage.kind is PassageKind.HEADING:
            self._headed[obligation].setdefault((*passage.path, self._steps.get(passage.start)), spoken)
        elif passage.kind is not PassageKind.TITLE:
            self._last[obligation] = spoken

    def note_bare(self, passage: Passage) -> None:
        """A heading, or a label before a colon, that is nothing but the subject of a duty is its topic: 行政复议."""
        step = self._steps.get(passage.start) if passage.kind is PassageKind.HEADING else None
        title = step.title if step else _LABEL.split(self._report.text[passage.start : passage.end][:_LONGEST])[0]
        for duty in self._bare.of(title, self._report):
            start = self._report.text.index(title, passage.start)
            self.note(duty, passage, start, start + len(title))

    def end(self, obligation: str) -> None:
        """A sentence says that there was none of a duty's topic: what follows is not about it."""
        self._last.pop(obligation, None)

    def known(self, obligation: str) -> bool:
        """Whether a topic of a duty was met at all."""
        return obligation in self._headed or obligation in self._last

    def at_hand(self, obligation: str, passage: Passage, start: int) -> Topic | None:
        """The words that make a duty the topic at an offset of a passage, if any do."""
        last = self._last.get(obligation)
        if last and last.start <= start <= last.start + _REACH and "\n" not in self._report.text[last.start : start]:
            return last
        headed = self._headed.get(obligation)
        if not headed:
            return None
        above = (headed.get(passage.path[:depth]) for depth in range(1, len(passage.path) + 1))
        found = [item for item in above if item and item.passage.start < passage.start]
        return min(found, key=lambda item: item.start) if found else None


def lend(
    report: Report,
    lenders: Iterable[NearMiss | Evidence],
    told: Mapping[int, Sequence[Evidence | NearMiss]],
    catalogue: Catalogue,
    grammar: Grammar,
    around: Surroundings,
) -> Iterator[Evidence]:
    """Evidence in sentences behind headings that name a duty, and behind sentences that speak of one.

    Args:
        report: The report searched.
        lenders: Its evidence and its near misses; of these only the ones that stand in headings count.
        told: What passages speak of themselves, by their start.
        catalogue: Where the obligations are.
        grammar: Its grading words, compiled.
        around: What the report's sentences are read by.
    """
    starts = [passage.start for passage in report.passages]
    duties = {item.id: item for item in catalogue.obligations}
    read: dict[int, Sentence] = {}
    for item in lenders:
        below = bisect_left(starts, item.end)
        if below == len(starts) or (isinstance(item, NearMiss) and item.shortfall is not Shortfall.HEADING):
            continue
        passage, obligation = report.passages[below], duties.get(item.obligation)
        own = told.get(passage.start, ())
        if (
            passage.kind is not PassageKind.SENTENCE
            or not obligation
            or any(it.obligation == obligation.id for it in own)
        ):
            continue
        if isinstance(item, NearMiss) and own:
            continue
        if isinstance(item, NearMiss) or _follows(report, passage, item):
            sentence = read.get(below) or read.setdefault(
                below, Sentence(passage, clauses_of(report, passage, grammar), grammar, around)
            )
            yield from _counted(report, sentence, item, obligation, _subject(report, passage, item, bool(own), grammar))


def _follows(report: Report, passage: Passage, before: Evidence) -> bool:
    """Whether a sentence may go on counting what the evidence before it told of without a figure."""
    return (
        before.strength is not Strength.RESULT
        and passage.path == before.path
        and "\n" not in report.text[before.end : passage.start]
    )


def _subject(
    report: Report, passage: Passage, lender: NearMiss | Evidence, other: bool, grammar: Grammar
) -> str | None:
    """The words that a figure must sum up; None below a heading and where the sentence goes on counting of itself."""
    if isinstance(lender, NearMiss) or (
        not other and grammar.links.goes_on_counting.match(report.text[passage.start : passage.end])
    ):
        return None
    return "".join(lender.terms)


def _counted(
    report: Report, sentence: Sentence, lender: NearMiss | Evidence, obligation: Obligation, subject: str | None
) -> Iterator[Evidence]:
    """The sentence's first clause with a figure of the duty, one that sums up the subject if given, as evidence.

    Behind a clause that counts something of its own it is that which is summed up (聘请法律顾问6名，全年参与论证18次).
    """
    passage = sentence.passage
    for number, clause in enumerate(sentence.clauses):
        if subject is not None and number and sentence.clauses[number - 1].counted_anyhow:
            return
        figure = _figure(clause, obligation, subject)
        if figure and passage.part in obligation.evidence.parts and not sentence.other_period(number):
            polarity, why = sentence.polarity(number, denied_at(sentence, number))
            lent = Reason(ReasonKind.LENT, report.text[lender.start : lender.end], -int(isinstance(lender, Evidence)))
            start, end = original(report, (clause.start, clause.end))
            pattern = Pattern(lender.rule, lender.line)
            selector = select(report, start, end, (passage.part, passage.path), (obligation, pattern))
            yield selector.evidence(Strength.RESULT, polarity, (figure, lent, *([why] if why else ())))
            return


def _figure(clause: Clause, obligation: Obligation, subject: str | None) -> Reason | None:
    counted = clause.counted(obligation.evidence.figures)
    if not counted:
        return None
    figure, unit = counted[0]
    if subject is not None and not (
        _sums_up(clause.text[: figure.start], subject, clause.grammar.links.sums_up) and clause.text.endswith(unit)
    ):
        return None
    return Reason(ReasonKind.FIGURE, number_with_unit(figure, clause.text, unit))


def _sums_up(before: str, subject: str, sums_up: re.Pattern[str]) -> bool:
    """Whether the words before a number sum up a subject, by a verb without an object or with a word of it."""
    found = sums_up.search(before)
    if not found:
        return False
    between = found[1]
    return (bool(between) and len(between) <= _VERB) or any(pair in subject for pair in bigrams(between))
