"""Cells of tables for spreadsheets, in which nothing is taken for a formula."""

import csv
import io
from collections.abc import Iterable
from typing import Final

from fazhi.output.words.quote import one_line
from fazhi.sheets import guarded

_ORDER_MARK: Final = "\ufeff"
"""Without it Excel does not see that a file is UTF-8."""


def safe_cell(cell: str) -> str:
    """The cell on one line and without invisible characters; an apostrophe keeps a spreadsheet from calculating it."""
    return guarded(one_line(cell))


def csv_text(rows: Iterable[Iterable[str | int]]) -> str:
    """Rows, the head first, as a spreadsheet reads them from a file of CSV."""
    return _ORDER_MARK + "".join(map(csv_line, rows))


def csv_line(row: Iterable[str | int]) -> str:
    """One row with the end of its line, every cell made safe."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow([safe_cell(str(cell)) for cell in row])
    return text.getvalue()
