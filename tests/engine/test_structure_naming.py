"""Names and years: what the ending of a name tells of several bodies together, and which words of a title count."""

import pytest

from fazhi.model.unit import UnitKind
from fazhi.reading.structure.naming import is_outside, kind_of, title_period, title_unit_in

JOINT = {
    "青河镇党委、政府": UnitKind.TOWNSHIP,
    "青河镇党委、综合办公室": UnitKind.TOWNSHIP,
    "青河开发区党工委、青河县司法局": UnitKind.DEVELOPMENT_ZONE,
    "局、镇政府": UnitKind.TOWNSHIP,
    "青河镇人大、镇政府": UnitKind.TOWNSHIP,
    "青河镇党委、人民政府": UnitKind.TOWNSHIP,
    "金桥街道党工委和办事处": UnitKind.TOWNSHIP,
    "云岭县委、县政府": UnitKind.COUNTY,
    "云岭县人大常委会、县政府": UnitKind.COUNTY,
    "云岭县人大常委会、县司法局": UnitKind.DEPARTMENT,
    "云岭县人大常委会、县法院、县政府": UnitKind.COUNTY,
    "云岭县委员会、司法局": UnitKind.DEPARTMENT,
    "云岭县纪委、县政府": UnitKind.COUNTY,
    "云岭县司法局、公安局": UnitKind.DEPARTMENT,
    "云岭县第一中学、青河镇人民政府": UnitKind.TOWNSHIP,
    "县、青河镇人民政府": UnitKind.TOWNSHIP,
    "云岭县司法局": UnitKind.DEPARTMENT,
}


@pytest.mark.parametrize("unit", JOINT)
def test_several_bodies_have_one_kind_together(unit: str) -> None:
    assert kind_of(unit) is JOINT[unit]
    assert not is_outside(unit)


@pytest.mark.parametrize("unit", ["云州大学", "云岭县人大常委会"])
def test_what_is_of_no_kind_is_of_none_together(unit: str) -> None:
    assert kind_of(unit) is None


UNITS = {
    "of two characters": ("云县2023年法治报告", "云县"),
    "of one": ("县2023年法治报告", None),
    "of forty": (f"{'云' * 39}县2023年法治报告", f"{'云' * 39}县"),
    "of more": (f"{'云' * 40}县2023年法治报告", None),
    "before the law": ("云岭县法治建设情况法治报告2023", "云岭县"),
    "behind 关于": ("关于云岭县法治建设报告", "云岭县"),
    "before 关于": ("云岭县政府关于云岭县司法局法治情况的报告", "云岭县政府"),
    "in quotation marks": ("“云岭县”2023年法治报告", "云岭县"),
}


@pytest.mark.parametrize("name", UNITS)
def test_a_title_names_a_unit(name: str) -> None:
    title, unit = UNITS[name]
    assert title_unit_in(title) == unit


PERIODS = {
    "a span": ("2021—2023年报告", (2023, "2021—2023年", "")),
    "no span of one year": ("2021年至2021年报告", (2021, "", "")),
    "no span backwards": ("2022年至2021年报告", (2022, "", "")),
    "no year": ("二二二二年报告", (None, "", "")),
    "a letter for nought": ("二O二三年报告", (2023, "", "")),
    "another letter for nought": ("二ο二三年报告", (2023, "", "")),
    "a numeral that is none of ours": ("三O二三年报告", (None, "", "")),
    "wide digits": ("２０２９年报告", (2029, "", "")),
    "wide digits up to eight": ("２０１８年报告", (2018, "", "")),
    "half a year": ("2023年上半年报告", (2023, "", "上半年")),
    "since a year": ("2021年以来报告", (2021, "2021年以来", "")),
    "two years": ("2022年和2023年报告", (2023, "2022年和2023年", "")),
    "two years at length": ("2022年度及2023年度报告", (2023, "2022年度及2023年度", "")),
}


@pytest.mark.parametrize("name", PERIODS)
def test_a_title_names_a_period(name: str) -> None:
    title, expected = PERIODS[name]
    assert tuple(title_period(title)) == expected
