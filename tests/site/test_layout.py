"""How pages are laid out in windows of different widths: nothing jumps, overflows or is cut off."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from site_project import SAMPLE

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = pytest.mark.site

KINDS = (
    "index", "compare", "domains/decision", "obligations/DECISION_007", "instruments", "instruments/SC713", "recall",
    "method", "tutorial", "rules/index", "search", "supplied/index",
    f"reports/{SAMPLE}/index", f"reports/{SAMPLE}/gaps", f"reports/{SAMPLE}/matrix",
)  # fmt: skip
PHONE = 375
_WIDE = 1760
"""Pixels from which the list stands beside a matrix too."""
_PLACES = """
    const left = (selector) => document.querySelector(selector).getBoundingClientRect().left;
    return [left(".sidebar-container"), left("article")];
"""
_RIGHT = "return document.querySelector(arguments[0]).getBoundingClientRect().right"


@contextmanager
def _window(browser: "Chrome", width: int) -> Iterator[None]:
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    yield
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def _told(browser: "Chrome", site: Path, page: str, script: str, *given: str) -> Any:
    browser.get((site / f"{page}.html").as_uri())
    return browser.execute_script(script, *given)


def test_the_list_at_the_side_stands_still_from_page_to_page(browser: "Chrome", site: Path) -> None:
    """In windows of five widths, which each page is shown in one after the other; a matrix takes the narrower whole."""
    places: dict[int, dict[str, tuple[float, float]]] = {width: {} for width in (1024, 1280, 1366, 1600, 1920)}
    for page in KINDS:
        browser.get((site / f"{page}.html").as_uri())
        for width, found in places.items():
            if page.endswith("matrix") and width < _WIDE:
                continue
            with _window(browser, width):
                found[page] = tuple(browser.execute_script(_PLACES))
    for found in places.values():
        assert set(found.values()) == {found["index"]}
        assert found["index"][0] < found["index"][1]
    assert len({found["index"] for found in places.values()}) > 1


@pytest.mark.parametrize(
    ("page", "selector"),
    [
        (f"reports/{SAMPLE}/gaps", ".fz-figures thead th:last-child"),
        ("index", ".fz-worst li:last-child dd"),
        ("index", ".fz-map tr:last-child .fz-map-sum"),
        ("recall", ".fz-stacked tbody td:last-child"),
        ("obligations/DECISION_007", ".fz-neighbours li:last-child"),
        ("supplied/index", ".fz-command"),
    ],
)
def test_a_phone_shows_what_stands_last(browser: "Chrome", site: Path, page: str, selector: str) -> None:
    with _window(browser, PHONE):
        assert 0 < _told(browser, site, page, _RIGHT, selector) <= PHONE


def test_no_line_of_the_title_on_a_phone_holds_one_character(browser: "Chrome", site: Path) -> None:
    script = """
        const range = document.createRange();
        range.selectNodeContents(document.querySelector("article h1").firstChild);
        const size = parseFloat(getComputedStyle(document.querySelector("article h1")).fontSize);
        return [...range.getClientRects()].map((line) => line.width / size);
    """
    with _window(browser, PHONE):
        lines = _told(browser, site, f"reports/{SAMPLE}/gaps", script)
    assert len(lines) > 1
    assert min(lines) > 3


def test_no_line_of_facts_on_a_phone_begins_with_the_dot_between_them(browser: "Chrome", site: Path) -> None:
    script = """
        const facts = document.querySelector(".fz-card .fz-meta"), texts = document.createTreeWalker(facts, 4);
        const left = [], range = document.createRange();
        while (texts.nextNode())
            for (let at = 0; (at = texts.currentNode.data.indexOf("·", at)) >= 0; at += 1) {
                range.setStart(texts.currentNode, at);
                range.setEnd(texts.currentNode, at + 1);
                left.push(range.getBoundingClientRect().left - facts.getBoundingClientRect().left);
            }
        return left;
    """
    with _window(browser, PHONE):
        left = _told(browser, site, "index", script)
    assert len(left) >= 2
    assert min(left) > 12


def test_a_command_is_broken_where_the_window_ends(browser: "Chrome", site: Path) -> None:
    script = "const box = document.querySelector('.fz-command'); return [box.scrollWidth, box.clientWidth]"
    with _window(browser, PHONE):
        needed, there = _told(browser, site, "supplied/index", script)
    assert needed <= there


@pytest.mark.parametrize("width", [768, 1280])
def test_no_count_of_a_domain_is_cut_off(browser: "Chrome", site: Path, width: int) -> None:
    script = "const box = document.querySelector('.fz-scroll'); return [box.scrollWidth, box.clientWidth]"
    with _window(browser, width):
        needed, there = _told(browser, site, "index", script)
    assert needed <= there


def test_the_signs_in_the_head_of_a_page_stand_apart(browser: "Chrome", site: Path) -> None:
    script = """
        const box = (item) => item.getBoundingClientRect();
        const shown = (selector) => [...document.querySelectorAll(selector)].map(box).find((found) => found.width);
        const [theme, contents] = [".theme-toggle-header svg", ".toc-header-icon svg"].map(shown);
        return contents.left - theme.right;
    """
    with _window(browser, PHONE):
        assert _told(browser, site, "method", script) >= 8


def test_the_matrix_gives_room_to_the_parts_that_hold_the_evidence(browser: "Chrome", site: Path) -> None:
    script = """
        const heads = [...document.querySelectorAll(".fz-by-part thead th:has(> .fz-part-name)")];
        return heads.map((head) => [head.matches(":has(.fz-most)"), head.getBoundingClientRect().width]);
    """
    with _window(browser, 1280):
        heads = _told(browser, site, f"reports/{SAMPLE}/matrix", script)
        ends = _told(browser, site, f"reports/{SAMPLE}/matrix", _RIGHT, ".fz-by-part thead th:has(.fz-most)")
    assert ends <= 1280
    assert max(width for much, width in heads if not much) < min(width for much, width in heads if much)


@pytest.mark.parametrize("page", ["method", "design", "concepts"])
def test_no_head_of_a_table_breaks_within_a_word(browser: "Chrome", site: Path, page: str) -> None:
    script = """
        const lines = (cell) => {
            const range = document.createRange();
            range.selectNodeContents(cell);
            return range.getClientRects().length;
        };
        const broken = (cell) => !cell.textContent.includes(" ") && lines(cell) > 1;
        return [...document.querySelectorAll("table.docutils th p")].filter(broken).map((cell) => cell.textContent);
    """
    assert _told(browser, site, page, script) == []


def test_in_english_no_table_of_instruments_is_wider_than_its_room(browser: "Chrome", english: Path) -> None:
    script = """
        return [...document.querySelectorAll("table.fz-duties")].map(
            table => table.scrollWidth - table.parentElement.clientWidth);
    """
    with _window(browser, 1440):
        over = _told(browser, english, "instruments", script)
    assert len(over) > 3
    assert max(over) <= 0


def test_on_a_phone_no_word_of_the_legend_and_no_name_of_a_duty_is_broken(browser: "Chrome", english: Path) -> None:
    lines = """
        return [...document.querySelectorAll(".fz-text-key li > span:first-child")].map(
            item => Math.round(item.offsetHeight / parseFloat(getComputedStyle(item).lineHeight)));
    """
    wide = "return [...document.querySelectorAll('.fz-table td:has(> a)')].map(cell => cell.offsetWidth)"
    with _window(browser, PHONE):
        legend = _told(browser, english, f"reports/{SAMPLE}/index", lines)
        duties = _told(browser, english, "indicators", wide)
    assert set(legend) == {1}
    assert min(duties) >= 130


def test_on_a_telephone_a_line_of_the_comparison_is_seen_from_end_to_end(browser: "Chrome", site: Path) -> None:
    told = """
        const edges = (item) => item.getBoundingClientRect();
        return [...document.querySelectorAll(".fz-scroll:has(.fz-lines)")].map((box) => [
            box.scrollWidth - box.clientWidth,
            Math.min(...[...box.querySelectorAll("svg")].map((line) => edges(box).right - edges(line).right)),
            Math.min(...[...box.querySelectorAll("svg")].map((line) => edges(line).width)),
        ]);
    """
    with _window(browser, PHONE):
        found = _told(browser, site, "compare", told)
    assert found
    for aside, room, wide in found:
        assert aside == 0
        assert room >= 0
        assert wide > PHONE * 0.7


def test_on_a_telephone_a_duty_of_the_comparison_is_a_card_of_its_reports(browser: "Chrome", site: Path) -> None:
    told = """
        const box = document.querySelector(".fz-scroll:has(.fz-heat)");
        const row = box.querySelector("tr:has(.fz-cell)");
        const labels = [...row.querySelectorAll(".fz-cell")].map((cell) => getComputedStyle(cell, "::before").content);
        return [box.scrollWidth - box.clientWidth, labels, row.querySelector("th").offsetWidth];
    """
    with _window(browser, PHONE):
        aside, labels, name = _told(browser, site, "compare", told)
    assert aside == 0
    assert labels == [f'"{number}"' for number in range(1, len(labels) + 1)]
    assert name > PHONE * 0.7


def _in_sight(browser: "Chrome", site: Path, page: str, table: str) -> None:
    told = f"""
        const box = document.querySelector(".fz-scroll:has({table})");
        const cells = [...box.querySelectorAll("td")].filter((cell) => cell.offsetWidth);
        const right = (cell) => cell.getBoundingClientRect().right;
        return [box.scrollWidth - box.clientWidth, Math.max(...cells.map(right))];
    """
    with _window(browser, PHONE):
        aside, right = _told(browser, site, page, told)
    assert aside == 0
    assert right <= PHONE


def test_on_a_telephone_a_law_s_page_has_what_every_report_says_in_sight(browser: "Chrome", site: Path) -> None:
    _in_sight(browser, site, "instruments/SC711", ".fz-resting")


def test_on_a_telephone_the_table_of_all_reports_has_every_count_in_sight(browser: "Chrome", small_site: Path) -> None:
    _in_sight(browser, small_site, "index", ".fz-reports")
