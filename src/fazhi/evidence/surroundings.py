"""What a sentence does not tell by itself: the unit that reports, the header of its table, the text as printed."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Mapping
from typing import NamedTuple

from fazhi.evidence.answers import Answer
from fazhi.evidence.clauses import Clause
from fazhi.evidence.ledgers import Entry, entries, entry_at
from fazhi.evidence.options import OptionWords, bears, dated, may_explain, note
from fazhi.evidence.other_words import RANKS
from fazhi.evidence.polar_words import PolarWords
from fazhi.expressions import lazily
from fazhi.model.evidence import Polarity
from fazhi.model.report import Part, Passage, PassageKind, Report
from fazhi.model.unit import UnitKind
from fazhi.remembered import once

_CELL = re.compile(r"[\t|]|</t[dh]>\s*<t[dh]\b[^>]*>", re.IGNORECASE)
_TAG = re.compile("<[^<>]*>")
_KINDS = {UnitKind.TOWNSHIP: 0, UnitKind.DEVELOPMENT_ZONE: 1}

_YEAR_ALONE = lazily(r"(?:[一二三四五六七八九十]+、|[（(]?\d[）).、])?\s*(?:((?:19|20)\d\d)年?度?|([12]\d)年度?)")
_YEARS = re.compile(r"((?:19|20)\d\d)(?=年)")
_LONGEST_CAPTION = 40
_UNKNOWN = -1
_ANSWER = 40
"""Characters in which an answer stands behind its question."""
_ANSWERED = re.compile("答[：，]")
_BEFORE = 120
"""Characters before a passage that may tell of whom it speaks."""
_LEGEND = 200
"""Characters behind a passage in which its line goes on to explain signs."""


class Legend(NamedTuple):
    """A line that explains the signs of a chapter's items."""

    start: int
    chapter: str
    signs: Mapping[str, Polarity]


class Cell(NamedTuple):
    """Where in its table a clause stands."""

    column: int
    header: str
    """The words at the head of its column; empty where the table has none."""


class Table(NamedTuple):
    """A table of a report."""

    heads: tuple[str, ...]
    """What stands at the head of each column."""
    rows: list[tuple[str, ...]]
    """The cells of each row below."""
    caption: str = ""
    """The short line right above it, or its row of one cell above the heads."""


class Row(NamedTuple):
    """A row in its table."""

    table: Table
    number: int
    """Among the rows below the heads."""
    cells: tuple[str, ...]
    is_head: bool
    group: str = ""
    """The row of one cell above it, which names what the rows below have in common; empty where there is none."""
    bands: tuple[str, ...] = ()
    """All that rows with words in one cell alone say above it, the nearest first."""

    @property
    def year(self) -> int | None:
        """The year that its first cell, its group or the caption of its table says it is of."""
        for words in ("" if self.is_head else name_of(self.cells), self.group):
            if year := year_alone(words):
                return year
        told = {int(year) for year in _YEARS.findall(self.table.caption)}
        return told.pop() if len(told) == 1 else None

    def below(self, column: int) -> list[str]:
        """The cells of a column below the heads."""
        return [cells[column] if column < len(cells) else "" for cells in self.table.rows]

    def above(self, column: int) -> str:
        """The nearest cell with words above this row in a column; empty where there is none."""
        rows = self.table.rows[: self.number]
        return next((cells[column] for cells in reversed(rows) if column < len(cells) and cells[column]), "")


class Surroundings:
    """What the sentences of one report are read by."""

    def __init__(self, report: Report, words: PolarWords | None = None) -> None:
        """Without `words` no line between two rows of a table is known to name those below it."""
        self.report = report
        self._words = words
        self._rank: int | None = _UNKNOWN
        self._entries: tuple[Entry, ...] | None = None
        self._reviewed: frozenset[int] | None = None
        self._written_later: bool | None = None
        self._named: dict[str, Polarity | None] = {}
        self._dated: list[tuple[str, str, int]] | None = None
        self._legends: list[Legend] | None = None
        self.rows_said: dict[int, Answer | None] = {}
        """What each row says as a whole, by where it begins, once it was asked."""

    @once
    def unit(self) -> str:
        """The name of the unit, or the title where it is not known."""
        return self.report.unit or self.report.title

    def titled_by(self, period: re.Pattern[str]) -> bool:
        """Whether the title names the time reported on by such a word, and no year."""
        title = self.report.title
        return period.search(title) is not None and not re.search(r"\d{4}", title)

    def reviewed(self, looks_back: re.Pattern[str]) -> frozenset[int]:
        """The years that chapters of the report look back on, by an expression of such titles."""
        if self._reviewed is None:
            titles = (heading.step.title for heading in self.report.headings if heading.level == 1)
            self._reviewed = frozenset(int(found[2]) for title in titles if (found := looks_back.match(title)))
        return self._reviewed

    def tells_of_this_year(self, last_year: re.Pattern[str]) -> bool:
        """Whether a chapter on the work done is called other than by the year before: else that is the report's own."""
        chapters = (item for item in self.report.headings if item.level == 1 and item.part is Part.WORK)
        return any(last_year.match(item.step.title) is None for item in chapters)

    def written_later(self, year_now: re.Pattern[str]) -> bool:
        """Whether the report was written in the year behind its own, which it calls this one: 三、今年打算."""
        if self._written_later is None:
            plans = (item for item in self.report.headings if item.level == 1 and item.part is Part.PLANS)
            self._written_later = any(year_now.match(item.step.title) for item in plans)
        return self._written_later

    def rank(self, words: PolarWords) -> int | None:
        """How high the unit stands, from 0 for a township to 3 for a province; None where its name does not say."""
        if self._rank is _UNKNOWN:
            name = words.others.place_not.sub("", self.unit)
            found = (rank for rank, ends in enumerate(RANKS) if any(end in name for end in ends))
            kind = _KINDS.get(self.report.unit_kind)
            self._rank = next(found, None) if kind is None else kind
        return self._rank

    @property
    def is_department(self) -> bool:
        """Whether the unit is a department, beside which its place has other organs."""
        return self.report.unit_kind is UnitKind.DEPARTMENT

    def printed(self, passage: Passage) -> str:
        """A passage as it is printed."""
        return self.report.text[passage.start : passage.end]

    def matched(self, passage: Passage) -> tuple[str, int]:
        """A passage as it is matched, and where it begins in the normalised text."""
        start, end = self.report.normal.to_normal(passage.start), self.report.normal.to_normal(passage.end)
        return self.report.normal.text[start:end], start

    def behind(self, passage: Passage) -> str:
        """What stands behind a passage in its paragraph, or as the answer in the next line, as it is matched."""
        at = self.report.normal.to_normal(passage.end)
        rest, _, below = self.report.normal.text[at : at + _ANSWER].partition("\n")
        answer = _ANSWERED.match(below) if not rest else None
        return below[answer.end() :].partition("\n")[0] if answer else rest

    def before(self, passage: Passage) -> str:
        """What stands before a passage in its paragraph, as it is matched."""
        start = self.report.normal.to_normal(passage.start)
        return self.report.normal.text[max(0, start - _BEFORE) : start].rpartition("\n")[2]

    def ledger(self, at: int, words: PolarWords) -> Answer | None:
        """What the status of a ledger's entry says of what stands at an offset of the normalised text."""
        if self._entries is None:
            self._entries = entries(self.report.normal.text, words.ledgers)
        return entry_at(self._entries, at)

    def label(self, passage: Passage) -> str:
        """What a line of its own above names with a colon, for the lines up to the next heading or such line."""
        return self._labels.get(passage.start, "")

    @once
    def _labels(self) -> Mapping[int, str]:
        found: dict[int, str] = {}
        label, path = "", None
        for passage in self.report.passages:
            if passage.kind is PassageKind.HEADING or passage.path[:1] != path:
                label, path = "", passage.path[:1]
            words = self.printed(passage) if passage.end - passage.start <= _LONGEST_LABEL else ""
            if words[-1:] in {"：", ":"}:
                label = words[:-1]
            elif words and self._is_class(words):
                label = words
            elif label:
                found[passage.start] = label
        return found

    def _is_class(self, line: str) -> bool:
        """Whether a line counts a group of matters and says of all of them what was done: 第二类：年内没有启动."""
        known = self._words and self._words.answers.name_class.match(line)
        return bool(known) and self._is_band(line)

    def named(self, name: str, words: PolarWords) -> Polarity | None:
        """What a label or a heading answers of all that stands below it; one of two characters must deny: 未办."""
        if name not in self._named:
            whole = len(name) >= _LABEL or (len(name) > 1 and words.deny.match(name[0]) is not None)
            self._named[name] = words.answers.name_says(name) if whole else None
        return self._named[name]

    def signs(self, passage: Passage, words: OptionWords) -> Mapping[str, Polarity]:
        """What signs stand for by the line of the same chapter that explains them, before a passage or behind it."""
        if self._legends is None:
            lines = ((item, note(self._to_line_end(item), words)) for item in self._explaining(words))
            self._legends = [Legend(item.start, _chapter(item), signs) for item, signs in lines if signs]
        found = [item for item in self._legends if item.chapter == _chapter(passage) and item.start != passage.start]
        before = [item for item in found if item.start < passage.start]
        return before[-1].signs if before else found[0].signs if found else {}

    def _explaining(self, words: OptionWords) -> tuple[Passage, ...]:
        """The passages of a report that may explain signs; of most reports none do."""
        return self.report.passages if may_explain(self.report.text, words) else ()

    def _to_line_end(self, passage: Passage) -> str:
        """What is printed from the beginning of a passage on, up to the end of its line or as far as a legend goes."""
        return self.printed(passage) + self.report.text[passage.end : passage.end + _LEGEND].partition("\n")[0]

    def year_by_sign(
        self, passage: Passage, printed: Callable[[Clause], str], clause: Clause, words: OptionWords
    ) -> int | None:
        """The year that a note of the same chapter tells of a symbol that a clause bears as it is printed."""
        if self._dated is None:
            lines = ((item, dated(self.printed(item), self.report.year, words)) for item in self._explaining(words))
            self._dated = [(_chapter(item), *told) for item, told in lines if told]
        if not self._dated:
            return None
        chapter, item = _chapter(passage), printed(clause)
        return next((year for where, sign, year in self._dated if where == chapter and bears(item, sign)), None)

    def item(self, passage: Passage, at: int) -> str:
        """What is printed between the semicolons or stops about an offset of the normalised text."""
        text, offset = self.printed(passage), self.report.normal.to_original(at) - passage.start
        start = max(text.rfind(mark, 0, max(offset, 0)) for mark in _ITEM_ENDS) + 1
        ends = [end for mark in _ITEM_ENDS if (end := text.find(mark, max(offset, 0))) >= 0]
        return text[start : min(ends, default=len(text))]

    def cell(self, passage: Passage, at: int) -> Cell:
        """The cell of a row that an offset of the normalised text lies in."""
        start = self.report.text.rfind("\n", 0, passage.start) + 1
        end = max(start, self.report.normal.to_original(at))
        column = bisect_left(self._borders, end) - bisect_left(self._borders, start)
        row = self._rows.get(passage.start)
        header = row.table.heads if row and not row.is_head else ()
        return Cell(column, header[column] if column < len(header) else "")

    @once
    def _borders(self) -> "array[int]":
        """Where cells end, counted once: a line may hold as many as a text has characters."""
        return array("L", (found.start() for found in _CELL.finditer(self.report.text)))

    def row(self, passage: Passage) -> "Row | None":
        """A row in its table; None for a row above the heads of its columns."""
        return self._rows.get(passage.start)

    @once
    def _rows(self) -> Mapping[int, "Row"]:
        """Each row of a table by where it starts.

        A row of one cell above them is the table's title. Heads may take two rows: 件数 over 2022年 and 2023年.
        """
        found: dict[int, Row] = {}
        table = Table((), [])
        caption = group = ""
        bands: tuple[str, ...] = ()
        header: tuple[str, ...] = ()
        rows = 0
        end = None
        turned = False
        for passage in self.report.passages:
            if passage.kind is not PassageKind.ROW:
                caption = self._caption(passage)
                if end is not None and rows and self._is_band(caption):
                    bands, end = (caption, *bands[: _MOST_BANDS - 1]), passage.end
                elif end is not None and rows and self._goes_on(caption):
                    end, turned = passage.end, True
                else:
                    end = None
                continue
            cells = self._cells(passage)
            another = turned and cells != header and cells[:1] == header[:1]  # with heads of its own
            turned = False
            if end is None or another or self.report.text[end : passage.start].count("\n") > _RULE_LINES:
                header, rows, group = (), 0, ""
                bands = ()
            end = passage.end
            alone = next(filter(None, cells), "") if sum(map(bool, cells)) == 1 else ""
            if not rows and len(cells) > 1 and _COUNTED.fullmatch(cells[0]) and not alone:
                header, rows, table = (), 2, Table((), [], caption)  # a table without heads
            if not rows:
                header, rows = cells, int(not alone)
                caption = alone if alone and len(alone) <= _LONGEST_CAPTION else caption
                table = Table(header, [], caption)
                if rows:
                    found[passage.start] = Row(table, 0, cells, is_head=True)
            elif rows == 1 and (both := _two_rows(header, cells)):
                above = max(found)
                rows, table = 2, Table(both, [], caption)
                found[above] = found[above]._replace(table=table)
                found[passage.start] = Row(table, 0, cells, is_head=True)
            else:
                rows = 2
                group = alone if alone and len(cells) < len(header) else group
                over = () if alone else bands
                bands = (alone, *bands[: _MOST_BANDS - 1]) if alone else bands
                found[passage.start] = Row(table, len(table.rows), cells, is_head=False, group=group, bands=over)
                table.rows.append(cells)
        return found

    def _is_band(self, line: str) -> bool:
        """Whether a line between two rows says what was done with those below it: 没有做的."""
        return bool(line and self._words and self._words.answers.name_says(line))

    def _goes_on(self, line: str) -> bool:
        """Whether a line between two rows says that the table above goes on below: 续表, 表1（续）."""
        return bool(line and self._words and self._words.columns.goes_on.search(line))

    def _caption(self, passage: Passage) -> str:
        """A passage that may be the caption of a table below it: short, and no sentence."""
        words = self.printed(passage)
        return words if len(words) <= _LONGEST_CAPTION and words[-1] not in "。；！？，" else ""

    def _cells(self, passage: Passage) -> tuple[str, ...]:
        line = self._line(passage)
        if line.startswith("<tr"):
            return tuple(_TAG.sub("", cell).strip() for cell in _CELL.split(line))
        return tuple(cell.strip().strip(_BOLD) for cell in _CELL.split(line.partition("\n")[0]))

    def _line(self, passage: Passage) -> str:
        start = self.report.text.rfind("\n", 0, passage.start) + 1
        return self.report.text[start : passage.end]


def year_alone(words: str) -> int | None:
    """The year that words name and nothing else: 2022年, 22年度."""
    found = _YEAR_ALONE.fullmatch(words)
    return int(found[1] or 2000 + int(found[2])) if found else None


def name_of(cells: tuple[str, ...]) -> str:
    """The first cell of a row, which Markdown sets behind a border; empty where none stands there."""
    return next(filter(None, cells[:2]), "")


def _chapter(passage: Passage) -> str:
    return str(passage.path[0]) if passage.path else ""


def _two_rows(upper: tuple[str, ...], lower: tuple[str, ...]) -> tuple[str, ...] | None:
    """The heads of columns that two rows tell together; None where the lower row is none of them."""
    below = [(at, cell) for at, cell in enumerate(lower) if cell and cell != (upper[at] if at < len(upper) else "")]
    shared = any(at >= len(upper) or not upper[at] for at, _ in below)
    if len(below) <= 1 or not shared or not all(_SUBHEAD.fullmatch(cell) for _, cell in below):
        return None
    heads: list[str] = []
    over = ""
    for at, cell in enumerate(lower):
        over = (upper[at] if at < len(upper) else "") or over
        heads.append(over if cell == over else over + cell)
    return tuple(heads)


_SUBHEAD = re.compile(r"(?:(?:19|20)\d\d年度?|[^\d零一二三四五六七八九十百]{1,10})")
_LABEL = 3
"""Characters of the shortest name that says by itself whether what stands below it was done."""
_LONGEST_LABEL = 16
_ITEM_ENDS = "；;。\n"
_MOST_BANDS = 8
"""Rows of one cell that are remembered for those below."""
_BOLD = "*_`"
"""What Markdown sets about words that stand out."""
_COUNTED = re.compile(r"1[.、．]?")
"""The number of the first row of a table, which is none of its heads."""
_RULE_LINES = 2
"""Line ends between two rows of one table; Markdown has a rule between them."""
