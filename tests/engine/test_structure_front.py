"""The title at the top, what it tells, and the signature at the end."""

import pytest

from fazhi.model.report import Part
from fazhi.model.unit import UnitKind
from fazhi.reading.structure.subject import kind_of, title_year
from reading_helpers import part_of, reading

BODY = "\n一、主要工作\n全年共办理案件30件，均按期办结。\n"
NAME = "云州市法治政府建设年度报告"

TITLES = {
    "one line": (NAME, NAME),
    "two lines": ("云州市法治政府建设\n2024年度工作总结", "云州市法治政府建设2024年度工作总结"),
    "spread characters": ("工 作 总 结", "工作总结"),
    "a sixth line is looked at, and what stands above is no part": (
        "第一行\n第二行\n第三行\n第四行\n第五行\n" + NAME,
        NAME,
    ),
    "a seventh is not": ("第一行\n第二行\n第三行\n第四行\n第五行\n第六行\n" + NAME, ""),
    "64 characters": ("法" * 62 + "报告", "法" * 62 + "报告"),
    "65 are a sentence": ("法" * 63 + "报告", ""),
    "a byline is no title": (f"（2025年1月8日）\n{NAME}", NAME),
}


@pytest.mark.parametrize("name", TITLES)
def test_the_title_is_read_from_the_top(name: str) -> None:
    text, title = TITLES[name]
    assert reading(text + BODY).title == (title or "报告")


YEARS = [
    ("云州市2024年法治政府建设报告", 2024),
    ("云州市关于印发2025年工作要点和2024年度报告的通知", 2024),
    ("云州市2023年至2024年工作总结", 2024),
    ("云州市二〇二四年工作总结", 2024),
    ("云州市二○二四年度工作总结", 2024),
    ("云州市二Ｏ二四年工作总结", 2024),
    ("云州市三〇二四年工作总结", None),
    ("云州市工作总结", None),
]


@pytest.mark.parametrize(("title", "year"), YEARS)
def test_the_title_names_the_year_and_a_report_year_goes_first(title: str, year: int | None) -> None:
    assert title_year(title) == year


KINDS = [
    ("云州市人民政府", UnitKind.COUNTY),
    ("云州区", UnitKind.COUNTY),
    ("云州市司法局", UnitKind.DEPARTMENT),
    ("云州市青石街道办事处", UnitKind.TOWNSHIP),
    ("云州市青石镇人民政府", UnitKind.TOWNSHIP),
    ("云州高新区管委会", UnitKind.DEVELOPMENT_ZONE),
    ("云河", None),
]


@pytest.mark.parametrize(("unit", "kind"), KINDS)
def test_a_name_tells_the_kind_of_unit_by_its_ending(unit: str, kind: UnitKind | None) -> None:
    assert kind_of(unit) is kind


CLOSINGS = {
    "the office that signs": ("云州市司法局", Part.CLOSING),
    "a signature of 60 characters at most": ("附件：" + "甲" * 58, Part.WORK),
    "one of 60": ("附件：" + "甲" * 57, Part.CLOSING),
    "a sentence is no signature": ("云州市司法局依法办理。", Part.WORK),
}


@pytest.mark.parametrize("name", CLOSINGS)
def test_the_signature_closes_the_report(name: str) -> None:
    line, part = CLOSINGS[name]
    assert part_of(reading(f"{NAME}\n一、主要工作\n全年共办理案件30件，均按期办结。\n又办一事。\n{line}"), line) is part


PRINTED = "云岭县司法局办公室 2024年1月12日印发"
COLOPHONS = {
    "copies and who printed it": "抄送：县委依法治县办。\n云岭县司法局办公室　　　　2024年1月12日印发",
    "a contact in brackets": f"（联系人：王某，电话：000）\n抄送：县委依法治县办。\n{PRINTED}",
    "printed on a line of its own": "报：县委、县政府。\n2024年1月12日印发\n（共印20份）",
    "spread and in Chinese numerals": "抄　送：县委依法治县办。\n云岭县司法局办公室　二〇二四年一月十二日印发",
    "a list of several lines": f"抄送：县委各部门，\n县人大办公室，县政协办公室，\n县法院，县检察院。\n{PRINTED}",
    "a long list": f"抄送：{'县委各部门，' * 30}县检察院。\n云岭县司法局办公室 2024年1月12日印制",
    "rows of a table": "抄送：县委依法治县办。\t \n云岭县司法局办公室\t2024年1月12日印发",
    "between rules": f"————————————\n报：县委。\n____________\n{PRINTED}\n──────",
    "a day in figures": "抄送：县委依法治县办。\n承办单位：法治科\n云岭县司法局办公室 2024-01-12印发",
    "more than who and when": "校对：王某\n信息公开选项：主动公开\n云岭县司法局综合科 2024年1月12日印发 共印20份",
}


@pytest.mark.parametrize("lines", COLOPHONS.values(), ids=COLOPHONS)
def test_the_colophon_below_the_signature_hides_neither_itself_nor_the_signature(lines: str) -> None:
    report = reading(f"{NAME}\n一、下一步打算\n开展案卷评查。\n云岭县司法局\n2024年1月10日\n{lines}")
    closing = [report.text[item.start : item.end] for item in report.passages if item.part is Part.CLOSING]
    assert [line.strip() for line in closing] == ["云岭县司法局", "2024年1月10日", *map(str.strip, lines.split("\n"))]
    assert (report.unit, report.facts.written and report.facts.written.words) == ("云州市", "2024年1月10日")


NO_COLOPHONS = [
    "经研究，报告于2024年1月12日印发",
    "抄送制度健全",
    "制定报送办法，发：各乡镇落实",
    "云岭县司法局2024年1月12日印发通知",
]


@pytest.mark.parametrize("line", NO_COLOPHONS)
def test_a_line_of_the_text_is_no_colophon(line: str) -> None:
    assert part_of(reading(f"{NAME}\n一、主要工作\n办理案件30件。\n又办一事。\n{line}"), line) is Part.WORK


def test_a_colophon_does_not_draw_the_text_above_it_into_the_closing() -> None:
    text = f"{NAME}\n一、主要工作\n发：各乡镇办理。\n办理案件30件\n开展评查。\n2024年1月12日印发"
    assert part_of(reading(text), "办理案件30件") is Part.WORK


def test_a_list_with_nothing_below_it_is_no_colophon() -> None:
    text = f"{NAME}\n一、主要工作\n又办一事。\n报：县委，\n办理案件30件"
    assert part_of(reading(text), "办理案件30件") is Part.WORK
