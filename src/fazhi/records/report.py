"""report.yaml and waivers.yaml: what is recorded of a report beside its text, read and written.

By these records it is told as well which kept reports are looked at beside a report: its unit's of the year before, and
those of other units.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from fazhi.model.audit import Records
from fazhi.model.errors import InputError
from fazhi.model.evidence import Found
from fazhi.model.record import FILE, ReportRecord, Waiver
from fazhi.model.report import NormalText, Report
from fazhi.records.decisions import read_decisions
from fazhi.records.ledger import FILE as LEDGER
from fazhi.records.ledger import read_ledger
from fazhi.records.specs import REPORT, WAIVERS, ReportFile, WaiverRecord
from fazhi.yamlfile import Problems, raise_if_any, read_data, read_file
from fazhi.yamlfile.write import quoted

_WAIVERS = "waivers.yaml"
_HEAD: Final = re.compile(r"""^(unit|year): *["']?([^"'#\n]+?)["']? *(?:#.*)?$""", re.MULTILINE)
"""Unit and year in a record, read without the rest of it; the report that is found by them is then read whole."""
MOST_OTHERS: Final = 40
"""Reports that are kept above which other units' are not looked at: each of them would be read for each other one.
`fazhi corpus copies` is made for many."""


def read_report_record(folder: Path) -> ReportRecord:
    """The record of a report by its folder, with waivers, decisions and ledger.

    Raises:
        CatalogueError: It has mistakes, all of which are told.
        AlteredError: Its log of decisions is not written as one is; whether it fits its seals is not looked at.
    """
    problems = Problems.of(folder / FILE)
    record = read_file(folder / FILE, REPORT, problems)
    beside = Problems.of(folder / _WAIVERS)
    accepted = _waivers(folder, beside)
    answers = Problems.of(folder / LEDGER)
    ledger = read_ledger(folder, answers)
    raise_if_any([problems, beside, answers])
    built = _build(record, folder.resolve().name, accepted)
    return replace(built, decisions=read_decisions(folder), ledger=ledger)


def records_of(record: ReportRecord, found: Mapping[str, Found] | None = None) -> Records:
    """What an audit needs to know of a recorded report besides its text."""
    return Records(
        found=found,
        submitted=record.submitted,
        published=record.published,
        waivers=record.waivers,
        decisions=record.decisions,
        source=record.source,
        fictional=record.fictional,
        ledger=record.ledger,
    )


def without_text(record: ReportRecord) -> Report:
    """The report as far as its record tells; its evidence must come from what was stored."""
    return Report(
        name=record.slug,
        slug=record.slug,
        title=record.title,
        unit=record.unit,
        unit_kind=record.unit_kind,
        year=record.year,
        territory=record.territory,
        role=record.role,
        read_from_title=(),
        sha256=record.sha256,
        supplied=False,
        text="",
        characters=record.characters,
        normal=NormalText("", (0,), (0,)),
        headings=(),
        passages=(),
        notices=(),
    )


def record_text(report: Report, text: str, source: str) -> str:
    """The record as text; `text` is the name of the report's file, `source` where it comes from."""
    place = [f"territory: {quoted(str(report.territory))}"] if report.territory else []
    place += [f"role: {quoted(report.role)}"] if report.role else []
    lines = [
        f"title: {quoted(report.called('zh'))}",
        f"unit: {quoted(report.unit or report.title)}",
        f"unit_kind: {report.unit_kind}",
        f"year: {report.year}",
        *place,
        f"source: {quoted(source)}",
        f"sha256: {quoted(report.sha256)}",
        f"characters: {len(report.text)}",
        f"text: {quoted(text)}",
    ]
    return "\n".join(lines) + "\n"


def with_text(data: bytes, told: Mapping[str, str], name: str) -> bytes:
    """report.yaml with other values for some of its keys, and all else in it as it was written.

    Raises:
        InputError: It is written so that this cannot be done.
    """
    text, before = data.decode("utf-8-sig"), read_data(data, name, REPORT, Problems(name))
    changed = True
    for key, value in told.items():
        line = f"{key}: {value}".replace("\\", r"\\")
        text, many = re.subn(rf"(?m)^{key}:.*(?:\n[ \t]+.*)*$", line, text, count=1)
        changed = changed and many > 0
    problems = Problems(name)
    after = read_data(text.encode(), name, REPORT, problems)
    same = [each for each in REPORT.fields if each not in told]
    if not changed or problems.mistakes or any(getattr(before, each) != getattr(after, each) for each in same):
        keys = ", ".join(told)
        raise InputError(
            f"{name} 的写法不便改写；请手工改这几行：{keys}。",
            f"{name} is written so that it cannot be changed in place; change these lines by hand: {keys}.",
        )
    return text.encode()


def _waivers(folder: Path, problems: Problems) -> tuple[Waiver, ...]:
    """The waivers in a report's folder, none where it has no such file; mistakes are noted."""
    if not (folder / _WAIVERS).is_file():
        return ()
    records = read_file(folder / _WAIVERS, WAIVERS, problems)
    seen: set[str] = set()
    for record in records:
        if record.obligation in seen and "obligation" in record.lines:
            problems.add(
                record.lines["obligation"],
                f"{record.obligation} 豁免了两次，请合并为一条",
                f"{record.obligation} is waived twice; make it one",
            )
        seen.add(record.obligation)
    return tuple(_waiver(record) for record in records)


def _waiver(record: WaiverRecord) -> Waiver:
    return Waiver(
        obligation=record.obligation,
        reason=record.reason,
        reason_en=record.reason_en,
        owner=record.owner,
        until=record.until,
        approver=record.approved_by,
        basis=record.basis,
    )


def _build(record: ReportFile, slug: str, accepted: tuple[Waiver, ...]) -> ReportRecord:
    return ReportRecord(
        slug=slug,
        title=record.title,
        unit=record.unit,
        unit_kind=record.unit_kind,
        year=record.year,
        territory=record.territory,
        role=record.role,
        source=record.source,
        sha256=record.sha256,
        characters=record.characters,
        text=record.text,
        fictional=record.fictional,
        submitted=record.submitted,
        published=record.published,
        note=record.note,
        previous=record.previous,
        waivers=accepted,
    )


def earlier_folder(
    home: Path, folders: Sequence[Path], record: ReportRecord | None, of: tuple[str, int]
) -> Path | None:
    """The folder of last year's report: the one the record names, else the only one of that unit and the year before.

    Args:
        home: Where reports are kept.
        folders: Those that keep one.
        record: What is recorded of the report.
        of: Unit and year of the report.

    Raises:
        InputError: The record names a folder that keeps no report.
    """
    if record is not None and record.previous:
        if not (home / record.previous / FILE).is_file():
            raise InputError(
                f"report.yaml 的 previous 写的是 {record.previous}，{home} 下没有登记的这份报告；请核对。",
                f"report.yaml names {record.previous} as previous, and {home} keeps no such report; check it.",
            )
        return home / record.previous
    state = tuple((folder.name, (folder / FILE).stat().st_mtime_ns) for folder in folders)
    return _by_unit_and_year(home, state).get((of[0], of[1] - 1))


def other_folders(home: Path, folders: Sequence[Path], of: tuple[str, int]) -> tuple[Path, ...]:
    """The folders of other units' reports of the same year or before; none where more than `MOST_OTHERS` are kept."""
    if len(folders) > MOST_OTHERS:
        return ()
    told = _heads(home, tuple((folder.name, (folder / FILE).stat().st_mtime_ns) for folder in folders))
    return tuple(home / name for name, unit, year in told if unit != of[0] and year <= of[1])


@lru_cache(maxsize=4)
def _by_unit_and_year(home: Path, state: tuple[tuple[str, int], ...]) -> Mapping[tuple[str, int], Path]:
    """The folders by unit and year; of two of one year nobody can tell which is meant.

    Kept until a record changes: of 1,000 reports each would read 1,000 records else.
    """
    found: dict[tuple[str, int], list[Path]] = {}
    for name, unit, year in _heads(home, state):
        found.setdefault((unit, year), []).append(home / name)
    return {key: folders[0] for key, folders in found.items() if len(folders) == 1}


@lru_cache(maxsize=4)
def _heads(home: Path, state: tuple[tuple[str, int], ...]) -> tuple[tuple[str, str, int], ...]:
    """Name of the folder, unit and year of each record that tells them."""
    found = []
    for name, _changed in state:
        told = dict(_HEAD.findall((home / name / FILE).read_text(encoding="utf-8", errors="replace")))
        if {"unit", "year"} <= told.keys() and told["year"].isdecimal():
            found.append((name, told["unit"], int(told["year"])))
    return tuple(found)
