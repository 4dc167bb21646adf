"""What careful readers found in a report, read from their label files; every mistake of every file at once."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from fazhi.lab.first_sight import FILE
from fazhi.model.errors import InputError
from fazhi.model.evidence import Polarity, Strength
from fazhi.model.obligation import Catalogue, Obligation
from fazhi.model.report import Report
from fazhi.model.unit import UnitKind
from fazhi.reading import read
from fazhi.yamlfile import (
    OBLIGATION_ID,
    SHA256,
    Choice,
    Day,
    Flag,
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

CONCLUSIONS = ("missing", "admitted", "planned", "assertion", "measure", "result")
"""What a reader may conclude of an obligation, the least first."""
SUPPORT = frozenset(("assertion", "measure", "result"))
"""Those that are support."""
_STATED = Choice({name: name for name in CONCLUSIONS[1:]})


class PlaceRecord(Record):
    """One passage that a reader marked."""

    start: Annotated[int, required(Integer(0), "起始字符", "first character")]
    end: Annotated[int, required(Integer(0), "结束字符（不含）", "character behind the last")]
    strength: Annotated[Strength, required(Choice({item.key: item for item in Strength}), "强度", "strength")]
    polarity: Annotated[Polarity, required(choice_of(Polarity), "已做、计划或自认不足", "done, planned or admitted")]


class LabelRecord(Record):
    """What a reader concludes of one obligation."""

    id: Annotated[str, required(OBLIGATION_ID, "义务编号", "identifier of the obligation")]
    conclusion: Annotated[str, required(_STATED, "结论", "conclusion")]
    accept: Annotated[tuple[str, ...], optional(ListOf(_STATED), "也可接受的结论", "also right", default=())]
    passages: Annotated[tuple[PlaceRecord, ...], required(ListOf(RecordOf(PlaceRecord)), "片段", "passages")]
    note: Annotated[str | None, optional(Text(empty=True), "说明", "remarks")]


class ContestedRecord(Record):
    """An obligation that is not labelled, and why."""

    id: Annotated[str, required(OBLIGATION_ID, "义务编号", "identifier of the obligation")]
    why: Annotated[str | None, optional(Text(empty=True), "理由", "why")]


class GoldFile(Record):
    """What a label file holds: the report it is of, and what readers found in it."""

    report: Annotated[str, required(Text(), "报告文件，相对于本文件", "the report's file, relative to this one")]
    sha256: Annotated[str, required(SHA256, "报告文件的 SHA-256", "SHA-256 of the report's file")]
    unit_kind: Annotated[UnitKind, required(choice_of(UnitKind), "单位类别", "kind of unit")]
    year: Annotated[int, required(Integer(1990, 2100), "报告所述年度", "year reported on")]
    labelled: Annotated[
        date | None,
        optional(
            Day(),
            "标注的日期：之后收入目录的义务，没有写到的不计分；不写即只按最初的义务标注",
            "day of the labels: duties that came into the catalogue later are scored only where they are named; "
            "without it, the first ones alone were judged",
        ),
    ]
    tune: Annotated[bool, optional(Flag(), "可否用来调校规则", "whether rules may be tuned on it", default=True)]
    spans: Annotated[
        tuple[tuple[int, ...], ...],
        optional(ListOf(ListOf(Integer(0))), "只判断这些范围", "only these stretches were judged", default=()),
    ]
    labels: Annotated[tuple[LabelRecord, ...], required(ListOf(RecordOf(LabelRecord)), "标注", "labels")]
    missing: Annotated[
        tuple[ContestedRecord, ...],
        optional(
            ListOf(RecordOf(ContestedRecord)), "特意注明没有佐证的", "noted as having no supporting text", default=()
        ),
    ]
    contested: Annotated[
        tuple[ContestedRecord, ...],
        optional(ListOf(RecordOf(ContestedRecord)), "有分歧、不计分的", "not scored", default=()),
    ]


@dataclass(frozen=True, slots=True)
class Gold:
    """A report with the labels that readers gave it."""

    name: str
    """Name of the label file without its ending."""
    report: Report
    tune: bool
    """Whether rules may be tuned on it."""
    spans: tuple[tuple[int, ...], ...]
    """Character ranges that were judged; the whole text where none is given."""
    labels: dict[str, LabelRecord]
    """By obligation; one that is neither here nor contested has no supporting text."""
    contested: frozenset[str]
    """Obligations that are not scored."""
    labelled: date | None = None
    """The day of the labels; None for those made before any duty was added."""

    def speaks_of(self, duty: Obligation) -> bool:
        """Whether the labels judge a duty: it binds the unit, and is named or was in the catalogue when they were made.

        What binds no unit of the kind no reader was asked for, and nobody is told of it.
        """
        if duty.id in self.contested or self.report.unit_kind not in duty.applies_to:
            return False
        known = duty.added is None or (self.labelled is not None and duty.added <= self.labelled)
        return known or duty.id in self.labels

    def judged(self, start: int, end: int) -> bool:
        """Whether a range lies in what was judged; two characters over the edge are forgiven."""
        return not self.spans or any(span[0] <= start + 2 and end <= span[1] + 2 for span in self.spans)


def read_gold(paths: Sequence[Path], catalogue: Catalogue) -> list[Gold]:
    """The labelled reports of files, and of folders of them.

    Raises:
        CatalogueError: Every mistake of every file; nothing is to be scored then.
    """
    files = [file for path in paths for file in (_label_files(path) if path.is_dir() else [path])]
    found, problems = [], []
    for path in files or paths:
        noted = Problems.of(path)
        problems.append(noted)
        gold = _read(path, catalogue, noted)
        if gold is not None:
            found.append(gold)
    raise_if_any(problems)
    return found


def _label_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.yaml") if path.name != FILE)


def _read(path: Path, catalogue: Catalogue, problems: Problems) -> Gold | None:
    stored = read_file(path, RecordOf(GoldFile), problems)
    report = _report(path, stored, problems)
    _check_names(stored, catalogue, problems)
    _check_ranges(stored, None if report is None else report.characters, problems)
    if report is None:
        return None
    labels = {item.id: item for item in stored.labels}
    contested = frozenset(item.id for item in stored.contested)
    return Gold(path.stem, report, stored.tune, stored.spans, labels, contested, stored.labelled)


def _report(path: Path, stored: GoldFile, problems: Problems) -> Report | None:
    """The report that the labels are of; None, and a mistake noted, where it is not at hand."""
    if not {"report", "sha256"} <= stored.lines.keys():
        return None
    file = path.parent / stored.report
    line = stored.lines["report"]
    if not file.is_file():
        problems.add(line, f"没有报告 {stored.report}，请补上", f"there is no report {stored.report}; supply it")
        return None
    if hashlib.sha256(file.read_bytes()).hexdigest() != stored.sha256:
        zh = "标注说的是另一份文件：SHA-256 与报告不同，请换回原报告或重新标注"
        problems.add(stored.lines["sha256"], zh, "the labels are of another text: the digest differs; supply that text")
        return None
    try:
        return read(file, unit_kind=stored.unit_kind, year=stored.year)
    except InputError as error:
        problems.add(line, error.zh, error.en)
        return None


def _check_names(stored: GoldFile, catalogue: Catalogue, problems: Problems) -> None:
    known = {item.id for item in catalogue.obligations}
    named: tuple[LabelRecord | ContestedRecord, ...] = (*stored.labels, *stored.missing, *stored.contested)
    for item in named:
        if "id" in item.lines and item.id not in known:
            zh = f"没有义务 {item.id}，请更正编号"
            problems.add(item.lines["id"], zh, f"there is no obligation {item.id}; correct it")
    seen: set[str] = set()
    for label in stored.labels:
        if "id" in label.lines and label.id in seen:
            zh = f"{label.id} 标了两次，请合并"
            problems.add(label.lines["id"], zh, f"{label.id} is labelled twice; merge the two")
        seen.add(label.id)


def _check_ranges(stored: GoldFile, length: int | None, problems: Problems) -> None:
    for place in (place for label in stored.labels for place in label.passages):
        if {"start", "end"} <= place.lines.keys():
            _check_range(place.start, place.end, length, place.lines["end"], problems)
    for span in stored.spans:
        _check_range(*_pair(span), length, stored.lines["spans"], problems)


def _check_range(start: int, end: int, length: int | None, line: int, problems: Problems) -> None:
    """Note a range that ends before it begins, and where the length of the text is known one that leaves it."""
    if end <= start:
        zh = f"范围 {start}—{end} 的 end 应大于 start，请更正"
        problems.add(line, zh, f"the range {start}-{end} must end behind its start; correct it")
    elif length is not None and end > length:
        zh = f"范围 {start}—{end} 不在正文（共 {length} 字）之内，请更正"
        problems.add(line, zh, f"the range {start}-{end} does not lie in the text of {length} characters; correct it")


def _pair(span: tuple[int, ...]) -> tuple[int, int]:
    """Start and end of a span; a span of any other length can lie nowhere."""
    return (span[0], span[1]) if len(span) == 2 else (0, 0)  # noqa: PLR2004 - start and end
