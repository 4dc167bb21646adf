"""The gap report as a document to hand over: numbered, counted, to be filled in, and printed as a letter is."""

import base64
import json
import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html
from pypdf import PdfReader
from selenium.webdriver.support.wait import WebDriverWait

from site_project import SAMPLE

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

PAGE = f"reports/{SAMPLE}/gaps.html"
BLANK_COLUMNS = ["是否属实", "佐证材料", "责任单位", "整改时限", "单位答复"]


@pytest.fixture(scope="module")
def document(site: Path) -> html.HtmlElement:
    return html.document_fromstring((site / PAGE).read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def _findings(site: Path) -> set[str]:
    needs = json.loads((site / "needs.json").read_text(encoding="utf-8"))["versions"][""]["needs"]
    return {id for id, need in needs.items() if need["type"] == "finding" and need["report"] == SAMPLE}


def test_findings_are_numbered_without_a_break_across_severities(site: Path, document: html.HtmlElement) -> None:
    numbers = [item.text for item in document.findall(".//span[@class='fz-serial']")]
    assert numbers == [f"{number}." for number in range(1, len(_findings(site)) + 1)]


def test_the_graver_findings_come_first(document: html.HtmlElement) -> None:
    levels = [item.get("id") for item in document.iterfind(".//section[@id='findings']/section")]
    assert levels == ["level-mandatory", "level-expected", "level-notice"]


def test_the_figures_add_up_to_the_findings(site: Path, document: html.HtmlElement) -> None:
    table = document.find_class("fz-figures")[0]
    rows = [[int(cell.text) for cell in row.findall("td")] for row in table.findall(".//tr") if row.findall("td")]
    assert all(sum(row[:-1]) == row[-1] for row in rows)
    assert [sum(column) for column in zip(*rows[:-1], strict=True)] == rows[-1]
    assert rows[-1][-1] == len(_findings(site))


def test_every_finding_has_a_row_to_answer_on_that_leads_to_it(site: Path, document: html.HtmlElement) -> None:
    table = document.find(".//section[@id='reply']//table")
    assert [head.text for head in table.findall("thead//th")][-5:] == BLANK_COLUMNS
    rows = table.findall("tbody/tr")
    assert {row.find("th/a").get("href")[1:] for row in rows} == _findings(site)
    assert all([cell.text_content() for cell in row.findall("td")][-5:] == [""] * 5 for row in rows)


def test_the_opinion_comes_first_and_says_what_the_overview_says(site: Path, document: html.HtmlElement) -> None:
    article = document.find(".//article[@role='main']")
    sections = [item.get("id") for item in article.findall("section/section")]
    assert sections == ["summary", "scope", "findings", "reply", "signatures", "not-judged", "proof"]
    overview = html.document_fromstring((site / "index.html").read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    there = overview.get_element_by_id(f"report-{SAMPLE}")
    assert document.find_class("fz-answer")[0].text_content() == there.find_class("fz-answer")[0].text_content()
    told = [item.text_content() for item in document.find_class("fz-worst")[0].iterfind("li")]
    assert told == [item.text_content() for each in there.find_class("fz-worst") for item in each.iterfind("li")]


def test_what_matters_most_stands_before_anything_is_counted(document: html.HtmlElement) -> None:
    summary = document.get_element_by_id("summary")
    assert [item.get("class") or item.get("id") for item in summary if item.tag != "h2"] == ["fz-card", "worst"]
    assert summary.find(".//table") is None


def test_the_counts_of_its_sentence_are_those_of_its_table(document: html.HtmlElement) -> None:
    sentence = document.find_class("fz-answer")[0].text_content()
    table = document.find_class("fz-figures")[0]
    heads = [cell.text_content() for cell in table.findall("thead//th")[1:]]
    rows = {row.find("th").text_content(): [int(cell.text) for cell in row.findall("td")] for row in table.iter("tr")
            if row.findall("td")}  # fmt: skip
    column = {head: {name: counts[at] for name, counts in rows.items()} for at, head in enumerate(heads)}
    counted = re.search(r"没写 (\d+)（必须 (\d+)、应有 (\d+)、提示 (\d+)）", sentence)
    assert counted
    assert [int(count) for count in counted.groups()] == [
        column["没写"][name] for name in ("合计", "必须", "应有", "提示")
    ]
    for head in ("写虚", "只写打算", "只认不足"):
        assert re.search(rf"{head} {column[head]['合计']}，", sentence)


def test_a_finding_is_one_line_with_its_details_folded(site: Path, document: html.HtmlElement) -> None:
    found = document.find_class("fz-finding")
    assert {item.find("div").get("id") for item in found} == _findings(site)
    for item in found:
        assert item.tag == "details"
        assert item.get("open") is None
        assert not list(item.find("summary").iter("a"))
    on_a_duty = [item for item in found if item.find_class("fz-finding-asked")]
    assert len(on_a_duty) > 20
    for item in on_a_duty:
        assert [term.text for term in item.iter("dt")] == ["要求", "依据", "报告里", "怎么写", "判定"]
        assert item.find_class("fz-finding-law")[0].text_content()
        assert item.find_class("fz-chip")


def test_findings_stand_under_their_domain(document: html.HtmlElement) -> None:
    levels = document.findall(".//section[@id='findings']/section")
    assert levels
    for level in levels:
        groups = level.findall("section")
        assert sum(len(group.find_class("fz-finding")) for group in groups) == len(level.find_class("fz-finding"))
        names = [group.find("h4").text for group in groups]
        assert names
        assert len(names) == len(set(names))
        for group in groups:
            assert int(re.findall(r"\d+", group.find("h4").text)[-1]) == len(group.find_class("fz-finding"))


def test_notices_are_quieter_than_breaches(document: html.HtmlElement) -> None:
    quiet = {item.find("div").get("id") for item in document.find_class("fz-quiet")}
    notices = document.find(".//section[@id='level-notice']").find_class("fz-finding")
    assert quiet == {item.find("div").get("id") for item in notices}
    assert quiet


def test_codes_rules_and_digests_stand_only_where_they_are_folded(document: html.HtmlElement) -> None:
    article = document.find(".//article[@role='main']")
    for item in article.iter("code"):
        around = {name for each in item.iterancestors("details") for name in each.get("class", "").split()}
        table = next(item.iterancestors("table"), None)
        assert around & {"fz-technical", "fz-proof"} or table is not None, item.text_content()
    assert any(".yaml:" in item.text_content() for item in article.find_class("fz-technical"))


def test_it_names_what_it_rests_on_and_leaves_date_and_names_blank(document: html.HtmlElement) -> None:
    text = document.find(".//article[@role='main']").text_content()
    assert len(re.findall(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", text)) == 2
    signed = document.find(".//section[@id='signatures']")
    assert [item.text for item in signed.iter("dt")] == ["核查人", "复核人", "被核查单位负责人", "日期"]
    assert not re.search(r"\d", signed.find("dl").text_content())


@pytest.mark.site
def test_a_browser_prints_it_on_numbered_a4_with_the_form_across(site: Path, browser: "Chrome") -> None:
    browser.get((site / PAGE).as_uri())
    made = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    pages = PdfReader(BytesIO(base64.b64decode(made["data"]))).pages
    shapes = [(round(page.mediabox.width / 72 * 25.4), round(page.mediabox.height / 72 * 25.4)) for page in pages]
    assert set(shapes) == {(210, 297), (297, 210)}
    assert shapes[0] == shapes[-1] == (210, 297)
    assert re.search(r"—\s*2\s*—", pages[1].extract_text())


@pytest.mark.site
def test_an_address_opens_its_finding(site: Path, browser: "Chrome") -> None:
    name = max(_findings(site))
    browser.get(f"{(site / PAGE).as_uri()}#{name}")
    assert browser.find_element("id", name).is_displayed()
    closed = browser.find_element("css selector", ".fz-finding:not([open]) > .fz-finding-told")
    assert not closed.is_displayed()


@pytest.mark.site
def test_paper_shows_what_is_folded_but_no_rule(site: Path, browser: "Chrome") -> None:
    browser.get((site / PAGE).as_uri())
    made = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    words = "".join(page.extract_text() for page in PdfReader(BytesIO(base64.b64decode(made["data"]))).pages)
    assert words.count("判定") > 20
    assert ".yaml" not in words
    assert "missing_evidence" not in words


SHOWN = """
    return [...document.querySelectorAll(".fz-finding")].filter((item) => item.checkVisibility())
        .map((item) => ({...item.dataset}));
"""


@pytest.mark.site
@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("severity", {"mandatory"}),
        ("conclusion", {"missing", "planned"}),
        ("domain", {"DECISION", "DISPUTE"}),
        ("likelihood", {"high"}),
    ],
)
def test_an_address_filters_the_list(site: Path, browser: "Chrome", name: str, values: set[str]) -> None:
    browser.get((site / PAGE).as_uri())
    every = browser.execute_script(SHOWN)
    browser.get(f"{(site / PAGE).as_uri()}?{name}={','.join(sorted(values))}")
    shown = browser.execute_script(SHOWN)
    assert shown == [item for item in every if item.get(name) in values]
    assert 0 < len(shown) < len(every) == len(_findings(site))
    said = browser.find_element("css selector", ".fz-filter-said").text
    assert said == f"显示 {len(shown)} 条，共 {len(every)} 条"


@pytest.mark.site
def test_a_choice_is_kept_in_the_address_and_every_value_says_how_many_it_shows(site: Path, browser: "Chrome") -> None:
    browser.get(f"{(site / PAGE).as_uri()}?severity=expected")
    count = "return Number(document.querySelector('[name=domain][value={}]').parentElement.lastChild.textContent)"
    told = browser.execute_script(count.format("ENFORCE"))
    browser.execute_script("document.querySelector('[name=domain][value=ENFORCE]').click()")
    assert browser.current_url.endswith("?severity=expected&domain=ENFORCE")
    shown = browser.execute_script(SHOWN)
    assert len(shown) == told > 0
    headings = [item.text for item in browser.find_elements("css selector", "#findings h4") if item.is_displayed()]
    assert [int(re.findall(r"\d+", item)[-1]) for item in headings] == [told]
    browser.execute_script("document.querySelector('.fz-filter [type=reset]').click()")
    WebDriverWait(browser, 5).until(lambda page: len(page.execute_script(SHOWN)) == len(_findings(site)))


@pytest.mark.site
def test_a_finding_that_an_address_names_is_shown_though_the_filter_leaves_it_out(
    site: Path, browser: "Chrome"
) -> None:
    name = next(item for item in sorted(_findings(site)) if item.endswith("ENFORCE_007"))
    browser.get(f"{(site / PAGE).as_uri()}?domain=DISPUTE#{name}")
    assert browser.find_element("id", name).is_displayed()


def test_without_a_script_the_list_is_whole_and_holds_no_dead_control(document: html.HtmlElement) -> None:
    findings = document.find(".//section[@id='findings']")
    assert [item.get("id") for item in findings.iter("form") if not list(item.iterancestors("template"))] == []
    assert [item for item in findings.iter("details", "section") if item.get("hidden") is not None] == []


def test_the_contents_lead_to_every_group_and_count_it(document: html.HtmlElement) -> None:
    table = document.find_class("fz-contents")[0]
    groups = {item.get("href")[1:]: int(item.text) for item in table.iter("a")}
    there = {
        group.get("id"): len(group.find_class("fz-finding"))
        for group in document.iterfind(".//section[@id='findings']/section/section")
    }
    assert groups == there
    sums = [int(row.findall("td")[-1].text) for row in table.findall("tbody/tr")]
    assert sum(sums) == sum(there.values())
