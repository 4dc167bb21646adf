"""Writes the compiled form of the catalogue that came with the package, or of the folder named."""

import sys
from pathlib import Path

from fazhi.catalogue.compiled import FILE, compiled_text
from fazhi.catalogue.from_yaml import read_yaml
from fazhi.catalogue.loading import default_folder
from fazhi.disk import write_whole
from fazhi.model.errors import FazhiError


def compile_catalogue(home: Path) -> None:
    """Write it into the catalogue's folder; CatalogueError for what is wrong there."""
    write_whole(home / FILE, compiled_text(read_yaml(home), home).encode())


if __name__ == "__main__":
    try:
        compile_catalogue(Path(sys.argv[1]) if len(sys.argv) > 1 else default_folder())
    except FazhiError as error:
        sys.exit(str(error))
