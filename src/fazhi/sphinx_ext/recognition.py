"""How evidence for a duty is recognised, as the page of the duty shows it."""

from fazhi.model.obligation import Obligation
from fazhi.patterns import Lexicon
from fazhi.patterns.words import Line, RuleLine, rule_lines
from fazhi.sphinx_ext.marks import chinese
from fazhi.sphinx_ext.markup import Html, each, join, tag
from fazhi.sphinx_ext.speech import _, language

_SHOWN = 24
"""Terms of a concept that are spelt out."""


def recognised(obligation: Obligation, lexicon: Lexicon) -> Html:
    """The rule of a duty as a reader needs it, with the words its concepts stand for."""
    lines = [tag("li", _line(line)) for line in rule_lines(obligation, lexicon, language(), _SHOWN)]
    place = f"{obligation.place.file}:{obligation.place.line}"
    dots = _("“…”表示同一分句内稍后出现，“……”表示同一句内稍后出现。规则见 ")
    return join(tag("ul", *lines), tag("p", dots, tag("code", place), class_="fz-note"))


def _line(line: RuleLine) -> Html:
    if line.kind is Line.WRITTEN:
        return join(line.head, _("："), each("code", line.items, between=" "))
    if line.kind is Line.CONCEPT:
        return join(tag("code", line.head), _("："), chinese(*line.items))
    return join(line.head, _("："), _("、").join(line.items))
