"""Single values that are no text: numbers, dates, truth values, words out of a closed list."""

import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Generic, TypeVar

from fazhi.model.errors import InputError
from fazhi.model.place import Place
from fazhi.places import place_named
from fazhi.yamlfile.kinds import Schema
from fazhi.yamlfile.problems import Problems, hint
from fazhi.yamlfile.tree import Node, Scalar

T = TypeVar("T")
E = TypeVar("E", bound=Enum)

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,11})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,12})?")
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


class Integer:
    """A whole number."""

    def __init__(self, least: int = 0, most: int = 10**9) -> None:
        self.least = least
        self.most = most

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


class Decimal:
    """A number with or without decimals, written plainly."""

    def __init__(self, least: float, most: float) -> None:
        self.least = least
        self.most = most

    def read(self, node: Node, key: str, problems: Problems) -> float | None:
        """The number, if it lies within the bounds."""
        if isinstance(node, Scalar) and node.plain and _DECIMAL.fullmatch(node.text):
            if self.least <= float(node.text) <= self.most:
                return float(node.text)
            zh, en = f"{self.least:g} 至 {self.most:g} 的数", f"a number from {self.least:g} to {self.most:g}"
        else:
            zh, en = "数，如 0.85，不加引号", "a number such as 0.85, without quotes"
        problems.add(node.line, f"{key} 应是{zh}", f"{key} must be {en}")
        return None

    def schema(self) -> Schema:
        """A number."""
        return {"type": "number", "minimum": self.least, "maximum": self.most}

    def stand_in(self) -> float:
        """The least."""
        return self.least


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


class PlaceName:
    """The name of a province, city or county."""

    def read(self, node: Node, key: str, problems: Problems) -> Place | None:
        """The place, if there is one and only one of that name."""
        told = node.text if isinstance(node, Scalar) else ""
        try:
            return place_named(told)
        except InputError as error:
            problems.add(node.line, f"{key}：{error.zh.rstrip('。')}", f"{key}: {error.en.rstrip('.')}")
        return None

    def schema(self) -> Schema:
        """A string."""
        return {"type": "string", "minLength": 1}

    def stand_in(self) -> Place:
        """Nowhere."""
        return Place("")


class Choice(Generic[T]):
    """One of a few words."""

    def __init__(self, choices: Mapping[str, T]) -> None:
        """What each word stands for."""
        self.choices = choices

    def read(self, node: Node, key: str, problems: Problems) -> T | None:
        """What the word stands for."""
        word = node.text if isinstance(node, Scalar) else ""
        found = self.choices.get(word)
        if found is None:
            meant = hint(word, list(self.choices))
            problems.add(node.line, f"{key} 不能是 {word}；{meant.zh}", f"{key} must not be {word}; {meant.en}")
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
