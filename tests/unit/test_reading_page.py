"""Web pages: the report alone, as a reader sees it, with what the page states of it; all else is left out."""

import re
import time
from pathlib import Path

import pytest
from lxml import etree

from fazhi import audit_report
from fazhi.cli import main
from fazhi.model.errors import InputError
from fazhi.model.report import Part, PassageKind, Report
from fazhi.reading import read, read_text
from fazhi.reading.document import Document
from fazhi.reading.formats.html import read_page, read_source
from reading_helpers import ROOT, of_kind
from web_pages import CHAPTERS, LAYOUTS, NUMBER, PUBLISHED, SIGNED, TITLE, UNIT

SENTENCE = "全年办结行政复议案件12件。"
OPENED = "<p>云州市2024年度法治政府建设情况报告</p><p>一、主要工作</p>"


def page(body: str, head: str = "", encoding: str = "utf-8") -> bytes:
    """A page with this body."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(encoding)


def document(body: str, head: str = "") -> Document:
    """The document on a page with this body."""
    return read_page(page(body, head), "报告.html")


def lines(body: str, head: str = "") -> list[str]:
    """The lines read of a page with this body."""
    return document(body, head).text.split("\n")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_of_a_page_the_report_is_read_whole_and_in_order(layout: str) -> None:
    given = LAYOUTS[layout]()
    read_lines = read_page(given.html.encode(given.encoding), "报告.html").text.split("\n")
    assert read_lines[-len(given.report) + given.report.index(CHAPTERS[0][0]) :] == list(
        given.report[given.report.index(CHAPTERS[0][0]) :]
    )
    left = iter(read_lines)
    assert [line for line in given.report if line not in left] == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_of_a_page_nothing_else_is_read(layout: str) -> None:
    given = LAYOUTS[layout]()
    found = read_page(given.html.encode(given.encoding), "报告.html")
    assert [words for words in given.furniture if words in found.text] == []
    assert sum(block.depth > 0 for block in found.blocks) == given.headings
    assert any("未读入" in notice.zh for notice in found.notices)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_tells_title_unit_and_days(layout: str, tmp_path: Path) -> None:
    given = LAYOUTS[layout]()
    path = tmp_path / "1.htm"
    path.write_bytes(given.html.encode(given.encoding))
    report = read(path)
    assert (report.title, report.unit, report.year) == (TITLE, UNIT, 2024)
    facts = report.facts
    assert [fact and fact.words for fact in (facts.published, facts.written, facts.issuer)] == [PUBLISHED, SIGNED, UNIT]
    assert (facts.number and facts.number.words) == (NUMBER if layout == "indexed" else None)
    for fact in (facts.published, facts.written, facts.issuer):
        assert fact is not None
        assert report.text[fact.start : fact.end] == fact.words


ENCODINGS = [
    ("utf-8", "utf-8"),
    ("utf-8-sig", ""),
    ("utf-8", "gb2312"),
    ("gb18030", "gb2312"),
    ("gb18030", "GBK"),
    ("gb18030", ""),
    ("gb18030", "utf-8"),
    ("utf-16", ""),
]


@pytest.mark.parametrize(("encoding", "declared"), ENCODINGS)
def test_a_page_is_decoded_whatever_it_declares(encoding: str, declared: str) -> None:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    found = read_page(page(OPENED + f"<p>{SENTENCE}</p>", head, encoding), "1.html")
    assert SENTENCE in found.text
    assert any("GB18030" in notice.zh for notice in found.notices) == (encoding == "gb18030")


def test_a_page_in_big5_is_decoded_as_it_declares() -> None:
    data = page("<p>全年辦結行政複議案件十二件。</p>", "<meta charset=big5>", "big5")
    assert read_page(data, "1.html").text == "全年辦結行政複議案件十二件。"


def test_one_damaged_character_does_not_spoil_a_page() -> None:
    data = page(
        OPENED + f"<p>{SENTENCE}</p>" * 200, "<meta charset=gb2312><meta name=description content='截断#'>", "gbk"
    )
    assert SENTENCE in read_page(data.replace(b"#", b"\xb6"), "1.html").text
    with pytest.raises(InputError):
        read_page(page(f"<p>{SENTENCE}</p>", "<meta charset=gb2312>", "gbk").replace(b"1", b"\xff\xff"), "1.html")


LISTS = [
    ("<ol><li>甲。<li>乙。</ol>", ["1. 甲。", "2. 乙。"]),
    ("<ol start=3><li>甲。</li><li value=7>乙。</li></ol>", ["3. 甲。", "7. 乙。"]),
    ("<ol reversed><li>甲。</li><li>乙。</li></ol>", ["2. 甲。", "1. 乙。"]),
    ("<ol type=a><li>甲。</li></ol><ol type=I><li>乙。</li></ol>", ["a. 甲。", "I. 乙。"]),
    ('<ol style="list-style-type: cjk-ideographic"><li>甲。</li></ol>', ["一、甲。"]),
    ('<ol style="list-style: none"><li>甲。</li></ol>', ["甲。"]),
    ("<ol><li>一、甲。</li><li>二、乙。</li></ol>", ["一、甲。", "二、乙。"]),
    ("<ol><li></li></ol><p>甲。</p>", ["甲。"]),
    (
        "<ul><li>甲。<ol><li>乙。</li></ol></li><li><p>丙。</p><p>丁。</p></li></ul>",
        ["• 甲。", "1. 乙。", "• 丙。", "丁。"],
    ),
]


@pytest.mark.parametrize(("body", "told"), LISTS)
def test_lists_print_their_numbers_and_marks(body: str, told: list[str]) -> None:
    assert lines(f"<p>{SENTENCE}</p>{body}") == [SENTENCE, *told]


TABLES = [
    ("<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>", ["甲\t乙", "丙\t丁"]),
    (
        "<table><tr><th rowspan=3>类<td>甲<td rowspan=2>一<tr><td>乙<tr><td>丙<td>二</table>",
        ["类\t甲\t一", "类\t乙\t一", "类\t丙\t二"],
    ),
    (
        "<table><tr><td rowspan=2 colspan=2>类<td>甲<tr><td>乙</table>",
        ["类\t\t甲", "类\t\t乙"],
    ),
    ("<table><tr><td colspan=2>甲<td rowspan=2>类<tr><td>乙<td>丙</table>", ["甲\t\t类", "乙\t丙\t类"]),
    (f"<table><tr><td rowspan=2>{'长' * 41}<td>甲<tr><td>乙</table>", [f"{'长' * 41}\t甲", "\t乙"]),
    ("<table><caption>表一</caption><tr><td>甲<br>乙<td><ol><li>丙</ol></table>", ["表一", "甲 乙\t1. 丙"]),
    ("<table><tr><td>甲。<tr><td>乙。</table>", ["甲。", "乙。"]),
    ("<table><tr><td>甲<table><tr><td>乙<td>丙</table><td>丁</table>", ["甲", "乙\t丙", "丁"]),
]


@pytest.mark.parametrize(("body", "told"), TABLES)
def test_tables_read_as_rows_with_merged_labels_in_each(body: str, told: list[str]) -> None:
    assert lines(f"<p>{SENTENCE}</p>{body}<p>{SENTENCE}</p>") == [SENTENCE, *told, SENTENCE]


def test_a_form_that_holds_the_report_reads_as_paragraphs() -> None:
    told = "".join(f"<p>{SENTENCE}</p>" for _ in range(60))
    found = document(
        f"<table><tr><td>单位</td><td>云州市司法局</td></tr><tr><td>主要做法</td><td>{told}</td></tr></table>"
    )
    assert found.text.split("\n")[-61:] == ["主要做法", *[SENTENCE] * 60]
    assert not any(block.row for block in found.blocks)


SEEN = [
    ("办结&nbsp;&lt;12&gt;&#20214;&ldquo;好&rdquo;。", ["办结\u00a0<12>件“好”。"]),
    ("办结\n  案件12\n件。", ["办结案件12 件。"]),
    ("办结甲。<br>办结乙。<br><br>办结丙。", ["办结甲。", "办结乙。", "办结丙。"]),
    ("<ruby>亟<rp>(</rp><rt>jí</rt><rp>)</rp></ruby>待办结。", ["亟待办结。"]),
    ("办结<span style='display:none'>九百</span>12件。", ["办结12件。"]),
    ("办结<b hidden>九百</b><i style='mso-hide:all'>八百</i>12件。", ["办结12件。"]),
    ("办结<noscript>九百</noscript><textarea>八百</textarea><!-- 七百 -->12件。", ["办结12件。"]),
    ("办结<svg><text>九百</text></svg><template>八百</template><select><option>七百</select>12件。", ["办结12件。"]),
    ("<pre>  办结甲。\n  办结乙。</pre>", ["办结甲。", "办结乙。"]),
    ("<![if !supportLists]><span>一、</span><![endif]>办结甲。", ["一、办结甲。"]),
    ("<p class=MsoToc1>一、目录里的话。</p>办结甲。", ["办结甲。"]),
    ("<h2>一、办理<br>情况</h2>办结甲。", ["一、办理", "情况", "办结甲。"]),
    ("<p>办结甲。<p>办结乙。<div>办结丙。</div>办结丁。", ["办结甲。", "办结乙。", "办结丙。", "办结丁。"]),
    ("<p><a name=a>一、办理情况</a></p>办结甲。", ["一、办理情况", "办结甲。"]),
    ("<p><a onclick=x()>点这里看图</a></p>办结甲。", ["办结甲。"]),
    ("详见<q>办法</q>和<a href=x>清单</a>。", ["详见“办法”和清单。"]),
]


@pytest.mark.parametrize(("body", "told"), SEEN)
def test_words_are_read_as_a_reader_sees_them(body: str, told: list[str]) -> None:
    assert lines(f"<p>{SENTENCE}</p><div>{body}</div>")[1:] == told


def test_what_is_struck_out_is_left_out_and_told() -> None:
    found = document(f"<p>{SENTENCE}</p><p>办结<del>99</del><s>98</s>12件。</p>")
    assert found.text.endswith("办结12件。")
    assert any("删除线" in notice.zh for notice in found.notices)
    assert not any("删除线" in notice.zh for notice in document(f"<p>{SENTENCE}</p><s> </s>").notices)


def test_what_the_page_itself_hides_by_a_class_is_off() -> None:
    head = (
        "<style>/* .all{display:none} */ .x, .gone { color: red; display : none } .tab{display:none} "
        ".tab.on{display:block} @media print { .paper{display:none} } p .deep{display:none} #away{display:none}</style>"
    )
    shown = ("all", "tab on", "paper", "deep")
    body = "".join(f"<p class='{name}'>看得见的话，{name}。</p>" for name in shown)
    assert lines(f"<p>{SENTENCE}</p><p class='gone b'>藏起来的话。</p><p id=away>藏起来的话。</p>{body}", head) == [
        SENTENCE,
        *(f"看得见的话，{name}。" for name in shown),
    ]


def test_a_page_that_hides_all_of_its_text_until_a_script_shows_it_is_read() -> None:
    assert lines(f"<div class=late><p>{SENTENCE}</p></div>", "<style>.late{display:none}</style>") == [SENTENCE]


def test_a_stray_sentence_outside_the_report_is_of_the_page() -> None:
    report = f"<div>{OPENED}{f'<p>{SENTENCE}</p>' * 50}</div>"
    told = lines(f"<div><b>提示</b><br>请登录。</div>{report}<div><b>说明</b><br>请更新。</div>")
    assert told == ["云州市2024年度法治政府建设情况报告", "一、主要工作", *[SENTENCE] * 50]


def test_headings_carry_their_depth_and_long_ones_none() -> None:
    found = document(
        f"<h1>云州市2024年度法治政府建设情况报告</h1><h3>一、办理</h3><p>{SENTENCE}</p><h2>{SENTENCE * 9}</h2>"
    )
    assert [block.depth for block in found.blocks] == [1, 3, 0, 0]


def test_lines_broken_by_hand_are_joined() -> None:
    text = "全市各级行政机关依法履行职责不断提高行政执法质量和效率努力让人民群众满意" * 12 + "。"
    broken = "<br>".join(text[at : at + 30] for at in range(0, len(text), 30))
    found = document(f"<div>{broken}</div>")
    assert len(found.blocks) == 1
    assert any("硬换行" in notice.zh for notice in found.notices)


STATED = [
    ("<div>发文机关</div><div>云州市司法局</div>", "发文机关：云州市司法局"),
    ("<dl><dt>发文机关：</dt><dd><a href=x>云州市司法局</a></dd></dl>", "发文机关：云州市司法局"),
    ("<div><b>发文机关</b><i>云州市司法局</i></div>", "发文机关：云州市司法局"),
    ("<table><tr><td>发文机关<td>云州市司法局</table>", "发文机关\t云州市司法局"),
]


@pytest.mark.parametrize(("body", "told"), STATED)
def test_a_label_is_read_with_its_value(body: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "1.html"
    path.write_bytes(page(f"<div class=x>{body}</div><div>{OPENED}<p>{SENTENCE}</p></div>"))
    report = read(path)
    assert told in report.text.split("\n")
    assert report.facts.issuer is not None
    assert report.facts.issuer.words == "云州市司法局"


TAGS = [
    ('<meta name="PubDate" content="2025-03-20 10:30">', "2025-03-20"),
    ('<meta name="pubdate" content="20250320">', "2025-03-20"),
    ('<meta property="article:published_time" content="2025-03-20T10:30:00+08:00">', "2025-03-20"),
    ('<meta name="PubDate" content="2025年3月20日">', "2025年3月20日"),
]


@pytest.mark.parametrize(("head", "day"), TAGS)
def test_the_day_of_publication_is_read_from_tags(head: str, day: str, tmp_path: Path) -> None:
    path = tmp_path / "1.html"
    path.write_bytes(page(f"{OPENED}<p>{SENTENCE}</p>", head))
    report = read(path)
    assert report.facts.published is not None
    assert day.startswith(report.facts.published.words)
    assert any("网页源码" in notice.zh for notice in report.notices)


def test_what_the_page_shows_is_taken_before_what_its_tags_say(tmp_path: Path) -> None:
    path = tmp_path / "1.html"
    shown = f"<p>发布日期：2025-03-21</p>{OPENED}<p>{SENTENCE}</p>"
    path.write_bytes(page(shown, '<meta name="PubDate" content="2025-03-20"><meta name=x content="y">'))
    report = read(path)
    assert report.facts.published is not None
    assert report.facts.published.words == "2025-03-21"
    assert "2025-03-20" not in report.text


def test_the_title_may_stand_in_a_tag_alone(tmp_path: Path) -> None:
    path = tmp_path / "1.html"
    path.write_bytes(page(f"<p>一、工作</p><p>{SENTENCE}</p>", f'<meta name="ArticleTitle" content="{TITLE}">'))
    assert read(path).title == TITLE


def test_sentences_above_the_title_are_of_the_page() -> None:
    head = f"<title>{TITLE}_云州市人民政府</title>"
    news = "<div>市领导调研重点项目，强调抢抓时间。</div>"
    told = lines(f"{news}<div><h1>{TITLE}</h1>{f'<p>{SENTENCE}</p>' * 20}</div>", head)
    assert told == [TITLE, *[SENTENCE] * 20]


BELOW = [
    "<p>热门信息</p><ul><li><a href=1>关于缴费的公告</a><span>2025-01-02</span></li></ul>",
    "<p>责任编辑：小王</p>",
    "<p>【打印】【关闭】</p>",
    "<table><tr><td><a href=1>关于缴费的公告</a></td><td>2025-01-02</td></tr></table>",
    "<p>版权所有：云州市人民政府 云ICP备00000000号</p>",
    "<footer><p>未经许可不得转载。</p></footer>",
]


@pytest.mark.parametrize("below", BELOW)
def test_what_stands_below_the_signature_is_of_the_page(below: str) -> None:
    told = [*[SENTENCE] * 20, UNIT, SIGNED, "附件：1.案件统计表"]
    body = "".join(f"<p>{line}</p>" for line in told)
    assert lines(f"<div>{OPENED}{body}{below}</div>")[2:] == told


KEPT = [
    ("<ol><li>先进集体</li></ol>", ["1. 先进集体"]),
    ("<p>1.先进集体</p>", ["1.先进集体"]),
    ("<h4>附表说明</h4>", ["附表说明"]),
    ("<p>先进集体</p>", ["先进集体"]),
    ("<table><tr><td>受理<td>12</table>", ["受理\t12"]),
    ("<p>（此件公开发布）</p>", ["（此件公开发布）"]),
    ("<p><a href=1.docx>附件：案件统计表.docx</a></p>", ["附件：案件统计表.docx"]),
]


@pytest.mark.parametrize("around", ["", "<div class=foot><p>版权所有</p></div>"])
@pytest.mark.parametrize(("below", "told"), KEPT)
def test_what_a_report_ends_with_is_kept(below: str, told: list[str], around: str) -> None:
    assert lines(f"<div>{OPENED}{f'<p>{SENTENCE}</p>' * 20}{below}</div>{around}")[22:] == told


REPORTED = f"<p>{OPENED[3:]}{f'<p>{SENTENCE}</p>' * 20}"
BESIDE = [
    (
        "<div><table><tr><td>事项<td>情况</table></div><div><table><tr><td>项目<td>数量<tr><td>抽查<td>抽查企业15家</table></div>",
        ["事项\t情况", "项目\t数量", "抽查\t抽查企业15家"],
    ),
    (
        "<section><h3>年度亮点</h3><ul><li>培训骨干30人</li><li>讲评制度</li></ul></section>",
        ["年度亮点", "• 培训骨干30人", "• 讲评制度"],
    ),
    (
        "<div><p>二、明年打算</p><p>补齐人手。</p><p>配法律顾问3名</p></div>",
        ["二、明年打算", "补齐人手。", "配法律顾问3名"],
    ),
    (
        "<div class=share>分享到：</div><div><p>二、明年打算</p><p>配法律顾问3名</p></div>",
        ["二、明年打算", "配法律顾问3名"],
    ),
]


@pytest.mark.parametrize(("beside", "told"), BESIDE)
def test_a_report_goes_on_in_an_element_beside_that_of_its_sentences(beside: str, told: list[str]) -> None:
    assert lines(f"<main><div>{REPORTED}</div>{beside}</main>")[22:] == told


NOT_BESIDE = [
    "<div><h3>热门资讯</h3><ul><li>县领导看望干部</li><li>全县会议召开</li></ul></div>",
    "<div><h3>热门资讯</h3><ul><li><a href=1>抽查企业15家</a></li></ul></div>",
    "<table border=1><tr><td>电话<td>0123-4567<tr><td>地址<td>云州市东路</table>",
    "<p>共有评论</p>",
    "<div class=related><p>抽查企业15家</p><a href=1>更多</a></div>",
]


@pytest.mark.parametrize("beside", NOT_BESIDE)
def test_what_a_page_has_beside_its_article_is_left_out(beside: str) -> None:
    assert lines(f"<main><div>{REPORTED}</div>{beside}</main>")[22:] == []


LINKED = [
    ("<h2><a href=#top>二、明年打算</a></h2><p>配法律顾问3名。</p>", ["二、明年打算", "配法律顾问3名。"]),
    ("<p><a href=#top>二、明年打算</a></p><p>配法律顾问3名</p>", ["二、明年打算", "配法律顾问3名"]),
    (f"<p><a href=1>抽查企业15家</a></p><p>{SENTENCE}</p>", ["抽查企业15家", SENTENCE]),
    (f"<p><a href=1>公布《抽查办法》</a></p><p>{SENTENCE}</p>", ["公布《抽查办法》", SENTENCE]),
    (f"<ul><li><a href=1>领导之窗口</a></li><li><a href=2>内设机构</a></li></ul><p>{SENTENCE}</p>", [SENTENCE]),
    ("<p><a href=1>抽查企业15家</a></p><p>云州市人民政府</p>", []),
]


@pytest.mark.parametrize(("below", "told"), LINKED)
def test_a_heading_or_deed_in_a_link_is_read_and_a_menu_is_not(below: str, told: list[str]) -> None:
    assert lines(f"<div>{REPORTED}{below}</div>")[22:] == told


def test_a_contents_list_of_links_is_left_out_and_the_linked_headings_stay() -> None:
    heads = ["一、执法检查", "二、明年打算"]
    listed = "".join(f"<li><a href=#{at}>{head}</a></li>" for at, head in enumerate(heads))
    body = "".join(f"<h2><a href=#top>{head}</a></h2><p>{SENTENCE}</p>" for head in heads)
    assert lines(f"<div><ul>{listed}</ul>{body}</div>") == [heads[0], SENTENCE, heads[1], SENTENCE]


OPENING_LIKE_A_PAGE = [
    "分享办案经验，讲评案例3个。",
    "主办单位逐项整改，补建制度2项。",
    "微信公众号推送信息40条",
    "技术支持企业15家次，办结诉求9件",
    "无障碍设施检查6次",
]


@pytest.mark.parametrize("words", OPENING_LIKE_A_PAGE)
def test_a_sentence_that_begins_like_the_foot_of_a_page_is_read(words: str) -> None:
    assert lines(f"<div>{REPORTED}<p>{words}</p><p>抽查企业15家</p></div>")[22:] == [words, "抽查企业15家"]


@pytest.mark.parametrize("words", ["分享：", "主办单位：云州市人民政府", "技术支持 云州软件", "微信公众号", "点赞 3"])
def test_the_foot_of_a_page_ends_the_report(words: str) -> None:
    assert lines(f"<div>{REPORTED}<p>先进集体</p><p>{words}</p><p>抽查企业15家</p></div>")[22:] == ["先进集体"]


def test_what_is_told_amid_the_sentences_is_read_whatever_its_element_is_called() -> None:
    told = "<table border=1><tr><td>项目<td>数量<tr><td>抽查<td>15</table>"
    for name in ("print-table", "position", "links"):
        for within, read_as in ((told, ["项目\t数量", "抽查\t15"]), ("<p>抽查企业15家</p>", ["抽查企业15家"])):
            body = f"<div>{REPORTED}<div class={name}>{within}</div><p>{SENTENCE}</p></div>"
            assert lines(body)[22:] == [*read_as, SENTENCE]
        body = f"<div>{REPORTED}<div class={name}><a href=1>抽查企业15家</a></div><p>{SENTENCE}</p></div>"
        assert lines(body)[22:] == [SENTENCE]


def _same(report: Report) -> list[tuple[str, str, str]]:
    return [(item.kind.value, item.part.value, report.text[item.start : item.end]) for item in report.passages]


@pytest.mark.parametrize("tags", ["p", "h"])
def test_the_same_words_get_the_same_passages_and_verdicts(tags: str, tmp_path: Path) -> None:
    source = ROOT / "docs/reports/yunzhou-hightech-2024/report.txt"
    text = source.read_text(encoding="utf-8")
    body = ""
    for line in filter(None, map(str.strip, text.splitlines())):
        name = "h2" if tags == "h" and line[1:2] == "、" and len(line) < 40 else "p"
        body += f"<{name}>\u3000\u3000{line.replace('&', '&amp;').replace('<', '&lt;')}</{name}>\n"
    path = tmp_path / "report.html"
    path.write_bytes(page(f'<div class="nav"><a href=/>首页</a></div><div>{body}</div><div class=foot>版权所有</div>'))
    expected, found = read(source), read(path)
    assert _same(found) == _same(expected)
    one, other = audit_report(expected), audit_report(found)
    assert [(item.obligation.id, item.conclusion, item.strength) for item in one.assessments] == [
        (item.obligation.id, item.conclusion, item.strength) for item in other.assessments
    ]
    place = re.compile("第[0-9—]+字")
    told, again = ([(item.rule, place.sub("", item.message)) for item in each.findings] for each in (one, other))
    assert told == again


REFUSED = [
    ("", "没有报告正文"),
    ("<script>document.write('办结案件12件。')</script>", "没有报告正文"),
    ("<frameset><frame src=a></frameset>", "没有报告正文"),
    ("<img src=1.jpg><ul><li><a href=1>某局2024年度报告。</a></li></ul>", "没有报告正文"),
    ("<div>" * 100_000 + SENTENCE, "一层套一层"),
    ("<b>" * 210_000 + SENTENCE, "标记超过"),
]


@pytest.mark.parametrize(("body", "reason"), REFUSED, ids=[f"{reason}{at}" for at, (_, reason) in enumerate(REFUSED)])
def test_a_page_without_a_report_is_refused_in_a_sentence(
    body: str, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "云州.html"
    path.write_bytes(page(body))
    began = time.process_time()
    with pytest.raises(InputError, match=reason) as caught:
        read(path, unit_kind="county", year=2024)
    assert time.process_time() - began < 5
    assert caught.value.zh.count("。") == 1
    assert "云州.html" in caught.value.en
    assert main(["audit", str(path)]) == 2
    assert reason in capsys.readouterr().err


HEAVY = {
    "stray": f"<p>{SENTENCE}</p>" + "<div>" * 200 + "</b>" * 150_000,
    "unclosed": f"<p>{SENTENCE}</p>" + "<script " * 150_000,
    "comments": f"<p>{SENTENCE}</p>" + "<!--" * 150_000,
    "tables": f"<p>{SENTENCE}</p>" + "<table><tr><td>" * 60,
    "picture": f"<p>{SENTENCE}</p><img src='data:image/png;base64,{'A' * 12_000_000}'><p>{SENTENCE}</p>",
    "named": f"<p>{SENTENCE}</p><div class='{'a ' * 1_000_000}'>{SENTENCE}</div>",
    "styled": f"<style>{'.a,' * 300_000}</style><p>{SENTENCE}</p>",
}


@pytest.mark.parametrize("case", HEAVY)
def test_a_page_built_to_take_long_does_not(case: str) -> None:
    began = time.process_time()
    assert SENTENCE in document(HEAVY[case]).text
    assert time.process_time() - began < 5


@pytest.mark.skipif(etree.LIBXML_VERSION < (2, 14), reason="an older libxml2 takes no more than 256")
def test_elements_that_are_never_closed_do_no_harm() -> None:
    assert document("".join(f"<p><font>办结{at}件。" for at in range(900))).text.endswith("办结899件。")


def test_labels_merged_over_very_many_rows_do_not_fill_memory() -> None:
    table = f"<table><tr>{'<td rowspan=60000>类</td>' * 900}</tr>{'<tr><td>件</td></tr>' * 40_000}</table>"
    with pytest.raises(InputError, match="80 万字"):
        document(f"<p>{SENTENCE}</p>{table}")


def test_a_page_under_another_name_is_told() -> None:
    told = read_text(page(f"{OPENED}<p>{SENTENCE}</p>").decode(), name="报告.html", unit_kind="county")
    assert of_kind(told, PassageKind.SENTENCE) == [SENTENCE]
    assert read_source(page(f"<p>{SENTENCE}</p>").decode()).text == SENTENCE


@pytest.mark.parametrize("name", ["报告.txt", "报告.md", "报告.doc", "报告.docx", "报告.xyz"])
def test_a_renamed_page_is_read_as_one_and_told_to_be(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(page(f"{OPENED}<p>{SENTENCE}</p>"))
    report = read(tmp_path / name)
    assert of_kind(report, PassageKind.SENTENCE) == [SENTENCE]
    assert "内容却是网页文件" in report.notices[0].zh


def test_a_page_without_a_suffix_is_read_as_one(tmp_path: Path) -> None:
    (tmp_path / "报告").write_bytes(page(f"{OPENED}<p>{SENTENCE}</p>"))
    assert of_kind(read(tmp_path / "报告"), PassageKind.SENTENCE) == [SENTENCE]


def test_what_a_page_escapes_twice_is_read_as_its_character() -> None:
    body = f"{OPENED}<p>学法6&amp;ensp;次&amp;mdash;&amp;#12298;办法&amp;#x300b;，R&amp;D投入。</p>"
    assert lines(body)[-1] == "学法6\u2002次—《办法》，R&D投入。"
    table = "<table border=1><tr><td>事项</td><td>件数</td></tr><tr><td>复议&amp;nbsp;</td><td>12</td></tr></table>"
    assert "&" not in document(f"{OPENED}<p>{SENTENCE}</p>{table}").text


TABS = ("主要工作及成效", "存在的不足及原因", "下一步工作安排")
PANELS = (
    f"<p>{SENTENCE}</p><p>召开政府常务会议研究法治工作3次。</p>",
    "<p>数字化手段用得还不熟练，根源是骨干人员流动快。</p>",
    "<p>加大信息公开力度，明年举办法治讲座12场。</p>",
)
TABBED = {
    "a list above": ("".join(f"<li>{tab}</li>" for tab in TABS), "<ul class='hd'>{}</ul>", "<div>{}</div>", ""),
    "links, the others hidden": (
        "".join(f"<li><a href='#p{at}'>{tab}</a></li>" for at, tab in enumerate(TABS)),
        "<div><ul class='nav'>{}</ul></div>",
        "<div id='p{at}' class='pane' style='display:none'>{}</div>",
        "",
    ),
    "buttons": (
        "".join(f"<button role='tab' aria-controls='p{at}'>{tab}</button>" for at, tab in enumerate(TABS)),
        "<div role='tablist'>{}</div>",
        "<div id='p{at}' role='tabpanel' hidden>{}</div>",
        "",
    ),
    "a style sheet hides the others": (
        "".join(f"<span>{tab}</span>" for tab in TABS),
        "<div>{}</div>",
        "<div class='con'>{}</div>",
        "<style>.con{display:none}</style>",
    ),
    "labels of buttons": (
        "".join(f"<input type=radio name=t id='r{at}'><label for='r{at}'>{tab}</label>" for at, tab in enumerate(TABS)),
        "{}",
        "<div>{}</div>",
        "",
    ),
}


@pytest.mark.parametrize("name", TABBED)
def test_the_names_on_tabs_head_their_panels(name: str) -> None:
    tabs, bar, panel, head = TABBED[name]
    panels = "".join(panel.replace("{at}", str(at)).format(words) for at, words in enumerate(PANELS))
    source = f"<h1>云州市2024年度法治政府建设情况报告</h1>{bar.format(tabs)}<div>{panels}</div>"
    report = read_text(page(source, head).decode(), name="报告.html", unit_kind="county")
    assert of_kind(report, PassageKind.HEADING) == list(TABS)
    assert [item.part for item in report.passages if item.kind is PassageKind.SENTENCE] == [
        *(Part.WORK, Part.WORK, Part.SHORTCOMINGS, Part.PLANS)
    ]


def test_a_row_of_names_above_a_row_of_text_is_a_table_and_a_list_of_chapters_no_tabs() -> None:
    row = "".join(f"<th>{tab}</th>" for tab in TABS), "".join(f"<td>{panel}</td>" for panel in PANELS)
    table = lines(f"{OPENED}<table border=1><tr>{row[0]}</tr><tr>{row[1]}</tr></table>")
    assert "\t".join(TABS) in table
    chapters = "".join(f"<div id='c{at}'><h2>{tab}</h2>{PANELS[at]}</div>" for at, tab in enumerate(TABS))
    linked = "".join(f"<li><a href='#c{at}'>{tab}</a></li>" for at, tab in enumerate(TABS))
    text = lines(f"<h1>云州市2024年度法治政府建设情况报告</h1><ul>{linked}</ul>{chapters}")
    assert text[-4:-1] == [TABS[1], "数字化手段用得还不熟练，根源是骨干人员流动快。", TABS[2]]
