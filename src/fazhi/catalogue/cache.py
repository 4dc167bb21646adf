"""The shipped catalogue as it was read, kept for the next start as Python keeps bytecode: beside it, and while true.

Reading the YAML takes an audit 70 ms of its 250, unpacking this 11; without it an audit costs 9 times `import yaml`.
The file begins with a digest of everything it was made from and of what it holds; where anything differs, the YAML is
read and the file written anew. Nothing else is ever kept: a catalogue of one's own is read as it stands.
"""

import hashlib
import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import fazhi
from fazhi.disk import write_whole
from fazhi.model.obligation import Catalogue

_ROOMS: Final = ("catalogue", "model", "patterns", "yamlfile")
"""Whose code decides what a catalogue's files come to."""
_LENGTH: Final = hashlib.sha256().digest_size


def kept_or_read(folder: Path, read: Callable[[Path], Catalogue]) -> Catalogue:
    """The catalogue of a folder: as kept, if that is true to it, otherwise as read, which is then kept."""
    file = _file()
    made_of = _made_of(folder)
    found = _kept(file, made_of)
    if found is None:
        found = read(folder)
        if _made_of(folder) == made_of:
            _keep(found, file, made_of)
    return found


def _file() -> Path:
    """Beside this module's bytecode, named after the Python that wrote it."""
    return Path(__spec__.cached or __file__).with_suffix(".kept")


def _kept(file: Path, made_of: bytes) -> Catalogue | None:
    try:
        data = file.read_bytes()
    except OSError:
        return None
    head, held = data[:_LENGTH], data[_LENGTH:]
    if head != _digest(made_of, held):
        return None
    found: Catalogue = pickle.loads(held)  # noqa: S301 - lies among the bytecode that runs, and is as it was written
    return found


def _keep(catalogue: Catalogue, file: Path, made_of: bytes) -> None:
    """Write it where bytecode is written; a start that may not write there does without."""
    if sys.dont_write_bytecode:
        return
    held = pickle.dumps(catalogue, pickle.HIGHEST_PROTOCOL)
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, _digest(made_of, held) + held)


def _made_of(folder: Path) -> bytes:
    """A digest of the YAML, and of the times of the code that reads it."""
    total = hashlib.sha256(f"{fazhi.__version__}\0{folder}\0".encode())
    for room in _ROOMS:
        for entry in sorted(os.scandir(Path(fazhi.__file__).with_name(room)), key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                total.update(f"{room}/{entry.name}\0{entry.stat().st_mtime_ns}\0".encode())
    for path in sorted(folder.rglob("*.yaml")):
        data = path.read_bytes()
        total.update(f"{path.relative_to(folder).as_posix()}\0{len(data)}\0".encode())
        total.update(data)
    return total.digest()


def _digest(made_of: bytes, held: bytes) -> bytes:
    return hashlib.sha256(made_of + held).digest()
