"""The words of requirements/reading.yaml by which titles, parts, units and items are told apart.

What was read is kept beside the bytecode, and used while the file is what it was: reading YAML takes 45 ms of the
processor, a fifth of an audit, unpacking it half of one.
"""

import hashlib
import json
import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from fazhi.model.errors import InputError

Words = Mapping[str, tuple[str, ...]]
"""The words of each list by its name."""

_FILE: Final = Path("requirements") / "reading.yaml"
_GAP: Final = ".{0,4}"
"""What … stands for."""


def one_of(*names: str) -> str:
    """An expression for any word of these lists; CatalogueError for a file with mistakes."""
    words = vocabulary()
    return f"(?:{'|'.join(_expression(word) for name in names for word in words[name])})"


def one_but(name: str, but: str) -> str:
    """An expression for any word of a list, where it is not the beginning of a word of the other list."""
    words = vocabulary()
    found = []
    for word in words[name]:
        rests = [_expression(other.removeprefix(word)) for other in words[but] if other.startswith(word)]
        found.append(_expression(word) + (f"(?!{'|'.join(rests)})" if rests else ""))
    return f"(?:{'|'.join(found)})"


@cache
def vocabulary() -> Words:
    """All lists.

    Raises:
        CatalogueError: All mistakes of the file, with their lines.
        InputError: There is no such file.
    """
    path = _path()
    data = path.read_bytes()
    kept = Path(__spec__.cached or __file__).with_suffix(".kept")
    held = _kept(kept, data)
    if held is None:
        from fazhi.reading.vocabulary_file import read_vocabulary  # noqa: PLC0415 - see above

        held = read_vocabulary(path)
        _keep(kept, data, held)
    return held


def _path() -> Path:
    package = Path(__file__).parents[1]
    for home in (package, package.parents[1]):
        if (home / _FILE).is_file():
            return home / _FILE
    raise InputError(
        "找不到 requirements/reading.yaml，请重新安装 fazhi",
        "requirements/reading.yaml is not there; install fazhi again",
    )


def _expression(word: str) -> str:
    return re.escape(word).replace("…", _GAP)


def _kept(file: Path, data: bytes) -> Words | None:
    with suppress(OSError, ValueError):
        digest, _, held = file.read_text(encoding="utf-8").partition("\n")
        if digest == _digest(data, held):
            return {name: tuple(words) for name, words in json.loads(held).items()}
    return None


def _keep(file: Path, data: bytes, words: Words) -> None:
    """Write it where bytecode is written; a start that may not write there does without."""
    if sys.dont_write_bytecode:
        return
    held = json.dumps(words, ensure_ascii=False)
    half = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        half.write_text(f"{_digest(data, held)}\n{held}", encoding="utf-8")
        half.replace(file)


def _digest(data: bytes, held: str) -> str:
    """Of what was read, what it came to, and when the code that reads it was last changed."""
    changed = Path(__file__).with_name("vocabulary_file.py").stat().st_mtime_ns
    return hashlib.sha256(b"\0".join((str(changed).encode(), data, held.encode()))).hexdigest()
