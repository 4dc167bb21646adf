"""Days and years as reports write them: 2025年1月20日, 二〇二五年一月二十日, 2025-01-20."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from fazhi.model.numerals import COUNTING, DIGITS, ZEROS, value_of, year_of

_YEAR = rf"(?:\d{{4}}|[一二][{ZEROS}{DIGITS}]{{3}})"
_NUMBER = rf"(?:\d{{1,2}}|[{COUNTING}]{{1,3}})"
_DAY = re.compile(
    rf"(?<![\d{ZEROS}{DIGITS}])(?:(?P<year>{_YEAR})\s?年\s?)?(?P<month>(?<!\d){_NUMBER})\s?月\s?(?P<day>{_NUMBER})\s?日"
    r"|(?<![\d./-])(?P<year2>(?:19|20)\d\d)[-/](?P<month2>\d{1,2})[-/](?P<day2>\d{1,2})(?![\d./-])"
)


class Day(NamedTuple):
    """A day as written; what it says need not be a day that there is."""

    year: int | None
    month: int
    day: int
    start: int
    end: int
    """Character range, end exclusive."""
    words: str


def days_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Day]:
    """The days that a text writes within a range."""
    for found in _DAY.finditer(text, start, len(text) if end is None else end):
        year = found["year"] or found["year2"]
        month, day = found["month"] or found["month2"], found["day"] or found["day2"]
        yield Day(_year(year) if year else None, _value(month), _value(day), *found.span(), found[0])


def _year(written: str) -> int | None:
    return int(written) if written.isdecimal() else year_of(written)


def _value(written: str) -> int:
    return int(written) if written.isdecimal() else value_of(written)
