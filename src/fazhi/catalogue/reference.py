"""What the files of a catalogue may hold, told field by field out of the records that read them."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from fazhi.catalogue.specs import (
    CitationRecord,
    ExtensionRecord,
    InstrumentRecord,
    MarkRecord,
    ObligationRecord,
    RuleRecord,
    VersionRecord,
    WithoutRecord,
)
from fazhi.model.both import Both
from fazhi.yamlfile import Record, RecordOf

OWN_RECORDS: Final[tuple[tuple[Both, type[Record]], ...]] = (
    (Both("catalogue.yaml：在随包目录之上", "catalogue.yaml: on top of the shipped catalogue"), MarkRecord),
    (Both("catalogue.yaml 的 without：随包的哪些不用", "without in catalogue.yaml: what is left out"), WithoutRecord),
    (Both("instruments.yaml：一部规范依据", "instruments.yaml: one instrument"), InstrumentRecord),
    (Both("规范依据的一个版本（versions）", "one version of an instrument (versions)"), VersionRecord),
    (Both("obligations/<领域>.yaml：一项义务", "obligations/<domain>.yaml: one obligation"), ObligationRecord),
    (Both("义务的一处依据（basis）", "one basis of an obligation (basis)"), CitationRecord),
    (Both("佐证规则（evidence）", "the evidence rule (evidence)"), RuleRecord),
    (Both("给随包义务增补（extends）", "what is added to a shipped obligation (extends)"), ExtensionRecord),
)
"""What a project's own files are made of."""


class Field(NamedTuple):
    """One key of a file."""

    key: str
    required: bool
    holds: Both
    """What may stand there."""
    meaning: Both


def fields_of(record: type[Record]) -> Iterator[Field]:
    """The keys of one sort of entry, in the order of the record."""
    for key, field in RecordOf(record).fields.items():
        spec = field.spec
        yield Field(key, spec.required, _holds(spec.kind.schema()), Both(spec.zh, spec.en))


def _holds(schema: dict[str, Any]) -> Both:
    """A schema in a few words."""
    if "enum" in schema:
        words = [str(word) for word in schema["enum"]]
        return Both("、".join(words), ", ".join(words))
    if schema.get("type") == "array":
        inner = _holds(schema.get("items", {}))
        return Both(f"列表：{inner.zh}", f"list: {inner.en}")
    if schema.get("format") == "date":
        return Both("日期", "date")
    named = {
        "string": Both("文字", "text"),
        "integer": Both("整数", "integer"),
        "number": Both("数", "number"),
        "boolean": Both("true 或 false", "true or false"),
    }
    return named.get(str(schema.get("type")), Both("见另表", "see its own table"))
