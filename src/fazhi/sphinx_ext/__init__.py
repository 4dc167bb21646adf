"""The Sphinx extension: audits as pages, and their items as needs."""

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from fazhi import __version__
from fazhi.sphinx_ext import (
    about,
    collector,
    directives,
    lines,
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

_STATIC = Path(__file__).parent / "static"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register configuration, nodes, directives and events with Sphinx."""
    needs_config.register(app)
    app.setup_extension("sphinx_needs")
    Settings.register(app)
    for part in (
        collector,
        speech,
        policy,
        nodes,
        directives,
        lines,
        about,
        theme_words,
        search,
        sidebar,
        tracking,
        matrix_script,
        widgets,
    ):
        part.register(app)
    app.connect("builder-inited", _add_static)
    app.add_css_file("fazhi.css")
    app.add_css_file("fazhi-compare.css")
    app.add_css_file("fazhi-search.css")
    app.add_css_file("fazhi-gaps.css")
    app.add_css_file("fazhi-matrix.css")
    return {
        "version": __version__,
        "env_version": 4,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _add_static(app: Sphinx) -> None:
    app.config["html_static_path"].append(str(_STATIC))
