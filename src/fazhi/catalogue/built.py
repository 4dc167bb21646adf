"""From what is written down in the catalogue's files to instruments, citations, rules and obligations."""

from collections.abc import Sequence

from fazhi.catalogue.specs import (
    CitationRecord,
    DeadlineRecord,
    InstrumentRecord,
    ObligationRecord,
    RepealedRecord,
    RoleRecord,
    RuleRecord,
    VersionRecord,
)
from fazhi.model.both import Both
from fazhi.model.law import Citation, Instrument, Repealed, Version
from fazhi.model.obligation import Deadline, Domain, EvidenceRule, FileLine, Obligation, Pattern, Role
from fazhi.model.report import Part
from fazhi.model.unit import UnitKind
from fazhi.yamlfile import Line

_WHERE = (Part.LEADERSHIP, Part.WORK)
"""Parts in which evidence counts unless a rule says otherwise."""


def built_obligation(
    record: ObligationRecord, domain: Domain, basis: Sequence[CitationRecord], at: FileLine
) -> Obligation:
    """The obligation that a record tells of, with all that carries it, single places included."""
    return Obligation(
        id=record.id,
        domain=domain,
        title=record.title,
        title_en=record.title_en or record.title,
        requirement=record.requirement,
        requirement_en=record.requirement_en or record.requirement,
        basis=tuple(map(built_citation, basis)),
        applies_to=record.applies_to,
        cadence=record.cadence,
        severity=record.severity,
        expects=record.expects,
        evidence=built_rule(record.evidence),
        remedy=record.remedy,
        remedy_en=record.remedy_en or record.remedy,
        at=at,
        deadline=_deadline(record.deadline, record.applies_to) if record.deadline else None,
        added=record.added,
    )


def built_instruments(records: Sequence[InstrumentRecord]) -> dict[str, Instrument]:
    """The instruments that records tell of, by identifier; the versions of each in order."""
    return {record.id: _instrument(record) for record in records}


def _instrument(record: InstrumentRecord) -> Instrument:
    versions = sorted(record.versions, key=lambda item: item.in_force_from)
    return Instrument(
        id=record.id,
        title=record.title,
        title_en=record.title_en or record.title,
        kind=record.kind,
        issuer=record.issuer,
        number=record.number,
        territory=record.territory,
        versions=tuple(map(_version, versions)),
        verified=record.verified,
        source_url=record.source_url,
        note=record.note,
        checked=record.checked,
    )


def _version(record: VersionRecord) -> Version:
    told = record.ran_out and Both(record.ran_out, record.ran_out_en or record.ran_out)
    return Version(record.version, record.in_force_from, record.in_force_to, record.articles, told or None)


def built_repealed(record: RepealedRecord) -> Repealed:
    """The instrument that has ended that a record tells of."""
    by = Both(record.by, record.by_en or record.by)
    return Repealed(record.title, record.title_en or record.title, record.ended, by, record.verified)


def built_role(record: RoleRecord) -> Role:
    """The role of departments that a record tells of."""
    return Role(record.role, record.role_en, record.departments)


def built_citation(record: CitationRecord) -> Citation:
    """The citation that a record tells of."""
    return Citation(
        instrument=record.instrument,
        version=record.version,
        article=record.article,
        item=record.item,
        anchor=record.anchor,
        verified=record.verified,
        source_url=record.source_url,
        note=record.note,
        binds=record.binds,
        roles=record.roles,
        modality=record.modality,
        checked=record.checked,
    )


def _deadline(record: DeadlineRecord, applies_to: tuple[UnitKind, ...]) -> Deadline:
    month, day = map(int, record.before.split("-"))
    return Deadline(record.dated, month, day, record.binds or applies_to)


def built_rule(record: RuleRecord) -> EvidenceRule:
    """The rule that a record tells of."""
    return EvidenceRule(
        about=_patterns(record.about),
        excluding=_patterns(record.excluding),
        measures=_patterns(record.measures),
        results=_patterns(record.results),
        topic=_patterns(record.topic),
        on_topic=_patterns(record.on_topic),
        figures=record.figures,
        parts=record.parts or ((record.section,) if record.section else _WHERE),
        section=record.section,
        subject=_patterns(record.subject),
        act=_patterns(record.act),
        shows=_patterns(record.shows),
        throughout=_patterns(record.throughout),
        no_occasion=_patterns(record.no_occasion),
        fact=Pattern(record.fact.value, record.lines["fact"]) if record.fact else None,
    )


def _patterns(lines: tuple[Line, ...]) -> tuple[Pattern, ...]:
    return tuple(Pattern(each.text, each.line) for each in lines)
