"""Cells of tables for spreadsheets, in which nothing is taken for a formula."""

import re
from typing import Final

from fazhi.output.words.quote import one_line

_FORMULA: Final = re.compile("^[=+\\-@＝＋－＠]")
"""How a cell begins that a spreadsheet would take for a formula; the site's matrix has the same rule in its script."""


def safe_cell(cell: str) -> str:
    """The cell on one line and without invisible characters; an apostrophe keeps a spreadsheet from calculating it."""
    made_safe = one_line(cell)
    return f"'{made_safe}" if _FORMULA.match(made_safe) else made_safe
