"""Numbers that Word counts by itself, rendered as it would print them."""

import re
from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from fazhi.model.numerals import LARGEST, formal, printed, spelled

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "ideographTraditional",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "koreanCounting",
}
_SERIES = {
    "decimalEnclosedCircle": "①⑳",
    "decimalEnclosedCircleChinese": "①⑳",
    "decimalEnclosedParen": "⑴⒇",
    "decimalEnclosedFullstop": "⒈⒛",
    "lowerLetter": "az",
    "upperLetter": "AZ",
}
"""First and last character of formats that count along the code table."""


class _Level(NamedTuple):
    """How one level of a list prints."""

    format: str
    text: str
    """With %1 to %9 for the counters."""
    start: int
    legal: bool
    """Whether all counters print as Arabic digits."""


class Numbering:
    """Counts the lists of one document; to be asked paragraph by paragraph, in order."""

    def __init__(self, root: "_Element | None") -> None:
        """`root` is the numbering part's element; None where the document has no lists."""
        self.lists: dict[str, str] = {}
        self.levels: dict[str, dict[int, _Level]] = {}
        self.restarts: dict[str, dict[int, int]] = defaultdict(dict)
        self.counters: dict[str, dict[int, int]] = defaultdict(dict)
        self.begun: set[str] = set()
        if root is not None:
            self._read(root)

    def number(self, list_id: str, level: int) -> str:
        """The number the next paragraph of that list and level prints; empty where it prints none."""
        abstract = self.lists.get(list_id)
        levels = self.levels.get(abstract or "")
        if abstract is None or not levels or level not in levels:
            return ""
        counters = self.counters[abstract]
        if list_id not in self.begun:
            self.begun.add(list_id)
            counters.update({at: start - 1 for at, start in self.restarts[list_id].items()})
        counters[level] = counters.get(level, levels[level].start - 1) + 1
        for deeper in [at for at in counters if at > level]:
            del counters[deeper]
        return _print(levels, counters, level)

    def _read(self, root: "_Element") -> None:
        for abstract in root.iterfind(f"{W}abstractNum"):
            levels = {_integer(level.get(f"{W}ilvl")): _level(level) for level in abstract.iterfind(f"{W}lvl")}
            self.levels[abstract.get(f"{W}abstractNumId") or ""] = levels
        for item in root.iterfind(f"{W}num"):
            list_id = item.get(f"{W}numId") or ""
            self.lists[list_id] = _value(item, "abstractNumId") or ""
            for override in item.iterfind(f"{W}lvlOverride"):
                start = _value(override, "startOverride")
                if start is not None:
                    self.restarts[list_id][_integer(override.get(f"{W}ilvl"))] = _integer(start, 1)


def _level(element: "_Element") -> _Level:
    return _Level(
        _value(element, "numFmt") or "decimal",
        _value(element, "lvlText") or "",
        _integer(_value(element, "start"), 1),
        element.find(f"{W}isLgl") is not None,
    )


def _value(element: "_Element", name: str) -> str | None:
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def _integer(text: str | None, default: int = 0) -> int:
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default


def _print(levels: dict[int, _Level], counters: dict[int, int], level: int) -> str:
    """The level's text with its counters put in; a bullet prints as one."""
    own = levels[level]
    if own.format == "bullet":
        return "• "
    if own.format == "none":
        return ""

    def counter(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        of = levels.get(at, own)
        return _count(counters.get(at, of.start), "decimal" if own.legal else of.format)

    text = re.sub(r"%([1-9])", counter, own.text)
    return text + " " if text and text[-1].isalnum() else text


def _count(value: int, form: str) -> str:
    """A counter in one of Word's number formats; decimal for those that no Chinese report uses."""
    if form in _CHINESE:
        return printed(value)
    if form in _SERIES:
        first, last = map(ord, _SERIES[form])
        return chr(first + value - 1) if 1 <= value <= last - first + 1 else str(value)
    return _PRINTED.get(form, str)(value)


def _roman(value: int) -> str:
    if not 0 < value <= LARGEST:
        return str(value)
    text = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        text += letters * count
    return text


_PRINTED: dict[str, Callable[[int], str]] = {
    "ideographDigital": lambda value: spelled(str(value)),
    "decimalFullWidth": lambda value: str(value).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "decimalZero": lambda value: f"{value:02d}",
    "chineseLegalSimplified": formal,
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
}
