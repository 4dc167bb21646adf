"""Answers come back by identifier and head, however the table was moved about; what contradicts itself stays out."""

import random
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Protection

from fazhi.cli import main
from fazhi.ledger.merge import About, Merged, merge
from fazhi.model.errors import CatalogueError
from fazhi.model.ledger import Entry, Field, Ledger, Sheet
from fazhi.records import ledger_text, read_ledger, write_ledger
from fazhi.sheets import read_spreadsheet
from ledgers import BOOK, DUTIES, HEAD, PROBLEMS, SLUG, bench_of, cell_of, fill, make_project

ABOUT = About(SLUG, "云州区人民政府", 2022)
ROW = "ENFORCE_001"


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a kept report whose ledger was exported."""
    monkeypatch.chdir(tmp_path)
    folder = make_project(tmp_path)
    assert main(["export", SLUG]) == 0
    return folder


def merged(record: Path, *files: str) -> Merged:
    return merge(read_ledger(record), ABOUT, [read_spreadsheet(Path(file)) for file in files], lambda: bench_of(record))


def taken(record: Path, *files: str) -> dict[tuple[str, str], str]:
    return {(item.row, item.head): item.after for item in merged(record, *files).changes}


def mistakes(record: Path, *files: str) -> list[str]:
    with pytest.raises(CatalogueError) as caught:
        merged(record, *files)
    return [str(item) for item in caught.value.mistakes]


def answered(folder: Path, sheet: Sheet, row: str, field: Field) -> str | None:
    return read_ledger(folder).entry(sheet, row).values.get(field)


def test_what_was_filled_in_arrives_and_nothing_else_changes(record: Path) -> None:
    cells = {
        (DUTIES, ROW, "责任人"): "张三",
        (DUTIES, ROW, "完成情况"): "部分完成",
        (DUTIES, ROW, "单位答复"): "已办\n见附件",
        (PROBLEMS, ROW, "整改时限"): "2023.5.31",
        (PROBLEMS, ROW, "是否销号"): "否",
        (PROBLEMS, "DECISION_001", "整改措施"): "编制目录",
    }
    assert main(["import", SLUG, fill(cells), "--yes"]) == 0
    ledger = read_ledger(record)
    assert ledger.entries == {
        Sheet.SELF_CHECK: {
            ROW: Entry(
                {Field.PERSON: "张三", Field.DONE: "partly", Field.ANSWER: "已办\n见附件"},
                {},
            )
        },
        Sheet.RECTIFICATION: {
            ROW: Entry({Field.DEADLINE: "2023-05-31", Field.CLOSED: "open"}, {}),
            "DECISION_001": Entry({Field.MEASURE: "编制目录"}, {}),
        },
    }  # fmt: skip


def test_the_table_as_it_was_sent_out_changes_nothing(record: Path) -> None:
    found = merged(record, BOOK)
    assert (found.changes, found.already, found.notices) == ((), 0, ())
    assert ledger_text(found.ledger) == ledger_text(read_ledger(record))


def test_a_department_put_down_first_is_stored_only_when_it_is_changed(record: Path) -> None:
    assert cell_of(openpyxl.load_workbook(BOOK), DUTIES, ROW, "责任单位").value == "司法局"
    assert taken(record, fill({(DUTIES, ROW, "责任单位"): "司法局 "})) == {}
    assert taken(record, fill({(DUTIES, ROW, "责任单位"): "宣传部"})) == {(ROW, "责任单位"): "宣传部"}


@pytest.mark.parametrize(
    ("told", "after"),
    [
        (date(2023, 3, 1), "2023-03-01"),
        (datetime(2023, 3, 1, 8, 30), "2023-03-01"),  # noqa: DTZ001 - a spreadsheet's have no zone
        (44986, "2023-03-01"),
        ("20230301", "2023-03-01"),
        ("2023.3.1", "2023-03-01"),
        ("2023年3月", "2023年3月（2023-03-31）"),
        (2023.3, "2023.3（2023-03-31）"),
        ("3月底前", "3月底前（2023-03-31）"),
        ("立行立改", "立行立改"),
        ("分阶段整改", "分阶段整改"),
    ],
)
def test_deadlines_are_read_as_people_write_them(told: Any, after: str, record: Path) -> None:
    assert taken(record, fill({(PROBLEMS, ROW, "整改时限"): told})) == {(ROW, "整改时限"): after}


@pytest.mark.parametrize(
    ("sheet", "head", "told", "words"),
    [
        (PROBLEMS, "整改时限", "改日", "看不出时限"),
        (PROBLEMS, "整改时限", 2023.1, "1 月，也可能是 10 月"),
        (PROBLEMS, "整改时限", 7, "看不出时限"),
        (PROBLEMS, "销号时间", "3月底前", "不是日期"),
        (PROBLEMS, "销号时间", "2023-02-30", "不是日期"),
        (PROBLEMS, "是否销号", "差不多", "只能是：是、否"),
        (DUTIES, "完成情况", "=1+1", "是公式"),
        (DUTIES, "单位答复", '=HYPERLINK("http://x")', "是公式"),
    ],
)
def test_what_cannot_be_taken_is_told_with_sheet_and_cell(
    sheet: str, head: str, told: Any, words: str, record: Path
) -> None:
    before = ledger_text(read_ledger(record))
    file = fill({(sheet, ROW, head): told, (sheet, "DECISION_001", "责任人"): "张三"})
    place = cell_of(openpyxl.load_workbook(file), sheet, ROW, head).coordinate
    (told_of,) = mistakes(record, file)
    assert told_of.startswith(f"{file} {sheet}!{place}: ")
    assert words in told_of
    assert main(["import", SLUG, file, "--yes"]) == 2
    assert ledger_text(read_ledger(record)) == before, "not even what was right of it"


@pytest.mark.parametrize("head", ["单位答复", "佐证材料", "备注"])
def test_a_row_may_end_with_any_column(head: str, record: Path) -> None:
    assert taken(record, fill({(DUTIES, ROW, head): "附件一"})) == {(ROW, head): "附件一"}


def test_a_blank_leaves_and_a_word_clears(record: Path) -> None:
    main(["import", SLUG, fill({(DUTIES, ROW, "责任人"): "张三", (DUTIES, ROW, "备注"): "甲"}), "--yes"])
    Path(BOOK).unlink()
    main(["export", SLUG])
    main(["import", SLUG, fill({(DUTIES, ROW, "责任人"): None, (DUTIES, ROW, "备注"): "（清空）"}), "--yes"])
    assert answered(record, Sheet.SELF_CHECK, ROW, Field.PERSON) == "张三"
    assert answered(record, Sheet.SELF_CHECK, ROW, Field.NOTE) is None


def test_columns_and_rows_may_be_moved_hidden_and_widened(record: Path) -> None:
    def rearrange(book: Any) -> None:
        sheet = book[PROBLEMS]
        heads = [cell.value for cell in sheet[HEAD]]
        body = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEAD + 1)]
        order = [heads.index("进展情况"), *(at for at, head in enumerate(heads) if head != "进展情况")]
        for number, row in enumerate([heads, *reversed(body)], HEAD):
            for at, place in enumerate(order, 1):
                sheet.cell(number, at).value = row[place]
        sheet.insert_rows(2)
        sheet.row_dimensions[7].hidden = True
        book.move_sheet(PROBLEMS, -1)
        sheet.title = "整改"

    cells = {(PROBLEMS, ROW, "进展情况"): "甲", (PROBLEMS, "DISPUTE_004", "责任人"): "乙"}
    assert taken(record, fill(cells, rearrange)) == {(ROW, "进展情况"): "甲", ("DISPUTE_004", "责任人"): "乙"}


@pytest.mark.parametrize("name", ["整改期限", "整改 时限（年月日）", "整改\n时限", "办结日子"])
def test_a_renamed_column_is_known_by_what_offices_call_it_or_by_where_it_stands(name: str, record: Path) -> None:
    def rename(book: Any) -> None:
        next(cell for cell in book[PROBLEMS][HEAD] if cell.value == "整改时限").value = name

    assert taken(record, fill({(PROBLEMS, ROW, "整改时限"): "3月底前"}, rename)) == {
        (ROW, "整改时限"): "3月底前（2023-03-31）"
    }


def test_a_column_that_is_gone_changes_nothing_and_is_told(record: Path) -> None:
    main(["import", SLUG, fill({(PROBLEMS, ROW, "责任领导"): "王"}), "--yes"])
    Path(BOOK).unlink()
    main(["export", SLUG])

    def drop(book: Any) -> None:
        sheet = book[PROBLEMS]
        sheet.delete_cols(next(cell.column for cell in sheet[HEAD] if cell.value == "责任领导"))

    found = merged(record, fill({}, drop))
    assert found.changes == ()
    assert any("责任领导" in item.zh for item in found.notices)


def test_an_own_column_is_kept_for_the_next_export(record: Path) -> None:
    def add(book: Any) -> None:
        sheet = book[DUTIES]
        sheet.insert_cols(5)
        sheet.cell(HEAD, 5).value = "科室意见"
        sheet.cell(HEAD + 1, 5).value = "=同意"
        sheet.cell(HEAD + 1, 5).data_type = "s"

    assert main(["import", SLUG, fill({(DUTIES, ROW, "责任人"): "张三"}, add), "--yes"]) == 0
    Path(BOOK).unlink()
    main(["export", SLUG])
    first = next(iter(read_ledger(record).entries[Sheet.SELF_CHECK]))
    book = openpyxl.load_workbook(BOOK)
    cell = cell_of(book, DUTIES, first, "科室意见")
    assert (cell.value, cell.data_type) == ("=同意", "s")
    assert taken(record, fill({(DUTIES, ROW, "科室意见"): "不同意"})) == {(ROW, "科室意见"): "不同意"}


def test_an_own_column_may_be_called_as_others_call_one_of_ours(record: Path) -> None:
    def add(book: Any) -> None:
        sheet = book[PROBLEMS]
        at = sheet.max_column + 1
        sheet.cell(HEAD, at).value = "牵头单位"
        sheet.cell(cell_of(book, PROBLEMS, ROW, "编号").row, at).value = "县委办"

    assert taken(record, fill({}, add)) == {(ROW, "牵头单位"): "县委办"}


def test_a_cell_merged_down_says_the_same_in_each_row(record: Path) -> None:
    def merge_cells(book: Any) -> None:
        sheet = book[PROBLEMS]
        cell = cell_of(book, PROBLEMS, "DECISION_001", "责任领导")
        cell.value = "王副区长"
        sheet.merge_cells(start_row=cell.row, end_row=cell.row + 2, start_column=cell.column, end_column=cell.column)

    found = taken(record, fill({}, merge_cells))
    assert len(found) == 3
    assert set(found.values()) == {"王副区长"}


def test_what_the_audit_says_is_not_changed_by_hand(record: Path) -> None:
    found = merged(record, fill({(DUTIES, ROW, "结论"): "✓ 写实", (DUTIES, ROW, "要求"): None}))
    assert found.changes == ()
    assert [item.zh.partition("的“")[2][:2] for item in found.notices] == ["要求", "结论"]


def test_rows_that_are_gone_change_nothing_and_are_told(record: Path) -> None:
    found = merged(record, fill({}, lambda book: book[DUTIES].delete_rows(HEAD + 1, 2)))
    assert found.changes == ()
    assert any("少了 2 行" in item.zh for item in found.notices)


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("ENFORCE_01", "是否 ENFORCE_001"),
        ("某某", "编号“某某”不在导出的表里"),
        ("DECISION_001", "出现两次"),
        (None, "没有编号"),
    ],
)
def test_an_identifier_that_was_changed_doubled_or_deleted_is_told(id: str | None, words: str, record: Path) -> None:
    def change(book: Any) -> None:
        cell_of(book, DUTIES, ROW, "责任人").value = "张三"
        cell_of(book, DUTIES, ROW, "编号").value = id

    (told,) = mistakes(record, fill({}, change))
    assert words in told
    assert f" {DUTIES}!B" in told


def test_a_line_below_the_table_without_answers_is_none_of_it(record: Path) -> None:
    def sign(book: Any) -> None:
        sheet = book[DUTIES]
        sheet.cell(sheet.max_row + 2, 1).value = "填表人：张三"
        sheet.cell(sheet.max_row + 1, 2).value = "审核人："

    assert merged(record, fill({}, sign)).changes == ()


def test_a_cell_changed_here_and_there_is_a_conflict_with_both_sides(record: Path) -> None:
    file = fill({(DUTIES, ROW, "责任人"): "张三"})
    write_ledger(record, Ledger(entries={Sheet.SELF_CHECK: {ROW: Entry({Field.PERSON: "李四"}, {})}}))
    (told,) = mistakes(record, file)
    assert "李四" in told
    assert "张三" in told
    assert main(["import", SLUG, file, "--yes"]) == 2
    assert answered(record, Sheet.SELF_CHECK, ROW, Field.PERSON) == "李四"


def test_two_files_that_contradict_each_other_are_a_conflict_and_two_that_agree_are_none(record: Path) -> None:
    first = fill({(DUTIES, ROW, "责任人"): "张三"}, target="甲.xlsx")
    second = fill({(DUTIES, ROW, "责任人"): "李四"}, target="乙.xlsx")
    third = fill({(DUTIES, ROW, "责任人"): "张三", (DUTIES, ROW, "备注"): "丙"}, target="丙.xlsx")
    (told,) = mistakes(record, first, second)
    assert "甲.xlsx" in told
    assert "乙.xlsx" in told
    assert taken(record, first, third) == {(ROW, "责任人"): "张三", (ROW, "备注"): "丙"}


def test_of_ten_files_the_wrong_one_and_two_that_contradict_each_other_are_left_out_whole(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fine = [
        fill({(DUTIES, id, "责任人"): name}, target=f"{name}.xlsx")
        for id, name in {"DECISION_001": "甲", "SUPERVISE_001": "乙"}.items()
    ]
    wrong = fill({(DUTIES, ROW, "责任人"): "丙", (PROBLEMS, ROW, "整改时限"): "改日"}, target="丙.xlsx")
    against = [fill({(DUTIES, "DECISION_007", "责任人"): name}, target=f"{name}.xlsx") for name in ("丁", "戊")]
    files = [*fine, wrong, *against]
    capsys.readouterr()
    assert main(["import", SLUG, *files, "--yes", "--lang", "zh"]) == 2
    assert (
        "一处也没有写入。没有问题的 2 份：甲.xlsx、乙.xlsx；先读回这几份，加 --skip-wrong。" in capsys.readouterr().out
    )
    assert not read_ledger(record).entries.get(Sheet.SELF_CHECK)
    assert main(["import", SLUG, *files, "--skip-wrong", "--lang", "zh"]) == 2
    assert "没有写入" in capsys.readouterr().out
    assert not read_ledger(record).entries.get(Sheet.SELF_CHECK)
    assert main(["import", SLUG, *files, "--skip-wrong", "--yes", "--lang", "zh"]) == 2
    out = capsys.readouterr().out
    assert "另有 3 份表没有读回" in out
    assert all(name in out for name in ("丙.xlsx", "丁.xlsx", "戊.xlsx"))
    assert {id: entry.values for id, entry in read_ledger(record).entries[Sheet.SELF_CHECK].items()} == {
        "DECISION_001": {Field.PERSON: "甲"},
        "SUPERVISE_001": {Field.PERSON: "乙"},
    }


def test_where_every_file_is_wrong_nothing_is_written(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    against = [fill({(DUTIES, ROW, "责任人"): name}, target=f"{name}.xlsx") for name in ("丁", "戊")]
    capsys.readouterr()
    assert main(["import", SLUG, *against, "--skip-wrong", "--yes", "--lang", "zh"]) == 2
    assert "没有问题的" not in capsys.readouterr().out
    assert not read_ledger(record).entries.get(Sheet.SELF_CHECK)


def test_the_same_file_again_changes_nothing(record: Path) -> None:
    file = fill({(DUTIES, ROW, "责任人"): "张三"})
    main(["import", SLUG, file, "--yes"])
    before = (record / "ledger.yaml").read_bytes()
    assert main(["import", SLUG, file, "--yes"]) == 0
    assert (record / "ledger.yaml").read_bytes() == before


def test_a_ledger_of_another_report_is_refused(record: Path) -> None:
    other = Path("other")
    other.mkdir()
    (other / "docs" / "reports").mkdir(parents=True)
    text = Path("report.txt").read_text(encoding="utf-8").replace("云州区", "青河县").replace("2022年度", "2023年度")
    Path("other.txt").write_text(text, encoding="utf-8")
    main(["add", "other.txt", "--slug", "other"])
    main(["export", "other"])
    (told,) = mistakes(record, "other-台账.xlsx")
    assert "另一份报告的台账：青河县人民政府 2023 年度" in told
    main(["export", "report.txt", "--unit", "别的单位", "--output", "unkept.xlsx"])


def test_a_table_without_its_record_is_refused(record: Path) -> None:
    (told,) = mistakes(record, fill({}, lambda book: book.remove(book["_fazhi"])))
    assert "没有导出时的记录" in told


def test_an_older_table_is_refused_when_answers_came_back_in_a_newer_one(record: Path) -> None:
    old = fill({(DUTIES, ROW, "责任人"): "张三"}, target="old.xlsx")
    main(["import", SLUG, old, "--yes"])
    Path(BOOK).unlink()
    main(["export", SLUG])
    assert merged(record, old).changes == (), "nothing newer has come back yet"
    main(["import", SLUG, fill({(DUTIES, ROW, "备注"): "甲"}), "--yes"])
    (told,) = mistakes(record, old)
    assert "后来导出的台账" in told


@pytest.mark.parametrize("order", [("old.xlsx", "new.xlsx"), ("new.xlsx", "old.xlsx")])
def test_two_exports_of_one_ledger_are_read_in_one_go_whichever_comes_first(
    order: tuple[str, str], record: Path
) -> None:
    fill({(DUTIES, ROW, "责任人"): "张三"}, target="old.xlsx")
    Path(BOOK).unlink()
    report = Path("docs/reports", SLUG, "ledger.yaml")
    before = report.read_text(encoding="utf-8")
    main(["export", SLUG, "--min-severity", "mandatory"])
    assert report.read_text(encoding="utf-8") != before, "it is another export"
    fill({(DUTIES, "DECISION_001", "备注"): "甲"}, target="new.xlsx")
    assert len(merged(record, *order).changes) == 2


def test_tables_of_other_departments_do_not_make_one_old(record: Path) -> None:
    main(["export", SLUG, "--by", "department", "--output", "out"])
    one = fill({(DUTIES, ROW, "责任人"): "张三"}, source="out/司法局.xlsx", target="one.xlsx")
    two = fill({(DUTIES, "DECISION_001", "责任人"): "李四"}, source="out/政府办公室.xlsx", target="two.xlsx")
    assert main(["import", SLUG, two, "--yes"]) == 0
    assert main(["import", SLUG, one, "--yes"]) == 0
    assert answered(record, Sheet.SELF_CHECK, ROW, Field.PERSON) == "张三"


def test_two_columns_of_one_name_are_told(record: Path) -> None:
    def double(book: Any) -> None:
        sheet = book[DUTIES]
        sheet.cell(HEAD, sheet.max_column + 1).value = "备注"

    (told,) = mistakes(record, fill({}, double))
    assert "“备注”有两列" in told


def test_a_copied_sheet_is_told(record: Path) -> None:
    def copy(book: Any) -> None:
        book.copy_worksheet(book[DUTIES]).title = "自查台账 (2)"
        book[DUTIES].title = "自查台账 (1)"

    (told,) = mistakes(record, fill({}, copy))
    assert "只能有一张" in told


def test_a_locked_look_is_no_hindrance(record: Path) -> None:
    def lock(book: Any) -> None:
        cell_of(book, DUTIES, ROW, "责任人").protection = Protection(locked=True)
        book[DUTIES].protection.sheet = True

    assert taken(record, fill({(DUTIES, ROW, "责任人"): "张三"}, lock)) == {(ROW, "责任人"): "张三"}


WORDS = [
    "=A1", "+1", "-", "@甲", "'引号", "0012", "1e5", "true", "null", "〔2026〕1号", "甲\n乙", "甲　乙", "\u202e反",
    "<b>&", "𠮷", "是",
]  # fmt: skip
FREE = [(DUTIES, head) for head in ("责任人", "单位答复", "佐证材料", "备注")] + [
    (PROBLEMS, head) for head in ("整改措施", "责任领导", "进展情况", "佐证材料")
]


def test_whatever_is_written_anywhere_arrives_there_and_only_there(record: Path) -> None:
    """Out, filled in by chance that repeats itself, in, out again: the new table says what was filled in."""
    chance = random.Random(5)
    ids = ["DECISION_001", "DECISION_007", "ENFORCE_001", "ENFORCE_007", "DISPUTE_004"]
    places = [(sheet, id, head) for sheet, head in FREE for id in ids]
    told = {place: chance.choice(WORDS) for place in chance.sample(places, 25)}

    def as_words(book: Any) -> None:
        for place in told:
            cell_of(book, *place).data_type = "s"

    assert main(["import", SLUG, fill(told, as_words), "--yes"]) == 0
    Path(BOOK).unlink()
    assert main(["export", SLUG]) == 0
    book = openpyxl.load_workbook(BOOK)
    shown = {place: cell_of(book, *place) for place in places}
    assert {place: shown[place].data_type for place in told} == dict.fromkeys(told, "s")
    assert {place: shown[place].value for place in told} == {place: _shown(text) for place, text in told.items()}
    beside = {place for place in places if shown[place].value is not None} - told.keys()
    assert {(sheet, head) for sheet, _, head in beside} <= {(PROBLEMS, "佐证材料")}, "which the other table tells too"
    assert merged(record, BOOK).changes == ()


def _shown(text: str) -> str:
    return text.replace("　", " ").replace("\u202e", "\ufffd")
