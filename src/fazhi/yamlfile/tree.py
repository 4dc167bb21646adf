"""The nodes of a YAML file with the line of each, and nothing else of what YAML can say."""

from typing import NamedTuple, TypeAlias

# Named tuples and no frozen dataclasses: a catalogue has some twenty thousand nodes, and these cost a third.


class Scalar(NamedTuple):
    """A single value, not yet read as text, number or date."""

    text: str
    plain: bool
    """Whether it stood without quotation marks, so that null, true and 12 mean what they mean in YAML."""
    line: int
    """Line number, from 1."""


class ListNode(NamedTuple):
    """A list of nodes."""

    items: "list[Node]"
    line: int


class Entry(NamedTuple):
    """One value of a mapping."""

    line: int
    """Line of the key."""
    value: "Node"


class MapNode(NamedTuple):
    """A mapping; every key stood there once, or the file has a mistake."""

    entries: dict[str, Entry]
    line: int


Node: TypeAlias = Scalar | ListNode | MapNode


def is_null(node: Node) -> bool:
    """Whether nothing, ~ or null stands there."""
    return node.__class__ is Scalar and node[1] is True and node[0] in {"", "~", "null", "Null", "NULL"}
