"""report.yaml and waivers.yaml: what is recorded of a report beside its text, read and written."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

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

WAIVERS_FILE: Final = "waivers.yaml"
_HEAD: Final = re.compile(r"""^(unit|year|territory|fictional): *["']?([^"'#\n]+?)["']? *(?:#.*)?$""", re.MULTILINE)


class Head(NamedTuple):
    """Whose a kept report is, read without the rest of its record."""

    folder: Path
    unit: str
    year: int
    territory: str
    """As it is written; empty where it is not."""
    fictional: bool


def read_report_record(folder: Path) -> ReportRecord:
    """The record of a report by its folder, with waivers, decisions and ledger.

    Raises:
        CatalogueError: It has mistakes, all of which are told.
        AlteredError: Its log of decisions is not written as one is; whether it fits its seals is not looked at.
    """
    problems = Problems.of(folder / FILE)
    record = read_file(folder / FILE, REPORT, problems)
    beside = Problems.of(folder / WAIVERS_FILE)
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


def waivers_with(folder: Path, new: Sequence[Waiver]) -> bytes:
    """waivers.yaml with further waivers at its end, and all else in it as it was written.

    Raises:
        CatalogueError: It has mistakes.
        InputError: It is written so that this cannot be done.
    """
    path = folder / WAIVERS_FILE
    problems = Problems.of(path)
    before = _waivers(folder, problems)
    raise_if_any([problems])
    data = path.read_bytes() if path.is_file() else b""
    end = b"\r\n" if b"\r\n" in data else b"\n"
    indent = found[1] if (found := re.search(rb"(?m)^( *)- ", data)) else b""
    lines = [indent + line for waiver in new for line in _waiver_lines(waiver)]
    after = (data.rstrip() + end if data.strip() else b"") + b"".join(line + end for line in lines)
    said = Problems.of(path)
    read = tuple(_waiver(record) for record in read_data(after, WAIVERS_FILE, WAIVERS, said))
    if said.mistakes or read != (*before, *new):
        ids = [waiver.obligation for waiver in new]
        raise InputError(
            f"{WAIVERS_FILE} 的写法不便增补；请手工加上：{'、'.join(ids)}。",
            f"{WAIVERS_FILE} is written so that nothing can be added to it; add these by hand: {', '.join(ids)}.",
        )
    return after


def _waiver_lines(waiver: Waiver) -> Iterator[bytes]:
    yield f"- obligation: {waiver.obligation}".encode()
    yield f"  reason: {quoted(waiver.reason)}".encode()
    more = {"reason_en": waiver.reason_en, "owner": waiver.owner}
    rest = {"approved_by": waiver.approver, "basis": waiver.basis}
    yield from (f"  {name}: {quoted(value)}".encode() for name, value in more.items() if value)
    yield f"  until: {waiver.until}".encode()
    yield from (f"  {name}: {quoted(value)}".encode() for name, value in rest.items() if value)


def _waivers(folder: Path, problems: Problems) -> tuple[Waiver, ...]:
    """The waivers in a report's folder, none where it has no such file; mistakes are noted."""
    if not (folder / WAIVERS_FILE).is_file():
        return ()
    records = read_file(folder / WAIVERS_FILE, WAIVERS, problems)
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


def heads_of(folders: Sequence[Path]) -> tuple[Head, ...]:
    """What each record of these folders tells of whose it is, kept until one changes."""
    return _heads(tuple((folder, (folder / FILE).stat().st_mtime_ns) for folder in folders))


@lru_cache(maxsize=4)
def _heads(state: tuple[tuple[Path, int], ...]) -> tuple[Head, ...]:
    found = []
    for folder, _changed in state:
        told = dict(_HEAD.findall((folder / FILE).read_text(encoding="utf-8", errors="replace")))
        if {"unit", "year"} <= told.keys() and told["year"].isdecimal():
            fictional = told.get("fictional", "").lower() in {"true", "yes", "on"}
            found.append(Head(folder, told["unit"], int(told["year"]), told.get("territory", ""), fictional))
    return tuple(found)
