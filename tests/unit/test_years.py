"""One unit's reports over the years: what is new, closed and still stands, and what made it change."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from fakes import TEXT, write_catalogue
from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.cli import main
from fazhi.corpus.years import Cause, over_years
from fazhi.places import place_named
from fazhi.reading import read_text

PROPOSALS = "全年办理人大代表建议28件，满意率100%。"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_catalogue(tmp_path / "catalogue")
    (tmp_path / "历年").mkdir()
    for year, text in ((2022, TEXT), (2023, TEXT.replace(PROPOSALS, "")), (2024, TEXT.replace(PROPOSALS, ""))):
        (tmp_path / "历年" / f"{year}.txt").write_text(text.replace("2022年度", f"{year}年度"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def years(capsys: pytest.CaptureFixture[str], *options: str, status: int = 0) -> dict[str, dict[str, object]]:
    assert main(["compare", "历年", "--catalogue", "catalogue", "--format", "json", *options]) == status
    told = json.loads(capsys.readouterr().out)
    assert [item["year"] for item in told["reports"]] == [2022, 2023, 2024]
    return {item["obligation"]: item for item in told["obligations"]}


def test_a_gap_is_new_once_and_then_stands(capsys: pytest.CaptureFixture[str]) -> None:
    lost = years(capsys)["SUPERVISE_001"]
    assert lost["conclusions"] == ["supported", "missing", "missing"]
    assert lost["standing"] == 2
    assert lost["steps"] == [
        {"year": 2023, "change": "opened", "cause": "text"},
        {"year": 2024, "change": "same", "cause": None},
    ]


def test_what_is_lost_in_the_last_year_is_the_exit_status(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "历年" / "2023.txt").write_text(TEXT.replace("2022年度", "2023年度"), encoding="utf-8")
    assert years(capsys, status=1)["SUPERVISE_001"]["standing"] == 1


def test_a_closed_gap_stands_no_more(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "历年" / "2024.txt").write_text(TEXT.replace("2022年度", "2024年度"), encoding="utf-8")
    found = years(capsys)["SUPERVISE_001"]
    assert found["standing"] == 0
    assert found["steps"][-1] == {"year": 2024, "change": "closed", "cause": "text"}


def test_what_the_law_changed_is_not_laid_to_the_text(capsys: pytest.CaptureFixture[str]) -> None:
    main(["compare", "历年", "--format", "json"])
    told = json.loads(capsys.readouterr().out)["obligations"]
    causes = {(step["change"], step["cause"]) for item in told for step in item["steps"]}
    assert {change for change, cause in causes if cause == "law"} <= {"began", "ended"}
    assert ("began", "law") in causes
    assert not {"began", "ended"} & {change for change, cause in causes if cause == "text"}


def test_a_move_to_another_place_is_told_as_one() -> None:
    catalogue, audits = load(), []
    for year, place in ((2022, "山东省"), (2023, "四川省")):
        report = read_text(TEXT, name=f"{year}.txt", unit_kind="county", year=year)
        audits.append(audit(catalogue, replace(report, territory=place_named(place)), law_year=2024))
    causes = {step.cause for item in over_years(audits).courses for step in item.steps}
    assert Cause.PLACE in causes
    assert Cause.LAW not in causes


def test_the_page_counts_each_year_and_names_what_stands(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "历年", "--catalogue", "catalogue", "--lang", "zh"]) == 0
    page = capsys.readouterr().out
    assert "2023年：缺口 " in page
    assert "新缺口 1，已补上 0" in page
    assert "SUPERVISE_001 人大代表建议办理 连续 2 年" in page
    assert "2022 → 2023" in page


def test_a_table_has_a_column_for_each_year(folder: Path) -> None:
    assert main(["compare", "历年", "--catalogue", "catalogue", "--output", "历年.csv", "--lang", "zh"]) == 0
    rows = list(csv.reader(io.StringIO((folder / "历年.csv").read_text(encoding="utf-8-sig"), newline="")))
    assert rows[0][4:8] == ["2022", "2023", "2024", "连续缺口（年）"]
    (row,) = [row for row in rows if row[0] == "SUPERVISE_001"]
    assert row[4:] == ["写实", "没写", "没写", "2", "2023 新缺口", "文字", ""]


def test_a_book_has_the_years_the_duties_and_the_commitments(folder: Path) -> None:
    for name in ("一.xlsx", "二.xlsx"):
        assert main(["compare", "历年", "--catalogue", "catalogue", "--output", name, "--lang", "zh"]) == 0
    assert (folder / "一.xlsx").read_bytes() == (folder / "二.xlsx").read_bytes()
    book = openpyxl.load_workbook(folder / "一.xlsx")
    assert book.sheetnames == ["历年", "逐项", "2022年的承诺", "2023年的承诺"]
    assert [row[0].value for row in book["历年"].iter_rows(min_row=2)] == [2022, 2023, 2024]


def test_two_reports_make_a_book_too(folder: Path) -> None:
    files = ("历年/2022.txt", "历年/2023.txt")
    assert main(["compare", *files, "--catalogue", "catalogue", "--output", "对照.xlsx", "--lang", "zh"]) == 1
    assert openpyxl.load_workbook(folder / "对照.xlsx").sheetnames == ["逐项对照", "2022年的承诺"]


def refused(capsys: pytest.CaptureFixture[str], *files: str) -> str:
    assert main(["compare", *files, "--catalogue", "catalogue", "--lang", "zh"]) == 2
    return capsys.readouterr().err


def test_one_year_twice_and_a_single_report_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "历年" / "再.txt").write_text(TEXT, encoding="utf-8")
    assert "都是2022年度的报告" in refused(capsys, "历年")
    assert "至少要两份报告" in refused(capsys, "历年/2022.txt")


def test_a_table_is_not_sent_to_a_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert "请加 --output 文件.xlsx" in refused(capsys, "历年", "--format", "xlsx")
    assert "后缀与内容不符" in refused(capsys, "历年", "--format", "csv", "--output", "a.json")


def test_two_reports_of_a_folder_are_compared_by_year_and_not_by_name(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "历年" / "2024.txt").unlink()
    (folder / "历年" / "2022.txt").rename(folder / "历年" / "迟到的.txt")
    assert main(["compare", "历年", "--catalogue", "catalogue", "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["first"]["year"], told["second"]["year"]) == (2022, 2023)


def test_all_that_cannot_be_read_is_told_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "历年" / "空.txt").write_bytes(b"")
    (folder / "历年" / "坏.docx").write_bytes(b"PK\x03\x04")
    assert main(["compare", "历年", "--catalogue", "catalogue"]) == 2
    zh, en = capsys.readouterr().err.splitlines()
    assert zh.startswith("错误：有 2 份读不出，请改正或者移出：“坏.docx”")
    assert "“空.txt”是空文件" in zh
    assert "2 cannot be read" in en
