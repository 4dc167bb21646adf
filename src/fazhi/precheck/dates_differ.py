"""The check for dates that do not go together: of title, text, signature and publication."""

import re
from collections.abc import Iterator

from fazhi.expressions import lazily
from fazhi.model.audit import Audit
from fazhi.model.report import Part, PassageKind, Report
from fazhi.precheck.base import Hit, check, one_of
from fazhi.precheck.days import Day, days_in
from fazhi.precheck.stretches import normal_of, original

_ANNOUNCED = lazily(
    lambda: (
        rf"{one_of('announce')}[^。；]{{0,30}}?(?<!\d)(?P<year>20\d\d)年度?[^。；]{{0,40}}{one_of('announced')}"
        rf"{one_of('announced_end')}"
    )
)
_EARLIEST = 10
"""A report signed before this month of the year that it is on cannot tell of the whole of it."""


@check(
    "日期对不上",
    "Dates that disagree",
    "核对标题年度、落款日期和公开日期，改正其一。",
    "Check the year of the title, the day of the signature and that of publication.",
)
def dates_differ(audit: Audit) -> Iterator[Hit]:
    """标题的年度、正文开头所说的年度、落款日期、公开日期互相矛盾：落款早于报告年度结束前三个月，或者晚于次年；公开早于落款；两处成文日期不同。

    通过：2024年度报告，落款2025年1月20日，2025年3月20日公开。
    不通过：2024年度报告，落款2024年1月20日；现将2023年度……报告如下。

    Year of the title, year announced in the text, day of the signature and day of publication contradict each other:
    signed before October of the year reported on or later than the year after, published before it was signed, two days
    of writing.

    Passes: A report for 2024 signed on 20 January 2025 and published on 20 March 2025.
    Fails: A report for 2024 signed on 20 January 2024, or one that announces to report on 2023.
    """
    report = audit.report
    yield from _announced(report)
    signed = _signed(report)
    for day in signed:
        yield from _against_year(report, day)
    for day in signed[1:]:
        if _order(day) != _order(signed[0]):
            words = f"“{signed[0].words}”和“{day.words}”"
            yield Hit(f"有两个落款日期：{words}", f"two days of signature: {words}", day.start, day.end)
    yield from _against_publication(audit, signed)


def _announced(report: Report) -> Iterator[Hit]:
    """The introduction announces a report for another year."""
    for passage in report.passages:
        if passage.part is not Part.PREAMBLE or passage.kind is not PassageKind.SENTENCE:
            continue
        text, first = normal_of(report, passage.start, passage.end)
        for found in _ANNOUNCED.finditer(text):
            if int(found["year"]) != report.year:
                start, end = original(report, first + found.start("year"), first + found.end("year"))
                zh = f"说的是{found['year']}年度，报告是{report.year}年度"
                yield Hit(zh, f"announces {found['year']}, the report is on {report.year}", start, end)


def _signed(report: Report) -> list[Day]:
    """The days of the signature and of the label for when it was written."""
    found = []
    if written := report.facts.written:
        found += [day for day in days_in(report.text, written.start, written.end + 1) if day.year][:1]
    for passage in report.passages:
        words = report.text[passage.start : passage.end]
        if passage.part is Part.CLOSING and re.fullmatch("[（(]?[^，。；：:]{8,14}[）)]?", words.strip()):
            found += [day for day in days_in(report.text, passage.start, passage.end) if day.year]
    return list({day.start: day for day in found}.values())


def _against_year(report: Report, day: Day) -> Iterator[Hit]:
    if day.year is None:
        return
    if (day.year, day.month) < (report.year, _EARLIEST):
        zh = f"落款是{day.words}，{report.year}年度还没有过完"
        yield Hit(zh, f"signed on {day.words}, before the year {report.year} was over", day.start, day.end)
    elif day.year > report.year + 1:
        zh = f"落款是{day.words}，报告是{report.year}年度"
        yield Hit(zh, f"signed on {day.words}, the report is on {report.year}", day.start, day.end)


def _against_publication(audit: Audit, signed: list[Day]) -> Iterator[Hit]:
    """Published, by page head or record, before it was signed."""
    facts = audit.report.facts
    told = (
        next(days_in(audit.report.text, facts.published.start, facts.published.end + 1), None)
        if facts.published
        else None
    )
    recorded = audit.records.published
    days = [(told.year, told.month, told.day)] if told else []
    days += [(recorded.year, recorded.month, recorded.day)] if recorded else []
    for day in signed[:1]:
        for published in days:
            if published < _order(day):
                said = "-".join(f"{number:02}" for number in published if number is not None)
                yield Hit(
                    f"公开日期 {said} 早于落款的{day.words}",
                    f"published on {said}, before {day.words}",
                    day.start,
                    day.end,
                )


def _order(day: Day) -> tuple[int | None, int, int]:
    return day.year, day.month, day.day
