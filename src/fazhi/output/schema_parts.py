"""Pieces of the JSON Schemas of what the tool writes, and words that several of them share."""

import json
from typing import Any

Schema = dict[str, Any]

STRENGTHS = ["none", "mention", "assertion", "measure", "result"]
SEVERITIES = ["mandatory", "expected", "notice"]
POLARITIES = ["done", "planned", "admitted"]


def text_of(name: str, title: str, properties: dict[str, Schema]) -> str:
    """A whole schema as it lies in docs/schema; `name` is that of the format with its version, fazhi.audit/1."""
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{name.replace('.', ':', 1).replace('/', ':')}",
        "title": title,
    }
    whole = head | object_of({"schema": {"const": name}} | properties)
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def citation() -> Schema:
    """One citation."""
    return object_of(
        {
            "instrument": told("string", "Identifier of the instrument."),
            "version": {**told("string", "Day this wording was adopted."), "format": "date"},
            "article": told(["integer", "null"], "Article number."),
            "item": told(["string", "null"], "Section of a document without articles."),
            "verified": one_of(["text", "excerpt", "recall"], "How far the citation was checked."),
        }
    )


def object_of(properties: dict[str, Schema]) -> Schema:
    """Every property is required and no other may stand there, so that the two cannot drift apart unseen."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def told(type: str | list[str], description: str) -> Schema:
    """A value of that type."""
    return {"type": type, "description": description}


def one_of(values: list[str], description: str) -> Schema:
    """One of these values."""
    return {"enum": values, "description": description}


def list_of(items: Schema, description: str) -> Schema:
    """A list of such items."""
    return {"type": "array", "items": items, "description": description}


def count(description: str) -> Schema:
    """A number of things."""
    return {"type": "integer", "minimum": 0} | ({"description": description} if description else {})


def digest(digits: int, description: str) -> Schema:
    """So many hexadecimal digits."""
    return {"type": "string", "pattern": f"^[0-9a-f]{{{digits}}}$", "description": description}
