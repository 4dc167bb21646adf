"""A cell of the ledger: what it shows of what is stored, its digest, and what it is stored as once it is filled in."""

from datetime import date, time
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from fazhi.ledger.columns import ALSO, CHOICES, CLEAR, DATED, DAYS, Column, Value
from fazhi.model.days import read_day, when
from fazhi.model.decision import Verdict
from fazhi.model.ledger import Field
from fazhi.model.words import word
from fazhi.output.words.quote import neutral
from fazhi.sheets import Cell, Spreadsheet

_FIRST_SERIAL, _LAST_SERIAL = 20000, 80000
"""Numbers that spreadsheets count days by, from 1954 to 2119."""
_LONGEST: Final = 32000
"""Characters of a cell; spreadsheets hold 32767."""
_REMEMBERED: Final = 8192
"""Digests kept at hand: blanks, departments and words of conclusions come again on every row."""
_BYTES: Final = 5
"""Of the digest of a cell, which only tells whether it was changed."""


class InvalidError(ValueError):
    """A cell that cannot be taken."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en


def shown(field: Field, told: str) -> Value:
    """What a stored text comes to in a cell: the word of a choice, a date, or the text."""
    for choice in Verdict if field is Field.OPINION else CHOICES.get(field, ()):
        if choice.value == told:
            return word(choice)
    if field in DATED:
        try:
            return date.fromisoformat(told)
        except ValueError:
            return told
    return told


def cleaned(cell: Value) -> Value:
    """A text without invisible characters, its lines kept, no longer than a cell holds; other values as they are."""
    if not isinstance(cell, str) or (cell.isprintable() and len(cell) < _LONGEST):
        return cell
    return "\n".join(neutral(line) for line in cell.split("\n"))[:_LONGEST]


@lru_cache(_REMEMBERED)
def digest(cell: Value) -> str:
    """The digest of what a cell says; blanks at the end of a line say nothing."""
    told = str(cell)
    if "\n" in told or "\r" in told:
        told = "\n".join(line.rstrip() for line in told.replace("_x000D_", "").splitlines())
    return blake2b(told.strip().encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest()


BLANK: Final = digest("")
"""That of a cell that says nothing."""


def stored(column: Column, cell: Cell, book: Spreadsheet, year: int) -> str:
    """What a cell comes to as it is stored; empty where it is to be cleared.

    Args:
        column: The column that it stands in.
        cell: The cell as it was read.
        book: The file, which knows from which day its numbers count days.
        year: The year that a day without one is in.

    Raises:
        InvalidError: The cell cannot be taken.
    """
    if cell.formula:
        raise InvalidError("是公式，不收；请复制后“粘贴为数值”", "is a formula; paste it as a value")
    text = _lines(cell.text)
    if text in CLEAR:
        return ""
    field = column.field
    if field is not None and field in CHOICES:
        return _choice(field, text)
    if field is not None and field in DATED:
        return _day(field, cell, text, book, year)
    if isinstance(cell.value, time):
        raise InvalidError("是时刻，请写文字", "is a time of day; write words")
    return text


def explained(column: Column, told: str, year: int) -> str:
    """What is stored as a person is shown it, and of a deadline in words the day that it is read as."""
    if column.field is Field.DEADLINE and told:
        due = when(told, year)
        if due and due.day and due.day.isoformat() != told:
            return f"{told}（{due.day}）"
    return as_shown(column, told)


def as_shown(column: Column, told: str) -> str:
    """What a cell of the column shows of what is stored."""
    return str(cleaned(shown(column.field, told) if column.field and told else told))


def _day(field: Field, cell: Cell, text: str, book: Spreadsheet, year: int) -> str:
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        number = float(cell.value)
        if _FIRST_SERIAL <= number < _LAST_SERIAL and (day := book.serial(number)):
            return day.isoformat()
        if text.endswith(".1"):
            raise InvalidError(
                f"“{text}”可能是 1 月，也可能是 10 月，请写成 2026-10-31 或 2026年10月 这样",
                f'"{text}" may be January or October; write it like 2026-10-31 or 2026年10月',
            )
    if (whole := read_day(text)) is not None:
        return whole.isoformat()
    if field in DAYS:
        raise InvalidError(
            f"“{neutral(text)}”不是日期，请写成 2026-3-31 这样",
            f'"{neutral(text)}" is no date; write it like 2026-3-31',
        )
    due = when(text, year)
    if due is None:
        raise InvalidError(
            f"“{neutral(text)}”看不出时限，请写成 2026-3-31、2026年3月、3月底前，或者 立行立改、分阶段整改、持续整改",
            f'"{neutral(text)}" is no deadline; write it like 2026-3-31, 3月底前, or 立行立改',
        )
    return due.said


def _choice(field: Field, text: str) -> str:
    known = {word(choice): choice for choice in CHOICES[field]} | dict(ALSO[field])
    found = known.get(text.strip("。 "))
    if found is None:
        words = [word(choice) for choice in CHOICES[field]]
        raise InvalidError(
            f"不能填“{neutral(text)}”，只能是：{'、'.join(words)}", f'"{neutral(text)}" is none of: {", ".join(words)}'
        )
    return str(found.value)


def _lines(text: str) -> str:
    """The text without invisible characters; its lines stay."""
    return "\n".join(
        neutral(line).rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ).strip()
