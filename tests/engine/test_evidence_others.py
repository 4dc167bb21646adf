"""What is not the unit's own deed: another unit as the subject, and what is only told, supposed or meant."""

import pytest

from engine.polarity_words import polar
from fazhi.evidence.clauses import clauses_of, split
from fazhi.evidence.others import Reservation, of_others, supposition
from fazhi.evidence.surroundings import Surroundings
from fazhi.model.evidence import Shortfall
from fazhi.model.obligation import Catalogue
from fazhi.model.report import Report
from fazhi.reading import read_text

TOWN, COUNTY, CITY, PROVINCE = "青河镇人民政府", "云州市云岭县人民政府", "云州市人民政府", "云东省人民政府"


def report(unit: str, text: str = "印发文件。", kind: str = "county") -> Report:
    """A report of a unit."""
    head = f"{unit}2022年度法治政府建设情况报告\n一、主要举措和成效\n"
    return read_text(head + text, name="case.txt", unit_kind=kind, year=2022, unit=unit)


SUBJECTS = {
    "this unit": (COUNTY, "印发文件。", [None]),
    "a higher authority, up to this unit": (
        COUNTY,
        "上级组织评查，印发文件，我县组织培训，印发办法。",
        ["上级", "上级", None, None],
    ),
    "a higher authority, up to the reply": (COUNTY, "上级组织评查，随即印发文件，抓好。", ["上级", None, None]),
    "a neighbour, whatever comes upon it": (COUNTY, "邻县组织评查，随即印发文件。", ["邻县", "邻县"]),
    "a neighbour, past a semicolon": (COUNTY, "邻县组织评查；印发文件。", ["邻县", "邻县"]),
    "a neighbour that came with something": (COUNTY, "邻县部署评查；印发文件。", ["邻县", None]),
    "a neighbour, past a semicolon, up to this unit": (COUNTY, "邻县组织评查；我县印发文件。", ["邻县", None]),
    "up to a semicolon": (COUNTY, "上级组织评查；印发文件。", ["上级", None]),
    "what a higher authority asked for": (COUNTY, "上级部署组织评查，印发文件。", [None, None]),
    "what a neighbour asked for": (COUNTY, "邻县部署组织评查。", ["邻县"]),
    "what a higher authority did, as a description": (COUNTY, "上级组织的评查。", [None]),
    "one higher authority behind another's affair": (COUNTY, "省局组织评查，上级部署抓好。", ["省局", None]),
    "an organ of the province": (COUNTY, "省政府组织评查，印发文件。", ["省政府", "省政府"]),
    "an organ of the city": (COUNTY, "市局印发文件，随即评查。", ["市局", None]),
    "an organ of the county itself": (COUNTY, "县政府印发文件。", [None]),
    "what an organ of the city asked for": (COUNTY, "市政府部署印发文件。", [None]),
    "what it asked for, and what follows": (COUNTY, "市政府部署印发文件，抓好。", [None, None]),
    "a word that only begins like a city": (COUNTY, "市场局印发文件。", [None]),
    "the whole province": (COUNTY, "全省组织评查。", ["全省"]),
    "the province as such": (COUNTY, "省里统一组织评查。", ["省里"]),
    "the whole county": (COUNTY, "全县组织评查。", [None]),
    "another city": (COUNTY, "宁州市组织评查，随即印发文件。", ["宁州市", None]),
    "the city it belongs to": (COUNTY, "云州市组织评查。", [None]),
    "another county": (COUNTY, "宁州县组织评查。", ["宁州县"]),
    "another county, with a longer name": (COUNTY, "宁州东县组织评查。", ["宁州东县"]),
    "another county, behind other words": (COUNTY, "会同宁州东县组织评查。", [None]),
    "its own name": (COUNTY, "云岭县组织评查。", [None]),
    "a town below it": (COUNTY, "丰水镇组织评查。", [None]),
    "the county above a town": (TOWN, "县局组织评查。", ["县局"]),
    "the city above an office of a city": (CITY, "市局组织评查。", [None]),
    "the province above a city": (CITY, "省局组织评查。", ["省局"]),
    "a county below a city": (CITY, "宁州县组织评查。", [None]),
    "a city that may lie in a city": (CITY, "宁州市组织评查。", [None]),
    "another province": (PROVINCE, "宁东省组织评查。", ["宁东省"]),
    "an organ of its own province": (PROVINCE, "省局组织评查。", [None]),
    "a unit whose rank is not known": ("某某中心", "省局组织评查。", [None]),
}


@pytest.mark.parametrize("name", SUBJECTS)
def test_each_clause_has_a_subject(six: Catalogue, name: str) -> None:
    unit, text, expected = SUBJECTS[name]
    read, words = report(unit, text), polar(six)
    found = of_others(clauses_of(read, read.passages[-1], words), Surroundings(read))
    assert [item.words if item else None for item in found] == expected
    assert all(item.shortfall.value == "others_deed" and item.start == 0 for item in found if item)


BESIDE = {
    "a firm": (COUNTY, "辖区3件商行自办培训，自办讲座，印发文件。", ["辖区3件商行自办"] * 2 + [None]),
    "a firm that is led to it": (COUNTY, "引导商行自办培训。", [None]),
    "a firm that does something else": (COUNTY, "商行印发文件。", [None]),
    "up to a semicolon": (COUNTY, "商行自办培训；自办讲座。", ["商行自办", None]),
    "a clause disowned": (COUNTY, "印发文件，组织评查，与我县无关。", ["与我县无关"] * 2 + [None]),
    "one of another sentence": (COUNTY, "印发文件；组织评查，非我县经办。", [None, "非我县", None]),
    "one that is not disowned": (COUNTY, "印发文件，与我县有关。", [None, None]),
    "a deed that is not counted": (COUNTY, "印发文件，组织评查不列入本报告，召开会议。", ["不列入本报告"] * 2 + [None]),
    "one of another sentence, not counted": (
        COUNTY,
        "印发文件；组织评查，不列入乡里的本报告。",
        [None, *["不列入乡里的本报告"] * 2],
    ),
    "what is not put into something else": (COUNTY, "组织评查不列入清单。", [None]),
    "our city, in a county's report": (COUNTY, "市局受理我市申请。", ["市局"]),
    "our county": (COUNTY, "市局受理我县申请。", [None]),
    "what they did up there": (COUNTY, "市里编修已印发。", ["市里"]),
}


@pytest.mark.parametrize("name", BESIDE)
def test_firms_and_what_is_disowned_are_others(six: Catalogue, name: str) -> None:
    unit, text, expected = BESIDE[name]
    words = {"firm_where": "辖区", "firm": "商行", "firm_deed": "自办", "us": "我县", "not_of": "非", "not_with": "与"}
    words |= {"not_counted": "不列入", "counted_here": "本报告"}
    read, told = report(unit, text), polar(six, no_concern="无关", oneself="我县 我市", done_mark="已", **words)
    found = of_others(clauses_of(read, read.passages[-1], told), Surroundings(read))
    assert [item.words if item else None for item in found] == expected


TAKEN_PART = {
    "a lesson that so many went to": ("市局组织培训2期，我县派出11人。", [None, None]),
    "in Chinese numerals, the number first": ("市局组织培训2期，我县十一人到课。", [None, None]),
    "with what it was on in between": ("市局组织培训2期，内容为甲事，我县派出11人。", [None, None, None]),
    "a lesson that nobody is said to have gone to": ("市局组织培训2期，我县印发文件。", ["市局", None]),
    "so many who are not this unit's": ("市局组织培训2期，派出11人。", ["市局", "市局"]),
    "what is no lesson": ("市局组织评查，我县派出11人。", ["市局", None]),
    "a lesson of another sentence": ("市局组织培训2期；我县派出11人。", ["市局", None]),
    "no number": ("市局组织培训2期，我县派出代表。", ["市局", None]),
}


@pytest.mark.parametrize("name", TAKEN_PART)
def test_a_lesson_of_others_is_ours_where_we_went_there(six: Catalogue, name: str) -> None:
    text, expected = TAKEN_PART[name]
    read, words = report(COUNTY, text), polar(six, oneself="我县", open_lesson="培训", went_there="派出 到课")
    found = of_others(clauses_of(read, read.passages[-1], words), Surroundings(read))
    assert [item.words if item else None for item in found] == expected


COUNTED = {
    "the whole city": (COUNTY, "全市甲事3件。", "全市"),
    "the whole city, without a number": (COUNTY, "全市甲事有序。", None),
    "its rank in the whole city": (COUNTY, "全市居首甲事3件。", None),
    "what holds for the whole city": (COUNTY, "甲事全市为96%。", "全市"),
    "what is told of it besides": (COUNTY, "甲事全市居首，共96件。", None),
    "the whole county": (COUNTY, "全县甲事3件。", None),
    "the whole county above a town": (TOWN, "全县甲事3件。", "全县"),
    "the whole of the unit itself": (CITY, "全市甲事3件。", None),
    "a unit whose rank is not known": ("某某中心", "全市甲事3件。", None),
    "by an organ of the county": (TOWN, "甲事由县局承办。", "由县局承办"),
    "by an organ of the county itself": (COUNTY, "甲事由县局承办。", None),
    "by a higher authority": (COUNTY, "甲事由上级统一承办。", "由上级统一承办"),
    "by an organ that does something else": (TOWN, "甲事由县局审核。", None),
    "by an organ that ends the clause so": (TOWN, "甲事由县局公布。", "由县局公布"),
    "by an organ that goes on": (TOWN, "甲事由县局公布甲册。", None),
    "tenths of the whole city": (COUNTY, "全市甲事九成。", "全市"),
}


@pytest.mark.parametrize("name", COUNTED)
def test_what_is_told_of_a_higher_place(six: Catalogue, name: str) -> None:
    unit, text, expected = COUNTED[name]
    read, words = report(unit, text), polar(six, whole_not="居首", whole_is="为", hosted="承办", hosted_end="公布")
    found = of_others(clauses_of(read, read.passages[-1], words), Surroundings(read))
    assert (found[0] and (found[0].words, found[0].start)) == (expected and (expected, 0))


SERVED = {
    "the whole of the unit": (COUNTY, "county", "市局在全县组织评查。", None),
    "the whole of a higher place": (COUNTY, "county", "市局在全市组织评查。", "市局"),
    "the whole of the place of an office": ("云岭县司法局", "department", "市局在全县组织评查。", "市局"),
    "the unit itself, helped": (COUNTY, "county", "市局给我县组织评查。", "市局"),
    "the unit itself, helped as was asked": (COUNTY, "county", "市局部署给我县组织评查。", None),
}


@pytest.mark.parametrize("name", SERVED)
def test_a_higher_organ_may_act_in_or_for_the_place_of_the_unit(six: Catalogue, name: str) -> None:
    unit, kind, text, expected = SERVED[name]
    read, words = report(unit, text, kind), polar(six, oneself="我县 全县 全市", help_to="给")
    found = of_others(clauses_of(read, read.passages[-1], words), Surroundings(read))
    assert (found[0].words if found[0] else None) == expected


DEPARTMENTS = {
    "another office": ("云岭县司法局", "甲事由县教育局承办。", "由县教育局承办"),
    "itself": ("云岭县司法局", "甲事由县司法局承办。", None),
    "one of a place above": ("云岭县司法局", "甲事由市教育局承办。", "由市教育局承办"),
    "another office, as one": ("云岭县司法局", "甲事由县教育局统一受理。", "由县教育局统一受理"),
    "another office, and what it is for": ("云岭县司法局", "甲事由县教育局受理甲册。", None),
    "the staff of another office": ("云岭县司法局", "甲事由县教育局办公室受理。", "由县教育局办公室受理"),
    "another office, which does it for all": ("云岭县司法局", "甲事统一由县教育局采买。", "统一由县教育局采买"),
    "an office of its own, by its name": ("云岭县司法局", "甲事由党政办受理。", None),
    "the office of somebody else": ("云岭县司法局", "甲事由编办受理。", "由编办受理"),
    "one of a long name": ("云岭县司法局", "甲事由县市场监督管理局受理。", "由县市场监督管理局受理"),
    "one without a place": ("云岭县司法局", "甲事由教育局承办。", "由教育局承办"),
    "an office of its own": ("云岭县司法局", "甲事由机关局承办。", None),
    "one of a place below": ("云州市司法局", "甲事由县教育局承办。", None),
}


@pytest.mark.parametrize("name", DEPARTMENTS)
def test_by_another_organ_of_the_place_of_a_department(six: Catalogue, name: str) -> None:
    unit, text, expected = DEPARTMENTS[name]
    read, words = (
        report(unit, text, "department"),
        polar(
            six,
            hosted="承办",
            hosted_end="受理",
            hosted_how="统一",
            hosted_office="办公室",
            own_office="机关",
            organ="政府 局 办",
            office_of="编办",
        ),
    )
    found = of_others(clauses_of(read, read.passages[-1], words), Surroundings(read))
    assert (found[0].words if found[0] else None) == expected


LEVELS = {
    "a body of a higher level": (COUNTY, "市级云云机构印发文件。", "市级云云机构"),
    "one directly under it": (COUNTY, "省直机构印发文件。", "省直机构"),
    "one of the level of the unit": (CITY, "市级机构印发文件。", None),
    "most of the neighbours": (COUNTY, "多数邻县印发文件。", "邻县"),
    "most of something else": (COUNTY, "多数人印发文件。", None),
}


@pytest.mark.parametrize("name", LEVELS)
def test_bodies_of_other_places_are_no_part_of_the_unit(six: Catalogue, name: str) -> None:
    unit, text, expected = LEVELS[name]
    read, words = report(unit, text), polar(six, level_organ="机构", most_of="多数")
    found = of_others(clauses_of(read, read.passages[-1], words), Surroundings(read))
    assert (found[0].words if found[0] else None) == expected


RANKS = {
    "a town": (TOWN, "county", 0),
    "a county in a city": (COUNTY, "county", 1),
    "a city": (CITY, "county", 2),
    "a province": (PROVINCE, "county", 3),
    "an office of a county": ("云岭县司法局", "department", 1),
    "a name that only looks like a city": ("市场监管局", "department", None),
    "what is told to be a town": ("云岭县青河", "township", 0),
    "what is told to be a zone": ("云州市青河", "development_zone", 1),
}


@pytest.mark.parametrize("name", RANKS)
def test_a_unit_has_a_rank_by_its_kind_or_its_name(six: Catalogue, name: str) -> None:
    unit, kind, rank = RANKS[name]
    around = Surroundings(report(unit, kind=kind))
    assert [around.rank(polar(six).polar.others) for _ in range(2)] == [rank, rank]


def test_without_a_unit_the_title_tells_the_rank(six: Catalogue) -> None:
    read = read_text("平安县情况报告\n一、工作\n有序。", name="case.txt", unit_kind="county", year=2022)
    assert Surroundings(read).rank(polar(six).polar.others) == 1


ORDERS = {
    "order": "要求 责令",
    "oversee": "责令",
    "set_right": "改正",
    "us": "我县",
    "please": "请各",
    "please_not": "邀请各",
    "meant_deed": "开办",
    "if_possible": "条件允许",
}
TOLD = {
    "a deed": ("印发文件", None),
    "what others should do": ("单位应当印发文件", ("told_to_others", "单位应当", 0)),
    "what must be done": ("各方务必印发文件", ("told_to_others", "务必", 0)),
    "a word that only looks like it": ("单位应当说印发文件", None),
    "one of each": ("应当说单位务必印发", ("told_to_others", "务必", 0)),
    "a description": ("单位应当公开的信息", None),
    "a longer description": ("单位应当公开公示公的信息", None),
    "too long a description": ("单位应当公开公示公告的信息", ("told_to_others", "单位应当", 0)),
    "no description behind a preposition": ("单位应当将公开的信息", ("told_to_others", "单位应当", 0)),
    "an order": ("再要求各镇印发", ("told_to_others", "要求各镇", 5)),
    "an order to put right": ("责令各镇改正", None),
    "an order to do so, of another kind": ("要求各镇改正", ("told_to_others", "要求各镇", 4)),
    "an order to do something else": ("责令各镇印发", ("told_to_others", "责令各镇", 4)),
    "an order to this unit": ("责令我县改正", ("told_to_others", "责令我县", 4)),
    "a question": ("是否印发，难说", None),
    "what is asked": ("难说，是否印发", None),
    "a request": ("请各镇印发", ("told_to_others", "请各", 0)),
    "a longer word than a request": ("邀请各镇印发", None),
    "a proposal": ("建议开办", ("told_to_others", "建议开办", 0)),
    "a proposal dealt with": ("办好建议开办", None),
    "what is left to a chance": ("若条件允许，印发", ("supposed", "若条件允许", 0)),
    "what is not": ("条件允许，印发", None),
    "a condition": ("如果印发", ("supposed", "如果", 0)),
    "a longer word": ("如果实印发", None),
    "a condition by its end": ("凡印发的", ("supposed", "凡印发的", 0)),
    "a purpose": ("抓好旨在印发", ("supposed", "旨在", 4)),
    "an ability": ("抓好能够印发", ("supposed", "能够", 4)),
    "an ability that describes": ("能够的印发", None),
    "what would follow": ("如果评查，可以印发", ("supposed", "如果", 0)),
    "what would follow, at the end of its reach": ("如果评查，一二三四五六七八九十可以", ("supposed", "如果", 0)),
    "what may follow farther behind": ("如果评查，一二三四五六七八九十甲可以", None),
    "what does not follow": ("如果评查，印发", None),
    "what follows from no condition": ("评查，可以印发", None),
    "what follows from one two clauses before": ("如果评查，印发，可以印发", None),
    "what may be, at the beginning": ("可以印发", None),
}


@pytest.mark.parametrize("name", TOLD)
def test_a_clause_may_only_say_what_should_be(six: Catalogue, name: str) -> None:
    text, expected = TOLD[name]
    clauses = split(text, 0, polar(six, **ORDERS))
    found = supposition(clauses, len(clauses) - 1)
    assert (found and (found.shortfall.value, found.words, found.start)) == expected


RULED = {
    "what a rule asks for": ("按照规定必须印发", "必须"),
    "what one named before asks for": ("按照规定，各方必须印发", "必须"),
    "the same behind an idle clause": ("按照规定，有序，必须评查", "必须"),
    "the same behind a deed": ("按照规定，印发文件，必须评查", None),
    "what others should do as well": ("单位应当评查，必须印发", "必须"),
    "upon the ground of what was asked for": ("依据方案，必须评查", "必须"),
    "upon that of a number of things": ("依据3件方案，必须评查", "必须"),
    "what no rule asks for": ("有序，必须评查", None),
    "behind a semicolon": ("按照规定；必须印发", None),
    "what was counted": ("按照规定，必须印发3件", None),
    "what was counted before": ("按照规定办3件，必须印发", None),
}


@pytest.mark.parametrize("name", RULED)
def test_a_clause_may_go_on_with_what_a_rule_asks_for(six: Catalogue, name: str) -> None:
    text, expected = RULED[name]
    clauses = split(text, 0, polar(six, ground="依据", ground_tail="方案"))
    found = supposition(clauses, len(clauses) - 1)
    assert found == (Reservation(Shortfall.TOLD_TO_OTHERS, expected, 0) if expected else None)


ASKED = {
    "without an answer": ("是否印发，难说", ("supposed", "是否")),
    "with an answer": ("是否印发，是", None),
    "at the end": ("是否印发", None),
    "behind something else": ("研究是否印发，难说", None),
    "with an answer behind a dash": ("是否印发——是，三件", None),
    "with a box behind it": ("是否印发，□是☑否", None),
}


@pytest.mark.parametrize("name", ASKED)
def test_a_clause_may_only_ask(six: Catalogue, name: str) -> None:
    text, expected = ASKED[name]
    found = supposition(split(text, 0, polar(six)), 0)
    assert (found and (found.shortfall.value, found.words)) == expected
