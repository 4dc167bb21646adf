"""Which kind of unit reports, by title, announcement, byline or signature."""

import pytest

from fazhi.model.errors import InputError
from reading_helpers import reading

BODY = (
    "\n一、主要举措和成效\n全年办理案件30件，均按期办结。\n二、存在的不足和原因\n人手不够。\n"
    "三、下一年度工作安排\n继续抓好培训。\n"
)
KINDS = {
    "department": [
        "云东省人民政府国有资产监督管理委员会",
        "云州市国资委",
        "云州海关",
        "云岭县档案馆",
        "云岭县委党校",
        "云州市城市管理委员会",
        "云州市城管委",
        "云州市住房公积金管理委员会",
        "云州市口岸管理委员会",
        "云州市人民政府驻北京办事处",
        "云岭县司法局党组",
        "中共云岭县司法局党组",
        "云岭县委宣传部",
        "中共云岭县委政法委",
        "云岭县人民政府办公室",
        "云岭县委全面依法治县委员会办公室",
        "云岭县住房和城乡建设局",
        "云岭县发展和改革委员会",
        "云岭县教育和体育局",
        "云岭县城市管理和综合执法局",
        "云州高新区管委会综合执法局",
        "云州市公安局交通警察支队",
        "云岭县政务服务中心",
    ],
    "county": [
        "云什地区行政公署",
        "云什盟行政公署",
        "云什地区行署",
        "云岭县",
        "云岭县委、县政府",
        "中共云岭县委、云岭县人民政府",
        "云岭县委县政府",
        "云什自治州人民政府",
        "云岭旗人民政府",
        "云东省人民政府",
        "云湖新区人民政府",
        "云心区人民政府",
    ],
    "township": [
        "北关办事处",
        "云心区北关街道办事处",
        "金桥街道党工委、办事处",
        "金桥街道党工委办事处",
        "金桥街道",
        "金桥街道办",
        "青河镇党委、政府",
        "青河镇党委政府",
        "中共青河镇委员会、青河镇人民政府",
        "青河镇",
        "青河乡人民政府",
        "青河民族乡",
        "中共青河镇委员会",
        "青河镇党委",
        "青河苏木人民政府",
        "云心区金桥街道党工委",
        "云岭县青河镇人民政府",
    ],
    "development_zone": [
        "云湖管理区",
        "云湖管理区管委会",
        "云湖管理区管理委员会",
        "云州经济技术开发区管委会",
        "云州高新技术产业开发区",
        "云州高新区党工委、管委会",
        "云州经开区党工委管委会",
        "云湖现代农业示范区",
        "云湖生态旅游度假区管委会",
        "云州综合保税区管委会",
        "云州自贸区",
        "云湖风景名胜区管理委员会",
        "云湖新区管委会",
        "云州临港产业园",
        "云州航空港区管委会",
    ],
}
PAIRS = [(unit, kind) for kind, units in KINDS.items() for unit in units]


@pytest.mark.parametrize(("unit", "kind"), PAIRS, ids=[unit for unit, _ in PAIRS])
@pytest.mark.parametrize(
    "title",
    ["{}2023年度法治政府建设情况报告", "{}关于2023年度法治政府建设情况的报告", "2023年度{}法治政府建设年度报告"],
)
def test_the_name_in_a_title_tells_the_kind(title: str, unit: str, kind: str) -> None:
    report = reading(title.format(unit) + BODY, unit_kind=None, year=None)
    assert (report.unit, report.unit_kind, report.year) == (unit, kind, 2023)


OUTSIDE = [
    "云州市中级人民法院",
    "云岭县人民检察院",
    "云州职业技术学院",
    "云州大学",
    "云岭县第一中学",
    "云州市人民医院",
    "云州建设集团有限公司",
    "云岭县人大常委会",
    "云岭县纪委监委",
    "中共云岭县委",
    "云州市政协",
    "云岭县监察委员会",
]


@pytest.mark.parametrize("unit", OUTSIDE)
def test_a_unit_of_no_kind_on_record_is_asked_about(unit: str) -> None:
    with pytest.raises(InputError) as caught:
        reading(f"{unit}2023年度法治工作报告{BODY}", unit_kind=None, year=None)
    assert unit in caught.value.zh
    assert "--unit-kind" in caught.value.zh
    assert "--unit-kind" in caught.value.en


def test_a_unit_of_no_kind_on_record_is_audited_as_it_is_told() -> None:
    assert reading(f"云州大学2023年度法治工作报告{BODY}", unit_kind="department").unit == "云州大学"


def test_an_organ_of_the_party_is_pointed_out() -> None:
    report = reading(f"云岭县委宣传部2023年度法治建设工作报告{BODY}", unit_kind=None)
    assert any("党的机关" in notice for notice in report.notices)


NAMELESS = "2023年度法治政府建设情况报告\n"
ELSEWHERE = {
    "the signature": (f"{NAMELESS}2023年，工作有序。{BODY}云岭县司法局\n2024年1月10日", "云岭县司法局", "department"),
    "a sealed signature": (
        f"{NAMELESS}2023年，工作有序。{BODY}云岭县司法局（盖章）\n2024年1月10日",
        "云岭县司法局",
        "department",
    ),
    "a signature with a label": (
        f"{NAMELESS}2023年，工作有序。{BODY}报告单位：青河镇人民政府\n2024年1月10日",
        "青河镇人民政府",
        "township",
    ),
    "the announcement": (
        f"{NAMELESS}现将云岭县司法局2023年度法治政府建设情况报告如下：{BODY}",
        "云岭县司法局",
        "department",
    ),
    "the page head": (
        f"发布机构：青河镇人民政府\n发布日期：2024-03-28\n{NAMELESS}工作有序。{BODY}",
        "青河镇人民政府",
        "township",
    ),
    "what it calls itself": (f"{NAMELESS}现将我局2023年度法治政府建设情况报告如下：{BODY}", None, "department"),
    "what a town calls itself": (f"{NAMELESS}现将我镇2023年度法治政府建设情况报告如下：{BODY}", None, "township"),
    "a mayor": (
        f"政府工作报告\n（2024年1月8日）\n青河镇人民政府镇长 李明\n一、2023年工作回顾\n有序。{BODY}",
        "青河镇人民政府",
        "township",
    ),
    "an acting head": (
        f"政府工作报告\n云岭县人民政府代县长　王五\n一、2023年工作回顾\n有序。{BODY}",
        "云岭县人民政府",
        "county",
    ),
    "a head of two offices": (
        f"2023年法治政府建设工作汇报\n云岭县司法局党组书记、局长 张三\n有序。{BODY}",
        "云岭县司法局",
        "department",
    ),
    "the congress": (
        f"政府工作报告\n（2024年1月8日在青河镇第十八届人民代表大会第四次会议上）\n一、2023年工作回顾\n有序。{BODY}",
        "青河镇",
        "township",
    ),
}


@pytest.mark.parametrize("name", ELSEWHERE)
def test_where_the_title_names_no_unit_another_line_does(name: str) -> None:
    text, unit, kind = ELSEWHERE[name]
    report = reading(text, unit_kind=None, year=None)
    assert (report.unit, report.unit_kind, report.year) == (unit, kind, 2023)
