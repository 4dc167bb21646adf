"""Numbers that open a heading or an item, and what they count."""

import pytest

from fazhi.model.numerals import formal, printed, spelled, value_of, year_of
from fazhi.reading.numbering import inner_marks, opening_mark

OPENINGS = [
    ("第一部分 甲", "part", "第一部分", 1),
    ("第三章甲", "part", "第三章", 3),
    ("十二、甲", "cn", "十二、", 12),
    ("一．甲", "cn", "一．", 1),
    ("一、二季度", None, "", 0),
    ("（一）甲", "cnp", "（一）", 1),
    ("㈢甲", "cnp", "㈢", 3),
    ("1.甲", "ar", "1.", 1),
    ("３、甲", "ar", "３、", 3),
    ("1.5万件", None, "", 0),
    ("1.2024年", "ar", "1.", 1),
    ("（2）甲", "arp", "（2）", 2),
    ("3）甲", "arh", "3）", 3),
    ("④甲", "ring", "④", 4),
    ("第二，甲", "di", "第二，", 2),
    ("一是甲", "yi", "一是", 1),
    ("一是否", None, "", 0),
    ("其二，甲", "yi", "其二，", 2),
    ("首先，甲", "shou", "首先，", 1),
    ("最后，甲", "shou", "最后，", 4),
    ("——甲", "dash", "——", 0),
    ("- 甲", "dash", "-", 0),
    ("-甲", None, "", 0),
    ("甲", None, "", 0),
]


@pytest.mark.parametrize(("line", "form", "number", "value"), OPENINGS)
def test_a_line_opens_with_a_number_of_a_form(line: str, form: str | None, number: str, value: int) -> None:
    mark = opening_mark(line, 0, len(line))
    assert (mark and mark.form, mark.number if mark else "", mark.value if mark else 0) == (form, number, value)


INSIDE = [
    ("做法：一是甲；二是乙。", ["一是", "二是"]),
    ("甲办。（二）乙", []),
    ("甲办。（一）乙。（二）丙。（四）丁", ["（一）", "（二）"]),
    ("如下：首先，甲。其次，乙", ["首先，", "其次，"]),
    ("其次，乙办了", []),
    ("比分3：1、乙", []),
]


@pytest.mark.parametrize(("text", "numbers"), INSIDE)
def test_items_inside_a_paragraph_count_on(text: str, numbers: list[str]) -> None:
    assert [mark.number for mark in inner_marks(text, 0, len(text), None)] == numbers


VALUES = [
    ("一", 1),
    ("十", 10),
    ("十二", 12),
    ("二十", 20),
    ("九十九", 99),
    ("百", 100),
    ("一百零三", 103),
    ("一百一十二", 112),
]


@pytest.mark.parametrize(("numeral", "value"), VALUES)
def test_a_numeral_is_worth_what_it_says(numeral: str, value: int) -> None:
    assert value_of(numeral) == value


@pytest.mark.parametrize("value", range(1, 1000))
def test_a_printed_number_reads_as_itself(value: int) -> None:
    assert value_of(printed(value)) == value


def test_numbers_beyond_the_largest_stay_as_they_are() -> None:
    assert [printed(0), printed(999), printed(1000)] == ["0", "九百九十九", "1000"]


def test_the_characters_of_contracts_and_of_years() -> None:
    assert [formal(103), spelled("205"), year_of("二〇二四"), year_of("三〇二四")] == ["壹佰零叁", "二〇五", 2024, None]
