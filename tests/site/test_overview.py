"""The answer comes first: its counts are true on every page, and the first screen holds it with the gravest gaps."""

import base64
import io
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import normalize
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from site_project import EARLIER, SAMPLE, Once, Project, lay_out

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

TAB = "\ue004"


def _page(site: Path, name: str) -> Any:
    return html.document_fromstring((site / f"{name}.html").read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


@pytest.fixture(scope="module")
def sample(site: Path) -> Any:
    return _page(site, "index").get_element_by_id(f"report-{SAMPLE}")


@pytest.fixture(scope="module")
def rows(site: Path) -> list[dict[str, str]]:
    """What the rows of the matrix are filtered by."""
    table = _page(site, f"reports/{SAMPLE}/matrix").find_class("fz-by-part")[0]
    return [dict(row.attrib) for row in table.iter("tr") if row.get("data-duty")]


def _filtered(rows: list[dict[str, str]], address: str) -> int:
    asked = {name: values[0].split(",") for name, values in parse_qs(urlsplit(address).query).items()}
    assert asked
    return sum(all(row[f"data-{name}"] in values for name, values in asked.items()) for row in rows)


def test_every_count_leads_to_a_list_of_so_many(sample: Any, rows: list[dict[str, str]]) -> None:
    links = [item for item in sample.find_class("fz-answer")[0].iter("a") if item.find("b") is not None]
    assert len(links) >= 6
    for link in links:
        assert _filtered(rows, link.get("href")) == int(link.text_content())
    for item in sample.find_class("fz-map-legend")[0].iter("li"):
        assert _filtered(rows, item.find("a").get("href")) == int(item.find("b").text)


def test_the_map_has_a_square_for_every_duty_that_says_what_the_matrix_says(
    site: Path, sample: Any, rows: list[dict[str, str]]
) -> None:
    table = sample.find_class("fz-map")[0]
    squares = table.find_class("fz-square")
    told = Counter(
        next(iter(re.findall(r"fz-(supported|weak|planned|admitted|missing|waived|not-applicable)", item.get("class"))))
        for item in squares
    )
    assert told == Counter(row["data-conclusion"].replace("_", "-") for row in rows)
    assert all(item.get("aria-label") for item in squares)
    assert all(item.get("href") and not item.get("style") for item in squares)
    for row in table.iter("tr"):
        (domain,) = parse_qs(urlsplit(row.find("th/a").get("href")).query)["domain"]
        here = [item["data-conclusion"] for item in rows if item["data-domain"] == domain]
        due = [item for item in here if item not in {"waived", "not_applicable"}]
        assert row.find_class("fz-map-sum")[0].text == f"{here.count('supported')}/{len(due)}"
    assert len({row.find("th").text_content() for row in table.iter("tr")}) == 12


def test_the_gravest_gaps_say_what_is_asked_by_which_article_what_is_there_and_what_to_write(sample: Any) -> None:
    gaps = [item for each in sample.find_class("fz-worst") for item in each.findall("li")]
    assert 3 < len(gaps) <= 10
    for item in gaps:
        assert [term.text for term in item.iter("dt")] == ["要求", "依据", "报告里", "怎么写"]
        assert all(len(meaning.text_content()) > 4 for meaning in item.iter("dd"))
    domains = Counter(item.find(".//p/a").get("href").split("_")[-2] for item in gaps)
    assert max(domains.values()) <= 2


def test_what_a_gap_quotes_is_what_its_conclusion_rests_on(sample: Any) -> None:
    quoted = [
        (item, conclusion)
        for each in sample.find_class("fz-worst")
        for item in each.findall("li")
        for conclusion in item.find("p").find_class("fz-conclusion")
    ]
    assert quoted
    for item, conclusion in quoted:
        (value,) = set(conclusion.get("class").split()) & {"fz-planned", "fz-admitted"}
        assert item.find("dl").find_class("fz-polarity")[0].get("class").split()[-1] == value


def test_no_column_of_a_count_holds_zeros_alone(small_site: Path) -> None:
    table = _page(small_site, "index").find_class("fz-reports")[0]
    cells = [[cell.text for cell in row.findall("td")[1:]] for row in table.findall("tbody/tr")]
    assert cells
    assert all(set(column) != {"0"} for column in zip(*cells, strict=True))


def test_digests_stand_at_the_end_and_folded(site: Path) -> None:
    page = _page(site, "index")
    last = page.xpath("//section[@id='overview']/section")[-1]
    assert last.get("id") == "basis"
    digests = [item for item in page.iter("code") if re.fullmatch("[0-9a-f]{64}", item.text_content())]
    assert digests
    assert all(next(item.iterancestors("details")).get("open") is None for item in digests)
    assert not re.search(r"(?<![\w/.-])[0-9a-f]{12,}", "".join(page.find_class("fz-card")[0].itertext()))


def test_ones_own_report_comes_first_and_is_marked(project: Project) -> None:
    given = project.folder / "mine.txt"
    given.write_bytes((project.docs / "reports" / SAMPLE / "report.txt").read_bytes() + b"\n")
    page = _page(project.build(report=given), "index")
    sections = [item.get("id") for item in page.xpath("//section[@id='overview']/section")]
    assert sections[:2] == ["report-supplied", "all-reports"]
    assert [item.text for item in page.get_element_by_id("report-supplied").find_class("fz-own")] == ["本次核查"]
    table = page.find_class("fz-reports")[0]
    assert [bool(row.find_class("fz-own")) for row in table.findall("tbody/tr")] == [True, False, False, False]


def test_the_report_of_the_latest_year_comes_first(project: Project) -> None:
    record = project.docs / "reports" / EARLIER / "report.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("year: 2024", "year: 2023"), encoding="utf-8")
    sections = [item.get("id") for item in _page(project.build(), "index").xpath("//section[@id='overview']/section")]
    assert sections.index(f"report-{SAMPLE}") < sections.index(f"report-{EARLIER}")


def test_a_given_report_that_the_site_holds_is_first_marked_and_led_to(project: Project) -> None:
    site = project.build(report=project.docs / "reports" / SAMPLE / "report.txt")
    sections = [item.get("id") for item in _page(site, "index").xpath("//section[@id='overview']/section")]
    assert sections[:2] == [f"report-{SAMPLE}", "all-reports"]
    led = [item.get("href") for item in _page(site, "supplied/index").get_element_by_id("nothing-supplied").iter("a")]
    assert {f"../reports/{SAMPLE}/{name}.html" for name in ("index", "gaps", "matrix")} <= set(led)


def test_a_duty_is_as_grave_on_every_page(site: Path, rows: list[dict[str, str]]) -> None:
    """In one report: on the matrix, beside its conclusion among the duties of its domain, and on its own page."""
    told = {row["data-duty"]: row["data-severity"] for row in rows if row["data-conclusion"] != "not_applicable"}
    assert set(told.values()) == {"mandatory", "expected", "notice"}
    by_domain: dict[str, str] = {}
    for path in (site / "domains").glob("*.html"):
        table = _page(site, f"domains/{path.stem}").find_class("fz-duties")[0]
        at = [head.text_content().startswith("云州") for head in table.findall("thead//th")].index(True)
        for row in table.findall("tbody/tr"):
            for chip in row[at].find_class("fz-severity"):
                by_domain[row.get("id")] = chip.get("class").split()[-1].removeprefix("fz-")
    assert by_domain == told
    for duty, severity in told.items():
        verdicts = _page(site, f"obligations/{duty}").find_class("fz-verdict")
        (here,) = (item for item in verdicts if "云州" in item.text_content())
        assert f"fz-{severity}" in here.find_class("fz-severity")[0].get("class")


@pytest.fixture(scope="module", params=["zh", "en"])
def doubtful(request: pytest.FixtureRequest, once: Once) -> Path:
    """The overview of a site with a report of ten years ago, of nobody knows where, whose title names no year."""
    language: str = request.param

    def build(folder: Path) -> None:
        project = lay_out(folder / "project")
        text = (project.docs / "reports" / SAMPLE / "report.txt").read_text(encoding="utf-8")
        text = text.replace("2024年度法治政府建设情况报告", "法治政府建设情况报告", 1).replace("云州", "临溪")
        for year in (2023, 2024, 2025):
            text = text.replace(str(year), str(year - 6))
        (folder / "given.txt").write_text(text, encoding="utf-8")
        project.build("html", "-D", f"language={language}", report=folder / "given.txt")

    return once(f"doubtful-{language}", build) / "project/built/html"


_THIRD = (
    "return [document.querySelector('.fz-worst li:nth-child(3)').getBoundingClientRect().bottom,"
    "document.documentElement.scrollWidth,"
    "document.querySelector('.fz-front').querySelectorAll('li:has(> .fz-told)').length]"
)
_WINDOWS = [(1440, 900, 900), (1280, 900, 1000), (375, 812, 2 * 812)]
"""Width and height of a window, and how far down the first screens reach; at 1280 there is one column."""


def _first_screens(browser: "Chrome", site: Path, width: int, height: int) -> tuple[float, float, int]:
    """Where the third gap ends, how wide the page is, and how many gaps stand beside the map."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get((site / "index.html").as_uri())
    found: list[float] = browser.execute_script(_THIRD)
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    return found[0], found[1], int(found[2])


@pytest.mark.site
@pytest.mark.parametrize(("width", "height", "end"), _WINDOWS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_first_screens_hold_the_answer_and_three_gaps(
    browser: "Chrome", request: pytest.FixtureRequest, language: str, width: int, height: int, end: int
) -> None:
    of: Path = request.getfixturevalue("english" if language == "en" else "site")
    third, wide, count = _first_screens(browser, of, width, height)
    assert count == 3
    assert third <= end
    assert wide <= width


@pytest.mark.site
@pytest.mark.parametrize(("width", "height", "end"), _WINDOWS)
def test_so_they_do_where_doubts_are_told_beside_the_answer(
    browser: "Chrome", doubtful: Path, width: int, height: int, end: int
) -> None:
    third, wide, count = _first_screens(browser, doubtful, width, height)
    card = _page(doubtful, "index").find_class("fz-card")[0]
    assert card.find_class("fz-doubt")[0].text_content().count("※") == 2
    assert re.search("所在地不明|place not known", card.find_class("fz-meta")[0].text_content())
    assert count == 3
    assert third <= end
    assert wide <= width


@pytest.mark.site
def test_doubts_take_one_line_and_all_of_them_when_opened(browser: "Chrome", doubtful: Path) -> None:
    size = {"width": 1000, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get((doubtful / "index.html").as_uri())
    told = browser.find_element("css selector", ".fz-doubt > summary")
    line = told.size["height"]
    told.click()
    opened = told.size["height"]
    whole = browser.execute_script("return arguments[0].scrollWidth <= arguments[0].clientWidth", told)
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert line < 28
    assert opened > line
    assert whole


@pytest.mark.site
def test_what_is_cut_of_the_first_gaps_is_whole_on_paper_and_to_who_comes_by_keyboard(
    browser: "Chrome", english: Path
) -> None:
    cut = (
        "return [...document.querySelector('.fz-front').querySelectorAll('dd')]"
        ".filter(item => item.scrollHeight > item.clientHeight + 6)"
        ".map(item => item.previousElementSibling.textContent)"
    )
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 1440, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    )
    browser.get((english / "index.html").as_uri())
    on_screen: list[str] = browser.execute_script(cut)
    browser.execute_script("document.querySelector('.fz-front li:nth-child(1) dd a').focus()")
    focused: list[str] = browser.execute_script(cut.replace("('dd')", "('li:nth-child(1) dd')"))
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    printed: list[str] = browser.execute_script(cut)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert {"Basis", "What to write"} & set(on_screen) == set()
    assert focused == printed == []


@pytest.mark.site
def test_a_count_opens_the_matrix_at_what_it_counts(browser: "Chrome", site: Path) -> None:
    browser.get((site / "index.html").as_uri())
    link = browser.find_element("css selector", f"#report-{SAMPLE} .fz-answer a[href*='severity=mandatory'] b")
    count = link.text
    browser.execute_script("arguments[0].click()", link)
    assert browser.execute_script("return window.fazhiMatrix.view.rows.shown.length") == int(count)
    assert "必须" in browser.find_element("css selector", ".fz-by-part caption").text


@pytest.mark.site
def test_a_square_is_named_to_whoever_comes_by_keyboard(browser: "Chrome", site: Path) -> None:
    browser.get((site / "index.html").as_uri())
    first, second = browser.find_elements("css selector", ".fz-map .fz-square")[:2]
    browser.execute_script("arguments[0].focus()", first)
    first.send_keys(TAB)
    assert browser.switch_to.active_element == second
    shown = browser.execute_script("return getComputedStyle(arguments[0], '::after').content", second)
    assert shown.strip('"') == second.get_attribute("aria-label")


def test_the_first_printed_sheet_holds_the_answer_the_map_and_the_first_gaps(browser: "Chrome", site: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    browser.get((site / "index.html").as_uri())
    made = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    pages = pypdf.PdfReader(io.BytesIO(base64.b64decode(made["data"]))).pages
    sheets = [re.sub(r"\s", "", normalize("NFKC", page.extract_text())) for page in pages]
    first = sheets[0]
    told = ["应写", "数字政府", "一格一项义务", "最重的缺口", "1.", "怎么写", "2."]
    places = [first.find(each) for each in told]
    assert -1 not in places, dict(zip(told, places, strict=True))
    assert first.index("应写") < first.index("一格一项义务") < first.index("最重的缺口")
    begins = [sheet.startswith(("高青经济开发区2022", "云州高新技术产业开发区管理委员会2024")) for sheet in sheets]
    assert any(begins), "the second report begins a sheet"
