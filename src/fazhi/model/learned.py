"""What was learned from examples: words that count for or against a sentence's speaking of a duty."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

FILE: Final = "learned.yaml"
"""Its file in the folder of a catalogue."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """The words of one duty."""

    line: int
    """Where they begin in the file."""
    base: float
    """What holds of a sentence with none of them."""
    words: Mapping[str, float]
    """Two or three characters each, and what they count for the duty, or against it where below 0."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What a file of such words says."""

    file: str
    """The file, as it is shown to the user."""
    least: float
    """From this share on, of 1, a sentence counts as one that speaks of the duty."""
    duties: Mapping[str, Learnt]
    """By identifier."""
