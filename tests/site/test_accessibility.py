"""Every kind of page by axe-core against WCAG 2.2 AA, light and dark, and by keyboard alone."""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from site_project import SAMPLE

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = pytest.mark.site

PAGES = (
    "index", "compare", "instruments", "instruments/SC713", "recall", "method", "tutorial", "search", "site",
    "domains/decision", "obligations/DECISION_007",
    "rules/index", "rules/missing_evidence", "supplied/index",
    f"reports/{SAMPLE}/index", f"reports/{SAMPLE}/gaps", f"reports/{SAMPLE}/matrix",
)  # fmt: skip
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ASK = """
    const done = arguments[arguments.length - 1];
    axe.run(document, {runOnly: arguments[0], resultTypes: ["violations"]}).then((result) => done(result.violations.map(
        (found) => found.id + ": " + found.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" | "))));
"""
TAB = "\ue004"
_PATIENCE = 300
"""Seconds for the largest page on a busy machine; a few are enough on a quiet one."""


@pytest.fixture(scope="module")
def axe() -> str:
    package = find_spec("axe_playwright_python")
    assert package
    assert package.origin
    return Path(package.origin).with_name("axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_shuts_anybody_out(browser: "Chrome", site: Path, axe: str, page: str, scheme: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    browser.get((site / f"{page}.html").as_uri())
    browser.execute_script(axe)
    browser.set_script_timeout(_PATIENCE)
    found: Any = browser.execute_async_script(ASK, LEVELS)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert found == []


def test_the_first_stop_of_the_keyboard_skips_to_the_content(browser: "Chrome", site: Path) -> None:
    browser.get((site / "index.html").as_uri())
    browser.find_element("tag name", "body").send_keys(TAB)
    assert "skip-to-content" in str(browser.switch_to.active_element.get_attribute("class"))


def test_a_table_that_scrolls_is_reached_and_scrolled_by_keyboard(browser: "Chrome", site: Path) -> None:
    browser.get((site / f"reports/{SAMPLE}/matrix.html").as_uri())
    region = browser.find_element("css selector", ".fz-scroll")
    browser.execute_script("arguments[0].focus()", region)
    assert browser.switch_to.active_element == region
    assert region.get_attribute("aria-label")
