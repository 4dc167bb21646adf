"""Manifests and the reports they name, as commands on many reports read, write and speak of them.

A manifest is written in the form that its name asks for: text, a spreadsheet, or YAML; each can be read back.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from fazhi.cli.streams import complain, save
from fazhi.corpus.files import files_named, passed_over, passed_over_said
from fazhi.corpus.manifest import HEADS, Listed, Manifest, in_columns, read_manifest
from fazhi.corpus.remote import is_remote
from fazhi.corpus.sources import name_in
from fazhi.intake import Asked
from fazhi.model.both import Both, pick
from fazhi.model.errors import InputError
from fazhi.model.unit import UnitKind
from fazhi.model.words import word
from fazhi.output.words.columns import columns
from fazhi.output.words.quote import one_line
from fazhi.output.words.spreadsheet import new_book
from fazhi.sheets import LONGEST_CELL, NO_LIBRARY, guarded
from fazhi.yamlfile.write import quoted

_WIDTHS: Final = (10, 60)
"""Columns of a terminal that a column of the spreadsheet may be narrow or wide."""
_KIND: Final = tuple(HEADS).index("unit_kind")
_YEAR: Final = tuple(HEADS).index("year")
_Table = Sequence[Sequence[str]]
_NO: Final = Both("", "")
"""Whose columns they are, where they stand beside."""


class Named(NamedTuple):
    """The reports that a command is given by files, folders and patterns, or by a manifest."""

    files: Sequence[str]
    here: Path
    """The folder that they are named from."""
    reports: Sequence[str]
    """The files, folders and patterns; none where the manifest alone names them."""
    table: Path | None
    """The manifest that was given, which says something of them or is to be written."""
    listed: Manifest | None
    """What it says."""

    def names(self) -> dict[str, str]:
        """The files with the name of each in its corpus: from the folder on that was named, or that of the manifest."""
        named = self.reports or [str(self.table)]
        return {file: name_in(file, named, self.here) for file in self.files}

    def told(self, file: str, asked: Asked) -> Asked:
        """What is said of one of them."""
        return asked if self.listed is None else self.listed.about(self.here / file, asked)

    def finish(self, rows: Iterable[Listed], language: str) -> None:
        """Say what was passed over and what the manifest has no row for, or write it, with a row for each report."""
        if (over := passed_over_said(passed_over(self.reports, self.here))) is not None:
            complain([over.of(language)])
        if self.listed is not None:
            complain(unlisted(self.listed.without(self.files, self.here), language))
        elif self.table is not None:
            write_manifest(self.table, ((str((self.here / row.file).absolute()), row) for row in rows), language)


def named_reports(reports: Sequence[str], manifest: str | None) -> Named:
    """The reports that files, folders, patterns or a manifest name.

    Raises:
        InputError: None is named, one is not there, or the manifest cannot be used.
    """
    here = Path.cwd()
    table = Path(manifest) if manifest else None
    listed = manifest_told(table)
    files = files_named(reports, here) if reports else listed.files(here) if listed else []
    if not files:
        raise InputError("没有给出报告；请给出文件或文件夹。", "No report is named; give files or a folder.")
    return Named(files, here, reports, table, listed)


def manifest_told(table: Path | None) -> Manifest | None:
    """What a manifest says; None where there is none of that name yet and one is to be written.

    Raises:
        InputError: It cannot be used, or one of that name cannot be written.
    """
    if table is None:
        return None
    if table.exists():
        return read_manifest(table)
    _check_manifest(table)
    return None


def write_manifest(table: Path, rows: Iterable[tuple[str, Listed]], language: str) -> None:
    """Write a manifest for correction, given where each file lies; a sentence says so."""
    base = table.absolute().parent
    listed = (row._replace(file=_from(base, location)) for location, row in rows)
    save(_manifest_bytes(listed, table, language), table)
    complain(
        [
            pick(
                language,
                f"已写出清单 {table}；改正后再用 --manifest {table} 运行。",
                f"Wrote the manifest {table}; correct it and run again with --manifest {table}.",
            )
        ]
    )


def unlisted(files: Sequence[str], language: str) -> Iterator[str]:
    """A sentence on the files that a manifest has no row for, if there are any."""
    if files:
        yield pick(
            language,
            f"清单里没有 {'、'.join(files)}，按标题所写核查。",
            f"Not in the manifest, judged by their titles: {', '.join(files)}.",
        )


def _from(base: Path, location: str) -> str:
    """A file as it is named from a folder, with / on every machine."""
    if is_remote(location):
        return location
    path = Path(location)
    return (path.relative_to(base) if path.is_relative_to(base) else path).as_posix()


def _check_manifest(table: Path) -> None:
    """That a manifest of this name can be written, before the work that it is to tell of.

    Raises:
        InputError: Its name has none of the endings that are read back, or the library for it is not installed.
    """
    suffix = table.suffix.lower()
    if suffix not in _WRITERS:
        raise InputError(
            f"清单 {table} 的后缀不能用；请以 .csv、.xlsx 或 .yaml 结尾。",
            f"The manifest {table} cannot be written so; let its name end in .csv, .xlsx or .yaml.",
        )
    if suffix == ".xlsx":
        try:
            import xlsxwriter  # noqa: F401, PLC0415 - an extra, slow to load
        except ImportError:
            raise InputError.of(NO_LIBRARY) from None


def _manifest_bytes(rows: Iterable[Listed], table: Path, language: str) -> bytes:
    """A manifest of these files, in the form that its name asks for.

    Raises:
        InputError: There is no such form, or the library for it is not installed.
    """
    _check_manifest(table)
    heads = [head.of(language) for head in HEADS.values()]
    return _WRITERS[table.suffix.lower()]([heads, *(_cells(row, language) for row in rows)], language)


def _cells(row: Listed, language: str) -> list[str]:
    kind = word(row.unit_kind, language) if row.unit_kind else ""
    note = in_columns(row.note, _NO).of(language) if row.note else ""
    year = str(row.year) if row.year else ""
    return [row.file, row.unit or "", kind, year, row.territory or "", row.role or "", note]


def _csv(table: _Table, _language: str) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(map(guarded, row) for row in table)
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "backslashreplace")


def _yaml(table: _Table, _language: str) -> bytes:
    heads, *rows = table
    lines = []
    for row in rows:
        said = [f"{head}: {quoted(cell)}" for head, cell in zip(heads, row, strict=True) if cell]
        lines.append("- " + "\n  ".join(said) + "\n")
    return "".join(lines).encode("utf-8", "backslashreplace")


def _xlsx(table: _Table, language: str) -> bytes:
    """One sheet whose kinds of unit are chosen from a list."""
    made = io.BytesIO()
    book = new_book(made)
    sheet = book.add_worksheet(pick(language, "清单", "Manifest"))
    head, plain = (
        book.add_format({"bold": True, "bg_color": "#E7E6E6", "border": 1}),
        book.add_format({"valign": "top"}),
    )
    wrapped = book.add_format({"valign": "top", "text_wrap": True})
    sheet.freeze_panes(1, 1)
    last = len(table[0]) - 1
    for at, column in enumerate(zip(*table, strict=True)):
        wide = min(max(max(map(columns, column)) + 3, _WIDTHS[0]), _WIDTHS[1])
        sheet.set_column(at, at, wide)
    for number, row in enumerate(table):
        for at, cell in enumerate(row):
            said = one_line(cell)[:LONGEST_CELL]
            if number and at == _YEAR and said:
                sheet.write_number(number, at, int(said), plain)
            elif said:
                sheet.write_string(number, at, said, head if not number else wrapped if at == last else plain)
    rows = max(len(table) - 1, 1)
    sheet.autofilter(0, 0, rows, last)
    sheet.data_validation(
        1, _KIND, rows, _KIND, {"validate": "list", "source": [word(kind, language) for kind in UnitKind]}
    )
    book.close()
    return made.getvalue()


_WRITERS: Final[Mapping[str, Callable[[_Table, str], bytes]]] = {
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".yaml": _yaml,
    ".yml": _yaml,
}
