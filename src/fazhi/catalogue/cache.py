"""A catalogue as it was read, kept for the next time as Python keeps bytecode: only while it is true to what it was of.

Reading the YAML takes an audit 70 ms of its 250, unpacking this 11; without it an audit costs 9 times `import yaml`. A
rebuild of a site of 1,000 duties takes 2.4 seconds without and 2.0 with it, for it reads only the files that changed.

The file begins with a digest of all that is in it, and tells of which code and which files it was made; it is passed
over where it was altered or the code is another. A catalogue put on top of the shipped one is never kept.
"""

import hashlib
import os
import pickle
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

import fazhi
from fazhi.disk import write_whole
from fazhi.model.obligation import Catalogue

_ROOMS: Final = ("catalogue", "model", "patterns", "yamlfile")
"""Whose code decides what a catalogue's files come to."""
_BASE: Final = {"instruments.yaml", "lexicon.yaml"}
"""The files on which all others rest."""
_LENGTH: Final = hashlib.sha256().digest_size


class _Kept(NamedTuple):
    """What the file holds."""

    code: str
    """A digest of the code that read it."""
    files: Mapping[str, str]
    """The SHA-256 of each YAML file by its name."""
    catalogue: Catalogue


def kept_or_read(folder: Path, file: Path | None = None) -> Catalogue:
    """The catalogue of a folder, as kept in a file where that is true to it; what had to be read is then kept there.

    Without a file it is kept beside this module's bytecode, by the Python that wrote it and where it may write any.

    Raises:
        CatalogueError: All mistakes of all its files.
    """
    place = file or Path(__spec__.cached or __file__).with_suffix(".kept")
    code, files = _code(), _files(folder)
    kept = _unpacked(place)
    if kept is not None and (kept.code, kept.files) == (code, files):
        return kept.catalogue
    catalogue = _read(folder, kept if kept is not None and kept.code == code else None, files)
    if (file or not sys.dont_write_bytecode) and _files(folder) == files:
        _pack(_Kept(code, files, catalogue), place)
    return catalogue


def _read(folder: Path, kept: _Kept | None, files: Mapping[str, str]) -> Catalogue:
    from fazhi.catalogue.read import read_catalogue, read_changed  # noqa: PLC0415 - 17 ms, only where not all is kept

    same = {name for name, digest in files.items() if kept is not None and kept.files.get(name) == digest}
    if kept is not None and same >= _BASE:
        return read_changed(folder, kept.catalogue, same)
    return read_catalogue(folder)


def _unpacked(file: Path) -> _Kept | None:
    try:
        data = file.read_bytes()
    except OSError:
        return None
    head, held = data[:_LENGTH], data[_LENGTH:]
    if head != hashlib.sha256(held).digest():
        return None
    found = pickle.loads(held)  # noqa: S301 - as it was written, among bytecode that runs or Sphinx's own pickles
    return found if isinstance(found, _Kept) else None


def _pack(kept: _Kept, file: Path) -> None:
    """Write it; whoever may not write there does without."""
    held = pickle.dumps(kept, pickle.HIGHEST_PROTOCOL)
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, hashlib.sha256(held).digest() + held)


def _code() -> str:
    """A digest of the version and of the times at which the code of these rooms was written."""
    total = hashlib.sha256(fazhi.__version__.encode())
    for room in _ROOMS:
        for entry in sorted(os.scandir(Path(__file__).parents[1] / room), key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                total.update(f"\0{room}/{entry.name}\0{entry.stat().st_mtime_ns}".encode())
    return total.hexdigest()


def _files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*.yaml"))
    }
