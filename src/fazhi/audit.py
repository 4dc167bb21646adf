"""The one place of order: catalogue, report and records make an audit."""

from collections.abc import Mapping
from dataclasses import replace

from fazhi.catalogue import applicability, check_year
from fazhi.evidence import Searcher, compile_rules
from fazhi.model.audit import Assessment, Audit, Conclusion, Records
from fazhi.model.evidence import Found, Polarity, Strength
from fazhi.model.obligation import Catalogue, Obligation, UnitKind
from fazhi.model.report import Report
from fazhi.rules import findings_of

_NO_RECORDS = Records()


def audit(
    catalogue: Catalogue,
    report: Report,
    records: Records = _NO_RECORDS,
    law_year: int | None = None,
    searcher: Searcher | None = None,
) -> Audit:
    """Judge a report against every obligation of the catalogue.

    Args:
        catalogue: What to judge by.
        report: The report; where its text is not supplied, `records` must hold the evidence once found in it.
        records: What people have recorded about the report.
        law_year: Judge by the law of this year instead of the report's own.
        searcher: The catalogue's rules, if they have been compiled before.

    Raises:
        InputError: No law of the catalogue was in force in that year.
    """
    year = report.year if law_year is None else law_year
    check_year(catalogue, year)
    found = _found(catalogue, report, records, searcher)
    assessments = tuple(_assess(item, catalogue, report, year, found) for item in catalogue.obligations)
    result = Audit(
        report=report,
        law_year=year,
        instruments=catalogue.instruments,
        catalogue_version=catalogue.version,
        catalogue_digest=catalogue.digest,
        assessments=assessments,
        findings=(),
        records=records,
    )
    return replace(result, findings=findings_of(result))


def _found(catalogue: Catalogue, report: Report, records: Records, searcher: Searcher | None) -> Mapping[str, Found]:
    if not report.supplied:
        return records.found or {}
    return (searcher or compile_rules(catalogue)).search(report)


def _assess(
    obligation: Obligation, catalogue: Catalogue, report: Report, year: int, found: Mapping[str, Found]
) -> Assessment:
    law = applicability(obligation, catalogue, UnitKind(report.unit_kind), year, report.territory)
    here = found.get(obligation.id, Found()) if law.applies else Found()
    strength = strength_of(obligation, here)
    return Assessment(
        obligation=obligation,
        conclusion=conclude(obligation, here, strength) if law.applies else Conclusion.NOT_APPLICABLE,
        strength=strength,
        severity=law.severity,
        basis=law.basis,
        evidence=here.evidence,
        near=here.near,
        reason=law.reason,
        reason_en=law.reason_en,
    )


def strength_of(obligation: Obligation, found: Found) -> Strength:
    """The highest strength of what was done; a duty to have a part is done by having it, whatever it tells of."""
    counted = [
        item.strength
        for item in found.evidence
        if item.polarity is Polarity.DONE or obligation.evidence.section is not None
    ]
    return max(counted, default=Strength.NONE)


def conclude(obligation: Obligation, found: Found, strength: Strength) -> Conclusion:
    """What the evidence amounts to, given its highest strength; a bare mention is none."""
    if strength >= Strength.ASSERTION:
        return Conclusion.SUPPORTED if strength >= obligation.expects else Conclusion.WEAK
    polarities = {item.polarity for item in found.evidence if item.strength >= Strength.ASSERTION}
    if Polarity.PLANNED in polarities:
        return Conclusion.PLANNED
    return Conclusion.ADMITTED if Polarity.ADMITTED in polarities else Conclusion.MISSING
