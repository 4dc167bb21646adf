"""Blocks cut into pieces: sentences, and items where a number opens one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from fazhi.reading.document import DROP, Block, Document
from fazhi.reading.normal import CHINESE
from fazhi.reading.numbering import RANK, Mark, inner_marks, opening_mark, standard_number
from fazhi.reading.vocabulary import names_part

_END = re.compile("[。！？!?.]+[”’」』）)》\"'\u200b]*")
_CHINESE = re.compile(CHINESE)
_AFTER_STOP = re.compile(rf"{CHINESE}|\s|\Z")
_QUOTED = re.compile(r"[！？!?][”’」』》\"']+")
LONGEST = 1_000
"""Characters; a longer sentence or row is cut at a clause's end, so that the work on a text grows with its length.

The longest of 18,222 sentences in 42 published reports holds 554.
"""
_CLAUSE_ENDS = ("，；：", "、,;: \u3000")
"""The better first."""
_NAMED = re.compile(r"(?P<open>[【〔\[])?(?P<name>[^。；！？，：:\t\n【】〔〕\[\]]{2,20})(?P<close>[：:】〕\]])")
_BRACKETS = frozenset("】〕]")
_LONGEST_HEAD = 24
"""Characters of the name of a part with the mark behind it."""
_GAP_IN_HEADING = re.compile(r"[ \t]{2,}|\u3000")


class Piece(NamedTuple):
    """A stretch that becomes one passage."""

    start: int
    end: int
    mark: Mark | None
    """The number it opens with."""
    block: Block
    first: bool
    """Whether it is the first piece of its block."""
    last: bool
    """Whether it is the last piece of its block."""
    closed: str
    """Its last character if that is a mark of punctuation, otherwise empty."""
    goes_on: bool
    """Whether the sentence was too long and goes on in the next piece."""


def cut(document: Document, blocks: Iterable[Block], plain: Mapping[int, str]) -> Iterator[Piece]:
    """The pieces of all blocks, in the order of the text; `plain` names the unnumbered headings by their start."""
    for block in blocks:
        if block.row:
            yield from _cut_row(document.text, block)
        else:
            yield from _cut_block(document.text, block, plain.get(block.start))


def _cut_row(text: str, block: Block) -> Iterator[Piece]:
    ranges = list(_bounded(text, block.start, block.end))
    for start, end in ranges:
        yield Piece(start, end, None, block, start == block.start, end == block.end, "", end != block.end)


def _cut_block(text: str, block: Block, plain: str | None) -> Iterator[Piece]:
    opening = _unnumbered(text, block, plain) if plain else _opening(text, block)
    marks = inner_marks(text, block.first, block.end, opening) if not block.depth else []
    at = {mark.start: mark for mark in marks}
    if opening:
        at[block.start] = opening
    first = opening.end if opening else block.start
    borders = {block.start, block.end, *at, *(end for end in _ends(text, block) if end > first)}
    if (
        opening
        and opening.form in {"part", "cn"}
        and (gap := _GAP_IN_HEADING.search(text, opening.end + 2, min(opening.end + 40, block.end)))
    ):
        borders.add(gap.end())
    elif opening and not block.depth and (head := _head_end(text, block, opening)):
        borders.add(head)
    ranges = list(_ranges(text, sorted(borders)))
    for number, (whole, stop) in enumerate(ranges):
        for start, end in _bounded(text, whole, stop):
            closed = text[start:end].rstrip(DROP)[-1:]
            first, last = number == 0 and start == whole, number == len(ranges) - 1 and end == stop
            ending = "" if closed.isalnum() else closed
            yield Piece(start, end, at.get(start), block, first, last, ending, end != stop)


def _head_end(text: str, block: Block, opening: Mark) -> int | None:
    """Where the name of a part ends that the text of a block goes on behind: 二、存在的不足：人手少."""
    found = _NAMED.match(text, opening.end, min(block.end, opening.end + _LONGEST_HEAD))
    if found is None or opening.form not in {"part", "cn", "plain"} or found.end() >= block.end:
        return None
    if (found["open"] is None) == (found["close"] in _BRACKETS) or not names_part(found["name"]):
        return None
    return found.end()


def _unnumbered(text: str, block: Block, form: str) -> Mark:
    """The mark of a heading whose number, if it has one, is none by itself: 1 主要举措, 1.1案卷评查."""
    found = standard_number(text, block.first, block.end)
    end, number = (found.end(), found["number"] + " " * (found.end() > found.end(1))) if found else (block.first, "")
    return Mark(block.first, end, form, RANK[form], 0, number)


def _opening(text: str, block: Block) -> Mark | None:
    """The number a block opens with; a heading has the depth its format tells, unless 一、 or （一） tells it."""
    mark = opening_mark(text, block.first, block.end)
    if not block.depth or (mark and mark.form in {"part", "cn", "cnp"}):
        return mark
    end, number, value = (mark.end, mark.number, mark.value) if mark else (block.first, "", 0)
    return Mark(block.first, end, f"h{block.depth}", block.depth - 20, value, number)


def _ends(text: str, block: Block) -> Iterator[int]:
    """Where sentences end; a shout within quotation marks ends none."""
    if block.depth:
        return
    for match in _END.finditer(text, block.start, block.end):
        if _is_end(text, match) and not (_QUOTED.fullmatch(match[0]) and match.end() < block.end):
            yield match.end()


def _is_end(text: str, match: re.Match[str]) -> bool:
    """Whether half-width marks stand in Chinese; of 3.5 and a.doc they do not."""
    mark = match[0][0]
    if mark in "。！？":
        return True
    if not match.start() or not _CHINESE.match(text, match.start() - 1):
        return False
    return mark != "." or (len(match[0]) == 1 and _AFTER_STOP.match(text, match.end()) is not None)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The range, cut behind the last clause's end that leaves a piece of the longest length, or at that length."""
    while end - start > LONGEST:
        half, most = start + LONGEST // 2, start + LONGEST
        borders = (max(text.rfind(mark, half, most) for mark in marks) + 1 for marks in _CLAUSE_ENDS)
        border = next(filter(None, borders), most)
        yield start, border
        start = border
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _ranges(text: str, borders: list[int]) -> Iterator[tuple[int, int]]:
    """Ranges between borders, trimmed; what holds no letter joins the range before."""
    for start, end in pairwise(borders):
        words = text[start:end]
        left = len(words) - len(words.lstrip())
        if left < len(words):
            yield start + left, start + len(words.rstrip())
