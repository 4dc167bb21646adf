"""Unit, kind of unit and year, as given or as the title tells them."""

import re
from datetime import date
from typing import NamedTuple

from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.model.obligation import UnitKind
from fazhi.model.words import unit_kind
from fazhi.reading.front import Front
from fazhi.reading.limits import refuse

_YEAR = re.compile("((?:19|20)\\d\\d)年(度?)")
_CHINESE_YEAR = re.compile("([二〇○零Ｏ一三四五六七八九]{4})年度?")
_CHINESE_DIGITS = {character: str(value) for value, character in enumerate("〇一二三四五六七八九")} | dict.fromkeys(
    "零○Ｏ", "0"
)
_SUBJECT = re.compile(
    "(?:人民)?政府工作报告|关于|(?:建设|推进|贯彻|落实|深入|履行|全面)?(?:法治政府|法治建设|依法行政|依法治|法治)|工作报告|工作总结|工作情况|在.{2,30}(?:上|会议)|[（(]"
)
_ZONE = re.compile(
    "(?:开发区|高新区|经开区|新区|园区|工业园|产业园|示范区|保税区|度假区|试验区|合作区|科技城|科学城|管委会|管理委员会)$"
)
_TOWNSHIP = re.compile("(?:(?:镇|乡|街道|苏木)(?:人民政府|政府|党工委|党委)?|街道办事处|街道办)$")
_DEPARTMENT = re.compile("(?:局|委员会|委|办公室|办|厅|部|院|署|总队|支队|大队|中心|银行|站|处|社|会)$")
_GOVERNMENT = re.compile("(?:人民政府|政府|国务院|[省市县区州盟旗])$")
_KINDS = (
    (_ZONE, UnitKind.DEVELOPMENT_ZONE),
    (_TOWNSHIP, UnitKind.TOWNSHIP),
    (_DEPARTMENT, UnitKind.DEPARTMENT),
    (_GOVERNMENT, UnitKind.COUNTY),
)
_FIRST_YEAR = 2000
"""The first year that a record can hold."""
_FIRST_IN_SCOPE = 2021
"""Most of the law in force before is not in the catalogue."""
_LONGEST_NAME = 40
_NAMES = "county（县级以上政府）、department（部门）、township（乡镇街道）、development_zone（开发区）"


class Options(NamedTuple):
    """What the caller knows of the report."""

    unit_kind: str | None = None
    year: int | None = None
    unit: str | None = None
    territory: str | None = None
    slug: str | None = None


class Subject(NamedTuple):
    """Whose report it is and for which year."""

    unit: str | None
    unit_kind: str
    year: int
    read_from_title: tuple[str, ...]
    notices: tuple[Both, ...] = ()
    """How the year was settled, where that needs saying."""


def checked_kind(told: str | None, year: int | None) -> str | None:
    """The kind of unit by its value, where one is told; InputError for a kind or a year that cannot be."""
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
    return None if kind is None else kind.value


def this_year() -> int:
    """The year of today; nobody reports on a later one."""
    return date.today().year  # noqa: DTZ011 - the day where the user sits


def subject(front: Front, text: str, name: str, options: Options) -> Subject:
    """What was given, completed from the title; InputError where year or kind stay unknown."""
    unit = options.unit or title_unit(front)
    kind = options.unit_kind or (kind_of(unit) if unit else None)
    named = title_year(front.title)
    year = options.year or reported_year(front.title, text, named)
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
    given = {"unit": options.unit, "unit_kind": options.unit_kind, "year": options.year}
    read = tuple(key for key, value in given.items() if not value and {"unit": unit}.get(key, key))
    notices = []
    if not options.year and named != year:
        notices.append(
            Both(
                f"标题为{named}年政府工作报告，正文回顾{year}年工作，按{year}年度处理。",
                f"The title names a government work report of {named} whose text looks back on {year}; "
                f"it is taken for {year}.",
            )
        )
    if year < _FIRST_IN_SCOPE:
        notices.append(
            Both(
                f"{year}年度不在范围内：{_FIRST_IN_SCOPE - 1}年度及以前施行的法律大多不在目录里，"
                "结论不完整，只供参考。",
                f"{year} is out of scope: most of the law in force in {_FIRST_IN_SCOPE - 1} and before is not in the "
                "catalogue, so the conclusions are incomplete.",
            )
        )
    return Subject(unit, kind, year, read, tuple(notices))


def reported_year(title: str, text: str, named: int | None) -> int | None:
    """The year reported on: a government work report of a year may review the one before."""
    if named and "政府工作报告" in title and re.search(f"(?m)^[^。\\n]{{0,6}}{named - 1}年[^。\\n]{{0,8}}回顾", text):
        return named - 1
    return named


def title_year(title: str) -> int | None:
    """The year a title names, a 年度 before a mere 年."""
    found = _YEAR.findall(title)
    if found:
        return int(next((year for year, degree in found if degree), found[0][0]))
    chinese = _CHINESE_YEAR.search(title)
    if chinese:
        digits = "".join(_CHINESE_DIGITS.get(character, "") for character in chinese[1])
        return int(digits) if re.fullmatch("(?:19|20)\\d\\d", digits) else None
    return None


def title_unit(front: Front) -> str | None:
    """The unit a title names, or the byline that names one."""
    words = _CHINESE_YEAR.sub("|", re.sub("[（(]?(?:19|20)\\d\\d年(?:度)?[）)]?", "|", front.title))
    for stretch in words.split("|"):
        name = _SUBJECT.split(stretch.strip(), maxsplit=1)[0].strip("的：:，、 ")
        if 1 < len(name) <= _LONGEST_NAME and kind_of(name):
            return name
    return next((line for line in front.bylines if kind_of(line)), None)


def kind_of(unit: str) -> str | None:
    """The kind of unit that a name tells by its ending."""
    return next((kind.value for pattern, kind in _KINDS if pattern.search(unit)), None)
