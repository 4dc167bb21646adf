"""What was read from YAML, kept for the next start as Python keeps bytecode: beside it, and while true.

Reading the shipped catalogue takes an audit 70 ms of its 250, unpacking this 11; the words of reading.yaml take another
45 ms, unpacking them half of one. Without it an audit costs 10 times `import yaml`. A kept file begins with a digest of
everything it was made from and of what it holds; where anything differs, the YAML is read and the file written anew.
"""

import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

from fazhi.disk import write_whole

_LENGTH: Final = hashlib.sha256().digest_size
_HOME: Final = Path(__file__).parent
_Value = TypeVar("_Value")


def kept_or_read(name: str, sources: Sequence[Path], rooms: Sequence[str], read: Callable[[], _Value]) -> _Value:
    """What `read` gives: as kept, if that is true to these sources and to the code of these rooms, otherwise as read.

    A source is a YAML file, or a folder for all that lie in it. `name` names the kept file. What changes while it is
    read is not kept.
    """
    place = _place(name)
    made_of = _made_of(sources, rooms)
    try:
        data = place.read_bytes()
    except OSError:
        data = b""
    head, held = data[:_LENGTH], data[_LENGTH:]
    if head == _digest(made_of, held):
        kept: _Value = pickle.loads(held)  # noqa: S301 - lies among the bytecode that runs, and is as it was written
        return kept
    found = read()
    if _made_of(sources, rooms) == made_of:
        _keep(found, place, made_of)
    return found


def _place(name: str) -> Path:
    """Beside this module's bytecode, named after the Python that wrote it."""
    return Path(__spec__.cached or __file__).with_suffix(f".{name}.kept")


def _keep(value: object, place: Path, made_of: bytes) -> None:
    """Write it where bytecode is written; a start that may not write there does without."""
    if sys.dont_write_bytecode:
        return
    held = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, _digest(made_of, held) + held)


def _made_of(sources: Sequence[Path], rooms: Sequence[str]) -> bytes:
    """A digest of the files, and of the times of the code that reads them."""
    total = hashlib.sha256()
    for room in rooms:
        for entry in sorted(os.scandir(_HOME / room), key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                total.update(f"{room}/{entry.name}\0{entry.stat().st_mtime_ns}\0".encode())
    for path in _files(sources):
        data = path.read_bytes()
        total.update(f"{path}\0{len(data)}\0".encode())
        total.update(data)
    return total.digest()


def _files(sources: Sequence[Path]) -> Iterator[Path]:
    for source in sources:
        yield from sorted(source.rglob("*.yaml")) if source.is_dir() else [source]


def _digest(made_of: bytes, held: bytes) -> bytes:
    return hashlib.sha256(made_of + held).digest()
