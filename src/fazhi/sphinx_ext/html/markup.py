"""HTML made of pieces that escape themselves, and links that find their pages when they are written."""

import re
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import Final
from urllib.parse import quote, urlencode

_OPEN: Final = "\x02"
_CLOSE: Final = "\x03"
_LINK: Final = re.compile(f"{_OPEN}([^{_CLOSE}#]*)#([^{_CLOSE}#]*)#([^{_CLOSE}]*){_CLOSE}")
_VOID: Final = frozenset(("br", "wbr", "col", "input", "img"))
_PICTURE: Final = re.compile("\x04([A-Za-z0-9+/=]*)\x05")
_REMEMBERED: Final = 8192
"""Escaped texts kept at hand: titles, class names and words come again on every page."""
_KEPT: Final = "\n\t"
_ODD: Final = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
"""Unicode categories that print nothing or turn the direction of what follows."""


class Html(str):
    """Markup that may be written as it is; any other string is escaped where it is put into an element."""

    __slots__ = ()


def visible(text: str) -> str:
    """The text with every character that would act unseen (control, bidirectional, zero-width) spelled out."""
    if text.isprintable():
        return text
    return "".join(char if char in _KEPT or not _acts(char) else f"⟨U+{ord(char):04X}⟩" for char in text)


def safe(text: str) -> Html:
    """The text as markup; markup stays as it is."""
    return text if isinstance(text, Html) else _escaped(text)


def join(*pieces: str, between: str = "") -> Html:
    """Pieces one after the other, each escaped unless it is markup."""
    return Html(safe(between).join([item if isinstance(item, Html) else _escaped(item) for item in pieces]))


def tag(name: str, *children: str, **attributes: str | int | None) -> Html:
    """An element; `class_` and `data_x` stand for class and data-x, an attribute of None is left out."""
    opened = name
    for key, value in attributes.items():
        if value is not None:
            opened += _attribute(key, value)
    if name in _VOID:
        return Html(f"<{opened}>")
    inner = "".join([item if isinstance(item, Html) else _escaped(item) for item in children])
    return Html(f"<{opened}>{inner}</{name}>")


def each(name: str, texts: Iterable[str], between: str = "") -> Html:
    """The texts, each in an element of its own."""
    return Html(between.join([f"<{name}>{safe(text)}</{name}>" for text in texts]))


def quoted(text: str, **attributes: str | None) -> Html:
    """Somebody else's words: isolated, so that their direction cannot reach what stands around them."""
    return tag("bdi", text, **attributes)


def address(docname: str, anchor: str = "", asked: Mapping[str, str] | None = None) -> Html:
    """A place in the site, as the value of an `href`; it becomes a relative address when its page is written.

    `asked` is what the address asks of the page's script, such as a filter.
    """
    query = f"?{escape(urlencode(asked, safe=','))}" if asked else ""
    return Html(f"{_OPEN}{docname}#{query}#{quote(anchor)}{_CLOSE}")


def link(label: str, docname: str, anchor: str = "", **attributes: str | None) -> Html:
    """A link to a place in the site."""
    return tag("a", label, href=address(docname, anchor), **attributes)


def picture(png: bytes, said: str) -> Html:
    """A picture, which becomes a file beside its page when that is written; `said` is for who does not see it."""
    return tag("img", src=Html(f"\x04{b64encode(png).decode()}\x05"), alt=said, loading="lazy")


def pictures(html: str, put: Callable[[bytes], str]) -> str:
    """The markup with every picture put where `put` says, which returns its address."""
    return _PICTURE.sub(lambda match: put(b64decode(match[1])), html) if "\x04" in html else html


def addresses(html: str) -> tuple[tuple[str, str], ...]:
    """Document and anchor of every link to a place in the site."""
    return tuple((match[1], match[3]) for match in _LINK.finditer(html))


def resolve(html: str, uri: "dict[str, str]") -> str:
    """The markup with links filled in; `uri` gives each document's relative address."""
    return _LINK.sub(lambda match: _joined(uri[match[1]], match[2], match[3]), html)


def shorten(text: str, most: int = 48) -> str:
    """At most so many characters of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


@lru_cache(_REMEMBERED)
def _escaped(text: str) -> Html:
    return Html(escape(visible(text)))


@lru_cache(_REMEMBERED, typed=True)
def _attribute(key: str, value: str | int) -> str:
    """An attribute as it stands in an element; typed, for markup is not escaped and the same text is."""
    return f' {key.rstrip("_").replace("_", "-")}="{safe(value if isinstance(value, str) else str(value))}"'


def _joined(uri: str, query: str, anchor: str) -> str:
    """The address of a page with what is asked of it and a place on it; without either it stays as it is."""
    if not (query or anchor):
        return uri
    return f"{uri.partition('#')[0]}{query}{'#' if anchor else ''}{anchor}"


def _acts(char: str) -> bool:
    return unicodedata.category(char) in _ODD
