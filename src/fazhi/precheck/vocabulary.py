"""The words of requirements/precheck.yaml by which blanks, prompts and marks are told."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from fazhi.cache import kept_or_read
from fazhi.model.errors import InputError

_FILE: Final = Path("requirements") / "precheck.yaml"
_GAP: Final = ".{0,4}"
"""What … stands for."""


def one_of(*names: str) -> str:
    """An expression for any word of these lists, the longest first; CatalogueError for a file with mistakes."""
    words = sorted((word for name in names for word in vocabulary()[name]), key=len, reverse=True)
    return f"(?:{'|'.join(re.escape(word).replace('…', _GAP) for word in words)})"


@cache
def vocabulary() -> Mapping[str, tuple[str, ...]]:
    """All lists.

    Raises:
        CatalogueError: All mistakes of the file, with their lines.
        InputError: There is no such file.
    """
    path = _path()

    def read(_before: Mapping[str, tuple[str, ...]] | None, _same: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
        from fazhi.precheck.vocabulary_file import read_vocabulary  # noqa: PLC0415 - slow, and seldom needed: see cache

        return read_vocabulary(path)

    return kept_or_read("precheck", path, ("precheck", "yamlfile"), read)


def _path() -> Path:
    package = Path(__file__).parents[1]
    for home in (package, package.parents[1]):
        if (home / _FILE).is_file():
            return home / _FILE
    raise InputError(
        "找不到 requirements/precheck.yaml，请重新安装 fazhi",
        "requirements/precheck.yaml is not there; install fazhi again",
    )
