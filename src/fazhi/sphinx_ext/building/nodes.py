"""The one docutils node of the extension: markup of our own whose links are filled in when a page is written."""

from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.writers.html5 import HTML5Translator

from fazhi.sphinx_ext.html import Html, addresses, pictures, resolve

_STRIP: Final = ".scan-"
"""What the name of a picture has behind that of its page."""


class Markup(nodes.raw):
    """HTML built with `fazhi.sphinx_ext.markup`; other formats leave it out."""


def markup(html: Html) -> Markup:
    """A node of the markup."""
    return Markup("", html, format="html")


def register(app: Sphinx) -> None:
    """Tell Sphinx how the node is written."""
    app.add_node(Markup, html=(_visit, None))
    app.connect("doctree-resolved", _forget)


def _put(page: Path, png: bytes) -> str:
    """Write a picture beside the page that shows it; its address there."""
    name = f"{page.stem}{_STRIP}{sha256(png).hexdigest()[:16]}.png"
    if not (page.parent / name).is_file():
        page.parent.mkdir(parents=True, exist_ok=True)
        (page.parent / name).write_bytes(png)
    return name


def forget_pictures(page: Path) -> None:
    """Delete the pictures beside a page that is written anew or no more."""
    for path in page.parent.glob(f"{page.stem}{_STRIP}*.png"):
        path.unlink(missing_ok=True)


def _forget(app: Sphinx, _: nodes.document, docname: str) -> None:
    if isinstance(app.builder, StandaloneHTMLBuilder):
        forget_pictures(Path(app.builder.get_outfilename(docname)))


def _visit(writer: HTML5Translator, node: Markup) -> None:
    builder = writer.builder
    here = builder.current_docname
    html = node.astext()
    uri = {docname: builder.get_relative_uri(here, docname) for docname, _ in addresses(html)}
    writer.body.append(pictures(resolve(html, uri), partial(_put, Path(builder.get_outfilename(here)))))
    raise nodes.SkipNode
