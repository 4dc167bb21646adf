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
    home = next((path for path in (here, *here.parents) if (path / _FILE).is_file()), None)
    if home is None:
        return None
    try:
        data = (home / _FILE).read_bytes()
    except OSError as error:
        raise _unreadable(home / _FILE, why(error)) from None
    if not may_set(data, "catalogue"):
        return None
    named = _setting(home / _FILE, data)
    if named is None:
        return None
    folder = home / str(named)
    if not (isinstance(named, str) and named and folder.is_dir()):
        raise InputError(
            f"{home / _FILE} 的 [tool.fazhi] catalogue 须是义务目录所在的文件夹，“{named}”不是。",
            f'catalogue in [tool.fazhi] of {home / _FILE} must name a folder; "{named}" is none.',
        )
    return folder


def may_set(data: bytes, name: str) -> bool:
    """Whether a file of TOML may have a setting of this software: to load and read TOML takes 5 ms, and few have."""
    return b"fazhi" in data and re.search(rb"\b%b[\"']?\s*=" % name.encode(), data) is not None


def _setting(path: Path, data: bytes) -> object:
    import tomllib  # noqa: PLC0415 - 2 ms, for those whose settings may name a catalogue

    try:
        tool = tomllib.loads(data.decode("utf-8")).get("tool", {})
        return tool.get("fazhi", {}).get("catalogue")
    except RecursionError:
        raise _unreadable(path, Both("嵌套太深", "nested too deep")) from None
    except (ValueError, AttributeError) as error:
        raise _unreadable(path, Both(f"不是有效的 TOML：{error}", f"no valid TOML: {error}")) from None


def _unreadable(path: Path, reason: Both) -> InputError:
    return InputError(f"{path} 无法读取（{reason.zh}）；请更正。", f"{path} cannot be read ({reason.en}); correct it.")
