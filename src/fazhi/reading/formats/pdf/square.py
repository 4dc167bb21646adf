"""A font that stands in for each that a PDF names and does not hold: one square for every Chinese character.

A library that takes words off a page looks for such fonts on the machine, and passes over words that have no extent
because it found none, or one without the character. With this font what is read is the same on every machine. Letters
have a bar, smaller than any: how wide they are a PDF says, except of the fourteen fonts that every library has.

The tables are those of OpenType 1.9; a square of Chinese type is a thousand units wide and reaches 120 below its line.
"""

from struct import pack

_WIDE, _ABOVE, _BELOW = 1000, 880, -120
_BAR = 200, 0, 600
"""How wide it is and from where to where it reaches."""
_MAGIC = 0x5F0F3CF5
"""Says that a font begins here."""
_GROUPS = ((0x21, 0x2E7F, 1), (0x2E80, 0x10FFFF, 2))
"""First and last character and their glyph; the glyph before these is empty and shows the blank."""


def square_font() -> bytes:
    """The bytes of the font."""
    bar, square = _box(*_BAR), _box(_WIDE, _BELOW, _ABOVE)
    groups = b"".join(pack(">3L", *group) for group in _GROUPS)
    tables = {
        b"cmap": pack(">4HL", 0, 1, 3, 10, 12) + pack(">2H3L", 13, 0, 16 + len(groups), 0, len(_GROUPS)) + groups,
        b"glyf": bar + square,
        b"head": pack(">4L2H2Q4h2H3h", 0x10000, 0, 0, _MAGIC, 3, _WIDE, 0, 0, 0, _BELOW, _WIDE, _ABOVE, 0, 8, 2, 1, 0),
        b"hhea": pack(">L3hH11hH", 0x10000, _ABOVE, _BELOW, 0, _WIDE, 0, 0, _WIDE, 1, *[0] * 7, 3),
        b"hmtx": pack(">HhHhHh", _WIDE // 2, 0, _WIDE // 2, 0, _WIDE, 0),
        b"loca": pack(">4L", 0, 0, len(bar), len(bar) + len(square)),
        b"maxp": pack(">L14H", 0x10000, 3, 4, 1, 0, 0, 2, *[0] * 8),
    }
    at = 12 + 16 * len(tables)
    heads, bodies = b"", b""
    for name, table in tables.items():
        heads += name + pack(">3L", 0, at + len(bodies), len(table))
        bodies += table + bytes(-len(table) % 4)
    return pack(">L4H", 0x10000, len(tables), 64, 2, 16 * len(tables) - 64) + heads + bodies


def _box(wide: int, low: int, high: int) -> bytes:
    """The outline of a glyph: four corners."""
    on_the_line = bytes([1] * 4)
    across, along = pack(">4h", 0, 0, wide, 0), pack(">4h", low, high - low, 0, low - high)
    return pack(">5h2H", 1, 0, low, wide, high, 3, 0) + on_the_line + across + along + bytes(2)
