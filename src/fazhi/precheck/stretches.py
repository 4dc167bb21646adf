"""The text as the checks look at it: paragraphs, short lines, and where a word occurs."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fazhi.model.report import Part, Passage, PassageKind, Report
from fazhi.reading.numbering import opening_mark

_WRAPPED = 25, 100
"""Characters that a line may have which was wrapped rather than ended."""


class Paragraph(NamedTuple):
    """Passages that stand in one paragraph."""

    start: int
    end: int
    """Character range in the untouched text, end exclusive."""
    passages: tuple[Passage, ...]

    @property
    def row(self) -> bool:
        """Whether it is a row of a table."""
        return self.passages[0].kind is PassageKind.ROW

    @property
    def body(self) -> bool:
        """Whether it stands between the title and the signature."""
        return all(item.kind is not PassageKind.TITLE and item.part is not Part.CLOSING for item in self.passages)


def paragraphs(report: Report) -> Iterator[Paragraph]:
    """The paragraphs of a report, in order; a line that a sentence is wrapped over ends none."""
    held: list[Passage] = []
    for passage in report.passages:
        if held and "\n" in report.text[held[-1].end : passage.start] and not _wrapped(report.text, held[-1], passage):
            yield _paragraph(held)
            held = []
        held.append(passage)
    if held:
        yield _paragraph(held)


def normal_of(report: Report, start: int, end: int) -> tuple[str, int]:
    """The copy made for matching of a stretch, and the offset in the whole copy where it begins."""
    first, last = report.normal.to_normal(start), report.normal.to_normal(end)
    return report.normal.text[first:last], first


def original(report: Report, start: int, end: int) -> tuple[int, int]:
    """The range in the untouched text of a range in the copy."""
    return report.normal.to_original(start), report.normal.to_original(end - 1) + 1


def shown(text: str, start: int, end: int, most: int = 24) -> str:
    """The words of a range on one line, at most so many characters."""
    line = " ".join(text[start:end].split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _wrapped(text: str, above: Passage, below: Passage) -> bool:
    """Whether a sentence goes on in the next line: it does not end, and what follows begins nothing of its own."""
    if above.kind is not PassageKind.SENTENCE or below.kind is not PassageKind.SENTENCE:
        return False
    if above.part is Part.CLOSING or below.part is Part.CLOSING:
        return False
    line = above.end - text.rfind("\n", 0, above.end) - 1
    ended = not _WRAPPED[0] <= line <= _WRAPPED[1] or text[above.end - 1] in '。！？；：.!?;:…”）)】"'
    return not ended and opening_mark(text, below.start, below.end) is None


def _paragraph(held: Sequence[Passage]) -> Paragraph:
    return Paragraph(held[0].start, held[-1].end, tuple(held))
