"""Page numbers, running heads and feet, recognised by their place and by their return on several pages.

The numbers of lines in a margin are told by counting them.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from fazhi.reading.formats.paged import alike, goes_with_pages
from fazhi.reading.formats.pagination import is_framed_number, is_page_number, may_be_page_number
from fazhi.reading.formats.pdf.lines import Line, lines_of
from fazhi.reading.formats.pdf.sheets import Sheet, Span
from fazhi.reading.formats.seams import is_edge, is_part_of, title_of
from fazhi.reading.numbering import opening_mark
from fazhi.reading.vocabulary import counts

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


_ROOM = 1.4
"""Sizes of a character that stay free at the end of a full line, and less than which a line is not set in."""
_SET_IN = 3.0
"""The same up to which a line is set in as the first of a paragraph is."""
_ENDS = "。！？；：!?;:…”』」》"


_COUNTED = {1: 8, 5: 4}
"""Which lines have their numbers in a margin, each or every fifth, and how many of a page for that to be known."""
_BESIDE = 4.0
"""Points by which the number of a line may stand above or below it."""


class Bare(NamedTuple):
    """The stretches of every page without what stands at its edges."""

    pages: tuple[tuple[Span, ...], ...]
    left: int
    """How many lines were left out."""


def without_line_numbers(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The pages without the numbers that a draft has in a margin for its lines, each of them or every fifth."""
    margins = [(_in_margin(sheet.spans, left=True), _in_margin(sheet.spans, left=False)) for sheet in sheets]
    known = {
        (side, every)
        for sides in margins
        for side, numbers in enumerate(sides)
        for every, least in _COUNTED.items()
        if len(numbers) >= least and _steps(numbers) == {every}
    }
    if not known:
        return list(sheets)
    bare = []
    for sheet, sides in zip(sheets, margins, strict=True):
        gone = {
            span
            for side, every in known
            if len(sides[side]) == 1 or _steps(sides[side]) == {every}
            for span in sides[side]
        }
        bare.append(sheet._replace(spans=tuple(span for span in sheet.spans if span not in gone)) if gone else sheet)
    return bare


def _steps(numbers: Sequence[Span]) -> set[int]:
    return {int(below.text) - int(above.text) for above, below in pairwise(numbers)}


def _in_margin(spans: Sequence[Span], *, left: bool) -> list[Span]:
    """The figures that stand beside lines and beyond all of the text on one side of a page, from top to bottom."""
    figures = {span for span in spans if span.text.isdecimal() and len(span.text) <= len("9999")}
    text = sorted((span for span in spans if span not in figures), key=lambda span: span.level)
    if not text:
        return []
    levels = [span.level for span in text]
    beside = []
    for span in sorted(figures, key=lambda item: item.level):
        there = text[bisect_left(levels, span.level - _BESIDE) : bisect_right(levels, span.level + _BESIDE)]
        if there and all(span.right <= each.left if left else span.left >= each.right for each in there):
            beside.append(span)
    if not beside:
        return []
    if left:
        return beside if max(span.right for span in beside) <= min(each.left for each in text) else []
    return beside if min(span.left for span in beside) >= max(each.right for each in text) else []


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
    gone = [
        [
            place.line
            for place in here
            if _is_printed(place.line.text)
            or _again(place, places, head)
            or (place.page and _is_title(place.line, title, head))
            or _is_once(place, head, len(pages) - 1)
        ]
        for here in found
    ]
    for lines, here, spans in zip(gone, found, pages, strict=True):
        lines += list(_above_gone(here, lines, spans, places, head))
        lines += list(_bare_numbers(spans, lines))
    _without_parting(found, pages, gone)
    kept, left = [], 0
    for lines, spans in zip(gone, pages, strict=True):
        left += len(lines)
        levels = {part.level for line in lines for part in line.parts}
        bands = [
            (min(part.left for part in line.parts), max(part.right for part in line.parts), line) for line in lines
        ]
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


def _is_title(line: Line, first: str, title: str) -> bool:
    """Whether a line says again, with its year, what the report begins with."""
    return _YEAR.search(line.text) is not None and line.text in first and not is_part_of(line.text, title)


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


def _again(place: _Place, places: Mapping[tuple[str, int], Sequence[_Place]], title: str) -> bool:
    words = alike(place.line.text)
    told = is_part_of(place.line.text, title) or counts(place.line.text)
    if len(words) <= 1 or (told and not place.small):
        return False
    others = {
        other.page: other
        for slot in _slots(place.line)
        for other in places.get((words, slot), ())
        if place.repeats(other) and goes_with_pages(place.line.text, other.line.text, other.page - place.page)
    }
    if len(others) == 1 and place.above_text:
        return not next(iter(others.values())).above_text
    return bool(others)


def _without_parting(
    found: Sequence[Sequence["_Place"]], pages: Sequence[Sequence[Span]], gone: Sequence[list[Line]]
) -> None:
    """Adds to what is gone the heads of pages that part the halves of a sentence, and where they stand besides."""
    for number in range(1, len(pages)):
        above, below = _left(pages[number - 1], gone[number - 1]), _left(pages[number], gone[number])
        tops = {place.line.level: place for place in found[number] if place.top}
        heads = [tops[line.level] for line in below[:_LINES] if line.level in tops]
        others = [place for page in found for place in page]
        for count in range(len(heads), 0, -1):
            if len(below) > count and _is_parted(above, heads[:count], below[count:], others):
                gone[number] += [place.line for place in heads[:count]]
                for other in (other for head in heads[:count] for other in _like(head, others)):
                    rest = "".join(line.text for line in _left(pages[other.page], gone[other.page])[:_TITLE])
                    if other.page or _YEAR.search(rest.replace(other.line.text, "")):
                        gone[other.page].append(other.line)
                break


def _left(spans: Sequence[Span], gone: Sequence[Line]) -> list[Line]:
    """The lines of a page besides those that are gone."""
    levels = {line.level for line in gone}
    return [line for line in lines_of(spans) if line.level not in levels]


def _like(head: "_Place", places: Iterable["_Place"]) -> list["_Place"]:
    """Where a head stands besides."""
    words = alike(head.line.text)
    return [place for place in places if place.top and alike(place.line.text) == words and head.repeats(place)]


def _is_parted(
    above: Sequence[Line], heads: Sequence["_Place"], below: Sequence[Line], places: Sequence["_Place"]
) -> bool:
    """Whether heads stand between the halves of a sentence: a full line without an end, and one that is not set in."""
    if len(above) < _LINES:
        return False
    size = sorted(line.size for line in above)[len(above) // 2]
    text = [line for line in above if line.size >= size * (1 - _LIKE)]
    last, behind = text[-1], below[0]
    left, right = min(line.left for line in text), max(line.right for line in text)
    if right - last.right > size * _ROOM or last.text[-1] in _ENDS or not _is_text(behind, left, size):
        return False
    set_in = any(size * _ROOM < line.left - left < size * _SET_IN for line in text)
    return all(
        place.line.text[-1] not in _ENDS
        and (
            len(place.line.parts) > 1
            or right - place.line.right >= size * _ROOM
            or place.line.left - left > size * _SET_IN
        )
        and (_like(place, places) or (set_in and _is_aside(place.line, left, right, size)))
        for place in heads
    )


def _is_text(line: Line, left: float, size: float) -> bool:
    """Whether a line is as large as those of the text, and goes on with a paragraph by where it begins."""
    goes_on = abs(line.left - left) < size * _ROOM and opening_mark(line.text, 0, len(line.text)) is None
    return goes_on and abs(line.size - size) <= size * _LIKE


def _is_aside(line: Line, left: float, right: float, size: float) -> bool:
    """Whether a line of one stretch stands in the middle, or to the right, with room beside it, and has no number."""
    if len(line.parts) > 1 or opening_mark(line.text, 0, len(line.text)):
        return False
    before, behind = line.left - left, right - line.right
    return before > size * _SET_IN and (abs(before - behind) < size or behind < size)


def _above_gone(
    here: Sequence["_Place"],
    gone: Sequence[Line],
    spans: Sequence[Span],
    places: Mapping[tuple[str, int], Sequence["_Place"]],
    title: str,
) -> Iterator[Line]:
    """The lines of a head above one of its lines that is gone, which for that reason stand above no text."""
    levels = {line.level for line in gone}
    tops = {place.line.level: place for place in here if place.top}
    for line, below in reversed(list(pairwise(lines_of(spans)))):
        place = tops.get(line.level)
        if not place or below.level not in levels or line.level in levels:
            continue
        if _again(place._replace(above_text=False), places, title):
            levels.add(line.level)
            yield line


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
