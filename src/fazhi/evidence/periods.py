"""Which period the head of a clause, or of a table's column, speaks of."""

import re
from enum import Enum
from typing import NamedTuple

from fazhi.model.numerals import DIGITS, ZEROS, year_of

_YEAR = re.compile(r"^(?:在|自|从|到|截至|截止|于|至|其中)?((?:19|20)\d\d)年(?!以来|起|至|到|[-—~～])")
_SPELT = re.compile(rf"(?:在|自|从|到|截至|截止|于|至|其中)?([一二][{ZEROS}九][{ZEROS}{DIGITS}]{{2}})年")
"""A year in Chinese numerals."""
_SINCE = re.compile(r"以来|至今|起")
_EVER_SINCE = re.compile(
    r"^(?:自|从)?((?:19|20)\d\d)年(?:1[0-2]|0?[1-9])?月?(?:\d{1,2}日)?[^，\d]{0,14}?(?:以来|至今|起)"
    r"(?=，?[^，]*(?:累计|共)[^，]*\d)"
)
"""A sum since an earlier year is none of this one."""
_BEGUN = re.compile(r"[初底末中]?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:启动|开始|启用|立案|受理|遗留|结转)的")
"""What only describes a thing by the year in which it began says nothing of the time of what is told of it."""
_SCHEDULED = re.compile(
    r"(?:列入|纳入|留待|有待|等待|预定|预计|计划|拟|将|(?:安排|放|留|约|约定|商定|定|订|排|拖|押后|挪|推|推迟|顺延|延|延期|改|改期|等|待|预定|拟|将)[在于至到])"
    r"((?:19|20)\d\d)年"
)
_YEARS = re.compile(r"^(?:在|自|从)?((?:19|20)\d\d)年?[至到—~～-]+((?:19|20)\d\d)年(?!\d{1,2}月)")
_SPAN = re.compile(
    r"^(?:在|自|从)?((?:19|20)\d\d)[年.](1[0-2]|0?[1-9])月?(?:\d{1,2}日)?(?:起|开始)?[至到—~～-]+"
    r"(?:((?:19|20)\d\d)[年.])?(1[0-2]|0?[1-9])(?!\d)月?"
)
_BOTH = re.compile(r"年?[、和及与]((?:19|20)\d\d)年")
_UNTIL = re.compile(r"^(?:(?:截至|截止)到?(?:19|20)\d\d年|[到至](?:19|20)\d\d年0?[1-3]月)")
_MEASURE = re.compile(
    r"(?:而|其中)?(?:去年|上年度?|上一年度?|前年|往年|(?:19|20)\d\d年度?)(?:全年|同期)?(?:仅|只|才|约)?"
    r"(?:为|是|有|达到?|只有|仅有|共)?\d[\d,.]*[余多]?[万亿%]?[^，\d的]{0,3}"
)
_HEADER = re.compile(r"(?:19|20)\d\d(?=年|\D*$)")
_YEAR_SIGN, _POINT = "年", "."
"""Behind a year stands one of these: 2023年3月, 2023.3."""
_LONGEST = 15
"""Months of a period of report that runs across two years: from November to the January after, say."""


class When(Enum):
    """How a period lies to the year of the report."""

    EARLIER = "earlier"
    THIS = "this"
    LATER = "later"


class Period(NamedTuple):
    """A period that a text names."""

    when: When
    words: str


def named(text: str, year: int, behind: str = "") -> Period | None:
    """The period that a clause begins with, if it names one by its year; `behind` is the clause joined to it."""
    if _YEAR_SIGN not in text and _POINT not in text:
        return None
    if spelt := _SPELT.match(text):
        figures = year_of(spelt[1])
        text = f"{text[: spelt.start(1)]}{figures}{text[spelt.end(1) :]}" if figures else text
    if span := _SPAN.match(text):
        return Period(_span(span, year), span[0])
    if _YEAR_SIGN not in text:
        return None
    return _of_years(text, year, behind) or _of_year(text, year)


def _of_years(text: str, year: int, behind: str) -> Period | None:
    """A span of years, a sum since an earlier one, or the later one for which something is scheduled."""
    if years := _YEARS.match(text):
        return Period(When.EARLIER if int(years[1]) < year else When.LATER, years[0])
    if since := _EVER_SINCE.match(f"{text}，{behind}"):
        return Period(When.EARLIER if int(since[1]) < year else When.THIS, since[0])
    later = _SCHEDULED.search(text)
    return Period(When.LATER, later[0]) if later and int(later[1]) > year else None


def _of_year(text: str, year: int) -> Period | None:
    """The one year that a clause begins with."""
    found = _YEAR.match(text)
    if found is None or _SINCE.search(text, found.end(), found.end() + 8) or _BEGUN.match(text, found.end()):
        return None
    told = int(found[1])
    if (both := _BOTH.match(text, found.end(1))) and int(both[1]) == year:
        return Period(When.THIS, found[0])
    if told == year or (told == year + 1 and _UNTIL.match(text)):
        return Period(When.THIS, found[0])
    return Period(When.EARLIER if told < year else When.LATER, found[0])


def is_measure(text: str) -> bool:
    """Whether a clause only gives an earlier figure to measure this one by, so that what follows is not of its time."""
    return _MEASURE.fullmatch(text) is not None


def of_column(header: str, year: int) -> Period | None:
    """The year that the head of a column names, if it names one."""
    found = _HEADER.search(header)
    if found is None:
        return None
    told = int(found[0])
    when = When.THIS if told == year else When.EARLIER if told < year else When.LATER
    return Period(when, header)


def _span(span: re.Match[str], year: int) -> When:
    """A period of about a year that lies in the year of the report for the greater part is this one."""
    begin = int(span[1]) * 12 + int(span[2]) - 1
    end = int(span[3] or span[1]) * 12 + int(span[4])
    inside = min(end, year * 12 + 12) - max(begin, year * 12)
    if end - begin <= _LONGEST and inside * 2 > end - begin:
        return When.THIS
    return When.LATER if begin >= year * 12 + 12 else When.EARLIER
