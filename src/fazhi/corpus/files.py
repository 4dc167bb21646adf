"""Which reports are meant by files, folders and patterns of names."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import Final

from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.model.record import FILE as RECORD
from fazhi.reading.formats.table import by_suffix, readable

SIGNS: Final = frozenset("*?[")
"""What makes a name a pattern."""
_LOCKS: Final = ("~$", ".~", ".")
"""How the names of hidden files begin, and of those that Word and WPS keep beside an open document."""
_PIECES: Final = ("_files", ".files")
"""How folders end that a browser puts beside a page that it saves."""
_OWN: Final = ("_static/fazhi-corpus.css", "index/*-of-*.json", "_static/fazhi.css")
"""What shows that a folder is one that fazhi wrote: a site, or results of a corpus."""
_SELDOM: Final = frozenset(("picture", "wordml"))
"""Formats that are read where a file is named, and in a folder are seldom a report: seals, photographs, settings."""
_TABLES: Final = frozenset((".csv", ".xlsx", ".xls", ".et", ".yaml", ".yml", ".json"))
"""What lies beside reports for good reason: manifests, records, tables."""


def files_named(named: Sequence[str], here: Path) -> list[str]:
    """The reports, in the order in which they were named and by name within a folder; each of them once.

    A folder stands for the reports in it and in its folders: those that are kept there with a record, and every file
    of a format that is read, also where that takes LibreOffice. A pattern that the shell has left as it is stands for
    what it matches. Names found are written with `/` on every machine, so that a manifest or table made of them on one
    is understood on another.

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
        inside = list(_within(path, _Links(path)))
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


class _Links:
    """Keeps a walk below a folder from going in circles: what a link leads to is read once, under its own name if any.

    A folder of others may hold links to itself, two of which make more ways than anybody can go.
    """

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._seen: set[Path] = set()

    def again(self, folder: Path) -> bool:
        """Whether a folder is read under another name, or was."""
        real = folder.resolve()
        if real == folder.parent.resolve() / folder.name and real.is_relative_to(self._root):
            return False
        again = real in self._seen or real.is_relative_to(self._root) or self._root.is_relative_to(real)
        self._seen.add(real)
        return again


def _within(folder: Path, links: _Links) -> Iterator[Path]:
    """Reports in a folder: a folder with a record is one report, whatever else lies in it."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith(_LOCKS):
            continue
        if path.is_dir():
            if not _is_ours(path) and not links.again(path):
                yield from [path] if (path / RECORD).is_file() else _within(path, links)
        elif is_report(path.name):
            yield path


def _is_ours(folder: Path) -> bool:
    """Whether what lies in a folder was written by fazhi, or by a browser beside a page."""
    return folder.name.endswith(_PIECES) or any(any(folder.glob(name)) for name in _OWN)


def is_report(name: str) -> bool:
    """Whether a file in a folder is taken for a report, by the suffix of its name."""
    suffix = PurePath(name).suffix.lower()
    found = by_suffix(suffix) if suffix else None
    return found is not None and found.name not in _SELDOM and bool(found.read or found.files)


def passed_over(named: Iterable[str], here: Path) -> Counter[str]:
    """How many files of each suffix in the folders that were named are taken for no report, tables aside."""
    found: Counter[str] = Counter()
    for name in named:
        if (folder := here / name).is_dir() and not (folder / RECORD).is_file():
            found.update(_others(folder, _Links(folder)))
    return found


def _others(folder: Path, links: _Links) -> Iterator[str]:
    for path in folder.iterdir():
        if path.name.startswith(_LOCKS):
            continue
        if path.is_dir():
            ours = (path / RECORD).is_file() or _is_ours(path) or links.again(path)
            yield from () if ours else _others(path, links)
        elif not is_report(path.name) and path.suffix.lower() not in _TABLES:
            yield path.suffix.lower()


def passed_over_said(found: Counter[str]) -> Both | None:
    """A sentence on files that were taken for no report; None where there are none."""
    if not found:
        return None
    each = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    zh = "、".join(f"{suffix or '没有后缀的'} {many} 个" for suffix, many in each)
    en = ", ".join(f"{many} {suffix or 'without a suffix'}" for suffix, many in each)
    return Both(
        f"文件夹里不当作报告的：{zh}；其中有报告的，请转成 .docx 或 .pdf，或者单独给出。",
        f"Taken for no reports: {en}; where one is a report, make it .docx or .pdf, or name it by itself.",
    )


def _matching(pattern: str, here: Path) -> Iterator[str]:
    """Paths that match, written as the pattern is."""
    root = Path(Path(pattern).anchor)
    if root.anchor:
        yield from (path.as_posix() for path in root.glob(str(Path(pattern).relative_to(root))))
    else:
        yield from (path.relative_to(here).as_posix() for path in here.glob(pattern))


def _as_named(path: Path, name: str, folder: Path) -> str:
    return (Path(name) / path.relative_to(folder)).as_posix()
