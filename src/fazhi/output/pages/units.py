"""Many units over the years: how each fares now, what most of them lack for long, and who could not be followed."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from fazhi.corpus.batch import Unread
from fazhi.corpus.comparison import Change
from fazhi.corpus.units import Units
from fazhi.corpus.years import Years
from fazhi.model.audit import Conclusion
from fazhi.model.both import ENGLISH, Both, pick
from fazhi.model.follow import Fate
from fazhi.model.report import Report
from fazhi.model.words import word
from fazhi.output.formats import Options
from fazhi.output.pages.alone import tables_page
from fazhi.output.pages.book import Sheet, write_sheets
from fazhi.output.pages.years import HEADS, OVERVIEW, TAIL, duty_rows, overview_rows, years_object
from fazhi.output.terminal.layout import BLANK, Block, Span, Tone, block, render
from fazhi.output.words.cells import csv_text
from fazhi.output.words.columns import cut, pad
from fazhi.output.words.followed import HEADS as COMMITMENT
from fazhi.output.words.followed import cells
from fazhi.output.words.json import json_text
from fazhi.output.words.quote import neutral, one_line

SCHEMA: Final = "fazhi.units/1"
_LEADS: Final = (Both("单位", "Unit"), Both("单位类别", "Kind"))
_COLUMNS: Final = (
    Both("年度", "years"),
    Both("缺口", "gaps"),
    Both("新缺口", "new"),
    Both("已补上", "closed"),
    Both("连续", "stand"),
    Both("未见回音", "no answer"),
)
_NAME, _WIDTHS = 30, (11, 7, 7, 7, 7, 10)
_NAME_EN, _WIDTHS_EN = 24, (11, 8, 8, 8, 8, 12)
"""Columns of the names, and of the years and numbers: together they fit the narrowest terminal."""
_MOST: Final = 10
"""Duties listed as those that most units lack for long."""
_DUTIES: Final = Both("逐项", "Duties")
"""The sheet of all duties."""
_Row = list[str | int | Conclusion]


def _text(found: Units, options: Options) -> str:
    return render(_page(found, options.language), options.width, options.colour)


def _page(found: Units, language: str) -> Iterator[Block]:
    yield block(Span(answer(found, language), Tone.STRONG))
    for told in _sums(found, language):
        yield block(told)
    if found.years:
        yield BLANK
        yield _row(_LEADS[0].of(language), [head.of(language) for head in _COLUMNS], language, Tone.FAINT)
        for years in found.years:
            yield _row(_unit(years), _numbers(years), language)
        for told in _missing(found.years, language):
            yield block(Span(told, Tone.FAINT))
    yield from _longest(found.years, language)
    yield from _listed(found.alone, Both("没有对照的", "Not followed"), Tone.FAINT, language)
    yield from _listed(found.unread, Both("未能读出的", "Not read"), Tone.BAD, language)


def _missing(units: Sequence[Years], language: str) -> Iterator[str]:
    """Whose years are not all there, for their last year is held against an earlier one than the year before."""
    told = [(years, pick(language, "、", ", ").join(map(str, years.missing))) for years in units if years.missing]
    if told:
        between = pick(language, "；", "; ")
        named = between.join(f"{_unit(years)} {missing}" for years, missing in told)
        said = Both(
            f"中间缺年度的 {len(told)} 个单位：{named}。后一份同更早的一份比，连续的年数从头数起。",
            f"Years are missing of {len(told)} units: {named}. The next is held against an earlier one, and gaps are "
            "counted anew from it.",
        )
        yield said.of(language)


def answer(found: Units, language: str) -> str:
    """How many were followed, and how many not."""
    reports = sum(len(years.audits) for years in found.years)
    told = pick(
        language, f"对照 {len(found.years)} 个单位的 {reports} 份报告", f"{len(found.years)} units, {reports} reports"
    )
    if found.alone:
        told += pick(language, f"，{len(found.alone)} 份没有对照", f", {len(found.alone)} not followed")
    if found.unread:
        told += pick(language, f"，{len(found.unread)} 份未能读出", f", {len(found.unread)} not read")
    return told


def _sums(found: Units, language: str) -> Iterator[str]:
    """What the last year brought, and what became of the commitments of the one before it."""
    if not found.years:
        return
    opened, closed = (
        sum(len(years.changed(-1, change)) for years in found.years) for change in (Change.OPENED, Change.CLOSED)
    )
    standing = sum(len(years.standing()) for years in found.years)
    units = sum(bool(years.changed(-1, Change.OPENED)) for years in found.years)
    yield pick(
        language,
        f"最近一年：新缺口 {opened} 项（{units} 个单位），已补上 {closed} 项；连续两年以上的缺口 {standing} 项。",
        f"In the last year: {opened} new gaps ({units} units), {closed} closed; {standing} gaps stand for two years or "
        "more.",
    )
    fates = Counter(item.fate for years in found.years if (follow := years.audits[-1].follow) for item in follow.items)
    if fates:
        each = [f"{word(fate, language)} {fates[fate]}" for fate in Fate]
        yield pick(
            language,
            f"上一年的承诺 {fates.total()} 项：{'，'.join(each)}。没有找到不等于没有办。",
            f"{fates.total()} commitments of the year before: {', '.join(each)}. What was not found may be done.",
        )


def _unit(years: Years) -> str:
    last = years.audits[-1].report
    return one_line(last.unit or last.title or last.name)


def _numbers(years: Years) -> list[str]:
    """The years, and of the last one its gaps, what is new, closed and stands, and commitments without an answer."""
    first, last = years.audits[0].report.year, years.audits[-1]
    changed = (len(years.changed(-1, change)) for change in (Change.OPENED, Change.CLOSED))
    silent = "" if last.follow is None else str(sum(1 for _ in last.follow.of(Fate.UNANSWERED)))
    numbers = (len(last.gaps()), *changed, len(years.standing()))
    return [f"{first}–{last.report.year}", *map(str, numbers), silent]


def _row(name: str, numbers: Sequence[str], language: str, tone: Tone = Tone.PLAIN) -> Block:
    long, widths = (_NAME_EN, _WIDTHS_EN) if language == ENGLISH else (_NAME, _WIDTHS)
    told = [pad(each, wide, right=True) for each, wide in zip(numbers, widths, strict=True)]
    return block(Span(pad(cut(name, long), long) + "".join(told), tone))


def _longest(units: Sequence[Years], language: str) -> Iterator[Block]:
    """The duties that most units have had as a gap for two years or more."""
    standing = Counter(item.obligation.id for years in units for item in years.standing())
    if not standing:
        return
    duties = {item.obligation.id: item.obligation for years in units for item in years.courses}
    order = {id: at for at, id in enumerate(duties)}
    ranked = sorted(standing, key=lambda duty: (-standing[duty], -duties[duty].severity.rank, order[duty]))
    yield BLANK
    title = pick(language, "最多单位连续两年以上没有写到的", "What most units lack for two years or more")
    yield block(Span(title, Tone.STRONG))
    for id in ranked[:_MOST]:
        title = duties[id].title_in(language)
        many = pick(language, f"：{standing[id]} 个单位", f": {standing[id]} units")
        yield block(f"{id} {title}", Span(many, Tone.FAINT), first=2, hang=6)


def _listed(items: Sequence[Unread], title: Both, tone: Tone, language: str) -> Iterator[Block]:
    if not items:
        return
    yield BLANK
    yield block(Span(f"{title.of(language)} {len(items)}", Tone.STRONG))
    for item in items:
        yield block(Span("✕ ", tone), one_line(item.file), first=2, hang=4)
        yield block(Span(one_line(item.why.of(language)), Tone.FAINT), first=4)


def _all_years(found: Units) -> list[int]:
    return sorted({audit.report.year for years in found.years for audit in years.audits})


def _duties(found: Units, language: str) -> Iterator[_Row]:
    """A row for each duty of each unit, its verdicts under the years; nothing under a year without a report."""
    whole, lead = _all_years(found), len(HEADS)
    for years in found.years:
        own = [audit.report.year for audit in years.audits]
        for row in duty_rows(years, language):
            said = dict(zip(own, row[lead : lead + len(own)], strict=True))
            verdicts = [said.get(year, "") for year in whole]
            yield [*_whose(years.audits[-1].report, language), *row[:lead], *verdicts, *row[lead + len(own) :]]


def _whose(report: Report, language: str) -> list[str]:
    return [one_line(report.unit or report.title or report.name), word(report.unit_kind, language)]


def _duty_head(found: Units, language: str) -> list[str]:
    leads, tail = ([item.of(language) for item in items] for items in ((*_LEADS, *HEADS), TAIL))
    return [*leads, *map(str, _all_years(found)), *tail]


def _csv(found: Units, options: Options) -> str:
    """A row for each duty of each unit."""
    rows = (
        [word(cell, options.language) if isinstance(cell, Conclusion) else cell for cell in row]
        for row in _duties(found, options.language)
    )
    return csv_text([_duty_head(found, options.language), *rows])


def _json(found: Units, _options: Options) -> str:
    made = {
        "schema": SCHEMA,
        "units": [years_object(years) for years in found.years],
        "alone": _objects(found.alone),
        "unread": _objects(found.unread),
    }
    return json_text(made)


def _objects(items: Sequence[Unread]) -> list[dict[str, str]]:
    return [{"file": neutral(item.file), "why": item.why.zh, "why_en": item.why.en} for item in items]


def _xlsx(found: Units, options: Options) -> bytes:
    return write_sheets(_sheets(found, options.language), options)


def _html(found: Units, options: Options) -> str:
    """A page by itself with the tables of the book; the duties of each unit, the most rows, are folded."""
    language = options.language
    sheets = list(_sheets(found, language))
    duties = next(sheet for sheet in sheets if sheet.name == _DUTIES)
    ordered = [sheet for sheet in sheets if sheet is not duties] + [duties]
    return tables_page(
        answer(found, language),
        [*_sums(found, language), *_missing(found.years, language)],
        ordered,
        language,
        folded=1,
    )


def _sheets(found: Units, language: str) -> Iterable[Sheet]:
    leads = [item.of(language) for item in _LEADS]
    rows: list[_Row] = [
        [*_whose(years.audits[-1].report, language), *row] for years in found.years for row in overview_rows(years)
    ]
    yield Sheet(Both("历年", "Years"), [*leads, *(item.of(language) for item in OVERVIEW)], rows, 3)
    yield Sheet(_DUTIES, _duty_head(found, language), [*_duties(found, language)], 5)
    told: list[_Row] = [
        [*_whose(audit.report, language), audit.follow.earlier.year,
         *cells(item, audit.follow, audit.report, language)]
        for years in found.years for audit in years.audits if audit.follow is not None for item in audit.follow.items
    ]  # fmt: skip
    head = [*leads, pick(language, "承诺年度", "Promised in"), *(item.of(language) for item in COMMITMENT)]
    yield Sheet(Both("承诺", "Commitments"), head, told, 3)
    for name, items in ((Both("没有对照", "Not followed"), found.alone), (Both("未能读出", "Not read"), found.unread)):
        if items:
            head = [pick(language, "文件", "File"), pick(language, "原因", "Why")]
            yield Sheet(name, head, [[item.file, item.why.of(language)] for item in items], 1)


WRITERS: Final[Mapping[str, Callable[[Units, Options], str | bytes]]] = {
    "text": _text,
    "csv": _csv,
    "json": _json,
    "xlsx": _xlsx,
    "html": _html,
}
"""How the years of many units are written, by the name of the format."""
