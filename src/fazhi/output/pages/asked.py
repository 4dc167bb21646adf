"""The answer to a question to a corpus: a table for people, a spreadsheet, or rows for programs."""

import io
import json
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from itertools import chain, islice, zip_longest
from typing import Any, Final, NamedTuple

from fazhi.corpus.questions import HEADS
from fazhi.model.audit import Conclusion
from fazhi.model.both import Both, pick
from fazhi.model.likelihood import Likelihood
from fazhi.model.obligation import Domain, Severity
from fazhi.model.unit import UnitKind
from fazhi.model.words import word
from fazhi.output.terminal.layout import block, render
from fazhi.output.words.cells import csv_text
from fazhi.output.words.columns import columns, cut, pad
from fazhi.output.words.quote import neutral, one_line
from fazhi.output.words.spreadsheet import new_book
from fazhi.sheets import LONGEST_CELL

_SHOWN: Final = 200
"""Rows that are shown to people; a file has them all."""
_WIDEST: Final = 40
"""Columns of a terminal that a cell may take: what takes more is cut for one's own question, and else goes on below."""
TERMINAL: Final = 80
"""Columns that a page has at the most where what stands in it can be broken."""
_LEADING: Final = ("file", "unit")
"""What goes on a line of its own above the rest of a row where a ready question's answer has no room beside it."""
_LEAST: Final = 8
"""Columns of a terminal that a column of words keeps however little room there is."""
_WORD: Final = re.compile("[A-Za-z]{1,16}")
_GAP, _INDENT = "  ", "  "
_LOOKED_AT: Final = 1000
"""Characters of a cell that are looked at for a terminal; blanks among them are drawn together."""
_A4: Final = 9
_PLACES: Final = 4
"""Places behind the point up to which the numbers of a column are brought in line."""
_NARROWEST: Final = 6
"""Characters of the narrowest column of a sheet."""
_LINE, _MOST_LINES = 15, 4
"""Points of a line of a head, and how many of them are shown."""
_EXACT: Final = 2.0**53
"""Whole numbers below it are told to the last digit."""
_MOST_COLUMNS: Final = 16_384
_YES: Final = {True: Both("是", "yes"), False: Both("否", "no")}
_MEANT: Final[Mapping[str, type[Enum]]] = {
    "unit_kind": UnitKind,
    "domain": Domain,
    "severity": Severity,
    "conclusion": Conclusion,
    "likelihood": Likelihood,
}
"""Columns of ready questions that hold values of the model."""
Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Told:
    """An answer to be written."""

    columns: Sequence[str]
    rows: Iterable[Row]
    language: str
    ready: bool
    """Whether the question was a ready one, whose heads and values are put into words for people."""

    def heads(self) -> list[str]:
        """The heads as people read them."""
        return [HEADS[name].of(self.language) if self.ready and name in HEADS else name for name in self.columns]

    def cells(self, row: Row) -> list[Any]:
        """A row as people read it."""
        return [self._cell(name, value) for name, value in zip(self.columns, row, strict=True)]

    def _cell(self, name: str, value: Any) -> Any:
        if self.ready and name in _MEANT and isinstance(value, str):
            with suppress(ValueError):  # results of another hand may say anything
                return word(_MEANT[name](value), self.language)
        if self.ready and isinstance(value, list):
            return pick(self.language, "、", ", ").join(map(str, value))
        return _YES[value].of(self.language) if isinstance(value, bool) else value


def _text(told: Told) -> bytes:
    """A table as wide as its cells, numbers at the right; that of a ready question is no wider than a terminal."""
    rows = iter(told.rows)
    shown = [told.cells(row) for row in islice(rows, _SHOWN)]
    more = sum(1 for _ in rows)
    columns_told = (_aligned(column, cut_to=None if told.ready else _WIDEST) for column in zip(*shown, strict=True))
    table = [[_short(head, _WIDEST) for head in told.heads()], *map(list, zip(*columns_told, strict=True))]
    right = [all(_is_number(row[at]) or row[at] is None for row in shown) for at in range(len(told.columns))]
    lead = [at for at, name in enumerate(told.columns) if name in _LEADING]
    if told.ready and _width(_widths(table)) > TERMINAL and 0 < len(lead) < len(told.columns):
        others = [at for at in range(len(told.columns)) if at not in lead]
        below = _lines([[row[at] for at in others] for row in table], [right[at] for at in others], len(_INDENT))
        above = [_wrapped(" · ".join(filter(None, (row[at] for at in lead))), TERMINAL) for row in table]
        lines = [
            line
            for two in zip(above, below, strict=True)
            for line in (*two[0], *(f"{_INDENT}{each}" for each in two[1]))
        ]
    else:
        lines = [line for row in _lines(table, right, 0 if told.ready else None) for line in row]
    if not shown:
        lines.append(pick(told.language, "（没有）", "(none)"))
    if more:
        rest = f"……另有 {more} 行；要全部，请加 --output 文件.csv 或 .xlsx。"
        lines.append(pick(told.language, rest, f"... and {more} more rows; --output FILE.csv or .xlsx has them all."))
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")


def _lines(table: Sequence[Sequence[str]], right: Sequence[bool], before: int | None) -> list[list[str]]:
    """The lines of each row of a table, which stand in columns.

    Words have more than one line where they would have no room behind `before` blanks; None for no bound.
    """
    wide = _widths(table)
    least = [max(map(len, _WORD.findall(" ".join(column))), default=0) for column in zip(*table, strict=True)]
    while before is not None and _width(wide) + before > TERMINAL:
        words = [at for at, number in enumerate(right) if not number and wide[at] > max(least[at], _LEAST)]
        if not words:
            break
        widest = max(words, key=wide.__getitem__)
        wide[widest] -= 1
    return [
        [
            _GAP.join(pad(cell, to, right=at) for cell, to, at in zip(line, wide, right, strict=True)).rstrip()
            for line in zip_longest(*map(_wrapped, row, wide), fillvalue="")
        ]
        for row in table
    ]


def _widths(table: Sequence[Sequence[str]]) -> list[int]:
    return [min(max(map(columns, column)), _WIDEST) for column in zip(*table, strict=True)]


def _wrapped(words: str, to: int) -> list[str]:
    """Words in lines of so many columns."""
    return render([block(words)], to, colour=False).splitlines() if columns(words) > to else [words]


def _width(wide: Sequence[int]) -> int:
    return sum(wide) + len(_GAP) * (len(wide) - 1)


def _aligned(column: Sequence[Any], cut_to: int | None) -> Sequence[str]:
    """The cells of a column; numbers with as many places as that among them that has most, so that they line up."""
    told = [_short(_words(value), cut_to) for value in column]
    places = _places(column)
    if not 0 < places <= _PLACES:
        return told
    return [f"{value:.{places}f}" if isinstance(value, float) else each
            for each, value in zip(told, column, strict=True)]  # fmt: skip


def _places(column: Iterable[Any]) -> int:
    """How many places behind the point that number of a column has which has most."""
    return max((len(_words(value).partition(".")[2]) for value in column if isinstance(value, float)), default=0)


def _short(words: str, cut_to: int | None) -> str:
    """Words on one line, of no more than so many columns; of a cell of a million characters no more is looked at."""
    told = one_line(words[:_LOOKED_AT])
    return told if cut_to is None else cut(told, cut_to)


def _csv(told: Told) -> bytes:
    """Rows for a spreadsheet; nothing in them is taken for a formula."""
    rows = ([value if _is_number(value) else _words(value) for value in told.cells(row)] for row in told.rows)
    return csv_text(chain([told.heads()], rows)).encode()


def _json(told: Told) -> bytes:
    """A list with an object for each row, the names as they are."""
    rows = (json.dumps(dict(zip(told.columns, map(_plain, row), strict=True)), ensure_ascii=True) for row in told.rows)
    return ("[\n" + ",\n".join(rows) + "\n]\n").encode()


def _xlsx(told: Told) -> bytes:
    return book_of({pick(told.language, "答案", "Answer"): told})


def book_of(sheets: Mapping[str, Told]) -> bytes:
    """A sheet for each by its name, with a head that stays and a filter; every text is text.

    Raises:
        InputError: The library that writes it is not installed.
    """
    made = io.BytesIO()
    book = new_book(made, by_row=True)
    plain = {"border": 4, "border_color": "#A6A6A6", "valign": "top"}
    looks = _Looks(
        book.add_format({"bold": True, "bg_color": "#E7E6E6", "border": 1, "text_wrap": True, "valign": "vcenter"}),
        book.add_format({**plain, "text_wrap": True}),
        [book.add_format({**plain, "num_format": places}) for places in ("General", "0.0", "0.00", "0.000", "0.0000")],
    )
    for name, told in sheets.items():
        _sheet(book.add_worksheet(name), looks, told)
    book.close()
    return made.getvalue()


class _Looks(NamedTuple):
    """How the cells of a sheet look."""

    head: Any
    words: Any
    numbers: Sequence[Any]
    """By how many places are shown behind the point."""


def _sheet(sheet: Any, looks: _Looks, told: Told) -> None:
    """A table that prints one page wide: heads wrap, so that a column is no wider than what stands in it."""
    heads = told.heads()[:_MOST_COLUMNS]
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    rows = map(told.cells, told.rows)
    first = [*islice(rows, _SHOWN)]
    numbers, widths, lines = [], [], 1
    for at, name in enumerate(heads):
        shown = [row[at] for row in first]
        widest = max((columns(_short(_words(value), _WIDEST)) for value in shown), default=0)
        wide = min(max(widest + 1, columns(name) / 2 + 3, _NARROWEST), _WIDEST)
        sheet.set_column(at, at, wide)
        widths.append(wide)
        lines = max(lines, math.ceil(columns(name) / (wide - 2)))  # less the button of the filter
        sheet.write_string(0, at, one_line(name[:LONGEST_CELL]), looks.head)
        places = _places(shown)
        numbers.append(looks.numbers[places if places <= _PLACES else 0])
    sheet.set_row(0, _LINE * min(lines, _MOST_LINES) + 3)
    last = 0
    for last, row in enumerate(chain(first, rows), 1):
        cells = [
            value if value is None or _is_finite(value) else one_line(_words(value)[:LONGEST_CELL]) for value in row
        ]
        if (lines := max(map(_tall, cells, widths), default=1)) > 1:
            sheet.set_row(last, _LINE * min(lines, _MOST_LINES))
        for at, value in enumerate(cells[: len(heads)]):
            if value is None:
                sheet.write_blank(last, at, None, looks.words)
            elif isinstance(value, str):
                sheet.write_string(last, at, value, looks.words)
            else:
                sheet.write_number(last, at, value, numbers[at])
    sheet.autofilter(0, 0, max(last, 1), max(len(heads) - 1, 0))


def _tall(value: Any, wide: float) -> int:
    """How many lines a cell of words takes in a column; not every program that opens a sheet works it out."""
    if not isinstance(value, str) or 2 * len(value) < wide:
        return 1
    return math.ceil(columns(value[:_LOOKED_AT]) / wide)


WRITERS: Final[Mapping[str, Callable[[Told], bytes]]] = {"text": _text, "csv": _csv, "xlsx": _xlsx, "json": _json}
"""How an answer is written, by the name of the format; Parquet comes from the database itself."""


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float)  # what is true or false has become a word


def _is_finite(value: Any) -> bool:
    return _is_number(value) and math.isfinite(value)


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < _EXACT else f"{value:.10g}"
    return json.dumps(_plain(value), ensure_ascii=False) if isinstance(value, list | dict | tuple) else str(value)


def _plain(value: Any) -> Any:
    """A value as JSON can hold it."""
    if isinstance(value, str):
        return neutral(value)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, date | time):
        return value.isoformat()
    return value if value is None or isinstance(value, int | float) else str(value)
