"""What was learned from examples: words by which a sentence is about a duty, or says that it was not done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

FILE: Final = "learned.yaml"
"""Its file in the folder of a catalogue."""
HEADED: Final = "#"
"""Stands before a word of the heading above, as it does before a heading in Markdown."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """The words of one duty."""

    line: int
    """Where they begin in the file."""
    base: float
    """What holds of a sentence with none of them."""
    words: Mapping[str, float]
    """Two or three characters each, of a heading behind `HEADED`, and what they count; below 0 against the duty."""


class Place(StrEnum):
    """Where a word stands, seen from what speaks of a duty."""

    ANYWHERE = "anywhere"
    BEFORE = "before"
    OWN = "own"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Undone:
    """The words that tell that a thing was not done."""

    least: float
    """From this share on, of 1, what is said of a duty counts as not done."""
    base: float
    """What holds where there is none of them."""
    words: Mapping[Place, Mapping[str, float]]
    """Two or three characters each, ^ before the first of a clause and $ behind the last; below 0 for done."""
    grounds: Mapping[str, float] = field(default_factory=dict)
    """The same of what evidence was graded by, the names of kinds of reasons."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What a file of such words says."""

    file: str
    """The file, as it is shown to the user."""
    least: float
    """From this share on, of 1, a sentence counts as one that speaks of the duty."""
    duties: Mapping[str, Learnt]
    """By identifier."""
    undone: Undone | None = None
    """What tells that a duty was not done; None where nothing was learned of that."""
