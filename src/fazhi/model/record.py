"""What is recorded of a report beside its text."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from fazhi.model.both import Both
from fazhi.model.decision import Decision
from fazhi.model.ledger import Ledger
from fazhi.model.place import Place
from fazhi.model.unit import UnitKind

FILE: Final = "report.yaml"
"""The file of a report's record, by which a folder is one report."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A gap that somebody has accepted."""

    obligation: str
    reason: str
    """Why the gap is accepted, Chinese or as written."""
    reason_en: str | None
    owner: str
    """Who answers for it."""
    until: date
    """The last day on which it holds."""
    approver: str | None = None
    """Who approved it."""
    basis: str | None = None
    """By what it was approved: a document, a minute, a provision."""

    @property
    def by(self) -> Both:
        """Who answers for it, who approved it by what, and until when."""
        zh = f"（{self.owner}{f'，{self.approver}批准' if self.approver else ''}，至 {self.until}"
        en = f" ({self.owner}{f', approved by {self.approver}' if self.approver else ''}, until {self.until}"
        basis = Both(f"；依据：{self.basis}", f"; basis: {self.basis}") if self.basis else Both("", "")
        return Both(f"{zh}{basis.zh}）", f"{en}{basis.en})")

    def holds(self, year: int) -> bool:
        """Whether it still holds at the end of that year: the day of the audit must not change what it says."""
        return self.until >= date(year, 12, 31)


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """One report as its folder describes it."""

    slug: str
    """Name of its folder."""
    title: str
    unit: str
    """Full name of the unit that reports."""
    unit_kind: UnitKind
    year: int
    """The year reported on."""
    territory: Place | None
    """Where the unit is; None leaves it to its name."""
    role: str | None
    """What a department is responsible for; None leaves it to its name."""
    source: str
    """Where the report comes from, free text or an address; shown, never fetched."""
    sha256: str
    """Digest of the file it was read from."""
    characters: int
    """Length of the decoded text."""
    text: str | None
    """File beside the record that holds the text; None where the text is not kept here."""
    fictional: bool
    """Whether unit, facts and figures are made up."""
    submitted: date | None
    """Day it was handed in."""
    published: date | None
    """Day it was made public."""
    note: str | None
    previous: str | None = None
    """Folder of the unit's report of the year before, where it is named."""
    waivers: tuple[Waiver, ...] = ()
    """Gaps accepted in waivers.yaml beside the record."""
    decisions: tuple[Decision, ...] = ()
    """What reviewers said, in decisions.yaml beside the record."""
    ledger: Ledger = field(default_factory=Ledger)
    """What was answered, in ledger.yaml beside the record."""
