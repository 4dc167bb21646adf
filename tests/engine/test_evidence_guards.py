"""What a duty's words are only part of: a name, a description, a list in brackets, an end."""

import pytest

from engine.telling import found, with_words
from fazhi.model.obligation import Catalogue

WORDS = {
    "meeting_name": "例会",
    "paper_name": "规划 专班",
    "standing": "制度",
    "hearing": "学习",
    "modifier": "列入",
    "listing": "包括",
    "purpose": "确保",
    "effect": "有效解决",
    "ability": "本领",
    "ability_gain": "增强",
}
TOLD = {
    "a meeting's name": ("甲事例会上午收尾。", "甲事例会"),
    "the name of a body's meeting": ("甲事联合专班例会上午收尾。", "甲事联合专班例会"),
    "a meeting that is held": ("印发甲事例会记录。", None),
    "a mechanism of meetings": ("落实甲事例会制度。", None),
    "a figure of a meeting": ("甲事例会28件。", "甲事例会"),
    "a paper heard of": ("学习市里的甲事规划。", "甲事规划"),
    "a paper of one's own": ("落实甲事规划。", None),
    "a paper heard of and one put out": ("学习甲事规划后印发通知。", None),
    "a head far behind": ("甲事一直做得很不错的例会。", None),
    "a head behind a list mark": ("甲事、例会照常。", None),
    "what only describes another thing": ("列入甲事清册的48件边坡已加固。", "甲事清册的48件边坡已加固"),
    "what describes a thing of the duty": ("列入甲事清册的48件甲事已办。", None),
    "what describes a thing that is not counted": ("列入甲事清册的边坡已加固。", None),
    "a thing of the duty described by others": ("列入清册的48件甲事已办。", None),
    "what is only listed": ("看过卷宗（包括甲事、云云28件）。", "（包括甲事、云云28件）"),
    "what is in brackets with nothing else": ("看过卷宗（甲事）。", "（甲事）"),
    "a figure told in brackets": ("看过卷宗（甲事28件）。", None),
    "an act told in brackets": ("看过卷宗（印发甲事）。", None),
    "an end": ("照常收尾，确保甲事有钱可用。", "确保"),
    "an end alone": ("确保甲事有钱可用。", "确保"),
    "an end with an act of its own": ("确保甲事有钱，印发甲事办法。", "确保"),
    "an act for an end": ("照常收尾，确保印发甲事。", None),
    "what the clause before was good for": ("照常收尾，有效解决甲事。", "有效解决"),
    "a deed though it has the words": ("有效解决甲事。", None),
    "an ability": ("练就甲事的本领。", "本领"),
    "an ability that grew": ("甲事本领不断增强。", "本领不断增强"),
    "a promise of an end": ("将确保甲事。", None),
}


@pytest.mark.parametrize("name", TOLD)
def test_words_that_are_part_of_something_else_are_a_mention(six: Catalogue, name: str) -> None:
    text, words = TOLD[name]
    item = found(with_words(six, **WORDS), text)["LEAD_001"]
    mentions = [near.words for near in item.near if near.shortfall.value == "mention_only"]
    assert mentions == ([words] if words else [])


def test_a_head_that_the_rule_names_is_the_duty_itself(six: Catalogue) -> None:
    words = {**WORDS, "paper_name": "文件"}
    item = found(with_words(six, **words), "学习市里的甲事文件。")["LEAD_001"]
    assert item.evidence


def test_a_head_among_the_words_of_a_concept_is_the_duty_itself(six: Catalogue) -> None:
    words = {**WORDS, "deed": "印发 规划", "paper_name": "规划", "act": "云云"}
    item = found(with_words(six, **words), "学习市里的印发乙事规划。")["LEAD_002"]
    assert item.evidence


def test_a_wording_that_is_a_measure_of_itself_is_taken_at_its_word(six: Catalogue) -> None:
    item = found(with_words(six, **WORDS), "丁事培训例会照常。")["RULES_002"]
    assert [piece.strength.key for piece in item.evidence] == ["measure"]
