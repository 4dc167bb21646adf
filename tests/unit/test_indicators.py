"""Sets of indicators: those shipped, and an office's own list out of a table."""

import csv
import io
import textwrap
from pathlib import Path

import openpyxl
import pytest
import yaml

from fazhi.catalogue import default_folder, load
from fazhi.catalogue.tables import read_indicators, read_own_indicators, schemas
from fazhi.model.errors import CatalogueError, InputError
from fazhi.model.indicator import Coverage
from shared import ROOT
from small_catalogue import write

CATALOGUE = load()
ROWS = (
    "编号,一级指标,二级指标,指标内容,义务\n1,职能,简政,按期办结,FUNCTION_005、FUNCTION_003\n2,,,不设变相许可,\n"
    ",决策,程序,专家论证,DECISION_003\n"
)


def test_the_shipped_sets_name_duties_and_say_how_far_they_are_incomplete() -> None:
    sets = read_indicators(default_folder(), CATALOGUE)
    assert [each.name for each in sets] == ["2021", "2025"]
    assert all(each.lacking for each in sets)
    assert {id for each in sets for item in each.indicators for id in item.obligations} <= {
        item.id for item in CATALOGUE.obligations
    }
    assert all(bool(item.obligations) is (item.coverage is not Coverage.NONE) for item in sets[0].indicators)


def test_the_schema_is_as_stored() -> None:
    stored = default_folder() / "schemas" / "indicators.schema.json"
    assert stored.read_text(encoding="utf-8") == schemas()["indicators.schema.json"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030"])
def test_an_own_list_is_read_by_the_heads_of_its_columns(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "本省指标.csv"
    path.write_text("本省指标体系,,,,\n" + ROWS, encoding=encoding)
    found = read_own_indicators(path, CATALOGUE)
    assert (found.title, found.lacking) == ("本省指标", None)
    told = [(item.id, item.levels, item.title, item.obligations, item.coverage) for item in found.indicators]
    assert told == [
        ("1", ("职能", "简政"), "按期办结", ("FUNCTION_005", "FUNCTION_003"), Coverage.FULL),
        ("2", ("职能", "简政"), "不设变相许可", (), Coverage.NONE),
        ("3", ("决策", "程序"), "专家论证", ("DECISION_003",), Coverage.FULL),
    ]


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("义务,指标\nDECISION_003,专家\n", encoding="utf-8")
    (item,) = read_own_indicators(path, CATALOGUE).indicators
    assert (item.title, item.obligations, item.levels) == ("专家", ("DECISION_003",), ())


def test_duties_are_named_by_title_too_and_how_far_they_answer_may_be_said(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(
        "指标,义务,覆盖\n甲,专家论证；RULES_006（报送备案）,部分\n乙,DECISION_003,没有\n丙,无,\n丁,专家论证,\n",
        encoding="utf-8",
    )
    assert [(item.obligations, item.coverage) for item in read_own_indicators(path, CATALOGUE).indicators] == [
        (("DECISION_003", "RULES_006"), Coverage.PARTIAL),
        ((), Coverage.NONE),
        ((), Coverage.NONE),
        (("DECISION_003",), Coverage.FULL),
    ]


def test_a_spreadsheet_is_read_as_the_same_list_is(tmp_path: Path) -> None:
    path = tmp_path / "本省指标.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["本省指标体系"])
    sheet.merge_cells("A1:E1")
    for row in csv.reader(ROWS.splitlines()):
        sheet.append(row)
    book.save(path)
    (tmp_path / "本省指标.csv").write_text("本省指标体系,,,,\n" + ROWS, encoding="utf-8")
    listed = read_own_indicators(tmp_path / "本省指标.csv", CATALOGUE)
    assert read_own_indicators(path, CATALOGUE).indicators == listed.indicators


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (ROWS.replace("DECISION_003", "DECISION_999").encode(), "第 4 行：没有义务 DECISION_999"),
        (ROWS.replace("DECISION_003", "专家论正").encode(), "第 4 行：没有义务 专家论正；是否想写 专家论证。"),
        (ROWS.replace("DECISION_003", "DECISION_003、某事").encode(), "没有义务 某事"),
        ("指标,义务,覆盖\n专家,DECISION_003,一半\n".encode(), "第 2 行：“覆盖”一列的“一半”不认识"),
        (b"a,b\n1,2\n", "没有“指标内容”"),
        (b"", "没有“指标内容”"),
        (b"PK\x03\x04", "x.csv"),
        (b"\xff\xfe\x00", "另存为其中一种"),
        (None, "无法读取"),
    ],
)
def test_what_cannot_be_used_is_told(tmp_path: Path, data: bytes | None, said: str) -> None:
    path = tmp_path / "x.csv"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InputError) as error:
        read_own_indicators(path, CATALOGUE)
    assert said in error.value.zh


def test_a_list_in_an_xlsx_is_read_as_one_in_a_csv(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["说明"])
    sheet = book.create_sheet("清单")
    for row in csv.reader(io.StringIO(ROWS)):
        sheet.append(row)
    book.save(tmp_path / "x.xlsx")
    (tmp_path / "x.csv").write_text(ROWS, encoding="utf-8")
    found = [read_own_indicators(tmp_path / name, CATALOGUE).indicators for name in ("x.xlsx", "x.csv")]
    assert found[0] == found[1]
    assert found[0]


def test_every_duty_that_a_shipped_set_names_is_in_the_shipped_catalogue() -> None:
    paths = list((default_folder() / "indicators").glob("*.yaml"))
    assert paths
    for path in paths:
        named = {
            id for item in yaml.safe_load(path.read_text(encoding="utf-8"))["indicators"] for id in item["obligations"]
        }
        assert named <= {item.id for item in CATALOGUE.obligations}


def test_duties_that_another_catalogue_lacks_are_left_out(tmp_path: Path) -> None:
    first, second, *_ = read_indicators(default_folder(), load(write(tmp_path)))
    assert {item.obligations for item in (*first.indicators, *second.indicators)} == {()}
    assert {item.coverage for item in first.indicators} == {Coverage.NONE}


def test_a_mistake_in_a_set_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "indicators"
    folder.mkdir()
    shipped = (default_folder() / "indicators" / "2021.yaml").read_text(encoding="utf-8")
    (folder / "2021.yaml").write_text(shipped.replace("coverage: full", "coverage: much", 1), encoding="utf-8")
    with pytest.raises(CatalogueError) as error:
        read_indicators(tmp_path, CATALOGUE)
    assert "coverage" in error.value.mistakes[0].zh


def test_the_list_in_the_docs_is_one(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "indicators.rst").read_text(encoding="utf-8")
    listed = textwrap.dedent(text.partition(".. code-block:: text\n\n")[2].partition("\n\n")[0])
    (tmp_path / "x.csv").write_text(listed, encoding="utf-8")
    found = read_own_indicators(tmp_path / "x.csv", CATALOGUE).indicators
    assert [len(item.obligations) for item in found] == [1, 2, 0]
