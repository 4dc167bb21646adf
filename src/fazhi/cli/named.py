"""What a command line names: a report, its audit, a folder that keeps one, and a duty."""

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fazhi.audit import audit
from fazhi.intake import Asked, Intake, find_kept, folder_named, kept_folders, take_in, take_kept, take_stream
from fazhi.model.audit import Audit
from fazhi.model.errors import InputError
from fazhi.model.obligation import Catalogue, Obligation
from fazhi.reading.limits import MOST_BYTES

if TYPE_CHECKING:
    from fazhi.records.decisions import Log

_SHOWN = 3
"""Duties suggested for a name that is none."""
_STREAM = "-"
"""The name that stands for standard input."""


def audit_named(named: str, asked: Asked, catalogue: Catalogue | None = None, annexes: Sequence[str] = ()) -> Audit:
    """Take in and audit a report with its annexes; it is read first, for that fails sooner than a catalogue loads."""
    taken = taken_named(named, asked, annexes)
    return audit(catalogue or asked.load(Path.cwd()), taken.report, taken.records, asked.law_year)


def taken_named(named: str, asked: Asked, annexes: Sequence[str] = ()) -> Intake:
    """Take in the report that a command line names, with its annexes."""
    here = Path.cwd()
    refuse_no_name([named])
    if named == _STREAM and annexes:
        raise InputError(
            "标准输入不能加附件；请给出报告文件，或打成 .zip。",
            "Standard input takes no annexes; name the file of the report, or pack everything as .zip.",
        )
    if named == _STREAM:
        return take_stream(_standard_input(), asked)
    return take_in(named, asked, here, find_kept(here), list(map(Path, annexes)))


def is_many(files: Sequence[str], manifest: str | None) -> bool:
    """Whether these mean more than one report: several names, a folder that is no report, or a pattern of names."""
    refuse_no_name(files)
    if manifest is not None or len(files) != 1:
        return True
    here, name = Path.cwd(), files[0]
    try:
        if folder_named(name, here, find_kept(here)) is not None:
            return False
        return Path(name).is_dir() or (bool({"*", "?", "["} & set(name)) and not Path(name).exists())
    except (OSError, ValueError):  # what is wrong with it is told where it is read
        return False


def refuse_no_name(files: Sequence[str]) -> None:
    """InputError for a name that is empty, as a variable that was never set gives; it would mean this whole folder."""
    if not all(files):
        raise InputError(
            "报告的名称是空的（变量没有设？）；请写明是哪份报告。",
            "The name of a report is empty (a variable that was not set?); name the report.",
        )


def refuse_none(files: Sequence[str], manifest: str | None) -> None:
    """Refuse a command without files and without a manifest, as click refuses one that lacks an argument."""
    if not files and manifest is None:
        here = click.get_current_context()
        raise click.MissingParameter(ctx=here, param=here.command.params[0])


def kept_folder(slug: str) -> Path:
    """The folder of a kept report.

    Raises:
        InputError: No report of that name is kept.
    """
    here = Path.cwd()
    kept = find_kept(here)
    folder = folder_named(slug, here, kept)
    if folder is None:
        names = [path.name for path in kept_folders(kept)] if kept else []
        there, listed = "、".join(names), ", ".join(names)
        raise InputError(
            f"docs/reports/ 下没有登记的报告 {slug}{f'（有：{there}）' if there else ''}；请先用 fazhi add 登记。",
            f"No report {slug} is recorded under docs/reports/{f' (there are: {listed})' if there else ''}; keep it "
            "there with fazhi add first.",
        )
    return folder


def audit_kept(folder: Path, catalogue: str | None = None) -> "tuple[Audit, Log]":
    """The audit of a kept report, and its reviewers' log once nothing in it is found altered.

    Raises:
        AlteredError: Something is.
    """
    from fazhi.records import verify_decisions  # noqa: PLC0415 - few reports that are audited at a terminal have a log

    log, asked = verify_decisions(folder), Asked.of(catalogue=catalogue)
    taken = take_kept(folder, asked)
    return audit(asked.load(Path.cwd()), taken.report, taken.records), log


def _standard_input() -> bytes:
    """What comes by standard input, as far as the limit and one byte more."""
    if sys.stdin is None:
        raise InputError("标准输入已经关闭；请给出报告文件。", "Standard input is closed; name a report file.")
    return sys.stdin.buffer.read(MOST_BYTES + 1)


def duty_and_report(catalogue: Catalogue, first: str, second: str | None) -> tuple[Obligation, str | None]:
    """The duty and the report that two words name, whichever comes first.

    Raises:
        InputError: Neither names a duty, or there is a report alone.
    """
    if _duty(catalogue, first) is None and _is_report(first):
        if second is None:
            raise InputError(
                f"“{first}”是报告；还要写明是哪项义务：fazhi explain SUPERVISE_001 {first}（fazhi list 列出全部）。",
                f"{first} is a report; name the obligation too: fazhi explain SUPERVISE_001 {first} "
                "(fazhi list has them all).",
            )
        return duty_named(catalogue, second), first
    return duty_named(catalogue, first), second


def _is_report(name: str) -> bool:
    """Whether a report of that name is at hand: a file, or one that is kept."""
    here = Path.cwd()
    try:
        return name == _STREAM or Path(name).exists() or folder_named(name, here, find_kept(here)) is not None
    except (OSError, ValueError):
        return False


def duty_named(catalogue: Catalogue, name: str) -> Obligation:
    """The duty of that identifier, whichever case it is written in, or of that title.

    Raises:
        InputError: There is none; it names those that may be meant.
    """
    found = _duty(catalogue, name)
    if found is not None:
        return found
    near = _meant(catalogue, name)
    zh = (
        f"相近的有 {'、'.join(f'{item.id} {item.title}' for item in near)}。"
        if near
        else "编号形如 SUPERVISE_001；fazhi list 列出全部编号和名称。"
    )
    en = (
        f"Near are {', '.join(f'{item.id} {item.title_en}' for item in near)}."
        if near
        else "Identifiers look like SUPERVISE_001; fazhi list has them all."
    )
    raise InputError(f"没有义务 {name}；{zh}", f"There is no obligation {name}. {en}")


def _duty(catalogue: Catalogue, name: str) -> Obligation | None:
    """The duty of that identifier or title; None where there is none, or more than one of the title."""
    found = catalogue.obligation(name.strip().upper())
    if found is not None:
        return found
    plain = name.strip().casefold()
    titled = [item for item in catalogue.obligations if plain in (item.title.casefold(), item.title_en.casefold())]
    return titled[0] if len(titled) == 1 else None


def _meant(catalogue: Catalogue, name: str) -> Sequence[Obligation]:
    """The duties that a name which is none may mean: by their number, by words of their title, or by a slip."""
    from difflib import get_close_matches  # noqa: PLC0415 - for this mistake only

    by_id = {item.id: item for item in catalogue.obligations}
    upper, plain = name.upper(), name.strip().casefold()
    number = re.fullmatch(r"([A-Z]+)\W*_?\W*([0-9]{1,9})", upper)
    same = [f"{number[1]}_{int(number[2]):03}"] if number else []
    worded = [id for id, item in by_id.items() if plain and plain in f"{item.title}\n{item.title_en}".casefold()]
    titles = {item.title: id for id, item in by_id.items()}
    slips = [titles[title] for title in get_close_matches(name, titles)]
    ids = dict.fromkeys([*same, *worded, *get_close_matches(upper, by_id), *slips])
    return [by_id[id] for id in ids if id in by_id][:_SHOWN]
