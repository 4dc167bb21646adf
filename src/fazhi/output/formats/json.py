"""The audit as JSON, version 2: a format of its own that only grows; its schema lies in docs/schema.

Version 2 has every field of version 1 as it was, and more.
"""

from collections.abc import Mapping
from typing import Any

from fazhi.model.audit import Assessment, Audit, Conclusion, Finding
from fazhi.model.decision import Decided, Decision
from fazhi.model.evidence import Evidence, NearMiss
from fazhi.model.obligation import Ground, Severity
from fazhi.model.record import Waiver
from fazhi.model.report import Report
from fazhi.output.formats import Options
from fazhi.output.words.json import citation_object, json_text

SCHEMA = "fazhi.audit/2"
"""Name and version of the format."""
_Object = dict[str, Any]


def write(audit: Audit, options: Options) -> bytes:
    """One JSON object and a line end."""
    return json_text(audit_object(audit, options.quotes, options.min_severity)).encode()


def audit_object(audit: Audit, quotes: bool, least: Severity = Severity.NOTICE) -> _Object:
    """The audit as plain values; with `quotes` each piece of evidence carries its words.

    Findings that are less grave than `least` are left out; what was concluded of every duty stays.
    """
    waivers = {waiver.obligation: waiver for waiver in audit.records.waivers}
    return {
        "schema": SCHEMA,
        "report": _report(audit.report),
        "catalogue": {"version": audit.catalogue_version, "digest": audit.catalogue_digest},
        "law_year": audit.law_year,
        "assessments": [
            _assessment(item, audit.report, quotes) | {"waiver": _waiver(item, waivers)} for item in audit.assessments
        ],
        "findings": [_finding(item) for item in audit.findings if item.severity.rank >= least.rank],
        "counts": {conclusion.value: count for conclusion, count in audit.counts.items()},
        "no_likelihood": None if audit.unlikely is None else {"text": audit.unlikely.zh, "text_en": audit.unlikely.en},
    }


def decided_object(item: Decided) -> _Object:
    """A decision, and how it stands now."""
    event = item.decision
    return {
        "number": event.number,
        "verdict": event.verdict.value,
        "standing": item.standing.value,
        "start": None if event.place is None else event.place.start,
        "end": None if event.place is None else event.place.end,
        "strength": None if event.strength is None else event.strength.key,
        "conclusion": event.conclusion,
        "reviewer": event.reviewer,
        "role": event.role,
        "time": event.time,
        "note": event.note,
        "day": event.day,
        "confirmed": None if item.confirmed is None else _confirmed(item.confirmed),
    }


def _confirmed(event: Decision) -> _Object:
    """Who last said that a decision still holds."""
    return {
        "number": event.number,
        "reviewer": event.reviewer,
        "role": event.role,
        "time": event.time,
        "note": event.note,
        "day": event.day,
    }


def _waiver(item: Assessment, waivers: Mapping[str, Waiver]) -> _Object | None:
    """Who accepted a gap, why and until when; None where nobody did, or it waives nothing."""
    waiver = waivers.get(item.obligation.id) if item.conclusion is Conclusion.WAIVED else None
    if waiver is None:
        return None
    return {
        "reason": waiver.reason,
        "reason_en": waiver.reason_en,
        "owner": waiver.owner,
        "until": waiver.until.isoformat(),
        "approved_by": waiver.approver,
        "basis": waiver.basis,
    }


def _report(report: Report) -> _Object:
    return {
        "slug": report.slug,
        "title": report.title,
        "unit_kind": report.unit_kind,
        "year": report.year,
        "sha256": report.sha256,
        "characters": report.characters,
        "unit": report.unit,
        "territory": str(report.territory) if report.territory else None,
        "notices": [{"text": notice.zh, "text_en": notice.en} for notice in report.notices],
    }


def _assessment(item: Assessment, report: Report, quoted: bool) -> _Object:
    return {
        "obligation": item.obligation.id,
        "conclusion": item.conclusion.value,
        "strength": item.strength.key,
        "severity": item.severity.value,
        "basis": [_ground(ground) for ground in item.grounds],
        "evidence": [_evidence(evidence, report, quoted) for evidence in item.evidence],
        "reason": item.reason.zh if item.reason else None,
        "reason_en": item.reason.en if item.reason else None,
        "title": item.obligation.title,
        "title_en": item.obligation.title_en,
        "domain": item.obligation.domain.value,
        "near": [_near(near, report, quoted) for near in item.near],
        "likelihood": None if item.likelihood is None else item.likelihood.value,
        "decisions": [decided_object(decided) for decided in item.decided],
        "why": item.why.zh,
        "why_en": item.why.en,
    }


def _ground(item: Ground) -> _Object:
    return {
        **citation_object(item.citation),
        "bearing": item.bearing.value,
        "since": item.since.isoformat() if item.since else None,
        "until": item.until.isoformat() if item.until else None,
    }


def _evidence(item: Evidence, report: Report, quoted: bool) -> _Object:
    found: _Object = {
        "start": item.start,
        "end": item.end,
        "part": item.part.value,
        "strength": item.strength.key,
        "polarity": item.polarity.value,
        "path": [str(step) for step in item.path],
        "rule": item.rule,
        "digest": item.digest,
        "source": item.source.value,
    }
    return found | _of_text(item.start, item.end, report, quoted)


def _near(item: NearMiss, report: Report, quoted: bool) -> _Object:
    found: _Object = {
        "start": item.start,
        "end": item.end,
        "part": item.part.value,
        "path": [str(step) for step in item.path],
        "shortfall": item.shortfall.value,
        "rule": item.rule or None,
        "digest": item.digest,
        "shared": item.words.split("、") if item.words and item.shortfall.by_wording else [],
    }
    return found | _of_text(item.start, item.end, report, quoted)


def _of_text(start: int, end: int, report: Report, quoted: bool) -> _Object:
    """What only a report at hand tells of a passage: page, how sure a machine read it, its words where asked for."""
    page, sure = report.page_of(start), report.sure_of(start, end)
    found: _Object = {} if page is None else {"page": page}
    found |= {} if sure is None else {"recognised": sure}
    return found | ({"quote": report.text[start:end]} if quoted and report.supplied else {})


def _finding(item: Finding) -> _Object:
    return {
        "rule": item.rule,
        "severity": item.severity.value,
        "obligation": item.obligation,
        "start": item.start,
        "end": item.end,
        "message": item.message,
        "message_en": item.message_en,
        "remedy": item.remedy,
        "remedy_en": item.remedy_en,
    }
