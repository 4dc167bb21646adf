"""The words of an equation, in one line: what Word sets above or below another is set apart from what is beside it."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_LAYOUTS = {"f": "{num}/{den}", "sSup": "{e}^{sup}", "sSubSup": "{e}{sub}^{sup}", "rad": "√{e}"}
"""How the parts of an element are read."""


def formula(element: "_Element") -> str:
    """Three quarters print 3/4, a power x^2, a root √x; other layout reads from left to right."""
    name = element.tag.rpartition("}")[2]
    if name == "t":
        return element.text or ""
    if name in {"del", "moveFrom"} or name.endswith("Pr"):
        return ""
    if name in _LAYOUTS:
        return re.sub("{([a-z]+)}", lambda part: _of(element, part[1]), _LAYOUTS[name])
    if name == "d":
        begin, end = _trait(element, "begChr", "("), _trait(element, "endChr", ")")
        return begin + _trait(element, "sepChr", "|").join(map(formula, element.iterfind(f"{M}e"))) + end
    return "".join(map(formula, element))


def _of(element: "_Element", name: str) -> str:
    child = element.find(f"{M}{name}")
    return "" if child is None else formula(child)


def _trait(element: "_Element", name: str, default: str) -> str:
    """A character that an element is told to print around its parts or between them."""
    trait = element.find(f"{M}dPr/{M}{name}")
    return default if trait is None else trait.get(f"{M}val", "")[:1]
