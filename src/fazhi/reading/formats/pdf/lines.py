"""Lines of a page: stretches on one level, and the columns in which they are read."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from fazhi.reading.formats.pdf.sheets import Span

_LEVEL = 0.45
"""Heights of a character within which base lines are one, so that a raised mark belongs to its line."""
_APART = 1.3
"""Widths of a character from which words of one line are parts of it, as the cells of a row are."""
_GUTTER = 0.8
"""The same for the blank between columns."""
_LEAST_LINES = 4
_MANY_LINES = 8
_NARROWEST = 8
"""Widths of a character that a column must have."""
_FILLED = 0.55
"""Share of a column's width that its lines must fill on average; cells of a table are shorter."""
_WELL_FILLED = 0.75
"""The same for a column beside which the next has only begun."""
_LEAST_BESIDE = 3
"""Lines of what stands beside the text."""
_SMALLER = 0.9
"""Share of the size of the text up to which what stands beside it is smaller."""
_SAME = 0.15
"""Widths of a character within which lines stand at one height, as cells of a row do."""
_MOST_COLUMNS = 4
_MOST_GUTTERS = 8
"""More of them make a table."""
_MOST_TRIED = 12
"""How many ends of a run of columns are tried, the last first."""


class Line(NamedTuple):
    """A line of a page, in the stretches that wide gaps part."""

    parts: tuple[Span, ...]
    """Stretches that wide gaps part, from left to right."""
    opening: float = 0.0
    """Height of the characters it begins with."""

    @property
    def left(self) -> float:
        """Left edge."""
        return self.parts[0].left

    @property
    def right(self) -> float:
        """Right edge."""
        return self.parts[-1].right

    @property
    def size(self) -> float:
        """Height of its characters."""
        return max(self.parts, key=lambda part: len(part.text)).size

    @property
    def level(self) -> float:
        """Base line."""
        return max(self.parts, key=lambda part: len(part.text)).level

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.level - self.size * 0.85

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.level + self.size * 0.1

    @property
    def sure(self) -> float:
        """How sure the reading of its least sure part is."""
        return min(part.sure for part in self.parts)

    @property
    def pictures(self) -> tuple[bytes, ...]:
        """The strips that its doubtful parts stand on."""
        return tuple(picture for part in self.parts for picture in part.pictures)

    @property
    def text(self) -> str:
        """Its words, wide gaps as wide blanks."""
        return "\u3000".join(part.text for part in self.parts)


def lines_of(spans: Iterable[Span]) -> list[Line]:
    """Stretches put into lines, from top to bottom."""
    rows: list[list[Span]] = []
    for span in sorted(spans, key=lambda item: item.level):
        row = rows[-1] if rows else None
        if row and span.level - _main(row).level <= max(span.size, _main(row).size) * _LEVEL and not _over(row, span):
            row.append(span)
        else:
            rows.append([span])
    lines = [Line(tuple(_parts(ordered)), ordered[0].size) for ordered in map(sorted, rows)]
    return sorted(lines, key=lambda line: line.level)


def _main(row: Sequence[Span]) -> Span:
    return max(row, key=lambda span: span.size)


def _over(row: Sequence[Span], span: Span) -> bool:
    """Whether a stretch stands over or under one of a row, and so belongs to another line."""
    return any(min(other.right, span.right) - max(other.left, span.left) > span.size for other in row)


def _parts(row: Sequence[Span]) -> Iterator[Span]:
    held = row[0]
    for span in row[1:]:
        gap = span.left - held.right
        if gap >= max(held.size, span.size) * _APART:
            yield held
            held = span
            continue
        blank = " " if _is_latin(held.text[-1]) and _is_latin(span.text[0]) and gap > held.size * 0.16 else ""
        main = held if len(held.text) >= len(span.text) else span
        words, sure = held.text + blank + span.text, min(held.sure, span.sure)
        pictures = held.pictures + span.pictures
        held = Span(held.left, max(held.right, span.right), main.level, main.size, words, sure, pictures)
    yield held


def _is_latin(character: str) -> bool:
    return character < "\u2e80" and character.isalnum()


class Flow(NamedTuple):
    """Lines that are read from top to bottom."""

    spans: tuple[Span, ...]
    whole: bool
    """Whether they take the whole width of the page, and no column of it."""


def flows(spans: Sequence[Span], *, whole: bool = True, depth: int = _MOST_COLUMNS) -> Iterator[Flow]:
    """The stretches of a page in the order in which they are read: down one column, then down the next."""
    bands = list(_bands(spans))
    start = at = 0
    while at < len(bands):
        zone = _zone(bands, at) if depth > 1 else None
        if zone is None:
            at += 1
            continue
        end, middle = zone
        if start < at:
            yield Flow(tuple(span for band in bands[start:at] for span in band), whole)
        inside = [span for band in bands[at:end] for span in band]
        left = [span for span in inside if span.inked_right <= middle]
        right = [span for span in inside if span.inked_right > middle]
        for column in (right, left) if _is_beside(lines_of(left), lines_of(right)) else (left, right):
            yield from flows(column, whole=False, depth=depth - 1)
        start = at = end
    if start < len(bands):
        yield Flow(tuple(span for band in bands[start:] for span in band), whole)


def _bands(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Stretches that lie beside one another or overlap in height, from top to bottom."""
    band: list[Span] = []
    bottom = 0.0
    for span in sorted(spans, key=lambda item: item.top):
        if band and span.top >= bottom:
            yield band
            band = []
        bottom = max(bottom, span.bottom) if band else span.bottom
        band.append(span)
    if band:
        yield band


def _zone(bands: Sequence[list[Span]], start: int) -> tuple[int, float] | None:
    """The end of a run of bands that one gutter divides into columns of text, and where it lies."""
    least = min(span.inked_left for band in bands for span in band)
    most = max(span.inked_right for band in bands for span in band)
    gutters = [(least, most)]
    ends: list[tuple[int, list[tuple[float, float]]]] = []
    for end in range(start, len(bands)):
        band = sorted(bands[end], key=lambda span: span.inked_left)
        width = min(span.size for span in band) * _GUTTER
        free = [(least, band[0].inked_left), *_gaps(band, width), (max(span.inked_right for span in band), most)]
        gutters = [gap for gap in _common(gutters, free, width) if (gap[0] > least and gap[1] < most) or len(band) == 1]
        if not gutters or len(gutters) > _MOST_GUTTERS:
            break
        last = end + 1 == len(bands)
        if crossed := [gap for gap in gutters if last or _both_sides(band, gap)]:
            ends.append((end + 1, crossed))
    for end, crossed in ends[: -_MOST_TRIED - 1 : -1]:
        inside = [span for band in bands[start:end] for span in band]
        for gap in crossed:
            if _divides(inside, gap):
                return end, (gap[0] + gap[1]) / 2
    return None


def _gaps(band: Sequence[Span], width: float) -> Iterator[tuple[float, float]]:
    right = band[0].inked_right
    for span in band[1:]:
        if span.inked_left - right >= width:
            yield right, span.inked_left
        right = max(right, span.inked_right)


def _common(
    one: Sequence[tuple[float, float]], other: Sequence[tuple[float, float]], width: float
) -> list[tuple[float, float]]:
    found = [(max(a, c), min(b, d)) for a, b in one for c, d in other]
    return [(left, right) for left, right in found if right - left >= width]


def _both_sides(band: Sequence[Span], gap: tuple[float, float]) -> bool:
    return any(span.inked_right <= gap[0] + 1 for span in band) and any(span.inked_left >= gap[1] - 1 for span in band)


def _divides(spans: Sequence[Span], gap: tuple[float, float]) -> bool:
    """Whether columns of running text lie on both sides of a gap; the last may have only begun."""
    left = lines_of([span for span in spans if span.inked_right <= gap[0] + 1])
    right = lines_of([span for span in spans if span.inked_left >= gap[1] - 1])
    if _is_beside(left, right) or _is_beside(right, left):
        return True
    if not _is_column(left, _LEAST_LINES, _FILLED):
        return False
    return _is_column(right, _LEAST_LINES, _FILLED) or _is_column(left, _MANY_LINES, _WELL_FILLED)


def _is_beside(side: Sequence[Line], text: Sequence[Line]) -> bool:
    """Whether smaller lines stand beside a column of text at heights of their own, as no cells of its rows do."""
    if len(side) < _LEAST_BESIDE or not _is_column(text, _MANY_LINES, _FILLED):
        return False
    sizes = [sorted(line.size for line in lines)[len(lines) // 2] for lines in (side, text)]
    if sizes[0] > sizes[1] * _SMALLER:
        return False
    near = [line for line in side if any(abs(line.level - other.level) <= sizes[0] * _SAME for other in text)]
    return len(near) * 2 <= len(side)


def _is_column(lines: Sequence[Line], least: int, share: float) -> bool:
    if len(lines) < least:
        return False
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    size = sorted(line.size for line in lines)[len(lines) // 2]
    filled = sum(line.right - line.left for line in lines) / len(lines)
    return right - left >= size * _NARROWEST and filled >= (right - left) * share
