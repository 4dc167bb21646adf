"""The command `fazhi export`: ledger or papers of an audit, as one file for a whole unit or one for each department."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, NamedTuple

import click
from click.core import ParameterSource

from fazhi.audit import audit
from fazhi.catalogue import project_folder
from fazhi.catalogue.tables import departments_for
from fazhi.cli.options import Worded, about_report, lang, option, severities
from fazhi.cli.page import Command
from fazhi.cli.streams import complain, put, save_bytes
from fazhi.cli.templates import templates
from fazhi.cli.words import said
from fazhi.intake import Asked, Intake, find_kept, take_in
from fazhi.ledger.papers import WORD_PAPERS, WordPaper, word_paper
from fazhi.ledger.store import changing, with_export
from fazhi.ledger.tables import Book, Wanted, book_of, by_department
from fazhi.ledger.write import check_library, write_book
from fazhi.model.audit import Audit
from fazhi.model.both import CHINESE, Both, pick
from fazhi.model.errors import InputError
from fazhi.model.ledger import Export, Ledger
from fazhi.model.obligation import Severity
from fazhi.output.papers import word
from fazhi.output.words.quote import neutral

_LEDGER: Final = "台账"
_SUFFIXES: Final = {"xlsx": ".xlsx", "docx": word.SUFFIX}
"""What is written, by the names that `--format` takes; the first where nothing else is asked for."""
_NOT_IN_NAMES: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f\s]+')
_LONGEST: Final = 60


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("export.report", language), said("export.report.long", language)),),
        name="export",
        help=said("export", language),
        callback=run,
        params=[
            click.Argument(["report"], metavar=said("export.report", "en")),
            *about_report(language),
            option(language, "previous", "file"),
            option(language, "format", "format", key="export.format", type=click.Choice([*_SUFFIXES])),
            option(
                language,
                "paper",
                "paper",
                type=Worded({item.name: Both(item.title, item.title_en) for item in WORD_PAPERS}),
            ),
            option(language, "papers", "folder"),
            option(language, "by", "by", type=Worded({"department": Both("责任单位", "department")})),
            option(
                language,
                "min_severity",
                "level",
                key="export.min_severity",
                type=severities(),
                default="notice",
            ),
            option(language, "no_quotes", is_flag=True),
            option(language, "output", "file", key="export.output"),
            lang(language),
        ],
    )


class _Wanted(NamedTuple):
    """What is to be written."""

    paper: WordPaper | None
    """None for the ledger."""
    least: Severity
    quotes: bool
    own: Path | None
    """The folder of an office's own forms."""
    language: str
    """Of a paper; the ledger, which is read back by its heads, is Chinese."""

    @property
    def name(self) -> str:
        """How its files are called."""
        return self.paper.title if self.paper else _LEDGER

    @property
    def suffix(self) -> str:
        """How they end."""
        return _SUFFIXES["docx" if self.paper else "xlsx"]

    def data(self, audited: Audit, book: Book) -> bytes:
        """One file."""
        if self.paper is None:
            return write_book(book)
        return word_paper(audited, book, self.paper, quotes=self.quotes, own=self.own, language=self.language)


def run(
    report: str,
    *,
    format: str | None,
    paper: str | None,
    by: str | None,
    min_severity: str,
    no_quotes: bool,
    output: str | None,
    lang: str,
    **about: Any,
) -> int:
    """Audit the report and write its ledger, or a paper of it."""
    made, own = _paper(format, paper, output), about.pop("papers")
    (check_library if made is None else word.ready)()
    wanted = _Wanted(made, Severity(min_severity), not no_quotes, templates(own) if made else None, _asked_for())
    asked = Asked.of(**about)
    here = Path.cwd()
    taken = take_in(report, asked, here, find_kept(here))
    name = taken.folder.resolve().name if taken.folder else Path(report).stem
    target = _target(output, f"{name}-{wanted.name}", wanted.suffix, each=by is not None)
    audited = audit(asked.load(here), taken.report, taken.records, asked.law_year)
    whole = _book(taken, audited, wanted)
    books = by_department(whole) if by else (whole,)
    files = [
        (path, wanted.data(audited, book)) for path, book in _files(books, target, wanted.suffix, each=by is not None)
    ]
    for path, data in files:
        _check_free(path, data)
    for path, data in files:
        save_bytes(data, path)
        put(pick(lang, "已写入 {}\n", "Wrote {}\n").format(neutral(str(path))))
    if taken.folder is not None and made is None:
        _remember(taken.folder, books)
    return 0


def _asked_for() -> str:
    """The language of papers: Chinese, whatever the system speaks, unless another was asked for in so many words."""
    context = click.get_current_context()
    asked = context.get_parameter_source("lang") is ParameterSource.COMMANDLINE
    return str(context.params["lang"]) if asked else CHINESE


def _paper(format: str | None, paper: str | None, output: str | None) -> WordPaper | None:
    """The paper that was asked for, by its name, by the format, or by how the file is to end; None for the ledger.

    Raises:
        InputError: A paper was named, and another format.
    """
    if format == "xlsx" and paper:
        raise InputError(
            f"--paper {paper} 写出 .docx，与 --format xlsx 不合；请去掉一个。",
            f"--paper {paper} is written as .docx, which --format xlsx contradicts; leave one of them out.",
        )
    ends = (output or "").lower().endswith(_SUFFIXES["docx"]) and format is None
    if not (paper or ends or format == "docx"):
        return None
    return next((item for item in WORD_PAPERS if item.name == paper), WORD_PAPERS[0])


def _book(taken: Intake, audited: Audit, wanted: _Wanted) -> Book:
    here = Path.cwd()
    folder = taken.folder.resolve() if taken.folder else None
    homes = [here, *(path for path in [project_folder(here)] if path)]
    if folder is not None:
        homes.insert(0, folder)
        homes[1:1] = folder.parents[2:3]  # the project around docs/reports/<slug>
    slug = folder.name if folder else ""
    ledger = taken.records.ledger if folder else Ledger()
    book = book_of(audited, ledger, Wanted(slug, departments_for(homes), wanted.least, wanted.quotes))
    record = taken.record  # a book comes back to what is recorded, whatever was asked for
    return replace(book, unit=record.unit, year=record.year) if record and folder else book


def _target(output: str | None, name: str, suffix: str, *, each: bool) -> Path:
    """The file to write, or with one for each department their folder."""
    if output is None:
        return Path(name if each else f"{name}{suffix}")
    path = Path(output)
    if each and (path.suffix.lower() == suffix or path.is_file()):
        raise InputError(
            f"--by department 写出多个文件，--output {output} 须是文件夹。",
            f"--by department writes several files; --output {output} must be a folder.",
        )
    if not each and path.suffix.lower() != suffix:
        raise InputError(
            f"--output {output} 的后缀与内容不符：这里写出 {suffix}。",
            f"The suffix of --output {output} says something else than {suffix}, which would be written.",
        )
    return path


def _files(books: Sequence[Book], target: Path, suffix: str, *, each: bool) -> Iterator[tuple[Path, Book]]:
    taken: set[str] = set()
    for book in books:
        path = target
        if each:
            stem = _NOT_IN_NAMES.sub("-", book.department).strip("-. ")[:_LONGEST] or "-"
            name, number = stem, 1
            while name.casefold() in taken:
                number += 1
                name = f"{stem}-{number}"
            taken.add(name.casefold())
            path = target / f"{name}{suffix}"
        yield path, book


def _check_free(path: Path, data: bytes) -> None:
    """InputError where a file lies there that says something else: somebody may have filled it in."""
    if path.exists() and not (path.is_file() and path.read_bytes() == data):
        back = Both("先用 fazhi import 读回，再移开它", "read it back with fazhi import and move it away")
        if path.suffix.lower() == word.SUFFIX:
            back = Both("请移开它", "move it away")
        raise InputError(
            f"{path} 已经存在，可能有人填过，没有覆盖；{back.zh}，或用 --output 另给一个名称。",
            f"{path} is there already and may have been filled in, so it is not written over; {back.en}, or name "
            "another with --output.",
        )


def _remember(folder: Path, books: Sequence[Book]) -> None:
    """Note the export; where the folder cannot be written to, tell what that means."""
    exports = [Export(book.id, book.department, imported=False) for book in books]
    try:
        with changing(folder) as store:
            store.write(with_export(store.ledger, exports))
    except InputError as error:
        told = Both(f"这次导出没有记下来：{error.zh}", f"This export was not noted: {error.en}")
        complain([f"注意：{told.zh}", f"Note: {told.en}"])
