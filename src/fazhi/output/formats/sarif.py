"""The audit as SARIF 2.1.0, which shows findings beside a text: duties are rules, every assessment is a result."""

import os
from bisect import bisect_right
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, Final
from urllib.parse import quote as percent

from fazhi import __version__
from fazhi.model.audit import Assessment, Audit, Conclusion, Finding
from fazhi.model.both import ENGLISH, Both, pick
from fazhi.model.evidence import Evidence, NearMiss, strongest_first
from fazhi.model.obligation import Obligation, Severity
from fazhi.model.report import Report
from fazhi.model.words import word
from fazhi.output.formats import Options
from fazhi.output.words.citation import cite_all
from fazhi.output.words.decided import deciders
from fazhi.output.words.json import json_text
from fazhi.output.words.quote import neutral
from fazhi.rules import RULES

_VERSION: Final = "2.1.0"
_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {Severity.MANDATORY: "error", Severity.EXPECTED: "warning", Severity.NOTICE: "note"}
_KINDS: Final = {Conclusion.SUPPORTED: "pass", Conclusion.NOT_APPLICABLE: "notApplicable"}
"""Conclusions of which nothing is complained; the level of such a result is `none`."""
_FINGERPRINT: Final = "fazhi/v1"
_Object = dict[str, Any]


def write(audit: Audit, options: Options) -> bytes:
    """One run of one tool over one text, in UTF-8."""
    run = {
        "tool": {"driver": _driver(audit, options)},
        "language": {ENGLISH: "en"}.get(options.language, "zh-CN"),
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _artifact(audit.report), "hashes": {"sha-256": audit.report.sha256}}],
        "results": list(_results(audit, options)),
        "properties": {"lawYear": audit.law_year, "catalogue": audit.catalogue_digest},
    }
    made = {"$schema": _SCHEMA, "version": _VERSION, "runs": [run]}
    return json_text(made).encode()


def _driver(audit: Audit, options: Options) -> _Object:
    duties = [_duty(item, audit, options.language) for item in audit.assessments]
    rules = [{"id": rule.id, "shortDescription": {"text": rule.title_in(options.language)}} for rule in RULES]
    return {"name": "fazhi", "version": __version__, "rules": [*duties, *rules]}


def _duty(item: Assessment, audit: Audit, language: str) -> _Object:
    duty = item.obligation
    articles = pick(language, "；", "; ").join(cite_all(item.basis, audit.instruments, language))
    return {
        "id": duty.id,
        "shortDescription": {"text": duty.title_in(language)},
        "fullDescription": {"text": duty.requirement_in(language)},
        "help": {"text": _remedy(duty, language)},
        "properties": {"domain": duty.domain.value, "articles": articles},
    }


def _remedy(duty: Obligation, language: str) -> str:
    return duty.remedy_in(language)


def _results(audit: Audit, options: Options) -> Iterator[_Object]:
    """A result for each assessment in catalogue order, then one for each finding besides."""
    leading, lines = audit.leading(), _line_starts(audit.report)
    for item in audit.assessments:
        yield _assessed(item, leading.get(item.obligation.id), audit, lines, options.language)
    met: dict[str, int] = {}
    for finding in audit.at_large():
        key = f"{finding.rule} {finding.obligation}"
        met[key] = met.get(key, 0) + 1
        message = Both(f"{finding.message} {finding.remedy}", f"{finding.message_en} {finding.remedy_en}")
        yield {
            **_result(finding.rule, _LEVELS[finding.severity], message.of(options.language)),
            **_at(audit.report, lines, finding.start, finding.end),
            "partialFingerprints": {_FINGERPRINT: _digest(audit, f"{key} {met[key]}")},
            "properties": {"severity": finding.severity.value, "obligation": finding.obligation},
        }


def _assessed(item: Assessment, finding: Finding | None, audit: Audit, lines: list[int], language: str) -> _Object:
    """One duty: passed, not applicable, or failed; what is waived has failed and is suppressed."""
    severity = finding.severity if finding else item.severity
    kind = _KINDS.get(item.conclusion, "fail")
    told = word(item.conclusion, language)
    if item.reason is not None:
        told = f"{told}: {item.reason.of(language)}"
    elif kind == "fail":
        told = f"{told}. {_remedy(item.obligation, language)}"
    passages: tuple[Evidence | NearMiss, ...] = (*strongest_first(item.evidence), *item.near)
    start, end = (passages[0].start, passages[0].end) if passages else (None, None)
    result = {
        **_result(item.obligation.id, _LEVELS[severity] if kind == "fail" else "none", told, kind),
        **_at(audit.report, lines, start, end),
        "partialFingerprints": {_FINGERPRINT: _digest(audit, item.obligation.id)},
        "properties": {
            "conclusion": item.conclusion.value,
            "strength": item.strength.key,
            "severity": severity.value,
            "likelihood": None if item.likelihood is None else item.likelihood.value,
            "rule": None if finding is None else finding.rule,
            "decided": neutral(deciders(item.decided, language)) or None,
        },
    }
    if item.conclusion is Conclusion.WAIVED and item.reason is not None:
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": neutral(item.reason.of(language))}
        ]
    return result


def _result(rule: str, level: str, message: str, kind: str = "fail") -> _Object:
    return {"ruleId": rule, "kind": kind, "level": level, "message": {"text": neutral(message)}}


def _at(report: Report, lines: list[int], start: int | None, end: int | None) -> _Object:
    """Where in the text: lines and columns, characters, and never its words; the whole text where it has no place."""
    place: _Object = {"artifactLocation": {**_artifact(report), "index": 0}}
    if start is None or end is None:
        place["region"] = {"charOffset": 0, "charLength": report.characters}
    else:
        place["region"] = {"charOffset": start, "charLength": end - start}
        if report.supplied:
            place["region"] |= _lines(lines, start, end)
    return {"locations": [{"physicalLocation": place}]}


def _lines(lines: list[int], start: int, end: int) -> _Object:
    first, last = bisect_right(lines, start) - 1, bisect_right(lines, end) - 1
    return {
        "startLine": first + 1,
        "startColumn": start - lines[first] + 1,
        "endLine": last + 1,
        "endColumn": end - lines[last] + 1,
    }


def _line_starts(report: Report) -> list[int]:
    return [0, *(at + 1 for at, character in enumerate(report.text) if character == "\n")]


def _artifact(report: Report) -> _Object:
    return {"uri": percent(os.fsencode(report.slug or report.name))}


def _digest(audit: Audit, what: str) -> str:
    """Of unit, year and what is complained of, not of the words: a sentence that is edited stays the same finding."""
    return sha256(f"{audit.report.unit} {audit.report.year} {what}".encode("utf-8", "backslashreplace")).hexdigest()
