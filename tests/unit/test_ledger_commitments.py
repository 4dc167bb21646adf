"""Last year's plans and shortcomings without an answer stand in the ledger, and what is answered of them comes back."""

from collections.abc import Iterator
from contextlib import chdir
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from absent import needs
from fazhi.cli import main
from fazhi.cli.named import audit_named
from fazhi.intake import Asked
from fazhi.ledger.standing import complaints
from fazhi.model.follow import Fate
from fazhi.model.ledger import Entry, Field, Sheet
from fazhi.output.words.followed import commitment_ids, said
from fazhi.records import read_ledger, write_ledger
from ledgers import cell_of, fill, through_office
from shared import ROOT

PAIR = ROOT / "tests" / "follow"
NEW, OLD = "澄溪县2023", "澄溪县2022"
BOOK = f"{NEW}-台账.xlsx"
COMMITMENTS = "上年承诺台账"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that keeps a county's reports of two years, both ledgers exported."""
    home = tmp_path_factory.mktemp("project")
    (home / "docs" / "reports").mkdir(parents=True)
    (home / "pyproject.toml").write_text("[tool.fazhi]\n", encoding="utf-8")
    with chdir(home):
        for slug, which, year in ((OLD, "old", 2022), (NEW, "new", 2023)):
            told = ["--unit", "澄溪县人民政府", "--unit-kind", "county", "--year", str(year)]
            assert main(["add", str(PAIR / f"county-east.{which}.txt"), "--slug", slug, *told]) == 0
            assert main(["export", slug]) == 0
    return home


@pytest.fixture(autouse=True)
def here(project: Path) -> Iterator[None]:
    """The shell is in the project, whose ledger is as it was."""
    ledger = project / "docs" / "reports" / NEW / "ledger.yaml"
    before = ledger.read_bytes()
    with chdir(project):
        yield
    ledger.write_bytes(before)


def rows(path: str = BOOK) -> dict[str, dict[str, Any]]:
    """The rows of the table by identifier, each cell under its head."""
    found = [list(row) for row in openpyxl.load_workbook(path)[COMMITMENTS].iter_rows(values_only=True)]
    told = [dict(zip(found[2], row, strict=True)) for row in found[3:]]
    return {row["编号"]: row for row in told}


def silent() -> dict[str, str]:
    """What has no answer by the audit: the words by identifier."""
    follow = audit_named(NEW, Asked()).follow
    assert follow is not None
    items = zip(commitment_ids(follow), follow.items, strict=True)
    return {id: said(follow.earlier, item.commitment.at) for id, item in items if item.fate is not Fate.ANSWERED}


def test_each_without_an_answer_has_a_row_and_the_answered_have_none() -> None:
    told = rows()
    assert {id: row["上年的承诺"] for id, row in told.items()} == silent()
    assert {row["下文"] for row in told.values()} == {"没有找到回音", "原样再写"}
    assert all(bool(row["本年的文字"]) == (row["下文"] == "原样再写") for row in told.values())
    assert [row["序号"] for row in told.values()] == [*range(1, len(told) + 1)]
    assert any(row["责任单位"] for row in told.values())


def test_without_last_years_report_there_is_no_such_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert COMMITMENTS not in openpyxl.load_workbook(f"{OLD}-台账.xlsx").sheetnames
    capsys.readouterr()
    assert main(["import", OLD, f"{OLD}-台账.xlsx", "--lang", "zh"]) == 0
    assert COMMITMENTS not in capsys.readouterr().out, "nothing is missing from a book that never had it"


def test_where_last_years_report_left_nothing_open_the_notes_say_so_and_there_is_no_table() -> None:
    Path("无承诺.txt").write_text(
        "澄溪县人民政府2022年度法治政府建设情况报告\n一、主要举措和成效\n全年办理案件30件。\n", encoding="utf-8"
    )
    assert main(["export", NEW, "--previous", "无承诺.txt", "--output", "无.xlsx"]) == 0
    book = openpyxl.load_workbook("无.xlsx")
    assert COMMITMENTS not in book.sheetnames
    told = " ".join(str(cell) for row in book["说明"].iter_rows(values_only=True) for cell in row)
    assert "没有找到回音和原样再写的 0 项" in told


def test_last_years_report_may_be_given_as_a_file() -> None:
    old, new = (PAIR / f"county-east.{which}.txt" for which in ("old", "new"))
    about = ["--unit-kind", "county", "--year", "2023"]
    Path("来文.txt").write_bytes(new.read_bytes() + "（补充。）".encode())
    assert main(["export", "来文.txt", "--previous", OLD, "--output", "甲.xlsx", *about]) == 0
    assert set(rows("甲.xlsx")) == set(silent())
    Path("上年.txt").write_bytes(old.read_bytes() + "（补充。）".encode())
    assert main(["export", "来文.txt", "--previous", "上年.txt", "--output", "乙.xlsx", *about]) == 0
    assert set(rows("乙.xlsx")) == set(silent())
    assert main(["export", "来文.txt", "--output", "丙.xlsx", *about]) == 0
    assert set(rows("丙.xlsx")) == set(silent()), "the one that the project keeps is found by itself"


def test_words_stay_here_where_they_are_not_to_go_out() -> None:
    assert main(["export", NEW, "--no-quotes", "--output", "不引.xlsx"]) == 0
    told = rows("不引.xlsx")
    assert set(told) == set(silent())
    assert all(row["上年的承诺"] is None and row["位置"] for row in told.values())
    text = " ".join(str(cell) for row in told.values() for cell in row.values())
    assert not any(words[:12] in text for words in silent().values())


def test_what_is_answered_comes_back_and_stands_in_the_next_export(capsys: pytest.CaptureFixture[str]) -> None:
    (first, second, *_) = silent()
    cells = {
        (COMMITMENTS, first, "单位答复"): "已于十月办结",
        (COMMITMENTS, first, "佐证材料"): "办结单〔2023〕8号",
        (COMMITMENTS, second, "单位答复"): "列入明年计划",
        (COMMITMENTS, second, "责任单位"): "督查室",
    }

    def own(book: Any) -> None:
        sheet = book[COMMITMENTS]
        at = sheet.max_column + 1
        sheet.cell(3, at).value = "督办号"
        sheet.cell(cell_of(book, COMMITMENTS, first, "编号").row, at).value = "督8"

    file = fill(cells, own, source=BOOK)
    capsys.readouterr()
    assert main(["import", NEW, file, "--yes", "--lang", "zh"]) == 0
    assert "改动 5 处" in capsys.readouterr().out
    folder = Path("docs/reports") / NEW
    entries = read_ledger(folder).entries[Sheet.COMMITMENTS]
    assert {id: dict(entry.values) for id, entry in entries.items()} == {
        first: {Field.ANSWER: "已于十月办结", Field.MATERIAL: "办结单〔2023〕8号"},
        second: {Field.ANSWER: "列入明年计划", Field.DEPARTMENT: "督查室"},
    }
    assert main(["import", NEW, file, "--yes", "--lang", "zh"]) == 0
    assert "改动 0 处" in capsys.readouterr().out
    assert main(["export", NEW, "--output", "再.xlsx"]) == 0
    told = rows("再.xlsx")
    assert (told[first]["单位答复"], told[first]["督办号"]) == ("已于十月办结", "督8")
    assert told[second]["责任单位"] == "督查室"
    assert main(["export", NEW, "--by", "department", "--output", "分"]) == 0
    assert set(rows("分/督查室.xlsx")) == {second}
    wrong = [item.row for item in complaints(audit_named(NEW, Asked()), date(2024, 1, 1))]
    assert wrong == [second], "answered, and no papers are named"


def test_what_a_department_said_of_one_stays_when_a_draft_answers_it() -> None:
    follow = audit_named(NEW, Asked()).follow
    assert follow is not None
    ids = zip(commitment_ids(follow), follow.items, strict=True)
    answered = next(id for id, item in ids if item.fate is Fate.ANSWERED)
    folder = Path("docs/reports") / NEW
    entries = {Sheet.COMMITMENTS: {answered: Entry({Field.ANSWER: "已办"})}}
    write_ledger(folder, replace(read_ledger(folder), entries=entries))
    assert main(["export", NEW, "--output", "留.xlsx"]) == 0
    told = rows("留.xlsx")
    assert (told[answered]["下文"], told[answered]["单位答复"]) == ("有回音", "已办")
    assert set(told) == {*silent(), answered}
    notes = " ".join(str(cell) for row in openpyxl.load_workbook("留.xlsx")["说明"].values for cell in row)
    assert f"没有找到回音和原样再写的 {len(silent())} 项" in notes
    assert "另有 1 项先前答复过、现在有了回音" in notes


@needs("libreoffice")
def test_answers_come_through_libreoffice(tmp_path: Path, project: Path) -> None:
    (first, second, *_) = silent()
    cells = {
        (COMMITMENTS, first, "单位答复"): "已于十月办结\n见附件",
        (COMMITMENTS, second, "备注"): "2023-10-8",
    }
    with chdir(tmp_path):
        file = tmp_path / through_office(fill(cells, source=str(project / BOOK)))
    assert main(["import", NEW, str(file), "--yes"]) == 0
    entries = read_ledger(Path("docs/reports") / NEW).entries
    assert {sheet: {id: dict(entry.values) for id, entry in rows.items()} for sheet, rows in entries.items()} == {
        Sheet.COMMITMENTS: {
            first: {Field.ANSWER: "已于十月办结\n见附件"},
            second: {Field.NOTE: "2023-10-8"},
        }
    }


def test_an_identifier_that_was_changed_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    (first, *_) = silent()
    file = fill({(COMMITMENTS, first, "单位答复"): "已办", (COMMITMENTS, first, "编号"): "PLAN_00000000"}, source=BOOK)
    capsys.readouterr()
    assert main(["import", NEW, file, "--yes", "--lang", "zh"]) == 2
    said_of = capsys.readouterr().err
    assert f"{COMMITMENTS}!B" in said_of
    assert "PLAN_00000000" in said_of
