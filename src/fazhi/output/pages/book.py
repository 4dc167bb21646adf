"""Audits as an .xlsx to sort, filter and total: how reports fare, who lacks what, every duty, what was not read.

It is for looking at. What is filled in and read back is the ledger.
"""

import io
from collections import Counter
from collections.abc import Iterable, Sequence
from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple

from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.both import Both, pick
from fazhi.model.obligation import Domain, Obligation, Severity
from fazhi.model.words import word
from fazhi.output.formats import Options
from fazhi.output.words.answer import DUE, severities
from fazhi.output.words.columns import columns
from fazhi.output.words.lagging import asked, behind
from fazhi.output.words.quote import one_line
from fazhi.output.words.spreadsheet import TONES, new_book
from fazhi.output.words.table import cells, heads
from fazhi.output.words.tally import SYMBOLS, in_force
from fazhi.sheets import LONGEST_CELL

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_SHEETS: Final = (
    Both("汇总", "Overview"),
    Both("先问什么", "Ask first"),
    Both("谁没写什么", "Who lacks what"),
    Both("明细", "Every duty"),
    Both("未能读出", "Not read"),
)
_REPORT: Final = (
    Both("文件", "File"),
    Both("单位", "Unit"),
    Both("单位类别", "Kind"),
    Both("年度", "Year"),
    Both("所在地", "Place"),
    Both("字数", "Characters"),
    Both("适用", "Duties"),
)
_TOLD: Final = Both("读取说明", "Notices")
_ASKED: Final = (
    Both("单位", "Unit"),
    Both("单位类别", "Kind"),
    Both("年度", "Year"),
    Both("次序", "Order"),
    Both("编号", "ID"),
    Both("义务", "Duty"),
    Both("严重程度", "Severity"),
    Both("结论", "Conclusion"),
    Both("依据", "Basis"),
)
_DUTY: Final = (Both("编号", "ID"), Both("领域", "Domain"), Both("义务", "Duty"), Both("缺口份数", "Lacking"))
_ASIDE: Final = frozenset((_REPORT[0], _REPORT[4], _REPORT[5], _TOLD))
"""Columns of the overview that stand at its right and are not printed."""
_PRINTED: Final = frozenset(("单位", "年度", "编号", "义务", "严重程度", "结论", "依据", "所差"))
"""Those of the sheet of every duty that are, by their Chinese heads; the others stand at the right of them."""
_IDENTIFY: Final = 4
"""How many of these tell which report and duty a row is of."""
_GREY, _EDGE = "#E7E6E6", "#7F7F7F"
_WIDTHS: Final = {
    "文件": 24, "单位": 26, "单位类别": 13, "所在地": 18, "编号": 15, "领域": 11, "义务": 30, "严重程度": 9, "结论": 10,
    "依据": 52, "佐证或相近处": 30, "所差": 42, "复核": 20, "原文": 60, "原因": 80,
    "File": 24, "Unit": 26, "Kind": 14, "Place": 18, "ID": 15, "Domain": 18, "Duty": 34, "Severity": 11,
    "Conclusion": 12, "Basis": 52, "Evidence or nearest passage": 30, "What it lacks": 46, "Decided": 20,
    "Words": 60, "Why": 80, "读取说明": 48, "Notices": 48,
    "年度": 6, "适用": 6, "写实": 6, "写虚": 6, "没写": 6, "缺口": 6, "前一份": 9, "后一份": 9,
    "变化": 10, "文字": 24, "所据": 30, "承诺": 36, "回应的文字": 36, "位置": 18, "认定理由": 22, "下文": 12,
    "最近的变化": 18, "变化来自": 14, "责任单位": 20, "情况": 15, "说明": 44, "报告": 28, "哪些单位": 60,
    "Change": 14, "Passage": 30, "Commitment": 36, "Answer": 36, "By what": 24, "Fate": 14, "Last change": 24, "By": 14,
    "Department": 22, "State": 14, "Note": 44, "Report": 28, "Which units": 60,
}  # fmt: skip
"""Of columns that hold words; those of numbers and signs are as wide as the longest English word of their head."""
_NARROW, _WIDEST = 8, 13
_ROOMY: Final = 1.5
"""How much wider columns are that are not printed, so that they make rows no higher."""
_LEAST_HEAD, _MOST_HEAD = 2, 10
"""Lines of a head, for the names of units stand over narrow columns."""
_PAPER: Final = 1047
"""Pixels between the margins of A4 across, 10 mm each."""
_SMALLEST: Final = 65
"""Per cent: 10.5 points are 7 then, below which nobody reads; what is wider goes on to further pages."""
_LINE: Final = 15
"""Points of one line of a cell."""
_HIGHEST: Final = 405
"""Points that a row may have."""


def write_book(audits: Iterable[tuple[str, Audit]], unread: Iterable[tuple[str, Both]], options: Options) -> bytes:
    """Many audits with the files they are of, and why others could not be read.

    Raises:
        InputError: The library that writes it is not installed.
    """
    made = io.BytesIO()
    book = new_book(made)
    _Writer(book, options).write(list(audits), list(unread))
    book.close()
    return made.getvalue()


def write_sheets(sheets: Iterable["Sheet"], options: Options) -> bytes:
    """A book of these sheets, in the look of the one that has many audits.

    Raises:
        InputError: The library that writes it is not installed.
    """
    made = io.BytesIO()
    book = new_book(made)
    writer = _Writer(book, options)
    for sheet in sheets:
        writer.add(sheet)
    book.close()
    return made.getvalue()


class Sheet(NamedTuple):
    """One sheet of a book."""

    name: Both
    head: Sequence[str]
    rows: Sequence[Sequence[str | int | Conclusion]]
    frozen: int
    """Columns at the left that stay."""


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, book: "Workbook", options: Options) -> None:
        self._book, self._options, self._language = book, options, options.language
        body = {"font_name": "宋体", "font_size": 10.5, "valign": "vcenter", "border": 1, "border_color": _EDGE}
        self._cell = book.add_format({**body, "num_format": "@"})
        self._wrapped = book.add_format({**body, "num_format": "@", "text_wrap": True})
        self._number = book.add_format({**body, "align": "center"})
        self._head = book.add_format(
            {**body, "font_name": "黑体", "bold": True, "bg_color": _GREY, "text_wrap": True, "align": "center"}
        )
        self._tones = {
            conclusion: book.add_format({**body, "align": "center", "bg_color": ground, "font_color": letters})
            for conclusion, (ground, letters) in TONES.items()
        }
        self._plain = book.add_format({**body, "align": "center"})

    def write(self, audits: Sequence[tuple[str, Audit]], unread: Sequence[tuple[str, Both]]) -> None:
        """Write the overview and each further sheet."""
        ranked = sorted(audits, key=lambda each: behind(each[1]))
        self._overview(ranked)
        self._ask_first([audit for _, audit in ranked])
        self._who_lacks_what([audit for _, audit in ranked])
        self._every_duty(audits)
        if unread:
            head = [_REPORT[0].of(self._language), pick(self._language, "原因", "Why")]
            rows = [[file, why.of(self._language)] for file, why in unread]
            self._sheet(_SHEETS[4], head, rows, 1)

    def add(self, sheet: Sheet) -> None:
        """Add a sheet behind those written so far."""
        self._sheet(*sheet)

    def _overview(self, audits: Sequence[tuple[str, Audit]]) -> None:
        names = [word(item, self._language) for item in DUE]
        grades = [f"{pick(self._language, '缺口·', 'gaps: ')}{word(item, self._language)}" for item in Severity]
        domains = [word(item, self._language) for item in Domain]
        gaps, told = pick(self._language, "缺口", "Gaps"), _TOLD.of(self._language)
        head = [*(item.of(self._language) for item in _REPORT), *names, gaps, *grades, *domains, told]
        aside = {item.of(self._language) for item in _ASIDE}
        printed = [name not in aside for name in head]
        self._set_aside(_SHEETS[0], head, [self._report(file, audit) for file, audit in audits], printed, 1)

    def _report(self, file: str, audit: Audit) -> list[str | int]:
        """Where a report stands: what its duties came to, how grave its gaps are, and in which domains they lie."""
        report, counts, place = audit.report, audit.counts, audit.bound.place
        gaps = Counter(item.obligation.domain for item in audit.assessments if item.conclusion.gap)
        leading = audit.leading()
        lacking = {item.obligation.id for item in audit.assessments if item.conclusion.gap}
        grave = Counter(item.severity for id, item in leading.items() if id in lacking)
        return [
            file,
            report.unit or report.title,
            word(report.unit_kind, self._language),
            report.year,
            str(place or ""),
            report.characters,
            in_force(counts),
            *(counts[item] for item in DUE),
            sum(gaps.values()),
            *(grave[item] for item in Severity),
            *(gaps[item] for item in Domain),
            pick(self._language, "", " ").join(notice.of(self._language) for notice in report.notices),
        ]

    def _ask_first(self, audits: Sequence[Audit]) -> None:
        """What to ask each unit first, a row each, the units in the order of the overview."""
        language, rows = self._language, list[list[str | int | Conclusion]]()
        for audit in audits:
            report, severity = audit.report, severities(audit)
            for order, (item, article) in enumerate(asked(audit, language), 1):
                duty = item.obligation
                title, grave = duty.title_in(language), word(severity[duty.id], language)
                unit, kind = report.unit or report.title, word(report.unit_kind, language)
                found = word(item.conclusion, language)
                rows.append([unit, kind, report.year, order, duty.id, title, grave, found, article])
        self._sheet(_SHEETS[1], [item.of(language) for item in _ASKED], rows, 1)

    def _who_lacks_what(self, audits: Sequence[Audit]) -> None:
        """A row a duty, a column a report, a sign where they meet."""
        duties: dict[str, Obligation] = {
            item.obligation.id: item.obligation for audit in audits for item in audit.assessments
        }
        found = [{item.obligation.id: item.conclusion for item in audit.assessments} for audit in audits]
        reports = [f"{one_line(item.report.unit or item.report.name)} {item.report.year}" for item in audits]
        head = [*(item.of(self._language) for item in _DUTY), *reports]
        rows: list[list[str | int | Conclusion]] = []
        for id, duty in duties.items():
            conclusions = [each.get(id, Conclusion.NOT_APPLICABLE) for each in found]
            title = duty.title_in(self._language)
            lacking = sum(item.gap for item in conclusions)
            rows.append([id, word(duty.domain, self._language), title, lacking, *conclusions])
        self._sheet(_SHEETS[2], head, rows, len(_DUTY))

    def _every_duty(self, audits: Sequence[tuple[str, Audit]]) -> None:
        """A row a duty of each report; the mandatory gaps stand first and are what is printed, for all are a book."""
        quotes = self._options.quotes
        leads = [item.of(self._language) for item in _REPORT[:5]]
        found = [
            (item, [*of, *map(one_line, cells(item, audit, self._language, quotes))])
            for file, audit in audits
            for of in [self._report(file, audit)[:5]]
            for item in audit.assessments
        ]
        grave = [row for item, row in found if _is_grave(item)]
        rows = [*grave, *(row for item, row in found if not _is_grave(item))]
        printed = [name in _PRINTED for name in (*(item.zh for item in _REPORT[:5]), *heads("zh", quotes))]
        self._set_aside(_SHEETS[3], [*leads, *heads(self._language, quotes)], rows, printed, _IDENTIFY, len(grave))

    def _set_aside(
        self,
        name: Both,
        head: Sequence[str],
        rows: Sequence[Sequence[str | int]],
        printed: Sequence[bool],
        frozen: int,
        first: int = 0,
    ) -> None:
        """A sheet whose columns that are not printed stand behind the others, which then have room on a page."""
        order = sorted(range(len(head)), key=lambda at: not printed[at])
        moved = [[row[at] for at in order] for row in rows]
        self._sheet(name, [head[at] for at in order], moved, frozen, sum(printed), first)

    def _sheet(
        self,
        name: Both,
        head: Sequence[str],
        rows: Sequence[Sequence[str | int | Conclusion]],
        frozen: int,
        printed: int | None = None,
        first: int = 0,
    ) -> None:
        """One sheet: a head that stays, a filter over all; A4 across, its first columns on every page.

        Of its columns so many are `printed`, where not all are, and of its rows the `first`, where any are told.
        Rows are as high as their words need: LibreOffice does not see to that by itself.
        """
        sheet = self._book.add_worksheet(name.of(self._language))
        widths = [_width(told) * (1 if printed is None or at < printed else _ROOMY) for at, told in enumerate(head)]
        for at, told in enumerate(head):
            sheet.set_column(at, at, widths[at])
            sheet.write_string(0, at, told, self._head)
        lines = max(ceil(columns(told) / (wide - 2)) for told, wide in zip(head, widths, strict=True))
        sheet.set_row(0, _LINE * min(max(lines, _LEAST_HEAD), _MOST_HEAD))
        for row, line in enumerate(rows, 1):
            for column, cell in enumerate(line):
                self._write(sheet, row, column, cell)
            if (needed := _lines(line, widths)) > 1:
                sheet.set_row(row, min(needed * _LINE, _HIGHEST))
        sheet.freeze_panes(1, frozen)
        sheet.autofilter(0, 0, max(len(rows), 1), len(head) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        if printed is not None:
            sheet.print_area(0, 0, first or len(rows), printed - 1)
        if _SMALLEST * sum(map(_pixels, widths[:printed])) <= _PAPER * 100:
            sheet.fit_to_pages(1, 0)
        else:
            sheet.set_print_scale(_SMALLEST)
            sheet.print_across()
            sheet.repeat_columns(0, frozen - 1)
        sheet.repeat_rows(0)
        sheet.set_footer("&C&10&P / &N")

    def _write(self, sheet: "Worksheet", row: int, column: int, cell: str | int | Conclusion) -> None:
        if isinstance(cell, Conclusion):
            sheet.write_string(row, column, SYMBOLS[cell], self._tones.get(cell, self._plain))
        elif isinstance(cell, str):
            sheet.write_string(row, column, one_line(cell)[:LONGEST_CELL], self._look(cell))
        else:
            sheet.write_number(row, column, cell, self._number)

    def _look(self, cell: str) -> "Format":
        return self._wrapped if len(cell) > _NARROW else self._cell


def _is_grave(item: Assessment) -> bool:
    return item.conclusion.gap and item.gravity is Severity.MANDATORY


def _width(head: str) -> int:
    """How wide the column under a head is, in the letters of a spreadsheet."""
    longest = max((len(each) for each in head.split() if each.isascii()), default=0)
    return _WIDTHS.get(head) or min(max(longest + 2, _NARROW), _WIDEST)


def _lines(row: Sequence[str | int | Conclusion], widths: Sequence[float]) -> int:
    """Lines that the tallest cell of a row takes."""
    most = 1
    for cell, wide in zip(row, widths, strict=True):
        if type(cell) is str and len(cell) * 2 > wide * most:
            most = max(most, ceil(columns(cell) / wide))
    return most


def _pixels(width: float) -> int:
    """How wide a column is on a screen; by this printing goes too."""
    return int(width * 7) + 5
