"""What a page is made of before Sphinx sees it: sections, markup and needs, all of them plain values."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeAlias

from fazhi.sphinx_ext.html import Html
from fazhi.sphinx_ext.site import Site

Value: TypeAlias = str | int | list[str]
"""What a field of a need holds."""


@dataclass(frozen=True, slots=True)
class Need:
    """One item for sphinx-needs; the page itself shows it, under an anchor of the same name."""

    type: str
    """One of the need types the extension declares."""
    id: str
    title: str
    content: str
    """What it says, as plain text."""
    values: tuple[tuple[str, Value], ...]
    """Its further fields and its links by name; links are lists of identifiers."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it."""

    id: str
    """Its anchor."""
    title: str
    body: tuple["Html | Need | Section", ...]
    wide: bool = False
    """On the outermost section: whether the page does without a table of contents beside it."""
    under: str = ""
    """On the outermost section of a page that no table of contents lists: the document it belongs under."""
    alone: bool = False
    """On the outermost section: whether the pages that its directive lists under it are left out."""


Build: TypeAlias = Callable[[Site, str], Section | None]
"""Makes the page that an argument (a domain, a report's folder) asks for; None where there is no such thing."""


def digest(section: Section | None) -> str:
    """A page whose digest is the same reads the same and holds the same needs; None is a page of its own."""
    found = sha256()
    for piece in _pieces(section):
        data = piece.encode("utf-8", "surrogatepass")
        found.update(b"%d:" % len(data))
        found.update(data)
    return found.hexdigest()


def _pieces(section: "Section | None") -> Iterator[str]:
    """All that a section says, in order; its words as they are, for to spell them out costs three times as much."""
    if section is None:
        return
    yield repr((section.id, section.title, section.wide, section.under, section.alone, len(section.body)))
    for item in section.body:
        if isinstance(item, Section):
            yield from _pieces(item)
        else:
            yield item if isinstance(item, Html) else repr(item)
