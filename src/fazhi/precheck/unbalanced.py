"""The check for brackets and quotation marks that do not come in pairs."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from fazhi.model.audit import Audit
from fazhi.precheck.base import Hit, check
from fazhi.precheck.stretches import paragraphs

_PAIRS = {"》": "《", "）": "（", "】": "【", "”": "“", "’": "‘", "〕": "〔", "」": "「", "』": "『", "〉": "〈"}
_SAME = str.maketrans({"(": "（", ")": "）"})
_NUMBER = re.compile(r"^\s*[0-9a-zA-Z一二三四五六七八九十]{1,3}[）)]|(?<=[。；：，])[0-9a-zA-Z]{1,2}[）)]")
_EITHER = set(_PAIRS) | set(_PAIRS.values())


@check(
    "括号、引号不成对",
    "Marks without their partner",
    "补上缺的一半，或者删去多的一半。",
    "Add the half that lacks, or delete the one too many.",
)
def unbalanced(audit: Audit) -> Iterator[Hit]:
    """一段里书名号、引号、括号缺了一半，或者方向写反。编号“1）”和接着下一段的引文不算。

    通过：《中华人民共和国行政处罚法》（2021年修订）。
    不通过：《行政处罚法；“一网通办“；（试行。

    In one paragraph a title mark, a quotation mark or a bracket lacks its partner or points the wrong way. Numbers such
    as 1） and quotations that go on in the next paragraph do not count.

    Passes: 《中华人民共和国行政处罚法》（2021年修订）.
    Fails: 《行政处罚法; “一网通办“; （试行.
    """
    text = audit.report.text
    every = list(paragraphs(audit.report))
    for paragraph, below in zip_longest(every, every[1:]):
        line = text[paragraph.start : paragraph.end].translate(_SAME)
        for number in list(_NUMBER.finditer(line)):
            line = line[: number.end() - 1] + " " + line[number.end() :]
        goes_on = below is not None and text[below.start] == "“"
        for at in _alone(line):
            if goes_on and line[at] == "“":  # a quotation of several paragraphs is opened in each
                continue
            mark, start = line[at], paragraph.start + at
            around = text[max(paragraph.start, start - 8) : start + 9].replace("\n", "")
            zh = f"“{mark}”没有配对：{around}"
            yield Hit(zh.replace("““”", "左引号").replace("“””", "右引号"), f"{mark} has no partner", start, start + 1)


def _alone(line: str) -> Iterator[int]:
    """Offsets of the marks without a partner."""
    opened: list[int] = []
    alone: list[int] = []
    for at, mark in enumerate(line):
        if mark not in _EITHER:
            continue
        if mark not in _PAIRS:
            opened.append(at)
        elif opened and line[opened[-1]] == _PAIRS[mark]:
            opened.pop()
        elif (
            back := next(
                (index for index in range(len(opened) - 1, -1, -1) if line[opened[index]] == _PAIRS[mark]), None
            )
        ) is not None:
            alone += opened[back + 1 :]
            del opened[back:]
        else:
            alone.append(at)
    yield from sorted(alone + opened)
