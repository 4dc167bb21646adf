"""What text and signature tell of the year where the title does not, and what page head and signature state."""

import pytest

from fazhi.reading.formats.table import text_reader
from fazhi.reading.formats.text import read_plain
from fazhi.reading.structure.ending import closing_start
from fazhi.reading.structure.front import read_front
from fazhi.reading.structure.furniture import (
    crumb,
    is_button,
    is_furniture,
    is_left_below,
    is_page_end,
    read_facts,
    signing_units,
    stated,
)
from fazhi.reading.structure.subject import announcement, dated_year, looks_back, opening_year, reported_year
from reading_helpers import reading

ANNOUNCED = {
    "what is reported on": ("现将我局2023年度法治政府建设情况报告如下：", "我局2023年度法治政府建设情况"),
    "without gaps": ("现将 我局 法治情况报告如下：", "我局法治情况"),
    "in another wording": ("现就法治建设工作总结于后。", "法治建设工作"),
    "nothing": ("全年办案三件。", ""),
    "too short": ("现将年报告如下：", ""),
    "within 1500 characters": ("某" * 1486 + "现将法治情况报告如下", "法治情况"),
    "beyond them": ("某" * 1491 + "现将法治情况报告如下", ""),
}


@pytest.mark.parametrize("name", ANNOUNCED)
def test_a_report_is_announced(name: str) -> None:
    text, words = ANNOUNCED[name]
    assert announcement(text) == words


LINE = "某" * 33
OPENED = {
    "a review in a heading": ("工作有序。\n一、2022年工作回顾\n", 2022),
    "a heading of forty characters": (f"2022年工作回顾{LINE[:31]}", 2022),
    "a longer line": (f"2022年工作回顾{LINE[:32]}", None),
    "a heading before the opening": ("2023年，工作有序。\n一、2022年工作回顾\n", 2022),
    "the opening": ("2023年，我局依法行政，工作有序推进，成效明显。", 2023),
    "in numerals": ("二〇二三年以来，我局依法行政。", 2023),
    "in the fourth line": ("\n甲。\n\n乙。\n丙。\n2023年，工作有序。", 2023),
    "in the fifth line": ("甲。\n乙。\n丙。\n丁。\n2023年，工作有序。", None),
    "within a line": ("我局2023年，工作有序。", None),
    "no year of ours": ("二三三三年，工作有序。\n2023年，工作有序。", 2023),
    "nothing": ("工作有序。", None),
}


@pytest.mark.parametrize("name", OPENED)
def test_the_opening_of_a_text_tells_the_year(name: str) -> None:
    text, year = OPENED[name]
    assert opening_year(text) == year


DATED = {
    "in winter": (["2024年1月10日"], 2023),
    "in June": (["2024年6月30日"], 2023),
    "in July": (["2024年7月1日"], 2024),
    "in December": (["2023-12-20"], 2023),
    "spread": (["2024 年 3 月 1 日"], 2023),
    "in numerals": (["二〇二四年三月一日"], 2023),
    "in the tenth month": (["二〇二四年十月一日"], 2024),
    "in the eleventh": (["二〇二四年十一月一日"], 2024),
    "in the twelfth": (["二〇二四年十二月一日"], 2024),
    "in no month": (["二〇二四年十三月一日"], None),
    "in the second of two lines": (["云州市司法局", "2024年1月10日"], 2023),
    "first in the first": (["2024年1月10日", "2021年1月10日"], 2023),
    "not at all": (["云州市司法局"], None),
}


@pytest.mark.parametrize("name", DATED)
def test_the_day_that_a_report_bears_tells_the_year(name: str) -> None:
    lines, year = DATED[name]
    assert dated_year(lines) == year


LONG = "某" * 40
BACK = {
    "on the year before, with plans for this one": ("2022年，办案三件。\n二、2023年工作安排\n培训。", True),
    "on the year before, without plans": ("2022年，办案三件。\n2022年，培训两场。", True),
    "told twice as often and more": ("2022年，办案三件，比2022年好。\n继续。", True),
    "told once": ("2022年，办案三件。\n继续。", False),
    "on this year as well": ("2022年，办案三件。\n2023年，办案五件。\n2023年工作安排", False),
    "on this year alone": ("2023年，办案五件。\n2023年工作安排", False),
    "plans below a heading of plans": ("2022年，办案三件。\n三、2023年安排\n2023年，办案五件。", True),
    "plans below a plain heading of plans": ("2022年，办案三件。\n下一步打算\n2023年，办案五件。", True),
    "work below a heading behind the plans": (
        "2022年办案。\n一、下步打算\n培训。\n二、成效\n2023年，办案五件。",
        False,
    ),
    "plans below a heading and a blank line": ("2022年，办案三件。\n下一步打算\n\n2023年，办案五件。", True),
    "plans below a plain heading of twenty characters": (f"2022年，办案。\n下一步{'法' * 17}\n2023年，办案。", True),
    "a plain line of more": (f"2022年，办案。\n下一步{'法' * 18}\n2023年，办案。", False),
    "a numbered line of more": (f"2022年，办案。\n一、下一步{'法' * 18}\n2023年，办案。", True),
    "a numbered line of forty characters": (f"2022年，办案。\n一、下一步{'法' * 35}\n2023年，办案。", True),
    "a numbered line of forty-one": (f"2022年，办案。\n一、下一步{'法' * 36}\n2023年，办案。", False),
    "a closed line": ("2022年，办案。\n下一步打算；\n2023年，办案。", False),
    "plans alone": ("2023年工作安排\n培训。", False),
    "in the middle of a long line": (f"某2022年，办案三件{LONG}。\n2023年工作安排", False),
    "in the middle of a line of forty characters": (f"某2022年{LONG[:34]}\n2023年工作安排", True),
    "at the head of a long line": (f"2022年，办案三件{LONG}。\n2023年工作安排", True),
    "on this year at the head of a long line": (f"2022年，办案。\n2023年，办案三件{LONG}。\n2023年工作安排", False),
    "on this year within a long line": (f"2022年，办案。\n某2023年，办案三件{LONG}。\n2023年工作安排", True),
    "on this year behind forty characters": (f"2022年，办案。\n2022年办案三件{LONG}2023年\n2023年工作安排", True),
    "plans at the head of a long line": (f"2022年，办案。\n2023年工作安排{LONG}。", True),
}


@pytest.mark.parametrize("name", BACK)
def test_a_report_may_look_back_on_the_year_before_the_one_named(name: str) -> None:
    text, back = BACK[name]
    assert looks_back(text, 2023) is back


REVIEWED = {
    "a government's work report": ("南山区2019年政府工作报告", "一、2018年工作回顾\n", 2018),
    "one with a word before the year": ("南山区2019年政府工作报告", "过去的2018年工作回顾\n", 2018),
    "one that reviews farther down its line": ("南山区2019年政府工作报告", "有序推进各项的2018年工作回顾\n", 2019),
    "one that reviews nothing": ("南山区2019年政府工作报告", "2018年，办案。\n2019年工作安排\n", 2019),
    "another report": ("云州市2019年法治报告", "2018年，办案。\n2019年工作安排\n", 2018),
    "another report on its year": ("云州市2019年法治报告", "2019年，办案。\n", 2019),
}


@pytest.mark.parametrize("name", REVIEWED)
def test_the_year_reported_on_may_be_the_one_before_the_title_s(name: str) -> None:
    title, text, year = REVIEWED[name]
    assert reported_year(title, text, 2019) == year
    assert reported_year(title, text, None) is None


SIGNED = {
    "an office": ("云州市司法局", ["云州市司法局"]),
    "spread": ("云 州 市 司 法 局", ["云州市司法局"]),
    "sealed": ("云州市司法局（盖章）", ["云州市司法局"]),
    "by its label": ("发文机关：云州市司法局（章）", ["云州市司法局"]),
    "by its label, half-width": ("发文机关: 云州市司法局", ["云州市司法局"]),
    "the day by its label": ("成文日期： 2024年1月10日", ["2024年1月10日"]),
    "who gets a copy": ("抄送：云州市人大常委会", []),
    "who gets a copy, half-width": ("抄送: 云州市人大常委会", []),
}


@pytest.mark.parametrize("name", SIGNED)
def test_a_signature_names_the_unit(name: str) -> None:
    line, units = SIGNED[name]
    assert signing_units([line]) == units


TITLE = "云州市司法局2023年度法治政府建设情况报告"
FACTS = {
    "nothing": (f"{TITLE}\n办案。\n", {}),
    "when it was published": (f"发布时间：2024-03-28 09:18\n{TITLE}\n办案。\n", {"published": "2024-03-28"}),
    "when it was published, behind a word": (f"发布时间：于2024-03-28\n{TITLE}\n办案。\n", {"published": "2024-03-28"}),
    "no day there": (f"发布时间：今日\n{TITLE}\n办案。\n", {}),
    "the second of two days": (
        f"发布时间：今日\n发布时间：2024-03-28\n{TITLE}\n办案。\n",
        {"published": "2024-03-28"},
    ),
    "its number": (f"文号：云司发〔2024〕2号\n{TITLE}\n办案。\n", {"number": "云司发〔2024〕2号"}),
    "no number": (f"文号：无\n{TITLE}\n办案。\n", {}),
    "when it was written": (f"成文日期：2024年1月10日\n{TITLE}\n办案。\n", {"written": "2024年1月10日"}),
    "when it was signed": (f"{TITLE}\n办案。\n2024年1月10日\n", {"written": "2024年1月10日"}),
    "when it was signed, in brackets": (f"{TITLE}\n办案。\n（2024年1月10日）\n", {"written": "2024年1月10日"}),
    "when it was signed, in numerals": (f"{TITLE}\n办案。\n二〇二四年一月十日\n", {"written": "二〇二四年一月十日"}),
    "written before signed": (
        f"成文日期：2024年1月9日\n{TITLE}\n办案。\n2024年1月10日\n",
        {"written": "2024年1月9日"},
    ),
    "who issued it": (f"发布机构：云州市司法局\n{TITLE}\n办案。\n", {"issuer": "云州市司法局"}),
    "who signed it": (f"{TITLE}\n办案。\n云州市司法局（盖章）\n", {"issuer": "云州市司法局（盖章）"}),
    "to whom": (f"{TITLE}\n县委、县政府：\n办案。\n", {"address": "县委、县政府"}),
    "to whom, a unit second": (f"{TITLE}\n各位领导、县政府：\n办案。\n", {"address": "各位领导、县政府"}),
    "to whom, half-width": (f"{TITLE}\n县委,县政府:\n办案。\n", {"address": "县委,县政府"}),
    "to nobody known": (f"{TITLE}\n各位同事：\n办案。\n", {}),
    "no colon": (f"{TITLE}\n县委、县政府\n办案。\n", {}),
    "to whom, in the second line": (f"{TITLE}\n办案。\n县委、县政府：\n", {}),
    "to many": (f"{TITLE}\n县政府、{'某' * 55}：\n办案。\n", {"address": f"县政府、{'某' * 55}"}),
    "to too many": (f"{TITLE}\n县政府、{'某' * 56}：\n办案。\n", {}),
}  # fmt: skip


@pytest.mark.parametrize("name", FACTS)
def test_head_and_signature_state_facts(name: str) -> None:
    text, expected = FACTS[name]
    document = read_plain(text)
    front = read_front(document)
    closing = closing_start(document, front.blocks)
    body = document.blocks[front.blocks : closing]
    facts = read_facts(document.text, front.stated, body, document.blocks[closing:])
    told = {key: getattr(facts, key) for key in ("published", "written", "number", "issuer", "address")}
    assert {key: fact.words for key, fact in told.items() if fact} == expected
    assert all(document.text[fact.start : fact.end] == fact.words for fact in told.values() if fact)


STATED = {
    "one": ("发布时间：2024-03-28", [("published", "2024-03-28")]),
    "two in a line": (
        "来源：县司法局　发布日期：2024-03-28",
        [("page", "县司法局"), ("published", "2024-03-28")],
    ),
    "nothing behind it": ("发布时间：", [("published", "")]),
    "spread": ("发 布 时 间 ： 2024-03-28", [("published", "2024-03-28")]),
    "in brackets": ("【发布时间：2024-03-28】", [("published", "2024-03-28")]),
    "behind other words": ("云州市门户网 发布时间：2024-03-28", [("published", "2024-03-28")]),
    "behind thirty characters": (f"{'某' * 29} 发布时间：2024-03-28", [("published", "2024-03-28")]),
    "behind more": (f"{'某' * 30} 发布时间：2024-03-28", []),
    "in a sentence": ("全年办案。 发布时间：2024-03-28", []),
    "a number alone": ("云司发〔2024〕2号", [("number", "云司发〔2024〕2号")]),
    "a number behind its label": ("文号：云司发〔2024〕2号", [("number", "云司发〔2024〕2号")]),
    "a number and a day": (
        "云司发〔2024〕2号 发布时间：2024-03-28",
        [("number", "云司发〔2024〕2号"), ("published", "2024-03-28")],
    ),
    "a number within a line": ("根据云州市司法局前年印发的云司发〔2024〕2号文件", []),
    "cells": ("索引号\t1137\t发布机构\t云州市司法局", [("page", "1137"), ("issuer", "云州市司法局")]),
    "cells with bars": ("| 发布机构 | 云州市司法局 |", [("issuer", "云州市司法局")]),
    "a cell with a colon": ("发布机构：\t云州市司法局", [("issuer", "云州市司法局")]),
    "a label far behind another": (
        f"发布时间：2024-03-28 {'某' * 30} 来源：县司法局",
        [("published", f"2024-03-28 {'某' * 30}"), ("page", "县司法局")],
    ),
    "a label behind a stop behind another": (
        "发布时间：2024-03-28。 来源：县司法局",
        [("published", "2024-03-28。"), ("page", "县司法局")],
    ),
    "an empty cell between": ("| 发布机构 | | 云州市司法局 |", [("issuer", "云州市司法局")]),
    "a label in the last cell": ("某某\t发布机构", [("issuer", "")]),
    "cells without labels": ("评查\t3件", []),
    "a cell of eleven characters with a comma": ("来源\t县局办案，乙乙乙", [("page", "县局办案")]),
    "a longer one, which tells of something": ("来源\t县局办案，乙乙乙乙", []),
    "a cell of the unit": ("单位\t云州市司法局", [("issuer", "云州市司法局")]),
    "a cell of the unit that is none": ("单位\t件", []),
    "a cell of the year": ("年度\t2023年", [("year", "2023年")]),
    "a cell of the year that is none": ("年度\t数量", []),
    "cells of unit and year": ("单位\t云州市司法局\t年度\t2023", [("issuer", "云州市司法局"), ("year", "2023")]),
    "a cell of the unit with nothing behind it": ("评查\t单位", []),
    "a letterhead": ("云州市司法局文件", [("issuer", "云州市司法局")]),
    "a spread letterhead": ("云州市司法局  文 件", [("issuer", "云州市司法局")]),
    "a letterhead of sixty characters": (f"{'某' * 58}文件", [("issuer", "某" * 58)]),
    "a longer one": (f"{'某' * 59}文件", []),
    "a letterhead with a figure": ("云州市2个司法局文件", []),
    "what only ends like one": ("关于云州市的文件", []),
    "nothing": ("全年办案。", []),
}


@pytest.mark.parametrize("name", STATED)
def test_a_line_of_the_page_states_what_stands_behind_its_labels(name: str) -> None:
    line, expected = STATED[name]
    document = read_plain(f"云州市\n{line}\n办案。")
    found = stated(document.text, document.blocks[1])
    assert [(item.group, document.text[item.start : item.end]) for item in found] == expected


FURNITURE = {
    "marks": ("★★★★★", True),
    "digits": ("000012", True),
    "an address": ("https://www.yunzhou.example/a.html", True),
    "an address without its scheme": ("www.yunzhou.example", True),
    "a breadcrumb": ("首页 > 政务公开", True),
    "a day": ("2024-03-28 09:18", True),
    "a day in a sentence": ("2024年3月28日召开会议", False),
    "a weekday": ("云州市 2031年3月5日 星期三", True),
    "a weekday in sixty characters": (f"{'某' * 48}2031年3月5日星期三", True),
    "a weekday in a longer line": (f"{'某' * 49}2031年3月5日星期三", False),
    "the name of a site": ("云州市人民政府门户网站", True),
    "a red head": ("云州市司法局文件", True),
    "one of thirty characters": (f"{'某' * 25}司法局文件", True),
    "a longer one": (f"{'某' * 26}司法局文件", False),
    "buttons": ("打印 关闭", True),
    "one button": ("打印", True),
    "a menu with one known word in three": ("首页 山水 花草", True),
    "one in four": ("首页 山水 花草 云月", False),
    "one in four with bars": ("首页 | 山水 | 花草 | 云月", True),
    "one in four with commas": ("首页，山水，花草，云月", False),
    "two words": ("首页 山水", False),
    "two words with a bar": ("首页 | 山水", True),
    "words of eight characters": ("首页 一二三四五六七八 花草", True),
    "longer words": ("首页 一二三四五六七八九 花草", False),
    "words with digits": ("首页 山水3 花草", False),
    "a sentence": ("全年办案三件。", False),
}


@pytest.mark.parametrize("name", FURNITURE)
def test_a_line_is_of_the_page(name: str) -> None:
    line, furniture = FURNITURE[name]
    document = read_plain(f"云州市\n{line}\n办案。")
    assert is_furniture(document.text, document.blocks[1]) is furniture


CRUMBS = {
    "the last step": ("首页 > 政务公开 > 年度报告", "年度报告"),
    "in brackets": ("首页＞【年度报告】", "年度报告"),
    "one character": ("首页 > 甲", "甲"),
    "nothing behind the mark": ("首页 >", ""),
    "no breadcrumb": ("年度报告", None),
}


@pytest.mark.parametrize("name", CRUMBS)
def test_the_last_step_of_a_breadcrumb_is_told(name: str) -> None:
    line, step = CRUMBS[name]
    document = read_plain(f"云州市\n{line}\n办案。")
    found = crumb(document.text, document.blocks[1])
    assert (found and document.text[slice(*found)]) == step


def test_a_menu_of_a_table_is_of_the_page() -> None:
    document = text_reader(".md")(
        "云州市\n\n| 首页 | 山水 | 花草 | 云月 |\n| --- | --- | --- | --- |\n| 甲 | 乙 | 丙 | 丁 |\n"
    )
    assert is_furniture(document.text, document.blocks[1])


NOTICES = {
    "a year out of scope": ("云州市司法局2020年度法治政府建设情况报告", ["不在范围内"]),
    "the first year in scope": ("云州市司法局2021年度法治政府建设情况报告", []),
    "a year from the text": ("云州市司法局法治政府建设情况报告", ["没有写明年度"]),
    "a government's work report": ("云州市2023年政府工作报告", ["政府工作报告"]),
}


@pytest.mark.parametrize("name", NOTICES)
def test_it_is_told_how_the_year_was_settled(name: str) -> None:
    title, words = NOTICES[name]
    text = (
        f"{title}\n一、2022年工作回顾\n2022年，办案三件。\n"
        if "2023" in title or "20" not in title
        else f"{title}\n一、做法\n办案。\n"
    )
    notices = [notice.zh for notice in reading(text, unit_kind="department", year=None).notices]
    assert [any(word in notice for notice in notices) for word in words] == [True] * len(words)
    assert len(notices) == len(words)


BUTTONS = {
    "a file to load": ("附件：报告.docx", True),
    "the weather": ("星期一 晴 12℃～20℃", True),
    "the weather in forty characters": (f"{'晴' * 37}25℃", True),
    "the weather in more": (f"{'晴' * 38} 25℃", False),
    "the weather in a sentence": ("全年气温不低。 25℃", False),
    "columns": ("首页 新闻中心 政务公开 互动交流", True),
    "columns with bars": ("首页 | 新闻 | 服务", True),
    "columns, most of them of matters": ("首页 评查 培训 复议", False),
    "columns with a figure": ("首页 办案3件 政务公开", False),
    "matters": ("办案 评查 培训 复议", False),
    "sizes of letters": ("字号：大 中 小", True),
    "a day": ("2024年1月10日", False),
}


@pytest.mark.parametrize("name", BUTTONS)
def test_a_line_above_the_text_may_be_of_buttons_and_columns(name: str) -> None:
    line, button = BUTTONS[name]
    document = read_plain(f"云州市\n{line}\n办案。")
    assert is_button(document.text, document.blocks[1]) is button


LEFT_BELOW = {
    "buttons": ("打印 关闭", True),
    "a number": ("12", False),
    "a day": ("2024年1月10日", False),
    "a sentence": ("全年办案。", False),
}


@pytest.mark.parametrize("name", LEFT_BELOW)
def test_a_line_below_a_report_may_be_left_out(name: str) -> None:
    line, left = LEFT_BELOW[name]
    document = read_plain(f"云州市\n{line}\n办案。")
    assert is_left_below(document.text, document.blocks[1]) is left


@pytest.mark.parametrize(("line", "end"), [("主办单位：云岭县", True), ("主办单位", True), ("主办单位会3次", False)])
def test_a_word_of_the_foot_of_a_page_ends_where_no_letter_follows(line: str, end: bool) -> None:
    document = read_plain(f"云州市\n{line}\n办案。")
    assert is_page_end(document.text, document.blocks[1]) is end
