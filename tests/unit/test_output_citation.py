"""Articles are cited in one form, and what is not verified against text says so."""

from dataclasses import replace
from datetime import date

import pytest

from fakes import INSTRUMENTS, LAW, OPINION, RULES_OF_ONE_VERSION, citation
from fazhi.model.law import Citation, Verification
from fazhi.output.words.citation import cite, cite_all, how_checked, place, together, undated


def test_an_article_is_cited_with_its_version_where_there_are_several() -> None:
    found = cite(citation(LAW, 42), INSTRUMENTS)
    assert found == "《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》（2015-08-29文本）第42条"


def test_the_version_is_not_named_where_there_is_one() -> None:
    assert cite(citation(RULES_OF_ONE_VERSION, 3), INSTRUMENTS) == "《重大行政决策程序暂行条例》第3条"


def test_a_title_within_a_title_takes_single_marks() -> None:
    assert cite(citation(OPINION, None, "（二）"), INSTRUMENTS) == "《关于贯彻〈示例纲要〉的意见》（二）"


def test_an_item_that_is_a_heading_stands_in_quotation_marks() -> None:
    assert cite(citation(OPINION, None, "主要内容"), INSTRUMENTS).endswith("》“主要内容”")


def test_articles_of_one_version_are_cited_together() -> None:
    basis = [citation(RULES_OF_ONE_VERSION, 3), citation(RULES_OF_ONE_VERSION, 42), citation(OPINION, None, "全文")]
    assert cite_all(basis, INSTRUMENTS) == (
        "《重大行政决策程序暂行条例》第3、42条",
        "《关于贯彻〈示例纲要〉的意见》全文〔未核实〕",
    )


def test_articles_stand_in_the_order_of_the_law_and_a_law_stands_once() -> None:
    basis = [citation(RULES_OF_ONE_VERSION, 42), citation(OPINION, None, "全文"), citation(RULES_OF_ONE_VERSION, 3)]
    assert cite_all(basis, INSTRUMENTS)[0] == "《重大行政决策程序暂行条例》第3、42条"
    assert len(cite_all(basis, INSTRUMENTS)) == 2


def test_an_article_that_a_duty_rests_on_twice_is_cited_once() -> None:
    basis = [citation(LAW, 42), citation(LAW, 42), citation(OPINION, None, "（二）"), citation(OPINION, None, "（二）")]
    assert [text.count("42") + text.count("（二）") for text in cite_all(basis, INSTRUMENTS)] == [1, 1]
    assert [text.count("42") + text.count("（二）") for text in cite_all(basis, INSTRUMENTS, "en")] == [1, 1]


def test_english_citations_say_the_same() -> None:
    basis = [citation(LAW, 42), citation(OPINION, None, "全文")]
    assert cite_all(basis, INSTRUMENTS, "en") == (
        "Law on Deputies to People’s Congresses (text of 2015-08-29), Art. 42",
        "Opinion on Carrying Out the Example Outline, the whole [unverified]",
    )


def test_the_day_of_checking_is_told_where_it_was_written_down_and_else_that_it_was_not() -> None:
    law = citation(LAW, 42)
    dated = replace(law, checked=date(2026, 11, 29))
    assert [how_checked(item) for item in (law, dated)] == ["已核原文", "已核原文（2026-11-29 核对）"]
    assert how_checked(dated, "en") == "verified against the text (on 2026-11-29)"
    assert undated([dated]) is None
    assert undated([citation(OPINION, None, "全文")]) is None  # known by recall, and never checked
    told = undated([dated, law])
    assert told is not None
    assert "没有记下" in told.zh


PLACES = {
    (42, None): ("第42条", "Art. 42"),
    (42, "（二）"): ("第42条（二）", "Art. 42 （二）"),
    (42, "公开"): ("第42条“公开”", "Art. 42 “公开”"),
    (None, "（二）"): ("（二）", "（二）"),
    (None, "第二部分"): ("第二部分", "第二部分"),
    (None, "主要内容"): ("“主要内容”", "“主要内容”"),
    (None, "全文"): ("全文", "the whole"),
    (None, None): ("全文", "the whole"),
}


@pytest.mark.parametrize("where", PLACES)
def test_a_place_is_an_article_a_section_or_the_whole(where: tuple[int | None, str | None]) -> None:
    item = citation(LAW, *where)
    assert (place(item), place(item, "en")) == PLACES[where]


def test_a_section_of_an_article_is_not_the_article() -> None:
    basis = [citation(LAW, 42, "（二）"), citation(LAW, 7), citation(LAW, 42)]
    assert cite_all(basis, INSTRUMENTS)[0].endswith("第7、42条、第42条（二）")
    assert cite_all(basis, INSTRUMENTS, "en")[0].endswith(", Art. 7, 42, Art. 42 （二）")


def test_a_section_of_an_article_adds_no_article() -> None:
    assert cite_all([citation(LAW, 42, "（二）"), citation(LAW, 7)], INSTRUMENTS)[0].endswith("）第7条、第42条（二）")


def test_sections_stand_before_articles_and_what_was_checked_otherwise_apart() -> None:
    basis = [citation(LAW, 1), citation(LAW, None, "（二）"), replace(citation(LAW, 2), verified=Verification.RECALL)]
    told: list[list[Citation]] = together(basis)
    assert [[(item.article, item.item) for item in same] for same in told] == [
        [(None, "（二）"), (1, None)],
        [(2, None)],
    ]


def test_a_citation_of_no_article_and_no_section_is_of_the_whole_everywhere() -> None:
    bare, said = citation(OPINION, None, None), citation(OPINION, None, "全文")
    for language in ("zh", "en"):
        assert cite(bare, INSTRUMENTS, language) == cite(said, INSTRUMENTS, language)
        assert cite(bare, INSTRUMENTS, language).endswith(place(bare, language))
