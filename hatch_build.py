"""Build hook: puts the pages of the site into the package, for `fazhi init` lays them out in new projects."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TakePages(BuildHookInterface[Any]):
    """Runs before a wheel is built or an editable install is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name them to the builder."""
        del version
        sys.path.insert(0, str(Path(self.root, "src")))
        from fazhi.cli.shipped import page_names  # noqa: PLC0415 - not importable before

        docs = Path(self.root, "docs")
        build_data["force_include"] |= {str(docs / name): f"fazhi/docs/{name}" for name in page_names(docs)}
