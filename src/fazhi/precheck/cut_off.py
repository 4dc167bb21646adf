"""The check for sentences that were not finished."""

import re
from collections.abc import Iterator
from functools import cache

from fazhi.model.audit import Audit
from fazhi.model.report import PassageKind
from fazhi.precheck.base import Hit, check, one_of
from fazhi.precheck.stretches import paragraphs, shown

_LEAST = 8
_SHOWN = 12
"""Characters of the end that are quoted."""


@check("没有写完", "Cut off", "补完这一句，或者删去。", "Finish the sentence or delete it.")
def cut_off(audit: Audit) -> Iterator[Hit]:
    """一段停在半句：以顿号、逗号结尾，或者以“的”“和”“进一步”一类的词结尾而没有标点，下一行又没有接着说。

    通过：主要做法如下：；以分号结尾的条目。
    不通过：一段以“，进一步”结尾。

    A paragraph stops in the middle of a sentence: at a comma, or at a word like 的, 和 or 进一步 without a mark, and
    the next line does not go on from it.

    Passes: A lead-in with a colon; items that end with a semicolon.
    Fails: A paragraph that ends in “，进一步”.
    """
    report = audit.report
    for paragraph in paragraphs(report):
        last = paragraph.passages[-1]
        if not paragraph.body or last.kind is not PassageKind.SENTENCE:
            continue
        line = report.text[last.start : last.end].rstrip()
        if len(line) >= _LEAST and _ends().search(line):
            end = last.start + len(line)
            start = max(last.start, end - _SHOWN)
            words = shown(report.text, start, end)
            yield Hit(f"停在“{words}”", f"stops at “{words}”", start, end)


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(f"[，、,]$|(?:{one_of('hanging')})$")
