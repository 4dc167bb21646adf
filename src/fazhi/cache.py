"""What was read from YAML, kept for the next time as Python keeps bytecode: only while it is true to what it was of.

Reading the shipped catalogue takes an audit 70 ms of its 250, unpacking this 11; the words of reading.yaml take another
45 ms, unpacking them half of one. Without it an audit costs 10 times `import yaml`. A rebuild of a site of 1,000 duties
takes 2.13 seconds of processor time without and 2.08 with it, for only the files that changed are read again.

A kept file begins with a digest of all that is in it, and tells of which code and which files it was made; it is passed
over where it was altered or the code is another.
"""

import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeVar

from fazhi.disk import write_whole

_HOME: Final = Path(__file__).parent
_LENGTH: Final = hashlib.sha256().digest_size
_Value = TypeVar("_Value")


class _Kept(NamedTuple):
    """What a file holds."""

    code: str
    """A digest of the code that read it."""
    files: Mapping[str, str]
    """The SHA-256 of each YAML file by its name."""
    value: Any


def kept_or_read(
    place: Path | str,
    source: Path,
    rooms: Sequence[str],
    read: Callable[[_Value | None, frozenset[str]], _Value],
    beside: Mapping[str, Path] = MappingProxyType({}),
) -> _Value:
    """What `read` makes of a YAML file or of all in a folder: as kept where that is true, otherwise read and then kept.

    Args:
        place: The file it is kept in; or a name, for one beside this module's bytecode, by the Python that wrote it and
            where it may write any.
        source: The file or folder.
        rooms: The packages whose code decides what the source comes to.
        read: Reads it; it is given what was made before, None where nothing is known, and the names of the files that
            are the same.
        beside: Files elsewhere that it rests on as well, by the names that `read` is given.
    """
    file = place if isinstance(place, Path) else Path(__spec__.cached or __file__).with_suffix(f".{place}.kept")
    code, files = _code(rooms), _files(source, beside)
    kept = _unpacked(file)
    known = kept if kept is not None and kept.code == code else None
    if known is not None and known.files == files:
        value: _Value = known.value
        return value
    same = {name for name, digest in files.items() if known is not None and known.files.get(name) == digest}
    found = read(known.value if known else None, frozenset(same))
    if (place is file or not sys.dont_write_bytecode) and _files(source, beside) == files:
        _pack(_Kept(code, files, found), file)
    return found


def _unpacked(file: Path) -> _Kept | None:
    try:
        data = file.read_bytes()
    except OSError:
        return None
    head, held = data[:_LENGTH], data[_LENGTH:]
    if head != hashlib.sha256(held).digest():
        return None
    try:
        found = pickle.loads(held)  # noqa: S301 - as it was written, among bytecode that runs or Sphinx's own pickles
    except (AttributeError, ImportError, TypeError):  # another version kept it, whose classes are no more
        return None
    return found if isinstance(found, _Kept) else None


def _pack(kept: _Kept, file: Path) -> None:
    """Write it; whoever may not write there does without."""
    held = pickle.dumps(kept, pickle.HIGHEST_PROTOCOL)
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, hashlib.sha256(held).digest() + held)


def _code(rooms: Sequence[str]) -> str:
    """A digest of the sizes and times of the code of these rooms, and of the module that has the version."""
    total = hashlib.sha256()
    for room in rooms:
        for entry in sorted(os.scandir(_HOME / room), key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                found = entry.stat()
                total.update(f"\0{room}/{entry.name}\0{found.st_size}\0{found.st_mtime_ns}".encode())
    found = (_HOME / "__init__.py").stat()
    total.update(f"\0{found.st_size}\0{found.st_mtime_ns}".encode())
    return total.hexdigest()


def _files(source: Path, beside: Mapping[str, Path]) -> dict[str, str]:
    paths = sorted(source.rglob("*.yaml")) if source.is_dir() else [source]
    home = source if source.is_dir() else source.parent
    named = {path.relative_to(home).as_posix(): path for path in paths} | dict(beside)
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in named.items()}
