"""The site's styles, scripts and templates; a change of any, as with a new version, has every page written anew.

They keep the site working where a server forbids inline scripts and `eval`.
"""

from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from docutils import nodes
from jinja2 import FileSystemBytecodeCache
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config
from sphinx.jinja2glue import BuiltinTemplateLoader

from fazhi.sphinx_ext.html import unmarked

_STATIC: Final = Path(__file__).parent / "static"
_TEMPLATES: Final = Path(__file__).parent / "templates"
_SHEETS: Final = (
    "fazhi.css",
    "fazhi-answer.css",
    "fazhi-compare.css",
    "fazhi-search.css",
    "fazhi-gaps.css",
    "fazhi-matrix.css",
)
_DIGEST: Final = "fazhi_looks"
_EVALUATING: Final = "translations.js"
"""Sphinx's words for its own search, which ours replaces; it builds a function out of a string."""
_LAST: Final = 900
"""When every extension has named its files."""
_OF_A_MATRIX: Final = (
    "fazhi-filter.js",
    "fazhi-matrix-rows.js",
    "fazhi-matrix-csv.js",
    "fazhi-matrix.js",
    "fazhi-matrix-use.js",
)
"""Plain scripts in this order, for a browser loads no module from a file on disk."""
_OF_A_LIST: Final = ("fazhi-filter.js", "fazhi-gaps.js")
_NEEDED: Final = (('id="fz-matrix-controls"', _OF_A_MATRIX), ('id="fz-gaps-controls"', _OF_A_LIST))
"""What a page holds that needs scripts of its own."""


def register(app: Sphinx) -> None:
    """Add them, and let Sphinx remember what they were: pages name them by their digests, so as not to be cached."""
    app.add_config_value(_DIGEST, digest(_STATIC, _TEMPLATES), "html", str, "digest of the site's looks; not to be set")
    app.connect("config-inited", _add_templates)
    app.connect("builder-inited", _add)
    app.connect("builder-inited", _keep_templates)
    app.connect("html-page-context", _add_scripts)
    app.connect("html-page-context", _leave_out_evaluating, priority=_LAST)
    for sheet in _SHEETS:
        app.add_css_file(sheet)


def digest(*folders: Path) -> str:
    """One digest for all files of these folders and their names."""
    files = [path for folder in folders for path in sorted(folder.iterdir())]
    return sha256(repr([(item.name, item.read_bytes()) for item in files]).encode()).hexdigest()[:16]


def _add_templates(_app: Sphinx, config: Config) -> None:
    """Put our templates before the theme's, with words for what it has in English only."""
    config["templates_path"] = [*config["templates_path"], str(_TEMPLATES)]
    config["html_context"] = {**config["html_context"], "unmarked": unmarked()}


def _add(app: Sphinx) -> None:
    app.config["html_static_path"].append(str(_STATIC))


def _keep_templates(app: Sphinx) -> None:
    """Keep the compiled templates beside the doctrees: where few pages are written, compiling takes longest."""
    bridge = app.builder.templates if isinstance(app.builder, StandaloneHTMLBuilder) else None
    if isinstance(bridge, BuiltinTemplateLoader):
        folder = app.doctreedir / "templates"
        folder.mkdir(parents=True, exist_ok=True)
        bridge.environment.bytecode_cache = FileSystemBytecodeCache(str(folder))


def _add_scripts(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], _tree: nodes.document | None
) -> None:
    """They are on the pages that hold a matrix or a list of findings and on no other."""
    for mark, names in _NEEDED:
        if mark in context.get("body", ""):
            for name in names:
                app.add_js_file(name, loading_method="defer")


def _leave_out_evaluating(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _tree: nodes.document | None
) -> None:
    """Leave out the one script that no strict policy lets run."""
    scripts = context.get("script_files", [])
    context["script_files"] = [
        item for item in scripts if not str(getattr(item, "filename", item)).endswith(_EVALUATING)
    ]
