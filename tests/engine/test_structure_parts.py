"""The part a sentence stands in, where its own words change it."""

import pytest

from fazhi.model.report import Part
from reading_helpers import part_of, parts, reading

CASES = {
    "a lack within the first 90 characters": (f"{'甲' * 81}，但仍存在一些不足。", Part.SHORTCOMINGS),
    "one that ends behind them": (f"{'甲' * 82}，但仍存在一些不足。", Part.WORK),
    "a promise that opens the sentence": ("下一步，将补齐不足。", Part.PLANS),
    "a later year that opens it": ("2023年将补齐不足。", Part.PLANS),
    "the year reported on": ("2022年将补齐不足列为重点。", Part.WORK),
    "work to mend it": ("针对不足，逐项整改到位。", Part.WORK),
}


@pytest.mark.parametrize("name", CASES)
def test_the_opening_of_a_sentence_changes_the_part(name: str) -> None:
    sentence, part = CASES[name]
    assert part_of(reading(f"一、推进情况\n{sentence}"), "不足") is part


def test_what_was_achieved_brings_back_the_work() -> None:
    report = reading("一、推进情况\n下一步，将补齐不足。\n过去五年，办结案件三百件。")
    assert part_of(report, "办结案件") is Part.WORK


SIGNS = {
    Part.PREAMBLE: "引",
    Part.LEADERSHIP: "领",
    Part.WORK: "工",
    Part.SHORTCOMINGS: "缺",
    Part.PLANS: "计",
    Part.CLOSING: "尾",
}
PARTS = {
    "an announcement alone": ("工作有序。\n现将有关情况报告如下：\n办案三件。\n下一步，将培训。", "引引工计"),
    "an announcement in the twelfth piece": (f"{'工作有序。' * 11}现将情况报告如下。办案三件。", "引" * 12 + "工"),
    "one in the thirteenth": (f"{'工作有序。' * 12}现将情况报告如下。办案三件。", "工" * 14),
    "no announcement": ("办案三件。\n培训两场。", "工工"),
    "what comes before the first chapter": ("工作有序。\n一、做法\n办案。", "引工工"),
    "what comes before the second": ("办案三件。\n二、做法\n办案。", "工工工"),
    "what comes before a section": ("办案三件。\n（二）做法\n办案。", "引工工"),
    "a chapter behind plans": ("一、做法\n办案。\n二、2023年打算\n培训。\n三、其他\n普法。", "工工计计计计"),
    "plans in a paragraph on shortcomings": ("一、做法\n办案。\n二、存在的不足\n人少。下一步，将培训。", "工工缺缺缺"),
    "plans in a paragraph of their own there": (
        "一、做法\n办案。\n二、存在的不足\n人少。\n下一步，将培训。",
        "工工缺缺计",
    ),
    "another lack in one of its own": ("一、做法\n办案。\n二、存在的不足\n人少。\n过去一年，办案少。", "工工缺缺缺"),
    "what was done about them, by its label": (
        "一、做法\n办案。\n二、存在的不足\n人少。\n整改情况：增人三名。\n钱少。",
        "工工缺缺工缺",
    ),
    "the same label elsewhere": ("一、做法\n办案。\n二、2023年打算\n落实情况：培训。", "工工计计"),
    "names of parts in brackets": ("【做法】\n办案。\n【存在问题】\n人少。\n【下年安排】\n培训。", "工工缺缺计计"),
    "names in other brackets": ("［做法］\n办案。\n［存在问题］：\n人少。\n[下年安排]\n培训。", "工工缺缺计计"),
    "chapters in the brackets of those": (
        "〖主要做法〗\n办案。\n〖存在问题〗\n人少。\n〖特色亮点〗\n普法。\n〖打算〗\n培训。",
        "工工缺缺工工计计",
    ),
    "a name in brackets under a chapter": ("一、做法\n办案。\n（存在问题）\n人少。\n二、其他\n普法。", "工工缺缺工工"),
    "brackets that name no part": ("一、做法\n【办案】\n办案三件。\n【普法】\n讲课两场。", "工工工工工"),
    "names in brackets below a chapter": ("一、主要做法\n办案。\n【存在问题】人少。\n［下年安排］培训。", "工工缺计"),
    "names in brackets before sentences": (
        "【做法】办案。\n【存在问题】人少。\n案少。\n【主要做法】普法。\n【下年安排】培训。",
        "工工缺缺缺工工计计",
    ),
    "chapters numbered 1.0, sections 1.1": (
        "1.0 做法\n1.1 加强领导\n办案。\n2.0 存在的不足\n2.1 人少。\n3.0 打算\n3.1 培训。",
        "工工工缺缺计计",
    ),
    "the same without blanks": ("1.0做法\n1.1办案。\n2.0存在的不足\n2.1人少。\n3.0打算\n3.1培训。", "工工缺缺计计"),
    "a version at the beginning": ("一、做法\n2.0版平台上线。\n二、存在的不足\n3.0分的考核得了2.0分。", "工工缺缺"),
    "a chapter behind shortcomings": ("一、做法\n办案。\n二、存在的不足\n人少。\n三、其他\n普法。", "工工缺缺工工"),
    "a section behind plans": (
        "一、做法\n（一）下一步打算\n培训。\n（二）其他\n普法。\n二、其他\n学习。",
        "工计计工工工工",
    ),
    "a chapter behind the work, before a congress": (
        "各位代表：\n一、2022年工作情况\n办案。\n二、其他\n培训。",
        "引工工计计",
    ),
    "a chapter behind the work, elsewhere": ("一、2022年工作情况\n办案。\n二、其他\n培训。", "工工工工"),
    "a chapter that names the year of the review": (
        "一、2022年工作回顾\n办案。\n二、2023年任务\n培训。\n三、2022年任务\n普法。",
        "工工计计计计",
    ),
    "a first chapter on the year's work": ("一、2022年工作\n办案。\n二、2023年任务\n培训。", "工工计计"),
    "a later chapter on the next year's work": ("一、做法\n办案。\n二、2023年工作\n培训。", "工工计计"),
    "sections of a mixed chapter": (
        "一、存在的问题及下一步打算\n（一）人少。人员少。\n针对问题，将培训。\n（二）钱少。经费少。\n对此，抓筹措。",
        "缺缺缺计缺缺计",
    ),
    "no remedy outside a mixed chapter": ("一、存在的问题\n人员少。\n对此，抓筹措。", "缺缺缺"),
    "no remedy in the work": ("一、做法\n针对问题，抓好整改。", "工工"),
    "no remedy without chapters": ("办案三件。\n继续抓好培训。", "工工"),
    "a congress within six hundred characters": (
        f"{'某' * 596}各位代表：\n一、2022年工作情况\n办案。\n二、其他\n培训。",
        "引工工计计",
    ),
    "a congress behind them": (
        f"{'某' * 597}各位代表：\n一、2022年工作情况\n办案。\n二、其他\n培训。",
        "引工工工工",
    ),
    "items without titles, which are no chapters": (
        "工作有序。\n现将情况报告如下：\n1.办结案件30件。\n2.办结信访5件。",
        "引引工工",
    ),
    "items without titles where nothing is announced": ("办案有序。\n1.办结案件30件。\n2.办结信访5件。", "工工工"),
    "an item that switches": ("一、推进情况\n一是仍存在一些不足，办结3件。\n二是办结5件。", "工缺工"),
    "a section of shortcomings named like a chapter": ("一、存在的不足\n（一）工作情况\n人少。", "缺缺缺"),
    "what comes before the first item that is a chapter": ("工作有序。\n第一，工作回顾\n办案三件。", "引工工"),
    "what comes before the second chapter and its sections": (
        "办案三件。\n二、做法\n（一）执法\n办案。",
        "工工工工",
    ),
    "all behind an annex": ("一、做法\n办案。\n二、不足\n人少。\n附件：\n名单\n办案。", "工工缺缺尾尾尾"),
    "an annex with chapters of its own": (
        "一、做法\n办案。\n二、不足\n人少。\n附件：\n一、存在的问题\n办案。",
        "工工缺缺尾尾尾",
    ),
    "the name of an annex within a report": ("一、做法\n办案。\n附件：\n名单\n二、不足\n人少。", "工工工工缺缺"),
    "a caption within a report without numbers": (
        "主要做法\n办案三件。\n附表 办案情况\n培训五次。\n存在的不足\n人少事多。\n下一步打算\n再培训。",
        "工工工工缺缺计计",
    ),
    "a caption in a chapter of shortcomings": (
        "主要做法\n办案三件。\n存在的不足\n人少事多。\n附表 人手情况\n缺五人。\n下一步打算\n再培训。",
        "工工缺缺缺缺计计",
    ),
    "words explained within a report": (
        "主要做法\n办案三件。\n名词解释\n甲是乙。\n存在的不足\n人少事多。",
        "工工尾尾缺缺",
    ),
    "a section of shortcomings ends with it": ("一、做法\n1.存在的不足\n人少。\n2.执法\n办案。", "工缺缺工工"),
    "a section of plans in shortcomings": (
        "一、存在的不足\n人少。\n（一）下一步打算\n培训。\n（二）其他\n普法。",
        "缺缺计计缺缺",
    ),
    "items as chapters": ("第一，做法\n办案。\n第二，存在的不足\n人少。", "工工缺缺"),
    "items in chapters, which are none": ("一、做法\n第一，执法\n办案。\n第二，存在的不足\n人少。", "工工工工工"),
    "sentences that switch": (
        "一、推进情况\n但仍存在一些不足：\n人少。\n下一步，将培训。\n过去五年，办案。",
        "工缺缺计工",
    ),
    "no switch in plans": ("一、2023年打算\n但仍存在一些不足。\n培训。", "计计计"),
    "no switch in the preamble": ("下一步，将培训。\n一、做法\n办案。", "引工工"),
    "a leader's chapter": ("一、主要负责人履职情况\n办案。\n二、做法\n办案。", "领领工工"),
}


@pytest.mark.parametrize("name", PARTS)
def test_each_passage_stands_in_a_part(name: str) -> None:
    text, expected = PARTS[name]
    assert "".join(SIGNS[part] for part, _ in parts(reading(text))) == expected


def test_without_a_review_the_year_reported_on_tells_what_is_planned() -> None:
    text = "一、做法\n2022年，将办案。\n二、其他\n2023年，将培训。"
    assert [part for part, _ in parts(reading(text, year=2021))][1] is Part.PLANS
    assert [part for part, _ in parts(reading(text, year=2022))][1] is Part.WORK
    assert [part for part, _ in parts(reading(text, year=2022))][3] is Part.PLANS


def test_the_year_of_the_review_goes_before_the_year_of_the_title() -> None:
    text = "一、2022年工作回顾\n办案。\n二、2023年任务\n培训。"
    assert "".join(SIGNS[part] for part, _ in parts(reading(text, year=2023))) == "工工计计"


TABLES = {
    "below a line on plans": ("下一年度工作计划表\n事项\t时限\n甲事\t六月\n", Part.PLANS),
    "below a line on work": ("本年度工作情况表\n事项\t件数\n甲事\t3件\n", Part.WORK),
    "below a line on shortcomings": ("存在的不足\n事项\t情形\n甲事\t乙\n", Part.SHORTCOMINGS),
    "below a caption with a number and its kind": ("表1：工作安排表\n事项\t时限\n甲事\t六月\n", Part.PLANS),
    "below one of two kinds": ("工作安排一览表\n事项\t时限\n甲事\t六月\n", Part.PLANS),
    "below words that only chapters have": ("总体思路\n事项\t时限\n甲事\t六月\n", Part.PLANS),
    "below words that end otherwise": ("工作安排的由来\n事项\t时限\n甲事\t六月\n", Part.WORK),
    "a row in words that only chapters have": ("事项\t内容\n总体思路\t甲事\n", Part.PLANS),
    "a row with a number in such words": ("事项\t内容\n二、总体思路\t甲事\n", Part.PLANS),
    "a row of a form that plans": ("事项\t内容\n下一年度工作计划\t甲事\n", Part.PLANS),
    "a row of a form that does not": ("事项\t内容\n推进情况\t甲事\n", Part.WORK),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_row_is_of_the_part_that_its_caption_or_its_first_cell_names(name: str) -> None:
    text, part = TABLES[name]
    assert part_of(reading(f"一、推进情况\n全年办案三件。\n{text}"), "甲事") is part
