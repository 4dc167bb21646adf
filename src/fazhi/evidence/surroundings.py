"""What a sentence does not say by itself: the unit that reports, the line above it, the text as printed."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from fazhi.evidence.clauses import Clause
from fazhi.evidence.form_words import Answer
from fazhi.evidence.grid import Cell, Row, Tables
from fazhi.evidence.ledgers import Entry, LedgerWords, entries, entry_at
from fazhi.evidence.options import OptionWords, bears, dated, may_explain, note
from fazhi.evidence.other_words import RANKS, OtherWords
from fazhi.evidence.periods import PeriodWords, begins_of
from fazhi.evidence.polar_words import PolarWords
from fazhi.model.evidence import Polarity
from fazhi.model.report import Part, Passage, PassageKind, Report
from fazhi.model.unit import UnitKind
from fazhi.remembered import once

_KINDS = {UnitKind.TOWNSHIP: 0, UnitKind.DEVELOPMENT_ZONE: 1}
_UNKNOWN = -1
_UNASKED = (0, 0)
_ANSWER = 40
"""Characters in which an answer stands behind its question."""
_ANSWERED = re.compile("答[：，]")
_BEFORE = 120
"""Characters before a passage that may tell of whom it speaks."""
_LEGEND = 200
"""Characters behind a passage in which its line goes on to explain signs."""
_LABEL = 3
"""Characters of the shortest name that says by itself whether what stands below it was done."""
_LONGEST_LABEL = 16
_ITEM_END = re.compile("[；;。\n]")


class Legend(NamedTuple):
    """A line that explains the signs of a chapter's items."""

    start: int
    chapter: str
    signs: Mapping[str, Polarity]


class Surroundings:
    """What the sentences of one report are read by."""

    def __init__(self, report: Report, words: PolarWords | None = None) -> None:
        """Without `words` no line between two rows of a table is known to name those below it."""
        self.report = report
        self._words = words
        self._tables = Tables(report, words)
        self._rank: int | None = _UNKNOWN
        self._entries: tuple[Entry, ...] | None = None
        self._reviewed: frozenset[int] | None = None
        self._written_later: bool | None = None
        self._begins: tuple[int, int] | None = _UNASKED
        self._named: dict[str, Polarity | None] = {}
        self._dated: list[tuple[str, str, int]] | None = None
        self._legends: list[Legend] | None = None
        self._notes: list[Passage] | None = None
        self.rows_said: dict[tuple[int, int], Answer | None] = {}
        """What each row says as a whole of each matter in it, by where it begins, once it was asked."""

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
            self._reviewed = frozenset(int(found["year"]) for title in titles if (found := looks_back.match(title)))
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

    def begins(self, words: PeriodWords) -> tuple[int, int] | None:
        """Year and month in which the time reported on begins, where the introduction says from when to when it was."""
        if self._begins == _UNASKED:
            lead = (self.matched(item)[0] for item in self.report.passages if item.part is Part.PREAMBLE)
            found = (begins_of(text, self.report.year, words) for text in lead)
            self._begins = next(filter(None, found), None)
        return self._begins

    def rank(self, words: OtherWords) -> int | None:
        """How high the unit stands, from 0 for a township to 3 for a province; None where its name does not say."""
        if self._rank is _UNKNOWN:
            name = words.place_not.sub("", self.unit)
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

    def ledger(self, at: int, words: LedgerWords) -> Answer | None:
        """What the status of a ledger's entry says of what stands at an offset of the normalised text."""
        if self._entries is None:
            self._entries = entries(self.report.normal.text, words)
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
        answers = self._words and self._words.answers
        return bool(answers and answers.name_class.match(line) and answers.name_says(line))

    def named(self, name: str, words: PolarWords) -> Polarity | None:
        """What a label or a heading answers of all that stands below it; one of two characters must deny: 未办."""
        if name not in self._named:
            whole = len(name) >= _LABEL or (len(name) > 1 and words.denials.deny.match(name[0]) is not None)
            self._named[name] = words.answers.name_says(name) if whole else None
        return self._named[name]

    def signs(self, passage: Passage, words: OptionWords) -> Mapping[str, Polarity]:
        """What signs stand for by the line of the same chapter that explains them, before a passage or behind it."""
        if self._legends is None:
            lines = ((item, note(self._to_line_end(item), words)) for item in self._explaining(words))
            self._legends = [Legend(item.start, _chapter(item), signs) for item, signs in lines if signs]
        if not self._legends:
            return {}
        found = [item for item in self._legends if item.chapter == _chapter(passage) and item.start != passage.start]
        before = [item for item in found if item.start < passage.start]
        return before[-1].signs if before else found[0].signs if found else {}

    def _explaining(self, words: OptionWords) -> list[Passage]:
        """The passages of a report that may explain signs, there or behind in their line; of most reports few do."""
        if self._notes is None:
            self._notes = list(self._noted(words))
        return self._notes

    def _noted(self, words: OptionWords) -> Iterator[Passage]:
        """The passages that may explain signs; a line is asked as a whole before its passages are."""
        text, end, held = self.report.text, 0, False
        for item in self.report.passages:
            if item.end > end:
                below = text.find("\n", item.end)
                end = len(text) if below < 0 else below
                held = may_explain(text[item.start : end], words)
            if held and may_explain(self._to_line_end(item), words):
                yield item

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
        text, offset = self.printed(passage), max(0, self.report.normal.to_original(at) - passage.start)
        return _ITEM_END.split(text[:offset])[-1] + _ITEM_END.split(text[offset:], maxsplit=1)[0]

    def cell(self, passage: Passage, at: int) -> Cell:
        """The cell of a row that an offset of the normalised text lies in."""
        return self._tables.cell(passage, at)

    def row(self, passage: Passage) -> Row | None:
        """A row in its table; None for a row above the heads of its columns."""
        return self._tables.row(passage)


def _chapter(passage: Passage) -> str:
    return str(passage.path[0]) if passage.path else ""
