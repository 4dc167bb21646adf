"""Hard-wrapped lines joined to paragraphs again, in texts that evidently are hard-wrapped."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fazhi.reading.document import Block, Mask
from fazhi.reading.numbering import opening_mark

_CLOSED = "。！？；：!?;:…”』」》"
_WIDEST = 100
"""Characters; a line longer than this was wrapped by no one."""
_LEAST = 6
"""Full lines that a text must hold to count as hard-wrapped."""
_SHARE = 0.3
"""Share of all lines that must be full."""
_NARROWEST = 30
"""Half-width columns; shorter lines are a list, not wrapped text."""
_RAGGED = 6
"""Half-width columns by which a full line may fall short."""
_BREAK = re.compile(r"[\r\n]+[ \t>]*")


def unwrap(text: str, blocks: Sequence[Block]) -> tuple[tuple[Block, ...], list[Mask]]:
    """The blocks with wrapped lines joined, and the line ends that fall inside blocks."""
    width = _wrap_width(text, blocks)
    if width is None:
        return tuple(blocks), []
    joined = tuple(_joined(text, blocks, width))
    return joined, list(_breaks(text, joined))


def _wrap_width(text: str, blocks: Sequence[Block]) -> int | None:
    """The width, in half-width columns, at which most lines break off in mid-sentence; None if they do not."""
    lengths = sorted(block.end - block.start for block in blocks)
    if len(blocks) < _LEAST or lengths[int(len(blocks) * 0.95)] > _WIDEST:
        return None
    width = sorted(_columns(text, block) for block in blocks)[int(len(blocks) * 0.9)]
    full = sum(_runs_on(text, block, below, width) for block, below in pairwise(blocks))
    return width if full >= max(_LEAST, len(blocks) * _SHARE) and width >= _NARROWEST else None


def _columns(text: str, block: Block) -> int:
    return sum(2 if character > "\u2e7f" else 1 for character in text[block.start : block.end])


def _runs_on(text: str, block: Block, below: Block, width: int) -> bool:
    """Whether a full line without end goes on in the next, which opens no item and is not set apart."""
    if text[block.end - 1] in _CLOSED or block.row or below.row or block.depth or below.depth:
        return False
    gap = text[block.end : below.start]
    if not _BREAK.fullmatch(gap) or len(gap.splitlines()) > 1 or gap[-1] not in "\r\n>":
        return False
    return _columns(text, block) >= width - _RAGGED and opening_mark(text, below.first, below.end) is None


def _joined(text: str, blocks: Sequence[Block], width: int) -> Iterator[Block]:
    held = blocks[0]
    for block, below in pairwise(blocks):
        if _runs_on(text, block, below, width):
            held = held._replace(end=below.end)
        else:
            yield held
            held = below
    yield held


def _breaks(text: str, blocks: Sequence[Block]) -> Iterator[Mask]:
    for block in blocks:
        for match in _BREAK.finditer(text, block.start, block.end):
            yield Mask(*match.span())
