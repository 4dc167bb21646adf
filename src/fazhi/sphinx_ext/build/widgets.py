"""The scripts and styles of sphinx-needs' own views, on pages that show one and on no other: they weigh 120 kB."""

import re
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx

_SHOWN: Final = re.compile(r"""class=["'][^"']*\b(?:need|sdv|sphinx-data-viewer|graphviz)""")
"""Classes of what sphinx-needs writes into a page."""
_FILES: Final = re.compile(
    r"(?:^|/)(?:sphinx-needs/|sphinx-data-viewer/|graphviz\.css|jquery\.js|_sphinx_javascript_frameworks_compat\.js)"
)
_LAST: Final = 900
"""When every extension has named its files."""


def register(app: Sphinx) -> None:
    """Leave them out while a page is written."""
    app.connect("html-page-context", _leave_out, priority=_LAST)


def _leave_out(app: Sphinx, _page: str, _template: str, context: dict[str, Any], _tree: nodes.document | None) -> None:
    """A project with scripts of its own keeps jQuery and the rest, for they may want it."""
    if app.config["html_js_files"] or _SHOWN.search(context.get("body", "")):
        return
    for files in ("script_files", "css_files"):
        context[files] = [item for item in context.get(files, ()) if not _FILES.search(_name(item))]


def _name(item: object) -> str:
    return str(getattr(item, "filename", item))
