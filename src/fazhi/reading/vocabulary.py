"""The words of requirements/reading.yaml by which titles, parts, units and items are told apart."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from fazhi.cache import kept_or_read
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

    def read(_before: Words | None, _same: frozenset[str]) -> Words:
        from fazhi.reading.vocabulary_file import read_vocabulary  # noqa: PLC0415 - slow, and seldom needed: see cache

        return read_vocabulary(path)

    return kept_or_read("reading", path, ("reading", "yamlfile"), read)


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
