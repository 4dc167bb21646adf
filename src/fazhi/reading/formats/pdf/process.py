"""The processes of their own that take PDFs apart: how they are run, and the font that they are given.

The font stands in for each that a PDF names and does not hold, with one square for every Chinese character. A library
that takes words off a page looks for such fonts on the machine, and passes over words that have no extent because it
found none, or one without the character; with this one what is read is the same on every machine. Letters have a bar,
smaller than any: how wide they are a PDF says, except of the fourteen fonts that every library has. The tables are
those of OpenType 1.9; a square of Chinese type is a thousand units wide and reaches 120 below its line.
"""

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path
from struct import pack
from typing import Any

_WIDE, _ABOVE, _BELOW = 1000, 880, -120
_BAR = 200, 0, 600
"""How wide it is and from where to where it reaches."""
_MAGIC = 0x5F0F3CF5
"""Says that a font begins here."""
_GROUPS = ((0x21, 0x2E7F, 1), (0x2E80, 0x10FFFF, 2))
"""First and last character and their glyph; the glyph before these is empty and shows the blank."""


def run(script: str, data: bytes, seconds: int, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    """What a file of this room says as a process of its own; TimeoutExpired after so many seconds."""
    paths = os.pathsep.join(path for path in sys.path if path)
    return subprocess.run(  # noqa: S603 - this Python, on a file of this package
        [sys.executable, "-P", str(Path(__file__).with_name(script)), *arguments],
        input=data,
        capture_output=True,
        timeout=seconds,
        check=False,
        env={**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"},
    )


def values(said: bytes) -> "list[dict[str, Any]]":
    """What a process said, a value a line; a line that was cut off is none."""
    told = []
    for line in said.splitlines():
        with contextlib.suppress(ValueError):
            told.append(json.loads(line))
    return told


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
