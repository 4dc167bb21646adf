"""Many units over the years in one command: each as by itself, and what cannot be followed is told."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from fakes import TEXT, write_catalogue
from fazhi.cli import main
from fazhi.model.place import Place
from fazhi.output.pages.comparison import WRITERS
from fazhi.output.pages.units import WRITERS as UNITS_WRITERS
from fazhi.output.pages.years import WRITERS as OVER_YEARS
from fazhi.whose import numbered, whose

PROPOSALS = "全年办理人大代表建议28件，满意率100%。"
UNITS = ("云州区", "海州区")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two units over three years, of which the first loses a duty in the last; one with one year; one broken file."""
    write_catalogue(tmp_path / "catalogue")
    for year in (2022, 2023, 2024):
        (tmp_path / "全市" / str(year)).mkdir(parents=True)
        for unit in UNITS:
            text = TEXT.replace("2023", str(year + 1)).replace("2022", str(year)).replace("云州区", unit)
            if (unit, year) == ("云州区", 2024):
                text = text.replace(PROPOSALS, "")
            (tmp_path / "全市" / str(year) / f"{unit}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "全市" / "2022" / "独.txt").write_text(TEXT.replace("云州区", "白石县"), encoding="utf-8")
    (tmp_path / "全市" / "坏.docx").write_bytes(b"PK")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def compare(*arguments: str) -> int:
    return main(["compare", *arguments, "--catalogue", "catalogue", "--lang", "zh"])


def test_each_unit_is_followed_as_by_itself(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compare("全市", "--format", "json") == 2
    many = json.loads(capsys.readouterr().out)
    assert [item["file"] for item in many["unread"]] == ["全市/坏.docx"]
    assert [item["file"] for item in many["alone"]] == ["全市/2022/独.txt"]
    assert len(many["units"]) == 2
    for unit, found in zip(UNITS, many["units"], strict=True):
        compare(*(str(path.relative_to(folder)) for path in sorted((folder / "全市").rglob(f"{unit}.txt"))),
                "--format", "json")  # fmt: skip
        assert json.loads(capsys.readouterr().out) == found


def test_a_page_has_the_tables_of_the_book(folder: Path) -> None:
    assert compare("全市", "--output", "全市.html") == 2
    page = (folder / "全市.html").read_text(encoding="utf-8")
    assert re.findall(r"<(?:h2|summary)>([^<（]+)（(\d+)）", page)[:1] == [("历年", "6")]
    assert "<details><summary>逐项（14）" in page
    assert "<h2>未能读出（1）" in page
    assert {*WRITERS} == {*OVER_YEARS} == {*UNITS_WRITERS}


def test_the_page_begins_with_the_sums_and_fits_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert compare("全市") == 2
    page = capsys.readouterr().out
    first, second, *_ = page.splitlines()
    assert first == "对照 2 个单位的 6 份报告，1 份没有对照，1 份未能读出"
    assert second.startswith("最近一年：新缺口 1 项（1 个单位），已补上 0 项")
    (row,) = [line for line in page.splitlines() if line.startswith("云州区人民政府")]
    assert row.split()[1] == "2022–2024"
    assert row.split()[3:5] == ["1", "0"], "one new gap, none closed"
    assert "这个单位只有这一年度的" in page
    assert max(len(line.encode("gb18030")) for line in page.splitlines()) <= 80


@pytest.mark.parametrize(("take_out", "status"), [((), 2), (("坏.docx",), 1), (("坏.docx", "2024/云州区.txt"), 0)])
def test_the_status_tells_what_was_lost_or_not_read(folder: Path, take_out: tuple[str, ...], status: int) -> None:
    for name in take_out:
        (folder / "全市" / name).unlink()
    assert compare("全市") == status


def test_a_table_and_a_book_have_every_duty_of_every_unit(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compare("全市", "--format", "csv") == 2
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out.lstrip("\ufeff"))))
    (lost,) = [row for row in rows if (row["单位"], row["编号"]) == ("云州区人民政府", "SUPERVISE_001")]
    assert [lost[year] for year in ("2022", "2023", "2024")] == ["写实", "写实", "没写"]
    assert (lost["连续缺口（年）"], lost["最近的变化"], lost["变化来自"]) == ("1", "2024 新缺口", "文字")
    assert compare("全市", "--output", "历年.xlsx") == 2
    book = openpyxl.load_workbook(folder / "历年.xlsx")
    assert book.sheetnames == ["历年", "逐项", "承诺", "没有对照", "未能读出"]
    assert book["逐项"].max_row == len(rows) + 1
    assert [row[2].value for row in book["历年"].iter_rows(min_row=2)] == [2022, 2023, 2024] * 2
    assert {row[0].value for row in book["承诺"].iter_rows(min_row=2)} == {f"{unit}人民政府" for unit in UNITS}


def test_two_reports_of_one_year_are_named_and_the_other_years_stand(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = (folder / "全市" / "2023" / "云州区.txt").read_text(encoding="utf-8")
    (folder / "全市" / "2023" / "二稿.txt").write_text(again + "另有一句。\n", encoding="utf-8")
    compare("全市", "--format", "json")
    found = json.loads(capsys.readouterr().out)
    assert {item["file"] for item in found["alone"]} == {
        f"全市/{name}.txt" for name in ("2022/独", "2023/云州区", "2023/二稿")
    }
    assert [item["year"] for item in found["units"][0]["reports"]] == [2022, 2024]


def test_a_year_without_a_report_ends_a_run_and_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for year in (2022, 2023, 2024):
        path = folder / "全市" / str(year) / "海州区.txt"
        path.write_text(path.read_text(encoding="utf-8").replace(PROPOSALS, ""), encoding="utf-8")
    compare("全市", "--format", "json")
    old = json.loads(capsys.readouterr().out)["units"][1]
    (folder / "全市" / "2023" / "海州区.txt").unlink()
    compare("全市")
    assert "中间缺年度的 1 个单位：海州区人民政府 2023。" in capsys.readouterr().out.replace("\n", "")
    compare("全市", "--format", "json")
    new = json.loads(capsys.readouterr().out)["units"][1]
    assert [_standing(item) for item in (old, new)] == [3, 1]
    main(["corpus", "audit", "全市", "--out", "结果", "--catalogue", "catalogue", "--processes", "1"])
    assert main(["corpus", "site", "结果", "--output", "网页"]) == 0
    pages = [path.read_text(encoding="utf-8") for path in (folder / "网页" / "unit").glob("*.html")]
    (page,) = (page for page in pages if "海州区人民政府</bdi></h1>" in page)
    assert "比 2022 年：" in page
    assert ("那一年也缺的" in page, "上一年也缺的" in page) == (True, False)
    capsys.readouterr()
    compare("全市/2022/海州区.txt", "全市/2024/海州区.txt", "全市/2022/独.txt", "--output", "历年.html")
    assert capsys.readouterr().err.endswith("对照 1 个单位的 2 份报告，1 份没有对照。\n")


def _standing(unit: dict[str, Any]) -> int:
    (found,) = [item["standing"] for item in unit["obligations"] if item["obligation"] == "SUPERVISE_001"]
    return int(found)


def test_a_unit_is_followed_when_its_name_is_written_with_its_body_and_without(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "全市" / "2023" / "云州区.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("云州区人民政府", "云州区"), encoding="utf-8")
    compare("全市", "--format", "json")
    found = json.loads(capsys.readouterr().out)["units"][0]
    assert [item["year"] for item in found["reports"]] == [2022, 2023, 2024]


def test_a_manifest_says_whose_a_report_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compare("全市", "--manifest", "清单.csv") == 2
    rows = list(csv.reader(io.StringIO((folder / "清单.csv").read_text(encoding="utf-8-sig"))))
    assert len(rows) == 9
    with (folder / "清单.csv").open("w", encoding="utf-8", newline="") as file:
        for name, unit, *rest in rows:
            if "坏" not in name:
                csv.writer(file).writerow([name, unit.replace("海州区", "云州区"), *rest])
    capsys.readouterr()
    assert compare("--manifest", "清单.csv") == 0
    assert "云州区人民政府有几份2024年度的报告" in capsys.readouterr().out


def test_the_results_of_a_corpus_answer_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corpus", "audit", "全市", "--out", "结果", "--catalogue", "catalogue", "--processes", "1"]) == 2
    capsys.readouterr()
    assert main(["corpus", "query", "结果", "years", "--format", "json"]) == 0
    asked = {(row["unit"], row["year"]): row for row in json.loads(capsys.readouterr().out)}
    assert len(asked) == 7, "a unit of one year is there too"
    compare("全市", "--output", "历年.xlsx")
    head, *rows = openpyxl.load_workbook(folder / "历年.xlsx")["历年"].iter_rows(values_only=True)
    assert len(rows) == 6
    for row in (dict(zip(head, each, strict=True)) for each in rows):
        found = asked[str(row["单位"]), int(str(row["年度"]))]
        for name, column in (("gaps", "缺口"), ("opened", "新缺口"), ("closed", "已补上"), ("stood", "前一份也缺")):
            assert (found[name] is None and row[column] in {None, ""}) or found[name] == row[column]
    assert asked["云州区人民政府", 2024]["opened"] == 1
    assert asked["海州区人民政府", 2024]["longest"] == 3
    assert main(["corpus", "site", "结果", "--output", "网页"]) == 0
    pages = [path.read_text(encoding="utf-8") for path in (folder / "网页" / "unit").glob("*.html")]
    (lost,) = (page for page in pages if "云州区人民政府</bdi></h1>" in page)
    found = asked["云州区人民政府", 2024]
    assert f"比 2023 年：新缺口 1，已补上 0，上一年也缺的 {found['stood']}。" in lost
    assert "比 2022 年：新缺口 0，已补上 0" in lost
    assert [page.count("上一年也缺的") for page in pages if "白石县" in page] == [0]


@pytest.mark.parametrize(
    ("units", "numbers"),
    [
        ([("郯城县", "临沂市 郯城县"), ("郯城县人民政府", "临沂市 郯城县")], [0, 0]),
        ([("高青县司法局", "淄博市 高青县"), ("司法局", "淄博市 高青县"), ("司法局", "淄博市")], [0, 0, 1]),
        ([("石桥镇人民政府", "淄博市 高青县"), ("石桥镇人民政府", "临沂市 沂水县")], [0, 1]),
        ([("石桥镇", ""), ("石桥镇人民政府", "淄博市 高青县"), ("石桥镇", "淄博市")], [0, 0, 0]),
        ([("石桥镇", ""), ("石桥镇", "淄博市 高青县"), ("石桥镇", "临沂市 沂水县")], [0, 1, 2]),
        ([("高新区管委会", "淄博市"), ("高新区管理委员会", "淄博市"), ("高新区", "潍坊市")], [0, 0, 1]),
        ([("政府办公室", "淄博市"), ("政府", "淄博市")], [0, 1]),
    ],
)
def test_units_are_one_by_bare_name_and_place(units: list[tuple[str, str]], numbers: list[int]) -> None:
    told = [whose(name, Place("山东省", *place.split()) if place else None) for name, place in units]
    assert numbered(told) == numbers
