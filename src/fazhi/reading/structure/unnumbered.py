"""Headings without a number of their own, by their words, their brackets and the lines around them."""

import re
from collections.abc import Iterable, Sequence

from fazhi.expressions import lazily
from fazhi.model.report import Part
from fazhi.reading.document import DROP, Block, Document
from fazhi.reading.numbering import Mark, opening_mark, standard_number
from fazhi.reading.structure.meaning import heading_meaning, label_of, names_annex, unbracketed
from fazhi.reading.vocabulary import counts, names_part, one_of

_LONGEST = 40
_LONGEST_PLAIN = 30
_SHORTEST = 4
_STOPPED = "。！？；：，、:;!?,."
_ANNEX = lazily(lambda: rf"^{one_of('annex_alone')}\s*\d*[：:]?$|{one_of('glossary_word')}")
_YEAR_HEADING = lazily(lambda: rf"^(?:19|20)\d\d年.{{0,6}}{one_of('year_chapter')}")
_FRAMED = re.compile(r"[—\-─=*＊]{1,6}\s*(\w.{1,28}?)\s*[—\-─=*＊]{1,6}")
_UNSTOPPED = re.compile(r"\w[^。！？；：，:;!?,【】［］\[\]]+")
_NAME_AND_COLON = re.compile("[^，。；、]{4,20}[：:]")
_NAME = re.compile(r"(?:20\d\d年)?[^\W\d_][^。；！？，：:\t]{1,30}")
"""What stands behind the number of a chapter or a section as standards have it."""
_LEAST_NAMED = 2
"""Bullets that name parts in a list of them."""
_BODY = 60
"""Characters; a paragraph this long under a short line makes that line a heading."""
_TELLING = lazily(lambda: rf"\d|[《》]|{one_of('heading_no')}|——")


def unnumbered(document: Document, blocks: Sequence[Block]) -> dict[int, str]:
    """Start and form of every unnumbered heading: `plain` for a chapter, `sub` for one within a chapter."""
    marks = [opening_mark(document.text, block.first, block.end) for block in blocks]
    following = _next_chapters(marks)
    found = {}
    bare = not any(mark and mark.form in {"part", "cn"} for mark in marks)
    brackets = _brackets(document.text, blocks) if bare else frozenset()
    decimal = _decimal(document.text, blocks, marks) if bare else {}
    begun = False
    for number, block in enumerate(blocks):
        mark = marks[number]
        begun = begun or block.depth > 0 or (mark is not None and mark.form in {"part", "cn"})
        if block.depth or block.row:
            continue
        if number in decimal:
            found[block.start] = decimal[number]
            continue
        line = document.text[block.first : block.end]
        if _is_framed(line) or (_bracket(line) in brackets and not _TELLING.search(line)):
            found[block.start] = "plain" if following[number] <= 1 else "sub"
            continue
        if mark:
            continue
        if bare and _is_labelled(document.text, block):
            found[block.start] = "plain"
            continue
        if following[number] and not begun and names_annex(document.text[block.first : block.end]):
            continue  # the head of a letter or a mail lists its annexes: 附件：无
        if bare and _is_named(document.text, blocks, number):
            found[block.start] = "plain"
        elif form := _form_of(document.text, blocks, number, following[number]):
            found[block.start] = form
    return _beside_leadership(document.text, blocks, found) if bare else found


def _decimal(text: str, blocks: Sequence[Block], marks: Sequence[Mark | None]) -> dict[int, str]:
    """The forms of lines numbered as a standard is: 1 主要举措, 1.1 案卷评查, by the numbers of their blocks.

    Chapters count on from one, something stands below each, and most name a part or have sections of their number.
    """
    if any(block.depth for block in blocks):
        return {}
    chapters: list[int] = []
    sections: dict[int, str] = {}
    sure = 0
    for number, block in enumerate(blocks):
        line = text[block.first : min(block.end, block.first + _LONGEST + 1)]
        found = None if block.row or len(line) > _LONGEST else standard_number(line, 0, len(line))
        if found is None or not _NAME.fullmatch(line, found.end()):
            continue
        if found["section"]:
            below = chapters and int(found["chapter"]) == len(chapters) and not counts(line)
            if below and marks[number] is None and number + 1 < len(blocks):
                sections[number] = "sub"
        elif int(found["chapter"]) == len(chapters) + 1 and marks[number] is None and number + 1 < len(blocks):
            if chapters and chapters[-1] == number - 1:
                return {}
            under = text[blocks[number + 1].first : blocks[number + 1].end]
            sure += under.startswith(f"{found['chapter']}.") or _announces_part(line[found.end() :])
            chapters.append(number)
    if len(chapters) < _LEAST_NAMED or sure * 2 <= len(chapters):
        return {}
    return dict.fromkeys(chapters, "plain") | sections


def without_bullets(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those that name the parts in a list of nothing but bullets without these: - 主要举措和成效.

    A document with chapters of its own has none of these.
    """
    marks = [opening_mark(text, block.first, block.end) for block in blocks]
    if any(block.depth or (mark and mark.form in {"part", "cn"}) for block, mark in zip(blocks, marks, strict=True)):
        return list(blocks)
    named = {
        number: mark.end
        for number, (block, mark) in enumerate(zip(blocks, marks, strict=True))
        if mark
        and mark.form == "dash"
        and names_part(text[mark.end : block.end])
        and text[block.end - 1] not in _STOPPED
    }
    if len(named) < _LEAST_NAMED or any(number + 1 in named for number in named):
        return list(blocks)
    return [_behind(text, block, named[number]) if number in named else block for number, block in enumerate(blocks)]


def _behind(text: str, block: Block, at: int) -> Block:
    """A block whose words begin behind an offset and the blanks there."""
    while at < block.end - 1 and text[at].isspace():
        at += 1
    return block._replace(words=at)


def _beside_leadership(text: str, blocks: Sequence[Block], found: dict[int, str]) -> dict[int, str]:
    """The headings, those a chapter each that open as the chapter on leadership does: 关于组织领导, 关于执法规范化."""
    opening, opened, told = re.compile(one_of("heading_opening")), "", {}
    for block in blocks:
        if block.start not in found:
            continue
        opens = opening.match(text, block.start)
        beside = opens is not None and opens[0] == opened
        told[block.start] = "plain" if beside else found[block.start]
        if found[block.start] == "plain":
            part = heading_meaning(text[block.start : block.end], 9999, chapter=True).part
            opened = opens[0] if opens and part is Part.LEADERSHIP else ""
    return told


def _next_chapters(marks: Iterable[Mark | None]) -> list[int]:
    """For every block the value of the next chapter number below it, 0 if none comes."""
    values, value = [], 0
    for mark in reversed(list(marks)):
        values.append(value)
        if mark and mark.form == "cn":
            value = mark.value
    return values[::-1]


def _form_of(text: str, blocks: Sequence[Block], number: int, following: int) -> str | None:
    block = blocks[number]
    line = text[block.first : block.end]
    if len(line) > _LONGEST or (line[-1] in _STOPPED and not _ANNEX.match(line)):
        return None
    if _ANNEX.search(line) or (_announces_part(line) and _stands_apart(text, blocks, number)):
        return "plain" if following <= 1 else "sub"
    return "sub" if _stands_over_body(text, blocks, number) else None


def _is_named(text: str, blocks: Sequence[Block], number: int) -> bool:
    """Whether a line is the name of a part and a colon, in a document without numbered chapters."""
    line = text[blocks[number].first : blocks[number].end]
    named = _NAME_AND_COLON.fullmatch(line) is not None and _announces_part(line[:-1].rstrip())
    return named and _stands_apart(text, blocks, number)


def _is_labelled(text: str, block: Block) -> bool:
    """Whether a paragraph begins with the name of a part in brackets, and goes on behind it: 【存在问题】人手少."""
    found = label_of(text, block.first, min(block.end, block.first + _LONGEST))
    return found is not None and found.end() < block.end and names_part(found[1])


def _is_framed(line: str) -> bool:
    """Whether a line is the name of a part between dashes, asterisks or brackets."""
    found = _FRAMED.fullmatch(line) if len(line) <= _LONGEST else None
    return _announces_part(found[1] if found else unbracketed(line)) if found or _bracket(line) else False


def _brackets(text: str, blocks: Sequence[Block]) -> frozenset[str]:
    """The brackets in which lines name parts, in a document without other headings: all lines in them are chapters."""
    if any(block.depth for block in blocks):
        return frozenset()
    lines = (text[block.first : block.end] for block in blocks if not block.row)
    return frozenset(bracket for line in lines if (bracket := _bracket(line)) and _is_framed(line))


def _bracket(line: str) -> str:
    """The first of the brackets that are around a short line of words; empty for other lines."""
    words = unbracketed(line) if len(line) <= _LONGEST else line
    return line[0] if words != line and _UNSTOPPED.fullmatch(words) else ""


def _announces_part(line: str) -> bool:
    return bool(_YEAR_HEADING.match(line)) or (
        len(line) <= _LONGEST_PLAIN and heading_meaning(line, 9999, chapter=True).part is not None
    )


def _stands_apart(text: str, blocks: Sequence[Block], number: int) -> bool:
    """Whether a sentence, an item, a numbered heading or long paragraph comes next; a flattened table's cell has none.

    What a picture marks is an item: ▶ 评查案卷40卷.
    """
    if number + 1 == len(blocks):
        return False
    below = blocks[number + 1]
    long = below.end - below.start >= _LONGEST or text[below.end - 1] in "。！？：；"
    pictured = text[below.start] == DROP and not _announces_part(text[below.first : below.end])
    return long or pictured or opening_mark(text, below.first, below.end) is not None or below.depth > 0


def _stands_over_body(text: str, blocks: Sequence[Block], number: int) -> bool:
    """A short line between paragraphs that are whole sentences."""
    line = text[blocks[number].first : blocks[number].end]
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
