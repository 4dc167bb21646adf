"""Several reports in one command: every one is judged as by itself, and what cannot be read stops nothing."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from fakes import TEXT, small_catalogue, write_catalogue
from fazhi.cli import main
from fazhi.corpus import files_named
from fazhi.corpus.results import Results
from fazhi.output.pages.batch import _most
from fazhi.output.terminal.layout import render
from fazhi.output.words.answer import LIMITS

OTHER = TEXT.replace("云州区", "青河县").replace("2022年度", "2023年度").replace("2023年工作", "2024年工作")
NAMELESS = "工作情况\n一、主要举措和成效\n全年办理人大代表建议28件。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_catalogue(tmp_path / "catalogue")
    drafts = tmp_path / "各单位"
    (drafts / "乡镇").mkdir(parents=True)
    (drafts / "云州区.txt").write_text(TEXT, encoding="utf-8")
    (drafts / "乡镇" / "青河县.md").write_text(OTHER, encoding="utf-8")
    (drafts / "无题.txt").write_text(NAMELESS, encoding="utf-8")
    (drafts / "~$云州区.docx").write_bytes(b"lock")
    (drafts / "目录.db").write_bytes(b"\x00")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def audit(*arguments: str) -> int:
    return main(["audit", *arguments, "--catalogue", "catalogue", "--lang", "zh"])


def table(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline="")))


def test_a_folder_is_one_table_and_what_was_not_read_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert audit("各单位") == 2
    page = capsys.readouterr().out
    assert "核查 2 份报告，1 份未能读出" in page
    assert "云州区人民政府" in page
    assert "青河县人民政府" in page
    assert "2 份里 2 份有缺口" in page
    assert "各单位/无题.txt" in page
    assert "没有写明单位类别" in page.replace("\n    ", "")


def test_what_most_reports_lack_comes_before_what_the_only_one_that_it_binds_lacks() -> None:
    duties = {item.id: item for item in small_catalogue().obligations[:2]}
    rare, common = duties
    told = render(_most({rare: 1, common: 41}, {rare: 1, common: 42}, duties, "zh"), 80, False)
    assert told.index(common) < told.index(rare)


def test_each_report_is_judged_as_by_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert audit("各单位/云州区.txt", "各单位/乡镇/青河县.md", "--format", "json") == 1
    many = json.loads(capsys.readouterr().out)
    assert many["unread"] == []
    for item in many["reports"]:
        assert audit(item["file"], "--format", "json") == 1
        assert json.loads(capsys.readouterr().out) == item["audit"]
    assert [item["file"] for item in many["reports"]] == ["各单位/云州区.txt", "各单位/乡镇/青河县.md"]


def test_a_table_has_a_row_for_each_duty_of_each_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit("各单位", "--output", "缺口.csv") == 2
    assert "未读出 各单位/无题.txt" in capsys.readouterr().err
    rows = table((folder / "缺口.csv").read_text(encoding="utf-8"))
    assert rows[0][:6] == ["文件", "单位", "单位类别", "年度", "所在地", "编号"]
    assert {len(row) for row in rows} == {17}
    assert [row[0] for row in rows[1:]].count("各单位/云州区.txt") == 7
    assert [row[1] for row in rows if row[0] == "各单位/乡镇/青河县.md"] == ["青河县人民政府"] * 7
    (unread,) = [row for row in rows if row[0] == "各单位/无题.txt"]
    assert unread[1:-1] == [""] * 15
    assert "--unit-kind" in unread[-1]


def test_a_manifest_is_written_for_correction_and_read_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit("各单位", "--manifest", "清单.csv") == 2
    assert "已写出清单 清单.csv" in capsys.readouterr().err
    rows = table((folder / "清单.csv").read_text(encoding="utf-8"))
    assert rows[1][:4] == ["各单位/乡镇/青河县.md", "青河县人民政府", "县级以上政府", "2023"]
    (row,) = [row for row in rows if row[0] == "各单位/无题.txt"]
    assert row[-1].startswith("“无题.txt”")
    row[1:4] = ["石桥镇人民政府", "乡镇街道", "2021"]
    with (folder / "清单.csv").open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([line[::-1] for line in rows])
    assert audit("--manifest", "清单.csv", "--format", "json") == 1
    found = {item["file"]: item["audit"]["report"] for item in json.loads(capsys.readouterr().out)["reports"]}
    assert found["各单位/无题.txt"]["unit"] == "石桥镇人民政府"
    assert found["各单位/无题.txt"]["unit_kind"] == "township"
    assert found["各单位/无题.txt"]["year"] == 2021
    assert len(found) == 3


def test_a_file_named_as_a_formula_is_none_in_a_manifest(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "各单位" / "乡镇" / "青河县.md").rename(folder / "=1+1.md")
    assert audit("=1+1.md", "各单位", "--manifest", "清单.csv") in {1, 2}
    names = [row[0] for row in table((folder / "清单.csv").read_text(encoding="utf-8"))]
    assert "'=1+1.md" in names
    capsys.readouterr()
    audit("--manifest", "清单.csv", "--format", "json")
    assert "=1+1.md" in [item["file"] for item in json.loads(capsys.readouterr().out)["reports"]]


@pytest.mark.parametrize("written", ["各单位/乡镇/青河县.md", "各单位\\乡镇\\青河县.md"])
def test_a_manifest_names_files_as_either_system_writes_them(
    folder: Path, capsys: pytest.CaptureFixture[str], written: str
) -> None:
    (folder / "清单.csv").write_text(f"文件,年度\n{written},2021\n", encoding="utf-8")
    assert audit("--manifest", "清单.csv", "--format", "json") == 1
    (item,) = json.loads(capsys.readouterr().out)["reports"]
    assert (item["file"], item["audit"]["report"]["year"]) == ("各单位/乡镇/青河县.md", 2021)


def test_a_manifest_may_be_a_spreadsheet(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["文件", "年度"])
    sheet.append(["各单位/云州区.txt", 2021])
    book.save(folder / "清单.xlsx")
    assert audit("--manifest", "清单.xlsx", "--format", "json") == 1
    (item,) = json.loads(capsys.readouterr().out)["reports"]
    assert item["audit"]["report"]["year"] == 2021


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "是空的"),
        ("单位,年度\n甲,2022\n", "“文件”必须有"),
        ("文件,颜色\na.txt,红\n", "颜色"),
        ("文件,年度\na.txt,去年\n", "第 2 行"),
        ("文件,单位类别\na.txt,村\n", "第 2 行"),
        ("文件\na.txt\na.txt\n", "第 3 行"),
        ("文件\x00\n", "不是 .csv 或 .xlsx"),
    ],
)
def test_a_manifest_that_cannot_be_used_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    (folder / "清单.csv").write_text(text, encoding="utf-8")
    assert audit("各单位", "--manifest", "清单.csv") == 2
    out = capsys.readouterr()
    assert said in out.err
    assert out.out == ""


def test_an_item_of_yaml_is_counted_as_one_counts_items(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "清单.yaml").write_text("- 文件: a.txt\n- 文件: b.txt\n  单位类别: 村\n", encoding="utf-8")
    assert audit("--manifest", "清单.yaml") == 2
    assert "清单.yaml 第 2 项：单位类别“村”" in capsys.readouterr().err


def test_a_file_of_the_manifest_that_is_gone_stops_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "清单.csv").write_text("文件\n各单位/云州区.txt\n走失.txt\n", encoding="utf-8")
    assert audit("--manifest", "清单.csv") == 2
    page = capsys.readouterr().out
    assert "核查 1 份报告，1 份未能读出" in page
    assert "走失.txt" in page


def test_files_that_the_manifest_lacks_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "清单.csv").write_text("文件\n各单位/云州区.txt\n", encoding="utf-8")
    audit("各单位", "--manifest", "清单.csv")
    assert "清单里没有 各单位/乡镇/青河县.md、各单位/无题.txt" in capsys.readouterr().err


def test_the_page_sums_up_names_what_stands_there_twice_and_speaks_one_language(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "各单位" / "再.txt").write_text(TEXT, encoding="utf-8")
    assert audit("各单位") == 2
    told = capsys.readouterr()
    rows = [line.split() for line in told.out.splitlines() if "人民政府 " in line and line[0] != " "]
    (sums,) = (line.split() for line in told.out.splitlines() if line.startswith("合计"))
    assert len(rows) == 3
    assert [int(each) for each in sums[1:]] == [sum(int(row[at]) for row in rows) for at in range(2, 7)]
    assert "※ 各单位/云州区.txt 与 各单位/再.txt" in told.out
    assert "同一单位" not in told.err, "the page has it"
    assert audit("各单位", "--output", "a.csv") == 2
    told = capsys.readouterr()
    assert "各单位/云州区.txt 与 各单位/再.txt 是同一单位同一年度的" in told.err
    assert "both count" not in told.err


def test_what_is_recorded_with_mistakes_is_told_of_that_report(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = folder / "各单位" / "已登记"
    kept.mkdir()
    (kept / "report.yaml").write_text("slug: x\n", encoding="utf-8")
    assert audit("各单位") == 2
    page = capsys.readouterr().out
    assert "核查 2 份报告，2 份未能读出" in page
    assert "登记信息有误" in page


def test_what_no_title_tells_the_names_may_as_in_a_corpus(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drafts = folder / "各单位"
    (drafts / "云州区.txt").unlink()
    (drafts / "无题.txt").rename(drafts / "白石县2023.txt")
    (drafts / "云州区2022.txt").write_text(TEXT.replace("2022年度", "2092年度"), encoding="utf-8")
    assert audit("各单位", "--format", "json") == 1
    out, err = capsys.readouterr()
    found = {item["file"]: item["audit"]["report"] for item in json.loads(out)["reports"]}
    told = {name.removeprefix("各单位/"): (report["unit_kind"], report["year"]) for name, report in found.items()}
    assert told["云州区2022.txt"] == ("county", 2022)
    assert told["白石县2023.txt"] == ("county", 2023)
    assert "先核对 各单位/云州区2022.txt：标题写的是 2092 年，不可用；年度 2022 取自文件名和文件夹名" in err
    assert "先核对 各单位/白石县2023.txt：年度、单位类别、单位取自文件名和文件夹名。" in err
    assert main(["corpus", "audit", "各单位", "--out", "结果", "--catalogue", "catalogue"]) == 0
    results = Results.of(folder / "结果")
    facts = results.facts(results.known(), ("file", "unit_kind", "year"))
    assert {file: (kind, year) for file, kind, year in facts} == told


def test_only_names_from_the_folder_on_that_was_named_tell_anything(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "2021").mkdir()
    (folder / "各单位").rename(folder / "2021" / "各单位")
    assert audit(str(folder / "2021" / "各单位"), "--unit-kind", "county", "--format", "json") == 2
    assert [item["file"].rpartition("/")[2] for item in json.loads(capsys.readouterr().out)["unread"]] == ["无题.txt"]


def test_a_report_that_may_not_be_opened_stops_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from fazhi.corpus import hints

    real = hints.take_in

    def fail(file: str, *rest: object) -> object:
        if file.endswith("云州区.txt"):
            raise PermissionError(13, "no", file)
        return real(file, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(hints, "take_in", fail)
    assert audit("各单位") == 2
    assert "无法读取（没有权限）" in capsys.readouterr().out


@pytest.mark.parametrize(("name", "said"), [("空", "没有可读的报告"), ("没有*.txt", "没有与 没有*.txt 相符的文件")])
def test_a_folder_or_a_pattern_without_reports_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    (folder / "空").mkdir()
    assert audit(name) == 2
    assert said in capsys.readouterr().err


def test_many_are_written_in_formats_for_many(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert audit("各单位", "--format", "sarif") == 2
    assert "可用：text、csv、xlsx、json" in capsys.readouterr().err
    for name in ("a.docx", "a.html", "a"):
        assert audit("各单位", "--output", name) == 2
        assert ("可用的后缀：.txt、.csv、.xlsx、.json。" in capsys.readouterr().err) is ("." in name)
    assert audit("各单位", "--format", "xlsx", "--output", "a.xlsx") == 2
    assert "已写入 a.xlsx" in capsys.readouterr().out
    assert audit("各单位", "--format", "xlsx") == 2
    assert "请加 --output 文件.xlsx" in capsys.readouterr().err
    assert audit("各单位/云州区.txt", "--format", "xlsx", "--output", "b.xlsx") == 2
    assert "fazhi export 报告 --output 文件.xlsx" in capsys.readouterr().err
    assert audit("各单位", "--format", "csv", "--output", "a.json") == 2
    assert "后缀与内容不符" in capsys.readouterr().err
    assert audit("各单位", "--output", "各单位/云州区.txt") == 2
    assert (folder / "各单位" / "云州区.txt").read_text(encoding="utf-8") == TEXT


def test_names_are_found_in_order_and_once(folder: Path) -> None:
    found = files_named(["各单位/无题.txt", "各单位", "各*/*.txt"], folder)
    assert found == ["各单位/无题.txt", "各单位/乡镇/青河县.md", "各单位/云州区.txt"]
    assert files_named([str(folder / "各单位" / "*.txt")], folder) == [
        str(folder / "各单位" / "云州区.txt"),
        str(folder / "各单位" / "无题.txt"),
    ]


@pytest.mark.parametrize("suffix", [".doc", ".wps", ".rtf", ".odt", ".htm", ".mhtml", ".zip", ".PDF"])
def test_no_format_that_is_read_is_left_out_of_a_folder(folder: Path, suffix: str) -> None:
    (folder / "各单位" / f"丁县{suffix}").write_bytes(b"")
    assert f"各单位/丁县{suffix}" in files_named(["各单位"], folder)


def test_what_a_browser_keeps_beside_a_page_is_no_report(folder: Path) -> None:
    (folder / "各单位" / "丁县_files").mkdir()
    (folder / "各单位" / "丁县_files" / "frame.htm").write_bytes(b"")
    assert [name for name in files_named(["各单位"], folder) if "frame" in name] == []


def test_files_that_are_taken_for_no_reports_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("甲县.ofd", "乙县.ofd", "公章.png", "清单.csv", ".隐藏.ofd"):
        (folder / "各单位" / name).write_bytes(b"x")
    audit("各单位")
    told = capsys.readouterr().err
    assert "文件夹里不当作报告的：.ofd 2 个、.db 1 个、.png 1 个" in told
    assert ".csv" not in told


def test_severity_decides_on_the_status(folder: Path) -> None:
    (folder / "各单位" / "无题.txt").unlink()
    assert audit("各单位") == 1
    for path in (folder / "catalogue" / "obligations").iterdir():
        if path.name != "supervise.yaml":
            path.unlink()
    assert audit("各单位") == 0


def last_printed(sheet: Any) -> int:
    """The number of the last column that is printed."""
    return range_boundaries(str(sheet.print_area).rpartition("!")[2])[2] if sheet.print_area else sheet.max_column


def test_a_book_is_printed_so_that_one_can_read_it(folder: Path) -> None:
    assert audit("各单位", "--output", "缺口.xlsx", "--quotes") == 2
    book = openpyxl.load_workbook(folder / "缺口.xlsx")
    for sheet in book:
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.print_title_rows == "$1:$1"
        last = last_printed(sheet)
        across = sheet.column_dimensions.values()  # padding is in the width
        wide = sum(int(item.width * 7) * (min(item.max, last) - item.min + 1) for item in across if item.min <= last)
        shrunk = sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage
        if shrunk:
            assert 1047 / wide >= 0.65
        else:
            assert 1047 / wide < 0.65
            assert int(sheet.page_setup.scale) == 65
            assert str(sheet.print_title_cols).startswith("$A:$")
    for name, last, aside in (("汇总", "数字政府", ["文件", "所在地", "字数", "读取说明"]), ("明细", "所差", ["文件"])):
        sheet = book[name]
        printed = last_printed(sheet)
        head = [cell.value for cell in sheet[1]]
        assert (head[0], head[printed - 1], head[printed : printed + len(aside)]) == ("单位", last, aside)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert book["未能读出"].sheet_properties.pageSetUpPr.fitToPage
    for row in book["明细"].iter_rows(min_row=2):
        needed = max(len(str(cell.value or "")) * 2 / book["明细"].column_dimensions[cell.column_letter].width
                     for cell in row if cell.column_letter in book["明细"].column_dimensions)  # fmt: skip
        assert needed < 2 or book["明细"].row_dimensions[row[0].row].height >= 30


def test_a_book_sorts_and_totals_what_the_table_says(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit("各单位", "--output", "缺口.xlsx") == 2
    capsys.readouterr()
    assert audit("各单位", "--output", "缺口.csv") == 2
    book = openpyxl.load_workbook(folder / "缺口.xlsx")
    assert book.sheetnames == ["汇总", "先问什么", "谁没写什么", "明细", "未能读出"]
    assert [row[0] for row in book["汇总"].iter_rows(min_row=2, values_only=True)] == [
        "青河县人民政府",
        "云州区人民政府",
    ]
    listed = table((folder / "缺口.csv").read_text(encoding="utf-8"))
    head, *rows = [[str(cell or "") for cell in row] for row in book["明细"].iter_rows(values_only=True)]
    told = [dict(zip(head, row, strict=True)) for row in rows]
    wanted = [dict(zip(listed[0], row, strict=True)) for row in listed[1:] if row[0] != "各单位/无题.txt"]
    assert {(row["文件"], row["编号"]): row for row in told} == {(row["文件"], row["编号"]): row for row in wanted}
    lacking = [row["缺口"] == "必须" for row in told]
    assert lacking == sorted(lacking, reverse=True), "the mandatory gaps, which are printed, stand first"
    assert f"${1 + sum(lacking)}" in str(book["明细"].print_area)
    signs = {row[0]: row[4:] for row in book["谁没写什么"].iter_rows(min_row=2, values_only=True)}
    assert signs["SUPERVISE_001"] == ("✓", "✓")
    assert signs["DECISION_001"] == ("✕", "✕")
    assert book["未能读出"]["A2"].value == "各单位/无题.txt"
    assert all(sheet.auto_filter.ref for sheet in book)


def test_no_cell_of_a_book_is_a_formula_and_the_same_is_the_same(folder: Path) -> None:
    (folder / "=1+1.txt").write_text(TEXT, encoding="utf-8")
    (folder / "初稿.txt").write_text(OTHER, encoding="utf-8")
    assert audit("=1+1.txt", "初稿.txt", "--output", "a.xlsx") == 1
    assert audit("=1+1.txt", "初稿.txt", "--output", "b.xlsx") == 1
    assert (folder / "a.xlsx").read_bytes() == (folder / "b.xlsx").read_bytes()
    book = openpyxl.load_workbook(folder / "a.xlsx")
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    head, *rows = book["汇总"].iter_rows(values_only=True)
    assert {row[head.index("文件")] for row in rows} == {"=1+1.txt", "初稿.txt"}


@pytest.mark.parametrize("name", ["清单.xlsx", "清单.yaml"])
def test_a_manifest_is_written_in_the_form_its_name_asks_for(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert audit("各单位", "--manifest", name) == 2
    assert f"已写出清单 {name}" in capsys.readouterr().err
    if name.endswith(".xlsx"):
        book = openpyxl.load_workbook(folder / name)
        (sheet,) = book.worksheets
        rows = {row[0]: row for row in sheet.iter_rows(values_only=True)}
        assert rows["各单位/云州区.txt"][3] == 2022
        (choice,) = sheet.data_validations.dataValidation
        assert "乡镇（街道）" in choice.formula1
        (line,) = [row for row in sheet.iter_rows() if row[0].value == "各单位/无题.txt"]
        for cell, value in zip(line[1:4], ("石桥镇人民政府", "乡镇（街道）", 2021), strict=True):
            cell.value = value
        book.save(folder / name)
    else:
        text = (folder / name).read_text(encoding="utf-8")
        assert "- 文件: " in text
        more = '  单位: "石桥镇人民政府"\n  单位类别: 乡镇街道\n  年度: 2021\n'
        at = text.index("\n", text.index("无题.txt")) + 1
        (folder / name).write_text(text[:at] + more + text[at:], encoding="utf-8")
    assert audit("--manifest", name, "--format", "json") == 1
    found = {item["file"]: item["audit"]["report"] for item in json.loads(capsys.readouterr().out)["reports"]}
    assert found["各单位/无题.txt"]["unit"] == "石桥镇人民政府"
    assert found["各单位/无题.txt"]["year"] == 2021
    assert found["各单位/云州区.txt"]["year"] == 2022
    assert len(found) == 3


def test_a_manifest_that_could_not_be_read_back_is_refused_before_the_work(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit("各单位", "--manifest", "清单.txt") == 2
    out = capsys.readouterr()
    assert "请以 .csv、.xlsx 或 .yaml 结尾" in out.err
    assert out.out == ""
    assert not (folder / "清单.txt").exists()


PLAN = "青河县2024年法治政府建设工作计划"


@pytest.fixture
def plan(folder: Path) -> str:
    """A file that is no report, among the others."""
    (folder / "各单位" / "计划.txt").write_text(
        TEXT.replace("云州区人民政府2022年度法治政府建设情况报告", PLAN), "utf-8"
    )
    return "各单位/计划.txt"


def test_what_a_person_should_check_first_is_told_of_many_as_of_one(
    plan: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit(plan) == 1
    assert "看来不是年度报告" in capsys.readouterr().out.replace("\n   ", "")
    assert audit("各单位") == 2
    page = capsys.readouterr().out
    assert "核查 3 份报告，1 份未能读出，1 份要先核对" in page
    assert "要先核对的 1 份，都算在内" in page
    assert f"※ {plan}" in page
    assert "看来不是年度报告" in page.replace("\n    ", "")


def test_it_is_told_beside_a_table_in_the_book_and_in_the_manifest(
    folder: Path, plan: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit("各单位", "--output", "缺口.xlsx", "--manifest", "清单.csv") == 2
    told = capsys.readouterr().err
    assert f"先核对 {plan}：标题“{PLAN}”看来不是年度报告" in told
    head, *rows = openpyxl.load_workbook(folder / "缺口.xlsx")["汇总"].iter_rows(values_only=True)
    notices = {row[head.index("文件")]: row[head.index("读取说明")] or "" for row in rows}
    assert "看来不是年度报告" in str(notices[plan])
    assert "看来不是" not in str(notices["各单位/云州区.txt"])
    (row,) = [row for row in table((folder / "清单.csv").read_text(encoding="utf-8")) if row[0] == plan]
    assert "看来不是年度报告" in row[-1]


def test_gaps_are_the_same_number_wherever_they_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit("各单位/云州区.txt", "--format", "json") == 1
    counts = json.loads(capsys.readouterr().out)["counts"]
    assert audit("各单位/云州区.txt", "各单位/乡镇/青河县.md", "--output", "缺口.xlsx") == 1
    head, *rows = openpyxl.load_workbook(folder / "缺口.xlsx")["汇总"].iter_rows(values_only=True)
    (row,) = [dict(zip(head, row, strict=True)) for row in rows if row[head.index("文件")] == "各单位/云州区.txt"]
    gaps = counts["planned"] + counts["admitted"] + counts["missing"]
    assert row["缺口"] == row["缺口·必须"] + row["缺口·应有"] + row["缺口·提示"] == gaps
    assert row["没写"] == counts["missing"]
    head, *rows = openpyxl.load_workbook(folder / "缺口.xlsx")["明细"].iter_rows(values_only=True)
    grave = [line[head.index("缺口")] for line in rows if line[head.index("文件")] == "各单位/云州区.txt"]
    assert {name: grave.count(name) for name in ("必须", "应有", "提示")} == {
        name: row[f"缺口·{name}"] for name in ("必须", "应有", "提示")
    }


def test_who_lags_most_among_its_kind_comes_first_and_what_to_ask_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    both = folder / "两家"
    both.mkdir()
    silent = re.sub("（一）.*\n", "全年工作平稳。\n", TEXT)
    (both / "1.txt").write_text(TEXT.replace("云州区", "甲县"), encoding="utf-8")
    (both / "2.txt").write_text(silent.replace("云州区", "乙县"), encoding="utf-8")
    assert audit("两家") == 1
    told = capsys.readouterr().out
    rows = [line.split() for line in told.splitlines() if line.startswith(("甲", "乙"))]
    assert [row[0] for row in rows] == ["乙县人民政府", "甲县人民政府"]
    assert int(rows[0][6]) > int(rows[1][6])
    asked = told.partition("各单位先问什么")[2]
    first, second = asked.index("乙县人民政府"), asked.index("甲县人民政府")
    assert first < second
    assert asked[first:second].count("✕ ") + asked[first:second].count("→ ") + asked[first:second].count("△ ") == 3
    assert asked[first:second].count("《") == 3
    assert audit("两家", "--output", "两家.xlsx") == 1
    found = list(openpyxl.load_workbook("两家.xlsx")["先问什么"].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[3]) for row in found[:3]] == [("乙县人民政府", number) for number in (1, 2, 3)]
    assert all(str(row[4]) in asked[first:second] and "《" in str(row[8]) for row in found[:3])


def test_of_many_the_page_asks_the_first_of_each_group_and_the_book_all(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = folder / "许多"
    many.mkdir()
    for number in range(31):
        name = f"第{chr(ord('A') + number)}" + ("县" if number % 2 else "镇")
        (many / f"{number:02}.txt").write_text(TEXT.replace("云州区", name), encoding="utf-8")
    assert audit("许多") == 1
    asked = capsys.readouterr().out.partition("各单位先问什么")[2]
    assert re.sub(r"\s", "", asked).startswith("：最重的三项缺口每组只列前3家；全部31份的，加--output文件.xlsx")
    assert len(re.findall("(?m)^  第.", asked)) == 2 * 3
    assert audit("许多", "--output", "许多.xlsx") == 1
    rows = openpyxl.load_workbook("许多.xlsx")["先问什么"].iter_rows(min_row=2, values_only=True)
    assert len({row[0] for row in rows}) == 15, "all that lack something: the counties"


def test_one_that_may_be_misread_is_not_called_the_last(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit(plan, "各单位/云州区.txt", "--law-year", "2022") == 1
    told = capsys.readouterr().out
    assert "要先核对，排在后面" in told
    rows = told.partition("合计")[0].splitlines()
    assert [line[0] for line in rows if line.startswith(("云", "※ "))] == ["云", "※"]


def test_the_page_says_that_it_tells_of_reports_and_not_of_deeds(capsys: pytest.CaptureFixture[str]) -> None:
    for language in ("zh", "en"):
        main(["audit", "各单位", "--catalogue", "catalogue", "--lang", language])
        told = re.sub(r"\s+", "" if language == "zh" else " ", capsys.readouterr().out)
        assert LIMITS.of(language) in told


def test_what_was_written_is_told(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit("各单位", "--output", "缺口.csv") == 2
    assert capsys.readouterr().out == "已写入 缺口.csv：核查 3 份，1 份未能读出，1 份要先核对\n"


def test_no_head_of_the_page_touches_its_neighbour(capsys: pytest.CaptureFixture[str]) -> None:
    for language in ("zh", "en"):
        main(["audit", "各单位", "--catalogue", "catalogue", "--lang", language])
        (head,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith(("单位 ", "unit "))]
        assert len(head.split()) == 7


def test_what_is_said_of_several_is_said_once_and_of_columns_where_an_option_would_speak_of_all(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    undated = TEXT.replace("2022年度", "", 1).replace("\n", "\n2022年，依法办事。\n", 1)
    for name in ("一", "二"):
        (folder / "各单位" / f"{name}.txt").write_text(undated, encoding="utf-8")
    assert audit("各单位", "--manifest", "清单.csv", "--output", "缺口.csv") == 2
    told, listed = capsys.readouterr().err, (folder / "清单.csv").read_text(encoding="utf-8")
    said = "标题没有写明年度，按正文和落款取2022年度；有误请用{}“年度”一列给出。"
    assert f"先核对 2 份：{said.format('清单的')}各单位/一.txt、各单位/二.txt" in told
    assert listed.count(said.format("")) == 2
    assert "--year" not in told + listed
