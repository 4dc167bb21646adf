"""Ledgers and papers of many reports in one go: each is what it is by itself, and none stops the others."""

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn

from fakes import TEXT
from fazhi.cli import main
from fazhi.model.ledger import Entry, Field, Sheet
from fazhi.records import read_ledger, write_ledger
from ledgers import SLUG, fill, make_project

WAIVER = "- {obligation: ENFORCE_001, reason: 另行, owner: 甲科, until: 2099-01-01}\n"
OTHER = TEXT.replace("云州区", "青河县")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that keeps one report, and a folder with three files, of which one cannot be read."""
    monkeypatch.chdir(tmp_path)
    make_project(tmp_path)
    drafts = tmp_path / "各单位"
    drafts.mkdir()
    (drafts / "a.txt").write_text(OTHER, encoding="utf-8")
    (drafts / "b.txt").write_text(OTHER.replace("青河", "白石"), encoding="utf-8")
    (drafts / "c.docx").write_bytes(b"PK")
    return tmp_path


def export(*arguments: str) -> int:
    return main(["export", *arguments, "--lang", "zh"])


def register(folder: Path, name: str = "发文登记.xlsx") -> list[dict[str, object]]:
    sheet = openpyxl.load_workbook(folder / name).worksheets[0]
    head, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def words(path: Path) -> str:
    return "".join(each.text for each in Document(str(path)).element.body.iter(qn("w:p")))


def test_a_folder_gets_a_letter_a_unit_and_what_cannot_be_read_stops_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export("各单位", "--paper", "notice", "--output", "通知") == 2
    told = capsys.readouterr()
    assert "2 份报告，写出 2 份整改通知，在 通知；1 份报告没有写出" in told.out
    assert "✕ 各单位/c.docx" in told.err
    names = sorted(path.name for path in (folder / "通知").iterdir())
    assert names == ["发文登记.xlsx", "白石县人民政府2022-整改通知.docx", "青河县人民政府2022-整改通知.docx"]
    assert "白石县人民政府：" in words(folder / "通知" / names[1])
    first, second, lost = register(folder / "通知")
    assert (first["单位"], first["情况"], first["文件"]) == ("青河县人民政府", "已写出", names[2])
    assert first["问题"] == first["待整改"] == sum(int(str(first[each])) for each in ("必须", "应有", "提示"))
    assert (second["报告"], lost["报告"]) == ("各单位/b.txt", "各单位/c.docx")
    assert lost["情况"] == "没有写出"
    assert not lost["文件"]
    assert "c.docx" in str(lost["说明"])


@pytest.mark.parametrize("arguments", [("--paper", "findings"), ("--paper", "opinion", "--no-quotes"), ()])
def test_each_file_is_what_it_is_by_itself(folder: Path, arguments: tuple[str, ...]) -> None:
    suffix = ".docx" if arguments else ".xlsx"
    assert export("各单位/a.txt", "各单位/b.txt", *arguments, "--output", "多份") == 0
    for name, unit in (("a", "青河"), ("b", "白石")):
        assert export(f"各单位/{name}.txt", *arguments, "--output", f"{name}{suffix}") == 0
        (made,) = (folder / "多份").glob(f"{unit}*{suffix}")
        assert made.read_bytes() == (folder / f"{name}{suffix}").read_bytes()


def test_every_department_of_every_unit_gets_its_own(folder: Path) -> None:
    assert export("各单位/*.txt", "--paper", "notice", "--by", "department", "--output", "通知") == 0
    rows = register(folder / "通知")
    assert {row["责任单位"] for row in rows} >= {"司法局", "政府办公室"}
    assert {row["单位"] for row in rows} == {"青河县人民政府", "白石县人民政府"}
    for row in rows:
        assert str(row["责任单位"]) in words(folder / "通知" / str(row["文件"]))


def test_nothing_is_written_over_and_what_says_the_same_stands(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export("各单位/*.txt", "--paper", "notice", "--output", "通知") == 0
    before = {path: path.read_bytes() for path in (folder / "通知").iterdir()}
    changed = folder / "通知" / "青河县人民政府2022-整改通知.docx"
    changed.write_bytes(b"filled in")
    capsys.readouterr()
    assert export("各单位/*.txt", "--paper", "notice", "--output", "通知") == 2
    told = capsys.readouterr()
    assert "另有 1 份已经在那里，内容相同；1 份报告没有写出" in told.out
    assert "可能有人填过，没有覆盖" in told.err
    assert changed.read_bytes() == b"filled in"
    assert all(path.read_bytes() == data for path, data in before.items() if path != changed)
    stands, lost = register(folder / "通知", "发文登记-2.xlsx")
    assert (stands["情况"], stands["单位"]) == ("已有，内容相同", "白石县人民政府")
    assert (lost["情况"], lost["单位"], lost["年度"]) == ("没有写出", "青河县人民政府", 2022)


def test_what_is_recorded_of_a_report_goes_into_its_letter(folder: Path) -> None:
    record = folder / "docs" / "reports" / SLUG
    closed = {"DECISION_001": Entry({Field.CLOSED: "closed", Field.DEADLINE: "立行立改"}, {})}
    write_ledger(record, replace(read_ledger(record), entries={Sheet.RECTIFICATION: closed}))
    (record / "waivers.yaml").write_text(WAIVER, encoding="utf-8")
    assert export("docs/reports", "各单位/a.txt", "--paper", "notice", "--output", "通知") == 0
    kept, other = register(folder / "通知")
    assert (kept["单位"], other["单位"]) == ("云州区人民政府", "青河县人民政府")
    assert int(str(kept["问题"])) < int(str(other["问题"])), "what is waived is no finding"
    assert (int(str(kept["问题"])) - int(str(kept["待整改"])), other["问题"]) == (1, other["待整改"])
    assert "立行立改" not in words(folder / "通知" / str(kept["文件"])), "what was struck off is not asked for again"


def test_a_ledger_of_many_can_come_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export("docs/reports", "各单位/a.txt", "--output", "台账") == 0
    (book,) = (folder / "台账").glob("云州区*")
    filled = {("问题整改台账", "DECISION_001", "整改措施"): "补写"}
    assert main(["import", SLUG, fill(filled, source=str(book)), "--yes"]) == 0
    entry = read_ledger(folder / "docs" / "reports" / SLUG).entry(Sheet.RECTIFICATION, "DECISION_001")
    assert entry.values[Field.MEASURE] == "补写"


def test_two_reports_of_one_unit_and_year_are_two_files_and_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "各单位" / "b.txt").write_text(OTHER + "另有一句。\n", encoding="utf-8")
    assert export("各单位/*.txt", "--paper", "notice", "--output", "通知") == 0
    assert "各单位/b.txt: 与 各单位/a.txt 是同一单位同一年度的，请只发一份" in capsys.readouterr().err
    assert len({row["文件"] for row in register(folder / "通知")}) == 2


def test_a_long_name_leaves_room_for_year_and_paper(folder: Path) -> None:
    for name, year in (("a", 2022), ("b", 2023)):
        text = OTHER.replace("2023", str(year + 1)).replace("2022", str(year))
        (folder / "各单位" / f"{name}.txt").write_text(text, encoding="utf-8")
    told = ("--unit", "甲/乙" + "丙" * 80, "--unit-kind", "county")
    assert export("各单位/*.txt", "--paper", "notice", "--output", "通知", *told) == 0
    first, second = sorted(path.stem for path in (folder / "通知").glob("*.docx"))
    assert (first[-9:], second[-9:]) == ("2022-整改通知", "2023-整改通知")
    assert first.startswith("甲-乙丙")


def test_a_manifest_corrects_to_whom_it_goes_and_is_written_where_there_is_none(folder: Path) -> None:
    assert export("各单位", "--paper", "notice", "--output", "甲", "--manifest", "清单.csv") == 2
    rows = list(csv.reader(io.StringIO((folder / "清单.csv").read_text(encoding="utf-8-sig"))))
    assert [row[:2] for row in rows[1:]] == [
        ["各单位/a.txt", "青河县人民政府"], ["各单位/b.txt", "白石县人民政府"], ["各单位/c.docx", ""],
    ]  # fmt: skip
    rows = rows[:3]
    rows[1][1] = "黄花县人民政府"
    with (folder / "清单.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    assert export("--manifest", "清单.csv", "--paper", "notice", "--output", "乙") == 0
    assert sorted(path.name[:4] for path in (folder / "乙").glob("*.docx")) == ["白石县人", "黄花县人"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("各单位", "--paper", "notice", "--output", "x.docx"), "须是文件夹"),
        (("各单位", "--paper", "notice", "--format", "xlsx"), "不合"),
        (("各单位", "--previous", "各单位/a.txt"), "--previous 只能同一份报告一起给"),
        (("各单位/c.docx", "各单位/c.docx"), "c.docx"),
        ((), "缺少"),
    ],
)
def test_an_export_that_cannot_be_made_is_refused_with_a_reason(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(*arguments) == 2
    assert said in capsys.readouterr().err


def test_without_the_library_of_spreadsheets_the_register_is_text(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fazhi.cli.issuing.find_spec", lambda _name: None)
    assert export("各单位/*.txt", "--paper", "notice", "--output", "通知") == 0
    rows = list(csv.DictReader(io.StringIO((folder / "通知" / "发文登记.csv").read_text(encoding="utf-8-sig"))))
    assert [row["单位"] for row in rows] == ["青河县人民政府", "白石县人民政府"]


class TestOfACorpus:
    """What is written by the results of a corpus."""

    @pytest.fixture(autouse=True)
    def results(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["corpus", "audit", "各单位", "--out", "结果"]) == 2
        capsys.readouterr()

    def export(self, *arguments: str) -> int:
        return main(["corpus", "export", "结果", "--paper", "notice", *arguments, "--lang", "zh"])

    def test_it_is_the_same_as_of_the_files(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.export("--output", "甲") == 2
        assert "✕ c.docx" in capsys.readouterr().err
        assert export("各单位", "--paper", "notice", "--output", "乙") == 2
        made, other = ({path.name: path.read_bytes() for path in (folder / name).glob("*.docx")} for name in "甲乙")
        assert made == other
        assert len(made) == 2

    def test_units_may_be_chosen(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert self.export("--unit", "青河县人民政府", "--year", "2022", "--output", "甲") == 0
        assert [row["单位"] for row in register(folder / "甲")] == ["青河县人民政府"]
        assert self.export("--unit-kind", "乡镇（街道）") == 2
        assert "没有这样的报告" in capsys.readouterr().err

    def test_what_was_changed_since_is_not_written(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "各单位" / "a.txt").write_text(OTHER + "改了。\n", encoding="utf-8")
        (folder / "各单位" / "c.docx").unlink()
        assert self.export("--unit-kind", "county", "--output", "甲") == 2
        assert "✕ a.txt: 核查之后改动过" in capsys.readouterr().err
        assert [path.name for path in (folder / "甲").glob("*.docx")] == ["白石县人民政府2022-整改通知.docx"]

    def test_what_is_decided_since_is_noted(self, folder: Path) -> None:
        assert main(["corpus", "audit", "docs/reports", "--out", "登记的"]) == 0
        (folder / "docs" / "reports" / SLUG / "waivers.yaml").write_text(WAIVER, encoding="utf-8")
        assert main(["corpus", "export", "登记的", "--paper", "notice", "--output", "甲"]) == 0
        (row,) = register(folder / "甲")
        assert re.search("结果里是 ([0-9]+) 个缺口，现在核查是", str(row["说明"]))
        assert row["单位"] == "云州区人民政府"

    def test_a_corpus_that_is_gone_or_another_catalogue_is_told(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder / "各单位").rename(folder / "别处")
        assert self.export() == 2
        assert "已经不在核查时的地方" in capsys.readouterr().err
        (folder / "pyproject.toml").unlink()
        assert self.export() == 2
        assert "另一部义务目录" in capsys.readouterr().err
