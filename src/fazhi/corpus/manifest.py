"""A manifest: a table of what the title of each report does not say, read back once it is corrected."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, NamedTuple, Self

from fazhi.corpus.remote import is_remote
from fazhi.intake import Asked, Known
from fazhi.model.both import Both
from fazhi.model.errors import CatalogueError, InputError, Mistake
from fazhi.model.report import Report
from fazhi.model.unit import UnitKind
from fazhi.model.words import word
from fazhi.sheets import read_rows, unguarded
from fazhi.yamlfile import Problems, parse, raise_if_any, read_bytes
from fazhi.yamlfile.tree import ListNode, MapNode, Scalar, is_null

SUFFIXES: Final = frozenset({".csv", ".xlsx", ".yaml", ".yml"})
"""How manifests end."""
_YAML: Final = (".yaml", ".yml")
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
_OF_MANIFEST: Final = Both("清单的", " of the manifest")
_KINDS: Final = {word(kind, language): kind.value for kind in UnitKind for language in ("zh", "en")}
"""Kinds of unit by the words that people see."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is said of each report."""

    path: Path
    told: Mapping[str, Asked]
    """By file, as its row names it, relative to the folder of the manifest."""

    _by_place: Mapping[str, Asked] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Know the rows by where their files lie, so that each is found at once."""
        base = self.path.resolve().parent
        object.__setattr__(self, "_by_place", {_place(base, name): row for name, row in self.told.items()})

    def files(self, here: Path) -> list[str]:
        """The files of its rows, as they are named from `here`."""
        return [_from(here, self.path.parent / name) for name in self.told]

    def without(self, files: Iterable[str], here: Path) -> list[str]:
        """Those of the files that have no row."""
        return [file for file in files if not self.has(here / file)]

    def has(self, file: Path | str) -> bool:
        """Whether a file, or what lies at an address, has a row."""
        return _place(Path(), file) in self._by_place

    def about(self, file: Path | str, asked: Asked) -> Asked:
        """What is said of a file: its row before what was said of all."""
        row = self._by_place.get(_place(Path(), file))
        if row is None:
            return asked
        return replace(asked, **row.known)


def _as_here(file: str, base: Path) -> str:
    """A name as Windows writes it, with a backslash between folders, as it is written everywhere."""
    everywhere = file.replace("\\", "/")
    return file if file == everywhere or (base / file).exists() else everywhere


def _place(base: Path, file: Path | str) -> str:
    return file if isinstance(file, str) and is_remote(file) else str((base / file).resolve())


def read_manifest(path: Path) -> Manifest:
    """A manifest of CSV, of .xlsx, or of YAML: a list of mappings with the same names.

    Raises:
        CatalogueError: It is no YAML, or several of its values are none; it tells of all of them.
        InputError: It cannot be read, lacks the column of files, has a column that is none, or one value that is none.
    """
    rows = _yaml_rows(path) if path.suffix.lower() in _YAML else read_rows(path, _is_head)
    if not rows:
        raise InputError(f"{path.name} 是空的。", f"{path.name} is empty.")
    columns = _columns(path, rows[0])
    told: dict[str, Asked] = {}
    wrong: list[tuple[Both, int, Both]] = []
    listed = path.suffix.lower() in _YAML
    for number, row in enumerate(rows[1:], 1):
        line = 0 if listed else number + 1
        where = Both(f"第 {line} 行", f"row {line}") if line else Both(f"第 {number} 项", f"item {number}")
        cells = {name: unguarded(cell.strip()) for name, cell in zip(columns, row, strict=False)}
        file = _as_here(cells.pop("file", ""), path.parent)
        if not file:
            continue
        if file in told:
            again = Both(f"{file} 前面已经列过；请只留一处。", f"{file} is listed already; keep one.")
            wrong.append((where, line, again))
            continue
        try:
            told[file] = _asked(cells)
        except InputError as error:
            told[file] = Asked()
            wrong.append((where, line, in_columns(error.said, Both("", ""))))
    if wrong:
        raise _wrong(path.name, wrong)
    return Manifest(path, told)


def _wrong(name: str, mistakes: Sequence[tuple[Both, int, Both]]) -> InputError | CatalogueError:
    """One mistake as a sentence, several all at once, so that a table is put right in one go.

    Each has the place in words, its row (0 in a list of YAML), and what is wrong.
    """
    if len(mistakes) == 1:
        where, _, told = mistakes[0]
        return InputError(f"{name} {where.zh}：{told.zh}", f"{name}, {where.en}: {told.en}")
    return CatalogueError(
        tuple(
            Mistake(name, row, told.zh, told.en)
            if row
            else Mistake(name, 0, f"{at.zh}：{told.zh}", f"{at.en}: {told.en}")
            for at, row, told in mistakes
        )
    )


class Listed(NamedTuple):
    """A row of a manifest for correction."""

    file: str
    """As it is named from the folder of the manifest."""
    unit: str | None = None
    unit_kind: UnitKind | None = None
    year: int | None = None
    territory: str | None = None
    role: str | None = None
    note: Both | None = None
    """Why it was not read, or what of its reading wants a second look."""

    @classmethod
    def of(cls, file: str, report: Report) -> Self:
        """What was read of a report."""
        place = str(report.territory) if report.territory else None
        return cls(file, report.unit, report.unit_kind, report.year, place, report.role, together(report.doubts))


def together(doubts: Iterable[Both]) -> Both | None:
    """Several sentences as one note; None for none."""
    found = list(doubts)
    return Both("".join(each.zh for each in found), " ".join(each.en for each in found)) if found else None


def by_note(items: Iterable[tuple[str, Both]]) -> list[tuple[list[str], Both]]:
    """Files with what is said of them, those of which the same is said together, in the order of the first of each."""
    found: dict[tuple[str, str], list[str]] = {}
    for file, note in items:
        found.setdefault((note.zh, note.en), []).append(file)
    return [(files, Both(*note)) for note, files in found.items()]


def _yaml_rows(path: Path) -> list[list[str]]:
    """A manifest in YAML as a table: a row of heads, then a row for each mapping."""
    problems = Problems.of(path)
    data = read_bytes(path, problems)
    root = None if data is None else parse(data, problems)
    rows = [item for item in root.items if isinstance(item, MapNode)] if isinstance(root, ListNode) else []
    if root is not None and not (isinstance(root, ListNode) and len(rows) == len(root.items)):
        problems.add(root.line, "清单应是列表，每项写“文件: …”等", "a manifest is a list of items such as “file: …”")
    raise_if_any([problems])
    heads = list(dict.fromkeys(name for row in rows for name in row.entries))
    return [heads, *([_said(row, name) for name in heads] for row in rows)] if rows else []


def _said(row: MapNode, name: str) -> str:
    entry = row.entries.get(name)
    return entry.value.text if entry and isinstance(entry.value, Scalar) and not is_null(entry.value) else ""


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


def _asked(cells: Mapping[str, str]) -> Asked:
    said = {name: cells.get(name, "") for name in Known.__annotations__}
    said["unit_kind"] = _KINDS.get(said["unit_kind"], said["unit_kind"])
    return Asked.of(**said)


def in_columns(told: Both, whose: Both = _OF_MANIFEST) -> Both:
    """A sentence on one report as it is told among many, where an option would speak of all: by the columns."""
    zh, en = told.zh, told.en
    for name, head in HEADS.items():
        flag = re.compile(f"--{name.replace('_', '-')}(?![a-z-])")
        zh = re.sub(f" ?{flag.pattern} ?", f"{whose.zh}“{head.zh}”一列", zh)
        en = flag.sub(f"column {head.en}{whose.en}", en)
    return Both(zh, en)


def _from(here: Path, path: Path) -> str:
    try:
        return path.resolve().relative_to(here.resolve()).as_posix()
    except ValueError:
        return path.as_posix()
