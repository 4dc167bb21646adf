"""An audit as rows of the tables of a corpus: places and digests, as the JSON of a single audit has them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from fazhi.corpus.tables import TABLES
from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.decision import Decided
from fazhi.model.evidence import Evidence, NearMiss
from fazhi.model.obligation import Ground, Severity
from fazhi.model.report import Report

Row = Mapping[str, Any]
"""A row by the names of its columns."""
Rows = dict[str, list[Row]]
"""Rows by their table."""
_DUE: Final = frozenset(Conclusion) - {Conclusion.NOT_APPLICABLE}
_FINDING: Final = ("rule", "obligation", "start", "end", "message", "message_en", "remedy", "remedy_en")


def no_rows() -> Rows:
    """All tables by name, without rows."""
    return {name: [] for name in TABLES}


def rows_of(audit: Audit, about: Row, from_path: Sequence[str]) -> Rows:
    """The rows of one report; `about` has what does not lie in the audit: file, engine and signature."""
    file, rows = about["file"], no_rows()
    rows["reports"].append(_report(audit, about, from_path))
    for position, item in enumerate(audit.assessments):
        rows["assessments"].append({"file": file, "position": position, **_assessment(item, audit.report)})
        for found in item.evidence:
            place = {"file": file, "position": len(rows["evidence"]), "obligation": item.obligation.id}
            rows["evidence"].append({**place, **_evidence(found, audit.report)})
    for position, finding in enumerate(audit.findings):
        told = {name: getattr(finding, name) for name in _FINDING}
        rows["findings"].append({"file": file, "position": position, **told, "severity": finding.severity.value})
    return rows


def _report(audit: Audit, about: Row, from_path: Sequence[str]) -> Row:
    report, place, counts = audit.report, audit.bound.place, audit.counts
    return {
        "slug": report.slug,
        "title": report.title,
        "unit": report.unit,
        "unit_kind": report.unit_kind.value,
        "year": report.year,
        "law_year": audit.law_year,
        "province": place.province if place else None,
        "city": (place.city or None) if place else None,
        "county": (place.county or None) if place else None,
        "roles": list(audit.bound.roles or ()),
        "sha256": report.sha256,
        "characters": report.characters,
        "applicable": sum(count for conclusion, count in counts.items() if conclusion in _DUE),
        **{conclusion.value: count for conclusion, count in counts.items()},
        "gaps": len(audit.gaps()),
        "mandatory_gaps": len(audit.gaps(Severity.MANDATORY)),
        "no_likelihood": audit.unlikely.zh if audit.unlikely else None,
        "no_likelihood_en": audit.unlikely.en if audit.unlikely else None,
        "from_title": list(report.read_from_title),
        "from_path": list(from_path),
        "notices": [notice.zh for notice in report.notices],
        "notices_en": [notice.en for notice in report.notices],
        "doubts": [doubt.zh for doubt in report.doubts],
        "doubts_en": [doubt.en for doubt in report.doubts],
        "catalogue_version": audit.catalogue_version,
        "catalogue_digest": audit.catalogue_digest,
        **about,
    }


def _assessment(item: Assessment, report: Report) -> Row:
    return {
        "obligation": item.obligation.id,
        "title": item.obligation.title,
        "title_en": item.obligation.title_en,
        "domain": item.obligation.domain.value,
        "conclusion": item.conclusion.value,
        "gap": item.conclusion.gap,
        "gap_severity": item.gravity.value if item.conclusion.gap else None,
        "strength": item.strength.key,
        "severity": item.severity.value,
        "likelihood": item.likelihood.value if item.likelihood else None,
        "share": item.share,
        "reason": item.reason.zh if item.reason else None,
        "reason_en": item.reason.en if item.reason else None,
        "why": item.why.zh,
        "why_en": item.why.en,
        "evidence": len(item.evidence),
        "basis": [_ground(ground) for ground in item.grounds],
        "near": [_near(near, report) for near in item.near],
        "decisions": [_decided(decided) for decided in item.decided],
    }


def _passage(item: Evidence | NearMiss, report: Report) -> Row:
    return {
        "start": item.start,
        "end": item.end,
        "part": item.part.value,
        "path": [str(step) for step in item.path],
        "rule": item.rule or None,
        "digest": item.digest,
        "page": report.page_of(item.start),
        "recognised": report.sure_of(item.start, item.end),
    }


def _evidence(item: Evidence, report: Report) -> Row:
    return {
        **_passage(item, report),
        "strength": item.strength.key,
        "polarity": item.polarity.value,
        "source": item.source.value,
    }


def _near(item: NearMiss, report: Report) -> Row:
    shared = item.words.split("、") if item.words and item.shortfall.by_wording else []
    return {**_passage(item, report), "shortfall": item.shortfall.value, "shared": shared}


def _ground(item: Ground) -> Row:
    citation = item.citation
    return {
        "instrument": citation.instrument,
        "version": citation.version.isoformat(),
        "article": citation.article,
        "item": citation.item,
        "verified": citation.verified.value,
        "bearing": item.bearing.value,
        "since": item.since.isoformat() if item.since else None,
        "until": item.until.isoformat() if item.until else None,
    }


def _decided(item: Decided) -> Row:
    event, place = item.decision, item.decision.place
    return {
        "number": event.number,
        "verdict": event.verdict.value,
        "standing": item.standing.value,
        "start": place.start if place else None,
        "end": place.end if place else None,
        "strength": event.strength.key if event.strength else None,
        "conclusion": event.conclusion,
        "reviewer": event.reviewer,
        "role": event.role,
        "time": event.time,
        "note": event.note,
    }
