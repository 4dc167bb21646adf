"""What an export of one report writes: its ledgers or papers, the files they go to, and the note that they went out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

import click
from click.core import ParameterSource

from fazhi.catalogue.tables import departments_of
from fazhi.cli.options import Worded, option, severities
from fazhi.cli.streams import complain
from fazhi.cli.templates import templates
from fazhi.intake import Intake
from fazhi.ledger.merge import untouched
from fazhi.ledger.papers import WORD_PAPERS, WordPaper, word_paper
from fazhi.ledger.store import changing, with_export
from fazhi.ledger.tables import Book, Wanted, book_of, by_department
from fazhi.ledger.write import check_library, write_book
from fazhi.model.audit import Audit
from fazhi.model.both import CHINESE, Both
from fazhi.model.errors import InputError
from fazhi.model.ledger import Export, Ledger
from fazhi.model.obligation import Severity
from fazhi.output.papers import word
from fazhi.sheets import read_spreadsheet

_LEDGER: Final = "台账"
SUFFIXES: Final = {"xlsx": ".xlsx", "docx": word.SUFFIX}
"""What is written, by the names that `--format` takes; the first where nothing else is asked for."""
_NOT_IN_NAMES: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f\s]+')
_LONGEST: Final = 60
_NOTICE: Final = WORD_PAPERS[0].name
"""The paper that goes to who has something to put right."""


def about_papers(language: str) -> list[click.Parameter]:
    """What a user may say of what is to be written."""
    return [
        option(
            language,
            "paper",
            "paper",
            type=Worded({item.name: Both(item.title, item.title_en) for item in WORD_PAPERS}),
        ),
        option(language, "papers", "folder"),
        option(language, "by", "by", type=Worded({"department": Both("责任单位", "department")})),
        option(language, "min_severity", "level", key="export.min_severity", type=severities(), default="notice"),
        option(language, "no_quotes", is_flag=True),
    ]


class Order(NamedTuple):
    """What is to be written of a report."""

    paper: WordPaper | None
    """None for the ledger."""
    least: Severity
    quotes: bool
    own: Path | None
    """The folder of an office's own forms."""
    each: bool
    """Whether every department gets its own file."""
    language: str
    """Of a paper; the ledger, which is read back by its heads, is Chinese."""

    @classmethod
    def of(
        cls, paper: WordPaper | None, *, papers: str | None, by: str | None, min_severity: str, no_quotes: bool
    ) -> "Order":
        """What the options say; what writes it is there.

        Raises:
            InputError: A library is missing, or the folder of forms.
        """
        (check_library if paper is None else word.ready)()
        own = templates(papers) if paper else None
        return cls(paper, Severity(min_severity), not no_quotes, own, by is not None, _asked_for())

    @property
    def name(self) -> str:
        """How its files are called."""
        return self.paper.title if self.paper else _LEDGER

    @property
    def suffix(self) -> str:
        """The suffix of the files that are written."""
        return SUFFIXES["docx" if self.paper else "xlsx"]

    def books(self, taken: Intake, audited: Audit) -> tuple[Book, ...]:
        """The ledger of a report, whole or cut into one for each department."""
        whole = self._book(taken, audited)
        return by_department(whole) if self.each else (whole,)

    def idle(self, book: Book) -> bool:
        """Whether a department's paper would have nothing to say: nobody is sent a notice of nothing to put right."""
        if not self.each or self.paper is None:
            return False
        return not (book.due if self.paper.name == _NOTICE else book.problems)

    def data(self, audited: Audit, book: Book) -> bytes:
        """The content of the file for one audit."""
        if self.paper is None:
            return write_book(book)
        return word_paper(audited, book, self.paper, quotes=self.quotes, own=self.own, language=self.language)

    def _book(self, taken: Intake, audited: Audit) -> Book:
        folder = taken.folder.resolve() if taken.folder else None
        departments = departments_of(folder, Path.cwd())
        slug = folder.name if folder else ""
        ledger = taken.records.ledger if folder else Ledger()
        book = book_of(audited, ledger, Wanted(slug, departments, self.least, self.quotes))
        record = taken.record  # a book comes back to what is recorded, whatever was asked for
        return replace(book, unit=record.unit, year=record.year) if record and folder else book


def _asked_for() -> str:
    """The language of papers: Chinese, whatever the system speaks, unless another was asked for in so many words."""
    context = click.get_current_context()
    asked = context.get_parameter_source("lang") is ParameterSource.COMMANDLINE
    return str(context.params["lang"]) if asked else CHINESE


def paper_asked(format: str | None, paper: str | None, output: str | None) -> WordPaper | None:
    """The paper that was asked for, by its name, by the format, or by how the file is to end; None for the ledger.

    Raises:
        InputError: A paper was named, and another format.
    """
    if format == "xlsx" and paper:
        raise InputError(
            f"--paper {paper} 写出 .docx，与 --format xlsx 不合；请去掉一个。",
            f"--paper {paper} is written as .docx, which --format xlsx contradicts; leave one of them out.",
        )
    ends = (output or "").lower().endswith(SUFFIXES["docx"]) and format is None
    if not (paper or ends or format == "docx"):
        return None
    return next((item for item in WORD_PAPERS if item.name == paper), WORD_PAPERS[0])


def files_of(books: Sequence[Book], target: Path, order: Order) -> Iterator[tuple[Path, Book]]:
    """Where each book goes: the file that was named, or in the folder of that name a file for each department."""
    taken: set[str] = set()
    for book in books:
        path = target
        if order.each:
            path = target / f"{free_name(book.department, taken)}{order.suffix}"
        yield path, book


def free_name(told: str, taken: set[str]) -> str:
    """A name as that of a file, which differs from those taken by more than case; it is one of them then."""
    stem = _NOT_IN_NAMES.sub("-", told).strip("-. ")[:_LONGEST] or "-"
    name, number = stem, 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(name.casefold())
    return name


def is_there(path: Path, data: bytes) -> bool:
    """Whether the file is there already; a ledger that nobody filled in since counts for none.

    Raises:
        InputError: One lies there that says something else: somebody may have filled it in.
    """
    if not path.exists():
        return False
    if path.is_file() and path.read_bytes() == data:
        return True
    if path.is_file() and path.suffix.lower() == SUFFIXES["xlsx"] and _as_sent_out(path):
        return False
    back = Both("先用 fazhi import 读回，再移开它", "read it back with fazhi import and move it away")
    if path.suffix.lower() == word.SUFFIX:
        back = Both("请移开它", "move it away")
    raise InputError(
        f"{path} 已经存在，可能有人填过，没有覆盖；{back.zh}，或用 --output 另给一个名称。",
        f"{path} is there already and may have been filled in, so it is not written over; {back.en}, or name "
        "another with --output.",
    )


def _as_sent_out(path: Path) -> bool:
    """Whether it is a ledger into which nobody wrote anything: a later one may take its place."""
    try:
        return untouched(read_spreadsheet(path))
    except InputError:
        return False


def remember(folder: Path, books: Sequence[Book]) -> None:
    """Note the export; where the folder cannot be written to, tell what that means."""
    exports = [Export(book.id, book.department, imported=False) for book in books]
    try:
        with changing(folder) as store:
            store.write(with_export(store.ledger, exports))
    except InputError as error:
        told = Both(f"这次导出没有记下来：{error.zh}", f"This export was not noted: {error.en}")
        complain([f"注意：{told.zh}", f"Note: {told.en}"])
