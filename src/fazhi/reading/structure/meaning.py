"""What the words of a heading or the opening of a sentence say of the part they stand in.

By these words, and by where it stands, a heading without a number is told as well.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from fazhi.expressions import lazily
from fazhi.model.report import Part
from fazhi.reading.document import Block, Document
from fazhi.reading.numbering import Mark, opening_mark
from fazhi.reading.vocabulary import counts, names_part, one_of

_LONGEST_NAME = 16
"""Characters of the longest name of a part; a longer one tells of a shortcoming itself."""
_YEAR = re.compile("((?:19|20)\\d\\d)年")
_TASKS = lazily(lambda: rf"^(?!.*{one_of('annex_settled')}).*{one_of('annex_tasks')}")
_YEAR_OPENING = lazily(lambda: rf"^(?:在)?((?:19|20)\d\d)年(?:度)?[^。]{{0,16}}?{one_of('year_plan')}")
_LONGEST = 40
_LONGEST_PLAIN = 30
_SHORTEST = 4
_STOPPED = "。！？；：，、:;!?,."
_ANNEX = lazily(lambda: rf"^{one_of('annex_alone')}\s*\d*[：:]?$|{one_of('glossary_word')}")
_ANNEXED = lazily(lambda: rf"\W*{one_of('annex_number')}")
_YEAR_HEADING = lazily(lambda: rf"^(?:19|20)\d\d年.{{0,6}}{one_of('year_chapter')}")
_FRAMED = re.compile(r"[—\-─=*＊]{1,6}\s*(\w.{1,28}?)\s*[—\-─=*＊]{1,6}")
_CLOSES = dict(zip("【［[〖〔（(「『《〈<{｛", "】］]〗〕）)」』》〉>}｝", strict=True))
_BRACKETED = re.compile(
    rf"([{re.escape(''.join(_CLOSES))}])\s*(.{{1,28}}?)\s*([{re.escape(''.join(_CLOSES.values()))}])[：:]?"
)
_UNSTOPPED = re.compile(r"\w[^。！？；：，:;!?,【】［］\[\]]+")
_NAME_AND_COLON = re.compile("[^，。；、]{4,20}[：:]")
_LABEL = re.compile(r"[【［\[〖〔]([^【】［］\[\]〖〗〔〕，。；：]{2,20})[】］\]〗〕]")
"""A name in brackets at the head of a paragraph: 【存在问题】人手少."""
_NUMBERED = re.compile(
    r"(?P<chapter>\d{1,2})(?P<section>(?:\.\d{1,2}){1,2})?[ \t\u3000]*"
    r"(?P<name>(?:20\d\d年)?[^\W\d_][^。；！？，：:\t]{1,30})"
)
"""A line with the number of a chapter or a section as standards have it."""
_LEAST_NAMED = 2
"""Bullets that name parts in a list of them."""
_BODY = 60
"""Characters; a paragraph this long under a short line makes that line a heading."""
_TELLING = lazily(lambda: rf"\d|[《》]|{one_of('heading_no')}|——")


class Meaning(NamedTuple):
    """What a heading says of its part."""

    part: Part | None
    """None where its words say nothing."""
    mixed: bool = False
    """Whether it announces shortcomings and plans together."""


def heading_meaning(title: str, base: int, *, chapter: bool) -> Meaning:
    """The part a heading announces; plans may be told by a year after `base`, the year that is reported on."""
    says = _headings()
    words = unbracketed(re.sub(r"[\s“”\"‘’]", "", title))
    if chapter and says.annex.search(words):
        return Meaning(Part.CLOSING)
    if says.leader.search(words):
        return Meaning(Part.LEADERSHIP)
    lacks = (says.lacks if chapter else says.lacks_below).search(words)
    if lacks and not says.mended.search(words):
        return Meaning(Part.SHORTCOMINGS, mixed=bool(says.mixed.search(words)))
    if chapter and says.done.search(words) and not says.next.search(words):
        return Meaning(Part.WORK)
    if (says.plans if chapter else says.plans_below).search(words) or (chapter and _later(words, base)):
        return Meaning(Part.PLANS)
    return Meaning(None)


def caption_meaning(name: str, base: int) -> Part | None:
    """The part that the name of a table or an annex says it is of; one that names the year reported on tells of work.

    Tasks that are handed out are none of it.
    """
    part = heading_meaning(name, base, chapter=True).part
    years = set(map(int, _YEAR.findall(name)))
    if part is Part.WORK and years - {base}:
        return None
    if part is None and _TASKS.search(name):
        return Part.PLANS
    return Part.WORK if part is None and years == {base} else part


def unbracketed(words: str) -> str:
    """The words without the one pair of brackets that is around them, if there is one: 【存在问题】, ［下年安排］：."""
    found = _BRACKETED.fullmatch(words)
    return found[2].strip() if found and _CLOSES[found[1]] == found[3] else words


def names_lacks(words: str) -> bool:
    """Whether words name the part that tells of shortcomings, and say no more: 存在的不足."""
    return len(words) <= _LONGEST_NAME and _headings().lacks_below.search(words) is not None


def sentence_meaning(sentence: str, base: int) -> Part | None:
    """The part that the opening of a sentence switches to, if it does."""
    opens = _openings()
    if not opens.any.search(sentence):
        return None
    if opens.plans.match(sentence):
        return Part.PLANS
    year = _YEAR_OPENING.match(sentence)
    if year and int(year[1]) > base:
        return Part.PLANS
    if opens.lacks.search(sentence):
        return Part.SHORTCOMINGS
    return Part.WORK if opens.done.match(sentence) else None


def label_meaning(sentence: str, base: int) -> Part | None:
    """The part that a label in square brackets names at the beginning of a paragraph: 【存在问题】法治宣传形式单一。"""
    label = _LABEL.match(sentence)
    return caption_meaning(label[1], base) if label else None


def _later(words: str, base: int) -> bool:
    years = [int(year) for year in _YEAR.findall(words)]
    return bool(years) and min(years) > base


class _Headings(NamedTuple):
    """What headings are told by; `below` is for those under a chapter, which must say more to be believed."""

    annex: re.Pattern[str]
    leader: re.Pattern[str]
    lacks: re.Pattern[str]
    lacks_below: re.Pattern[str]
    mended: re.Pattern[str]
    mixed: re.Pattern[str]
    done: re.Pattern[str]
    next: re.Pattern[str]
    plans: re.Pattern[str]
    plans_below: re.Pattern[str]


@cache
def _headings() -> _Headings:
    lack, following, there = one_of("lack"), one_of("next"), one_of("lack_is")
    return _Headings(
        annex=re.compile(f"^(?:{one_of('annex')}|.{{0,12}}{one_of('glossary')}.{{0,6}}{one_of('glossary_end')}$)"),
        leader=re.compile(f"{one_of('leader_alone')}|{one_of('leader')}.{{0,16}}{one_of('leader_duty')}"),
        lacks=re.compile(
            f"{there}.{{0,14}}{lack}|{lack}.{{0,8}}{one_of('lack_with')}"
            f"|^{one_of('lack_head')}?(?:的)?{lack}(?:$|及|和|与)|{one_of('lack_title')}"
            f"|{one_of('lack_faced')}.{{0,6}}{one_of('lack', 'challenge')}"
            f"|{one_of('of_work')}(?:中|上)?的?{one_of('lack_main')}?{lack}$|^{one_of('cause')}"
        ),
        lacks_below=re.compile(
            f"^(?:{one_of('lack_head_below')}|{one_of('lack_pushing')}.{{0,16}})*{there}的?{one_of('lack_kind')}*{lack}"
            f".{{0,12}}$|^{one_of('lack_main')}?{lack}(?:$|[及和与].{{0,12}}$)|^{one_of('lack_start')}"
        ),
        mended=re.compile(
            f"{one_of('mend_before')}.{{0,14}}{lack}|{lack}.{{0,4}}{one_of('mend_after')}(?!{one_of('mend_not')})"
        ),
        mixed=re.compile(f"{lack}.{{0,10}}(?:{following}|{one_of('mixed_of')}?{one_of('mixed_plan')})"),
        done=re.compile(one_of("done")),
        next=re.compile(following),
        plans=re.compile(
            f"{following}|{one_of('plan')}{one_of('plan_tail')}?$|{one_of('plan_title')}|{one_of('plan_last')}$"
        ),
        plans_below=re.compile(f"^(?:.{{0,10}}[及和与])?{following}|{one_of('of_work')}{one_of('plan_below')}$"),
    )


class _Openings(NamedTuple):
    """What openings of sentences are told by."""

    any: re.Pattern[str]
    """What every one of them holds; looked for first, since most sentences hold nothing of it."""
    plans: re.Pattern[str]
    lacks: re.Pattern[str]
    done: re.Pattern[str]


@cache
def _openings() -> _Openings:
    lack, there = one_of("lack"), one_of("lack_is")
    return _Openings(
        any=re.compile(rf"{one_of('next_opening', 'lack', 'done_opening', 'opening_sign', 'salute')}|\d年"),
        plans=re.compile(
            f"^(?:{one_of('salute_first')}[，！])?(?:{one_of('opening_at')}[^，。]{{2,20}}，)?{one_of('next_opening')}(?:[^，。]{{0,12}})?"
            f"(?:，|：|{one_of('opening_end')})"
        ),
        lacks=re.compile(
            f"(?:^|，)(?:[^，。]{{0,24}}，)?(?:{one_of('lack_turn')}|{one_of('we')}[局区县市镇委]?)*[，]?[^，。]{{0,16}}"
            f"(?:{one_of('lack_seen')}|也?{one_of('lack_seen_still')}(?:，)?(?:仍|还|尚)?{there}"
            f"|{there}{one_of('lack_some')}[^，。]{{0,8}}{lack}"
            f"|(?:仍|还|尚|又)(?:然|旧)?{one_of('lack_have')}(?:着)?{one_of('lack_many')}?(?:的)?"
            f"[^，。]{{0,10}}{one_of('lack', 'challenge')})"
            f"|^{one_of('lack_when')}?[^，。]{{0,6}}{there}的?{one_of('lack_main_kind')}?{lack}{one_of('lack_main')}?"
            f"{one_of('lack_follows')}"
            f"|^{one_of('lack_main')}?{one_of('lack_opening')}{one_of('lack_main')}?{one_of('lack_opening_tail')}"
        ),
        done=re.compile(f"^(?:{one_of('salute')}[，！、]?)*(?:$|{one_of('done_opening')})"),
    )


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
        if following[number] and not begun and _names_annex(document.text[block.first : block.end]):
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
        if block.row or len(line) > _LONGEST or (found := _NUMBERED.fullmatch(line)) is None:
            continue
        if found["section"]:
            below = chapters and int(found["chapter"]) == len(chapters) and not counts(line)
            if below and marks[number] is None and number + 1 < len(blocks):
                sections[number] = "sub"
        elif int(found["chapter"]) == len(chapters) + 1 and marks[number] is None and number + 1 < len(blocks):
            if chapters and chapters[-1] == number - 1:
                return {}
            under = text[blocks[number + 1].first : blocks[number + 1].end]
            sure += under.startswith(f"{found['chapter']}.") or _announces_part(found["name"])
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
    found = _LABEL.match(text, block.first, min(block.end, block.first + _LONGEST))
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


def _names_annex(line: str) -> bool:
    return _ANNEXED.match(line) is not None and _headings().annex.search(line) is not None


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
