"""Audit: one report against the whole catalogue, the one value every view shows."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from fazhi.model.both import Both, pick
from fazhi.model.copied import Copied
from fazhi.model.decision import Decided, Decision
from fazhi.model.department import Departments
from fazhi.model.evidence import Evidence, Found, NearMiss, Strength
from fazhi.model.follow import FollowThrough
from fazhi.model.law import Citation, Instrument, Repealed
from fazhi.model.ledger import Ledger
from fazhi.model.likelihood import Likelihood
from fazhi.model.obligation import Bound, Cadence, Dated, Ground, Obligation, Severity
from fazhi.model.record import Waiver
from fazhi.model.report import Report


class Conclusion(StrEnum):
    """What the text shows of one obligation, the best first."""

    SUPPORTED = "supported"
    WEAK = "weak"
    PLANNED = "planned"
    ADMITTED = "admitted"
    MISSING = "missing"
    WAIVED = "waived"
    NOT_APPLICABLE = "not_applicable"

    @property
    def gap(self) -> bool:
        """Whether nothing done supports the obligation."""
        return self in _GAPS

    @property
    def judged(self) -> bool:
        """Whether the report decides it: the duty binds the unit and is not waived."""
        return self is not Conclusion.WAIVED and self is not Conclusion.NOT_APPLICABLE


_GAPS = frozenset((Conclusion.PLANNED, Conclusion.ADMITTED, Conclusion.MISSING))


@dataclass(frozen=True, slots=True)
class Assessment:
    """One obligation against one report."""

    obligation: Obligation
    conclusion: Conclusion
    strength: Strength
    """The highest strength among evidence of what was done."""
    severity: Severity
    """Severity of the obligation for this unit, year and place."""
    why: Both
    """Where the severity comes from."""
    grounds: tuple[Ground, ...]
    """The citations in force there in the year, and how each bears on the unit."""
    evidence: tuple[Evidence, ...]
    near: tuple[NearMiss, ...]
    reason: Both | None
    """Why the obligation does not apply or was waived."""
    likelihood: Likelihood | None = None
    """How sure the conclusion is; None where that is not known, or there is none to be sure of."""
    decided: tuple[Decided, ...] = ()
    """What reviewers said of it, and how each of their decisions stands now."""
    share: float | None = None
    """How often readers agree with such a conclusion, from 0 to 1; what the likelihood is a word for."""
    spoken: float | None = None
    """The log odds, by learned words, that the text speaks of the duty; None where that is not known."""

    @property
    def gravity(self) -> Severity:
        """How grave it is as it stands: of a duty that binds on occasion, on which the report is silent, a notice."""
        silent = self.conclusion is Conclusion.MISSING and self.obligation.cadence is Cadence.EVENT
        return Severity.NOTICE if silent else self.severity

    @property
    def basis(self) -> tuple[Citation, ...]:
        """The citations of the grounds."""
        return tuple(ground.citation for ground in self.grounds)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has to complain of."""

    rule: str
    """Identifier of the rule."""
    severity: Severity
    obligation: str | None
    """Identifier of the obligation it concerns."""
    basis: tuple[Citation, ...]
    """The citations in force behind it."""
    start: int | None
    end: int | None
    """Where in the text; None where the complaint is that nothing is there."""
    message: str
    message_en: str
    remedy: str
    remedy_en: str

    def message_in(self, language: str) -> str:
        """What is wrong, in a language."""
        return pick(language, self.message, self.message_en)

    def remedy_in(self, language: str) -> str:
        """What to do about it."""
        return pick(language, self.remedy, self.remedy_en)


@dataclass(frozen=True, slots=True)
class Records:
    """What people have recorded about one report."""

    found: Mapping[str, Found] | None = None
    """Stored evidence by obligation, for a report whose text is not at hand."""
    submitted: date | None = None
    """The day the report was submitted, where that is recorded."""
    published: date | None = None
    """The day it was published, where that is recorded."""
    waivers: tuple[Waiver, ...] = ()
    """Gaps that somebody has accepted."""
    decisions: tuple[Decision, ...] = ()
    """The log of what reviewers said."""
    source: str = ""
    """Where the report comes from, as recorded."""
    fictional: bool = False
    """Whether unit, facts and figures are made up."""
    ledger: Ledger = field(default_factory=Ledger)
    """What was answered to the audit; it changes no verdict."""
    departments: Departments = field(default_factory=lambda: Departments({}, {}))
    """Who answers first for what, where the ledger was answered; it changes no verdict."""
    earlier: Report | None = None
    """The unit's report of the year before, where it is at hand; it changes no verdict."""
    others: Callable[[], Sequence[Report]] = tuple
    """Gives other units' reports that are at hand, of this year or before, read when they are asked for; they change no
    verdict."""

    def day(self, dated: Dated) -> date | None:
        """The day that is recorded of that."""
        return self.submitted if dated is Dated.SUBMITTED else self.published


@dataclass(frozen=True, slots=True)
class Audit:
    """One report against the whole catalogue."""

    report: Report
    bound: Bound
    """The unit as the law sees it: kind, place and roles."""
    law_year: int
    """The year whose law was applied; the report's own unless another was asked for."""
    instruments: Mapping[str, Instrument]
    catalogue_version: str
    catalogue_digest: str
    assessments: tuple[Assessment, ...]
    """One for each obligation, in catalogue order."""
    findings: tuple[Finding, ...]
    """In catalogue order, then in the order of the rules; those on the report as a whole last."""
    records: Records = Records()
    """What people have recorded about the report."""
    repealed: tuple[Repealed, ...] = ()
    """What has ended and carries no duty, by the catalogue."""
    unlikely: Both | None = None
    """Why no likelihood could be told; None where it was."""
    follow: FollowThrough | None = None
    """What became of last year's commitments; None where last year's report or a text is not at hand."""
    copied: tuple[Copied, ...] | None = None
    """What it has in the same words as last year's report; None where that or a text is not at hand."""
    borrowed: tuple[Copied, ...] = ()
    """What it has in the same words as other units' reports at hand, but for what many of them have."""

    @property
    def counts(self) -> dict[Conclusion, int]:
        """How many assessments came to each conclusion; every conclusion is there."""
        tally = Counter(item.conclusion for item in self.assessments)
        return {conclusion: tally[conclusion] for conclusion in Conclusion}

    def assessment(self, obligation: str) -> Assessment:
        """The assessment of that obligation; KeyError if there is none."""
        for item in self.assessments:
            if item.obligation.id == obligation:
                return item
        raise KeyError(obligation)

    def leading(self) -> dict[str, Finding]:
        """The first finding on each obligation that has one: the one that tells of its conclusion."""
        first: dict[str, Finding] = {}
        for item in self.findings:
            if item.obligation is not None:
                first.setdefault(item.obligation, item)
        return first

    def at_large(self) -> tuple[Finding, ...]:
        """Findings besides: those on the report as a whole, and further ones on an obligation."""
        leading = self.leading()
        return tuple(item for item in self.findings if item.obligation is None or leading[item.obligation] is not item)

    def gaps(self, least: Severity = Severity.NOTICE) -> tuple[Assessment, ...]:
        """Assessments that are gaps and whose finding is at least that grave."""
        grave = {id for id, item in self.leading().items() if item.severity.rank >= least.rank}
        return tuple(item for item in self.assessments if item.conclusion.gap and item.obligation.id in grave)
