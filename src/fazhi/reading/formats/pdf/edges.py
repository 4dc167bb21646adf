"""Page numbers, running heads and feet, told by where they stand and by standing there on several pages."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fazhi.reading.formats.paged import alike, is_page_number, may_be_page_number
from fazhi.reading.formats.pdf.lines import Line, lines_of
from fazhi.reading.formats.pdf.sheets import Sheet, Span

_LINES = 3
"""Lines at the top and at the bottom of a page that are looked at."""
_ZONE = 0.16
"""Share of a page's height in which they stand."""
_OFTEN = 2
_ADDRESS = re.compile(r"(?:https?|file|ftp)://\S+(?:\s+\d{1,4}\s*/\s*\d{1,4})?$")
_PRINTED = re.compile(r"\d{1,4}[/-]\d{1,2}[/-]\d{1,4},? ?(?:[上下]午 ?)?\d{1,2}:\d\d")
_LEVEL = 3.0
"""Points by which the height of a running head may differ from page to page."""


class Bare(NamedTuple):
    """The stretches of every page without what stands at its edges."""

    pages: tuple[tuple[Span, ...], ...]
    left: int
    """How many lines were left out."""


def without_edges(sheets: Sequence[Sheet], pages: Sequence[Sequence[Span]]) -> Bare:
    """The given stretches of each page without page numbers, running heads and feet."""
    edges = [list(_edges(sheet, spans)) for sheet, spans in zip(sheets, pages, strict=True)]
    counts: Counter[tuple[str, int]] = Counter()
    for lines in edges:
        counts.update({(alike(line.text), slot) for line in lines for slot in _slots(line)})
    kept, left = [], 0
    for lines, spans in zip(edges, pages, strict=True):
        gone = [line for line in lines if _is_printed(line.text) or _again(line, counts)]
        gone += list(_bare_numbers(spans, gone))
        left += len(gone)
        levels = {part.level for line in gone for part in line.parts}
        bands = [(min(part.left for part in line.parts), max(part.right for part in line.parts), line) for line in gone]
        kept.append(tuple(span for span in spans if not (span.level in levels and _in(span, bands))))
    return Bare(tuple(kept), left)


def _is_printed(words: str) -> bool:
    """Whether a line at an edge is what a program prints there: a page number, its address, the time of printing."""
    return is_page_number(words) or _ADDRESS.search(words) is not None or _PRINTED.match(words) is not None


def _edges(sheet: Sheet, spans: Sequence[Span]) -> Iterator[Line]:
    """The lines at the top and at the bottom of a page."""
    lines = lines_of(spans)
    top, bottom = sheet.height * _ZONE, sheet.height * (1 - _ZONE)
    yield from (line for line in lines[:_LINES] if line.level <= top)
    yield from (line for line in lines[-_LINES:] if line.level >= bottom)


def _slots(line: Line) -> tuple[int, int]:
    """Two overlapping classes of heights, so that what differs by little shares one."""
    slot = int(line.level // _LEVEL)
    return slot, slot + 1


def _again(line: Line, counts: Counter[tuple[str, int]]) -> bool:
    words = alike(line.text)
    return len(words) > 1 and any(counts[words, slot] >= _OFTEN for slot in _slots(line))


def _bare_numbers(spans: Sequence[Span], gone: Sequence[Line]) -> Iterator[Line]:
    """A bare number that is the first or the last line of the page, running heads apart."""
    known = {line.level for line in gone}
    lines = [line for line in lines_of(spans) if line.level not in known]
    for line in {id(line): line for line in (*lines[:1], *lines[-1:])}.values():
        if may_be_page_number(line.text) and len(lines) > 1:
            yield line


def _in(span: Span, bands: Sequence[tuple[float, float, Line]]) -> bool:
    return any(
        left <= span.left and span.right <= right and abs(span.level - line.level) <= span.size
        for left, right, line in bands
    )
