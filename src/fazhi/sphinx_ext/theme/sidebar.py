"""The list of pages at the side: laid out once for all pages, then addressed and marked for the page one is on.

Left to Sphinx and the theme it is laid out anew for every page, so that twice the reports take four times as long; it
takes some 20 ms each time. A page that is not in the list is marked at the page it belongs under; where many pages have
pages under them, only those under the marked one are shown.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any, Final, TypeGuard

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder

from fazhi.sphinx_ext.building import UNDER, own
from fazhi.sphinx_ext.html import _, tag

FEW: Final = 8
"""So many pages of the list may show the pages under them at once."""
_BEFORE_THE_THEME: Final = 400
_AFTER_THE_THEME: Final = 600
_LAID_OUT: Final = "furo_navigation_tree"
_TOGGLE: Final = "Toggle navigation of "
_ROOT: Final = "_"
"""A page that there is not, for which the list is laid out; from it every other has an address."""
_HREF: Final = re.compile(r'(?<=href=")[^"]*(?=")')
_ITEM: Final = re.compile(r'<li class="([^"]*)"><a class="([^"]*)" href="([^"]*)">|</a>(<input )?|(</li>)')

_Edit = tuple[int, int, str]
"""A stretch of the list and what is written in its place."""


@dataclass(slots=True, eq=False)
class _Entry:
    """One page of the list, by where its markup lies."""

    above: "_Entry | None"
    uri: str
    item: tuple[int, int]
    """The classes of its list item."""
    link: int
    """Where the classes of its link begin."""
    beneath: tuple[int, int] = (0, 0)
    """What stands between its link and its end: the pages under it."""
    box: int = 0
    """Where the attributes of the box begin that shows and hides them; 0 without one."""


class _List:
    """The list as laid out for the pages of one depth."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._entries = list(_entries(html))
        self._many = sum(bool(entry.box) for entry in self._entries) > FEW

    def marked(self, uri: str) -> str:
        """The list with that page marked and, of a long one, without what stands under others."""
        here = next((entry for entry in self._entries if entry.uri == uri), None)
        way = list(_way(here))
        edits = [edit for entry in way for edit in _mark(entry, last=entry is here)]
        if self._many:
            others = (entry for entry in self._entries if entry.box and entry.above is None and entry not in way[-1:])
            edits += [edit for entry in others for edit in self._fold(entry)]
        return "".join(_edited(self._html, sorted(edits)))

    def _fold(self, entry: _Entry) -> Iterator[_Edit]:
        """What leaves out the pages under an entry."""
        yield *entry.item, self._html[slice(*entry.item)].replace(" has-children", "")
        yield *entry.beneath, ""


def register(app: Sphinx) -> None:
    """Give the theme a list that it need lay out but once, and mark it once it did."""
    kept: dict[tuple[object, ...], str] = {}
    lists: dict[tuple[str, str], _List] = {}

    def give(app: Sphinx, page: str, _template: str, context: dict[str, Any], _tree: nodes.document | None) -> None:
        builder = app.builder
        if not _lists(builder):
            return

        def toctree(**options: Any) -> str:
            key = tuple(sorted(options.items()))
            if key not in kept:
                kept[key] = builder._get_local_toctree(_ROOT, **options)  # noqa: SLF001 - what it gives themes
            return kept[key] if _by_furo(app) else marked(app, builder, page, kept[key])

        context["toctree"] = toctree

    def mark(app: Sphinx, page: str, _template: str, context: dict[str, Any], _tree: nodes.document | None) -> None:
        if _lists(app.builder) and _by_furo(app):
            context[_LAID_OUT] = marked(app, app.builder, page, context[_LAID_OUT])

    def marked(app: Sphinx, builder: StandaloneHTMLBuilder, page: str, html: str) -> str:
        key = (html, _neutral(page))
        if key not in lists:
            worded = html.replace(f'"{_TOGGLE}', '"' + _("展开或收起："))
            lists[key] = _List(_own_marked(_addressed(worded, builder, page), own(app), builder, page))
        return lists[key].marked(_uri(builder, page))

    app.connect("html-page-context", give, priority=_BEFORE_THE_THEME)
    app.connect("html-page-context", mark, priority=_AFTER_THE_THEME)


def _lists(builder: Builder) -> TypeGuard[StandaloneHTMLBuilder]:
    """Whether the pages of a build have a list of pages beside them."""
    return isinstance(builder, StandaloneHTMLBuilder) and not isinstance(builder, SingleFileHTMLBuilder)


def _by_furo(app: Sphinx) -> bool:
    return bool(app.config.html_theme == "furo")


def _neutral(page: str) -> str:
    """A page that there is not, from which every other has the address it has from this one, but the long way."""
    *folders, name = page.split("/")
    return "/".join([*("_" for _folder in folders), "index" if name == "index" else "_"])


def _uri(builder: StandaloneHTMLBuilder, page: str) -> str:
    """The address that the list has for a page, or for the one it belongs under."""
    listed = builder.env.metadata.get(page, {}).get(UNDER, page)
    return builder.get_relative_uri(_neutral(page), listed)


def _addressed(html: str, builder: StandaloneHTMLBuilder, page: str) -> str:
    """The list with the addresses that its pages have from one."""
    here, uri = _neutral(page), builder.get_relative_uri
    found = {escape(uri(_ROOT, docname)): escape(uri(here, docname)) for docname in builder.env.found_docs}
    return _HREF.sub(lambda href: found.get(href[0], href[0]), html)


def _own_marked(html: str, listed: str | None, builder: StandaloneHTMLBuilder, page: str) -> str:
    """The list with the report that was given at build time marked as such."""
    if listed is None:
        return html
    address = re.escape(f'href="{builder.get_relative_uri(_neutral(page), listed)}">')
    mark = " " + tag("span", _("本次核查"), class_="fz-own")
    return re.sub(f"({address}[^<]*)(?=</a>)", lambda found: found[1] + mark, html)


def _entries(html: str) -> Iterator[_Entry]:
    """The pages of a list in its order."""
    open_: list[_Entry] = []
    for found in _ITEM.finditer(html):
        if found[3] is not None:
            entry = _Entry(open_[-1] if open_ else None, found[3], found.span(1), found.start(2))
            open_.append(entry)
            yield entry
        elif found[5] and open_:
            entry = open_.pop()
            entry.beneath = (entry.beneath[0], found.start())
        elif open_:
            open_[-1].beneath = (found.start() + len("</a>"), 0)
            open_[-1].box = found.end() if found[4] else 0


def _way(entry: _Entry | None) -> Iterator[_Entry]:
    """An entry and all it stands under."""
    while entry is not None:
        yield entry
        entry = entry.above


def _mark(entry: _Entry, *, last: bool) -> Iterator[_Edit]:
    """What tells that an entry is on the way to the page, or is the page itself."""
    end = entry.item[1]
    yield end, end, " current current-page" if last else " current"
    if last:
        yield entry.link, entry.link, "current "
    if entry.box:
        yield entry.box, entry.box, 'checked="" '


def _edited(html: str, edits: Iterable[_Edit]) -> Iterator[str]:
    at = 0
    for start, end, text in edits:
        yield html[at:start]
        yield text
        at = end
    yield html[at:]
