"""What of sphinx-needs is taken out of a build, each with the reason and with what replaces it.

Checked against sphinx-needs 9.1; where one of the reasons is gone, its line here and what replaces it can go too.
"""

import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx_needs.directives.need import purge_needs
from sphinx_needs.environment import install_permalink_file


class Unhooked(NamedTuple):
    """A listener of sphinx-needs that is not asked."""

    event: str
    listener: Callable[..., Any]
    unless: str
    """The value that conf.py sets to have it back; none where empty."""
    reason: str


LISTENERS: Final = (
    Unhooked(
        "env-purge-doc",
        purge_needs,
        "",
        "It looks at every need of the project for every document that is read again, so that twice the pages take "
        "four times as long; `tracking` drops the needs of a document only where it has some.",
    ),
    Unhooked(
        "env-updated",
        install_permalink_file,
        "needs_permalink_file",
        "Its page fetches needs.json, which browsers refuse in a folder on disk, by a script inside the page, which a "
        "strict Content-Security-Policy refuses everywhere; `theme.permalink` writes a page of the same name and use.",
    ),
)
"""Every listener that is taken out."""
_FILES: Final = re.compile(
    r"(?:^|/)(?:sphinx-needs/|sphinx-data-viewer/|graphviz\.css|jquery\.js|_sphinx_javascript_frameworks_compat\.js)"
)
"""Scripts and styles of sphinx-needs' own views: it names them on every page, where they weigh 120 kB."""
_SHOWN: Final = re.compile(r"""class=["'][^"']*\b(?:need|sdv|sphinx-data-viewer|graphviz)""")
"""Classes of what sphinx-needs writes into a page; a page with one of them keeps the files."""
_LAST: Final = 900
"""When every extension has named its files."""


def register(app: Sphinx) -> None:
    """Take the listeners out before the first of them is asked, and the files while a page is written."""
    app.connect("builder-inited", _unhook)
    app.connect("html-page-context", _leave_out, priority=_LAST)


def _unhook(app: Sphinx) -> None:
    for item in LISTENERS:
        if item.unless and item.unless in app.config._raw_config:  # noqa: SLF001 - the only record of what conf.py set
            continue
        for listener in [found for found in app.events.listeners[item.event] if found.handler is item.listener]:
            app.disconnect(listener.id)


def _leave_out(app: Sphinx, _page: str, _template: str, context: dict[str, Any], _tree: nodes.document | None) -> None:
    """A project with scripts of its own keeps jQuery and the rest, for they may want it."""
    if app.config["html_js_files"] or _SHOWN.search(context.get("body", "")):
        return
    for files in ("script_files", "css_files"):
        context[files] = [item for item in context.get(files, ()) if not _FILES.search(_name(item))]


def _name(item: object) -> str:
    return str(getattr(item, "filename", item))
