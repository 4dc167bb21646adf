"""The tables of a corpus are what the page tells, and hold no more of a report than they say."""

import os
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from pyarrow.parquet import read_schema

from fakes import small_audit
from fazhi.corpus.parquet import pack, path_of, write_packed
from fazhi.corpus.rows import rows_of
from fazhi.corpus.tables import COPIED, SCHEMA, TABLES, Column, key_of
from shared import ROOT

PAGE = ROOT / "docs" / "corpus.rst"
MARK = ".. 以下由测试从 corpus/tables.py 生成\n\n"
TYPES = {"text": "文字", "whole": "整数", "number": "小数", "flag": "是否", "texts": "文字的列表"}


def told() -> Iterator[str]:
    for table in (*TABLES.values(), *COPIED.values()):
        yield f"``{table.name}``：{table.about.zh}。\n\n"
        yield ".. list-table::\n   :header-rows: 1\n\n   * - 列\n     - 类型\n     - 意思\n"
        yield from lines(table.columns, "")
        yield "\n"


def lines(columns: tuple[Column, ...], above: str) -> Iterator[str]:
    for column in columns:
        name = f"{above}{column.name}"
        kind = TYPES[column.type] if isinstance(column.type, str) else "列表"
        yield f"   * - ``{name}``\n     - {kind}\n     - {column.meaning().zh}\n"
        if not isinstance(column.type, str):
            yield from lines(column.type, f"{name}.")


def test_the_page_tells_every_column() -> None:
    """A run with FAZHI_WRITE_GOLDEN=1 rewrites it."""
    text = PAGE.read_text(encoding="utf-8")
    head, _, _ = text.partition(MARK)
    wanted = head + MARK + "".join(told()).rstrip("\n") + "\n"
    if os.environ.get("FAZHI_WRITE_GOLDEN"):
        PAGE.write_text(wanted, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == wanted
    assert f"``{SCHEMA}``" in head


def test_the_names_of_columns_are_told_apart() -> None:
    for table in (*TABLES.values(), *COPIED.values()):
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names))
        assert names[0] == "file"


def test_a_row_has_a_value_for_every_column() -> None:
    rows = rows_of(small_audit(), {"file": "a.txt", "told": [], "engine": "1", "signature": "0"}, [])
    for name, items in rows.items():
        for row in items:
            assert row.keys() == {column.name for column in TABLES[name].columns}
    assert [row["conclusion"] for row in rows["assessments"]] == [item.conclusion for item in small_audit().assessments]


def test_gaps_by_gravity_come_to_what_is_told_of_the_report() -> None:
    rows = rows_of(small_audit(), {"file": "a.txt", "told": [], "engine": "1", "signature": "0"}, [])
    (report,) = rows["reports"]
    grave = [row["gap_severity"] for row in rows["assessments"]]
    assert grave.count("mandatory") == report["mandatory_gaps"]
    assert sum(item is not None for item in grave) == report["gaps"] == sum(row["gap"] for row in rows["assessments"])


def test_only_the_values_that_are_told_stand_in_a_column() -> None:
    rows = rows_of(small_audit(), {"file": "a.txt", "told": [], "engine": "1", "signature": "0"}, [])
    for name, items in rows.items():
        for column in TABLES[name].columns:
            if column.values is not None:
                values: list[Enum] = list(column.values)
                known = {None, *map(key_of, values)}
                assert {row[column.name] for row in items} <= known, column.name


def test_parquet_tells_what_each_column_means(tmp_path: Path) -> None:
    rows = rows_of(small_audit(), {"file": "a.txt", "told": [], "engine": "1", "signature": "0"}, [])
    write_packed(tmp_path, [pack(rows)])
    told = read_schema(path_of(tmp_path, "assessments")).field("conclusion").metadata
    assert "planned 只写打算" in told[b"zh"].decode()
    assert b"not_applicable (not applicable)" in told[b"en"]
