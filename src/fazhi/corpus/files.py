"""Which reports are meant by files, folders and patterns of names."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from fazhi.model.errors import InputError
from fazhi.reading.formats.table import readable

RECORD: Final = "report.yaml"
"""The file by which a folder is one report."""
SIGNS: Final = frozenset("*?[")
"""What makes a name a pattern."""
_LOCKS: Final = ("~$", ".~", ".")
"""How the names of hidden files begin, and of those that Word and WPS keep beside an open document."""


def files_named(named: Sequence[str], here: Path) -> list[str]:
    """The reports, in the order in which they were named and by name within a folder; each of them once.

    A folder stands for the reports in it and in its folders: those that are kept there with a record, and every file
    of a format that is read. A pattern that the shell has left as it is stands for what it matches.

    Raises:
        InputError: A folder has no report in it, or a pattern matches nothing.
    """
    found: dict[str, None] = {}
    for name in named:
        found.update(dict.fromkeys(_meant(name, here)))
    return list(found)


def _meant(name: str, here: Path) -> Iterator[str]:
    path = here / name
    if path.is_dir() and not (path / RECORD).is_file():
        inside = list(_within(path))
        if not inside:
            formats = "、".join(readable())
            raise InputError(
                f"{name} 里没有可读的报告（{formats}）；请核对文件夹。",
                f"{name} holds no report that can be read ({', '.join(readable())}); check the folder.",
            )
        yield from (_as_named(item, name, path) for item in inside)
    elif not path.exists() and SIGNS & set(name):
        matched = sorted(_matching(name, here))
        if not matched:
            raise InputError(f"没有与 {name} 相符的文件；请核对。", f"No file matches {name}; check it.")
        for item in matched:
            yield from _meant(item, here)
    else:
        yield name


def _within(folder: Path) -> Iterator[Path]:
    """Reports in a folder: a folder with a record is one report, whatever else lies in it."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith(_LOCKS):
            continue
        if path.is_dir():
            yield from [path] if (path / RECORD).is_file() else _within(path)
        elif path.suffix and path.suffix.lower() in readable():
            yield path


def _matching(pattern: str, here: Path) -> Iterator[str]:
    """Paths that match, written as the pattern is."""
    root = Path(Path(pattern).anchor)
    if root.anchor:
        yield from (str(path) for path in root.glob(str(Path(pattern).relative_to(root))))
    else:
        yield from (str(path.relative_to(here)) for path in here.glob(pattern))


def _as_named(path: Path, name: str, folder: Path) -> str:
    return str(Path(name) / path.relative_to(folder))
