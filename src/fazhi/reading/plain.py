"""Plain text into blocks: one a line, hard-wrapped lines joined again."""

import re
from collections.abc import Iterator

from fazhi.model.both import Both
from fazhi.reading.document import Block, Document
from fazhi.reading.wrap import unwrap

WRAPPED = Both(
    "原文为硬换行排版，句中的换行已按连续文字处理。",
    "The lines of the text are broken by hand; breaks within a sentence are read as running text.",
)
"""Notice for a text whose lines were joined."""

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_ROW = re.compile(r"[^\s、．.）)：:，][^\S\n\t]*\t[\t ]*\S")


def read_plain(text: str) -> Document:
    """One block a line; in a text that is evidently hard-wrapped, one a paragraph."""
    lines = [Block(start, end, row=_is_row(text, start, end)) for start, end in line_ranges(text)]
    blocks, breaks = unwrap(text, lines)
    return Document(text, blocks, tuple(breaks), (WRAPPED,) if breaks else ())


def line_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Range of every line that holds more than blanks, without its surrounding blanks."""
    for match in _LINE.finditer(text):
        line = match[0]
        left = len(line) - len(line.lstrip())
        if left < len(line):
            yield match.start() + left, match.start() + len(line.rstrip())


def _is_row(text: str, start: int, end: int) -> bool:
    return text.find("\t", start, end) >= 0 and _ROW.search(text, start, end) is not None
