"""Build hook: puts the compiled form of the catalogue beside its YAML, so that an installed fazhi starts fast.

The pages of the site go into the package too, for `fazhi init` lays them out in new projects.
"""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogue(BuildHookInterface[Any]):
    """Runs before a wheel is built or an editable install is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write requirements/compiled.json; it is passed over wherever the YAML differs from it."""
        del version
        sys.path.insert(0, str(Path(self.root, "src")))
        from fazhi.catalogue.compiled import FILE, compiled_text  # noqa: PLC0415 - not importable before
        from fazhi.catalogue.from_yaml import read_yaml  # noqa: PLC0415 - not importable before
        from fazhi.cli.shipped import page_names  # noqa: PLC0415 - not importable before
        from fazhi.disk import write_whole  # noqa: PLC0415 - not importable before

        home = Path(self.root, "requirements")
        write_whole(home / FILE, compiled_text(read_yaml(home), home).encode())
        docs = Path(self.root, "docs")
        build_data["force_include"] |= {str(docs / name): f"fazhi/docs/{name}" for name in page_names(docs)}
