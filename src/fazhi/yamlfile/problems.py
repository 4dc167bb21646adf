"""Mistakes of one file, gathered until all of it has been read."""

import difflib
from collections.abc import Iterable, Sequence
from pathlib import Path

from fazhi.model.both import Both
from fazhi.model.errors import CatalogueError, Mistake

_OFFERED = 12
"""So many choices are offered; a longer list is read by nobody."""


class Problems:
    """What is wrong with one file."""

    def __init__(self, file: str) -> None:
        """The file, as it is shown to the user."""
        self.file = file
        self.mistakes: list[Mistake] = []
        self.unread = False
        """Whether the file is no YAML, so that nothing of it is known."""

    @classmethod
    def of(cls, path: Path) -> "Problems":
        """Of a file, shown from the working folder where it lies in there, with forward slashes."""
        try:
            return cls(path.absolute().relative_to(Path.cwd()).as_posix())
        except ValueError:
            return cls(path.as_posix())

    def add(self, line: int, zh: str, en: str) -> None:
        """Note a mistake; line 0 means the file as a whole."""
        self.mistakes.append(Mistake(self.file, line, zh, en))


def raise_if_any(problems: Iterable[Problems]) -> None:
    """Raise CatalogueError with all mistakes of all files, if there is one."""
    mistakes = tuple(mistake for each in problems for mistake in each.mistakes)
    if mistakes:
        raise CatalogueError(mistakes)


def hint(word: str, choices: Sequence[str]) -> Both:
    """What the writer may have meant: the nearest of the choices, else all of them, or the first of very many."""
    near = difflib.get_close_matches(word, choices, n=1, cutoff=0.6)
    if near:
        return Both(f"是否想写 {near[0]}？", f"did you mean {near[0]}?")
    zh, en = "、".join(choices[:_OFFERED]), ", ".join(choices[:_OFFERED])
    if len(choices) > _OFFERED:
        return Both(f"可以写：{zh} 等 {len(choices)} 种", f"possible are: {en} and others, {len(choices)} in all")
    return Both(f"可以写：{zh}", f"possible are: {en}")
