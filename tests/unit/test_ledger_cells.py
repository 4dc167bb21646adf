"""What a cell that came back comes to, against what it said when it was sent out and what is kept by now."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from fazhi.ledger.cell import digest
from fazhi.ledger.changes import Change, counted, described
from fazhi.ledger.columns import ALSO
from fazhi.ledger.exported import FORMAT, SHEET
from fazhi.ledger.merge import About, Merged, merge
from fazhi.ledger.opinions import Bench
from fazhi.model.errors import CatalogueError
from fazhi.model.ledger import Entry, Export, Field, Ledger, Sheet
from fazhi.sheets import Cell, Grid, Spreadsheet

HEADS = (
    "编号", "问题", "整改措施", "责任领导", "责任单位", "责任人", "整改时限", "进展情况", "佐证材料", "是否销号",
    "销号时间",
)  # fmt: skip
ABOUT = About("a", "甲县", 2022)
FIRST = ("1", "a", "甲县", "2022", "")


def row(id: str = "A_1", **cells: Any) -> list[Any]:
    """A row by its heads."""
    return [id, *(cells.get(head) for head in HEADS[1:])]


def book(
    came: Sequence[Sequence[Any]],
    sent: Sequence[Sequence[Any]] = (row(),),
    preset: str = "",
    *,
    heads: Sequence[str] = HEADS,
    name: str = "甲.xlsx",
    first: Sequence[str] = FIRST,
) -> Spreadsheet:
    """A file with the table as it came back, heads in its third row, and the digests of what was sent out."""
    lines: list[list[str]] = [[FORMAT, *first], ["rectification", "", *HEADS]]
    for cells in sent:
        told = [
            digest("" if cell is None else cell) + ("*" if head == preset else "")
            for head, cell in zip(HEADS, cells, strict=True)
        ]
        lines.append(["rectification", str(cells[0]), " ".join(told)])
    rows: list[Sequence[Any]] = [["台账"], [None], heads, *came]
    grids = (
        Grid("问题整改台账", tuple([_cell(each) for each in cells] for cells in rows)),
        Grid(SHEET, tuple([Cell(each) if each else None for each in line] for line in lines)),
    )
    return Spreadsheet(name, grids, lambda days: date(1899, 12, 30) + timedelta(days))


def _cell(value: Any) -> Cell | None:
    return None if value is None else value if isinstance(value, Cell) else Cell(value)


def kept(row: str = "A_1", own: Mapping[str, str] | None = None, **values: str) -> Ledger:
    entries = {Sheet.RECTIFICATION: {row: Entry({Field(key): told for key, told in values.items()}, own or {})}}
    return Ledger(entries, {Sheet.RECTIFICATION: tuple(own)} if own else {})


def unasked() -> Bench:
    raise AssertionError("no reviewer said anything")


def merged(*books: Spreadsheet, ledger: Ledger | None = None) -> Merged:
    return merge(ledger or Ledger(), ABOUT, books, unasked)


def mistakes(*books: Spreadsheet, ledger: Ledger | None = None) -> list[tuple[str, int, str]]:
    with pytest.raises(CatalogueError) as caught:
        merged(*books, ledger=ledger)
    return [(item.file, item.line, item.zh) for item in caught.value.mistakes]


AT = "甲.xlsx 问题整改台账!F4"
CONFLICT = "A_1“责任人”两处不一：导出以后 ledger.yaml 里已改为“{}”，这里填的是“{}”；请商定后改成一样的"
MEETING = {
    "as it was sent out": ("甲", "甲", "甲", None),
    "as it was sent out, and changed here since": ("甲", "丙", "甲", None),
    "blank": ("甲", "甲", None, None),
    "only blanks behind its lines": ("甲\n乙", "甲\n乙", "甲 \n乙 ", None),
    "new": ("", "", "乙", ("", "乙")),
    "changed there": ("甲", "甲", "乙", ("甲", "乙")),
    "changed there to what is kept": ("甲", "乙", "乙", 1),
    "changed here and there": ("甲", "丙", "乙", CONFLICT.format("丙", "乙")),
    "changed there, taken out here": ("甲", "", "乙", CONFLICT.format("（空）", "乙")),
    "new, told here since": ("", "丙", "乙", CONFLICT.format("丙", "乙")),
    "cleared there": ("甲", "甲", "（清空）", ("甲", "")),
    "cleared there in other brackets": ("甲", "甲", "清空", ("甲", "")),
    "cleared there, changed here": ("甲", "丙", "（清空）", CONFLICT.format("丙", "（清空）")),
    "cleared there, taken out here": ("甲", "", "（清空）", 1),
    "several lines": ("", "", "甲\r\n 乙\r丙 \n", ("", "甲\n 乙\n丙")),
    "invisible characters": ("", "", "甲\u200b乙", ("", "甲�乙")),
    "a number": ("", "", 7.0, ("", "7")),
    "a formula": ("", "", Cell("=甲", formula=True), "A_1“责任人”是公式，不收；请复制后“粘贴为数值”"),
    "a formula that says what was sent out": (
        "=甲", "=甲", Cell("=甲", formula=True), "A_1“责任人”是公式，不收；请复制后“粘贴为数值”",
    ),
    "a time of day": ("", "", time(8, 30), "A_1“责任人”是时刻，请写文字"),
}  # fmt: skip


@pytest.mark.parametrize("name", MEETING)
def test_a_cell_is_merged_by_what_it_said_and_what_is_kept(name: str) -> None:
    before, now, came, expected = MEETING[name]
    ledger = kept(person=now) if now else Ledger()
    file = book([row(责任人=came)], [row(责任人=before)])
    if isinstance(expected, str):
        assert mistakes(file, ledger=ledger) == [(AT, 0, expected)]
        return
    found = merged(file, ledger=ledger)
    changes = (Change(AT, "A_1", "责任人", *expected),) if isinstance(expected, tuple) else ()
    assert (found.changes, found.already) == (changes, 1 if expected == 1 else 0)
    told = expected[1] if isinstance(expected, tuple) else now
    values = {Field.PERSON: told} if told else {}
    assert found.ledger.entry(Sheet.RECTIFICATION, "A_1") == Entry(values, {})
    assert (found.notices, found.events, found.log) == ((), (), ())


def test_what_was_put_down_by_default_is_no_answer_that_a_change_contradicts() -> None:
    file = book([row(责任人="乙")], [row(责任人="甲")], preset="责任人")
    assert merged(file).changes == (Change(AT, "A_1", "责任人", "", "乙"),)
    told = mistakes(book([row(责任人="乙")], [row(责任人="甲")], preset="整改措施"))
    assert told == [(AT, 0, CONFLICT.format("（空）", "乙"))]


def test_a_column_that_was_not_sent_out_is_the_offices_own() -> None:
    came = [[*row(责任人="乙"), "好", "甲"], [*row("A_2"), "不好"]]
    file = book(came, [row(), row("A_2")], heads=(*HEADS, "评价", "科室"))
    found = merged(file, ledger=kept("A_2", own={"科室": "甲"}))
    assert [item[1:] for item in found.changes] == [
        ("A_1", "责任人", "", "乙"), ("A_1", "评价", "", "好"), ("A_1", "科室", "", "甲"), ("A_2", "评价", "", "不好"),
    ]  # fmt: skip
    assert found.ledger.columns == {Sheet.RECTIFICATION: ("科室", "评价")}
    assert found.ledger.entries[Sheet.RECTIFICATION] == {
        "A_1": Entry({Field.PERSON: "乙"}, {"评价": "好", "科室": "甲"}),
        "A_2": Entry({}, {"科室": "甲", "评价": "不好"}),
    }
    assert [item.zh for item in found.notices] == ["甲.xlsx“问题整改台账”新加的列：“评价”；会留到以后的导出。"]


def test_a_cell_without_a_head_is_named() -> None:
    file = book([[*row(), None, "甲", "乙"]])
    assert [item.zh for item in merged(file).notices] == [
        "甲.xlsx“问题整改台账”有的列有内容而没有表头，没有读：M3、N3。"
    ]


DEADLINES = {
    "a day": (date(2023, 5, 31), "2023-05-31", "2023-05-31"),
    "a day in words": ("2023.5.31", "2023-05-31", "2023-05-31"),
    "a month, in the year after": ("3月底前", "3月底前", "3月底前（2023-03-31）"),
    "no day": ("立行立改", "立行立改", "立行立改"),
    "the first number of a day": (20000, "1954-10-03", "1954-10-03"),
    "the last number of a day": (79999, "2119-01-10", "2119-01-10"),
    "a number of a day with hours": (45000.5, "2023-03-15", "2023-03-15"),
    "a month of a year, as a number": (2023.3, "2023.3", "2023.3（2023-03-31）"),
}
WORDS = "看不出时限，请写成 2026-3-31、2026年3月、3月底前，或者 立行立改、分阶段整改、持续整改"
DAY = "不是日期，请写成 2026-3-31 这样"
NO_DEADLINES: dict[str, tuple[str, Any, str]] = {
    "no number of a day yet": ("整改时限", 19999, f"“19999”{WORDS}"),
    "no number of a day any more": ("整改时限", 80000, f"“80000”{WORDS}"),
    "January or October": (
        "整改时限", 2023.1, "“2023.1”可能是 1 月，也可能是 10 月，请写成 2026-10-31 或 2026年10月 这样",
    ),
    "a truth value": ("整改时限", True, f"“是”{WORDS}"),
    "words": ("整改时限", "改日", f"“改日”{WORDS}"),
    "a month where a day is asked for": ("销号时间", "3月底前", f"“3月底前”{DAY}"),
    "another word than there is to choose": ("是否销号", "差不多", "不能填“差不多”，只能是：是、否"),
}  # fmt: skip


@pytest.mark.parametrize("name", DEADLINES)
def test_a_deadline_is_a_day_or_words_for_one(name: str) -> None:
    came, stored, shown = DEADLINES[name]
    found = merged(book([row(整改时限=came)]))
    assert [item.after for item in found.changes] == [shown]
    assert found.ledger.entry(Sheet.RECTIFICATION, "A_1").values == {Field.DEADLINE: stored}


@pytest.mark.parametrize("name", NO_DEADLINES)
def test_what_is_neither_a_day_nor_a_choice_is_told_with_its_cell(name: str) -> None:
    head, came, expected = NO_DEADLINES[name]
    (told,) = mistakes(book([row(**{head: came})]))
    assert told == (f"甲.xlsx 问题整改台账!{'ABCDEFGHIJK'[HEADS.index(head)]}4", 0, f"A_1“{head}”{expected}")


@pytest.mark.parametrize(("told", "stored"), {"√": "done", "✓": "done", "×": "open", "不涉及": "no_occasion"}.items())
def test_signs_and_common_words_say_how_far_a_duty_is_done(told: str, stored: str) -> None:
    assert ALSO[Field.DONE][told].value == stored


def test_a_day_without_a_year_is_one_of_the_year_after() -> None:
    leap = merge(
        Ledger(), About("a", "甲县", 2023), [book([row(整改时限="2月29日")], first=(*FIRST[:3], "2023", ""))], unasked
    )
    assert [item.after for item in leap.changes] == ["2月29日（2024-02-29）"]
    assert mistakes(book([row(整改时限="2月29日")]))[0][2] == f"A_1“整改时限”“2月29日”{WORDS}"


def test_only_of_a_deadline_the_day_is_told() -> None:
    assert [item.after for item in merged(book([row(进展情况="3月底前")])).changes] == ["3月底前"]


def test_a_number_that_is_no_day_in_this_file_is_words() -> None:
    file = replace(book([row(整改时限=45000)]), serial=lambda _: None)
    assert mistakes(file)[0][2] == f"A_1“整改时限”“45000”{WORDS}"


def test_a_day_or_a_choice_written_otherwise_than_it_was_shown_says_the_same() -> None:
    sent = [row(整改时限="2023-03-31", 是否销号="否")]
    ledger = kept(deadline="2023-03-31", closed="open")
    found = merged(book([row(整改时限="2023.3.31", 是否销号="未销号。")], sent), ledger=ledger)
    assert (found.changes, found.already) == ((), 2)
    later = kept(deadline="2023-04-30", closed="closed")
    found = merged(book([row(整改时限="2023.3.31", 是否销号="未销号")], sent), ledger=later)
    assert (found.changes, found.already) == ((), 0)
    assert found.ledger.entry(Sheet.RECTIFICATION, "A_1").values == {
        Field.DEADLINE: "2023-04-30", Field.CLOSED: "closed",
    }  # fmt: skip


def test_two_files_that_say_different_things_are_a_conflict_that_names_both() -> None:
    first, second = book([row(责任人="乙")]), book([row(责任人="丙")], name="乙.xlsx")
    told = f"A_1“责任人”两处不一：{AT} 填的是“乙”，这里填的是“丙”；"
    place = ("乙.xlsx 问题整改台账!F4", 0)
    assert mistakes(first, second) == [(*place, f"{told}两份是同一张表，交了两次的，只读回后交的一份")]
    other = book([row(责任人="丙")], name="乙.xlsx", first=("2", *FIRST[1:]))
    assert mistakes(first, other) == [(*place, f"{told}请商定后改成一样的")]
    found = merged(first, replace(first, name="乙.xlsx"))
    assert ([item.where for item in found.changes], found.already) == ([AT], 1)


EXPORTS = (Export("1", "", False), Export("2", "", True))
NEWER = {
    "the last one": ((Export("2", "", True), Export("1", "", False)), "", None),
    "followed by one that came back": (EXPORTS, "", "2"),
    "followed by one that did not come back": ((Export("1", "", False), Export("2", "", False)), "", None),
    "sent out anew since": ((*EXPORTS, Export("1", "", False)), "", None),
    "followed by one of another department": ((EXPORTS[0], Export("2", "司法局", True)), "信访局", None),
    "followed by one of the same department": ((EXPORTS[0], Export("2", "司法局", True)), "司法局", "2"),
    "followed by one of a department, itself of all": ((EXPORTS[0], Export("2", "司法局", True)), "", "2"),
    "followed by one of all, itself of a department": (EXPORTS, "司法局", "2"),
    "not known": ((Export("2", "", True),), "", None),
}


@pytest.mark.parametrize("name", NEWER)
def test_an_export_is_too_old_where_answers_came_back_in_a_later_one(name: str) -> None:
    exports, department, newer = NEWER[name]
    file = book([row(责任人="乙")], first=(*FIRST[:4], department))
    if newer is None:
        assert merged(file, ledger=Ledger(exports=exports)).changes
        return
    (told,) = mistakes(file, ledger=Ledger(exports=exports))
    assert told[:2] == ("甲.xlsx", 0)
    assert f"（导出编号 {newer}）" in told[2]


NOTED = {
    "an answer": ("乙", None, [("0", False), ("1", True), ("1", False)]),
    "one that is kept already": ("乙", "乙", [("0", False), ("1", True), ("1", False)]),
    "none": (None, None, [("0", False), ("1", False), ("1", False)]),
}


@pytest.mark.parametrize("name", NOTED)
def test_an_export_in_which_answers_came_back_is_noted(name: str) -> None:
    came, now, exports = NOTED[name]
    ledger = replace(kept(person=now) if now else Ledger(), exports=tuple(Export(each, "", False) for each in "011"))
    noted = merged(book([row(责任人=came)]), ledger=ledger).ledger.exports
    assert [(item.id, item.imported) for item in noted] == exports
    assert [bool(item.rows) for item in noted] == [imported for _, imported in exports]


AGAIN = {
    "more is told": ({"进展情况": "办了"}, {}, {"进展情况": "办了"}),
    "it is told otherwise": ({"责任人": "丙"}, {}, {"责任人": "丙"}),
    "it is cleared": ({"责任人": "（清空）"}, {}, {"责任人": ""}),
    "it was changed here since": ({"责任人": "丙"}, {"person": "丁"}, CONFLICT.format("丁", "丙")),
    "another cell was changed here since": ({"责任人": "丙"}, {"leader": "丁"}, {"责任人": "丙"}),
    "that other cell is told there too": ({"责任领导": "戊"}, {"leader": "丁"}, None),
}


@pytest.mark.parametrize("name", AGAIN)
def test_a_table_that_came_back_before_may_say_more(name: str) -> None:
    told, since, after = AGAIN[name]
    ledger = replace(Ledger(), exports=(Export("1", "", False),))
    once = merged(book([row(责任人="乙")]), ledger=ledger).ledger
    values = {**once.entry(Sheet.RECTIFICATION, "A_1").values, **{Field(key): text for key, text in since.items()}}
    now = replace(once, entries={Sheet.RECTIFICATION: {"A_1": Entry(values)}})
    file = book([row(**{"责任人": "乙", **told})])
    if not isinstance(after, dict):
        ((_, _, words),) = mistakes(file, ledger=now)
        assert words == (after or CONFLICT.format("丁", "戊").replace("责任人", "责任领导"))
        return
    found = merged(file, ledger=now)
    assert {item.head: item.after for item in found.changes} == after
    again = [item.zh for item in found.notices if "先前读回过" in item.zh]
    assert again == ([] if "进展情况" in after else ["甲.xlsx 是先前读回过的那份表，又填过：1 处换成这次填的。"])
    assert merged(file, ledger=found.ledger).changes == (), "read once more it changes nothing"


def test_an_export_without_answers_is_not_noted_for_those_of_another_file() -> None:
    files = [book([row(责任人="乙", 整改措施="甲")]), book([row()], first=("2", *FIRST[1:]))]
    exports = (Export("1", "", False), Export("2", "", False))
    found = merged(*files, ledger=replace(kept(person="乙"), exports=exports))
    assert [(item.id, item.imported) for item in found.ledger.exports] == [("1", True), ("2", False)]


def test_an_export_that_is_not_known_is_noted_before_all_others() -> None:
    file = book([row(责任人="乙")], first=(*FIRST[:4], "司法局"))
    exports = (Export("7", "", False), Export("8", "", False))
    first, *others = merged(file, ledger=Ledger(exports=exports)).ledger.exports
    assert (first.id, first.department, first.imported) == ("1", "司法局", True)
    assert tuple(others) == exports


ANOTHER = "是另一份报告的台账：{}，不是 甲县 2022 年度（a）"
OTHERS = {
    "another slug": (("1", "b", "甲县", "2022", ""), "甲县 2022 年度（b）"),
    "another unit": (("1", "a", "乙县", "2022", ""), "乙县 2022 年度（a）"),
    "another year": (("1", "a", "甲县", "2023", ""), "甲县 2023 年度（a）"),
    "not kept": (("1", "", "甲县", "2022", ""), "甲县 2022 年度（未登记）"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_ledger_of_another_report_is_named(name: str) -> None:
    first, named = OTHERS[name]
    assert mistakes(book([row(责任人="乙")], first=first)) == [("甲.xlsx", 0, ANOTHER.format(named))]
    with pytest.raises(
        CatalogueError, match=r"another report: .县 202. \((b|a|not kept)\), not 甲县 2022 \(a\)"
    ) as caught:
        merged(book([row()], first=first))
    assert f"({first[1] or 'not kept'}), not" in caught.value.mistakes[0].en


UNKNOWN = {
    "changed": ("A_11", None, "编号“A_11”不在导出的表里，是否 A_1；编号不能改，请改回来"),
    "like none": ("XXXXX", None, "编号“XXXXX”不在导出的表里；编号不能改，请改回来"),
    "of other characters, with an answer": ("某某", "乙", "编号“某某”不在导出的表里；编号不能改，请改回来"),
    "of other characters, without one": ("填表人：某某", None, None),
    "none, with an answer": (
        None, "乙", "这一行填了“责任人”而没有编号，不知道是哪一项；请把编号填回来，或者删去这一行",
    ),
    "none, with two answers": (
        None, "乙", "这一行填了“整改措施”而没有编号，不知道是哪一项；请把编号填回来，或者删去这一行",
    ),
    "none, without one": (None, None, None),
}  # fmt: skip
MOVED = ("问题", *HEADS[:1], *HEADS[2:])


@pytest.mark.parametrize("name", UNKNOWN)
def test_a_row_that_is_not_known_is_told_where_it_says_something(name: str) -> None:
    id, answer, words = UNKNOWN[name]
    more = "甲" if name == "none, with two answers" else None
    file = book([[None, id, *row(责任人=answer, 整改措施=more)[2:]], [None, *row()]], heads=MOVED)
    if words is None:
        assert merged(file).changes == ()
    else:
        assert mistakes(file) == [("甲.xlsx 问题整改台账!B4", 0, words)]


def test_the_first_answer_of_a_row_without_identifier_is_named_in_english_too() -> None:
    with pytest.raises(CatalogueError, match="the row has 整改措施 and no identifier"):
        merged(book([row("", 整改措施="甲", 责任人="乙")]))


@pytest.mark.parametrize("many", range(1, len(MOVED)))
def test_a_line_below_the_table_may_end_anywhere(many: int) -> None:
    assert merged(book([[None, "A_1"], ["填表人：某某", *[None] * (many - 1)]], heads=MOVED)).changes == ()


def test_a_row_that_is_there_twice_is_told_with_both_cells() -> None:
    words = "编号 A_1 出现两次（另一处在 B4），请并成一行"
    assert mistakes(book([[None, "A_1"], [], [None, "A_1"]], heads=MOVED)) == [("甲.xlsx 问题整改台账!B6", 0, words)]


def test_of_many_mistakes_the_first_twenty_carry_a_guess() -> None:
    told = mistakes(book([row(f"A_1{number}") for number in range(30)]))
    assert sorted(where for where, _, words in told if "是否 A_1；" in words) == sorted(
        f"甲.xlsx 问题整改台账!A{number}" for number in range(4, 24)
    )


def test_what_the_audit_says_and_rows_that_are_gone_are_told_by_five() -> None:
    sent = [row(f"A_{number}", 问题="甲") for number in range(12)]
    changed = [row(f"A_{number}", 问题="乙") for number in range(5)]
    same = [row(f"A_{number}", 问题="甲") for number in range(5, 7)]
    notices = [item.zh for item in merged(book([*changed, *same], sent)).notices]
    assert notices == [
        "甲.xlsx“问题整改台账”的“问题”由 fazhi 填写，改动没有读回：B4、B5、B6、B7、B8。",
        "甲.xlsx“问题整改台账”少了 5 行，按没有改动处理：A_7、A_8、A_9、A_10、A_11。",
    ]
    notices = [item.zh for item in merged(book([*changed, *(row("A_5"),)], sent)).notices]
    assert notices == [
        "甲.xlsx“问题整改台账”的“问题”由 fazhi 填写，改动没有读回：B4、B5、B6、B7、B8…。",
        "甲.xlsx“问题整改台账”少了 6 行，按没有改动处理：A_6、A_7、A_8、A_9、A_10…。",
    ]


def test_numbers_of_rows_may_change_and_short_rows_are_blank_behind() -> None:
    heads = ("序号", *HEADS)
    file = book([[7, *row()], ["", "A_2"]], [row(), row("A_2", 责任人="甲")], heads=heads)
    found = merged(file, ledger=kept("A_2", person="甲"))
    assert (found.changes, found.already, found.notices) == ((), 0, ())


def test_changes_are_told_a_line_each() -> None:
    told = described([Change("甲.xlsx 表!B2", "A_1", "责任人", "", "乙\n丙"), Change("某处", "A_2", "备注", "丁", "")])
    assert list(told) == ["  甲.xlsx 表!B2  A_1 责任人：（空） → 乙 丙", "  某处  A_2 备注：丁 → （空）"]


def test_changes_of_one_row_stand_on_one_line_and_are_counted_by_sheet() -> None:
    changes = [
        Change("甲.xlsx 表!B2", "A_1", "责任人", "", "乙"),
        Change("甲.xlsx 表!C2", "A_1", "备注", "丁", ""),
        Change("甲.xlsx 表!B3", "A_2", "责任人", "", "乙"),
        Change("丙.xlsx 表!B2", "A_1", "责任人", "", "戊"),
    ]
    assert next(described(changes)) == "  甲.xlsx 表!B2  A_1 责任人：（空） → 乙；备注：丁 → （空）"
    assert [item.zh for item in counted(changes)] == ["  甲.xlsx 表：2 行，3 处", "  丙.xlsx 表：1 行，1 处"]
    assert list(counted(changes[:3])) == []


def test_a_file_without_its_record_is_refused() -> None:
    for grids in (book([row()]).grids[:1], (book([row()]).grids[0], Grid(SHEET, ()))):
        (told,) = mistakes(replace(book([row()]), grids=grids))
        assert told[:2] == ("甲.xlsx", 0)
        assert told[2].startswith("没有导出时的记录")
