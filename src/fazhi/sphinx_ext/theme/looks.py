"""The site's styles, scripts and templates; a change of any, as with a new version, has every page written anew."""

from hashlib import sha256
from pathlib import Path
from typing import Final

from jinja2 import FileSystemBytecodeCache
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.jinja2glue import BuiltinTemplateLoader

_STATIC: Final = Path(__file__).parent / "static"
_TEMPLATES: Final = Path(__file__).parent / "templates"
_SHEETS: Final = ("fazhi.css", "fazhi-compare.css", "fazhi-search.css", "fazhi-gaps.css", "fazhi-matrix.css")
_DIGEST: Final = "fazhi_looks"


def register(app: Sphinx) -> None:
    """Add them, and let Sphinx remember what they were: pages name them by their digests, so as not to be cached."""
    app.add_config_value(_DIGEST, digest(_STATIC, _TEMPLATES), "html", str, "digest of the site's looks; not to be set")
    app.connect("builder-inited", _add)
    app.connect("builder-inited", _keep_templates)
    for sheet in _SHEETS:
        app.add_css_file(sheet)


def digest(*folders: Path) -> str:
    """One digest for all files of these folders and their names."""
    files = [path for folder in folders for path in sorted(folder.iterdir())]
    return sha256(repr([(item.name, item.read_bytes()) for item in files]).encode()).hexdigest()[:16]


def _add(app: Sphinx) -> None:
    app.config["html_static_path"].append(str(_STATIC))


def _keep_templates(app: Sphinx) -> None:
    """Keep the compiled templates beside the doctrees: where few pages are written, compiling takes longest."""
    bridge = app.builder.templates if isinstance(app.builder, StandaloneHTMLBuilder) else None
    if isinstance(bridge, BuiltinTemplateLoader):
        folder = app.doctreedir / "templates"
        folder.mkdir(parents=True, exist_ok=True)
        bridge.environment.bytecode_cache = FileSystemBytecodeCache(str(folder))
