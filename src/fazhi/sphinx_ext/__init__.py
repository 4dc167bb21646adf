"""The Sphinx extension: audits as pages, and their items as needs.

Its rooms, each using only those below it, which `lint-imports` checks: `publish` and `theme`, `building`, `pages`,
`parts`, `html`, `site` and `collector`.

Commands ask `building` to let no two builds write one folder, `publish` for what is done with a finished site, and
`corpus` for a site that is made without Sphinx.
"""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from fazhi import __version__
from fazhi.sphinx_ext import collector


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register configuration, nodes, directives and events with Sphinx; the garbage collector before all that loads."""
    collector.register(app)
    from fazhi.sphinx_ext import building, html, theme  # noqa: PLC0415 - the collector must look seldom by then
    from fazhi.sphinx_ext.site import Settings  # noqa: PLC0415 - the same

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
