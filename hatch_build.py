"""Build hook: puts the compiled form of the catalogue beside its YAML, so that an installed fazhi starts fast."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogue(BuildHookInterface[Any]):
    """Runs before a wheel is built or an editable install is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write requirements/compiled.json; it is passed over wherever the YAML differs from it."""
        del version, build_data
        sys.path.insert(0, str(Path(self.root, "src")))
        from fazhi.catalogue.compiled import FILE, compiled_text  # noqa: PLC0415 - not importable before
        from fazhi.catalogue.from_yaml import read_yaml  # noqa: PLC0415 - not importable before

        home = Path(self.root, "requirements")
        (home / FILE).write_text(compiled_text(read_yaml(home)), encoding="utf-8", newline="\n")
