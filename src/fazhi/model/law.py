"""Instruments of law, their versions, and citations of them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fazhi.model.both import Both, pick
from fazhi.model.place import Place
from fazhi.model.unit import UnitKind


class InstrumentKind(StrEnum):
    """What sort of norm an instrument is; all but policy documents bind of themselves."""

    LAW = "law"
    ADMINISTRATIVE_REGULATION = "administrative_regulation"
    LOCAL_REGULATION = "local_regulation"
    PARTY_REGULATION = "party_regulation"
    POLICY_DOCUMENT = "policy_document"

    @property
    def binding(self) -> bool:
        """Whether an instrument of this kind can make a duty mandatory."""
        return self is not InstrumentKind.POLICY_DOCUMENT


class Verification(StrEnum):
    """How far a citation was checked, the best first."""

    TEXT = "text"
    EXCERPT = "excerpt"
    RECALL = "recall"


class Modality(StrEnum):
    """Whether a place of the law demands something or allows it."""

    SHALL = "shall"
    MAY = "may"


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of an instrument and the days it was in force."""

    version: date
    """The day this wording was adopted; it names the version."""
    in_force_from: date
    """First day in force."""
    in_force_to: date | None
    """Last day in force, inclusive; None while no successor is known."""
    articles: int | None
    """Number of the last article; None for a document without articles."""
    ran_out: Both | None = None
    """Of a plan whose term ended with its last day: what followed it, or that nothing was found; None for others."""

    def in_force_during(self, year: int) -> bool:
        """Whether at least one day of the year falls within the days in force."""
        ended = self.in_force_to is not None and self.in_force_to < date(year, 1, 1)
        return self.in_force_from <= date(year, 12, 31) and not ended

    def ran_out_before(self, year: int) -> bool:
        """Whether it is a plan whose term was over before that year."""
        return self.ran_out is not None and self.in_force_to is not None and self.in_force_to < date(year, 1, 1)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, regulation, party regulation or policy document."""

    id: str
    """Short key, as obligations cite it."""
    title: str
    """Full Chinese title, without book-title marks."""
    title_en: str
    """English title."""
    kind: InstrumentKind
    issuer: str
    """Who issued it."""
    number: str | None
    """Document number such as 国办发〔2018〕37号."""
    territory: Place | None
    """The place it binds; None where it binds the whole country."""
    versions: tuple[Version, ...]
    """Its wordings, oldest first."""
    verified: Verification
    """How far the record itself was checked."""
    source_url: str | None
    note: str | None
    """Open points about the record."""
    checked: date | None = None
    """The day on which the record was checked against its source; None where it was not written down."""

    def title_in(self, language: str) -> str:
        """What it is called, without marks."""
        return pick(language, self.title, self.title_en)

    def version(self, version: date) -> Version | None:
        """The wording of that name, if the record has it."""
        return next((item for item in self.versions if item.version == version), None)


@dataclass(frozen=True, slots=True)
class Repealed:
    """A law or regulation that has ended and carries no duty."""

    title: str
    title_en: str
    ended: date
    """Its last day in force."""
    by: Both
    """What ended it, with the article."""
    verified: Verification


@dataclass(frozen=True, slots=True)
class Citation:
    """One place in one version of an instrument that carries a duty."""

    instrument: str
    """Identifier of the instrument."""
    version: date
    """Name of the version."""
    article: int | None
    """Article number; None for a document cited as a whole or by item."""
    item: str | None
    """Section of a document without articles."""
    anchor: str
    """A term that occurs at the cited place."""
    verified: Verification
    source_url: str | None
    note: str | None
    binds: tuple[UnitKind, ...]
    """Kinds of unit this place binds by its own terms; empty when it binds all that the obligation applies to."""
    roles: tuple[str, ...] = ()
    """Roles of which a department must have one to be bound (司法行政); empty where any department is."""
    modality: Modality = Modality.SHALL
    checked: date | None = None
    """The day on which it was checked against its source; None where it was not written down."""
