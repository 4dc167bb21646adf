"""Columns of tables: which of their cells count for the year of the report, and the number that a duty finds there."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fazhi.evidence.clauses import Clause
from fazhi.evidence.form_words import ColumnWords
from fazhi.evidence.grid import Row, cell_at, name_of
from fazhi.evidence.periods import When, of_column
from fazhi.evidence.polar_words import PolarWords
from fazhi.evidence.surroundings import Surroundings
from fazhi.model.report import Passage

NUMBER = re.compile(r"[1-9]\d*(?:[.,，]\d+)*%?")
_COUNT = re.compile(r"(?P<number>[1-9]\d*(?:[.,]\d+)*)(?P<unit>[^\W\d]{0,3})")
_HEAD = 24
"""Characters of the longest head of a column."""
SHORT = 2
"""Characters of the longest answer that there is none, which is good of what is bad; and of the longest unit."""


class Counted(NamedTuple):
    """The number that a table gives of what a cell names."""

    words: str
    """With its unit, where one is told."""
    end: int
    """Offset in the normalised text behind the cell, or behind the name where the number is in another row."""


def of_matter(
    clauses: list[Clause], number: int, passage: Passage, around: Surroundings
) -> tuple[list[Clause], int, int]:
    """The clauses of the matter that a clause is of, its number among them, and which matter of its row that is."""
    row = around.row(passage)
    if row is None or not row.paired:
        return clauses, number, 0
    places = [row.matter(around.cell(passage, clause.start).column) for clause in clauses]
    own = [at for at, place in enumerate(places) if place == places[number]]
    return [clauses[at] for at in own], own.index(number), places[number]


def counted(
    clauses: list[Clause], number: int, passage: Passage, around: Surroundings, units: tuple[str, ...]
) -> Counted | None:
    """The number of this year that stands beside the name of a row, or below the head of a column, of a duty's units.

    The unit may stand in brackets behind the name, in the head of the number's column or in a column of units.
    """
    row, clause = around.row(passage), clauses[number]
    if row is None:
        return None
    clauses, number, _ = of_matter(clauses, number, passage, around)
    known = {*units, *clause.grammar.figures.counting}
    if row.is_head:
        return _counted_below(row, clause, passage, around, known)
    words = clause.grammar.polar.columns
    own = cell_at(row.cells, around.cell(passage, clause.start).column)
    told = _unit_in(own, words) or next(
        (cell for head, cell in zip(row.table.heads, row.cells, strict=False) if words.unit.fullmatch(head)), ""
    )
    for cell in of_this_year(clauses[number + 1 :], passage, around):
        header = around.cell(passage, cell.start).header
        unit = told or _unit_in(header, words) or _unit_at_end(header, known, words)
        result = tells_result(header, around.report.year, words)
        if NUMBER.fullmatch(cell.text) and "%" not in cell.text and (unit in known if unit else result):
            return Counted(cell.text + unit, cell.end)
    return None


def _counted_below(row: Row, clause: Clause, passage: Passage, around: Surroundings, known: set[str]) -> Counted | None:
    """The first number of this year below the head of a column."""
    words, column = clause.grammar.polar, around.cell(passage, clause.start).column
    columns, head = words.columns, cell_at(row.cells, column)
    if not is_head(head):
        return None
    unit = _unit_in(head, columns) or _unit_at_end(head, known, columns)
    unit = unit or next((cells[column] for cells in row.table.rows if _is_of_units(cells, columns, column)), "")
    for cell in column_of_this_year(row, column, around.report.year, words):
        found = _COUNT.fullmatch(cell)
        if found and (found["unit"] or unit) in known:
            return Counted(cell if found["unit"] else cell + unit, clause.end)
    return None


def _unit_in(name: str, words: ColumnWords) -> str:
    """The unit in brackets behind a name; empty where none stands there."""
    found = words.unit_in.search(name)
    return found["unit"] if found else ""


def _unit_at_end(head: str, known: Iterable[str], words: ColumnWords) -> str:
    """The unit that the head of a column ends with: 参考人数, 受理件数."""
    found = words.number_of.search(head)
    name = head[: found.start()] if found else ""
    return max((unit for unit in known if name.endswith(unit)), key=len, default="")


def _is_of_units(cells: tuple[str, ...], words: ColumnWords, column: int) -> bool:
    """Whether a row tells by what unit the column is counted: 单位 in its first cell, 次 in this one."""
    cell = cell_at(cells, column)
    named = words.unit.fullmatch(name_of(cells)) is not None
    return named and 0 < len(cell) <= SHORT and not re.search(r"\d", cell)


def is_head(cell: str) -> bool:
    """Whether a cell is short enough for the head of a column, and holds no number."""
    return 0 < len(cell) <= _HEAD and not re.search(r"\d", cell)


def tells_result(head: str, year: int, words: ColumnWords) -> bool:
    """Whether a column is to tell what came of the rows' matters in the year of the report."""
    told = of_column(head, year)
    if (told and told.when is not When.THIS) or words.plan.search(head) or words.last.search(head):
        return False
    return words.result.search(head) is not None or told is not None


def of_this_year(clauses: list[Clause], passage: Passage, around: Surroundings) -> Iterator[Clause]:
    """The cells that count for this year, without plans, scores and remarks."""
    for clause in clauses:
        header = around.cell(passage, clause.start).header
        words, answers = clause.grammar.polar.columns, clause.grammar.polar.answers
        year = of_column(header, around.report.year)
        other = words.last.search(header) is not None or (year is not None and year.when is not When.THIS)
        told = words.result.search(header) is not None
        status = len(clause.text) > SHORT and (answers.no.fullmatch(clause.text) or answers.open.fullmatch(clause.text))
        remark = words.aside.search(header) and not told and not status
        none = words.lack.search(header) and answers.no.fullmatch(clause.text) and len(clause.text) <= SHORT
        aside = words.score.search(header) or remark or none
        if not other and not aside and not words.plan.search(header):
            yield clause


def column_of_this_year(row: Row, column: int, year: int, words: PolarWords) -> Iterator[str]:
    """The cells of a column, of rows that name another year none."""
    columns, other_unit = words.columns, words.others.other_unit
    for cells in row.table.rows:
        name = name_of(cells)
        told = of_column(name, year)
        if other_unit.match(name) or _is_of_units(cells, columns, column):
            continue
        if (columns.aside.search(name) or columns.plan.search(name)) and not columns.result.search(name):
            continue
        if (told is None or told.when is When.THIS) and not columns.last.search(name):
            yield cell_at(cells, column)
