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
_TABS = re.compile("\t+")
_PICTURES = re.compile(
    "[\u203c\u2049\u20e3\u25b6\u25b8\u25ba\u25c0\u2600-\u260f\u2613-\u2712\u2715\u2716\u2719-\u2775"
    "\u2794-\u27bf\u2b00-\u2b1a\u2b1d-\u2bff\ufe0f\U0001f000-\U0001faff]+"
)
"""Pictures and ornaments that are no boxes and no numbers: ✅ ❗ 📌 ▶ ★."""


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


class Document(NamedTuple):
    """What every reader returns."""

    text: str
    """The text as it was taken out of the file, which no reader behind this one changes."""
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


def without_pictures(document: Document) -> Document:
    """The document as its structure is looked for: pictures are dropped, and a line begins behind those at its head."""
    found = [Mask(*picture.span()) for picture in _PICTURES.finditer(document.text)]
    if not found:
        return document
    pieces, at = [], 0
    for mask in found:
        pieces += [document.text[at : mask.start], DROP * (mask.end - mask.start)]
        at = mask.end
    text = "".join([*pieces, document.text[at:]])
    return document._replace(text=text, blocks=tuple(_behind_pictures(block, text) for block in document.blocks))


def _behind_pictures(block: Block, text: str) -> Block:
    at = block.first
    if block.row or text[at] != DROP:
        return block
    while at < block.end and (text[at] == DROP or text[at].isspace()):
        at += 1
    return block if at == block.end else block._replace(words=at)


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
