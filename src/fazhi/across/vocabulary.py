"""The words of requirements/across.yaml by which two reports are looked at together."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from fazhi.cache import kept_or_read
from fazhi.model.errors import InputError

_FILE: Final = Path("requirements") / "across.yaml"
_GAP: Final = ".{0,4}"
"""What … stands for."""


@cache
def one_of(name: str) -> re.Pattern[str]:
    """An expression for any word of a list, the longest first; CatalogueError for a file with mistakes."""
    words = sorted(vocabulary()[name], key=lambda word: (-len(word), word))
    return re.compile("|".join(re.escape(word).replace("…", _GAP) for word in words))


@cache
def vocabulary() -> Mapping[str, tuple[str, ...]]:
    """All lists.

    Raises:
        CatalogueError: All mistakes of the file, with their lines.
        InputError: There is no such file.
    """
    path = _path()

    def read(_before: Mapping[str, tuple[str, ...]] | None, _same: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
        from fazhi.across.vocabulary_file import read_vocabulary  # noqa: PLC0415 - slow, and seldom needed: see cache

        return read_vocabulary(path)

    return kept_or_read("across", path, ("across", "yamlfile"), read)


def _path() -> Path:
    package = Path(__file__).parents[1]
    for home in (package, package.parents[1]):
        if (home / _FILE).is_file():
            return home / _FILE
    raise InputError(
        "找不到 requirements/across.yaml，请重新安装 fazhi",
        "requirements/across.yaml is not there; install fazhi again",
    )
