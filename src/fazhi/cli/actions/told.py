"""What a user said of the report and the law to judge it by, made into an audit."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from fazhi.audit import audit
from fazhi.catalogue import load_for
from fazhi.model.audit import Audit, Records
from fazhi.model.errors import InputError
from fazhi.model.obligation import Catalogue
from fazhi.reading import read, read_stream
from fazhi.reading.limits import MOST_BYTES

if TYPE_CHECKING:
    from fazhi.model.record import ReportRecord


_STREAM = "-"
"""The name that stands for standard input."""


class Told(NamedTuple):
    """What a user said of the report and the law to judge it by."""

    unit_kind: str | None
    year: int | None
    unit: str | None
    territory: str | None
    law_year: int | None
    catalogue: str | None

    def audit(self, file: str, catalogue: Catalogue | None = None) -> Audit:
        """Read and audit a report; it is read first, for that fails sooner than a catalogue loads."""
        if file == _STREAM:
            report = read_stream(_standard_input(), **self._facts(None))
            return audit(catalogue or self.load(), report, law_year=self.law_year)
        path = Path(file)
        record = _record_beside(path) if (path.parent / "report.yaml").is_file() else None
        report = read(path, **self._facts(record))
        return audit(catalogue or self.load(), report, _records(record), self.law_year)

    def _facts(self, record: "ReportRecord | None") -> dict[str, Any]:
        """What is known of the report: what the user said goes before what is recorded."""
        told = {name: getattr(self, name) for name in ("unit_kind", "year", "unit", "territory")}
        return told if record is None else {name: value or getattr(record, name) for name, value in told.items()}

    def load(self) -> Catalogue:
        """The catalogue asked for."""
        return load_for(self.catalogue, Path.cwd())


def _standard_input() -> bytes:
    """What comes by standard input, as far as the limit and one byte more."""
    if sys.stdin is None:
        raise InputError("标准输入已经关闭；请给出报告文件。", "Standard input is closed; name a report file.")
    return sys.stdin.buffer.read(MOST_BYTES + 1)


def _record_beside(path: Path) -> "ReportRecord | None":
    """The record that lies beside a report, if it is the record of this very file."""
    from hashlib import file_digest  # noqa: PLC0415 - few reports have a record

    from fazhi.records import read_report_record  # noqa: PLC0415 - few reports have a record

    record = read_report_record(path.parent)
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return record if file_digest(file, "sha256").hexdigest() == record.sha256 else None


def _records(record: "ReportRecord | None") -> Records:
    if record is None:
        return Records()
    from fazhi.records import records_of  # noqa: PLC0415 - few reports have a record

    return records_of(record)
