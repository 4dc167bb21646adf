"""Chinese and English: a text in both, and which of the two is shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

ENGLISH: Final = "en"
CHINESE: Final = "zh"


@dataclass(frozen=True, slots=True)
class Both:
    """One text in both languages."""

    zh: str
    en: str

    def of(self, language: str) -> str:
        """The text in that language, Chinese unless it is English."""
        return self.en if language == ENGLISH else self.zh

    def __iter__(self) -> Iterator[str]:
        """The Chinese text, then the English one."""
        yield self.zh
        yield self.en

    def __contains__(self, words: str) -> bool:
        """Whether words stand in either text."""
        return words in self.zh or words in self.en

    def __str__(self) -> str:
        """The Chinese text."""
        return self.zh


@dataclass(frozen=True, slots=True)
class Doubt(Both):
    """A notice of what to look at before conclusions are used: the kind of document, its year, words off a picture."""


def pick(language: str, zh: str, en: str) -> str:
    """Of a sentence that stands in both where it is used, the one in that language."""
    return en if language == ENGLISH else zh
