"""Page numbers, running heads and feet, told by where they stand and by standing there on several pages."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from fazhi.reading.formats.paged import alike
from fazhi.reading.formats.pagination import is_framed_number, is_page_number, may_be_page_number
from fazhi.reading.formats.pdf.lines import Line, lines_of
from fazhi.reading.formats.pdf.sheets import Sheet, Span
from fazhi.reading.formats.seams import is_edge, title_of

_LINES = 3
"""Lines at the top and at the bottom of a page that are looked at."""
_ZONE = 0.16
"""Share of a page's height in which they stand."""
_NEAR = 2
"""Pages from one to the next that has the same running head, which may differ on left and right pages."""
_LIKE = 0.1
"""Share by which their sizes may differ."""
_TITLE = 5
"""Lines of the first page among which the title is."""
_YEAR = re.compile(r"(?:19|20)\d\d年")
_STEP = 1.4
"""Times the usual distance of lines up to which a line stands at the next as lines of the text do."""
_SIDE = 6.0
"""Points by which they may stand more to the left or right."""
_ADDRESS = re.compile(r"(?:https?|file|ftp)://\S+(?:\s+\d{1,4}\s*/\s*\d{1,4})?$")
_PRINTED = re.compile(r"\d{1,4}[/-]\d{1,2}[/-]\d{1,4},? ?(?:[上下]午 ?)?\d{1,2}:\d\d")
_DAY = re.compile(r"(?:\d{4}|[一二〇○零]\S{3})\s*年.{1,4}月")
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
    places: dict[tuple[str, int], list[_Place]] = defaultdict(list)
    found = [
        list(_placed(number, sheets[number], spans, lines))
        for number, (lines, spans) in enumerate(zip(edges, pages, strict=True))
    ]
    for place in (place for page in found for place in page):
        for slot in _slots(place.line):
            places[alike(place.line.text), slot].append(place)
    first = [line.text for line in lines_of(pages[0])[:_TITLE]] if pages else []
    title, head = "".join(first), title_of(first)
    kept, left = [], 0
    for here, spans in zip(found, pages, strict=True):
        gone = [
            place.line
            for place in here
            if _is_printed(place.line.text)
            or _again(place, places)
            or (place.page and _is_title(place.line, title))
            or _is_once(place, head, len(pages) - 1)
        ]
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


def _placed(number: int, sheet: Sheet, spans: Sequence[Span], edges: Sequence[Line]) -> Iterator["_Place"]:
    """The lines at the edges of a page, each with what tells whether it is of the text below it."""
    lines = lines_of(spans)
    steps = sorted(below.level - line.level for line, below in pairwise(lines))
    step = steps[len(steps) // 2] if steps else 0.0
    size = sorted(line.size for line in lines)[len(lines) // 2] if lines else 0.0
    below_of = {line.level: below for line, below in pairwise(lines)}
    above_of = {below.level: line for line, below in pairwise(lines)}
    for line in edges:
        below, above = below_of.get(line.level), above_of.get(line.level)
        near = below is not None and below.level - line.level <= step * _STEP and line.size >= size * (1 - _LIKE)
        top = line.level < sheet.height / 2
        beside = below if top else above
        apart = beside is None or abs(beside.level - line.level) > step * _STEP or line.size < size * (1 - _LIKE)
        signs = below is not None and _DAY.match(below.text.strip()) is not None
        yield _Place(
            number,
            line,
            sheet.width,
            near,
            top,
            apart and len(lines) > _LINES and not signs,
            line.size < size * (1 - _LIKE),
        )


def _is_title(line: Line, title: str) -> bool:
    """Whether a line says again, with its year, what the report begins with."""
    return _YEAR.search(line.text) is not None and line.text in title


def _is_once(place: "_Place", title: str, last: int) -> bool:
    """Whether a line set apart is a page number, or repeats the title's words where no title or signature stands."""
    if not place.apart:
        return False
    if is_framed_number(place.line.text):
        return True
    if (place.top and place.page == 0) or (not place.top and place.page == last and not place.small):
        return False
    return is_edge(place.line.text, title)


def _slots(line: Line) -> tuple[int, int]:
    """Two overlapping classes of heights, so that what differs by little shares one."""
    slot = int(line.level // _LEVEL)
    return slot, slot + 1


class _Place(NamedTuple):
    """A line at the edge of a page."""

    page: int
    line: Line
    width: float
    """Of the page."""
    above_text: bool
    """Whether it stands as near to the line below and is as large as lines of the text are."""
    top: bool
    """Whether it stands above the text, not below."""
    apart: bool
    """Whether it is set apart from the text, and signs nothing."""
    small: bool
    """Whether its characters are smaller than those of the text."""

    def repeats(self, other: "_Place") -> bool:
        """Whether this is what a program prints again on a page near by: as large, and at the same or the other side.

        The unit's name above its title and again in the signature at the top of the last page is neither.
        """
        one, two = self.line, other.line
        if self.page == other.page or abs(self.page - other.page) > _NEAR:
            return False
        if abs(one.size - two.size) > max(one.size, two.size) * _LIKE:
            return False
        middle = one.left + one.right - two.left - two.right
        mirrored = one.left - (other.width - two.right)
        return min(map(abs, (one.left - two.left, one.right - two.right, middle / 2, mirrored))) <= _SIDE


def _again(place: _Place, places: Mapping[tuple[str, int], Sequence[_Place]]) -> bool:
    words = alike(place.line.text)
    if len(words) <= 1:
        return False
    others = {
        other.page: other
        for slot in _slots(place.line)
        for other in places.get((words, slot), ())
        if place.repeats(other)
    }
    if len(others) == 1 and place.above_text:
        return not next(iter(others.values())).above_text
    return bool(others)


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
