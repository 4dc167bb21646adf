"""Ledgers written as lines: the status of an entry and what it says of what stands in it."""

import pytest

from engine.polarity_words import POLAR
from engine.telling import grammar
from fazhi.evidence.ledgers import entries, entry_at
from fazhi.model.obligation import Catalogue

ENTRIES = {
    "not done": ("问题：甲事。措施：乙事。状态：未完成。", [("问题：甲事。措施：乙事。", "admitted 未完成")]),
    "not done, by the verb": ("任务：甲事。进度：没有印发。", [("任务：甲事。", "admitted 没有印发")]),
    "put off": ("任务：甲事。进度：延期至明年。", [("任务：甲事。", "planned 延期")]),
    "going on": ("任务：甲事；进度：推进中。", [("任务：甲事；", "planned 推进中")]),
    "done": ("任务：甲事。进度：已完成。", []),
    "done, with none of what is bad": ("任务：甲事。进度：未发生事故。", []),
    "a longer lack is a sentence": ("任务：甲事。进度：没有一二三四五六印发。", []),
    "a status of nothing": ("进度：未完成。甲事。", []),
    "no status": ("任务：甲事。措施：乙事。", []),
    "no label": ("甲事未完成。", []),
    "a number behind the label": ("问题1：甲事。整改状态：未完成。", [("问题1：甲事。整改", "admitted 未完成")]),
    "one label a line": ("任务：甲事。\n进度：未完成。", [("任务：甲事。\n", "admitted 未完成")]),
    "a line without a label": ("任务：甲事。\n乙事。\n进度：未完成。", []),
    "an empty line": ("任务：甲事。\n\n进度：未完成。", []),
    "two entries": (
        "任务：甲事。进度：未完成。\n任务：乙事。进度：已完成。\n任务：丙事。进度：推进中。",
        [("任务：甲事。", "admitted 未完成"), ("任务：丙事。", "planned 推进中")],
    ),
    "the later of two matters": ("任务：甲事。任务：乙事。进度：未完成。", [("任务：乙事。", "admitted 未完成")]),
}


@pytest.mark.parametrize("name", ENTRIES)
def test_a_status_speaks_of_its_entry(six: Catalogue, name: str) -> None:
    text, expected = ENTRIES[name]
    found = entries(text, grammar(six, **POLAR).polar.ledgers)
    told = [(text[item.start : item.end], f"{item.answer.polarity.value} {item.answer.words}") for item in found]
    assert [(words.removesuffix("整改"), said) for words, said in told] == [
        (words.removesuffix("整改"), said) for words, said in expected
    ]


def test_what_stands_outside_every_entry_is_said_nothing_of(six: Catalogue) -> None:
    text = "甲事。任务：乙事。进度：未完成。丙事。"
    found = entries(text, grammar(six, **POLAR).polar.ledgers)
    assert [entry_at(found, text.index(item)) is not None for item in "甲乙丙"] == [False, True, False]
