"""The check for sentences that were not finished."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from fazhi.model.audit import Audit
from fazhi.precheck.base import Hit, check
from fazhi.precheck.stretches import Paragraph, paragraphs, shown
from fazhi.precheck.vocabulary import one_of
from fazhi.reading.numbering import opening_mark

_LEAST = 8


@check("没有写完", "Cut off", "补完这一句，或者删去。", "Finish the sentence or delete it.")
def cut_off(audit: Audit) -> Iterator[Hit]:
    """一段停在半句：以顿号、逗号结尾，或者以“的”“和”“通过”一类的词结尾而没有标点，下一段又不是接着说的条目。

    通过：主要做法如下：；以分号结尾的条目。
    不通过：一段以“，进一步”结尾。

    A paragraph stops in the middle of a sentence: at a comma, or at a word like 的, 和 or 通过 without a mark, and what
    follows is no list that goes on from it.

    Passes: A lead-in with a colon; items that end with a semicolon.
    Fails: A paragraph that ends in “，进一步”.
    """
    report = audit.report
    body = [item for item in paragraphs(report) if item.body and not item.row]
    for paragraph, below in pairwise([*body, None]):
        if paragraph is None:
            continue
        line = report.text[paragraph.start : paragraph.end].rstrip()
        if len(line) < _LEAST or not _ends().search(line):
            continue
        if _goes_on(report.text, paragraph, below):
            continue
        end = paragraph.start + len(line)
        words = shown(report.text, max(paragraph.start, end - 12), end)
        yield Hit(f"停在“{words}”", f"stops at “{words}”", max(paragraph.start, end - 12), end)


def _goes_on(text: str, paragraph: Paragraph, below: Paragraph | None) -> bool:
    """Whether the next paragraph goes on where this one stops: in small letters of a list, or as its continuation."""
    if below is None or text[paragraph.end - 1] not in "，,、":
        return False
    return opening_mark(text, below.start, below.end) is None


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(f"[，、,]$|(?:{one_of('hanging')})$")
