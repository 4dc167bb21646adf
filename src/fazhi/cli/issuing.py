"""Ledgers or papers of many reports in one go: a file a unit, and a register of what was written for whom."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

from fazhi.audit import audit
from fazhi.cli.exports import Order, files_of, free_name, is_there, remember
from fazhi.cli.manifests import named_reports
from fazhi.cli.progress import Progress
from fazhi.cli.streams import complain, first_of, put, save
from fazhi.corpus.batch import Audited, Twins, why_not
from fazhi.corpus.hints import take_named
from fazhi.corpus.manifest import Listed
from fazhi.evidence import compile_rules
from fazhi.intake import Asked, Intake, find_kept
from fazhi.ledger.tables import Book
from fazhi.model.audit import Audit
from fazhi.model.both import Both, pick
from fazhi.model.errors import CatalogueError, InputError
from fazhi.model.ledger import Sheet
from fazhi.model.obligation import Catalogue, Severity
from fazhi.model.unit import UnitKind
from fazhi.model.words import word
from fazhi.output.formats import Options
from fazhi.output.pages.asked import WRITERS, Told
from fazhi.output.pages.book import Sheet as Page
from fazhi.output.pages.book import write_sheets
from fazhi.output.words.quote import neutral, one_line

_UNWRITTEN: Final = 2
"""Exit status where nothing was written of a report."""
_NAME: Final = Both("发文登记", "Register")
_HEADS: Final = (
    Both("单位", "Unit"),
    Both("单位类别", "Kind"),
    Both("年度", "Year"),
    Both("责任单位", "Department"),
    Both("问题", "Findings"),
    *(Both(word(each), word(each, "en")) for each in Severity),
    Both("待整改", "To put right"),
    Both("情况", "State"),
    Both("文件", "File"),
    Both("说明", "Note"),
    Both("报告", "Report"),
)
_WRITTEN: Final = Both("已写出", "written")
_STANDS: Final = Both("已有，内容相同", "there already")
_NOT_WRITTEN: Final = Both("没有写出", "not written")
"""What became of a file."""
_LONGEST: Final = 40
"""Characters of a unit's name in that of a file, whose year and paper must have room too."""


class Job(NamedTuple):
    """One report of which something is to be written."""

    file: str
    """How it is told of."""
    take: Callable[[], Intake]
    law_year: int | None
    check: Callable[[Audit], Both | None] = lambda _found: None
    """What else is to be known of its audit before a letter goes out."""


def issue_named(
    reports: Sequence[str], asked: Asked, manifest: str | None, order: Order, output: str | None, language: str
) -> int:
    """Write of every report that files, folders, patterns or a manifest name; 2 if nothing could be of one."""
    named = named_reports(reports, manifest)
    kept = find_kept(named.here)

    def jobs() -> Iterator[Job]:
        for file, name in named.names().items():
            told = named.told(file, asked)
            yield Job(file, partial(take_named, file, name, told, named.here, kept), told.law_year)

    run = _Run(order, Path(output or order.name), asked.load(named.here))
    status = run.all(jobs(), len(named.files), language)
    named.finish(run.rows, language)
    return status


def issue(jobs: Sequence[Job], order: Order, folder: Path, catalogue: Catalogue, language: str) -> int:
    """Write of every one; 2 if nothing could be of one."""
    return _Run(order, folder, catalogue).all(iter(jobs), len(jobs), language)


class _Entry(NamedTuple):
    """A row of the list of reports: what was done with one of them."""

    report: str
    """The file that was read."""
    state: Both
    name: str = ""
    """The file that was written, from the folder of the register on."""
    unit: str = ""
    kind: UnitKind | None = None
    year: int | None = None
    department: str = ""
    """Whose findings they are; empty where it has all."""
    severities: Mapping[str, int] | None = None
    """How many findings of each severity; None where there is no file."""
    due: int | None = None
    """Those that are not struck off."""
    notes: tuple[Both, ...] = ()
    """Why nothing was written, or what somebody should look at before it goes out."""

    def cells(self, language: str) -> Iterator[str | int]:
        """The row as people read it."""
        counts = self.severities
        yield from (one_line(self.unit), word(self.kind, language) if self.kind else "", self.year or "")
        yield one_line(self.department)
        yield "" if counts is None else sum(counts.values())
        yield from ("" if counts is None else counts.get(each, 0) for each in Severity)
        yield from ("" if self.due is None else self.due, self.state.of(language), self.name)
        yield one_line(pick(language, "", " ").join(note.of(language) for note in self.notes))
        yield one_line(self.report)


def _register(entries: Sequence[_Entry], name: str, language: str) -> bytes:
    """The register in the format of that name, csv or xlsx.

    Raises:
        InputError: The library that writes it is not installed.
    """
    heads = [head.of(language) for head in _HEADS]
    rows = [[*entry.cells(language)] for entry in entries]
    if name == "xlsx":
        return write_sheets([Page(_NAME, heads, rows, 1)], Options(language=language))
    return WRITERS[name](Told(heads, rows, language, ready=False))


class _Run:
    """What is written, noted while it is."""

    def __init__(self, order: Order, folder: Path, catalogue: Catalogue) -> None:
        if folder.is_file() or folder.suffix.lower() == order.suffix:
            raise InputError(
                f"多份报告写出多个文件，--output {folder} 须是文件夹。",
                f"Several reports make several files; --output {folder} must be a folder.",
            )
        self.order, self.folder, self._catalogue = order, folder, catalogue
        self._rules = compile_rules(catalogue)
        self.rows: list[Listed] = []
        """For a manifest: what was read of each."""
        self._entries: list[_Entry] = []
        self._twins, self._names = Twins(), set[str]()

    def all(self, jobs: Iterator[Job], many: int, language: str) -> int:
        """Write of each; one that cannot be does not stop the others."""
        with Progress(pick(language, "写出", "writing"), many, language) as progress:
            for job in jobs:
                self._entries += self._one(job)
                progress.forward(1)
        return self._close(many, language)

    def _one(self, job: Job) -> Sequence[_Entry]:
        """The rows of one report: all its files are written, or none."""
        try:
            taken = job.take()
            found = audit(self._catalogue, taken.report, taken.records, job.law_year, self._rules)
            self.rows.append(Listed.of(job.file, found.report))
            return self._files(job, taken, found)
        except (InputError, CatalogueError, OSError) as error:
            why = why_not(error)
            if not self.rows or self.rows[-1].file != job.file:
                self.rows.append(Listed(job.file, note=why))
            row = self.rows[-1]
            return [
                _Entry(job.file, _NOT_WRITTEN, unit=row.unit or "", kind=row.unit_kind, year=row.year, notes=(why,))
            ]

    def _files(self, job: Job, taken: Intake, found: Audit) -> Sequence[_Entry]:
        order, books = self.order, self.order.books(taken, found)
        if not books:
            raise InputError("没有一项义务约束它，没有什么可写。", "No duty binds it: there is nothing to write.")
        whose = f"{(books[0].unit or Path(job.file).stem)[:_LONGEST]}{books[0].year}"
        stem = free_name(whose if order.each else f"{whose}-{order.name}", self._names)
        books = tuple(book for book in books if not order.idle(book))
        target = self.folder / (stem if order.each else f"{stem}{order.suffix}")
        made = [(path, book, order.data(found, book)) for path, book in files_of(books, target, order)]
        there = [is_there(path, data) for path, _, data in made]
        for (path, _, data), stands in zip(made, there, strict=True):
            if not stands:
                save(data, path)
        if taken.folder is not None and order.paper is None:
            remember(taken.folder, books)
        notes = tuple(self._notes(job, found))
        return [
            self._entry(job, found, book, path, notes)._replace(state=_STANDS if stands else _WRITTEN)
            for (path, book, _), stands in zip(made, there, strict=True)
        ]

    def _notes(self, job: Job, found: Audit) -> Iterator[Both]:
        """What somebody should look at before it goes out."""
        yield from found.report.doubts
        if twin := self._twins.twin(Audited(job.file, found)):
            yield Both(
                f"与 {twin} 是同一单位同一年度的，请只发一份。", f"{twin} is of the same unit and year; send one."
            )
        if (more := job.check(found)) is not None:
            yield more

    def _entry(self, job: Job, found: Audit, book: Book, path: Path, notes: tuple[Both, ...]) -> _Entry:
        (table,) = (each for each in book.tables if each.sheet is Sheet.RECTIFICATION)
        heads = [column.head for column in table.columns]
        grave = heads.index("严重程度")
        meant = {word(each): each for each in Severity}
        counts = Counter(str(meant[str(row.cells[grave])]) for row in book.problems)
        due = len(book.due)
        name = path.relative_to(self.folder).as_posix()
        kind = found.report.unit_kind
        return _Entry(job.file, _WRITTEN, name, book.unit, kind, book.year, book.department, counts, due, notes)

    def _close(self, many: int, language: str) -> int:
        """Write the register, and tell what there is to tell."""
        lost = [entry for entry in self._entries if entry.state is _NOT_WRITTEN]
        told = [f"✕ {entry.report}: {note.of(language)}" for entry in lost for note in entry.notes]
        if len(lost) == many:
            complain(first_of(told, "", language))
            return _UNWRITTEN
        self._entries.sort(key=lambda entry: entry.state is _NOT_WRITTEN)
        where = self._put_register(language)
        written, stands = (sum(entry.state is state for entry in self._entries) for state in (_WRITTEN, _STANDS))
        read = many - len(lost)
        zh = f"{read} 份报告，写出 {written} 份{self.order.name}，在 {self.folder}"
        en = f"{read} reports: {written} files written to {self.folder}"
        if stands:
            zh, en = f"{zh}；另有 {stands} 份已经在那里，内容相同", f"{en}, {stands} there already"
        if lost:
            zh, en = f"{zh}；{len(lost)} 份报告没有写出", f"{en}; nothing written of {len(lost)}"
        put(neutral(pick(language, f"{zh}。写给谁、各有几个问题，见 {where}。", f"{en}. For whom: {where}.")) + "\n")
        noted = {
            entry.report: entry.notes for entry in self._entries if entry.state is not _NOT_WRITTEN and entry.notes
        }
        first = [f"※ {file}: {note.of(language)}" for file, notes in noted.items() for note in notes]
        complain(first_of(first, where, language))
        complain(first_of(told, where, language))
        return _UNWRITTEN if lost else 0

    def _put_register(self, language: str) -> Path:
        """The register, a spreadsheet where those can be written; one that is there already stays as it is."""
        name = "xlsx" if find_spec("xlsxwriter") else "csv"
        data = _register(self._entries, name, language)
        path, number = self.folder / f"{_NAME.zh}.{name}", 1
        while path.exists() and not (path.is_file() and path.read_bytes() == data):
            number += 1
            path = self.folder / f"{_NAME.zh}-{number}.{name}"
        if not path.exists():
            save(data, path)
        return path
