"""The check for numbers that are left out or given twice."""

import re
from collections.abc import Iterator

from fazhi.expressions import lazily
from fazhi.model.audit import Audit
from fazhi.model.numerals import printed, value_of
from fazhi.model.report import Report
from fazhi.precheck.base import Hit, check, one_of
from fazhi.precheck.stretches import normal_of, original, paragraphs
from fazhi.reading.numbering import opening_mark

_FORMS = {
    "part": "第{cn}[部章节篇]",
    "cn": "{cn}[、.．]",
    "cnp": "[（(]{cn}[)）]",
    "ar": "{ar}[、.．]",
    "arp": "[（(]{ar}[)）]",
}
"""Numbers that must count on; ① and the like often count for one sentence only. And how each is written."""
_POINT = re.compile("(?:^|(?<=[。；：，！]))(?P<number>[一二三四五六七八九十]{1,2})(?P<form>是|要)(?![否])")
_CAPTION = lazily(
    lambda: rf"(?m)^[ \u3000]*(?P<kind>{one_of('caption')})[ \u3000]*(?P<number>\d{{1,2}})(?![\d-])[^。\n]{{0,40}}$"
)
_MOST = 40


@check(
    "序号断开或重复",
    "Numbers left out or given twice",
    "补上漏掉的一项，或者重排序号；引用它的地方一并改。",
    "Add what is left out or number anew, also where it is referred to.",
)
def numbering_gap(audit: Audit) -> Iterator[Hit]:
    """同一层的标题、条目漏了号或重了号：一、三、；（一）（二）（二）；1. 3.；一是……三是……；表1之后是表3。

    通过：一、二、三、；每章的（一）重新起号。
    不通过：（一）（三）；一是……二是……二是……。

    Headings or items of one level leave a number out or give it twice, points within a paragraph too, and captions of
    tables, figures and annexes.

    Passes: 一、二、三、, with （一） beginning anew in each chapter.
    Fails: （一）（三）; 一是……二是……二是…….
    """
    yield from _headings(audit.report)
    yield from _points(audit.report)
    yield from _captions(audit.report)


def _headings(report: Report) -> Iterator[Hit]:
    """Of each level and form, numbers that do not count on from the one before under the same heading."""
    last: dict[tuple[int, str], int] = {}
    behind: dict[tuple[int, str], int] = {}
    for heading in report.headings:
        mark = opening_mark(report.text, heading.start, heading.end)
        for key in [key for key in last if key[0] > heading.level]:
            del last[key]
        if mark is None or mark.form not in _FORMS or not mark.value:
            continue
        key = heading.level, mark.form
        before, since = last.get(key), behind.get(key, 0)
        last[key], behind[key] = mark.value, mark.end
        if (
            before is None
            or mark.value == 1
            or _stands_between(report.text[since : mark.start], mark.form, mark.value - 1)
        ):
            continue
        if hit := _said(report.text[mark.start : mark.end].strip(), before, mark.value):
            yield hit._replace(start=mark.start, end=mark.end)


def _stands_between(text: str, form: str, value: int) -> bool:
    """Whether a line or a sentence begins with a number that was not taken for one: 4.7个100%."""
    wanted = _FORMS[form].format(cn=printed(value), ar=value)
    return bool(re.search(f"(?:^|\n|[。；])[ \u3000]*{wanted}", text))


def _points(report: Report) -> Iterator[Hit]:
    """一是, 二是 within one paragraph."""
    for paragraph in paragraphs(report):
        text, first = normal_of(report, paragraph.start, paragraph.end)
        last: dict[str, int] = {}
        for found in _POINT.finditer(text):
            value, before = value_of(found["number"]), last.get(found["form"])
            last[found["form"]] = value
            if before is None or value == 1:
                continue
            if hit := _said(found[0], before, value):
                start, end = original(report, first + found.start(), first + found.end())
                yield hit._replace(start=start, end=end)


def _captions(report: Report) -> Iterator[Hit]:
    """Lines that name a table, a figure or an annex with its number."""
    last: dict[str, int] = {}
    for found in _CAPTION.finditer(report.text):
        value, before = int(found["number"]), last.get(found["kind"], 0)
        if value > before:
            last[found["kind"]] = value
        if before and value > before + 1 and value <= _MOST:
            missing = f"{found['kind']}{before + 1}"
            yield Hit(f"缺“{missing}”", f"“{missing}” is missing", found.start("kind"), found.end("number"))


def _said(number: str, before: int, value: int) -> Hit | None:
    """What to say of a number that does not count on."""
    arabic = any(character.isdigit() for character in number)
    if value == before:
        return Hit(f"“{number}”重复", f"“{number}” is given twice")
    if value > before + 1:
        lost = [str(at) if arabic else printed(at) for at in range(before + 1, value)]
        told = lost[0] if len(lost) == 1 else f"{lost[0]}—{lost[-1]}"
        return Hit(f"“{number}”之前缺{told}", f"before “{number}” there is no {told}")
    if value < before:
        return Hit(f"“{number}”排在{before if arabic else printed(before)}之后", f"“{number}” stands behind {before}")
    return None
