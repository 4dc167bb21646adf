"""Lines of a web page or a letterhead above a report, not its title; and what these and the signature state."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from fazhi.expressions import lazily
from fazhi.model.numerals import DIGITS, ZEROS
from fazhi.model.report import Fact, Facts
from fazhi.reading.document import CELL, Block
from fazhi.reading.numbering import opening_mark
from fazhi.reading.structure.naming import kind_of, names_deed, of_unit
from fazhi.reading.vocabulary import counts, one_of, vocabulary

DATE = r"(?:19|20)\d\d ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2}"
"""A day as a page writes it, without what stands behind the number of the day."""
WRITTEN_DAY = rf"(?:\d{{4}}|[一二{ZEROS}]{{2}}[{ZEROS}{DIGITS}]{{2}}) ?年 ?.{{1,3}} ?月 ?.{{1,4}} ?日"
"""A day as a signature writes it, in figures or in words."""

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
_YEAR_ALONE = re.compile(r"20\d\d ?年?度?")
_NO_NAME = re.compile(r"[\d〔〕的，。]")
_LONGEST_RED = 60
"""Characters of a letterhead, which may be spread."""
_LONGEST_TOKEN = 8
_LEAST_TOKENS = 3
_CRUMB = re.compile("[>＞»›→]")
_STEP = re.compile(r"[/／\\|｜·•・—–-]+")
"""What else parts the steps of a breadcrumb; words have it as well, so that the first step must be the page's first."""
_SEPARATORS = re.compile(r"[\s|｜/\\>＞»›→·•\-—_\[\]【】〔〕()（）{}:：,，;；、+＋]+")
_DAY_ALONE = re.compile(rf"^\W*{DATE}日?\W*(?:\d{{1,2}}[:：时]\d{{1,2}}(?:[:：分]\d{{1,2}}秒?|分)?)?\W*\d*$")
_WEEKDAY = lazily(lambda: f"{DATE}.{{0,3}}{one_of('weekday')}[一二三四五六日天]|{one_of('calendar')}")
_WEATHER = lazily(lambda: rf"\d\s*(?:℃|°C|°)|{one_of('weather')}|[东南西北]+风\d")
_LONGEST_WEATHER = 40
_ATTACHED = lazily(lambda: rf"(?i:{one_of('attached')}.{{0,40}}(?:\d个|\.(?:docx?|pdf|wps|ofd|xlsx?|zip|rar)(?!\w)))")
"""What a mail lists of its attachments."""
_NUMBER = re.compile(
    r"^\s*([^\s：:][^\s〔\[（(【﹝：:]{0,13}\s?[〔\[（(【﹝]\s?\d{4}\s?[〕\]）)】﹞]\s?第?\s?\d+\s?号)(?!\w)"
)
"""The number of a document, which stands apart; in a sentence words go on behind it."""
_SHORTEST_SENTENCE = 12
_AT_END = "。！？；"
FIGURE = re.compile(r"\d(?!\d*年)")
"""A digit that is of no year."""
_WORDS = re.compile(r"\w")
_ENCLOSED = re.compile("[（(](?:[^（()）]|[（(][^（()）]*[)）])*[)）]")
"""A line in brackets as a whole."""
_DAY = re.compile(f"{DATE}日?")
_SIGNED_DAY = re.compile(rf"^[（(]?({DATE}日?|[二一]\S{{3}}年\S{{1,3}}月\S{{1,4}}日)[）)]?$")
_SEAL = lazily(lambda: "^{0}|{0}$".format(f"[（(]{one_of('seal_mark', 'seal_more')}[）)]"))
_LONGEST_ADDRESS = 60
_LONGEST_CREDIT = 80
_LONGEST_CREDITED = 16
_FRAME = re.compile(r"^\W+|[^\w）)：:>＞»›]+$")
"""What frames a line on both sides: ▼ 往期推荐 ▼."""


class Stated(NamedTuple):
    """A value that stands behind a label."""

    group: str
    """Which list of labels: published, written, number, issuer, title, year or page."""
    start: int
    end: int
    """Character range of the value, end exclusive; empty where none stands there."""


def stated(text: str, block: Block) -> list[Stated]:
    """What a line states behind labels; nothing where it has none, or is a sentence with one in it."""
    found = _stated(text, block)
    clauses = (
        [item.group for item in found] == ["page"]
        and "，" in text[block.first : block.end]
        and block.end - block.first >= _SHORTEST_SENTENCE
        and "\t" in text[block.first : block.end]
    )
    return [] if clauses or any(tells(text[item.start : item.end]) for item in found) else found


def tells(words: str) -> bool:
    """Whether words tell of something done rather than who, when and where: a sentence, or what was counted."""
    closed = words.rstrip()[-1:] in _AT_END and len(words) >= _SHORTEST_SENTENCE
    return bool(words) and (closed or counts(words))


def is_sentence(line: str) -> bool:
    """Whether a line is of the text by itself: closed, in clauses, or telling what was counted."""
    bare = line.strip()
    if is_enclosed(bare):
        return False
    return bare[-1:] in _AT_END or "，" in bare or counts(bare)


def _stated(text: str, block: Block) -> list[Stated]:
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
    if not _WORDS.search(bare) or bare.isdigit() or _DAY_ALONE.match(line):
        return True
    if is_sentence(line):
        return not counts(line) and is_button(text, block)
    if "://" in bare or bare.startswith("www.") or _is_crumb(bare):
        return True
    if _WEEKDAY.search(bare) and len(bare) <= _LONGEST_NAME * 2:
        return True
    ends = _ends()
    if len(bare) <= _LONGEST_NAME and (ends.site.search(bare) or ends.red.search(bare)):
        return not names_deed(bare)
    return is_button(text, block)


def _is_crumb(bare: str) -> bool:
    """Whether a line without blanks is a breadcrumb: it begins at the page's first step, or no step holds a figure."""
    first, *others = _CRUMB.split(bare)
    if not others:
        start = _STEP.split(bare)[0]
        return start != bare and _is_home(start)
    known = _is_home(first) or _ends().start.match(first)
    return bool(known) or (
        "→" not in bare and not any(map(FIGURE.search, (first, *others[:-1]))) and not FIGURE.match(others[-1])
    )


def _is_home(step: str) -> bool:
    """Whether a step of a breadcrumb is the one at which a page begins."""
    return step.strip("【[：:") in _page_words() or _ends().home.search(step) is not None


def is_button(text: str, block: Block) -> bool:
    """Whether a line above the text is of buttons, columns, greetings or the weather, and tells nothing."""
    line = text[block.first : block.end]
    bare = re.sub(r"[\s\u200b\ufeff*_#]+", "", line)
    if _ends().stamp.match(bare):
        return False
    if _ATTACHED.match(bare) or _ends().start.match(bare):
        return True
    if _WEATHER.search(bare) and not re.search("[。；]", bare) and len(bare) <= _LONGEST_WEATHER:
        return True
    return _is_menu(line, "|" in line or (CELL in line and block.row and "\t" not in line))


def is_page_end(text: str, block: Block) -> bool:
    """Whether a line below a report surely is of the page it was copied from: what comes next, who keeps it."""
    if _is_credit(text, block):
        return True
    bare = _below(text, block)
    ends = _ends()
    if not bare or ends.foot.search(bare):
        return bool(bare)
    if (found := ends.below.match(bare)) and not bare[found.end() : found.end() + 1].isalpha():
        return True
    line = text[block.first : block.end]
    if len(bare) > _LONGEST_NAME or not _WORDS.search(bare):
        return False
    tokens = [token for token in _SEPARATORS.split(line) if _WORDS.search(token)]
    return all(token in _page_words() for token in tokens) or bool(
        bare.isdigit() or bare.startswith(("www.", "http")) or _DAY_ALONE.match(line)
    )


def is_left_below(text: str, block: Block) -> bool:
    """Whether a line below a report is of the page for its words, and no day, number or address that may sign it."""
    if _is_credit(text, block):
        return True
    bare = _below(text, block)
    if len(bare) <= _LONGEST_NAME and "，" not in bare and not tells(bare) and _ends().called_below.match(bare):
        return True
    if not bare or bare.isdigit() or _DAY_ALONE.match(text[block.first : block.end]):
        return False
    return not tells(text[block.first : block.end]) and is_page_end(text, block)


def _is_credit(text: str, block: Block) -> bool:
    """Whether a line tells who wrote, drew and edited a post, or by what program a mail was sent or a page is shared.

    Every label in it has no more than names behind it: 校对｜小周　审核｜老吴.
    """
    line = text[block.first : block.end].strip()
    if block.depth or block.row or len(line) > _LONGEST_CREDIT or counts(line):
        return False
    bare = re.sub(r"\s+", "", line)
    if _ends().scan.match(bare) or (len(bare) <= _LONGEST_NAME and _ends().sent.match(bare)):
        return True
    if re.search("[，。；]", line) or opening_mark(text, block.first, block.end):
        return False
    marks = list(_credits().finditer(line))
    if not any(mark["credit"] for mark in marks) or _WORDS.search(line[: marks[0].start()]):
        return False
    ends = [*(mark.start() for mark in marks[1:]), len(line)]
    return all(_names(line[mark.end() : end], mark) for mark, end in zip(marks, ends, strict=True))


def _names(words: str, mark: re.Match[str]) -> bool:
    """Whether no more than names stand behind a label, or how often a page was read."""
    names = words.strip(" \t\u3000|｜/／丨[]【】()（）")
    if mark["credit"] is None:
        return len(names) <= _LONGEST_NAME
    return 0 < len(names) <= _LONGEST_CREDITED and not re.search("[0-9：:]", names)


def opens_quoted(text: str, block: Block) -> bool:
    """Whether a line below a report begins the mail that it answers, of which nothing is the report's."""
    return _ends().quoted.search(re.sub(r"\s+", "", text[block.first : block.end])) is not None


def said_in(text: str, block: Block) -> tuple[int, int] | None:
    """Range of what a line of a page's head states of the report, such as its day; None where that is nothing.

    A line that states nothing behind labels is one as a whole, and so is a row of a table.
    """
    if _ends().forwarding.fullmatch(re.sub(r"[\W_]+", "", text[block.first : block.end])):
        return None
    items = stated(text, block)
    starts = [block.start, *(item.end for item in items)]
    said = [number for number, item in enumerate(items) if _says(text, starts[number], item)]
    if not items or (said and (block.row or "|" in text[block.start : block.end])):
        return block.start, block.end
    if not said:
        return None
    begin = items[said[0] - 1].end if said[0] else block.start
    end = items[said[-1]].end if said[-1] + 1 < len(items) else block.end
    begin, end = _trimmed(text, begin, end)
    return (begin, end) if begin < end else None


def _says(text: str, start: int, item: Stated) -> bool:
    """Whether a value tells of the report, and its label, which stands at or behind `start`, not of readers or senders.

    字号：大 中 小 is the size of letters and no number of a document.
    """
    words = text[item.start : item.end]
    if item.group == "number":
        return any(map(str.isdigit, words))
    return item.group != "page" or _reader().search(text, start, item.start) is None


def may_end_page(text: str, block: Block) -> bool:
    """Whether a line below a report may be of the page as well as of the text: it ends as the name of a site does."""
    bare = _below(text, block)
    if _ends().below.match(bare) and "，" not in bare:
        return True
    return len(bare) <= _LONGEST_NAME and _WORDS.search(bare) is not None and is_furniture(text, block)


def _below(text: str, block: Block) -> str:
    """A line without blanks and what frames it; empty where it is of the text by its looks."""
    line = text[block.first : block.end]
    if block.depth or block.row or re.search("[。；]", line) or opening_mark(text, block.first, block.end):
        return ""
    return re.sub(r"[\s\u200b\ufeff*_#【】\[\]—-]+", "", line)


def opens_links(text: str, block: Block) -> bool:
    """Whether a line begins what a page lists below a report: other pages, the one before and the one behind."""
    bare = re.sub(r"[\s\u200b\ufeff*_#【】\[\]—|｜-]+", "", text[block.first : block.end])
    return not block.row and _ends().links.match(_FRAME.sub("", bare)) is not None


def crumb(text: str, block: Block) -> tuple[int, int] | None:
    """Range of the last step of a breadcrumb."""
    marks = list(_CRUMB.finditer(text, block.first, block.end))
    if not marks and not is_button(text, block) and _is_crumb("".join(text[block.first : block.end].split())):
        marks = list(_STEP.finditer(text, block.first, block.end))
    if not marks:
        return None
    return _trimmed(text, marks[-1].end(), block.end)


def is_enclosed(line: str) -> bool:
    """Whether a line stands in brackets as a whole."""
    return _ENCLOSED.fullmatch(line.strip()) is not None


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
        else:
            if word in vocabulary()["label_unit"] and number + 1 < len(cells):
                value = cells[number + 1]
                if kind_of(re.sub("\\s", "", text[slice(*value)])):
                    yield Stated("issuer", *value)
            elif word in vocabulary()["label_year"] and number + 1 < len(cells):
                value = cells[number + 1]
                if _YEAR_ALONE.fullmatch(text[slice(*value)]):
                    yield Stated("year", *value)


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
def _reader() -> re.Pattern[str]:
    """A label of the page's tools, of how often it was read, or of who sent a mail to whom."""
    return re.compile(f"(?:{_spread('reader_label')})\\s*[:：]\\W*$")


@cache
def _credits() -> re.Pattern[str]:
    """A label of who wrote and edited, in brackets or with a sign behind it; those of a page stand beside them."""
    label = f"(?P<credit>{_spread('credit_label')})|(?P<page>{_spread('label_page')})"
    return re.compile(
        rf"(?:^|(?<=[\s|｜/／丨】\]）)]))(?P<open>[【\[（(])?\s*(?:{label})\s*(?(open)[】\]）)：:]\s*[：:]?|[：:｜|/／丨])\s*"
    )


@cache
def _page_words() -> frozenset[str]:
    return frozenset(vocabulary()["page_word"])


class _Ends(NamedTuple):
    start: re.Pattern[str]
    site: re.Pattern[str]
    below: re.Pattern[str]
    foot: re.Pattern[str]
    links: re.Pattern[str]
    home: re.Pattern[str]
    red: re.Pattern[str]
    stamp: re.Pattern[str]
    called_below: re.Pattern[str]
    """Words of a page below a report, whatever they are followed by."""
    scan: re.Pattern[str]
    sent: re.Pattern[str]
    quoted: re.Pattern[str]
    forwarding: re.Pattern[str]


@cache
def _ends() -> _Ends:
    return _Ends(
        re.compile(rf"^(?:\W*{one_of('page_start')}|[\[【]{one_of('chat_sent')}[\]】])[^。]*$"),
        re.compile(f"{one_of('page_end')}$"),
        re.compile(f"^\\W*(?:{one_of('page_below')}|{one_of('page_below_alone')}(?![^\\W\\d_]{{2}}))"),
        re.compile(one_of("page_foot")),
        re.compile(rf"{one_of('page_links')}(?:$|[：:>＞»›])|{one_of('page_comments')}[（(]?\d*条?[）)]?$"),
        re.compile(f"{one_of('page_home')}$"),
        re.compile(f"^(?!.*{one_of('about')})(.{{2,}}?)\\s*(?:{_spread('red_head')})$"),
        re.compile(rf"^\W*{one_of('stamp')}[\W\d年月]*$"),
        re.compile(one_of("page_below")),
        re.compile(rf"^\W*{one_of('scan_line')}[^；]{{0,50}}$"),
        re.compile(rf"^\W*{one_of('mail_sent')}[^，。；：:]*$", re.IGNORECASE),
        re.compile(
            rf"^-{{2,}}{one_of('mail_mark')}|^{one_of('mail_from')}[：:]|{one_of('mail_wrote')}[：:]$", re.IGNORECASE
        ),
        re.compile(f"(?:Begin)?{one_of('mail_mark')}", re.IGNORECASE),
    )


def signing_units(lines: Sequence[str]) -> list[str]:
    """The lines of a signature without seal and label, but for those that copy, annex or link."""
    found = []
    for line in lines:
        label, colon, value = line.partition("：") if "：" in line else line.partition(":")
        if not colon:
            found.append(of_unit(_SEAL.sub("", re.sub("\\s", "", line))))
        elif re.fullmatch(one_of("label_issuer"), re.sub("\\s", "", label)):
            found.append(of_unit(_SEAL.sub("", re.sub("\\s", "", value))))
        elif re.fullmatch(one_of("label_written"), re.sub("\\s", "", label)):
            found.append(value.strip())
    return found


def read_facts(text: str, stated: Sequence[Stated], body: Sequence[Block], closing: Sequence[Block]) -> Facts:
    """The facts in a text whose head states `stated`; `body` and `closing` are the blocks behind the head."""
    signed = [(block.first, block.end) for block in closing if not _is_credit(text, block)]
    written = _first(text, stated, "written", _DAY) or next(
        (
            Fact(found[1], start + found.start(1), start + found.end(1))
            for start, end in signed
            if (found := _SIGNED_DAY.match(text[start:end]))
        ),
        None,
    )
    issuer = _first(text, stated, "issuer") or next(
        (
            Fact(text[start:end], start, end)
            for start, end in signed
            if end - start <= _LONGEST_ADDRESS and kind_of(of_unit(_SEAL.sub("", text[start:end])))
        ),
        None,
    )
    return Facts(
        published=_first(text, stated, "published", _DAY),
        written=written,
        number=_first(text, stated, "number", re.compile(r"\d{4}\D.*号")),
        issuer=issuer,
        address=_address(text, body),
    )


def _first(text: str, stated: Sequence[Stated], group: str, shape: re.Pattern[str] | None = None) -> Fact | None:
    """The first value of a group that has the shape asked for; of a day, the day alone."""
    for item in stated:
        words = text[item.start : item.end]
        if item.group != group or not words:
            continue
        if shape is _DAY and (day := _DAY.search(words)):
            return Fact(day[0], item.start + day.start(), item.start + day.end())
        if shape is not _DAY and (shape is None or shape.search(words)):
            return Fact(words, item.start, item.end)
    return None


def _address(text: str, body: Sequence[Block]) -> Fact | None:
    """The line right behind the title that names units and ends with a colon."""
    if not body:
        return None
    first = body[0]
    line = text[first.first : first.end]
    if len(line) > _LONGEST_ADDRESS or line[-1] not in "：:":
        return None
    names = re.split("[、，,和及\\s]", line[:-1])
    return Fact(line[:-1], first.first, first.end - 1) if any(map(kind_of, names)) else None
