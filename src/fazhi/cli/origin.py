"""Where this fazhi was installed from, as pip is told to install it again."""

import json
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any

import fazhi
from fazhi.cli.shipped import source_tree

_NAME = "fazhi"


def requirement() -> str:
    """The requirement: the source tree, wheel or repository it came from, else the same version from an index."""
    root = source_tree()
    if root is not None:
        return f"{_NAME} @ {root.as_uri()}"
    address = _address(_direct_url())
    return f"{_NAME} @ {address}" if address else f"{_NAME}=={fazhi.__version__}"


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
