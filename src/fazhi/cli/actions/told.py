"""What a user said of the report and the law to judge it by, made into an audit."""

from pathlib import Path
from typing import NamedTuple

from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.model.audit import Audit
from fazhi.model.obligation import Catalogue
from fazhi.reading import read


class Told(NamedTuple):
    """What a user said of the report and the law to judge it by."""

    unit_kind: str | None
    year: int | None
    unit: str | None
    territory: str | None
    law_year: int | None
    catalogue: str | None

    def audit(self, file: str, catalogue: Catalogue | None = None) -> Audit:
        """Read and audit a report; it is read first, for that fails sooner than a catalogue loads."""
        report = read(Path(file), unit_kind=self.unit_kind, year=self.year, unit=self.unit, territory=self.territory)
        return audit(catalogue or self.load(), report, law_year=self.law_year)

    def load(self) -> Catalogue:
        """The catalogue asked for."""
        return load(Path(self.catalogue) if self.catalogue else None)
