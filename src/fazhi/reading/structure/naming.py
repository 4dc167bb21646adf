"""What a title says: the unit, its kind, and the year or the years."""

import re
from functools import cache
from typing import NamedTuple

from fazhi.expressions import lazily
from fazhi.model.numerals import DIGITS, ZEROS, year_of
from fazhi.model.unit import UnitKind
from fazhi.reading.vocabulary import one_of

_QUOTES = re.compile('[“”"‘’「」『』]')
_TYPED_ZEROS = "0oOοΟоО"
"""What else is typed for the zero of a Chinese year: the digit and letters that look like it."""
_CHINESE_YEAR = re.compile(f"([{ZEROS}{DIGITS}{_TYPED_ZEROS}]{{4}})(?=年)")
_YEAR = lazily(lambda: rf"((?:19|20)\d\d)(?:年(度?)|(?={one_of('year_of_law')})|(?=[）)]$))")
_FRAMED_YEAR = re.compile("[\\[〔【（(]([^\\[\\]〔〕【】（）()]{4})[\\]〕】）)](?=年)")
"""The number of a year that alone is framed: [2023]年度."""
_SHORT_YEAR = lazily(lambda: rf"(?<![\d第近前满])(2[1-9])(?=年度|年{one_of('short_year_of')})")
_LAST_BRACKET = re.compile("[（(]([^（）()]{2,30})[）)]$")
_BOTH_YEARS = re.compile("((?:19|20)\\d\\d)年度?[和、及与]((?:19|20)\\d\\d)年度?")
_SINCE = lazily(lambda: rf"((?:19|20)\d\d)年{one_of('years_since')}")
_HANDING_ON = lazily(lambda: f"^{one_of('handing_on_how')}?{one_of('handing_on')}?《?")
_NUMBERED = re.compile(r"^\W*\d{1,3}[-_.、]+(?=\D)")
"""The number of a file among others, before the title: 03-."""
_DAY = "(?:3[01]|[12]\\d|0?[1-9])"
_MONTHS = re.compile(
    rf"((?:19|20)\d\d)(?:(?P<spelt>年)|[./])(?P<first>1[0-2]|0?[1-9])(?:月(?:{_DAY}日)?|[./]{_DAY})?[至到—\-－–~～一]+"
    rf"(?:((?:19|20)\d\d)[年./])?(?P<last>1[0-2]|0?[1-9])(?(spelt)月(?:{_DAY}日)?|(?:[./]{_DAY})?)(?![\d.日])"
)
"""From month to month, spelt out or in figures: 2022年11月—2023年10月, 2022.11—2023.10."""
_YEAR_OF_MONTHS = 12
_MOST_MONTHS = 15
"""Months beyond which a span of them is more than a year of report, as it is of a clause."""
_SPAN = re.compile("((?:19|20)\\d\\d)年?度?[至到—\\-－–~～一]+((?:19|20)\\d\\d)年?")
_LONGEST_NAME = 40
_BODY = 4
"""Characters between the deed that a body is named by and what it is: 备案审查中心."""
_WITHIN = 10
"""Characters of the name of an office within a unit: 法治科."""
_BETWEEN = "[、，和及与/／]"
_WIDE = {0xFF10 + digit: str(digit) for digit in range(10)} | {ord("．"): ".", ord("／"): "/"}


class Period(NamedTuple):
    """What a title says of the time reported on."""

    year: int | None
    """The year; the last of several."""
    span: str = ""
    """The words that name more than one year; empty where it is one."""
    fraction: str = ""
    """The words that name less than a year; empty where it is a whole."""


def title_year(title: str) -> int | None:
    """The year a title reports on, a 年度 before a mere 年; the year of a plan named beside it does not count."""
    return title_period(title).year


def title_period(title: str) -> Period:
    """The year or years a title reports on."""
    words = _digits(title)
    outside = re.sub("《[^《》]*》", "《》", words)
    words = outside if _YEAR.search(outside) else words
    fraction = _period().fraction.search(words)
    part = fraction[0] if fraction else ""
    if months := _MONTHS.search(_period().plan.sub("", words)):
        found, named = _of_months(months, part), _named_years(words)
        if not named or found.year in named:
            return found
    if span := _SPAN.search(words):
        first, last = int(span[1]), int(span[2])
        if first < last:
            return Period(last, span[0], part)
    if since := _SINCE.search(words):
        return Period(int(since[1]), since[0], part)
    own = _period().remedied.sub("", _period().plan.sub("", _period().of_both.sub(r"\g<own>", words)))
    if (both := _BOTH_YEARS.search(own)) and both[1] < both[2]:
        return Period(int(both[2]), both[0], part)
    years = _years(own) or _years(words)
    many = _period().many.search(words)
    return Period(years, many[0] if many else "", part)


def _of_months(months: re.Match[str], part: str) -> Period:
    """The year in which most months lie, the last of two with as many; of far more months the last."""
    first, last = int(months[1]), int(months[4] or months[1])
    before, behind = 13 - int(months["first"]), int(months["last"])
    count = before + behind + 12 * (last - first - 1)
    if count > _MOST_MONTHS:
        return Period(last, months[0], part)
    year = first if last == first + 1 and before > behind else last
    return Period(year, "", part if count >= _YEAR_OF_MONTHS else part or months[0])


def without_plan(title: str) -> str:
    """A title without the plan of a coming year that it names beside the report."""
    return _period().joined_plan.sub("", _period().of_both.sub(r"\g<own>", _digits(title)))


def title_unit_in(title: str) -> str | None:
    """The unit a title names; of a motto with the title behind a dash, that which the latter names."""
    motto, dash, behind = _MONTHS.sub("|", _QUOTES.sub("", title)).partition("——")
    return (_unit_in(behind) if motto.strip() and dash else None) or _unit_in(title)


def _unit_in(title: str) -> str | None:
    words = _MONTHS.sub("|", _digits(_QUOTES.sub("", title)))
    words = re.sub("[（(〔【\\[]?(?:19|20)\\d\\d年?(?:度)?[）)〕】\\]]?", "|", words)
    bracketed = _LAST_BRACKET.search(words)
    for stretch in [*words.split("|"), *(bracketed.groups() if bracketed else ())]:
        name = (
            _subject()
            .split(_HANDING_ON.sub("", _NUMBERED.sub("", stretch.strip("《》【】—- "))), maxsplit=1)[0]
            .strip("的：:，、 《》#=")
        )
        name = name.rpartition("《")[2]
        for named in (name, person_unit(name)):
            if 1 < len(named) <= _LONGEST_NAME and (kind_of(named) or is_outside(named)):
                return named
    return None


def person_unit(line: str) -> str:
    """A line without the office and name of the person it names: 青河镇人民政府镇长 李明 is of 青河镇人民政府."""
    return _period().person.sub("", re.sub(f"^{one_of('label_person')}[：:]", "", line))


def kind_of(unit: str) -> UnitKind | None:
    """The kind of unit that a name tells by its ending; of several names the first that tells one."""
    if is_outside(unit):
        return None
    for name in (unit, *re.split(_BETWEEN, unit)):
        plain = re.sub(f"^{one_of('party_head')}|{one_of('party_tail')}$", "", name)
        if found := next((kind for pattern, kind in _kinds() if pattern.search(name) or pattern.search(plain)), None):
            return _first_of(unit) or found
    return None


def bare_name(unit: str) -> str:
    """The name of a unit without its body: 郯城县人民政府 is 郯城县."""
    return re.sub(f"({one_of('unit_level')}){one_of('unit_tail')}$", r"\1", unit)


def is_of_town(unit: str) -> bool:
    """Whether a bare name is that of a town or a street, of which many have the same."""
    return bool(re.search(f"{one_of('township_place')}$", unit))


def is_unit_name(line: str) -> bool:
    """Whether a line without blanks may be the name of a unit: it ends as one, and holds no figure, stop or deed."""
    says = _names()
    if names_deed(line) or not says.name.fullmatch(line):
        return False
    return (
        (says.office.search(line) or says.within.fullmatch(line)) is not None
        or kind_of(line) is not None
        or is_outside(line)
    )


def of_unit(line: str) -> str:
    """The unit whose office a line names, else the line: 县司法局法治科 is of 县司法局."""
    found = _names().within.fullmatch(line)
    return found["unit"] or line if found else line


def names_deed(line: str) -> bool:
    """Whether a line says what was done, which no name of a unit or a site does."""
    return _names().no_name.search(line) is not None


def own_kind(text: str) -> UnitKind | None:
    """The kind of unit that speaks of itself as 我局 or 本镇."""
    return next((kind for pattern, kind in _own() if pattern.search(text)), None)


def is_outside(unit: str) -> bool:
    """Whether a name is of a court, a school, an enterprise or another unit of none of the kinds on record."""
    own = re.sub(f"{one_of('own_party')}$", "", unit)
    return bool(_marks().outside.search(own) and not _marks().party.search(own)) and _first_of(unit) is None


def is_party_organ(unit: str) -> bool:
    """Whether a name is of an organ of the Party or of a mass organisation."""
    return bool(_marks().party.search(unit))


def _first_of(unit: str) -> UnitKind | None:
    """The kind that several bodies of one place have together: 青河镇党委、政府."""
    first, *others = re.split(_BETWEEN, unit)
    return _joint(first, others[-1]) if others and len(first) > 1 else None


def _joint(first: str, last: str) -> UnitKind | None:
    for name in (first, re.sub(f"{one_of('party_tail')}$", "", first)):
        for pattern, kind in _kinds():
            if kind is not UnitKind.DEPARTMENT and pattern.search(name):
                return kind
    if _marks().outside.search(first) or re.search(f"{one_of('committee')}$", first):
        return next((kind for pattern, kind in _kinds() if pattern.search(last)), None)
    return None


def _digits(title: str) -> str:
    """A title whose years stand in Arabic digits, without gaps and quotation marks."""
    words = _QUOTES.sub("", title).translate(_WIDE)
    words = _CHINESE_YEAR.sub(_arabic, _FRAMED_YEAR.sub("\\1", re.sub("\\s+", "", words)))
    return words if _YEAR.search(words) else _SHORT_YEAR.sub("20\\1", words)


def _arabic(found: re.Match[str]) -> str:
    return str(year_of(re.sub(f"[{_TYPED_ZEROS}]", "〇", found[1])) or found[1])


def _named_years(words: str) -> list[int]:
    """The years that are called 年度."""
    return [int(year) for year, degree in _YEAR.findall(words) if degree]


def _years(words: str) -> int | None:
    found = [int(year) for year, _ in _YEAR.findall(words)]
    return next(iter(_named_years(words) or found), None)


class _Period(NamedTuple):
    of_both: re.Pattern[str]
    """A title that calls a report what tells of one year and plans the next: 2023年…情况暨2024年重点任务的报告."""
    remedied: re.Pattern[str]
    """What a title names before the year it reports on: how the lacks of an earlier one were put right."""
    plan: re.Pattern[str]
    joined_plan: re.Pattern[str]
    fraction: re.Pattern[str]
    many: re.Pattern[str]
    person: re.Pattern[str]


class _Names(NamedTuple):
    name: re.Pattern[str]
    no_name: re.Pattern[str]
    office: re.Pattern[str]
    within: re.Pattern[str]
    """A whole line that names an office within a unit, behind its unit or by itself."""


@cache
def _names() -> _Names:
    unit, work = one_of("office", "department", "county", "township_place"), one_of("office_within_work")
    return _Names(
        re.compile(r"[^\d，。；：:！？!?,;]{2,36}"),
        re.compile(
            f"(?!{one_of('named_by')}.{{0,{_BODY}}}?{one_of('office', 'department', 'office_within')}$)"
            f"{one_of('act', 'name_not')}"
        ),
        re.compile(f"{one_of('office')}$"),
        re.compile(
            rf"(?!.*[\d，。；：:！？!?,;的了])(?:(?P<unit>.{{1,24}}{unit})|(?=.{{0,8}}{work}))"
            rf".{{1,{_WITHIN}}}{one_of('office_within')}"
        ),
    )


@cache
def _period() -> _Period:
    plan, reports = one_of("title_plan"), one_of("title_end")
    year = "(?:19|20)\\d\\d年"
    named = f"{year}(?:(?!{year}|{reports}).){{0,16}}{plan}"
    planned = f"{named}(?!.{{0,4}}{reports})"
    own = f"{year}(?:(?!{year}).){{0,30}}"
    return _Period(
        re.compile(rf"(?P<own>{own}{reports}.?)[及和与暨、，]{named}的{reports}\W*$"),
        re.compile(f"{own}{one_of('title_remedy')}(?:(?!{year}).){{0,16}}[及和与暨、，](?={year})"),
        re.compile(f"[及和与暨、，]?{planned}"),
        re.compile(f"[及和与暨、，]{planned}"),
        re.compile(
            f"{one_of('part_year')}|(?<!\\d)\\d{{1,2}}月?[至到—\\-－–~～](?:1[01]|[1-9])月|前\\d{{1,2}}{one_of('many_months')}"
        ),
        re.compile(f"{one_of('many_years')}"),
        re.compile(
            rf"(?:{one_of('party_post')}{one_of('secretary')}[、，兼/]*(?:{one_of('office')})?)?{one_of('acting')}?"
            rf"[、，]?{one_of('deputy')}?{one_of('official')}[：:]?\s*[\u3400-\u9fff·\s×✕XxＸ*＊○〇]{{0,8}}$"
        ),
    )


@cache
def _subject() -> re.Pattern[str]:
    """What ends the unit's name in a title."""
    law = f"{one_of('subject_verb')}?{one_of('subject_law')}(?!.?(?:委|办))"
    return re.compile(
        f"{one_of('subject')}|(?<=..)向{one_of('county')}.{{0,20}}?{one_of('reported')}|{law}|{one_of('subject_verb')}*《|{one_of('part_year')}|在.{{2,30}}(?:上|{one_of('meeting_held')})|[（(]|{one_of('many_years')}"
    )


class _Marks(NamedTuple):
    outside: re.Pattern[str]
    party: re.Pattern[str]


@cache
def _marks() -> _Marks:
    committee = f"^{one_of('party_head', 'consultative')}.{{1,16}}(?<![镇乡]){one_of('county')}{one_of('committee')}$"
    return _Marks(
        re.compile(f"{one_of('outside')}$|{committee}"),
        re.compile(f"(?:委|共).*{one_of('party_organ')}$|{one_of('party_organ')}$"),
    )


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], UnitKind], ...]:
    """How names of each kind end; the first that fits counts."""
    township = f"{one_of('township_place')}{one_of('township_body')}?|{one_of('township')}"
    return (
        (re.compile(f"(?:{one_of('department_commission')}|{one_of('department_office')})$"), UnitKind.DEPARTMENT),
        (re.compile(f"{one_of('development_zone')}$"), UnitKind.DEVELOPMENT_ZONE),
        (re.compile(f"(?:{township})$"), UnitKind.TOWNSHIP),
        (re.compile(f"{one_of('prefecture')}$"), UnitKind.COUNTY),
        (re.compile(f"{one_of('department')}$"), UnitKind.DEPARTMENT),
        (re.compile(f"{one_of('county')}$"), UnitKind.COUNTY),
    )


@cache
def _own() -> tuple[tuple[re.Pattern[str], UnitKind], ...]:
    return (
        (re.compile(f"[我本]{one_of('own_zone')}"), UnitKind.DEVELOPMENT_ZONE),
        (re.compile(f"[我本]{one_of('own_township')}"), UnitKind.TOWNSHIP),
        (re.compile(f"[我本][县市区州]?{one_of('own_department')}"), UnitKind.DEPARTMENT),
        (re.compile(f"[我本]{one_of('own_county')}(?!委)"), UnitKind.COUNTY),
    )
