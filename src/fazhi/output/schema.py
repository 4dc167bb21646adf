"""The JSON Schema of the audit as JSON, version 1, field by field; it borrows no type of the program."""

from fazhi.output.as_json import SCHEMA
from fazhi.output.schema_parts import (
    POLARITIES,
    SEVERITIES,
    STRENGTHS,
    Schema,
    citation,
    count,
    digest,
    list_of,
    object_of,
    one_of,
    text_of,
    told,
)

_CONCLUSIONS = ["supported", "weak", "planned", "admitted", "missing", "waived", "not_applicable"]
_PARTS = ["preamble", "leadership", "work", "shortcomings", "plans", "closing"]
_KINDS = ["county", "department", "township", "development_zone"]


def schema_text() -> str:
    """The schema as it lies in docs/schema/fazhi.audit-1.schema.json."""
    return text_of(
        SCHEMA,
        "One report audited against the whole catalogue",
        {
            "report": _report(),
            "catalogue": _catalogue(),
            "law_year": told("integer", "The year whose law was applied."),
            "assessments": list_of(_assessment(), "One for each obligation, in catalogue order."),
            "findings": list_of(_finding(), "In catalogue order."),
            "counts": _counts(),
        },
    )


def _report() -> Schema:
    return object_of(
        {
            "slug": told(["string", "null"], "Folder under docs/reports, where the report is kept there."),
            "title": told("string", "Title as it stands in the report."),
            "unit_kind": one_of(_KINDS, "Kind of the unit that reports."),
            "year": told("integer", "The year reported on."),
            "sha256": digest(64, "SHA-256 of the file as it lies on disk."),
            "characters": count("Length of the decoded text."),
        }
    )


def _catalogue() -> Schema:
    return object_of(
        {
            "version": told("string", "Version of the package the catalogue came with."),
            "digest": told("string", "SHA-256 of the catalogue's files."),
        }
    )


def _assessment() -> Schema:
    return object_of(
        {
            "obligation": told("string", "Identifier of the obligation."),
            "conclusion": one_of(_CONCLUSIONS, "What the text shows of it."),
            "strength": one_of(STRENGTHS, "The highest strength among evidence of what was done."),
            "severity": one_of(SEVERITIES, "For this unit, year and territory."),
            "basis": list_of(citation(), "The citations in force."),
            "evidence": list_of(_evidence(), "In the order of the text."),
            "reason": told(["string", "null"], "Why the obligation does not apply or was waived, Chinese."),
        }
    )


def _evidence() -> Schema:
    required = {
        "start": count("First character, in the decoded text."),
        "end": count("Behind the last character."),
        "part": one_of(_PARTS, "Part of the report it stands in."),
        "strength": one_of(STRENGTHS, "How much it shows."),
        "polarity": one_of(POLARITIES, "Done, only promised, or owned up to as lacking."),
        "path": list_of({"type": "string"}, "Headings and items above it, outermost first."),
        "rule": told("string", "The term pattern that matched."),
        "digest": digest(16, "First digits of the SHA-256 of the quote in UTF-8."),
    }
    found = object_of(required)
    found["properties"] |= {"quote": told("string", "The words; only with --quotes.")}
    return found


def _finding() -> Schema:
    return object_of(
        {
            "rule": told("string", "Identifier of the rule."),
            "severity": one_of(SEVERITIES, "How grave."),
            "obligation": told(["string", "null"], "Identifier of the obligation it concerns."),
            "start": told(["integer", "null"], "First character of the passage it is about, if there is one."),
            "end": told(["integer", "null"], "Behind its last character."),
            "message": told("string", "What is lacking, Chinese."),
            "message_en": told("string", "What is lacking, English."),
            "remedy": told("string", "What to add, Chinese."),
            "remedy_en": told("string", "What to add, English."),
        }
    )


def _counts() -> Schema:
    return object_of({name: count("") for name in _CONCLUSIONS})
