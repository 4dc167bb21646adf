"""Cells of tables for spreadsheets, in which nothing is taken for a formula."""

import csv
import io
import re
from collections.abc import Iterable
from typing import Final

from fazhi.output.words.quote import one_line

_FORMULA: Final = re.compile("^[=+\\-@＝＋－＠]")
"""How a cell begins that a spreadsheet would take for a formula; the site's matrix has the same rule in its script."""
_ORDER_MARK: Final = "\ufeff"
"""Without it Excel does not see that a file is UTF-8."""


def safe_cell(cell: str) -> str:
    """The cell on one line and without invisible characters; an apostrophe keeps a spreadsheet from calculating it."""
    made_safe = one_line(cell)
    return f"'{made_safe}" if _FORMULA.match(made_safe) else made_safe


def csv_text(rows: Iterable[Iterable[str | int]]) -> str:
    """Rows, the head first, as a spreadsheet reads them from a file of CSV."""
    return _ORDER_MARK + "".join(map(csv_line, rows))


def csv_line(row: Iterable[str | int]) -> str:
    """One row with the end of its line, every cell made safe."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow([safe_cell(str(cell)) for cell in row])
    return text.getvalue()
