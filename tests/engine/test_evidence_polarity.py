"""Whether a match tells of a deed of the unit: denied, answered in a form, done by others, or left open."""

from dataclasses import replace

import pytest

from engine.polarity_words import POLAR
from engine.telling import found, sentence, told, with_words
from fazhi.evidence.polarity import denied_at
from fazhi.model.obligation import Cadence, Catalogue


def of_event(six: Catalogue) -> Catalogue:
    """The duties as such that arise with an event."""
    return replace(six, obligations=tuple(replace(duty, cadence=Cadence.EVENT) for duty in six.obligations))


def says(six: Catalogue, text: str) -> list[str]:
    """What a text says of 甲事: polarity and the words that say so, or what it falls short of and by which words."""
    item = found(with_words(six, **POLAR), text)["LEAD_001"]
    lacks = ("lack", "promise")
    shown = [
        " ".join([one.polarity.value, *(str(why) for why in one.reasons if why.kind.value in lacks)])
        for one in item.evidence
    ]
    return shown + [f"{near.shortfall.value} {near.words}" for near in item.near]


DENIED = {
    "in its clause": ("尚未建立甲事。", ["admitted lack:尚未建立甲"]),
    "by the clause behind": ("甲事，尚未。", ["admitted lack:尚未"]),
    "by the clause behind, with its verb": ("甲事，全年未完成。", ["admitted lack:全年未完成"]),
    "behind a colon": ("甲事：尚未建立。", ["admitted lack:尚未建立"]),
    "by a number that counts nothing": ("甲事，合计为零。", ["admitted lack:合计为零"]),
    "by a number, of what was done": ("组织甲事，0件。", ["admitted lack:0件"]),
    "not one of what was done": ("组织甲事，一次未。", ["admitted lack:一次未"]),
    "not one, in digits": ("组织甲事，1次未完成。", ["admitted lack:1次未完成"]),
    "behind what was done": ("组织甲事，尚未。", ["done"]),
    "behind what is said to be done": ("已有甲事，尚未。", ["done"]),
    "behind what is counted": ("甲事3件，尚未。", ["done"]),
    "behind a number, by a number": ("甲事3件，合计为零。", ["done"]),
    "behind what is bad": ("甲事事故，尚未。", ["done"]),
    "behind work on what is bad": ("整治甲事事故，尚未。", ["admitted lack:尚未"]),
    "behind a semicolon": ("甲事；尚未建立。", ["done"]),
    "in a clause behind with an object": ("甲事，未覆盖乡镇。", ["done"]),
    "in a clause behind, not of it": ("甲事，培训0场。", ["done"]),
    "two clauses behind": ("甲事，抓好，尚未。", ["done"]),
    "of something else before it": ("方案未建立但有甲事。", ["done"]),
}


@pytest.mark.parametrize("name", DENIED)
def test_what_was_not_done_is_admitted(six: Catalogue, name: str) -> None:
    text, expected = DENIED[name]
    assert says(six, text) == expected


def test_the_words_of_a_rule_that_hold_the_denial_are_not_denied_by_it(six: Catalogue) -> None:
    catalogue = with_words(six, **(POLAR | {"deny": "零"}))
    (item,) = found(catalogue, "零丙事差错。")["RULES_001"].evidence
    assert item.polarity.value == "done"
    (item,) = found(catalogue, "零印发，零丙事差错。")["RULES_001"].evidence
    assert item.polarity.value == "done"


EVENTS = {
    "none arose": ("没有制发文件甲事文件。", ["done"]),
    "it was not done": ("没有印发甲事文件。", ["admitted lack:没有印发甲"]),
    "an item that asks for occasions": ("行政复议甲事：否。", ["done"]),
    "an item that asks for a deed": ("甲事公开：否。", ["admitted lack:甲事公开：否"]),
    "the same item with boxes": ("行政复议甲事：□是 ☑否", ["admitted lack:否"]),
}


@pytest.mark.parametrize("name", EVENTS)
def test_that_no_occasion_arose_is_an_answer_for_a_duty_of_events(six: Catalogue, name: str) -> None:
    text, expected = EVENTS[name]
    assert says(of_event(six), text) == expected


def test_that_no_occasion_arose_is_none_for_a_duty_of_every_year(six: Catalogue) -> None:
    assert says(six, "没有制发文件甲事文件。") == ["admitted lack:没有制发文"]
    assert says(six, "行政复议甲事：否。") == ["admitted lack:行政复议甲事：否"]


FORMS = {
    "yes": ("甲事：是。", ["done"]),
    "no": ("甲事：否。", ["admitted lack:甲事：否"]),
    "not yet": ("甲事：推进中。", ["planned promise:推进中"]),
    "a box ticked": ("☑甲事 □乙事。", ["done"]),
    "a box left": ("□甲事 ☑乙事。", ["admitted lack:□"]),
    "boxes behind a question": ("甲事：□是 ☑否", ["admitted lack:否"]),
    "a column of problems": ("事项\t问题\n评查\t甲事", ["admitted lack:问题"]),
    "a column of plans": ("事项\t计划\n评查\t甲事", ["planned promise:计划"]),
    "a status in its row": ("事项\t内容\t情况\n评查\t甲事\t未完成", ["admitted lack:未完成"]),
    "a question without an answer": ("是否印发甲事：", ["blank 是否"]),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_says_of_its_items_whether_they_were_done(six: Catalogue, name: str) -> None:
    text, expected = FORMS[name]
    assert says(six, text) == expected


RESERVED = {
    "a number left open": ("甲事X次。", ["blank X次"]),
    "one in a clause it counts by": ("甲事，抓好，办X次。", ["blank X次"]),
    "one at the beginning": ("X次甲事。", ["blank X次"]),
    "another letter": ("甲事N次。", ["blank N次"]),
    "one behind a colon": ("甲事：X次。", ["blank X次"]),
    "one in the second clause behind a colon": ("甲事：抓好，X次。", ["done"]),
    "one before it in its clause": ("办X次甲事3件。", ["blank X次"]),
    "one in the clause before": ("办X次，甲事3件。", ["done"]),
    "one at the head of its clause": ("抓好，X次甲事。", ["blank X次"]),
    "one behind a semicolon": ("甲事；办X次。", ["done"]),
    "another unit": ("上级组织甲事。", ["others_deed 上级"]),
    "another unit, in the clause before": ("上级组织，抓好甲事。", ["others_deed 上级"]),
    "told to others": ("单位应当抓好甲事。", ["told_to_others 单位应当"]),
    "told to others, who did it": ("单位已应当抓好甲事。", ["done"]),
    "before what is told to others": ("甲事要求各镇抓好。", ["done"]),
    "before and behind what is told to others": ("甲事要求各镇甲事。", ["done"]),
    "behind what is told to others": ("要求各镇甲事。", ["told_to_others 要求各镇"]),
    "meant": ("旨在甲事。", ["supposed 旨在"]),
    "before what is meant": ("甲事旨在抓好。", ["done"]),
    "supposed": ("如果甲事。", ["supposed 如果"]),
}


@pytest.mark.parametrize("name", RESERVED)
def test_what_others_do_and_what_is_left_open_is_no_evidence(six: Catalogue, name: str) -> None:
    text, expected = RESERVED[name]
    assert says(six, text) == expected


def test_not_one_may_be_bad_by_the_words_of_the_duty_itself(six: Catalogue) -> None:
    catalogue = with_words(six, **(POLAR | {"bad_outcome": "甲事"}))
    assert told(catalogue, "没有一件甲事。", "LEAD_001") == [("result", "没有一件甲事", "outcome:没有一件甲事")]


GRADES = {
    "not one of them bad": ("没有一件甲事被撤销。", ("result", "outcome:没有一件甲事被撤销")),
    "not one of them bad, with an act": ("没有一件印发甲事被撤销。", ("measure", "verb:印发")),
    "an act, and not one of them bad": ("已印发文件没有一件甲事被撤销。", ("result", "outcome:没有一件甲事被撤销")),
    "not one of something before it": ("没有一件被撤销的甲事。", ("assertion", "no_act:")),
    "not one of something behind it": ("甲事没有一件被撤销。", ("assertion", "no_act:")),
    "a bare yes to an act": ("印发甲事：是。", ("assertion", "answer:是")),
    "a yes with a particular": ("印发甲事：是，3次。", ("measure", "verb:印发")),
    "no bare yes": ("印发甲事：推进中。", ("measure", "verb:印发")),
    "a bare yes to a figure": ("甲事3件：是。", ("result", "figure:3件")),
    "a bare yes to an assertion": ("抓好甲事：是。", ("assertion", "no_act:")),
}


@pytest.mark.parametrize("name", GRADES)
def test_polarity_raises_and_lowers_a_grade(six: Catalogue, name: str) -> None:
    text, expected = GRADES[name]
    assert [(grade, why) for grade, _, why in told(with_words(six, **POLAR), text, "LEAD_001")] == [expected]


LENT = {
    "a denial": ("抓好甲事。其中3件未印发。", "admitted"),
    "a status": ("抓好甲事。其中3件：推进中。", "planned"),
    "a yes": ("抓好甲事。其中3件：是。", "done"),
    "nothing": ("抓好甲事。其中3件。", "done"),
}


@pytest.mark.parametrize("name", LENT)
def test_a_figure_that_is_lent_its_subject_is_read_like_any(six: Catalogue, name: str) -> None:
    text, polarity = LENT[name]
    assert [item.polarity.value for item in found(with_words(six, **POLAR), text)["LEAD_001"].evidence] == [
        "done", polarity,
    ]  # fmt: skip


BY_ITSELF = {
    "the first of two denials": ("尚未印发，没有办成。", 0, "尚未印发"),
    "of two in one clause the first": ("尚未印发且没有培训。", 0, "尚未印发且"),
    "in the second clause": ("印发文件，没有培训。", 1, "没有培训"),
    "none": ("印发文件，没有培训。", 0, None),
    "an answer": ("印发文件：否。", 0, "印发文件：否"),
    "an answer of yes": ("印发文件：是。", 0, None),
}


@pytest.mark.parametrize("name", BY_ITSELF)
def test_what_is_denied_in_a_clause_of_no_match(six: Catalogue, name: str) -> None:
    text, number, words = BY_ITSELF[name]
    denied = denied_at(sentence(six, text, **POLAR), number)
    assert (denied.words if denied else None) == words
