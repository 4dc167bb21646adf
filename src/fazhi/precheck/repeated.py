"""The check for what is written twice: sentences, paragraphs, words and marks."""

import re
from collections.abc import Iterator
from functools import cache

from fazhi.model.audit import Audit
from fazhi.model.report import Part, Passage, PassageKind, Report
from fazhi.precheck.base import Hit, check, one_of
from fazhi.precheck.stretches import normal_of, original, shown

_LEAST = 16
"""Characters from which a sentence is no set phrase."""
_NUMBER = re.compile("^(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．是要]|第[一二三四五六七八九十]+，)+")
_MARKS = re.compile("[。，、；：]{2,}")


@check(
    "重复",
    "Said twice",
    "删去多出的一处。",
    "Delete what stands there twice.",
)
def repeated(audit: Audit) -> Iterator[Hit]:
    """同一句话（16字以上）出现两次，词连写两遍，标点连用。

    通过：在不同部分说到同一项制度而说法不同；逐项逐项。
    不通过：粘贴了两遍的一段；进一步进一步加强；完善机制。。

    A sentence of 16 characters or more stands there twice, a word twice in a row, or two marks together.

    Passes: One system is spoken of in two parts, in other words.
    Fails: A paragraph that was pasted twice; 进一步进一步加强; 完善机制。。
    """
    yield from _sentences(audit.report)
    yield from _within(audit.report)


def _sentences(report: Report) -> Iterator[Hit]:
    """Sentences that stand there before, those that follow one another as one."""
    words = [_words(report, passage) for passage in report.passages]
    first_at: dict[str, int] = {}
    number = 0
    while number < len(words):
        before = first_at.setdefault(words[number], number) if len(words[number]) >= _LEAST else number
        many = 0
        while before != number and number + many < len(words) and words[number + many] == words[before + many] != "":
            many += 1
        if many:
            yield _said(report, before, number, many)
        number += many or 1


def _said(report: Report, before: int, number: int, many: int) -> Hit:
    """What to say of so many passages from one on that are the same as those from another on."""
    first, last = report.passages[number], report.passages[number + many - 1]
    at, said = report.passages[before].start, shown(report.text, first.start, first.end, 20)
    zh = f"“{said}”" + (f"起的{many}句" if many > 1 else "") + f"同第{at}字起的相同"
    en = f"“{said}”" + (f" and what follows ({many} sentences)" if many > 1 else "") + f" stands at character {at} too"
    return Hit(zh, en, first.start, last.end)


def _words(report: Report, passage: Passage) -> str:
    """The words of a passage without its number and its marks; empty outside the body."""
    if passage.kind in {PassageKind.TITLE, PassageKind.ROW} or passage.part is Part.CLOSING:
        return ""
    text, _ = normal_of(report, passage.start, passage.end)
    return _NUMBER.sub("", re.sub("\\s", "", text)).strip("。；，：")


def _within(report: Report) -> Iterator[Hit]:
    """Words twice in a row, and marks that stand together."""
    for passage in report.passages:
        text, first = normal_of(report, passage.start, passage.end)
        for found in _doubled().finditer(text):
            start, end = original(report, first + found.start(), first + found.end())
            yield Hit(f"“{found[1]}”连写两遍", f"“{found[1]}” stands twice in a row", start, end)
        for found in _MARKS.finditer(text):
            start, end = original(report, first + found.start(), first + found.end())
            yield Hit(f"标点“{found[0]}”连用", f"marks “{found[0]}” stand together", start, end)


@cache
def _doubled() -> re.Pattern[str]:
    """A word on the list, or any of three characters and more that counts nothing, twice in a row."""
    return re.compile(f"({one_of('doubled')}|(?![一逐每])[\u4e00-\u9fff]{{3,8}})\\1")
