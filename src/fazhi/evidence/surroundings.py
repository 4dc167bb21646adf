"""What a sentence does not tell by itself: the unit that reports, the header of its table, the text as printed."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from fazhi.evidence.answers import Answer
from fazhi.evidence.ledgers import Entry, entries, entry_at
from fazhi.evidence.polar_words import RANKS, PolarWords
from fazhi.expressions import lazily
from fazhi.model.report import Passage, PassageKind, Report
from fazhi.model.unit import UnitKind
from fazhi.remembered import once

_CELL = re.compile(r"[\t|]|</t[dh]>\s*<t[dh]\b[^>]*>", re.IGNORECASE)
_TAG = re.compile("<[^<>]*>")
_KINDS = {UnitKind.TOWNSHIP: 0, UnitKind.DEVELOPMENT_ZONE: 1}

_YEAR_ALONE = lazily(r"(?:[一二三四五六七八九十]+、|[（(]?\d[）).、])?\s*((?:19|20)\d\d)年?度?")
_YEARS = re.compile(r"((?:19|20)\d\d)(?=年)")
_LONGEST_CAPTION = 40
_UNKNOWN = -1
_ANSWER = 40
"""Characters in which an answer stands behind its question."""
_ANSWERED = re.compile("答[：，]")
_BEFORE = 120
"""Characters before a passage that may tell of whom it speaks."""


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

    @property
    def year(self) -> int | None:
        """The year that its first cell, its group or the caption of its table says it is of."""
        for words in (self.cells[0] if self.cells and not self.is_head else "", self.group):
            if found := _YEAR_ALONE.fullmatch(words):
                return int(found[1])
        told = {int(year) for year in _YEARS.findall(self.table.caption)}
        return told.pop() if len(told) == 1 else None

    def below(self, column: int) -> list[str]:
        """The cells of a column below the heads."""
        return [cells[column] if column < len(cells) else "" for cells in self.table.rows]

    def above(self, column: int) -> str:
        """The nearest cell with words above this row in a column; empty where there is none."""
        rows = self.table.rows[: self.number]
        return next((cells[column] for cells in reversed(rows) if column < len(cells) and cells[column]), "")


class Surroundings:
    """What the sentences of one report are read by."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._rank: int | None = _UNKNOWN
        self._entries: tuple[Entry, ...] | None = None
        self._reviewed: frozenset[int] | None = None
        self.rows_said: dict[int, Answer | None] = {}
        """What each row says as a whole, by where it begins, once it was asked."""

    @once
    def unit(self) -> str:
        """The name of the unit, or the title where it is not known."""
        return self.report.unit or self.report.title

    def titled_by(self, period: re.Pattern[str]) -> bool:
        """Whether the title names the time reported on by such a word, and no year."""
        title = self.report.title
        return period.search(title) is not None and not re.search(r"\d{4}", title)

    def reviewed(self, looks_back: re.Pattern[str]) -> frozenset[int]:
        """The years that chapters of the report look back on, by an expression of such titles."""
        if self._reviewed is None:
            titles = (heading.step.title for heading in self.report.headings if heading.level == 1)
            self._reviewed = frozenset(int(found[2]) for title in titles if (found := looks_back.match(title)))
        return self._reviewed

    def rank(self, words: PolarWords) -> int | None:
        """How high the unit stands, from 0 for a township to 3 for a province; None where its name does not say."""
        if self._rank is _UNKNOWN:
            name = words.place_not.sub("", self.unit)
            found = (rank for rank, ends in enumerate(RANKS) if any(end in name for end in ends))
            kind = _KINDS.get(self.report.unit_kind)
            self._rank = next(found, None) if kind is None else kind
        return self._rank

    @property
    def is_department(self) -> bool:
        """Whether the unit is a department, beside which its place has other organs."""
        return self.report.unit_kind is UnitKind.DEPARTMENT

    def printed(self, passage: Passage) -> str:
        """A passage as it is printed."""
        return self.report.text[passage.start : passage.end]

    def matched(self, passage: Passage) -> tuple[str, int]:
        """A passage as it is matched, and where it begins in the normalised text."""
        start, end = self.report.normal.to_normal(passage.start), self.report.normal.to_normal(passage.end)
        return self.report.normal.text[start:end], start

    def behind(self, passage: Passage) -> str:
        """What stands behind a passage in its paragraph, or as the answer in the next line, as it is matched."""
        at = self.report.normal.to_normal(passage.end)
        rest, _, below = self.report.normal.text[at : at + _ANSWER].partition("\n")
        answer = _ANSWERED.match(below) if not rest else None
        return below[answer.end() :].partition("\n")[0] if answer else rest

    def before(self, passage: Passage) -> str:
        """What stands before a passage in its paragraph, as it is matched."""
        start = self.report.normal.to_normal(passage.start)
        return self.report.normal.text[max(0, start - _BEFORE) : start].rpartition("\n")[2]

    def ledger(self, at: int, words: PolarWords) -> Answer | None:
        """What the status of a ledger's entry says of what stands at an offset of the normalised text."""
        if self._entries is None:
            self._entries = entries(self.report.normal.text, words.ledgers)
        return entry_at(self._entries, at)

    def cell(self, passage: Passage, at: int) -> Cell:
        """The cell of a row that an offset of the normalised text lies in."""
        start = self.report.text.rfind("\n", 0, passage.start) + 1
        end = max(start, self.report.normal.to_original(at))
        column = bisect_left(self._borders, end) - bisect_left(self._borders, start)
        row = self._rows.get(passage.start)
        header = row.table.heads if row and not row.is_head else ()
        return Cell(column, header[column] if column < len(header) else "")

    @once
    def _borders(self) -> "array[int]":
        """Where cells end, counted once: a line may hold as many as a text has characters."""
        return array("L", (found.start() for found in _CELL.finditer(self.report.text)))

    def row(self, passage: Passage) -> "Row | None":
        """A row in its table; None for a row above the heads of its columns."""
        return self._rows.get(passage.start)

    @once
    def _rows(self) -> Mapping[int, "Row"]:
        """Each row of a table by where it starts.

        A row of one cell above them is the table's title. Heads may take two rows: 件数 over 2022年 and 2023年.
        """
        found: dict[int, Row] = {}
        table = Table((), [])
        caption = group = ""
        header: tuple[str, ...] = ()
        rows = 0
        end = None
        for passage in self.report.passages:
            if passage.kind is not PassageKind.ROW:
                end, caption = None, self._caption(passage)
                continue
            cells = self._cells(passage)
            if end is None or self.report.text[end : passage.start].count("\n") > _RULE_LINES:
                header, rows, group = (), 0, ""
            end = passage.end
            alone = next(filter(None, cells), "") if sum(map(bool, cells)) == 1 else ""
            if not rows:
                header, rows = cells, int(not alone)
                caption = alone if alone and len(alone) <= _LONGEST_CAPTION else caption
                table = Table(header, [], caption)
                if rows:
                    found[passage.start] = Row(table, 0, cells, is_head=True)
            elif rows == 1 and (both := _two_rows(header, cells)):
                above = max(found)
                rows, table = 2, Table(both, [], caption)
                found[above] = found[above]._replace(table=table)
                found[passage.start] = Row(table, 0, cells, is_head=True)
            else:
                rows = 2
                group = alone if alone and len(cells) < len(header) else group
                found[passage.start] = Row(table, len(table.rows), cells, is_head=False, group=group)
                table.rows.append(cells)
        return found

    def _caption(self, passage: Passage) -> str:
        """A passage that may be the caption of a table below it: short, and no sentence."""
        words = self.printed(passage)
        return words if len(words) <= _LONGEST_CAPTION and words[-1] not in "。；！？，" else ""

    def _cells(self, passage: Passage) -> tuple[str, ...]:
        line = self._line(passage)
        if line.startswith("<tr"):
            return tuple(_TAG.sub("", cell).strip() for cell in _CELL.split(line))
        return tuple(cell.strip() for cell in _CELL.split(line.partition("\n")[0]))

    def _line(self, passage: Passage) -> str:
        start = self.report.text.rfind("\n", 0, passage.start) + 1
        return self.report.text[start : passage.end]


def _two_rows(upper: tuple[str, ...], lower: tuple[str, ...]) -> tuple[str, ...] | None:
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


_SUBHEAD = re.compile(r"(?:(?:19|20)\d\d年度?|[^\d零一二三四五六七八九十百]{1,10})")
_RULE_LINES = 2
"""Line ends between two rows of one table; Markdown has a rule between them."""
