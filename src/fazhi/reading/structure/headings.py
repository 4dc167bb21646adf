"""Headings without a number, told by their words and their place."""

import re
from collections.abc import Iterable, Sequence

from fazhi.reading.document import Block, Document
from fazhi.reading.numbering import Mark, opening_mark
from fazhi.reading.structure.meaning import heading_meaning

_LONGEST = 40
_LONGEST_PLAIN = 30
_SHORTEST = 4
_STOPPED = "。！？；：，、:;!?,."
_ANNEX = re.compile("^(?:附件|附录|附表)\\s*\\d*[：:]?$|名词|术语")
_YEAR_HEADING = re.compile("^(?:19|20)\\d\\d年.{0,6}(?:工作|回顾|安排|任务|思路)")
_FRAMED = re.compile(r"[—\-─=*＊]{1,6}\s*(\w.{1,28}?)\s*[—\-─=*＊]{1,6}")
_NAME_AND_COLON = re.compile("[^，。；、]{4,20}[：:]")
_BODY = 60
"""Characters; a paragraph this long under a short line makes that line a heading."""
_TELLING = re.compile(r"\d|[《》]|牵头|办理|——")


def unnumbered(document: Document, blocks: Sequence[Block]) -> dict[int, str]:
    """Start and form of every unnumbered heading: `plain` for a chapter, `sub` for one within a chapter."""
    marks = [opening_mark(document.text, block.first, block.end) for block in blocks]
    following = _next_chapters(marks)
    found = {}
    bare = not any(mark and mark.form in {"part", "cn"} for mark in marks)
    for number, block in enumerate(blocks):
        if block.depth or block.row:
            continue
        if _is_framed(document.text[block.start : block.end]):
            found[block.start] = "plain" if following[number] <= 1 else "sub"
            continue
        if marks[number]:
            continue
        if bare and _is_named(document.text, blocks, number):
            found[block.start] = "plain"
        elif form := _form(document.text, blocks, number, following[number]):
            found[block.start] = form
    return found


def _next_chapters(marks: Iterable[Mark | None]) -> list[int]:
    """For every block the value of the next chapter number below it, 0 if none comes."""
    values, value = [], 0
    for mark in reversed(list(marks)):
        values.append(value)
        if mark and mark.form == "cn":
            value = mark.value
    return values[::-1]


def _form(text: str, blocks: Sequence[Block], number: int, following: int) -> str | None:
    block = blocks[number]
    line = text[block.start : block.end]
    if len(line) > _LONGEST or (line[-1] in _STOPPED and not _ANNEX.match(line)):
        return None
    if _ANNEX.search(line) or (_announces_part(line) and _stands_apart(text, blocks, number)):
        return "plain" if following <= 1 else "sub"
    return "sub" if _stands_over_body(text, blocks, number) else None


def _is_named(text: str, blocks: Sequence[Block], number: int) -> bool:
    """Whether a line is the name of a part and a colon, in a document without numbered chapters."""
    line = text[blocks[number].start : blocks[number].end]
    named = _NAME_AND_COLON.fullmatch(line) is not None and _announces_part(line[:-1].rstrip())
    return named and _stands_apart(text, blocks, number)


def _is_framed(line: str) -> bool:
    """Whether a line is the name of a part between dashes or asterisks."""
    found = _FRAMED.fullmatch(line) if len(line) <= _LONGEST else None
    return found is not None and _announces_part(found[1])


def _announces_part(line: str) -> bool:
    return bool(_YEAR_HEADING.match(line)) or (
        len(line) <= _LONGEST_PLAIN and heading_meaning(line, 9999, chapter=True).part is not None
    )


def _stands_apart(text: str, blocks: Sequence[Block], number: int) -> bool:
    """Whether a sentence, a numbered heading or a longer paragraph comes next; a cell of a flattened table has none."""
    if number + 1 == len(blocks):
        return False
    below = blocks[number + 1]
    long = below.end - below.start >= _LONGEST or text[below.end - 1] in "。！？：；"
    return long or opening_mark(text, below.first, below.end) is not None or below.depth > 0


def _stands_over_body(text: str, blocks: Sequence[Block], number: int) -> bool:
    """A short line between paragraphs that are whole sentences."""
    line = text[blocks[number].start : blocks[number].end]
    if (
        not _SHORTEST <= len(line) <= _LONGEST_PLAIN
        or number + 1 == len(blocks)
        or number == 0
        or _TELLING.search(line)
    ):
        return False
    below, above = blocks[number + 1], blocks[number - 1]
    closed = text[below.end - 1] in "。！？：；" and below.end - below.start >= _BODY
    return closed and (text[above.end - 1] in "。！？：；” " or above.depth > 0)
