"""What the tests of reading share: short ways to read and to show what was read."""

from pathlib import Path
from typing import Any

from fazhi.model.report import Part, Passage, PassageKind, Report
from fazhi.reading import read_text

ROOT = Path(__file__).parents[1]
GAOQING = ROOT.parent / "shared" / "reports" / "gaoqing-edz-2022.txt"


def reading(text: str, **options: Any) -> Report:
    """A report of a county for 2022 unless options say otherwise."""
    return read_text(text, **({"name": "报告.txt", "unit_kind": "county", "year": 2022} | options))


def words(report: Report, passage: Passage) -> str:
    """The text of a passage."""
    return report.text[passage.start : passage.end]


def parts(report: Report) -> list[tuple[Part, str]]:
    """Part and text of every passage."""
    return [(passage.part, words(report, passage)) for passage in report.passages]


def part_of(report: Report, phrase: str) -> Part:
    """The part of the passage that holds a phrase."""
    return passage_with(report, phrase).part


def passage_with(report: Report, phrase: str) -> Passage:
    """The first passage that holds a phrase."""
    return next(passage for passage in report.passages if phrase in words(report, passage))


def of_kind(report: Report, kind: PassageKind) -> list[str]:
    """The texts of all passages of a kind."""
    return [words(report, passage) for passage in report.passages if passage.kind is kind]


def path_of(report: Report, phrase: str) -> list[str]:
    """Headings and items above the passage that holds a phrase."""
    return [str(step) for step in passage_with(report, phrase).path]
