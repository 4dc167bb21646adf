"""The check for blanks that nobody has filled in."""

import re
from collections.abc import Iterator
from functools import cache

from fazhi.model.audit import Audit
from fazhi.model.report import Report
from fazhi.precheck.base import Hit, check, one_of
from fazhi.precheck.stretches import Paragraph, normal_of, original, paragraphs, shown
from fazhi.reading.vocabulary import one_of as one_of_reading

_FIELDS = re.compile(
    r"[{][{][^{}\n]{0,40}[}][}]|[$#][{][^{}\n]{0,40}[}]|[{][^{}\n]{0,20}[\u4e00-\u9fff][^{}\n]{0,20}[}]|«[^«»\n]{1,40}»"
    r"|#(?:REF|DIV/0|VALUE|NAME|NUM|NULL|N/A)[!！?？]?|#{4,}"
)
"""Fields that a template should have filled, and errors that a spreadsheet shows in place of a figure."""


@check(
    "空着没填",
    "Blanks",
    "填上实际的数字、名称和日期；没有的，删去这一处。",
    "Fill in the figure, name or date, or delete the place.",
)
def placeholder(audit: Audit) -> Iterator[Hit]:
    """还有占位的记号：X次、××、空括号、【待补】、{{名称}}、#REF!、（请某科补），没有日子的日期。隐去名称的案例（××公司）不算。

    通过：培训12次；【典型案例】。
    不通过：培训X次；××县；共办理___件；【待补】；2025年  月  日。

    Marks that stand for something to be filled in: X, ××, a line, empty brackets, 【待补】, fields of a template, a
    document number without its number, errors of a spreadsheet, remarks to a colleague, a date without its day.
    Names kept back in a case (××公司) do not count.

    Passes: Twelve trainings; 【典型案例】.
    Fails: X trainings; 共办理___件; 【待补】; a date with blanks.
    """
    for paragraph in paragraphs(audit.report):
        for start, end in _blanks(audit.report, paragraph):
            words = shown(audit.report.text, start, end)
            yield Hit(f"“{words}”没有填", f"“{words}” is not filled in", start, end)


def _blanks(report: Report, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """The ranges of the blanks of a paragraph."""
    text, first = normal_of(report, paragraph.start, paragraph.end)
    found = [original(report, first + item.start(), first + item.end()) for item in _marks().finditer(text)]
    found += [item.span() for item in _FIELDS.finditer(report.text, paragraph.start, paragraph.end)]
    if not paragraph.row:
        found += [gap.span() for gap in _gaps().finditer(report.text, paragraph.start, paragraph.end)]
    last = -1
    for start, end in sorted(found, key=lambda item: (item[0], -item[1])):
        if start >= last:
            yield start, end
            last = end


@cache
def _marks() -> re.Pattern[str]:
    """Blanks in the copy made for matching, where letters are small and blanks are dropped."""
    unit = one_of_reading("counted", "counted_digits")
    what = one_of("blank_before")
    cross = "[x×✕╳✗]"
    to_fill, alone = one_of("to_fill").lower(), one_of("to_fill_alone").lower()
    here, inside = one_of("remark_here"), r"[^（）【】〔〕\[\]\n]"
    verb = f"{one_of('remark_verb')}(?:一下)?[实对充上正]{{0,2}}{one_of('remark_object')}?"
    return re.compile(
        rf"\d{{4}}年(?:{cross}|[○〇*?？]){{1,2}}月(?:(?:{cross}|[○〇*?？\d]){{1,2}}日)?"
        rf"|(?<![\d年])\d{{1,2}}月(?:{cross}|[○〇*?？]){{1,2}}日"
        rf"|〔\d{{4}}〕第?(?:{cross}|[*_?？]){{0,4}}号|〔〕\d+号"
        rf"|{one_of('caption')}{cross}{{1,2}}(?![a-z0-9\u4e00-\u9fff])"
        rf"|[（【〔\[]{one_of('remark_asks')}(?!{one_of('remark_asks_not')}){inside}{{0,12}}?{verb}[）】〕\]]"
        rf"|[（【〔\[]{here}{inside}{{0,8}}?{verb}[）】〕\]]"
        rf"|(?<=[\u4e00-\u9fff])(?:…{{1,4}}|\.{{3,6}})(?:余|多)?(?:{unit})(?=[，。；、）]|$)"
        rf"|(?<![\u4e00-\u9fff]){one_of('nameless')}(?={what})"
        rf"|(?<![a-z0-9+×.\-])(?:{cross}{{1,4}}|[*]{{1,4}}|[?？]{{2,}})(?:余|多)?(?:{unit})(?![a-z])"
        rf"|(?<![a-z0-9×○〇*?？])(?:{cross}{{2,12}}|[○〇]{{2,12}}|[*]{{2,12}}|[?？]{{2,12}})(?={what})"
        r"|(?<![_\n])_{2,}(?=[\u4e00-\u9fff，。、；：%)）])|(?<=[\u4e00-\u9fff：])_{2,}"
        r"|(?<=[\u4e00-\u9fff，。、；：》])（）(?![（a-z])|【】|《》|〔〕号|〔(?:x+|×+)〕"
        rf"|[<＜]{to_fill}[^<>＜＞\n]{{0,30}}[>＞]"
        rf"|[【〔\[]{to_fill}[^【】〔〕\[\]\n]{{0,30}}[】〕\]]|[【〔\[][^【】〔〕\[\]\n]{{0,20}}{to_fill}[】〕\]]"
        rf"|（{alone}[。！]?）"
    )


@cache
def _gaps() -> re.Pattern[str]:
    """Blanks that are gaps in the text itself."""
    return re.compile(
        "(?:\\d{4}|20)?[ \u3000]{0,8}年[ \u3000]{0,8}\\d{0,2}[ \u3000]{0,8}月[ \u3000]{1,8}日"
        "|\\d{4}年[ \u3000]{1,8}月(?:[ \u3000]{0,8}\\d{1,2}日)?"
        f"|[\u4e00-\u9fff]{{1,2}}[ \u3000]{{2,8}}{one_of('unit_behind_gap')}"
    )
