"""What a duty's words are only part of: a name, a description, a list in brackets, an end."""

from pathlib import Path

import pytest

from engine.polarity_words import POLAR
from engine.six_duties import catalogue, swap
from engine.telling import found, with_words
from fazhi.model.obligation import Catalogue

WORDS = {
    "act": "印发 会签",
    "meeting_name": "例会",
    "paper_name": "规划 专班",
    "standing": "制度",
    "hearing": "学习",
    "modifier": "列入",
    "concerning": "涉及",
    "listing": "包括",
    "taken_up": "商议 印发",
    "taken_up_as": "难题",
    "purpose": "确保",
    "effect": "有效解决",
    "ability": "本领",
    "ability_gain": "增强",
    "idea": "要求 理念",
    "handed_on": "转发",
    "idea_only": "概念",
    "study_name": "研学会",
    "class_held": "讲座",
    "took_part": "出席",
    "held": "举办",
    "watch": "观看",
    "film": "影片",
    "lesson_on": "主讲 讲",
    "lesson_on_not": "讲清 宣讲",
    "lesson": "研修",
}
TOLD = {
    "things that concern it": ("印发涉及甲事的制度。", "涉及甲事的"),
    "things that concern it and more": ("印发涉及甲事和云云的制度。", "涉及甲事和云云的"),
    "what concerns it, of its own kind": ("印发涉及甲事的文件。", None),
    "what concerns it without another thing": ("印发涉及甲事制度。", None),
    "what concerns something far before": ("涉及一二三四五六甲事的制度。", None),
    "a meeting's name": ("甲事例会上午收尾。", "甲事例会"),
    "the name of a body's meeting": ("甲事联合专班例会上午收尾。", "甲事联合专班例会"),
    "a meeting that is held": ("印发甲事例会记录。", None),
    "a meeting whose name an act begins in": ("甲事例会签了字。", None),
    "a meeting behind an act": ("印发后甲事例会收尾。", None),
    "a meeting that an act is part of": ("甲事会签例会收尾。", "甲事会签例会"),
    "a mechanism of meetings": ("落实甲事例会制度。", None),
    "a figure of a meeting": ("甲事例会28件。", "甲事例会"),
    "a matter taken up": ("会上商议甲事等难题3件。", "商议甲事等难题"),
    "a matter taken up with others": (f"会上商议甲事{'某' * 24}难题。", f"商议甲事{'某' * 24}难题"),
    "one named too far before": (f"会上商议甲事{'某' * 25}难题。", None),
    "one taken up as nothing": ("会上商议甲事。", None),
    "one taken up in the clause behind": ("会上商议甲事，难题3件。", None),
    "a matter that is taken up behind": ("甲事难题，会上商议。", None),
    "one behind the verb in another clause": ("会上商议，甲事难题3件。", None),
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
    "what is only listed, with a figure": ("看过卷宗（包括甲事、某某28件）。", "（包括甲事、某某28件）"),
    "what is in brackets before an act": ("看过卷宗（甲事）印发。", "（甲事）"),
    "an act that begins in brackets": ("看过（开展甲事）培训。", None),
    "a figure told in brackets": ("看过卷宗（甲事28件）。", None),
    "an act told in brackets": ("看过卷宗（印发甲事）。", None),
    "what is passed on": ("甲事工作要求已转发至各乡镇。", "甲事工作要求已转发"),
    "what is asked, and done": ("落实甲事要求3件。", None),
    "an idea": ("普及甲事概念。", "甲事概念"),
    "an idea and more": ("甲事概念印成3件。", None),
    "a meeting that studies it": ("召开甲事研学会。", "甲事研学会"),
    "another's course on it": ("局长出席某局举办的甲事讲座。", "局长出席某局举办的甲事讲座"),
    "one's own course on it": ("举办甲事讲座。", None),
    "a film of it": ("组织观看甲事影片28件。", "观看甲事影片"),
    "a film, and the thing itself": ("观看影片，印发甲事文件。", None),
    "the topic of a lesson": ("上午主讲甲事文件。", "主讲甲事文件"),
    "the topic of a lesson among others": ("请人讲云云和甲事文件。", "讲云云和甲事文件"),
    "one of a long list of topics": (
        "请人讲云云云云云云云云、雨雨雨雨雨雨雨雨、雪雪雪雪雪雪、甲事文件。",
        "讲云云云云云云云云、雨雨雨雨雨雨雨雨、雪雪雪雪雪雪、甲事文件",
    ),
    "far behind a lesson, and no list": ("请人讲云云后再把各处的事情一件又一件地都办好并且还把甲事文件。", None),
    "a topic too far behind": (f"请人讲{'某' * 21}甲事文件。", None),
    "what is made clear": ("讲清甲事文件。", None),
    "a lesson on something else": ("印发甲事文件，讲云云。", None),
    "a lesson before it in the clause": ("甲事文件由专人讲云云。", None),
    "an end": ("照常收尾，确保甲事有钱可用。", "确保"),
    "an end alone": ("确保甲事有钱可用。", "确保"),
    "an end with an act of its own": ("确保甲事有钱，印发甲事办法。", "确保"),
    "an act for an end": ("照常收尾，确保印发甲事。", None),
    "what the clause before was good for": ("照常收尾，有效解决甲事。", "有效解决"),
    "a deed though it has the words": ("有效解决甲事。", None),
    "an ability": ("练就甲事的本领。", "本领"),
    "an ability that grew": ("甲事本领不断增强。", "本领不断增强"),
    "a promise of an end": ("将确保甲事。", None),
    "a promise of an ability": ("将练就甲事的本领。", None),
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


def test_a_duty_that_asks_for_lessons_is_shown_by_their_topic(six: Catalogue) -> None:
    item = found(with_words(six, **{**WORDS, "lesson": "文件"}), "上午主讲甲事文件。")["LEAD_001"]
    assert item.evidence


def test_a_head_among_the_words_of_a_concept_is_the_duty_itself(six: Catalogue) -> None:
    words = {**WORDS, "deed": "印发 规划", "paper_name": "规划", "act": "云云"}
    item = found(with_words(six, **words), "学习市里的印发乙事规划。")["LEAD_002"]
    assert item.evidence


def test_a_wording_that_is_a_measure_of_itself_is_taken_at_its_word(six: Catalogue) -> None:
    item = found(with_words(six, **WORDS), "丁事培训例会照常。")["RULES_002"]
    assert [piece.strength.key for piece in item.evidence] == ["measure"]


def test_the_end_of_what_was_not_done_is_a_lack(six: Catalogue) -> None:
    item = found(with_words(six, **POLAR, **WORDS), "照常收尾，确保甲事未印发。")["LEAD_001"]
    assert [(piece.strength.key, piece.polarity.value) for piece in item.evidence] == [("measure", "admitted")]


def test_what_is_listed_may_be_of_any_duty(six: Catalogue) -> None:
    texts = {
        "看过甲事（包括丙事）。": None,
        "看过（甲）和卷宗（包括甲事）。": "（包括甲事）",
        "看过卷宗（包括某文）和甲事。": None,
        "看过甲事某（包括文件）。": None,
        "看过（印发办法）和卷宗（甲事）。": "（甲事）",
        "看过（3件）和卷宗（甲事）。": "（甲事）",
        "看过卷宗（甲事）3件。": "（甲事）",
    }
    for text, words in texts.items():
        item = found(with_words(six, **WORDS), text)["LEAD_001"]
        assert [near.words for near in item.near] == ([words] if words else [])


NAMES = {
    "with an act before it": ("印发通知，印发通知甲事例会照常。", None),
    "with an act within it": ("甲事印发例会照常。", "甲事印发例会"),
    "with an act within it and one behind": ("甲事印发例会照常印发通知。", None),
    "with an act before it and one within": ("印发通知甲事印发例会照常。", None),
    "with an act behind it": ("甲事例会照常印发通知。", None),
    "heard of twenty characters before": (f"学习{'某' * 18}甲事规划。", "甲事规划"),
    "heard of farther before": (f"学习{'某' * 19}甲事规划。", None),
    "heard of behind": ("甲事规划照常学习。", None),
    "by words that stand apart": ("甲事某文件规划照常学习。", None),
    "heard of, the words apart": ("学习甲事某文件规划。", "文件规划"),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_one_by_what_stands_about_it(six: Catalogue, name: str) -> None:
    text, words = NAMES[name]
    item = found(with_words(six, **WORDS), text)["LEAD_001"]
    assert [near.words for near in item.near if near.shortfall.value == "mention_only"] == ([words] if words else [])


DESCRIBED = {
    "with twelve characters between": (f"列入丙事{'某' * 11}的48件边坡已加固。", True),
    "with more between": (f"列入丙事{'某' * 12}的48件边坡已加固。", False),
    "with a word between it and the number": ("列入丙事清册的共48件边坡已加固。", True),
    "with two between": ("列入丙事清册的总共48件边坡已加固。", False),
    "behind another number": ("3人列入丙事清册的48件边坡已加固。", True),
    "behind a comma": ("列入丙事清册，某县的48件边坡已加固。", False),
    "behind a list mark": ("列入丙事清册、某县的48件边坡已加固。", False),
    "by words twenty characters before": (f"列入{'某' * 18}丙事清册的48件边坡已加固。", True),
    "by words farther before": (f"列入{'某' * 19}丙事清册的48件边坡已加固。", False),
    "by words behind": ("丙事清册的48件边坡已列入。", False),
    "twelve characters before a thing of the duty": (f"列入丙事清册的48件{'某' * 9}差错已办。", False),
    "before a thing of the duty that goes on": (f"列入丙事清册的48件{'某' * 7}差错已办。", False),
    "farther before a thing of the duty": (f"列入丙事清册的48件{'某' * 10}差错已办。", True),
}


@pytest.mark.parametrize("name", DESCRIBED)
def test_words_describe_a_counted_thing(six: Catalogue, name: str) -> None:
    text, described = DESCRIBED[name]
    item = found(with_words(six, **WORDS), text)["RULES_001"]
    assert any(near.words.startswith("丙事") for near in item.near) is described


ENDS = {
    "an ability behind the words": ("练就甲事的本领。", True),
    "an ability before them": ("练就本领抓甲事。", False),
    "an ability in a long clause": (f"练就{'某' * 30}甲事的本领。", True),
    "an ability far behind the words": (f"练就甲事{'某' * 30}的本领。", True),
    "an ability that a word follows": ("练就甲事的本领了。", False),
}


@pytest.mark.parametrize("name", ENDS)
def test_an_ability_ends_a_clause(six: Catalogue, name: str) -> None:
    text, end = ENDS[name]
    item = found(with_words(six, **WORDS), text)["LEAD_001"]
    assert bool([near for near in item.near if near.shortfall.value == "mention_only"]) is end


def test_the_deed_of_the_duty_itself_holds_no_meeting(six: Catalogue) -> None:
    item = found(with_words(six, **WORDS), "印发乙事例会照常。")["LEAD_002"]
    assert [near.words for near in item.near] == ["印发乙事例会"]


def test_a_matter_taken_up_as_the_rule_says_is_the_duty_itself(six: Catalogue) -> None:
    assert found(with_words(six, **WORDS), "印发并开展乙事难题。")["LEAD_002"].evidence
    assert not found(with_words(six, **WORDS), "商议并开展乙事难题。")["LEAD_002"].evidence


def test_words_in_two_clauses_may_end_in_a_name(six: Catalogue) -> None:
    item = found(with_words(six, **WORDS), "乙事，看办法例会照常。")["LEAD_002"]
    assert [near.words for near in item.near] == ["办法例会"]


BEHIND = {
    "the same words again": ("照常收尾，甲事另立文件，文件随后印发。", "印发"),
    "other words, though they stand in its clause": ("照常收尾，甲事另立文件归档，归档随后印发。", None),
    "one character of them": ("照常收尾，甲事另立文件，另文随后印发。", None),
    "in a second clause": ("照常收尾，甲事另立文件，照常收尾，文件随后印发。", None),
    "in another sentence": ("照常收尾，甲事另立文件；文件随后印发。", None),
    "of another duty": ("照常收尾，甲事另立文件，文件丙事随后印发。", None),
    "behind general words": ("照常收尾，甲事另立文件抓好，文件随后印发。", None),
    "what only had an effect": ("照常收尾，甲事另立文件，文件随后编发了。", None),
    "opened": ("照常收尾，针对甲事，随后印发。", "印发"),
    "opened, in a second clause": ("照常收尾，针对甲事，照常收尾，随后印发。", "印发"),
    "opened, in a third": ("照常收尾，针对甲事，照常收尾，照常收尾，随后印发。", None),
    "opened, of another duty": ("照常收尾，针对甲事，丙事随后印发。", None),
    "opened behind a stop": ("照常收尾，针对甲事；随后印发。", None),
}


@pytest.mark.parametrize("name", BEHIND)
def test_an_act_in_a_clause_behind_counts_where_it_goes_on_with_the_same(six: Catalogue, name: str) -> None:
    text, act = BEHIND[name]
    words = with_words(six, act="印发 编发了", opens="针对", general="抓好", effected="编发")
    item = found(words, text)["LEAD_001"]
    told = [(each.strength.key, each.reasons[0].words) for each in item.evidence if each.strength.key == "measure"]
    assert told == ([("measure", act)] if act else [])


@pytest.mark.parametrize(
    ("behind", "told"),
    [("某人", "涉及甲事的"), ("某物", None), ("事情", "涉及甲事的"), ("大某物", None), ("文件", None)],
)
def test_what_stands_behind_is_of_its_own_kind_by_two_characters_of_the_rule(
    tmp_path: Path, behind: str, told: str | None
) -> None:
    six = catalogue(tmp_path, swap("obligations/lead.yaml", "甲事…文件]", "甲事…文件, 甲事的某物]"))
    item = found(with_words(six, **WORDS), f"印发涉及甲事的{behind}。")["LEAD_001"]
    assert [near.words for near in item.near if near.shortfall.value == "mention_only"] == ([told] if told else [])


PLACES = {
    "a place of another duty": ("在甲事中心办理丙事。", ["在甲事中心"]),
    "with its name before": ("办理丙事28件在县甲事中心。", []),
    "at the end of its name": ("丙事设在甲事中心。", ["在甲事中心"]),
    "a place of no other duty": ("在甲事中心办理28件。", []),
    "no office": ("在甲事会上办理丙事。", []),
    "no place": ("建甲事中心办理丙事。", []),
    "in another clause": ("在甲事中心办公，办理丙事。", []),
    "a list of offices": ("在甲事、中心办理丙事。", []),
}


@pytest.mark.parametrize("name", PLACES)
def test_where_another_duty_is_done_is_a_place(six: Catalogue, name: str) -> None:
    text, mention = PLACES[name]
    item = found(with_words(six, office="中心"), text)["LEAD_001"]
    assert [near.words for near in item.near] == mention
    assert bool(item.evidence) is not bool(mention)


def test_a_rules_own_measure_at_a_place_is_taken_at_its_word(six: Catalogue) -> None:
    assert found(with_words(six, office="中心"), "在丁事培训中心办理丙事。")["RULES_002"].evidence
    assert not found(with_words(six, office="中心"), "在丁事中心办理丙事。")["RULES_002"].evidence
