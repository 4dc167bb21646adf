"""Files of requirements/ that hold lists of words: where they lie, and their lists as kept or read anew."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from fazhi.cache import kept_or_read
from fazhi.model.errors import InputError

Words: TypeAlias = Mapping[str, tuple[str, ...]]
"""The words of each list by its name."""
_GAP: Final = ".{0,4}"
"""What … stands for."""


@cache
def lists_of(name: str) -> Words:
    """All lists of a file, which the room of the same name reads; read once, for some two hundred expressions ask.

    Raises:
        CatalogueError: All mistakes of the file, with their lines.
        InputError: There is no such file.
    """
    path = _path(name)
    return kept_or_read(name, path, ("wordlists", "yamlfile"), lambda _before, _same: read_lists(path))


@cache
def one_of(name: str, *lists: str) -> str:
    """An expression for any word of some lists of a file, the longest first; CatalogueError for one with mistakes."""
    known = lists_of(name)
    words = sorted((word for each in lists for word in known[each]), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(expression(word) for word in words)})"


def read_lists(path: Path) -> Words:
    """The lists of a file, which says by its name what it may say; CatalogueError with all its mistakes."""
    from fazhi.wordlists.fields import ROOTS  # noqa: PLC0415 - slow, and seldom needed: see cache
    from fazhi.yamlfile import Problems, raise_if_any, read_file  # noqa: PLC0415 - the same

    problems = Problems.of(path)
    root = ROOTS[path.stem]
    record = read_file(path, root, problems)
    raise_if_any([problems])
    return {name: getattr(record, name) for name in root.fields}


def expression(word: str) -> str:
    """A word as part of an expression; … in it is a gap of a few characters."""
    return re.escape(word).replace("…", _GAP)


def _path(name: str) -> Path:
    file = Path("requirements") / f"{name}.yaml"
    package = Path(__file__).parents[1]
    for home in (package, package.parents[1]):
        if (home / file).is_file():
            return home / file
    raise InputError(
        f"找不到 requirements/{name}.yaml，请重新安装 fazhi",
        f"requirements/{name}.yaml is not there; install fazhi again",
    )
