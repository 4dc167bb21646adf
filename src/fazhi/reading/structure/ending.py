"""The end of a report: its signature, what follows that, and the annexes printed behind it.

A signature is told from above and from below: who signs and the day, with nothing of the report behind them but what
a page, a letter or an annex puts there. A line that only looks as if somebody signed, or as a page's name looks, is one
where something that surely closes a report stands beside it; by itself it is the last line of the text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from fazhi.expressions import lazily
from fazhi.model.numerals import COUNTING
from fazhi.reading.document import DROP, Annex, Block, Document
from fazhi.reading.numbering import opening_mark
from fazhi.reading.structure.asides import is_blank_page
from fazhi.reading.structure.furniture import FIGURE, WRITTEN_DAY, is_page_end, may_end_page, opens_links, tells
from fazhi.reading.structure.naming import is_outside, is_unit_name, kind_of
from fazhi.reading.vocabulary import one_of

_DAY = r"\d{4}[-./]\d{1,2}[-./]\d{1,2}"
_DAY_ENDS = frozenset({"日", "月", ")", "）", "*", "_", DROP})
"""What a line that holds a day ends with, where it is no figure."""
_LONGEST_SIGNATURE = 60
_LONGEST_COPIED = 600
"""Characters of a line that lists who is sent a copy."""
_MOST_COPIED = 6
"""Lines of such a list."""
_MOST_SIGNED = 12
"""Days on lines of their own, from the end, that are looked at for the one that signs."""
_FAREWELL = lazily(
    lambda: (
        f"^{one_of('salute', 'salute_more')}[，！、].*{one_of('farewell')}"
        f"|^{one_of('farewell_opening')}{one_of('farewell_how')}?地?{one_of('farewell_call')}"
    )
)
_SALUTE = lazily(lambda: f"^{one_of('salute', 'salute_both')}[！!，]?$")
_ANNEX = lazily(rf"(?s:[【\[（(]?(附\s*[件表录]?)\s*[（(]?([\d{COUNTING}]{{0,3}})([\s：:、.．_—－\-】\]）)]*)(.*))")
_ANNEX_OPENS = frozenset("【[（(附")
_LISTED = re.compile(r"\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[.．、]\s*")
_FILE = re.compile(r"\.(?:docx?|pdf|wps|ofd|xlsx?|et|zip|rar|jpe?g|png)\W*$", re.IGNORECASE)
_WORD = re.compile(r"\w")
_LONGEST_NAME = 50
_STOPS = "。！？；，"
_CLOSED = "。！？；：）)”"
_LEAST_BLOCKS = 4
"""Blocks that a report has at least before its first annex: title, text, signature and date."""


def closing_start(document: Document, first: int, unit: str = "") -> int:
    """Number of the block that salutation, signature and date begin with; the number of blocks if there are none.

    `first` is the number of the first block of the text, `unit` the name of who reports, as far as it is known.
    """
    tail = _Tail(document, first, unit)
    at = tail.start(tail.signed() or tail.links() or len(document.blocks))
    if at == first:
        return len(document.blocks)
    if at > first + 1 and _FAREWELL.search(tail.line(at - 1)):
        at -= 1
        while at > first + 1 and _SALUTE.match(tail.line(at - 1)):
            at -= 1
    elif at > first + 2 and _SALUTE.match(tail.line(at - 2)):
        at -= 2
    return at


class _Tail:
    """The blocks of a document as its end is looked for among them."""

    def __init__(self, document: Document, first: int, unit: str) -> None:
        self.text = document.text
        self.blocks = document.blocks
        self.first = first
        self.unit = unit
        self.place = unit[:2]
        self.listed = dict(_listed(document.text, document.blocks)) if "附" in document.text else {}

    def line(self, at: int) -> str:
        """The words of a block."""
        return self.text[self.blocks[at].first : self.blocks[at].end]

    def start(self, end: int) -> int:
        """Number of the block that what closes the text above block `end` begins with."""
        at = end
        while at > self.first and (above := self._signing(at)) < at:
            at = above
        while at < end and not self._holds(at, end):
            at += 1
        return at

    def signed(self) -> int | None:
        """Number of the block behind the first signature that nothing of the report stands behind."""
        last = range(len(self.blocks) - 1, self.first, -1)
        days = (at for at in last if self._ends_as_day(at) and (self._is_day(at) or self._is_month(at)))
        found = [end for day in islice(days, _MOST_SIGNED) if (end := self._signature(day))]
        return found[-1] if found else None

    def links(self) -> int | None:
        """Number of the block with which a list of other pages begins below the text."""
        begun = (at for at in range(self.first + 1, len(self.blocks)) if opens_links(self.text, self.blocks[at]))
        return next((at for at in islice(begun, _MOST_SIGNED) if self._is_behind(at + 1, links=True)), None)

    def tables(self) -> int | None:
        """Number of the block with which annexes of nothing but tables begin, behind a text that nobody signed."""
        chapters = [at for at in range(self.first, len(self.blocks)) if self._opens_chapter(at)]
        for at in range(chapters[-1] + 1 if chapters else len(self.blocks), len(self.blocks)):
            head = _annex_head(self.text, self.blocks, at, self.listed) if self.line(at)[:1] in _ANNEX_OPENS else None
            if head and head.number and self._is_of_rows(head.last + 1):
                return at
        return None

    def _is_of_rows(self, at: int) -> bool:
        """Whether a table begins with a block, and most of what stands from there on is of tables."""
        behind = self.blocks[at:]
        rows = sum(block.end - block.first for block in behind if block.row)
        return bool(behind) and behind[0].row and 2 * rows > sum(block.end - block.first for block in behind)

    def _opens_chapter(self, at: int) -> bool:
        block = self.blocks[at]
        if block.row or annex_name(self.line(at)):
            return False
        mark = opening_mark(self.text, block.first, block.end)
        return block.depth > 0 or (mark is not None and mark.form in {"part", "cn"})

    def _signature(self, day: int) -> int | None:
        """Number of the block behind the signature with a day, if it is one."""
        end = day + 1
        if self._is_unit(day - 1) and self._accepts(day - 1):
            return end if self._is_behind(end) else None
        if end < len(self.blocks) and self._is_unit(end) and self._is_placed(end):
            return end + 1 if self._is_behind(end + 1) else None
        alone = self._is_day(day) and self._is_closed(day - 1)
        return end if alone and self._is_behind(end, known=True) else None

    def _is_behind(self, at: int, *, known: bool = False, links: bool = False) -> bool:
        """Whether what begins with a block is none of the report: no chapter, and less than stands above it.

        `known` asks that nothing stands there but what is known to stand behind a signature; of `links` there may be
        any number, which are no sentences.
        """
        above = sum(block.end - block.first for block in self.blocks[self.first : at])
        own = 0
        for number in range(at, len(self.blocks)):
            block = self.blocks[number]
            if not links and (
                opens_links(self.text, block) or _annex_head(self.text, self.blocks, number, self.listed)
            ):
                break
            if self._kind(number):
                continue
            mark = opening_mark(self.text, block.first, block.end)
            if known or block.depth or (mark and mark.form in {"part", "cn"}):
                return False
            own += 0 if links and self.text[block.end - 1] not in _STOPS else block.end - block.first
        return own < above

    def _signing(self, at: int) -> int:
        """Number of the block that the line or list of copies right above block `at` begins with; `at` for others."""
        if self._kind(at - 1):
            return at - 1
        if at == len(self.blocks):
            return at
        for number in range(at - 2, max(self.first, at - _MOST_COPIED) - 1, -1):
            line = self.line(number)
            if line[-1] in "。！？；" or self.blocks[number].depth:
                break
            if _is_colophon(line) or (_LISTED.match(self.line(at - 1)) and self._lists_annexes(number)):
                return number
        return at

    def _lists_annexes(self, at: int) -> bool:
        """Whether a line names the first of several annexes."""
        found = annex_name(self.line(at))
        return found is not None and not found.numbered and _LISTED.match(found.name) is not None

    def _holds(self, at: int, end: int) -> bool:
        """Whether the first of the lines that may close a report is one that does."""
        kind = self._kind(at)
        if kind != "unit":
            return kind != "page"
        below = next((number for number in range(at + 1, end) if not self._is_unit(number)), end)
        dated = below < end and (self._is_day(below) or self._is_month(below) or self._is_seal(below))
        if self._is_placed(at):
            return dated or self._is_own(at) or self._is_closed(at - 1)
        return dated and self._accepts(at) and not any(map(self._is_placed, range(at + 1, below)))

    def _kind(self, at: int) -> str:
        """How a block closes a report: surely, as a unit may sign, as a page may end, or not at all."""
        block, line = self.blocks[at], self.line(at)
        if block.depth:
            return ""
        if _is_colophon(line):
            return "sure"
        if (self._may_sign(at) and _is_closing(line)) or is_page_end(self.text, block):
            return "page" if tells(line) else "sure"
        if self._is_day(at) or (self._is_month(at) and at > self.first and self._is_unit(at - 1)):
            return "sure"
        if self._is_unit(at):
            return "unit"
        return "page" if may_end_page(self.text, block) else ""

    def _ends_as_day(self, at: int) -> bool:
        last = self.text[self.blocks[at].end - 1]
        return last.isdigit() or last in _DAY_ENDS

    def _may_sign(self, at: int) -> bool:
        block = self.blocks[at]
        return not (
            block.depth
            or block.row
            or block.end - block.first > _LONGEST_SIGNATURE
            or opening_mark(self.text, block.first, block.end)
        )

    def _is_day(self, at: int) -> bool:
        """Whether a line is a day, by itself or behind a unit."""
        if not self._may_sign(at):
            return False
        found = _lines().day.match(_named(self.line(at)))
        return found is not None and (not found["unit"] or is_unit_name(found["unit"]))

    def _is_month(self, at: int) -> bool:
        return self._may_sign(at) and _lines().month.match(_bare(self.line(at))) is not None

    def _is_seal(self, at: int) -> bool:
        return _lines().seal.match(_bare(self.line(at))) is not None

    def _is_unit(self, at: int) -> bool:
        """Whether a line is what the name of a unit may be, or the piece of the reporting unit's that a seal parts."""
        if at < self.first or not self._may_sign(at):
            return False
        line = _named(self.line(at))
        return is_unit_name(line) or (line != "" and line in self.unit)

    def _is_placed(self, at: int) -> bool:
        """Whether the name of a unit says where it is or of which party, as a signature does."""
        line = _named(self.line(at))
        if self.place and (line.startswith(self.place) or line in self.unit):
            return True
        return (_lines().placed if self.place else _lines().placed_anywhere).match(line) is not None

    def _is_own(self, at: int) -> bool:
        """Whether it is the name of who reports, or of who acts for it."""
        line = _named(self.line(at))
        return bool(self.unit) and (line in self.unit or (line.startswith(self.unit) and kind_of(line) is not None))

    def _accepts(self, at: int) -> bool:
        """Whether the name of a unit signs where a day stands below: it is placed, or the text above it is closed."""
        return self._is_placed(at) or self._is_closed(at - 1)

    def _is_closed(self, at: int) -> bool:
        """Whether nothing goes on behind a block."""
        if at < self.first or self.blocks[at].row or self.blocks[at].depth:
            return True
        return self.line(at).rstrip(DROP)[-1:] in _CLOSED or self._kind(at) == "sure" or self._is_placed_unit(at)

    def _is_placed_unit(self, at: int) -> bool:
        return self._is_unit(at) and self._is_placed(at)


def _is_closing(line: str) -> bool:
    """Whether a line surely closes a report, apart from who signs and when."""
    bare = line.strip(DROP)
    return not _WORD.search(bare) or is_blank_page(bare) or _lines().closing.match(bare) is not None


def _is_colophon(line: str) -> bool:
    """Whether a line is of the block below the signature."""
    if len(line) > _LONGEST_COPIED:
        return False
    if _lines().printed.match(line):
        return True
    bare = re.sub("\\s", "", line)
    found = _lines().copied.match(bare)
    return found is not None and (found["copied"] is not None or _is_receiver(bare[found.end() :]))


def _is_receiver(words: str) -> bool:
    """Whether words begin with who is sent a copy."""
    name = re.split("[、，,；;。（(]", words, maxsplit=1)[0]
    return kind_of(name) is not None or is_outside(name) or _lines().receiver.search(name) is not None


def _named(line: str) -> str:
    """A line that signs without the label before and the seal behind what it says."""
    return _lines().sealed.sub("", _lines().label.sub("", _bare(line)))


def _bare(line: str) -> str:
    """A line without blanks and marks of emphasis."""
    return re.sub(rf"[\s*_{DROP}]+", "", line)


class _Lines(NamedTuple):
    """What lines at the end are told by."""

    day: re.Pattern[str]
    """A line of nothing but a day, or of a unit and a day."""
    month: re.Pattern[str]
    seal: re.Pattern[str]
    label: re.Pattern[str]
    """What a form writes before who signs and when."""
    sealed: re.Pattern[str]
    """A seal behind a name."""
    placed: re.Pattern[str]
    placed_anywhere: re.Pattern[str]
    caption: re.Pattern[str]
    """The name of a table, which has no need to be called an annex."""
    closing: re.Pattern[str]
    copied: re.Pattern[str]
    """The beginning of a list of who is sent a copy, blanks apart."""
    receiver: re.Pattern[str]
    printed: re.Pattern[str]
    """A line that says who printed it and when, or how often, or is a rule."""


@cache
def _lines() -> _Lines:
    office, seal = one_of("office"), rf"[（(]{one_of('seal_mark', 'seal_more')}[）)]"
    party, place = one_of("party_head"), one_of("county", "township_place")
    return _Lines(
        day=re.compile(rf"(?P<unit>[^\d，。；：]{{2,36}}?)?\s*[（(]?(?:{WRITTEN_DAY}|{_DAY})[）)]?$"),
        month=re.compile(rf"[（(]?{WRITTEN_DAY.partition(' ?.{1,4}')[0]}[）)]?$"),
        seal=re.compile(rf"[（(]?{one_of('seal')}[）)]?$"),
        label=re.compile(f"^{one_of('label_issuer', 'label_written')}(?:{seal})?[：:]"),
        sealed=re.compile(f"{seal}$"),
        placed=re.compile(f"{party}|{place}"),
        placed_anywhere=re.compile(f"{party}|{place}|.{{2,6}}{place}"),
        caption=re.compile(f"{one_of('caption_kind')}(?:[（(].{{1,12}}[）)])?$"),
        closing=re.compile(
            f"^(?:[（(]?{one_of('issued_note')}.*|[（(]?{one_of('signature_start')}.*|{one_of('thanks')}.{{0,6}}"
            rf"|{one_of('signature_label')}[：:].*|\W*{one_of('editor')}\W.*|【[^\d，。；]*】|[（(]?{one_of('seal')}[）)]?)$"
        ),
        copied=re.compile(f"^(?:(?P<copied>{one_of('copied_also')})|{one_of('copied')})[：:]"),
        receiver=re.compile(f"{one_of('receiver')}$"),
        printed=re.compile(
            rf"^(?:(?:[^，。；：]{{2,36}}(?:{office}|\s))?\s*(?:{WRITTEN_DAY}|{_DAY})\s*{one_of('printed')}"
            rf"(?:[\s，。]*[（(]?(?:共|{one_of('copies')})\s*\d+\s*份[）)]?)?|[（(]?{one_of('copies')}\s*\d+\s*份[）)]?。?"
            r"|[-—－─＿_=\s]+)$"
        ),
    )


def with_appended(document: Document, unit: str = "") -> Document:
    """The document with its annexes told apart: what stands behind the signature under 附件 and its name.

    A name alone is enough where the report lists it as that of an annex, or where it is that of a table right below.
    """
    if document.annexes or not ("附" in document.text or any(block.row for block in document.blocks)):
        return document
    tail = _Tail(document, 0, unit)
    at = tail.signed() or tail.tables()
    if at is None or at < _LEAST_BLOCKS - 1:
        return document
    blocks, annexes = list(document.blocks), list[Annex]()
    while at < len(blocks) and (annexes or not opens_links(document.text, blocks[at])):
        if found := _annex_head(document.text, blocks, at, tail.listed):
            blocks[at : found.last + 1] = [blocks[at]._replace(end=blocks[found.last].end)]
            annexes.append(Annex(at, found.number, found.name))
        at += 1
    return document._replace(blocks=tuple(blocks), annexes=tuple(annexes)) if annexes else document


class AnnexName(NamedTuple):
    """What a line or a file's name calls an annex."""

    number: str
    """With a colon behind it: 附件1：."""
    name: str
    """Empty where nothing but a number is told."""
    numbered: bool
    parted: bool
    """Whether a colon or a blank stands before the name."""


def annex_name(line: str) -> AnnexName | None:
    """What a line that begins as the name of an annex does calls it: 附件1：…, 附表：…, 附：…."""
    found = _ANNEX.fullmatch(line)
    if found is None:
        return None
    word, number, gap, name = (part or "" for part in found.groups())
    colon = "：" in gap or ":" in gap
    begins = re.sub(r"\s", "", word)
    if not (number or colon or len(begins) > 1):
        return None
    return AnnexName(f"{begins}{number}：", name.strip(), bool(number), bool(gap) or not name)


class _Head(NamedTuple):
    """The line or lines that begin an annex."""

    number: str
    name: str
    last: int
    """Number of the block that they end with."""


def _annex_head(text: str, blocks: Sequence[Block], at: int, listed: Mapping[str, str]) -> _Head | None:
    """What the annex is called that begins with a block, if one does; the report gives the names that are `listed`."""
    block, below = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
    line = text[block.first : block.end]
    if block.row or len(line) > _LONGEST_NAME or line[-1] in _STOPS or _FILE.search(line):
        return None
    found = annex_name(line)
    if (number := listed.get(_plain(line))) is not None:
        return _Head(number, " ".join(line.split()), at)
    if below and below.row and _lines().caption.search(line) and not opening_mark(text, block.first, block.end):
        return _Head("", " ".join(line.split()), at)
    if found and found.name and found.numbered:
        return _Head(found.number, found.name, at)
    return _head_over(text, found, at, below) if found and below else None


def _head_over(text: str, found: AnnexName, at: int, below: Block) -> _Head | None:
    """The head of an annex that has no number or no name in its own line, by what stands below it."""
    under = text[below.first : below.end]
    if not found.name and _is_title(text, below):
        return _Head(found.number, " ".join(under.split()), at + 1)
    if not found.name:
        begun = found.numbered or below.row or under[-1] in "。！？"
        return _Head(found.number, "", at) if begun else None
    if not found.parted or _LISTED.match(found.name) or (annex_name(under) and not below.row):
        return None  # one of several that are listed
    if is_page_end(text, below) or _is_colophon(under):
        return None
    return _Head(found.number, found.name, at + (_plain(under) == _plain(found.name)))


def first_title(document: Document) -> str:
    """The first line of an annex where it is a title: short, without a figure, and something stands below it."""
    if len(document.blocks) < 2 or not _is_title(document.text, document.blocks[0]):  # noqa: PLR2004 - it and another
        return ""
    first = document.blocks[0]
    line = " ".join(document.text[first.first : first.end].split())
    return "" if FIGURE.search(line) else line


def _is_title(text: str, block: Block) -> bool:
    """Whether the line below 附件 is its title."""
    if block.row or opening_mark(text, block.first, block.end):
        return False
    return block.end - block.first <= _LONGEST_NAME and text[block.end - 1] not in _STOPS


def _listed(text: str, blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """The names that lists of annexes give, one in the first line and others in lines with numbers below.

    Each comes with what the list calls annexes.
    """
    inside = ""
    for block in blocks:
        line = text[block.first : block.end]
        if block.row or len(line) > _LONGEST_NAME or line[-1] in "。！？":
            inside = ""
            continue
        found = annex_name(line)
        if found and found.name and not found.numbered and found.parted:
            inside = found.number
            yield _plain(_LISTED.sub("", found.name, count=1)), inside
        elif inside and (mark := _LISTED.match(line)):
            yield _plain(line[mark.end() :]), inside
        else:
            inside = ""


def _plain(name: str) -> str:
    """A name as it is compared with how it is written elsewhere."""
    return re.sub(r"[\W_]+", "", name)
