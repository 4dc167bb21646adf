"""Cases as files: a text, a mark around the passage, and what must be found there."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from fazhi.model.evidence import Polarity, Strength
from fazhi.model.report import Report
from fazhi.reading import read_text

FOLDER = Path(__file__).parent / "cases"
OPEN, CLOSE = "⟦", "⟧"
HEADINGS = {
    "preamble": "",
    "leadership": "一、党政主要负责人履行推进法治建设第一责任人职责情况\n",
    "work": "一、推进法治政府建设的主要举措和成效\n",
    "shortcomings": "三、存在的不足和原因\n",
    "plans": "四、下一年度推进法治政府建设的主要安排\n",
    "closing": "",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One text and what must be found in it."""

    file: str
    name: str
    obligation: str
    report: Report
    strength: Strength
    accepted: tuple[Strength, ...]
    """Strengths that careful readers may give as well; always holds the first."""
    polarity: Polarity | None
    start: int
    """Where the case's own text begins; what the heading put before it shows does not count."""
    marked: tuple[int, int]
    """Where the passage must be found."""

    def __str__(self) -> str:
        return f"{self.file}: {self.name}"


def all_cases() -> list[Case]:
    """Every case of every file, in order."""
    paths = sorted(FOLDER.rglob("*.yaml"))
    return [case for path in paths for case in cases_of(path)]


def cases_of(path: Path) -> list[Case]:
    """The cases of one file; a mistake in it is an error that names the case."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [_case(path, row) for row in rows]


def _case(path: Path, row: dict[str, Any]) -> Case:
    name = str(row.pop("name"))
    obligation = str(row.pop("obligation", path.stem))
    strength = Strength[str(row.pop("strength")).upper()]
    accepted = tuple(Strength[name.upper()] for name in row.pop("accept", [strength.name]))
    polarity = Polarity(str(row.pop("polarity"))) if "polarity" in row else None
    year, unit_kind = int(str(row.pop("year", 2022))), str(row.pop("unit_kind", "county"))
    before, body = _body(row, year)
    marked = _marked(before + body, len(before))
    assert not row, f"{path.name}: {name}: unknown keys {sorted(row)}"
    assert (polarity is None) == (strength <= Strength.MENTION), f"{path.name}: {name}: polarity goes with support"
    text = (before + body).replace(OPEN, "").replace(CLOSE, "")
    report = read_text(text, name="case.txt", unit_kind=unit_kind, year=year)
    file = path.relative_to(FOLDER).as_posix()
    return Case(file, name, obligation, report, strength, accepted, polarity, len(before), marked)


def _body(row: dict[str, Any], year: int) -> tuple[str, str]:
    """What stands before the case's own text, and that text."""
    if "report" in row:
        return "", str(row.pop("report"))
    heading = HEADINGS[str(row.pop("part", "work"))]
    return f"云州区{year}年度法治政府建设工作报告\n\n{heading}", str(row.pop("text")).strip()


def _marked(text: str, begin: int) -> tuple[int, int]:
    """The range between the marks; without marks the case's whole text."""
    start, end = text.find(OPEN), text.find(CLOSE)
    return (start, end - 1) if start >= 0 else (begin, len(text))
