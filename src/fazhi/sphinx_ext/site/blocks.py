"""A report's text cut into what a page shows: stretches of one part, blocks, and runs under the same exhibits."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate, groupby, pairwise
from typing import Final

from fazhi.model.report import Part, Passage, PassageKind, Report
from fazhi.sphinx_ext.site.exhibits import Exhibit


class Kind(Enum):
    """What a block is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ROW = "row"


_KINDS: Final = {PassageKind.TITLE: Kind.TITLE, PassageKind.HEADING: Kind.HEADING, PassageKind.ROW: Kind.ROW}


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the report, or one numbered item of a long line."""

    start: int
    end: int
    """Character range in the untouched text, end exclusive; blocks leave out nothing but blanks at the very end."""
    kind: Kind
    level: int
    """Depth of a heading from 1; 0 for anything else."""
    part: Part


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one block all of which belongs to the same exhibits."""

    start: int
    end: int
    exhibits: tuple[Exhibit, ...]
    """In the order in which they begin; empty for text that is evidence of nothing."""


class Placed:
    """The exhibits of a text by their places, for each block asks which of thousands touch it."""

    def __init__(self, exhibits: Iterable[Exhibit]) -> None:
        """`exhibits` in the order in which they begin."""
        self._exhibits = tuple(exhibits)
        self._starts = [item.start for item in self._exhibits]
        self._reach = list(accumulate((item.end for item in self._exhibits), max))

    def touching(self, start: int, end: int) -> list[Exhibit]:
        """Those with a character within the range, in their order."""
        first, last = bisect_right(self._reach, start), bisect_left(self._starts, end)
        return [item for item in self._exhibits[first:last] if item.end > start]


def stretches(report: Report) -> Iterator[tuple[Part, tuple[Block, ...]]]:
    """The whole text as blocks, those of one part that stand together taken together."""
    for part, blocks in groupby(_blocks(report), key=lambda item: item.part):
        yield part, tuple(blocks)


def runs(block: Block, inside: Sequence[Exhibit]) -> Iterator[Run]:
    """A block cut wherever one of the exhibits that touch it begins or ends."""
    edges = {block.start, block.end}
    for item in inside:
        edges.update(at for at in (item.start, item.end) if block.start < at < block.end)
    for start, end in pairwise(sorted(edges)):
        yield Run(start, end, tuple(item for item in inside if item.start <= start and item.end >= end))


def _blocks(report: Report) -> Iterator[Block]:
    starts = [item.start for item in report.passages]
    levels = {item.start: item.level for item in report.headings}
    for start, end, first, last in _filled(report.text, _cuts(report)):
        passage = report.passages[max(bisect_right(starts, first) - 1, 0)] if report.passages else None
        kind = _kind(passage, last)
        level = levels.get(first, 1) if kind is Kind.HEADING else 0
        yield Block(start, end, kind, level, passage.part if passage else Part.PREAMBLE)


def _kind(passage: Passage | None, last: int) -> Kind:
    """A block is a heading only where the heading fills it; one that runs into its paragraph belongs to that."""
    if passage is None or passage.end < last:
        return Kind.PARAGRAPH
    return _KINDS.get(passage.kind, Kind.PARAGRAPH)


def _cuts(report: Report) -> list[int]:
    """Where a block may begin: at a line that does not go on with a sentence, and at a numbered item."""
    starts = [item.start for item in report.passages]
    ends = [item.end for item in report.passages]
    lines = (at for at in _lines(report.text) if bisect_left(starts, at) == bisect_right(ends, at))
    return sorted({0, *lines, *(item.start for item in report.headings), len(report.text)})


def _filled(text: str, cuts: Sequence[int]) -> Iterator[tuple[int, int, int, int]]:
    """Ranges that together cover the text, each with the range of its words; a blank one is taken into the next."""
    begin = 0
    for start, end in pairwise(cuts):
        words = text[start:end]
        if words.strip():
            yield begin, end, start + len(words) - len(words.lstrip()), start + len(words.rstrip())
            begin = end


def _lines(text: str) -> Iterator[int]:
    """Where each line begins."""
    yield 0
    at = text.find("\n")
    while at != -1:
        yield at + 1
        at = text.find("\n", at + 1)
