"""Signs that a legend explains: which texts hold one, and what a cell or an answer says by it."""

import pytest

from engine.polarity_words import POLAR
from engine.small_words import SMALL
from fazhi.evidence.options import answered, chosen, compile_options, legend
from fazhi.expressions import any_of

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
