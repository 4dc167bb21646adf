"""Rows of tables: what a status, the name of a row and the head of a column say of what stands in a cell."""

from collections.abc import Iterator

from fazhi.evidence.answers import Answer
from fazhi.evidence.clauses import Clause
from fazhi.evidence.periods import When, of_column
from fazhi.evidence.surroundings import Surroundings
from fazhi.model.evidence import Polarity
from fazhi.model.report import Passage

_NONE = 2
"""Characters of the longest answer that there is none, which is good of what is bad."""
_NAME = 12
"""Characters of the longest first cell that names its row."""


def row_says(clauses: list[Clause], number: int, passage: Passage, around: Surroundings) -> Answer | None:
    """What a row says of the cell that a clause stands in; None where it leaves the cell to speak for itself."""
    return (
        _by_column(clauses[number], passage, around)
        or (_by_name(clauses[0]) if number else None)
        or _by_status(list(_this_year(clauses, passage, around)), clauses)
    )


def _by_column(clause: Clause, passage: Passage, around: Surroundings) -> Answer | None:
    """What the head of its column says: a column of problems, of plans, of a year to come."""
    header, words = around.cell(passage, clause.start).header, clause.grammar.polar
    if not header:
        return None
    if words.column_lack.search(header):
        return Answer(Polarity.ADMITTED, header)
    year = of_column(header, around.report.year)
    later = year is not None and year.when is When.LATER
    return Answer(Polarity.PLANNED, header) if later or words.column_plan.search(header) else None


def _by_name(first: Clause) -> Answer | None:
    """What the first cell says where it names what the row is about: 存在的不足, 下一年度工作安排."""
    words = first.grammar.polar
    if len(first.text) > _NAME:
        return None
    if words.row_lack.search(first.text):
        return Answer(Polarity.ADMITTED, first.text)
    return Answer(Polarity.PLANNED, first.text) if words.row_plan.search(first.text) else None


def _by_status(cells: list[Clause], clauses: list[Clause]) -> Answer | None:
    """What the first cell that answers says: 未完成, 正在推进, 已完成; or that all that is counted is nought."""
    nought, counted = "", False
    bad = any(clause.grammar.polar.bad_end.search(clause.text) for clause in clauses)
    for cell in cells:
        words = cell.grammar.polar
        if words.answer_no.fullmatch(cell.text) and (len(cell.text) > _NONE or not (bad or counted)):
            return Answer(Polarity.ADMITTED, cell.text)
        if words.answer_open.fullmatch(cell.text):
            return Answer(Polarity.PLANNED, cell.text)
        if words.answer_yes.fullmatch(cell.text):
            return Answer(Polarity.DONE, cell.text, bare=True)
        if words.bare_nought.fullmatch(cell.text):
            nought = nought or cell.text
        elif cell is not clauses[0] and cell.figures:
            counted = True
    return Answer(Polarity.ADMITTED, nought) if nought and not bad and not counted else None


def _this_year(clauses: list[Clause], passage: Passage, around: Surroundings) -> Iterator[Clause]:
    """The cells that count for this year, without remarks."""
    for clause in clauses:
        header, words = around.cell(passage, clause.start).header, clause.grammar.polar
        year = of_column(header, around.report.year)
        earlier = words.column_last.search(header) is not None or (year is not None and year.when is When.EARLIER)
        if not earlier and not words.column_aside.search(header):
            yield clause
