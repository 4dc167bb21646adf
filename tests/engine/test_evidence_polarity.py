"""Whether a match tells of a deed of the unit: denied, answered in a form, done by others, or left open."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from engine.polarity_words import POLAR
from engine.telling import found, sentence, told, with_words
from fazhi.evidence.polarity import denied_at
from fazhi.model.obligation import Cadence, Catalogue


def of_event(six: Catalogue) -> Catalogue:
    """The duties as such that arise with an event."""
    return replace(six, obligations=tuple(replace(duty, cadence=Cadence.EVENT) for duty in six.obligations))


def says(six: Catalogue, text: str, words: Mapping[str, str] = POLAR) -> list[str]:
    """What a text says of 甲事: polarity and the words that say so, or what it falls short of and by which words."""
    item = found(with_words(six, **words), text)["LEAD_001"]
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
    "in a clause behind with an object": ("甲事，未覆盖乡镇。", ["admitted lack:未覆盖乡"]),
    "in a clause behind, with a nought": ("甲事，培训0场。", ["admitted lack:0场"]),
    "two clauses behind": ("甲事，抓好，尚未。", ["admitted lack:尚未"]),
    "behind a deed of its own": ("甲事，印发文件，尚未。", ["done"]),
    "behind a number of its own": ("甲事，办了3件，尚未。", ["done"]),
    "behind words that something was done": ("甲事，已办而未完成。", ["done"]),
    "behind a number, after a colon": ("甲事3件：尚未。", ["done"]),
    "behind what is done, after a colon": ("甲事已办：尚未。", ["done"]),
    "of what one deals with": ("甲事，未落实的点名。", ["done"]),
    "of what is bad": ("甲事：无一推诿。", ["done"]),
    "by nobody": ("甲事：没有单位设立。", ["admitted lack:没有单位设"]),
    "of an occasion, which a duty of every year has": ("甲事：没有制发文件。", ["admitted lack:没有制发文"]),
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


BESIDE = POLAR | {
    "demand": "提出",
    "demand_from": "来函",
    "listed_behind": "下列",
    "all_else": "其他 均",
    "besides": "还",
    "should_alone": "应当",
    "should_not": "应当事人",
    "took_part": "参加",
    "held": "召开",
    "meeting_held": "现场会",
    "end_verb": "规范",
    "thing_unit": "件 名",
    "only": "只有",
    "lack": "走样",
    "that_matter": "这件事",
    "not_that": "而非",
    "not_merely": "仅仅",
    "made_up_for": "补办",
    "quota": "不少于",
    "called_off": "取消 改期",
    "may": "可以",
    "mean_to": "拟",
    "mean_to_not": "拟定",
    "meant_deed": "举办",
    "kept_up": "停",
    "these_items": "三项",
    "time_head": "本年度 目前",
}
SIGNED = "注：△为已完成，▽为未完成。\n"
SAID_BESIDE = {
    "what somebody above asks for": ("来函提出，评查案卷，办理甲事。", ["told_to_others 提出"]),
    "what somebody above asks for, and was met": ("来函提出评查案卷，我县办理甲事。", ["done"]),
    "whether it can be done, answered with yes": ("是否能够办理甲事：是。", ["done"]),
    "whether it can be done, answered otherwise": ("是否能够办理甲事：三件。", ["supposed 能够"]),
    "what others do, who ask for nothing": ("邻县评查案卷，办理甲事。", ["others_deed 邻县"]),
    "a list denied at its head": ("下列事项未开展：甲事。", ["admitted lack:未开展"]),
    "a later item of it": ("下列事项未开展：乙事，甲事。", ["admitted lack:未开展"]),
    "an item with a number": ("下列事项未开展：一是乙事；二是甲事。", ["admitted lack:未开展"]),
    "an item of a paragraph that announces no list": ("三个事项未开展：一是乙事；二是甲事。", ["done"]),
    "an item of a list without a colon": ("下列事项未开展一是乙事；二是甲事。", ["done"]),
    "an item of a list announced anew": ("下列事项未开展：一是下列各项；二是甲事。", ["admitted lack:下列事项未开展"]),
    "no list": ("办案未开展：甲事。", ["done"]),
    "a list that is not denied": ("下列事项已开展：甲事。", ["done"]),
    "a list whose head goes on": ("下列事项未开展，办案：甲事。", ["done"]),
    "a list in the sentence before": ("下列事项未开展。甲事。", ["done"]),
    "left out of all that was done": ("除甲事外，其他工作已完成。", ["admitted lack:除甲事外"]),
    "left out of what was done besides": ("除甲事外，还完成其他工作。", ["done"]),
    "left out of what was not done": ("除甲事外，其他工作未完成。", ["admitted lack:未完成"]),
    "left out of what lacks": ("除甲事外，其他工作走样。", ["admitted lack:走样"]),
    "left out before a semicolon": ("除甲事外；其他工作已完成。", ["done"]),
    "not left out": ("甲事，其他工作已完成。", ["done"]),
    "what should be, behind a comma": ("甲事，应当由单位完成。", ["told_to_others 应当"]),
    "what should be, behind a colon": ("甲事：应当由单位完成。", ["told_to_others 应当"]),
    "what should be, behind a semicolon": ("甲事；应当由单位完成。", ["done"]),
    "what should be of a deed": ("印发甲事文件，应当由单位完成。", ["done"]),
    "what should be of a number": ("甲事3件，应当由单位完成。", ["done"]),
    "those concerned": ("甲事，应当事人请求办理。", ["done"]),
    "another's meeting": ("参加市局召开的甲事现场会。", ["others_deed 市局"]),
    "another's meeting behind it": ("甲事，参加市局召开的现场会。", ["done"]),
    "another's meeting before it": ("参加市局召开的现场会，甲事办结。", ["done"]),
    "the end of another deed": ("为规范甲事，印发文件。", ["supposed 为规范"]),
    "the same at length": ("为了规范甲事，印发文件。", ["supposed 为了规范"]),
    "an end alone": ("为规范甲事。", ["done"]),
    "an end with a number": ("为规范甲事3件，印发文件。", ["done"]),
    "behind the end of it": ("为规范别的，甲事印发。", ["done"]),
    "things counted and not dealt with": ("甲事文件5件未印发。", ["admitted lack:未印发"]),
    "how often it was": ("甲事5次未印发。", ["done"]),
    "things done": ("甲事已办5件未印发。", ["done"]),
    "a denial denied": ("没有一件甲事不公开。", ["done"]),
    "not one of what is told behind": ("没有一件甲事公开。", ["admitted lack:没有一件甲"]),
    "what is said of that matter": ("甲事做了，这件事走样。", ["admitted lack:走样"]),
    "what is denied of that matter": ("印发甲事3件，这件事未办。", ["admitted lack:未办"]),
    "what is denied of another": ("印发甲事3件，那件事未办。", ["done"]),
    "what it was not": ("组织的是会议而非甲事。", ["admitted lack:而非甲事"]),
    "what it was not merely": ("而非仅仅甲事。", ["done"]),
    "what it was, and not something else": ("甲事而非乙事。", ["done"]),
    "how many there must be": ("甲事不少于3件。", ["told_to_others 不少于"]),
    "how many there must be, behind a deed": ("印发文件，甲事不少于3件。", ["done"]),
    "put off and made up for": ("甲事未完成，改期，八月补办。", ["done"]),
    "put off alone": ("甲事未完成，改期，八月开会。", ["admitted lack:未完成"]),
    "put off and made up for, in another sentence": ("甲事未完成，改期；八月补办。", ["admitted lack:未完成"]),
    "made up for, and not": ("甲事改期，八月未补办。", ["admitted lack:未补办"]),
    "under way still": ("甲事，目前还在酝酿。", ["planned promise:目前还在酝酿"]),
    "under way still, behind a number": ("甲事3件，还在酝酿。", ["done"]),
    "what may be done": ("可以先举办甲事。", ["supposed 可以先举办"]),
    "what may be": ("可以甲事。", ["done"]),
    "what is meant": ("拟举办甲事。", ["planned promise:拟举办"]),
    "what is meant to be done with it": ("拟把甲事列入清单。", ["planned promise:拟把甲事列入清单"]),
    "what was drawn up": ("拟定甲事举办清单。", ["done"]),
    "not one of them": ("印发甲事3件，一件也未办。", ["admitted lack:一件也未办"]),
    "not one that ended": ("印发甲事3件，一件也未停。", ["done"]),
    "not one bad": ("印发甲事3件，一件未被撤销。", ["done"]),
    "only nought": ("甲事，只有0件。", ["admitted lack:只有0件"]),
    "nought of all of them": ("甲事，三项为零。", ["admitted lack:三项为零"]),
    "the mark of an item": ("【未完成】甲事。", ["admitted lack:未完成】"]),
    "words in brackets before it": ("（未完成）甲事。", ["admitted lack:未完成"]),
    "what it was not, in brackets of its own": ("【甲事】未完成。", ["admitted lack:未完成"]),
    "the label of a box that is not ticked": ("☑已开展甲事 □未开展甲事", ["done"]),
    "a denial before boxes": ("未开展甲事 ☑是□否", ["admitted lack:未开展甲"]),
    "only what is promised, behind a colon": ("甲事：拟举办。", ["planned promise:拟举办"]),
    "what is promised and what was denied, behind a colon": ("甲事：拟举办，没有印发。", ["admitted lack:没有印发"]),
    "no ticked beside a stroke": ("甲事（是/否√）。", ["admitted lack:否"]),
    "yes ticked beside a stroke": ("甲事（是√/否）。", ["done"]),
    "what came of it in brackets": ("甲事（未完成）、乙事（已完成）。", ["admitted lack:未完成"]),
    "no points": ("甲事得0分。", ["admitted lack:得0分"]),
    "a symbol that a line explains": (f"{SIGNED}▽甲事；△乙事", ["admitted lack:▽"]),
    "a symbol of another item": (f"{SIGNED}▽乙事；△甲事", ["done"]),
    "a symbol in brackets behind its item": (f"{SIGNED}△乙事；甲事（▽）；丙事", ["admitted lack:▽"]),
    "no symbol": (f"{SIGNED}甲事", ["done"]),
}


@pytest.mark.parametrize("name", SAID_BESIDE)
def test_what_stands_beside_says_whether_it_was_done(six: Catalogue, name: str) -> None:
    text, expected = SAID_BESIDE[name]
    assert says(six, text, BESIDE) == expected


NOUGHTS = {
    "in a column of no year": ("数量", ["admitted lack:0件"]),
    "in this year's column": ("2022年", ["admitted lack:0件"]),
    "in the year before's": ("2021年", ["other_period 2021年"]),
    "in last year's": ("上年", ["other_period 上年"]),
    "in the next year's": ("2023年", ["done"]),
}


@pytest.mark.parametrize("name", NOUGHTS)
def test_a_nought_is_of_the_year_of_its_column(six: Catalogue, name: str) -> None:
    head, expected = NOUGHTS[name]
    assert says(six, f"事项\t{head}\n组织甲事\t0件") == expected


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
    "one in the second clause behind a colon": ("甲事：抓好，X次。", ["blank X次"]),
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
    "looked into": ("检查是否抓好甲事。", ["supposed 检查是否抓好"]),
    "looked into, with a figure": ("检查是否抓好甲事3件。", ["done"]),
    "looked into, of another thing": ("检查是否抓好甲事的某某。", ["done"]),
    "looked into far before": ("检查是否抓好某某甲事。", ["done"]),
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
    "not one without it": ("没有一件未经甲事。", ("result", "outcome:没有一件未经")),
    "not one without something behind it": ("抓好甲事没有一件未经公开。", ("assertion", "no_act:")),
    "a bare yes to an act": ("印发甲事：是。", ("assertion", "answer:是")),
    "a yes with a particular": ("印发甲事：是，3次。", ("measure", "verb:印发")),
    "no bare yes": ("印发甲事：推进中。", ("measure", "verb:印发")),
    "a bare yes to a figure": ("甲事3件：是。", ("result", "figure:3件")),
    "a yes to a question with a figure of the duty": ("是否抓好甲事？是，3件。", ("result", "figure_beside:3件")),
    "a yes to a question with another figure": ("是否抓好甲事？是，3次。", ("assertion", "no_act:")),
    "a bare yes to an assertion": ("抓好甲事：是。", ("assertion", "no_act:")),
    "a bare yes to a mere name": ("《甲事》：是。", ("assertion", "answer:是")),
    "the number of the duty in its row": ("事项\t数量（件）\n抓好甲事\t3", ("result", "figure_beside:3件")),
    "a number of nothing in its row": ("事项\t数量\n抓好甲事\t3", ("assertion", "no_act:")),
}


@pytest.mark.parametrize("name", GRADES)
def test_polarity_raises_and_lowers_a_grade(six: Catalogue, name: str) -> None:
    text, expected = GRADES[name]
    words = POLAR | {"not_undergone": "未经"}
    assert [(grade, why) for grade, _, why in told(with_words(six, **words), text, "LEAD_001")] == [expected]


LEFT_OUT = {
    "behind a comma": ("各项工作均已完成，甲事除外。", ["admitted lack:甲事除外"]),
    "behind a semicolon": ("各项工作均已完成；甲事除外。", ["admitted lack:甲事除外"]),
    "in brackets": ("各项工作均已完成（印发甲事除外）。", ["admitted lack:印发甲事除外）"]),
    "in brackets behind it": ("均已完成甲事（乙事除外）。", ["done"]),
    "of what was not all": ("各项工作已完成，甲事除外。", ["done"]),
    "of nothing told": ("甲事除外。", ["done"]),
}


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_is_left_out_of_all_that_was_done_was_not_done(six: Catalogue, name: str) -> None:
    text, expected = LEFT_OUT[name]
    assert says(six, text, BESIDE | {"except_end": "除外"}) == expected


FAR_BEHIND = {
    "what others should do": ("乙事抓好，单位应当公开办法。", ["told_to_others 单位应当"]),
    "what was done as it should be": ("乙事抓好，已应当公开办法。", ["done"]),
}


@pytest.mark.parametrize("name", FAR_BEHIND)
def test_the_clause_in_which_a_match_ends_may_say_what_should_be(six: Catalogue, name: str) -> None:
    text, expected = FAR_BEHIND[name]
    item = found(with_words(six, **POLAR), text)["LEAD_002"]
    done = [one.polarity.value for one in item.evidence]
    assert done + [f"{near.shortfall.value} {near.words}" for near in item.near] == expected


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


NAMED = {
    "what was not done": ("未完成事项：\n甲事抓好。", ["admitted lack:未完成事项"]),
    "what was not done, in two characters": ("未办：\n甲事抓好。", ["admitted lack:未办"]),
    "two characters that do not begin with the denial": ("办未：\n甲事抓好。", ["done"]),
    "one character": ("否：\n甲事抓好。", ["done"]),
    "what was done": ("已完成事项：\n甲事抓好。", ["done"]),
    "a class of what was not done": ("第二类：未完成\n甲事抓好。", ["admitted lack:第二类：未完成"]),
    "a class of what was done, behind another": ("第二类：未完成\n乙事。\n第一类：已完成\n甲事抓好。", ["done"]),
    "a class of something else": ("第二类：某某\n甲事抓好。", ["done"]),
    "a heading": ("（一）未完成\n甲事抓好。", ["admitted lack:未完成"]),
    "a heading below which another begins": ("（一）未完成\n乙事。\n（二）某某\n甲事抓好。", ["done"]),
    "a label above which a chapter begins": ("未完成事项：\n二、其他工作\n甲事抓好。", ["done"]),
    "words before a colon": ("未完成：甲事。", ["admitted lack:未完成"]),
    "words before a colon of what was done": ("已完成：甲事。", ["done"]),
}


@pytest.mark.parametrize("name", NAMED)
def test_a_label_or_a_heading_says_of_all_below_it_whether_it_was_done(six: Catalogue, name: str) -> None:
    text, expected = NAMED[name]
    assert says(six, text, POLAR | {"answer_no": "否 没有 未完成 未办 办未", "name_class": "类"}) == expected
