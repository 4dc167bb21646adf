"""What keeps the site working where a server forbids inline scripts and `eval`: the theme's pages without them."""

from pathlib import Path
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

_TEMPLATES: Final = Path(__file__).parent / "templates"
_EVALUATING: Final = "translations.js"
"""Sphinx's words for its own search, which ours replaces; it builds a function out of a string."""


def register(app: Sphinx) -> None:
    """Put our templates before the theme's; when all scripts are known, leave out the one no strict policy lets run."""
    app.connect("config-inited", _add_templates)
    app.connect("html-page-context", _leave_out, priority=900)


def _add_templates(_app: Sphinx, config: Config) -> None:
    config["templates_path"] = [*config["templates_path"], str(_TEMPLATES)]


def _leave_out(
    _app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _tree: nodes.document | None
) -> None:
    scripts = context.get("script_files", [])
    context["script_files"] = [
        item for item in scripts if not str(getattr(item, "filename", item)).endswith(_EVALUATING)
    ]
