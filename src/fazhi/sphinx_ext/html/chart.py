"""Charts that print and need no script, drawn by drawsvg, coloured by the style sheet: from bars to a funnel."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import drawsvg

from fazhi.sphinx_ext.html.markup import Html, safe

_WIDTH: Final = 100
_HEIGHT: Final = 8
_DIGITS: Final = 3
_HIGH: Final = 20
_RULER: Final = 5
"""Of a strip and of the parts that are marked along its upper edge, in units of its own."""

_SPACES: Final = re.compile(r'\s+xmlns(?::xlink)?="[^"]*"')
"""Where an SVG of its own would say what its names are."""
_SIDE: Final = 14
"""Of a square in a grid."""
_LONG: Final = 200
"""Of a line of dots and of a slope, in units of their own."""
_SMALL: Final = 3
_LARGE: Final = 5
"""How large a dot is, and the one that is compared with the others."""
_LETTER: Final = 7
"""Of the number in a dot."""
_DIGIT_WIDE: Final = 0.6
"""How wide a digit is, as a share of its height."""
_Link: Final = type("_Link", (drawsvg.DrawingParentElement,), {"TAG_NAME": "a"})
"""A link, which drawsvg names in a way of its own that SVG 2 has left."""
_WIDE: Final = 720
_TALL: Final = 360
_LEFT: Final = 64
_UNDER: Final = 40
_TICKS: Final = 5


class Stretch(NamedTuple):
    """A part of a bar."""

    share: float
    """Of the whole bar, between 0 and 1."""
    style: str
    """The class that colours it."""
    words: str
    """What it stands for and how much, shown where one points at it."""


def bar(stretches: Iterable[Stretch], label: str = "") -> Html:
    """The stretches from left to right; without a label the bar says nothing that does not stand beside it in words."""
    told = {"role": "img", "aria_label": safe(label)} if label else {"aria_hidden": "true"}
    drawing = drawsvg.Drawing(_WIDTH, _HEIGHT, class_="fz-bar", preserveAspectRatio="none", **told)
    at = 0.0
    for share, style, words in stretches:
        width = min(max(share, 0) * _WIDTH, _WIDTH - at)
        if width:
            stretch = drawsvg.Rectangle(round(at, _DIGITS), 0, round(width, _DIGITS), _HEIGHT, class_=safe(style))
            stretch.append_title(words)
            drawing.append(stretch)
        at += width
    return _one_line(drawing)


class Square(NamedTuple):
    """One verdict in a grid of them."""

    sign: str
    style: str
    """The class that colours it."""
    words: str
    """What it stands for, shown where one points at it."""


def squares(rows: Sequence[Sequence[Square]], label: str) -> Html:
    """A small square for each verdict, row under row, every row with its number before it."""
    wide = max((len(row) for row in rows), default=0) + 1
    told = {"role": "img", "aria_label": safe(label)}
    drawing = drawsvg.Drawing(wide * _SIDE, len(rows) * _SIDE, class_="fz-squares", **told)
    for line, row in enumerate(rows):
        drawing.append(_sign(str(line + 1), 0, line, "fz-square-number"))
        for at, square in enumerate(row, 1):
            group = drawsvg.Group(class_=safe(square.style))
            group.append_title(square.words)
            group.append(drawsvg.Rectangle(at * _SIDE, line * _SIDE, _SIDE - 1, _SIDE - 1))
            group.append(_sign(square.sign, at, line))
            drawing.append(group)
    return _one_line(drawing)


def _sign(sign: str, at: int, line: int, style: str = "") -> drawsvg.DrawingElement:
    """A sign in the middle of the square of that place."""
    middle = ((at + 0.5) * _SIDE - 0.5, (line + 0.5) * _SIDE - 0.5)
    told = {"class_": style} if style else {}
    return drawsvg.Text(safe(sign), _SIDE - 4, *middle, text_anchor="middle", dominant_baseline="central", **told)


class Piece(NamedTuple):
    """A stretch of a strip, by its characters."""

    start: int
    end: int
    style: str
    words: str
    way: str | None
    """Where it leads, as the value of an `href`; None for nowhere."""


def strip(length: int, parts: Iterable[Piece], pieces: Iterable[Piece], label: str) -> Html:
    """A bar of so many characters: parts along its upper edge, pieces on it, each leading to its place.

    By keyboard one goes to the parts that are listed beside it, for a text has hundreds of pieces of a hair's breadth.
    """
    told = {"role": "group", "aria_label": safe(label)}
    drawing = drawsvg.Drawing(length or 1, _HIGH, class_="fz-strip-bar", preserveAspectRatio="none", **told)
    drawing.append(drawsvg.Rectangle(0, _RULER, length, _HIGH - _RULER, class_="fz-worth-none"))
    for piece in parts:
        drawing.append(_piece(piece, 0, _RULER))
    for piece in pieces:
        drawing.append(_piece(piece, _RULER, _HIGH - _RULER))
    return _one_line(drawing)


def _piece(piece: Piece, top: int, high: int) -> drawsvg.DrawingElement:
    box = drawsvg.Rectangle(piece.start, top, piece.end - piece.start, high, class_=safe(piece.style))
    if piece.way is None:
        box.append_title(piece.words)
        return box
    link = _Link(href=piece.way, tabindex="-1")
    link.append(box)
    link.append_title(piece.words)
    return link


def _one_line(drawing: drawsvg.Drawing) -> Html:
    """As it stands in a page, which knows the names of SVG."""
    told = drawing.as_svg(header="").replace("<defs>\n</defs>\n", "")
    return Html(re.sub(r"\n\s*", " ", _SPACES.sub("", told)).replace("> <", "><").rstrip().replace(" />", "/>"))


class Dot(NamedTuple):
    """A report on the line of all reports."""

    share: float
    """Between 0 and 1."""
    words: str
    own: bool = False
    """Whether it is the one that is compared with the others."""
    number: int | None = None
    """What stands in it, where there are so few that each may be told apart at once."""


def dots(found: Sequence[Dot], label: str) -> Html:
    """All on a line from none to all, the one that is compared with the others last and so on top."""
    drawing = drawsvg.Drawing(_LONG + 2 * _LARGE, 2 * _LARGE + 2, class_="fz-dots", role="img", aria_label=safe(label))
    middle = _LARGE + 1
    for share in (0, 0.5, 1):
        at = _LARGE + share * _LONG
        drawing.append(drawsvg.Line(at, 1, at, 2 * middle - 1, class_="fz-axis"))
    drawing.append(drawsvg.Line(_LARGE, middle, _LARGE + _LONG, middle, class_="fz-axis"))
    for dot in sorted(found, key=lambda item: item.own):
        if dot.number is None:
            style = "fz-dot fz-dot-own" if dot.own else "fz-dot"
            circle = drawsvg.Circle(_along(dot), middle, _LARGE if dot.own else _SMALL, class_=style)
            circle.append_title(dot.words)
            drawing.append(circle)
    numbered = [dot for dot in found if dot.number is not None]
    for there in _together(numbered):
        drawing.extend(_numbered(there, middle))
    return _one_line(drawing)


def _along(dot: Dot) -> float:
    return round(_LARGE + min(max(dot.share, 0), 1) * _LONG, _DIGITS)


def _together(numbered: Iterable[Dot]) -> list[list[Dot]]:
    """Dots with numbers, those in one group whose marks would hide the numbers of one another."""
    groups = [[dot] for dot in sorted(numbered, key=_along)]
    while True:
        marks = [_Mark.of(group) for group in groups]
        at = next((at for at, (left, right) in enumerate(pairwise(marks)) if left.hides(right)), None)
        if at is None:
            return groups
        groups[at : at + 2] = [groups[at] + groups[at + 1]]


class _Mark(NamedTuple):
    """What is drawn of a group: its numbers, where their middle is, and how far they and their frame reach from it."""

    told: str
    at: float
    letters: float
    frame: float

    @classmethod
    def of(cls, group: Sequence[Dot]) -> "_Mark":
        told = ",".join(str(number) for number in sorted(dot.number or 0 for dot in group))
        letters = len(told) * _LETTER * _DIGIT_WIDE / 2
        frame = max(_LARGE, letters + 1)
        middle = (_along(group[0]) + _along(group[-1])) / 2
        return cls(told, min(max(middle, frame), _LONG + 2 * _LARGE - frame), letters, frame)

    def hides(self, other: "_Mark") -> bool:
        """Whether of two, the other to the right, the frame of one lies over the numbers of the other."""
        return other.at - self.at < max(self.letters + other.frame, self.frame + other.letters)


def _numbered(there: Sequence[Dot], middle: float) -> Iterator[drawsvg.DrawingElement]:
    """A dot with its number; of several that lie at one place a single mark, as wide as all their numbers."""
    told, at, _letters, frame = _Mark.of(there)
    left, wide = round(at - frame, _DIGITS), round(2 * frame, _DIGITS)
    mark = drawsvg.Rectangle(left, middle - _LARGE, wide, 2 * _LARGE, rx=_LARGE, class_="fz-dot fz-dot-told")
    mark.append_title(" · ".join(dot.words for dot in sorted(there, key=lambda dot: dot.number or 0)))
    yield mark
    along = round(at, _DIGITS)
    yield drawsvg.Text(told, _LETTER, along, round(middle + _LETTER / 3, _DIGITS), class_="fz-dot-number")


def slope(years: Sequence[tuple[int, float | None, str]], label: str) -> Html:
    """The share from year to year, each with what is to be said of it; a year without one breaks the line."""
    high = 2 * _LARGE * 3
    drawing = drawsvg.Drawing(_LONG + 2 * _LARGE, high, class_="fz-slope", role="img", aria_label=safe(label))
    first, last = years[0][0], years[-1][0]
    before: tuple[float, float] | None = None
    circles = []
    for year, share, words in years:
        if share is None:
            before = None
            continue
        along = round(_LARGE + (year - first) / max(last - first, 1) * _LONG, _DIGITS)
        here = along, round(high - _LARGE - min(max(share, 0), 1) * (high - 2 * _LARGE), _DIGITS)
        if before is not None:
            drawing.append(drawsvg.Line(*before, *here, class_="fz-slope-line"))
        circle = drawsvg.Circle(*here, _SMALL, class_="fz-dot fz-dot-own")
        circle.append_title(words)
        circles.append(circle)
        before = here
    drawing.extend(circles)
    return _one_line(drawing)


class Point(NamedTuple):
    """A unit in a funnel."""

    many: int
    """How many duties it has."""
    share: float
    style: str
    words: str
    way: str
    """Where it leads."""


def funnel(
    points: Sequence[Point], lines: Sequence[tuple[str, Sequence[tuple[int, float]]]], axis: str, label: str
) -> Html:
    """Each unit by how many duties it has and the share of them it supports, between the limits of chance.

    `lines` are limits, each with the class that draws it; by keyboard one goes to the units in the table beside it.
    """
    told = {"role": "img", "aria_label": safe(label)}
    drawing = drawsvg.Drawing(_WIDE, _TALL, class_="fz-funnel", **told)
    first = min(many for _, line in lines for many, _ in line)
    last = max(many for _, line in lines for many, _ in line)
    right, bottom = _WIDE - 12, _TALL - _UNDER

    def at(many: float, share: float) -> tuple[float, float]:
        along = _LEFT + (many - first) / max(last - first, 1) * (right - _LEFT)
        return round(along, 1), round(bottom - min(max(share, 0), 1) * (bottom - 10), 1)

    for tick in range(_TICKS + 1):
        share = tick / _TICKS
        drawing.append(drawsvg.Line(*at(first, share), *at(last, share), class_="fz-axis"))
        here = at(first, share)
        drawing.append(drawsvg.Text(f"{share:.0%}", 11, here[0] - 6, here[1] + 4, class_="fz-tick fz-tick-end"))
    step = max((last - first) // _TICKS, 1)
    for many in range(first, last + 1, step):
        drawing.append(drawsvg.Text(str(many), 11, at(many, 0)[0], bottom + 16, class_="fz-tick fz-tick-middle"))
    drawing.append(drawsvg.Text(axis, 11, (_LEFT + right) / 2, _TALL - 6, class_="fz-tick fz-tick-middle"))
    for style, line in lines:
        corners = [corner for many, share in line for corner in at(many, share)]
        drawing.append(drawsvg.Lines(*corners, fill="none", class_=safe(style)))
    for point in sorted(points, key=lambda item: item.style):
        link = _Link(href=point.way, tabindex="-1")
        link.append(drawsvg.Circle(*at(point.many, point.share), _SMALL + 1, class_=safe(point.style)))
        link.append_title(point.words)
        drawing.append(link)
    return _one_line(drawing)
