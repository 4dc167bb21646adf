"""Text, on its own or with its line."""

import re
from typing import TypeAlias, cast

from fazhi.yamlfile.kinds import Schema
from fazhi.yamlfile.problems import Problems
from fazhi.yamlfile.tree import Node, Scalar

Line: TypeAlias = Scalar
"""A text and the line it stands on."""

_MARKED = frozenset("0123456789+-.~nNtTfF")
"""What a plain value begins with that YAML may take for something else than text."""
_NO_TEXT = re.compile(
    r"~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?\.?[0-9][0-9_]{0,30}\.?[0-9_]{0,30}([eE][-+]?[0-9]{1,30})?"
)


class Text:
    """Words."""

    def __init__(self, pattern: str | None = None, zh: str = "", en: str = "", *, empty: bool = False) -> None:
        """The whole must match the pattern, in the dialect of Python and JSON Schema; `zh` and `en` say what it asks.

        With `empty` it may be nothing, in quotation marks.
        """
        self.pattern = pattern
        self.zh = zh
        self.en = en
        self.empty = empty

    def read(self, node: Node, key: str, problems: Problems) -> str | None:
        """The text without change."""
        if not isinstance(node, Scalar):
            problems.add(node.line, f"{key} 应是文字", f"{key} must be text")
            return None
        text = node.text
        if text and text[0] not in _MARKED and not self.pattern and not text.isspace():
            return text  # nearly all text there is
        return self._look_closer(node, text, key, problems)

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

    def _look_closer(self, node: Scalar, text: str, key: str, problems: Problems) -> str | None:
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


class LineText:
    """Text that remembers its line: the node itself."""

    def read(self, node: Node, key: str, problems: Problems) -> Line | None:
        """The text and its line."""
        if node.__class__ is Scalar and (text := node[0]) and text[0] not in _MARKED and not text.isspace():
            return node  # nearly all there are
        return None if _TEXT.read(node, key, problems) is None else cast("Line", node)

    def schema(self) -> Schema:
        """A string."""
        return _TEXT.schema()

    def stand_in(self) -> Line:
        """Nothing."""
        return Line("", plain=False, line=0)


_TEXT = Text()
SHA256 = Text("[0-9a-f]{64}", "64 位小写十六进制数", "64 lower-case hexadecimal digits")
OBLIGATION_ID = Text("[A-Z]+_[0-9]{3}", "义务编号", "an identifier of an obligation")
