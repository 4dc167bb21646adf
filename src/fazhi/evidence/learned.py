"""Sentences recognised by words learned from examples, for duties that no pattern finds.

A stretch of a sentence holds words of two or three characters, and so does the heading above it; each counts for or
against a duty, and the logistic function of their sum is the share of such stretches that speak of it. What is
recognised is a match like any other: place, polarity, period, excluding patterns and strength are read from its clause
as ever.

Of what the rules find the same words tell which pieces of evidence are beside the point, and how sure a verdict is.
"""

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from math import log
from typing import Final, NamedTuple

from fazhi.evidence.ngrams import ngrams, ngrams_within_marks
from fazhi.model.evidence import Evidence, Polarity
from fazhi.model.learned import HEADED, Learned, Learnt
from fazhi.model.obligation import Catalogue, Obligation, Pattern
from fazhi.model.report import Passage, PassageKind, Report
from fazhi.patterns import Match, Role, Span, Use
from fazhi.reading.normal import normalise

_BORDER: Final = re.compile("[^，；：]+")
_DIGIT: Final = re.compile("[0-9]")
_ANY: Final = "0"
"""What stands for every digit."""
READ: Final = frozenset((PassageKind.SENTENCE, PassageKind.ROW))
"""What is looked at."""
_TELLING: Final = 0.4
"""A word is told, and takes part in the match, if it counts for so much of the one that counts most."""
_LONGEST: Final = 400
"""A longer sentence is none: examples have sixty characters, and sentences of reports seldom more than two hundred."""
_APART: Final = 2
"""Places that must speak for a duty, the heading being one: one word alone is too little, whatever it counts."""
_TOLD: Final = 4
"""Words that are told."""
_UNLIKE: Final = -0.85
"""Log odds, 3 to 7, below which a sentence rather speaks of something else."""
_ROUNDED: Final = 1e-9
"""So much a sum of decimals may differ by the order in which they are added."""


_Stretch = tuple[Span, frozenset[str]]
"""A stretch of a sentence, and the words in it that count."""


class Bag(NamedTuple):
    """A sentence as it is weighed: as a bag of words."""

    passage: Passage
    offset: int
    """In the normal text."""
    text: str
    words: frozenset[str]
    """All words in it and in the heading above that count."""
    headed: frozenset[str]
    """Those of the heading."""


class Bags:
    """The sentences of a report that are weighed, in its order."""

    def __init__(self, bags: Iterable[Bag]) -> None:
        self.all = list(bags)
        self._holding: dict[str, array[int]] = defaultdict(lambda: array("I"))
        """The numbers of the sentences that hold a word: there may be millions, so in arrays."""
        self._highest: dict[str, float] = {}
        for number, bag in enumerate(self.all):
            for word in bag.words:
                self._holding[word].append(number)

    def most(self, learnt: Learnt) -> dict[int, float]:
        """What the words that count for a duty count together, by the number of the sentence that holds any.

        No stretch of the sentence speaks of the duty more.
        """
        found: dict[int, float] = {}
        holding = self._holding
        for word, value in learnt.words.items():
            if value > 0 and word in holding:
                for number in holding[word]:
                    found[number] = found.get(number, 0.0) + value
        return found

    def highest(self, duty: str, learnt: Learnt, most: Mapping[int, float] | None = None) -> float:
        """The log odds of the sentence that speaks of a duty most, reckoned once; `most` where it is known already."""
        if duty not in self._highest:
            self._highest[duty] = self._reckoned(learnt, self.most(learnt) if most is None else most)
        return self._highest[duty]

    def _reckoned(self, learnt: Learnt, most: Mapping[int, float]) -> float:
        found = learnt.base
        for number in sorted(most, key=most.__getitem__, reverse=True):
            if learnt.base + most[number] < found - _ROUNDED:
                break
            found = max(found, self.at(number, learnt))
        return found

    def at(self, number: int, learnt: Learnt) -> float:
        """The log odds of a sentence, by its number."""
        words = sorted(self.all[number].words & learnt.words.keys())  # a sum of decimals hangs on the order
        return learnt.base + sum(map(learnt.words.__getitem__, words))


class Recogniser:
    """The words of all duties of a catalogue that has any, by word."""

    def __init__(self, learned: Learned, catalogue: Catalogue) -> None:
        bound = (item for item in catalogue.obligations if item.id in learned.duties)
        self._duties = {item.id: (item, learned.duties[item.id]) for item in bound}
        self._least = log(learned.least / (1 - learned.least))
        words = chain.from_iterable(learnt.words for _, learnt in self._duties.values())
        self._known: frozenset[str] = frozenset(words)

    def bags(self, report: Report) -> Bags:
        """The sentences of a report that are weighed."""
        alike = worded(report.normal.text)
        headed: dict[str, frozenset[str]] = {}
        found: list[Bag] = []
        for passage in report.passages:
            if passage.kind in READ and passage.end - passage.start <= _LONGEST:
                title = heading_of(passage)
                if title not in headed:
                    headed[title] = self._known.intersection(headed_by(title))
                found.append(self._bag(report, alike, passage, headed[title]))
        return Bags(found)

    def recognise(self, bags: Bags, wanted: Collection[str]) -> Iterator[tuple[Passage, list[Match]]]:
        """The passages that speak of any of these duties, in the order of the text, and where."""
        hoped: dict[int, list[tuple[Obligation, Learnt]]] = defaultdict(list)
        for duty, learnt in self._duties.values():
            if duty.id in wanted:
                most = bags.most(learnt)
                bags.highest(duty.id, learnt, most)  # reckoned now, for whoever asks later has not `most` at hand
                for number, value in most.items():
                    if learnt.base + value >= self._least - _ROUNDED:
                        hoped[number].append((duty, learnt))
        for number in sorted(hoped):
            bag = bags.all[number]
            found = list(self._matches(bag, hoped[number]))
            if found:
                yield bag.passage, sorted(found, key=lambda match: (match.start, match.end))

    def learnt_of(self, duty: str) -> Learnt | None:
        """What was learned of a duty, if anything was."""
        return self._duties[duty][1] if duty in self._duties else None

    def _bag(self, report: Report, alike: str, passage: Passage, headed: frozenset[str]) -> Bag:
        offset = report.normal.to_normal(passage.start)
        text = alike[offset : report.normal.to_normal(passage.end)]
        return Bag(passage, offset, text, self._held(text) | headed, headed)

    def _matches(self, bag: Bag, hoped: Iterable[tuple[Obligation, Learnt]]) -> Iterator[Match]:
        offset, text, headed = bag.offset, bag.text, bag.headed
        stretches = list(_stretches([(span, self._held(text[slice(*span)]) | headed) for span in clauses_of(text)]))
        for duty, learnt in hoped:
            if best := self._best(stretches, learnt):
                start, end = best
                match = _match(duty, learnt, text[start:end], offset + start)
                lends = any(learnt.words.get(word, 0) > 0 for word in headed)
                if match and len(match.spans) + lends >= _APART:
                    yield match

    def _held(self, text: str) -> frozenset[str]:
        """The words of a text that count for anything; none of them holds a mark, so that none reaches across one."""
        return self._known.intersection(ngrams(text))

    def _best(self, stretches: Iterable[_Stretch], learnt: Learnt) -> Span | None:
        """The stretch that speaks of a duty most, if any does enough; the shortest of equals."""
        best: tuple[float, Span] | None = None
        for span, words in stretches:
            score = learnt.base
            for word in sorted(words & learnt.words.keys()):  # a sum of decimals hangs on the order
                score += learnt.words[word]
            if score >= self._least and (best is None or score > best[0]):
                best = score, span
        return best and best[1]


class Relevance:
    """How much the sentences of one report speak of a duty, by the words in them that count."""

    def __init__(self, bags: Bags, recogniser: Recogniser) -> None:
        self._recogniser = recogniser
        self._bags = bags
        self._starts = [bag.passage.start for bag in bags.all]

    def most(self, duty: str, evidence: Iterable[Evidence]) -> float | None:
        """The log odds of the sentence that speaks of a duty most: of those with evidence of it, else of all.

        None where nothing was learned of the duty, or where its evidence stands in no sentence.
        """
        learnt = self._recogniser.learnt_of(duty)
        if learnt is None:
            return None
        done = [item for item in evidence if item.polarity is Polarity.DONE]
        if done:
            return max((value for item in done if (value := self._by(item)) is not None), default=None)
        return self._bags.highest(duty, learnt)

    def without_unlike(self, evidence: Sequence[Evidence]) -> Sequence[Evidence]:
        """The evidence of a duty without what stands in sentences that rather speak of something else.

        Left out is only what shows no more than evidence in a sentence that does speak of the duty.
        """
        if len(evidence) == 1:
            return evidence
        told = [(item, self._by(item) if item.polarity is Polarity.DONE else None) for item in evidence]
        like = [item.strength for item, value in told if value is not None and value >= _UNLIKE]
        if not like:
            return evidence
        shown = max(like)
        return [item for item, value in told if value is None or value >= _UNLIKE or item.strength > shown]

    def _by(self, item: Evidence) -> float | None:
        """The log odds of the sentence that a piece of evidence stands in."""
        number = bisect_right(self._starts, item.start) - 1
        learnt = self._recogniser.learnt_of(item.obligation)
        if learnt is None or number < 0 or self._bags.all[number].passage.end <= item.start:
            return None
        return self._bags.at(number, learnt)


def _stretches(clauses: Sequence[_Stretch]) -> Iterator[_Stretch]:
    """The clauses of a sentence, each two neighbours, and the whole: what is weighed as one, the shortest first."""
    yield from clauses
    for (first, here), (second, there) in pairwise(clauses):
        yield (first[0], second[1]), here | there
    if len(clauses) > 2:  # noqa: PLR2004 - two are a pair
        yield (clauses[0][0][0], clauses[-1][0][1]), frozenset().union(*(words for _, words in clauses))


def clauses_of(text: str) -> list[Span]:
    """The clauses of a sentence, without the marks that part them."""
    return [match.span() for match in _BORDER.finditer(text)]


def heading_of(passage: Passage) -> str:
    """The words of the nearest heading above a passage; empty where it has none."""
    return next((step.title for step in reversed(passage.path) if step.title), "")


def headed_by(title: str) -> set[str]:
    """The words that a heading lends to what stands below it."""
    return {HEADED + word for word in ngrams_within_marks(worded(normalise(title).text))}


def worded(text: str) -> str:
    """A text with every digit alike, for no number tells what is spoken of; of the same length."""
    return _DIGIT.sub(_ANY, text)


def _match(duty: Obligation, learnt: Learnt, text: str, offset: int) -> Match | None:
    """The stretch as a match of the words in it that count most; None where numbers alone do."""
    words = (
        item for item in learnt.words.items() if _ANY not in item[0]
    )  # a number is what a duty has, not what it is
    counting = [(value, word) for word, value in words if value > 0 and word in text]
    if not counting:
        return None
    least = max(counting)[0] * _TELLING
    told = [word for value, word in sorted(counting, key=lambda item: (-item[0], item[1])) if value >= least][:_TOLD]
    spans = _joined(sorted((at, at + len(word)) for word in told for at in _places(text, word)))
    shown = dict.fromkeys(text[start:end] for start, end in spans)
    use = Use(-1, duty, Role.ABOUT, Pattern("、".join(shown), learnt.line), (), frozenset())
    return Match.of(use, tuple((offset + start, offset + end) for start, end in spans))


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Spans in order, those that overlap or touch as one."""
    runs: list[Span] = []
    for start, end in spans:
        if runs and start <= runs[-1][1]:
            runs[-1] = runs[-1][0], max(end, runs[-1][1])
        else:
            runs.append((start, end))
    return runs
