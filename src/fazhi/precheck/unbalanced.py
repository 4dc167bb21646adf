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
_FARTHEST = 12
"""Paragraphs that a note in brackets may run over."""
_DEEPEST = 12
"""So many marks may stand open between a mark and its partner."""
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
    found: list[tuple[int, int]] = []
    for number, (paragraph, below) in enumerate(zip_longest(every, every[1:])):
        line = _NUMBER.sub(_blanked, text[paragraph.start : paragraph.end].translate(_SAME))
        goes_on = below is not None and text[below.start] == "“"
        for at in _alone(line):
            if goes_on and line[at] == "“":  # a quotation of several paragraphs is opened in each
                continue
            if found and line[at] == "）" and text[found[-1][1]] in "（(" and number - found[-1][0] <= _FARTHEST:
                found.pop()  # a note in brackets that runs over several lines
                continue
            found.append((number, paragraph.start + at))
    for _, start in found:
        mark = text[start]
        around = text[max(0, start - 8) : start + 9].replace("\n", " ")
        name = {"“": "左引号", "”": "右引号"}.get(mark, f"“{mark}”")
        yield Hit(f"{name}没有配对：{around}", f"{mark} has no partner", start, start + 1)


def _blanked(number: re.Match[str]) -> str:
    """The number of an item without its half of a bracket."""
    return f"{number[0][:-1]} "


def _alone(line: str) -> Iterator[int]:
    """Offsets of the marks without a partner."""
    opened: list[int] = []
    alone: list[int] = []
    for at, mark in enumerate(line):
        if mark not in _EITHER:
            continue
        if mark not in _PAIRS:
            opened.append(at)
            continue
        back = next((back for back, found in enumerate(opened[:-_DEEPEST:-1]) if line[found] == _PAIRS[mark]), None)
        if back is None:
            alone.append(at)
        else:
            alone += opened[len(opened) - back :]
            del opened[len(opened) - back - 1 :]
    yield from sorted(alone + opened)
