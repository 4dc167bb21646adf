"""The list of pages at the side, on pages that are not in it themselves: marked at the page they belong under."""

from collections.abc import Callable
from posixpath import dirname
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx

UNDER: Final = "fazhi-under"
"""Among a document's metadata: the document it belongs under."""
_BEFORE_THE_THEME: Final = 400
_ENTRY: Final = '"><a class="reference internal" href="{uri}"'
_CURRENT: Final = ' current"><a class="current reference internal" href="{uri}"'


def register(app: Sphinx) -> None:
    """Give the theme the list of such a page: made once for all pages of a folder that belong under one page."""
    kept: dict[tuple[object, ...], str] = {}

    def give(app: Sphinx, page: str, _template: str, context: dict[str, Any], _tree: nodes.document | None) -> None:
        under = app.env.metadata.get(page, {}).get(UNDER)
        if under is None:
            return
        whole: Callable[..., str] = context["toctree"]
        uri = app.builder.get_relative_uri(page, under)

        def toctree(**options: object) -> str:
            key = (dirname(page), under, *sorted(options.items()))
            if key not in kept:
                kept[key] = whole(**options).replace(_ENTRY.format(uri=uri), _CURRENT.format(uri=uri), 1)
            return kept[key]

        context["toctree"] = toctree

    app.connect("html-page-context", give, priority=_BEFORE_THE_THEME)
