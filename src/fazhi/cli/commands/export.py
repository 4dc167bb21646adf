"""The command `fazhi export`: ledger or papers of one report or of many, for a whole unit or for each department."""

from collections.abc import Sequence
from pathlib import Path
from typing import Unpack

import click

from fazhi.audit import audit
from fazhi.cli.exports import SUFFIXES, Order, about_papers, files_of, is_there, paper_asked, remember
from fazhi.cli.named import is_many, refuse_none
from fazhi.cli.options import about_report, lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import put, save
from fazhi.cli.words import said
from fazhi.intake import Asked, Told, find_kept, take_in
from fazhi.ledger.tables import Book
from fazhi.model.both import pick
from fazhi.model.errors import InputError
from fazhi.output.words.decided import to_confirm
from fazhi.output.words.quote import neutral


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("export.report", language), said("export.report.long", language)),),
        name="export",
        help=said("export", language),
        callback=run,
        params=[
            click.Argument(["reports"], nargs=-1, metavar=said("export.report", "en")),
            *about_report(language),
            option(language, "previous", "file"),
            option(language, "format", "format", key="export.format", type=click.Choice([*SUFFIXES])),
            *about_papers(language),
            option(language, "output", "file", key="export.output"),
            option(language, "manifest", "file", key="export.manifest"),
            lang(language),
        ],
    )


def run(  # noqa: PLR0913 - one for each option
    reports: tuple[str, ...],
    *,
    format: str | None,
    paper: str | None,
    papers: str | None,
    by: str | None,
    min_severity: str,
    no_quotes: bool,
    output: str | None,
    manifest: str | None,
    lang: str,
    **about: Unpack[Told],
) -> int:
    """Audit the report, or each of many, and write its ledger or a paper of it."""
    refuse_none(reports, manifest)
    many = is_many(reports, manifest)
    made = paper_asked(format, paper, None if many else output)
    order = Order.of(made, papers=papers, by=by, min_severity=min_severity, no_quotes=no_quotes)
    if many:
        if about["previous"]:
            raise InputError(
                "--previous 只能同一份报告一起给；请逐份导出，或把上一年度的报告登记在项目里，会自动找到。",
                "--previous belongs to one report; export them one by one, or keep last year's reports in the project, "
                "where they are found.",
            )
        from fazhi.cli.issuing import issue_named  # noqa: PLC0415 - one report does without

        return issue_named(reports, Asked.of(**about), manifest, order, output, lang)
    return _one(reports[0], Asked.of(**about), order, output, lang)


def _one(report: str, asked: Asked, order: Order, output: str | None, language: str) -> int:
    here = Path.cwd()
    taken = take_in(report, asked, here, find_kept(here))
    name = taken.folder.resolve().name if taken.folder else Path(report).stem
    target = _target(output, f"{name}-{order.name}", order.suffix, each=order.each)
    audited = audit(asked.load(here), taken.report, taken.records, asked.law_year)
    every = order.books(taken, audited)
    books = [book for book in every if not order.idle(book)]
    files = [(path, book, order.data(audited, book)) for path, book in files_of(books, target, order)]
    for path, _, data in files:
        is_there(path, data)
    for path, book, data in files:
        save(data, path)
        put(pick(language, "已写入 {}{}\n", "Wrote {}{}\n").format(neutral(str(path)), _asked(book, order, language)))
    if order.each and (old := _from_before(target, [path for path, _, _ in files], order.suffix)):
        put(_old(old, language))
    if idle := [book.department for book in every if book not in books]:
        put(_nothing_for(idle, language))
    if order.paper and (again := to_confirm(audited)):
        put(_first(again, name, language))
    if taken.folder is not None and order.paper is None:
        remember(taken.folder, books)
    return 0


def _asked(book: Book, order: Order, language: str) -> str:
    """How much a department is asked for; nothing where the file has all."""
    if not order.each:
        return ""
    many, due = len(book.problems), len(book.due)
    return pick(language, f"：问题 {many} 个，待整改 {due} 个", f": {many} findings, {due} to put right")


def _first(again: int, name: str, language: str) -> str:
    """What to do before a paper goes out that rests on decisions to be confirmed."""
    return pick(
        language,
        f"发出之前：{again} 条复核意见请再确认，见 fazhi status {neutral(name)}\n",
        f"Before it goes out: {again} decisions are to be confirmed, see fazhi status {neutral(name)}\n",
    )


def _from_before(folder: Path, written: Sequence[Path], suffix: str) -> list[str]:
    """Files of that sort in the folder that were not written now, such as of a department that is called otherwise."""
    return sorted(path.name for path in folder.glob(f"*{suffix}") if path not in written)


def _old(names: Sequence[str], language: str) -> str:
    listed = neutral(pick(language, "、", ", ").join(names))
    return pick(
        language,
        f"文件夹里另有这次没有写的，请看是否先前留下的：{listed}\n",
        f"Also in the folder and not written now; see whether they are left from before: {listed}\n",
    )


def _nothing_for(departments: Sequence[str], language: str) -> str:
    """To whom nothing is written."""
    names = neutral(pick(language, "、", ", ").join(departments))
    return pick(
        language, f"没有要整改的问题，不写：{names}\n", f"Nothing to put right, so nothing is written: {names}\n"
    )


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
