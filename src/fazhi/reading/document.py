"""A document as its format's reader hands it on: decoded text, blocks and marks that are no words."""

import re
from typing import NamedTuple

from fazhi.model.both import Both
from fazhi.model.report import Recognised, Trace

DROP = "\u200b"
"""Filler for characters that matching must not see."""
CELL = "，"
"""Filler for the border between two table cells."""


_LONGEST_HEADING = 80
_SENTENCES = re.compile("[。！？].")


def heading_depth(line: str, depth: int) -> int:
    """The depth a format gives a heading; 0 where it styles a whole paragraph as one."""
    return 0 if len(line) > _LONGEST_HEADING or _SENTENCES.search(line) else depth


class Block(NamedTuple):
    """A paragraph, heading line or table row."""

    start: int
    end: int
    """Character range without surrounding blanks, end exclusive."""
    depth: int = 0
    """Depth of a heading told by the format itself (Markdown #, Word style); 0 for all else."""
    row: bool = False
    """Whether it is a table row."""
    words: int = 0
    """Offset of the first character behind the format's own marks; 0 where there are none."""

    @property
    def first(self) -> int:
        """Offset of its first word."""
        return max(self.start, self.words)


class Mask(NamedTuple):
    """A range that the copy for matching must not see as it is."""

    start: int
    end: int
    filler: str = DROP
    """What to see in its place: nothing, or a cell border."""


class Annex(NamedTuple):
    """Where an annex begins that came as a file of its own."""

    block: int
    """Number of the block that names it."""
    number: str
    """What it is called by, as printed: 附件1：."""
    name: str
    """The name of its file without the suffix."""


_TABS = re.compile("\t+")


class Document(NamedTuple):
    """What every reader returns."""

    text: str
    """The decoded text, untouched."""
    blocks: tuple[Block, ...]
    """In the order of the text; every non-blank character lies in one of them."""
    masks: tuple[Mask, ...] = ()
    """In the order of the text."""
    notices: tuple[Both, ...] = ()
    """What the reader left out or had to guess."""
    pages: tuple[int, ...] = ()
    """Offset at which each page begins, in a format that has pages."""
    annexes: tuple[Annex, ...] = ()
    """In the order of the text; all other blocks stand before them."""
    traces: tuple[Trace, ...] = ()
    """What the file holds beside its text, such as comments, in the order of the text."""
    recognised: tuple[Recognised, ...] = ()
    """What a machine read off pictures."""


def with_borders(document: Document) -> tuple[Mask, ...]:
    """The masks of a document together with those for the tabs between the cells of its rows, in order."""
    tabs = [
        found.span()
        for block in document.blocks
        if block.row
        for found in _TABS.finditer(document.text, block.first, block.end)
    ]
    if not tabs:
        return document.masks
    borders = [mask for start, end in tabs for mask in (Mask(start, start + 1, CELL), Mask(start + 1, end))]
    found: list[Mask] = []
    at = 0
    for mask in sorted([*document.masks, *borders], key=lambda item: (item.start, -item.end)):
        if mask.start >= at and mask.end > mask.start:
            found.append(mask)
            at = mask.end
    return tuple(found)
