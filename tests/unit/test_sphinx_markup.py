"""The site's markup escapes, neutralises and links."""

import re

import pytest

from fazhi.model.audit import Conclusion
from fazhi.model.evidence import Polarity
from fazhi.sphinx_ext.html.marks import chip
from fazhi.sphinx_ext.html.markup import Html, address, join, link, quoted, resolve, safe, shorten, tag, visible


def test_text_is_escaped_where_it_is_put_into_an_element() -> None:
    assert tag("p", "<script>alert(1)</script>&") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;&amp;</p>"


def test_markup_is_not_escaped_twice() -> None:
    assert tag("p", tag("b", "a & b")) == "<p><b>a &amp; b</b></p>"


def test_an_attribute_cannot_be_broken_out_of() -> None:
    assert tag("p", title='" onclick="x') == '<p title="&quot; onclick=&quot;x"></p>'


def test_an_attribute_of_none_is_left_out() -> None:
    assert tag("p", class_=None, data_x="1") == '<p data-x="1"></p>'


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\u200b", "\ufeff", "\x00", "\x1b", "\u2028", "\ud800"])
def test_a_character_that_acts_unseen_is_spelled_out(char: str) -> None:
    assert visible(f"甲{char}乙") == f"甲⟨U+{ord(char):04X}⟩乙"


def test_line_breaks_and_wide_blanks_are_kept() -> None:
    assert visible("甲\n\t\u3000乙") == "甲\n\t\u3000乙"


def test_quoted_words_are_isolated() -> None:
    assert quoted("甲<乙") == "<bdi>甲&lt;乙</bdi>"


def test_a_link_becomes_relative_when_its_page_is_written() -> None:
    html = link("见", "domains/rules", "RULES_001")
    assert resolve(html, {"domains/rules": "../domains/rules.html"}) == (
        '<a href="../domains/rules.html#RULES_001">见</a>'
    )


@pytest.mark.parametrize(
    ("anchor", "asked", "written"),
    [
        ("", {"conclusion": "weak,missing", "q": "notice"}, "m.html?conclusion=weak,missing&amp;q=notice"),
        ("c 1", {"q": "甲#乙"}, "m.html?q=%E7%94%B2%23%E4%B9%99#c%201"),
        ("", None, "m.html#top"),
    ],
)
def test_an_address_asks_what_it_is_to_ask(anchor: str, asked: dict[str, str] | None, written: str) -> None:
    assert resolve(address("m", anchor, asked), {"m": "m.html#top"}) == written


def test_text_cannot_forge_a_link() -> None:
    forged = str(address("index"))
    assert resolve(safe(forged), {}) == "⟨U+0002⟩index##⟨U+0003⟩"


def test_pieces_are_joined_escaped() -> None:
    assert join("<", Html("<b></b>"), between="&") == "&lt;&amp;<b></b>"


def test_a_long_text_is_cut_on_one_line() -> None:
    assert shorten("一二三\n四五六七", 5) == "一二三 …"
    assert shorten("一二三四五", 5) == "一二三四五"
    assert shorten("一二三四五六", 5) == "一二三四…"


def test_the_same_words_as_markup_and_as_text_stay_apart() -> None:
    assert tag("a", href=Html("a&amp;b")) == '<a href="a&amp;b"></a>'
    assert tag("a", href="a&amp;b") == '<a href="a&amp;amp;b"></a>'
    assert tag("a", href=Html("a&amp;b")) == '<a href="a&amp;b"></a>'


def test_one_word_of_two_kinds_has_two_chips() -> None:
    kinds = [re.findall(r"fz-chip fz-(\w+)", chip(value)) for value in (Conclusion.PLANNED, Polarity.PLANNED)]
    assert kinds == [["conclusion"], ["polarity"]]
