"""Signs that a legend explains: which texts hold one, and what a cell or an answer says by it."""

import pytest

from engine.polarity_words import POLAR
from engine.small_words import SMALL
from fazhi.evidence.options import answered, bears, borne, chosen, compile_options, dated, explained, legend, note
from fazhi.expressions import any_of
from fazhi.model.evidence import Polarity

ALL = {**POLAR, **SMALL}
NAMES = ("answer_no", "answer_yes", "answer_open", "answer_word", "stands_for", "row_matter")
NAMES += ("sign_means", "sign_name", "sign_note", "sign_put", "sign_label", "column_last", "ledger_status", "data_of")
WORDS = compile_options({name: any_of(ALL[name].split()) for name in NAMES})
LEGENDS = {
    "letters": ("A.是　B.否", {"a": "done", "b": "admitted"}),
    "wide letters": ("Ａ、是 Ｂ、否", {"a": "done", "b": "admitted"}),
    "rings": ("①是②否", {"①": "done", "②": "admitted"}),
    "numbers": ("1已完成 2推进中 3未完成", {"1": "done", "2": "planned", "3": "admitted"}),
    "circles in brackets": ("情况（●已完成 ○未完成）", {"·": "done", "○": "admitted"}),
    "with an equals sign": ("1=是，0=否", {"1": "done", "0": "admitted"}),
    "only yes": ("A.是", {}),
    "grades": ("A优秀 B良好", {}),
    "a number of things": ("评查12是多，3否决", {}),
    "none": ("评查案卷", {}),
}


@pytest.mark.parametrize("name", LEGENDS)
def test_a_legend_explains_a_sign_of_yes_and_another(name: str) -> None:
    text, expected = LEGENDS[name]
    assert {sign: polarity.value for sign, polarity in legend(("评查", text), WORDS).items()} == expected


CHOSEN = {
    "a sign": ("B", "admitted b"),
    "a sign with its label": ("B.否", "admitted b.否"),
    "a sign alone says no more": ("A", "done a bare"),
    "a sign with more": ("A（6场）", "done a（6场）"),
    "another sign": ("C", None),
    "a word that begins with a sign": ("Bureau", None),
    "nothing": ("", None),
}


@pytest.mark.parametrize("name", CHOSEN)
def test_a_cell_answers_by_a_sign(name: str) -> None:
    text, expected = CHOSEN[name]
    found = chosen(text, legend(("A.是 B.否",), WORDS), WORDS)
    assert (f"{found.polarity.value} {found.words}{' bare' * found.bare}" if found else None) == expected


def test_a_question_is_answered_by_the_sign_behind_its_options() -> None:
    told = answered("是否评查", "（A.是 B.否）答：B", WORDS)
    assert told is not None
    assert (told.polarity.value, told.words) == ("admitted", "b")
    assert answered("是否评查", "（A.是 B.否）", WORDS) is None
    assert answered("是否评查", "答：B", WORDS) is None


EXPLAINED = {
    "symbols": ("△为已完成，▽为未完成。", {"△": "done", "▽": "admitted"}),
    "symbols in quotation marks": ("“△”为已完成，“▽”为未完成", {"△": "done", "▽": "admitted"}),
    "symbols without a word between": ("△已完成▽推进中", {"△": "done", "▽": "planned"}),
    "symbols of labels with more": ("△：这项已完成 ▽：未完成事项", {"△": "done", "▽": "admitted"}),
    "words": ("甲代表已完成，乙代表未完成", {"甲": "done", "乙": "admitted"}),
    "colours": ("红色代表未完成，绿色代表已完成", {"红": "admitted", "绿": "done"}),
    "those alone that bear one": ("打△的未完成", {"△": "admitted"}),
    "those alone that bear one, with more words": ("标有“△”的事项为未完成", {"△": "admitted"}),
    "those that bear one and something else": ("打△的优秀", {}),
    "a symbol of yes alone": ("△为已完成。", {}),
    "one of something else": ("△为已完成，▽为优秀。", {}),
    "nothing": ("评查案卷", {}),
}


@pytest.mark.parametrize("name", EXPLAINED)
def test_a_text_says_what_symbols_and_words_stand_for(name: str) -> None:
    text, expected = EXPLAINED[name]
    assert {sign: polarity.value for sign, polarity in explained(text, WORDS).items()} == expected


def test_the_first_text_that_explains_signs_is_the_legend() -> None:
    told = legend(("评查", "△为已完成，▽为未完成", "A.是 B.否"), WORDS)
    assert told == {"△": Polarity.DONE, "▽": Polarity.ADMITTED}


NOTES = {
    "at the beginning of a line": ("△为已完成，▽为未完成。", "△▽"),
    "in quotation marks there": ("“△”为已完成，“▽”为未完成", "△▽"),
    "behind the word of a note": ("注：△为已完成，▽为未完成。", "△▽"),
    "behind how far a matter is": ("进度：△已完成，▽未完成", "△▽"),
    "in brackets": ("案卷评查（△已完成 ▽未完成）", "△▽"),
    "of those alone that bear one": ("案卷打△的未完成", "△"),
    "of ringed numbers": ("注：①已完成②未完成", "①②"),
    "of an item of a form": ("案卷评查：△已完成 ▽未完成", ""),
    "of an item of a form with ringed numbers": ("案卷评查①已完成②未完成", ""),
    "of letters": ("注：A.是 B.否", ""),
    "of one ringed number": ("注：①是", ""),
    "of boxes, which stand in every form": ("□未完成☑已完成", ""),
    "of nothing": ("△案卷", ""),
    "without signs": ("案卷评查", ""),
}


@pytest.mark.parametrize("name", NOTES)
def test_a_line_explains_signs_unless_it_is_an_item_of_a_form(name: str) -> None:
    text, signs = NOTES[name]
    assert "".join(note(text, WORDS)) == signs


DATED = {
    "a symbol": ("△为2021年数据", ("△", 2021)),
    "a symbol in a note": ("注：△为2021年", ("△", 2021)),
    "a symbol of last year": ("标△的为上年数据", ("△", 2022)),
    "a reference": ("[1]为2021年数据。", ("[1]", 2021)),
    "a ringed number of last year": ("①上年数据", ("①", 2022)),
    "a reference to a deed of a year": ("①2021年印发的办法", None),
    "no symbol": ("2021年数据", None),
    "a symbol without a year": ("△为数据", None),
}


@pytest.mark.parametrize("name", DATED)
def test_a_line_says_of_which_year_that_is_which_bears_a_symbol(name: str) -> None:
    text, told = DATED[name]
    assert dated(text, 2023, WORDS) == told


def test_an_item_bears_a_symbol_wherever_it_stands_in_it() -> None:
    assert bears("评查△3件", "△")
    assert bears("评查●", "·")
    assert not bears("评查", "△")


SIGNS = {"△": Polarity.ADMITTED, "○": Polarity.DONE, "a": Polarity.DONE, "红": Polarity.ADMITTED, "①": Polarity.DONE}
BORNE = {
    "before it": ("△案卷评查", "admitted △"),
    "behind it": ("案卷评查○。", "done ○ bare"),
    "behind its number": ("1.△案卷评查；", "admitted △"),
    "in brackets behind it": ("（一）案卷评查（△）", "admitted △"),
    "by its name": ("案卷评查△号", "admitted △"),
    "of both the first": ("○案卷评查△", "done ○ bare"),
    "a word in brackets": ("案卷评查（红）", "admitted 红"),
    "a letter in brackets": ("案卷评查（a）", "done a bare"),
    "a letter before it": ("a案卷评查", ""),
    "a ringed number before it": ("①案卷评查", ""),
    "in the middle": ("案卷（△）评查", ""),
    "another": ("案卷评查（▽）", ""),
    "none": ("案卷评查", ""),
    "nothing at all": ("", ""),
}


@pytest.mark.parametrize("name", BORNE)
def test_an_item_of_a_list_bears_a_sign_before_or_behind_it(name: str) -> None:
    text, expected = BORNE[name]
    found = borne(text, SIGNS)
    assert (f"{found.polarity.value} {found.words}{' bare' * found.bare}" if found else "") == expected


HELD = {
    "a colour": ("红色", "admitted 红"),
    "a colour without the word": ("红", "admitted 红"),
    "another colour": ("绿色", ""),
    "a symbol": ("○", "done ○ bare"),
    "a symbol set as a picture": ("○\ufe0e", "done ○\ufe0e bare"),
    "a symbol with its label": ("○已办", "done ○已办 bare"),
    "a symbol and more": ("○，6场", "done ○，6场"),
    "a symbol and another word": ("○办理", ""),
}


@pytest.mark.parametrize("name", HELD)
def test_a_cell_holds_a_symbol_or_a_word_that_stands_for_something(name: str) -> None:
    text, expected = HELD[name]
    found = chosen(text, SIGNS, WORDS)
    assert (f"{found.polarity.value} {found.words}{' bare' * found.bare}" if found else "") == expected
