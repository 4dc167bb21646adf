"""What changes for a kind of unit from the law of one year to that of another."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from fazhi.catalogue.in_force import applicability, check_year
from fazhi.model.law import Citation
from fazhi.model.obligation import Applicability, Bound, Catalogue, Obligation
from fazhi.model.place import Place
from fazhi.model.unit import UnitKind


class Change(StrEnum):
    """What became of a duty."""

    BEGAN = "began"
    ENDED = "ended"
    GRAVER = "graver"
    LESS_GRAVE = "less_grave"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class LawChange:
    """One duty that is not the same under the law of both years."""

    obligation: Obligation
    """The duty."""
    change: Change
    """What became of it, the gravest that can be said."""
    before: Applicability
    """How it binds under the law of the earlier year."""
    after: Applicability
    """How it binds under the law of the later year."""

    @property
    def gone(self) -> tuple[Citation, ...]:
        """Citations that only the earlier year has."""
        return tuple(item for item in self.before.basis if item not in self.after.basis)

    @property
    def new(self) -> tuple[Citation, ...]:
        """Citations that only the later year has."""
        return tuple(item for item in self.after.basis if item not in self.before.basis)

    @property
    def kept(self) -> tuple[Citation, ...]:
        """Citations of both years, of instruments that also have some of one year only: they changed within a year."""
        changed = {item.instrument for item in (*self.gone, *self.new)}
        return tuple(item for item in self.before.basis if item in self.after.basis and item.instrument in changed)


def law_changes(
    catalogue: Catalogue,
    first: int,
    second: int,
    unit_kind: UnitKind | None,
    place: Place | None,
    roles: tuple[str, ...] | None = None,
) -> Iterator[LawChange]:
    """Every duty that began, ended, moved to other articles or changed its severity, in catalogue order.

    Without a kind of unit the duty is judged for the first kind it applies to.

    Raises:
        InputError: No law of the catalogue was in force in one of the years.
    """
    for year in (first, second):
        check_year(catalogue, year)
    for obligation in catalogue.obligations:
        kind = unit_kind or obligation.applies_to[0]
        if kind in obligation.applies_to:
            bound = Bound(kind, place, roles)
            before, after = (applicability(obligation, catalogue, bound, year) for year in (first, second))
            change = _change(before, after)
            if change is not None:
                yield LawChange(obligation, change, before, after)


def _change(before: Applicability, after: Applicability) -> Change | None:
    if before.applies != after.applies:
        return Change.BEGAN if after.applies else Change.ENDED
    if before.severity is not after.severity:
        return Change.GRAVER if after.severity.rank > before.severity.rank else Change.LESS_GRAVE
    return Change.MOVED if before.basis != after.basis else None
