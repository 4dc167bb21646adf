"""Lines of all pages into paragraphs, rows and headings, as whoever wrote them meant them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from fazhi.reading.formats.contents import contents
from fazhi.reading.formats.pdf.lines import Flow, Line, lines_of
from fazhi.reading.formats.pdf.tables import Row, Table, joined, ruleless
from fazhi.reading.numbering import opening_mark

_CLOSED = re.compile("[。！？!?…][”’」』）)]*$")
_STOPS = "。！？；：!?;:…”』」》"
_OPENING = "（《“‘「『【〔(["
_CLOSING = "，。、；：？！）》”’」』】〕,.;:?!)]%％"
_QUOTES = "“”‘’\"'"
_BEFORE = _OPENING + _QUOTES
"""Before and behind which no line is broken by rules that do not know whether they open or close."""
_LISTS = frozenset({"ar", "arp", "arh", "ring", "alpha", "dash"})
"""Numbers and marks of lists, under the words behind which the other lines of an item are set."""
_INDENT = 1.2
"""Widths of a character by which a line is set in."""
_LIKE = 0.12
"""Share by which sizes of characters may differ in one paragraph."""
_LOOSE = 1.3
"""Times the usual distance of lines from which they are apart."""
_COMMON = 0.2
"""Share of the distances between lines from which one is common."""
_LEAST_INSIDE = 2
"""Lines that go on in the next, by which alone the distance within a paragraph is told."""
_FARTHEST = 4
"""Sizes of a character from which two lines are of no paragraph."""
_LARGER = 1.12
"""Times the usual size from which a line is of a title."""
_ROUGH = 0.25
"""The same where a machine measured them on a picture."""
_SLACK = 0.7
"""Widths of a character that stay free where a line is filled evenly."""
_ROUGH_SLACK = 1.3
"""The same where a machine measured the line on a picture."""
_ACROSS = 2.0
"""Widths of a character by which a line reaches beyond the column below it on either side of its edge."""
_RIGHT = 0.4
"""Share of the width of a column behind which a line begins that is set to the right."""
_TOKEN = re.compile("[A-Za-z0-9.%/:@_+&~·-]+")
_USUAL = 1.8
_LEAST = 4
_SHARE = 0.5


class Placed(NamedTuple):
    """Something on a page, in the order in which it is read."""

    page: int
    left: float
    right: float
    """Edges of the column it stands in."""
    line: Line | None
    """None where a table begins."""
    table: Table | None = None
    follows: bool = False
    """Whether the line before it stands right above it in the same column."""
    row: bool = False


class Piece(NamedTuple):
    """Words of one line of a page."""

    page: int
    """Its number."""
    words: str
    sure: float = 1.0
    """How sure their reading is."""
    pictures: tuple[bytes, ...] = ()
    """The strips of the page they were read off, where that is doubtful."""


class Paragraph(NamedTuple):
    """One line of the text that is made."""

    pieces: tuple[Piece, ...]
    row: bool = False

    @property
    def text(self) -> str:
        """The words of all its lines, joined."""
        return "".join(piece.words for piece in self.pieces)


class Shape(NamedTuple):
    """How a document is set, told from all its lines."""

    size: float
    """Of most characters."""
    distance: float
    """From line to line within a paragraph; the least where several are common."""
    widest: float
    """The widest of those."""
    left: float
    right: float
    """Edges of text that takes the whole width of a page."""
    indented: bool
    """Whether paragraphs begin by being set in."""
    spaced: bool
    """Whether paragraphs are set apart by a wider distance."""


def shape_of(pages: Sequence[Sequence[Flow]]) -> Shape:
    """The shape of a document."""
    columns = [(flow.whole, lines_of(flow.spans)) for page in pages for flow in page]
    sizes: Counter[float] = Counter()
    for _, lines in columns:
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    size = sizes.most_common(1)[0][0] if sizes else 12.0
    body = [(whole, [line for line in lines if _is_like(line.size, size)]) for whole, lines in columns]
    steps = list(_steps(body, size))
    inside = Counter(step for step, goes_on in steps if goes_on)
    if inside.total() < _LEAST_INSIDE:
        inside = Counter(step for step, _ in steps)
    common = _usual_steps(inside)
    distance = min(common, default=0.0) or size * _USUAL
    widest = max(distance, *common) if common else distance
    whole = [lines for is_whole, lines in body if is_whole and len(lines) >= _LEAST] or [
        lines for _, lines in body if lines
    ]
    lefts = sorted(_left_edge(lines, size) for lines in whole) or [0.0]
    left = lefts[0] if median(lefts) - lefts[0] <= size * 3 else median(lefts)
    right = median(max(line.parts[-1].sure_right for line in lines) for lines in whole) if whole else 0.0
    first, apart = _openings(body, size, distance)
    return Shape(size, distance, widest, left, right, first >= _SHARE, apart >= _SHARE)


def _steps(body: Iterable[tuple[bool, Sequence[Line]]], size: float) -> Iterator[tuple[float, bool]]:
    """The distances between lines, each with whether a full line goes on in the next: no heading, no end, no list."""
    for _, lines in body:
        left, right = (
            _left_edge(lines, size) if lines else 0.0,
            max((line.parts[-1].sure_right for line in lines), default=0.0),
        )
        for line, below in pairwise(lines):
            step = below.level - line.level
            if not size < step < size * _FARTHEST:
                continue
            full = right - line.right < size * _LOOSE and line.left - left < size * _FARTHEST
            starts = below.left - left >= size * _INDENT or opening_mark(below.text, 0, len(below.text)) is not None
            yield round(step, 0), full and not starts and line.text[-1] not in _STOPS


def _usual_steps(steps: Counter[float]) -> list[float]:
    """The distances that are common; the most common one where none is."""
    common = [step for step, count in steps.items() if count >= steps.total() * _COMMON]
    return common or [step for step, _ in steps.most_common(1)]


def _left_edge(lines: Sequence[Line], size: float) -> float:
    """The leftmost place at which more than one line begins."""
    lefts = sorted(line.left for line in lines)
    return next((one for one, other in pairwise(lefts) if other - one <= size * 0.3), lefts[0])


def _openings(body: Sequence[tuple[bool, list[Line]]], size: float, distance: float) -> tuple[float, float]:
    """Shares of the lines behind the end of a paragraph that are set in, and that stand apart."""
    count = indented = apart = 0
    for _, lines in body:
        if len(lines) < _LEAST:
            continue
        left, right = _left_edge(lines, size), max(line.parts[-1].sure_right for line in lines)
        for line, below in pairwise(lines):
            if right - line.right > size * 3 and line.text[-1] in _STOPS:
                count += 1
                indented += below.left - left >= size * _INDENT
                apart += below.level - line.level > distance * 1.15
    return (indented / count, apart / count) if count else (1.0, 0.0)


def placed(page: int, flows: Sequence[Flow], tables: Sequence[Table], shape: Shape) -> Iterator[Placed]:
    """What stands on a page, tables where they interrupt the text."""
    waiting = sorted(tables, key=lambda table: table.top)
    for flow in flows:
        lines = lines_of(flow.spans)
        while waiting and lines and waiting[0].bottom <= lines[0].top:
            yield Placed(page, shape.left, shape.right, None, waiting.pop(0))
        left, right = _bounds(lines, flow.whole, shape)
        rows = ruleless(lines)
        above: Line | None = None
        for line, row in zip(lines, rows, strict=True):
            while flow.whole and waiting and waiting[0].top < line.level:
                yield Placed(page, left, right, None, waiting.pop(0))
                above = None
            yield Placed(page, left, right, line, None, above is not None, row)
            above = line
    for table in waiting:
        yield Placed(page, shape.left, shape.right, None, table)


def _bounds(lines: Sequence[Line], whole: bool, shape: Shape) -> tuple[float, float]:
    if not lines:
        return shape.left, shape.right
    body = [line for line in lines if _is_like(line.size, shape.size)] or list(lines)
    left, right = _left_edge(body, shape.size), max(line.parts[-1].sure_right for line in body)
    if whole and shape.right > shape.left:
        near = shape.size * 3
        if len(body) < _LEAST or abs(left - shape.left) <= near:
            left = min(left, shape.left) if len(body) < _LEAST else left
        right = max(right, shape.right) if right > shape.left else right
    return left, right


def paragraphs(found: Sequence[Placed], shape: Shape) -> Iterator[Paragraph]:
    """Paragraphs and rows, in the order of the text."""
    for is_table, group in groupby(found, lambda item: item.table is not None):
        if is_table:
            yield from _rows([(item.page, item.table) for item in group if item.table])
            continue
        held: list[Placed] = []
        for item in group:
            if held and not _goes_on(held, item, shape):
                yield from _paragraph(held)
                held = []
            held.append(item)
        yield from _paragraph(held)


def _rows(tables: Sequence[tuple[int, Table]]) -> Iterator[Paragraph]:
    """The rows of tables that follow one another; one may go on from the page before."""
    found: list[tuple[int, Row]] = []
    above: Table | None = None
    for page, table in tables:
        whole = joined(above, table) if above else None
        if whole is None:
            found += [(page, row) for row in table.lines]
        else:
            found[-1] = found[-1][0], found[-1][1]._replace(cells=whole[0])
            found += [(page, row) for row in whole[1]]
        above = table
    for page, row in found:
        words = "\t".join(cell.replace("\t", " ") for cell in row.cells)
        yield Paragraph((Piece(page, words, row.sure, row.pictures),), row=True)


def _paragraph(held: Sequence[Placed]) -> Iterator[Paragraph]:
    if not held:
        return
    first = held[0].line
    if held[0].row and first is not None:
        words = "\t".join(part.text for part in first.parts)
        yield Paragraph((Piece(held[0].page, words, first.sure, first.pictures),), row=True)
        return
    pieces: list[Piece] = []
    for item in held:
        words = item.line.text if item.line else ""
        if pieces:
            words = _seam(pieces[-1].words, words) + words
        line = item.line
        pieces.append(Piece(item.page, words, line.sure, line.pictures) if line else Piece(item.page, words))
    yield Paragraph(tuple(pieces))


def _seam(before: str, behind: str) -> str:
    """What stands between two lines that are joined: a blank between Latin words."""
    one, other = before[-1:], behind[:1]
    words = one.isascii() and other.isascii() and not (one.isdigit() and other.isdigit())
    return " " if words and (one.isalnum() or one in ",.;:)") and (other.isalnum() or other == "(") else ""


def _goes_on(held: Sequence[Placed], item: Placed, shape: Shape) -> bool:
    """Whether a line goes on with the paragraph that is held."""
    last, line = held[-1].line, item.line
    if last is None or line is None or held[-1].row or item.row or not _alike(last, line):
        return False
    if _crosses(held[-1], item) or (_is_set_right(held[-1]) and not _is_set_right(item)):
        return False
    return _runs_on(held, last, item, line, shape)


def _runs_on(held: Sequence[Placed], last: Line, item: Placed, line: Line, shape: Shape) -> bool:
    """Whether of two lines of one size, which are no rows, the second goes on with the paragraph."""
    apart = item.follows and line.level - last.level > shape.widest * _LOOSE * max(1.0, line.size / shape.size)
    closed = _CLOSED.search(last.text) is not None
    if apart or not _is_full(held[-1], line, shape):
        return False
    if _is_title(held[-1], item, shape):
        return not closed
    mark = opening_mark(line.text, 0, len(line.text))
    if line.left - item.left >= line.size * _INDENT:
        return mark is None and not closed and _hangs(held, item, line.size / 2)
    if shape.indented:
        begins = _set_in(held[0]) >= line.size * _INDENT
        return mark is None or not (closed or (len(held) == 1 and not begins))
    if mark is not None or (not item.follows and _is_heading(held)):
        return False
    return not closed or (shape.spaced and item.follows)


def _crosses(above: Placed, item: Placed) -> bool:
    """Whether a line stands over the gutter of the columns of which another begins one, as their title does."""
    if above.line is None or item.line is None or item.follows or above.page != item.page:
        return False
    over = _ACROSS * above.line.size
    return above.line.left < item.right - over and above.line.right > item.right + over


def _is_set_right(place: Placed) -> bool:
    """Whether a line is set to the right of its column, as a signature and its day are."""
    return _set_in(place) > (place.right - place.left) * _RIGHT


def _is_heading(held: Sequence[Placed]) -> bool:
    """Whether what is held is one line under a number and no sentence, as a heading at the foot of a page is."""
    words = held[0].line.text if held[0].line else ""
    mark = opening_mark(words, 0, len(words))
    return len(held) == 1 and mark is not None and mark.form in {"part", "cn", "cnp"} and "。" not in words


def _hangs(held: Sequence[Placed], item: Placed, near: float) -> bool:
    """Whether a line that is set in stands under the others of its paragraph, or under the words behind a number."""
    if len(held) > 1:
        return abs(_set_in(held[-1]) - _set_in(item)) <= near
    words = held[0].line.text if held[0].line else ""
    mark = opening_mark(words, 0, len(words))
    return mark is not None and mark.form in _LISTS and _set_in(item) - _set_in(held[0]) > near


def _set_in(item: Placed) -> float:
    return item.line.left - item.left if item.line else 0.0


def _alike(one: Line, other: Line) -> bool:
    """Whether two lines are of one size, as far as it is known."""
    like = _LIKE if min(one.sure, other.sure) == 1 else _ROUGH
    return abs(one.size - other.size) <= max(one.size, other.size) * like


def _is_like(size: float, other: float) -> bool:
    return abs(size - other) <= max(size, other) * _LIKE


def _is_title(above: Placed, item: Placed, shape: Shape) -> bool:
    """Whether two lines are centred ones of a title."""
    return all(
        place.line is not None
        and place.line.size >= shape.size * _LARGER
        and abs((place.line.left + place.line.right) - (place.left + place.right)) <= place.line.size * 3
        for place in (above, item)
    )


def _is_full(place: Placed, below: Line, shape: Shape) -> bool:
    """Whether the first word of the line below would not have found room behind a line."""
    line = place.line
    if line is None:
        return False
    words = below.text
    end = _unit(words, 0)
    while end < len(words):
        if words[end] in _CLOSING or words[end] in _QUOTES:
            end += 1
        elif words[end - 1] in _BEFORE or (words[end - 1] in "，、；：,;:" and _TOKEN.match(words, end)):
            end = _unit(words, end)
        else:
            break
    width = sum(1.0 if character > "\u2e80" else 0.52 for character in words[:end]) * line.size
    room, before, slack = place.right - line.right, line.left - place.left, _SLACK if line.sure == 1 else _ROUGH_SLACK
    if line.size >= shape.size * _LARGER and abs(room - before) < line.size:  # centred
        room, slack = room + before, 0.0
    return room < width + line.size * slack


def _unit(words: str, at: int) -> int:
    """End of the Latin word, number or Chinese character that begins at a place."""
    token = _TOKEN.match(words, at)
    return token.end() if token else at + 1


def without_contents(found: Sequence[Paragraph]) -> tuple[list[Paragraph], bool]:
    """All paragraphs but those of a table of contents, and whether there was one."""
    gone = contents([item.text for item in found])
    return [item for number, item in enumerate(found) if number not in gone], bool(gone)
