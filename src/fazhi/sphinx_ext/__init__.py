"""The Sphinx extension: audits as pages, and their items as needs.

Its rooms, each using only those below it, which `lint-imports` checks: `publish` and `theme`, `building`, `pages`,
`parts`, `html` and `site`.
"""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from fazhi import __version__
from fazhi.sphinx_ext import building, html, theme
from fazhi.sphinx_ext.site import Settings


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register configuration, nodes, directives and events with Sphinx."""
    building.prepare(app)
    app.setup_extension("sphinx_needs")
    for part in (Settings, html, building, theme):
        part.register(app)
    return {
        "version": __version__,
        "env_version": 6,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
