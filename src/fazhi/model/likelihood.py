"""How sure a verdict is: the share of such verdicts on which careful readers agree, and the formula it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Likelihood(StrEnum):
    """How sure a verdict is; says nothing about what the unit did."""

    HIGH = "high"
    MIDDLE = "middle"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Formula:
    """A logistic formula for one sort of verdict."""

    weights: Mapping[str, float]
    """By the name of the feature; `base` is what holds without any."""
    high: float
    """From this share on a verdict is sure."""
    low: float
    """Below this one it is doubtful."""

    def grade(self, share: float) -> Likelihood:
        """What a share is called."""
        if share >= self.high:
            return Likelihood.HIGH
        return Likelihood.LOW if share < self.low else Likelihood.MIDDLE


@dataclass(frozen=True, slots=True)
class Calibration:
    """What a calibration file says."""

    file: str
    """The file, as it is shown to the user."""
    version: str
    """Version of the catalogue it was trained for."""
    digest: str
    """Digest of that catalogue."""
    found: Formula
    """Of verdicts that something supports the duty."""
    gap: Formula
    """Of verdicts that nothing does."""
