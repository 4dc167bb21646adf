"""What reports of many units and years have in the same words: by rare runs, verified sentence by sentence."""

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from typing import Final, NamedTuple, Self

from fazhi.across.copied import LEAST_SHARE, Sentence, matches, passages, sentences_of, words_of
from fazhi.corpus.rows import Row
from fazhi.corpus.shingles import Pair, pairs_of
from fazhi.model.copied import CopySort
from fazhi.model.place import Place
from fazhi.whose import Whose, numbered, whose

_READ: Final = 256
"""Reports whose sentences are kept while pairs are looked at."""


class Held(NamedTuple):
    """One report, as far as copies are looked for in it."""

    file: str
    unit: str
    year: int
    whose: Whose
    """By which reports are of one unit, however each names it."""
    text: str
    bounds: "array[int]"
    """Start and end of each sentence in turn, as offsets into the text; the sentences themselves would take five times
    the memory."""
    work: "array[int]"
    """Start and end of each passage of the work part in turn."""

    @classmethod
    def of(
        cls,
        file: str,
        unit: str,
        year: int,
        text: str,
        stretches: Iterable[tuple[int, int]],
        work: Iterable[tuple[int, int]] = (),
        place: Place | None = None,
    ) -> Self:
        """A report by the stretches of its text in which copies are looked for, such as all but the headings."""
        bounds = array("i")
        for start, end in stretches:
            for item in sentences_of(text[start:end]):
                bounds.extend((start + item.start, start + item.end))
        return cls(file, unit, year, whose(unit, place), text, bounds, array("i", chain.from_iterable(work)))

    def sentences(self) -> list[Sentence]:
        """The sentences of the report, by the bounds that were kept of them."""
        pairs = zip(self.bounds[::2], self.bounds[1::2], strict=True)
        return [Sentence(start, end, words_of(self.text[start:end])) for start, end in pairs]

    @property
    def named(self) -> tuple[str, int, str]:
        """What puts texts in order: those of a unit together, by year."""
        return self.unit, self.year, self.file


@dataclass(frozen=True, slots=True)
class Side:
    """One of two reports that have the same words."""

    file: str
    unit: str
    year: int
    start: int
    end: int
    """Character range in its text, end exclusive."""
    words: str
    """What stands there."""
    number: int
    """That of its unit."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Sentences next to one another that stand in two reports; which of them was first is only told by the year."""

    one: Side
    """That of the earlier year; of one year the first by name."""
    other: Side
    sentences: int
    characters: int
    """Of words, without marks and blanks."""
    sort: CopySort
    likeness: float
    """How much alike both are, from 0 to 1."""

    @property
    def own(self) -> bool:
        """Whether both are of one unit."""
        return self.one.number == self.other.number


def copies_among(reports: Sequence[Held]) -> Iterator[Copy]:
    """All passages that two of the reports have, by unit, year and place; InputError where numpy is not installed."""
    ordered = sorted(reports, key=lambda item: item.named)
    numbers = _numbers(reports)
    words = ("".join(each.words for each in item.sentences()) for item in ordered)
    read = lru_cache(_READ)(lambda number: ordered[number].sentences())
    for pair in pairs_of(words, [numbers[item.file] for item in ordered]):
        mine, theirs = read(pair.one), read(pair.other)
        one, other = ordered[pair.one], ordered[pair.other]
        for whole in matches(mine, theirs, _seeds(pair, mine, theirs)):
            for match, sort in passages(whole, mine, theirs, one.text):
                left = _side(one, mine[match.first : match.last + 1], numbers)
                right = _side(other, theirs[match.other_first : match.other_last + 1], numbers)
                first, second = (left, right) if one.year <= other.year else (right, left)
                many = match.last - match.first + 1
                yield Copy(first, second, many, len(words_of(left.words)), sort, match.likeness)


def _seeds(pair: Pair, mine: Sequence[Sentence], theirs: Sequence[Sentence]) -> set[tuple[int, int]]:
    """The pairs of sentences in which runs of both begin."""
    begins, others = ([0, *accumulate(len(item.words) for item in each)] for each in (mine, theirs))
    places = zip(pair.places.tolist(), pair.other_places.tolist(), strict=True)
    return {(bisect_right(begins, place) - 1, bisect_right(others, there) - 1) for place, there in places}


def _numbers(reports: Iterable[Held]) -> dict[str, int]:
    """By file the number of its unit."""
    ordered = sorted(reports, key=lambda item: item.file)
    return dict(zip((item.file for item in ordered), numbered([item.whose for item in ordered]), strict=True))


def _side(report: Held, held: Sequence[Sentence], numbers: Mapping[str, int]) -> Side:
    start, end = held[0].start, held[-1].end
    return Side(report.file, report.unit, report.year, start, end, report.text[start:end], numbers[report.file])


class Share(NamedTuple):
    """How much one report has in common with the others."""

    held: Held
    others: float
    """The share of its work part that stands in reports of other units too, from 0 to 1,"""
    own: float
    """and the share that stands in earlier reports of its own unit."""
    units: tuple[str, ...]
    """The other units, those with the most words first."""
    places: int
    """Passages that were copied, or that others copied from it."""
    apart: int
    """Passages that everybody writes alike."""

    @property
    def much(self) -> bool:
        """Whether enough is copied for the rule to complain."""
        return max(self.others, self.own) >= LEAST_SHARE


def shares(reports: Sequence[Held], copies: Sequence[Copy]) -> Iterator[Share]:
    """Each report's share, sorted by file; what everybody writes alike is counted apart, as in a single audit.

    Of two units nobody can tell which was first, so a passage counts for both unless one of them is of an earlier year:
    then for the later one alone.
    """
    of_file: dict[str, list[tuple[Side, Side, Copy]]] = {}
    for item in copies:
        of_file.setdefault(item.other.file, []).append((item.other, item.one, item))
        if item.one.year == item.other.year:
            of_file.setdefault(item.one.file, []).append((item.one, item.other, item))
    numbers = _numbers(reports)
    for report in sorted(reports, key=lambda item: item.file):
        own = numbers[report.file]
        mine = of_file.get(report.file, [])
        copied = [(side, other) for side, other, item in mine if item.sort is CopySort.COPIED]
        units: Counter[str] = Counter()
        for side, other in copied:
            if other.number != own:
                units[other.unit] += side.end - side.start
        yield Share(
            report,
            _covered(report, [side for side, other in copied if other.number != own]),
            _covered(report, [side for side, other in copied if other.number == own]),
            tuple(sorted(units, key=lambda unit: (-units[unit], unit))),
            len(copied),
            len(mine) - len(copied),
        )


def rows_of(copies: Sequence[Copy], shares: Sequence[Share], names: Mapping[str, str]) -> dict[str, list[Row]]:
    """What was found as rows of the tables that lie beside results, under the names that reports have there."""
    return {
        "copied": [
            {
                "file": names[item.held.file],
                "unit": item.held.unit,
                "year": item.held.year,
                "others_share": round(item.others, 4),
                "own_share": round(item.own, 4),
                "told": item.much,
                "units": list(item.units),
                "places": item.places,
                "apart": item.apart,
            }
            for item in shares
        ],
        "copies": [
            {
                "file": names[item.one.file],
                "unit": item.one.unit,
                "year": item.one.year,
                "start": item.one.start,
                "end": item.one.end,
                **{f"other_{name}": getattr(item.other, name) for name in ("unit", "year", "start", "end")},
                "other_file": names[item.other.file],
                "sort": item.sort.value,
                "sentences": item.sentences,
                "characters": item.characters,
                "likeness": round(item.likeness, 4),
            }
            for item in copies
        ],
    }


def _covered(report: Held, sides: Sequence[Side]) -> float:
    """The share of the work part in these stretches; a passage that one of them meets counts whole."""
    whole = covered = 0
    for start, end in zip(report.work[::2], report.work[1::2], strict=True):
        long = len(words_of(report.text[start:end]))
        whole += long
        if any(side.start < end and start < side.end for side in sides):
            covered += long
    return covered / whole if whole else 0.0
