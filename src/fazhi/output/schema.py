"""The JSON Schema of the audit as JSON, version 1, field by field; it borrows no type of the program."""

import json
from typing import Any

from fazhi.output.as_json import SCHEMA

_Schema = dict[str, Any]

_STRENGTHS = ["none", "mention", "assertion", "measure", "result"]
_CONCLUSIONS = ["supported", "weak", "planned", "admitted", "missing", "waived", "not_applicable"]
_SEVERITIES = ["mandatory", "expected", "notice"]
_PARTS = ["preamble", "leadership", "work", "shortcomings", "plans", "closing"]
_KINDS = ["county", "department", "township", "development_zone"]


def schema_text() -> str:
    """The schema as it lies in docs/schema/fazhi.audit-1.schema.json."""
    return json.dumps(_schema(), ensure_ascii=False, indent=2) + "\n"


def _schema() -> _Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:fazhi:audit:1",
        "title": "One report audited against the whole catalogue",
        **_object(
            {
                "schema": {"const": SCHEMA},
                "report": _report(),
                "catalogue": _catalogue(),
                "law_year": _told("integer", "The year whose law was applied."),
                "assessments": _list(_assessment(), "One for each obligation, in catalogue order."),
                "findings": _list(_finding(), "In catalogue order."),
                "counts": _counts(),
            }
        ),
    }


def _report() -> _Schema:
    return _object(
        {
            "slug": _told(["string", "null"], "Folder under docs/reports, where the report is kept there."),
            "title": _told("string", "Title as it stands in the report."),
            "unit_kind": _one_of(_KINDS, "Kind of the unit that reports."),
            "year": _told("integer", "The year reported on."),
            "sha256": _digest(64, "SHA-256 of the file as it lies on disk."),
            "characters": _count("Length of the decoded text."),
        }
    )


def _catalogue() -> _Schema:
    return _object(
        {
            "version": _told("string", "Version of the package the catalogue came with."),
            "digest": _told("string", "SHA-256 of the catalogue's files."),
        }
    )


def _assessment() -> _Schema:
    return _object(
        {
            "obligation": _told("string", "Identifier of the obligation."),
            "conclusion": _one_of(_CONCLUSIONS, "What the text shows of it."),
            "strength": _one_of(_STRENGTHS, "The highest strength among evidence of what was done."),
            "severity": _one_of(_SEVERITIES, "For this unit, year and territory."),
            "basis": _list(_citation(), "The citations in force."),
            "evidence": _list(_evidence(), "In the order of the text."),
            "reason": _told(["string", "null"], "Why the obligation does not apply or was waived, Chinese."),
        }
    )


def _citation() -> _Schema:
    return _object(
        {
            "instrument": _told("string", "Identifier of the instrument."),
            "version": {**_told("string", "Day this wording was adopted."), "format": "date"},
            "article": _told(["integer", "null"], "Article number."),
            "item": _told(["string", "null"], "Section of a document without articles."),
            "verified": _one_of(["text", "excerpt", "recall"], "How far the citation was checked."),
        }
    )


def _evidence() -> _Schema:
    required = {
        "start": _count("First character, in the decoded text."),
        "end": _count("Behind the last character."),
        "part": _one_of(_PARTS, "Part of the report it stands in."),
        "strength": _one_of(_STRENGTHS, "How much it shows."),
        "polarity": _one_of(["done", "planned", "admitted"], "Done, only promised, or owned up to as lacking."),
        "path": _list({"type": "string"}, "Headings and items above it, outermost first."),
        "rule": _told("string", "The term pattern that matched."),
        "digest": _digest(16, "First digits of the SHA-256 of the quote in UTF-8."),
    }
    found = _object(required)
    found["properties"] |= {"quote": _told("string", "The words; only with --quotes.")}
    return found


def _finding() -> _Schema:
    return _object(
        {
            "rule": _told("string", "Identifier of the rule."),
            "severity": _one_of(_SEVERITIES, "How grave."),
            "obligation": _told(["string", "null"], "Identifier of the obligation it concerns."),
            "start": _told(["integer", "null"], "First character of the passage it is about, if there is one."),
            "end": _told(["integer", "null"], "Behind its last character."),
            "message": _told("string", "What is lacking, Chinese."),
            "message_en": _told("string", "What is lacking, English."),
            "remedy": _told("string", "What to add, Chinese."),
            "remedy_en": _told("string", "What to add, English."),
        }
    )


def _counts() -> _Schema:
    return _object({name: _count("") for name in _CONCLUSIONS})


def _object(properties: dict[str, _Schema]) -> _Schema:
    """Every property is required and no other may stand there, so that the two cannot drift apart unseen."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _told(type: str | list[str], description: str) -> _Schema:
    return {"type": type, "description": description}


def _one_of(values: list[str], description: str) -> _Schema:
    return {"enum": values, "description": description}


def _list(items: _Schema, description: str) -> _Schema:
    return {"type": "array", "items": items, "description": description}


def _count(description: str) -> _Schema:
    return {"type": "integer", "minimum": 0} | ({"description": description} if description else {})


def _digest(digits: int, description: str) -> _Schema:
    return {"type": "string", "pattern": f"^[0-9a-f]{{{digits}}}$", "description": description}
