"""From the records of the files to the values of the model."""

from fazhi.catalogue.specs import CitationRecord, InstrumentRecord, ObligationRecord, RuleRecord, VersionRecord
from fazhi.model.law import Citation, Instrument, Version
from fazhi.model.obligation import Domain, EvidenceRule, Obligation, Pattern, Place
from fazhi.model.report import Part
from fazhi.yamlfile import Line

_WHERE = (Part.LEADERSHIP, Part.WORK)
"""Parts in which evidence counts unless a rule says otherwise."""


def build_instrument(record: InstrumentRecord) -> Instrument:
    """The instrument a record tells of, its versions in order."""
    versions = sorted(record.versions, key=lambda item: item.in_force_from)
    return Instrument(
        id=record.id,
        title=record.title,
        title_en=record.title_en,
        kind=record.kind,
        issuer=record.issuer,
        number=record.number,
        territory=record.territory,
        versions=tuple(map(_version, versions)),
        verified=record.verified,
        source_url=record.source_url,
        note=record.note,
    )


def build_obligation(record: ObligationRecord, domain: Domain, file: str) -> Obligation:
    """The obligation a record tells of."""
    return Obligation(
        id=record.id,
        domain=domain,
        title=record.title,
        title_en=record.title_en,
        requirement=record.requirement,
        requirement_en=record.requirement_en,
        basis=tuple(map(_citation, record.basis)),
        applies_to=record.applies_to,
        cadence=record.cadence,
        severity=record.severity,
        expects=record.expects,
        evidence=_rule(record.evidence),
        remedy=record.remedy,
        remedy_en=record.remedy_en,
        place=Place(file, record.line),
    )


def _version(record: VersionRecord) -> Version:
    return Version(record.version, record.in_force_from, record.in_force_to, record.articles)


def _citation(record: CitationRecord) -> Citation:
    return Citation(
        instrument=record.instrument,
        version=record.version,
        article=record.article,
        item=record.item,
        anchor=record.anchor,
        verified=record.verified,
        source_url=record.source_url,
        note=record.note,
        binds=tuple(kind.value for kind in record.binds),
    )


def _rule(record: RuleRecord) -> EvidenceRule:
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
    )


def _patterns(lines: tuple[Line, ...]) -> tuple[Pattern, ...]:
    return tuple(Pattern(each.text, each.line) for each in lines)
