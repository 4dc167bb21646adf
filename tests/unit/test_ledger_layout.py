"""Where tables and columns stand in a spreadsheet that came back: by their heads, other names of these, or place."""

import pytest

from fazhi.ledger.columns import Column
from fazhi.ledger.exported import Exported
from fazhi.ledger.layout import Found, Layout, lay_out
from fazhi.model.ledger import Sheet
from fazhi.sheets import Cell, Grid, Spreadsheet

PROBLEMS = ("编号", "问题", "整改措施", "责任人", "整改时限", "进展情况")
DUTIES = ("编号", "审查事项", "责任人", "完成情况", "单位答复")
SENT = Exported("1", "a", "甲县", 2022, "", {Sheet.SELF_CHECK: DUTIES, Sheet.RECTIFICATION: PROBLEMS}, {})
ROW = "|".join(PROBLEMS)
DUTY_ROW = "|".join(DUTIES)


def grid(name: str, text: str) -> Grid:
    """A line for each row, a bar between two cells; a cell without words says nothing."""
    rows = [[Cell(cell) if cell else None for cell in line.split("|")] for line in text.split("\n")]
    return Grid(name, tuple(rows))


def laid(*sheets: tuple[str, str], sent: Exported = SENT) -> Layout:
    return lay_out(Spreadsheet("a.xlsx", tuple(grid(*each) for each in sheets), lambda _: None), sent)


def problems(text: str, sent: Exported = SENT) -> Found:
    """The table of problems where it alone came back."""
    (found,) = laid(("某表", text), sent=sent).tables
    assert found.sheet is Sheet.RECTIFICATION
    return found


HEADS = {
    "in the first row": (ROW, 0),
    "below a title": (f"台账\n填表人：张三|||日期\n{ROW}\n1|甲", 2),
    "in the fortieth row": ("\n" * 39 + ROW, 39),
    "four of them": ("编号|问题|整改措施|责任人", 0),
    "with blanks and of another width": ("编 号|问题|整改　措施|责任 人", 0),
    "twice": (f"{ROW}\n{ROW}", 0),
    "more of them further down": (f"编号|问题|整改措施|责任人\n{ROW}", 1),
    "fewer of them further down": (f"{ROW}\n编号|问题|整改措施|责任人", 0),
}


@pytest.mark.parametrize("name", HEADS)
def test_the_row_that_knows_most_heads_is_the_row_of_heads(name: str) -> None:
    text, row = HEADS[name]
    found = problems(text)
    assert (found.head, found.grid.name) == (row, "某表")


@pytest.mark.parametrize("text", ["\n" * 40 + ROW, "编号|问题|整改措施", "编号|问题|整改措施|某", ""])
def test_no_table_is_there_without_heads(text: str) -> None:
    found = laid(("某表", text))
    assert found.tables == ()
    (mistake,) = found.mistakes
    assert (mistake.file, mistake.line, mistake.zh.partition("：")[0]) == ("a.xlsx", 0, "没有台账的表头")
    assert [item.zh for item in found.notices] == [
        "a.xlsx 里没有“自查台账”这张表，按没有改动处理。",
        "a.xlsx 里没有“问题整改台账”这张表，按没有改动处理。",
    ]


COLUMNS = {
    "as they were sent out": (ROW, 0, {1: "问题", 2: "整改措施", 3: "责任人", 4: "整改时限", 5: "进展情况"}),
    "moved": ("进展情况|整改措施|编号|责任人", 2, {0: "进展情况", 1: "整改措施", 3: "责任人"}),
    "as offices call it": ("编号|问题|措施|责任人|时限|进展情况", 0,
        {1: "问题", 2: "整改措施", 3: "责任人", 4: "整改时限", 5: "进展情况"}),
    "with what stands in brackets behind it": ("问题编号（勿改）|问题|整改措施|责任人|整改时限(年月日)|进展情况", 0,
        {1: "问题", 2: "整改措施", 3: "责任人", 4: "整改时限", 5: "进展情况"}),
    "as offices call one that is there": ("编号|措施|问题|整改措施|责任人|整改时限", 0,
        {1: "措施*", 2: "问题", 3: "整改措施", 4: "责任人", 5: "整改时限"}),
    "as offices call one, twice": ("编号|措施（二）|问题|措施|责任人|整改时限", 0,
        {1: "整改措施", 2: "问题", 3: "措施*", 4: "责任人", 5: "整改时限"}),
    "a new one": ("编号|问题|整改措施|科室\t意见|责任人", 0, {1: "问题", 2: "整改措施", 3: "科室 意见*", 4: "责任人"}),
    "a new one at the end": (f"{ROW}|科室", 0,
        {1: "问题", 2: "整改措施", 3: "责任人", 4: "整改时限", 5: "进展情况", 6: "科室*"}),
    "another name between the same two": ("编号|问题|办法|责任人|整改时限|进展情况", 0,
        {1: "问题", 2: "整改措施", 3: "责任人", 4: "整改时限", 5: "进展情况"}),
    "another name at the end": ("编号|问题|整改措施|责任人|整改时限|办得怎样", 0,
        {1: "问题", 2: "整改措施", 3: "责任人", 4: "整改时限", 5: "进展情况"}),
    "another name at the beginning": ("代码|问题|整改措施|责任人|整改时限|进展情况", 0,
        {1: "问题", 2: "整改措施", 3: "责任人", 4: "整改时限", 5: "进展情况"}),
    "another name behind another": ("编号|整改措施|办法|责任人|整改时限|进展情况", 0,
        {1: "整改措施", 2: "办法*", 3: "责任人", 4: "整改时限", 5: "进展情况"}),
    "another name before another": ("编号|问题|办法|整改时限|责任人|进展情况", 0,
        {1: "问题", 2: "办法*", 3: "整改时限", 4: "责任人", 5: "进展情况"}),
    "one more between two that are there": ("编号|问题|整改措施|甲|责任人|整改时限|进展情况", 0,
        {1: "问题", 2: "整改措施", 3: "甲*", 4: "责任人", 5: "整改时限", 6: "进展情况"}),
}  # fmt: skip


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_are_known_by_name_then_by_place_and_are_new_otherwise(name: str) -> None:
    text, id, expected = COLUMNS[name]
    found = problems(text)
    assert found.id == id
    assert {at: item.head + "*" * item.own for at, item in found.columns.items()} == expected


def test_a_column_known_by_its_place_is_told() -> None:
    text = "编号|问题|办法|责任人|整改时限|进展情况"
    assert [item.zh for item in laid(("自查台账", DUTY_ROW), ("问题整改台账", text)).notices] == [
        "a.xlsx“自查台账”没有这些列，按没有改动处理：责任单位、佐证材料、备注、复核意见、复核说明、复核人、复核日期。",
        "a.xlsx“问题整改台账”的“办法”一列按位置认作“整改措施”。",
        "a.xlsx“问题整改台账”没有这些列，按没有改动处理：责任领导、责任单位、佐证材料、是否销号、销号时间。",
    ]


def test_a_column_that_the_office_had_when_it_was_sent_out_is_its_own_still() -> None:
    sent = Exported("1", "a", "甲县", 2022, "", {Sheet.RECTIFICATION: (*PROBLEMS, "措施")}, {})
    for text in (f"措施|{ROW}", "措施|编号|问题|责任人|整改时限"):
        assert problems(text, sent).columns[0] == Column("措施", 0, own=True)
    assert problems("措施|编号|问题|责任人|整改时限").columns[0].head == "整改措施"
    assert problems(f"{ROW}|甲").columns[6] == Column("甲", 0, own=True)


def test_columns_that_say_something_without_a_head_are_named() -> None:
    found = problems(f"||{ROW}\n甲||1\n||2|||||||乙\n|丙||\n||3")
    assert (found.id, found.blank) == (2, (0, 1, 9))
    assert problems(f"甲||\n{ROW}\n1|甲").blank == ()


MISTAKES = {
    "two of one name": ("编号|问题|整改措施|责任人|整改时限|问题", "a.xlsx 某表!F1", "“问题”有两列（另一列在 B1）"),
    "two own ones of one name": (
        "编号|问题|整改措施|责任人|甲|整改时限|甲|进展情况",
        "a.xlsx 某表!G1",
        "“甲”有两列（另一列在 E1）",
    ),
    "three of one name": ("问题|问题|问题|责任人|整改时限|编号", "a.xlsx 某表!B1", "“问题”有两列（另一列在 A1）"),
    "no identifiers": ("责任人|问题|整改措施|整改时限", "a.xlsx 某表!A1", "表头里没有“编号”"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_heads_that_cannot_be_told_apart_are_told_with_their_cell(name: str) -> None:
    text, where, words = MISTAKES[name]
    found = laid(("某表", text))
    assert found.tables == ()
    assert (found.mistakes[0].file, found.mistakes[0].line) == (where, 0)
    assert found.mistakes[0].zh.startswith(words)
    assert len(found.mistakes) == (2 if name == "three of one name" else 1)


def test_a_sheet_by_its_name_comes_before_others_like_it() -> None:
    found = laid(("自查台账", DUTY_ROW), ("副本", ROW), ("问题整改台账", ROW))
    assert [item.grid.name for item in found.tables] == ["自查台账", "问题整改台账"]
    assert found.mistakes == ()
    assert found.notices[-1].zh == "a.xlsx 的“副本”不是台账，没有读。"


def test_two_sheets_of_other_names_are_a_mistake_and_the_rest_is_read() -> None:
    found = laid(("自查台账", DUTY_ROW), ("甲", ROW), ("乙", ROW))
    assert [item.grid.name for item in found.tables] == ["自查台账"]
    assert [(item.file, item.line, item.zh) for item in found.mistakes] == [
        ("a.xlsx", 0, "“甲”、“乙”都像问题整改台账，只能有一张，请删去多余的")
    ]


def test_a_sheet_with_heads_of_two_tables_is_that_of_which_it_has_more() -> None:
    mixed = f"{DUTY_ROW}|问题|整改措施"
    found = laid(("某表", mixed))
    assert [item.sheet for item in found.tables] == [Sheet.SELF_CHECK]
    assert [item.zh for item in found.notices if "这张表" in item.zh] == [
        "a.xlsx 里没有“问题整改台账”这张表，按没有改动处理。"
    ]


def test_other_sheets_are_told_but_for_ours() -> None:
    sheets = (
        ("问题整改台账", ROW),
        ("自查台账", DUTY_ROW),
        ("说明", "甲"),
        ("_fazhi", ROW),
        ("附表", "乙"),
        ("丙", ""),
    )
    found = laid(*sheets)
    assert [item.sheet for item in found.tables] == [Sheet.SELF_CHECK, Sheet.RECTIFICATION]
    assert found.notices[-1].zh == "a.xlsx 的“附表”、“丙”不是台账，没有读。"
    assert all("不是台账" not in item.zh for item in laid(*sheets[:4]).notices)
