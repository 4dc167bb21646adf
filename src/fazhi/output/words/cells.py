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


def csv_text(rows: Iterable[Iterable[str | float]]) -> str:
    """Rows, the head first, as a spreadsheet reads them from a file of CSV: numbers as they are, words made safe."""
    text = io.StringIO(newline="")
    text.write(_ORDER_MARK)
    safe = ([safe_cell(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    csv.writer(text, lineterminator="\r\n").writerows(safe)
    return text.getvalue()
