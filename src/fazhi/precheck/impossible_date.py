"""The check for days that no calendar has."""

import re
from calendar import monthrange
from collections.abc import Iterator

from fazhi.model.audit import Audit
from fazhi.precheck.base import Hit, check
from fazhi.precheck.days import Day, days_in

_MONTHS = 12
_NO_MONTH = re.compile(
    r"(?:20\d\d年\s?(?:1[3-9]|[2-9]\d|00?)月|(?<!\d)(?:1[3-9]|[2-9]\d|00)月(?=份))(?!\s?[\d一二三四五六七八九十])"
)
"""A month, named without a day, that no year has."""
_LEAP = 2024
"""Stands for a year that is not written: then February may have 29 days."""


@check("没有的日期", "Dates that do not exist", "核对原件，改正日期。", "Check the source and correct the date.")
def impossible_date(audit: Audit) -> Iterator[Hit]:
    """写了日历上没有的日子或者月份：2月30日、6月31日、13月1日、2023年13月。没有写年份的2月29日不提示。

    通过：2024年2月29日。
    不通过：2023年2月29日；6月31日。

    A day that no calendar has: 30 February, 31 June, the 13th month. 29 February without a year is passed over.

    Passes: 29 February 2024.
    Fails: 29 February 2023; 31 June.
    """
    for day in days_in(audit.report.text):
        if not _exists(day):
            words = " ".join(day.words.split())
            yield Hit(f"没有“{words}”这一天", f"there is no day “{words}”", day.start, day.end)
    for found in _NO_MONTH.finditer(audit.report.text):
        yield Hit(f"没有“{found[0]}”这个月", f"there is no month “{found[0]}”", *found.span())


def _exists(day: Day) -> bool:
    if not 1 <= day.month <= _MONTHS:
        return False
    return 1 <= day.day <= monthrange(day.year or _LEAP, day.month)[1]
