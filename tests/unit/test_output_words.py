"""Words for every view: quotes made safe, where a passage stands, cells no spreadsheet calculates, what is counted."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from fazhi.model.audit import Conclusion
from fazhi.model.evidence import NearMiss, Shortfall
from fazhi.model.obligation import Domain
from fazhi.model.report import Part, Recognised, Report, Step
from fazhi.output.words.cells import csv_text, safe_cell
from fazhi.output.words.quote import neutral, one_line, quote, report_called, trail, where
from fazhi.output.words.tally import bar, by_domain, gaps, in_force
from fazhi.reading import read_text

NEUTRAL = {
    "甲\n乙": "甲 乙",
    "甲\t乙": "甲 乙",
    "甲\u3000乙": "甲 乙",
    "甲\x1b[31m乙": "甲�[31m乙",
    "甲\x1c乙\x1f": "甲�乙�",
    "甲\u202e乙\u200b丙": "甲�乙�丙",
    "✔\ufe0f乙": "✔乙",
    "\x00": "�",
}


@pytest.mark.parametrize("text", NEUTRAL)
def test_what_steers_a_terminal_is_replaced(text: str) -> None:
    assert neutral(text) == NEUTRAL[text]


def test_runs_of_blanks_are_one() -> None:
    assert one_line(" 甲 \n\t 乙\x0b丙 ") == "甲 乙 丙"


CELLS = {
    "=1+1": "'=1+1",
    "+86": "'+86",
    "-5": "'-5",
    "@甲": "'@甲",
    "＝甲": "'＝甲",
    "＋甲": "'＋甲",
    "－甲": "'－甲",
    "＠甲": "'＠甲",
    " \n=1": "'=1",
    "甲=1": "甲=1",
    "1-5": "1-5",
    "": "",
}


@pytest.mark.parametrize("cell", CELLS)
def test_no_cell_is_taken_for_a_formula(cell: str) -> None:
    assert safe_cell(cell) == CELLS[cell]


def test_no_cell_of_csv_is_a_formula_not_even_in_the_head() -> None:
    rows = [["编号", "=甲"], ["一，“二”", -3], ['四"五,', "-6"]]
    assert csv_text(rows) == '\ufeff编号,\'=甲\r\n一，“二”,-3\r\n"四""五,",\'-6\r\n'


TRAILS = {
    "nothing": ((), 28, ""),
    "one": ((("一、", "举措"),), 28, "一、举措"),
    "numbers of those above": ((("一、", "举措"), ("（二）", "执法"), ("1.", "公示")), 28, "一 › （二） › 1.公示"),
    "words where there is no number": ((("", "主要举措"), ("", "执法")), 28, "主要举措 › 执法"),
    "twelve columns of words above": ((("", "一二三四五六"), ("", "甲")), 28, "一二三四五六 › 甲"),
    "more of them": ((("", "一二三四五六七"), ("", "甲")), 28, "一二三四五… › 甲"),
    "thirteen columns": ((("", "一二三四五六7"), ("", "甲")), 28, "一二三四五… › 甲"),
    "words of the last, cut": ((("一、", "甲"), ("", "一二三四五")), 9, "一 › 一二三四…"),
    "a number alone": ((("一是", ""),), 28, "一是"),
    "what steers a terminal": ((("一\x1b", "甲\n乙"), ("二\x1b", "丙\x1b")), 28, "一� › 二�丙�"),
}


@pytest.mark.parametrize("name", TRAILS)
def test_headings_above_a_passage_are_told_by_number_and_the_last_by_its_words(name: str) -> None:
    path, most, expected = TRAILS[name]
    assert trail(tuple(Step(*step) for step in path), most) == expected


def report(text: str = "甲县2022年法治政府建设情况报告\n一、举措\n印发文件。", **changes: Any) -> Report:
    return replace(read_text(text, name="甲.txt", unit_kind="county", year=2022, unit="甲县人民政府"), **changes)


def near(start: int, end: int, *path: Step) -> NearMiss:
    return NearMiss("LEAD_001", start, end, "0" * 16, Part.WORK, path, "甲事", 1, Shortfall.HEADING, "")


PLACES: dict[str, tuple[dict[str, Any], tuple[Step, ...], str, str]] = {
    "below a heading": ({}, (Step("一、", "举措"),), "第5—9字，一、举措", "characters 5-9, 一、举措"),
    "in a part": ({}, (), "第5—9字，举措和成效", "characters 5-9, work"),
    "on a page": ({"pages": (0, 5, 9)}, (Step("一、", "举措"),), "第2页，第5—9字，一、举措",
        "page 2, characters 5-9, 一、举措"),
    "before the first page": ({"pages": (6,)}, (Step("一、", "举措"),), "第5—9字，一、举措",
        "characters 5-9, 一、举措"),
    "doubtful": ({"recognised": (Recognised(8, 9, 0.89),)}, (Step("一、", "举措"),), "第5—9字，一、举措，识别存疑",
        "characters 5-9, 一、举措, doubtful reading"),
    "sure enough": ({"recognised": (Recognised(8, 9, 0.9),)}, (Step("一、", "举措"),), "第5—9字，一、举措",
        "characters 5-9, 一、举措"),
    "a heading of twenty-eight columns": ({}, (Step("", "一二三四五六七八九十一二三四"),),
        "第5—9字，一二三四五六七八九十一二三四", "characters 5-9, 一二三四五六七八九十一二三四"),
    "a heading of twenty-nine": ({}, (Step("", "一二三四五六七八九十一二三四5"),),
        "第5—9字，一二三四五六七八九十一二三…", "characters 5-9, 一二三四五六七八九十一二三…"),
}  # fmt: skip


@pytest.mark.parametrize("name", PLACES)
def test_where_a_passage_stands_is_told_by_page_characters_and_heading_or_part(name: str) -> None:
    changes, path, zh, en = PLACES[name]
    found = report(**changes)
    assert [where(near(5, 9, *path), found, language) for language in ("zh", "en")] == [zh, en]


def test_a_quote_is_on_one_line_cut_and_none_without_the_text() -> None:
    found = report("甲县2022年法治政府建设情况报告\n印发\t文件")
    assert quote(found, 18, 23, 40) == "印发 文件"
    assert quote(found, 18, 23, 5) == "印发…"
    assert quote(replace(found, supplied=False), 18, 23, 40) is None


def test_a_report_is_called_by_its_title_or_else_by_unit_and_year() -> None:
    titled = report(title="甲县\n报告")
    assert [report_called(titled, language) for language in ("zh", "en")] == ["《甲县 报告》", "“甲县 报告”"]
    without = report(titled=False)
    assert [report_called(without, language) for language in ("zh", "en")] == [
        "甲县人民政府2022年法治政府建设年度报告",
        "the report of 甲县人民政府 on 2022",
    ]


def test_conclusions_are_counted_by_domain_in_its_order() -> None:
    first, second, *_ = Domain
    told = by_domain([(second, Conclusion.WEAK), (first, Conclusion.MISSING), (second, Conclusion.WEAK)])
    assert list(told.items()) == [(first, Counter({Conclusion.MISSING: 1})), (second, Counter({Conclusion.WEAK: 2}))]


def test_what_binds_is_counted_and_drawn_and_what_does_not_is_left_out() -> None:
    counts = {
        Conclusion.NOT_APPLICABLE: 50, Conclusion.SUPPORTED: 3, Conclusion.WEAK: 2, Conclusion.PLANNED: 1,
        Conclusion.ADMITTED: 1, Conclusion.MISSING: 2, Conclusion.WAIVED: 1,
    }  # fmt: skip
    assert (in_force(counts), gaps(counts)) == (10, 4)
    assert sorted(bar(counts)) == sorted("███▒▒░░░░·")
    assert bar(counts).startswith("███▒▒")
    assert (in_force({}), gaps({}), bar({})) == (0, 0, "")
    assert bar({Conclusion.WEAK: 1}) == "▒"
