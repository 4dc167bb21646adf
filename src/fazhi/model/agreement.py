"""How often the tool and careful readers agree on whether a report supports a duty, counted on labelled reports."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from fazhi.model.unit import UnitKind


class Counts(NamedTuple):
    """Verdicts on whole labelled reports."""

    tp: int = 0
    """Both see support."""
    fp: int = 0
    """The tool alone sees it."""
    fn: int = 0
    """The readers alone see it."""
    tn: int = 0
    """Neither sees it."""

    @property
    def with_support(self) -> int:
        """Duties that the readers see supported: those that tell of sensitivity."""
        return self.tp + self.fn

    @property
    def without(self) -> int:
        """The others: those that tell of specificity."""
        return self.tn + self.fp

    @property
    def sensitivity(self) -> float:
        """The share of what is supported that the tool sees."""
        return self.tp / self.with_support if self.with_support else 1.0

    @property
    def specificity(self) -> float:
        """The share of what is not supported that the tool leaves."""
        return self.tn / self.without if self.without else 1.0

    def plus(self, other: "Counts") -> "Counts":
        """The sum of these counts and others."""
        return Counts(*(one + two for one, two in zip(self, other, strict=True)))


@dataclass(frozen=True, slots=True)
class Agreement:
    """The counts by kind of unit, and the catalogue they were made with."""

    version: str
    digest: str
    kinds: Mapping[UnitKind, Counts]

    @property
    def whole(self) -> Counts:
        """Those of all kinds together."""
        found = Counts()
        for item in self.kinds.values():
            found = found.plus(item)
        return found
