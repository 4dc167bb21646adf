"""Which catalogue there is to read: the one named, that of the project around a folder, or the one shipped."""

import re
from pathlib import Path

from fazhi.cache import kept_or_read
from fazhi.disk import why
from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.model.lexicon import SHIPPED
from fazhi.model.obligation import Catalogue

_ROOMS = ("catalogue", "model", "patterns", "yamlfile")
"""Whose code decides what a catalogue's files come to."""
_ALONE = ("obligations/", "likelihood.yaml", "learned.yaml")
"""The files of which one can be read anew without the others."""
_LEXICON = "lexicon.yaml"
_FILE = "pyproject.toml"
_MARK = "catalogue.yaml"
"""The file by which a folder says that it is put on top of the shipped catalogue."""


def load(folder: Path | None = None, kept: Path | None = None) -> Catalogue:
    """Read a catalogue; without a folder, the one that came with the package.

    `kept` is a file in which it is kept for the next time, as the shipped one always is.

    Raises:
        CatalogueError: All mistakes of all its files, each with file and line.
        InputError: No folder was given and none came with the package.
    """
    if folder is None:
        return _kept(default_folder(), "catalogue")
    if (folder / _MARK).is_file():
        from fazhi.catalogue.own import read_own  # noqa: PLC0415 - 17 ms, and few folders are

        return read_own(folder, load())
    if kept is not None:
        return _kept(folder, kept)
    from fazhi.catalogue.read import read_catalogue  # noqa: PLC0415 - 17 ms, and a kept catalogue does without

    return read_catalogue(folder, lambda: load().lexicon)


def load_for(told: str | None, here: Path, kept: Path | None = None) -> Catalogue:
    """The catalogue in the folder told, else that of the project `here` lies in, else the one shipped.

    `kept` is a file in which it is kept for the next time.

    Raises:
        CatalogueError: All mistakes of all its files.
        InputError: The project's settings cannot be read or name no folder.
    """
    return load(here / told if told else project_folder(here), kept)


def _kept(folder: Path, place: Path | str) -> Catalogue:
    """A catalogue by what is kept of it; where duties alone changed, only their files are read again."""
    shipped = default_folder()
    other = folder != shipped

    def read(before: Catalogue | None, same: frozenset[str]) -> Catalogue:
        from fazhi.catalogue.read import read_catalogue, read_changed  # noqa: PLC0415 - 17 ms, where not all is kept

        others = {SHIPPED} if other else set()
        others |= {path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml")}
        if before and all(name.startswith(_ALONE) for name in others - same):
            return read_changed(folder, before, same)
        return read_catalogue(folder, lambda: load().lexicon) if other else read_catalogue(folder)

    return kept_or_read(place, folder, _ROOMS, read, {SHIPPED: shipped / _LEXICON} if other else {})


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


def project_folder(here: Path) -> Path | None:
    """The catalogue's folder by the nearest pyproject.toml at or above a folder; None where it names none."""
    file = project_file(here)
    named = None if file is None else setting_in(file, "catalogue", seldom=True)
    if file is None or named is None:
        return None
    folder = file.parent / str(named)
    if not (isinstance(named, str) and named and folder.is_dir()):
        raise InputError(
            f"{file} 的 [tool.fazhi] catalogue 须是义务目录所在的文件夹，“{named}”不是。",
            f'catalogue in [tool.fazhi] of {file} must name a folder; "{named}" is none.',
        )
    return folder


def project_file(here: Path) -> Path | None:
    """The nearest pyproject.toml at or above a folder."""
    return next((path for folder in (here, *here.parents) if (path := folder / _FILE).is_file()), None)


def setting_in(path: Path, name: str, *, seldom: bool = False) -> object:
    """A setting in [tool.fazhi] of a pyproject.toml; None where there is none.

    One that is `seldom` there is looked for in the bytes first: to load and read TOML takes 5 ms.

    Raises:
        InputError: The file cannot be read.
    """
    try:
        data = path.read_bytes() if path.is_file() else b""
        if not data or (seldom and not _may_set(data, name)):
            return None
        import tomllib  # noqa: PLC0415 - see above

        return tomllib.loads(data.decode("utf-8")).get("tool", {}).get("fazhi", {}).get(name)
    except (OSError, ValueError, AttributeError, RecursionError) as error:
        reason = why(error) if isinstance(error, OSError) else Both("不是有效的 TOML", "no valid TOML")
        raise InputError(
            f"{path} 无法读取（{reason.zh}）；请更正。", f"{path} cannot be read ({reason.en}); correct it."
        ) from None


def _may_set(data: bytes, name: str) -> bool:
    return b"fazhi" in data and re.search(rb"\b%b[\"']?\s*=" % name.encode(), data) is not None
