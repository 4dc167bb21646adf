"""The copy made for matching: what is folded, widened and dropped, and the map back."""

import pytest

from fazhi.output.words.quote import quote
from fazhi.reading import read_text
from fazhi.reading.document import Mask
from fazhi.reading.normal import normalise, readable

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


HEAD = "金盆县2024年度法治政府建设情况报告\n根据有关规定，现将情况报告如下。\n一、主要工作及成效\n"
WRAPPED = """加强执法监督，全年组织案卷评查四次，共评查执法案卷12
6卷，发现问题三十七个，全部督促整改到位，情况已\u3000
经在全县通报，并纳入年度考核范围，用的是 Rule of
Law Index 的说法，大家都表示满意，持证上岗率达到了
百分之百，执法队伍素质得到提升，群众满意度不断提高。
"""
AFTER = "对行政执法人员开展了全员培训，参训人员达到三百二十人\n次，考试合格率为百分之百，持证上岗率为百分之百。\n"
READ = {
    "blanks and marks": ("学法6&nbsp;次，办“建议”&mdash;2件。", "学法6\u00a0次，办“建议”—2件。"),
    "numbers of characters": ("印发&#12298;办法&#x300B;&ldquo;三重一大&rdquo;。", "印发《办法》“三重一大”。"),
    "what was escaped twice": ("学法6&amp;ensp;次&amp;amp;mdash;。", "学法6\u2002次—。"),
    "tags": ('全年<b class="a b">办结案件</b>12件。', "全年办结案件12件。"),
    "what is no entity and no tag": ("A&B公司、R&D投入，若3<5则5>3。", "A&B公司、R&D投入，若3<5则5>3。"),
}


@pytest.mark.parametrize("name", READ)
def test_what_matching_passes_over_is_not_seen_where_a_sentence_is_shown(name: str) -> None:
    written, seen = READ[name]
    report = read_text(HEAD + written, name="报告.txt", unit_kind="county", year=2024)
    last = report.passages[-1]
    assert report.text[last.start : last.end] == written
    assert readable(report, last.start, last.end) == seen


def test_a_stretch_that_ends_within_an_entity_shows_the_character() -> None:
    report = read_text(f"{HEAD}全年学法6次&mdash;办案12件。", name="报告.txt", unit_kind="county", year=2024)
    start, end = report.text.index("学法"), report.text.index("&mdash") + 1
    assert readable(report, start, end) == "学法6次—"


def test_lines_broken_by_hand_are_shown_joined_and_latin_words_apart() -> None:
    report = read_text(HEAD + WRAPPED + AFTER * 3, name="报告.txt", unit_kind="county", year=2024)
    passage = next(item for item in report.passages if "案卷12" in report.text[item.start : item.end])
    shown = readable(report, passage.start, passage.end)
    assert "案卷126卷，" in shown
    assert "情况已经在全县" in shown
    assert "Rule of Law Index 的" in shown
    assert quote(report, passage.start, passage.end, 2000) == shown


def test_a_line_end_that_matching_sees_is_shown() -> None:
    report = read_text(f"{HEAD}办案12件。\n学法6次。", name="报告.txt", unit_kind="county", year=2024)
    assert readable(report, report.text.index("办案"), len(report.text)) == "办案12件。\n学法6次。"
