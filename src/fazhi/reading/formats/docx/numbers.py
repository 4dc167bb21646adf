"""Numbers that Word counts by itself, rendered as it would print them."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
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
_LONGEST = 1000
"""Characters of a number."""
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
    style: str | None
    """The paragraph style that goes with it."""
    restarts: int | None
    """Number of levels of which the next paragraph starts it anew; None for all above it, 0 for none."""


class Numbering:
    """Counts the lists of one document; to be asked paragraph by paragraph, in order."""

    def __init__(self, root: "_Element | None", list_styles: Mapping[str, str]) -> None:
        """`root` is the numbering part's element; None where the document has no lists.

        `list_styles` names the list of each style that is one.
        """
        self.lists: dict[str, str] = {}
        self.levels: dict[str, dict[int, _Level]] = {}
        self.overridden: dict[str, dict[int, _Level]] = defaultdict(dict)
        self.restarts: dict[str, dict[int, int]] = defaultdict(dict)
        self.counters: dict[str, dict[int, int]] = defaultdict(dict)
        self.begun: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root, list_styles)

    def level_of(self, list_id: str, style_id: str | None) -> int:
        """The level of a list that goes with a paragraph style; the first where none does."""
        levels = self._levels(list_id)
        return next((at for at, level in levels.items() if level.style is not None and level.style == style_id), 0)

    def number(self, list_id: str, level: int) -> str:
        """The number the next paragraph of that list and level prints; empty where it prints none."""
        levels = self._levels(list_id)
        if level not in levels:
            return ""
        counters = self.counters[self.lists[list_id]]
        if (list_id, level) not in self.begun:
            self.begun.add((list_id, level))
            if level in self.restarts[list_id]:
                counters.pop(level, None)
        counters[level] = counters.get(level, levels[level].start - 1) + 1
        for deeper in [at for at in counters if at > level and _starts_anew(levels.get(at), level)]:
            del counters[deeper]
        return _print(levels, counters, level)

    def _levels(self, list_id: str) -> dict[int, _Level]:
        """The levels of a list as it overrides those of its pattern."""
        return self.overridden.get(list_id) or self.levels.get(self.lists.get(list_id, ""), {})

    def _read(self, root: "_Element", list_styles: Mapping[str, str]) -> None:
        linked, holders = {}, {}
        for abstract in root.iterfind(f"{W}abstractNum"):
            name = abstract.get(f"{W}abstractNumId") or ""
            self.levels[name] = {
                _integer(level.get(f"{W}ilvl")): _level(level) for level in abstract.iterfind(f"{W}lvl")
            }
            linked[name] = _value(abstract, "numStyleLink")
            holders[_value(abstract, "styleLink")] = name
        for item in root.iterfind(f"{W}num"):
            self.lists[item.get(f"{W}numId") or ""] = _value(item, "abstractNumId") or ""
        own = dict(self.lists)
        for list_id, abstract_id in own.items():
            if style := linked.get(abstract_id):
                self.lists[list_id] = holders.get(style) or own.get(list_styles.get(style, ""), abstract_id)
        for item in root.iterfind(f"{W}num"):
            self._override(item.get(f"{W}numId") or "", item)

    def _override(self, list_id: str, item: "_Element") -> None:
        """What one list has otherwise than its pattern: whole levels, or where they start."""
        levels = dict(self.levels.get(self.lists[list_id], {}))
        for override in item.iterfind(f"{W}lvlOverride"):
            at = _integer(override.get(f"{W}ilvl"))
            level, start = override.find(f"{W}lvl"), _value(override, "startOverride")
            if level is not None:
                levels[at] = _level(level)
            if start is not None and at in levels:
                self.restarts[list_id][at] = _integer(start, 1)
                levels[at] = levels[at]._replace(start=_integer(start, 1))
            self.overridden[list_id] = levels


def _starts_anew(level: _Level | None, above: int) -> bool:
    """Whether a level starts anew behind a paragraph of a level above it."""
    return level is None or level.restarts is None or above < level.restarts


def _level(element: "_Element") -> _Level:
    """How a level prints; ValueError for a number that is longer than any paragraph."""
    restarts, text = _value(element, "lvlRestart"), _value(element, "lvlText") or ""
    if len(text) > _LONGEST:
        raise ValueError("lvlText")
    formats = [item.get(f"{W}val") for item in element.iter(f"{W}numFmt")]  # the last is for readers of all versions
    return _Level(
        (formats[-1] if formats else None) or "decimal",
        text,
        _integer(_value(element, "start"), 1),
        element.find(f"{W}isLgl") is not None,
        _value(element, "pStyle"),
        None if restarts is None else _integer(restarts),
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

    @cache
    def counter(digit: str) -> str:
        at = int(digit) - 1
        of = levels.get(at, own)
        return _count(counters.get(at, of.start), "decimal" if own.legal else of.format)

    text = re.sub(r"%([1-9])", lambda match: counter(match[1]), own.text)
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
