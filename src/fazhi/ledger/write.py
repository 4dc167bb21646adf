"""The ledger as an .xlsx that looks as an office makes it, the same bytes for the same ledger."""

import io
from collections.abc import Sequence
from datetime import date
from functools import cache
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from fazhi.evidence.statement import CONCLUSIONS, STRENGTHS
from fazhi.ledger import exported
from fazhi.ledger.cell import cleaned
from fazhi.ledger.columns import CHOICES, CONCLUSION, DATED, DAYS, ID, REVIEW, STRENGTH, Column
from fazhi.ledger.tables import Book, Row, Table
from fazhi.model.errors import InputError
from fazhi.model.ledger import Closed, Field
from fazhi.model.words import word
from fazhi.output.words.spreadsheet import TONES, new_book
from fazhi.output.words.tally import SYMBOLS
from fazhi.sheets import NO_LIBRARY

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_HEAD_ROW: Final = 2
"""Above it the heading, and unit and date."""
_FROZEN: Final = 4
"""Columns that stay in sight: what the row is."""
_FORMULA: Final = frozenset("=+-@\t\r＝＋－＠")
"""What a cell begins with that a spreadsheet might take for a formula."""
_BODY, _SONG, _HEI = "仿宋", "宋体", "黑体"
_DATE: Final = "yyyy-mm-dd"
_TEXT: Final = "@"
_GREY, _YELLOW, _BLUE, _EDGE = "#E7E6E6", "#FFF2CC", "#DDEBF7", "#7F7F7F"
TURNED: Final = {
    CONCLUSION: [f"{SYMBOLS[item]} {word(item)}" for item in CONCLUSIONS.values()],
    STRENGTH: [word(item) for item in STRENGTHS.values()],
}
"""What a reviewer may choose where the audit has spoken."""
_ALSO: Final = {CONCLUSION: "、“复核说明”", STRENGTH: ""}
_PROMPTS: Final = {
    Field.DEADLINE: ("整改时限", "写日期，如 2026-3-31；或者 3月底前、年底前、立行立改、分阶段整改、持续整改。"),
    Field.MATERIAL: ("佐证材料", "写文号、台账名称或者存放的地方，使人能找来看。"),
}
_NARROW: Final = 12.5
"""Columns up to this width hold a word or two, which stand in the middle."""
_ROOM: Final = 0.94
"""Columns of text to a unit of width, in letters of that size."""
_NOTE: Final = 96
"""Width of the column of notes."""
_SIZE, _SMALL, _LINE, _LEAST, _MOST = 10.5, 9, 14.5, 30, 400
"""Points of letters, of letters of identifiers, of a line, and of the lowest and the highest row."""


def check_library() -> None:
    """InputError where what writes and reads spreadsheets is not installed."""
    try:
        import openpyxl  # noqa: F401, PLC0415 - an extra, slow to load
        import xlsxwriter  # noqa: F401, PLC0415 - the same
    except ImportError:
        raise InputError.of(NO_LIBRARY) from None


def write_book(book: Book) -> bytes:
    """Write the tables as an .xlsx.

    Raises:
        InputError: The library that writes it is not installed.
    """
    made = io.BytesIO()
    workbook = new_book(made, title=book.tables[0].heading, subject=book.unit)
    _Writer(workbook, book).write()
    workbook.close()
    return made.getvalue()


class _Writer:
    """Writes one book; a look that several cells have is made once."""

    def __init__(self, workbook: "Workbook", book: Book) -> None:
        self._workbook = workbook
        self._book = book
        self._looks: dict[tuple[tuple[str, Any], ...], Format] = {}

    def write(self) -> None:
        """Write every sheet, the notes, and what was exported."""
        for table in self._book.tables:
            self._table(table)
        self._notes()
        self._exported()

    def _look(self, **settings: Any) -> "Format":
        key = tuple(sorted(settings.items()))
        if key not in self._looks:
            self._looks[key] = self._workbook.add_format(settings)
        return self._looks[key]

    def _table(self, table: Table) -> None:
        sheet = self._workbook.add_worksheet(word(table.sheet), _sheet_class())
        last_row, last = max(_HEAD_ROW + len(table.rows), _HEAD_ROW + 1), len(table.columns) - 1
        self._above(sheet, table, sum(column.printed for column in table.columns) - 1)
        for at, column in enumerate(table.columns):
            sheet.set_column(at, at, column.width, self._cell(column, edged=False))
            sheet.write_string(_HEAD_ROW, at, column.head, self._head(column))
        sheet.set_row(_HEAD_ROW, 34)
        styles = [self._cell(column) for column in table.columns]
        rooms = [column.width * _ROOM for column in table.columns]
        for at, row in enumerate(table.rows, _HEAD_ROW + 1):
            sheet.set_row(at, _height(row, rooms))
            self._row(sheet, at, row, styles, table.columns)
        sheet.autofilter(_HEAD_ROW, 0, last_row, last)
        sheet.freeze_panes(_HEAD_ROW + 1, _FROZEN)
        for at, column in enumerate(table.columns):
            self._valid(sheet, column, at, last_row)
        self._colours(sheet, table, last_row)
        self._print(sheet, last_row, sum(column.printed for column in table.columns) - 1)

    def _above(self, sheet: "Worksheet", table: Table, last: int) -> None:
        """The heading, and a line with unit and date."""
        title = self._look(font_name=_SONG, bold=True, font_size=20, align="center", valign="vcenter")
        line = self._look(font_name=_BODY, font_size=12, valign="vcenter")
        right = self._look(font_name=_BODY, font_size=12, valign="vcenter", align="right")
        sheet.merge_range(0, 0, 0, last, cleaned(f"{self._book.unit}{table.heading}"), title)
        whose = f"　责任单位：{self._book.department}" if self._book.department else ""
        half = last // 2
        sheet.merge_range(1, 0, 1, half, cleaned(f"填报单位：{self._book.unit}{whose}"), line)
        sheet.merge_range(1, half + 1, 1, last, "填表日期：　　　　年　　月　　日", right)
        sheet.set_row(0, 36)
        sheet.set_row(1, 22)

    def _head(self, column: Column) -> "Format":
        ground = _BLUE if column.head in REVIEW else _YELLOW if column.field or column.own else _GREY
        return self._look(
            font_name=_HEI, font_size=11, bold=True, text_wrap=True, align="center", valign="vcenter", border=1,
            border_color=_EDGE, bg_color=ground,
        )  # fmt: skip

    def _cell(self, column: Column, *, quoted: bool = False, edged: bool = True) -> "Format":
        """The look of a column's cells; that of its blank ones is the column's own, and their edges a condition."""
        settings: dict[str, Any] = {
            "font_name": _BODY if column.field or column.own else _SONG,
            "font_size": _SIZE,
            "text_wrap": True,
            "valign": "vcenter",
        }
        if edged:
            settings |= {"border": 1, "border_color": _EDGE}
        if column.width <= _NARROW and column.field not in {Field.MATERIAL, Field.NOTE}:
            settings["align"] = "center"
        if column.head == ID:
            settings["font_size"] = _SMALL
        if column.field in DATED:
            settings["num_format"] = _DATE
        elif column.head != "序号":
            settings["num_format"] = _TEXT
        if quoted:
            settings["quote_prefix"] = True
        return self._look(**settings)

    def _row(
        self, sheet: "Worksheet", at: int, row: Row, styles: Sequence["Format"], columns: Sequence[Column]
    ) -> None:
        for column, (cell, style) in enumerate(zip(row.cells, styles, strict=True)):
            if isinstance(cell, str):
                if not cell:
                    continue
                if cell[0] in _FORMULA:
                    sheet.write_string(at, column, cell, self._cell(columns[column], quoted=True))
                else:
                    sheet.write_string(at, column, cell, style)
            elif isinstance(cell, date):
                sheet.write_datetime(at, column, cell, style)
            else:
                sheet.write_number(at, column, cell, style)

    def _valid(self, sheet: "Worksheet", column: Column, at: int, last: int) -> None:
        """What may be chosen or has to be known where people fill in."""
        field = column.field
        told: dict[str, Any] | None = None
        if column.head in TURNED:
            told = {
                "validate": "list",
                "source": TURNED[column.head],
                "input_title": column.head,
                "input_message": f"复核人可以改定，同时填“复核意见”和“复核人”{_ALSO[column.head]}。",
                "error_title": column.head,
                "error_message": "请从下拉列表中选。",
            }
        elif field is None:
            return
        elif field in CHOICES:
            told = {
                "validate": "list",
                "source": [word(choice) for choice in CHOICES[field]],
                "error_title": column.head,
                "error_message": "请从下拉列表中选。",
            }
        elif field in DAYS:
            told = {
                "validate": "date",
                "criteria": ">=",
                "value": date(2000, 1, 1),
                "error_type": "warning",
                "error_title": column.head,
                "error_message": "请写日期，如 2026-3-31。",
            }
        elif field in _PROMPTS:
            title, message = _PROMPTS[field]
            told = {"validate": "any", "input_title": title, "input_message": message}
        if told:
            sheet.data_validation(_HEAD_ROW + 1, at, last, at, told)

    def _colours(self, sheet: "Worksheet", table: Table, last: int) -> None:
        """Colour by what a cell says; no colour without its sign or word."""
        heads = [column.head for column in table.columns]
        edges = {"type": "blanks", "format": self._look(border=1, border_color=_EDGE)}
        sheet.conditional_format(_HEAD_ROW + 1, 0, last, len(heads) - 1, edges)
        if "结论" in heads:
            at = heads.index("结论")
            for conclusion, (ground, letters) in TONES.items():
                look = self._look(bg_color=ground, font_color=letters)
                told = {"type": "text", "criteria": "begins with", "value": SYMBOLS[conclusion], "format": look}
                sheet.conditional_format(_HEAD_ROW + 1, at, last, at, told)
        if "整改时限" in heads:
            due, closed = heads.index("整改时限"), heads.index("是否销号")
            row, done = _HEAD_ROW + 2, word(Closed.CLOSED)
            grave = _letter(heads.index("严重程度"))  # nothing there: it is no finding any more
            late = (
                f"=AND(ISNUMBER(${_letter(due)}{row}),${_letter(due)}{row}<TODAY(),"
                f'${_letter(closed)}{row}<>"{done}",${grave}{row}<>"")'
            )
            red = self._look(bg_color="#FFC7CE", font_color="#9C0006", num_format='"‼ 逾期 "yyyy-mm-dd')
            sheet.conditional_format(
                _HEAD_ROW + 1, due, last, due, {"type": "formula", "criteria": late, "format": red}
            )
            green = self._look(bg_color="#C6EFCE", font_color="#1E5B2A")
            told = {"type": "cell", "criteria": "==", "value": f'"{done}"', "format": green}
            sheet.conditional_format(_HEAD_ROW + 1, closed, last, closed, told)

    def _print(self, sheet: "Worksheet", last_row: int, last: int) -> None:
        """A4 across, one page wide up to a column, the head on every page, and numbers at the foot."""
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.repeat_rows(0, _HEAD_ROW)
        sheet.print_area(0, 0, last_row, last)
        sheet.center_horizontally()
        sheet.set_footer("&C&10第 &P 页　共 &N 页")

    def _notes(self) -> None:
        sheet = self._workbook.add_worksheet("说明", _sheet_class())
        sheet.set_column(0, 0, 16)
        sheet.set_column(1, 1, _NOTE)
        title = self._look(font_name=_SONG, bold=True, font_size=20, align="center", valign="vcenter")
        label = self._look(font_name=_HEI, font_size=11, valign="top", border=1, border_color=_EDGE, bg_color=_GREY)
        told = self._look(
            font_name=_BODY, font_size=12, valign="top", text_wrap=True, border=1, border_color=_EDGE, num_format=_TEXT
        )
        sheet.merge_range(0, 0, 0, 1, "说　明", title)
        sheet.set_row(0, 36)
        for at, (name, text) in enumerate((*self._book.notes, ("导出编号", self._book.id)), 1):
            sheet.write_string(at, 0, name, label)
            sheet.write_string(at, 1, cleaned(text), told)
            sheet.set_row(at, 20 * ceil(_wide(text) / _NOTE) + 4)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 1)
        sheet.hide_gridlines(2)

    def _exported(self) -> None:
        """What was sent out, for whoever reads it back."""
        sheet = self._workbook.add_worksheet(exported.SHEET)
        for at, line in enumerate(exported.lines(self._book)):
            for column, text in enumerate(line):
                sheet.write_string(at, column, text)
        sheet.very_hidden()


@cache
def _sheet_class() -> type["Worksheet"]:
    """A sheet whose rows have a height and yet grow when somebody writes more into them.

    Spreadsheets keep a height for good where it is called custom, and LibreOffice and printing want one to begin with.
    """
    from xlsxwriter.worksheet import Worksheet  # noqa: PLC0415 - an extra, slow to load

    class Growing(Worksheet):  # type: ignore[misc]  # the library carries no types
        def _xml_start_tag_unencoded(self, tag: str, attributes: list[tuple[str, Any]] | tuple[()] = ()) -> None:
            kept = [item for item in attributes if item[0] != "customHeight"] if tag == "row" else attributes
            super()._xml_start_tag_unencoded(tag, kept)

    return Growing


def _height(row: Row, rooms: Sequence[float]) -> float:
    """Points that the tallest cell of a row needs, as far as that can be told from its words."""
    lines = 1
    for cell, room in zip(row.cells, rooms, strict=True):
        if not isinstance(cell, str) or len(cell) * 2 <= room * (lines - cell.count("\n")):
            continue  # it cannot be taller than another
        lines = max(lines, sum(int(_wide(line) / room) + 1 for line in cell.split("\n")))
    return min(max(lines * _LINE + 4, _LEAST), _MOST)


def _wide(line: str) -> float:
    """Columns that a line takes, two for a Chinese character: of its bytes in UTF-8 one has one and the other three."""
    return (len(line.encode("utf-8", "replace")) + len(line)) / 2


def _letter(column: int) -> str:
    """The letter of a column; tables have at most 26 of ours."""
    return chr(ord("A") + column)
