"""The matrix in a browser: filters, search, order, address, caption, copies; and the same table without a script."""

import base64
import codecs
import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader
from selenium.webdriver import Keys
from selenium.webdriver.support.wait import WebDriverWait

from fazhi.catalogue import load
from site_project import SAMPLE

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = pytest.mark.site

PAGE = f"reports/{SAMPLE}/matrix.html"
SHOWN = """
    return [...document.querySelectorAll(".fz-by-part tr[data-duty]")]
        .filter((row) => row.offsetParent !== null)
        .map((row) => ({...row.dataset, text: row.textContent}));
"""
GRID = """
    const matrix = window.fazhiMatrix;
    return matrix.grid(matrix.view.rows, {id: matrix.say.id, qualities: matrix.qualities});
"""
GAPS = {"missing", "planned", "admitted"}

DUTIES = len(load().obligations)


def _open(browser: "Chrome", site: Path, query: str = "") -> list[dict[str, str]]:
    """The rows shown at that address."""
    browser.get(f"{(site / PAGE).as_uri()}{query}")
    rows: list[dict[str, str]] = browser.execute_script(SHOWN)
    return rows


def _caption(browser: "Chrome", table: str = "fz-by-part") -> str:
    return browser.find_element("css selector", f".{table} caption").text


ORDER = """
    return [...document.querySelectorAll(".fz-by-part td.fz-of-part")]
        .map((cell) => [...cell.querySelectorAll("li > :first-child")].map((first) => first.textContent));
"""


def test_passages_are_listed_with_the_strongest_first_and_none_in_general_words_beside_them(
    browser: "Chrome", site: Path
) -> None:
    _open(browser, site)
    ranks = {"表态": 1, "举措": 2, "成效": 3}
    cells: list[list[str]] = browser.execute_script(ORDER)
    lists = [[ranks[item[-2:]] for item in cell if item[-2:] in ranks] for cell in cells]
    several = [cell for cell in lists if len(cell) > 1]
    assert several
    assert all(cell == sorted(cell, reverse=True) and (max(cell) == 1 or min(cell) > 1) for cell in several)


def test_every_duty_is_shown_where_nothing_is_filtered(browser: "Chrome", site: Path) -> None:
    assert len(_open(browser, site)) == DUTIES


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("domain", {"DECISION", "DISPUTE"}),
        ("conclusion", {"missing"}),
        ("strength", {"result", "measure"}),
        ("severity", {"mandatory"}),
        ("cadence", {"event"}),
    ],
)
def test_an_address_filters_by_each_quality(browser: "Chrome", site: Path, name: str, values: set[str]) -> None:
    every = _open(browser, site)
    shown = _open(browser, site, f"?{name}={','.join(sorted(values))}")
    assert [row["duty"] for row in shown] == [row["duty"] for row in every if row[name] in values]
    assert 0 < len(shown) < len(every)


def test_a_filter_by_unit_kind_shows_the_duties_that_bind_it(browser: "Chrome", site: Path) -> None:
    shown = _open(browser, site, "?kinds=township")
    assert shown
    assert all("township" in row["kinds"].split() for row in shown)


def test_only_gaps_are_left_of_a_filter_for_gaps(browser: "Chrome", site: Path) -> None:
    shown = _open(browser, site, "?gaps=1")
    assert {row["conclusion"] for row in shown} == GAPS


def test_typing_filters_and_writes_itself_into_address_and_caption(browser: "Chrome", site: Path) -> None:
    from selenium.webdriver.support.wait import WebDriverWait

    _open(browser, site)
    browser.find_element("css selector", ".fz-filter input[type=search]").send_keys("人大代表")
    WebDriverWait(browser, 5).until(lambda page: "q=" in page.current_url)
    shown: list[dict[str, str]] = browser.execute_script(SHOWN)
    assert shown
    assert all("人大代表" in row["text"] for row in shown)
    assert "人大代表" in _caption(browser)
    assert f"{len(shown)} 项义务" in _caption(browser)


def test_counts_follow_the_filter(browser: "Chrome", site: Path) -> None:
    shown = _open(browser, site, "?domain=DECISION")
    missing = sum(row["conclusion"] == "missing" for row in shown)
    group = browser.find_element("css selector", ".fz-by-part tbody:not([hidden]) .fz-group .fz-note").text
    assert f"没写 {missing}" in _caption(browser)
    assert f"没写 {missing}" in group


def test_a_head_sorts_and_says_so(browser: "Chrome", site: Path) -> None:
    _open(browser, site)
    head = browser.find_element("css selector", ".fz-by-part th:has([data-sort=conclusion])")
    browser.execute_script("arguments[0].querySelector('button').click()", head)
    shown: list[dict[str, str]] = browser.execute_script(SHOWN)
    assert head.get_attribute("aria-sort") == "ascending"
    assert shown[0]["conclusion"] == "missing"
    assert "sort=conclusion" in browser.current_url
    browser.execute_script("arguments[0].querySelector('button').click()", head)
    assert head.get_attribute("aria-sort") == "descending"


def test_the_second_table_goes_by_article_under_the_same_filter(browser: "Chrome", site: Path) -> None:
    _open(browser, site, "?view=article&domain=DECISION")
    rows: list[dict[str, str]] = browser.execute_script(SHOWN.replace("by-part", "by-article"))
    assert rows
    assert {row["duty"].partition("_")[0] for row in rows} == {"DECISION"}
    assert len({row["place"] for row in rows}) > 5


def test_a_table_for_a_spreadsheet_holds_what_is_shown(browser: "Chrome", site: Path) -> None:
    shown = _open(browser, site, "?gaps=1")
    grid: Any = browser.execute_script(GRID)
    assert [row[0] for row in grid[1:]] == [row["duty"] for row in shown]
    assert {len(row) for row in grid} == {len(grid[0])}


def test_no_cell_for_a_spreadsheet_is_a_formula(browser: "Chrome", site: Path) -> None:
    _open(browser, site, "?domain=LEAD")
    browser.execute_script("document.querySelector('.fz-by-part tr:not([hidden]) td:last-child').textContent = '=1+1'")
    grid: Any = browser.execute_script(GRID)
    assert [cell for row in grid for cell in row if cell[:1] in set("=+-@")] == []


def test_what_an_address_asks_that_is_not_there_is_passed_over(browser: "Chrome", site: Path) -> None:
    browser.get_log("browser")
    assert len(_open(browser, site, "?domain=%3Cscript%3E&sort=nonsense&view=none")) == DUTIES
    assert browser.get_log("browser") == []


def test_without_a_script_both_tables_are_whole(site: Path) -> None:
    html = (site / PAGE).read_text(encoding="utf-8")
    body = html.replace(html[html.index("<template") : html.index("</template>")], "")
    assert len(re.findall(r'<tr[^>]* data-cadence="', body)) == DUTIES
    assert len(re.findall(r'<tr[^>]* data-place="', body)) > 200
    assert "<select" not in body
    assert re.findall(r"<(?:section|table|tbody|tr)[^>]* hidden", body) == []


def test_a_matrix_page_stays_under_a_megabyte(site: Path) -> None:
    sizes = [path.stat().st_size for path in site.glob("reports/*/matrix.html")]
    assert sizes
    assert max(sizes) < 1_000_000


def test_the_overview_leads_to_the_first_row_of_a_conclusion(browser: "Chrome", site: Path) -> None:
    _open(browser, site, "#c-missing")
    target = browser.find_element("css selector", ":target")
    assert target.get_attribute("data-conclusion") == "missing"
    assert target.is_displayed()


def test_more_rows_come_as_the_reader_goes_on(browser: "Chrome", site: Path) -> None:
    _open(browser, site, "?view=article")
    laid = 'return document.querySelectorAll(".fz-by-article tr[data-duty]:not([hidden])").length'
    first = browser.execute_script(laid)
    every = browser.execute_script("return window.fazhiMatrix.view.rows.shown.length")
    assert first < every
    empty = "return [...document.querySelectorAll('.fz-by-article tbody:not([hidden])')].filter(\
        (body) => !body.querySelector('tr[data-duty]:not([hidden])')).length"
    assert browser.execute_script(empty) == 0
    browser.execute_script(
        'const box = document.querySelector(".fz-by-article").closest(".fz-scroll");'
        "box.scrollIntoView(); box.scrollTop = box.scrollHeight;"
    )
    WebDriverWait(browser, 5).until(lambda driver: driver.execute_script(laid) > first)


def test_an_address_leads_to_a_row_that_was_not_laid_out_yet(browser: "Chrome", site: Path) -> None:
    _open(browser, site, "?view=article")
    last = "const rows = window.fazhiMatrix.view.rows.shown; rows[rows.length - 1].element"
    browser.execute_script(f"{last}.id = 'the-last'; location.hash = '#the-last'")
    WebDriverWait(browser, 5).until(lambda driver: driver.find_element("id", "the-last").is_displayed())


def test_the_saved_table_is_a_file_that_a_spreadsheet_opens(browser: "Chrome", site: Path, tmp_path: Path) -> None:
    where = {"behavior": "allow", "downloadPath": str(tmp_path)}
    browser.execute_cdp_cmd("Browser.setDownloadBehavior", where)
    shown = _open(browser, site, "?conclusion=missing")
    browser.find_element("css selector", "[data-do=save]").click()
    WebDriverWait(browser, 10).until(lambda _: list(tmp_path.glob("*.csv")))
    (path,) = tmp_path.glob("*.csv")
    assert path.read_bytes().startswith(codecs.BOM_UTF8)
    with path.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    assert [row[0] for row in rows] == [row["duty"] for row in shown]
    assert {len(row) for row in rows} == {len(head)}


def test_the_copied_table_can_be_pasted(browser: "Chrome", site: Path) -> None:
    shown = _open(browser, site, "?conclusion=missing&domain=DECISION")
    browser.find_element("css selector", "[data-do=copy]").click()
    status = browser.find_element("css selector", ".fz-filter-said")
    WebDriverWait(browser, 5).until(lambda _: f"已复制 {len(shown)} 行" in status.text)
    browser.execute_script(
        "const area = document.createElement('textarea'); area.id = 'paste'; document.body.prepend(area); area.focus();"
    )
    area = browser.find_element("id", "paste")
    area.send_keys(Keys.CONTROL, "v")
    pasted = list(csv.reader(area.get_property("value").splitlines()))
    assert [row[0] for row in pasted[1:]] == [row["duty"] for row in shown]


def test_a_browser_prints_every_row_across_with_its_head_on_each_page(browser: "Chrome", site: Path) -> None:
    _open(browser, site)
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
    pages = PdfReader(io.BytesIO(base64.b64decode(printed["data"]))).pages
    texts = [page.extract_text() for page in pages]
    assert all(page.mediabox.width > page.mediabox.height for page in pages)
    assert all(id in "".join(texts) for id in ("REPORT_001", "SUPERVISE_013", "DIGITAL_005"))
    assert sum("严重程度" in text for text in texts) >= len(texts) - 2


def test_a_citation_leads_to_its_own_article(small_site: Path) -> None:
    """By the number it shows and the anchor it leads to, which must be there."""
    page = small_site / "reports" / SAMPLE / "matrix.html"
    words = re.sub(r"</?span[^>]*>", "", page.read_text("utf-8"))
    links = re.findall(r'href="([^"#]+)#(IN_[A-Z0-9_]+-[0-9]{8}-([0-9]+))"[^>]*>([^<]*)<', words)
    assert links
    assert [shown for *_, article, shown in links if not re.search(rf"(?<![0-9]){article}(?![0-9])", shown)] == []
    targets = {href: (page.parent / href).resolve().read_text("utf-8") for href, *_ in links}
    assert [anchor for href, anchor, *_ in links if f'id="{anchor}"' not in targets[href]] == []


TO_FILL = ["要求", "依据", "相近的文字", "怎么写"]
VISIBLE_HEADS = """
    return [...document.querySelectorAll(".fz-by-part thead th")]
        .filter((head) => head.offsetParent !== null)
        .map((head) => head.textContent.replace(/[↕↑↓ ]/g, ""));
"""


@contextmanager
def _window(browser: "Chrome", width: int, height: int = 900) -> Iterator[None]:
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    yield
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("query", ["?gaps=1", "?conclusion=missing&severity=mandatory", "?conclusion=missing,weak"])
def test_what_is_to_be_filled_in_takes_the_place_of_the_parts(browser: "Chrome", site: Path, query: str) -> None:
    with _window(browser, 1280):
        _open(browser, site)
        assert not set(browser.execute_script(VISIBLE_HEADS)) & {"要求", "相近的文字", "怎么写"}
        shown = _open(browser, site, query)
        assert browser.execute_script(VISIBLE_HEADS) == ["义务", "结论", "严重程度", *TO_FILL]
    empty = """return [...document.querySelectorAll(".fz-by-part tr[data-duty]:not([hidden]) td.fz-filling")]
        .filter((cell) => !cell.textContent.trim()).length"""
    assert shown
    assert browser.execute_script(empty) == 0


def test_the_saved_table_has_the_columns_that_are_shown(browser: "Chrome", site: Path) -> None:
    _open(browser, site, "?gaps=1")
    head, *rows = browser.execute_script(GRID)
    assert head[-4:] == TO_FILL
    assert all(all(row[-4:]) for row in rows)
    assert any("\n" in row[-3] for row in rows)
    assert not {"履职", "举措和成效"} & set(head)


def test_a_row_of_the_saved_table_keeps_to_its_columns(browser: "Chrome", site: Path) -> None:
    """Also one with a sentence across all parts."""
    _open(browser, site, "?domain=DECISION,SUPERVISE")
    head, *rows = browser.execute_script(GRID)
    at = head.index("依据")
    assert rows
    assert all(row[at].startswith("《") or row[at].startswith("该年度") for row in rows)


@pytest.mark.parametrize("width", [1280, 1440, 1920])
def test_a_gap_takes_two_lines_and_the_table_the_whole_window(browser: "Chrome", site: Path, width: int) -> None:
    script = """
        const rows = [...document.querySelectorAll(".fz-by-part tr[data-duty]:not([hidden])")];
        const table = document.querySelector(".fz-by-part").getBoundingClientRect();
        return [rows.map((row) => row.offsetHeight), table.right, document.documentElement.scrollWidth];
    """
    with _window(browser, width):
        _open(browser, site, "?gaps=1")
        heights, right, needed = browser.execute_script(script)
    assert 36 <= min(heights) <= max(heights) <= 60
    assert width - 80 < right <= needed <= width


def test_the_page_scrolls_and_the_head_stays_with_the_name_of_the_domain(browser: "Chrome", site: Path) -> None:
    script = """
        scrollTo({top: 1500, behavior: "instant"});
        const top = (item) => item.getBoundingClientRect().top;
        const tops = (selector) => [...document.querySelectorAll(selector)].map(top);
        return [tops(".fz-by-part thead th")[0], tops(".fz-by-part tbody:not([hidden]) .fz-group th"),
            document.querySelector(".fz-by-part").closest(".fz-scroll").scrollTop, scrollY];
    """
    with _window(browser, 1440):
        _open(browser, site, "?gaps=1")
        head, groups, inner, page = browser.execute_script(script)
    assert (head, inner, page) == (0, 0, 1500)
    assert any(20 < top < 50 for top in groups)


def test_what_is_folded_is_not_seen(browser: "Chrome", site: Path) -> None:
    """The rest of a long passage, and the further citations."""
    _open(browser, site)
    folds = "[...document.querySelectorAll('.fz-by-part details')]"
    seen = f"return {folds}.filter((item) => item.lastElementChild.checkVisibility()).length"
    assert browser.execute_script(seen) == 0
    browser.execute_script(f"for (const item of {folds}) item.open = true")
    assert browser.execute_script(seen) == browser.execute_script(f"return {folds}.length") > 20


def test_a_value_says_how_many_duties_it_would_show(browser: "Chrome", site: Path) -> None:
    script = """
        return Object.fromEntries([...document.querySelectorAll(".fz-pick[data-name=domain] label")]
            .map((label) => [label.firstChild.value, Number(label.querySelector(".fz-count").textContent)]));
    """
    _open(browser, site, "?gaps=1&severity=mandatory&domain=DECISION")
    told: dict[str, int] = browser.execute_script(script)
    assert len(told) == 12
    for domain in ("DECISION", "ENFORCE", "LEAD"):
        assert len(_open(browser, site, f"?gaps=1&severity=mandatory&domain={domain}")) == told[domain]
    assert len(set(told.values())) > 2


def test_all_filters_stand_in_one_line(browser: "Chrome", site: Path) -> None:
    script = """
        return [...document.querySelectorAll(".fz-filter-line:first-child > *")]
            .map((item) => { const box = item.getBoundingClientRect(); return Math.round(box.top + box.height / 2); });
    """
    with _window(browser, 1280):
        _open(browser, site)
        tops = browser.execute_script(script)
    assert len(tops) >= 8  # nine where the catalogue is calibrated: else there is no likelihood to choose by
    assert max(tops) - min(tops) <= 4
