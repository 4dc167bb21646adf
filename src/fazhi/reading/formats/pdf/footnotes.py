"""Footnotes: small lines at the foot of a page that begin with a mark, and the raised marks in the text above them.

A sentence that runs over the page is read without them; they are read behind its paragraph.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from fazhi.reading.formats.pdf.lines import Line, lines_of
from fazhi.reading.formats.pdf.sheets import Span

_MARK = re.compile(r"[\[［〔(（]?(?P<number>\d{1,2}|[①-⑳]|[*＊※†]{1,3})[\]］〕)）]?(?![.．、%％年月日\d])\s*")
_BEHIND = re.compile(r"[\]］〕)）]?(?:(?=(?:19|20)\d\d年)|(?![.．、%％年月日\d]))\s*")
"""What follows a mark that a raised one points to: no other digit, unless a year begins there."""
_BEFORE = "[［〔(（"
_NOTED = re.compile(r"注\s*\d{0,2}\s*[：:]\s*")
_SMALL = 0.93
"""Share of the size of the text up to which a line at the foot may be of a note."""
_RAISED = 0.72
"""Share of the size of its line up to which a number in it is a mark."""
_APART = 1.2
"""Times the distance of the lines above from which the first note stands apart, where no raised mark opens it."""
_FOOT = 0.5
"""Share of the height of a page's words below which notes begin."""
_LEAST = 2
"""Lines of text above them."""


class Note(NamedTuple):
    """A footnote with the page that it stands on."""

    page: int
    """Number of the page in the document, from 0."""
    lines: tuple[Line, ...]
    text: str
    """Its words without its mark."""
    beside: str = ""
    """The words beside the raised mark that points to it; empty where none was found."""


class Noted(NamedTuple):
    """The stretches of every page without its footnotes and the marks that point to them."""

    pages: tuple[tuple[Span, ...], ...]
    notes: tuple[Note, ...]


def without_notes(pages: Sequence[Sequence[Span]]) -> Noted:
    """The footnotes apart from the text; all is left as it is where none are found."""
    sizes: Counter[float] = Counter()
    for spans in pages:
        for span in spans:
            sizes[round(span.size * 2) / 2] += len(span.text)
    if not sizes:
        return Noted(tuple(map(tuple, pages)), ())
    size = sizes.most_common(1)[0][0]
    kept: list[tuple[Span, ...]] = []
    notes: list[Note] = []
    for number, spans in enumerate(pages):
        pointing = _pointing(spans)
        found = _notes(spans, size, pointing)
        if not found:
            kept.append(tuple(spans))
            continue
        top = found[0][0].top
        marks = {mark for lines in found if (mark := _mark(lines[0], pointing))}
        kept.append(tuple(span for span in spans if span.top < top - 0.1 and not _points(span, spans, marks)))
        notes += [
            Note(number, tuple(lines), _words(lines, pointing), pointing.get(_mark(lines[0], pointing), ""))
            for lines in found
        ]
    return Noted(tuple(kept), tuple(notes))


def _pointing(spans: Sequence[Span]) -> dict[str, str]:
    """The raised marks of a page, each with the words beside it where it first stands."""
    marks: dict[str, str] = {}
    for span in sorted(spans, key=lambda item: item.level):
        found = _MARK.fullmatch(span.text)
        if found and found["number"] not in marks and (beside := _beside(span, spans)):
            marks[found["number"]] = beside[0].text
    return marks


def _notes(spans: Sequence[Span], size: float, pointing: Mapping[str, str]) -> list[list[Line]]:
    """The notes of a page, each with its lines; none where the small lines at its foot begin with no mark."""
    if not any(span.size <= size * _SMALL for span in spans):
        return []
    lines = lines_of(spans)
    first = len(lines)
    while first and lines[first - 1].size <= size * _SMALL:
        first -= 1
    while first < len(lines) and not _opens(lines[first], pointing):
        first += 1
    if first == len(lines) or first < _LEAST or lines[first].level < _middle(lines):
        return []
    if not _pointed(lines[first].text, pointing)[0] and not _is_apart(lines, first):
        return []
    return list(_grouped(lines[first:], pointing))


def _middle(lines: Sequence[Line]) -> float:
    return lines[0].level + (lines[-1].level - lines[0].level) * _FOOT


def _is_apart(lines: Sequence[Line], first: int) -> bool:
    """Whether the first note stands apart from the text, or is opened by a raised mark."""
    if _raised(lines[first]):
        return True
    step = lines[first - 1].level - lines[first - 2].level
    return lines[first].level - lines[first - 1].level >= step * _APART


def _raised(line: Line) -> bool:
    """Whether the first stretch of a line is smaller than the rest, which `lines_of` joins: told by its left part."""
    return line.opening < line.size * _RAISED


def _opens(line: Line, pointing: Mapping[str, str]) -> bool:
    if _pointed(line.text, pointing)[0]:
        return True
    return _MARK.match(line.text) is not None or _NOTED.match(line.text) is not None


def _pointed(text: str, pointing: Mapping[str, str]) -> tuple[str, int]:
    """The mark that a line begins with and a raised one points to, and where its words begin; "" for none."""
    at = 1 if text[:1] in _BEFORE else 0
    for mark in sorted(pointing, key=len, reverse=True):
        if text.startswith(mark, at) and (behind := _BEHIND.match(text, at + len(mark))):
            return mark, behind.end()
    return "", 0


def _grouped(lines: Sequence[Line], pointing: Mapping[str, str]) -> Iterator[list[Line]]:
    """The lines of each note: one begins with every mark."""
    held: list[Line] = []
    for line in lines:
        if held and _opens(line, pointing):
            yield held
            held = []
        held.append(line)
    yield held


def _mark(line: Line, pointing: Mapping[str, str]) -> str:
    mark, _ = _pointed(line.text, pointing)
    found = None if mark else _MARK.match(line.text)
    return found["number"] if found else mark


def _words(lines: Sequence[Line], pointing: Mapping[str, str]) -> str:
    text = "".join(line.text for line in lines)
    if begins := _pointed(text, pointing)[1]:
        return text[begins:]
    found = _MARK.match(text) or _NOTED.match(text)
    return text[found.end() :] if found else text


def _points(span: Span, spans: Sequence[Span], marks: set[str]) -> bool:
    """Whether a stretch is a raised mark that points to one of the notes."""
    found = _MARK.fullmatch(span.text)
    return found is not None and found["number"] in marks and bool(_beside(span, spans))


def _beside(span: Span, spans: Sequence[Span]) -> list[Span]:
    """The larger stretches on whose upper edge one stands, that right before it first."""
    found = [
        other
        for other in spans
        if other is not span
        and other.level > span.level
        and other.level - span.level < other.size
        and other.size * _RAISED >= span.size
        and (abs(other.right - span.left) <= other.size or abs(span.right - other.left) <= other.size)
    ]
    return sorted(found, key=lambda other: other.left > span.left)
