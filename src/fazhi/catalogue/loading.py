"""A catalogue by the shortest way: its compiled form if that is true to the YAML, else the YAML itself.

A folder that holds catalogue.yaml is no whole catalogue: it is put on top of the one that came with the package.
"""

from pathlib import Path

from fazhi.catalogue.compiled import read_compiled
from fazhi.model.errors import InputError
from fazhi.model.obligation import Catalogue


def load(folder: Path | None = None) -> Catalogue:
    """Read a catalogue; without a folder, the one that came with the package.

    Raises:
        CatalogueError: All mistakes of all its files, each with file and line.
        InputError: No folder was given and none came with the package.
    """
    if folder is not None and (folder / "catalogue.yaml").is_file():
        return _own(folder)
    path = folder or default_folder()
    return read_compiled(path) or _from_yaml(path)


def default_folder() -> Path:
    """The catalogue that came with the package, or that of the repository the package lies in; InputError if none."""
    package = Path(__file__).parents[1]
    for folder in (package / "requirements", package.parents[1] / "requirements"):
        if (folder / "instruments.yaml").is_file():
            return folder
    raise InputError(
        "找不到义务目录 requirements/，请重新安装 fazhi 或指明目录",
        "the catalogue requirements/ is not there; install fazhi again or name the folder",
    )


def _own(folder: Path) -> Catalogue:
    """Never compiled, for it changes with the shipped catalogue too; what its patterns amount to is worked out anew."""
    from fazhi.catalogue.own import read_own  # noqa: PLC0415 - few folders are

    return read_own(folder, load())


def _from_yaml(folder: Path) -> Catalogue:
    """Import the reading of YAML only when it is needed: with its specifications it costs as much as an audit."""
    from fazhi.catalogue.from_yaml import read_yaml  # noqa: PLC0415 - see above

    return read_yaml(folder)
