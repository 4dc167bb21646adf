"""What a page keeps folded away until a button or a script unfolds it.

Names of chapters stand on buttons, their text in what these unfold; or on tabs that stand together, apart from their
panels. A script may hold the article as a text: in a field, a template or a frame of its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import islice
from typing import TYPE_CHECKING

from fazhi.reading.formats.html.source import parsed
from fazhi.reading.numbering import opening_mark
from fazhi.reading.vocabulary import names_part, vocabulary

if TYPE_CHECKING:
    from lxml.etree import _Element

BUTTONS = frozenset({"button", "input"})
"""Elements that may show the name of a chapter."""
_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt", "div"})
"""What may hold nothing but such a button."""
_UNFOLDING = ("aria-expanded", "aria-controls", "data-toggle", "data-bs-toggle", "data-target", "data-bs-target")
"""What a button has that unfolds something."""
_LONGEST = 60
_LEVELS = 4
"""Elements within one another around a button."""
_TEMPLATES = frozenset({"text/html", "text/template", "text/x-template", "text/plain", "text/tpl"})
"""Types of scripts that are no programs."""
_LEAST_SENTENCES = 3
_MOST_HELD = 20
"""Elements of a page that are looked into for a text."""
_LEAST_TABS, _MOST_TABS = 2, 12
_LONGEST_TAB = 24
_LEAST_NAMED = 2
"""Tabs that name parts of a report."""
_LEAST_PANEL = 20
"""Characters of a panel, which is more than another name."""
_MOST_PIECES = 40
_NO_TABS = frozenset({"input", "script", "style", "br", "hr"})
_ROWS = frozenset({"table", "thead", "tbody", "tr"})
_LED_TO = ("aria-controls", "data-target", "data-bs-target", "href", "for")
"""What a tab has that leads to the id of its panel."""


def folded_head(element: "_Element", *, within: bool = False) -> str:
    """The name of a chapter that a button shows, `within` a heading or not; empty for all other buttons.

    A number tells it, or the name of a part on what unfolds something; a wizard's button says 下一步 as well.
    """
    words = _words(element)
    if not words or len(words) > _LONGEST:
        return ""
    mark = opening_mark(words, 0, len(words))
    if mark is not None and mark.value and mark.end < len(words):
        return words
    unfolds = within or any(element.get(name) is not None for name in _UNFOLDING)
    return words if unfolds and names_part(words) else ""


def is_unfolded(element: "_Element") -> bool:
    """Whether what is hidden stands right behind the name of a chapter that unfolds it."""
    above = element.getprevious()
    if above is None or not isinstance(above.tag, str):
        return False
    button = above
    if above.tag in BUTTONS:
        return folded_head(above) != ""
    if above.tag not in _HEADS:
        return False
    for _ in range(_LEVELS):
        if len(button) != 1 or button.tag in BUTTONS:
            break
        button = button[0]
    held = button.tag in BUTTONS and folded_head(button, within=above.tag != "div") != ""
    return held and _text(above) == _text(button)


def _words(element: "_Element") -> str:
    """What a button shows, without what it says of itself: 展开."""
    if element.tag == "input":
        return (element.get("value") or "").strip() if (element.get("type") or "").lower() == "button" else ""
    pieces = (" ".join(str(piece).split()) for piece in element.itertext())
    return "".join(piece for piece in pieces if piece not in vocabulary()["page_word"])


def _text(element: "_Element") -> str:
    return "".join("".join(map(str, element.itertext())).split())


def set_panels(root: "_Element") -> None:
    """Put the names on tabs that stand apart from their panels into these as headings, and show the panels."""
    by_id = {str(element.get("id")): element for element in root.iter("*") if element.get("id")}
    for parent in list(root.iter("*")):
        if len(parent) < _LEAST_TABS or parent.tag in _ROWS:
            continue
        tabs = _tabs(parent)
        panels = _panels(parent, tabs, by_id) if tabs else []
        for tab, panel in zip(tabs, panels, strict=False):
            heading = panel.makeelement("h2")
            heading.text, heading.tail, panel.text = _words(tab), panel.text, None
            panel.insert(0, heading)
            for name in ("hidden", "style", "class"):
                if panel.get(name) is not None:
                    del panel.attrib[name]
            _drop(tab)
        for button in [child for child in parent if panels and child.tag == "input"]:
            _drop(button)


def _drop(element: "_Element") -> None:
    """Empty an element, and leave what stands behind it."""
    tail = element.tail
    element.clear()
    element.tag, element.tail = "span", tail


def _tabs(parent: "_Element") -> list["_Element"]:
    """The first short elements of one kind among those in another that stand together, two of which name parts."""
    run: list[_Element] = []
    for child in [*parent.iterchildren("*"), parent]:
        if child.tag in _NO_TABS:
            continue
        short = child is not parent and 0 < len(_start(child)) <= _LONGEST_TAB
        if short and (not run or child.tag == run[0].tag):
            run.append(child)
            continue
        if _LEAST_TABS <= len(run) <= _MOST_TABS and sum(map(names_part, map(_words, run))) >= _LEAST_NAMED:
            return run
        run = [child] if short else []
    return []


def _panels(parent: "_Element", tabs: Sequence["_Element"], by_id: Mapping[str, "_Element"]) -> list["_Element"]:
    """The panels of tabs, by what they lead to or as many elements that stand behind them; none where they are not."""
    following = _elements(tabs[-1].itersiblings("*")) or _elements(parent.itersiblings("*"))
    led = [by_id[id] for tab in tabs if (id := next((id for id in _ids(tab) if id in by_id), ""))]
    for panels in (led, following[: len(tabs)], _elements(following[0].iterchildren("*")) if following else []):
        apart = len(panels) == len(tabs) == len(set(panels))
        if apart and all(map(_is_panel, panels, tabs)):
            return panels
    return []


def _elements(found: Iterable["_Element"]) -> list["_Element"]:
    """The first of these that can be tabs or panels; more than there are of either are not looked at."""
    return [each for each in islice(found, 2 * _MOST_TABS) if each.tag not in _NO_TABS]


def _ids(tab: "_Element") -> Iterator[str]:
    for element in tab.iter("*"):
        for name in _LED_TO:
            if told := element.get(name):
                yield told.removeprefix("#")


def _is_panel(panel: "_Element", tab: "_Element") -> bool:
    """Whether an element holds text under a name that it does not say itself, and is not around the tab."""
    start = _start(panel)
    return len(start) > _LEAST_PANEL and _text(tab) not in start and panel not in (tab, *tab.iterancestors())


def _start(element: "_Element") -> str:
    """The first words of an element, without blanks: enough to tell whether there are many."""
    words = ""
    for piece in islice(element.itertext(), _MOST_PIECES):
        words += "".join(str(piece).split())
        if len(words) > _LONGEST_TAB:
            break
    return words


def unpack(root: "_Element", name: str) -> bool:
    """Put in the place of each such text the elements that it writes; whether there was one."""
    held = [(element, words) for element in root.iter("textarea", "script", "iframe") if (words := _held(element))]
    for element, words in held[:_MOST_HELD]:
        source = words if "<" in words else "".join(f"<p>{escape(line)}</p>" for line in words.splitlines())
        body = parsed(f"<div>{source}</div>", name)
        tail = element.tail
        element.clear()
        element.tag, element.tail = "div", tail
        element.extend(list(body))
    return bool(held)


def _held(element: "_Element") -> str:
    """The text that an element holds, if it is one of several sentences."""
    if element.tag == "iframe":
        words = element.get("srcdoc") or ""
    elif element.tag == "script" and (element.get("type") or "").lower() not in _TEMPLATES:
        return ""
    else:
        words = element.text or ""
    return words if words.count("。") >= _LEAST_SENTENCES else ""
