"""Annexes printed behind the signature of a report, in the file that holds it."""

import re

from fazhi.model.numerals import COUNTING
from fazhi.reading.document import Annex, Block, Document
from fazhi.reading.numbering import opening_mark
from fazhi.reading.structure.front import closing_start

_HEAD = re.compile(rf"(附\s*[件表录]\s*[\d{COUNTING}]{{0,3}})\s*[：:]?\s*(.{{0,50}})", re.DOTALL)
_DAY = re.compile(r"[12]\d{3}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|二\S{3}年\S{1,3}月\S{1,3}日")
_LONGEST = 50
_STOPPED = "。！？；，"
_LEAST = 4
"""Blocks that a report has at least before its first annex: title, text, signature and date."""


def with_appended(document: Document) -> Document:
    """The document with its annexes told apart: what begins with 附件 and its name behind the signature."""
    if document.annexes or "附" not in document.text:
        return document
    blocks, annexes = list(document.blocks), list[Annex]()
    at = _LEAST
    while at < len(blocks):
        found = _head(document.text, blocks, at)
        if found and (annexes or _is_signed(document, blocks[:at])):
            number, name, last = found
            blocks[at : last + 1] = [blocks[at]._replace(end=blocks[last].end)]
            annexes.append(Annex(at, number, name))
        at += 1
    return document._replace(blocks=tuple(blocks), annexes=tuple(annexes)) if annexes else document


def _head(text: str, blocks: list[Block], at: int) -> tuple[str, str, int] | None:
    """Number and name of the annex that a block begins, and the number of the block that the name ends in."""
    block = blocks[at]
    line = text[block.first : block.end]
    found = _HEAD.fullmatch(line) if not block.row and len(line) <= _LONGEST else None
    if found is None or line[-1] in _STOPPED:
        return None
    number = re.sub(r"\s", "", found[1])
    if found[2].strip():
        return (f"{number}：", found[2].strip(), at) if number[-1] not in "件表录" else None
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if (
        below is None
        or below.row
        or opening_mark(text, below.first, below.end)
        or below.end - below.start > _LONGEST
        or text[below.end - 1] in _STOPPED
    ):
        return None
    return f"{number}：", " ".join(text[below.first : below.end].split()), at + 1


def _is_signed(document: Document, blocks: list[Block]) -> bool:
    """Whether the blocks end with a signature and its day."""
    closing = blocks[closing_start(document._replace(blocks=tuple(blocks)), 0) :]
    return any(_DAY.search(document.text, block.first, block.end) for block in closing)
