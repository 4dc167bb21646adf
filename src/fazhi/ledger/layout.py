"""Where the tables and columns of a ledger are in a spreadsheet that came back, however it was moved and renamed."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from fazhi.ledger.columns import ID, TABLES, Column
from fazhi.ledger.exported import SHEET, Exported
from fazhi.model.both import Both
from fazhi.model.errors import Mistake
from fazhi.model.ledger import Sheet
from fazhi.model.words import word
from fazhi.output.words.quote import one_line
from fazhi.sheets import Cell, Grid, Spreadsheet, place

_HEADS_WITHIN: Final = 40
"""Rows in which the heads are looked for."""
_LEAST: Final = 4
"""Known heads that make a row one of heads."""
_ASIDE: Final = re.compile("[（(][^（）()]*[）)]$")
"""What offices add in brackets behind a head: 整改时限（年月日）."""


class Found(NamedTuple):
    """One table as it stands in a file."""

    sheet: Sheet
    grid: Grid
    head: int
    """The row of the heads, from 0."""
    id: int
    """The column of the identifiers."""
    columns: Mapping[int, Column]
    """What stands in each other column; own columns among them."""
    blank: tuple[int, ...]
    """Columns that say something and have no head."""


class Layout(NamedTuple):
    """All tables of a file."""

    tables: tuple[Found, ...]
    notices: tuple[Both, ...]
    mistakes: tuple[Mistake, ...]


def lay_out(book: Spreadsheet, exported: Exported) -> Layout:
    """Find the tables in a file that was sent out once."""
    finding = _Finding(book, exported)
    tables = [found for sheet in Sheet if (found := finding.table(sheet))]
    finding.look_over(tables)
    return Layout(tuple(tables), tuple(finding.notices), tuple(finding.mistakes))


def where(book: Spreadsheet, grid: Grid, row: int, column: int) -> str:
    """A cell as a message names it."""
    return f"{book.name} {grid.name}!{place(row, column)}"


def plain(text: str) -> str:
    """A head without blanks, in one form."""
    return "".join(unicodedata.normalize("NFKC", text).split())


class _Finding:
    """Finds the tables of one file, and keeps what is to be told of it and what is wrong with it."""

    def __init__(self, book: Spreadsheet, exported: Exported) -> None:
        self.notices: list[Both] = []
        self.mistakes: list[Mistake] = []
        self._book = book
        self._exported = exported

    def table(self, sheet: Sheet) -> Found | None:
        """That table; None where there is none, or more than one."""
        rows = [
            (grid, head)
            for grid in self._book.grids
            if grid.name != SHEET and (head := _head_row(grid, sheet, self._exported)) is not None
        ]
        candidates = [item for item in rows if item[0].name == word(sheet)] or rows
        if len(candidates) > 1:
            names = "、".join(f"“{grid.name}”" for grid, _ in candidates)
            self._wrong(
                self._book.name,
                f"{names}都像{word(sheet)}，只能有一张，请删去多余的",
                f"{names} all look like {word(sheet)}; delete all but one",
            )
        elif candidates:
            return self._found(sheet, *candidates[0])
        elif sheet in self._exported.heads:
            self._tell(
                f"{self._book.name} 里没有“{word(sheet)}”这张表，按没有改动处理。",
                f"{self._book.name} has no sheet {word(sheet)}; taken as unchanged.",
            )
        return None

    def look_over(self, tables: Sequence[Found]) -> None:
        """Note it where the file has no table at all, or further sheets beside them."""
        if not tables and not self.mistakes:
            self._wrong(
                self._book.name,
                "没有台账的表头：要有一行写着“编号”和各列的名称；请从导出的表填起",
                "has no row of heads of a ledger, 编号 among them; fill in a table that was exported",
            )
        known = {id(item.grid) for item in tables}
        others = (grid for grid in self._book.grids if grid.name not in {SHEET, "说明"})
        further = [grid.name for grid in others if id(grid) not in known]
        if further and tables:
            names = "、".join(f"“{name}”" for name in further)
            self._tell(
                f"{self._book.name} 的{names}不是台账，没有读。", f"{self._book.name}: {names} is no ledger; not read."
            )

    def _wrong(self, at: str, zh: str, en: str) -> None:
        self.mistakes.append(Mistake(at, 0, zh, en))

    def _tell(self, zh: str, en: str) -> None:
        self.notices.append(Both(zh, en))

    def _found(self, sheet: Sheet, grid: Grid, head: int) -> Found | None:
        """A table by its row of heads; None where its columns or its rows cannot be told apart."""
        standing = self._columns(sheet, grid, head)
        before = len(self.mistakes)
        self._check_once(grid, head, standing)
        ids = [at for at, column in standing.items() if column.head == ID]
        if not ids:
            self._wrong(
                where(self._book, grid, head, 0),
                "表头里没有“编号”，认不出各行，请把这一列放回来",
                "there is no column 编号, so that rows cannot be told apart; put it back",
            )
        if len(self.mistakes) > before:
            return None
        lost = [column.head for column in TABLES[sheet] if column.field and column not in standing.values()]
        if lost:
            names = "、".join(lost)
            self._tell(
                f"{self._book.name}“{grid.name}”没有这些列，按没有改动处理：{names}。",
                f'{self._book.name}, "{grid.name}": these columns are missing and taken as unchanged: {names}.',
            )
        blank = tuple(sorted(_without_head(grid, head, standing)))
        return Found(sheet, grid, head, ids[0], {at: item for at, item in standing.items() if at != ids[0]}, blank)

    def _columns(self, sheet: Sheet, grid: Grid, head: int) -> dict[int, Column]:
        """Every column with a head: by its name, what offices call it, where it stands, or as the office's own."""
        words = {at: plain(cell.text) for at, cell in enumerate(grid.rows[head]) if cell}
        heads = _heads(sheet, self._exported)
        standing = {at: heads[name] for at, name in words.items() if name in heads}
        there = {column.head for column in standing.values()}
        fresh: dict[int, str] = {}
        for at, name in words.items():
            column = None if at in standing else _also(sheet, name)
            if column is not None and column.head not in there:
                standing[at] = column
                there.add(column.head)
            elif at not in standing:
                cell = grid.rows[head][at]
                fresh[at] = one_line(cell.text) if cell else ""
        standing |= self._renamed(sheet, grid, standing, fresh)
        own = {at: Column(name, 0, own=True) for at, name in fresh.items() if at not in standing}
        return standing | own

    def _renamed(
        self, sheet: Sheet, grid: Grid, standing: Mapping[int, Column], fresh: Mapping[int, str]
    ) -> dict[int, Column]:
        """Columns with a new head that stand where one is missing, between the same two neighbours."""
        sent = self._exported.heads.get(sheet, ())
        by_head = {column.head: column for column in TABLES[sheet]}
        there = {column.head for column in standing.values()}
        found: dict[int, Column] = {}
        for at, name in fresh.items():
            left, right = _beside(standing, at)
            for place_in_row, head in enumerate(sent):
                beside = (sent[place_in_row - 1] if place_in_row else "", (*sent, "")[place_in_row + 1])
                if head not in there and head in by_head and (left, right) == beside:
                    found[at] = by_head[head]
                    self._tell(
                        f"{self._book.name}“{grid.name}”的“{name}”一列按位置认作“{head}”。",
                        f'{self._book.name}, "{grid.name}": column {name} is taken for {head}, by where it stands.',
                    )
        return found

    def _check_once(self, grid: Grid, head: int, standing: Mapping[int, Column]) -> None:
        """Note every column that stands there twice."""
        first: dict[str, int] = {}
        for at, column in sorted(standing.items()):
            if column.head in first:
                other = place(head, first[column.head])
                self._wrong(
                    where(self._book, grid, head, at),
                    f"“{column.head}”有两列（另一列在 {other}），请删去一列或改名",
                    f"there are two columns {column.head}, the other at {other}; remove or rename one",
                )
            first.setdefault(column.head, at)


def _heads(sheet: Sheet, exported: Exported) -> dict[str, Column]:
    """Every head by which a column is known: ours, and those of the office's columns when it was sent out."""
    columns = {plain(column.head): column for column in TABLES[sheet]}
    for head in exported.heads.get(sheet, ()):
        columns.setdefault(plain(head), Column(head, 0, own=True))
    return columns


def _also(sheet: Sheet, name: str) -> Column | None:
    """The column that an office calls so; only where the column itself is not there, for both may be wanted."""
    for told in (name, _ASIDE.sub("", name)):
        for column in TABLES[sheet]:
            if told in (plain(column.head), *column.also):
                return column
    return None


def _head_row(grid: Grid, sheet: Sheet, exported: Exported) -> int | None:
    """The row of heads of that table; None where there is none, or the heads are rather those of another."""
    best: tuple[int, int] | None = None
    for number, row in enumerate(grid.rows[:_HEADS_WITHIN]):
        counts = {each: _known(row, each, exported) for each in Sheet}
        count = counts[sheet]
        if count >= _LEAST and count == max(counts.values()) and (best is None or count > best[0]):
            best = (count, number)
    return best[1] if best else None


def _known(row: Sequence[Cell | None], sheet: Sheet, exported: Exported) -> int:
    heads = {plain(head) for head in exported.heads.get(sheet, ())}
    return sum(plain(cell.text) in heads for cell in row if cell)


def _beside(standing: Mapping[int, Column], at: int) -> tuple[str, str]:
    left, right = standing.get(at - 1), standing.get(at + 1)
    return left.head if left else "", right.head if right else ""


def _without_head(grid: Grid, head: int, standing: Mapping[int, Column]) -> Iterator[int]:
    known = set(standing)
    for row in grid.rows[head + 1 :]:
        for at, cell in enumerate(row):
            if cell and at not in known:
                known.add(at)
                yield at
