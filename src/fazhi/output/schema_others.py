"""The JSON Schemas of an evaluation and of a comparison of two years' law; they borrow no type of the program."""

from fazhi.output import evaluation, law_diff
from fazhi.output.schema_parts import (
    POLARITIES,
    SEVERITIES,
    STRENGTHS,
    Schema,
    citation,
    count,
    list_of,
    object_of,
    one_of,
    text_of,
    told,
)

_CONCLUSIONS = ["missing", "admitted", "planned", "assertion", "measure", "result"]
_KINDS = ["extra", "missed", "strength", "passage", "conclusion"]
_CHANGES = ["began", "ended", "graver", "less_grave", "moved"]


def evaluation_schema() -> str:
    """The schema as it lies in docs/schema/fazhi.evaluation-1.schema.json."""
    return text_of(
        evaluation.SCHEMA,
        "How far the audit agrees with careful readers",
        {
            "overall": _figures(),
            "tuned": _figures(),
            "held_out": _figures(),
            "domains": _by_name(_figures(), "By domain; of reports kept for checking only with --show-held."),
            "files": _by_name(_figures(), "By label file, as the domains."),
            "baselines": _by_name(_baseline(), "By name: naive, bm25; empty where none was asked for."),
            "disagreements": list_of(_disagreement(), "In the order of the files and of the catalogue."),
        },
    )


def law_diff_schema() -> str:
    """The schema as it lies in docs/schema/fazhi.law-diff-1.schema.json."""
    return text_of(
        law_diff.SCHEMA,
        "What changes in the law from one year to another",
        {
            "from": told("integer", "The earlier year."),
            "to": told("integer", "The later year."),
            "changes": list_of(_change(), "In catalogue order, one for each duty that differs."),
        },
    )


def _figures() -> Schema:
    pairs = "|".join(_CONCLUSIONS)
    return object_of(
        {
            "supported_by_both": count("Obligations that audit and readers see supported."),
            "precision": _share("Of the support the audit sees, what the readers see too."),
            "recall": _share("Of the support the readers see, what the audit sees too."),
            "f1": _share("Harmonic mean of the two."),
            "strength_agreement": _share("Where both see support: how often at the same strength."),
            "strength_kappa": told("number", "Cohen's kappa of these strengths, linearly weighted."),
            "passage_precision": _share("Pieces of evidence that overlap a passage of the readers."),
            "confusion": {
                "type": "object",
                "patternProperties": {f"^({pairs})/({pairs})$": count("How often.")},
                "additionalProperties": False,
                "description": "By the readers' conclusion and the audit's.",
            },
        }
    )


def _baseline() -> Schema:
    return object_of({name: _share("As in the figures.") for name in ("precision", "recall", "f1")})


def _disagreement() -> Schema:
    place = {
        "start": count("First character, in the decoded text."),
        "end": count("Behind the last character."),
        "strength": one_of(STRENGTHS, "How much it shows."),
        "polarity": one_of(POLARITIES, "Done, only promised, or owned up to as lacking."),
        "text": told("string", "The words, on one line."),
    }
    rule = {
        "rule": told("string", "The term pattern that matched."),
        "line": count("Its line in the obligation's file."),
        "reasons": list_of({"type": "string"}, "Which words settled strength and polarity."),
    }
    return object_of(
        {
            "file": told("string", "Name of the label file."),
            "obligation": told("string", "Identifier of the obligation."),
            "kind": one_of(_KINDS, "In what they differ."),
            "readers": one_of(_CONCLUSIONS, "What the readers conclude."),
            "audit": one_of(_CONCLUSIONS, "What the audit concludes."),
            "passages": list_of(object_of(place), "The readers' passages."),
            "evidence": list_of(object_of(place | rule), "The audit's evidence."),
        }
    )


def _change() -> Schema:
    side = {"enum": [*SEVERITIES, None], "description": "Null where the duty does not apply."}
    return object_of(
        {
            "obligation": told("string", "Identifier of the obligation."),
            "change": one_of(_CHANGES, "What became of it."),
            "gone": list_of(citation(), "In force in the earlier year only."),
            "kept": list_of(citation(), "In force in both."),
            "new": list_of(citation(), "In force in the later year only."),
            "severity": list_of(side, "In the earlier and the later year.") | {"minItems": 2, "maxItems": 2},
        }
    )


def _by_name(item: Schema, description: str) -> Schema:
    return {"type": "object", "additionalProperties": item, "description": description}


def _share(description: str) -> Schema:
    return {"type": "number", "minimum": 0, "maximum": 1, "description": description}
