"""The tables of a report: the table that each row belongs to, with its heads and the one-cell rows above it."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from fazhi.evidence.form_words import AnswerWords, ColumnWords
from fazhi.evidence.polar_words import PolarWords
from fazhi.expressions import lazily
from fazhi.model.report import Passage, PassageKind, Report
from fazhi.remembered import once

_CELL = re.compile(r"[\t|]|</t[dh]>\s*<t[dh]\b[^>]*>", re.IGNORECASE)
_TAG = re.compile("<[^<>]*>")
_YEAR_ALONE = lazily(r"(?:[一二三四五六七八九十]+、|[（(]?\d[）).、])?\s*(?:((?:19|20)\d\d)年?度?|([12]\d)年度?)")
_YEARS = re.compile(r"((?:19|20)\d\d)(?=年)")
_SUBHEAD = re.compile(r"(?:(?:19|20)\d\d年度?|[^\d零一二三四五六七八九十百]{1,10})")
_COUNTED = re.compile(r"1[.、．]?")
"""The number of the first row of a table, which is none of its heads."""
_BOLD = "*_`"
"""What Markdown sets about words that stand out."""
_LONGEST_CAPTION = 40
_MOST_BANDS = 8
"""Rows of one cell that are remembered for those below."""
_LEAST_PAIRED = 4
"""Cells of two names, each with what stands beside it."""
_NAME = 12
"""Characters of the longest such name."""
_YEAR_NAMED = re.compile(r"(?:19|20)\d\d年?度?")
_RULE_LINES = 2
"""Line ends between two rows of one table; Markdown has a rule between them."""
_READ_ON = 2
"""Rows after which a table's heads are known."""


class Cell(NamedTuple):
    """Where in its table a clause stands."""

    column: int
    header: str
    """The words at the head of its column; empty where the table has none."""


class Table(NamedTuple):
    """A table of a report."""

    heads: tuple[str, ...]
    """What stands at the head of each column."""
    rows: list[tuple[str, ...]]
    """The cells of each row below."""
    caption: str = ""
    """The short line right above it, or its row of one cell above the heads."""


class Row(NamedTuple):
    """A row in its table."""

    table: Table
    number: int
    """Among the rows below the heads."""
    cells: tuple[str, ...]
    is_head: bool
    group: str = ""
    """The row of one cell above it, which names what the rows below have in common; empty where there is none."""
    bands: tuple[str, ...] = ()
    """All that rows with words in one cell alone say above it, the nearest first."""
    paired: int = 0
    """How many cells each matter takes where several stand beside one another: 学法考试 1次 案卷评查 未开展; else 0."""

    def matter(self, column: int) -> int:
        """Which of several matters in it, beginning with 0, a column is of; Markdown has a border before the first."""
        return max(0, column - (not self.cells[0])) // self.paired if self.paired else 0

    @property
    def year(self) -> int | None:
        """The year that its first cell, its group or the caption of its table says it is of."""
        for words in ("" if self.is_head else name_of(self.cells), self.group):
            if year := year_alone(words):
                return year
        told = {int(year) for year in _YEARS.findall(self.table.caption)}
        return told.pop() if len(told) == 1 else None

    def below(self, column: int) -> list[str]:
        """The cells of a column below the heads."""
        return [cell_at(cells, column) for cells in self.table.rows]

    def above(self, column: int) -> str:
        """The nearest cell with words above this row in a column; empty where there is none."""
        rows = self.table.rows[: self.number]
        return next(filter(None, (cell_at(cells, column) for cells in reversed(rows))), "")


class Tables:
    """The tables of one report."""

    def __init__(self, report: Report, words: PolarWords | None = None) -> None:
        """Without `words` no line between two rows is known to name those below it."""
        self._report = report
        self._words = words

    def row(self, passage: Passage) -> Row | None:
        """A row in its table; None for a row above the heads of its columns."""
        return self._rows.get(passage.start)

    def cell(self, passage: Passage, at: int) -> Cell:
        """The cell of a row that an offset of the normalised text lies in."""
        start = self._report.text.rfind("\n", 0, passage.start) + 1
        end = max(start, self._report.normal.to_original(at))
        column = bisect_left(self._borders, end) - bisect_left(self._borders, start)
        row = self._rows.get(passage.start)
        header = row.table.heads if row and not row.is_head else ()
        return Cell(column, cell_at(header, column))

    @once
    def _borders(self) -> "array[int]":
        """Where cells end, counted once: a line may hold as many as a text has characters."""
        return array("L", (found.start() for found in _CELL.finditer(self._report.text)))

    @once
    def _rows(self) -> Mapping[int, Row]:
        """Each row of a table by where it starts."""
        reading = _Reading(self._report, self._words)
        for passage in self._report.passages:
            if passage.kind is PassageKind.ROW:
                reading.row(passage)
            else:
                reading.line(passage)
        return reading.found


class _Reading:
    """Reads rows, and the lines between them, from the top of a report to its end.

    A row of one cell above the heads is the table's title. Heads may take two rows: 件数 over 2022年 and 2023年.
    """

    def __init__(self, report: Report, words: PolarWords | None) -> None:
        self.found: dict[int, Row] = {}
        self._text = report.text
        self._words = words
        self._table = Table((), [])
        self._heads: tuple[str, ...] = ()
        """The cells of the first row of heads."""
        self._read = 0
        """Rows of the table that were read: none, one or more; its title is none."""
        self._caption = self._group = ""
        self._bands: tuple[str, ...] = ()
        self._paired = 0
        """How many cells a matter takes where a row holds several."""
        self._end: int | None = None
        """Where the table ends so far; None where no row that follows can belong to it."""
        self._goes_on = False
        """Whether the line before said that the table goes on below: 续表."""

    def line(self, passage: Passage) -> None:
        """Read a passage that is no row: a caption, what names the rows below it, or the end of a table."""
        self._caption = self._short(passage)
        words = self._words if self._end is not None and self._read and self._caption else None
        if words and words.answers.name_says(self._caption):
            self._bands, self._end = (self._caption, *self._bands[: _MOST_BANDS - 1]), passage.end
        elif words and words.columns.goes_on.search(self._caption):
            self._end, self._goes_on = passage.end, True
        else:
            self._end = None

    def row(self, passage: Passage) -> None:
        """Read a row: a title, heads or what stands below them."""
        cells = self._cells(passage)
        if self._is_of_another(passage, cells):
            self._heads, self._read, self._group, self._bands, self._paired = (), 0, "", (), 0
        self._end, self._goes_on = passage.end, False
        alone = next(filter(None, cells), "") if sum(map(bool, cells)) == 1 else ""
        if not self._read and len(cells) > 1 and _COUNTED.fullmatch(cells[0]) and not alone:
            self._heads, self._read, self._table = (), 2, Table((), [], self._caption)  # a table without heads
        if self._read < _READ_ON and self._pairs(cells):
            self._without_heads()
        if not self._read:
            self._begin(passage, cells, alone)
        elif self._read == 1 and (both := heads_of(self._heads, cells)):
            self._read, self._table = 2, Table(both, [], self._caption)
            above = max(self.found)
            self.found[above] = self.found[above]._replace(table=self._table)
            self.found[passage.start] = Row(self._table, 0, cells, is_head=True)
        else:
            self._read = 2
            self._below(passage, cells, alone)

    def _pairs(self, cells: tuple[str, ...]) -> bool:
        """Whether a row holds names, each with a figure or an answer beside it, and the row above, if any, no heads."""
        if self._words is None or not _alternates(cells, self._words.answers):
            return False
        heads, words = tuple(filter(None, self._heads)), self._words.columns
        return not self._read or not (
            words.matter.search(heads[0]) or any(_is_column(head, words) for head in heads[1::2])
        )

    def _without_heads(self) -> None:
        """Read the table as one of names with what is said of each beside it, from its first row."""
        self._table, self._paired = Table((), [], self._caption), 2
        if self._read:
            above = max(self.found)
            self.found[above] = Row(self._table, 0, self._heads, is_head=False)
            self._table.rows.append(self._heads)
        self._heads, self._read = (), 2

    def _is_of_another(self, passage: Passage, cells: tuple[str, ...]) -> bool:
        """Whether a row belongs to another table than the row before it."""
        if self._end is None or self._text[self._end : passage.start].count("\n") > _RULE_LINES:
            return True
        return self._goes_on and cells != self._heads and cells[:1] == self._heads[:1]  # with heads of its own

    def _begin(self, passage: Passage, cells: tuple[str, ...], alone: str) -> None:
        """Read the first row of a table, or the row of one cell that is its title."""
        if alone and len(alone) <= _LONGEST_CAPTION:
            self._caption = alone
        self._heads, self._table = cells, Table(cells, [], self._caption)
        if not alone:
            self._read, self._paired = 1, _repeated(cells)
            self.found[passage.start] = Row(self._table, 0, cells, is_head=True)

    def _below(self, passage: Passage, cells: tuple[str, ...], alone: str) -> None:
        """Read a row below the heads, which may have words in one cell alone."""
        if alone and len(cells) < len(self._heads):
            self._group = alone
        over = () if alone else self._bands
        if alone:
            self._bands = (alone, *self._bands[: _MOST_BANDS - 1])
        number = len(self._table.rows)
        paired = self._paired
        if paired and not self._table.heads and not (self._words and _alternates(cells, self._words.answers)):
            paired = 0
        self.found[passage.start] = Row(self._table, number, cells, False, self._group, over, paired)
        self._table.rows.append(cells)

    def _short(self, passage: Passage) -> str:
        """A passage that may be the caption of a table below it: short, and no sentence; empty for any other."""
        words = self._text[passage.start : passage.end]
        return words if len(words) <= _LONGEST_CAPTION and words[-1] not in "。；！？，" else ""

    def _cells(self, passage: Passage) -> tuple[str, ...]:
        line = self._text[self._text.rfind("\n", 0, passage.start) + 1 : passage.end]
        if line.startswith("<tr"):
            return tuple(_TAG.sub("", cell).strip() for cell in _CELL.split(line))
        return tuple(cell.strip().strip(_BOLD) for cell in _CELL.split(line.partition("\n")[0]))


def year_alone(words: str) -> int | None:
    """The year that words name and nothing else: 2022年, 22年度."""
    found = _YEAR_ALONE.fullmatch(words)
    return int(found[1] or 2000 + int(found[2])) if found else None


def cell_at(cells: tuple[str, ...], column: int) -> str:
    """The cell of a row in a column; empty where the row ends before."""
    return next(iter(cells[column : column + 1]), "")


def name_of(cells: tuple[str, ...]) -> str:
    """The first cell of a row, which Markdown sets behind a border; empty where none stands there."""
    return next(filter(None, cells[:2]), "")


def _repeated(heads: tuple[str, ...]) -> int:
    """How many heads come again and again: 项目, 情况, 项目, 情况 are two; 0 where they do not."""
    names = tuple(filter(None, heads))
    for many in range(2, len(names) // 2 + 1):
        if len(names) % many == 0 and names == names[:many] * (len(names) // many):
            return many
    return 0


def _alternates(cells: tuple[str, ...], words: AnswerWords) -> bool:
    """Whether cells are names by turns with what is said of each, of which some is a figure or an answer."""
    inner = cells[not cells[0] : len(cells) - (not cells[-1] and not cells[0])]
    if len(inner) < _LEAST_PAIRED or len(inner) % 2 or len(set(inner[::2])) < len(inner[::2]):
        return False
    if not all(0 < len(name) <= _NAME and not _says(name, words) for name in inner[::2]):
        return False
    said = [_says(value, words) for value in inner[1::2]]
    return any(said) and all(
        told or not value or len(value) > _NAME for told, value in zip(said, inner[1::2], strict=True)
    )


def _says(cell: str, words: AnswerWords) -> bool:
    """Whether a cell holds a figure, not only a year, or answers by itself."""
    return (
        re.search(r"\d", _YEAR_NAMED.sub("", cell)) is not None
        or words.no.fullmatch(cell) is not None
        or words.open.fullmatch(cell) is not None
        or words.yes.fullmatch(cell) is not None
    )


def _is_column(cell: str, words: ColumnWords) -> bool:
    """Whether a cell is what heads a column."""
    heads = (words.matter, words.result, words.status, words.plan, words.aside, words.unit, words.when, words.answer)
    return any(head.search(cell) for head in heads)


def heads_of(upper: tuple[str, ...], lower: tuple[str, ...]) -> tuple[str, ...] | None:
    """The heads of columns that two rows tell together; None where the lower row is none of them."""
    below = [(at, cell) for at, cell in enumerate(lower) if cell and cell != (upper[at] if at < len(upper) else "")]
    shared = any(at >= len(upper) or not upper[at] for at, _ in below)
    if len(below) <= 1 or not shared or not all(_SUBHEAD.fullmatch(cell) for _, cell in below):
        return None
    heads: list[str] = []
    over = ""
    for at, cell in enumerate(lower):
        over = (upper[at] if at < len(upper) else "") or over
        heads.append(over if cell == over else over + cell)
    return tuple(heads)
