"""Cases as files: a text, a mark around the passage, and what must be found there."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, NamedTuple

from fazhi.evidence import Searcher
from fazhi.model.evidence import Evidence, Found, Polarity, Strength
from fazhi.model.report import Part, Report
from fazhi.model.unit import UnitKind
from fazhi.reading import read_text
from fazhi.yamlfile import (
    OBLIGATION_ID,
    Choice,
    Integer,
    ListOf,
    Problems,
    Record,
    RecordOf,
    Text,
    choice_of,
    optional,
    raise_if_any,
    read_file,
    required,
)

OPEN, CLOSE = "⟦", "⟧"
HEADINGS = {
    Part.PREAMBLE: "",
    Part.LEADERSHIP: "一、党政主要负责人履行推进法治建设第一责任人职责情况\n",
    Part.WORK: "一、推进法治政府建设的主要举措和成效\n",
    Part.SHORTCOMINGS: "三、存在的不足和原因\n",
    Part.PLANS: "四、下一年度推进法治政府建设的主要安排\n",
    Part.CLOSING: "",
}
_STRENGTH = Choice({item.key: item for item in Strength})
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


class CaseRecord(Record):
    """One case as it stands in a file."""

    name: Annotated[str, required(Text(), "用例名称", "what the case claims")]
    obligation: Annotated[
        str | None, optional(OBLIGATION_ID, "义务编号；默认为文件名", "obligation; the file's name by default")
    ]
    text: Annotated[str | None, optional(Text(), "一两句话", "one or two sentences")]
    report: Annotated[str | None, optional(Text(), "代替 text 的整份小报告", "a whole small report instead")]
    part: Annotated[Part, optional(choice_of(Part), "所在部分", "part it stands in", default=Part.WORK)]
    strength: Annotated[Strength, required(_STRENGTH, "应得的强度", "strength wanted")]
    accept: Annotated[tuple[Strength, ...], optional(ListOf(_STRENGTH), "也可接受的强度", "also right", default=())]
    polarity: Annotated[Polarity | None, optional(choice_of(Polarity), "性质", "done, planned or admitted")]
    year: Annotated[int, optional(Integer(1990, 2100), "年度", "year reported on", default=2022)]
    unit_kind: Annotated[UnitKind, optional(choice_of(UnitKind), "单位类别", "kind of unit", default=UnitKind.COUNTY)]


_CASES = ListOf(RecordOf(CaseRecord), least=1)


def cases_under(folder: Path) -> list[Case]:
    """Every case of every file below a folder, in order of the files' names; CatalogueError with all mistakes."""
    return _cases(sorted(folder.rglob("*.yaml")), folder)


def cases_of(path: Path, folder: Path) -> list[Case]:
    """The cases of one file; CatalogueError with all its mistakes."""
    return _cases([path], folder)


def _cases(paths: Sequence[Path], folder: Path) -> list[Case]:
    cases, noted = [], []
    for path in paths:
        problems = Problems.of(path)
        noted.append(problems)
        for record in read_file(path, _CASES, problems):
            _check(record, problems)
            if not problems.mistakes:
                cases.append(_case(path.relative_to(folder).as_posix(), path.stem, record))
    raise_if_any(noted)
    return cases


def _check(record: CaseRecord, problems: Problems) -> None:
    if (record.text is None) == (record.report is None):
        zh = f"{record.name}：text 和 report 须有且只有一个"
        problems.add(record.line, zh, f"{record.name}: give either text or report")
    if (record.polarity is None) != (record.strength <= Strength.MENTION):
        zh = f"{record.name}：有佐证才写 polarity，有佐证必须写"
        problems.add(record.line, zh, f"{record.name}: polarity goes with support, and with nothing less")


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


def _case(file: str, stem: str, record: CaseRecord) -> Case:
    before = "" if record.report else f"云州区{record.year}年度法治政府建设工作报告\n\n{HEADINGS[record.part]}"
    body = record.report or (record.text or "").strip()
    text = (before + body).replace(OPEN, "").replace(CLOSE, "")
    return Case(
        file=file,
        name=record.name,
        obligation=record.obligation or stem,
        report=read_text(text, name="case.txt", unit_kind=record.unit_kind, year=record.year),
        strength=record.strength,
        accepted=record.accept or (record.strength,),
        polarity=record.polarity,
        start=len(before),
        marked=_marked(before + body, len(before)),
    )


def _marked(text: str, begin: int) -> tuple[int, int]:
    """The range between the marks; without marks the case's whole text."""
    start, end = text.find(OPEN), text.find(CLOSE)
    return (start, end - 1) if start >= 0 else (begin, len(text))
