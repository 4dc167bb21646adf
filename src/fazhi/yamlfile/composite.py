"""Kinds made of other kinds: lists and mappings."""

from typing import Generic, TypeVar

from fazhi.yamlfile.kinds import Kind, Schema
from fazhi.yamlfile.problems import Problems
from fazhi.yamlfile.text import Text
from fazhi.yamlfile.tree import ListNode, MapNode, Node, Scalar

T = TypeVar("T")


class ListOf(Generic[T]):
    """A list of values of one kind, in order."""

    def __init__(self, kind: Kind[T], least: int = 0, *, unique: bool = False) -> None:
        """There must be at least so many; where they are `unique`, each word may stand there once only."""
        self.kind = kind
        self.least = least
        self.unique = unique

    def read(self, node: Node, key: str, problems: Problems) -> tuple[T, ...] | None:
        """The values that could be read."""
        if not isinstance(node, ListNode):
            problems.add(node.line, f"{key} 应是列表，如 [甲, 乙]", f"{key} must be a list, such as [a, b]")
            return None
        read = self.kind.read
        values = [read(item, key, problems) for item in node.items]
        if len(values) < self.least:
            problems.add(node.line, f"{key} 至少要有 {self.least} 项", f"{key} needs at least {self.least}")
        if self.unique:
            _report_repeats([item for item in node.items if isinstance(item, Scalar)], key, problems)
        return tuple(value for value in values if value is not None)

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


class MapOf(Generic[T]):
    """A mapping of names, all of one form, to values of one kind."""

    def __init__(self, names: Text, kind: Kind[T]) -> None:
        self.names = names
        self.kind = kind

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


def _report_repeats(words: list[Scalar], key: str, problems: Problems) -> None:
    if len({word.text for word in words}) == len(words):
        return
    seen: set[str] = set()
    for text, _, line in words:
        if text in seen:
            problems.add(line, f"{key} 中 {text} 重复，请删去一个", f"{text} is repeated in {key}; remove one")
        seen.add(text)
