"""What a sentence or heading lends to the sentence right behind it."""

from dataclasses import replace

import pytest

from engine.telling import found, grammar, report, told, with_words
from fazhi.evidence.surroundings import Surroundings
from fazhi.evidence.topics import lend
from fazhi.model.obligation import Catalogue
from fazhi.model.report import Step

LENT = {
    "to a sentence that goes on counting": ("抓好甲事。其中3件已了。", ["抓好甲事", "其中3件已了"]),
    "to one that sums up": ("抓好甲事。小组年内经手3件。", ["抓好甲事", "小组年内经手3件"]),
    "to one that names another duty": ("抓好甲事。丙事组年内经手3件。", ["抓好甲事", "丙事组年内经手3件"]),
    "to one that sums up a word of it": (
        "抓甲事文件。小组全年接到某文件3件。",
        ["抓甲事文件", "小组全年接到某文件3件"],
    ),
    "to one that sums up a word of it and more": (
        "抓甲事文件。小组全年接到文件材料3件。",
        ["抓甲事文件", "小组全年接到文件材料3件"],
    ),
    "not to one that sums up by a longer verb": ("抓好甲事。小组年内经手了3件。", ["抓好甲事"]),
    "not to one with a character of it": ("抓甲事文件。小组全年接到公文一批3件。", ["抓甲事文件"]),
    "not to one with a character of it at the end": ("抓甲事文件。小组全年接到来文3件。", ["抓甲事文件"]),
    "behind a mention": ("高度重视甲事。抓好甲事。其中3件已了。", ["抓好甲事", "其中3件已了"]),
    "behind one that lends nothing": ("抓好甲事。抓好甲事。其中3件已了。", ["抓好甲事", "抓好甲事", "其中3件已了"]),
    "behind a heading that lends nothing": (
        "（一）甲事\n抓好丙事。\n抓好甲事。其中3件已了。",
        ["抓好甲事", "其中3件已了"],
    ),
    "not to one that sums up something else": ("抓好甲事。小组全年办理诉求3件。", ["抓好甲事"]),
    "not to what another duty sums up": ("抓好甲事。丙事共3件。", ["抓好甲事"]),
    "not to a number of something else": ("抓好甲事。小组年内经手3件诉求。", ["抓好甲事"]),
    "not to a sentence that names the duty": ("抓好甲事。甲事组年内经手3件。", ["甲事组年内经手3件"]),
    "not to one that does not": ("抓好甲事。另有3件已了。", ["抓好甲事"]),
    "not to another unit": ("抓好甲事。其中3份已了。", ["抓好甲事"]),
    "not what has a figure already": ("抓好甲事28件。其中3件已了。", ["抓好甲事28件"]),
    "not to a sentence with a duty of its own": ("抓好甲事。其中丙事3件。", ["抓好甲事"]),
    "not to the sentence after the next": ("抓好甲事。别的事。其中3件已了。", ["抓好甲事"]),
    "not to another paragraph": ("抓好甲事。\n其中3件已了。", ["抓好甲事"]),
    "not to another item": ("（一）做法。抓好甲事。\n（二）其中3件已了。", ["抓好甲事"]),
    "of a heading, to what stands below": ("（一）甲事\n全部3件已了。", ["全部3件已了"]),
    "of a heading, not to another duty's sentence": ("（一）甲事\n丙事组全年收3件。", []),
    "of a heading, not across another": ("（一）甲事\n（二）别的事\n全部3件已了。", []),
    "of a heading, not to an earlier year": ("（一）甲事\n2021年3件已了。", []),
    "of a heading, the first clause that counts": ("（一）甲事\n都已了，3件早，5件晚。", ["3件早"]),
}


@pytest.mark.parametrize("name", LENT)
def test_a_subject_is_lent(six: Catalogue, name: str) -> None:
    text, quotes = LENT[name]
    assert [quote for _, quote, _ in told(six, text, "LEAD_001")] == quotes


@pytest.mark.parametrize(("before", "lent"), [("小组增了人", ["全年接到某文件3件"]), ("小组增人6名", [])])
def test_behind_what_a_sentence_counts_itself_nothing_is_lent(six: Catalogue, before: str, lent: list[str]) -> None:
    text = f"抓甲事文件。{before}，全年接到某文件3件。"
    assert [quote for _, quote, _ in told(with_words(six, counting="名"), text, "LEAD_001")] == ["抓甲事文件", *lent]


def test_what_was_lent_is_told_with_its_lender(six: Catalogue) -> None:
    (_, lent) = found(six, "抓好甲事。其中3件已了。")["LEAD_001"].evidence
    assert [str(reason) for reason in lent.reasons] == ["figure:3件", "lent:抓好甲事"]
    assert lent.reasons[1].away == -1


def test_of_two_figures_the_first_is_told(six: Catalogue) -> None:
    (_, lent) = found(six, "抓好甲事。其中3件早5件晚。")["LEAD_001"].evidence
    assert str(lent.reasons[0]) == "figure:3件"


@pytest.mark.parametrize(("step", "count"), [("", 1), ("二", 0)])
def test_a_sentence_under_another_heading_borrows_nothing(six: Catalogue, step: str, count: int) -> None:
    read = report("抓好甲事。其中3件已了。")
    lender = found(six, "抓好甲事。其中3件已了。")["LEAD_001"].evidence[0]
    *above, last = read.passages
    moved = replace(last, path=(*last.path, *([Step(step, "")] if step else [])))
    below = replace(read, passages=(*above, moved))
    assert len(list(lend(below, [lender], {lender.start: [lender]}, six, grammar(six), Surroundings(below)))) == count
