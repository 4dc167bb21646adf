"""The matrix's scripts, on the pages that hold a matrix and on no other."""

from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx

_SCRIPTS: Final = ("fazhi-matrix-rows.js", "fazhi-matrix-csv.js", "fazhi-matrix.js", "fazhi-matrix-use.js")
"""Plain scripts in this order, for a browser loads no module from a file on disk."""


def register(app: Sphinx) -> None:
    """Add them while a page is written."""
    app.connect("html-page-context", _add)


def _add(app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None) -> None:
    if 'id="fz-matrix-controls"' in context.get("body", ""):
        for name in _SCRIPTS:
            app.add_js_file(name, loading_method="defer")
