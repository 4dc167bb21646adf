"""Sets of indicators: those that come with the catalogue, from YAML, and an office's own list, from a table."""

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Final

from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.model.indicator import Coverage, Indicator, IndicatorSet
from fazhi.model.law import Verification
from fazhi.model.obligation import Catalogue
from fazhi.sheets import read_rows
from fazhi.yamlfile import (
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

_FOLDER: Final = "indicators"
_OBLIGATION: Final = Text("[A-Z]+_[0-9]{3}", "义务编号", "an identifier of an obligation")
_HEADS: Final = {
    "id": ("编号", "序号", "id"),
    "level1": ("一级指标", "一级", "level1"),
    "level2": ("二级指标", "二级", "level2"),
    "title": ("三级指标", "指标内容", "内容", "指标", "title"),
    "obligations": ("义务", "对应义务", "义务编号", "obligations"),
}
"""By what heads the columns of an own list are known."""
_MOST_ROWS: Final = 5000


class IndicatorRecord(Record):
    """An indicator, as written down."""

    id: Annotated[str, required(Text(), "编号", "identifier")]
    level1: Annotated[str | None, optional(Text(), "一级指标；没有见到就不写", "first level; left out if not seen")]
    level2: Annotated[str | None, optional(Text(), "二级指标；没有见到就不写", "second level; left out if not seen")]
    title: Annotated[str, required(Text(), "内容，用自己的话", "what it asks for, in own words")]
    obligations: Annotated[
        tuple[str, ...], required(ListOf(_OBLIGATION, unique=True), "答复它的义务", "the duties that answer it")
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
    for path in sorted((folder / _FOLDER).glob("*.yaml"), reverse=True):
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
    known = {item.id for item in catalogue.obligations}
    found: list[Indicator] = []
    above = ["", ""]
    for number, row in enumerate(rows[head + 1 :], head + 2):
        cells = {name: row[at].strip() if at < len(row) else "" for name, at in columns.items()}
        if not cells["title"]:
            continue
        above = [cells.get("level1") or above[0], cells.get("level2") or above[1]]
        named = tuple(dict.fromkeys(re.findall("[A-Z]+_[0-9]{3}", cells.get("obligations", ""))))
        for id in named:
            if id not in known:
                meant = hint(id, sorted(known))
                raise InputError(
                    f"{path.name} 第 {number} 行：没有义务 {id}；{meant.zh.rstrip('？')}。",
                    f"{path.name}, row {number}: there is no obligation {id}; {meant.en.rstrip('?')}.",
                )
        coverage = Coverage.FULL if named else Coverage.NONE
        found.append(
            Indicator(cells.get("id") or str(len(found) + 1), (*filter(None, above),), cells["title"], named, coverage)
        )
    about = Both(f"本单位提供的清单（{path.name}）", f"a list of the office's own ({path.name})")
    return IndicatorSet("own", path.stem, about, None, tuple(found))


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


def indicators_schema() -> str:
    """The text of the schema of a set."""
    return schema_text(
        RecordOf(IndicatorFile), "一套指标与义务的对应", "A set of indicators and the duties that answer it"
    )


if __name__ == "__main__":
    write_schemas(Path("requirements/schemas"), {"indicators.schema.json": indicators_schema()})
