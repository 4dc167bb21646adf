"""The words of one Word paragraph, and what hangs on it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fazhi.reading.formats.docx.numbers import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WORDS = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}
_SKIPPED = {
    f"{W}{name}"
    for name in (
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "delInstrText",
        "pPr",
        "rPr",
        "rt",
        "txbxContent",
        "fldData",
    )
} | {f"{_MC}Fallback"}


def run_text(element: "_Element") -> str:
    """The words as Word shows them: no deletions, no field codes, no hidden text, no text boxes."""
    return "".join(_words(element))


def _words(element: "_Element") -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag == f"{W}t":
            yield (child.text or "").replace("\n", " ").replace("\r", " ")
        elif tag in _WORDS:
            yield _WORDS[tag]
        elif tag == f"{W}br":
            yield "\n" if child.get(f"{W}type") in {None, "textWrapping"} else ""
        elif tag not in _SKIPPED and not (tag == f"{W}r" and _is_hidden(child)):
            yield from _words(child)


def _is_hidden(run: "_Element") -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val") not in {"0", "false", "off"}


def anchored(paragraph: "_Element") -> Iterator["_Element"]:
    """The text boxes of a paragraph, outermost only and each once."""
    for child in paragraph:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag not in {f"{_MC}Fallback", f"{W}del", f"{W}moveFrom"}:
            yield from anchored(child)
