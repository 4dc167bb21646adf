"""What a page hides, states of its article and prints before its items and in its tables, a case each."""

import pytest
from lxml import etree

from fazhi.reading.formats.html.hidden import hidden_names, is_hidden
from fazhi.reading.formats.html.printed import Listing, data_tables, row_texts, rows
from fazhi.reading.formats.html.source import parsed
from fazhi.reading.formats.html.stated import page_titles, tagged


def page(source: str) -> "etree._Element":
    return parsed(source, "a.html")


SHEETS = {
    ".a{display:none}": {".a"},
    ".a, #b { color:red; DISPLAY : None }": {".a", "#b"},
    ".a{display:none}.a{display:block}": set(),
    ".a{display:none} .b .a{display:inline}": set(),
    ".b .a{display:none}": set(),
    ".a:hover{display:none}": set(),
    "@media print{.a{display:none}}": set(),
    "@media print{.a{display:none}} .b{display:none}": {".b"},
    "@media print{@page{.a{display:none}} .c{display:none}} .b{display:none}": {".b"},
    "@media screen{.a{display:block}} .a{display:none}": set(),
    "}.a{display:none}": {".a"},
    "}@media print{.a{display:none}}": set(),
    ".a{.b{display:none}": {".b"},
    "/*.a{display:none}*/.b{display:none}": {".b"},
    "/*.a{*/.b{display:none}/*}": {".b"},
    ".a{display:none}*/.b{display:none}": {".a"},
    ".a{color:red}.b{display:none}": {".b"},
    "display:none{.b{display:none}": {".b"},
    "": set(),
}
"""Style sheets, and the classes and ids that they hide."""


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_hides_what_it_shows_nowhere(sheet: str) -> None:
    assert hidden_names(page(f"<style>{sheet}</style><p>办理。")) == SHEETS[sheet]


HIDDEN = {
    "<p hidden>": True,
    "<p>": False,
    "<dialog>": True,
    "<dialog open>": False,
    "<p style='display : none'>": True,
    "<p style='VISIBILITY:collapse'>": True,
    "<p style='mso-hide:all'>": True,
    "<p style='opacity:0'>": True,
    "<p style='opacity:0.0;color:red'>": True,
    "<p style='opacity:0.5'>": False,
    "<p style='display:block'>": False,
    "<p id='js_content' style='visibility:hidden'>": False,
    "<p class='b a'>": True,
    "<p class='b'>": False,
    "<p id='c'>": True,
    "<p id='a'>": False,
}
"""Elements, and whether a page whose sheet hides .a and #c hides them."""


@pytest.mark.parametrize("tag", HIDDEN)
def test_an_element_is_hidden_by_itself_or_by_the_sheet(tag: str) -> None:
    (element,) = page(f"{tag}办理。").iter("p", "dialog")
    assert is_hidden(element, element.get("style") or "", frozenset({".a", "#c"})) is HIDDEN[tag]
    by_itself = HIDDEN[tag] and not (element.get("class") or element.get("id"))
    assert is_hidden(element, element.get("style") or "", frozenset()) is by_itself


STATED = {
    "<meta name=ArticleTitle content=' 云岭县  报告 '>": {"title": "云岭县 报告"},
    "<meta property=og:title content=甲><meta name=ArticleTitle content=乙>": {"title": "乙"},
    "<meta itemprop=datePublished content=2023-03-01T08:00>": {"published": "2023-03-01"},
    "<meta name=PubDate content=2023年3月1日>": {"published": "2023年3月1日"},
    "<meta name=PubDate content=2023年3月1>": {"published": "2023年3月1日"},
    "<meta name=PubDate content=20230301>": {"published": "2023-03-01"},
    "<meta name=PubDate content=20230301080000>": {"published": "2023-03-01"},
    "<meta name=PubDate content=2023030112>": {},
    "<meta name=PubDate content=2023.3>": {},
    "<meta name=PubDate content=202303-01>": {},
    "<meta name=PubDate content=2023-0301>": {},
    "<meta name=PubDate content=昨天>": {},
    "<meta name=PubDate content=昨天><em id=publish_time>2023-03-01 08:00</em>": {"published": "2023-03-01"},
    "<span id=PubTime>2023/3/1</span>": {"published": "2023/3/1"},
    "<time pubdate datetime=2023-03-02>昨天</time>": {"published": "2023-03-02"},
    "<time pubdate>昨天</time><i pubdate>2023-03-03</i>": {"published": "2023-03-03"},
    "<span>2023-03-01</span>": {},
    "<meta name=publisher content=甲><meta name=publisher content=乙>": {"issuer": "甲"},
    "<meta name=publisher content=''><meta name=dc.creator content=乙>": {"issuer": "乙"},
    f"<meta name=publisher content={'甲' * 200}>": {"issuer": "甲" * 200},
    f"<meta name=publisher content={'甲' * 201}>": {},
    "<meta name=keywords content=甲>": {},
}
"""Heads of pages, and what they state."""


@pytest.mark.parametrize("head", STATED)
def test_a_page_states_title_day_and_issuer(head: str) -> None:
    assert tagged(page(f"{head}<p>办理。")) == STATED[head]


def test_a_page_calls_itself_by_its_first_title() -> None:
    assert page_titles(page(f"<title> 云岭县\n报告 </title><title>乙</title><p>{'办' * 9}")) == ["云岭县 报告"]
    assert page_titles(page(f"<title>{'甲' * 201}</title><p>办")) == ["甲" * 200]
    assert not page_titles(page("<p>办"))


LISTS = {
    "<ol><li><li>": ["1. ", "2. "],
    "<ul><li><li>": ["• ", "• "],
    "<ol start=3><li><li>": ["3. ", "4. "],
    "<ol start=x><li>": ["1. "],
    "<ol start=12345><li>": ["1. "],
    "<ol start=-1><li><li><li>": ["-1. ", "0. ", "1. "],
    "<ul start=3 type=circle><li>": ["○ "],
    "<ol reversed><li><li><li>": ["3. ", "2. ", "1. "],
    "<ol reversed start=9><li><li>": ["9. ", "8. "],
    "<ul reversed><li><li>": ["• ", "• "],
    "<ol><li value=5><li>": ["5. ", "6. "],
    "<ul><li value=5><li>": ["• ", "• "],
    "<ol type=a><li><li>": ["a. ", "b. "],
    "<ol type=A start=26><li><li>": ["Z. ", "27. "],
    "<ol type=a start=0><li>": ["0. "],
    "<ol type=i start=4><li>": ["iv. "],
    "<ol type=I start=1994><li>": ["1994. "],
    "<ol type=i start=998><li><li>": ["cccccccccxcviii. ", "999. "],
    "<ol type=I start=448><li>": ["CCCCXLVIII. "],
    "<ol type=i start=0><li>": ["0. "],
    "<ol type=i start=9><li>": ["ix. "],
    "<ol type=x><li>": ["1. "],
    "<ol type=SQUARE><li>": ["■ "],
    "<ol style='list-style-type: cjk-ideographic'><li><li>": ["一、", "二、"],
    "<ol style='list-style: inside simp-chinese-formal !important'><li>": ["壹、"],
    "<ol style='list-style: url(a.png) upper-latin'><li>": ["A. "],
    "<ol style='list-style: outside' type=a><li>": ["a. "],
    "<ol style='list-style: decimal-leading-zero'><li start><li>": ["01. ", "02. "],
    "<ol style='list-style: none'><li>": [""],
    "<ul style='list-style: cjk-decimal'><li>": ["• "],
    "<ol><li style='list-style: none'><li>": ["", "2. "],
    "<ol><li type=A><li>": ["A. ", "2. "],
}
"""Lists, and the marks of their items."""


@pytest.mark.parametrize("source", LISTS)
def test_a_list_prints_its_marks(source: str) -> None:
    (element,) = page(source).iter("ol", "ul")
    listing = Listing(element)
    assert [listing.mark(item) for item in element] == LISTS[source]


TABLES = {
    "<tr><td>甲<td>乙<tr><td>丙<td>丁": [["甲", "乙"], ["丙", "丁"]],
    "<thead><tr><th>甲<th>乙</thead><tbody><tr><td>丙<td>丁</tbody><tfoot><tr><td>戊<td>己</tfoot>": [
        ["甲", "乙"],
        ["丙", "丁"],
        ["戊", "己"],
    ],
    "<tr><td rowspan=2>甲<td>乙<tr><td>丁<tr><td>戊<td>己": [["甲", "乙"], ["甲", "丁"], ["戊", "己"]],
    "<tr><td rowspan=3>甲<td>乙<tr><td>丁<tr><td>己": [["甲", "乙"], ["甲", "丁"], ["甲", "己"]],
    "<tr><td>甲<td rowspan=2>乙<tr><td>丁": [["甲", "乙"], ["丁", "乙"]],
    "<tr><td rowspan=0>甲<td>乙<tr><td>丁<tr><td>己": [["甲", "乙"], ["甲", "丁"], ["甲", "己"]],
    "<tr><td colspan=2>甲<td>乙<tr><td>丙<td>丁<td>戊": [["甲", "", "乙"], ["丙", "丁", "戊"]],
    "<tr><td colspan=2 rowspan=2>甲<td>乙<tr><td>丁": [["甲", "", "乙"], ["甲", "", "丁"]],
    "<tr><td colspan=0>甲<td>乙": [["甲", "乙"]],
    "<tr><td colspan=00002>甲<td>乙": [["甲", "", "乙"]],
    "<tr><td colspan=x>甲<td rowspan=²>乙": [["甲", "乙"]],
    "<tr><td colspan=102>甲<td>乙": [["甲", *[""] * 99, "乙"]],
    "<tr><td colspan=1000000>甲<td>乙": [["甲", "乙"]],
    f"<tr><td rowspan=2>{'甲' * 40}<td>乙<tr><td>丁": [["甲" * 40, "乙"], ["甲" * 40, "丁"]],
    f"<tr><td rowspan=2>{'甲' * 41}<td>乙<tr><td>丁": [["甲" * 41, "乙"], ["", "丁"]],
}
"""Tables, and the words of their rows."""


@pytest.mark.parametrize("source", TABLES)
def test_a_table_reads_by_rows(source: str) -> None:
    (table,) = page(f"<table>{source}</table>").iter("table")
    texts = row_texts(rows(table), lambda cell: "".join(map(str, cell.itertext())).strip())
    assert list(texts) == TABLES[source]


LONG = "办" * 501
DATA = {
    "<table id=1><tr><td>甲<td>乙</table>": ["1"],
    "<table id=1><tr><td>甲<tr><td>乙</table>": [],
    "<table id=1 role=presentation><tr><td>甲<td>乙</table>": [],
    "<table id=1><tr><td>甲<td><h2>乙</h2></table>": [],
    "<table id=1><tr><td>甲<td><table id=2><tr><td>丙<td>丁</table></table>": ["2"],
    f"<table id=1><tr><td>甲<td><p>{LONG[1:]}</p><p>乙</table>": [],
    f"<table id=1><tr><td>甲<td><p>{LONG}</table>": ["1"],
    f"<table id=1><tr><td>甲<td><p>{LONG[2:]}</p><p>乙</table>": ["1"],
    f"<table id=1><tr><td>甲<td>{LONG}</table>": ["1"],
}
"""Tables, and which of them hold rows of data."""


@pytest.mark.parametrize("source", DATA)
def test_a_table_of_layout_is_no_table_of_data(source: str) -> None:
    assert [table.get("id") for table in data_tables(page(source))] == DATA[source]
