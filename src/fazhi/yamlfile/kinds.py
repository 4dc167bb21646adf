"""What a kind of value is: it reads a node and says the same in JSON Schema, so that the two cannot drift."""

from typing import Protocol, TypeAlias, TypeVar

from fazhi.yamlfile.problems import Problems
from fazhi.yamlfile.tree import Node

Json: TypeAlias = "dict[str, Json] | list[Json] | str | float | bool | None"
Schema: TypeAlias = dict[str, Json]
T_co = TypeVar("T_co", covariant=True)

# Kinds and records are plain classes and no frozen dataclasses: each of those takes up to a millisecond to make, at
# every start of the program, and there are a score of them.


class Kind(Protocol[T_co]):
    """What a value may be."""

    def read(self, node: Node, key: str, problems: Problems) -> T_co | None:
        """The value, or None with every mistake noted; `key` names it in messages."""

    def schema(self) -> Schema:
        """What a value of this kind may be, in JSON Schema."""

    def stand_in(self) -> T_co:
        """What to put in place of a value that could not be read, so that the rest can still be checked."""
