"""The tables of a corpus are what the page tells, and hold no more of a report than they say."""

import os
from collections.abc import Iterator

from fakes import small_audit
from fazhi.corpus.rows import rows_of
from fazhi.corpus.tables import COPIED, SCHEMA, TABLES, Column
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
        yield f"   * - ``{name}``\n     - {kind}\n     - {column.about.zh}\n"
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
