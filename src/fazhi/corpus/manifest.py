"""A manifest: a table that says of each report what its title does not tell, written for correction and read back."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from fazhi.intake import Asked
from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.model.report import Report
from fazhi.model.unit import UnitKind
from fazhi.model.words import word
from fazhi.sheets import read_rows

HEADS: Final = {
    "file": Both("文件", "file"),
    "unit": Both("单位", "unit"),
    "unit_kind": Both("单位类别", "unit_kind"),
    "year": Both("年度", "year"),
    "territory": Both("所在地", "territory"),
    "role": Both("职责", "role"),
    "note": Both("备注", "note"),
}
"""The columns by what they hold; either name of each is understood, in any order."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is said of each report."""

    path: Path
    told: Mapping[str, Asked]
    """By file, as its row names it, relative to the folder of the manifest."""

    def files(self, here: Path) -> list[str]:
        """The files of its rows, as they are named from `here`."""
        return [_from(here, self.path.parent / name) for name in self.told]

    def without(self, files: Iterable[str], here: Path) -> list[str]:
        """Those of the files that have no row."""
        base = self.path.resolve().parent
        known = {(base / name).resolve() for name in self.told}
        return [file for file in files if (here / file).resolve() not in known]

    def about(self, file: Path, asked: Asked) -> Asked:
        """What is said of a file: its row before what was said of all."""
        base = self.path.resolve().parent
        for name, row in self.told.items():
            if (base / name).resolve() == file.resolve():
                said = {key: value for key in _FIELDS if (value := getattr(row, key)) is not None}
                return replace(asked, **said)
        return asked


_FIELDS: Final = ("unit", "unit_kind", "year", "territory", "role")


def read_manifest(path: Path) -> Manifest:
    """A manifest of CSV, as this writes it, or of .xlsx.

    Raises:
        InputError: It cannot be read, lacks the column of files, has a column that is none, or a value that is none.
    """
    rows = read_rows(path, _is_head)
    if not rows:
        raise InputError(f"{path.name} 是空的。", f"{path.name} is empty.")
    columns = _columns(path, rows[0])
    told: dict[str, Asked] = {}
    for number, row in enumerate(rows[1:], 2):
        cells = {name: cell.strip() for name, cell in zip(columns, row, strict=False)}
        file = cells.pop("file", "")
        if not file:
            continue
        if file in told:
            raise InputError(
                f"{path.name} 第 {number} 行：{file} 已经有一行了；请留下一行。",
                f"{path.name}, row {number}: {file} has a row already; keep one.",
            )
        told[file] = _asked(cells, path, number)
    return Manifest(path, told)


def manifest_text(reports: Iterable[tuple[str, Report | None, Both | None]], language: str) -> bytes:
    """A manifest of these files for correction: what was read of each, or why it was not read."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow([head.of(language) for head in HEADS.values()])
    for file, report, note in reports:
        rows.writerow([file, *_known(report, language), "" if note is None else note.of(language)])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "backslashreplace")


def _known(report: Report | None, language: str) -> Sequence[str]:
    if report is None:
        return [""] * len(_FIELDS)
    place = "" if report.territory is None else str(report.territory)
    return [report.unit or "", word(report.unit_kind, language), str(report.year), place, report.role or ""]


def _is_head(row: Sequence[str]) -> bool:
    return bool({HEADS["file"].zh, HEADS["file"].en} & {cell.strip() for cell in row})


def _columns(path: Path, head: Sequence[str]) -> list[str]:
    """What each column holds; those without a head are passed over."""
    known = {name: key for key, both in HEADS.items() for name in (both.zh, both.en)}
    names = [cell.strip() for cell in head]
    unknown = [name for name in names if name and name not in known]
    if unknown or not {HEADS["file"].zh, HEADS["file"].en} & set(names):
        have = "、".join(both.zh for both in HEADS.values())
        strange = f"：不认识 {'、'.join(unknown)}" if unknown else ""
        raise InputError(
            f"{path.name} 的表头不对{strange}；列可以是：{have}，其中“文件”必须有。",
            f"{path.name} has a wrong head{': ' + ', '.join(unknown) if unknown else ''}; columns are "
            f"{', '.join(both.en for both in HEADS.values())}, of which file is needed.",
        )
    return [known.get(name, "") for name in names]


def _asked(cells: Mapping[str, str], path: Path, number: int) -> Asked:
    said = {name: cells.get(name, "") for name in _FIELDS}
    said["unit_kind"] = _KINDS.get(said["unit_kind"], said["unit_kind"])
    try:
        return Asked.of(**said)
    except InputError as error:
        raise InputError(f"{path.name} 第 {number} 行：{error.zh}", f"{path.name}, row {number}: {error.en}") from None


_KINDS: Final = {word(kind, language): kind.value for kind in UnitKind for language in ("zh", "en")}
"""Kinds of unit by the words that people see."""


def _from(here: Path, path: Path) -> str:
    try:
        return str(path.resolve().relative_to(here.resolve()))
    except ValueError:
        return str(path)
