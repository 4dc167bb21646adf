"""What the search index takes out of a page's markup."""

from docutils import nodes

from fazhi.sphinx_ext.building.nodes import markup
from fazhi.sphinx_ext.html.markup import join, tag
from fazhi.sphinx_ext.parts.pieces import definitions
from fazhi.sphinx_ext.theme.search import Entry, entries_of


def _section(*children: nodes.Node) -> nodes.section:
    return nodes.section("", nodes.title("", "第一章"), *children, ids=["one"])


def test_a_section_is_an_entry_with_its_words() -> None:
    tree = _section(markup(tag("p", "政务公开")), nodes.paragraph("", "主动 公开"))
    assert list(entries_of(tree)) == [Entry("one", "第一章", "政务公开 主动 公开")]


def test_an_article_with_an_anchor_is_an_entry_named_by_its_heading() -> None:
    article = tag("article", tag("h3", "某条例"), tag("p", "第 25 条"), id="IN_X")
    assert list(entries_of(_section(markup(join(tag("p", "前"), article))))) == [
        Entry("one", "第一章", "前"),
        Entry("IN_X", "某条例", "第25条"),
    ]


def test_an_article_without_an_anchor_belongs_to_what_holds_it() -> None:
    inner = tag("section", tag("h3", "小"), tag("p", "内"))
    assert list(entries_of(_section(markup(join(inner))))) == [Entry("one", "第一章", "小 内")]


def test_what_is_folded_away_is_not_searched() -> None:
    details = tag("details", tag("summary", "规则"), tag("p", "词", tag("br"), "语"))
    assert list(entries_of(_section(markup(join(tag("p", "看"), details, tag("p", "见")))))) == [
        Entry("one", "第一章", "看 见")
    ]


def test_facts_and_rows_are_kept_apart_and_a_dot_of_the_text_is_left_as_it_is() -> None:
    facts = definitions(("机关", "国务院"), ("说明", "艾力·买买提"))
    rows = tag(
        "table", tag("tbody", tag("tr", tag("td", "第18条"), tag("td", "综合执法")), tag("tr", tag("td", "第20条")))
    )
    (entry,) = entries_of(_section(markup(join(facts, rows))))
    assert entry.text == "国务院 · 艾力·买买提 · 第18条 综合执法 · 第20条"
