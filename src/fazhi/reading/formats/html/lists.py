"""The numbers and marks of lists, as a browser prints them."""

import re
from typing import TYPE_CHECKING, Final

from fazhi.model.numerals import formal, printed

if TYPE_CHECKING:
    from lxml.etree import _Element

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
