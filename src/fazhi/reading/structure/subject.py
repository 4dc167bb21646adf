"""Unit, kind of unit and year: as given, else as the title says, or else as text and signature do."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from fazhi.clock import this_year
from fazhi.expressions import lazily
from fazhi.model.both import Both, Doubt
from fazhi.model.errors import InputError
from fazhi.model.place import Place
from fazhi.model.unit import UnitKind
from fazhi.model.words import unit_kind
from fazhi.places import agreeing, place_in
from fazhi.reading.limits import refuse
from fazhi.reading.numbering import opening_mark
from fazhi.reading.structure.front import Front
from fazhi.reading.structure.naming import (
    is_outside,
    is_party_organ,
    kind_of,
    own_kind,
    person_unit,
    title_period,
    title_unit_in,
    title_year,
    without_plan,
)
from fazhi.reading.vocabulary import LAW, one_of

_FIRST_YEAR = 2000
"""The first year that a record can hold."""
_FIRST_IN_SCOPE = 2021
"""Most of the law in force before is not in the catalogue."""
_LONGEST_NAME = 40
_BESIDE = re.compile("^[—\\-]+|[（(](?:19|20)\\d\\d年?度?[）)]$")
"""What stands beside a unit in a line of its own."""
_CONGRESS = lazily(lambda: f"在(.{{2,20}}?)第.{{1,4}}届.{{0,3}}{one_of('congress_name')}")
_NAMES = "county（县级以上政府）、department（部门）、township（乡镇街道）、development_zone（开发区）"
_ANNOUNCED = lazily(
    lambda: (
        f"(?:{one_of('announce')}|{one_of('announce_next')}，?(?:我)?(?:就|将))([^。；\n]{{2,60}}?)"
        f"{one_of('announce_verb')}{one_of('announce_end')}"
    )
)
_OPENING = lazily(lambda: rf"^\W*((?:19|20)\d\d|[二一][^\W\d]{{3}})年{one_of('year_begins')}")
_DAY = re.compile("((?:19|20)\\d\\d)[-/.年](\\d{1,2})[-/.月]|([二一].{3})年([一二三四五六七八九十]{1,3})月")
_REVIEW = lazily(lambda: rf"^[^。]{{0,6}}?((?:19|20)\d\d)年[^。]{{0,14}}{one_of('review_word')}")
_PERIOD = lazily(lambda: f"{one_of('label_period')}[：:]")
"""What stands before the time reported on in a line of its own."""
_YEAR_ALONE = re.compile(r"20[0-4]\d")
_INTRODUCTION = 1500
"""Characters in which the announcement stands."""
_LONGEST_HEADING = 40
_PLAIN_HEADING = 20
"""The same of a heading without a number."""
_SPRING = 6
"""A report that bears a day up to this month is on the year before."""
_MONTHS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}


class Options(NamedTuple):
    """What the caller knows of the report."""

    unit_kind: str | None = None
    year: int | None = None
    unit: str | None = None
    territory: Place | None = None
    role: str | None = None
    slug: str | None = None


class Subject(NamedTuple):
    """Whose report it is and for which year."""

    unit: str | None
    unit_kind: UnitKind
    year: int
    territory: Place | None
    read_from_title: tuple[str, ...]
    notices: tuple[Both, ...] = ()
    """How the year was settled, where that needs saying."""


def checked_kind(told: str | None, year: int | None) -> UnitKind | None:
    """The kind of unit, where one is told; InputError for a kind or a year that cannot be."""
    kind = None if told is None else unit_kind(told)
    if told is not None and kind is None:
        raise InputError(
            f"单位类别“{told}”不存在；请用 --unit-kind 给出其中之一：{_NAMES}。",
            f'Unknown unit kind "{told}"; give one of {", ".join(UnitKind)} with --unit-kind.',
        )
    if year is not None and not _FIRST_YEAR <= year <= this_year():
        raise InputError(
            f"年度 {year} 不可用：只核查 {_FIRST_YEAR} 年至今年（{this_year()} 年）的报告；"
            "请核对，用 --year 给出四位年份。",
            f"Year {year} cannot be: reports for {_FIRST_YEAR} to this year ({this_year()}) are audited; "
            "check it and give a four-digit year with --year.",
        )
    return kind


def subject(front: Front, text: str, signed: Sequence[str], name: str, options: Options) -> Subject:
    """What was given, completed from title, announcement and signature; InputError where year or kind stay unknown.

    `text` is what stands between title and signature, `signed` holds the lines of the signature.
    """
    told = announcement(text)
    unit = options.unit or next(_units(front, told, signed), None)
    kind = UnitKind(options.unit_kind) if options.unit_kind else (kind_of(unit) if unit else own_kind(told))
    period = title_period(front.title)
    named = period.year
    year = options.year or reported_year(front.title, text, named) or _year_elsewhere(front, text, told, signed)
    if re.search(f"{one_of('years_since')}$", period.span) and not options.year:
        year = max(filter(None, (dated_year([*signed, *front.bylines]), year)), default=None)
    kind, year = _settled(front.title, unit, kind, year, name)
    territory = _territory(unit, [front.title, *signed, *front.issuers], name, options)
    given = {"unit": options.unit, "unit_kind": options.unit_kind, "year": options.year}
    read = tuple(key for key, value in given.items() if not value and {"unit": unit}.get(key, key))
    notices = [
        *_document_notices(front.title),
        *_year_notices(front.title, year, bool(options.year)),
        *_place_notices([*signed, *front.issuers], options.territory),
    ]
    if unit and not options.unit_kind and is_party_organ(unit):
        notices.append(
            Both(
                f"“{unit}”是党的机关或群团组织，目录没有单为其列出义务，单位类别按部门处理。",
                f'"{unit}" is an organ of the Party or a mass organisation, for which the catalogue has no duties of '
                "its own; it is taken for a department.",
            )
        )
    return Subject(unit, kind, year, territory, read, tuple(notices))


def _settled(title: str, unit: str | None, kind: UnitKind | None, year: int | None, name: str) -> tuple[UnitKind, int]:
    """Kind and year, where both are known and a report of them can be audited; InputError says what to do else."""
    if (kind is None or year is None) and _is_other_document(title):
        raise refuse(
            name,
            f"的标题“{title}”看来不是年度报告，而是通知、方案、会议纪要一类文件；请核对文件。"
            "确要核查，请用 --unit-kind 和 --year 给出单位类别和年度。",
            f'is no annual report by its title "{title}" but a notice, a plan, minutes or the like; check that '
            "it is the right file. To audit it all the same, add --unit-kind and --year.",
        )
    if kind is None and unit is not None and is_outside(unit):
        raise refuse(
            name,
            f"写明的单位“{unit}”不在四类单位之内，目录里没有为这类单位列出义务；"
            f"要按其中一类核查，请用 --unit-kind 给出：{_NAMES}。",
            f'is of "{unit}", a unit of none of the four kinds that the catalogue has duties for; to audit it as one '
            f"of them add --unit-kind with {', '.join(UnitKind)}.",
        )
    if kind is None:
        raise refuse(
            name,
            f"的标题没有写明单位类别；请用 --unit-kind 给出：{_NAMES}。",
            f"does not tell the kind of unit in its title; add --unit-kind with one of {', '.join(UnitKind)}.",
        )
    if year is None:
        raise refuse(name, "的标题没有写明年度；请用 --year 给出。", "does not tell the year in its title; add --year.")
    if not _FIRST_YEAR <= year <= this_year():
        raise refuse(
            name,
            f"的标题写明是 {year} 年度，不可用：只核查 {_FIRST_YEAR} 年至今年（{this_year()} 年）的报告；"
            "请核对，标题有误的用 --year 给出。",
            f"is for {year} by its title, which cannot be: reports for {_FIRST_YEAR} to this year ({this_year()}) are "
            "audited; check it, and give the year with --year where the title is wrong.",
        )
    return kind, year


def _territory(unit: str | None, texts: Sequence[str], name: str, options: Options) -> Place | None:
    """Where the unit is: as told and as its name tells together; InputError where these contradict each other."""
    if options.territory is None:
        return place_in(unit, *texts)
    found = agreeing(options.territory, unit, *([] if options.unit else texts[:1]))
    if found is None:
        raise refuse(
            name,
            f"是“{unit or texts[0]}”的报告，不在{options.territory}；请核对 --territory。",
            f'is a report of "{unit or texts[0]}", which is not in {options.territory}; check --territory.',
        )
    return found


def _place_notices(signed: Sequence[str], told: Place | None) -> Iterator[Both]:
    """Whether who signs or issues it lies elsewhere than told; the place that is told stands."""
    names = (line for line in signed if told and _names_unit(line) and agreeing(told, line) is None)
    if name := next(names, None):
        yield Doubt(
            f"署名“{name}”不在{told}；仍按{told}核查，请核对文件和 --territory。",
            f'It is signed by "{name}", which is not in {told}; it is audited as of {told} all the same. Check the '
            "file and --territory.",
        )


def _names_unit(line: str) -> bool:
    """Whether a line of the signature is the name of a unit and nothing else."""
    return len(line) <= _LONGEST_NAME and not re.search("[，。！；]", line) and bool(kind_of(line) or is_outside(line))


def _units(front: Front, told: str, signed: Sequence[str]) -> Iterator[str]:
    """The units that title, bylines, announcement, signature and page head name, in that order."""
    if unit := title_unit_in(front.title):
        yield unit
    for line in front.bylines:
        if found := _CONGRESS.search(line):
            yield found[1]
        elif (unit := person_unit(line)) != line and kind_of(unit):
            yield unit
        elif (named := _BESIDE.sub("", line).strip("（）()〔〕【】")) and (kind_of(named) or is_outside(named)):
            yield named
    if (unit := title_unit_in(told)) and not own_kind(unit):
        yield unit
    for line in signed:
        if _names_unit(line):
            yield line
    yield from front.issuers


def _year_elsewhere(front: Front, text: str, told: str, signed: Sequence[str]) -> int | None:
    """The year where the title names none: from a byline, the announcement, the text's opening, or the day it bears."""
    for line in front.bylines:
        if years := _PERIOD.match(line) and re.findall(r"20\d\d", line):
            return max(map(int, years))
        if _YEAR_ALONE.fullmatch(line):
            return int(line)
    bylines = [line for line in front.bylines if not re.search("月.{1,3}日", line)]
    for line in (*bylines, told):
        if year := title_year(line):
            return year
    return front.year or opening_year(text) or dated_year([*signed, *front.bylines])


def _document_notices(title: str) -> Iterator[Both]:
    """Whether the title is of a document or a report of another kind."""
    if _is_other_report(title):
        yield Doubt(
            f"标题“{title}”看来是另一种报告，不是法治政府建设年度报告；结论只供参考，请核对文件。",
            f'By its title "{title}" this is a report on something else than law-based government; check that it is '
            "the right file.",
        )
    if _is_other_document(title):
        yield Doubt(
            f"标题“{title}”看来不是年度报告，而是通知、方案、工作安排一类文件；结论只供参考，请核对文件。",
            f'By its title "{title}" this is no annual report but a notice, a plan or the like; check that it is the '
            "right file.",
        )


def _is_other_report(title: str) -> bool:
    """Whether a title is of an annual report on something else, or on what others were found to have done."""
    if _others().inspected.search(title):
        return True
    return bool(_others().subject.search(title)) and not LAW.search(title)


def _year_notices(title: str, year: int, given: bool) -> Iterator[Both]:
    """How the year was settled, where that needs saying."""
    period = title_period(title)
    if period.span:
        yield Doubt(
            f"标题写的是“{period.span}”，包括多个年度，不是一年的报告；按{year}年度核查。",
            f'The title names "{period.span}", more than one year; it is audited as a report for {year}.',
        )
    if period.fraction:
        yield Doubt(
            f"标题写的是“{period.fraction}”，不是全年的报告；全年才做的事可能还没有写到。",
            f'The title names "{period.fraction}", not a whole year; what is done by the end of a year may not be told '
            "yet.",
        )
    if not given and period.year is None:
        yield Doubt(
            f"标题没有写明年度，按正文和落款取{year}年度；有误请用 --year 给出。",
            f"The title names no year; by text and signature it is taken for {year}. Give --year if that is wrong.",
        )
    elif not given and period.year != year and re.search(one_of("work_report"), title):
        yield Both(
            f"标题为{period.year}年政府工作报告，正文回顾{year}年工作，按{year}年度处理。",
            f"The title names a government work report of {period.year} whose text looks back on {year}; "
            f"it is taken for {year}.",
        )
    elif not given and period.year != year:
        yield Doubt(
            f"标题写的是{period.year}年，正文写的是{year}年的工作，按{year}年度处理；有误请用 --year 给出。",
            f"The title names {period.year}, but the text is of the work of {year}; it is taken for {year}. "
            "Give --year if that is wrong.",
        )
    if year < _FIRST_IN_SCOPE:
        yield Doubt(
            f"{year}年度不在范围内：{_FIRST_IN_SCOPE - 1}年度及以前施行的法律大多不在目录里，结论不完整，只供参考。",
            f"{year} is out of scope: most of the law in force in {_FIRST_IN_SCOPE - 1} and before is not in the "
            "catalogue, so the conclusions are incomplete.",
        )


def reported_year(title: str, text: str, named: int | None) -> int | None:
    """The year reported on: a title may name the year in which a report on the one before is given or published."""
    if named and re.search(one_of("work_report"), title):
        back = re.search(f"(?m)^[^。\\n]{{0,6}}{named - 1}年[^。\\n]{{0,8}}{one_of('review')}", text)
        return named - 1 if back else named
    if named and looks_back(text, named):
        return named - 1
    return named


def _is_other_document(title: str) -> bool:
    """Whether a title is of a notice, a plan or another document that reports nothing."""
    title = without_plan(title)
    return bool(_others().ends.search(title)) and not _others().report.search(title)


class _Others(NamedTuple):
    ends: re.Pattern[str]
    subject: re.Pattern[str]
    """What another report is on."""
    inspected: re.Pattern[str]
    """What one on others is called."""
    report: re.Pattern[str]
    """A report handed on, not one asked for."""


@cache
def _others() -> _Others:
    ends = f"{one_of('other_document')}[》”]?(?:[（(].*[）)])?$"
    asked = f"(?!.*{one_of('about')}{one_of('asks_others')})"
    return _Others(
        re.compile(ends),
        re.compile(one_of("other_report")),
        re.compile(one_of("report_of_others")),
        re.compile(f"^{asked}.*{one_of('title_end')}[》”]?的?{one_of('passed_on')}$"),
    )


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
    plan = re.compile(
        f"{named}年[^。]{{0,20}}(?:{one_of('title_plan', 'next')}|{one_of('plan_mark')}|{one_of('remedy_we')}要)"
    )
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
