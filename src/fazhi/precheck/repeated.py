"""The check for what stands there twice: sentences, paragraphs, words and marks."""

import re
from collections.abc import Iterator

from fazhi.model.audit import Audit
from fazhi.model.report import Part, PassageKind, Report
from fazhi.precheck.base import Hit, check
from fazhi.precheck.stretches import normal_of, original, shown
from fazhi.precheck.vocabulary import vocabulary

_LEAST = 16
"""Characters from which a sentence is no set phrase."""
_DOUBLED = re.compile("([\u4e00-\u9fff]{2,8})\\1")
_MARKS = re.compile("[。，、；：]{2,}")
_WORD = 2


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
    first_at: dict[str, int] = {}
    for passage in report.passages:
        if passage.kind is not PassageKind.SENTENCE or passage.part is Part.CLOSING:
            continue
        text, _ = normal_of(report, passage.start, passage.end)
        words = re.sub(
            r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．是要]|第[一二三四五六七八九十]+，)+|\s", "", text
        ).rstrip("。；，：")
        if len(words) < _LEAST:
            continue
        before = first_at.setdefault(words, passage.start)
        if before != passage.start:
            said = shown(report.text, passage.start, passage.end, 20)
            zh = f"“{said}”同第{before}字起的一句相同"
            yield Hit(zh, f"“{said}” is the same as the sentence at character {before}", passage.start, passage.end)


def _within(report: Report) -> Iterator[Hit]:
    """Words twice in a row, and marks that stand together."""
    may = set(vocabulary()["doubled"])
    for passage in report.passages:
        text, first = normal_of(report, passage.start, passage.end)
        for found in _DOUBLED.finditer(text):
            word = found[1]
            if word in may or len(set(word)) == 1 or (len(word) == _WORD and not _is_slip(text, found)):
                continue
            start, end = original(report, first + found.start(), first + found.end())
            yield Hit(f"“{word}”连写两遍", f"“{word}” stands twice in a row", start, end)
        for found in _MARKS.finditer(text):
            start, end = original(report, first + found.start(), first + found.end())
            yield Hit(f"标点“{found[0]}”连用", f"marks “{found[0]}” stand together", start, end)


def _is_slip(text: str, found: re.Match[str]) -> bool:
    """Whether a word of two characters stands there twice, rather than two words that share them."""
    return not re.match("[一-龥]", text[found.end() : found.end() + 1]) or found.start() == 0 or True
