"""What a page hides: by an element's own style, or by a class or id of its own style sheet."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|opacity\s*:\s*0(?:\.0*)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_SHOWN_BY_SCRIPT = "js_content"
"""The text of an article of a public account, which is saved as hidden and shown by a script."""
_DISPLAY = re.compile(r"display\s*:\s*(\w+)", re.IGNORECASE)
_NAME = re.compile(r"[.#][\w-]+")
_TOKENS = re.compile(r"[{}]|[^{}]+")
_COMMENT_ENDS = re.compile(r"/\*|\*/")
_MOST_SHEET = 1_000_000
"""Characters of style sheets that are looked at."""


def is_hidden(element: "_Element", style: str, names: frozenset[str]) -> bool:
    """Whether an element is not shown; `names` are the classes and ids that the page hides."""
    if element.get("hidden") is not None or (element.tag == "dialog" and element.get("open") is None):
        return True
    if style and _HIDDEN.search(style):
        return element.get("id") != _SHOWN_BY_SCRIPT
    if not names:
        return False
    own = [f".{name}" for name in (element.get("class") or "").split()]
    return not names.isdisjoint([*own, f"#{element.get('id')}"])


def hidden_names(root: "_Element") -> frozenset[str]:
    """The classes and ids that the page's style sheet hides and nowhere shows again, for whatever medium."""
    sheet = "".join(style.text or "" for style in root.iter("style"))[:_MOST_SHEET]
    hidden: set[str] = set()
    shown: set[str] = set()
    selector, at_rule, depth = "", 0, 0
    for piece in _TOKENS.findall(_uncommented(sheet)):
        if piece == "{":
            depth += 1
            at_rule = at_rule or (depth if selector.startswith("@") else 0)
        elif piece == "}":
            depth = max(0, depth - 1)
            at_rule = at_rule if depth >= at_rule else 0
            selector = ""
        elif display := _DISPLAY.search(piece) if selector else None:
            selectors = [part.strip() for part in selector.split(",")]
            if display[1].lower() != "none":
                shown.update(name for part in selectors for name in _NAME.findall(part))
            elif not at_rule:
                hidden.update(part for part in selectors if _NAME.fullmatch(part))
            selector = ""
        else:
            selector = piece.strip()
    return frozenset(hidden - shown)


def _uncommented(sheet: str) -> str:
    kept, within = [], False
    at = 0
    for mark in _COMMENT_ENDS.finditer(sheet):
        if not within and mark[0] == "/*":
            kept.append(sheet[at : mark.start()])
            within = True
        elif within and mark[0] == "*/":
            at, within = mark.end(), False
    return "".join([*kept, "" if within else sheet[at:]])
