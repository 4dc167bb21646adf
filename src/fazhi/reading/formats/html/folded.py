"""What a page keeps folded away until a button or a script unfolds it.

Names of chapters stand on buttons, their text in what these unfold. A script may hold the article as a text: in a
field, a template or a frame of its own.
"""

from html import escape
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
