"""Where the report of a run comes from: a file, or a folder under docs/reports, whose text may not be at hand."""

import tomllib
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

import pytest

from fazhi.disk import why
from fazhi.model.audit import Records
from fazhi.model.errors import InputError
from fazhi.model.record import ReportRecord
from fazhi.model.report import Report
from fazhi.reading import read
from fazhi.records import read_found, read_report_record, records_of, text_at_hand, without_text

KEPT = Path("docs") / "reports"
"""Where reports are kept, from the root of a project."""
_RECORD = "report.yaml"


@dataclass(frozen=True, slots=True)
class About:
    """What the options say of the report."""

    unit_kind: str | None
    year: int | None
    territory: str | None


def find_report(config: pytest.Config) -> Path:
    """The file or folder that `--report`, the ini value or [tool.fazhi] names.

    Raises:
        InputError: Nothing is named, or nothing of that name is there.
    """
    named = named_report(config)
    if named is None:
        raise InputError(
            "没有指定报告；请用 --report 给出文件，或在 pyproject.toml 的 [tool.fazhi] 写明 report。",
            "No report is named; give a file with --report or set report in [tool.fazhi] of pyproject.toml.",
        )
    name, base = named
    kept = config.rootpath / KEPT
    for path in (kept / name, base / name):
        if (path / _RECORD).is_file():
            return path
    if not (base / name).is_file() and kept.is_dir():
        slugs = "、".join(sorted(path.parent.name for path in kept.glob(f"*/{_RECORD}")))
        raise InputError(
            f"“{name}”既不是文件，也不是 docs/reports 下的文件夹（有：{slugs}）。",
            f'"{name}" is neither a file nor a folder under docs/reports (there are: {slugs}).',
        )
    return base / name


def named_report(config: pytest.Config) -> tuple[str, Path] | None:
    """The name of the report and the folder it is relative to; None where no report is named."""
    if told := config.getoption("--report"):
        return str(told), config.invocation_params.dir
    name = str(config.getini("fazhi_report")) or _of_project(config.rootpath / "pyproject.toml")
    return (name, config.rootpath) if name else None


def read_source(path: Path, about: About, kept: Path) -> tuple[Report, Records]:
    """The report of a file or folder, and what is recorded of it; options go before the record.

    A file that is the text of a report kept under `kept` is read by that report's record, as the site does.
    """
    if path.is_dir():
        record = read_report_record(path)
        text = text_at_hand(path, record)
        if text is None:
            return without_text(record), records_of(record, read_found(path))
        return _read(text, about, record), records_of(record)
    known = _record_of(path, kept)
    return _read(path, about, known), records_of(known) if known else Records()


def _read(path: Path, about: About, record: ReportRecord | None) -> Report:
    if record is None:
        return read(path, unit_kind=about.unit_kind, year=about.year, territory=about.territory)
    return read(
        path,
        unit_kind=about.unit_kind or record.unit_kind,
        year=about.year or record.year,
        unit=record.unit,
        territory=about.territory or record.territory,
        slug=record.slug,
    )


def _record_of(path: Path, kept: Path) -> ReportRecord | None:
    """The record of the kept report whose text the file is."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    records = (read_report_record(found.parent) for found in sorted(kept.glob(f"*/{_RECORD}")))
    return next((record for record in records if record.sha256 == digest), None)


def _of_project(path: Path) -> str:
    """`report` in [tool.fazhi] of a pyproject.toml; empty where there is none."""
    if not path.is_file():
        return ""
    try:
        tool = tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {})
        return str(tool.get("fazhi", {}).get("report", ""))
    except (OSError, ValueError, AttributeError, RecursionError) as error:
        zh, en = why(error) if isinstance(error, OSError) else ("不是有效的 TOML", "no valid TOML")
        raise InputError(f"{path} 无法读取（{zh}）；请更正。", f"{path} cannot be read ({en}); correct it.") from None
