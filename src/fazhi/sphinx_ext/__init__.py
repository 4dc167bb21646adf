"""The Sphinx extension: audits as pages, and their items as needs."""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from fazhi import __version__
from fazhi.sphinx_ext import (
    about,
    collector,
    directives,
    lines,
    looks,
    matrix_script,
    needs_config,
    nodes,
    policy,
    search,
    sidebar,
    speech,
    theme_words,
    tracking,
    widgets,
)
from fazhi.sphinx_ext.settings import Settings


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register configuration, nodes, directives and events with Sphinx."""
    collector.register(app)
    needs_config.register(app)
    app.setup_extension("sphinx_needs")
    Settings.register(app)
    for part in (
        speech,
        policy,
        nodes,
        directives,
        lines,
        looks,
        about,
        theme_words,
        search,
        sidebar,
        tracking,
        matrix_script,
        widgets,
    ):
        part.register(app)
    return {
        "version": __version__,
        "env_version": 5,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
