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

from site_project import SAMPLE

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

PAGE = f"reports/{SAMPLE}/gaps.html"
BLANK_COLUMNS = ["是否属实", "佐证材料", "责任单位", "完成时限", "答复"]


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
    table = document.find(".//section[@id='summary']//table")
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
