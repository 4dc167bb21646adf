"""How the site looks and is found one's way in: styles, scripts, templates, the list of pages, the search."""

from sphinx.application import Sphinx

from fazhi.sphinx_ext.theme import lines, looks, permalink, search, sidebar

__all__ = ["register"]


def register(app: Sphinx) -> None:
    """Everything that works on pages already made."""
    for part in (lines, looks, search, permalink, sidebar):
        part.register(app)
