"""Whether edited words still say what they said: numbers, and what may stand in place of what."""

import re
from dataclasses import replace

import pytest

from fazhi.evidence.reworded import Telling, numbers, telling_words, words_of
from fazhi.model.obligation import Catalogue, Pattern

TELLING = Telling(re.compile("将|未"), frozenset({"印发", "制定", "做"}))

NUMBERS = {
    "1,200件": [("1200", "")],
    "第5.": [("5", "")],
    "4.6万、98%": [("4.6", "万"), ("98", "%")],
    "三十余件": [("三十", "余")],
    "三件": [("三", "")],
    "三余件": [("三", "余")],
    "三心": [],
    "5个百分点": [("5", "个百分点")],
}


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers_are_read_with_what_scales_them(text: str) -> None:
    assert numbers(text) == NUMBERS[text]


@pytest.mark.parametrize(
    ("now", "same"),
    [
        ("印发办法三件", True), ("制定新办法三件", True), ("制定“办法”三件", True),
        ("制定办法四件", False), ("制定办法三余件", False), ("修改办法三件", False), ("制定规则三件", False),
    ],
)  # fmt: skip
def test_a_word_may_stand_for_its_like_and_a_number_for_itself(now: str, *, same: bool) -> None:
    assert TELLING.same("制定办法三件", now) is same


@pytest.mark.parametrize(
    ("was", "now", "differ"),
    [
        ("办好", "将办好", True),
        ("办好", "已办好", False),
        ("未办好", "办好，未办好", False),
        ("未办", "未办未结", True),
    ],
)
def test_what_is_said_of_its_being_done_is_counted(was: str, now: str, *, differ: bool) -> None:
    assert TELLING.differ(was, now) is differ


@pytest.mark.parametrize(
    ("span", "alike"),
    [((2, 3), True), ((1, 2), True), ((0, 2), True), ((3, 4), False), ((0, 1), False), ((4, 5), False), ((5, 6), True)],
)
def test_a_stretch_lies_in_a_word_that_others_stand_for(span: tuple[int, int], *, alike: bool) -> None:
    assert Telling(re.compile("将"), frozenset({"一二三四"})).is_alike("一二三四五6", *span) is alike


def test_the_words_of_a_duty_and_of_a_catalogue(six: Catalogue) -> None:
    duty = six.obligation("LEAD_001")
    assert duty is not None
    assert words_of(duty) == {"甲事", "文件"}
    short = replace(duty.evidence, about=(Pattern("甲…文件", 1),))
    assert words_of(replace(duty, evidence=short)) == {"文件"}
    lexicon = {"promise": ("将", "将要", "要"), "act": ("印发",), "light": ("开展",), "event": ("培训",)}
    telling = telling_words(replace(six, lexicon=lexicon))
    assert telling.states.findall("将要办，要办") == ["将要", "要"]
    assert telling.alike == {"印发", "开展"}
    assert telling_words(replace(six, lexicon={})).states.search("将") is None
