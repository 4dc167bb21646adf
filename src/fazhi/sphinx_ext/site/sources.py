"""Where the reports of the site come from: the kept ones, and the one given at build time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from fazhi.model.evidence import Found
from fazhi.model.record import ReportRecord
from fazhi.model.report import Report
from fazhi.reading import read
from fazhi.records import read_found, read_report_record, text_at_hand, without_text
from fazhi.sphinx_ext.site.settings import Settings

SUPPLIED = "supplied"
"""The folder, beside `reports`, of the pages that show a report given at build time."""
_RECORD = "report.yaml"


@dataclass(frozen=True, slots=True)
class Source:
    """A report with what is known of it besides its text."""

    folder: str
    """Name of the folder its pages lie in."""
    report: Report
    record: ReportRecord | None
    """Its record; None for a report that is not kept."""
    found: Mapping[str, Found] | None
    """The evidence stored for it, where its text is not at hand."""


def find_sources(settings: Settings, docs: Path) -> Iterator[Source]:
    """Kept reports by folder, then the given one, unless it is the text of a kept one; bad input passes through."""
    given = settings.path(Path.cwd())
    digest = _digest(given)
    for path in sorted((docs / "reports").glob(f"*/{_RECORD}")):
        record = read_report_record(path.parent)
        own = given is not None and record.sha256 == digest
        yield _kept(path.parent, record, given if own else None)
        given = None if own else given
    if given is not None:
        yield Source(SUPPLIED, _given(given, settings), None, None)


def _kept(folder: Path, record: ReportRecord, given: Path | None) -> Source:
    text = given or text_at_hand(folder, record)
    if text is None:
        return Source(folder.name, without_text(record), record, read_found(folder))
    report = read(
        text,
        unit_kind=record.unit_kind,
        year=record.year,
        unit=record.unit,
        territory=record.territory,
        slug=record.slug,
    )
    return Source(folder.name, report, record, None)


def _given(path: Path, settings: Settings) -> Report:
    return read(
        path,
        unit_kind=settings.unit_kind or None,
        year=int(settings.year) if settings.year else None,
        unit=settings.unit or None,
        territory=settings.territory or None,
    )


def _digest(path: Path | None) -> str | None:
    """Digest of a file; None where there is none, which reading it will tell."""
    return sha256(path.read_bytes()).hexdigest() if path is not None and path.is_file() else None
