"""Tables of data, told from those that only lay out a page, and the words of their rows."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_LABEL = 40
"""Characters of a merged cell that is a label of its rows."""
_LONGEST_CELL = 500
"""Characters of a cell beyond which it holds paragraphs, if it holds several lines."""
_MOST_COLUMNS = 100
_MOST_ROWS = 65_534
_LINES = ("p", "br", "div", "li", "section")
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})


def data_tables(root: "_Element") -> "frozenset[_Element]":
    """The tables whose rows read as rows: not those that hold tables, headings or paragraphs, or one column."""
    tables = list(root.iter("table"))
    outer = {next(table.iterancestors("table"), None) for table in tables}
    return frozenset(table for table in tables if table not in outer and _is_data(table))


def _is_data(table: "_Element") -> bool:
    if table.get("role") in {"presentation", "none"} or next(table.iter("h1", "h2", "h3", "form"), None) is not None:
        return False
    columns = 0
    for row in rows(table):
        cells = list(row)
        columns = max(columns, len([cell for cell in cells if cell.tag in {"td", "th"}]))
        for cell in cells:
            length = sum(map(len, cell.itertext()))
            if length > _LONGEST_CELL and len(list(zip(cell.iter(*_LINES), range(3), strict=False))) > 1:
                return False
    return columns > 1


def rows(table: "_Element") -> "Iterator[_Element]":
    """The rows of a table in their order."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in _SECTIONS:
            yield from (row for row in child if row.tag == "tr")


def row_texts(table_rows: "Iterator[_Element]", words: "Callable[[_Element], str]") -> Iterator[list[str]]:
    """The words of every row's cells; a label merged over rows stands in each, as a reader takes it.

    A cell over several columns is followed by empty ones, so that what is below a column's head stays below it.
    """
    above: dict[int, tuple[int, int, str]] = {}
    for row in table_rows:
        texts: list[str] = []
        column = 0
        begun: dict[int, tuple[int, int, str]] = {}
        for cell in row:
            if cell.tag not in {"td", "th"}:
                continue
            column = _filled(above, column, texts)
            text = words(cell)
            wide, high = _span(cell, "colspan", _MOST_COLUMNS), _span(cell, "rowspan", _MOST_ROWS)
            if high > 1:
                begun[column] = (high - 1, wide, text if len(text) <= _LONGEST_LABEL else "")
            texts += [text, *[""] * (wide - 1)]
            column += wide
        _filled(above, column, texts)
        above = {at: (left - 1, wide, text) for at, (left, wide, text) in above.items() if left > 1} | begun
        yield texts


def _filled(above: dict[int, tuple[int, int, str]], column: int, texts: list[str]) -> int:
    """The column behind the cells from above that stand at a column, whose words are added."""
    while column in above:
        _, wide, text = above[column]
        texts += [text, *[""] * (wide - 1)]
        column += wide
    return column


def _span(cell: "_Element", name: str, most: int) -> int:
    told = (cell.get(name) or "").strip()
    if not told.isascii() or not told.isdigit() or len(told) > len(str(_MOST_ROWS)):
        return 1
    return min(int(told) or most, most) if name == "rowspan" else max(1, min(int(told), most))
