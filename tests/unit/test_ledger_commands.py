"""`fazhi export` and `fazhi import`: what is written where, what is refused, and that no ledger is left half."""

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from absent import needs
from fazhi.cli import main
from fazhi.ledger.store import changing
from fazhi.model.errors import InputError
from fazhi.model.ledger import Entry, Field, Ledger, Sheet
from fazhi.records import ledger_text, read_ledger, verify_decisions, write_ledger
from ledgers import BOOK, DUTIES, HEAD, PROBLEMS, SLUG, cell_of, fill, make_project, soffice, through_office

ROW = "ENFORCE_001"
KILLS = 12
"""Times that an import is killed; each takes about a second."""


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a kept report."""
    monkeypatch.chdir(tmp_path)
    return make_project(tmp_path)


def test_an_export_is_noted_and_the_same_one_once(record: Path) -> None:
    assert main(["export", SLUG]) == 0
    first = Path(BOOK).read_bytes()
    assert main(["export", SLUG]) == 0
    assert Path(BOOK).read_bytes() == first
    assert [item.imported for item in read_ledger(record).exports] == [False]


def test_a_file_that_somebody_may_have_filled_in_is_not_written_over(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["export", SLUG])
    fill({(DUTIES, ROW, "责任人"): "张三"}, target=BOOK)
    before = Path(BOOK).read_bytes()
    assert main(["export", SLUG]) == 2
    assert "没有覆盖" in capsys.readouterr().err
    assert Path(BOOK).read_bytes() == before


def _noted(book: Any) -> None:
    sheet = book[PROBLEMS]
    sheet.cell(3, sheet.max_column + 1).value = "科室意见"


WRITTEN_INTO: dict[str, Any] = {
    "a column of its own": _noted,
    "a row less": lambda book: book[PROBLEMS].delete_rows(4),
    "what the audit says": lambda book: cell_of(book, DUTIES, ROW, "要求").__setattr__("value", "改"),
    "an opinion": lambda book: cell_of(book, DUTIES, ROW, "复核人").__setattr__("value", "张三"),
    "no record": lambda book: book.remove(book["_fazhi"]),
}


def test_a_ledger_into_which_nobody_wrote_makes_room_for_the_next(record: Path) -> None:
    main(["export", SLUG])
    before = Path(BOOK).read_bytes()
    own = {Sheet.RECTIFICATION: ("科室意见",)}
    entries = {Sheet.SELF_CHECK: {ROW: Entry({Field.PERSON: "李四"})}}
    write_ledger(record, replace(read_ledger(record), entries=entries, columns=own))
    assert main(["export", SLUG]) == 0
    second = Path(BOOK).read_bytes()
    assert second != before
    write_ledger(record, replace(read_ledger(record), entries={}))
    assert main(["export", SLUG]) == 0, "a column that was sent out is nobody's addition"
    assert Path(BOOK).read_bytes() != second


@pytest.mark.parametrize("name", WRITTEN_INTO)
def test_whatever_was_written_into_a_ledger_keeps_it(name: str, record: Path) -> None:
    main(["export", SLUG])
    fill({}, WRITTEN_INTO[name], target=BOOK)
    before = Path(BOOK).read_bytes()
    write_ledger(record, replace(read_ledger(record), entries={Sheet.SELF_CHECK: {ROW: Entry({Field.PERSON: "李四"})}}))
    assert main(["export", SLUG]) == 2
    assert Path(BOOK).read_bytes() == before


def test_one_for_each_department_in_a_folder(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["export", SLUG, "--by", "department", "--lang", "zh"]) == 0
    told = capsys.readouterr().out
    problems = sum(
        1 for row in openpyxl.load_workbook(f"{SLUG}-台账/司法局.xlsx")[PROBLEMS].iter_rows(min_row=HEAD + 1)
    )
    assert f"已写入 {SLUG}-台账/司法局.xlsx：问题 {problems} 个，待整改 {problems} 个\n" in told
    assert "没有写的" not in told
    shutil.copy(f"{SLUG}-台账/司法局.xlsx", f"{SLUG}-台账/原司法局.xlsx")
    assert main(["export", SLUG, "--by", "department", "--lang", "zh"]) == 0
    assert "文件夹里另有这次没有写的，请看是否先前留下的：原司法局.xlsx\n" in capsys.readouterr().out
    Path(f"{SLUG}-台账/原司法局.xlsx").unlink()
    assert sorted(path.name for path in Path(f"{SLUG}-台账").iterdir()) == ["司法局.xlsx", "政府办公室.xlsx"]
    assert {item.department for item in read_ledger(record).exports} == {"司法局", "政府办公室"}


def test_names_of_departments_are_safe_as_names_of_files(record: Path) -> None:
    told = {ROW: Entry({Field.DEPARTMENT: "../../甲:乙"}, {}), "ENFORCE_007": Entry({Field.DEPARTMENT: ".."}, {})}
    write_ledger(record, Ledger(entries={Sheet.SELF_CHECK: told}))
    assert main(["export", SLUG, "--by", "department", "--output", "out"]) == 0
    names = {path.name for path in Path("out").iterdir()}
    assert names == {"甲-乙.xlsx", "-.xlsx", "司法局.xlsx", "政府办公室.xlsx"}


def test_a_report_that_is_not_kept_has_a_ledger_that_says_so(record: Path, tmp_path: Path) -> None:
    text = Path("report.txt").read_text(encoding="utf-8")
    Path("other.txt").write_text(text.replace("28件", "29件"), encoding="utf-8")
    assert main(["export", "other.txt"]) == 0
    notes = openpyxl.load_workbook("other-台账.xlsx")["说明"]
    assert any("没有登记" in str(row[1].value) for row in notes.iter_rows())
    assert main(["import", SLUG, "other-台账.xlsx"]) == 2


@pytest.mark.parametrize(
    "told", [["--output", "a.csv"], ["--output", "a.xlsx", "--by", "department"], ["--format", "x"]]
)
def test_what_would_be_written_under_another_name_is_refused(told: list[str], record: Path) -> None:
    assert main(["export", SLUG, *told]) == 2
    assert not list(Path().glob("a.*"))


def test_an_import_shows_first_and_writes_when_told(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["export", SLUG])
    file = fill({(DUTIES, ROW, "责任人"): "张三"})
    before = (record / "ledger.yaml").read_bytes()
    capsys.readouterr()
    assert main(["import", SLUG, file, "--lang", "zh"]) == 0
    told = capsys.readouterr().out
    place = cell_of(openpyxl.load_workbook(file), DUTIES, ROW, "责任人").coordinate
    name = cell_of(openpyxl.load_workbook(file), DUTIES, ROW, "审查事项").value
    assert f"填好.xlsx 自查台账!{place}  {ROW} {name} 责任人：（空） → 张三" in told, "nobody knows duties by number"
    assert "加 --yes" in told
    assert (record / "ledger.yaml").read_bytes() == before
    assert main(["import", SLUG, file, "--yes"]) == 0
    assert (record / "ledger.yaml").read_bytes() != before


@pytest.mark.parametrize("named", ["收回", "收回/*.xlsx"])
def test_all_tables_of_a_folder_are_read_at_once(named: str, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As ten departments send them back; what Excel leaves beside an open file is none of them."""
    assert main(["export", SLUG, "--by", "department", "--output", "收回"]) == 0
    fill({(DUTIES, ROW, "责任人"): "张三"}, source="收回/司法局.xlsx", target="收回/司法局.xlsx")
    fill({(DUTIES, "DECISION_007", "责任人"): "李四"}, source="收回/政府办公室.xlsx", target="收回/政府办公室.xlsx")
    Path("收回/~$司法局.xlsx").write_bytes(b"\0")
    Path("收回/函.docx").write_bytes(b"\0")
    capsys.readouterr()
    assert main(["import", SLUG, named, "--yes", "--lang", "zh"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("改动 2 处。")
    assert ("没有读 1 个文件：函.docx。" in said) is (named == "收回")
    assert "~$" not in said
    told = read_ledger(record).entries[Sheet.SELF_CHECK]
    assert {id: entry.values[Field.PERSON] for id, entry in told.items()} == {ROW: "张三", "DECISION_007": "李四"}


def _no_record(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "司法局.xlsx")
    del book["_fazhi"]
    book.save(folder / "司法局.xlsx")


def _not_a_table(folder: Path) -> None:
    (folder / "司法局.xlsx").write_bytes(b"PK\3\4 broken")


def _of_another_report(folder: Path) -> None:
    text = Path("report.txt").read_text(encoding="utf-8").replace("云州区", "青河县")
    Path("other.txt").write_text(text, encoding="utf-8")
    (folder / "司法局.xlsx").unlink()
    assert main(["export", "other.txt", "--output", str(folder / "司法局.xlsx")]) == 0


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (_no_record, "司法局.xlsx 没有导出时的记录"),
        (_not_a_table, "司法局.xlsx"),
        (_of_another_report, "司法局.xlsx 是另一份报告的台账"),
    ],
)
def test_a_table_that_cannot_be_taken_stops_no_other(
    spoil: Callable[[Path], None], why: str, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", SLUG, "--by", "department", "--output", "收回"]) == 0
    fill({(DUTIES, "DECISION_007", "责任人"): "李四"}, source="收回/政府办公室.xlsx", target="收回/政府办公室.xlsx")
    Path("收回/司法局.xlsx").unlink()
    shutil.copy("收回/政府办公室.xlsx", "收回/司法局.xlsx")
    spoil(Path("收回"))
    capsys.readouterr()
    for way in ([], ["--yes"]):
        before = read_ledger(record).entries
        assert main(["import", SLUG, "收回", *way, "--lang", "zh"]) == 2
        said = capsys.readouterr().out
        assert said.startswith("改动 1 处。")
        assert "另有 1 份表没有读回" in said
        assert why in said.splitlines()[-1]
        assert way or read_ledger(record).entries == before
    told = read_ledger(record).entries[Sheet.SELF_CHECK]
    assert {id: entry.values[Field.PERSON] for id, entry in told.items()} == {"DECISION_007": "李四"}


def test_a_table_that_contradicts_itself_still_stops_all(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", SLUG, "--by", "department", "--output", "收回"]) == 0
    _no_record(Path("收回"))
    fill({(PROBLEMS, "DECISION_007", "整改时限"): "尽快"}, source="收回/政府办公室.xlsx", target="收回/政府办公室.xlsx")
    before = (record / "ledger.yaml").read_bytes()
    capsys.readouterr()
    assert main(["import", SLUG, "收回", "--yes", "--lang", "zh"]) == 2
    told = capsys.readouterr().err
    assert 'DECISION_007 Title of DECISION_007, 整改时限: "尽快" is no deadline' in told
    assert "没有导出时的记录" in told, "everything that is wrong is told at once"
    assert (record / "ledger.yaml").read_bytes() == before


def test_what_is_closed_without_papers_is_told(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["export", SLUG])
    bare = {(PROBLEMS, "DECISION_007", "是否销号"): "是"}
    capsys.readouterr()
    assert main(["import", SLUG, fill(bare), "--lang", "zh"]) == 0
    assert "销号 1 项没有写佐证材料：DECISION_007" in capsys.readouterr().out
    shown = {**bare, (DUTIES, "DECISION_007", "佐证材料"): "会议纪要"}
    assert main(["import", SLUG, fill(shown), "--lang", "zh"]) == 0
    assert "没有写佐证材料" not in capsys.readouterr().out


def test_a_folder_without_tables_is_told(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("空").mkdir()
    for named in ("空", "空/*.xlsx"):
        assert main(["import", SLUG, named]) == 2
        assert "没有 .xlsx 文件" in capsys.readouterr().err


@needs("libreoffice")
def test_a_table_of_the_old_format_is_read_by_libreoffice(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["export", SLUG])
    fill(
        {(DUTIES, ROW, "责任人"): "张三", (PROBLEMS, "DECISION_007", "整改时限"): date(2023, 5, 31)},
        target="司法局.xlsx",
    )
    Path("收回").mkdir()
    soffice("司法局.xlsx", "xls", "收回")
    Path("收回/损坏.et").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    capsys.readouterr()
    assert main(["import", SLUG, "收回", "--yes", "--lang", "zh"]) == 2
    told = capsys.readouterr().out
    assert "司法局.xls 自查台账!" in told
    assert "✕ 损坏.et 是旧格式，LibreOffice 没有读出来" in told
    ledger = read_ledger(record)
    assert ledger.entry(Sheet.SELF_CHECK, ROW).values == {Field.PERSON: "张三"}
    assert ledger.entry(Sheet.RECTIFICATION, "DECISION_007").values == {Field.DEADLINE: "2023-05-31"}
    shutil.copy("司法局.xlsx", "改名.xls")
    assert main(["import", SLUG, "改名.xls", "--lang", "zh"]) == 0
    assert "改动 0 处，另有 2 处与已有的相同" in capsys.readouterr().out, "an .xlsx by whatever name"


def test_answers_in_other_formats_are_named_and_all_at_once(
    record: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FAZHI_SOFFICE", "nowhere")
    Path("收回").mkdir()
    Path("收回/甲.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    Path("收回/乙.csv").write_text("编号,责任人\n", encoding="utf-8")
    assert main(["import", SLUG, "收回"]) == 2
    assert "没有 .xlsx 文件，只有 乙.csv、甲.xls；" in capsys.readouterr().err
    assert main(["import", SLUG, "收回/甲.xls", "收回/乙.csv"]) == 2
    told = capsys.readouterr().err
    assert "甲.xls 是旧格式" in told
    assert "粘贴到发来的 .xlsx" in told


def test_the_notes_of_a_departments_part_tell_of_that_part(record: Path) -> None:
    assert main(["export", SLUG, "--by", "department", "--output", "out"]) == 0
    book = openpyxl.load_workbook("out/司法局.xlsx")
    notes = {str(row[0].value): str(row[1].value) for row in book["说明"].iter_rows()}
    rows = {
        name: sum(isinstance(row[0].value, int) for row in book[name].iter_rows())
        for name in ("自查台账", "问题整改台账")
    }
    assert notes["收录范围"] == "，".join(f"{name} {many} 行" for name, many in rows.items()) + "。"
    assert notes["各项结论"].startswith("全单位：")
    assert notes["怎样交回"].startswith("填好后存为 .xlsx")


def test_an_import_into_no_report_names_those_there_are(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "nowhere", "a.xlsx"]) == 2
    assert f"有：{SLUG}" in capsys.readouterr().err


def test_without_the_libraries_the_extra_is_named(
    record: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("openpyxl", "xlsxwriter"):
        with monkeypatch.context() as patched:
            patched.setitem(sys.modules, name, None)
            assert main(["export", SLUG]) == 2
            assert main(["import", SLUG, BOOK]) == 2
            told = capsys.readouterr().err
            assert told.count("fazhi[excel]") == 4, "in both languages, of both commands"


def test_a_hand_that_wrote_meanwhile_is_not_written_over(record: Path) -> None:
    with changing(record) as store:
        (record / "ledger.yaml").write_text("schema: fazhi.ledger/1\n# 别人写的\n", encoding="utf-8")
        with pytest.raises(InputError, match="刚刚被改动"):
            store.write(Ledger(entries={Sheet.SELF_CHECK: {ROW: Entry({Field.NOTE: "甲"}, {})}}))
    assert "别人写的" in (record / "ledger.yaml").read_text(encoding="utf-8")


def test_two_at_once_wait_for_each_other(record: Path) -> None:
    with (
        changing(record),
        pytest.raises(InputError, match="另有人正在写"),
        changing(record, patience=0.05),
    ):
        raise AssertionError


def test_an_export_that_cannot_be_noted_is_written_all_the_same_and_says_so(
    record: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def read_only(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("fazhi.records.ledger.write_whole", read_only)
    assert main(["export", SLUG]) == 0
    assert "没有记下来" in capsys.readouterr().err
    assert Path(BOOK).is_file()


def test_a_disk_that_is_full_loses_nothing(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    main(["export", SLUG])
    file = fill({(DUTIES, ROW, "责任人"): "张三"})
    before = (record / "ledger.yaml").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("fazhi.records.ledger.write_whole", full)
    assert main(["import", SLUG, file, "--yes"]) == 2
    assert (record / "ledger.yaml").read_bytes() == before


def test_killed_at_any_moment_the_ledger_is_whole(record: Path) -> None:
    """What stands there is either what stood there or all of what was to be; read again, it is all there once."""
    main(["export", SLUG])
    before = ledger_text(read_ledger(record))
    wanted = {(PROBLEMS, id, "进展情况"): "办理中" for id in ("ENFORCE_001", "ENFORCE_007", "DECISION_001")}
    file = fill(wanted | {(DUTIES, ROW, "复核意见"): "认可", (DUTIES, ROW, "复核人"): "王五"})
    command = [sys.executable, "-m", "fazhi", "import", SLUG, file, "--yes"]
    begin = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    whole = time.monotonic() - begin
    after = ledger_text(read_ledger(record))
    moments = random.Random(20)
    seen = set()
    for _ in range(KILLS):
        (record / "ledger.yaml").write_text(before, encoding="utf-8")
        (record / "decisions.yaml").unlink(missing_ok=True)
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            time.sleep(moments.uniform(0.6, 1.05) * whole)
            process.send_signal(signal.SIGKILL)
        seen.add(ledger_text(read_ledger(record)))
        assert seen <= {before, after}
        assert len(verify_decisions(record)) <= 1
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    assert ledger_text(read_ledger(record)) == after
    assert len(verify_decisions(record)) == 1


@pytest.fixture
def office(record: Path) -> str:
    """A ledger that was filled in, opened and saved by LibreOffice."""
    main(["export", SLUG])
    cells = {
        (DUTIES, ROW, "责任人"): "张三",
        (DUTIES, ROW, "单位答复"): "已办\n见附件",
        (DUTIES, ROW, "备注"): "=不是公式",
        (PROBLEMS, ROW, "整改时限"): "3月底前",
        (PROBLEMS, "DECISION_001", "整改时限"): "2023-5-31",
        (DUTIES, "DECISION_007", "复核意见"): "改定结论",
        (DUTIES, "DECISION_007", "结论"): "写实",
        (DUTIES, "DECISION_007", "复核说明"): "会议纪要已核",
        (DUTIES, "DECISION_007", "复核人"): "王五",
        (DUTIES, "DECISION_007", "复核日期"): "2023.4.1",
    }
    return through_office(fill(cells, lambda book: setattr(cell_of(book, DUTIES, ROW, "备注"), "data_type", "s")))


@needs("libreoffice")
def test_what_is_edited_and_saved_by_libreoffice_arrives_and_nothing_else(
    record: Path, office: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["import", SLUG, office, "--yes", "--lang", "zh"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("改动 6 处。")
    (event,) = verify_decisions(record)
    said = (event.obligation, event.verdict, event.conclusion, event.note, event.reviewer, event.day)
    assert said == ("DECISION_007", "conclusion", "supported", "会议纪要已核", "王五", "2023-04-01")
    assert "没有读回" not in told, "nothing that the audit says is taken for changed"
    assert read_ledger(record).entries == {
        Sheet.SELF_CHECK: {
            ROW: Entry({Field.PERSON: "张三", Field.ANSWER: "已办\n见附件", Field.NOTE: "=不是公式"}, {})
        },
        Sheet.RECTIFICATION: {
            ROW: Entry({Field.DEADLINE: "3月底前"}, {}),
            "DECISION_001": Entry({Field.DEADLINE: "2023-05-31"}, {}),
        },
    }


def test_the_head_stands_where_tests_look_for_it(record: Path) -> None:
    main(["export", SLUG])
    assert openpyxl.load_workbook(BOOK)[DUTIES].cell(HEAD, 1).value == "序号"
