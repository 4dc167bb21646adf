"""Tables beside a catalogue that an office has of its own, or uses as they come with the package.

departments.yaml says which department answers first for which duty, and fills in a column of the ledger; sets of
indicators, YAML or a spreadsheet, say what an office is measured by and which duties answer that. They count neither
for the digest of the catalogue nor for what an audit finds.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Final

from fazhi.catalogue.project import default_folder, project_folder
from fazhi.model.both import Both
from fazhi.model.department import Departments
from fazhi.model.errors import InputError
from fazhi.model.indicator import Coverage, Indicator, IndicatorSet
from fazhi.model.law import Verification
from fazhi.model.obligation import Catalogue, Domain
from fazhi.model.unit import UnitKind
from fazhi.model.words import word
from fazhi.sheets import read_rows
from fazhi.yamlfile import (
    OBLIGATION_ID,
    ListOf,
    Problems,
    Record,
    RecordOf,
    Text,
    choice_of,
    hint,
    optional,
    raise_if_any,
    read_file,
    required,
)
from fazhi.yamlfile.schema import schema_text, write_schemas

FILE: Final = "departments.yaml"
_INDICATORS: Final = "indicators"
_HEADS: Final = {
    "id": ("编号", "序号", "id"),
    "level1": ("一级指标", "一级", "level1"),
    "level2": ("二级指标", "二级", "level2"),
    "title": ("三级指标", "指标内容", "内容", "指标", "title"),
    "obligations": ("义务", "对应义务", "义务编号", "obligations"),
    "coverage": ("覆盖", "覆盖程度", "coverage"),
}
"""By what heads the columns of an own list are known."""
_MOST_ROWS: Final = 5000
_BETWEEN: Final = re.compile(r"[、，,；;/\n]")
_ASIDE: Final = re.compile("[（(][^（）()]*[）)]")
_NONE: Final = frozenset({"", "无", "没有", "-", "—", "——", "－", "none"})
"""What is written in the column of duties where there is none."""


class DepartmentRecord(Record):
    """A department, as written down."""

    department: Annotated[str, required(Text(".{1,40}", "1 至 40 个字", "1 to 40 characters"), "名称", "its name")]
    kinds: Annotated[
        tuple[UnitKind, ...],
        optional(
            ListOf(choice_of(UnitKind), 1, unique=True),
            "哪类单位的；各类都一样的不写",
            "kinds of unit it belongs to; left out where it is the same in all",
            "for",
            tuple(UnitKind),
        ),
    ]
    domains: Annotated[
        tuple[Domain, ...],
        optional(ListOf(choice_of(Domain), unique=True), "负责的领域", "domains it answers for", default=()),
    ]
    obligations: Annotated[
        tuple[str, ...],
        optional(
            ListOf(OBLIGATION_ID, unique=True),
            "另外负责的义务，先于领域",
            "single duties it answers for, whatever their domain",
            default=(),
        ),
    ]


TABLE: Final = ListOf(RecordOf(DepartmentRecord))


def departments_for(folders: Sequence[Path]) -> Departments:
    """The table in the first of these folders that has one, else the one that came with the package.

    Raises:
        CatalogueError: All its mistakes.
    """
    for folder in (*folders, default_folder()):
        if (folder / FILE).is_file():
            return read_departments(folder / FILE)
    return Departments({}, {})


def departments_of(folder: Path | None, here: Path) -> Departments:
    """The table that holds for a kept report: its folder's own, its project's, that of `here`, or the one shipped.

    Raises:
        CatalogueError: All its mistakes.
    """
    around = [here, *(path for path in [project_folder(here)] if path)]
    if folder is not None:
        folder = folder.resolve()
        around = [folder, *folder.parents[2:3], *around]  # the project around docs/reports/<slug>
    return departments_for(around)


def read_departments(path: Path) -> Departments:
    """The table; CatalogueError with all mistakes, such as two departments for one domain of one kind of unit."""
    problems = Problems.of(path)
    records = read_file(path, TABLE, problems)
    domains: dict[tuple[UnitKind, Domain], str] = {}
    duties: dict[tuple[UnitKind, str], str] = {}
    for record in records:
        for kind in record.kinds:
            for domain in record.domains:
                _note(record, str(domain), domains.setdefault((kind, domain), record.department), problems)
            for duty in record.obligations:
                _note(record, duty, duties.setdefault((kind, duty), record.department), problems)
    raise_if_any([problems])
    return Departments(domains, duties)


def _note(record: DepartmentRecord, what: str, taken: str, problems: Problems) -> None:
    if taken != record.department:
        problems.add(
            record.line,
            f"{what} 已由{taken}负责，同类单位只能有一个，请删去一处",
            f"{what} has {taken} already; a kind of unit has one department for it, remove one",
        )


class IndicatorRecord(Record):
    """An indicator, as written down."""

    id: Annotated[str, required(Text(), "编号", "identifier")]
    level1: Annotated[str | None, optional(Text(), "一级指标；没有见到就不写", "first level; left out if not seen")]
    level2: Annotated[str | None, optional(Text(), "二级指标；没有见到就不写", "second level; left out if not seen")]
    title: Annotated[str, required(Text(), "内容，用自己的话", "what it asks for, in own words")]
    obligations: Annotated[
        tuple[str, ...], required(ListOf(OBLIGATION_ID, unique=True), "答复它的义务", "the duties that answer it")
    ]
    coverage: Annotated[Coverage, required(choice_of(Coverage), "覆盖程度", "how far they do")]
    source: Annotated[str | None, optional(Text(), "来源", "where it was seen")]
    verified: Annotated[Verification, required(choice_of(Verification), "核对程度", "how far it was checked")]


class IndicatorFile(Record):
    """A set of indicators, as written down."""

    title: Annotated[str, required(Text(), "名称", "title of the set")]
    about: Annotated[str, required(Text(), "来由", "where it comes from")]
    about_en: Annotated[str, required(Text(), "来由，英文", "the same in English")]
    lacking: Annotated[str | None, optional(Text(), "还缺多少", "how far it is incomplete")]
    lacking_en: Annotated[str | None, optional(Text(), "还缺多少，英文", "the same in English")]
    indicators: Annotated[
        tuple[IndicatorRecord, ...], required(ListOf(RecordOf(IndicatorRecord)), "三级指标", "the indicators")
    ]


def read_indicators(folder: Path, catalogue: Catalogue) -> tuple[IndicatorSet, ...]:
    """The sets of a folder, the newest first, those without any indicator last; duties that a catalogue lacks left out.

    Raises:
        CatalogueError: All their mistakes.
    """
    known = {item.id for item in catalogue.obligations}
    found, problems = [], []
    for path in sorted((folder / _INDICATORS).glob("*.yaml"), reverse=True):
        noted = Problems.of(path)
        problems.append(noted)
        record = read_file(path, RecordOf(IndicatorFile), noted)
        found.append(_set(path.stem, record, known))
    raise_if_any(problems)
    return tuple(sorted(found, key=lambda each: not each.indicators))


def read_own_indicators(path: Path, catalogue: Catalogue) -> IndicatorSet:
    """An office's own list, from a .csv or .xlsx file; columns are known by their heads.

    Raises:
        InputError: The file cannot be read, lacks a column, or names a duty that there is not.
    """
    rows = read_rows(path, lambda row: "title" in _columns(row))[:_MOST_ROWS]
    head = next((number for number, row in enumerate(rows) if _columns(row).keys() >= {"title"}), None)
    if head is None:
        raise InputError(
            f"{path.name} 里没有“指标内容”这一列；表头要有：编号、一级指标、二级指标、指标内容、义务。",
            f"{path.name} has no column of indicators; its head needs: id, level1, level2, title, obligations.",
        )
    columns = _columns(rows[head])
    known = {name: item.id for item in catalogue.obligations for name in (item.id, item.title, item.title_en)}
    found: list[Indicator] = []
    above = ["", ""]
    for number, row in enumerate(rows[head + 1 :], head + 2):
        cells = {name: row[at].strip() if at < len(row) else "" for name, at in columns.items()}
        if not cells["title"]:
            continue
        above = [cells.get("level1") or above[0], cells.get("level2") or above[1]]
        where = Both(f"{path.name} 第 {number} 行", f"{path.name}, row {number}")
        named = tuple(dict.fromkeys(_named(cells.get("obligations", ""), known, where)))
        coverage = _covered(cells.get("coverage", ""), where) if named else Coverage.NONE
        named = () if coverage is Coverage.NONE else named
        found.append(
            Indicator(cells.get("id") or str(len(found) + 1), (*filter(None, above),), cells["title"], named, coverage)
        )
    about = Both(f"本单位提供的清单（{path.name}）", f"a list of the office's own ({path.name})")
    return IndicatorSet("own", path.stem, about, None, tuple(found))


def _named(cell: str, known: Mapping[str, str], where: Both) -> Iterator[str]:
    """The duties of a cell, by their numbers or their titles; what stands in brackets beside them says nothing.

    Raises:
        InputError: There is no such duty.
    """
    for told in _BETWEEN.split(cell):
        plain = _ASIDE.sub("", told).strip()
        names = re.findall("[A-Z]+_[0-9]{3}", told) or ([] if plain.lower() in _NONE else [plain])
        for name in names:
            if name not in known:
                meant = hint(name, sorted(known))
                raise InputError(
                    f"{where.zh}：没有义务 {name}；{meant.zh.rstrip('？')}。",
                    f"{where.en}: there is no obligation {name}; {meant.en.rstrip('?')}.",
                )
            yield known[name]


def _covered(cell: str, where: Both) -> Coverage:
    """How far the duties answer it; all of it where nothing is said."""
    meant = {name: item for item in Coverage for name in (item.value, word(item, "zh"), word(item, "en"))}
    if (found := meant.get(cell.lower() or Coverage.FULL.value)) is None:
        raise InputError(
            f"{where.zh}：“覆盖”一列的“{cell}”不认识；可以是 全部、部分、没有，空着就是全部。",
            f'{where.en}: coverage "{cell}" is not known; it is full, partial or none, and full where nothing is said.',
        )
    return found


def _set(name: str, record: IndicatorFile, known: Collection[str]) -> IndicatorSet:
    lacking = Both(record.lacking, record.lacking_en or record.lacking) if record.lacking else None
    indicators = []
    for item in record.indicators:
        answering = tuple(id for id in item.obligations if id in known)
        coverage = item.coverage if answering else Coverage.NONE
        levels = tuple(level for level in (item.level1, item.level2) if level)
        indicators.append(Indicator(item.id, levels, item.title, answering, coverage))
    return IndicatorSet(name, record.title, Both(record.about, record.about_en), lacking, tuple(indicators))


def _columns(row: Sequence[str]) -> Mapping[str, int]:
    """Where each column stands, by the heads of a row."""
    heads = ["".join(cell.split()).lower() for cell in row]
    return {name: heads.index(word) for name, words in _HEADS.items() for word in reversed(words) if word in heads}


def schemas() -> dict[str, str]:
    """The texts of the schemas by their file names."""
    indicators = Both("一套指标与义务的对应", "A set of indicators and the duties that answer it")
    return {
        "departments.schema.json": schema_text(TABLE, "各领域的责任单位", "Which department answers for which duties"),
        "indicators.schema.json": schema_text(RecordOf(IndicatorFile), indicators.zh, indicators.en),
    }


if __name__ == "__main__":
    write_schemas(Path("requirements/schemas"), schemas())
