"""Rows of tables: what column, name and status say of a cell."""

import pytest

from engine.polarity_words import POLAR, polar
from engine.small_words import SMALL
from engine.telling import HEAD, WORK, sentence
from fazhi.evidence.clauses import clauses_of
from fazhi.evidence.columns import counted
from fazhi.evidence.form_words import Answer
from fazhi.evidence.rows import row_says, unfilled
from fazhi.evidence.surroundings import Surroundings
from fazhi.model.obligation import Catalogue
from fazhi.model.report import PassageKind, Report
from fazhi.reading import read_text

NAME = "一二三四五六七八九十甲不足"
SAID = {
    "nothing": ("评查\t甲局", [None, None]),
    "a column of problems": ("事项\t问题\n评查\t甲局", ["admitted 问题"] * 2),
    "a column of problems beside another": ("事项\t问题\t结果\n评查\t甲局\t办好", [None, "admitted 问题", None]),
    "a column of problems beside a figure": ("事项\t问题\n评查3件\t甲局", [None, "admitted 问题"]),
    "no problems": ("事项\t问题\n评查\t否", [None, "admitted 问题"]),
    "a column of plans": ("事项\t计划\n评查\t甲局", ["planned 计划", "planned 计划"]),
    "a column of plans and one of deeds": ("事项\t计划\t完成\n评查\t甲局\t乙局", [None, "planned 计划", None]),
    "a column of a year to come": ("事项\t2023年\n评查\t3件", [None, "planned 2023年"]),
    "a column of this year": ("事项\t2022年\n评查\t3件", [None, None]),
    "a column of an earlier year": ("事项\t2021年\n评查\t3件", [None, None]),
    "a name of lacks": ("存在的不足\t甲局", [None, "admitted 存在的不足"]),
    "a name of plans": ("下年打算\t甲局", [None, "planned 下年打算"]),
    "a name of twelve characters": (f"{NAME[1:]}\t甲局", [None, f"admitted {NAME[1:]}"]),
    "a longer name": (f"{NAME}\t甲局", [None, None]),
    "such a word in another cell": ("评查\t不足", [None, None]),
    "a column before a name": ("事项\t问题\n打算\t甲局", ["admitted 问题"] * 2),
    "a name of lacks that are dealt with": ("梳理不足\t甲局", [None, None]),
    "a name of lacks that are dealt with, told behind": ("不足梳理\t甲局", [None, None]),
    "a name of lacks and of what is dealt with": ("不足和梳理\t甲局", [None, "admitted 不足和梳理"]),
    "a name of lacks and plans that are dealt with": ("不足及梳理\t甲局", [None, "admitted 不足及梳理"]),
    "a name of lacks and what is dealt with in a list": ("不足、梳理\t甲局", [None, "admitted 不足、梳理"]),
    "a status of none": ("评查\t甲局\t未完成", ["admitted 未完成"] * 3),
    "a status of no": ("评查\t甲局\t否", ["admitted 否"] * 3),
    "a status of no beside what is bad": ("评查事故\t甲局\t否", [None] * 3),
    "a longer status beside what is bad": ("评查事故\t甲局\t未完成", ["admitted 未完成"] * 3),
    "a status of none beside what is bad": ("评查事故\t甲局\t没有", [None] * 3),
    "a status of no beside a figure": ("评查\t3件\t否", [None] * 3),
    "a figure in the name": ("评查3件\t甲局\t否", ["admitted 否"] * 3),
    "a figure in the name behind a running number": ("12\t评查3件\t否", ["admitted 否"] * 3),
    "a figure behind a running number and a name": ("12\t评查\t3件\t否", [None] * 4),
    "a no in a column that asks whether": ("事项\t件数\t是否评查\n评查\t3件\t否", ["admitted 否"] * 3),
    "nought in the column of an earlier year": ("事项\t2021年\t2022年\n评查\t0件\t3件", [None] * 3),
    "a status of not yet": ("评查\t推进中\t未完成", ["planned 推进中"] * 3),
    "a status of yes": ("评查\t是\t否", ["done 是 bare"] * 3),
    "a status of yes in June": ("事项\t6月进度\t进度\n评查\t是\t未完成", ["done 是 bare"] * 3),
    "a status of yes in June and of no in December": (
        "事项\t截至6月\t截至12月\n评查\t是\t未完成", ["admitted 未完成"] * 3,
    ),
    "a status of no in June and of yes in November": (
        "事项\t截至6月\t截至11月\n评查\t未完成\t是", ["done 是 bare"] * 3,
    ),
    "nothing counted": ("评查\t0件\t0场", ["admitted 0件"] * 3),
    "something counted": ("评查\t0件\t3场", [None] * 3),
    "something counted before": ("评查\t3场\t0件", [None] * 3),
    "none of what is bad": ("评查\t0件\t事故", [None] * 3),
    "a remark": ("事项\t备注\n评查\t否", [None, None]),
    "a status among the remarks": ("事项\t备注\n评查\t未完成", ["admitted 未完成"] * 2),
    "a short status among the remarks": ("事项\t备注\n评查\t没有", [None, None]),
    "a status of last year": ("事项\t上年\n评查\t未完成", [None, None]),
    "a status of an earlier year": ("事项\t2021年\n评查\t未完成", [None, None]),
    "a status of this year": ("事项\t2022年\n评查\t未完成", ["admitted 未完成"] * 2),
    "nothing counted this year": ("事项\t2021年\t2022年\n评查\t3件\t0件", ["admitted 0件"] * 3),
}  # fmt: skip


@pytest.mark.parametrize("name", SAID)
def test_a_row_says_of_its_cells(six: Catalogue, name: str) -> None:
    text, expected = SAID[name]
    read = sentence(six, text, **POLAR)
    found = [row_says(read.clauses, number, read.passage, read.around) for number in range(len(read.clauses))]
    told = [f"{item.polarity.value} {item.words}{' bare' * item.bare}" if item else None for item in found]
    assert told == expected


CELLS = {
    "tabs": ("事项\t数量\n评查\t3件", ["事项", "数量"]),
    "more cells than heads": ("事项\t数量\n评查\t3件\t甲局", ["事项", "数量", ""]),
    "the third row": ("事项\t数量\n培训\t2场\n评查\t3件", ["事项", "数量"]),
    "the first row": ("评查\t3件", ["", ""]),
    "below a title": ("统计表\n事项\t数量\n评查\t3件", ["事项", "数量"]),
    "below two rows of heads": ("事项\t数量\n\t2021年\t2022年\n评查\t2件\t3件", ["事项", "数量2021年", "数量2022年"]),
    "below a title and two rows": (
        "统计表\n事项\t数量\t\t备注\n事项\t上年\t本年\t备注\n评查\t2件\t3件\t无",
        ["事项", "数量上年", "数量本年", "备注"],
    ),
    "below a row that only looks like heads": ("事项\t数量\n培训\t多次\n评查\t3件", ["事项", "数量"]),
    "behind an empty line": ("事项\t数量\n\n评查\t3件", ["事项", "数量"]),
    "another table": ("事项\t数量\n培训\t2场\n\n\n评查\t3件", ["", ""]),
    "behind a sentence": ("事项\t数量\n如下。\n评查\t3件", ["", ""]),
}


@pytest.mark.parametrize("name", CELLS)
def test_a_cell_stands_below_the_head_of_its_column(six: Catalogue, name: str) -> None:
    text, expected = CELLS[name]
    read = sentence(six, text, **POLAR)
    cells = [read.around.cell(read.passage, clause.start) for clause in read.clauses]
    assert [cell.header for cell in cells] == expected
    assert [cell.column - cells[0].column for cell in cells] == list(range(len(expected)))


def test_the_rule_of_a_markdown_table_does_not_part_its_head_from_its_rows(six: Catalogue) -> None:
    text = f"{HEAD}\n| 事项 | 数量 |\n| --- | --- |\n| 评查 | 3件 |\n"
    read = read_text(text, name="case.md", unit_kind="county", year=2022)
    passage = read.passages[-1]
    clauses = clauses_of(read, passage, polar(six))
    assert [Surroundings(read).cell(passage, clause.start).header for clause in clauses] == ["事项", "数量"]


BEHIND = {
    "a sentence": ("甲事如何？乙事办好。", "乙事办好。"),
    "another paragraph": ("甲事如何？\n乙事办好。", ""),
    "a sentence and another paragraph": ("甲事如何？乙事。\n丙事。", "乙事。"),
    "forty characters": (f"甲事如何？{'某' * 39}办好。", f"{'某' * 39}办"),
    "an answer in the next line": ("甲事如何？\n答：乙事。\n丙事。", "乙事。"),
    "nothing": ("甲事如何？", ""),
}


@pytest.mark.parametrize("name", BEHIND)
def test_what_stands_behind_a_passage_in_its_paragraph_is_known(six: Catalogue, name: str) -> None:
    text, behind = BEHIND[name]
    around = sentence(six, text).around
    asked = next(passage for passage in around.report.passages if "如何" in around.printed(passage))
    assert around.behind(asked) == behind


HEAD_24 = "一二三四五六七八九十" * 2 + "甲乙丙丁"
WIDE = "宽" * 40
MARKED = {
    "a group of what is not done": ("事项,数量,单位/未完成事项/评查,3件,甲局", ["", "", "admitted 未完成事项"]),
    "a group of what is under way": ("事项,数量,单位/推进中事项/评查,3件,甲局", ["", "", "planned 推进中事项"]),
    "a group of what is done": ("事项,数量,单位/已完成事项/评查,3件,甲局", ["", "", ""]),
    "numbered groups": (
        "事项,数量,单位/一、未完成事项/评查,3件,甲局/二、已完成事项/培训,3场,乙局",
        ["", "", "admitted 一、未完成事项", "", ""],
    ),
    "a row with empty cells for a group": (
        "事项,数量,单位/未完成事项,,/评查,3件,甲局",
        ["", "", "admitted 未完成事项"],
    ),
    "a row named like its group": (
        "事项,数量,单位/未完成事项/未完成,3件",
        ["", "", "admitted 未完成|admitted 未完成事项"],
    ),
    "a group of a year to come": ("事项,数量,单位/2023年/评查,3件,甲局", ["", "planned 2023年", "planned 2023年"]),
    "a group of this year": ("事项,数量,单位/2022年/评查,3件,甲局", ["", "", ""]),
    "a caption of a year to come": ("2023年安排//事项,数量/评查,3件", ["", "planned 2023年"]),
    "a caption of this year": ("2022年安排//事项,数量/评查,3件", ["", ""]),
    "a caption of two years": ("2022年和2023年安排//事项,数量/评查,3件", ["", ""]),
    "ticks": (
        "事项,已完成,未完成,推进中/评查,√,,/培训,,√,/复议,,,√",
        ["done 已完成 bare", "done 已完成 bare", "admitted 未完成", "planned 推进中"],
    ),
    "two signs in a cell": ("事项,甲类,未完成/评查,√,/培训,,√√", ["admitted 未完成", "", ""]),
    "a tick in a column of another name": (
        "事项,甲类,未完成/评查,√,√/培训,√,",
        ["admitted 未完成", "admitted 未完成", ""],
    ),
    "a tick behind a word": ("事项,甲类,未完成/评查,好,√", ["admitted 未完成", "admitted 未完成"]),
    "a lone mark in columns of yes and no": ("事项,已完成,未完成/评查,,1", ["done 已完成 bare", "admitted 未完成"]),
    "a lone mark in one column of no": ("事项,未完成/评查,×", ["admitted 未完成", ""]),
    "a lone mark in one column of no beside others": ("事项,单位,未完成/评查,甲局,1", ["admitted 未完成", ""]),
    "a lone letter in columns of yes and no": ("事项,已完成,未完成/评查,y,", ["done 已完成 bare"] * 2),
    "an open mark in columns of yes and no": ("事项,已完成,未完成/评查,□,", ["done 已完成 bare", ""]),
    "a sign that the head explains": ("事项,A.是 B.否/评查,B", ["", "admitted b"]),
    "a sign that the caption explains": ("A.是 B.否//事项,评查/甲局,B", ["", "admitted b"]),
    "a sign that nothing explains": ("事项,评查/甲局,B", ["", ""]),
    "another sign than the head explains": ("事项,A.是 B.否/评查,C", ["", ""]),
    "a title above the heads": ("表名/事项,数量/评查,3件", ["", "", ""]),
    "no below a head of one character": ("事项,数/评查,零", ["|admitted 零", "admitted 零"]),
    "ticks in two columns": ("事项,未完成,已完成/评查,√,√", ["admitted 未完成", "admitted 未完成"]),
    "no in each row": ("事项,数量,单位/评查,0,甲局/培训,否,乙局", ["|admitted 0|", "admitted 0", "admitted 否"]),
    "nought in each row": ("事项,数量/评查,零/培训,0.0%", ["|admitted 零", "admitted 零", ""]),
    "under way in each row": (
        "事项,数量/评查,推进中/培训,推进中",
        ["|planned 推进中", "planned 推进中", "planned 推进中"],
    ),
    "two words of what is under way": (
        "事项,数量/评查,推进中/培训,筹备中",
        ["|planned 推进中", "planned 推进中", "planned 筹备中"],
    ),
    "two words of no": ("事项,数量/评查,否/培训,没有", ["|admitted 否", "admitted 否", "admitted 没有"]),
    "under way and no": ("事项,数量/评查,推进中/培训,否", ["", "planned 推进中", "admitted 否"]),
    "no and under way": ("事项,数量/评查,否/培训,推进中", ["", "admitted 否", "planned 推进中"]),
    "under way in some": ("事项,数量/评查,推进中/培训,办好", ["", "planned 推进中", ""]),
    "no and a number": ("事项,数量/评查,0件/培训,3", ["", "admitted 0件", ""]),
    "no and an empty cell": ("事项,数量,单位/评查,否,甲局/培训,,乙局", ["|admitted 否|", "admitted 否", ""]),
    "no and a row that ends before": ("事项,单位,数量/评查,甲局,否/培训,乙局", ["||admitted 否", "admitted 否", ""]),
    "no cell with words": ("事项,数量/评查,/培训,", ["", "", ""]),
    "no below what is bad": ("事项,事故/评查,0/培训,零", ["", "admitted 0", "admitted 零"]),
    "no below a head with a number": ("事项,3件/评查,零", ["", "admitted 零"]),
    "no below a head of 24 characters": (f"事项,{HEAD_24}/评查,零", ["|admitted 零", "admitted 零"]),
    "no below a longer head": (f"事项,{HEAD_24}戊/评查,零", ["", "admitted 零"]),
    "problems beside answers": ("事项,问题,回答/评查,甲局,乙局", ["", ""]),
    "problems beside names": ("事项,问题,单位/评查,甲局,乙局", ["", "|admitted 问题|"]),
}
"""Tables in Markdown, rows parted by slashes, cells by commas, a caption by two slashes; and what each row says."""
TABBED = {
    "none this year": ("事项,数量/2021年,3/2022年,0", ["|admitted 0", "", "admitted 0"]),
    "none the year before": ("事项,数量/2021年,0/2022年,3", ["", "admitted 0", ""]),
    "none last time": ("事项,数量/上年,3/本年,0", ["|admitted 0", "", "admitted 0"]),
    "none in a year to come": ("事项,数量/2022年,3/2023年,0", ["", "", "planned 2023年"]),
    "none below the first head": ("未完成,数量/否,3件", ["admitted 未完成", ""]),
    "none below the head of names": ("事项,数量/否,3件", ["", ""]),
    "nought below the first head": ("评查,数量/0件,3件", ["admitted 0件|", ""]),
    "none of some rows": ("事项,数量/评查,否/培训,没有", ["|admitted 否", "admitted 否", "admitted 没有"]),
    "no below the second head": (
        "事项,数量,单位/评查,零,甲局/培训,否,乙局",
        ["|admitted 零|", "admitted 零", "admitted 否"],
    ),
    "a year to come at the head of a row": ("事项,数量/2023年,3件", ["", "planned 2023年"]),
    "none besides another unit's": ("单位,数量/邻县,3/评查,0", ["|admitted 0", "", "admitted 0"]),
    "none besides a remark": ("事项,数量/备注,3/评查,0", ["|admitted 0", "", "admitted 0"]),
    "none besides what was planned": ("事项,数量/计划,3/评查,0", ["|admitted 0", "", "admitted 0"]),
    "some of what came of plans": ("事项,数量/计划完成情况,3/评查,0", ["", "", "admitted 0"]),
    "none besides the unit": ("事项,数量/计量,件/评查,0", ["|admitted 0", "", "admitted 0"]),
    "none besides a unit of two characters": ("事项,数量/计量,人次/评查,0", ["|admitted 0", "", "admitted 0"]),
    "none besides no unit": ("事项,数量/计量,案件数/评查,0", ["", "", "admitted 0"]),
    "none besides a number called unit": ("事项,数量/计量,3/评查,0", ["", "", "admitted 0"]),
    "plans that came true": ("事项,计划,完成情况/评查,甲局,已完成", ["", "done 已完成 bare"]),
    "plans of which something was counted": ("事项,计划,完成情况/评查,甲局,办了3件", ["", ""]),
    "plans of which a deed is told": ("事项,计划,完成情况/评查,甲局,印发文件", ["", ""]),
    "plans of which something is told": ("事项,计划,完成情况/评查,甲局,好", ["", "|planned 计划|"]),
    "plans of this year's column": ("事项,计划,2022年/评查,甲局,3件", ["", ""]),
    "plans beside a remark that says yes": ("事项,计划,备注/评查,甲局,已完成", ["", "|planned 计划|"]),
    "plans of last year that came true": ("事项,计划,上年完成情况/评查,甲局,已完成", ["", "|planned 计划|"]),
    "plans that were denied": ("事项,计划,完成情况/评查,甲局,没有办3件", ["", "|planned 计划|"]),
    "plans that were put aside": ("事项,计划,完成情况/评查,甲局,搁置3件", ["", "|planned 计划|"]),
    "plans that were handed on": ("事项,计划,完成情况/评查,甲局,结转3件", ["", "|planned 计划|"]),
    "matters set under what was done with them": (
        "事项,已完成,未完成/评查甲,培训乙,复议丙",
        ["done 已完成 bare", "||admitted 未完成"],
    ),
    "matters under way set under what is done with them": (
        "事项,已完成,推进中/评查甲,培训乙,复议丙",
        ["done 已完成 bare", "||planned 推进中"],
    ),
    "a matter set under what was not done, which is all that is asked": (
        "事项,单位,未完成/评查甲,培训乙,复议丙案",
        ["admitted 未完成", ""],
    ),
    "without heads": ("1,评查,否/2,培训,已完成", ["admitted 否", "done 已完成 bare"]),
}
"""The same with tabs, where the first cell is the first column."""
UNFILLED = {
    "not in any row": ("事项,完成情况/评查,/培训,", ["|完成情况", "完成情况", "完成情况"]),
    "in one row": ("事项,完成情况/评查,/培训,做好", ["", "完成情况", ""]),
    "beside a remark": ("事项,完成情况,备注/评查,,甲/培训,做好,乙", ["", "完成情况", ""]),
    "of two columns none": ("事项,完成情况,2022年完成情况/评查,,", ["|完成情况|", "完成情况"]),
    "of two columns one": ("事项,完成情况,2022年完成情况/评查,,做好", ["|完成情况|", ""]),
    "of last year": ("事项,上年完成情况/评查,/培训,好", ["", "", ""]),
    "of an earlier year": ("事项,2021年完成情况/评查,/培训,好", ["", "", ""]),
    "of plans": ("事项,计划完成情况/评查,/培训,好", ["", "", ""]),
    "of this year": ("事项,2022年/评查,/培训,好", ["", "2022年", ""]),
    "of another matter": ("事项,数量/评查,/培训,好", ["", "", ""]),
    "no matter what, in any row": ("事项,数量/评查,/培训,", ["|数量", "", ""]),
    "no matter what, without rows": ("事项,数量", [""]),
    "a head with a number": ("事项,3件/评查,/培训,", ["", "", ""]),
    "a head of 24 characters": (f"事项,{HEAD_24}/评查,", [f"|{HEAD_24}", ""]),
    "a longer head": (f"事项,{HEAD_24}戊/评查,", ["", ""]),
    "below a long cell that may be merged": (f"事项,完成情况/培训,{WIDE}宽/评查,", ["", "", ""]),
    "below a shorter cell": (f"事项,完成情况/培训,{WIDE}/评查,", ["", "", "完成情况"]),
    "far below a long cell": (f"事项,完成情况/培训,{WIDE}宽/复议,/评查,", ["", "", "", ""]),
    "no day, where other rows tell theirs": ("事项,完成日期/评查,/培训,3月5日", ["", "完成日期", ""]),
    "a stroke for the day": ("事项,完成日期/评查,-/培训,3日", ["", "完成日期|", ""]),
    "no day, where no row tells one": ("事项,完成日期/评查,/培训,某日", ["", "", ""]),
    "below a shorter one again": (f"事项,完成情况/培训,{WIDE}宽/复议,好/评查,", ["", "", "", "完成情况"]),
}
"""The head of the column that is to tell what came of it, where a row leaves it empty."""

UNFILLED_TABBED = {
    "the column of names": ("事项,数量,单位/,3件,甲局", ["", ""]),
    "the column beside it": ("事项,数量,单位/评查,,甲局", ["|数量|", ""]),
    "where the row ends before": ("事项,单位,完成情况/评查,甲局", ["||完成情况", "完成情况"]),
}
"""The same with tabs."""
PROGRESS = {
    "put aside": ("事项,进度/评查,搁置", "admitted 搁置"),
    "put aside, and why": ("事项,进度/评查,搁置待人员到位", "admitted 搁置待人员到位"),
    "put aside, and why in fourteen characters": (f"事项,进度/评查,搁置{'某' * 14}", f"admitted 搁置{'某' * 14}"),
    "put aside, and why in fifteen": (f"事项,进度/评查,搁置{'某' * 15}", ""),
    "handed on": ("事项,进度/评查,结转下期", "planned 结转下期"),
    "denied": ("事项,进度/评查,未列入预算", "admitted 未列入预算"),
    "denied of what is bad": ("事项,进度/评查,未见事故", ""),
    "nothing that happened": ("事项,进度/评查,未发生", ""),
    "going on": ("事项,进度/评查,走在前头", ""),
    "put aside, and something done": ("事项,进度/评查,搁置，已办一半", ""),
    "put aside, and something counted": ("事项,进度/评查,搁置3件", ""),
    "put aside, and something done in another column": ("事项,单位,进度/评查,已建好的局,搁置", "admitted 搁置"),
    "put aside in one cell and done in the next": ("事项,进度,完成情况/评查,搁置,已办", "admitted 搁置"),
    "put aside in the second of two": ("事项,进度,完成情况/评查,走在前头,搁置", "admitted 搁置"),
    "put aside behind other words of its cell": ("事项,进度/评查,走在前头，搁置", ""),
    "put aside in what came of it": ("事项,完成情况/评查,搁置", "admitted 搁置"),
    "put aside in another column": ("事项,单位/评查,搁置", ""),
    "put aside the year before": ("事项,上年进度/评查,搁置", ""),
    "put aside in the middle of the year": ("事项,截至6月进度,截至12月进度/评查,搁置,已办", ""),
    "put aside at its end": ("事项,截至12月进度,截至6月进度/评查,搁置,结转下期", "admitted 搁置"),
    "put aside in June, and no more told": ("事项,截至6月进度,截至12月进度/评查,搁置,", "admitted 搁置"),
    "put aside in June, and nothing else asked": ("事项,6月底进度,完成情况/评查,搁置,已办", "admitted 搁置"),
    "handed on in autumn, put aside in spring": ("事项,1—3月进度,4—9月进度/评查,搁置,结转下期", "planned 结转下期"),
    "put aside in a column of no month": ("事项,进度,截至12月进度/评查,搁置,结转下期", "admitted 搁置"),
    "put aside in what the months of both end alike": ("事项,6月进度,1—6月完成情况/评查,搁置,已办", "admitted 搁置"),
    "handed on at the end by a word": ("事项,年中进度,年底进度/评查,搁置,结转下期", "planned 结转下期"),
    "put aside beside the day it is due": ("事项,进度,期限（12月）进度/评查,搁置,某日", "admitted 搁置"),
    "put aside half-way beside the day it is due": ("事项,6月进度,期限（12月）进度/评查,搁置,某日", "admitted 搁置"),
    "for a year to come": ("事项,期限进度/评查,2023年", "planned 2023年"),
    "for this year": ("事项,期限进度/评查,2022年", ""),
}
"""Tables with a column of how far matters have come, and what the row says as a whole."""


@pytest.mark.parametrize("name", PROGRESS)
def test_a_column_of_progress_tells_what_was_not_done_or_not_yet(six: Catalogue, name: str) -> None:
    table, expected = PROGRESS[name]
    report = tabbed(table)
    around = Surroundings(report)
    graded = polar(
        six,
        status_no="搁置",
        status_open="结转",
        column_when="期限",
        column_latest="年底",
        column_midyear="年中",
        **SMALL,
    )
    passage = [item for item in report.passages if item.kind is PassageKind.ROW][-1]
    clauses = clauses_of(report, passage, graded)
    assert words_of(row_says(clauses, 0, passage, around)) == expected


def marked(told: str) -> Report:
    """A report with that table in Markdown."""
    *before, table = told.split("//")
    lines = [f"| {' | '.join(row.split(','))} |" for row in table.split("/")]
    text = f"{HEAD}\n# {WORK}\n" + "".join(f"{line}\n\n" for line in before)
    text += "\n".join([lines[0], "| --- |", *lines[1:]]) + "\n"
    return read_text(text, name="case.md", unit_kind="county", year=2022)


def tabbed(told: str) -> Report:
    """A report with that table in tabs."""
    text = HEAD + WORK + told.replace(",", "\t").replace("/", "\n")
    return read_text(text, name="case.txt", unit_kind="county", year=2022)


def by_row(six: Catalogue, report: Report, *, empty: bool = False) -> list[str]:
    """What is said of the cells of each row, or what they leave empty."""
    words = {"answer_open": "推进中 筹备中", "column_unit": "计量", "status_no": "搁置", "status_open": "结转"}
    graded = polar(six, table_goes_on="续表", **words)
    around = Surroundings(report, graded.polar)
    rows = []
    for passage in report.passages:
        if passage.kind is not PassageKind.ROW:
            continue
        clauses = clauses_of(report, passage, graded)
        if empty:
            told = [unfilled(clause, passage, around) or "" for clause in clauses]
        else:
            told = [words_of(row_says(clauses, number, passage, around)) for number in range(len(clauses))]
        rows.append(told[0] if len(set(told)) == 1 else "|".join(told))
    return rows


def words_of(answer: Answer | None) -> str:
    return f"{answer.polarity.value} {answer.words}{' bare' * answer.bare}" if answer else ""


COUNTED = {
    "the unit behind its name": ("事项,数/评查（件）,3", "3件"),
    "the unit behind its name, said to be one": ("事项,数/评查（单位：件）,3", "3件"),
    "the unit behind the head": ("事项,甲（件）/评查,3", "3件"),
    "the unit at the end of the head": ("事项,评查件数/评查,3", "3件"),
    "the unit in a column of units": ("事项,计量,数/评查,件,3", "3件"),
    "no unit in a column of results": ("事项,完成情况/评查,3", "3"),
    "no unit in another column": ("事项,甲局/评查,3", ""),
    "a unit of something else": ("事项,完成情况（只）/评查,3", ""),
    "a fraction": ("事项,评查件数/评查,1.5", "1.5件"),
    "a share": ("事项,完成情况/评查,3%", ""),
    "words": ("事项,评查件数/评查,甲局", ""),
    "nought": ("事项,评查件数/评查,0", ""),
    "behind a number of the year before": ("事项,上年件数,评查件数/评查,2,3", "3件"),
    "behind a number of an earlier year": ("事项,2021年件数,2022年件数/评查,2,3", "3件"),
    "behind a planned number": ("事项,计划件数,评查件数/评查,5,3", "3件"),
    "nothing behind the number": ("评查件数,事项/3,评查", ""),
}
"""Tables in Markdown, and the number that stands beside the name of the last row."""
COUNTED_BELOW = {
    "the unit with the number": ("事项,数/评查,3件", "3件"),
    "the unit behind the head": ("事项,评查（件）/评查,3", "3件"),
    "the unit at the end of the head": ("事项,评查件数/评查,3", "3件"),
    "the unit in both": ("事项,评查件数/评查,3场", "3场"),
    "no unit": ("事项,评查/评查,3", ""),
    "a unit of something else": ("事项,评查/评查,3只", ""),
    "words": ("事项,评查件数/评查,甲局", ""),
    "words, and a number farther down": ("事项,评查件数/评查,甲局/培训,3", "3件"),
    "a number of an earlier year, and one of this": ("年度,评查件数/2021年,2/2022年,3", "3件"),
    "a head with a number": ("事项,12月件数/评查,3", ""),
    "a head of 24 characters": (f"事项,{HEAD_24[:22]}件数/评查,3", "3件"),
    "a longer head": (f"事项,{HEAD_24[:23]}件数/评查,3", ""),
    "a row that ends before": ("事项,评查件数/评查", ""),
}
"""Tables with tabs, and the number that stands below the second head."""


def counted_at(six: Catalogue, report: Report, row: int, number: int) -> str:
    """The number that a table gives of what that cell of that row names, and nothing where it gives none."""
    graded = polar(six, counting="件 场", column_unit="计量", number_of="数", unit_is="单位")
    passage = [item for item in report.passages if item.kind is PassageKind.ROW][row]
    told = counted(clauses_of(report, passage, graded), number, passage, Surroundings(report), ())
    return told.words if told else ""


@pytest.mark.parametrize("name", COUNTED)
def test_a_number_stands_beside_the_name_of_its_row(six: Catalogue, name: str) -> None:
    table, words = COUNTED[name]
    assert counted_at(six, marked(table), -1, 0) == words


@pytest.mark.parametrize("name", COUNTED_BELOW)
def test_a_number_stands_below_the_head_of_its_column(six: Catalogue, name: str) -> None:
    table, words = COUNTED_BELOW[name]
    assert counted_at(six, tabbed(table), 0, 1) == words


@pytest.mark.parametrize("name", MARKED)
def test_groups_captions_ticks_and_cells_below_say_of_a_cell(six: Catalogue, name: str) -> None:
    told, expected = MARKED[name]
    assert by_row(six, marked(told)) == expected


@pytest.mark.parametrize("name", TABBED)
def test_cells_below_count_by_the_year_of_their_row(six: Catalogue, name: str) -> None:
    told, expected = TABBED[name]
    assert by_row(six, tabbed(told)) == expected


@pytest.mark.parametrize("name", UNFILLED)
def test_a_row_leaves_empty_what_came_of_it(six: Catalogue, name: str) -> None:
    told, expected = UNFILLED[name]
    assert by_row(six, marked(told), empty=True) == expected


@pytest.mark.parametrize("name", UNFILLED_TABBED)
def test_a_row_of_tabs_leaves_empty_what_came_of_it(six: Catalogue, name: str) -> None:
    told, expected = UNFILLED_TABBED[name]
    assert by_row(six, tabbed(told), empty=True) == expected


BETWEEN = {
    "what was not done": ("事项,数量/评查,好/未完成的/培训,好", ["", "", "admitted 未完成的"]),
    "what was not done, then what was": (
        "事项,数量/评查,好/未完成的/培训,好/已完成的/复议,好",
        ["", "", "admitted 未完成的", ""],
    ),
    "something else": ("事项,未完成/评查,√/某某/培训,√", ["admitted 未完成", "admitted 未完成", ""]),
    "that the table goes on": ("事项,未完成/评查,√/续表/培训,√", ["admitted 未完成"] * 3),
    "that the table goes on, with its heads": (
        "事项,未完成/评查,√/续表/事项,未完成/培训,√",
        ["admitted 未完成"] * 4,
    ),
    "that the table goes on, with heads of its own": (
        "事项,未完成/评查,√/续表/事项,已完成/培训,√",
        ["admitted 未完成"] * 2 + ["done 已完成 bare"] * 2,
    ),
    "above a table what was not done": ("未完成的/事项,数量/评查,好", ["", "admitted 未完成的"]),
}
"""Tables with tabs, between whose rows a line stands."""


@pytest.mark.parametrize("name", BETWEEN)
def test_a_line_between_two_rows_may_name_those_below_it_or_go_on(six: Catalogue, name: str) -> None:
    told, expected = BETWEEN[name]
    assert by_row(six, tabbed(told)) == expected


def test_signs_of_a_row_are_explained_by_a_line_of_its_chapter(six: Catalogue) -> None:
    rows = "事项,数量/评查,▽/培训,△/复议▽,好/立法,好"
    said = ["", "admitted ▽", "done △ bare", "admitted ▽", ""]
    assert by_row(six, tabbed(f"注：△为已完成，▽为未完成。/{rows}")) == said
    assert by_row(six, tabbed(f"{rows}/注：△为已完成，▽为未完成。")) == said
    assert by_row(six, tabbed(f"注：△为已完成，▽为未完成。/二、其他工作成效/{rows}"))[1] == ""


HEADLESS = {
    "a number": ("1,评查,3件/2,培训,3件", ["0 ", "1 "]),
    "a number with a stop": ("1.,评查,3件/2.,培训,3件", ["0 ", "1 "]),
    "another number": ("2,评查,3件/3,培训,3件", ["head 2 评查 3件", "0 2 评查 3件"]),
    "a number alone": ("1/评查,3件", ["head 评查 3件"]),
    "the word for numbers": ("序号,事项/1,评查", ["head 序号 事项", "0 序号 事项"]),
}


@pytest.mark.parametrize("name", HEADLESS)
def test_a_table_that_begins_with_number_one_has_no_heads(name: str) -> None:
    told, expected = HEADLESS[name]
    report = tabbed(told)
    around = Surroundings(report)
    rows = [row for item in report.passages if (row := around.row(item))]
    assert [f"{'head' if row.is_head else row.number} {' '.join(row.table.heads)}" for row in rows] == expected
