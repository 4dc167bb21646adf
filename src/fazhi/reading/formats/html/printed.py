"""What a browser prints of lists and tables: the marks of items, and rows of data, which mere layout is not."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from fazhi.model.numerals import formal, printed

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
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]*)", re.IGNORECASE)
_ATTRIBUTE = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_CHINESE = {
    "cjk-ideographic",
    "cjk-decimal",
    "simp-chinese-informal",
    "trad-chinese-informal",
    "japanese-informal",
    "korean-hanja-informal",
}
_MARKS = {"disc": "• ", "circle": "○ ", "square": "■ "}
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LETTERS = 26
_MOST: Final = 9999
"""The largest number that a list prints; a page that counts further is no report."""


class Listing:
    """Counts the items of one list."""

    def __init__(self, element: "_Element") -> None:
        """`element` is the list's own."""
        self.ordered = element.tag == "ol"
        self.style = _style(element) or ("decimal" if self.ordered else "disc")
        backwards = self.ordered and element.get("reversed") is not None
        self.step = -1 if backwards else 1
        first = len(element.findall("li")) if backwards else 1
        self.next = _integer(element.get("start"), first) if self.ordered else first

    def mark(self, item: "_Element") -> str:
        """What stands before the next item; empty where its list prints nothing."""
        value = _integer(item.get("value"), self.next) if self.ordered else self.next
        self.next = value + self.step
        style = _style(item) or self.style
        if style == "none":
            return ""
        if style in _MARKS:
            return _MARKS[style]
        return _counted(value, style) if self.ordered else _MARKS["disc"]


def _style(element: "_Element") -> str:
    """The style that an element tells itself; empty for none."""
    told = _STYLE.search(element.get("style") or "")
    if told:
        words = told[1].lower().replace("!important", "").split()
        known = next((word for word in words if word not in {"inside", "outside"} and "(" not in word), "")
        if known:
            return known
    name = element.get("type") or ""
    return _ATTRIBUTE.get(name, name.lower() if name.lower() in _MARKS else "")


def _integer(text: str | None, default: int) -> int:
    number = (text or "").strip()
    return int(number) if re.fullmatch("-?[0-9]{1,4}", number) else default


def _counted(value: int, style: str) -> str:
    if style in _CHINESE:
        return f"{printed(value)}、"
    if style in {"simp-chinese-formal", "trad-chinese-formal"}:
        return f"{formal(value)}、"
    if style.endswith(("-alpha", "-latin")) and 0 < value <= _LETTERS:
        letter = chr(ord("a") + value - 1)
        return f"{letter.upper() if style.startswith('upper') else letter}. "
    if style.endswith("-roman") and 0 < value < _MOST // 10:
        numeral = _roman(value)
        return f"{numeral.upper() if style.startswith('upper') else numeral}. "
    return f"{value:02d}. " if style == "decimal-leading-zero" else f"{value}. "


def _roman(value: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        text += letters * count
    return text


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
