"""Cases as files: a text, a mark around the passage, and what must be found there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from fazhi.evidence import Searcher
from fazhi.model.errors import InputError
from fazhi.model.evidence import Evidence, Found, Polarity, Strength
from fazhi.model.report import Report
from fazhi.reading import read_text

OPEN, CLOSE = "⟦", "⟧"
HEADINGS = {
    "preamble": "",
    "leadership": "一、党政主要负责人履行推进法治建设第一责任人职责情况\n",
    "work": "一、推进法治政府建设的主要举措和成效\n",
    "shortcomings": "三、存在的不足和原因\n",
    "plans": "四、下一年度推进法治政府建设的主要安排\n",
    "closing": "",
}
OVERLAP = 0.8
"""Share of the shorter range, of the one marked and the one found, that must lie in the other."""


@dataclass(frozen=True, slots=True)
class Case:
    """One text and what must be found in it."""

    file: str
    """Path from the folder of the cases."""
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


class Outcome(NamedTuple):
    """What became of a case."""

    case: Case
    right: bool
    found: tuple[Evidence, ...]
    """The evidence found in the case's own text."""
    missed: Found
    """All that was found for the obligation, near misses too."""


def cases_under(folder: Path) -> Iterator[Case]:
    """Every case of every file below a folder, in order of the files' names."""
    for path in sorted(folder.rglob("*.yaml")):
        yield from cases_of(path, folder)


def cases_of(path: Path, folder: Path) -> Iterator[Case]:
    """The cases of one file; InputError names the file and the case with a mistake."""
    file = path.relative_to(folder).as_posix()
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise _bad(file, "", str(error).replace("\n", " ")) from None
    if not isinstance(rows, list):
        raise _bad(file, "", "not a list of cases")
    for row in rows:
        name = str(row.get("name", "")) if isinstance(row, dict) else ""
        try:
            yield _case(file, path.stem, dict(row))
        except (KeyError, ValueError, TypeError) as error:
            raise _bad(file, name, f"{type(error).__name__}: {error}") from None


def judge(case: Case, searcher: Searcher) -> Outcome:
    """Whether the rules find in a case what it says."""
    everything = searcher.search(case.report)[case.obligation]
    found = tuple(item for item in everything.evidence if item.end > case.start)
    if case.strength > Strength.MENTION:
        return Outcome(case, any(_fits(case, item) for item in found), found, everything)
    obligation = searcher.catalogue.obligation(case.obligation)
    section = obligation is not None and obligation.evidence.section is not None
    support = [item for item in found if item.polarity is Polarity.DONE or section]
    return Outcome(case, not support, found, everything)


def _fits(case: Case, item: Evidence) -> bool:
    start, end = case.marked
    shared = min(end, item.end) - max(start, item.start)
    shorter = min(end - start, item.end - item.start)
    return item.strength in case.accepted and item.polarity is case.polarity and shared / shorter >= OVERLAP


def _case(file: str, stem: str, row: dict[str, Any]) -> Case:
    name = str(row.pop("name"))
    obligation = str(row.pop("obligation", stem))
    strength = Strength[str(row.pop("strength")).upper()]
    accepted = tuple(Strength[name.upper()] for name in row.pop("accept", [strength.name]))
    polarity = Polarity(str(row.pop("polarity"))) if "polarity" in row else None
    if (polarity is None) != (strength <= Strength.MENTION):
        raise ValueError("polarity goes with support")
    year, unit_kind = int(str(row.pop("year", 2022))), str(row.pop("unit_kind", "county"))
    before, body = _body(row, year)
    if row:
        raise ValueError(f"unknown keys {sorted(row)}")
    text = (before + body).replace(OPEN, "").replace(CLOSE, "")
    report = read_text(text, name="case.txt", unit_kind=unit_kind, year=year)
    marked = _marked(before + body, len(before))
    return Case(file, name, obligation, report, strength, accepted, polarity, len(before), marked)


def _body(row: dict[str, Any], year: int, headings: Mapping[str, str] = HEADINGS) -> tuple[str, str]:
    """What stands before the case's own text, and that text."""
    if "report" in row:
        return "", str(row.pop("report"))
    heading = headings[str(row.pop("part", "work"))]
    return f"云州区{year}年度法治政府建设工作报告\n\n{heading}", str(row.pop("text")).strip()


def _marked(text: str, begin: int) -> tuple[int, int]:
    """The range between the marks; without marks the case's whole text."""
    start, end = text.find(OPEN), text.find(CLOSE)
    return (start, end - 1) if start >= 0 else (begin, len(text))


def _bad(file: str, name: str, what: str) -> InputError:
    where = f"{file}（{name}）" if name else file
    return InputError(
        f"用例 {where} 有误：{what}；请照 tests/cases/README.md 改正。",
        f"The case {where} is wrong: {what}; correct it as tests/cases/README.md tells.",
    )
