"""The JSON Schemas of what the tool writes, field by field; they borrow no type of the program."""

import json
from typing import Any

from fazhi.lab.pages.comparison import SCHEMA as COMPARISON
from fazhi.lab.pages.evaluation import SCHEMA as EVALUATION
from fazhi.output.formats.json import SCHEMA as AUDIT
from fazhi.output.pages.law_diff import SCHEMA as LAW_DIFF
from fazhi.output.pages.slips import SCHEMA as PRECHECK

Schema = dict[str, Any]

STRENGTHS = ["none", "mention", "assertion", "measure", "result"]
SEVERITIES = ["mandatory", "expected", "notice"]
POLARITIES = ["done", "planned", "admitted"]
SOURCES = ["rule", "learned", "reviewer"]
_CONCLUSIONS = ["supported", "weak", "planned", "admitted", "missing", "waived", "not_applicable"]
_PARTS = ["preamble", "leadership", "work", "shortcomings", "plans", "closing"]
_SHORTFALLS = [
    "mention_only",
    "in_title",
    "heading",
    "excluded",
    "other_part",
    "other_period",
    "scattered",
    "alike",
    "faint",
]
_KINDS = ["county", "department", "township", "development_zone"]
_DOMAINS = [
    "REPORT",
    "LEAD",
    "FUNCTION",
    "RULES",
    "DECISION",
    "ENFORCE",
    "SUPERVISE",
    "DISCLOSE",
    "DISPUTE",
    "EMERGENCY",
    "CAPACITY",
    "DIGITAL",
]
_LIKELIHOODS = ["high", "middle", "low"]
_BEARINGS = ["binds", "permits", "reference", "other_role", "policy", "ran_out"]
_READ = ["missing", "admitted", "planned", "assertion", "measure", "result"]
_DIFFERENCES = ["extra", "missed", "strength", "passage", "conclusion"]
_CHANGES = ["began", "ended", "graver", "less_grave", "moved"]


def audit_schema() -> str:
    """The schema as it lies in docs/schema/fazhi.audit-2.schema.json."""
    return _text_of(
        AUDIT,
        "One report audited against the whole catalogue",
        {
            "report": _report(),
            "catalogue": _catalogue(),
            "law_year": _told("integer", "The year whose law was applied."),
            "assessments": _list_of(_assessment(), "One for each obligation, in catalogue order."),
            "findings": _list_of(_finding(), "In catalogue order."),
            "counts": _counts(),
            "no_likelihood": _unknown(_notice()) | {"description": "Why no likelihood is told; null where it is."},
        },
    )


def evaluation_schema() -> str:
    """The schema as it lies in docs/schema/fazhi.evaluation-2.schema.json."""
    return _text_of(
        EVALUATION,
        "How far the audit agrees with careful readers",
        {
            "overall": _figures(),
            "tuned": _figures(),
            "held_out": _figures(),
            "domains": _by_name(_figures(), "By domain; of reports kept for checking only with --show-held."),
            "files": _by_name(_figures(), "By label file, as the domains."),
            "baselines": _by_name(_baseline(), "By name: naive, bm25; empty where none was asked for."),
            "nearest_found": _by_name(_nearest(), "Overall, tuned, held_out: what is shown near misses."),
            "disagreements": _list_of(_disagreement(), "In the order of the files and of the catalogue."),
            "standing": _object_of({name: _standing() for name in ("first", "kept", "tuned")}),
            "sets": _list_of(_set(), "Sets of texts that are not at hand, of which bounds are known."),
            "unit_kinds": _by_name(_standing(), "By kind of unit, as the domains."),
            "domain_standing": _by_name(_standing(), "By domain, with intervals, as the domains."),
            "verdicts": _list_of(
                _verdict(), "Of every obligation scored; of reports kept for checking as the domains."
            ),
        },
    )


def comparison_schema() -> str:
    """The schema as it lies in docs/schema/fazhi.comparison-1.schema.json."""
    place = {"type": "array", "items": _count(""), "minItems": 2, "maxItems": 2}
    verdicts = [*_READ, "waived", "not_applicable"]
    said = _object_of(
        {
            "verdict": _one_of(verdicts, "What the run concluded, in the readers' words."),
            "places": _list_of(place, "Where its evidence stands."),
        }
    )
    moves = ["rose", "fell", "moved", "other"]
    change = {
        "text": _told("string", "Name of the label file or of the audit's file."),
        "obligation": _told("string", "Identifier of the obligation."),
        "move": _one_of(moves, "How it changed; moved is the same verdict by other passages."),
        "better": _told(["boolean", "null"], "Whether it agrees with the readers now, and did not; null if neither."),
        "before": said,
        "after": said,
        "readers": {"enum": [*_READ, None], "description": "What the readers conclude, where that is known."},
    }
    return _text_of(
        COMPARISON,
        "Two runs of the audit side by side",
        {
            "same": _count("Verdicts that are what they were, by the same passages."),
            "counts": _object_of({name: _count("") for name in moves}),
            "changes": _list_of(_object_of(change), "In the order of the later run."),
            "only_before": _list_of(
                {"type": "string"}, "Texts, or obligations of a text, that the earlier run alone has."
            ),
            "only_after": _list_of({"type": "string"}, "The same of the later run."),
        },
    )


def _decision() -> Schema:
    return _object_of(
        {
            "number": _count("Place in the log, from 1."),
            "verdict": _one_of(["accepted", "rejected", "added", "strength", "conclusion"], "What was decided."),
            "standing": _one_of(["exact", "moved", "changed", "gone"], "Whether what it was about is what it was."),
            "start": _told(["integer", "null"], "First character of the passage, where one is meant."),
            "end": _told(["integer", "null"], "Character behind the last."),
            "strength": {"enum": [*STRENGTHS, None], "description": "The strength it was given."},
            "conclusion": {"enum": [*_CONCLUSIONS, None], "description": "The conclusion it was given."},
            "reviewer": _told("string", "Who decided, as claimed."),
            "role": _told(["string", "null"], "As what."),
            "time": _told("string", "When, with the offset from UTC."),
            "note": _told(["string", "null"], "Remarks."),
            "day": _told(["string", "null"], "The day that the reviewer put down, where that was told."),
            "confirmed": {
                "anyOf": [_confirmation(), {"type": "null"}],
                "description": "Who last confirmed that it still holds; null where nobody has.",
            },
        }
    )


def _confirmation() -> Schema:
    return _object_of(
        {
            "number": _count("Place in the log, from 1."),
            "reviewer": _told("string", "Who confirmed it, as claimed."),
            "role": _told(["string", "null"], "As what."),
            "time": _told("string", "When, with the offset from UTC."),
            "note": _told(["string", "null"], "Remarks."),
            "day": _told(["string", "null"], "The day that the reviewer put down, where that was told."),
        }
    )


def _waiver() -> Schema:
    return _object_of(
        {
            "reason": _told("string", "Why the gap is accepted."),
            "reason_en": _told(["string", "null"], "The same, English, where it was written."),
            "owner": _told("string", "Who answers for it."),
            "until": _told("string", "The last day on which it holds, such as 2026-12-31."),
            "approved_by": _told(["string", "null"], "Who approved it, where that is recorded."),
            "basis": _told(["string", "null"], "By what it was approved, where that is recorded."),
        }
    )


def _nearest() -> Schema:
    return _object_of(
        {
            "missed": _count("Obligations that the readers alone see supported."),
            "found": _count("Those of which a passage shown as nearest overlaps one of the readers."),
            "first": _count("Those of which the first does."),
        }
    )


def law_diff_schema() -> str:
    """The schema as it lies in docs/schema/fazhi.law-diff-1.schema.json."""
    return _text_of(
        LAW_DIFF,
        "What changes in the law from one year to another",
        {
            "from": _told("integer", "The earlier year."),
            "to": _told("integer", "The later year."),
            "changes": _list_of(_change(), "In catalogue order, one for each duty that differs."),
        },
    )


def precheck_schema() -> str:
    """The schema as it lies in docs/schema/fazhi.precheck-1.schema.json."""
    place = "None for the file as a whole."
    sentence = _object_of({"start": _count("Its first character."), "end": _count("The first behind it.")})
    slip = {
        "check": _told("string", "Identifier of what was looked for."),
        "title": _told("string", "The same in words, Chinese."),
        "title_en": _told("string", "English."),
        "message": _told("string", "What is wrong, Chinese."),
        "message_en": _told("string", "English."),
        "remedy": _told("string", "What to do, Chinese."),
        "remedy_en": _told("string", "English."),
        "start": _told(["integer", "null"], f"First character of the decoded text. {place}"),
        "end": _told(["integer", "null"], f"The character behind the last. {place}"),
        "words": _told(["string", "null"], f"The report's words from start to end. {place}"),
        "part": {"enum": [*_PARTS, None], "description": f"The part it stands in. {place}"},
        "path": _list_of({"type": "string"}, "Headings and items above it, outermost first."),
        "sentence": {"anyOf": [sentence, {"type": "null"}], "description": f"The sentence it begins in. {place}"},
    }
    asked = ("slug", "title", "unit_kind", "year", "sha256", "characters")
    report = {name: value for name, value in _report()["properties"].items() if name in asked}
    return _text_of(
        PRECHECK,
        "What should not leave the office with a report",
        {
            "report": _object_of(report),
            "slips": _list_of(_object_of(slip), "In the order of the checks, then of the text."),
        },
    )


def _report() -> Schema:
    return _object_of(
        {
            "slug": _told(["string", "null"], "Folder under docs/reports, where the report is kept there."),
            "title": _told("string", "Title as it stands in the report."),
            "unit_kind": _one_of(_KINDS, "Kind of the unit that reports."),
            "year": _told("integer", "The year reported on."),
            "sha256": _digest(64, "SHA-256 of the file as it lies on disk."),
            "characters": _count("Length of the decoded text."),
            "unit": _told(["string", "null"], "Name of the unit as given or as its title has it."),
            "territory": _told(["string", "null"], "Province or other territory, where given."),
            "notices": _list_of(_notice(), "What a reader should know of how the file was read."),
        }
    )


def _notice() -> Schema:
    return _object_of({"text": _told("string", "Chinese."), "text_en": _told("string", "English.")})


def _catalogue() -> Schema:
    return _object_of(
        {
            "version": _told("string", "Version of the package the catalogue came with."),
            "digest": _told("string", "SHA-256 of the catalogue's files."),
        }
    )


def _assessment() -> Schema:
    return _object_of(
        {
            "obligation": _told("string", "Identifier of the obligation."),
            "conclusion": _one_of(_CONCLUSIONS, "What the text shows of it."),
            "strength": _one_of(STRENGTHS, "The highest strength among evidence of what was done."),
            "severity": _one_of(SEVERITIES, "For this unit, year and territory."),
            "basis": _list_of(_ground(), "The citations in force there in the year."),
            "evidence": _list_of(_evidence(), "In the order of the text."),
            "reason": _told(["string", "null"], "Why the obligation does not apply or was waived, Chinese."),
            "reason_en": _told(["string", "null"], "The same, English."),
            "title": _told("string", "Title of the obligation, Chinese."),
            "title_en": _told("string", "Title of the obligation, English."),
            "domain": _one_of(_DOMAINS, "The field of duties it belongs to."),
            "near": _list_of(_near(), "What comes near it without being evidence, the nearest first."),
            "likelihood": {
                "enum": [*_LIKELIHOODS, None],
                "description": "How sure the conclusion is, where that is known.",
            },
            "decisions": _list_of(_decision(), "What reviewers decided of it, and how that stands now."),
            "why": _told("string", "Where the severity comes from, Chinese."),
            "why_en": _told("string", "The same, English."),
            "waiver": {
                "anyOf": [_waiver(), {"type": "null"}],
                "description": "Who accepted the gap; null where it was not waived.",
            },
        }
    )


def _ground() -> Schema:
    found = _citation()
    found["properties"] |= {
        "bearing": _one_of(_BEARINGS, "How it bears on the unit."),
        "since": _told(["string", "null"], "Its first day in force, where that falls within the year."),
        "until": _told(["string", "null"], "Its last day in force, where that falls within the year."),
    }
    found["required"] = list(found["properties"])
    return found


def _near() -> Schema:
    required = {
        "start": _count("First character, in the decoded text."),
        "end": _count("Behind the last character."),
        "part": _one_of(_PARTS, "Part of the report it stands in."),
        "path": _list_of({"type": "string"}, "Headings and items above it, outermost first."),
        "shortfall": _one_of(
            _SHORTFALLS, "Why it is no evidence; alike and faint are found by their wording, and recognised by no rule."
        ),
        "rule": _told(["string", "null"], "The term pattern that met it; null where none did."),
        "digest": _digest(16, "First digits of the SHA-256 of the quote in UTF-8."),
        "shared": _list_of({"type": "string"}, "The words it shares with the duty, where it is found by its wording."),
    }
    found = _object_of(required)
    found["properties"] |= {"page": _count("Number of its page, from 1; only of a report with pages.")}
    sure = "How sure its least sure line is, from 0 to 1; only of words that a machine read off a picture."
    found["properties"] |= {"recognised": {"type": "number", "minimum": 0, "maximum": 1, "description": sure}}
    found["properties"] |= {"quote": _told("string", "The words; only with --quotes.")}
    return found


def _evidence() -> Schema:
    required = {
        "start": _count("First character, in the decoded text."),
        "end": _count("Behind the last character."),
        "part": _one_of(_PARTS, "Part of the report it stands in."),
        "strength": _one_of(STRENGTHS, "How much it shows."),
        "polarity": _one_of(POLARITIES, "Done, only promised, or owned up to as lacking."),
        "path": _list_of({"type": "string"}, "Headings and items above it, outermost first."),
        "rule": _told("string", "The term pattern that matched."),
        "digest": _digest(16, "First digits of the SHA-256 of the quote in UTF-8."),
        "source": _one_of(SOURCES, "By what it was found: a rule, words learned from examples, or a reviewer."),
    }
    found = _object_of(required)
    found["properties"] |= {"page": _count("Number of its page, from 1; only of a report with pages.")}
    sure = "How sure its least sure line is, from 0 to 1; only of words that a machine read off a picture."
    found["properties"] |= {"recognised": {"type": "number", "minimum": 0, "maximum": 1, "description": sure}}
    found["properties"] |= {"quote": _told("string", "The words; only with --quotes.")}
    return found


def _finding() -> Schema:
    return _object_of(
        {
            "rule": _told("string", "Identifier of the rule."),
            "severity": _one_of(SEVERITIES, "How grave."),
            "obligation": _told(["string", "null"], "Identifier of the obligation it concerns."),
            "start": _told(["integer", "null"], "First character of the passage it is about, if there is one."),
            "end": _told(["integer", "null"], "Behind its last character."),
            "message": _told("string", "What is lacking, Chinese."),
            "message_en": _told("string", "What is lacking, English."),
            "remedy": _told("string", "What to add, Chinese."),
            "remedy_en": _told("string", "What to add, English."),
        }
    )


def _counts() -> Schema:
    return _object_of({name: _count("") for name in _CONCLUSIONS})


def _figures() -> Schema:
    pairs = "|".join(_READ)
    return _object_of(
        {
            "supported_by_both": _count("Obligations that audit and readers see supported."),
            "precision": _share("Of the support the audit sees, what the readers see too."),
            "recall": _share("Of the support the readers see, what the audit sees too."),
            "f1": _share("Harmonic mean of the two."),
            "strength_agreement": _share("Where both see support: how often at the same strength."),
            "strength_kappa": _told("number", "Cohen's kappa of these strengths, linearly weighted."),
            "passage_precision": _share("Pieces of evidence that overlap a passage of the readers."),
            "confusion": {
                "type": "object",
                "patternProperties": {f"^({pairs})/({pairs})$": _count("How often.")},
                "additionalProperties": False,
                "description": "By the readers' conclusion and the audit's.",
            },
        }
    )


def _standing() -> Schema:
    interval = _object_of(
        {
            "value": _share("The figure."),
            "low": _unknown(_share("From here in 95 of 100 samples of as many texts; null of one text.")),
            "high": _unknown(_share("To here.")),
        }
    )
    figures = ("f1", "precision", "recall", "strength", "passages")
    counts = {"texts": _count("How many texts."), "labels": _count("Obligations in which readers saw something.")}
    return _object_of(counts | {name: _unknown(interval) for name in figures})


def _unknown(known: Schema) -> Schema:
    """A value, or null where it is not known."""
    return {"anyOf": [known, {"type": "null"}]}


def _set() -> Schema:
    bounds = _list_of(_share("A bound."), "Low and high.") | {"minItems": 2, "maxItems": 2}
    return _object_of(
        {
            "name": _told("string", "What it is called."),
            "title": _told("string", "What texts they are, Chinese."),
            "title_en": _told("string", "What texts they are, English."),
            "origin": _one_of(["real", "other", "own"], "Who wrote them."),
            "texts": _count("How many."),
            "f1": bounds,
            "strength": bounds,
        }
    )


def _verdict() -> Schema:
    place = {"type": "array", "items": _count(""), "minItems": 2, "maxItems": 2}
    return _object_of(
        {
            "file": _told("string", "Name of the label file."),
            "obligation": _told("string", "Identifier of the obligation."),
            "readers": _one_of(_READ, "What the readers conclude."),
            "audit": _one_of(_READ, "What the audit concludes."),
            "agrees": _told("boolean", "Whether that is one of the readers' conclusions."),
            "places": _list_of(place, "Where the audit's evidence stands."),
        }
    )


def _baseline() -> Schema:
    return _object_of({name: _share("As in the figures.") for name in ("precision", "recall", "f1")})


def _disagreement() -> Schema:
    place = {
        "start": _count("First character, in the decoded text."),
        "end": _count("Behind the last character."),
        "strength": _one_of(STRENGTHS, "How much it shows."),
        "polarity": _one_of(POLARITIES, "Done, only promised, or owned up to as lacking."),
        "text": _told("string", "The words, on one line."),
    }
    rule = {
        "rule": _told("string", "The term pattern that matched."),
        "line": _count("Its line in the obligation's file."),
        "reasons": _list_of({"type": "string"}, "Which words settled strength and polarity."),
    }
    return _object_of(
        {
            "file": _told("string", "Name of the label file."),
            "obligation": _told("string", "Identifier of the obligation."),
            "kind": _one_of(_DIFFERENCES, "In what they differ."),
            "readers": _one_of(_READ, "What the readers conclude."),
            "audit": _one_of(_READ, "What the audit concludes."),
            "passages": _list_of(_object_of(place), "The readers' passages."),
            "evidence": _list_of(_object_of(place | rule), "The audit's evidence."),
        }
    )


def _change() -> Schema:
    side = {"enum": [*SEVERITIES, None], "description": "Null where the duty does not apply."}
    return _object_of(
        {
            "obligation": _told("string", "Identifier of the obligation."),
            "change": _one_of(_CHANGES, "What became of it."),
            "gone": _list_of(_citation(), "In force in the earlier year only."),
            "kept": _list_of(_citation(), "In force in both."),
            "new": _list_of(_citation(), "In force in the later year only."),
            "severity": _list_of(side, "In the earlier and the later year.") | {"minItems": 2, "maxItems": 2},
        }
    )


def _by_name(item: Schema, description: str) -> Schema:
    return {"type": "object", "additionalProperties": item, "description": description}


def _share(description: str) -> Schema:
    return {"type": "number", "minimum": 0, "maximum": 1, "description": description}


def _text_of(name: str, title: str, properties: dict[str, Schema]) -> str:
    """A whole schema as it lies in docs/schema; `name` is that of the format with its version, fazhi.audit/2."""
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{name.replace('.', ':', 1).replace('/', ':')}",
        "title": title,
    }
    whole = head | _object_of({"schema": {"const": name}} | properties)
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _citation() -> Schema:
    """One citation."""
    return _object_of(
        {
            "instrument": _told("string", "Identifier of the instrument."),
            "version": {**_told("string", "Day this wording was adopted."), "format": "date"},
            "article": _told(["integer", "null"], "Article number."),
            "item": _told(["string", "null"], "Section of a document without articles."),
            "verified": _one_of(["text", "excerpt", "recall"], "How far the citation was checked."),
            "checked": {
                **_told(["string", "null"], "Day on which it was checked; null where it was not written down."),
                "format": "date",
            },
        }
    )


def _object_of(properties: dict[str, Schema]) -> Schema:
    """Every property is required and no other may stand there, so that the two cannot drift apart unseen."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _told(type: str | list[str], description: str) -> Schema:
    """A value of that type."""
    return {"type": type, "description": description}


def _one_of(values: list[str], description: str) -> Schema:
    """One of these values."""
    return {"enum": values, "description": description}


def _list_of(items: Schema, description: str) -> Schema:
    """A list of such items."""
    return {"type": "array", "items": items, "description": description}


def _count(description: str) -> Schema:
    """A number of things."""
    return {"type": "integer", "minimum": 0} | ({"description": description} if description else {})


def _digest(digits: int, description: str) -> Schema:
    """So many hexadecimal digits."""
    return {"type": "string", "pattern": f"^[0-9a-f]{{{digits}}}$", "description": description}
