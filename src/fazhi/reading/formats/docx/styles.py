"""What paragraph styles say about headings and lists."""

import re
from typing import TYPE_CHECKING, NamedTuple

from fazhi.reading.formats.docx.numbers import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING_NAME = re.compile("^(?:heading|标题) ?([1-9])$", re.IGNORECASE)
_CONTENTS_NAME = re.compile("^(?:toc|目录)(?: ?[1-9]| heading)?$", re.IGNORECASE)
_DEEPEST = 20
"""Styles based on one another; beyond that they go in a circle."""


class ParagraphStyle(NamedTuple):
    """What holds for a paragraph, its style and what that is based on taken together."""

    depth: int = 0
    """Depth of the heading; 0 for none."""
    list_id: str | None = None
    list_level: int | None = None
    """None where neither the paragraph nor a style of its says."""
    style_id: str | None = None
    contents: bool = False
    """Whether it is a line of a table of contents."""


class Styles:
    """The styles of one document."""

    def __init__(self, root: "_Element | None") -> None:
        """`root` is the styles part's element; None where the document has none."""
        self.styles = {} if root is None else {item.get(f"{W}styleId"): item for item in root.iterfind(f"{W}style")}
        default = next(
            (
                item
                for item in self.styles.values()
                if item.get(f"{W}default") in {"1", "true", "on"} and item.get(f"{W}type") == "paragraph"
            ),
            None,
        )
        self.default = None if default is None else default.get(f"{W}styleId")
        self.known: dict[str | None, tuple[list[_Element], list[str]]] = {}

    def of(self, paragraph: "_Element") -> ParagraphStyle:
        """What holds for a paragraph."""
        own = paragraph.find(f"{W}pPr")
        reference = None if own is None else own.find(f"{W}pStyle")
        style_id = self.default if reference is None else reference.get(f"{W}val")
        if style_id not in self.known:
            self.known[style_id] = self._layers(style_id)
        layers, names = self.known[style_id]
        list_id, level = _list(layers if own is None else [own, *layers])
        contents = any(_CONTENTS_NAME.match(name) for name in names)
        return ParagraphStyle(
            _depth(layers if own is None else [own, *layers], names), list_id, level, style_id, contents
        )

    def lists(self) -> dict[str, str]:
        """The list of each style that names one."""
        found = {}
        for style_id in self.styles:
            list_id, _ = _list(self._layers(style_id)[0])
            if style_id is not None and list_id is not None:
                found[style_id] = list_id
        return found

    def turned_on(self, name: str) -> frozenset[str]:
        """The styles that turn a property of words on, such as vanish, by themselves or by what they are based on."""
        return frozenset(
            style_id for style_id in self.styles if style_id is not None and self._turns_on(style_id, name)
        )

    def _turns_on(self, style_id: str | None, name: str) -> bool:
        for _ in range(_DEEPEST):
            style = self.styles.get(style_id)
            if style is None:
                break
            mark, based = style.find(f"{W}rPr/{W}{name}"), style.find(f"{W}basedOn")
            if mark is not None:
                return is_on(mark)
            style_id = None if based is None else based.get(f"{W}val")
        return False

    def _layers(self, style_id: str | None) -> tuple[list["_Element"], list[str]]:
        """Paragraph properties and names of a style and of those it is based on, the nearest first."""
        layers, names = [], []
        for _ in range(_DEEPEST):
            style = self.styles.get(style_id)
            if style is None:
                break
            properties, name, based = style.find(f"{W}pPr"), style.find(f"{W}name"), style.find(f"{W}basedOn")
            if properties is not None:
                layers.append(properties)
            if name is not None:
                names.append(name.get(f"{W}val") or "")
            style_id = None if based is None else based.get(f"{W}val")
        return layers, names


def is_on(mark: "_Element | None") -> bool:
    """Whether a property that is on or off is on."""
    return mark is not None and mark.get(f"{W}val") not in {"0", "false", "off"}


def _depth(layers: list["_Element"], names: list[str]) -> int:
    for layer in layers:
        outline = layer.find(f"{W}outlineLvl")
        if outline is not None:
            level = outline.get(f"{W}val") or ""
            return int(level) + 1 if level.isdecimal() and int(level) < len("12345678") else 0
    named = next((match for match in map(_HEADING_NAME.match, names) if match), None)
    return int(named[1]) if named else 0


def _list(layers: list["_Element"]) -> tuple[str | None, int | None]:
    """List and level; the nearest layer that names each."""
    list_id, level = None, None
    for layer in layers:
        properties = layer.find(f"{W}numPr")
        if properties is None:
            continue
        own_id, own_level = properties.find(f"{W}numId"), properties.find(f"{W}ilvl")
        if list_id is None and own_id is not None:
            list_id = own_id.get(f"{W}val")
        if level is None and own_level is not None:
            level = own_level.get(f"{W}val")
    known = list_id if list_id not in {None, "0"} else None
    return known, int(level) if level and level.isdecimal() else None
