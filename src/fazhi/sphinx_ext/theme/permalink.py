"""The page that leads to a need by its identifier, `permalink.html?id=DECISION_007`, wherever that need is now.

It is of the same name and use as sphinx-needs' own, but works from a folder and without a script inside the page.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx_needs.data import SphinxNeedsData

from fazhi.sphinx_ext.html import _

PAGE: Final = "permalink"
INDEX: Final = "needs-index.js"


def register(app: Sphinx) -> None:
    """Write the page with the site, and beside it where each need stands."""
    app.connect("html-collect-pages", _page)
    app.connect("build-finished", _write)


def _ours(app: Sphinx) -> bool:
    """Whether conf.py leaves that page to us."""
    given = app.config._raw_config  # noqa: SLF001 - the only record of what conf.py itself set
    return isinstance(app.builder, StandaloneHTMLBuilder) and "needs_permalink_file" not in given


def _page(app: Sphinx) -> Iterator[tuple[str, dict[str, object], str]]:
    if _ours(app):
        said = {
            "title": _("按编号查找"),
            "no_script": _("按编号查找需要浏览器允许脚本。"),
            "none": _("没有编号为“{id}”的条目"),
            "hint": _("在网址后加上 ?id=编号"),
        }
        yield PAGE, {"fazhi_permalink": said}, f"{PAGE}.html"


def _write(app: Sphinx, error: Exception | None) -> None:
    """One line for each page with needs: its address and their identifiers."""
    if error is not None or not _ours(app):
        return
    found: dict[str, list[str]] = {}
    for id, need in sorted(SphinxNeedsData(app.env).get_needs_view().items()):
        if need["docname"]:
            found.setdefault(app.builder.get_relative_uri(PAGE, need["docname"]), []).append(id)
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in sorted(found.items()))
    Path(app.outdir, INDEX).write_text(f"window.fazhiNeeds = [\n{lines}\n];\n", encoding="utf-8")
