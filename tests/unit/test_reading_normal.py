"""The copy made for matching: what is folded, widened and dropped, and the map back."""

import pytest

from fazhi.reading.document import Mask
from fazhi.reading.normal import normalise

FOLDED = [
    ("full-width letters and digits", "Ａｐｐ１２３", "app123"),
    ("upper case", "GDP", "gdp"),
    ("comma next to Chinese", "制度,机制", "制度，机制"),
    ("comma behind a closing quotation mark", "“转作风”,重点", "转作风，重点"),
    ("semicolon behind a percentage", "8.9%;公共", "8.9%；公共"),
    ("thousands", "1,000元", "1,000元"),
    ("decimals", "3.5亿元", "3.5亿元"),
    ("time of day", "12:30起", "12:30起"),
    ("brackets", "名医(名科)", "名医（名科）"),
    ("full stop at the end of a sentence", "工作.下一步", "工作。下一步"),
    ("full stop in a file name", "解释.doc", "解释.doc"),
    ("quotation marks of all kinds", "“三”‘四’「五」『六』\"七\"'八'", "三四五六七八"),
    ("blanks", "全 年\u3000办\u00a0理", "全年办理"),
    ("invisible characters", "办\u200b理\u202e建\u00ad议\ufeff", "办理建议"),
    ("middle dots", "黄河•廉洁‧文化", "黄河·廉洁·文化"),
    ("angle brackets around a document", "学习<行政处罚法>和〈信访条例〉", "学习《行政处罚法》和《信访条例》"),
    ("angle brackets around anything else", "数值<10，其他>20", "数值<10，其他>20"),
    ("a title within a title", "《关于贯彻《条例》的意见》", "《关于贯彻〈条例〉的意见》"),
    ("hyphens", "2016－2020、1–11月", "2016-2020、1-11月"),
    ("long dashes", "经济──发展", "经济——发展"),
    ("radicals that look like ideographs", "⼀、⼯作", "一、工作"),
    ("tab between cells", "复议\t12件\t\t已结", "复议，12件，已结"),
    ("tab behind a number", "一、\t工作", "一、工作"),
    ("tab behind a number in brackets", "（一）\t工作", "（一）工作"),
    ("tab behind a cell that ends in brackets", "评查（件）\t3", "评查（件），3"),
    ("tab that indents", "\t工作", "工作"),
    ("characters beyond the basic plane", "𠮷林", "𠮷林"),
    ("traditional characters", "依法行政報告", "依法行政報告"),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in FOLDED], ids=[case[0] for case in FOLDED])
def test_text_is_folded_for_matching(text: str, expected: str) -> None:
    assert normalise(text).text == expected


def test_every_character_of_the_copy_maps_back_to_where_it_stood() -> None:
    normal = normalise(" “三重 一大”，Ａ")
    assert [normal.to_original(at) for at in range(len(normal.text))] == [2, 3, 5, 6, 8, 9]


def test_a_dropped_character_maps_to_the_next_kept_one() -> None:
    normal = normalise("甲“乙”丙")
    assert [normal.to_normal(at) for at in range(6)] == [0, 1, 1, 2, 2, 3]


@pytest.mark.parametrize("text", ["", " \u3000", "“”"])
def test_a_text_without_words_normalises_to_nothing(text: str) -> None:
    normal = normalise(text)
    assert (normal.text, normal.to_normal(len(text))) == ("", 0)


def test_masked_ranges_are_dropped_or_become_cell_borders() -> None:
    assert normalise("**甲**|乙", [Mask(0, 2), Mask(3, 5), Mask(5, 6, "，")]).text == "甲，乙"
