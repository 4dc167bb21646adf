"""Rows of tables: what column, name and status say of a cell."""

import pytest

from engine.polarity_words import POLAR, polar
from engine.telling import HEAD, sentence
from fazhi.evidence.clauses import clauses_of
from fazhi.evidence.rows import row_says
from fazhi.evidence.surroundings import Surroundings
from fazhi.model.obligation import Catalogue
from fazhi.reading import read_text

NAME = "一二三四五六七八九十甲不足"
SAID = {
    "nothing": ("评查\t甲局", [None, None]),
    "a column of problems": ("事项\t问题\n评查\t甲局", ["admitted 问题"] * 2),
    "a column of problems beside another": ("事项\t问题\t结果\n评查\t甲局\t办好", [None, "admitted 问题", None]),
    "a column of problems beside a figure": ("事项\t问题\n评查3件\t甲局", [None, "admitted 问题"]),
    "no problems": ("事项\t问题\n评查\t否", [None, "admitted 问题"]),
    "a column of plans": ("事项\t计划\n评查\t甲局", [None, "planned 计划"]),
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
    "a status of none": ("评查\t甲局\t未完成", ["admitted 未完成"] * 3),
    "a status of no": ("评查\t甲局\t否", ["admitted 否"] * 3),
    "a status of no beside what is bad": ("评查事故\t甲局\t否", [None] * 3),
    "a longer status beside what is bad": ("评查事故\t甲局\t未完成", ["admitted 未完成"] * 3),
    "a status of none beside what is bad": ("评查事故\t甲局\t没有", [None] * 3),
    "a status of no beside a figure": ("评查\t3件\t否", [None] * 3),
    "a figure in the name": ("评查3件\t甲局\t否", ["admitted 否"] * 3),
    "a status of not yet": ("评查\t推进中\t未完成", ["planned 推进中"] * 3),
    "a status of yes": ("评查\t是\t否", ["done 是 bare"] * 3),
    "nothing counted": ("评查\t0件\t0场", ["admitted 0件"] * 3),
    "something counted": ("评查\t0件\t3场", [None] * 3),
    "something counted before": ("评查\t3场\t0件", [None] * 3),
    "none of what is bad": ("评查\t0件\t事故", [None] * 3),
    "a remark": ("事项\t备注\n评查\t否", [None, None]),
    "a status among the remarks": ("事项\t备注\n评查\t未完成", ["admitted 未完成"] * 2),
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
