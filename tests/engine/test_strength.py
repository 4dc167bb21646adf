"""How strong a match is, and by what."""

import pytest

from engine.telling import found, told, with_words
from fazhi.model.obligation import Catalogue

GRADES = {
    "an assertion": ("LEAD_001", "抓好甲事。", "assertion", "no_act:"),
    "a measure by its act": ("LEAD_001", "印发甲事文件。", "measure", "verb:印发"),
    "a measure of itself": ("RULES_002", "丁事培训。", "measure", "measure:丁事培训"),
    "a result of itself": ("RULES_001", "零丙事差错。", "result", "outcome:零丙事差错"),
    "a result by its figure": ("LEAD_001", "办理甲事28件。", "result", "figure:28件"),
    "another unit": ("LEAD_001", "办理甲事28份。", "assertion", "no_act:"),
    "a result by its day": ("LEAD_001", "3月5日印发甲事文件。", "result", "date:3月5日"),
    "a result by its outcome": ("LEAD_001", "甲事夺魁。", "result", "outcome:夺魁"),
    "an outcome before the match": ("LEAD_001", "夺魁后抓甲事。", "assertion", "no_act:"),
    "the outcome of the clause behind": ("LEAD_001", "抓好甲事，随即夺魁。", "result", "outcome:夺魁"),
    "a document issued": ("LEAD_001", "颁行《甲事办法》。", "result", "document:颁行"),
    "a figure in the third clause behind": ("LEAD_001", "抓好甲事，一一办，一一看，共28件。", "result", "figure:28件"),
    "one in the fourth": ("LEAD_001", "抓好甲事，一一办，一一看，一一问，共28件。", "assertion", "no_act:"),
    "one behind a semicolon": ("LEAD_001", "抓好甲事；共28件。", "assertion", "no_act:"),
    "one behind another duty": ("LEAD_001", "抓好甲事，抓好丙事，共28件。", "assertion", "no_act:"),
    "one behind a deed of its own": ("LEAD_001", "抓好甲事，召集某会，共28件。", "assertion", "no_act:"),
    "one that stands behind another duty and a figure": ("LEAD_001", "甲事3份、丙事28件。", "assertion", "no_act:"),
    "one of two duties": ("LEAD_001", "抓好甲事和丙事28件。", "result", "figure:28件"),
    "one before another duty": ("LEAD_001", "抓好甲事28件和丙事。", "result", "figure:28件"),
    "figures in turn, the first": ("LEAD_001", "抓好甲事28件、丙事30件。", "result", "figure:28件"),
}  # fmt: skip


@pytest.mark.parametrize("name", GRADES)
def test_a_match_is_graded(six: Catalogue, name: str) -> None:
    duty, text, strength, reason = GRADES[name]
    catalogue = with_words(six, outcome="夺魁", issue="颁行", own_deed="召集")
    assert [(grade, why) for grade, _, why in told(catalogue, text, duty)] == [(strength, reason)]


MENTIONS = {
    "a slogan": ("高度重视甲事。", "mention_only", "高度重视"),
    "an evaluation": ("甲事大幅提升。", "mention_only", "大幅提升"),
    "a ground": ("遵照甲事要求。", "mention_only", "遵照甲事要求"),
    "a title": ("学习《甲事办法》。", "in_title", "《甲事办法》"),
    "a heading": ("（一）甲事\n别的事。", "heading", ""),
}


@pytest.mark.parametrize("name", MENTIONS)
def test_what_only_names_the_duty_is_a_mention(six: Catalogue, name: str) -> None:
    text, shortfall, words = MENTIONS[name]
    catalogue = with_words(six, evaluation_how="大幅", ground="遵照", ground_tail="要求")
    item = found(catalogue, text)["LEAD_001"]
    assert [(near.shortfall.value, near.words) for near in item.near] == [(shortfall, words)]
    assert not item.evidence


def test_an_act_makes_more_of_a_slogan(six: Catalogue) -> None:
    assert told(six, "高度重视甲事，印发甲事文件。", "LEAD_001")[-1][0] == "measure"
    assert told(six, "高度重视并印发甲事文件。", "LEAD_001")[0][0] == "measure"
