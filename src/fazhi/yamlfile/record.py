"""Records: a class whose annotations carry kind and description, from which reading and schema both follow."""

from collections.abc import Mapping
from inspect import get_annotations
from typing import Generic, NamedTuple, TypeVar, get_args

from fazhi.yamlfile.kinds import Kind, Schema
from fazhi.yamlfile.problems import Problems, hint
from fazhi.yamlfile.tree import MapNode, Node, is_null


class Record:
    """Base of all records; a subclass is a list of fields annotated with `required` or `optional`."""

    def __init__(self, line: int, lines: Mapping[str, int], values: Mapping[str, object]) -> None:
        """A record that begins on a line, with the value of each of its fields.

        `lines` has the line of each key that stands there and could be read; a field whose key is not in it holds a
        stand-in or its default.
        """
        self.line = line
        self.lines = lines
        self.__dict__.update(values)


R = TypeVar("R", bound=Record)


class Spec(NamedTuple):
    """What belongs in a field, and what to tell of it."""

    kind: Kind[object]
    zh: str
    en: str
    key: str | None
    """The key in YAML, where it is not the field's name."""
    default: object
    """What the field holds when the key is left out or null; unused where it is required."""
    required: bool


def required(kind: Kind[object], zh: str, en: str) -> Spec:
    """A field that must be there; for use within Annotated."""
    return Spec(kind, zh, en, None, None, True)


def optional(kind: Kind[object], zh: str, en: str, key: str | None = None, default: object = None) -> Spec:
    """A field that may be left out or be null, which gives the default; for use within Annotated."""
    return Spec(kind, zh, en, key, default, False)


class RecordOf(Generic[R]):
    """A mapping that holds one record."""

    def __init__(self, record: type[R]) -> None:
        specs = _specs(record)
        self.record = record
        self.fields = {spec.key or name: _Field(name, spec) for name, spec in specs.items()}
        self.blank = {name: spec.kind.stand_in() if spec.required else spec.default for name, spec in specs.items()}

    def read(self, node: Node, key: str, problems: Problems) -> R | None:
        """The record, with stand-ins for what could not be read; None if it is no mapping at all."""
        if not isinstance(node, MapNode):
            problems.add(node.line, f"{key} 应是“键: 值”", f"{key} must be a mapping of keys to values")
            return None
        return self._read(node, key, problems)

    def schema(self) -> Schema:
        """An object with exactly these keys."""
        return {
            "type": "object",
            "properties": {key: _described(field.spec) for key, field in self.fields.items()},
            "required": [key for key, field in self.fields.items() if field.spec.required],
            "additionalProperties": False,
        }

    def stand_in(self) -> R:
        """A record of stand-ins and defaults."""
        return self.record(0, {}, self.blank)

    def _read(self, node: MapNode, key: str, problems: Problems) -> R:
        values = dict(self.blank)
        lines = {}
        for name, (line, value) in node.entries.items():
            field = self.fields.get(name)
            if field is None:
                meant = hint(name, [each for each in self.fields if each not in node.entries])
                problems.add(line, f"不认识的键 {name}；{meant.zh}", f"unknown key {name}; {meant.en}")
            elif field.spec.required or not is_null(value):
                found = field.spec.kind.read(value, name, problems)
                if found is not None:
                    values[field.name] = found
                    lines[name] = line
        self._report_missing(node, key, problems)
        return self.record(node.line, lines, values)

    def _report_missing(self, node: MapNode, key: str, problems: Problems) -> None:
        for name, (_, spec) in self.fields.items():
            if spec.required and name not in node.entries:
                zh = f"{key} 缺少键 {name}（{spec.zh}），请补上"
                problems.add(node.line, zh, f"{key} lacks the key {name} ({spec.en}); add it")


class _Field(NamedTuple):
    name: str
    spec: Spec


def _specs(record: type[Record]) -> dict[str, Spec]:
    """What the annotations of the fields say, by the fields' names, those of base classes first."""
    notes = {name: get_args(note) for base in reversed(record.__mro__) for name, note in get_annotations(base).items()}
    return {name: note[1] for name, note in notes.items() if len(note) > 1 and isinstance(note[1], Spec)}


def _described(spec: Spec) -> Schema:
    kind = spec.kind.schema()
    described: Schema = {"description": f"{spec.zh} / {spec.en}"}
    if spec.required:
        return described | kind
    return described | {"anyOf": [kind, {"type": "null"}]}
