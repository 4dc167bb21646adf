"""Tables without a grid: words that stand under one another in columns, with level lines between them or none.

Only geometry decides, and in doubt words stay running text: columns of text are taken off the page before, and what
stands in two columns must not be a list behind its numbers, a table of contents, or text that fills both.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from fazhi.reading.formats.pdf.lines import Line, lines_of
from fazhi.reading.formats.pdf.sheets import Sheet, Span
from fazhi.reading.formats.pdf.tables import LONGEST_LABEL, Table, cell_text

_GUTTER = 0.8
"""Widths of a character that stay free between two columns."""
_FAR = 3.6
"""Heights of a character beyond which a line belongs to nothing above it."""
_SINGLE = 8
"""Lines on end in one column only; a cell of more is a text."""
_WRAPS = 6
"""Widths of a character of the narrowest column whose words are broken into lines."""
_FULL = 1.7
"""The same that may stay free at the end of a line that is broken off."""
_TIGHT = 1.15
"""Times the distance of lines within a cell up to which lines are of one row, where rows stand further apart."""
_LOOSE = 1.3
_HALF = 0.8
"""Times the same below which a line stands beside its row, as a label in the middle of several does."""
_SAME_END = 8.0
"""Points by which the ends of the level lines of one table differ."""
_NARROW = 8
"""The same of the narrowest column of running text beside another."""
_TEXT = 10
"""Widths of a character from which a column can hold running text."""
_FILLED = 0.72
_MANY_BANDS = 3
"""Spaces between level lines from which on each of them is a row."""
_GROUP = 24
"""Characters of a line that stands over the rows of a group."""
_MARK = re.compile(r"[（(]?[\dA-Za-z一二三四五六七八九十①-⑳•●■◆▪➢□☐☑√—–-]{1,4}[.、．:：)）]?(?:是|要)?")
_PAGE = re.compile(r"[-—(（]?\s*\d{1,3}\s*[-—)）]?")
_FIGURE = re.compile(r"[-+]?[\d.,，%％‰/]+|[-—－/无]")


class _Cells(NamedTuple):
    """What one line puts into the columns."""

    line: Line
    parts: tuple[tuple[int, int, Span], ...]
    """First and last column and words of each of its parts."""

    @property
    def columns(self) -> frozenset[int]:
        """All columns that it fills."""
        return frozenset(at for first, last, _ in self.parts for at in range(first, last + 1))


Column = tuple[float, float]
"""Its left and right edge."""


def free_tables(spans: Sequence[Span]) -> tuple[list[Table], list[Span]]:
    """The tables among the stretches of a page that no line shows, and the stretches in none."""
    lines = lines_of(spans)
    size = _size(lines)
    found, taken = [], set()
    at = 0
    while at < len(lines):
        if len(lines[at].parts) > 1:
            start, end = _window(lines, at, size)
            table = _table(lines[start:end], size, ())
            if table:
                found.append(table)
                taken |= {part for line in lines[start:end] for part in line.parts}
                at = end
                continue
        at += 1
    if not found:
        return [], list(spans)
    return found, [part for line in lines for part in line.parts if part not in taken]


def half_ruled(sheet: Sheet, tables: Sequence[Table], spans: Sequence[Span]) -> tuple[list[Table], list[Span]]:
    """The tables of a page between level lines that no upright ones cross, and the stretches in none."""
    rest, found = list(spans), []
    for rules in _alike([rule for rule in sheet.level if not _inside(rule, tables)]):
        left, right = rules[0][0] - _SAME_END, rules[0][1] + _SAME_END
        levels = sorted({round(rule[2], 0) for rule in rules})
        held = [
            span
            for span in rest
            if levels[0] < span.level <= levels[-1] and left <= (span.left + span.right) / 2 <= right
        ]
        lines = lines_of(held)
        if len(lines) < 2 or sum(len(line.parts) > 1 for line in lines) * 2 < len(levels) - 1:  # noqa: PLR2004 - a row
            continue
        table = _table(lines, _size(lines), levels)
        if table:
            found.append(table._replace(left=rules[0][0], right=rules[0][1], top=levels[0], bottom=levels[-1]))
            gone = set(map(id, held))
            rest = [span for span in rest if id(span) not in gone]
    return found, rest


def _alike(rules: Sequence[tuple[float, float, float]]) -> Iterator[list[tuple[float, float, float]]]:
    """Level lines under one another that begin and end at the same places."""
    left = sorted(rules)
    while left:
        first = left[0]
        same = [rule for rule in left if max(abs(rule[0] - first[0]), abs(rule[1] - first[1])) <= _SAME_END]
        left = [rule for rule in left if rule not in same]
        if len({round(rule[2]) for rule in same}) > 1:
            yield same


def _inside(rule: tuple[float, float, float], tables: Sequence[Table]) -> bool:
    return any(table.top - 4 <= rule[2] <= table.bottom + 4 for table in tables)


def _size(lines: Sequence[Line]) -> float:
    return median(line.size for line in lines) if lines else 12.0


def _window(lines: Sequence[Line], at: int, size: float) -> tuple[int, int]:
    """The lines round one of several parts between whose parts room stays free all the way."""
    gutters = _gutters(lines[at])
    end, last, singles = at + 1, at + 1, 0
    while end < len(lines) and lines[end].level - lines[end - 1].level <= _FAR * size and singles <= _SINGLE:
        kept = [
            gutter for old in gutters for gutter in _free(old, lines[end]) if gutter[1] - gutter[0] >= size * _GUTTER
        ]
        if len(lines[end].parts) > 1:
            if not kept:
                break
            gutters, last, singles = kept, end + 1, 0
        elif len(kept) < len(gutters):
            over = len(lines[end].text) <= _GROUP and lines[end].text[-1] not in "。；，"
            if not (over and end + 1 < len(lines) and len(lines[end + 1].parts) > 1):
                break
            singles += 1
        else:
            gutters, singles = kept, singles + 1
        end += 1
    while last < end and _hangs_on(lines, last, gutters, size):
        last += 1
    start = at
    while (
        start
        and lines[start].level - lines[start - 1].level <= lines[start].size * _LOOSE
        and _in_column(lines[start - 1], gutters, size)
    ):
        start -= 1
    return start, last


def _hangs_on(lines: Sequence[Line], at: int, gutters: Sequence[Column], size: float) -> bool:
    """Whether a line below the last of several parts goes on with a cell of it that is no first one."""
    line, above = lines[at], lines[at - 1]
    step = line.level - above.level
    over = [part for part in above.parts if abs(part.left - line.left) <= size * 0.7]
    return bool(gutters) and line.left >= gutters[0][1] - size * 0.3 and step <= size * 2 and bool(over)


def _in_column(line: Line, gutters: Sequence[Column], size: float) -> bool:
    """Whether a line of one part above stands in one column that is not the first."""
    return (
        len(line.parts) == 1
        and bool(gutters)
        and line.left >= gutters[0][1] - size * 0.3
        and all(line.right <= left or line.left >= right for left, right in gutters)
    )


def _gutters(line: Line) -> list[Column]:
    return [(one.right, other.left) for one, other in pairwise(line.parts)]


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


def _table(lines: Sequence[Line], size: float, levels: Sequence[float]) -> Table | None:
    """The table that lines make, those of its cells put together; None where they make none."""
    columns = _columns(lines, size)
    several = sum(len(line.parts) > 1 for line in lines)
    if len(columns) < 2 or several < (2 if len(columns) > 2 or levels else 3):  # noqa: PLR2004 - two may stand so by chance
        return None
    placed = [_placed(line, columns, size) for line in lines]
    if _is_prose(placed, columns, size) or _is_list(placed, columns):
        return None
    rows = _rows(placed, columns, size, levels)
    if not levels and _runs_on(rows, columns, size):
        return None
    texts = _labelled([_texts(row, columns) for row in rows], rows)
    ends = [part for _, _, part in rows[-1][-1].parts] if rows else []
    full = tuple(
        any(_is_full(part, column, size) and part.left >= column[0] - size for part in ends) for column in columns
    )
    return Table(
        columns[0][0],
        columns[-1][1],
        lines[0].top,
        lines[-1].bottom,
        tuple(texts),
        full,
        (columns[0][0], *((one[1] + other[0]) / 2 for one, other in pairwise(columns)), columns[-1][1]),
        tuple(min(cells.line.sure for cells in row) for row in rows),
        tuple(tuple(picture for cells in row for picture in cells.line.pictures) for row in rows),
    )


def _columns(lines: Sequence[Line], size: float) -> list[Column]:
    """The columns: what is left between the spaces that stay free all the way, but for heads and lines over groups."""
    best = _between(lines, size)
    for heads in (0, 1, 2):
        below = [line for line in lines[heads:] if len(line.parts) > 1 or heads == 0]
        if sum(len(line.parts) > 1 for line in below) < 2 - bool(heads):  # noqa: PLR2004 - rows under one another
            break
        for kept in (lines[heads:], below, [line for line in lines[heads:] if len(line.parts) > 1]):
            columns = _between(kept, size)
            if len(columns) > len(best) and _fits(columns, lines[:heads], size):
                best = columns
    return best


def _between(lines: Sequence[Line], size: float) -> list[Column]:
    """Where words stand, whatever room is left between them all the way."""
    columns: list[Column] = []
    for part in sorted((part for line in lines for part in line.parts), key=lambda part: part.left):
        if columns and part.left - columns[-1][1] < size * _GUTTER:
            columns[-1] = columns[-1][0], max(columns[-1][1], part.right)
        else:
            columns.append((part.left, part.right))
    return columns


def _fits(columns: Sequence[Column], heads: Sequence[Line], size: float) -> bool:
    """Whether every head stands over columns of its own."""
    for line in heads:
        placed = _placed(line, columns, size).parts
        if any(other[0] <= one[1] for one, other in pairwise(placed)):
            return False
    return True


def _over(part: Span, column: Column, size: float) -> bool:
    slack = min(size * 0.4, (part.right - part.left) / 3)
    return part.left + slack < column[1] and part.right - slack > column[0]


def _placed(line: Line, columns: Sequence[Column], size: float) -> _Cells:
    """The columns that the parts of a line stand in."""
    found = []
    for part in line.parts:
        over = [at for at, column in enumerate(columns) if _over(part, column, size)]
        if not over:
            middle = (part.left + part.right) / 2
            over = [min(range(len(columns)), key=lambda at: abs(sum(columns[at]) / 2 - middle))]
        found.append((over[0], over[-1], part))
    return _Cells(line, tuple(found))


def _is_prose(placed: Sequence[_Cells], columns: Sequence[Column], size: float) -> bool:
    """Whether running text fills all columns from edge to edge, or a line of it crosses them."""
    for at, column in enumerate(columns):
        held = [part for cells in placed for first, last, part in cells.parts if first == last == at]
        wide = column[1] - column[0]
        filled = sum(part.right - part.left for part in held) / max(1, len(held))
        full = sum(_is_full(part, column, size) for part in held)
        if wide < size * _NARROW or (filled < wide * _FILLED and full * 2 < len(held)):
            break
    else:
        return True
    return any(
        last - first == len(columns) - 1 and len(part.text) > _GROUP
        for cells in placed
        for first, last, part in cells.parts
    )


def _runs_on(rows: Sequence[Sequence[_Cells]], columns: Sequence[Column], size: float) -> bool:
    """Whether words of one row go on in the next, as those of a text beside a table do."""
    for at, column in enumerate(columns):
        if column[1] - column[0] < size * _TEXT:
            continue
        held = [[part for cells in row for first, last, part in cells.parts if first == last == at] for row in rows]
        broken = sum(
            bool(above and below) and _is_full(above[-1], column, size) and above[-1].text[-1] not in "。；！？：;"
            for above, below in pairwise(held)
        )
        if broken > 1 and broken * 2 >= len(rows) - 1:
            return True
    return False


def _is_list(placed: Sequence[_Cells], columns: Sequence[Column]) -> bool:
    """Whether two columns are the items of a list behind their numbers, or chapters before their pages."""
    if len(columns) != 2:  # noqa: PLR2004 - both have two
        return False
    first = [part.text for cells in placed for at, _, part in cells.parts if at == 0]
    last = [part.text for cells in placed for at, _, part in cells.parts if at == 1]
    return all(map(_MARK.fullmatch, first)) or (all(map(_PAGE.fullmatch, last)) and _rising(last))


def _rising(pages: Sequence[str]) -> bool:
    numbers = [int(re.sub(r"\D", "", page)) for page in pages]
    return numbers == sorted(numbers) and numbers[0] < numbers[-1]


def _rows(
    placed: Sequence[_Cells], columns: Sequence[Column], size: float, levels: Sequence[float]
) -> list[list[_Cells]]:
    """The lines of each row."""
    lead, apart = _leading(placed)
    rows: list[list[_Cells]] = []
    for cells in placed:
        if rows and _same_row(rows[-1], cells, columns, size, levels, lead, apart):
            rows[-1].append(cells)
        else:
            rows.append([cells])
    return rows


def _leading(placed: Sequence[_Cells]) -> tuple[float, bool]:
    """The distance of lines within a cell, and whether there are rows that stand further apart."""
    steps = [below.line.level - above.line.level for above, below in pairwise(placed) if above.columns & below.columns]
    lead = min(steps, default=0.0)
    return lead, sum(step >= lead * _LOOSE for step in steps) > 1


def _same_row(
    row: Sequence[_Cells],
    cells: _Cells,
    columns: Sequence[Column],
    size: float,
    levels: Sequence[float],
    lead: float,
    apart: bool,
) -> bool:
    """Whether a line goes on with a row: it has what wrapped there, or stands beside it."""
    step = cells.line.level - row[-1].line.level
    between = any(row[-1].line.level < level < cells.line.level for level in levels)
    before = frozenset(at for held in row for at in held.columns)
    whole = len(columns)
    if between or (len(before) == whole == len(cells.columns) and not (apart and step <= lead * _TIGHT)):
        return False
    shared = before & cells.columns
    if not shared:
        return step <= lead * _HALF or (apart and step <= lead * _TIGHT) or len(levels) > _MANY_BANDS
    if any(first != last for first, last, _ in cells.parts):
        return False
    full = all(_wraps(row, cells, at, columns[at], size) for at in shared)
    if apart and step > lead * _TIGHT:
        return len(levels) > _MANY_BANDS and full
    if full:
        return True
    return (apart or len(levels) > _MANY_BANDS) and 0 not in cells.columns and not _figures(row, cells, shared)


def _wraps(row: Sequence[_Cells], cells: _Cells, at: int, column: Column, size: float) -> bool:
    """Whether the last words of a cell fill its line, so that those of a line below go on with them."""
    last = next(part for held in reversed(row) for first, _, part in held.parts if first <= at and at in held.columns)
    here = next(part for first, end, part in cells.parts if first <= at <= end)
    if _FIGURE.fullmatch(here.text) or _FIGURE.fullmatch(last.text):
        return False
    return column[1] - column[0] >= size * _WRAPS and _is_full(last, column, size)


def _is_full(part: Span, column: Column, size: float) -> bool:
    return column[1] - part.sure_right <= size * _FULL + size * (part.text[-1] in "，、。；") and (
        part.right - part.left >= (column[1] - column[0]) * 0.6
    )


def _figures(row: Sequence[_Cells], cells: _Cells, shared: frozenset[int]) -> bool:
    return any(
        _FIGURE.fullmatch(part.text) for held in (*row, cells) for first, _, part in held.parts if first in shared
    )


def _texts(row: Sequence[_Cells], columns: Sequence[Column]) -> tuple[str, ...]:
    """The words of each cell; one over several columns is followed by empty ones."""
    held: dict[int, list[Span]] = {}
    for cells in row:
        for first, _, part in cells.parts:
            held.setdefault(first, []).append(part)
    ends = {first: last for cells in row for first, last, _ in cells.parts}
    return tuple(cell_text(held[at], columns[ends[at]][1])[0] if at in held else "" for at in range(len(columns)))


def _labelled(texts: list[tuple[str, ...]], rows: Sequence[Sequence[_Cells]]) -> list[tuple[str, ...]]:
    """The rows with the label that stands once for several of them in each, as a merged cell has it.

    One that stands in the middle of its rows stands for as many above as below; any other for those below it.
    """
    levels = [
        median(cells.line.level for cells in row if len(cells.columns) > 1 or len(row) == 1)
        if any(len(cells.columns) > 1 for cells in row)
        else row[0].line.level
        for row in rows
    ]
    labels = {
        number: next(cells.line.level for cells in row if 0 in cells.columns)
        for number, row in enumerate(rows)
        if number and texts[number][0]
    }
    lacking = [number for number, row in enumerate(texts) if number and not row[0] and sum(map(bool, row)) > 1]
    if not lacking or not labels or any(len(texts[number][0]) > LONGEST_LABEL for number in labels):
        return texts
    beside = any(abs(levels[number] - level) > 1.5 for number, level in labels.items())  # noqa: PLR2004 - points
    owner: dict[int, int] = {}
    if beside or 1 in lacking:
        owner = _by_middle(levels, labels) or {}
    if not owner:
        held = None
        for number in range(1, len(texts)):
            held = number if number in labels else held
            if held is not None:
                owner[number] = held
    return [
        (texts[owner[number]][0], *row[1:]) if number in lacking and number in owner else row
        for number, row in enumerate(texts)
    ]


def _by_middle(levels: Sequence[float], labels: dict[int, float]) -> dict[int, int] | None:
    """Which label stands in the middle of which rows; None where they do not come out even."""
    owner: dict[int, int] = {}
    start = 1
    for label, level in sorted(labels.items()):
        if start >= len(levels):
            return None
        last = 2 * level - levels[start]
        end = min(range(start, len(levels)), key=lambda number: abs(levels[number] - last))
        near = min((below - above for above, below in pairwise(levels)), default=12.0)
        if abs(levels[end] - last) > near * 0.6 or not start <= label <= end:
            return None
        owner |= dict.fromkeys(range(start, end + 1), label)
        start = end + 1
    return owner if start == len(levels) else None
