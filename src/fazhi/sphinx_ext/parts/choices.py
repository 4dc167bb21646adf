"""What a reader may choose among: the values of a quality that occur, each with room for how many there are."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from enum import Enum

from fazhi.model.evidence import Strength
from fazhi.sphinx_ext.html import SYMBOLS, Html, join, said, tag


def choice(name: str, label: str, values: Iterable[Enum], present: AbstractSet[Enum]) -> Html:
    """A list that opens, with those of the values that are present, to be ticked; nothing where none is."""
    options = [_option(name, value) for value in values if value in present]
    if not options:
        return Html("")
    picked = tag("span", "", class_="fz-picked")
    fieldset = tag("fieldset", tag("legend", label), *options)
    return tag("details", tag("summary", label, picked), fieldset, class_="fz-pick", data_name_=name)


def _option(name: str, value: Enum) -> Html:
    key = value.key if isinstance(value, Strength) else str(value.value)
    sign = join(tag("span", SYMBOLS[value], class_="fz-sign", aria_hidden="true")) if value in SYMBOLS else ""
    box = tag("input", type="checkbox", name_=name, value=key)
    return tag("label", box, " ", sign, tag("span", said(value), class_="fz-word"), tag("span", "", class_="fz-count"))
