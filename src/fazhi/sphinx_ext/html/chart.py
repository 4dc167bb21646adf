"""Bars that print and need no script, drawn by drawsvg: one stretch beside the other, coloured by the style sheet."""

from collections.abc import Iterable
from typing import Final, NamedTuple

import drawsvg

from fazhi.sphinx_ext.html.markup import Html, safe

_WIDTH: Final = 100
_HEIGHT: Final = 8
_DIGITS: Final = 3


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
