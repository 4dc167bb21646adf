"""Where one passage ends and the next begins."""

import pytest

from reading_helpers import reading, words

CASES = {
    "a full stop ends a sentence": ("甲事已办。乙事已办。", ["甲事已办。", "乙事已办。"]),
    "a closing quotation mark goes with its sentence": (
        "会议提出“依法办事。”随后散会。",
        ["会议提出“依法办事。”", "随后散会。"],
    ),
    "so do brackets and title marks": (
        "办法已印发（详见附表。）随后施行。",
        ["办法已印发（详见附表。）", "随后施行。"],
    ),
    "a shout within quotation marks ends nothing": ("他说“好！”就走了。", ["他说“好！”就走了。"]),
    "a shout at the end of a paragraph does": ("他说“好！”\n后来走了。", ["他说“好！”", "后来走了。"]),
    "a half-width stop ends a Chinese sentence": ("甲事已办.乙事已办.", ["甲事已办.", "乙事已办."]),
    "the point of a number ends none": ("满意率达99.5%以上。", ["满意率达99.5%以上。"]),
    "a semicolon ends none": ("甲事已办；乙事已办。", ["甲事已办；乙事已办。"]),
    "an item begins a passage": ("要求如下：一是甲；二是乙。", ["要求如下：", "一是甲；", "二是乙。"]),
    "so does a number in brackets": ("任务：（1）甲；（2）乙。", ["任务：", "（1）甲；", "（2）乙。"]),
    "a number that does not count on opens none": ("任务：（3）甲；（7）乙。", ["任务：（3）甲；（7）乙。"]),
}


@pytest.mark.parametrize("name", CASES)
def test_a_text_is_cut_where_its_sentences_end(name: str) -> None:
    text, expected = CASES[name]
    report = reading(text)
    assert [words(report, passage) for passage in report.passages] == expected
