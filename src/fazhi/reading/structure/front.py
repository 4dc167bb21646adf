"""The title at the top of a report."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from fazhi.expressions import lazily
from fazhi.model.numerals import DIGITS, ZEROS
from fazhi.reading.document import Block, Document
from fazhi.reading.numbering import opening_mark
from fazhi.reading.structure.furniture import (
    WRITTEN_DAY,
    Stated,
    crumb,
    is_button,
    is_enclosed,
    is_furniture,
    is_sentence,
    stated,
    tells,
)
from fazhi.reading.structure.naming import is_unit_name, kind_of, title_unit_in, title_year
from fazhi.reading.vocabulary import LAW, one_of

_PART_HEADING = lazily(
    lambda: (
        rf"^(?:19|20)\d\d年(?:的)?{one_of('year_heading_how')}?{one_of('year_heading_of')}?"
        rf"{one_of('year_heading_end')}?(?:和.*)?$"
    )
)
_YEAR_ALONE = rf"[（(]?(?:(?:\d{{4}}|[一二{ZEROS}]{{2}}[{ZEROS}{DIGITS}]{{2}})年度?|20[0-4]\d)[）)]?"
_LONGEST_TITLE = 64
_WHOLE = 5
"""The rank of a title that tells its kind, unit and year and that it is on the law."""
_MOST_LINES = 6
"""Lines that are not of the page among which a title is looked for."""
_MOST_PAGE_LINES = 60
_MOST_TITLE_LINES = 3
"""Lines of a title besides one."""
_YEAR_OR_LAW = lazily(lambda: rf"\d{{4}}年|[{ZEROS}{DIGITS}]{{4}}年|{one_of('title_opening')}")
_RUNS_ON = lazily(lambda: f"^(?:的?{one_of('title_rest')}|[和及暨与、]|.{{0,16}}{one_of('title_rest_plan')}$)")
_DASHES = "—―─－-"
_FILE = re.compile(
    r"^[#=]{1,6}\s*(?=\S)|\s*={1,6}$|^\d{1,3}[-_](?=[^\W\d])|\.(?:docx?|wps|pdf|txt|md|html?)$", re.IGNORECASE
)
"""What a line has besides a title that was copied as the name of a file or a heading in marks."""
_COLUMN = re.compile("^【[^【】]{2,16}】(?=.)")
_RUNNING = lazily(lambda: f"[，。；]|^{one_of('announced')}|{one_of('announced_end')}$")


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
    year: int | None = None
    """The year that a form states in a cell of its own."""


class _Row(NamedTuple):
    """A line at the top, its number among the blocks, and whether it is of the page, a byline or neither."""

    number: int
    words: str
    kind: str
    """page, byline, name (it could be a piece of a title) or title (it holds a word that titles have)."""


def read_front(document: Document) -> Front:
    """The title and the lines that belong to it; a report may begin without one."""
    front = _front(document)
    years = (document.text[item.start : item.end] for item in front.stated if item.group == "year")
    return front._replace(year=next((int(words[:4]) for words in years), None))


def _front(document: Document) -> Front:
    if len(document.blocks) == 1:
        return Front("", (), 0)
    rows, facts, labelled = _rows(document)
    titles = list(_titles(rows))
    if not any(_rank(title) == _WHOLE for title, _ in titles) and (below := _title_below(document, len(rows))):
        return _below_letter(document, facts, *below)
    found = [*titles, *labelled]
    if not found:
        end = next((row.number for row in rows if row.kind != "page"), len(rows))
        text = _text_below(document, end, facts)
        left = _buttons(document, rows[:end], facts)
        return Front("", (), text, *_head_facts(document.text, facts[:text]), left)
    title, last = max(found, key=lambda item: _rank(item[0]))
    end = last + 1
    while end < len(rows) and (rows[end].kind in {"page", "byline"} or rows[end].words in title):
        end += 1
    bylines = tuple(row.words for row in rows[:end] if row.kind == "byline" and row.words not in title)
    left = _buttons(document, rows[:end], facts) - {last}
    text = _text_below(document, end, facts)
    return Front(title, bylines, text, *_head_facts(document.text, facts[:text]), left)


def another_report(document: Document, front: Front) -> tuple[int, str] | None:
    """Number of the block at which a second report begins, and its title; None where there is but one.

    Its title tells another unit or another year, chapters stand before it, and below it they begin anew.
    """
    text, chapters, own = document.text, 0, _about(front.title)
    found: tuple[int, str] | None = None
    for number, block in enumerate(document.blocks[front.blocks :], front.blocks):
        mark = opening_mark(text, block.first, block.end)
        if mark is not None and mark.form in {"part", "cn"}:
            if found and mark.value == 1 and chapters > 1 and number - found[0] <= _MOST_LINES:
                return found
            chapters, found = chapters + 1, None
        elif chapters > 1 and not block.row and block.end - block.first <= _LONGEST_TITLE:
            title = _unmarked(_bare(text[block.first : block.end]))
            if _lines().complete.search(title) and _rank(title) == _WHOLE and not _RUNNING.search(title):
                found = (number, title) if _about(title) != own and not stated(text, block) else found
    return None


def _about(title: str) -> tuple[str | None, int | None]:
    """The unit and the year of a title."""
    return title_unit_in(title), title_year(title)


def _title_below(document: Document, first: int) -> tuple[str, int] | None:
    """A title that tells all by itself below a letter, a slip or a mail, and the number of its last line.

    It stands above the first numbered heading, and `first` is the number of the first block that may hold it.
    """
    text, above = document.text, ""
    for number, block in enumerate(document.blocks[:_MOST_PAGE_LINES]):
        line = text[block.first : block.end]
        if opening_mark(text, block.first, block.end) is not None and not is_enclosed(line):
            return None
        bare = _unmarked(_bare(line)).rstrip("。：:.")
        if number >= first and not block.row and len(bare) <= _LONGEST_TITLE and not stated(text, block):
            for title in (bare, above + bare):
                if _rank(title) == _WHOLE and not _RUNNING.search(title):
                    return title, number
        above = bare if is_unit_name(bare) else ""
    return None


def _below_letter(document: Document, facts: Sequence[Sequence[Stated]], title: str, last: int) -> Front:
    """The front of a document whose title stands below a letter, a slip or a mail."""
    bylines, end = [], last + 1
    for block in document.blocks[end : end + _MOST_LINES]:
        line = document.text[block.first : block.end]
        bare = _unmarked(_bare(line))
        numbered = opening_mark(document.text, block.first, block.end) is not None
        byline = not block.row and not numbered and _is_byline(line, bare)
        if not byline and bare not in title:
            break
        bylines += [bare] if byline and bare not in title else []
        end += 1
    return Front(title, tuple(bylines), end, *_head_facts(document.text, facts))


def _text_below(document: Document, end: int, facts: Sequence[Sequence[Stated]]) -> int:
    """Number of the block that the text begins with, which a line may announce below what a slip says: 正文：."""
    if not any(facts[:end]):
        return end
    for number, block in enumerate(document.blocks[end:_MOST_PAGE_LINES], end):
        if opening_mark(document.text, block.first, block.end) is not None:
            break
        if _lines().text.match(_bare(document.text[block.first : block.end])):
            return number + 1
    return end


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
    for number, whole in enumerate(document.blocks[:_MOST_PAGE_LINES]):
        line = _without_site(text[whole.first : whole.end])
        block = whole._replace(end=whole.first + len(line))
        mark = opening_mark(text, block.first, block.end)
        if mark is not None and mark.form != "dash" and not is_enclosed(line):
            break
        told = stated(text, block)
        bare = _unmarked(_bare(line))
        if told or (is_furniture(text, block) and not says.year.match(bare)):
            rows.append(_Row(number, bare, "page"))
            named = [_unmarked(_bare(text[item.start : item.end])) for item in told if item.group == "title"]
            if (step := crumb(text, block)) and not told:
                named.append(_unmarked(_bare(text[step[0] : step[1]])))
            named = [says.passed_on.sub("", words) for words in named]
            labelled += [(words, number) for words in named if says.complete.search(words) and LAW.search(words)]
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
            kind = "byline" if _is_byline(line, bare) else "title" if says.title.search(bare) else "name"
            if kind == "name" and says.other.search(bare):
                kind = "title"
            rows.append(_Row(number, bare, kind))
        facts.append(told)
    return rows, facts, labelled


def _is_byline(line: str, bare: str) -> bool:
    """Whether a line, `bare` of what encloses it, says who and when, and tells of nothing done."""
    found = _lines().byline.match(bare)
    if found is None or tells(line) or (is_sentence(line) and not bare.startswith("——")):
        return False
    return found["unit"] is None or is_unit_name(bare)


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
    if _is_byline(line, bare):
        return False
    if line[-1] in "。！？：；，:;!?,.":
        closed = _unmarked(bare.rstrip("。：:."))
        return not (_lines().complete.search(closed) and LAW.search(closed) and not _RUNNING.search(bare[:-1]))
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
    return not complete or bool(_RUNS_ON.match(below.words)) or (below.kind == "title" and not LAW.search(title))


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
    return 2 * bool(LAW.search(title)) + sum(item is not None for item in rest)


def _without_site(line: str) -> str:
    """A line without the name of a site behind a title that names its unit."""
    found = _lines().site.search(line)
    title = line[: found.end("title")] if found else ""
    return title if title_unit_in(title) else line


def _unmarked(line: str) -> str:
    """A line without the marks that enclose it as a whole, and without the name of a column before it."""
    line = _FILE.sub("", _COLUMN.sub("", line))
    for left, right in ("《》", "〈〉", "“”", "「」", "【】", '""'):
        if line[:1] == left and line[-1:] == right and left not in line[1:-1]:
            return line[1:-1]
    return line


def _bare(line: str) -> str:
    """A line without the gaps that only spread its characters."""
    chinese = any("\u4e00" <= character <= "\u9fff" for character in line)  # an expression for it compiles 1 ms
    return re.sub(r"[\s\u200b\ufeff*_]+", "", line) if chinese else line.strip()


class _Lines(NamedTuple):
    """What lines at the top are told by."""

    title: re.Pattern[str]
    complete: re.Pattern[str]
    """The end of a title to which no line can be missing."""
    other: re.Pattern[str]
    """The end of a title of another document."""
    site: re.Pattern[str]
    """The names of columns and of a site behind a title, as a browser shows them."""
    byline: re.Pattern[str]
    year: re.Pattern[str]
    """A line of nothing but a year."""
    place: re.Pattern[str]
    """What the name of a unit has that names its place."""
    passed_on: re.Pattern[str]
    """What a mail writes before the subject of one that it answers or hands on."""
    text: re.Pattern[str]
    """A line that announces the text."""


@cache
def _lines() -> _Lines:
    return _Lines(
        title=re.compile(one_of("title")),
        complete=re.compile(f"{one_of('title_end')}$"),
        other=re.compile(rf"\d{{4}}.*{one_of('other_document')}$"),
        site=re.compile(
            rf"(?P<title>{one_of('title_end')})\s*(?:[-_|｜—–]+[^-_|｜—–。，]{{2,24}}){{0,3}}[-_|｜—–]+[^-_|｜—–。，]{{1,24}}"
            rf"{one_of('page_end', 'site_end')}\s*$"
        ),
        byline=re.compile(
            rf"^(?:{_YEAR_ALONE}|{one_of('attached')}\d*[：:]?|——.*|[（(].*[）)]|.{{0,12}}{WRITTEN_DAY}.*|(?P<unit>.{{2,30}}{one_of('office')})"
            rf"|[^，。；]{{0,26}}{one_of('official')}[^，。；]{{0,8}})$"
        ),
        year=re.compile(f"^{_YEAR_ALONE}$"),
        place=re.compile(one_of("county", "township_place")),
        passed_on=re.compile(rf"^(?:{one_of('mail_prefix')}\s*[：:]\s*)+", re.IGNORECASE),
        text=re.compile(rf"^\W*{one_of('text_label')}\W*$"),
    )
