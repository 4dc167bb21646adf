"""Which period the head of a clause, or of a table's column, speaks of."""

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import NamedTuple

from fazhi.expressions import lazily, no_part_of, not_behind
from fazhi.model.numerals import DIGITS, ZEROS, year_of
from fazhi.patterns import Lexicon

_HEADER = re.compile(r"(?:19|20)\d\d(?=年|\D*$)")
_SHORT_HEAD = re.compile(r"([1-3]\d)年[^\d来前后内以间]{0,8}$")
_YEAR_SIGN, _POINT = "年", "."
"""Behind a year stands one of these: 2023年3月, 2023.3."""
_IN_YEAR = rf"(?P<year>(?:19|20)\d\d){_YEAR_SIGN}"
_SHORT = re.compile(r"([1-3]\d)年(?<![\d.第近前约]..年)(?=0?[1-9]月|1[0-2]月|[^\d\W]|，|$)")
"""A year of two digits: 23年11月."""
_DATED = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:[-/.](?P<month>1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])(?!\d)日?"
    r"|(?P<month8>1[0-2]|0[1-9])(?:3[01]|[12]\d|0[1-9])(?=[^\d\W]|，))"
)
"""A day in figures at the head of a clause."""
_BESIDE = re.compile(r"、((?:19|20)\d\d)年")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(r"[^\d，]{0,2}((?:19|20)\d\d)年(1[0-2]|0?[1-9])月")
_BEFORE, _BEHIND = 8, 2
"""Years before that of the report and behind it that may be told by two digits."""
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


class PeriodWords(NamedTuple):
    """Regular expressions of the periods that clauses begin with."""

    year: re.Pattern[str]
    spelt: re.Pattern[str]
    """A year in Chinese numerals."""
    since: re.Pattern[str]
    ever_since: re.Pattern[str]
    """A sum since an earlier year is none of this one."""
    thing: re.Pattern[str]
    """Behind a year, what only names a thing by it that was dealt with later: 度审计查出的问题已整改."""
    begun: re.Pattern[str]
    """What only describes a thing by the year in which it began says nothing of the time of what is told of it."""
    scheduled: re.Pattern[str]
    years: re.Pattern[str]
    two_years: re.Pattern[str]
    """Two years side by side at the head: 2021、2022两年."""
    span: re.Pattern[str]
    both: re.Pattern[str]
    until: re.Pattern[str]
    measure: re.Pattern[str]
    lasts: re.Pattern[str]
    """Behind a number of years, what says that it is a time and not the name of a year: 23年来."""


def compile_periods(one: Mapping[str, str]) -> PeriodWords:
    """Compile the words; `one` gives for each concept the expression for any one of its terms."""
    day, head = r"(?:\d{1,2}日)?", one["year_head"]
    return PeriodWords(
        year=lazily(rf"^{head}?((?:19|20)\d\d)年(?!{one['year_not']}|[-—~～])"),
        spelt=lazily(rf"{head}?([一二][{ZEROS}九][{ZEROS}{DIGITS}]{{2}})年"),
        since=lazily(one["since_then"]),
        ever_since=lazily(
            rf"^(?:自|从)?((?:19|20)\d\d)年(?:1[0-2]|0?[1-9])?月?{day}[^，\d]{{0,14}}?{one['since_then']}"
            rf"(?=，?[^，]*{one['sum_of']}[^，]*\d)"
        ),
        thing=lazily(f"{_thing_of_year(one)}|{_carried_over(one)}"),
        begun=lazily(rf"[初底末中]?(?:\d{{1,2}}月)?{day}{one['begun']}的"),
        scheduled=lazily(rf"(?:{one['scheduled']}|{one['scheduled_at']}[在于至到])((?:19|20)\d\d)年"),
        years=lazily(r"^(?:在|自|从)?((?:19|20)\d\d)年?[至到—~～-]+((?:19|20)\d\d)(学?)年(?!\d{1,2}月)"),
        two_years=lazily(r"^在?(?:(?:19|20)\d\d年?[、和及与])?((?:19|20)\d\d)(?:年?这)?[两二]个?年"),
        span=lazily(
            rf"^(?:在|自|从)?((?:19|20)\d\d)[年.](1[0-2]|0?[1-9])月?{day}{one['begin_mark']}?[至到—~～-]+"
            r"(?:((?:19|20)\d\d)[年.])?(1[0-2]|0?[1-9])(?!\d)月?"
        ),
        both=lazily(r"年?[、和及与]((?:19|20)\d\d)年"),
        until=lazily(rf"^(?:{one['until']}到?(?:19|20)\d\d年|[到至](?:19|20)\d\d年0?[1-3]月)"),
        lasts=lazily(one["year_lasts"]),
        measure=lazily(
            rf"{one['measure_head']}?(?:{one['earlier_year']}|(?:19|20)\d\d年度?){one['same_time']}?(?:仅|只|才|约)?"
            rf"{one['comes_to']}?\d[\d,.]*[余多]?[万亿%]?[^，\d的]{{0,3}}"
        ),
    )


def _thing_of_year(one: Mapping[str, str]) -> str:
    """Behind a year, a thing that is named by it, and what was done with it."""
    until = r"[^，\d]{0,14}?(?:\d{1,4}[^，\d]{1,12}){0,2}"
    return rf"度?(?:[^，\d]{{0,6}}?){one['year_of']}{until}{one['year_of_done']}"


def _carried_over(one: Mapping[str, str]) -> str:
    """Behind a year, so many cases that were left over from it, which are dealt with in the next one: 上年结转5件."""
    return rf"(?:年?度|年?底|年?末|年)?{one['left_over']}[^，的\d]{{0,6}}?\d"


class YearWords(NamedTuple):
    """Expressions by which clauses, titles and sums say in words of their own which year they are of."""

    other_period: re.Pattern[str]
    thing_then: re.Pattern[str]
    """What was done this year with a thing of the year before, told in the clause behind: 上年办了多少案，一月上网."""
    of_last_year: re.Pattern[str]
    """A thing of the year before, as a clause speaks of it: 上一年度的年报."""
    this_period: re.Pattern[str]
    last_time: re.Pattern[str]
    """A clause that says when something was done last, or in which year what there is was made; with the year."""
    year_gone: re.Pattern[str]
    """The year before the one in which a report was written."""
    year_now: re.Pattern[str]
    """The year in which it was written, at the head of a clause or a title."""
    time_behind: re.Pattern[str]
    """A clause that says when that was, or all of that, which the one before it told."""
    last_year_title: re.Pattern[str]
    """How the title of a section begins that looks back on the year before."""
    looks_back_end: re.Pattern[str]
    year_title: re.Pattern[str]
    """The title of a section that tells what was done in a year: 2022年做的."""
    kept_now: re.Pattern[str]
    """That what was begun in an earlier year has been kept up to this one: 沿用至今."""
    changed_now: re.Pattern[str]
    """That a thing of an earlier year was made anew."""
    of_this_year: re.Pattern[str]
    """How much of a sum is of one year, which is named or is this one."""


def compile_years(one: Mapping[str, str], lexicon: Lexicon) -> YearWords:
    """Compile the words; `one` gives for each concept the expression for any one of its terms."""
    return YearWords(
        other_period=lazily(
            rf"^{one['up_to']}?{one['last_year']}(?!{_thing_of_year(one)}|{_carried_over(one)})"
            rf"|(?<!{_one_character(lexicon['comparison'])})"
            rf"(?:{not_behind(lexicon['deny_on'])}(?:{one['other_period']}|{_years_before(one)})(?!的)|{one['last_year']}(?!{_carried_over(one)})度?(?:{one['done_mark']}|{one['whole_year']})?(?:{one['light']}|{one['own_deed']}|{one['work_verb']}|{one['act']}|[^，的]{{1,2}}过)(?![^，]*的))",
            *lexicon["last_year"],
            *lexicon["other_period"],
            _YEAR_SIGN,
        ),
        thing_then=lazily(
            rf"{one['up_to']}?{one['last_year']}度?[^，\d]{{0,6}}?{one['year_of']}[^，]{{0,20}}，[^，]{{0,14}}?{one['year_of_done']}",
            *lexicon["last_year"],
        ),
        of_last_year=lazily(rf"{one['last_year']}度?[^，]{{0,8}}?的[^，]", *lexicon["last_year"]),
        this_period=lazily(one["this_period"]),
        last_time=lazily(
            rf"(?<![自从比较与同]){one['last_time']}[^，]{{0,30}}?{_IN_YEAR}(?![^，]*{one['since']})"
            rf"|{_made_in(one, lexicon)}",
            _YEAR_SIGN,
        ),
        year_gone=lazily(rf"{one['year_gone']}度?"),
        year_now=lazily(one["year_now"]),
        time_behind=lazily(
            rf"(?:{one['time_of']}(?:是|为|在)?|{one['all_of_them']}{one['all_lie']})(?P<year>(?:19|20)\d\d)年"
        ),
        last_year_title=lazily(one["column_last"]),
        looks_back_end=lazily(f"{one['looks_back']}$"),
        year_title=lazily(
            rf"(?P<year>(?:19|20)\d\d)年度?{one['did']}{{1,2}}{one['did_behind']}?的"
            rf"{one['row_matter']}?$"
        ),
        kept_now=lazily(one["kept_now"]),
        changed_now=lazily(one["changed_now"], *lexicon["changed_now"]),
        of_this_year=lazily(
            rf"(?:(?P<year>(?:19|20)\d\d)年度?|{one['part_this_year']})"
            rf"(?:{one['part_is']}|(?P<again>[^\W\d]{{1,4}}?))?了?(?P<number>[1-9]\d*)"
            rf"(?:余|多)?(?P<unit>[^\W\d])"
        ),
    )


def _made_in(one: Mapping[str, str], lexicon: Lexicon) -> str:
    """That something was done in a year, as all that is told of it: 聘请于2018年, 还是2017年修订的."""
    at = no_part_of(("于",), lexicon["than"])
    return (
        rf"(?:{one['made_in']}|{at})(?P<in>(?:19|20)\d\d)年(?:1[0-2]月|0?[1-9]月)?(?:\d{{1,2}}日)?[底末初]?"
        rf"{one['made_in_tail']}?$|(?<!》)（(?P<at>(?:19|20)\d\d)年[度底末]?{one['data_of']}?）$"
        rf"|(?<=[^，的\d])(?P<then>(?:19|20)\d\d)年(?:1[0-2]月|0?[1-9]月)?(?:{one['own_deed']}|{one['issue']}|{one['light']})的?$"
        rf"|{one['made_in_still']}是(?:在|于)?(?P<of>(?:19|20)\d\d)年[^，、]{{0,10}}的$"
    )


def _years_before(one: Mapping[str, str]) -> str:
    """Any number of years up to now."""
    return rf"{one['before_years']}[\d两二三四五六七八九十]{{1,3}}{_YEAR_SIGN}"


def _one_character(terms: Iterable[str]) -> str:
    return "[" + "".join(map(re.escape, sorted(terms))) + "]"


def named(text: str, year: int, words: PeriodWords, behind: str = "") -> Period | None:
    """The period that a clause begins with, if it names one by its year; `behind` is the clause joined to it."""
    if _YEAR_SIGN not in text and _POINT not in text and not _DATED.match(text):
        return None
    text = in_full(text, year, words)
    if spelt := words.spelt.match(text):
        figures = year_of(spelt[1])
        text = f"{text[: spelt.start(1)]}{figures}{text[spelt.end(1) :]}" if figures else text
    if span := words.span.match(text):
        return Period(_span(span, year), span[0])
    if _YEAR_SIGN not in text:
        return None
    return _of_years(text, year, words, behind) or _of_year(text, year, words)


def in_full(text: str, year: int, words: PeriodWords) -> str:
    """A text with four digits in the years that it gives two of, and with a day in figures at its head in words."""
    if dated := _DATED.match(text):
        text = f"{dated['year']}年{int(dated['month'] or dated['month8'])}月{text[dated.end() :]}"
    return _SHORT.sub(lambda found: _four(found, year, words), text) if _YEAR_SIGN in text else text


def _four(found: re.Match[str], year: int, words: PeriodWords) -> str:
    told = year - year % 100 + int(found[1])
    near = year - _BEFORE <= told <= year + _BEHIND
    return f"{told}年" if near and not words.lasts.match(found.string, found.end()) else found[0]


def _of_years(text: str, year: int, words: PeriodWords, behind: str) -> Period | None:
    """A span of years, a sum since an earlier one, or the later one for which something is scheduled."""
    if (both := words.two_years.match(text)) and int(both[1]) <= year:
        return Period(When.EARLIER if int(both[1]) < year else When.THIS, both[0])
    if years := words.years.match(text):
        if years[3] and int(years[1]) <= year <= int(years[2]):
            return Period(When.THIS, years[0])  # a school year
        return Period(When.EARLIER if int(years[1]) < year else When.LATER, years[0])
    if since := words.ever_since.match(f"{text}，{behind}"):
        return Period(When.EARLIER if int(since[1]) < year else When.THIS, since[0])
    later = words.scheduled.search(text)
    return Period(When.LATER, later[0]) if later and int(later[1]) > year else None


def _of_year(text: str, year: int, words: PeriodWords) -> Period | None:
    """The one year that a clause begins with."""
    found = words.year.match(text)
    if found and words.thing.match(text, found.end()):
        return None
    if found is None or words.since.search(text, found.end(), found.end() + 8) or words.begun.match(text, found.end()):
        return None
    told = int(found[1])
    if (both := words.both.match(text, found.end(1))) and int(both[1]) == year:
        return Period(When.THIS, found[0])
    if told == year or (told == year + 1 and words.until.match(text)):
        return Period(When.THIS, found[0])
    if told < year and any(int(later) == year for later in _BESIDE.findall(text, found.end())):
        return Period(When.THIS, found[0])  # 2022年底启动、2023年6月完成
    return Period(When.EARLIER if told < year else When.LATER, found[0])


def begins_of(text: str, year: int, words: PeriodWords) -> tuple[int, int] | None:
    """Year and month in which the first period of a text begins that is the year reported on, though it began before.

    So with 统计期为2023年12月1日至2024年11月30日.
    """
    for found in _YEAR.finditer(text):
        span = words.span.match(text[found.start() :])
        if span and int(span[1]) < year and _span(span, year) is When.THIS:
            return int(span[1]), int(span[2])
    return None


def month_of(text: str) -> tuple[int, int] | None:
    """Year and month that a clause begins with."""
    found = _MONTH.match(text)
    return (int(found[1]), int(found[2])) if found else None


def is_measure(text: str, words: PeriodWords) -> bool:
    """Whether a clause only gives an earlier figure to measure this one by, so that what follows is not of its time."""
    return words.measure.fullmatch(text) is not None


def of_column(header: str, year: int) -> Period | None:
    """The year that the head of a column names, if it names one, with four digits or two: 23年."""
    found = _HEADER.search(header)
    short = None if found else _SHORT_HEAD.match(header)
    if found is None and short is None:
        return None
    told = int(found[0]) if found else year - year % 100 + int(short[1]) if short else year
    if short and not year - _BEFORE <= told <= year + _BEHIND:
        return None
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
