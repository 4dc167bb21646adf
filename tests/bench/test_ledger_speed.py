"""The ledger out and in: a look at little more than the bare price, and five thousand rows back in two seconds."""

import gc
import io
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

import pytest
import xlsxwriter

from fazhi.audit import audit
from fazhi.catalogue.tables import departments_for
from fazhi.intake import Asked, take_in
from fazhi.ledger import exported
from fazhi.ledger.cell import digest
from fazhi.ledger.columns import Value
from fazhi.ledger.merge import About, merge
from fazhi.ledger.opinions import Bench
from fazhi.ledger.tables import Book, Row, Table, Wanted, book_of
from fazhi.ledger.write import write_book
from fazhi.model.ledger import Ledger
from fazhi.sheets import read_spreadsheet
from shared import ROOT

pytestmark = pytest.mark.bench
MOST = 1.5
"""Times the processor time of the library that writes the same cells bare."""
ROWS = 128
MANY = 5000
SECONDS = 2.0
"""Of processor time to read and merge so many rows of answers."""
PAIRS = 9
SLUG = "yunzhou-hightech-2024"


@pytest.fixture(scope="module")
def book() -> Book:
    """The ledger of the report that the project was made with."""
    asked = Asked()
    taken = take_in(SLUG, asked, ROOT, ROOT / "docs" / "reports")
    result = audit(asked.load(ROOT), taken.report, taken.records)
    return book_of(result, Ledger(), Wanted(SLUG, departments_for([])))


def of_rows(table: Table, count: int) -> Table:
    """The table with so many rows, each with an identifier of its own."""
    made: list[Row] = []
    for number in range(count):
        row = table.rows[number % len(table.rows)]
        id = f"LEAD_{number:03d}" if number < 1000 else f"LEAD_{number // 100:03d}.{number}"
        made.append(row._replace(id=id, cells=(number + 1, id, *row.cells[2:])))
    return table._replace(rows=tuple(made))


def cells_of(book: Book) -> Iterator[tuple[int, int, int, Value]]:
    """Every cell of a book by sheet, row and column."""
    for number, table in enumerate(book.tables):
        heads = [column.head for column in table.columns]
        for at, row in enumerate([heads, *(row.cells for row in table.rows)]):
            yield from ((number, at, column, cell) for column, cell in enumerate(row))
    for number, lines in enumerate((book.notes, exported.lines(book)), len(book.tables)):
        for at, line in enumerate(lines):
            yield from ((number, at, column, text) for column, text in enumerate(line))


def bare(cells: Sequence[tuple[int, int, int, Value]]) -> bytes:
    """The same cells without any look."""
    data = io.BytesIO()
    workbook = xlsxwriter.Workbook(data, {"in_memory": True})
    sheets = [workbook.add_worksheet() for _ in range(max(cell[0] for cell in cells) + 1)]
    for sheet, row, column, cell in cells:
        if isinstance(cell, str):
            sheets[sheet].write_string(row, column, cell)
        else:
            sheets[sheet].write(row, column, cell)
    workbook.close()
    return data.getvalue()


def cpu(do: Callable[[], object]) -> float:
    """Processor seconds, without the collector, as the command runs (see fazhi.cli)."""
    gc.disable()
    try:
        begin = time.process_time()
        do()
        return time.process_time() - begin
    finally:
        gc.enable()


def test_the_look_costs_little(book: Book) -> None:
    wanted = replace(book, tables=tuple(of_rows(table, ROWS) for table in book.tables[:1]))
    assert sum(len(table.rows) for table in wanted.tables) == ROWS
    cells = list(cells_of(wanted))

    def styled() -> None:
        digest.cache_clear()
        write_book(replace(wanted))  # anew, so that its digests are worked out anew

    pairs = [(cpu(styled), cpu(lambda: bare(cells))) for _ in range(PAIRS)]
    ratio = median(look / plain for look, plain in pairs)
    print(f"export of {ROWS} rows: {ratio:.2f} x bare ({1000 * median(look for look, _ in pairs):.0f} ms)")
    assert ratio <= MOST


def test_many_rows_come_back_soon(book: Book, tmp_path: Path) -> None:
    sent = replace(book, tables=(of_rows(book.tables[0], MANY),))
    path = tmp_path / "many.xlsx"
    table = sent.tables[0]
    at = next(number for number, column in enumerate(table.columns) if column.head == "单位答复")
    path.write_bytes(write_book(sent))
    answered = tuple(
        row._replace(cells=(*row.cells[:at], f"答复 {number}", *row.cells[at + 1 :]))
        for number, row in enumerate(table.rows)
    )
    _fill(path, at, [str(row.cells[at]) for row in answered])
    about = About(SLUG, sent.unit, sent.year)
    found = []
    taken = min(cpu(lambda: found.append(merge(Ledger(), about, [read_spreadsheet(path)], nobody))) for _ in range(3))
    print(f"import of {MANY} rows: {taken:.2f} s")
    assert len(found[-1].changes) == MANY
    assert taken < SECONDS


def nobody() -> Bench:
    """Asked for only where a reviewer put something down."""
    raise AssertionError


def _fill(path: Path, column: int, words: list[str]) -> None:
    import openpyxl

    book = openpyxl.load_workbook(path)
    for number, text in enumerate(words, 4):
        book.worksheets[0].cell(number, column + 1).value = text
    book.save(path)
