"""Fields of a Word document: which of its words are their codes, and what a field shows that leaves no words behind.

A field may lie in the code of another, as in a letter merged with a table; what it gives is part of that code then.
"""

import re
from typing import TYPE_CHECKING

from fazhi.reading.formats.docx.numbers import W
from fazhi.reading.formats.docx.styles import is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNSEEN = re.compile(r"\s*(?:SET|ASK)\b", re.IGNORECASE)
"""Fields that keep what they give and do not show it."""
_STACKED = re.compile(r"\\o\s*(?:\\a[clr]\s*)*\(\s*(\S)\s*[,，;；]\s*(\S{0,2})\s*\)\s*$", re.IGNORECASE)
"""A sign set over another: a tick in a box, a number in a circle."""
_SPELLED = re.compile(r"\\s\s*\\up\s*\d*\s*\([^()]*\)\s*[,，;；]\s*([^()\\]{1,8})\)", re.IGNORECASE)
"""A character with its reading above it."""
_FRACTION = re.compile(r"\\f\s*\(\s*([^()\\,，;；]{1,20})[,，;；]\s*([^()\\]{1,20})\)", re.IGNORECASE)
_SQUARES, _CIRCLES = "□☐口▢◻", "○◯〇⭘"
_TICKS = "√✓✔∨vV"
_CROSSES = "×✕✗╳xX"
_CIRCLED = 20
"""Numbers that are characters of their own in a circle."""
_DEEPEST = 50
_LONGEST = 400
"""Characters of a code that are looked at."""
_FAR = 20
"""Ends of paragraphs behind which a code that goes on is given up."""


class _Field:
    """A field whose end has not come yet."""

    __slots__ = ("begin", "code", "ends", "shown", "told")

    def __init__(self, begin: "_Element") -> None:
        self.begin = begin
        self.code = ""
        self.ends = 0
        """Ends of paragraphs in its code."""
        self.shown = False
        """Whether its result has begun."""
        self.told = False
        """Whether that has words."""


class Fields:
    """The fields around the words of a story, to be told of everything in order."""

    def __init__(self, *, closed: bool = True) -> None:
        """`closed` says that every field has an end, so that a code may go on over paragraphs."""
        self.closed = closed
        self.open: list[_Field] = []

    @property
    def hides(self) -> bool:
        """Whether what comes is code, or what is kept without being shown."""
        return any(not field.shown or _UNSEEN.match(field.code) for field in self.open)

    def coded(self, words: str) -> None:
        """Words of a code."""
        if self.open and not self.open[-1].shown:
            self.open[-1].code = (self.open[-1].code + words)[:_LONGEST]

    def told(self) -> None:
        """Words that are shown."""
        for field in self.open:
            field.told = True

    def mark(self, mark: "_Element") -> str:
        """What is shown at a mark: at the end of a field without words, its box, the entry chosen or its signs."""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin" and len(self.open) < _DEEPEST:
            self.open.append(_Field(mark))
        elif kind == "separate" and self.open:
            self.open[-1].shown = True
        elif kind == "end" and self.open:
            field = self.open.pop()
            return "" if field.told or self.hides else _ticked(field.begin) or _chosen(field.begin) or _set(field.code)
        return ""

    def end_paragraph(self) -> None:
        """Gives up codes that may have no end, so that nothing behind them is taken for code."""
        for field in self.open:
            field.ends += not field.shown
        self.open = [field for field in self.open if field.ends <= (_FAR if self.closed else 0)]


def _ticked(begin: "_Element") -> str:
    """The box of a form that a field stands for, ticked or not; nothing for another field."""
    box = begin.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    own = box.find(f"{W}checked")
    return "☑" if is_on(own if own is not None else box.find(f"{W}default")) else "☐"


def _chosen(begin: "_Element") -> str:
    """The entry that is chosen from the list of a form; nothing for another field."""
    entries = begin.find(f"{W}ffData/{W}ddList")
    if entries is None:
        return ""
    words = [entry.get(f"{W}val") or "" for entry in entries.iterfind(f"{W}listEntry")]
    chosen = entries.find(f"{W}result")
    if chosen is None:
        chosen = entries.find(f"{W}default")
    number = "0" if chosen is None else chosen.get(f"{W}val") or "0"
    return words[int(number)] if number.isdecimal() and int(number) < len(words) else ""


def _set(code: str) -> str:
    """What a field of typesetting (EQ) shows, as far as it stands for a sign, characters or a fraction."""
    if not code.lstrip().upper().startswith("EQ"):
        return ""
    if stacked := _STACKED.search(code):
        return _over(stacked[1], stacked[2])
    if spelled := _SPELLED.search(code):
        return spelled[1]
    fraction = _FRACTION.search(code)
    return f"{fraction[1].strip()}/{fraction[2].strip()}" if fraction else ""


def _over(ground: str, sign: str) -> str:
    """A sign over another: in a box it ticks it, in a circle a number is circled."""
    if not sign:
        return ground
    if sign in _TICKS or sign in _CROSSES:
        return "☑" if sign in _TICKS else "☒"
    if ground in _CIRCLES and sign.isdecimal() and 1 <= int(sign) <= _CIRCLED:
        return chr(ord("①") + int(sign) - 1)
    return sign if ground in _CIRCLES + _SQUARES else ground + sign
