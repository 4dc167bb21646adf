"""The audit of the report that a command line names, as every door makes it."""

import sys
from collections.abc import Sequence
from pathlib import Path

from fazhi.audit import audit
from fazhi.intake import Asked, Intake, find_kept, folder_named, take_in, take_stream
from fazhi.model.audit import Audit
from fazhi.model.errors import InputError
from fazhi.model.obligation import Catalogue
from fazhi.reading.limits import MOST_BYTES

_STREAM = "-"
"""The name that stands for standard input."""


def audit_named(named: str, asked: Asked, catalogue: Catalogue | None = None, annexes: Sequence[str] = ()) -> Audit:
    """Take in and audit a report with its annexes; it is read first, for that fails sooner than a catalogue loads."""
    taken = taken_named(named, asked, annexes)
    return audit(catalogue or asked.load(Path.cwd()), taken.report, taken.records, asked.law_year)


def taken_named(named: str, asked: Asked, annexes: Sequence[str] = ()) -> Intake:
    """Take in the report that a command line names, with its annexes."""
    here = Path.cwd()
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
    if manifest is not None or len(files) != 1:
        return True
    here, name = Path.cwd(), files[0]
    try:
        if folder_named(name, here, find_kept(here)) is not None:
            return False
        return Path(name).is_dir() or (bool({"*", "?", "["} & set(name)) and not Path(name).exists())
    except (OSError, ValueError):  # what is wrong with it is told where it is read
        return False


def kept_folder(slug: str) -> Path:
    """The folder of a kept report.

    Raises:
        InputError: No report of that name is kept.
    """
    here = Path.cwd()
    folder = folder_named(slug, here, find_kept(here))
    if folder is None:
        raise InputError(
            f"docs/reports/ 下没有登记的报告 {slug}；请先用 fazhi add 登记。",
            f"No report {slug} is recorded under docs/reports/; keep it there with fazhi add first.",
        )
    return folder


def _standard_input() -> bytes:
    """What comes by standard input, as far as the limit and one byte more."""
    if sys.stdin is None:
        raise InputError("标准输入已经关闭；请给出报告文件。", "Standard input is closed; name a report file.")
    return sys.stdin.buffer.read(MOST_BYTES + 1)
