"""What text and signature tell of the report where its title does not: who announces it and for which year."""

import re
from collections.abc import Sequence

from fazhi.reading.numbering import opening_mark
from fazhi.reading.structure.naming import title_year
from fazhi.reading.vocabulary import one_of

_ANNOUNCED = re.compile(
    "(?:现将|现就|下面，?(?:我)?(?:就|将)|现把)([^。；\n]{2,60}?)(?:报告|汇报|总结|公布|公开|公告|公示|通报)(?:如下|于后|于下)"
)
_OPENING = re.compile("^\\W*((?:19|20)\\d\\d|[二一][^\\W\\d]{3})年(?:度|以来|来|是|，|,|、|我|全|在|，)")
_DAY = re.compile("((?:19|20)\\d\\d)[-/.年](\\d{1,2})[-/.月]|([二一].{3})年([一二三四五六七八九十]{1,3})月")
_REVIEW = re.compile("^[^。]{0,6}?((?:19|20)\\d\\d)年[^。]{0,14}(?:回顾|工作情况|举措|成效|做法)")
_INTRODUCTION = 1500
"""Characters in which the announcement stands."""
_LONGEST_HEADING = 40
_PLAIN_HEADING = 20
"""The same of a heading without a number."""
_SPRING = 6
"""A report that bears a day up to this month is on the year before."""
_MONTHS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}


def announcement(text: str) -> str:
    """What the introduction announces to report on: 我局2023年度法治政府建设情况; empty where nothing is announced."""
    found = _ANNOUNCED.search(text[:_INTRODUCTION])
    return re.sub("\\s", "", found[1]) if found else ""


def opening_year(text: str) -> int | None:
    """The year that the first chapter reviews by its heading, or that the text begins with."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in lines:
        if len(line) <= _LONGEST_HEADING and (found := _REVIEW.search(line)):
            return int(found[1])
    for line in lines[:4]:
        if (found := _OPENING.match(line)) and (year := title_year(f"{found[1]}年")):
            return year
    return None


def dated_year(lines: Sequence[str]) -> int | None:
    """The year reported on by the day a report bears: the one before where that day is in the first half of a year."""
    for line in lines:
        if found := _DAY.search(re.sub("\\s", "", line)):
            year = title_year(f"{found[1] or found[3]}年")
            month = int(found[2]) if found[2] else _MONTHS.get(found[4], 0)
            if year and month:
                return year - 1 if month <= _SPRING else year
    return None


def _is_heading(line: str) -> bool:
    """Whether a line heads what is below it: short, numbered or shorter still, and not closed."""
    if len(line) > _LONGEST_HEADING or not line or line[-1] in "。；，：！":
        return False
    return len(line) <= _PLAIN_HEADING or opening_mark(line, 0, len(line)) is not None


def looks_back(text: str, named: int) -> bool:
    """Whether a text tells of the work of the year before the one named, and plans for the one named."""
    before, planned, worked, ahead = False, False, False, False
    plan = re.compile(f"{named}年[^。]{{0,20}}(?:{one_of('title_plan', 'next')}|[将拟]|继续|我[们局县区市镇委]要)")
    coming = re.compile(f"{one_of('next')}|{named}年[^。]{{0,20}}{one_of('title_plan')}")
    for line in map(str.strip, text.splitlines()):
        if len(line) > _LONGEST_HEADING and not line.startswith((f"{named - 1}年", f"{named}年")):
            continue
        if _is_heading(line):
            ahead = coming.search(line) is not None
        if plan.search(line) or (ahead and line.startswith(f"{named}年")):
            planned = True
        elif f"{named}年" in line[:_LONGEST_HEADING]:
            worked = True
        elif f"{named - 1}年" in line[:_LONGEST_HEADING]:
            before = True
    return before and not worked and (planned or text.count(f"{named - 1}年") > text.count(f"{named}年") + 1)
