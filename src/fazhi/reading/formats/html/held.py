"""What a page holds of its article as a text that a script shows: in a field, a template or a frame of its own."""

from html import escape
from typing import TYPE_CHECKING

from fazhi.reading.formats.html.source import parsed

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEMPLATES = frozenset({"text/html", "text/template", "text/x-template", "text/plain", "text/tpl"})
"""Types of scripts that are no programs."""
_LEAST_SENTENCES = 3
_MOST = 20
"""Elements of a page that are looked into."""


def unpack(root: "_Element", name: str) -> bool:
    """Put in the place of each such text the elements that it writes; whether there was one."""
    held = [(element, words) for element in root.iter("textarea", "script", "iframe") if (words := _words(element))]
    for element, words in held[:_MOST]:
        source = words if "<" in words else "".join(f"<p>{escape(line)}</p>" for line in words.splitlines())
        body = parsed(f"<div>{source}</div>", name)
        tail = element.tail
        element.clear()
        element.tag, element.tail = "div", tail
        element.extend(list(body))
    return bool(held)


def _words(element: "_Element") -> str:
    """The text that an element holds, if it is one of several sentences."""
    if element.tag == "iframe":
        words = element.get("srcdoc") or ""
    elif element.tag == "script" and (element.get("type") or "").lower() not in _TEMPLATES:
        return ""
    else:
        words = element.text or ""
    return words if words.count("。") >= _LEAST_SENTENCES else ""
