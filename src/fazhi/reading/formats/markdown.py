"""Markdown into blocks: headings by #, rows by |, its marks hidden from matching."""

import re
from collections.abc import Iterator

from fazhi.reading.document import CELL, DROP, Block, Document, Mask, heading_depth
from fazhi.reading.formats.text import ENTITY, WRAPPED, line_ranges
from fazhi.reading.formats.wrap import unwrap

_HEADING = re.compile(r"(#{1,6})[ \t]+")
_LEADING = re.compile(r"(?:>[ \t]?)+")
_RULE = re.compile(
    r"(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$|=+$|(?:>[ \t]?)+$|(?:```|~~~).*$|\[[^\]]+\]:[ \t]*\S+.*$"
)
_TABLE_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$")
_LONGEST_RULE = 1000
_MARKS = re.compile(
    r"<!--(?:(?!<!--)[^\n])*?-->|</?[a-zA-Z][^<>\n]*>|!\[|!?\[(?=[^\[\]\n]*\]\()|(?<=\])\([^()\s]*\)|\](?=\()|\*+|~~|`+|(?<![^\W_])_{1,3}|_{1,3}(?![^\W_])"
    rf"|\\(?=[!-/:-@\[-`{{-~])|{ENTITY}"
)


def read_markdown(text: str) -> Document:
    """One block a line, hard-wrapped lines joined; headings carry their depth."""
    lines: list[Block] = []
    masks: list[Mask] = []
    fenced = False
    for start, end in line_ranges(text):
        fence = text.startswith(("```", "~~~"), start)
        fenced ^= fence
        block = _block(text, start, end)
        lines.append(block)
        masks += _masks(text, block) if fence or not fenced else []
    blocks, breaks = unwrap(text, lines)
    return Document(text, blocks, tuple(_merged([*masks, *breaks])), (WRAPPED,) if breaks else ())


def _merged(masks: list[Mask]) -> Iterator[Mask]:
    """In the order of the text, without overlap."""
    end = 0
    for mask in sorted(masks, key=lambda item: (item.start, item.end)):
        if mask.end > end:
            yield Mask(max(end, mask.start), mask.end, mask.filler)
            end = mask.end


def _block(text: str, start: int, end: int) -> Block:
    quoted = _LEADING.match(text, start, end)
    first = quoted.end() if quoted else start
    heading = _HEADING.match(text, first, end)
    if heading:
        depth = heading_depth(text[heading.end() : end], len(heading[1]))
        return Block(start, end, depth=depth, words=_skip_marks(text, heading.end(), end))
    row = text[first:end].startswith("|") and text.find("|", first + 1, end) > 0
    return Block(start, end, row=row, words=_skip_marks(text, first, end))


def _skip_marks(text: str, start: int, end: int) -> int:
    """Behind emphasis that opens a line, so that a number in bold is still seen."""
    at = start
    while at < end - 1 and text[at] in "*_":
        at += 1
    return at if at < end and not text[at].isspace() else start if start < end else 0


def _masks(text: str, block: Block) -> Iterator[Mask]:
    line = text[block.start : block.end]
    if _RULE.match(line) or (len(line) <= _LONGEST_RULE and "|" in line and _TABLE_RULE.match(line)):
        yield Mask(block.start, block.end)
        return
    if block.first > block.start:
        yield Mask(block.start, block.first)
    pattern = _MARKS if not block.row else _ROW_MARKS
    for match in pattern.finditer(text, block.first, block.end):
        inner = match[0] == "|" and block.first < match.start() < block.end - 1
        yield Mask(match.start(), match.end(), CELL if inner else DROP)
    if block.depth and (closing := re.search(r"[ \t]+#+$", line)):
        yield Mask(block.start + closing.start(), block.end)


_ROW_MARKS = re.compile(rf"\||{_MARKS.pattern}")
