"""What a reader comes for stands where the eye is: place, columns, findings, nearest words, verdicts at a glance."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html
from selenium.webdriver.support.wait import WebDriverWait

from shared import ROOT
from site_project import SAMPLE

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = pytest.mark.site

REAL = "gaoqing-edz-2022"
OF_A_REPORT = ("index", "gaps", "matrix")


@contextmanager
def _window(browser: "Chrome", width: int, height: int = 900) -> Iterator[None]:
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    yield
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def _told(browser: "Chrome", site: Path, page: str, script: str) -> Any:
    browser.get((site / page).as_uri())
    return browser.execute_script(script)


def _page(site: Path, page: str) -> html.HtmlElement:
    return html.fromstring((site / page).read_text("utf-8"))


@pytest.mark.parametrize("page", OF_A_REPORT)
def test_the_head_of_every_page_of_a_report_says_where_it_is(site: Path, page: str) -> None:
    heads = {name: _page(site, f"reports/{name}/{page}.html").find(".//article//header") for name in (REAL, SAMPLE)}
    assert "山东省淄博市高青县" in heads[REAL].text_content()
    assert "所在地不明，没有按地方规定核查" in heads[SAMPLE].text_content()


COLUMNS = """
    const row = [...document.querySelectorAll(".fz-by-part thead th")].filter((head) => head.offsetParent !== null);
    const rows = [...document.querySelectorAll(".fz-by-part tr[data-duty]")].map((row) => row.offsetHeight);
    return [row.at(-1).textContent.trim(), row.at(-1).getBoundingClientRect().right, innerWidth, Math.max(...rows)];
"""


@pytest.mark.parametrize("width", [1280, 1440, 1920])
@pytest.mark.parametrize("report", [REAL, SAMPLE])
def test_every_column_of_the_matrix_is_in_sight_and_a_row_takes_two_lines(
    browser: "Chrome", site: Path, report: str, width: int
) -> None:
    with _window(browser, width):
        last, right, room, highest = _told(browser, site, f"reports/{report}/matrix.html", COLUMNS)
    assert last == "依据"
    assert right <= room
    assert highest <= (66 if width > 1400 else 96), "in a narrow window a row may take a line or two more"


NARROWEST = """
    const parts = [...document.querySelectorAll(".fz-by-part thead th:has(> .fz-part-name)")];
    return Math.min(...parts.map((head) => head.offsetWidth));
"""


@pytest.mark.parametrize("width", [375, 768, 1024, 1280])
@pytest.mark.parametrize("report", [REAL, SAMPLE])
def test_no_column_of_a_part_is_narrower_than_a_few_words(
    browser: "Chrome", site: Path, report: str, width: int
) -> None:
    with _window(browser, width):
        assert _told(browser, site, f"reports/{report}/matrix.html", NARROWEST) >= 72


def test_beside_the_matrix_the_list_of_pages_is_one_click_or_press_of_a_key_away(browser: "Chrome", site: Path) -> None:
    left = "return document.querySelector('.sidebar-drawer').getBoundingClientRect().left"
    with _window(browser, 1440):
        assert _told(browser, site, f"reports/{SAMPLE}/matrix.html", left) < -200
        browser.find_element("css selector", ".mobile-header .nav-overlay-icon").click()
        WebDriverWait(browser, 5).until(lambda driver: driver.execute_script(left) == 0)
        browser.get((site / f"reports/{SAMPLE}/matrix.html").as_uri())
        browser.execute_script("document.querySelector('.sidebar-drawer a').focus()")
        WebDriverWait(browser, 5).until(lambda driver: driver.execute_script(left) == 0)
        assert _told(browser, site, f"reports/{SAMPLE}/gaps.html", left) == 0
    with _window(browser, 1920):
        assert _told(browser, site, f"reports/{SAMPLE}/matrix.html", left) == 0


HEIGHTS = "return [...document.querySelectorAll('.fz-finding > summary')].map((line) => line.offsetHeight)"


def test_a_finding_takes_one_line_and_the_document_a_third_of_what_it_took(browser: "Chrome", site: Path) -> None:
    """It took 30,921 pixels in a window of 1440."""
    with _window(browser, 1440):
        heights = _told(browser, site, f"reports/{REAL}/gaps.html", HEIGHTS)
        whole = browser.execute_script("return document.documentElement.scrollHeight")
    assert len(heights) > 100
    assert max(heights) <= 40
    assert whole <= 30921 / 3


def test_articles_of_one_text_stand_in_order_on_every_page_of_a_report(site: Path) -> None:
    lists = [
        [int(number) for number in found.split("、")]
        for report in (REAL, SAMPLE)
        for page in OF_A_REPORT
        for found in re.findall(r"第(\d+(?:、\d+)+)条", _page(site, f"reports/{report}/{page}.html").text_content())
    ]
    assert len(lists) > 50
    assert [each for each in lists if each != sorted(set(each))] == []


STARTS = """
    const lefts = [...document.querySelectorAll("p.fz-words .fz-ref")].map((mark) => {
        const line = mark.closest(".fz-words").getBoundingClientRect().left;
        return mark.getClientRects()[0].left - line;
    });
    return [lefts.length, lefts.filter((left) => left < 6).length];
"""


@pytest.mark.parametrize("width", [375, 1280, 1440])
def test_no_line_of_the_text_begins_with_the_mark_of_a_note(browser: "Chrome", site: Path, width: int) -> None:
    with _window(browser, width):
        marks, at_start = _told(browser, site, f"reports/{SAMPLE}/index.html", STARTS)
    assert marks > 50
    assert at_start == 0


def test_a_gap_says_where_it_is_to_be_written(site: Path) -> None:
    """In a part of its own, beside what the report has of its domain, or in the part where evidence for it counts."""
    findings = _page(site, f"reports/{SAMPLE}/gaps.html").find_class("fz-finding")
    missing = [item for item in findings if item.get("data-conclusion") == "missing"]
    assert len(missing) > 20
    assert all(len(item.find_class("fz-where-to")) == 1 for item in missing)
    assert not any(item.find_class("fz-where-to") for item in findings if item not in missing)
    form = "宜(写在“.+”(部分|，同一领域的内容在那里)|单列“.+”部分)。"
    assert all(re.fullmatch(form, item.find_class("fz-where-to")[0].text_content()) for item in missing)


def test_the_shades_of_the_counts_grow_with_them(site: Path) -> None:
    table = _page(site, f"reports/{REAL}/gaps.html").find_class("fz-contents")[0]
    shades = {
        int(cell.text_content()): cell.get("class")
        for cell in table.iter("td")
        if "fz-shade" in (cell.get("class") or "")
    }
    ordered = [shades[count] for count in sorted(shades)]
    assert ordered == sorted(ordered)
    assert len(set(ordered)) > 2


def test_the_nearest_sentence_is_quoted_and_leads_to_its_place(site: Path) -> None:
    words = re.sub(r"\s", "", (ROOT / "docs" / "reports" / SAMPLE / "report.txt").read_text(encoding="utf-8"))
    found = [
        link for cell in _page(site, "index.html").xpath('//dd[contains(., "仅字词相近")]') for link in cell.iter("a")
    ]
    assert found
    for link in found:
        assert link.get("href").startswith(f"reports/{SAMPLE}/index.html#NM_")
        assert link.text_content().rstrip("…") in words


def test_a_duty_says_in_words_what_is_looked_for_and_folds_the_wordings(browser: "Chrome", site: Path) -> None:
    page = _page(site, "obligations/DECISION_002.html")
    rule = page.find_class("fz-recognised")[0]
    shown = " ".join(item.text_content() for item in rule.find("ul"))
    assert "一句话" in shown
    assert "只看这些部分" in shown
    assert not set("&{}+") & set(shown)
    folded = "return [...document.querySelectorAll('.fz-recognised > details > ul')].some((l) => l.checkVisibility())"
    assert _told(browser, site, "obligations/DECISION_002.html", folded) is False


@pytest.mark.parametrize("rule", ["missing_evidence", "weak_evidence", "late_report"])
def test_the_page_of_a_rule_lists_what_it_found_and_speaks_no_code(site: Path, rule: str) -> None:
    needs = json.loads((site / "needs.json").read_text("utf-8"))["versions"][""]["needs"]
    of_it = {name for name, need in needs.items() if need["type"] == "finding" and need["rule"] == rule}
    page = _page(site, f"rules/{rule}.html").find(".//article")
    listed = {
        link.get("href").partition("#")[2] for link in page.iter("a") if "/gaps.html#" in (link.get("href") or "")
    }
    assert listed == of_it
    (manual,) = page.find_class("fz-manual")
    assert re.findall(r"[a-z]+_[a-z]+", manual.text_content()) == []


SCREEN = """
    const grids = document.querySelector(".fz-grids").getBoundingClientRect();
    return [grids.height, grids.width <= document.querySelector("article").offsetWidth,
        [...document.querySelectorAll(".fz-squares g")].map((one) => one.querySelector("title").textContent)];
"""


def test_the_comparison_shows_every_verdict_in_one_screen(browser: "Chrome", site: Path) -> None:
    """As many squares as the table has cells, and every one of them says the same as its cell."""
    with _window(browser, 1440):
        height, fits, squares = _told(browser, site, "compare.html", SCREEN)
    assert height < 500
    assert fits
    cells = [item.text_content().split()[0] for item in _page(site, "compare.html").find_class("fz-cell")]
    conclusions = [re.sub(r"^\W+", "", cell) for cell in cells]
    assert sorted(square.rpartition("，")[2] for square in squares) == sorted(conclusions)
    assert len(squares) > 200


def test_instruments_have_a_bar_each_as_long_as_their_duties_and_what_lacks_most_comes_first(site: Path) -> None:
    page = _page(site, "instruments.html")
    rows = [row for row in page.find_class("fz-duties")[0].iter("tr") if row.get("id")]
    cells = [[(cell, cell.text_content()) for cell in row.findall("td")[3:]] for row in rows]
    lengths, lacking = [], []
    for row in cells:
        lacks = 0
        for cell, words in row:
            if found := re.search(r"(\d+) / (\d+)$", words):
                told, due = map(int, found.groups())
                widths = [float(stretch.get("width")) for stretch in cell.iter("{*}rect", "rect")]
                lengths.append((due, round(sum(widths), 1)))
                titles = [item.text_content() for item in cell.iter("{*}title", "title")]
                counts = dict(title.rsplit(" ", 1) for title in titles)
                assert told == int(counts.get("写实", 0))
                lacks += sum(int(counts.get(name, 0)) for name in ("没写", "只写打算", "只认不足"))
        lacking.append(lacks)
    assert lacking == sorted(lacking, reverse=True)
    assert lacking[0] > 5
    assert all(abs(length / due - lengths[0][1] / lengths[0][0]) < 0.2 for due, length in lengths)


def test_where_a_text_was_seen_is_written_as_people_write_it(site: Path) -> None:
    found = [item.text_content() for item in _page(site, "recall.html").find_class("fz-source")]
    assert any(re.search("[一-鿿]", address) for address in found)
    assert [address for address in found if re.search("%[0-9A-F]{2}", address)] == []


def test_pages_for_who_builds_the_site_stand_apart_from_those_for_who_reads_it(site: Path) -> None:
    tree = _page(site, "index.html").find_class("sidebar-tree")[0]
    groups: dict[str, list[str]] = {}
    for item in tree:
        if item.tag == "p":
            groups[item.text_content().strip()] = []
        elif groups:
            groups[list(groups)[-1]] += [link.get("href") for link in item.iter("a")]
    assert {"commands.html", "site.html", "python.html", "corpus.html"} <= set(groups["部署和开发"])
    assert {"method.html", "concepts.html", "rules/index.html"} <= set(groups["说明"])
    assert groups["其他"] == ["design.html"], "and pages of one's own"


def test_what_is_told_of_a_gap_is_all_of_one_size(browser: "Chrome", site: Path) -> None:
    sizes = """
        const told = [...document.querySelectorAll(".fz-told dd, .fz-told dd *")];
        return [...new Set(told.map((each) => getComputedStyle(each).fontSize))];
    """
    for report in (REAL, SAMPLE):
        assert _told(browser, site, f"reports/{report}/gaps.html", sizes) == ["13px"]


def test_no_line_of_numbers_at_the_side_begins_with_a_comma(browser: "Chrome", site: Path) -> None:
    """Numbers of passages of one sentence, as many as a line has room for: a comma goes with the one before it."""
    commas = """
        const before = [...document.querySelectorAll(".fz-notes > li > span:first-child *")];
        const said = (each, where) => getComputedStyle(each, where).content;
        return [before.filter((each) => said(each, "::before").includes("、")).length,
                before.filter((each) => said(each, "::after").includes("、")).length];
    """
    ahead, behind = _told(browser, site, f"reports/{SAMPLE}/index.html", commas)
    assert ahead == 0
    assert behind > 0


@pytest.mark.parametrize("width", [1280, 1440])
def test_in_english_too_no_column_of_the_matrix_breaks_a_word_of_its_head(
    browser: "Chrome", english: Path, width: int
) -> None:
    with _window(browser, width):
        assert _told(browser, english, f"reports/{SAMPLE}/matrix.html", NARROWEST) >= 100
