"""fazhi from Python: read reports, load catalogues, audit; what `import fazhi` offers, loaded when it is first used."""

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.intake import Asked, find_kept, take_in
from fazhi.model.audit import Audit as _Audit
from fazhi.model.audit import Records
from fazhi.model.errors import CatalogueError, FazhiError, InputError
from fazhi.model.obligation import Catalogue
from fazhi.model.report import Report
from fazhi.output.formats.json import audit_object
from fazhi.reading import read

__all__ = [
    "Audit",
    "Catalogue",
    "CatalogueError",
    "FazhiError",
    "InputError",
    "Report",
    "audit_file",
    "audit_report",
    "load_catalogue",
    "read_report",
]


class Audit(_Audit):
    """One report against the whole catalogue, as every view shows it, with a plain form for other programs."""

    __slots__ = ()

    def to_dict(self, quotes: bool = False) -> dict[str, Any]:
        """What `fazhi audit --format json` writes, as dictionaries, lists, strings and numbers.

        Args:
            quotes: Whether each piece of evidence carries its words, where the report's text is at hand.
        """
        return audit_object(self, quotes)


def load_catalogue(folder: str | Path | None = None) -> Catalogue:
    """The catalogue that came with the package, or that of a folder, whole or added to it, as `fazhi init` makes one.

    Raises:
        CatalogueError: The files have mistakes: all of them are in `mistakes`, each with file and line.
        InputError: No folder was given and none came with the package.
    """
    return load(None if folder is None else Path(folder))


def read_report(
    path: str | Path,
    *,
    unit_kind: str | None = None,
    year: int | None = None,
    unit: str | None = None,
    territory: str | None = None,
    role: str | None = None,
    annexes: str | Path | Sequence[str | Path] = (),
) -> Report:
    """The report in a file; what is not told of it is read from its title.

    Args:
        path: A file of any format that `fazhi audit` reads; or a .zip of a report and its annexes.
        unit_kind: "county" (any government at county level or above), "department", "township" or "development_zone".
        year: The year reported on.
        unit: Name of the unit.
        territory: Province and city of the unit (山东省淄博市), which decide on the local regulations that bind it;
            read from its name by default.
        role: What a department is responsible for (司法行政), where its name does not tell.
        annexes: Files that are read with the report as one, behind its text.

    Raises:
        InputError: A file cannot be read, or neither title nor arguments tell year and kind of unit.
    """
    asked = Asked.of(unit_kind=unit_kind, year=year, unit=unit, territory=territory, role=role)
    return read(
        path, unit_kind=asked.unit_kind, year=asked.year, unit=asked.unit, territory=asked.territory, role=asked.role,
        annexes=_each(annexes),
    )  # fmt: skip


def audit_report(report: Report, *, catalogue: Catalogue | None = None, law_year: int | None = None) -> Audit:
    """A report judged by a catalogue, by default the one that came with the package.

    Args:
        report: As `read_report` gives it.
        catalogue: As `load_catalogue` gives it; loaded once, it serves any number of reports.
        law_year: Judge by the law of this year instead of the report's own.

    Raises:
        InputError: No law of the catalogue was in force in that year, or one of the two is none.
    """
    return _audited(report, Records(), catalogue, Asked.of(law_year=law_year).law_year)


def audit_file(  # noqa: PLR0913 - the arguments of two functions
    path: str | Path,
    *,
    unit_kind: str | None = None,
    year: int | None = None,
    unit: str | None = None,
    territory: str | None = None,
    role: str | None = None,
    law_year: int | None = None,
    catalogue: Catalogue | None = None,
    annexes: str | Path | Sequence[str | Path] = (),
    previous: str | Path | None = None,
) -> Audit:
    """The report in a file, judged: `read_report` and `audit_report` in one, with what people recorded of it.

    It is taken in as `fazhi audit` does: a report that a project around the working folder or around the file keeps
    under docs/reports comes with its facts, decisions, waivers and answers.

    Args:
        path: A file, or the name of a folder under docs/reports, whose text need not be at hand.
        unit_kind: As of `read_report`; it goes before what is recorded, and so do the next four.
        year: As of `read_report`.
        unit: As of `read_report`.
        territory: As of `read_report`.
        role: As of `read_report`.
        law_year: As of `audit_report`.
        catalogue: As of `audit_report`.
        annexes: As of `read_report`.
        previous: The unit's report of the year before, a file or a folder under docs/reports; one that is kept there is
            found by itself.

    Raises:
        InputError: As those two raise it, or where what is recorded cannot be read.
        CatalogueError: As `load_catalogue` raises it, where no catalogue is given; or for what is recorded.
    """
    asked = Asked.of(
        unit_kind=unit_kind, year=year, unit=unit, territory=territory, role=role, law_year=law_year,
        previous=None if previous is None else str(previous),
    )  # fmt: skip
    here = Path.cwd()
    taken = take_in(str(path), asked, here, find_kept(here), list(map(Path, _each(annexes))))
    return _audited(taken.report, taken.records, catalogue, asked.law_year)


def _audited(report: Report, records: Records, catalogue: Catalogue | None, law_year: int | None) -> Audit:
    if not isinstance(report, Report):
        raise InputError("report 须是 read_report(…) 读出的报告。", "report is to be what read_report(…) gives.")
    if not isinstance(catalogue, Catalogue | None):
        raise InputError(
            "catalogue 须是 load_catalogue(…) 读出的目录。", "catalogue is to be what load_catalogue(…) gives."
        )
    found = audit(load_catalogue() if catalogue is None else catalogue, report, records, law_year)
    return Audit(**{field.name: getattr(found, field.name) for field in fields(found)})


def _each(annexes: str | Path | Sequence[str | Path]) -> Sequence[str | Path]:
    """The annexes; a single one may be given as it is."""
    return [annexes] if isinstance(annexes, str | Path) else annexes
