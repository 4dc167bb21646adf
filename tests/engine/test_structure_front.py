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
