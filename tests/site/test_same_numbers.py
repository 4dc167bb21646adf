"""A number that stands on two pages is the same on both: characters, evidence, duties, gaps, findings of a report."""

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml import html

from site_project import SAMPLE, Project

REPORTS = (SAMPLE, "gaoqing-edz-2022")
SIGNS = {"写实": "supported", "写虚": "weak", "只写打算": "planned", "只认不足": "admitted", "没写": "missing",
         "不适用": "not_applicable", "已豁免": "waived"}  # fmt: skip


class Pages(NamedTuple):
    """The pages of one report, its part of the overview, and its line of the list that all reports have."""

    overview: Any
    text: Any
    gaps: Any
    matrix: Any
    compare: Any


def _parsed(path: Path) -> Any:
    return html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


@pytest.fixture(scope="module", params=REPORTS)
def pages(site: Path, request: pytest.FixtureRequest) -> Pages:
    overview = _parsed(site / "index.html").get_element_by_id(f"report-{request.param}")
    own = (_parsed(site / f"reports/{request.param}/{name}.html") for name in ("index", "gaps", "matrix"))
    return Pages(overview, *own, _parsed(site / "compare.html"))


def _first(page: Any, style: str) -> Any:
    return page.find_class(style)[0]


def _number(pattern: str, text: str) -> int:
    found = re.findall(pattern, text)
    assert len(set(found)) == 1, (pattern, found)
    return int(found[0])


def _counts(text: str) -> dict[str, int]:
    """Each conclusion that a text counts, its number behind its name or before it."""
    told = {}
    for word, key in SIGNS.items():
        if found := re.search(rf"{word}\s*(\d+)", text):
            told[key] = int(found[1])
    return told


def _card(page: Any) -> dict[str, int]:
    items = _first(page, "fz-counts").iter("li")
    return {SIGNS[re.sub(r"[^\u4e00-\u9fff]", "", item.text_content())]: int(item.find(".//b").text) for item in items}


def _rows(page: Any) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in _first(page, "fz-by-part").iter("tr"):
        if row.get("data-duty"):
            counts[row.get("data-conclusion")] = counts.get(row.get("data-conclusion"), 0) + 1
    return counts


def test_conclusions_are_counted_alike_on_every_page(pages: Pages) -> None:
    rows = _rows(pages.matrix)
    assert _card(pages.text) == rows
    assert _counts(pages.matrix.find(".//table/caption").text_content()) == rows
    legend: dict[str, int] = {}
    for item in _first(pages.overview, "fz-map-legend").iter("li"):
        key = next(SIGNS[word] for word in SIGNS if word in item.text_content())
        legend[key] = legend.get(key, 0) + int(item.find("b").text)
    assert legend == rows
    sentence = _counts(_first(pages.overview, "fz-answer").text_content())
    assert sentence == {key: count for key, count in rows.items() if key not in {"waived", "not_applicable"}}
    assert _first(pages.gaps, "fz-answer").text_content() == _first(pages.overview, "fz-answer").text_content()


def test_duties_that_are_due_are_counted_alike(pages: Pages) -> None:
    rows = _rows(pages.matrix)
    due = sum(count for key, count in rows.items() if key not in {"waived", "not_applicable"})
    assert _number(r"应写 (\d+) 项", _first(pages.overview, "fz-answer").text_content()) == due
    scope = pages.gaps.get_element_by_id("scope").text_content()
    assert _number(r"适用于本单位、本年度的 (\d+) 项", scope) == due
    assert _number(r"义务目录列 (\d+) 项", scope) == sum(rows.values())
    assert _number(r"不适用 (\d+) 项", scope) == rows.get("not_applicable", 0)
    sums = [item.text.split("/") for item in _first(pages.overview, "fz-map").find_class("fz-map-sum")]
    assert sum(int(of) for _, of in sums) == due
    assert sum(int(told) for told, _ in sums) == rows["supported"]


def test_gaps_are_counted_alike(pages: Pages) -> None:
    rows = _rows(pages.matrix)
    gaps = sum(rows.get(key, 0) for key in ("missing", "planned", "admitted"))
    told = _first(pages.overview, "fz-worst-title").text_content()
    assert _number(r"共 (\d+) 项", told) == gaps
    assert _number(r"最重的缺口（\d+ 项，共 (\d+) 项）", pages.gaps.get_element_by_id("worst").text_content()) == gaps
    assert _number(r"缺口：(\d+) 项义务", _first(pages.text, "fz-unsupported").text_content()) == gaps
    box = next(item for item in pages.matrix.iter("input") if item.get("name") == "gaps")
    assert int(_first(box.getparent(), "fz-count").text) == gaps


def test_findings_are_counted_alike(pages: Pages) -> None:
    found = len(pages.gaps.find_class("fz-finding"))
    assert _number(r"共列出 (\d+) 条", pages.gaps.get_element_by_id("findings").text_content()) == found
    assert (
        _number(r"整改反馈表：(\d+) 条", pages.gaps.get_element_by_id("reply").find(".//caption").text_content())
        == found
    )
    first, contents = (_first(pages.gaps, style) for style in ("fz-figures", "fz-contents"))
    assert int(first.find("tfoot/tr").findall("td")[-1].text) == found
    assert sum(int(row.findall("td")[-1].text) for row in contents.findall("tbody/tr")) == found
    weak = _rows(pages.matrix)["weak"]
    heads = [head.text_content() for head in first.findall("thead//th")]
    assert int(first.find("tfoot/tr").findall("td")[heads.index("写虚") - 1].text) == weak


def test_characters_are_counted_alike(pages: Pages) -> None:
    facts = [_number(r"篇幅\s*(\d+) 字", page.text_content()) for page in (pages.text, pages.gaps, pages.matrix)]
    assert len(set(facts)) == 1
    scope = pages.gaps.get_element_by_id("scope").text_content()
    assert _number(r"(?:报告全文|原文) (\d+) 字", scope) == facts[0]
    percent = _number(r"正文 (\d+)% 不涉及任何义务", _first(pages.overview, "fz-answer").text_content())
    for where in (pages.overview, pages.text):
        told = re.search(r"不涉及任何义务 ([\d.]+)%", _first(where, "fz-strip-key").text_content())
        assert told
        assert round(float(told[1])) == percent


def test_the_parts_of_a_text_are_as_long_on_the_bar_as_in_the_table(project: Project) -> None:
    """Also where a paragraph begins in one part and ends in the next."""
    report = project.folder / "report.txt"
    text = (
        "某开发区2024年度法治政府建设情况报告\n一、举措和成效\n印发制度3件。\n办结建议8件。我们也清醒认识到，存在不足。\n"
        "二、存在的不足\n执法力量不足。\n三、下一步打算\n将加强培训。\n"
    )
    report.write_text(text, encoding="utf-8")
    overview = _parsed(project.build(report=report) / "index.html").get_element_by_id("report-supplied")
    table = _first(overview, "fz-made-of").find(".//table")
    rows = {row.find("th").text_content(): int(row.findall("td")[1].text) for row in table.findall("tbody/tr")}
    items = _first(overview, "fz-strip-parts").iter("li")
    assert {item.find("a").text_content(): _number(r"(\d+) 字", item.text_content()) for item in items} == rows
    assert len(rows) >= 3


def test_evidence_is_counted_alike(pages: Pages) -> None:
    told = _number(r"× (\d+) 处佐证", pages.matrix.find(".//table/caption").text_content())
    numbers = {item.text_content().rstrip("整部分 ") for item in pages.text.find_class("fz-number")}
    table = pages.text.xpath("//section[@id='full-text']//table/tbody/tr")
    assert told == (len(numbers) or len(table))
    links = (item.text_content() for item in _first(pages.matrix, "fz-by-part").iter("a"))
    listed = {found[1] for text in links if (found := re.match(r"\[(\d+)\]", text))}
    assert 0 < len(listed) <= told


def test_domains_of_the_comparison_are_those_of_the_matrix(pages: Pages) -> None:
    shown = sum(bool(row.get("data-duty")) for row in _first(pages.matrix, "fz-by-part").iter("tr"))
    rows = _first(pages.compare, "fz-heat").xpath(".//tr[th[@scope='row']]")
    assert len(rows) == shown
