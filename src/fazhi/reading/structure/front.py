"""The title at the top of a report, the signature at its end, and the annexes printed behind that."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from fazhi.expressions import lazily
from fazhi.model.numerals import COUNTING, DIGITS, ZEROS
from fazhi.reading.document import DROP, Annex, Block, Document
from fazhi.reading.numbering import opening_mark
from fazhi.reading.structure.furniture import Stated, crumb, is_button, is_furniture, is_page_end, stated
from fazhi.reading.structure.naming import kind_of, title_unit_in, title_year
from fazhi.reading.vocabulary import one_of

_PART_HEADING = lazily(
    lambda: (
        rf"^(?:19|20)\d\d年(?:的)?{one_of('year_heading_how')}?{one_of('year_heading_of')}?"
        rf"{one_of('year_heading_end')}?(?:和.*)?$"
    )
)
_DATE = rf"(?:\d{{4}}|[一二{ZEROS}]{{2}}[{ZEROS}{DIGITS}]{{2}}) ?年 ?.{{1,3}} ?月 ?.{{1,4}} ?日"
_DAY = r"\d{4}[-./]\d{1,2}[-./]\d{1,2}"
_YEAR_ALONE = rf"[（(]?(?:\d{{4}}|[一二{ZEROS}]{{2}}[{ZEROS}{DIGITS}]{{2}})年度?[）)]?"
_LONGEST_TITLE = 64
_MOST_LINES = 6
"""Lines that are not of the page among which a title is looked for."""
_MOST_PAGE_LINES = 60
_MOST_TITLE_LINES = 3
"""Lines of a title besides one."""
_LAW = lazily(lambda: one_of("law_word"))
_YEAR_OR_LAW = lazily(lambda: rf"\d{{4}}年|[{ZEROS}{DIGITS}]{{4}}年|{one_of('title_opening')}")
_RUNS_ON = lazily(lambda: f"^(?:的?{one_of('title_rest')}|[和及暨与、]|.{{0,12}}{one_of('title_rest_plan')}$)")
_DASHES = "—―─－-"
_COLUMN = re.compile("^【[^【】]{2,16}】(?=.)")
_RUNNING = lazily(lambda: f"[，。；]|^{one_of('announced')}|{one_of('announced_end')}$")

_LONGEST_SIGNATURE = 60
_LONGEST_COPIED = 600
"""Characters of a line that lists who is sent a copy."""
_MOST_COPIED = 6
"""Lines of such a list."""
_FAREWELL = lazily(
    lambda: (
        f"^{one_of('salute', 'salute_more')}[，！、].*{one_of('farewell')}"
        f"|^{one_of('farewell_opening')}{one_of('farewell_how')}?地?{one_of('farewell_call')}"
    )
)
_SALUTE = lazily(lambda: f"^{one_of('salute', 'salute_both')}[！!，]?$")
_ANNEX = re.compile(rf"(附\s*[件表录]\s*[\d{COUNTING}]{{0,3}})\s*[：:]?\s*(.{{0,50}})", re.DOTALL)
_DATED = re.compile(r"[12]\d{3}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|二\S{3}年\S{1,3}月\S{1,3}日")
_LONGEST_NAME = 50
_STOPS = "。！？；，"
_LEAST_BLOCKS = 4
"""Blocks that a report has at least before its first annex: title, text, signature and date."""


class Front(NamedTuple):
    """The lines at the top."""

    title: str
    """The title's lines joined; empty where there is none."""
    bylines: tuple[str, ...]
    """Who and when, as printed above the title or between title and text."""
    blocks: int
    """How many blocks page head, title and bylines take up."""
    stated: tuple[Stated, ...] = ()
    """What the page head or the letterhead states."""
    issuers: tuple[str, ...] = ()
    """Who issues it, by that head."""
    left: frozenset[int] = frozenset()
    """Numbers of the blocks among them that are of the page and tell nothing."""


class _Row(NamedTuple):
    """A line at the top, its number among the blocks, and whether it is of the page, a byline or neither."""

    number: int
    words: str
    kind: str
    """page, byline, name (it could be a piece of a title) or title (it holds a word that titles have)."""


def read_front(document: Document) -> Front:
    """The title and the lines that belong to it; a report may begin without one."""
    if len(document.blocks) == 1:
        return Front("", (), 0)
    rows, facts, labelled = _rows(document)
    found = [*_titles(rows), *labelled]
    if not found:
        end = next((row.number for row in rows if row.kind != "page"), len(rows))
        return Front("", (), end, *_head_facts(document.text, facts[:end]), _buttons(document, rows[:end], facts))
    title, last = max(found, key=lambda item: _rank(item[0]))
    end = last + 1
    while end < len(rows) and (rows[end].kind in {"page", "byline"} or rows[end].words in title):
        end += 1
    bylines = tuple(row.words for row in rows[:end] if row.kind == "byline" and row.words not in title)
    left = _buttons(document, rows[:end], facts) - {last}
    return Front(title, bylines, end, *_head_facts(document.text, facts[:end]), left)


def _buttons(document: Document, rows: Sequence[_Row], facts: Sequence[Sequence[Stated]]) -> frozenset[int]:
    """Numbers of the lines that are of the page and tell nothing."""
    return frozenset(
        row.number
        for row in rows
        if row.kind == "page"
        and not facts[row.number]
        and not crumb(document.text, document.blocks[row.number])
        and is_button(document.text, document.blocks[row.number])
    )


def printed_title(front: Front, read: Document, document: Document) -> str:
    """The title as the document prints it, where it was read in simplified characters."""
    blocks = document.blocks[: front.blocks]
    if not blocks or read.text is document.text:
        return front.title
    texts = (read.text, document.text)
    seen, printed = ("".join(_bare(text[item.first : item.end]) for item in blocks) for text in texts)
    at = seen.find(front.title)
    return printed[at : at + len(front.title)] if at >= 0 else front.title


def _rows(document: Document) -> tuple[list[_Row], list[list[Stated]], list[tuple[str, int]]]:
    """The leading lines that could be of title or page, what each states, and the titles that labels name."""
    says, text = _lines(), document.text
    rows: list[_Row] = []
    facts: list[list[Stated]] = []
    labelled: list[tuple[str, int]] = []
    own = 0
    for number, block in enumerate(document.blocks[:_MOST_PAGE_LINES]):
        line = _without_site(text[block.first : block.end])
        mark = opening_mark(text, block.first, block.end)
        if mark is not None and mark.form != "dash" and not line.startswith("（"):
            break
        told = stated(text, block)
        bare = _unmarked(_bare(line))
        if told or is_furniture(text, block):
            rows.append(_Row(number, bare, "page"))
            named = [_unmarked(_bare(text[item.start : item.end])) for item in told if item.group == "title"]
            if (step := crumb(text, block)) and not told:
                named.append(_unmarked(_bare(text[step[0] : step[1]])))
            labelled += [(words, number) for words in named if says.complete.search(words) and _LAW.search(words)]
        else:
            if line[-1] in "：:" and not any(row.kind == "title" for row in rows) and kind_of(bare.rstrip("：:")):
                rows.append(_Row(number, bare, "page"))  # whom it is handed to may stand above the title
                facts.append(told)
                continue
            own += 1
            if own > _MOST_LINES or _ends_head(document, block, bare, rows):
                break
            if _is_dashed_title(bare):
                bare = bare.lstrip(_DASHES)
            kind = "byline" if says.byline.match(bare) else "title" if says.title.search(bare) else "name"
            if kind == "name" and says.other.search(bare):
                kind = "title"
            rows.append(_Row(number, bare, kind))
        facts.append(told)
    return rows, facts, labelled


def _is_dashed_title(bare: str) -> bool:
    """Whether a line behind a dash is a title below a motto, and no note on where the report was given."""
    line = bare.lstrip(_DASHES)
    return line != bare and _lines().complete.search(line) is not None and title_unit_in(line) is not None


def _head_facts(text: str, facts: Sequence[Sequence[Stated]]) -> tuple[tuple[Stated, ...], tuple[str, ...]]:
    """All that the head states, and the units that issue it."""
    stated_here = tuple(item for line in facts for item in line)
    issuers = (_bare(text[item.start : item.end]) for item in stated_here if item.group == "issuer")
    return stated_here, tuple(name for name in issuers if kind_of(name))


def _ends_head(document: Document, block: Block, bare: str, rows: Sequence[_Row]) -> bool:
    """Whether a line is of the text: long, closed like a sentence, a part's heading or a table's row."""
    line = document.text[block.first : block.end]
    if block.row or len(line) > _LONGEST_TITLE or _PART_HEADING.match(bare):
        return True
    if _lines().byline.match(bare):
        return False
    if line[-1] in "。！？：；，:;!?,.":
        closed = _unmarked(bare.rstrip("。：:."))
        return not (_lines().complete.search(closed) and _LAW.search(closed) and not _RUNNING.search(bare[:-1]))
    above = rows[-1] if rows else None
    return bool(block.depth and above and above.kind != "page" and _lines().complete.search(above.words))


def _titles(rows: Sequence[_Row]) -> Iterator[tuple[str, int]]:
    """Every title that the lines could be read as, with the number of its last line."""
    for at, row in enumerate(rows):
        if row.kind != "title":
            continue
        first = last = at
        title = row.words.rstrip("。：:.")
        while last + 1 < len(rows) and last - first < _MOST_TITLE_LINES and _goes_on(title, rows[last + 1]):
            last += 1
            title += rows[last].words.rstrip("。：:.")
        while first > 0 and last - first < _MOST_TITLE_LINES and _begins_above(title, rows[first - 1]):
            first -= 1
            title = rows[first].words + title
        yield _unmarked(title), last


def _goes_on(title: str, below: _Row) -> bool:
    """Whether a title runs on in the line below."""
    if below.kind not in {"title", "name"} or below.words in title:
        return False
    complete = _lines().complete.search(title)
    return not complete or bool(_RUNS_ON.match(below.words)) or (below.kind == "title" and not _LAW.search(title))


def _begins_above(title: str, above: _Row) -> bool:
    """Whether a title begins in the line above: it names the year or the unit, or the break fell within a word."""
    if above.kind == "page":
        return False
    if _lines().year.match(above.words):
        return title_year(title) is None
    unit = title_unit_in(title)
    if above.kind == "byline":
        return unit is None and kind_of(above.words) is not None and not title.startswith(above.words)
    joined = title_unit_in(above.words + title)
    if unit is not None:
        place = _lines().place
        return bool(joined and joined.startswith(above.words) and place.search(above.words) and not place.search(unit))
    return joined is not None or bool(_YEAR_OR_LAW.search(above.words))


def _rank(title: str) -> int:
    """How much of what a title tells is there; that it is on the law tells as much as two of the rest."""
    rest = (_lines().complete.search(title), title_year(title), title_unit_in(title))
    return 2 * bool(_LAW.search(title)) + sum(item is not None for item in rest)


def _without_site(line: str) -> str:
    """A line without the name of a site behind a title that names its unit."""
    found = _lines().site.search(line)
    title = line[: found.end("title")] if found else ""
    return title if title_unit_in(title) else line


def _unmarked(line: str) -> str:
    """A line without the marks that enclose it as a whole, and without the name of a column before it."""
    line = _COLUMN.sub("", line)
    for left, right in ("《》", "〈〉", "“”", "「」", "【】", '""'):
        if line[:1] == left and line[-1:] == right and left not in line[1:-1]:
            return line[1:-1]
    return line


def _bare(line: str) -> str:
    """A line without the gaps that only spread its characters."""
    chinese = any("\u4e00" <= character <= "\u9fff" for character in line)  # an expression for it compiles 1 ms
    return re.sub(r"[\s\u200b\ufeff*_]+", "", line) if chinese else line.strip()


def closing_start(document: Document, first: int) -> int:
    """Number of the block that salutation, signature and date begin with; the number of blocks if there are none."""
    at = len(document.blocks)
    while at > first and (above := _signing(document, at, first)) < at:
        at = above
    if at == first:
        return len(document.blocks)
    if at > first + 1 and _FAREWELL.search(_line(document.text, document.blocks[at - 1])):
        at -= 1
        while at > first + 1 and _SALUTE.match(_line(document.text, document.blocks[at - 1])):
            at -= 1
    elif at > first + 2 and _SALUTE.match(_line(document.text, document.blocks[at - 2])):
        at -= 2
    return at


def _signing(document: Document, at: int, first: int) -> int:
    """Number of the block that the line or the list of copies right above block `at` begins with; `at` for others."""
    last = document.blocks[at - 1]
    if _signs_off(document.text, last) or is_page_end(document.text, last):
        return at - 1
    if at == len(document.blocks):
        return at
    for number in range(at - 2, max(first, at - _MOST_COPIED) - 1, -1):
        line = _line(document.text, document.blocks[number])
        if line[-1] in "。！？；" or document.blocks[number].depth:
            break
        if _is_colophon(line):
            return number
    return at


def _is_colophon(line: str) -> bool:
    """Whether a line is of the block below the signature."""
    if len(line) > _LONGEST_COPIED:
        return False
    return bool(_lines().copied.match(re.sub("\\s", "", line)) or _lines().printed.match(line))


def _signs_off(text: str, block: Block) -> bool:
    line = _line(text, block)
    if block.depth:
        return False
    if _is_colophon(line):
        return True
    if block.row or len(line) > _LONGEST_SIGNATURE or opening_mark(text, block.first, block.end):
        return False
    return not line.strip(DROP) or bool(_lines().signed.match(line.strip(DROP)))


def _line(text: str, block: Block) -> str:
    return text[block.first : block.end]


class _Lines(NamedTuple):
    """What lines at the top and at the end are told by."""

    title: re.Pattern[str]
    complete: re.Pattern[str]
    """The end of a title to which no line can be missing."""
    other: re.Pattern[str]
    """The end of a title of another document."""
    site: re.Pattern[str]
    """The name of a site behind a title, as a browser shows it."""
    byline: re.Pattern[str]
    year: re.Pattern[str]
    """A line of nothing but a year."""
    place: re.Pattern[str]
    """What the name of a unit has that names its place."""
    signed: re.Pattern[str]
    copied: re.Pattern[str]
    """The beginning of a list of who is sent a copy, blanks apart."""
    printed: re.Pattern[str]
    """A line that says who printed it and when, or how often, or is a rule."""


@cache
def _lines() -> _Lines:
    office = one_of("office")
    return _Lines(
        title=re.compile(one_of("title")),
        complete=re.compile(f"{one_of('title_end')}$"),
        other=re.compile(rf"\d{{4}}.*{one_of('other_document')}$"),
        site=re.compile(
            rf"(?P<title>{one_of('title_end')})\s*[-_|｜—–]+\s*[^-_|｜—–。，]{{2,24}}"
            rf"{one_of('page_end', 'site_end')}\s*$"
        ),
        byline=re.compile(
            rf"^(?:{_YEAR_ALONE}|{one_of('attached')}\d*[：:]?|——.*|[（(].*[）)]|.{{0,12}}{_DATE}.*|.{{2,30}}{office}"
            rf"|[^，。；]{{0,16}}{one_of('official')}[^，。；]{{0,8}})$"
        ),
        year=re.compile(f"^{_YEAR_ALONE}$"),
        place=re.compile(one_of("county", "township_place")),
        signed=re.compile(
            f"^(?:[（(]?{one_of('issued_note')}.*|[（(]?{one_of('signature_start')}.*|{one_of('thanks')}.{{0,6}}"
            f"|{one_of('signature_label')}[：:].*|.*{one_of('editor')}.*|【.*】"
            rf"|[（(]?{_DATE}[）)]?|{_DAY}|[（(]?{one_of('seal')}[）)]?"
            rf"|.{{2,36}}{office}(?:[（(]{one_of('seal_mark')}[）)])?)$"
        ),
        copied=re.compile(f"^{one_of('copied')}[：:]"),
        printed=re.compile(
            rf"^(?:(?:[^，。；：]{{2,36}}(?:{office}|\s))?\s*(?:{_DATE}|{_DAY})\s*{one_of('printed')}"
            rf"(?:[\s，。]*[（(]?(?:共|{one_of('copies')})\s*\d+\s*份[）)]?)?|[（(]?{one_of('copies')}\s*\d+\s*份[）)]?。?|[-—－─＿_=\s]+)$"
        ),
    )


def with_appended(document: Document) -> Document:
    """The document with its annexes told apart: what begins with 附件 and its name behind the signature."""
    if document.annexes or "附" not in document.text:
        return document
    blocks, annexes = list(document.blocks), list[Annex]()
    at = _LEAST_BLOCKS
    while at < len(blocks):
        found = _annex_head(document.text, blocks, at)
        if found and (annexes or _is_signed(document, blocks[:at])):
            number, name, last = found
            blocks[at : last + 1] = [blocks[at]._replace(end=blocks[last].end)]
            annexes.append(Annex(at, number, name))
        at += 1
    return document._replace(blocks=tuple(blocks), annexes=tuple(annexes)) if annexes else document


def _annex_head(text: str, blocks: list[Block], at: int) -> tuple[str, str, int] | None:
    """Number and name of the annex that a block begins, and the number of the block that the name ends in."""
    block = blocks[at]
    line = text[block.first : block.end]
    found = _ANNEX.fullmatch(line) if not block.row and len(line) <= _LONGEST_NAME else None
    if found is None or line[-1] in _STOPS:
        return None
    number = re.sub(r"\s", "", found[1])
    if found[2].strip():
        return (f"{number}：", found[2].strip(), at) if number[-1] not in {"件", "表", "录"} else None
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if (
        below is None
        or below.row
        or opening_mark(text, below.first, below.end)
        or below.end - below.start > _LONGEST_NAME
        or text[below.end - 1] in _STOPS
    ):
        return None
    return f"{number}：", " ".join(text[below.first : below.end].split()), at + 1


def _is_signed(document: Document, blocks: list[Block]) -> bool:
    """Whether the blocks end with a signature and its day."""
    closing = blocks[closing_start(document._replace(blocks=tuple(blocks)), 0) :]
    return any(_DATED.search(document.text, block.first, block.end) for block in closing)
