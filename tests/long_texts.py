"""Texts of any length that are hard on a search: without stops, of one mark or word over and over."""

from collections.abc import Callable
from pathlib import Path

_REPORT = Path(__file__).parents[1] / "docs" / "reports" / "yunzhou-hightech-2024" / "report.txt"

PATTERNS = (
    "建议三项制度10件",
    "办理建议10件，通过建议等方式，",
    "行政执法公开培训10次",
    "其中建议10件、",
    "（建议10件、",
    "制定《建议",
    "1",
    "10,",
    "（",
    "《",
    "一是",
    "1.",
    "①",
    " ",
    "、",
    "一、建议\n",
    "1\n",
    "a\t",
)
"""What a hostile text holds over and over."""


def with_stops(length: int) -> str:
    """The report of this project over and over, its paragraphs whole."""
    text = _REPORT.read_text(encoding="utf-8")
    return (text * (length // len(text) + 1))[:length]


def without_stops(length: int) -> str:
    """The same on one line and in one sentence."""
    return with_stops(length).replace("\n", "").replace("。", "，").replace("；", "，")


def without_marks(length: int) -> str:
    """The same without a clause mark."""
    bare = "".join(character for character in with_stops(2 * length) if character not in "，。；：、！？\n")
    return bare[:length]


def repeated(pattern: str) -> Callable[[int], str]:
    """A text that holds a pattern over and over under one heading."""
    return lambda length: f"一、工作举措\n{pattern * (length // len(pattern))}"


HARD: dict[str, Callable[[int], str]] = {
    "without stops": without_stops,
    "without marks": without_marks,
    **{repr(pattern): repeated(pattern) for pattern in PATTERNS},
}
"""Each by what it holds: a text of about the length that is asked for."""
