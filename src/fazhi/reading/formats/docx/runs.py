"""The words of one Word paragraph, its text boxes, and the marks of its notes."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from fazhi.model.both import Both
from fazhi.model.report import TraceKind
from fazhi.reading.formats.docx.fields import Fields
from fazhi.reading.formats.docx.formulas import M, formula
from fazhi.reading.formats.docx.numbers import W
from fazhi.reading.formats.docx.styles import Styles, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GRAPHIC = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"

_MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VML = "{urn:schemas-microsoft-com:vml}"
_PER_POINT = 12700
"""English metric units."""
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75}
_SIDES = ("width", "height")
_SIDE = re.compile(r"(?:^|;)\s*(width|height):\s*([0-9]{1,5}(?:\.[0-9]{1,6})?)(pt|in|cm|mm|px)", re.IGNORECASE)
_LARGE = 45_000.0
"""Square points, about 60 square centimetres: less holds a seal or an emblem, more a page, a table or a chart."""
_HIDDEN = Both("隐藏文字未读入。", "Hidden text is left out.")
_STRUCK = Both("划去的文字未读入。", "Words that are struck out are left out.")
_OBJECTS = Both(
    "文中嵌入的对象（如公式、表格、图表）未读入；请核对其中有没有要紧的内容。",
    "Objects embedded in the text (such as equations, sheets, charts) are left out; see whether they hold anything "
    "that matters.",
)

_GONE = {f"{W}{name}" for name in ("del", "moveFrom")}
_SKIPPED = _GONE | {
    f"{W}{name}" for name in ("delText", "delInstrText", "pPr", "rPr", "rt", "txbxContent", "fldData", "sdtPr")
}
_SYMBOLS = {
    ("wingdings", "6F"): "□",
    ("wingdings", "A8"): "□",
    ("wingdings", "FB"): "✗",
    ("wingdings", "FC"): "✓",
    ("wingdings", "FD"): "☒",
    ("wingdings", "FE"): "☑",
    ("wingdings 2", "4F"): "✗",
    ("wingdings 2", "50"): "✓",
    ("wingdings 2", "51"): "☒",
    ("wingdings 2", "52"): "☑",
    ("wingdings 2", "A3"): "□",
}
"""Characters of symbol fonts by which forms are filled in; others stay private ones, which a notice tells of."""


class Line(NamedTuple):
    """One line of the text to be."""

    text: str
    depth: int = 0
    row: bool = False
    traces: tuple[TraceKind, ...] = ()
    """What lies beside its words, as often as it does."""


class Runs:
    """Reads paragraph after paragraph and notes what it leaves out."""

    def __init__(self, styles: Styles, left_out: list[Both]) -> None:
        """What is left out is added to `left_out`; `styles` tell what of the text they hide or strike out."""
        self.turned_on = {name: styles.turned_on(name) for name in ("vanish", "strike", "dstrike")}
        self.default = styles.default
        self.left_out = left_out
        self.pictures = 0
        """How many pictures are large enough to be of a page, a table or a chart."""
        self.fields = Fields()
        """Those around the words that come next."""
        self._told = False
        """Whether hidden words are told of."""

    def text(self, paragraph: "_Element") -> str:
        """The words as Word shows them: no deletions, no field codes, no hidden text, no text boxes."""
        words: list[str] = []
        self._gather(paragraph, words)
        self.fields.end_paragraph()
        return "".join(words)

    def passed_over(self, element: "_Element") -> None:
        """Takes note of the fields that begin and end in what is not read."""
        for mark in element.iter(f"{W}fldChar"):
            self.fields.mark(mark)

    def _gather(self, element: "_Element", words: list[str]) -> None:
        for child in element:
            tag = child.tag
            if tag == f"{W}fldChar":
                words.append(self.fields.mark(child))
            elif tag == f"{W}instrText":
                self.fields.coded(child.text or "")
            elif tag in _SIGNS:
                self._say(_SIGNS[tag](child), words)
            elif tag in _GONE or (tag == f"{W}r" and self._is_off(child)):
                self.passed_over(child)
            elif tag not in _SKIPPED:
                if tag in {f"{W}object", _GRAPHIC} and _is_object(child):
                    self.left_out.append(_OBJECTS)
                self.pictures += tag in {f"{W}drawing", f"{W}pict"} and _is_large(child)
                self._gather(child[0] if tag == f"{MC}AlternateContent" and len(child) else child, words)

    def _say(self, shown: str, words: list[str]) -> None:
        """Adds what is shown, unless it is the code of a field."""
        if self.fields.open:
            if self.fields.hides:
                return
            if shown:
                self.fields.told()
        words.append(shown)

    def _is_off(self, run: "_Element") -> bool:
        """Whether a run is hidden or struck out."""
        if self.is_hidden(run):
            return True
        struck = self._is_on(run, "strike") or self._is_on(run, "dstrike")
        if struck and any((item.text or "").strip() for item in run.iter(f"{W}t")):
            self.left_out.append(_STRUCK)
        return struck

    def is_hidden(self, run: "_Element") -> bool:
        """Whether a run is hidden, by itself or by its style or that of its paragraph."""
        hidden = self._is_on(run, "vanish")
        if hidden and not self._told and any((item.text or "").strip() for item in run.iter(f"{W}t")):
            self.left_out.append(_HIDDEN)
            self._told = True
        return hidden

    def _is_on(self, run: "_Element", name: str) -> bool:
        """Whether a property holds for a run; that of two styles, the paragraph's and its own, turns it off again."""
        traits, styles = run.find(f"{W}rPr"), self.turned_on[name]
        mark = None if traits is None else traits.find(f"{W}{name}")
        if mark is not None or not styles:
            return is_on(mark)
        own = None if traits is None else traits.find(f"{W}rStyle")
        around = next(run.iterancestors(f"{W}p"), None)
        above = None if around is None else around.find(f"{W}pPr/{W}pStyle")
        of_paragraph = self.default if above is None else above.get(f"{W}val")
        return (own is not None and own.get(f"{W}val") in styles) != (of_paragraph in styles)


def _is_object(element: "_Element") -> bool:
    """Whether an object or drawing holds what Word shows as words, but keeps elsewhere; a picture does not."""
    if element.tag == f"{W}object":
        return True
    return element.get("uri", "").rpartition("/")[2] in {"chart", "chartex", "diagram"}


def _is_large(element: "_Element") -> bool:
    """Whether a drawing holds a picture, and is large enough for it to show words."""
    if next(element.iter(f"{_MAIN}blip", f"{_VML}imagedata"), None) is None:
        return False
    size = next((item for item in element.iter() if str(item.tag).endswith("}extent") and item.get("cx")), None)
    if size is not None:
        measures = [size.get(name, "") for name in ("cx", "cy")]
        sides = [int(measure) / _PER_POINT if measure.isdecimal() else 0.0 for measure in measures]
    else:
        shape = next(element.iter(f"{_VML}shape", f"{_VML}rect"), None)
        style = "" if shape is None else shape.get("style", "")
        sides = [float(side[2]) * _POINTS[side[3].lower()] for side in _SIDE.finditer(style)]
    return len(sides) == len(_SIDES) and sides[0] * sides[1] >= _LARGE


def _symbol(element: "_Element") -> str:
    """A character named by its font and its place there."""
    code = element.get(f"{W}char", "").upper()
    font = element.get(f"{W}font", "").lower()
    try:
        return _SYMBOLS.get((font, code[-2:])) or chr(int(code, 16))
    except ValueError:
        return "\ufffd"


def hanging(paragraph: "_Element") -> Iterator["_Element"]:
    """The text boxes of a paragraph, outermost only and each once, and the marks of its notes."""
    for child in paragraph:
        tag = child.tag
        if tag in {f"{W}txbxContent", f"{W}footnoteReference", f"{W}endnoteReference"}:
            yield child
        elif tag == f"{MC}AlternateContent":
            yield from hanging(child[0]) if len(child) else ()
        elif tag not in _GONE and len(child):
            yield from hanging(child)


def _break(element: "_Element") -> str:
    return "\n" if element.get(f"{W}type") in {None, "textWrapping"} else ""


_SIGNS: "dict[str, Callable[[_Element], str]]" = {
    f"{W}t": lambda element: (element.text or "").replace("\n", " ").replace("\r", " "),
    f"{W}tab": lambda _: " ",
    f"{W}ptab": lambda _: " ",
    f"{W}cr": lambda _: "\n",
    f"{W}noBreakHyphen": lambda _: "-",
    f"{W}softHyphen": lambda _: "",
    f"{W}br": _break,
    f"{W}sym": _symbol,
    f"{M}oMath": formula,
    f"{M}oMathPara": formula,
}
"""What the elements of a run show."""
