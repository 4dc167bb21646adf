"""The only way in for every door: what was asked and what is recorded make the report, and what is known besides.

What is asked goes before what is recorded, and that before what the title says. A file is a recorded report where a
record beside it names it as its text, or where its bytes are those that a record was made for: one beside the file, in
the project that the door works in, or in the project that the file lies in.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self, TypedDict, Unpack

from fazhi.catalogue import load_for, project_file, setting_in
from fazhi.model.audit import Records
from fazhi.model.both import Both
from fazhi.model.errors import CatalogueError, InputError
from fazhi.model.obligation import Catalogue
from fazhi.model.place import Place
from fazhi.model.record import FILE as RECORD
from fazhi.model.report import Report
from fazhi.model.unit import UnitKind
from fazhi.places import place_named
from fazhi.reading import checked_kind, read, read_stream
from fazhi.reading.formats.table import by_suffix

if TYPE_CHECKING:
    from fazhi.model.record import ReportRecord

KEPT: Final = Path("docs") / "reports"
"""Where a project keeps reports, from its root."""
_YEAR_DIGITS: Final = 4
_SHOWN: Final = 16
"""Digits of a digest that tell two files apart at a glance."""


class Told(TypedDict, total=False):
    """What a user says of a report and of the law to judge it by, as options, settings and tables have it."""

    unit_kind: str | None
    year: int | str | None
    unit: str | None
    territory: str | None
    role: str | None
    law_year: int | str | None
    catalogue: str | None
    previous: str | None


class Known(TypedDict, total=False):
    """What is known of a report before its title is read: it is told, or recorded."""

    unit: str
    unit_kind: UnitKind
    year: int
    territory: Place | None
    role: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a user says of a report and of the law to judge it by; None for what is left to the record and the text."""

    unit_kind: UnitKind | None = None
    year: int | None = None
    unit: str | None = None
    territory: Place | None = None
    role: str | None = None
    law_year: int | None = None
    catalogue: str | None = None
    """Folder of the catalogue."""
    previous: str | None = None
    """Last year's report of the unit: a file or a kept report."""
    alone: bool = False
    """Whether other units' reports that are kept are left aside, as where a corpus is compared by itself."""

    @classmethod
    def of(cls, **told: Unpack[Told]) -> Self:
        """What options and settings say as they come, empty ones left out.

        Raises:
            InputError: A year is none, or there is no such kind of unit; it tells of all that is wrong.
        """
        year = law_year = territory = unit_kind = None
        wrong: list[InputError] = []
        with _gathered(wrong):
            year = _year("year", told.get("year"))
        with _gathered(wrong):
            law_year = _year("law_year", told.get("law_year"))
        with _gathered(wrong):
            territory = place_named(named) if (named := told.get("territory")) else None
        with _gathered(wrong):
            unit_kind = checked_kind(told.get("unit_kind") or None, year)
        if wrong:
            raise InputError("".join(each.zh for each in wrong), " ".join(each.en for each in wrong))
        return cls(
            unit_kind=unit_kind,
            year=year,
            unit=told.get("unit") or None,
            territory=territory,
            role=told.get("role") or None,
            law_year=law_year,
            catalogue=told.get("catalogue") or None,
            previous=told.get("previous") or None,
        )

    @property
    def known(self) -> Known:
        """What it says of the report, as far as it does."""
        known: Known = {}
        if self.unit is not None:
            known["unit"] = self.unit
        if self.unit_kind is not None:
            known["unit_kind"] = self.unit_kind
        if self.year is not None:
            known["year"] = self.year
        if self.territory is not None:
            known["territory"] = self.territory
        if self.role is not None:
            known["role"] = self.role
        return known

    def load(self, here: Path, home: Path | None = None) -> Catalogue:
        """The catalogue asked for, relative to `here`; else that of the project around `home`; else the shipped one."""
        return load_for(self.catalogue, here if self.catalogue or home is None else home)


@dataclass(frozen=True, slots=True)
class Intake:
    """A report that was taken in."""

    report: Report
    record: "ReportRecord | None"
    """What is recorded of it; None for a report that is not kept."""
    records: Records
    """The same as an audit wants it, with the stored evidence where the text is not at hand."""
    folder: Path | None
    """The folder that the record lies in."""


def find_kept(here: Path) -> Path | None:
    """Where the project at or above a folder keeps its reports; None outside any."""
    return next((folder / KEPT for folder in (here, *here.parents) if (folder / KEPT).is_dir()), None)


def kept_folders(kept: Path) -> list[Path]:
    """The folders of the reports that are kept there, by name."""
    return sorted(path.parent for path in kept.glob(f"*/{RECORD}"))


def take_in(named: str, asked: Asked, here: Path, kept: Path | None, annexes: Sequence[Path] = ()) -> Intake:
    """The report that was named: a folder of those that are kept, or a file relative to `here`, with its annexes.

    Raises:
        InputError: It is neither, or cannot be read.
        AlteredError: Its log of decisions was altered.
        CatalogueError: What is recorded of it has mistakes.
    """
    return _with_earlier(_take(named, asked, here, kept, annexes), asked, here, kept)


def _take(named: str, asked: Asked, here: Path, kept: Path | None, annexes: Sequence[Path]) -> Intake:
    folder = folder_named(named, here, kept)
    if folder is not None and annexes:
        raise InputError(
            f"“{named}”是已登记的报告，不能再加附件；请给出报告文件。",
            f'"{named}" is a report that is kept and takes no annexes; name the file of the report.',
        )
    if folder is not None:
        return _kept(folder, asked)
    path = Path(named) if here == Path.cwd() else here / named  # a message names it as the user did
    if kept is not None and not path.exists() and (there := kept_folders(kept)):
        names = [folder.name for folder in there]
        listed = ", ".join(names)
        raise InputError(
            f"“{named}”既不是文件，也不是 docs/reports 下的文件夹（有：{'、'.join(names)}）；请核对路径。",
            f'"{named}" is neither a file nor a folder under docs/reports (there are: {listed}); check the path.',
        )
    return _file(path, asked, kept, annexes)


def _with_earlier(taken: Intake, asked: Asked, here: Path, kept: Path | None) -> Intake:
    """The report that was taken in, with what is looked at beside it, where its text is at hand.

    That is the unit's report of the year before, and those of other units that are kept with it: of these only the
    texts count, and nobody's decisions.

    Raises:
        AlteredError: The report's decisions are not those that were written down; no door is to go by them.
    """
    if taken.folder is not None and taken.records.decisions:
        from fazhi.records import refuse_altered  # noqa: PLC0415 - see _kept

        refuse_altered(taken.folder, taken.records.decisions)
    if not taken.report.supplied:
        return taken
    home = taken.folder.parent if taken.folder is not None else kept
    beside = kept_folders(home) if home is not None and taken.report.unit is not None else []
    earlier = _earlier(taken, asked, (here, kept), (home, beside))
    others = tuple if asked.alone else _others(taken, beside)
    return replace(taken, records=replace(taken.records, earlier=earlier, others=others))


def _others(taken: Intake, folders: Sequence[Path]) -> Callable[[], Sequence[Report]]:
    if taken.report.unit is None or not folders:
        return tuple
    from fazhi.whose import other_folders  # noqa: PLC0415 - see _kept

    found = other_folders(folders, taken.report)
    return _Others(found) if found else tuple


@dataclass(frozen=True, slots=True)
class _Others:
    """Kept reports of other units, which are read when they are asked for."""

    folders: tuple[Path, ...]

    def __call__(self) -> Sequence[Report]:
        """Those whose text is at hand and can be read at once: one that cannot must not stop the audit of another."""
        made = (_other(folder, tuple(path.stat().st_mtime_ns for path in sorted(folder.iterdir())))
                for folder in self.folders)  # fmt: skip
        return [report for report in made if report is not None]


@lru_cache(maxsize=64)
def _other(folder: Path, _state: tuple[int, ...]) -> Report | None:
    """A kept report to look for copies in; None without its text, or where reading that takes another program."""
    from fazhi.records import read_report_record, text_at_hand  # noqa: PLC0415 - see _kept

    try:
        text = text_at_hand(folder, read_report_record(folder))
        named = by_suffix(text.suffix.lower()) if text is not None else None
        if text is None or (named is not None and named.converted):
            return None
        return replace(_kept(folder, Asked()).report, name=folder.name)
    except (InputError, CatalogueError, OSError):
        return None


def _earlier(
    taken: Intake, asked: Asked, where: tuple[Path, Path | None], beside: tuple[Path | None, Sequence[Path]]
) -> Report | None:
    """The one asked for, the one that the record names, else the kept one of that unit and year.

    Args:
        taken: The report.
        asked: What was asked of it.
        where: The folder that the door works in, and where its project keeps reports.
        beside: Where the report is looked for, and the folders of the reports that are kept there.
    """
    report = taken.report
    if asked.previous:
        earlier = _take(asked.previous, Asked(unit_kind=report.unit_kind), *where, ()).report
        if earlier.year >= report.year:
            raise InputError(
                f"--previous {asked.previous} 是{earlier.year}年度的，不早于所核查的{report.year}年度；请核对。",
                f"--previous {asked.previous} is of {earlier.year}, no earlier than {report.year}; check it.",
            )
        return earlier
    home, folders = beside
    if home is None or report.unit is None or not folders:
        return None
    from fazhi.whose import earlier_folder  # noqa: PLC0415 - see _kept

    folder = earlier_folder(home, folders, taken.record, report)
    return None if folder is None else _kept(folder, Asked()).report


def take_file(path: Path, asked: Asked, kept: Path | None) -> Intake:
    """The report of a file, by the record that was made for it if there is one."""
    return _with_earlier(_file(path, asked, kept, ()), asked, Path.cwd(), kept)


def _file(path: Path, asked: Asked, kept: Path | None, annexes: Sequence[Path]) -> Intake:
    """The report of a file; with annexes it is another one than that a record was made for."""
    if annexes:
        return Intake(read(path, **asked.known, annexes=annexes), None, Records(), None)
    folder = recorded_in(path, kept)
    if folder is None:
        return Intake(read(path, **asked.known), None, Records(), None)
    return _recorded(path, folder, asked)


def take_draft(path: Path, record: "ReportRecord") -> Report:
    """A file as a draft of a report that is kept: read by what is recorded of it, whatever its title says."""
    report = read(path, **_recorded_of(record), slug=record.slug)
    return replace(report, territory=record.territory) if record.fictional else report


def take_stream(data: bytes, asked: Asked) -> Intake:
    """The report that came by standard input, of which nothing is recorded."""
    return Intake(read_stream(data, **asked.known), None, Records(), None)


def take_kept(folder: Path, asked: Asked) -> Intake:
    """A kept report; where its text was kept back, as far as record and stored evidence tell."""
    return _with_earlier(_kept(folder, asked), asked, Path.cwd(), folder.parent)


def _kept(folder: Path, asked: Asked) -> Intake:
    from fazhi.records import (  # noqa: PLC0415 - few reports that are audited at a terminal have a record
        read_found,
        read_report_record,
        records_of,
        text_at_hand,
        without_text,
    )

    record = read_report_record(folder)
    text = text_at_hand(folder, record)
    if text is not None:
        return _recorded(text, folder, asked)
    report = replace(without_text(record), **asked.known)
    return Intake(report, record, _answered(records_of(record, read_found(folder)), folder), folder)


def folder_named(named: str, here: Path, kept: Path | None) -> Path | None:
    """The folder that keeps the report named, if a folder is meant."""
    candidates = [here / named] if kept is None else [kept / named, here / named]
    return next((path for path in candidates if (path / RECORD).is_file()), None)


def recorded_in(path: Path, kept: Path | None) -> Path | None:
    """The folder of the record that was made for a file, whatever the file is called and wherever it lies."""
    if not path.is_file():
        return None
    beside = path.parent / RECORD
    folders = [path.parent] if beside.is_file() else []
    for place in dict.fromkeys(filter(None, (kept, find_kept(path.resolve().parent)))):
        folders += kept_folders(place)
    if not folders:
        return None
    digest = _digest(path).encode()
    for folder in dict.fromkeys(folders):
        if digest in (folder / RECORD).read_bytes():
            return folder
    return path.parent if beside.is_file() and _is_text_of(path, path.parent) else None


def default_report(path: Path) -> str:
    """`report` in [tool.fazhi] of a pyproject.toml; empty where there is none."""
    return project_setting(path, "report")


def laws_folder(told: str | None, here: Path) -> Path | None:
    """The folder of texts of the law: the one told, else the one that the project around `here` names, if it does."""
    return here / told if told else project_path(here, "laws")


def project_path(here: Path, name: str) -> Path | None:
    """What a setting of the project around a folder names, if there is one."""
    file = project_file(here)
    named = None if file is None else setting_in(file, name, seldom=True)
    return file.parent / str(named) if file is not None and named else None


def project_setting(path: Path, name: str) -> str:
    """A setting in [tool.fazhi] of a pyproject.toml; empty where there is none."""
    found = setting_in(path, name)
    return "" if found is None else str(found)


def _recorded(path: Path, folder: Path, asked: Asked) -> Intake:
    from fazhi.records import read_report_record, records_of  # noqa: PLC0415 - see above

    record = read_report_record(folder)
    report = read(path, **(_recorded_of(record) | asked.known), slug=record.slug)
    if record.fictional:  # a unit that was made up lies nowhere, whatever it is called
        report = replace(report, territory=asked.territory or record.territory)
    if report.sha256 != record.sha256:
        report = replace(report, notices=(*report.notices, _altered(record, report)))
    return Intake(report, record, _answered(records_of(record), folder), folder)


def _answered(records: Records, folder: Path) -> Records:
    """The records with who answers for what, where somebody answered: nobody asks otherwise."""
    if not records.ledger.answered:
        return records
    from fazhi.catalogue.tables import departments_of  # noqa: PLC0415 - few reports have answers

    return replace(records, departments=departments_of(folder, Path.cwd()))


def _altered(record: "ReportRecord", report: Report) -> Both:
    """What to know of a text that is not, or is no longer, what its record was made for."""
    was, now = record.sha256[:_SHOWN], report.sha256[:_SHOWN]
    return Both(
        f"报告在登记之后改动过：report.yaml 登记的摘要是 {was}…，所读的文件是 {now}…；"
        f"核对后把 sha256 改为 {report.sha256}；有复核意见的，用 fazhi add --replace 换成这一稿。",
        f"The report was changed since it was recorded: report.yaml has the digest {was}…, the file that was read has "
        f"{now}…; check it, then make sha256 {report.sha256}, or where there are decisions take it in with fazhi add "
        "--replace.",
    )


def _is_text_of(path: Path, folder: Path) -> bool:
    """Whether a record names the file as its text, though it was changed since."""
    from fazhi.records import read_report_record  # noqa: PLC0415 - see above

    return read_report_record(folder).text == path.name


def _recorded_of(record: "ReportRecord") -> Known:
    return {
        "unit": record.unit,
        "unit_kind": record.unit_kind,
        "year": record.year,
        "territory": record.territory,
        "role": record.role,
    }


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


@contextmanager
def _gathered(wrong: list[InputError]) -> Iterator[None]:
    try:
        yield
    except InputError as error:
        wrong.append(error)


def _year(name: str, written: int | str | None) -> int | None:
    """A year as people write it, in a table too: 2025, 2025年, 2025年度; None where none is written."""
    if written is None or written == "":
        return None
    told = str(written).removesuffix("度").removesuffix("年")
    if not (told.isascii() and told.isdecimal() and len(told) == _YEAR_DIGITS):
        option = f"--{name.replace('_', '-')}"
        raise InputError(
            f"{option} 须为四位年份，给出的是“{written}”。", f'{option} must be a year of four digits, not "{written}".'
        )
    return int(told)
