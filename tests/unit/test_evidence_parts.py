"""Duties to have a part, judged from title, announcement, headings and the text as a whole."""

import pytest

from fazhi.catalogue import load
from fazhi.evidence import compile_rules
from fazhi.model.evidence import Found, Shortfall, Strength
from fazhi.output.words.why import reasons, shortfall
from fazhi.reading import read_text

SEARCHER = compile_rules(load())
LAW = "我局坚持依法行政，完善机制。法制审核由专人负责，办理合法性审查30件。开展行政执法培训2次。组织普法活动4场。"
OTHER = "全年新建道路30公里。改造管网12公里。新增绿地5公顷。完成投资8亿元。粮食产量稳定。游客增长一成。" * 6
CHAPTERS = "一、做了哪些事\n{}\n二、哪里没做好\n执法人手不够，原因是编制少。\n三、明年想做什么\n开展行政执法培训6期。\n"
TITLE = "云岭县司法局2023年度法治政府建设情况报告\n"


def found(text: str, duty: str) -> Found:
    report = read_text(text, name="case.txt", unit_kind="department", year=2023)
    return SEARCHER.search(report)[duty]


@pytest.mark.parametrize("duty", ["REPORT_001", "REPORT_004"])
def test_a_text_without_a_title_that_speaks_of_the_law_throughout_has_its_parts(duty: str) -> None:
    (item,) = found(CHAPTERS.format(LAW), duty).evidence
    assert item.strength is Strength.MEASURE
    assert "全文都说到" in reasons(item.reasons, "zh")
    assert "the whole text" in reasons(item.reasons, "en")


def test_a_text_that_speaks_of_the_law_in_one_paragraph_has_none_and_shows_the_chapter() -> None:
    result = found(CHAPTERS.format(OTHER + LAW), "REPORT_001")
    assert result.evidence == ()
    (near,) = result.near
    assert near.shortfall is Shortfall.OTHER_SUBJECT
    assert "法治政府建设" in shortfall(near, "zh")


@pytest.mark.parametrize(
    "head",
    [
        "县人民政府：\n现将本年度法治政府建设情况报告如下：\n",
        "2023年依法行政工作总结\n",
        "一、推进法治政府建设的主要举措和成效\n有序推进。\n",
    ],
    ids=["announcement", "title", "heading of another chapter"],
)
def test_one_place_that_names_the_matter_is_enough(head: str) -> None:
    assert found(head + CHAPTERS.format(OTHER), "REPORT_004").evidence


LEADERS = {
    "chair and hear": ("局长主持会议三次听取法治工作汇报，作出批示2件。", Strength.MEASURE),
    "a name and a time before": ("年内，局党组书记赵某带队调研行政执法2次。", Strength.MEASURE),
    "who answers": ("主要负责人扛起法治建设第一责任人职责，同谋划、同推进。", Strength.ASSERTION),
    "the heading names the matter": ("（一）压实法治建设责任。局长三次听取汇报，当场拍板。", Strength.MEASURE),
}


@pytest.mark.parametrize("name", LEADERS)
def test_what_the_leader_did_counts_from_a_paragraph(name: str) -> None:
    sentence, strength = LEADERS[name]
    (item,) = found(TITLE + f"一、主要举措和成效\n{sentence}\n二、存在的不足\n人手不够。\n", "REPORT_003").evidence
    assert item.strength is strength
    assert "没有单列一部分" in reasons(item.reasons, "zh")


NOBODY = {
    "a deputy": "副局长主持会议三次听取法治工作汇报。",
    "one in charge of a field": "分管负责人、副书记听取法治工作汇报3次。",
    "leaders of others": "组织各镇街主要负责人开展述法12人次，推进法治建设。",
    "one reported to": "向县委书记汇报法治工作2次，听取意见。",
    "a first secretary": "驻村第一书记宣讲法治故事30场。",
    "a hotline": "市长热线听取群众法治诉求300件。",
    "another matter": "局长主持会议三次听取招商汇报。",
    "a promise": "下一步，局长主持会议听取法治工作汇报。",
    "last year": "2022年，局长主持会议三次听取法治工作汇报。",
    "nobody": "主持会议三次听取法治工作汇报。",
}


@pytest.mark.parametrize("name", NOBODY)
def test_what_others_did_or_what_is_of_another_matter_or_year_does_not(name: str) -> None:
    assert found(TITLE + f"一、主要举措和成效\n{NOBODY[name]}\n", "REPORT_003").evidence == ()


def test_a_part_of_its_own_goes_before_paragraphs() -> None:
    text = TITLE + (
        "一、主要举措和成效\n局长主持会议三次听取法治工作汇报。\n"
        "二、主要负责人履行第一责任人职责情况\n局长作出批示2件，召开专题会1次。\n"
    )
    (item,) = found(text, "REPORT_003").evidence
    assert item.part == "leadership"


COUNTED = {
    "visits and cases": ("局长带头学法用法，3次到基层大队调研，主持审议重大执法案件8件。", Strength.MEASURE),
    "nothing": ("局长带头学法用法，高度重视法治建设，始终把法治建设摆在重要位置。", Strength.ASSERTION),
    "a year and an ordinal": ("2022年以来，局长高度重视党的二十大精神，认真落实第3号文件要求。", Strength.ASSERTION),
}


@pytest.mark.parametrize("name", COUNTED)
def test_what_leaders_did_is_concrete_where_it_is_counted(name: str) -> None:
    sentence, strength = COUNTED[name]
    text = TITLE + f"一、主要举措和成效\n开展执法培训。\n二、主要负责人履行第一责任人职责情况\n{sentence}\n"
    (item,) = found(text, "REPORT_003").evidence
    assert item.strength is strength


@pytest.mark.parametrize(
    "head",
    ["发布时间：2024-03-05 来源：县司法局\n", "索引号：1137\n公开日期：2024年3月5日\n", "| 发布日期 | 2024-03-05 |\n"],
)
def test_the_day_of_publication_in_the_page_head_shows_that_the_report_is_public(head: str) -> None:
    text = head + TITLE + CHAPTERS.format(LAW)
    (item,) = found(text, "REPORT_006").evidence
    assert item.strength is Strength.RESULT
    assert text[item.start : item.end].startswith("2024")
    assert "2024" in reasons(item.reasons, "zh")


@pytest.mark.parametrize("head", ["更新时间：2024-03-05\n", "成文日期：2024-03-05\n", "发布时间：无\n", ""])
def test_another_day_in_the_page_head_does_not(head: str) -> None:
    assert found(head + TITLE + CHAPTERS.format(LAW), "REPORT_006").evidence == ()


def test_the_sentence_that_announces_to_the_public_counts_in_the_introduction() -> None:
    text = TITLE + "现将我局本年度法治政府建设情况公布如下。\n" + CHAPTERS.format(LAW)
    assert found(text, "REPORT_006").evidence


def test_a_deed_in_the_introduction_counts_and_its_phrases_do_not() -> None:
    award = "我局获评全省法治政府建设示范单位。现将有关情况报告如下：\n"
    phrase = "全面推进依法行政，扎实落实法治政府建设规划。现将有关情况报告如下：\n"
    assert [item.part for item in found(TITLE + award + CHAPTERS.format(LAW), "LEAD_010").evidence] == ["preamble"]
    for duty in ("LEAD_004", "LEAD_005"):
        assert found(TITLE + phrase + CHAPTERS.format(LAW), duty).evidence == ()
