"""Lines of a web page or a letterhead above a report, told from its title, and what they state of it."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from fazhi.reading.document import CELL, Block
from fazhi.reading.vocabulary import one_of, vocabulary

DATE = r"(?:19|20)\d\d ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2}"
"""A day as a page writes it, without what stands behind the number of the day."""

_GROUPS = {
    "published": "label_published",
    "written": "label_written",
    "number": "label_number",
    "issuer": "label_issuer",
    "title": "label_title",
    "page": "label_page",
}
"""The lists of labels by what they state."""
_LONGEST_LEAD = 30
"""Characters before the first label of a line: who published it, or when."""
_LONGEST_NAME = 30
_NO_NAME = re.compile(r"[\d〔〕的，。]")
_LONGEST_RED = 60
"""Characters of a letterhead, which may be spread."""
_LONGEST_TOKEN = 8
_LEAST_TOKENS = 3
_CRUMB = re.compile("[>＞»›→]")
_SEPARATORS = re.compile(r"[\s|｜/\\>＞»›→·•\-—_\[\]【】〔〕()（）{}:：,，;；、+＋]+")
_DAY_ALONE = re.compile(rf"^\W*{DATE}日?\W*(?:\d{{1,2}}[:：时]\d{{1,2}}(?:[:：分]\d{{1,2}}秒?|分)?)?\W*\d*$")
_WEEKDAY = re.compile(f"{DATE}.{{0,3}}(?:星期|周)[一二三四五六日天]|农历")
_NUMBER = re.compile(
    r"^\s*([^\s：:][^\s〔\[（(【﹝：:]{0,13}\s?[〔\[（(【﹝]\s?\d{4}\s?[〕\]）)】﹞]\s?第?\s?\d+\s?号)"
)
_WORDS = re.compile(r"\w")


class Stated(NamedTuple):
    """A value that stands behind a label."""

    group: str
    """Which list of labels: published, written, number, issuer, title or page."""
    start: int
    end: int
    """Character range of the value, end exclusive; empty where none stands there."""


def stated(text: str, block: Block) -> list[Stated]:
    """What a line states behind labels; nothing where it has none, or is a sentence with one in it."""
    if _is_row(text, block) and (found := list(_cells(text, block))):
        return found
    line = text[block.first : block.end]
    if numbered := _NUMBER.match(line):
        number = Stated("number", block.first + numbered.start(1), block.first + numbered.end(1))
        return [number, *_labelled(text, number.end, block.end)]
    marks = list(_labels().finditer(line))
    if not marks:
        return list(_red_head(text, block))
    if marks[0].start() > _LONGEST_LEAD or re.search("[。！？；]", line[: marks[0].start()]):
        return []
    return list(_labelled(text, block.first, block.end))


def _red_head(text: str, block: Block) -> Iterator[Stated]:
    """Who issues the document, by its red letterhead."""
    line = text[block.first : block.end]
    found = _ends().red.search(line) if len(line) <= _LONGEST_RED else None
    if found and not _NO_NAME.search(found[1]):
        yield Stated("issuer", *_trimmed(text, block.first, block.first + found.end(1)))


def is_furniture(text: str, block: Block) -> bool:
    """Whether a line without labels is of the page or the letterhead."""
    line = text[block.first : block.end]
    bare = re.sub(r"[\s\u200b\ufeff*_#]+", "", line)
    if not _WORDS.search(bare) or bare.isdigit() or "://" in bare or bare.startswith("www."):
        return True
    if _CRUMB.search(bare) or _DAY_ALONE.match(line) or (_WEEKDAY.search(bare) and len(bare) <= _LONGEST_NAME * 2):
        return True
    ends = _ends()
    if ends.start.match(bare) or (len(bare) <= _LONGEST_NAME and (ends.site.search(bare) or ends.red.search(bare))):
        return True
    return _is_menu(line, "|" in line or (CELL in line and block.row))


def crumb(text: str, block: Block) -> tuple[int, int] | None:
    """Range of the last step of a breadcrumb."""
    marks = list(_CRUMB.finditer(text, block.first, block.end))
    if not marks:
        return None
    return _trimmed(text, marks[-1].end(), block.end)


def _is_menu(line: str, barred: bool) -> bool:
    """Whether a line is made of the names of columns and buttons."""
    tokens = [token for token in _SEPARATORS.split(line) if _WORDS.search(token)]
    known = sum(token in _page_words() for token in tokens)
    if not tokens or known == len(tokens):
        return bool(tokens)
    short = all(len(token) <= _LONGEST_TOKEN and not re.search("[0-9]", token) for token in tokens)
    return short and len(tokens) >= _LEAST_TOKENS and (known * 3 >= len(tokens) or barred)


def _is_row(text: str, block: Block) -> bool:
    return block.row or any(mark in text[block.first : block.end] for mark in "|｜\t")


def _cells(text: str, block: Block) -> Iterator[Stated]:
    """Cells that hold a label only, each with the cell behind it."""
    ranges = [
        _trimmed(text, *found.span()) for found in re.compile("[^|｜\t，]+").finditer(text, block.start, block.end)
    ]
    cells = [(start, end) for start, end in ranges if start < end]
    for number, (start, end) in enumerate(cells):
        word = re.sub(r"[\s\u200b:：]", "", text[start:end])
        for group, labels in _GROUPS.items():
            if word in vocabulary()[labels]:
                value = cells[number + 1] if number + 1 < len(cells) else (end, end)
                yield Stated(group, *value)
                break


def _labelled(text: str, start: int, end: int) -> Iterator[Stated]:
    marks = list(_labels().finditer(text[start:end]))
    for mark, following in zip_longest(marks, marks[1:]):
        stop = following.start() if following else end - start
        group = next(name for name in _GROUPS if mark[name])
        yield Stated(group, *_trimmed(text, start + mark.end(), start + stop))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A range without the blanks, brackets and quotation marks that only frame it."""
    frame = " \t\u3000\u00a0\u200b|｜[]【】\"'#*"
    while start < end and text[start] in frame:
        start += 1
    while start < end and text[end - 1] in frame:
        end -= 1
    return start, end


@cache
def _labels() -> re.Pattern[str]:
    """A label with its colon, its characters spread or not, at the beginning or behind a blank or a bracket."""
    groups = "|".join(f"(?P<{group}>{_spread(labels)})" for group, labels in _GROUPS.items())
    return re.compile(f"(?:^|(?<=[\\s|｜【\\[（(，\u200b日0-9]))(?:{groups})\\s*[:：]")


def _spread(name: str) -> str:
    """An expression for any word of a list, its characters spread or not."""
    words = sorted(vocabulary()[name], key=len, reverse=True)
    return "|".join("\\s*".join(map(re.escape, word)) for word in words)


@cache
def _page_words() -> frozenset[str]:
    return frozenset(vocabulary()["page_word"])


class _Ends(NamedTuple):
    start: re.Pattern[str]
    site: re.Pattern[str]
    red: re.Pattern[str]


@cache
def _ends() -> _Ends:
    return _Ends(
        re.compile(rf"^\W*{one_of('page_start')}[^。]*$"),
        re.compile(f"{one_of('page_end')}$"),
        re.compile(f"^(?!.*关于)(.{{2,}}?)\\s*(?:{_spread('red_head')})$"),
    )
