"""Which year is reported on, and whether the document is an annual report at all."""

import re

import pytest

from fazhi.model.errors import InputError
from fazhi.model.place import Place
from fazhi.reading.structure.naming import title_period, title_unit_in, title_year
from reading_helpers import reading

BODY = (
    "\n工作有序推进。\n一、主要举措和成效\n全年办理案件30件，均按期办结。\n二、存在的不足和原因\n"
    "人手不够。\n三、下一步工作安排\n继续抓好培训。\n"
)
YEARS = [
    ("云岭县司法局2023年法治政府建设工作总结及2024年度工作打算", 2023),
    ("云岭县司法局2023年工作总结和2024年工作计划", 2023),
    ("云岭县司法局2023年法治建设工作情况暨2024年重点工作安排", 2023),
    ("云岭县司法局2023年度法治工作总结、2024年工作思路", 2023),
    ("云岭县司法局关于2023年法治政府建设情况和2024年工作计划的报告", 2023),
    ("云岭县司法局2023年工作计划完成情况报告", 2023),
    ("云岭县司法局2023年法治政府建设重点工作报告", 2023),
    ("云岭县司法局“2023年度”法治政府建设情况报告", 2023),
    ("云岭县司法局「2023」年度法治政府建设情况报告", 2023),
    ("云岭县司法局２０２３年度法治政府建设情况报告", 2023),
    ("云岭县司法局二〇二三年度法治政府建设情况报告", 2023),
    ("云岭县司法局二０二三年度法治政府建设情况报告", 2023),
    ("云岭县司法局二0二三年法治政府建设情况报告", 2023),
    ("云岭县司法局二O二三年法治政府建设情况报告", 2023),
    ("云岭县司法局二零二三年度法治政府建设情况报告", 2023),
    ("云岭县司法局二○二三年度法治政府建设情况报告", 2023),
    ("云岭县司法局2023 年度法治政府建设情况报告", 2023),
    ("云岭县司法局法治政府建设年度报告（2023年）", 2023),
    ("云岭县司法局法治政府建设年度报告（2023）", 2023),
    ("云岭县司法局2023法治政府建设年度报告", 2023),
    ("云岭县人民政府关于2021年至2025年法治政府建设情况的报告", 2025),
    ("云岭县人民政府2021—2025年法治政府建设情况报告", 2025),
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
def test_a_title_tells_the_year_in_every_form(title: str, year: int | None) -> None:
    assert title_year(title) == year


MONTHS = {
    "a year of report": ("2022.12—2023.11", (2023, "", "")),
    "the greater part in the year before": ("2022.4—2023.3", (2022, "", "")),
    "half and half": ("2022.7—2023.6", (2023, "", "")),
    "eleven months": ("2023.1—2023.11", (2023, "", "2023.1—2023.11")),
    "ten months": ("2023.1—2023.10", (2023, "", "2023.1—2023.10")),
    "months of one year": ("2023.1—6", (2023, "", "2023.1—6")),
    "all months of one year": ("2023.1—12", (2023, "", "")),
    "two years": ("2022.1—2023.12", (2023, "2022.1—2023.12", "")),
    "days": ("2022.11.1—2023.10.31", (2023, "", "")),
    "in wide characters": ("２０２２．１１—２０２３．１０", (2023, "", "")),
}


@pytest.mark.parametrize("name", MONTHS)
def test_a_title_may_tell_the_months_reported_on(name: str) -> None:
    months, expected = MONTHS[name]
    assert title_period(f"云州市法治政府建设情况报告（{months}）") == expected


def spelt(months: str) -> str:
    """Months that stand in figures with their signs: 2022.12—2023.11 is 2022年12月—2023年11月."""
    one = re.sub(r"(\d{4})[.．](\d+)[.．](\d+)", r"\1年\2月\3日", months)
    return re.sub(r"—(\d+)$", r"—\1月", re.sub(r"(\d{4})[.．](\d+)(?!\d|月)", r"\1年\2月", one))


@pytest.mark.parametrize("name", MONTHS)
def test_months_spelt_out_are_those_in_figures(name: str) -> None:
    months = MONTHS[name][0]
    words = spelt(months)
    assert "月" in words
    one, other = (title_period(f"{named}云州市法治政府建设情况报告") for named in (months, words))
    assert (one.year, bool(one.span), bool(one.fraction)) == (other.year, bool(other.span), bool(other.fraction))


@pytest.mark.parametrize("joined", ["—", "——", "至", "-"])
@pytest.mark.parametrize("months", ["2022.12—2023.11", "2022年12月—2023年11月", "2022年1月—6月"])
def test_months_before_the_name_of_a_unit_are_no_part_of_it(months: str, joined: str) -> None:
    title = f"{months.replace('—', joined)}云岭县司法局法治政府建设情况报告"
    assert title_unit_in(title) == "云岭县司法局"


def test_days_of_one_month_and_months_of_a_plan_are_no_months_of_a_report() -> None:
    assert title_period("云州市2023年度法治政府建设情况及2024年1月—6月工作计划的报告").year == 2023
    assert title_period("云州市2023年12月1日—10日法治政府建设情况报告") == (2023, "", "")


LINES = {
    "in a bracket below": "云岭县司法局法治政府建设年度报告\n（2023年度）",
    "below, without a bracket": "云岭县司法局法治政府建设年度报告\n2023年度",
    "above": "2023年度\n云岭县司法局法治政府建设年度报告",
    "in the announcement": "云岭县司法局法治政府建设年度报告\n现将2023年度法治政府建设情况报告如下：",
    "at the opening": "云岭县司法局法治政府建设年度报告\n2023年，我局依法行政。",
    "at the opening, in numerals": "云岭县司法局法治政府建设年度报告\n二〇二三年以来，我局依法行政。",
}


@pytest.mark.parametrize("name", LINES)
def test_a_year_may_stand_beside_the_title(name: str) -> None:
    report = reading(LINES[name] + BODY, unit_kind=None, year=None)
    assert (report.unit, report.year) == ("云岭县司法局", 2023)


@pytest.mark.parametrize(
    ("day", "year"), [("2024年1月10日", 2023), ("2023年12月20日", 2023), ("二〇二四年三月一日", 2023)]
)
def test_the_day_a_report_bears_tells_the_year_last(day: str, year: int) -> None:
    report = reading(f"云岭县司法局法治政府建设年度报告{BODY}云岭县司法局\n{day}", unit_kind=None, year=None)
    assert report.year == year
    assert any(f"取{year}年度" in notice for notice in report.notices)


TOLD = {
    "a span": ("云岭县人民政府关于2021年至2025年法治政府建设情况的报告", "多个年度"),
    "a span with a dash": ("云岭县人民政府2021-2023年度法治政府建设情况报告", "多个年度"),
    "five years": ("云岭县人民政府“十四五”时期2025年法治政府建设情况报告", "多个年度"),
    "half a year": ("云岭县司法局2023年上半年法治政府建设工作总结", "上半年"),
    "a quarter": ("云岭县司法局2023年第一季度法治政府建设情况报告", "不是全年"),
    "three quarters": ("云岭县司法局2023年前三季度法治政府建设工作情况报告", "不是全年"),
    "the months so far": ("云岭县司法局2023年前11个月法治政府建设情况报告", "不是全年"),
    "some months": ("云岭县司法局2023年1-6月法治政府建设情况报告", "不是全年"),
    "a work plan": ("云岭县人民政府办公室关于印发云岭县2023年度法治政府建设工作要点的通知", "不是年度报告"),
    "a plan of tasks": ("云岭县2023年度法治政府建设工作安排", "不是年度报告"),
    "a scheme": ("云岭县司法局2023年法治政府建设实施方案", "不是年度报告"),
    "a notice that asks for reports": ("云岭县司法局关于报送2023年度法治政府建设情况报告的通知", "不是年度报告"),
    "a notice that asks for a task": ("云岭县司法局关于开展2023年度法治政府建设情况督察的通知", "不是年度报告"),
    "a broken title": ("云岭县人民政府办公室\n关于印发云岭县2023年度法治政府建设\n工作安排的通知", "不是年度报告"),
}


@pytest.mark.parametrize("name", TOLD)
def test_what_is_no_report_on_one_year_is_pointed_out(name: str) -> None:
    title, word = TOLD[name]
    report = reading(title + BODY, unit_kind=None, year=None)
    assert [notice for notice in report.notices if word in notice]


REPORTS = [
    "云岭县司法局2023年度法治政府建设情况报告",
    "云岭县司法局关于2023年度法治政府建设情况的公告",
    "云岭县司法局关于公布2023年度法治政府建设年度报告的通知",
    "云岭县人民政府办公室关于印发云岭县2023年度法治政府建设情况报告的通知",
    "云岭县司法局2023年法治政府建设工作总结及2024年工作计划",
]


@pytest.mark.parametrize("title", REPORTS)
def test_a_report_is_not_doubted(title: str) -> None:
    report = reading(title + BODY, unit_kind=None, year=None)
    assert (report.year, list(report.notices)) == (2023, [])


def test_a_title_by_the_year_of_publication_is_read_by_its_chapters() -> None:
    text = (
        "云岭县司法局2023年法治政府建设年度报告\n2022年，我局依法行政。\n一、2022年主要举措和成效\n"
        "2022年办案30件。\n二、2023年工作安排\n继续培训。\n"
    )
    report = reading(text, unit_kind=None, year=None)
    assert report.year == 2022
    assert any("2022" in notice for notice in report.notices)


def test_last_year_told_beside_this_one_changes_no_year() -> None:
    text = (
        "云岭县司法局2023年法治政府建设年度报告\n2022年，我局获评先进。2023年，再接再厉。\n"
        "一、2023年主要举措和成效\n办案30件，比2022年多2件。\n"
    )
    assert reading(text, unit_kind=None, year=None).year == 2023


def test_last_years_undone_tasks_change_no_year() -> None:
    text = (
        "云岭县司法局2023年法治政府建设年度报告\n一、主要举措和成效\n办案30件。\n"
        "二、2022年度问题整改情况\n均已整改。\n三、2024年工作安排\n继续培训。\n"
    )
    assert reading(text, unit_kind=None, year=None).year == 2023


REFUSED = {
    "of a unit, but no year": ("云岭县司法局关于开展法治政府建设培训的通知", "不是年度报告"),
    "of a year, but no unit": ("关于开展2023年法治政府建设培训的通知", "不是年度报告"),
    "of neither": ("关于开展法治政府建设培训的通知", "不是年度报告"),
    "a report of no year": ("云岭县司法局法治政府建设情况报告", "没有写明年度"),
    "a report of no unit": ("2023年度法治政府建设情况报告", "没有写明单位类别"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_another_document_is_refused_unless_unit_and_year_are_known(name: str) -> None:
    title, why = REFUSED[name]
    with pytest.raises(InputError) as told:
        reading(f"{title}\n各科室：\n请做好准备。\n", unit_kind=None, year=None)
    assert why in told.value.zh
    assert reading(f"{title}\n各科室：\n请做好准备。\n", unit_kind="department", year=2023).title == title


def test_a_report_from_elsewhere_without_a_unit_is_told_by_its_title() -> None:
    title = "江苏省南京2023年法治政府建设情况报告"
    with pytest.raises(InputError) as told:
        reading(f"{title}\n一、工作\n办案。\n某某\n2024年1月2日\n", territory=Place("山东省"))
    assert f"是“{title}”的报告，不在山东省" in told.value.zh
    assert f'of "{title}", which is not in 山东省' in told.value.en
