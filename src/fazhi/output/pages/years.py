"""One unit over the years, for a reader, for a spreadsheet and for programs."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from fazhi.corpus.comparison import Change
from fazhi.corpus.years import Cause, Course, Step, Years
from fazhi.model.audit import Audit, Conclusion
from fazhi.model.both import Both, pick
from fazhi.model.follow import Fate
from fazhi.model.words import word
from fazhi.output.formats import Options
from fazhi.output.pages.alone import tables_page
from fazhi.output.pages.book import Sheet, write_sheets
from fazhi.output.pages.comparison import (
    NAMES,
    TONES,
    people_object,
)
from fazhi.output.pages.follow import follow_blocks, follow_object, follow_sheet
from fazhi.output.terminal.layout import BLANK, Block, Span, Tone, block, render
from fazhi.output.words.cells import csv_text
from fazhi.output.words.decided import people_said
from fazhi.output.words.followed import counted
from fazhi.output.words.json import json_text
from fazhi.output.words.quote import one_line

SCHEMA: Final = "fazhi.years/1"
CAUSES: Final = {
    Cause.TEXT: Both("文字", "text"),
    Cause.LAW: Both("法律", "law"),
    Cause.PLACE: Both("所在地", "place"),
    Cause.KIND: Both("单位类别或职责", "kind of unit or role"),
    Cause.CATALOGUE: Both("目录", "catalogue"),
}
_TOLD: Final = (Change.OPENED, Change.WEAKENED, Change.CLOSED, Change.STRENGTHENED)
_OF_LAW: Final = (Change.BEGAN, Change.ENDED)
HEADS: Final = (Both("编号", "ID"), Both("领域", "Domain"), Both("义务", "Duty"), Both("严重程度", "Severity"))
TAIL: Final = (
    Both("连续缺口（年）", "Gap for (years)"),
    Both("最近的变化", "Last change"),
    Both("变化来自", "By"),
    Both("复核", "Decided"),
)
OVERVIEW: Final = (
    Both("年度", "Year"),
    Both("文件", "File"),
    Both("缺口", "Gaps"),
    Both("新缺口", "New gaps"),
    Both("已补上", "Closed"),
    Both("前一份也缺", "Gaps before too"),
    Both("新适用", "New duties"),
    Both("不再适用", "Ended"),
    Both("承诺项数", "Commitments"),
    Both("有回音", "Answered"),
    Both("原样再写", "Repeated"),
    Both("没有找到回音", "No answer"),
)


def _text(found: Years, options: Options) -> str:
    return render(_page(found, options.language), options.width, options.colour)


def _page(found: Years, language: str) -> Iterator[Block]:
    last = found.audits[-1].report
    years = "、".join(str(item.report.year) for item in found.audits)
    yield block(Span(pick(language, f"{_unit(last)} {years}年", f"{_unit(last)} {years}"), Tone.STRONG))
    yield BLANK
    for at, audit in enumerate(found.audits):
        yield block(_year(found, at, audit, language), first=2, hang=6)
    if found.missing:
        yield block(_missing_said(found, language), first=2, hang=6)
    standing = found.standing()
    yield BLANK
    title = pick(language, f"【连续两年以上的缺口】{len(standing)} 项", f"[Gaps that stand] {len(standing)}")
    yield block(Span(title, Tone.STRONG))
    for item in standing:
        yield _course(item, pick(language, f"连续 {item.standing} 年", f"{item.standing} years"), Tone.BAD, language)
    yield from _settled(found, language)
    for at, audit in enumerate(found.audits[1:]):
        yield from _changes(found, at, audit, language)
        if audit.follow is not None:
            yield from follow_blocks(audit.follow, audit, language)


def _missing_said(found: Years, language: str) -> str:
    """That years are missing between the first and the last, and what of it must not be misread."""
    named = list(map(str, found.missing))
    return pick(
        language,
        f"没有 {'、'.join(named)} 年度的报告：后一份同更早的一份比，连续的年数从头数起。",
        f"No report on {', '.join(named)}: the next is held against an earlier one, and gaps are counted anew from it.",
    )


def _settled(found: Years, language: str) -> Iterator[Block]:
    """What people decided and waived over the years, a line a duty."""
    told = [(item, said) for item in found.courses if (said := _people(found, item, language))]
    if not told:
        return
    yield BLANK
    yield block(Span(pick(language, f"【复核和豁免】{len(told)} 项", f"[Decided and waived] {len(told)}"), Tone.STRONG))
    for item, said in told:
        title = item.obligation.title_in(language)
        between = pick(language, "：", ": ")
        yield block(Span(item.obligation.id, Tone.STRONG), f" {title}{between}{said}", first=2, hang=6)


def _unit(report: Any) -> str:
    return one_line(report.unit or report.title or report.name)


def _year(found: Years, at: int, audit: Audit, language: str) -> str:
    gaps = len(audit.gaps())
    told = pick(language, f"{audit.report.year}年：缺口 {gaps} 项", f"{audit.report.year}: {gaps} gaps")
    if at:
        opened, closed = (len(found.changed(at - 1, change)) for change in (Change.OPENED, Change.CLOSED))
        before = found.audits[at - 1].report.year
        if before + 1 < audit.report.year:
            told += pick(language, f"；同 {before} 年比", f"; against {before}")
        told += pick(language, f"，新缺口 {opened}，已补上 {closed}", f", {opened} new, {closed} closed")
        causes = [step.cause for _, step in found.changed(at - 1, *_OF_LAW)]
        for cause in dict.fromkeys(causes):
            if cause is not None:
                many, by = causes.count(cause), CAUSES[cause].of(language)
                told += pick(language, f"；因{by}增减 {many} 项义务", f"; {many} duties began or ended by {by}")
    if audit.follow is not None:
        told += pick(language, f"；{counted(audit.follow, language)}", f"; {counted(audit.follow, language)}")
    return told


def _changes(found: Years, at: int, audit: Audit, language: str) -> Iterator[Block]:
    before, year = found.audits[at].report.year, audit.report.year
    yield BLANK
    yield block(Span(f"{before} → {year}", Tone.STRONG))
    for change in (*_TOLD, *_OF_LAW):
        items = found.changed(at, change)
        if items:
            names = pick(language, "；", "; ").join(_named(item, step, language) for item, step in items)
            told = f"{NAMES[change].of(language)} {len(items)}"
            yield block(
                Span(told, TONES.get(change, Tone.PLAIN)), pick(language, f"：{names}", f": {names}"), first=2, hang=6
            )


def _named(item: Course, step: Step, language: str) -> str:
    title = item.obligation.title_in(language)
    by = "" if step.cause in {None, Cause.TEXT} else f"（{CAUSES[step.cause].of(language)}）" if step.cause else ""
    return f"{item.obligation.id} {title}{by}"


def _course(item: Course, told: str, tone: Tone, language: str) -> Block:
    duty = item.obligation
    return block(
        Span(duty.id, Tone.STRONG),
        f" {duty.title_in(language)}",
        Span(f" {told}", tone),
        Span(f" · {word(item.latest.gravity, language)}", Tone.FAINT),
        first=2,
        hang=6,
    )


def duty_rows(found: Years, language: str) -> Iterator[list[str | int | Conclusion]]:
    """A row for each duty with its verdict in every year, under `HEADS`, the years and `TAIL`."""
    for item in found.courses:
        duty = item.obligation
        last = next((step for step in reversed(item.steps) if step.cause is not None), None)
        yield [
            duty.id,
            word(duty.domain, language),
            duty.title_in(language),
            word(item.latest.gravity, language),
            *(each.conclusion for each in item.assessments),
            item.standing,
            "" if last is None else f"{last.year} {NAMES[last.change].of(language)}",
            "" if last is None or last.cause is None else CAUSES[last.cause].of(language),
            _people(found, item, language),
        ]


def _people(found: Years, item: Course, language: str) -> str:
    """What people said of a duty in each year in which somebody did."""
    told = (
        (audit.report.year, people_said(each, language))
        for audit, each in zip(found.audits, item.assessments, strict=True)
    )
    return pick(language, "；", "; ").join(
        pick(language, f"{year}年：{said}", f"{year}: {said}") for year, said in told if said
    )


def _head(found: Years, language: str) -> list[str]:
    years = [str(audit.report.year) for audit in found.audits]
    return [*(item.of(language) for item in HEADS), *years, *(item.of(language) for item in TAIL)]


def overview_rows(found: Years) -> Iterator[list[str | int | Conclusion]]:
    """A row for each year, under the heads of `OVERVIEW`."""
    for at, audit in enumerate(found.audits):
        changes = (Change.OPENED, Change.CLOSED)
        opened, closed = (len(found.changed(at - 1, change)) if at else "" for change in changes)
        began, ended = (len(found.changed(at - 1, change)) if at else "" for change in _OF_LAW)
        follow = audit.follow
        fates = [sum(1 for _ in follow.of(fate)) if follow else "" for fate in Fate]
        both = [item for item in found.courses if at and _gap(item, at) and _gap(item, at - 1)]
        yield [
            audit.report.year,
            audit.report.name,
            len(audit.gaps()),
            opened,
            closed,
            len(both) if at else "",
            began,
            ended,
            len(follow.items) if follow else "",
            *fates,
        ]


def _gap(item: Course, at: int) -> bool:
    return item.assessments[at].conclusion.gap


def _csv(found: Years, options: Options) -> str:
    rows = (
        [word(cell, options.language) if isinstance(cell, Conclusion) else cell for cell in row]
        for row in duty_rows(found, options.language)
    )
    return csv_text([_head(found, options.language), *rows])


def _json(found: Years, _options: Options) -> str:
    return json_text(years_object(found))


def years_object(found: Years) -> dict[str, Any]:
    """The years of a unit for programs."""
    return {
        "schema": SCHEMA,
        "reports": [
            {
                "file": audit.report.name,
                "sha256": audit.report.sha256,
                "unit": audit.report.unit,
                "year": audit.report.year,
                "law_year": audit.law_year,
                "gaps": len(audit.gaps()),
                "follow": None if audit.follow is None else [follow_object(item) for item in audit.follow.items],
            }
            for audit in found.audits
        ],
        "obligations": [_object(item) for item in found.courses],
    }


def _object(item: Course) -> dict[str, Any]:
    return {
        "obligation": item.obligation.id,
        "severity": item.latest.severity.value,
        "conclusions": [each.conclusion.value for each in item.assessments],
        "decided": [people_object(each) for each in item.assessments],
        "standing": item.standing,
        "steps": [
            {"year": step.year, "change": step.change.value, "cause": None if step.cause is None else step.cause.value}
            for step in item.steps
        ],
    }


def _xlsx(found: Years, options: Options) -> bytes:
    return write_sheets(_sheets(found, options.language), options)


def _html(found: Years, options: Options) -> str:
    """A page by itself with the tables of the book."""
    language, last = options.language, found.audits[-1].report
    years = "、".join(str(item.report.year) for item in found.audits)
    title = pick(language, f"{_unit(last)} {years}年", f"{_unit(last)} {years}")
    lead = [_year(found, at, audit, language) for at, audit in enumerate(found.audits)]
    lead += [_missing_said(found, language)] if found.missing else []
    return tables_page(title, lead, list(_sheets(found, language)), language)


def _sheets(found: Years, language: str) -> Iterable[Sheet]:
    yield Sheet(Both("历年", "Years"), [item.of(language) for item in OVERVIEW], list(overview_rows(found)), 1)
    yield Sheet(Both("逐项", "Duties"), _head(found, language), [*duty_rows(found, language)], 3)
    for audit in found.audits:
        if audit.follow is not None:
            yield follow_sheet(audit.follow, audit, language)


WRITERS: Final[Mapping[str, Callable[[Years, Options], str | bytes]]] = {
    "text": _text,
    "csv": _csv,
    "json": _json,
    "xlsx": _xlsx,
    "html": _html,
}
"""How the years of a unit are written, by the name of the format."""
