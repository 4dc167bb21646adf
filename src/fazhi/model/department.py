"""Departments: who answers first for a duty."""

from collections.abc import Mapping
from dataclasses import dataclass

from fazhi.model.obligation import Domain, Obligation
from fazhi.model.unit import UnitKind


@dataclass(frozen=True, slots=True)
class Departments:
    """Who answers for what, by kind of unit."""

    domains: Mapping[tuple[UnitKind, Domain], str]
    duties: Mapping[tuple[UnitKind, str], str]
    """Single duties, by identifier; they go before their domains."""

    def of(self, kind: UnitKind, duty: Obligation) -> str:
        """The department that answers for a duty; empty where none is named."""
        return self.duties.get((kind, duty.id)) or self.domains.get((kind, duty.domain), "")

    def whole(self, kind: UnitKind) -> str:
        """The one that answers for the report as a whole: that of the domain of its form."""
        return self.domains.get((kind, Domain.REPORT), "")
