"""Marks that a text bears: in the title, in brackets beside it, or on a line of their own."""

import re
from collections.abc import Iterator

from fazhi.expressions import lazily
from fazhi.model.report import Part, PassageKind, Report, TraceKind
from fazhi.precheck.base import Hit, one_of
from fazhi.precheck.stretches import paragraphs
from fazhi.reading.numbering import opening_mark

_OF_TITLE = lazily(lambda: f"{one_of('of_title')}$")
_LONGEST = 24
"""Characters of a line that is nothing but marks."""
_FRAME = re.compile(r"[\s（）()【】\[\]〔〕〈〉<>《》“”\"★☆＊*：:、，,;；。\-—_/|\d年月日第]+")


def marked_lines(report: Report, marks: re.Pattern[str], *, closing: bool = False) -> Iterator[Hit]:
    """Each mark with its place; one in a page's head or foot or in a watermark has none.

    Args:
        report: The report.
        marks: An expression for any mark.
        closing: Whether a label below the text (公开方式：不予公开) bears one as well.
    """
    for trace in report.traces:
        if trace.kind is TraceKind.MARGIN and (found := marks.search(trace.words)) and _alone(trace.words, marks):
            zh = f"页眉、页脚或水印标着“{found[0]}”"
            yield Hit(zh, f"head, foot or watermark of the pages marked “{found[0]}”")
    for paragraph in paragraphs(report):
        line = report.text[paragraph.start : paragraph.end]
        for found in marks.finditer(line):
            head = paragraph.passages[0].kind is PassageKind.TITLE
            below = closing and all(item.part is Part.CLOSING for item in paragraph.passages)
            label = below and re.search("[：:（(]\\s*$", line[: found.start()])
            stamped = _alone(line, marks) and not _is_item(line) and not (paragraph.row and _has_cells(line))
            if stamped or label or (head and _bracketed(line, found)):
                said = Hit(f"标着“{found[0]}”", f"marked “{found[0]}”")
                yield said._replace(start=paragraph.start + found.start(), end=paragraph.start + found.end())


def _alone(line: str, marks: re.Pattern[str]) -> bool:
    """Whether a line is nothing but marks."""
    return len(line) <= _LONGEST and not _FRAME.sub("", marks.sub("", line))


def _is_item(line: str) -> bool:
    """Whether a line is numbered: one of a list, or a heading."""
    mark = opening_mark(line, 0, len(line))
    return mark is not None and mark.value > 0


def _has_cells(line: str) -> bool:
    """Whether more than one cell of a row is filled: what the table lists is not what marks the report."""
    return sum(bool(cell.strip()) for cell in re.split(r"[\t|｜]", line)) > 1


def _bracketed(line: str, found: re.Match[str]) -> bool:
    """Whether a mark stands in brackets of its own, or ends a title."""
    before, behind = line[: found.start()].rstrip(), line[found.end() :].lstrip()
    if before[-1:] in "（([【" and behind[:1] in "）)]】":
        return before[-1:] != ""
    return not behind and len(found[0]) > 2 and not _OF_TITLE.search(before)  # noqa: PLR2004 - 草案 may be of a title
