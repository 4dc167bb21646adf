"""A segment that is a mere piece of a longer word is not met; the longer word and other words with the piece are."""

import pytest

from engine.test_matcher import asked, duty
from fazhi.model.obligation import Catalogue
from fazhi.patterns.mistakes import check_longer_words
from fazhi.patterns.syntax import Lexicon
from fazhi.yamlfile import Line, Problems

LEXICON: Lexicon = {"longer_word": ("〔丁〕戊", "己〔丁〕庚", "庚〔丁己〕庚")}


@pytest.mark.parametrize(
    ("pattern", "text", "met"),
    [
        ("丁", "甲丁戊乙", False),
        ("丁", "甲丁乙", True),
        ("丁", "己丁庚", False),
        ("丁", "己丁", True),
        ("丁戊", "甲丁戊乙", True),
        ("甲…丁", "甲丁戊丁", True),
        ("甲…丁", "甲丁戊", False),
        ("丁…乙", "己丁庚乙丁", False),
        ("丁己", "庚丁己庚", False),
        ("丁己庚", "庚丁己庚", True),
        ("戊", "丁戊", True),
    ],
)
def test_a_piece_of_a_longer_word_is_not_met(six: Catalogue, pattern: str, text: str, met: bool) -> None:
    found, _ = asked([duty(six, "A_001", about=[pattern])], text, LEXICON)
    assert bool(found) is met


def test_a_lexicon_may_do_without_longer_words(six: Catalogue) -> None:
    assert asked([duty(six, "A_001", about=["丁"])], "丁戊", {})[0]


TERMS = {
    "〔丁〕戊": True, "己〔丁〕": True, "己〔丁己〕庚": True, "〔丁〕": False, "丁戊": False, "〔〕戊": False,
    "〔丁〕戊〔己〕": False, "〔丁戊": False,
}  # fmt: skip


@pytest.mark.parametrize("term", TERMS)
def test_an_entry_must_mark_one_piece_of_a_longer_word(term: str) -> None:
    problems = Problems("lexicon.yaml")
    check_longer_words([Line("〔甲〕乙", plain=True, line=1), Line(term, plain=True, line=2)], problems)
    assert [item.line for item in problems.mistakes] == ([] if TERMS[term] else [2])
