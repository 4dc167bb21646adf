"""Unit, kind and year out of titles, and what is asked for where they are not told."""

import pytest

from fazhi.clock import this_year
from fazhi.model.errors import InputError
from fazhi.model.place import Place
from fazhi.reading.structure.subject import checked_kind, kind_of
from reading_helpers import reading

KINDS = [
    ("高青经济开发区", "development_zone"),
    ("淄博高新技术产业开发区管理委员会", "development_zone"),
    ("光明新区", "development_zone"),
    ("浦东新区人民政府", "county"),
    ("高新区管委会综合执法局", "department"),
    ("田镇街道办事处", "township"),
    ("唐坊镇人民政府", "township"),
    ("高青县司法局", "department"),
    ("高青县发展和改革委员会", "department"),
    ("高青县人民政府办公室", "department"),
    ("高青县人民政府", "county"),
    ("高青县", "county"),
    ("山东省", "county"),
]


@pytest.mark.parametrize(("unit", "kind"), KINDS, ids=[case[0] for case in KINDS])
def test_the_ending_of_a_name_tells_the_kind_of_unit(unit: str, kind: str) -> None:
    assert kind_of(unit) == kind


TITLES = [
    ("高青经济开发区2022年度法治政府建设工作报告", "高青经济开发区", "development_zone", 2022),
    ("唐坊镇人民政府2021年法治政府建设情况报告", "唐坊镇人民政府", "township", 2021),
    ("2023年度高青县司法局法治政府建设年度报告", "高青县司法局", "department", 2023),
    ("高青县人民政府关于2022年度法治政府建设情况的报告", "高青县人民政府", "county", 2022),
    ("高青县二〇二二年度依法行政工作总结", "高青县", "county", 2022),
    ("2015年南山区政府工作报告", "南山区", "county", 2015),
]


@pytest.mark.parametrize(("title", "unit", "kind", "year"), TITLES, ids=[case[0] for case in TITLES])
def test_a_title_tells_unit_kind_and_year(title: str, unit: str, kind: str, year: int) -> None:
    report = reading(f"{title}\n\n一、工作情况\n有序。", unit_kind=None, year=None)
    assert (report.unit, report.unit_kind, report.year) == (unit, kind, year)
    assert report.read_from_title == ("unit", "unit_kind", "year")


def test_the_line_under_the_title_can_name_the_unit() -> None:
    report = reading("2022年度法治政府建设工作报告\n高青县司法局\n\n一、工作情况\n有序。", unit_kind=None, year=None)
    assert (report.unit, report.unit_kind) == ("高青县司法局", "department")


def test_what_is_given_is_not_read_from_the_title() -> None:
    report = reading("高青县2021年法治政府建设报告\n一、工作\n有序。", unit="某局", unit_kind="department", year=2020)
    assert (report.unit, report.unit_kind, report.year, report.read_from_title) == ("某局", "department", 2020, ())


SINCE = {
    "since a year, by the day it bears": ("云岭县2021年以来法治政府建设情况报告", {}, 2023),
    "as given all the same": ("云岭县2021年以来法治政府建设情况报告", {"year": 2021}, 2021),
    "of a year, whatever day it bears": ("云岭县2021年法治政府建设情况报告", {}, 2021),
}


@pytest.mark.parametrize("name", SINCE)
def test_a_title_that_only_says_since_when_is_of_the_year_that_the_report_bears(name: str) -> None:
    title, given, year = SINCE[name]
    report = reading(
        f"{title}\n一、工作\n有序。\n云岭县人民政府\n2023年12月20日", unit_kind=None, **{"year": None, **given}
    )
    assert report.year == year


def test_a_government_work_report_is_for_the_year_its_text_reviews() -> None:
    report = reading("南山区2019年政府工作报告\n各位代表：\n一、2018年工作回顾\n有力。", unit_kind=None, year=None)
    assert report.year == 2018
    assert any("2018" in notice.zh for notice in report.notices)


def test_a_government_work_report_that_reviews_no_year_keeps_its_own() -> None:
    assert reading("南山区2019年政府工作报告\n各位代表：\n一、经济\n有力。", unit_kind=None, year=None).year == 2019


@pytest.mark.parametrize(
    ("options", "option"),
    [({"year": None}, "--year"), ({"unit_kind": None}, "--unit-kind"), ({"unit_kind": "city"}, "township")],
)
def test_what_is_not_known_is_asked_for(options: dict[str, object], option: str) -> None:
    with pytest.raises(InputError) as caught:
        reading("全年办案三件。", **options)
    assert option in caught.value.zh
    assert option in caught.value.en


@pytest.mark.parametrize(
    ("year", "known"), [(1999, False), (2000, True), (this_year(), True), (this_year() + 1, False)]
)
def test_a_year_lies_between_2000_and_this_one(year: int, known: bool) -> None:
    title = f"云州市司法局{year}年度法治政府建设情况报告\n\n一、工作情况\n有序。"
    if known:
        assert checked_kind("county", year) == "county"
        assert reading(title, unit_kind=None, year=None).year == year
        return
    with pytest.raises(InputError, match=str(year)):
        checked_kind("county", year)
    with pytest.raises(InputError, match=str(year)):
        reading(title, unit_kind=None, year=None)


LINES = "一、工作情况\n全年办理案件30件，均按期办结。\n又办一事，也已办结。\n"
SCOPE = {
    2020: (
        "2020年度不在范围内：2020年度及以前施行的法律",
        "2020 is out of scope: most of the law in force in 2020 and",
    ),
    2019: (
        "2019年度不在范围内：2020年度及以前施行的法律",
        "2019 is out of scope: most of the law in force in 2020 and",
    ),
}


@pytest.mark.parametrize("year", [2019, 2020, 2021])
def test_a_year_before_the_law_on_record_is_pointed_out(year: int) -> None:
    notices = reading(f"云州市司法局{year}年度法治政府建设情况报告\n{LINES}", unit_kind=None, year=None).notices
    zh, en = SCOPE.get(year, ("", ""))
    assert [notice.zh.startswith(zh) and notice.en.startswith(en) for notice in notices] == [True] * bool(zh)


SETTLED = {
    "by a work report of the next year": ("云州市2023年政府工作报告", None, "标题为2023年政府工作报告"),
    "by another report of the next year": ("云州市2023年法治政府建设报告", None, "标题写的是2023年"),
    "by who asks": ("云州市2023年政府工作报告", 2022, None),
    "by the text": ("云州市法治政府建设报告", None, "标题没有写明年度"),
    "by the title": ("云州市2022年法治政府建设报告", None, None),
    "by the title of a work report": ("云州市2022年政府工作报告", None, None),
}


@pytest.mark.parametrize("name", SETTLED)
def test_how_the_year_was_settled_is_told(name: str) -> None:
    title, year, words = SETTLED[name]
    text = f"{title}\n一、2022年工作回顾\n2022年，办理案件30件。\n二、2023年工作安排\n继续培训。\n"
    report = reading(text, unit_kind="county", year=year)
    assert report.year == 2022
    assert [notice.zh[: len(words or "")] for notice in report.notices] == ([words] if words else [])


NAMELESS = "2023年度法治政府建设情况报告\n"
SIGNED = {
    "by its kind": ("云岭县司法局", "云岭县司法局"),
    "of forty characters": (f"报告单位：{'云' * 35}岭县司法局", f"{'云' * 35}岭县司法局"),
    "of more": (f"报告单位：{'云' * 36}岭县司法局", None),
    "of two": ("报告单位：云岭县，云岭县司法局", None),
    "of no kind": ("报告单位：云州大学", "云州大学"),
    "of no unit": ("报告单位：某某某", None),
    "behind a sentence": ("特此报告。云岭县司法局", None),
}


@pytest.mark.parametrize("name", SIGNED)
def test_the_unit_may_be_the_one_that_signs(name: str) -> None:
    line, unit = SIGNED[name]
    report = reading(f"{NAMELESS}{LINES}{line}\n2024年1月10日", unit_kind="department", year=None)
    assert report.unit == unit


def test_the_line_under_the_title_may_name_a_unit_of_no_kind() -> None:
    report = reading(f"{NAMELESS}云岭县监察委员会\n{LINES}", unit_kind="department", year=None)
    assert report.unit == "云岭县监察委员会"


SIGNERS = {
    "of another province": ("山东省", "江苏省南京市司法局", "江苏省南京市司法局"),
    "of another city": ("山东省淄博市", "济南市司法局", "济南市司法局"),
    "of this place": ("山东省淄博市", "淄博市司法局", None),
    "of a place within": ("山东省", "高青县司法局", None),
    "of the place above": ("山东省淄博市", "山东省司法厅", None),
    "that names no place": ("山东省", "市司法局", None),
    "where no place is told": (None, "江苏省南京市司法局", None),
}


@pytest.mark.parametrize("name", SIGNERS)
def test_a_signer_of_another_place_than_told_is_a_notice_and_the_told_place_stands(name: str) -> None:
    territory, signer, told = SIGNERS[name]
    text = f"淄博市司法局2022年度法治政府建设工作报告\n\n一、工作情况\n有序。\n\n{signer}\n2023年1月12日"
    report = reading(text, territory=Place(*territory.replace("省", "省 ").split()) if territory else None)
    assert [notice.zh for notice in report.notices if "署名" in notice.zh] == (
        [f"署名“{told}”不在{territory}；仍按{territory}核查，请核对文件和 --territory。"] if told else []
    )
    assert territory is None or str(report.territory).startswith(territory)
