"""The check for a year that is another report's."""

import re
from collections.abc import Iterator

from fazhi.expressions import lazily
from fazhi.model.audit import Audit
from fazhi.model.report import Part, Passage, PassageKind, Report
from fazhi.precheck.base import Hit, check, one_of
from fazhi.precheck.stretches import normal_of, original

_OPENING = re.compile(
    r"^(?:[一二三四五六七八九十]+是|[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])?(?P<year>20\d\d)年度?[，、]?(?:我|本|全)(?!国|省)[^，。；]{0,6}"
)
"""A sentence that tells of one's own year: 2024年，我局."""
_PREAMBLE = re.compile(r"^(?P<year>20\d\d)年度?，")
"""What a preamble opens with."""
_LAW = lazily(lambda: one_of("law_title"))
_THIS = lazily(
    lambda: (
        rf"{one_of('this_year')}[（(，、]?(?P<year>20\d\d)年|(?P<year2>20\d\d)年[（(]{one_of('this_year_behind')}[）)]"
    )
)
_OWN = lazily(lambda: f"[，；。](?:而)?{one_of('own_year')}")
"""What sets the year reported on against one told before."""
_COMPARED = lazily(lambda: one_of("compared"))
_PLAN_HEADING = lazily(lambda: rf"(?<!\d)(?P<year>20\d\d)年度?(?:[^年。]{{0,12}}){one_of('plan_heading')}$")
_WORK_HEADING = lazily(lambda: rf"^(?P<year>20\d\d)年度?[^年。]{{0,16}}{one_of('work_heading')}$")
_NEXT = lazily(lambda: rf"^(?P<year>20\d\d)年度?，?(?:我|本|全)[^，。；]{{0,8}}{one_of('next_year')}")
_NUMBER = lazily(
    lambda: rf"(?:第?[一二三四五六七八九十]{{1,3}}{one_of('part_word')}?[、，.]|（[一二三四五六七八九十]{{1,3}}）)"
)


@check(
    "别的年份",
    "A year that is another's",
    "多是从往年的稿子带来的：核对后改成报告年度，打算部分改成下一年度。",
    "Often left from an earlier report: make it the year reported on, in the plans the year after.",
)
def other_year(audit: Audit) -> Iterator[Hit]:
    """说本年度的事，写的却是别的年份：开头的“2023年，我局……”、标题“2023年工作情况”在2024年度报告里；“今年（2023年）”；打算部分写“2024年，我局将……”。

    通过：2024年度报告写“较2023年增长12%”“2025年，我局将……”。
    不通过：2024年度报告写“2023年，我局坚持……”。

    What is told of the year reported on names another: “in 2023 this bureau” at the beginning of a report for 2024, a
    heading on the work of 2023, “this year (2023)”, plans for the year that has passed.

    Passes: A report for 2024 with “12 % more than in 2023”, “in 2025 this bureau will”.
    Fails: A report for 2024 with “in 2023 this bureau kept to …”.
    """
    report = audit.report
    if not _LAW.search(report.title):  # the title of a general report names the year in which it is given
        return
    for passage in report.passages:
        if passage.kind is PassageKind.TITLE or passage.part is Part.CLOSING:
            continue
        text, first = normal_of(report, passage.start, passage.end)
        for group, found, wanted in _found(report, passage, text):
            start, end = original(report, first + found.start(group), first + found.end(group))
            zh = f"写的是{found[group]}年，这里应当是{wanted}年"
            yield Hit(zh, f"says {found[group]}, where {wanted} is due", start, end)


def _found(report: Report, passage: Passage, text: str) -> Iterator[tuple[str, re.Match[str], int]]:
    """Each year out of place: its group in a match, and the year that is due."""
    year = report.year
    if passage.kind is PassageKind.HEADING:
        words = text.rstrip("。：；")
        if (found := _PLAN_HEADING.search(words)) and passage.part is Part.PLANS and int(found["year"]) != year + 1:
            yield "year", found, year + 1
        number = _NUMBER.match(words)
        title = words[number.end() :] if number else words
        if (work := _WORK_HEADING.match(title)) and int(work["year"]) != year and len(title) == len(words):
            yield "year", work, year
        return
    for found in _THIS.finditer(text):
        group = "year" if found["year"] else "year2"
        if int(found[group]) != year and passage.part is not Part.PLANS:
            yield group, found, year
    if passage.part is Part.PLANS and (plan := _NEXT.search(text)) and int(plan["year"]) <= year:
        yield "year", plan, year + 1
    elif passage.part in {Part.PREAMBLE, Part.WORK, Part.LEADERSHIP}:
        opening = (_PREAMBLE if passage.part is Part.PREAMBLE else _OPENING).search(text)
        behind = text[opening.end() :] if opening else ""
        near = text[: opening.end() + 8] if opening else ""
        compared = f"{year}年" in text or _OWN.search(behind) or _COMPARED.search(near) or _honoured(text)
        if opening and int(opening["year"]) == year - 1 and not compared:
            yield "year", opening, year


def _honoured(text: str) -> bool:
    """Whether a sentence begins with an honour that was given, which may be of the year before."""
    return re.search(one_of("honoured"), "，".join(re.split("[，；]", text)[:2])) is not None
