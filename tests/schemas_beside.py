"""The JSON Schemas of what the tool writes of several reports, of lists and of logs; the others are in schemas.py."""

import json

from fazhi.cli.commands.bundle import SCHEMA as BUNDLE
from fazhi.lab.pages.rules import COVERAGE_SCHEMA as COVERAGE
from fazhi.output.pages.batch import SCHEMA as BATCH
from fazhi.output.pages.comparison import SCHEMA as REPORTS
from fazhi.output.pages.copies import SCHEMA as COPIES
from fazhi.output.pages.duties import SCHEMA as LIST
from fazhi.output.pages.fair import SCHEMA as CORPUS
from fazhi.output.pages.law_texts import SCHEMA as LAW_CHECK
from fazhi.output.pages.status import SCHEMA as STATUS
from fazhi.output.pages.units import SCHEMA as UNITS
from fazhi.output.pages.years import SCHEMA as YEARS
from schemas import _CONCLUSIONS as CONCLUSIONS
from schemas import _DOMAINS as DOMAINS
from schemas import _KINDS as KINDS
from schemas import SEVERITIES, STRENGTHS, Schema, audit_schema
from schemas import _by_name as by_name
from schemas import _citation as citation
from schemas import _count as count
from schemas import _decision as decision
from schemas import _digest as digest
from schemas import _list_of as list_of
from schemas import _object_of as object_of
from schemas import _one_of as one_of
from schemas import _share as share
from schemas import _text_of as text_of
from schemas import _told as told
from schemas import _unknown as unknown

_CHANGES = ["opened", "weakened", "began", "closed", "strengthened", "otherwise", "ended", "same"]
_STANDINGS = ["exact", "moved", "changed", "gone"]


def years_schema() -> str:
    """One unit over the years."""
    return text_of(YEARS, "One unit's reports over the years", _years())


def units_schema() -> str:
    """Many units over the years."""
    file = {
        "file": told("string", "The file, as it was named."),
        "why": told("string", "Why."),
        "why_en": told("string", "The same in English."),
    }
    years = object_of({"schema": {"const": YEARS}} | _years())
    return text_of(
        UNITS,
        "The reports of many units over the years",
        {
            "units": list_of(years, "Those with two years or more."),
            "alone": list_of(object_of(file), "Reports that are followed by nothing."),
            "unread": list_of(object_of(file), "Files that could not be read."),
        },
    )


def _years() -> Schema:
    report = _about() | {
        "gaps": count("Duties with a gap."),
        "follow": unknown(_follow()) | {"description": "Last year's commitments; null for the first report."},
    }
    del report["unit_kind"]
    step = {
        "year": told("integer", "The later year."),
        "change": one_of(_CHANGES, "What became of it since the report before."),
        "cause": {
            "enum": ["text", "law", "place", "kind", "catalogue", None],
            "description": "What made it so; null where nothing changed.",
        },
    }
    duty = {
        "obligation": told("string", "Identifier of the obligation."),
        "severity": one_of(SEVERITIES, "In the latest report."),
        "conclusions": list_of(one_of(CONCLUSIONS, ""), "Of each report."),
        "decided": list_of(_people(), "What people said of each."),
        "standing": count("In how many of the latest reports in a row it is a gap."),
        "steps": list_of(object_of(step), "From each report to the next."),
    }
    return {
        "reports": list_of(object_of(report), "By year."),
        "obligations": list_of(object_of(duty), "In catalogue order."),
    }


def copies_schema() -> str:
    """What reports have in the same words."""
    side = {
        "file": told("string", "The file, as it was named."),
        "unit": told("string", "Its unit, else its title."),
        "year": told("integer", "The year reported on."),
        "start": count("First character, in the decoded text."),
        "end": count("Behind the last character."),
    }
    copy = {
        "sort": one_of(["copied", "ritual", "thanks", "slogan", "superior"], "What the words are."),
        "sentences": count("How many."),
        "characters": count("Of words, without marks and blanks."),
        "likeness": share("How much alike both are."),
        "one": object_of(side) | {"description": "That of the earlier year; of one year the first by name."},
        "other": object_of(side),
    }
    whole = list_of(object_of(copy), "Those of the pair with the most words first.")
    return text_of(
        COPIES,
        "Passages that stand in two reports",
        {"reports": count("How many were compared."), "copies": whole},
    )


def batch_schema() -> str:
    """Several reports in one command; each audit is what the JSON of one is."""
    item = {
        "file": told("string", "The file, as it was named."),
        "audit": {"$ref": _id_of(audit_schema()), "description": "As of one report alone."},
    }
    failure = {
        "file": told("string", "The file, as it was named."),
        "why": told("string", "Why it could not be read, Chinese."),
        "why_en": told("string", "English."),
    }
    return text_of(
        BATCH,
        "Several reports audited in one command",
        {
            "reports": list_of(object_of(item), "In the order of the files."),
            "unread": list_of(object_of(failure), "Those of which no audit could be made."),
        },
    )


def list_schema() -> str:
    """The duties of a catalogue, as they bind a unit where one was told."""
    duty = {
        "obligation": told("string", "Identifier of the obligation."),
        "domain": one_of(DOMAINS, "Its domain."),
        "title": told("string", "Chinese."),
        "title_en": told("string", "English."),
        "requirement": told("string", "What it asks, Chinese."),
        "requirement_en": told("string", "English."),
        "applies_to": list_of(one_of(KINDS, ""), "Kinds of unit."),
        "cadence": one_of(["annual", "event", "continuous"], "How often it falls due."),
        "severity": one_of(SEVERITIES, "How grave its lack is, for the unit that was told."),
        "why": told(["string", "null"], "Why it is as grave; null where no unit was told."),
        "why_en": told(["string", "null"], "English."),
        "basis": list_of(citation(), "What it rests on, for that unit."),
    }
    return text_of(LIST, "The duties of a catalogue", {"duties": list_of(object_of(duty), "In catalogue order.")})


def reports_schema() -> str:
    """Two reports beside each other."""
    passage = object_of(
        {
            "of": one_of(["first", "second"], "In whose text it stands."),
            "start": count("First character."),
            "end": count("Behind the last character."),
        }
    )
    pair = {"type": "array", "items": count(""), "minItems": 2, "maxItems": 2}
    difference = {
        "obligation": told("string", "Identifier of the obligation."),
        "change": one_of(_CHANGES, "What became of it."),
        "before": one_of(CONCLUSIONS, "Of the first report."),
        "after": one_of(CONCLUSIONS, "Of the second."),
        "severity": one_of(SEVERITIES, "In the second."),
        "decided": object_of({"before": _people(), "after": _people()}) | {"description": "What people said of each."},
        "passage": unknown(passage) | {"description": "The evidence that tells of it."},
        "words": {"enum": ["gone", "edited", "kept", "new", None], "description": "What became of its words."},
        "like": unknown(pair) | {"description": "Where the other text has the same words, or the most like them."},
    }
    return text_of(
        REPORTS,
        "Two reports beside each other",
        {
            "first": object_of(_about()),
            "second": object_of(_about()),
            "differences": list_of(object_of(difference), "In catalogue order."),
            "follow": unknown(_follow()) | {"description": "Of consecutive years of one unit only."},
        },
    )


def status_schema() -> str:
    """The log of what reviewers said of a report."""
    event = {
        "number": count("Place in the log, from 1."),
        "obligation": told("string", "Identifier of the obligation."),
        "verdict": told("string", "What was said, or that it was taken back or confirmed."),
        "reviewer": told("string", "Who, as claimed."),
        "time": told("string", "When, with the offset from UTC."),
        "standing": {"enum": [*_STANDINGS, None], "description": "How it stands now; null where it does not hold."},
    }
    return text_of(STATUS, "The log of decisions", {"events": list_of(object_of(event), "In order.")})


def law_check_schema() -> str:
    """Citations held against texts of the law."""
    place = {
        "obligation": told("string", "Identifier of the obligation."),
        "instrument": told("string", "Identifier of the instrument."),
        "version": {**told("string", "Day this wording was adopted."), "format": "date"},
        "article": told(["integer", "null"], "Article number."),
        "item": told(["string", "null"], "Section of a document without articles."),
        "anchor": told(["string", "null"], "A few words that the place has to have."),
    }
    fault = place | {"fault": one_of(["no_place", "no_anchor"], "What does not hold.")}
    newer = {"instrument": told("string", "Identifier."), "text": told("string", "Name of the file.")}
    return text_of(
        LAW_CHECK,
        "Citations held against texts of the law",
        {
            "held": count("Citations that hold."),
            "wrong": list_of(object_of(fault), "Those that do not."),
            "without_text": list_of(object_of(place), "Those of which no text is there."),
            "newer": list_of(object_of(newer), "Texts of a version that is not on record."),
            "unknown": list_of({"type": "string"}, "Files of laws that are not on record."),
        },
    )


def coverage_schema() -> str:
    """Which entries of evidence rules a text bears out."""
    met = {"text": told("string", "Name of the text."), "copied": told("boolean", "Whether it was written from it.")}
    entry = {
        "list": told("string", "The list of the rule it stands in."),
        "pattern": told("string", "The entry."),
        "line": count("Its line in the obligation's file."),
        "borne_out": told("boolean", "Whether a text meets it that was not written from it."),
        "met_by": list_of(object_of(met), "The texts that meet it."),
    }
    duty = {"id": told("string", "Identifier of the obligation."), "entries": list_of(object_of(entry), "In order.")}
    return text_of(
        COVERAGE,
        "Which entries of evidence rules texts bear out",
        {
            "entries": count("How many there are."),
            "borne_out": count("How many a text bears out."),
            "obligations": list_of(object_of(duty), "In catalogue order."),
        },
    )


def corpus_schema() -> str:
    """Units of a corpus beside each other."""
    percent = {"type": "number", "minimum": 0, "maximum": 100}
    maybe = unknown(percent)
    standing = {"enum": ["below", "within", "above", None]}
    unit = {
        "unit_kind": one_of(KINDS, "That of its group."),
        "law_year": told("integer", "That of its group."),
        "place": told("string", "Where it is, as far as that is known."),
        "unit": told("string", "Its name."),
        "year": told("integer", "The year reported on."),
        "file": told("string", "The file, from the folder of the corpus."),
        "due": count("Duties that count."),
        "seen": count("Those with support."),
        "seen_percent": percent | {"description": "As the tool sees it."},
        "corrected_percent": maybe | {"description": "Corrected for the tool's errors; null where that is unknown."},
        "corrected_low": maybe,
        "corrected_high": maybe,
        "shrunk_percent": percent | {"description": "Drawn to the group's rate, the more the fewer are due."},
        "near_low": percent | {"description": "Limits that hold 95 of 100 units that differ by chance."},
        "near_high": percent,
        "far_low": percent | {"description": "The same of 998 of 1,000."},
        "far_high": percent,
        "standing": standing | {"description": "By these; null where the group is too small."},
        "wide_low": percent | {"description": "The farther limits, widened by the group's dispersion."},
        "wide_high": percent,
        "standing_wide": standing | {"description": "By these."},
        "doubts": unknown(told("string", "What a person should check first, in Chinese; null where nothing.")),
    }
    ranked = object_of(unit)
    ranked["properties"] |= {name: unknown(count("Only with --ranks.")) for name in ("rank_low", "rank_high")}
    group = {
        "unit_kind": one_of(KINDS, "Its kind of unit."),
        "law_year": told("integer", "The year whose law was applied."),
        "reports": count("How many."),
        "seen_percent": percent | {"description": "Of all of them together."},
        "estimate": unknown({"type": "array", "items": percent, "minItems": 3, "maxItems": 3})
        | {"description": "The same corrected, and the interval of 95 %."},
        "corrected": told("boolean", "Whether rates are corrected."),
        "dispersion": {"type": "number", "minimum": 1, "description": "How many times the variance of chance."},
        "sensitivity": unknown(share("Of the tool, by labelled reports.")),
        "specificity": unknown(share("The same.")),
        "note": told("string", "By what they are corrected, Chinese."),
        "note_en": told("string", "English."),
        "units": list_of(ranked, "By place and name; by rate with --ranks."),
    }
    return text_of(
        CORPUS,
        "Units of a corpus beside each other",
        {"groups": list_of(object_of(group), "By kind of unit and year of law.")},
    )


def bundle_schema() -> str:
    """What a bundle for offices without a network holds."""
    return text_of(
        BUNDLE,
        "What an offline bundle holds",
        {
            "version": told("string", "The version of fazhi."),
            "extras": list_of({"type": "string"}, "The extras it has."),
            "targets": by_name(list_of({"type": "string"}, "Wheels."), "By platform and Python."),
        },
    )


BESIDE = {
    YEARS: years_schema,
    UNITS: units_schema,
    COPIES: copies_schema,
    BATCH: batch_schema,
    LIST: list_schema,
    REPORTS: reports_schema,
    STATUS: status_schema,
    LAW_CHECK: law_check_schema,
    COVERAGE: coverage_schema,
    CORPUS: corpus_schema,
    BUNDLE: bundle_schema,
}
"""How each is made, by the name of the format."""


def _about() -> Schema:
    """What is told of a report beside others."""
    return {
        "file": told("string", "Name of its file."),
        "sha256": digest(64, "SHA-256 of the file."),
        "unit": told(["string", "null"], "Name of the unit."),
        "unit_kind": one_of(KINDS, "Kind of the unit."),
        "year": told("integer", "The year reported on."),
        "law_year": told("integer", "The year whose law was applied."),
    }


def _people() -> Schema:
    """What people said of a verdict."""
    return object_of(
        {
            "waived": told(["string", "null"], "Why it was waived, where it was."),
            "decisions": list_of(decision(), "What reviewers decided of it."),
        }
    )


def _follow() -> Schema:
    """What became of last year's commitments."""
    answer = {
        "start": count("First character, in the later text."),
        "end": count("Behind the last character."),
        "digest": digest(16, "First digits of the SHA-256 of its words."),
    }
    kinds = ["words", "duty", "figure", "heading", "same"]
    tie = {"kind": one_of(kinds, "By what both are tied."), "words": told("string", "The words, duty or figure.")}
    item = {
        "kind": one_of(["plan", "shortcoming"], "What was promised or admitted."),
        "start": count("First character, in the earlier text."),
        "end": count("Behind the last character."),
        "digest": digest(16, "First digits of the SHA-256 of its words."),
        "obligations": list_of({"type": "string"}, "Duties it speaks of."),
        "fate": one_of(["answered", "repeated", "unanswered"], "What became of it."),
        "strength": one_of(STRENGTHS, "How much the answer shows."),
        "answer": unknown(object_of(answer)) | {"description": "Where it is answered or repeated."},
        "ties": list_of(object_of(tie), "Why that is held to be its answer."),
    }
    return list_of(object_of(item), "In the order of the earlier text.")


def _id_of(schema: str) -> str:
    """The name by which another schema refers to one."""
    return str(json.loads(schema)["$id"])
