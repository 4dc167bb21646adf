"""What a value may be: each kind both reads a node and says the same in JSON Schema, so the two cannot drift."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Generic, Protocol, TypeAlias, TypeVar

from fazhi.yamlfile.problems import Problems, hint
from fazhi.yamlfile.tree import Node, Scalar

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | bool | None"
Schema: TypeAlias = dict[str, Json]
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", bound=Enum)

_MARKED = frozenset("0123456789+-.~nNtTfF")
"""What a plain value begins with that YAML may take for something else than text."""
_NO_TEXT = re.compile(
    r"~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?\.?[0-9][0-9_]*\.?[0-9]*([eE][-+]?[0-9]+)?"
)
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,11})")
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


class Kind(Protocol[T_co]):
    """What a value may be."""

    def read(self, node: Node, key: str, problems: Problems) -> T_co | None:
        """The value, or None with every mistake noted; `key` names it in messages."""

    def schema(self) -> Schema:
        """The same in JSON Schema."""

    def stand_in(self) -> T_co:
        """What to put in place of a value that could not be read, so that the rest can still be checked."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words."""

    pattern: str | None = None
    """Regular expression the whole must match, in the dialect that Python and JSON Schema share."""
    zh: str = ""
    """What the expression asks for."""
    en: str = ""
    empty: bool = False
    """Whether it may be empty, in quotation marks."""

    def read(self, node: Node, key: str, problems: Problems) -> str | None:
        """The text without change."""
        if not isinstance(node, Scalar):
            problems.add(node.line, f"{key} 应是文字", f"{key} must be text")
            return None
        text = node.text
        if node.plain and (not text or (text[0] in _MARKED and _NO_TEXT.fullmatch(text))):
            problems.add(
                node.line,
                f"{key} 应是文字，若确是文字请给 {text or '它'} 加引号",
                f"{key} must be text; quote {text or 'it'} if it is meant as text",
            )
        elif not (text.strip() or self.empty):
            problems.add(node.line, f"{key} 是空的，请填写或删去", f"{key} is empty; fill it in or remove it")
        elif self.pattern and not re.fullmatch(self.pattern, text):
            problems.add(node.line, f"{key} {text} 写法不对，应为{self.zh}", f"{key} {text} must be {self.en}")
        else:
            return text
        return None

    def read_key(self, name: str, line: int, key: str, problems: Problems) -> bool:
        """Whether the name of an entry has the form asked for."""
        if self.pattern is None or re.fullmatch(self.pattern, name):
            return True
        problems.add(line, f"{key} 中的名称 {name} 写法不对，应为{self.zh}", f"name {name} in {key} must be {self.en}")
        return False

    def schema(self) -> Schema:
        """A string."""
        schema: Schema = {"type": "string", "minLength": 0 if self.empty else 1}
        return schema | {"pattern": self.whole_pattern()} if self.pattern else schema

    def stand_in(self) -> str:
        """Nothing."""
        return ""

    def whole_pattern(self) -> str:
        """The expression, anchored at both ends as JSON Schema needs it."""
        return f"^(?:{self.pattern})$"


@dataclass(frozen=True, slots=True)
class Integer:
    """A whole number."""

    least: int = 0
    most: int = 10**9

    def read(self, node: Node, key: str, problems: Problems) -> int | None:
        """The number, if it lies within the bounds."""
        if isinstance(node, Scalar) and node.plain and _INTEGER.fullmatch(node.text):
            if self.least <= int(node.text) <= self.most:
                return int(node.text)
            zh, en = f"{self.least} 至 {self.most} 的整数", f"an integer from {self.least} to {self.most}"
        else:
            zh, en = "整数，不加引号", "an integer without quotes"
        problems.add(node.line, f"{key} 应是{zh}", f"{key} must be {en}")
        return None

    def schema(self) -> Schema:
        """An integer."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}

    def stand_in(self) -> int:
        """The least."""
        return self.least


@dataclass(frozen=True, slots=True)
class Day:
    """A date, year-month-day."""

    def read(self, node: Node, key: str, problems: Problems) -> date | None:
        """The date, with quotation marks or without."""
        if isinstance(node, Scalar) and re.fullmatch(_DAY, node.text):
            try:
                return date.fromisoformat(node.text)
            except ValueError:
                pass
        written = node.text if isinstance(node, Scalar) else ""
        problems.add(
            node.line,
            f"{key} {written} 不是日期，应写成 2024-01-31 这样",
            f"{key} {written} is no date; write it like 2024-01-31",
        )
        return None

    def schema(self) -> Schema:
        """A string in the form of a date."""
        return {"type": "string", "format": "date", "pattern": f"^{_DAY}$"}

    def stand_in(self) -> date:
        """The first day there is."""
        return date.min


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    def read(self, node: Node, key: str, problems: Problems) -> bool | None:
        """The truth value."""
        if isinstance(node, Scalar) and node.plain and node.text in {"true", "false"}:
            return node.text == "true"
        problems.add(node.line, f"{key} 只能写 true 或 false", f"{key} must be true or false")
        return None

    def schema(self) -> Schema:
        """A boolean."""
        return {"type": "boolean"}

    def stand_in(self) -> bool:
        """No."""
        return False


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One of a few words."""

    choices: Mapping[str, T]
    """What each word stands for."""

    def read(self, node: Node, key: str, problems: Problems) -> T | None:
        """What the word stands for."""
        word = node.text if isinstance(node, Scalar) else ""
        found = self.choices.get(word)
        if found is None:
            zh, en = hint(word, list(self.choices))
            problems.add(node.line, f"{key} 不能是 {word}；{zh}", f"{key} must not be {word}; {en}")
        return found

    def schema(self) -> Schema:
        """One of the words."""
        return {"enum": [*self.choices]}

    def stand_in(self) -> T:
        """The first."""
        return next(iter(self.choices.values()))


def choice_of(values: type[E]) -> Choice[E]:
    """One of the values of an enumeration of words."""
    return Choice({str(item.value): item for item in values})
