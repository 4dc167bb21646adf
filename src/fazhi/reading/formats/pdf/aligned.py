"""Tables without a grid: words aligned in columns, with horizontal lines between them or none.

Only geometry decides, and in doubt words stay running text: what stands in columns must not be text that fills them, a
list behind its numbers, or chapters before their pages.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from fazhi.reading.formats.pdf.lines import Line, lines_of
from fazhi.reading.formats.pdf.sheets import Sheet, Span
from fazhi.reading.formats.pdf.tables import LONGEST_LABEL, MOST_RULES, Rule, Table, cell_text, is_list

_GUTTER = 0.8
"""Widths of a character that stay free between two columns."""
_FAR = 3.6
"""Heights of a character beyond which a line belongs to nothing above it."""
_USUAL = 1.5
"""Heights of a character from row to row, the least that is usual."""
_NEXT = 1.35
"""Times the distance of rows up to which a line over a group of them stands away."""
_SINGLE = 8
"""Lines on end in one column only; a cell of more is a text."""
_WRAPS = 6
"""Widths of a character of the narrowest column whose words are broken into lines, where only that tells."""
_FULL = 1.7
"""The same that may stay free at the end of a line that is broken off."""
_TIGHT, _APART = 1.06, 1.1
"""Times the distance of lines within a cell up to which a line belongs to it, and from which on rows stand apart."""
_ROUGHLY_TIGHT, _ROUGHLY_APART = 1.15, 1.3
"""The same where a machine measured them on a picture."""
_BESIDE = 0.5
"""Share of the lower of two cells that lies beside the other, where both are of one row."""
_SAME_END = 8.0
"""Points by which the ends of the level lines of one table differ."""
_TWO = 2
"""Cells beside one another that end early, so that what is below is another row."""
_NARROW = 8
"""Widths of a character of the narrowest column of running text beside another."""
_TEXT = 10
"""The same of one that can hold running text beside anything."""
_FILLED = 0.72
"""Share of its column that a line of running text takes up on the average."""
_BAND = 2.4
"""Heights of a character from which on a space between level lines is more than a line over a group of rows."""
_MOST_CELLS = 1500
"""Cells of a table on a page; those of one with more are read line by line."""
_MANY_BANDS = 3
"""Spaces between level lines from which on each of them is a row."""
_GROUP = 24
"""Characters of a line that stands over the rows of a group."""
_FIGURE = re.compile(r"[-+]?[\d.,，%％‰/]+|[-—－/无]")
_STOPS = "。！？；：!?;:"

Column = tuple[float, float]
"""Its left and right edge."""


class _Cell(NamedTuple):
    """Words in one column, or over several."""

    first: int
    last: int
    """Its columns."""
    parts: tuple[Span, ...]
    """From top to bottom."""
    edges: tuple[float, float] | None = None
    """Heights of the lines above and below, where each row has its own."""

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.edges[0] if self.edges else self.parts[0].top

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.edges[1] if self.edges else self.parts[-1].bottom

    @property
    def middle(self) -> float:
        """Half way between both."""
        return (self.top + self.bottom) / 2


class _Row(NamedTuple):
    """A row: its cells without those that stand for several rows."""

    cells: tuple[_Cell, ...]

    @property
    def middle(self) -> float:
        """Half way between its edges, the first column apart."""
        cells = [cell for cell in self.cells if cell.first] or self.cells
        return (min(cell.top for cell in cells) + max(cell.bottom for cell in cells)) / 2


def free_tables(spans: Sequence[Span]) -> tuple[list[Table], list[Span]]:
    """The tables among the stretches of a page that no line shows, and the stretches in none."""
    lines = lines_of(spans)
    size = _size(lines)
    found: list[Table] = []
    taken: set[Span] = set()
    at = 0
    while at < len(lines):
        if len(lines[at].parts) < 2:  # noqa: PLR2004 - a row has two cells
            at += 1
            continue
        start, end = _window(lines, at, size)
        table = _table(lines[start:end], size, ())
        if table:
            found.append(table)
            taken |= {part for line in lines[start:end] for part in line.parts}
        at = max(end, at + 1)
    if not found:
        return [], list(spans)
    return found, [part for line in lines for part in line.parts if part not in taken]


def half_ruled(sheet: Sheet, tables: Sequence[Table], spans: Sequence[Span]) -> tuple[list[Table], list[Span]]:
    """The tables of a page between level lines that no upright ones cross, and the stretches in none."""
    rest = list(spans)
    found: list[Table] = []
    if len(sheet.level) > MOST_RULES:
        return found, rest
    rules = [rule for rule in sheet.level if not any(t.top - 4 <= rule[2] <= t.bottom + 4 for t in tables)]
    for left, right, levels in _apart(_alike(rules), rest):
        held = [
            span
            for span in rest
            if levels[0] < span.level <= levels[-1] and left <= (span.left + span.right) / 2 <= right
        ]
        lines = lines_of(held)
        if any(len(line.parts) == 1 and line.right - line.left > (right - left) * 0.8 for line in lines):
            continue
        table = _table(lines, _size(lines), [rule for rule in rules if levels[0] - 1 <= rule[2] <= levels[-1] + 1])
        if table:
            found.append(table._replace(left=left, right=right, top=levels[0], bottom=levels[-1]))
            gone = set(map(id, held))
            rest = [span for span in rest if id(span) not in gone]
    return found, rest


def _alike(rules: Sequence[Rule]) -> Iterator[tuple[float, float, list[float]]]:
    """Left, right and heights of level lines under one another that begin and end at the same places."""
    left = sorted(rules)
    while left:
        first = left[0]
        same, others = list[Rule](), list[Rule]()
        for rule in left:
            near = max(abs(rule[0] - first[0]), abs(rule[1] - first[1])) <= _SAME_END
            (same if near else others).append(rule)
        left = others
        levels = sorted({float(round(rule[2])) for rule in same})
        if len(levels) > 1:
            yield first[0] - _SAME_END, first[1] + _SAME_END, levels


def _apart(
    found: Iterable[tuple[float, float, list[float]]], spans: Sequence[Span]
) -> Iterator[tuple[float, float, list[float]]]:
    """Ranges of rules without the spaces between two tables: high ones, with words in them but no row."""
    for left, right, levels in found:
        held = [levels[0]]
        for above, below in pairwise(levels):
            inside = lines_of([span for span in spans if above < span.level <= below and left <= span.left <= right])
            if inside and below - above > _size(inside) * _BAND and all(len(line.parts) == 1 for line in inside):
                if len(held) > 1:
                    yield left, right, held
                held = []
            held.append(below)
        if len(held) > 1:
            yield left, right, held


def _size(lines: Sequence[Line]) -> float:
    """The usual height of a character on these lines, in points."""
    return median(line.size for line in lines) if lines else 12.0


def _window(lines: Sequence[Line], at: int, size: float) -> tuple[int, int]:
    """The lines round one of several parts between whose parts room stays free all the way."""
    gutters = [(one.right, other.left) for one, other in pairwise(lines[at].parts)]
    end, last, singles = at + 1, at + 1, 0
    pitch, crossed = size * _USUAL, False
    while end < len(lines) and lines[end].level - lines[end - 1].level <= _FAR * size and singles <= _SINGLE:
        line = lines[end]
        kept = [free for gutter in gutters for free in _free(gutter, line) if free[1] - free[0] >= size * _GUTTER]
        step = line.level - lines[end - 1].level
        if len(line.parts) > 1:
            if not kept or (crossed and (len(kept) < len(gutters) or step > pitch * _NEXT)):
                break
            pitch = max(pitch, step) if last == end else pitch
            gutters, last, singles, crossed = kept, end + 1, 0, False
        elif len(kept) < len(gutters):
            heads = end + 1 < len(lines) and len(lines[end + 1].parts) > 1 and step <= pitch * _NEXT
            if not heads or len(line.text) > _GROUP or line.text[-1] in "。；，":
                break
            singles, crossed = singles + 1, True
        elif step > pitch * _NEXT and line.left < gutters[0][1]:
            break
        else:
            gutters, singles = kept, singles + 1
        end += 1
    while last < end and _hangs_on(lines[last - 1], lines[last], gutters, size):
        last += 1
    start = at
    while start and _hangs_over(lines[start - 1], lines[start], gutters, size):
        start -= 1
    return start, last


def _hangs_on(above: Line, line: Line, gutters: Sequence[Column], size: float) -> bool:
    """Whether a line below the last of several parts goes on with a cell of it that is not the first."""
    under = any(abs(part.left - line.left) <= size * 0.7 for part in above.parts)
    return under and _in_column(line, gutters, size) and line.level - above.level <= size * 2


def _hangs_over(line: Line, below: Line, gutters: Sequence[Column], size: float) -> bool:
    """Whether a line above the first of several parts belongs to a cell of it that is not the first."""
    return _in_column(line, gutters, size) and below.level - line.level <= below.size * 1.3


def _in_column(line: Line, gutters: Sequence[Column], size: float) -> bool:
    """Whether a line of one part stands in one column that is not the first."""
    return (
        len(line.parts) == 1
        and bool(gutters)
        and line.left >= gutters[0][1] - size * 0.3
        and all(line.right <= left or line.left >= right for left, right in gutters)
    )


def _free(gutter: Column, line: Line) -> Iterator[Column]:
    """What a line leaves free of a space between columns."""
    left = gutter[0]
    for part in line.parts:
        if part.right <= left or part.left >= gutter[1]:
            continue
        if part.left > left:
            yield left, part.left
        left = max(left, part.right)
    if left < gutter[1]:
        yield left, gutter[1]


def _table(lines: Sequence[Line], size: float, rules: Sequence[Rule]) -> Table | None:
    """The table that lines make; None where they make none."""
    columns = _columns(lines, size)
    lines = [Line(tuple(piece for part in line.parts for piece in _split(part, columns))) for line in lines]
    several = sum(len(line.parts) > 1 for line in lines)
    if sum(len(line.parts) for line in lines) > _MOST_CELLS:
        return None
    if len(columns) < 2 or several < (2 if len(columns) > 2 or rules else 3):  # noqa: PLR2004 - two may stand so by chance
        return None
    placed = [_placed(line, columns, size, head=not number) for number, line in enumerate(lines)]
    first, last = ([cell.parts[0].text for cells in placed for cell in cells if cell.first == at] for at in (0, 1))
    if _is_prose(placed, columns, size) or (len(columns) == 2 and is_list(first, last)):  # noqa: PLR2004 - lists have two
        return None
    rows, labels = _rows(placed, columns, size, rules)
    if not rows or (not rules and _runs_on(rows, columns, size)):
        return None
    sentences = any("。" in words for words in first)  # the end of a text in two columns may stand so
    if len(columns) == 2 and not rules and (len(rows) < 3 or sentences):  # noqa: PLR2004 - as above
        return None
    texts = _labelled([_texts(row.cells, columns) for row in rows], rows, labels, columns)
    ends = {cell.first: cell.parts[-1] for cell in rows[-1].cells}
    sure = [_lines_of(row, lines) for row in rows]
    return Table(
        columns[0][0],
        columns[-1][1],
        lines[0].top,
        lines[-1].bottom,
        tuple(texts),
        tuple(at in ends and _is_full(ends[at], column, size) for at, column in enumerate(columns)),
        (columns[0][0], *((one[1] + other[0]) / 2 for one, other in pairwise(columns)), columns[-1][1]),
        tuple(min(line.sure for line in held) for held in sure),
        tuple(tuple(picture for line in held for picture in line.pictures) for held in sure),
    )


def _split(part: Span, columns: Sequence[Column]) -> tuple[Span, ...]:
    """Words that a machine took for one stretch though they stand in two columns, by the room between them."""
    over = [column for column in columns if part.left < column[1] and column[0] < part.right]
    free = part.right - part.left - len(part.text) * part.size
    if part.sure == 1 or len(over) != 2 or free < part.size * _GUTTER or not part.text.isalpha():  # noqa: PLR2004 - two
        return (part,)
    starts = {at: part.right - (len(part.text) - at) * part.size for at in range(1, len(part.text))}
    at = min(starts, key=lambda at: abs(starts[at] - over[1][0]), default=0)
    if not at or abs(starts[at] - over[1][0]) > part.size * 1.2:
        return (part,)
    one = part._replace(right=part.left + at * part.size, text=part.text[:at])
    return one, part._replace(left=starts[at], text=part.text[at:])


def _lines_of(row: _Row, lines: Sequence[Line]) -> list[Line]:
    """The lines that the words of a row stand on."""
    held = {part for cell in row.cells for part in cell.parts}
    return [line for line in lines if not held.isdisjoint(line.parts)]


def _columns(lines: Sequence[Line], size: float) -> list[Column]:
    """The columns: what is left between the spaces that stay free all the way, but for heads and lines over groups."""
    best = _between(lines, size)
    for heads in (0, 1, 2):
        below = [line for line in lines[heads:] if len(line.parts) > 1]
        if len(below) < 2:  # noqa: PLR2004 - rows under one another
            break
        for kept in (lines[heads:], below):
            columns = _between(kept, size)
            if len(columns) > len(best) and all(_fits(line, columns, size) for line in lines[:heads]):
                best = columns
    return best


def _between(lines: Iterable[Line], size: float) -> list[Column]:
    """Where words stand, whatever room is left between them all the way."""
    columns: list[Column] = []
    for part in sorted((part for line in lines for part in line.parts), key=lambda part: part.left):
        if columns and part.left - columns[-1][1] < size * _GUTTER:
            columns[-1] = columns[-1][0], max(columns[-1][1], part.right)
        else:
            columns.append((part.left, part.right))
    return columns


def _fits(line: Line, columns: Sequence[Column], size: float) -> bool:
    """Whether every head on a line stands over columns of its own."""
    return all(other.first > one.last for one, other in pairwise(_placed(line, columns, size, head=True)))


def _placed(line: Line, columns: Sequence[Column], size: float, *, head: bool) -> list[_Cell]:
    """What a line puts into the columns; a head may stand in the middle over several."""
    found = []
    for part in line.parts:
        slack = min(size * 0.4, (part.right - part.left) / 3)
        over = [at for at, edge in enumerate(columns) if part.left + slack < edge[1] and part.right - slack > edge[0]]
        found.append(_Cell(over[0], over[-1], (part,)) if over else _nearest(part, columns, size))
    if not head or len(found) == 1:
        return found
    taken = {at for cell in found for at in range(cell.first, cell.last + 1)}
    for number, cell in enumerate(found):
        first, last = cell.first, cell.last
        while first > 1 and last + 1 < len(columns) and not taken & {first - 1, last + 1}:
            first, last = first - 1, last + 1
            taken |= {first, last}
        found[number] = cell._replace(first=first, last=last)
    return found


def _nearest(part: Span, columns: Sequence[Column], size: float) -> _Cell:
    """Words between the columns: in the middle over several, or else in the nearest."""
    middle = (part.left + part.right) / 2
    spans = [(first, last) for first in range(len(columns)) for last in range(first, min(first + 6, len(columns)))]
    off = {span: abs((columns[span[0]][0] + columns[span[1]][1]) / 2 - middle) for span in spans}
    first, last = min(spans, key=lambda span: (off[span] > size * 0.8, span[1] - span[0], off[span]))
    if off[first, last] > size * 0.8:
        first = last = min(range(len(columns)), key=lambda at: off[at, at])
    return _Cell(first, last, (part,))


def _is_prose(placed: Sequence[Sequence[_Cell]], columns: Sequence[Column], size: float) -> bool:
    """Whether running text fills all columns from edge to edge, or a line of it crosses them."""
    for at, column in enumerate(columns):
        held = [cell.parts[0] for cells in placed for cell in cells if cell.first == cell.last == at]
        wide = column[1] - column[0]
        filled = sum(part.right - part.left for part in held) / max(1, len(held))
        full = sum(_is_full(part, column, size) for part in held)
        if wide < size * _NARROW or (filled < wide * _FILLED and full * 2 < len(held)):
            break
    else:
        return True
    return any(
        cell.last - cell.first == len(columns) - 1 and len(cell.parts[0].text) > _GROUP
        for cells in placed
        for cell in cells
    )


def _runs_on(rows: Sequence[_Row], columns: Sequence[Column], size: float) -> bool:
    """Whether words of one row go on in the next, as those of a text beside a table do."""
    for at, column in enumerate(columns):
        if column[1] - column[0] < size * _TEXT:
            continue
        held = [[cell for cell in row.cells if cell.first == cell.last == at] for row in rows]
        broken = sum(
            bool(above and below)
            and _is_full(above[-1].parts[-1], column, size)
            and above[-1].parts[-1].text[-1] not in _STOPS
            for above, below in pairwise(held)
        )
        if broken > 1 and broken * 2 >= len(rows) - 1:
            return True
    return False


def _rows(
    placed: Sequence[Sequence[_Cell]], columns: Sequence[Column], size: float, rules: Sequence[Rule]
) -> tuple[list[_Row], list[_Cell]]:
    """The rows from top to bottom, and the labels in the first column that stand for several of them."""
    cells = _cells(placed, columns, size, rules)
    labels = [cell for cell in cells if cell.first == cell.last == 0 and _is_label(cell, cells)]
    rows: list[list[_Cell]] = []
    for cell in sorted((cell for cell in cells if cell not in labels), key=lambda cell: (cell.top, cell.first)):
        row = next((row for row in rows[-2:] if any(_beside(cell, other) for other in row)), None)
        if row is not None and (_has_room(row, cell) or any(_level(cell, other) for other in row)):
            row.append(cell)
        else:
            rows.append([cell])
    alone = [row for row in rows if len(row) == 1 and row[0].first == row[0].last == 0 and _is_between(row[0], rows)]
    return [_Row(tuple(row)) for row in rows if row not in alone], [*labels, *(row[0] for row in alone)]


def _has_room(row: Sequence[_Cell], cell: _Cell) -> bool:
    """Whether a row has nothing yet where a cell stands."""
    return not any(other.first <= cell.last and cell.first <= other.last for other in row)


def _level(cell: _Cell, other: _Cell) -> bool:
    """Whether two cells begin on one line."""
    return abs(cell.parts[0].level - other.parts[0].level) <= cell.parts[0].size * 0.3


def _is_between(cell: _Cell, rows: Sequence[Sequence[_Cell]]) -> bool:
    """Whether a cell lies half way between two rows: a label in their middle."""
    size = cell.parts[0].size
    return any(0 < abs(other.middle - cell.middle) < size for row in rows for other in row if other is not cell)


def _cells(
    placed: Sequence[Sequence[_Cell]], columns: Sequence[Column], size: float, rules: Sequence[Rule]
) -> list[_Cell]:
    """The cells, those of several lines put together."""
    bands = len({round(rule[2]) for rule in rules}) > _MANY_BANDS
    goes_on = _Steps(placed, columns, size)
    held: dict[tuple[int, int], tuple[int, _Cell]] = {}
    done: list[_Cell] = []
    for number, cells in enumerate(placed):
        for cell in cells:
            key, part = (cell.first, cell.last), cell.parts[0]
            at, above = held.get(key, (0, None))
            if above is not None:
                parted = any(_parts(rule, above.parts[-1], part) for rule in rules)
                if not parted and (bands or goes_on(at, number, above.parts[-1], cell)):
                    held[key] = number, above._replace(parts=(*above.parts, part))
                    continue
                done.append(above)
            held[key] = number, cell
    done += [cell for _, cell in held.values()]
    return [cell._replace(edges=_edges(cell, rules)) for cell in done] if bands else done


def _parts(rule: Rule, above: Span, below: Span) -> bool:
    """Whether a level line lies between two stretches."""
    return above.level < rule[2] < below.level and rule[0] <= (below.left + below.right) / 2 <= rule[1]


def _edges(cell: _Cell, rules: Sequence[Rule]) -> tuple[float, float] | None:
    """Heights of the lines next above and below a cell."""
    middle = (cell.parts[0].left + cell.parts[0].right) / 2
    over = [rule[2] for rule in rules if rule[0] <= middle <= rule[1]]
    above = [level for level in over if level < cell.parts[0].level]
    below = [level for level in over if level >= cell.parts[-1].level]
    return (max(above), min(below)) if above and below else None


class _Steps:
    """Tells by the distances of lines which of them go on with a cell."""

    def __init__(self, placed: Sequence[Sequence[_Cell]], columns: Sequence[Column], size: float) -> None:
        """Rows that stand apart in groups are no cells of several lines: they are alike and end early."""
        self.columns, self.size = columns, size
        links: dict[tuple[int, int], list[tuple[Span, _Cell]]] = {}
        last: dict[tuple[int, int], tuple[int, Span]] = {}
        for number, cells in enumerate(placed):
            for cell in cells:
                key = cell.first, cell.last
                if key in last:
                    at, above = last[key]
                    links.setdefault((at, number), []).append((above, cell))
                last[key] = number, cell.parts[0]
        rough = any(cell.parts[0].sure < 1 for cells in placed for cell in cells)
        self.tight, far = (_ROUGHLY_TIGHT, _ROUGHLY_APART) if rough else (_TIGHT, _APART)
        steps = {pair: held[0][1].parts[0].level - held[0][0].level for pair, held in links.items()}
        self.lead = min((step for step in steps.values() if step > size * 0.8), default=0.0)
        wide = [pair for pair, step in steps.items() if step >= self.lead * far and pair[1] - pair[0] == 1]
        self.parted = {pair for pair, held in links.items() if any(not self._wraps(*link) for link in held)}
        heads = {at for at, cells in enumerate(placed) if [(cell.first, cell.last) for cell in cells] == [(0, 0)]}
        self.parted |= {(at, below) for at, below in links if at in heads and len(placed[below]) > 1}
        near = [held for pair, held in links.items() if self.is_near(steps[pair])]
        self.apart = len(wide) > 1 and all(sum(not self._ends(*link) for link in held) < _TWO for held in near)

    def __call__(self, at: int, number: int, above: Span, cell: _Cell) -> bool:
        """Whether a cell of one line goes on with words of another."""
        near = self.is_near(cell.parts[0].level - above.level)
        return near and (self.apart or (at, number) not in self.parted)

    def is_near(self, step: float) -> bool:
        """Whether lines are as near as those of a cell."""
        return 0 < step <= self.lead * self.tight

    def _wraps(self, last: Span, cell: _Cell) -> bool:
        """Whether the words of a line fill it, so that those of the line below go on with them."""
        wide = self.columns[cell.last][1] - self.columns[cell.first][0]
        figures = _FIGURE.fullmatch(cell.parts[0].text) or _FIGURE.fullmatch(last.text)
        return cell.first == cell.last and not figures and wide >= self.size * _WRAPS and self._ends(last, cell)

    def _ends(self, last: Span, cell: _Cell) -> bool:
        """Whether words reach to the end of their column."""
        return _is_full(last, self.columns[cell.last], self.size)


def _is_full(part: Span, column: Column, size: float) -> bool:
    """Whether words reach to the end of their column, so that a line below may go on with them."""
    wide = column[1] - column[0]
    return column[1] - part.sure_right <= size * (_FULL + (part.text[-1] in "，、。；")) and (
        part.right - part.left >= wide * 0.6
    )


def _beside(cell: _Cell, other: _Cell) -> bool:
    """Whether two cells are of one row: they lie beside one another."""
    shared = min(cell.bottom, other.bottom) - max(cell.top, other.top)
    return shared > min(cell.bottom - cell.top, other.bottom - other.top) * _BESIDE


def _is_label(cell: _Cell, cells: Sequence[_Cell]) -> bool:
    """Whether a cell of the first column lies beside several cells of most other columns."""
    beside: dict[int, int] = {}
    for other in cells:
        for at in range(other.first, other.last + 1) if other.first and _beside(cell, other) else ():
            beside[at] = beside.get(at, 0) + 1
    return bool(beside) and sum(count > 1 for count in beside.values()) * 2 > len(beside)


def _texts(cells: Sequence[_Cell], columns: Sequence[Column]) -> tuple[str, ...]:
    """The words of each cell of a row; one over several columns is followed by empty ones."""
    held: dict[int, list[Span]] = {}
    ends: dict[int, int] = {}
    for cell in cells:
        held.setdefault(cell.first, []).extend(cell.parts)
        ends[cell.first] = max(cell.last, ends.get(cell.first, 0))
    return tuple(cell_text(held[at], columns[ends[at]][1])[0] if at in held else "" for at in range(len(columns)))


def _labelled(
    texts: list[tuple[str, ...]], rows: Sequence[_Row], labels: Sequence[_Cell], columns: Sequence[Column]
) -> list[tuple[str, ...]]:
    """The rows with the label that stands once for several of them in each, as a merged cell has it.

    One that stands in the middle of its rows stands for as many above as below; any other for those below it.
    """
    named = [(cell.middle, _texts([cell], columns)[0]) for cell in labels]
    for row, words in zip(rows, texts, strict=True):
        if words[0]:
            named.append((next(cell.middle for cell in row.cells if cell.first == 0), words[0]))
    lacking = [number for number, row in enumerate(texts) if not row[0] and sum(map(bool, row)) > bool(number)]
    if not lacking or not named or any(len(words) > LONGEST_LABEL for _, words in named):
        return texts
    named.sort()
    levels = [row.middle for row in rows]
    owner = (_by_middle(levels, named) if labels or not texts[0][0] or not texts[1][0] else None) or {}
    for number, level in enumerate(levels):
        above = [words for middle, words in named if middle <= level + 2 and (number == 0 or middle > levels[0] - 2)]
        if not owner.get(number) and above and number:
            owner[number] = above[-1]
    return [(owner.get(number, ""), *row[1:]) if number in lacking else row for number, row in enumerate(texts)]


def _by_middle(levels: Sequence[float], named: Sequence[tuple[float, str]]) -> dict[int, str] | None:
    """Which label stands in the middle of which rows; None where they do not come out even."""
    owner: dict[int, str] = {}
    near = min((below - above for above, below in pairwise(levels)), default=12.0) * 0.6
    start = 0
    for level, words in named:
        if start >= len(levels):
            return None
        last = 2 * level - levels[start]
        end = min(range(start, len(levels)), key=lambda number: abs(levels[number] - last))
        if abs(levels[end] - last) > near:
            return None
        owner |= dict.fromkeys(range(start, end + 1), words)
        start = end + 1
    return owner if start == len(levels) else None
