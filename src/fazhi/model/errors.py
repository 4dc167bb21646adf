"""What can be wrong with an input, said in Chinese and English."""

from dataclasses import dataclass
from typing import Self

from fazhi.model.both import Both


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One mistake in one file."""

    file: str
    line: int
    """Line number from 1; 0 where the file as a whole is meant."""
    zh: str
    """What is wrong and what to do."""
    en: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.zh} / {self.en}"


class FazhiError(Exception):
    """Anything a user can put right; front doors show it and exit with status 2."""


class InputError(FazhiError):
    """A report, option or record that cannot be used."""

    def __init__(self, zh: str, en: str) -> None:
        """Both sentences say what is wrong, where, and what to do."""
        super().__init__(f"{zh}\n{en}")
        self.zh = zh
        self.en = en

    @classmethod
    def of(cls, said: Both) -> Self:
        """The error that says what one value says."""
        return cls(said.zh, said.en)

    @property
    def said(self) -> Both:
        """The message in both languages."""
        return Both(self.zh, self.en)


class AlteredError(InputError):
    """A log in which something was altered; it has an exit status of its own."""


class CatalogueError(FazhiError):
    """A catalogue or record file with mistakes, all of them."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        """`mistakes` must not be empty."""
        self.mistakes = tuple(sorted(mistakes))
        super().__init__("\n".join(map(str, self.mistakes)))
