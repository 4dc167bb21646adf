"""Kinds made of other kinds: lists, mappings, and text that remembers its line."""

from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from fazhi.yamlfile.kinds import Kind, Schema, Text
from fazhi.yamlfile.problems import Problems
from fazhi.yamlfile.tree import ListNode, MapNode, Node

T = TypeVar("T")


class Line(NamedTuple):
    """A text and the line it stands on."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class LineText:
    """Text that remembers its line."""

    def read(self, node: Node, key: str, problems: Problems) -> Line | None:
        """The text and its line."""
        text = _TEXT.read(node, key, problems)
        return None if text is None else Line(text, node.line)

    def schema(self) -> Schema:
        """A string."""
        return _TEXT.schema()

    def stand_in(self) -> Line:
        """Nothing."""
        return Line("", 0)


@dataclass(frozen=True, slots=True)
class ListOf(Generic[T]):
    """A list of values of one kind, in order."""

    kind: Kind[T]
    least: int = 0
    """How many there must be."""
    unique: bool = False
    """Whether a value may stand there once only."""

    def read(self, node: Node, key: str, problems: Problems) -> tuple[T, ...] | None:
        """The values that could be read."""
        if not isinstance(node, ListNode):
            problems.add(node.line, f"{key} 应是列表，如 [甲, 乙]", f"{key} must be a list, such as [a, b]")
            return None
        read = self.kind.read
        values = [(item.line, read(item, key, problems)) for item in node.items]
        if len(values) < self.least:
            problems.add(node.line, f"{key} 至少要有 {self.least} 项", f"{key} needs at least {self.least}")
        if self.unique:
            _report_repeats([(line, value) for line, value in values if value is not None], key, problems)
        return tuple(value for _, value in values if value is not None)

    def schema(self) -> Schema:
        """An array."""
        schema: Schema = {"type": "array", "items": self.kind.schema()}
        if self.least:
            schema["minItems"] = self.least
        if self.unique:
            schema["uniqueItems"] = True
        return schema

    def stand_in(self) -> tuple[T, ...]:
        """None of them."""
        return ()


@dataclass(frozen=True, slots=True)
class MapOf(Generic[T]):
    """A mapping of names, all of one form, to values of one kind."""

    names: Text
    kind: Kind[T]

    def read(self, node: Node, key: str, problems: Problems) -> dict[str, tuple[int, T]] | None:
        """The line of each name and its value, in the order of the file."""
        if not isinstance(node, MapNode):
            problems.add(node.line, f"{key} 应是“名称: 值”", f"{key} must be a mapping of names")
            return None
        found = {}
        for name, (line, value) in node.entries.items():
            if self.names.read_key(name, line, key, problems):
                read = self.kind.read(value, name, problems)
                found[name] = (line, self.kind.stand_in() if read is None else read)
        return found

    def schema(self) -> Schema:
        """An object with any number of such names."""
        return {
            "type": "object",
            "propertyNames": {"pattern": self.names.whole_pattern()},
            "additionalProperties": self.kind.schema(),
        }

    def stand_in(self) -> dict[str, tuple[int, T]]:
        """No names."""
        return {}


_TEXT = Text()


def _report_repeats(values: list[tuple[int, T]], key: str, problems: Problems) -> None:
    seen: set[object] = set()
    for line, value in values:
        word = value.text if isinstance(value, Line) else value
        if word in seen:
            problems.add(line, f"{key} 中 {word} 重复，请删去一个", f"{word} is repeated in {key}; remove one")
        seen.add(word)
