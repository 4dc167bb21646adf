"""The command `fazhi import`: answers out of filled-in ledgers, shown first, then taken over.

What is wrong or contradicts itself stops everything, or with --skip-wrong its file alone; a file of which nothing can
be taken is named, and the others go in.
"""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import click

from fazhi.cli.home import relative
from fazhi.cli.named import audit_kept, kept_folder
from fazhi.cli.options import lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.intake import Asked
from fazhi.ledger.changes import counted, described
from fazhi.ledger.merge import About, Merged, merge, parted
from fazhi.ledger.opinions import Bench
from fazhi.ledger.store import changing
from fazhi.ledger.write import check_library
from fazhi.model.both import Both, pick
from fazhi.model.errors import CatalogueError, InputError, Mistake
from fazhi.model.ledger import Ledger
from fazhi.output.words.problems import row_called, titles_of
from fazhi.output.words.quote import neutral
from fazhi.reading.formats.office.convert import Conversion, saved
from fazhi.reading.formats.office.find import find_soffice
from fazhi.records import append_decision, read_ledger, read_report_record, refuse_altered
from fazhi.records.decisions import FILE as LOG
from fazhi.sheets import Spreadsheet, bytes_of, is_old, read_spreadsheet

_SUFFIX: Final = ".xlsx"
_OLD: Final = (".xls", ".et")
"""Tables of the old format that WPS and Excel still save; LibreOffice makes them into .xlsx where it is installed."""
_FROM: Final = Conversion(".xls", "MS Excel 97")
_INTO: Final = ("xlsx", "Calc MS Excel 2007 XML")
_NOT_FILLED_IN: Final = ("~$", ".")
"""How files begin that Excel and systems leave beside others."""
_SET_ASIDE: Final = 2
"""Exit status where a file was left out, for its answers are not in."""
_SYSTEM: Final = ("Thumbs.db", "desktop.ini")
"""What Windows leaves in folders."""


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        (
            (said("import.slug", language), said("import.slug.long", language)),
            (said("import.files", language), said("import.files.long", language)),
        ),
        name="import",
        help=said("import", language),
        callback=run,
        params=[
            click.Argument(["slug"], metavar=said("import.slug", "en")),
            click.Argument(["files"], metavar=said("import.files", "en"), nargs=-1, required=True),
            option(language, "yes", is_flag=True),
            option(language, "skip_wrong", is_flag=True, key="import.skip_wrong"),
            lang(language),
        ],
    )


def run(slug: str, files: Sequence[str], *, yes: bool, skip_wrong: bool, lang: str) -> int:
    """Show what would change, and with `yes` take it over; with `skip_wrong` of the files without fault alone."""
    check_library()
    folder = kept_folder(slug)
    record = read_report_record(folder)
    refuse_altered(folder, record.decisions)
    about = About(folder.resolve().name, record.unit, record.year, _called())
    named, others = _named(files)
    try:
        books, unread = _read(named)
        order = _Order(about, books, cache(lambda: Bench(*audit_kept(folder))), skip_wrong, lang)
        aside = [*([each] for each in unread), *_take(folder, order, yes=yes)]
    finally:
        if others:
            put(_passed_over(others, lang))
    if aside:
        put(_left_out(aside, lang))
    return _SET_ASIDE if aside else 0


class _Order(NamedTuple):
    """What is to be read back."""

    about: About
    books: Sequence[Spreadsheet]
    bench: Callable[[], Bench]
    skip_wrong: bool
    language: str

    def merged(self, ledger: Ledger) -> tuple[Merged, list[list[Both]]]:
        """What comes of it, and for each file that is left out what is said of it."""
        try:
            merged = merge(ledger, self.about, self.books, self.bench)
        except CatalogueError:
            if len(self.books) == 1:
                raise
            fit, unfit = parted(ledger, self.about, self.books, self.bench)
            if not fit:
                raise
            if not self.skip_wrong:
                put(_fit(fit, self.language))
                raise
            return merge(ledger, self.about, fit, self.bench), [_told_of(each.mistakes) for each in unfit]
        return merged, [[each] for each in _told_of(merged.set_aside)]


def _take(folder: Path, order: _Order, *, yes: bool) -> list[list[Both]]:
    """Show, and with `yes` write; for each file that is left out what is said of it."""
    about, language = order.about, order.language
    if not yes:
        merged, aside = order.merged(read_ledger(folder))
        _tell(merged, about, language)
        if merged.changes:
            put(
                pick(language, "没有写入；核对无误后加 --yes。\n", "Nothing was written; add --yes when it is right.\n")
            )
        return aside
    with changing(folder) as store:
        merged, aside = order.merged(store.ledger)
        written = store.write(merged.ledger)
        try:
            if merged.events:
                append_decision(folder, merged.log, *merged.events)
        except BaseException:
            store.undo(written)
            raise
    _tell(merged, about, language)
    for path in (written, folder / LOG if merged.events else None):
        if path is not None:
            put(pick(language, "已写入 {}\n", "Wrote {}\n").format(neutral(relative(path))))
    return aside


def _called() -> Callable[[str], Both]:
    """How a row is told of: the catalogue is loaded when the first one is."""
    titles = cache(lambda: titles_of(Asked().load(Path.cwd())))

    def called(row: str) -> Both:
        name = row_called(row, titles())
        return Both(f"{row} {name.zh}".strip(), f"{row} {name.en}".strip())

    return called


def _told_of(mistakes: Sequence[Mistake]) -> list[Both]:
    """What is wrong, each with where and what to do."""
    return [Both(f"{item.file} {item.zh}", f"{item.file} {item.en}") for item in mistakes]


def _fit(books: Sequence[Spreadsheet], language: str) -> str:
    """Which files nothing is wrong with, and how to import these alone."""
    names = pick(language, "、", ", ").join(neutral(book.name) for book in books)
    return pick(
        language,
        f"一处也没有写入。没有问题的 {len(books)} 份：{names}；先读回这几份，加 --skip-wrong。\n",
        f"Nothing was written. Nothing is wrong with {len(books)}: {names}; add --skip-wrong to import these alone.\n",
    )


def _left_out(aside: Sequence[Sequence[Both]], language: str) -> str:
    """Which files were left out, and that importing them later does no harm to what came in now."""
    said = dict.fromkeys(neutral(item.of(language)) for each in aside for item in each)
    lines = "".join(f"✕ {item}\n" for item in said)
    return pick(
        language,
        f"另有 {len(aside)} 份表没有读回，里面的答复一处也没有进来；改好以后只读回这几份就行：\n{lines}",
        f"Left out, {len(aside)} tables, of which no answer came in; mend them and import these alone:\n{lines}",
    )


def _without_tables(name: str, others: Sequence[Path]) -> InputError:
    if not others:
        return InputError(
            f"“{name}”里没有 {_SUFFIX} 文件；请核对路径。", f'"{name}" has no {_SUFFIX} file; check the path.'
        )
    names = [each.name for each in others]
    return InputError(
        f"“{name}”里没有 {_SUFFIX} 文件，只有 {'、'.join(names)}；里面有答复的，请在表格软件里另存为 .xlsx 再读。",
        f'"{name}" has no {_SUFFIX} file, only {", ".join(names)}; where they hold answers, save them as .xlsx.',
    )


def _read(paths: Sequence[Path]) -> tuple[list[Spreadsheet], list[Both]]:
    """The tables, and why others cannot be read; where none can be, that is an error that tells of all at once."""
    books: list[Spreadsheet] = []
    refused: list[InputError] = []
    for path in paths:
        try:
            books.append(_table(path))
        except InputError as error:
            refused.append(error)
    if refused and not books:
        if len(refused) == 1:
            raise refused[0]
        raise InputError("".join(error.zh for error in refused), " ".join(error.en for error in refused))
    return books, [error.said for error in refused]


def _table(path: Path) -> Spreadsheet:
    """The table, of the old format too where it can be read.

    Raises:
        InputError: It cannot be read.
    """
    if not _is_readable(path):
        return read_spreadsheet(path)
    data = bytes_of(path)
    if not is_old(data):  # named so, and something else
        return read_spreadsheet(path, data)
    try:
        made = saved(_FROM, data, path.name, *_INTO)
    except InputError:
        raise InputError(
            f"{path.name} 是旧格式，LibreOffice 没有读出来；请在表格软件里打开，另存为 .xlsx 再读。",
            f"{path.name} is of an old format that LibreOffice could not read; open it in the spreadsheet program, "
            "save it as .xlsx and import that.",
        ) from None
    return read_spreadsheet(path, made)


def _is_readable(path: Path) -> bool:
    """Whether a file is by its name a table of the old format, and something here can read it."""
    return path.suffix.lower() in _OLD and find_soffice() is not None


def _passed_over(others: Sequence[Path], language: str) -> str:
    """What lies in the folders beside the tables, lest an answer saved in another format be lost."""
    names = pick(language, "、", ", ").join(neutral(path.name) for path in others)
    return pick(
        language,
        f"没有读 {len(others)} 个文件：{names}。只读 .xlsx；里面有答复的，请在表格软件里打开，另存为 .xlsx 再读。\n",
        f"Not read, {len(others)} files: {names}. Only .xlsx is read; where they hold answers, open them in the "
        "spreadsheet program, save them as .xlsx and import those.\n",
    )


def _named(files: Sequence[str]) -> tuple[list[Path], list[Path]]:
    """The files, those of a folder and those that a pattern means, which some shells leave as it is; each once.

    Behind them what else lies in the folders.
    """
    found: dict[Path, None] = {}
    others: list[Path] = []
    for name in files:
        path = Path(name)
        if path.is_dir():
            inside = [each for each in sorted(path.iterdir()) if each.is_file()]
            there = [each for each in inside if each.suffix.lower() == _SUFFIX or _is_readable(each)]
            beside = [each for each in inside if each not in there]
            others += [each for each in beside if not each.name.startswith(_NOT_FILLED_IN) and each.name not in _SYSTEM]
        elif {"*", "?"} & set(name) and not path.exists():
            there = list(path.parent.glob(path.name))
        else:
            found[path] = None
            continue
        ledgers = sorted(each for each in there if not each.name.startswith(_NOT_FILLED_IN))
        if not ledgers:
            raise _without_tables(name, others)
        found |= dict.fromkeys(ledgers)
    return list(found), others


def _tell(merged: Merged, about: About, language: str) -> None:
    changes, already = len(merged.changes), merged.already
    told = Both(f"改动 {changes} 处", f"{changes} changes")
    if already:
        told = Both(f"{told.zh}，另有 {already} 处与已有的相同", f"{told.en}; {already} cells say what is kept already")
    sheets = [item.of(language) for item in counted(merged.changes)]
    lines = [*sheets, *([""] if sheets else []), *described(merged.changes, lambda row: about.called(row).of(language))]
    lines += [item.of(language) for item in merged.notices]
    put("".join(f"{line}\n" for line in (told.of(language) + pick(language, "。", "."), *lines)))
