"""How many columns of a terminal a text takes, and texts cut or padded to a number of them."""

from unicodedata import category, east_asian_width

_ELLIPSIS = "…"
_MARKS = {"Mn", "Me", "Cf"}


class _Widths(dict[str, int]):
    """Columns of each character met so far."""

    def __missing__(self, character: str) -> int:
        width = 0 if category(character) in _MARKS else 2 if east_asian_width(character) in "WF" else 1
        self[character] = width
        return width


_widths = _Widths()


def columns(text: str) -> int:
    """Columns a text takes, two for a Chinese character; ambiguous ones such as “ take one, as terminals draw them.

    The standard library's tables serve, for they load in a tenth of the time of wcwidth; a test compares the two.
    """
    return len(text) if text.isascii() else sum(map(column, text))


column = _widths.__getitem__
"""Columns one character takes: 0, 1 or 2."""


def cut(text: str, most: int) -> str:
    """The text, or its beginning with … where it takes more than `most` columns."""
    if len(text) <= most and columns(text) <= most:
        return text
    room = most - column(_ELLIPSIS)
    kept = text[: 2 * most]
    for at, character in enumerate(kept):
        room -= column(character)
        if room < 0:
            kept = kept[:at]
            break
    return kept.rstrip() + _ELLIPSIS


def pad(text: str, to: int, right: bool = False) -> str:
    """The text with blanks up to `to` columns, before it if it is to stand at the right."""
    blanks = " " * (to - columns(text))
    return blanks + text if right else text + blanks
