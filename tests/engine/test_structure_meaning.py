"""The part each passage stands in, by headings and by wording."""

import pytest

from fazhi.model.report import Part
from fazhi.reading.structure.meaning import caption_meaning, heading_meaning, names_lacks, sentence_meaning
from reading_helpers import part_of, path_of, reading

HEADINGS = [
    ("党政主要负责人履行第一责任人职责、加强法治建设的有关情况", Part.LEADERSHIP),
    ("主要负责人履职情况", Part.LEADERSHIP),
    ("加强组织领导", None),
    ("推进法治政府建设的主要举措和成效", Part.WORK),
    ("2022年工作开展情况", Part.WORK),
    ("工作回顾", Part.WORK),
    ("存在的问题与不足之处", Part.SHORTCOMINGS),
    ("存在的不足和原因", Part.SHORTCOMINGS),
    ("存在问题及原因分析", Part.SHORTCOMINGS),
    ("困难和短板", Part.SHORTCOMINGS),
    ("上年度存在问题整改情况", None),
    ("着力解决群众反映的突出问题", None),
    ("2023年度推进法治政府建设的主要安排", Part.PLANS),
    ("下一步工作打算", Part.PLANS),
    ("明年工作计划", Part.PLANS),
    ("2023年主要工作", Part.PLANS),
    ("2022年主要工作", None),
    ("名词解释", Part.CLOSING),
]


@pytest.mark.parametrize(("title", "part"), HEADINGS, ids=[case[0] for case in HEADINGS])
def test_a_chapter_heading_announces_its_part(title: str, part: Part | None) -> None:
    assert heading_meaning(title, 2022, chapter=True).part is part


@pytest.mark.parametrize("title", ["存在的主要问题及下一步打算", "存在不足与明年计划", "存在的问题和改进措施"])
def test_a_heading_can_announce_shortcomings_and_plans_together(title: str) -> None:
    assert heading_meaning(title, 2022, chapter=True).mixed


@pytest.mark.parametrize(
    "title", ["聚焦短板问题精准施策", "优化营商环境规划", "围绕困难群体做好帮扶", "政府自身建设取得成效"]
)
def test_a_heading_within_a_chapter_keeps_its_part_unless_it_names_another(title: str) -> None:
    assert heading_meaning(title, 2022, chapter=False).part is None


CAPTIONS = [
    ("2022年工作开展情况", Part.WORK),
    ("2021年工作开展情况", None),
    ("工作开展情况", Part.WORK),
    ("2022年统计表", Part.WORK),
    ("2021年统计表", None),
    ("2021年和2022年统计表", None),
    ("统计表", None),
    ("2023年工作计划", Part.PLANS),
    ("2021年存在的不足", Part.SHORTCOMINGS),
    ("重点任务清单", Part.PLANS),
]


@pytest.mark.parametrize(("name", "part"), CAPTIONS, ids=[case[0] for case in CAPTIONS])
def test_the_name_of_a_table_tells_of_work_only_in_the_year_reported_on(name: str, part: Part | None) -> None:
    assert caption_meaning(name, 2022) is part


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("存在的问题", True),
        ("存在的主要问题和不足之处及其原因", True),
        ("存在的主要问题和不足之处及其主要原因", False),
        ("印发文件", False),
    ],
)
def test_the_name_of_the_part_on_shortcomings_has_sixteen_characters_at_most(words: str, named: bool) -> None:
    assert names_lacks(words) is named


OPENINGS = [
    ("下一步，我局将加强学习。", Part.PLANS),
    ("2023年，我们将继续努力。", Part.PLANS),
    ("2022年，我们将任务分解到人。", None),
    ("存在的问题主要是力量薄弱。", Part.SHORTCOMINGS),
    ("同时也要清醒看到，差距依然明显。", Part.SHORTCOMINGS),
    ("但仍存在一些不足：", Part.SHORTCOMINGS),
    ("针对存在问题逐项整改到位。", None),
    ("梳理问题12个。", None),
    ("下一步工作法获评先进。", None),
]


@pytest.mark.parametrize(("sentence", "part"), OPENINGS, ids=[case[0] for case in OPENINGS])
def test_the_opening_of_a_sentence_can_switch_the_part(sentence: str, part: Part | None) -> None:
    assert sentence_meaning(sentence, 2022) is part


def test_a_report_without_headings_is_divided_by_wording() -> None:
    report = reading("2022年，全年办案三件。\n但仍存在一些不足：一是人手紧张；二是宣传不多。\n下一步，我局将加强培训。")
    assert part_of(report, "办案三件") is Part.WORK
    assert part_of(report, "人手紧张") is Part.SHORTCOMINGS
    assert part_of(report, "加强培训") is Part.PLANS


def test_a_name_of_a_part_and_a_colon_heads_it_where_no_chapter_is_numbered() -> None:
    text = "工作开展情况：\n全年办案三件。\n存在的不足：\n人手紧张。\n下一步打算：\n加强培训。"
    report = reading(text)
    told = [part_of(report, phrase) for phrase in ("办案三件", "人手紧张", "加强培训")]
    assert told == [Part.WORK, Part.SHORTCOMINGS, Part.PLANS]
    assert path_of(report, "人手紧张") == ["存在的不足"]


def test_parts_may_stand_in_any_order() -> None:
    report = reading("一、2023年工作打算\n加强培训。\n二、存在的问题\n人手紧张。\n三、工作开展情况\n办案三件。")
    assert part_of(report, "加强培训") is Part.PLANS
    assert part_of(report, "人手紧张") is Part.SHORTCOMINGS
    assert part_of(report, "办案三件") is Part.WORK


def test_a_mixed_chapter_is_told_apart_item_by_item() -> None:
    report = reading(
        "一、工作情况\n办案三件。\n二、存在的问题及下一步打算\n一是宣传偏少。下一步，将多办讲座。\n二是人手紧张。将招录新人。"
    )
    assert part_of(report, "宣传偏少") is Part.SHORTCOMINGS
    assert part_of(report, "多办讲座") is Part.PLANS
    assert part_of(report, "人手紧张") is Part.SHORTCOMINGS
    assert part_of(report, "招录新人") is Part.PLANS


def test_a_mixed_chapter_is_told_apart_by_its_own_headings() -> None:
    report = reading("一、存在问题及明年打算\n（一）存在的问题\n人手紧张。\n（二）明年打算\n充实力量。")
    assert part_of(report, "人手紧张") is Part.SHORTCOMINGS
    assert part_of(report, "充实力量") is Part.PLANS


def test_shortcomings_within_the_work_chapter_end_with_their_section() -> None:
    report = reading(
        "一、工作情况\n（一）执法\n办案三件。但仍存在一些不足：人手紧张。\n（二）普法\n讲座九场。\n二、工作打算\n继续。"
    )
    assert part_of(report, "人手紧张") is Part.SHORTCOMINGS
    assert part_of(report, "讲座九场") is Part.WORK


def test_a_government_work_report_plans_for_the_year_after_the_one_it_reviews() -> None:
    report = reading(
        "各位代表：\n一、2018年工作回顾\n增长有力。\n二、2019年主要工作\n加快发展。\n三、加强自身建设\n依法履职。",
        year=2019,
    )
    assert part_of(report, "增长有力") is Part.WORK
    assert part_of(report, "加快发展") is Part.PLANS
    assert part_of(report, "依法履职") is Part.PLANS


def test_what_stands_before_the_first_chapter_is_the_preamble() -> None:
    report = reading("2022年，各项工作有序。\n一、工作情况\n办案三件。")
    assert part_of(report, "各项工作有序") is Part.PREAMBLE


def test_a_text_that_begins_with_the_second_chapter_has_lost_no_work() -> None:
    assert part_of(reading("全年办案三件。\n二、下一步打算\n继续。"), "办案三件") is Part.WORK


def test_signature_and_date_are_the_closing() -> None:
    report = reading("一、工作情况\n办案三件。\n特此报告。\n高青县司法局\n2023年1月5日")
    assert [part_of(report, phrase) for phrase in ("特此报告", "高青县司法局", "1月5日")] == [Part.CLOSING] * 3


def test_a_glossary_is_no_work() -> None:
    report = reading("一、工作情况\n办案三件。\n名词解释\n1.三项制度：公示、记录、审核。")
    assert part_of(report, "三项制度") is Part.CLOSING


LOOSE = """云州市交通运输局2025年度法治政府建设情况报告

第一，主要做法和成效
（1）抓学习。专题研讨2次。
第二，党政主要负责人履行推进法治建设第一责任人职责情况
局长主持会议4次。
第三，存在的不足
个别处室送审较迟。
第四，2026年工作打算
组织综合演练。
"""


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("专题研讨", Part.WORK),
        ("主持会议", Part.LEADERSHIP),
        ("送审较迟", Part.SHORTCOMINGS),
        ("综合演练", Part.PLANS),
    ],
)
def test_chapters_may_be_numbered_as_items_are(words: str, part: Part) -> None:
    assert part_of(reading(LOOSE), words) is part
    assert part_of(reading(LOOSE.replace("第一，", "①").replace("第二，", "②")), "专题研讨") is Part.WORK
