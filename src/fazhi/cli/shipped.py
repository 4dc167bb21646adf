"""What a new project is made from: templates, the pages and pins that lie with the package, and where it came from."""

import json
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import fazhi
from fazhi.model.errors import InputError

_HERE = Path(__file__).parent
_TEMPLATES = _HERE / "scaffold"
_NAME = "fazhi"
_END = ".in"
"""Behind the name of each template, so that nobody takes it for a file of this project."""
_NOT = ("design.rst", "reports/")
"""Pages of the documentation that only this project needs."""


def templates() -> Iterator[tuple[str, str]]:
    """Name in the project and text of each template."""
    for path in sorted(_TEMPLATES.rglob(f"*{_END}")):
        yield path.relative_to(_TEMPLATES).as_posix().removesuffix(_END), path.read_text(encoding="utf-8")


def pages() -> Iterator[tuple[str, str]]:
    """Name and text of each page of the site."""
    docs = _beside("docs")
    for name in page_names(docs):
        yield f"docs/{name}", (docs / name).read_text(encoding="utf-8")


def page_names(docs: Path) -> Iterator[str]:
    """The pages of a folder of documentation that any project needs, with their English; the package takes the same."""
    files = (*sorted(docs.rglob("*.rst")), *sorted(docs.glob("locale/**/*.po")))
    names = (path.relative_to(docs).as_posix() for path in files)
    yield from (name for name in names if not name.startswith((*_NOT, "_build/")))


def constraints() -> str:
    """The versions of everything installed that fazhi was tested with."""
    return _beside("constraints.txt").read_text(encoding="utf-8")


def installer() -> str:
    """The script that sets up the environment of a project."""
    return _beside("install.py").read_text(encoding="utf-8")


def source_tree() -> Path | None:
    """The source tree this package runs from, if it does."""
    root = _HERE.parents[2]
    return root if (root / "hatch_build.py").is_file() and (root / "src" / "fazhi" / "cli") == _HERE else None


def requirement() -> str:
    """The requirement: the source tree, wheel or repository it came from, else the same version from an index."""
    root = source_tree()
    if root is not None:
        return f"{_NAME} @ {root.as_uri()}"
    address = _address(_direct_url())
    return f"{_NAME} @ {address}" if address else f"{_NAME}=={fazhi.__version__}"


def _beside(name: str) -> Path:
    """A file or folder in the installed package, or in the repository the package lies in."""
    for path in (_HERE.parent / name, _HERE.parents[2] / name):
        if path.exists():
            return path
    raise InputError(f"随包的 {name} 不见了；请重新安装 fazhi。", f"{name} is not there; install fazhi again.")


def _direct_url() -> dict[str, Any]:
    """What pip recorded of an installation that came from no index."""
    try:
        text = distribution("fazhi").read_text("direct_url.json")
    except PackageNotFoundError:
        return {}
    found: dict[str, Any] = json.loads(text) if text else {}
    return found


def _address(record: dict[str, Any]) -> str | None:
    url = record.get("url")
    control = record.get("vcs_info")
    return f"{control['vcs']}+{url}@{control['commit_id']}" if control else url
