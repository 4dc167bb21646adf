"""The built site: every link leads somewhere, every duty and passage is there, and needs.json says the same."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from fazhi.catalogue import load
from fazhi.needs import TYPES
from site_project import SAMPLE, Project

CATALOGUE = load()


class _Anchors(HTMLParser):
    """Identifiers and addresses of one page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.scripts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "a" and given.get("href"):
            self.addresses.append(str(given["href"]))
        for name in ("src", "href") if tag in {"script", "img", "link", "iframe"} else ():
            if given.get(name):
                self.scripts.append(str(given[name]))


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, _Anchors]:
    return {path: _Anchors(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}


@pytest.fixture(scope="module")
def needs(site: Path) -> dict[str, dict[str, Any]]:
    versions: dict[str, Any] = json.loads((site / "needs.json").read_text(encoding="utf-8"))["versions"]
    only: dict[str, dict[str, Any]] = versions[""]["needs"]
    return only


def test_every_link_leads_to_a_page_and_an_anchor(pages: dict[Path, _Anchors]) -> None:
    dead = []
    for path, page in pages.items():
        for address in page.addresses:
            file, _, anchor = address.partition("#")
            target = (path.parent / file.partition("?")[0]).resolve() if file else path
            if "://" in address or address.startswith("mailto:"):
                continue
            if not target.exists() or (anchor and unquote(anchor) not in pages[target].ids):
                dead.append((path.name, address))
    assert dead == []


def test_no_anchor_stands_twice_on_a_page(pages: dict[Path, _Anchors]) -> None:
    assert [(path.name, id) for path, page in pages.items() for id in set(page.ids) if page.ids.count(id) > 1] == []


def test_nothing_is_loaded_from_elsewhere(pages: dict[Path, _Anchors]) -> None:
    assert [item for page in pages.values() for item in page.scripts if re.match(r"(https?:)?//", item)] == []


def test_every_need_has_its_anchor_on_its_page(
    site: Path, pages: dict[Path, _Anchors], needs: dict[str, dict[str, Any]]
) -> None:
    missing = [name for name, need in needs.items() if name not in pages[site / f"{need['docname']}.html"].ids]
    assert missing == []


def test_the_types_are_linked_both_ways(needs: dict[str, dict[str, Any]]) -> None:
    assert {need["type"] for need in needs.values()} == {item.name for item in TYPES}
    for link in ("based_on", "supports", "concerns"):
        forth = {(name, other) for name, need in needs.items() for other in need.get(link, ())}
        back = {(other, name) for name, need in needs.items() for other in need.get(f"{link}_back", ())}
        assert forth
        assert forth == back


def test_needs_json_quotes_no_report_in_its_evidence(needs: dict[str, dict[str, Any]]) -> None:
    evidence = [need for need in needs.values() if need["type"] == "evidence"]
    assert {need["content"] for need in evidence} == {""}
    assert all(re.search(r"第 \d+ 号片段$", need["title"]) for need in evidence)


def test_an_unsupported_duty_is_information_and_no_warning(site: Path) -> None:
    report = json.loads((site / "schema_violations.json").read_text(encoding="utf-8"))["validation_warnings"]
    kinds = {item["type"] for found in report.values() for item in found}
    assert kinds == {"sn_schema_info"}


def test_the_matrix_is_a_table_with_scopes_and_a_counted_caption(site: Path) -> None:
    html = (site / f"reports/{SAMPLE}/matrix.html").read_text(encoding="utf-8")
    assert {'scope="col"', 'scope="row"', 'scope="rowgroup"'} <= set(re.findall(r'scope="\w+"', html))
    assert re.search(r"<caption><span>[^<]*\d+ 项义务 × \d+ 处佐证", html)


def test_pages_agree_with_needs_json_on_every_conclusion(site: Path, needs: dict[str, dict[str, Any]]) -> None:
    html = (site / f"reports/{SAMPLE}/matrix.html").read_text(encoding="utf-8")
    rows = re.findall(r'<tr[^>]*class="fz-row-([\w-]+)"[^>]*>.*?obligations/([A-Z]+_\d+)\.html"', html)
    shown = {id: conclusion.replace("-", "_") for conclusion, id in rows}
    told = {
        name: item.split("=")[1]
        for name, need in needs.items()
        if need["type"] == "obligation"
        for item in need["conclusions"]
        if item.startswith(f"{SAMPLE}=")
    }
    assert shown == told


def test_a_report_without_its_pages_is_a_warning(project: Project) -> None:
    (project.docs / f"reports/{SAMPLE}/matrix.rst").unlink()
    result = project.run(project.folder / "out")
    assert "fazhi.no_pages" in result.stderr


def test_a_report_that_is_not_there_ends_the_build_with_status_2(project: Project) -> None:
    out = project.folder / "out"
    result = project.run(out, report=project.folder / "none.txt")
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert not list(out.glob("*.html"))


def test_a_waived_duty_is_shown_with_its_reason_and_is_no_finding(project: Project) -> None:
    folder = project.docs / "reports" / SAMPLE
    text = (
        "- {obligation: DECISION_003, reason: 本年没有重大决策<b>, owner: 法规科, until: 2025-06-30}\n"
        "- {obligation: DIGITAL_001, reason: 从前的, owner: 法规科, until: 2024-06-30}\n"
    )
    (folder / "waivers.yaml").write_text(text, encoding="utf-8")
    site = project.build()
    pages = {name: (site / "reports" / SAMPLE / f"{name}.html").read_text("utf-8") for name in ("gaps", "matrix")}
    assert "本年没有重大决策&lt;b&gt;（法规科，至 2025-06-30）" in pages["matrix"]
    assert re.search(r'data-duty="DECISION_003"[^>]*data-conclusion="waived"', pages["matrix"])
    assert "已豁免 1 项" in pages["gaps"]
    assert re.search('fz-finding-asked">“[^”]+”的豁免（法规科，至 2024-06-30）没有起作用', pages["gaps"])
    assert "missing_evidence_DECISION_003".upper() not in pages["gaps"].upper()
    assert "本年没有重大决策" in (site / "obligations" / "DECISION_003.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("page", "under"),
    [
        ("obligations/DECISION_007", "../domains/decision.html"),
        ("obligations/DIGITAL_001", "../domains/digital.html"),
        ("instruments/SC713", "../instruments.html"),
    ],
)
def test_a_page_that_is_not_listed_is_marked_where_it_belongs(site: Path, page: str, under: str) -> None:
    html = (site / f"{page}.html").read_text(encoding="utf-8")
    side = html[html.index('class="sidebar-tree"') : html.index('id="furo-main-content"')]
    assert re.findall(r'<li class="[^"]*current-page[^"]*"><a class="[^"]*current[^"]*" href="([^"]*)"', side) == [
        under
    ]


def test_the_way_through_the_duties_passes_each_once(site: Path, needs: dict[str, dict[str, Any]]) -> None:
    seen = []
    name: str | None = "REPORT_001"
    while name:
        seen.append(name)
        html = (site / f"obligations/{name}.html").read_text(encoding="utf-8")
        ways = html[html.index('class="fz-neighbours"') :].partition("</nav>")[0]
        back, _, forth = re.findall(r"<li>(.*?)</li>", ways)
        assert re.findall(r'href="(\w+)\.html"', back) == seen[-2:-1]
        name = next(iter(re.findall(r'href="(\w+)\.html"', forth)), None)
    assert sorted(seen) == sorted(id for id, need in needs.items() if need["type"] == "obligation")


@pytest.mark.parametrize("page", ["method", "concepts", "tutorial", "site", "index"])
def test_no_line_end_makes_a_gap_between_chinese_characters(site: Path, page: str) -> None:
    html = (site / f"{page}.html").read_text(encoding="utf-8")
    paragraphs = re.findall(r"<p[ >].*?</p>", html, re.DOTALL)
    gaps = [
        found for text in paragraphs for found in re.findall(r".{4}[\u4e00-\u9fff，。；：]\n[\u4e00-\u9fff].{4}", text)
    ]
    assert paragraphs
    assert gaps == []


def test_a_dutys_page_says_when_each_text_it_cites_was_in_force(site: Path) -> None:
    """A text that was replaced with both days, so that a reader sees which one bound a report of its year."""
    replaced = 0
    for duty in CATALOGUE.obligations:
        html = (site / f"obligations/{duty.id}.html").read_text(encoding="utf-8")
        told = re.findall(r'<span class="fz-note">(\d{4}-\d\d-\d\d) (?:起|至 (\d{4}-\d\d-\d\d) )施行</span>', html)
        cited = [CATALOGUE.instruments[item.instrument].version(item.version) for item in duty.basis]
        assert told == [
            (str(item.in_force_from), str(item.in_force_to) if item.in_force_to else "") for item in cited if item
        ]
        replaced += sum(bool(end) for _, end in told)
    assert replaced > 10


def test_a_site_without_a_given_report_lists_one_page_for_it(site: Path) -> None:
    """The pages that show its gaps and its matrix are there, but nothing leads to them."""
    html = (site / "supplied" / "index.html").read_text(encoding="utf-8")
    assert (site / "supplied" / "gaps.html").is_file()
    assert re.findall(r'href="(?:[^"]*supplied/)?(?:gaps|matrix)\.html"', html) == []


def test_a_given_report_has_all_its_pages_listed(project: Project) -> None:
    given = project.folder / "report.txt"
    given.write_bytes((project.docs / "reports" / SAMPLE / "report.txt").read_bytes() + b"\n")
    html = (project.build(report=given) / "supplied" / "index.html").read_text(encoding="utf-8")
    listed = html.partition('class="sidebar-tree"')[2].partition("</aside>")[0]
    assert set(re.findall(r'href="[^"]*supplied/(\w+)\.html"', listed)) == {"index", "gaps", "matrix"}
    first = next(
        iter(re.findall(r'reference internal" href="([^"]*)">[^<]*<span class="fz-own">本次核查</span></a>', listed))
    )
    assert first == "../supplied/index.html"
    assert listed.count("fz-own") == 1
    assert listed.index("../supplied/") < listed.index("../reports/")


def test_no_index_is_made_that_says_nothing(site: Path) -> None:
    assert not (site / "genindex.html").exists()


def test_every_need_is_an_anchor_of_its_page_and_found_by_its_identifier(
    site: Path, pages: dict[Path, _Anchors], needs: dict[str, dict[str, Any]]
) -> None:
    index = (site / "needs-index.js").read_text(encoding="utf-8")
    rows = json.loads(index.removeprefix("window.fazhiNeeds = ").removesuffix(";\n"))
    found = {id: page for page, ids in rows for id in ids}
    assert found == {id: f"{need['docname']}.html" for id, need in needs.items()}
    assert [id for id, page in found.items() if id not in pages[site / page].ids] == []


def test_a_project_that_asks_for_the_permalinks_of_sphinx_needs_has_them(project: Project) -> None:
    conf = project.folder / "conf.py"
    conf.write_text(conf.read_text(encoding="utf-8") + 'needs_permalink_file = "permalink.html"\n', encoding="utf-8")
    assert "loadJSON" in (project.build() / "permalink.html").read_text(encoding="utf-8")
