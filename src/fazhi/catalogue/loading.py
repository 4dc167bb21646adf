"""A catalogue by the shortest way: its compiled form if that is true to the YAML, else as much of the YAML as changed.

A folder that holds catalogue.yaml is no whole catalogue: it is put on top of the one that came with the package.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from fazhi.catalogue.compiled import FILE, Compiled, compiled_text, read_compiled
from fazhi.catalogue.table import tabulate
from fazhi.disk import write_whole
from fazhi.model.errors import InputError
from fazhi.model.obligation import Catalogue


def load(folder: Path | None = None, kept: Path | None = None) -> Catalogue:
    """Read a catalogue; without a folder, the one that came with the package.

    `kept` is a file where a compiled form is kept for the next time, which may be another than the folder's own.

    Raises:
        CatalogueError: All mistakes of all its files, each with file and line.
        InputError: No folder was given and none came with the package.
    """
    if folder is not None and (folder / "catalogue.yaml").is_file():
        return _own(folder, kept)
    path = folder or default_folder()
    forms = []
    for file in filter(None, (kept, path / FILE)):
        form = read_compiled(file)
        if form is not None and form.true_to(path):
            return form.catalogue
        forms += [form] if form else []
    return _from_yaml(path, forms, kept)


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


def _own(folder: Path, kept: Path | None) -> Catalogue:
    """Never compiled, for it changes with the shipped catalogue too; what its patterns amount to is worked out anew."""
    from fazhi.catalogue.own import read_own  # noqa: PLC0415 - few folders are

    return read_own(folder, load(None, kept))


def _from_yaml(folder: Path, forms: Sequence[Compiled], kept: Path | None) -> Catalogue:
    """Import the reading of YAML only when it is needed: with its specifications it costs as much as an audit."""
    from fazhi.catalogue.from_yaml import read_yaml  # noqa: PLC0415 - see above
    from fazhi.catalogue.reread import reread  # noqa: PLC0415 - see above

    catalogue = next(filter(None, (reread(folder, form) for form in forms)), None) or read_yaml(folder)
    if kept is None:
        return catalogue
    catalogue = replace(catalogue, table=tabulate(catalogue))
    write_whole(kept, compiled_text(catalogue, folder).encode())
    return catalogue
