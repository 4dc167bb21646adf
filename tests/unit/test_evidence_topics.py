"""Words that speak of a duty only where a heading above, or the text before in the paragraph, names its topic."""

import pytest

from fazhi.catalogue import load
from fazhi.evidence import compile_rules
from fazhi.model.evidence import Evidence
from fazhi.output.words.why import reasons
from fazhi.reading import read_text

SEARCHER = compile_rules(load())
TITLE = "云州区人民政府2022年度法治政府建设情况报告\n一、主要举措和成效\n"
DUTY = "DECISION_002"
STEP = "发放问卷6100份。"
FILLING = "本年工作有序推进，各项任务按时间节点完成。" * 13


def found(text: str, obligation: str = DUTY) -> tuple[Evidence, ...]:
    report = read_text(TITLE + text, name="case.txt", unit_kind="county", year=2022)
    return SEARCHER.search(report)[obligation].evidence


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("公交线网优化列入本年度重大决策目录。" + STEP, "标题或上文说到“决策目录”；相隔 3 字"),
        ("公交线网优化列入本年度重大决策目录，" + STEP, "同一句的前文说到“决策目录”；相隔 3 字"),
        ("公交线网优化列入本年度重大决策目录。各单位分工明确。" + STEP, "标题或上文说到“决策目录”；相隔 11 字"),
        ("（一）规范重大行政决策\n一是广泛听取各方声音。" + STEP, "标题或上文说到“重大行政决策”；相隔 "),
    ],
    ids=["sentence before", "clause before", "two sentences before", "heading above"],
)
def test_a_topic_lends_its_subject_to_what_stands_below_it(text: str, told: str) -> None:
    (item,) = [item for item in found(text) if "问卷" in item.terms]
    assert told in reasons(item.reasons, "zh")


@pytest.mark.parametrize(
    "text",
    [
        STEP,
        STEP + "公交线网优化列入本年度重大决策目录。",
        "公交线网优化列入本年度重大决策目录。\n" + STEP,
        "公交线网优化列入本年度重大决策目录。" + FILLING + STEP,
        "（一）规范重大行政决策\n各单位分工明确。\n（二）其他工作\n" + STEP,
    ],
    ids=["no topic", "topic behind", "another paragraph", "too far", "another heading"],
)
def test_where_no_topic_is_at_hand_the_words_speak_of_nothing(text: str) -> None:
    assert not [item for item in found(text) if "问卷" in item.terms]


def test_words_that_another_duty_names_its_subject_with_stay_its_own() -> None:
    text = "公交线网优化列入本年度重大决策目录。规范性文件公开征求意见12次。"
    assert not [item for item in found(text) if item.terms == ("公开征求",)]
    assert [item for item in found(text, "RULES_002") if "征求" in "".join(item.terms)]


@pytest.mark.parametrize(
    ("told", "lent"),
    [("年内制定行政规范性文件3件。", True), ("年内未制定行政规范性文件。", False), ("未制发规范性文件，", False)],
)
def test_of_what_there_was_none_nothing_is_lent(told: str, lent: bool) -> None:
    text = told + "村级三资项目由党委会集体研究，请县人大代表、村民代表列席4次。"
    assert bool([item for item in found(text, "RULES_002") if "代表" in item.terms]) is lent
