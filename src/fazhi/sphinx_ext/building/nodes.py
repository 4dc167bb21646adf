"""The one docutils node of the extension: markup of our own whose links are filled in when a page is written."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from fazhi.sphinx_ext.html import Html, addresses, resolve


class Markup(nodes.raw):
    """HTML built with `fazhi.sphinx_ext.markup`; other formats leave it out."""


def markup(html: Html) -> Markup:
    """A node of the markup."""
    return Markup("", html, format="html")


def register(app: Sphinx) -> None:
    """Tell Sphinx how the node is written."""
    app.add_node(Markup, html=(_visit, None))


def _visit(writer: HTML5Translator, node: Markup) -> None:
    builder = writer.builder
    here = builder.current_docname
    html = node.astext()
    uri = {docname: builder.get_relative_uri(here, docname) for docname, _ in addresses(html)}
    writer.body.append(resolve(html, uri))
    raise nodes.SkipNode
