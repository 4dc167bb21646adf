"""Forms and check lists: what an answer, a bracket or a box says of an item."""

import pytest

from engine.polarity_words import POLAR
from engine.telling import sentence
from fazhi.evidence.form_words import Answer
from fazhi.evidence.forms import answer, boxed, boxes, points, slashed, status_of, unanswered
from fazhi.model.evidence import Polarity
from fazhi.model.obligation import Catalogue

DONE, PLANNED, ADMITTED = Polarity.DONE, Polarity.PLANNED, Polarity.ADMITTED
YES, OPEN = Answer(DONE, "是", bare=True), Answer(PLANNED, "推进中")
LONG = "一二三四五六七八九十甲"

ANSWERS = {
    "yes": ("印发文件：是。", YES),
    "no, with its item": ("印发文件：否。", Answer(ADMITTED, "印发文件：否")),
    "no, with a note": ("文件：否（未批）。", Answer(ADMITTED, "文件：否（未批）")),
    "of a long item its beginning": (f"{LONG}乙：否。", Answer(ADMITTED, "一二三四五六七八：否")),
    "of a longer one nothing": (f"{LONG}乙丙：否。", Answer(ADMITTED, "否")),
    "not yet": ("印发文件：推进中。", OPEN),
    "something else": ("印发文件：三件。", None),
    "more than an answer": ("印发文件：已完成三件。", None),
    "an answer before a comma": ("印发文件：是，三件。", YES),
    "an answer before a semicolon": ("印发文件：是；三件。", YES),
    "a question with a colon": ("是否印发：否。", Answer(ADMITTED, "是否印发：否")),
    "a question with a comma": ("是否印发，是。", None),
    "an item with a comma": ("印发文件，是。", None),
    "nothing behind": ("印发文件：", None),
    "none of what is bad": ("事故：否。", None),
    "none of what deals with it": ("化解积案：否。", Answer(ADMITTED, "化解积案：否")),
    "a question about what is bad": ("是否事故：否。", Answer(ADMITTED, "是否事故：否")),
    "the verb of the question again": ("是否印发文件：已印发。", Answer(DONE, "已印发", bare=True)),
    "the verb denied": ("是否印发文件：没有印发。", Answer(ADMITTED, "没有印发")),
    "another verb denied": ("是否印发文件：没有讨论。", None),
    "the verb denied where nothing is asked": ("印发文件：没有印发。", Answer(ADMITTED, "印发文件：没有印发")),
    "yes and how many": ("是否印发文件：是，三件。", Answer(DONE, "是，三件")),
    "yes, and another item": ("是否印发文件：是；三件。", YES),
    "behind a dash": ("是否印发文件——否。", Answer(ADMITTED, "是否印发文件：否")),
    "behind a dash, yes and how many": ("是否印发文件——是，三件。", Answer(DONE, "是，三件")),
    "a dash without a question": ("印发文件——否。", None),
    "behind the word of an answer": ("是否印发文件：答案是否。", Answer(ADMITTED, "是否印发文件：否")),
    "in brackets": ("印发文件（未完成）。", Answer(ADMITTED, "印发文件：未完成")),
    "in brackets, with a semicolon": ("印发文件（推进中）；印发办法。", OPEN),
    "in brackets before the end": ("印发（未完成）文件。", None),
    "in brackets, of what is bad": ("事故（否）。", None),
    "something else in brackets": ("印发文件（三件）。", None),
    "something else in brackets, then an answer": ("印发文件（三件）：是。", YES),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_item_is_answered_behind_a_colon_or_in_brackets(six: Catalogue, name: str) -> None:
    text, expected = ANSWERS[name]
    read = sentence(six, text, **POLAR)
    assert answer(read.clauses, 0, read.passage, read.around) == expected


def test_an_answer_may_stand_behind_the_passage(six: Catalogue) -> None:
    text = "是否印发？是。"
    read = sentence(six, text, **POLAR)
    question = read.around.report.passages[-2]
    asked = sentence(six, "是否印发？", **POLAR).clauses
    assert answer(asked, 0, question, read.around) == YES
    assert not unanswered(asked, 0, question, read.around)


UNANSWERED = {
    "a question at the end": ("是否印发文件。", True),
    "a question before a semicolon": ("是否印发文件；印发办法。", True),
    "a question before a comma": ("是否印发文件，三件。", False),
    "a question with an answer": ("是否印发文件：是。", False),
    "a question with a box": ("是否印发文件□", False),
    "no question": ("印发文件。", False),
}


@pytest.mark.parametrize("name", UNANSWERED)
def test_a_question_may_stay_without_an_answer(six: Catalogue, name: str) -> None:
    text, expected = UNANSWERED[name]
    read = sentence(six, text, **POLAR)
    assert unanswered(read.clauses, 0, read.passage, read.around) is expected


BOXES = {
    "none": ("印发文件", []),
    "before what they are for": ("□文件☑办法", ["□文件", "+☑办法"]),
    "before what they are for, behind a label": ("文件：□是☑否", ["□是", "+☑否"]),
    "before what they are for, numbered": ("1.□文件☑办法", ["□文件", "+☑办法"]),
    "behind what they are for": ("文件□，办法☑", ["文件□", "+，办法☑"]),
    "behind it, one alone": ("印发文件：□", ["印发文件：□"]),
    "before it, one alone": ("□", ["□"]),
    "behind it, with a comma at the end": ("文件□、办法☑，", ["文件□", "+、办法☑"]),
    "in two items": ("文件□；☑办法", ["文件□", "+☑办法"]),
    "behind what they are for, in two items": ("文件□；办法☑", ["文件□", "+办法☑"]),
    "before what they are for, numbered, one for nothing": ("1.□文件☑", ["□文件", "+☑"]),
    "in two items, one without": ("文件；□办法。培训", ["□办法"]),
    "of brackets": ("文件（√）办法（）", ["+文件（√）", "办法（）"]),
    "of square brackets": ("文件[x]办法[]", ["+文件[x]", "办法[]"]),
    "in lines": ("□文件\n■办法", ["□文件", "+■办法"]),
    "behind an answer": ("文件是□否√", ["是□", "+否√"]),
    "behind an answer of several characters": ("文件未完成□已完成√", ["未完成□", "+已完成√"]),
    "behind an answer, with a comma at the end": ("文件是□否√，", ["是□", "+否√"]),
    "behind an answer and another word": ("文件是□甲√", ["文件是□", "+甲√"]),
    "before an answer with a remark": ("文件：☑是（三件）□否（未批）", ["+☑是", "□否"]),
    "before an answer with a remark behind a comma": ("文件：□是☑否，未恢复", ["□是", "+☑否"]),
    "before a lettered answer with a remark": ("文件：□a.是☑b.否（未批）", ["□a.是", "+☑b.否"]),
    "before an answer behind a mark, with a remark": ("文件：☑、是（三件）□否", ["+☑、是", "□否"]),
    "before another word with a remark": ("文件：☑甲（三件）□乙", ["+☑甲（三件）", "□乙"]),
}


@pytest.mark.parametrize("name", BOXES)
def test_each_box_is_for_what_stands_behind_or_before_it(six: Catalogue, name: str) -> None:
    text, expected = BOXES[name]
    words = sentence(six, "印发文件。", **POLAR).grammar.polar.answers
    found = boxes(text, 100, words)
    assert ["+" * box.ticked + text[box.start - 100 : box.end - 100] for box in found] == expected
    assert all(box.sign in text[box.start - 100 : box.end - 100] for box in found)


NO, LEFT = Answer(ADMITTED, "否"), Answer(ADMITTED, "□")
BOXED = {
    "its own, left": ("□文件☑办法。", "文件", LEFT),
    "its own, ticked": ("□文件☑办法。", "办法", None),
    "the sign itself": ("□文件☑办法。", "□", LEFT),
    "the sign of the second": ("□文件☑办法。", "☑", None),
    "a question with none ticked, of two signs": ("文件：□是◻否。", "文件", LEFT),
    "behind all boxes": ("□文件☑办法。", "。", None),
    "a question with no ticked": ("文件：□是☑否。", "文件", NO),
    "a question with yes ticked": ("文件：☑是□否。", "文件", YES),
    "a question with both ticked": ("文件：☑是☑否。", "文件", NO),
    "a question with none ticked": ("文件：□是□否。", "文件", LEFT),
    "a question with labels in marks": ("文件：☑、是：□ 否。", "文件", YES),
    "a question with yes ticked and more": ("文件：☑是☑甲。", "文件", YES),
    "a question with other labels": ("文件：□甲☑乙。", "文件", None),
    "a question with one known label": ("文件：□甲☑否。", "文件", NO),
    "the first of two questions": ("文件：□是☑否；办法：☑是□否。", "文件", NO),
    "the second of two questions": ("文件：□是☑否；办法：☑是□否。", "办法", YES),
    "an item before a semicolon and boxes": ("文件；□是☑否", "文件", None),
    "a question without a stop": ("文件：□是☑否", "文件", NO),
    "the second of two lines": ("文件：□甲\n办法：□是☑否", "办法", NO),
    "a sign of what is not done yet": ("文件⏳办法✅。", "文件", Answer(ADMITTED, "⏳")),
    "an answer behind its words": ("文件是□否√。", "文件", NO),
    "not yet ticked": ("文件：□是□否☑推进中。", "文件", Answer(PLANNED, "推进中")),
    "not yet ticked beside yes": ("文件：☑是☑推进中。", "文件", Answer(PLANNED, "推进中")),
    "not yet ticked beside another word": ("文件：□甲☑推进中。", "文件", None),
    "no ticked, with a reason": ("文件：□是☑否 缺经费。", "文件", Answer(ADMITTED, "否 缺经费")),
    "yes ticked, with a particular": ("文件：□否☑是 三件。", "文件", Answer(DONE, "是 三件", bare=True)),
    "no ticked with a reason, beside another word": ("文件：□甲☑否 缺经费。", "文件", None),
    "of two questions in one item the first": ("甲☑是□否乙□是☑否。", "甲", YES),
    "a remark behind no": ("文件：□是☑否，缺经费。", "缺", NO),
    "a remark behind yes": ("文件：☑是□否，三件。", "三", None),
    "yes ticked with a particular, beside another word": ("文件：□甲☑是 三件。", "文件", None),
    "a question behind an item that ends with a sign": ("1.□甲☑；文件：□是□否", "文件", LEFT),
    "what stands in the next item": ("文件：□是☑否；三件。", "三", None),
}


@pytest.mark.parametrize("name", BOXED)
def test_a_box_answers_for_its_words_and_for_the_question_before_it(six: Catalogue, name: str) -> None:
    text, words, expected = BOXED[name]
    answers = sentence(six, "印发文件。", **POLAR).grammar.polar.answers
    assert boxed(text, 50, boxes(text, 50, answers), 50 + text.index(words), answers) == expected


POINTS = {
    "none got": ("评查得0分", "得0分"),
    "some got": ("评查得5分", None),
    "none got, twice": ("评查得0分，培训得0分", None),
    "none taken off": ("评查扣0分", None),
    "none told": ("评查", None),
}


@pytest.mark.parametrize("name", POINTS)
def test_an_item_that_got_no_points_was_not_done(six: Catalogue, name: str) -> None:
    text, told = POINTS[name]
    assert points(text, sentence(six, text, **POLAR).grammar.polar.answers) == (told and Answer(ADMITTED, told))


FAR = "某" * 110
STATUS = {
    "none": ("评查【未完成】、培训【已完成】", Answer(ADMITTED, "未完成")),
    "of the item before": ("培训【未完成】、评查【已完成】", Answer(DONE, "已完成", bare=True)),
    "not yet": ("评查（推进中）", Answer(PLANNED, "推进中")),
    "of one character": ("评查（否）", None),
    "of two": ("评查（没有）", Answer(ADMITTED, "没有")),
    "something else": ("评查（三件）", None),
    "right behind the brackets of another": ("培训（未完成）评查", None),
    "of another item": ("评查、培训（未完成）", None),
    "of an item far behind others": (f"{FAR}{FAR}、评查（未完成）", Answer(ADMITTED, "未完成")),
    "of a long item": (f"评查{FAR}（未完成）", Answer(ADMITTED, "未完成")),
    "far behind its item": (f"评查{FAR}{FAR}（未完成）", None),
}


@pytest.mark.parametrize("name", STATUS)
def test_brackets_behind_an_item_of_a_list_say_what_came_of_it(six: Catalogue, name: str) -> None:
    text, expected = STATUS[name]
    assert status_of(text, text.index("评查"), sentence(six, "评查。", **POLAR).grammar.polar.answers) == expected


SLASHED = {
    "no ticked": ("文件（是/否√）", NO),
    "yes ticked": ("文件（是√/否）", YES),
    "no first": ("文件（否√/是）", NO),
    "none ticked": ("文件（是/否）", None),
    "both ticked": ("文件（是√/否√）", None),
    "another word beside it": ("文件（甲/否√）", None),
    "not yet beside it": ("文件（是√/推进中）", None),
    "no answers": ("文件", None),
}


@pytest.mark.parametrize("name", SLASHED)
def test_of_two_answers_parted_by_a_stroke_one_is_ticked(six: Catalogue, name: str) -> None:
    text, expected = SLASHED[name]
    assert slashed(text, sentence(six, text, **POLAR).grammar.polar.answers) == expected
