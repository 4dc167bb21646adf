"""What a sentence does not tell by itself: its table and row, its unit's rank, the years looked back on."""

import pytest

from engine.polarity_words import polar
from engine.telling import HEAD, WORK, grammar
from fazhi.evidence.grid import Row, Table, heads_of
from fazhi.evidence.surroundings import Surroundings
from fazhi.model.obligation import Catalogue
from fazhi.reading import read_text

CELLS = ("评查", "3件")
YEARS = {
    "of the first cell": (("2023年", "3件"), False, "", "", 2023),
    "of the first cell, numbered": (("一、2023年度", "3件"), False, "", "", 2023),
    "of the first cell, in brackets": (("（3）2023", "3件"), False, "", "", 2023),
    "not of another cell": (("评查", "2023年"), False, "", "", None),
    "not of a longer cell": (("2023年计划", "3件"), False, "", "", None),
    "not of the first cell of heads": (("2023年", "数量"), True, "", "", None),
    "of the group": (CELLS, False, "2023年", "", 2023),
    "of the group of heads": (CELLS, True, "2023年", "", 2023),
    "of the first cell before the group": (("2021年", "3件"), False, "2023年", "", 2021),
    "of the caption": (CELLS, False, "", "2023年统计表", 2023),
    "of the caption, told twice": (CELLS, False, "", "2023年统计表（2023年末）", 2023),
    "not of two in the caption": (CELLS, False, "", "2022年和2023年", None),
    "not of a number in the caption": (CELLS, False, "", "第2023号", None),
    "of the group before the caption": (CELLS, False, "2021年", "2023年", 2021),
    "of the caption without cells": ((), False, "", "2023年", 2023),
    "of nothing": (CELLS, False, "", "", None),
}


@pytest.mark.parametrize("name", YEARS)
def test_a_row_is_of_a_year(name: str) -> None:
    cells, is_head, group, caption, year = YEARS[name]
    assert Row(Table((), [], caption), 0, cells, is_head, group).year == year


def test_a_column_above_and_below_a_row() -> None:
    rows = [("评查", "3件", "甲"), ("培训", "", "乙"), ("复议",)]
    table = Table(("事项", "数量", "单位"), rows)
    head = Row(table, 0, table.heads, is_head=True)
    assert [head.below(at) for at in range(4)] == [
        ["评查", "培训", "复议"],
        ["3件", "", ""],
        ["甲", "乙", ""],
        ["", "", ""],
    ]
    above = [[Row(table, number, rows[number], is_head=False).above(at) for at in range(4)] for number in range(3)]
    assert above == [["", "", "", ""], ["评查", "3件", "甲", ""], ["培训", "3件", "乙", ""]]


HEADS = {
    "two below an empty one": (("事项", "数量", ""), ("", "上年", "本年"), ("事项", "数量上年", "数量本年")),
    "two below one that ends": (("事项", "数量"), ("", "上年", "本年"), ("事项", "数量上年", "数量本年")),
    "two below their own": (("事项", "数量", "单位"), ("", "上年", "本年"), None),
    "one below its own and one below an empty one": (("数量", ""), ("上年", "本年"), ("数量上年", "数量本年")),
    "one alone": (("事项", "", "单位"), ("", "上年", ""), None),
    "the same again": (("事项", "数量", ""), ("事项", "数量", "本年"), None),
    "the same again and two": (("事项", "数量", ""), ("事项", "上年", "本年"), ("事项", "数量上年", "数量本年")),
    "years": (("事项", "数量", ""), ("", "2021年", "2022年度"), ("事项", "数量2021年", "数量2022年度")),
    "a number": (("事项", "数量", ""), ("", "3件", "本年"), None),
    "ten characters": (
        ("事项", "数量", ""),
        ("", "甲乙丙丁戊己庚辛壬癸", "本年"),
        ("事项", "数量甲乙丙丁戊己庚辛壬癸", "数量本年"),
    ),
    "eleven": (("事项", "数量", ""), ("", "甲乙丙丁戊己庚辛壬癸子", "本年"), None),
    "an empty one first": (("", "数量", ""), ("事项", "上年", "本年"), ("事项", "数量上年", "数量本年")),
}


@pytest.mark.parametrize("name", HEADS)
def test_two_rows_of_heads_are_read_together(name: str) -> None:
    upper, lower, heads = HEADS[name]
    assert heads_of(upper, lower) == heads


FORTY = "题" * 40
ROWS = {
    "heads and a row": ("事项,数量/评查,3件", ["head", "0"]),
    "two rows": ("事项,数量/评查,3件/培训,2场", ["head", "0", "1"]),
    "two rows of heads": ("事项,数量,/,上年,本年/评查,2件,3件", ["head", "head", "0"]),
    "a title above the heads": ("表名/事项,数量/评查,3件", ["表名 head", "表名 0"]),
    "a title and two rows of heads": ("表名/事项,数量,/,上年,本年/评查,2件,3件", ["表名 head", "表名 head", "表名 0"]),
    "a title of forty characters": (f"{FORTY}/事项,数量", [f"{FORTY} head"]),
    "a longer title": (f"{FORTY}题/事项,数量", ["head"]),
    "a caption of forty characters": (f"{FORTY}//事项,数量", [f"{FORTY} head"]),
    "a longer caption": (f"{FORTY}题//事项,数量", ["head"]),
    "a sentence above": ("如下。//事项,数量", ["head"]),
    "a title below a caption": ("表一//表二/事项,数量", ["表二 head"]),
    "a longer title below a caption": (f"表一//{FORTY}题/事项,数量", ["表一 head"]),
    "groups": (
        "事项,数量,单位/甲类/评查,3件,甲局/乙类/培训,2场,乙局",
        ["head", "0 甲类", "1 甲类", "2 乙类", "3 乙类"],
    ),
    "a row of one cell among empty ones": ("事项,数量,单位/甲类,,/评查,3件,甲局", ["head", "0", "1"]),
    "a row of words below two rows of heads": ("事项,数量,/,上年,本年/培训,多次,少次", ["head", "head", "0"]),
    "a row of words below a row": ("事项,数量,/评查,3件,/培训,多次,少次", ["head", "0", "1"]),
    "a row with fewer cells": ("事项,数量,单位/评查,3件/培训,2场,乙局", ["head", "0", "1"]),
}


@pytest.mark.parametrize("name", ROWS)
def test_each_row_stands_in_its_table(name: str) -> None:
    told, expected = ROWS[name]
    *before, table = told.split("//")
    lines = [f"| {' | '.join(row.split(','))} |" for row in table.split("/")]
    text = f"{HEAD}\n# {WORK}\n开头。\n\n" + "".join(f"{line}\n\n" for line in before)
    text += "\n".join([lines[0], "| --- |", *lines[1:]]) + "\n"
    read = read_text(text, name="case.md", unit_kind="county", year=2022)
    around = Surroundings(read)
    rows = [row for passage in read.passages if (row := around.row(passage))]
    assert [
        " ".join(filter(None, (row.table.caption, "head" if row.is_head else str(row.number), row.group)))
        for row in rows
    ] == expected
    assert len({id(row.table) for row in rows}) == 1
    assert not any(row.number for row in rows if row.is_head)


def test_a_second_table_begins_anew() -> None:
    text = f"{HEAD}{WORK}事项\t数量\n评查\t3件\n\n\n单位\t人数\n甲局\t3人\n"
    read = read_text(text, name="case.txt", unit_kind="county", year=2022)
    around = Surroundings(read)
    rows = [row for passage in read.passages if (row := around.row(passage))]
    assert [row.table.heads[0] for row in rows] == ["事项", "事项", "单位", "单位"]
    assert [row.is_head for row in rows] == [True, False, True, False]


RANK = {
    "甲镇人民政府": ("township", 0),
    "甲开发区管委会": ("development_zone", 1),
    "甲县人民政府": ("county", 1),
    "甲市乙区人民政府": ("county", 1),
    "甲市人民政府": ("county", 2),
    "甲省人民政府": ("county", 3),
    "甲市财政局": ("department", 2),
    "甲县市场局": ("department", 1),
    "财政局": ("department", None),
}


@pytest.mark.parametrize("unit", RANK)
def test_a_unit_has_a_rank(six: Catalogue, unit: str) -> None:
    kind, rank = RANK[unit]
    read = read_text(HEAD + WORK + "甲事。", name="case.txt", unit_kind=kind, unit=unit, year=2022)
    around, words = Surroundings(read), polar(six).polar.others
    assert (around.rank(words), around.rank(words)) == (rank, rank)
    assert around.unit == unit
    assert around.is_department is (kind == "department")


REVIEWED = {
    "one year": ("一、2022年工作回顾\n甲事。\n二、2023年工作安排\n乙事。\n", {2022}),
    "two years": ("一、2021年度工作总结\n甲事。\n二、2022年度工作情况\n乙事。\n", {2021, 2022}),
    "none": ("一、主要举措和成效\n甲事。\n", set()),
    "only below a chapter": ("一、主要举措和成效\n（一）2022年工作回顾\n甲事。\n", set()),
}


@pytest.mark.parametrize("name", REVIEWED)
def test_chapters_look_back_on_years(six: Catalogue, name: str) -> None:
    text, years = REVIEWED[name]
    read = read_text(HEAD + text, name="case.txt", unit_kind="county", year=2022)
    assert Surroundings(read).reviewed(grammar(six).looks_back) == years


def test_a_passage_as_printed_and_as_matched() -> None:
    read = read_text(f"{HEAD}{WORK}甲事３件。乙事。", name="case.txt", unit_kind="county", year=2022)
    around, (first, second) = Surroundings(read), read.passages[-2:]
    assert (around.printed(first), around.printed(second)) == ("甲事３件。", "乙事。")
    assert around.matched(first) == ("甲事3件。", read.normal.to_normal(first.start))
    assert (around.behind(first), around.behind(second)) == ("乙事。", "")
