"""The title at the top of a report and the signature at its end."""

import re
from functools import cache
from typing import NamedTuple

from fazhi.model.numerals import DIGITS, ZEROS
from fazhi.reading.document import DROP, Block, Document
from fazhi.reading.numbering import opening_mark
from fazhi.reading.vocabulary import one_of

_PART_HEADING = re.compile(
    "^(?:19|20)\\d\\d年(?:的)?(?:主要|重点)?(?:工作|目标)?(?:回顾|安排|思路|计划|任务)?(?:和.*)?$"
)
_DATE = rf"(?:\d{{4}}|[一二{ZEROS}]{{2}}[{ZEROS}{DIGITS}]{{2}}) ?年 ?.{{1,3}} ?月 ?.{{1,4}} ?日"
_LONGEST_TITLE = 64
_MOST_LINES = 6

_LONGEST_SIGNATURE = 60
_FAREWELL = re.compile(
    "^(?:各位代表|同志们|各位领导|各位委员)[，！、].*(?:让我们|携手|团结)|^让我们(?:更加)?(?:紧密)?(?:地)?(?:团结|携手|高举|在)"
)
_SALUTE = re.compile("^(?:各位代表|同志们|各位代表、同志们)[！!，]?$")


class Front(NamedTuple):
    """The lines at the top."""

    title: str
    """The title's lines joined; empty where there is none."""
    bylines: tuple[str, ...]
    """Who and when, as printed between title and text."""
    blocks: int
    """How many blocks title and bylines take up."""


def read_front(document: Document) -> Front:
    """The title and the lines that belong to it; a report may begin without one."""
    says = _lines()
    lines = [document.text[block.first : block.end] for block in _head(document)]
    named = [
        number
        for number, line in enumerate(lines)
        if says.title.search(_bare(line)) and not says.byline.match(_bare(line))
    ]
    if not named or len(document.blocks) == 1:
        return Front("", (), 0)
    size = named[0] + 1
    while size < len(lines) and size in named:
        size += 1
    first = 0
    while first < named[0] and says.byline.match(_bare(lines[first])):
        first += 1
    end = size
    while end < len(lines) and says.byline.match(_bare(lines[end])):
        end += 1
    return Front("".join(map(_bare, lines[first:size])), tuple(map(_bare, [*lines[:first], *lines[size:end]])), end)


def printed_title(front: Front, read: Document, document: Document) -> str:
    """The title as the document prints it, where it was read in simplified characters."""
    blocks = document.blocks[: front.blocks]
    if not blocks or read.text is document.text:
        return front.title
    texts = (read.text, document.text)
    seen, printed = ("".join(_bare(text[item.first : item.end]) for item in blocks) for text in texts)
    at = seen.find(front.title)
    return printed[at : at + len(front.title)] if at >= 0 else front.title


def _head(document: Document) -> list[Block]:
    """The leading blocks that could be a title: short, unnumbered, not closed like a sentence."""
    head: list[Block] = []
    lines: list[str] = []
    for block in document.blocks[:_MOST_LINES]:
        line = document.text[block.first : block.end]
        mark = opening_mark(document.text, block.first, block.end)
        numbered = mark is not None and mark.form != "dash" and not line.startswith("（")
        if numbered or block.row or len(line) > _LONGEST_TITLE or line[-1] in "。！？：；，:;!?,":
            break
        if _PART_HEADING.match(_bare(line)) or (block.depth and head and _lines().complete.search(_bare(lines[-1]))):
            break
        lines.append(line)
        head.append(block)
    return head


def _bare(line: str) -> str:
    """A line without the gaps that only spread its characters."""
    return re.sub(r"[\s\u200b\ufeff*_]+", "", line) if re.search("[\u4e00-\u9fff]", line) else line.strip()


def closing_start(document: Document, first: int) -> int:
    """Number of the block that salutation, signature and date begin with; the number of blocks if there are none."""
    at = len(document.blocks)
    while at > first and _signs_off(document.text, document.blocks[at - 1]):
        at -= 1
    if at == first:
        return len(document.blocks)
    if at > first + 1 and _FAREWELL.search(_line(document.text, document.blocks[at - 1])):
        at -= 1
        while at > first + 1 and _SALUTE.match(_line(document.text, document.blocks[at - 1])):
            at -= 1
    elif at > first + 2 and _SALUTE.match(_line(document.text, document.blocks[at - 2])):
        at -= 2
    return at


def _signs_off(text: str, block: Block) -> bool:
    line = _line(text, block)
    if block.depth or block.row or len(line) > _LONGEST_SIGNATURE or opening_mark(text, block.first, block.end):
        return False
    return not line.strip(DROP) or bool(_lines().signed.match(line.strip(DROP)))


def _line(text: str, block: Block) -> str:
    return text[block.first : block.end]


class _Lines(NamedTuple):
    """What lines at the top and at the end are told by."""

    title: re.Pattern[str]
    complete: re.Pattern[str]
    """The end of a title to which no line can be missing."""
    byline: re.Pattern[str]
    signed: re.Pattern[str]


@cache
def _lines() -> _Lines:
    office = one_of("office")
    return _Lines(
        title=re.compile(one_of("title")),
        complete=re.compile(f"{one_of('title_end')}$"),
        byline=re.compile(
            rf"^(?:附件\d*[：:]?|——.*|[（(].*[）)]|.{{0,12}}{_DATE}.*|.{{2,30}}{office}"
            rf"|.{{0,16}}{one_of('official')}.{{0,8}}|{one_of('byline_label')}[：:].*|.{{1,12}}〔\d{{4}}〕\d+号)$"
        ),
        signed=re.compile(
            f"^(?:[（(]?此件.*|{one_of('signature_start')}.*|谢谢.{{0,6}}|{one_of('signature_label')}[：:].*"
            "|.*责任编辑.*|【.*】"
            rf"|[（(]?{_DATE}[）)]?|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}|[（(]?(?:盖章|公章|签章)[）)]?"
            rf"|.{{2,36}}{office}(?:[（(](?:盖?公?章|签章)[）)])?)$"
        ),
    )
