"""Bars that print and need no script, drawn by drawsvg: stretch by stretch, coloured by the style sheet."""

from collections.abc import Iterable
from typing import Final, NamedTuple

import drawsvg

from fazhi.sphinx_ext.html.markup import Html, safe

_WIDTH: Final = 100
_HEIGHT: Final = 8
_DIGITS: Final = 3
_HIGH: Final = 20
_RULER: Final = 5
"""Of a strip and of the parts that are marked along its upper edge, in units of its own."""


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
    return Html(drawing.as_svg(header=""))


class Piece(NamedTuple):
    """A stretch of a strip, by its characters."""

    start: int
    end: int
    style: str
    words: str
    way: str | None
    """Where it leads, as the value of an `href`; None for nowhere."""


_Link: Final = type("_Link", (drawsvg.DrawingParentElement,), {"TAG_NAME": "a"})
"""A link, which drawsvg names in a way of its own that SVG 2 has left."""


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
    return Html(drawing.as_svg(header="").replace("<defs>\n</defs>\n", "").replace("\n", "").replace(" />", "/>"))


def _piece(piece: Piece, top: int, high: int) -> drawsvg.DrawingElement:
    box = drawsvg.Rectangle(piece.start, top, piece.end - piece.start, high, class_=safe(piece.style))
    if piece.way is None:
        box.append_title(piece.words)
        return box
    link = _Link(href=piece.way, tabindex="-1")
    link.append(box)
    link.append_title(piece.words)
    return link
