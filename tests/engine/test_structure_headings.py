"""Headings without a number, told by their words and their place."""

import pytest

from fazhi.model.report import PassageKind
from reading_helpers import of_kind, reading

BODY = (
    "本年度共办理行政复议案件三十件，均在法定期限内办结，并就发现的问题向有关单位发出建议书，"
    "督促其规范执法行为、改进工作方式。全部落实。"
)
SHORT = BODY[-59:]

CASES = {
    "a short line over a long paragraph": (f"{BODY}\n依法行政\n{BODY}", "依法行政", True),
    "not over a short one": (f"{BODY}\n依法行政\n{SHORT}", "依法行政", False),
    "three characters are too few": (f"{BODY}\n依法办\n{BODY}", "依法办", False),
    "30 characters": (f"{BODY}\n{'依法' * 15}\n{BODY}", "依法" * 15, True),
    "31 are too many": (f"{BODY}\n{'依法' * 15}办\n{BODY}", "依法" * 15 + "办", False),
    "a line with a figure tells of something": (f"{BODY}\n办结3件\n{BODY}", "办结3件", False),
    "a line with a stop is a sentence": (f"{BODY}\n依法行政。\n{BODY}", "依法行政。", False),
    "words that announce a part": (f"{BODY}\n存在的问题和不足\n力量不足。", "存在的问题和不足", True),
    "but not at the very end": (f"{BODY}\n存在的问题和不足", "存在的问题和不足", False),
    "an annex": (f"{BODY}\n附件：\n名单", "附件：", True),
}


@pytest.mark.parametrize("name", CASES)
def test_a_line_without_a_number_is_a_heading_by_its_place(name: str) -> None:
    text, line, heading = CASES[name]
    assert (line in of_kind(reading(text), PassageKind.HEADING)) is heading
