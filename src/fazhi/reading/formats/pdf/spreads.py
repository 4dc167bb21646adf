"""Two pages printed or scanned side by side on one sheet, taken for two pages."""

from collections.abc import Iterator, Sequence

from fazhi.reading.formats.pagination import is_page_number, may_be_page_number
from fazhi.reading.formats.pdf.lines import Line, lines_of
from fazhi.reading.formats.pdf.sheets import Sheet, Span

_WIDE = 1.15
"""Times the height from which a sheet is wide enough for two pages."""
_MIDDLE = (0.42, 0.58)
"""Shares of the width between which the pages meet."""
_GUTTER = 1.5
"""Widths of a character that lie free between them at the least."""
_LEAST = 5
"""Lines of text on the page at the left."""
_FULL = 2.0
"""Widths of a character that stay free at the end of a full line."""
_SHARE = 0.4
"""Share of the lines of a page that are full; few cells of a table are."""


def single_pages(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The pages, those on one sheet each by itself, under the number of the sheet."""
    return [page for sheet in sheets for page in _pages_on(sheet)]


def _pages_on(sheet: Sheet) -> Iterator[Sheet]:
    middle = _middle_of(sheet) if sheet.width > sheet.height * _WIDE and not sheet.fields else None
    if middle is None:
        yield sheet
        return
    for left, right in ((0.0, middle), (middle, sheet.width)):
        spans = [span for span in sheet.spans if left <= span.left < right]
        yield sheet._replace(
            width=right - left,
            spans=tuple(
                span._replace(left=round(span.left - left, 1), right=round(span.right - left, 1)) for span in spans
            ),
            level=tuple((start - left, end - left, at) for start, end, at in sheet.level if left <= start < right),
            upright=tuple((top, bottom, at - left) for top, bottom, at in sheet.upright if left <= at < right),
        )


def _middle_of(sheet: Sheet) -> float | None:
    """Where two pages meet; None where there is one."""
    low, high = sheet.width * _MIDDLE[0], sheet.width * _MIDDLE[1]
    across = [(span.left, span.right) for span in sheet.spans]
    across += [(left, right) for left, right, _ in sheet.level]
    left = max((end for start, end in across if start < low), default=0.0)
    right = min((start for start, end in across if end > high), default=sheet.width)
    inside = any(start >= low and end <= high for start, end in across)
    if inside or left >= right or left > high or right < low or not sheet.spans:
        return None
    size = sorted(span.size for span in sheet.spans)[len(sheet.spans) // 2]
    before = [span for span in sheet.spans if span.right <= left]
    behind = [span for span in sheet.spans if span.left >= right]
    if right - left < size * _GUTTER or not behind or not _is_page(before, behind):
        return None
    return (left + right) / 2


def _is_page(before: Sequence[Span], behind: Sequence[Span]) -> bool:
    """Whether text fills the left half, and either the right as well, or both end with the numbers of pages."""
    one, other = lines_of(before), lines_of(behind)
    if not _is_text(one):
        return False
    return _is_text(other) or all(
        may_be_page_number(lines[-1].text) or is_page_number(lines[-1].text) for lines in (one, other)
    )


def _is_text(lines: Sequence[Line]) -> bool:
    if len(lines) < _LEAST:
        return False
    right = sorted(line.right for line in lines)[-2]
    full = [line for line in lines if len(line.parts) == 1 and right - line.right < line.size * _FULL]
    wide = [line for line in full if line.right - line.left > (right - min(line.left for line in lines)) / 2]
    return len(wide) >= len(lines) * _SHARE
