"""What a report has in the same words as others: sentences that share runs of six characters, verified one by one.

Two sentences or more next to one another, of sixty characters or more, are a passage. What everybody writes alike is
told apart and named: ritual, thanks, slogans and a superior's words.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from fazhi.evidence.quote import digest
from fazhi.model.copied import Copied, CopySort
from fazhi.model.follow import Stretch
from fazhi.model.report import Part, Passage, PassageKind, Report
from fazhi.wordlists import one_of

RUN: Final = 6
"""Characters of a run that is looked up."""
MANY_UNITS: Final = 10
"""What so many units and more have is said by everybody."""
LEAST_SENTENCES, LEAST_CHARACTERS = 2, 60
"""What makes a passage."""
_SEEDS: Final = 2
"""Runs that two sentences must share before they are compared."""
_AGAIN: Final = 20
"""A run that more sentences of one text have leads to none of them."""
_ALIKE: Final = 75.0
"""How much alike two sentences must be, of a hundred, to be one edited."""
_SHORTEST: Final = 6
"""A sentence with fewer words is passed over: a number, a heading."""
_WORD: Final = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]+")
_SENTENCE: Final = re.compile(r"[^。！？；\n]+[。！？；]?")
_QUOTED: Final = re.compile("“[^“”]{20,}”")
_SORTS: Final = (CopySort.THANKS, CopySort.SUPERIOR, CopySort.SLOGAN, CopySort.RITUAL)
"""In the order in which they are asked: thanks are full of ritual."""
LEAST_SHARE: Final = 0.1
"""Share of the work part from which copies are told."""


class Sentence(NamedTuple):
    """A sentence of a text."""

    start: int
    end: int
    """Character range in the text it was taken from, end exclusive."""
    words: str
    """Its words alone, without marks and blanks."""


class Match(NamedTuple):
    """Sentences of one text that stand in another."""

    first: int
    last: int
    """Numbers of the sentences, the last included."""
    other_first: int
    other_last: int
    likeness: float = 0.0
    """How much alike both are, from 0 to 1, where that was looked at."""


def words_of(text: str) -> str:
    """A text without marks and blanks."""
    return _WORD.sub("", text)


def sentences_of(text: str) -> list[Sentence]:
    """The sentences of a text that have words enough, in order; a semicolon ends one."""
    found = []
    for match in _SENTENCE.finditer(text):
        words = words_of(match[0])
        if len(words) >= _SHORTEST:
            found.append(Sentence(match.start(), match.end(), words))
    return found


def matches(one: Sequence[Sentence], other: Sequence[Sentence], pairs: Iterable[tuple[int, int]]) -> list[Match]:
    """The passages that both have, given the pairs of sentences that share runs; each sentence belongs to one at most.

    A pair grows to its neighbours, forwards and back, as long as they are alike.
    """
    alike: dict[tuple[int, int], float] = {}

    def compare(at: int, there: int) -> float:
        if not (0 <= at < len(one) and 0 <= there < len(other)):
            return 0.0
        if (at, there) not in alike:
            alike[at, there] = fuzz.ratio(one[at].words, other[there].words, score_cutoff=_ALIKE) / 100
        return alike[at, there]

    taken: set[int] = set()
    found = []
    for at, there in sorted(pairs):
        if at in taken or not compare(at, there):
            continue
        first, last, back, on = at, at, there, there
        while first - 1 not in taken and compare(first - 1, back - 1):
            first, back = first - 1, back - 1
        while last + 1 not in taken and compare(last + 1, on + 1):
            last, on = last + 1, on + 1
        if _is_passage(one[first : last + 1]):
            taken.update(range(first, last + 1))
            found.append(Match(first, last, back, on))
    return found


def passages(
    match: Match, one: Sequence[Sentence], other: Sequence[Sentence], text: str
) -> Iterator[tuple[Match, CopySort]]:
    """A match in stretches of one sort each; what is too short for a passage goes with its longer neighbour.

    `text` is the one that the sentences of `one` stand in.
    """
    groups: list[tuple[int, int, CopySort]] = []
    for number in range(match.first, match.last + 1):
        sort = _sort(text[one[number].start : one[number].end])
        _add(groups, (number, number, sort))
    while len(groups) > 1:
        short = [item for item in groups if not _is_passage(one[item[0] : item[1] + 1])]
        if not short:
            break
        groups = _without(groups, min(short, key=lambda item: _long(one, item)), one)
    for first, last, sort in groups:
        shift = match.other_first - match.first
        words, others = ("".join(item.words for item in held) for held in
                         (one[first : last + 1], other[first + shift : last + shift + 1]))  # fmt: skip
        yield Match(first, last, first + shift, last + shift, fuzz.ratio(words, others) / 100), sort


def _is_passage(held: Sequence[Sentence]) -> bool:
    """Whether sentences are enough to be told."""
    return len(held) >= LEAST_SENTENCES and sum(len(item.words) for item in held) >= LEAST_CHARACTERS


def _add(groups: list[tuple[int, int, CopySort]], item: tuple[int, int, CopySort]) -> None:
    """Add a stretch behind the others, to the last of them if it is of its sort."""
    if groups and groups[-1][2] is item[2]:
        groups[-1] = (groups[-1][0], item[1], item[2])
    else:
        groups.append(item)


def _without(
    groups: Sequence[tuple[int, int, CopySort]], short: tuple[int, int, CopySort], one: Sequence[Sentence]
) -> list[tuple[int, int, CopySort]]:
    """The stretches with one of them taken for a part of its longer neighbour."""
    at = groups.index(short)
    beside = [groups[number] for number in (at - 1, at + 1) if 0 <= number < len(groups)]
    sort = max(beside, key=lambda item: _long(one, item))[2]
    made: list[tuple[int, int, CopySort]] = []
    for item in groups:
        _add(made, (item[0], item[1], sort) if item is short else item)
    return made


def _long(one: Sequence[Sentence], item: tuple[int, int, CopySort]) -> int:
    return sum(len(each.words) for each in one[item[0] : item[1] + 1])


def _sort(text: str) -> CopySort:
    if sum(len(match[0]) for match in _QUOTED.finditer(text)) * 2 > len(text):
        return CopySort.SUPERIOR
    return next((sort for sort in _SORTS if re.search(one_of("across", sort.value), text)), CopySort.COPIED)


@dataclass(frozen=True, slots=True)
class _Read:
    """A report as sentences, with what holds its runs."""

    report: Report
    sentences: list[Sentence]
    passages: list[Passage]
    """The passage that each sentence is of."""


def copied_from(report: Report, others: Sequence[Report]) -> tuple[Copied, ...]:
    """What a report has in the same words as any of the others, in the order of its text."""
    mine = _read(report)
    runs: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(mine.sentences):
        for run in set(_runs(sentence.words)):
            runs[run].append(number)
    found = [item for other in others for item in _of(mine, runs, _read(other))]
    return tuple(sorted(found, key=lambda item: (item.at.start, item.other, item.other_start)))


def borrowed_from(report: Report, others: Sequence[Report]) -> tuple[Copied, ...]:
    """What a report has in the words of other units, but for what so many of them have that everybody writes it."""
    found = copied_from(report, others)
    return tuple(item for item in found if len(_units_with(item, found)) < MANY_UNITS)


def _units_with(item: Copied, found: Sequence[Copied]) -> set[str]:
    """The units that have most of a passage too."""
    least = (item.at.end - item.at.start) / 2
    return {
        each.other_unit for each in found if min(each.at.end, item.at.end) - max(each.at.start, item.at.start) >= least
    }


def share_of_work(report: Report, copies: Sequence[Copied]) -> float:
    """How much of the work part stands elsewhere, from 0 to 1; what everybody writes is not counted."""
    bounds = [(item.at.start, item.at.end) for item in copies if item.sort is CopySort.COPIED]
    whole = covered = 0
    for passage in report.passages:
        if passage.part is Part.WORK and passage.kind is not PassageKind.HEADING:
            long = len(words_of(report.text[passage.start : passage.end]))
            whole += long
            if any(start < passage.end and passage.start < end for start, end in bounds):
                covered += long
    return covered / whole if whole else 0.0


def _of(mine: _Read, runs: Mapping[str, Sequence[int]], theirs: _Read) -> Iterator[Copied]:
    seeds: Counter[tuple[int, int]] = Counter()
    for there, sentence in enumerate(theirs.sentences):
        for run in set(_runs(sentence.words)):
            here = runs.get(run, ())
            if len(here) <= _AGAIN:
                seeds.update((at, there) for at in here)
    likely = [pair for pair, count in seeds.items() if count >= _SEEDS]
    other = theirs.report
    for whole in matches(mine.sentences, theirs.sentences, likely):
        for match, sort in passages(whole, mine.sentences, theirs.sentences, mine.report.text):
            held = mine.sentences[match.first : match.last + 1]
            words = mine.report.text[held[0].start : held[-1].end]
            passage = mine.passages[match.first]
            yield Copied(
                Stretch(held[0].start, held[-1].end, digest(words), passage.part, passage.path),
                len(held),
                sum(len(item.words) for item in held),
                sort,
                match.likeness,
                other.name,
                other.unit or other.title,
                other.year,
                theirs.sentences[match.other_first].start,
                theirs.sentences[match.other_last].end,
            )


def _read(report: Report) -> _Read:
    sentences, passages = [], []
    for passage in report.passages:
        if passage.kind.tells:
            for item in sentences_of(report.text[passage.start : passage.end]):
                sentences.append(item._replace(start=passage.start + item.start, end=passage.start + item.end))
                passages.append(passage)
    return _Read(report, sentences, passages)


def _runs(words: str) -> Iterator[str]:
    return (words[at : at + RUN] for at in range(len(words) - RUN + 1))
