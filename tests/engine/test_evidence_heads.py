"""What cannot begin a word is passed over without trying the words; what can must never be."""

import pytest

from fazhi.catalogue import load
from fazhi.evidence.figures import find_figures
from fazhi.evidence.forms import BOX
from fazhi.evidence.grammar import Grammar, compile_grammar
from fazhi.evidence.ledgers import entries
from fazhi.model.numerals import AMOUNTS

LEXICON = load().lexicon


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    return compile_grammar(LEXICON)


@pytest.mark.parametrize("word", LEXICON["act"])
def test_every_word_of_an_act_is_found_behind_others(grammar: Grammar, word: str) -> None:
    found = grammar.act.search(f"镇里{word}")
    assert found is not None


@pytest.mark.parametrize("word", LEXICON["light"])
def test_every_light_verb_makes_an_act_of_an_event(grammar: Grammar, word: str) -> None:
    event = LEXICON["event"][0]
    found = grammar.act.search(f"镇里{word}{event}")
    assert found is not None


def test_a_number_of_things_made_is_an_act(grammar: Grammar) -> None:
    assert grammar.act.search(f"先后12个{LEXICON['made_thing'][0]}")


@pytest.mark.parametrize("sign", [*AMOUNTS.replace("零", "").replace("〇", ""), "7"])
def test_a_number_may_begin_with_any_numeral(grammar: Grammar, sign: str) -> None:
    assert find_figures(f"开会{sign}十余次", grammar), sign


def test_shares_in_words_are_numbers(grammar: Grammar) -> None:
    assert find_figures("占百分之九十", grammar)
    assert find_figures("有九成以上", grammar)


@pytest.mark.parametrize("sign", "□☐◻❏☑☒■√✓✔")
def test_every_sign_of_a_box_is_found_as_one(sign: str) -> None:
    assert BOX.search(f"已办{sign}是")


@pytest.mark.parametrize("sign", ["[]", "（）", "○是", "◯否", "[x]", "[√]", "（√）", "·有"])
def test_a_box_of_several_characters_is_found_as_one(sign: str) -> None:
    assert BOX.search(f"已办{sign}")


LEFT = [
    "X次",
    "ｘ件",
    "×份",
    "____",
    "＿＿",
    "20XX年",
    "20○○年",
    "N次",
    "**件",
    "□件",
    "△件",
    "…件",
    "（）件",
    "【 】件",
]


@pytest.mark.parametrize("left", LEFT)
def test_whatever_is_left_open_is_looked_for(grammar: Grammar, left: str) -> None:
    assert grammar.polar.blank.search(f"开展检查{left}。")


@pytest.mark.parametrize("words", LEXICON["blank_word"])
def test_so_is_every_word_that_says_so(grammar: Grammar, words: str) -> None:
    assert grammar.polar.blank.search(f"开展检查{words}。")


def test_so_is_a_gap_before_a_unit(grammar: Grammar) -> None:
    assert grammar.polar.blank.search("开展检查　　次，")
    assert grammar.polar.blank.search("开展检查\t \t次，")


@pytest.mark.parametrize("status", LEXICON["ledger_status"])
def test_a_ledger_is_known_by_every_name_of_its_status(grammar: Grammar, status: str) -> None:
    matter = LEXICON["ledger_matter"][0]
    assert entries(f"{matter}：目录没有公布。{status}：未完成。", grammar.polar.ledgers)
    assert entries(f"{matter}：目录没有公布。{status}2：未完成。", grammar.polar.ledgers)
