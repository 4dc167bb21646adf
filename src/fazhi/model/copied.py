"""What one report has in the same words as another."""

from dataclasses import dataclass
from enum import StrEnum

from fazhi.model.follow import Stretch


class CopySort(StrEnum):
    """What words that two reports have alike are, and so whether it means anything."""

    COPIED = "copied"
    RITUAL = "ritual"
    """What every report says of guiding ideas and meetings."""
    THANKS = "thanks"
    SLOGAN = "slogan"
    SUPERIOR = "superior"
    """The words of a higher authority, quoted by both."""


@dataclass(frozen=True, slots=True)
class Copied:
    """Sentences next to one another that stand in another report too, perhaps edited."""

    at: Stretch
    """Where they stand; `part` is that of the first of them."""
    sentences: int
    characters: int
    """Of words, without marks and blanks."""
    sort: CopySort
    likeness: float
    """How much alike both are, from 0 to 1."""
    other: str
    """Name of the other report's file."""
    other_unit: str
    other_year: int
    other_start: int
    other_end: int
    """Character range in the other report's text, end exclusive."""
