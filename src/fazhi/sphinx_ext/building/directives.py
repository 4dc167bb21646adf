"""The directives: each inserts one whole page, sections and needs."""

from typing import Any, ClassVar, Final

from docutils import nodes
from docutils.parsers.rst.states import RSTState
from sphinx.addnodes import toctree
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx_needs.api import add_need
from sphinx_needs.utils import add_doc

from fazhi.sphinx_ext.building.loading import build, own
from fazhi.sphinx_ext.building.nodes import markup
from fazhi.sphinx_ext.building.tracking import UNDER, remember
from fazhi.sphinx_ext.building.warn import Subtype, warn
from fazhi.sphinx_ext.html import Html, visible
from fazhi.sphinx_ext.pages import PAGES, Of, PageKind
from fazhi.sphinx_ext.parts import Need, Section

_UNKNOWN: Final = {Of.DOMAIN: Subtype.UNKNOWN_DOMAIN, Of.ITEM: Subtype.UNKNOWN_ITEM}
_LISTED: Final = 60
"""Sections of a page from which they are no longer listed beside every page; its own first table lists them."""


class PageDirective(SphinxDirective):
    """Makes the page that its argument asks for; without one, that of the folder its document lies in.

    What stands in the directive comes behind it: the tables of contents.
    """

    optional_arguments = 1
    has_content = True
    kind: ClassVar[PageKind]

    def run(self) -> list[nodes.Node]:
        """The page as nodes, with its needs added to sphinx-needs."""
        argument = self.arguments[0] if self.arguments else self._argument()
        section = build(self.env.app, self.kind.directive, argument)
        remember(self.env, self.env.docname, self.kind.directive, argument, section)
        if section is None:
            warn(_UNKNOWN.get(self.kind.of, Subtype.UNKNOWN_REPORT), argument, self.get_location())
            return []
        add_doc(self.env, self.env.docname)
        if section.wide:
            self.env.metadata[self.env.docname]["hide-toc"] = ""
        if section.under:
            self.env.metadata[self.env.docname] |= {UNDER: section.under, "orphan": ""}
        if sum(isinstance(item, Section) for item in section.body) > _LISTED:
            self.env.metadata[self.env.docname]["tocdepth"] = 1
        node = self._section(section)
        if not section.alone:
            node += _own_first(_listed_once(self.parse_content_to_nodes()), own(self.env.app))
        return [node]

    def _argument(self) -> str:
        """The document's own name where it is that of an item of the catalogue, else the name of its folder."""
        folder, _, name = self.env.docname.rpartition("/")
        return name if self.kind.of is Of.ITEM else folder.rpartition("/")[2] or name

    def _section(self, section: Section) -> nodes.section:
        title = visible(section.title)
        node = nodes.section("", nodes.title(title, title), ids=[section.id], names=[])
        for item in section.body:
            node += self._nodes(item)
        return node

    def _nodes(self, item: Html | Need | Section) -> list[nodes.Node]:
        if isinstance(item, Section):
            return [self._section(item)]
        if isinstance(item, Need):
            return _hidden(self.env.app, self.state, self.env.docname, self.lineno, item)
        return [markup(item)]


def _listed_once(content: list[nodes.Node]) -> list[nodes.Node]:
    """The tables of contents, no page in a later one that an earlier one lists: the last may ask for all the rest."""
    listed: set[str] = set()
    for table in (found for node in content for found in node.findall(toctree)):
        table["entries"] = [entry for entry in table["entries"] if entry[1] not in listed]
        table["includefiles"] = [page for page in table["includefiles"] if page not in listed]
        listed.update(table["includefiles"])
    return content


def _own_first(content: list[nodes.Node], page: str | None) -> list[nodes.Node]:
    """The tables of contents, the one that lists the report given at build time with it first."""
    for table in (found for node in content for found in node.findall(toctree)):
        table["entries"].sort(key=lambda entry: entry[1] != page)
        table["includefiles"].sort(key=lambda listed: listed != page)
    return content


def register(app: Sphinx) -> None:
    """Add a directive for every kind of page."""
    for name, kind in PAGES.items():
        app.add_directive(name, type("PageDirective", (PageDirective,), {"kind": kind}))


def _hidden(app: Sphinx, state: RSTState, docname: str, line: int, need: Need) -> list[nodes.Node]:
    """The need for sphinx-needs to know, link and export; the page shows it in its own way, so it is hidden."""
    values: dict[str, Any] = dict(need.values)
    return add_need(
        app,
        state,
        docname,
        line,
        need.type,
        visible(need.title),
        id=need.id,
        content=visible(need.content),
        hide=True,
        allow_type_coercion=False,
        **values,
    )
