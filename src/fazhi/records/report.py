"""report.yaml: what is recorded of a report beside its text."""

from collections.abc import Mapping
from pathlib import Path

from fazhi.model.audit import Records
from fazhi.model.evidence import Found
from fazhi.model.record import ReportRecord, Waiver
from fazhi.records import waivers
from fazhi.records.specs import REPORT, ReportFile
from fazhi.yamlfile import Problems, raise_if_any, read_file

FILE = "report.yaml"


def read_report_record(folder: Path) -> ReportRecord:
    """The record of the report in a folder under docs/reports with its waivers; CatalogueError with all mistakes."""
    problems = Problems.of(folder / FILE)
    record = read_file(folder / FILE, REPORT, problems)
    beside = Problems.of(folder / waivers.FILE)
    accepted = waivers.read_waivers(folder, beside)
    raise_if_any([problems, beside])
    return _build(record, folder.resolve().name, accepted)


def records_of(record: ReportRecord, found: Mapping[str, Found] | None = None) -> Records:
    """What an audit needs to know of a recorded report besides its text."""
    return Records(found, record.submitted, record.published, record.waivers)


def _build(record: ReportFile, slug: str, accepted: tuple[Waiver, ...]) -> ReportRecord:
    return ReportRecord(
        slug=slug,
        title=record.title,
        unit=record.unit,
        unit_kind=record.unit_kind,
        year=record.year,
        territory=record.territory,
        source=record.source,
        sha256=record.sha256,
        characters=record.characters,
        text=record.text,
        fictional=record.fictional,
        submitted=record.submitted,
        published=record.published,
        note=record.note,
        waivers=accepted,
    )
