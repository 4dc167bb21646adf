"""The rows and cells of a Word table, and what cells merged over several rows hold in each."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from fazhi.reading.formats.docx.numbers import W
from fazhi.reading.formats.docx.runs import Line
from fazhi.reading.numbering import opening_mark

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_LABEL = 40
"""Characters of a merged cell that is a label of its rows."""
_DELETED = {f"{W}trPr": f"{W}del", f"{W}tcPr": f"{W}cellDel"}
_LABELLED = re.compile(r"[^，。；：:\t]{2,20}[：:][^。：:\t]{1,40}[。；]?")


def rows_of(table: "_Element") -> list[list["_Element"]]:
    """The cells of every row that no revision deletes."""
    return [
        [cell for cell in _within(row, "tc") if not _is_deleted(cell, "tcPr")]
        for row in _within(table, "tr")
        if not _is_deleted(row, "trPr")
    ]


def filled(cells: "list[_Element]", texts: list[str], above: dict[int, str]) -> Iterator[str]:
    """The words of a row's cells, of one that goes on with the cell above those of that; `above` is kept by column.

    A cell over several columns is followed by empty ones, so that what is below a column's head stays below it.
    """
    column = 0
    for cell, text in zip(cells, texts, strict=True):
        traits = cell.find(f"{W}tcPr")
        merge = None if traits is None else traits.find(f"{W}vMerge")
        goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        if not goes_on:
            above[column] = text if merge is not None and len(text) <= _LONGEST_LABEL else ""
        yield text or above.get(column, "") if goes_on else text
        span = None if traits is None else traits.find(f"{W}gridSpan")
        wide = "" if span is None else span.get(f"{W}val", "")
        columns = max(1, int(wide)) if wide.isdecimal() and len(wide) < 3 else 1  # noqa: PLR2004 - no table is so wide
        yield from [""] * (columns - 1)
        column += columns


def lists_in_cell(cells: Sequence[Sequence[Line]]) -> bool:
    """Whether a row holds another table, or lines that each have a label, behind nothing but short labels of its own.

    What stands behind them in the row answers for all, and such a row stays one. A text in chapters is of lines too,
    in a form where labels alone stand beside it.
    """
    told = [[line for line in lines if line.text.strip()] for lines in cells]
    texts = [lines for lines in told if _is_text(lines)]
    if len(texts) == 1 and all(lines is texts[0] or _is_label(lines) for lines in told):
        return True
    first = next((number for number, lines in enumerate(told) if _is_list(lines)), None)
    if first is None or not all(_is_list(lines) for lines in told[first:] if lines):
        return False
    return all(map(_is_label, told[:first]))


def _is_label(lines: Sequence[Line]) -> bool:
    """Whether a cell holds a short line, or nothing."""
    return len(lines) < 2 and all(len(line.text) <= _LONGEST_LABEL for line in lines)  # noqa: PLR2004 - a label is one line


def _is_text(lines: Sequence[Line]) -> bool:
    """Whether lines of a cell are a text in chapters: two that follow one another, each with something below it."""
    marks = [opening_mark(line.text.strip(), 0, len(line.text.strip())) for line in lines]
    chapters = [(at, mark) for at, mark in enumerate(marks) if mark is not None and mark.form in {"part", "cn"}]
    return any(
        mark.form == later.form and later.value == mark.value + 1 and start + 1 < end < len(lines) - 1
        for (start, mark), (end, later) in pairwise(chapters)
    )


def _is_list(lines: Sequence[Line]) -> bool:
    """Whether lines of a cell are rows of a table in it, or each a label with what is told of it."""
    if any(line.row for line in lines):
        return True
    return len(lines) > 1 and all(_LABELLED.fullmatch(line.text.strip()) for line in lines)


def _within(element: "_Element", name: str) -> Iterator["_Element"]:
    """Children of that name, also inside content controls and insertions."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"}:
            yield from _within(child, name)


def _is_deleted(element: "_Element", name: str) -> bool:
    traits = element.find(f"{W}{name}")
    return traits is not None and traits.find(_DELETED[f"{W}{name}"]) is not None
