"""Obligations: one duty each, with whom it binds, what carries it and how evidence for it reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from fazhi.model.both import Both, pick
from fazhi.model.evidence import Strength
from fazhi.model.law import Citation, Instrument, Repealed
from fazhi.model.learned import Learned
from fazhi.model.likelihood import Calibration
from fazhi.model.place import Place
from fazhi.model.report import Part
from fazhi.model.unit import UnitKind


class Cadence(StrEnum):
    """How often a duty falls due; an event duty binds when its occasion arises."""

    ANNUAL = "annual"
    EVENT = "event"
    CONTINUOUS = "continuous"


class Severity(StrEnum):
    """How grave it is to leave a duty unshown, the gravest first."""

    MANDATORY = "mandatory"
    EXPECTED = "expected"
    NOTICE = "notice"

    @property
    def rank(self) -> int:
        """0 for a notice, 2 for a mandatory duty."""
        return (Severity.NOTICE, Severity.EXPECTED, Severity.MANDATORY).index(self)


class Dated(StrEnum):
    """What the record of a report gives the day of."""

    SUBMITTED = "submitted"
    PUBLISHED = "published"


class Domain(StrEnum):
    """The twelve fields of duties, in the order they are shown."""

    REPORT = "REPORT"
    LEAD = "LEAD"
    FUNCTION = "FUNCTION"
    RULES = "RULES"
    DECISION = "DECISION"
    ENFORCE = "ENFORCE"
    SUPERVISE = "SUPERVISE"
    DISCLOSE = "DISCLOSE"
    DISPUTE = "DISPUTE"
    EMERGENCY = "EMERGENCY"
    CAPACITY = "CAPACITY"
    DIGITAL = "DIGITAL"


class FileLine(NamedTuple):
    """Where something stands in a YAML file."""

    file: str
    """Path from the catalogue's own folder, with forward slashes; of an own file with that folder's name before it."""
    line: int
    """Line number, from 1."""


class Pattern(NamedTuple):
    """One term pattern of a rule and the line it stands on; there are thousands, so it is a named tuple."""

    text: str
    """The pattern as written: literal words, … and {concept}."""
    line: int
    """Line number in the obligation's file, from 1."""
    file: str = ""
    """The file, where an own one added the pattern to a duty; empty for the obligation's."""


@dataclass(frozen=True, slots=True)
class EvidenceRule:
    """How evidence for one obligation reads."""

    about: tuple[Pattern, ...]
    """Any one of these must occur in a clause for it to speak of the duty."""
    excluding: tuple[Pattern, ...]
    """A clause that holds one of these does not speak of the duty (`not` in YAML)."""
    measures: tuple[Pattern, ...]
    """Wordings that speak of the duty and are a measure of themselves."""
    results: tuple[Pattern, ...]
    """Wordings that speak of the duty and are a result of themselves, without a figure (零败诉)."""
    topic: tuple[Pattern, ...]
    """What a heading above, or the text before in the paragraph, must speak of for `on_topic` to count."""
    on_topic: tuple[Pattern, ...]
    """Wordings too common to speak of the duty anywhere else (集体讨论 below 重大决策)."""
    figures: tuple[str, ...]
    """Units and names of figures that belong to the duty (件, 满意率)."""
    parts: tuple[Part, ...]
    """Parts of a report in which evidence counts (`in` in YAML)."""
    section: Part | None
    """Set where the duty is to have this part at all: the part as a whole is then the evidence."""
    subject: tuple[Pattern, ...] = ()
    """Who or what is spoken of, in words that do not speak of the duty until `act` or `shows` is filled as well."""
    act: tuple[Pattern, ...] = ()
    """What was done to the subject, in whatever order."""
    shows: tuple[Pattern, ...] = ()
    """What shows that it was done, a body, a document, a meeting, a step: with the subject it is a measure."""
    throughout: tuple[Pattern, ...] = ()
    """Words, or concepts, of which a report speaks from beginning to end if it is about the matter of such a duty."""
    no_occasion: tuple[Pattern, ...] = ()
    """What says that the occasion of the duty did not arise (未作出重大行政决策): words or concepts."""
    fact: Pattern | None = None
    """A fact stated of the report itself that fulfils the duty, such as the day it was published."""

    @property
    def lends(self) -> bool:
        """Whether a topic lends its subject to every deed of the rule, and not to `on_topic` only."""
        return bool(self.topic) and not self.on_topic

    @property
    def slotted(self) -> bool:
        """Whether the rule is written with slots."""
        return bool(self.subject or self.act or self.shows)


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when something is due in the year after the one reported on."""

    dated: Dated
    """What is due."""
    month: int
    day: int
    """It is due before this day."""
    binds: tuple[UnitKind, ...]
    """Kinds of unit that the date itself binds."""

    def of(self, year: int) -> date:
        """The day before which it is due for a report on that year."""
        return date(year + 1, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Obligation:
    """A duty: its legal basis, whom it binds, how often, and how evidence for it reads."""

    id: str
    """Domain and three digits, as in DECISION_007."""
    domain: Domain
    title: str
    title_en: str
    """The Chinese title where an own catalogue gives none in English; so for requirement and remedy."""
    requirement: str
    """The duty in our own words, Chinese."""
    requirement_en: str
    basis: tuple[Citation, ...]
    """What carries it, in every version on record."""
    applies_to: tuple[UnitKind, ...]
    cadence: Cadence
    severity: Severity
    """As recorded; what carries it in a given year and place can lower it."""
    expects: Strength
    """Evidence below this strength leaves the conclusion weak."""
    evidence: EvidenceRule
    remedy: str
    """What to add to a report that says nothing of it, Chinese."""
    remedy_en: str
    at: FileLine
    """Where the record stands."""
    deadline: Deadline | None = None
    """By when the duty is to be done, where the law sets a day that a record can be held to."""
    added: date | None = None
    """The day it came into the catalogue, which labels made before do not speak of; None for the first ones."""

    def title_in(self, language: str) -> str:
        """What it is called."""
        return pick(language, self.title, self.title_en)

    def requirement_in(self, language: str) -> str:
        """What it asks for."""
        return pick(language, self.requirement, self.requirement_en)

    def remedy_in(self, language: str) -> str:
        """What to write of it."""
        return pick(language, self.remedy, self.remedy_en)

    @property
    def accounts(self) -> bool:
        """Whether it is to hand in or publish an account, which is one of the year before: 上年度报告已公开."""
        return self.domain is Domain.REPORT or self.deadline is not None


@dataclass(frozen=True, slots=True)
class Role:
    """What a department is responsible for, where articles bind that department only."""

    name: str
    name_en: str
    departments: tuple[str, ...]
    """How the names of departments with this role end."""

    def held_by(self, unit: str) -> bool:
        """Whether the name of a department tells this role."""
        return any(word in unit for word in self.departments)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All instruments, obligations and word lists an audit works from."""

    instruments: Mapping[str, Instrument]
    """By identifier, in the order of the file."""
    obligations: tuple[Obligation, ...]
    """In catalogue order: by domain, then by number."""
    lexicon: Mapping[str, tuple[str, ...]]
    """Concept name to the terms that stand for it."""
    version: str
    """Version of the package the catalogue came with, `+own` behind it where own files change it."""
    digest: str
    """SHA-256 of the catalogue's files."""
    roles: tuple[Role, ...] = ()
    """What departments are responsible for, where it matters."""
    calibration: Calibration | None = None
    """By which a verdict is called sure or doubtful; None where the catalogue has no such file."""
    learned: Learned | None = None
    """Words by which a sentence is recognised that no pattern meets; None where the catalogue has no such file."""
    repealed: tuple[Repealed, ...] = ()
    """What has ended and carries no duty, so that no instrument tells of it."""
    from_shipped: tuple[str, ...] = ()
    """Concepts of grading that its files do not define, so that their words are those of the shipped catalogue."""

    def obligation(self, id: str) -> Obligation | None:
        """The obligation of that identifier, if there is one."""
        return next((item for item in self.obligations if item.id == id), None)


class Bearing(StrEnum):
    """How a citation bears on one unit, the strongest first."""

    BINDS = "binds"
    PERMITS = "permits"
    REFERENCE = "reference"
    OTHER_ROLE = "other_role"
    POLICY = "policy"
    RAN_OUT = "ran_out"


@dataclass(frozen=True, slots=True)
class Ground:
    """A citation that counts for one unit in one year, and how."""

    citation: Citation
    bearing: Bearing
    since: date | None = None
    """Its first day in force, where that falls within the year."""
    until: date | None = None
    """Its last day in force, where that falls within the year."""


@dataclass(frozen=True, slots=True)
class Bound:
    """The unit that a duty is asked of: what decides on who is bound."""

    kind: UnitKind
    place: Place | None = None
    """Where it is; None where that is not known, so that no local regulation is told of."""
    roles: tuple[str, ...] | None = None
    """What a department is responsible for; None where nothing tells."""


@dataclass(frozen=True, slots=True)
class Applicability:
    """Whether and how an obligation binds one unit in one year."""

    grounds: tuple[Ground, ...]
    """The citations in force there and then; empty when none was."""
    severity: Severity
    """Severity for this unit, year and place."""
    why: Both
    """Where the severity comes from."""
    reason: Both | None
    """Why the obligation does not apply; None when it does."""

    @property
    def applies(self) -> bool:
        """Whether the obligation binds at all."""
        return self.reason is None

    @property
    def basis(self) -> tuple[Citation, ...]:
        """The citations of the grounds."""
        return tuple(ground.citation for ground in self.grounds)
