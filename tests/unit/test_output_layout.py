"""Lines fit the terminal, break where Chinese typography allows, and carry no escapes of a report."""

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from fazhi.output.terminal.layout import BLANK, Block, Span, Tone, block, render
from fazhi.output.words.columns import columns, cut, pad
from fazhi.output.words.quote import neutral, one_line

HOSTILE = "甲\x1b[2J乙\x07\x9b31m丙\u202e丁\u2066\u200b\ufeff戊\r\n己\x00\U000e0041庚\x85\u2028辛"
CODE = re.compile("\x1b\\[[0-9;]*m")


def lines(*blocks: Block, width: int = 20, colour: bool = False) -> list[str]:
    return render(blocks, width, colour).splitlines()


@pytest.mark.parametrize(
    "text", ["年度报告abc", "《民法典》第42条，“是”……", "ｶﾅ全角Ａ", "é", "✓▽→△✕⊘–█▒░·※", "𠀀𠮷", "——"]
)
def test_columns_agree_with_wcwidth(text: str) -> None:
    assert columns(text) == wcswidth(text)


def test_columns_of_every_common_character_agree_with_wcwidth() -> None:
    ranges = [
        (0x20, 0x7E),
        (0xA1, 0x17F),
        (0x2010, 0x2027),
        (0x3001, 0x3029),
        (0x3030, 0x30FF),
        (0x4E00, 0x9FA5),
        (0xFF01, 0xFF9F),
    ]
    common = [chr(code) for first, last in ranges for code in range(first, last + 1)]
    shown = [character for character in common if character.isprintable() and unicodedata.category(character) != "Cn"]
    assert [character for character in shown if columns(character) != wcswidth(character)] == []


@pytest.mark.parametrize(("most", "found"), [(8, "一二三四"), (7, "一二三…"), (6, "一二…"), (5, "一二…"), (1, "…")])
def test_a_cut_text_takes_no_more_columns_than_allowed(most: int, found: str) -> None:
    assert cut("一二三四", most) == found


@pytest.mark.parametrize(
    ("text", "most", "found"),
    [("abcd", 4, "abcd"), ("abcde", 4, "abc…"), ("e\u0301" * 12, 10, "e\u0301" * 9 + "…"), ("一 二三", 4, "一…")],
)
def test_a_text_that_fits_is_whole_and_marks_take_no_room(text: str, most: int, found: str) -> None:
    assert cut(text, most) == found


def test_a_flood_of_combining_marks_is_cut() -> None:
    assert len(cut("e" + "\u0301" * 5000, 10)) <= 21


def test_padding_counts_columns() -> None:
    assert pad("领域", 6) == "领域  "
    assert pad("缺口", 6, right=True) == "  缺口"


def test_the_lines_behind_the_first_are_indented_as_far_as_its_words() -> None:
    assert lines(block("依据  一二三四五六七八", first=2, hang=8)) == ["  依据  一二三四五六", "        七八"]


def test_closing_marks_do_not_begin_a_line_and_opening_marks_do_not_end_one() -> None:
    assert lines(block("一二三四五六七八九十，“甲”")) == ["一二三四五六七八九", "十，“甲”"]
    assert lines(block("一二三四五六七八九（甲）")) == ["一二三四五六七八九", "（甲）"]


def test_words_and_numbers_are_not_broken() -> None:
    assert lines(block("一二三四五六七DECISION_007项")) == ["一二三四五六七", "DECISION_007项"]


def test_a_word_wider_than_the_line_is_broken_all_the_same() -> None:
    assert lines(block("x" * 45)) == ["x" * 20, "x" * 20, "x" * 5]


def test_patterns_stay_whole() -> None:
    assert lines(block("办理…建议  听取…汇报  研究…法治", whole=True), width=22) == [
        "办理…建议  听取…汇报",
        "研究…法治",
    ]


def test_a_blank_block_is_an_empty_line() -> None:
    assert render([block("甲"), BLANK, block("乙", first=2)], 20, colour=True) == "甲\n\n  乙\n"


def test_colour_codes_stand_around_their_words_on_every_line() -> None:
    found = lines(block("甲", Span("一二三四五六七八九十", Tone.BAD)), colour=True)
    assert found == ["甲\x1b[31m一二三四五六七八九\x1b[0m", "\x1b[31m十\x1b[0m"]


def test_hostile_characters_do_not_pass() -> None:
    found = render([block(HOSTILE, Span(HOSTILE, Tone.GOOD))], 40, colour=False)
    assert found.replace("\n", "").isprintable()


def test_hostile_characters_do_not_pass_where_there_is_colour() -> None:
    found = CODE.sub("", render([block(Span(HOSTILE, Tone.GOOD))], 40, colour=True))
    assert found.replace("\n", "").isprintable()


def test_line_ends_of_a_quote_become_one_blank() -> None:
    assert one_line("甲\r\n\n\u3000乙\t丙 ") == "甲 乙 丙"


def test_no_invisible_character_of_unicode_passes() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    shown = neutral(every)
    assert {unicodedata.category(character) for character in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"} == set()


@given(st.lists(st.text(max_size=60), min_size=1, max_size=4), st.integers(24, 100), st.integers(0, 8), st.booleans())
def test_no_line_is_wider_than_the_page_or_ends_in_a_blank(
    texts: list[str], width: int, indent: int, colour: bool
) -> None:
    made = block(*(Span(text, Tone.FAIR) for text in texts), first=indent, hang=indent + 2)
    for line in CODE.sub("", render([made], width, colour)).split("\n"):
        assert columns(line) <= width
        assert line == line.rstrip()


@given(st.text(alphabet="一二，。（）《》“” abc12", max_size=80))
def test_wrapping_loses_nothing_but_blanks(text: str) -> None:
    assert "".join(lines(block(text))).replace(" ", "") == text.replace(" ", "")
