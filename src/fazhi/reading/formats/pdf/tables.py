"""Tables: cells between ruled lines, and rows whose words are aligned without them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from fazhi.reading.formats.pdf.lines import Line, lines_of
from fazhi.reading.formats.pdf.sheets import Sheet, Span
from fazhi.reading.numbering import opening_mark

_NEAR = 3.5
"""Points within which ruled lines lie on one another or touch."""
MOST_RULES = 3000
_MOST_CELLS = 20_000
LONGEST_LABEL = 40
"""Characters of a merged cell that is a label of its rows."""
_OPEN = 12.0
"""Points by which level lines reach beyond the last upright one of a table without sides."""
_FULL = 1.6
"""Widths of a character that may be left at the end of a full line of a cell."""

_MARK = re.compile(r"[（(]?[\dA-Za-z一二三四五六七八九十①-⑳•●■◆▪➢□☐☑√—–-]{1,4}[.、．:：)）]?(?:是|要)?")
"""What stands before the words of an item where it is set apart from them."""
_PAGE = re.compile(r"[-—(（]?\s*(\d{1,3})\s*[-—)）]?")

Rule = tuple[float, float, float]
"""Where a line begins and ends, and where it lies."""


class Table(NamedTuple):
    """A table on one page."""

    left: float
    right: float
    top: float
    bottom: float
    rows: tuple[tuple[str, ...], ...]
    """The words of the cells of each row; a label merged over rows stands in each."""
    open: tuple[bool, ...]
    """For each cell of the last row whether its last line is full, and may go on on the next page."""
    places: tuple[float, ...]
    """Where its columns begin and end."""
    sure: tuple[float, ...] = ()
    """How sure the reading of each row is, where a machine read it off a picture."""
    pictures: tuple[tuple[bytes, ...], ...] = ()
    """The strips that the doubtful parts of each row stand on."""

    @property
    def lines(self) -> "Iterator[Row]":
        """Its rows with how they were read."""
        for number, cells in enumerate(self.rows):
            yield Row(
                cells,
                self.sure[number] if self.sure else 1.0,
                self.pictures[number] if self.pictures else (),
            )


class Row(NamedTuple):
    """A row of a table."""

    cells: tuple[str, ...]
    sure: float = 1.0
    pictures: tuple[bytes, ...] = ()


def tables_of(sheet: Sheet) -> tuple[list[Table], list[Span]]:
    """The ruled tables of a page, and the stretches that stand in none."""
    rest = list(sheet.spans)
    found = []
    if len(sheet.level) + len(sheet.upright) > MOST_RULES:
        return [], rest
    for level, upright in _grids(_merged(sheet.level), _merged(sheet.upright)):
        table, inside = _table(level, upright, rest)
        if table:
            found.append(table)
            taken = set(map(id, inside))
            rest = [span for span in rest if id(span) not in taken]
    return sorted(found, key=lambda table: table.top), rest


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Lines that lie on one another or go on from one another as one."""
    merged: list[Rule] = []
    for group in _near(sorted(rules, key=lambda rule: rule[2])):
        place = sum(rule[2] for rule in group) / len(group)
        start, end = min(group)[:2]
        for begins, ends, _ in sorted(group):
            if begins > end + _NEAR:
                merged.append((start, end, place))
                start, end = begins, ends
            end = max(end, ends)
        merged.append((start, end, place))
    return merged


def _near(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    group: list[Rule] = []
    for rule in rules:
        if group and rule[2] - group[0][2] > _NEAR:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _grids(level: Sequence[Rule], upright: Sequence[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Lines that cross one another, by the grids they make."""
    owner = list(range(len(level) + len(upright)))

    def root(number: int) -> int:
        while owner[number] != number:
            owner[number] = owner[owner[number]]
            number = owner[number]
        return number

    for number, (left, right, height) in enumerate(level):
        for other, (top, bottom, place) in enumerate(upright, len(level)):
            if left - _NEAR <= place <= right + _NEAR and top - _NEAR <= height <= bottom + _NEAR:
                owner[root(number)] = root(other)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for number, rule in enumerate([*level, *upright]):
        groups.setdefault(root(number), ([], []))[number >= len(level)].append(rule)
    yield from (group for group in groups.values() if len(group[0]) > 1 and group[1])


def _table(level: list[Rule], upright: list[Rule], spans: Sequence[Span]) -> tuple[Table | None, list[Span]]:
    xs, ys = _places(upright), _places(level)
    reach = min(rule[0] for rule in level), max(rule[1] for rule in level)
    xs = ([reach[0]] if xs[0] - reach[0] > _OPEN else []) + xs + ([reach[1]] if reach[1] - xs[-1] > _OPEN else [])
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _MOST_CELLS:  # noqa: PLR2004 - a frame is no table
        return None, []
    inside = [
        span
        for span in spans
        if xs[0] - _NEAR <= _middle(span) <= xs[-1] + _NEAR
        and ys[0] - _NEAR <= span.level - span.size / 3 <= ys[-1] + _NEAR
    ]
    cells = _cells(xs, ys, level, upright)
    words: dict[tuple[int, int], list[Span]] = {}
    for span in inside:
        column = min(max(bisect_right(xs, _middle(span)) - 1, 0), len(xs) - 2)
        row = min(max(bisect_right(ys, span.level - span.size / 3) - 1, 0), len(ys) - 2)
        words.setdefault(cells[row][column], []).append(span)
    if len({cell for row in cells for cell in row}) < 2 or not inside:  # noqa: PLR2004 - a frame
        return None, []
    read = {cell: cell_text(held, _right(cell, cells, xs)) for cell, held in words.items()}
    rows = [tuple(_row(number, cells[number], read)) for number in range(len(ys) - 1)]
    rows = [row for row in rows if any(text for text, _ in row)]
    texts = tuple(tuple(text for text, _ in row) for row in rows)
    return Table(xs[0], xs[-1], ys[0], ys[-1], texts, tuple(full for _, full in rows[-1]), tuple(xs)), inside


def _places(rules: Sequence[Rule]) -> list[float]:
    return [group[0][2] for group in _near(sorted(rules, key=lambda rule: rule[2]))]


def _middle(span: Span) -> float:
    return (span.left + span.right) / 2


def _cells(
    xs: Sequence[float], ys: Sequence[float], level: Sequence[Rule], upright: Sequence[Rule]
) -> list[list[tuple[int, int]]]:
    """For every field of the grid the first row and column of its cell, which lines end."""
    walls = {
        (row, column) for start, end, place in upright for column in _at(xs, place) for row in _crossed(ys, start, end)
    }
    floors = {
        (row, column) for start, end, place in level for row in _at(ys, place) for column in _crossed(xs, start, end)
    }
    cells: list[list[tuple[int, int]]] = []
    for row in range(len(ys) - 1):
        cells.append([])
        for column in range(len(xs) - 1):
            cell = row, column
            if row and (row, column) not in floors:
                cell = cells[row - 1][column]
            elif column and (row, column) not in walls:
                cell = cells[row][column - 1]
            cells[row].append(cell)
    return cells


def _at(places: Sequence[float], place: float) -> Iterator[int]:
    return (number for number, known in enumerate(places) if abs(known - place) <= _NEAR)


def _crossed(places: Sequence[float], start: float, end: float) -> Iterator[int]:
    """The fields whose middle lies between two places."""
    return (
        number
        for number in range(len(places) - 1)
        if start - _NEAR <= (places[number] + places[number + 1]) / 2 <= end + _NEAR
    )


def _right(cell: tuple[int, int], cells: Sequence[Sequence[tuple[int, int]]], xs: Sequence[float]) -> float:
    return xs[max(column for column, owner in enumerate(cells[cell[0]]) if owner == cell) + 1]


def _row(
    number: int, cells: Sequence[tuple[int, int]], read: dict[tuple[int, int], tuple[str, bool]]
) -> Iterator[tuple[str, bool]]:
    """The words of a row's cells; one over several columns is followed by empty ones, so that heads stay above."""
    last = None
    for cell in cells:
        if cell == last:
            yield "", False
            continue
        last = cell
        text, full = read.get(cell, ("", False))
        yield (text, full) if cell[0] == number or len(text) <= LONGEST_LABEL else ("", False)


def cell_text(spans: Sequence[Span], right: float) -> tuple[str, bool]:
    """The words of a cell in one line, and whether its last line is full; a full line goes on at once."""
    text, full = "", False
    for line in lines_of(spans):
        words = " ".join(part.text for part in line.parts)
        latin = text[-1:].isascii() and words[:1].isascii()
        text += ("" if not text or (full and not latin) else " ") + words
        full = right - line.right <= line.size * _FULL + _NEAR
    return text, full


def joined(one: Table, other: Table) -> tuple[tuple[str, ...], tuple[Row, ...]] | None:
    """For a table that goes on on the next page its last row there made whole, and the rows behind it.

    The head that is printed again on the new page is left out. None where the other is a table of its own.
    """
    if len(one.places) != len(other.places):
        return None
    repeated = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(other.rows, one.rows, strict=False)))
    rows, last = tuple(other.lines)[repeated:], one.rows[-1]
    if rows and not rows[0].cells[0] and last[0] and len(rows[0].cells) == len(last) == len(one.open):
        pairs = list(zip(last, rows[0].cells, one.open, strict=True))
        if all(open_ for _, more, open_ in pairs if more):
            return tuple(text + more for text, more, _ in pairs), rows[1:]
    return last, rows


def ruleless(lines: Sequence[Line]) -> list[bool]:
    """Which of these lines are rows: they have parts that stand under those of the lines beside them."""
    rows = [False] * len(lines)
    start = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and _aligned(lines[at - 1], lines[at]):
            continue
        columns = min(len(line.parts) for line in lines[start:at])
        ends = [[line.parts[end].text for line in lines[start:at]] for end in (0, -1)]
        if columns == 2 and is_list(*ends):  # noqa: PLR2004 - lists have two
            start = at
            continue
        if at - start >= (2 if columns > 2 else 3):  # noqa: PLR2004 - two parts may stand under one another by chance
            rows[start:at] = [True] * (at - start)
        start = at
    return rows


def is_list(first: Sequence[str], last: Sequence[str]) -> bool:
    """Whether two columns are the items of a list behind their numbers, or chapters before their pages."""
    if not first or not last:
        return False
    if all(map(_MARK.fullmatch, first)):
        return True
    numbers = [int(found[1]) for found in map(_PAGE.fullmatch, last) if found]
    chapters = sum(opening_mark(words, 0, len(words)) is not None for words in first) * 2 > len(first)
    return chapters and len(numbers) == len(last) and numbers == sorted(numbers)


def _aligned(one: Line, other: Line) -> bool:
    if min(len(one.parts), len(other.parts)) < 2:  # noqa: PLR2004 - a row has two cells
        return False
    near = max(one.size, other.size) * 0.7
    shared = sum(
        any(
            abs(a.left - b.left) <= near or abs(a.right - b.right) <= near or abs(_middle(a) - _middle(b)) <= near
            for b in other.parts
        )
        for a in one.parts
    )
    return shared * 2 > min(len(one.parts), len(other.parts)) and shared > 1
