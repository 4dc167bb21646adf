"""Which catalogue a project uses: `catalogue` in [tool.fazhi] of the pyproject.toml around a folder."""

from pathlib import Path

from fazhi.catalogue.loading import load
from fazhi.disk import why
from fazhi.model.errors import InputError
from fazhi.model.obligation import Catalogue

_FILE = "pyproject.toml"


def load_for(told: str | None, here: Path, kept: Path | None = None) -> Catalogue:
    """The catalogue in the folder told, else that of the project `here` lies in, else the one shipped.

    `kept` is a file where a compiled form is kept for the next time.

    Raises:
        CatalogueError: All mistakes of all its files.
        InputError: The project's settings cannot be read or name no folder.
    """
    return load(here / told if told else project_folder(here), kept)


def project_folder(here: Path) -> Path | None:
    """The catalogue's folder by the nearest pyproject.toml at or above a folder; None where it names none."""
    home = next((path for path in (here, *here.parents) if (path / _FILE).is_file()), None)
    if home is None:
        return None
    try:
        data = (home / _FILE).read_bytes()
    except OSError as error:
        raise _unreadable(home / _FILE, *why(error)) from None
    if b"fazhi" not in data or b"catalogue" not in data:  # spare nearly everybody the reading of TOML
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


def _setting(path: Path, data: bytes) -> object:
    import tomllib  # noqa: PLC0415 - see above

    try:
        tool = tomllib.loads(data.decode("utf-8")).get("tool", {})
        return tool.get("fazhi", {}).get("catalogue")
    except RecursionError:
        raise _unreadable(path, "嵌套太深", "nested too deep") from None
    except (ValueError, AttributeError) as error:
        raise _unreadable(path, f"不是有效的 TOML：{error}", f"no valid TOML: {error}") from None


def _unreadable(path: Path, zh: str, en: str) -> InputError:
    return InputError(f"{path} 无法读取（{zh}）；请更正。", f"{path} cannot be read ({en}); correct it.")
