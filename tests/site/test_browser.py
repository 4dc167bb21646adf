"""The built site in a real browser: links lead there and back, nothing is fetched, nothing complains."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from site_project import SAMPLE

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = pytest.mark.site

PAGES = (
    "index", "instruments", "instruments/SC713", "domains/decision", "obligations/DECISION_007", "site",
    "supplied/index",
    f"reports/{SAMPLE}/index", f"reports/{SAMPLE}/gaps", f"reports/{SAMPLE}/matrix",
)  # fmt: skip


def _open(browser: "Chrome", site: Path, page: str) -> None:
    browser.get((site / f"{page}.html").as_uri())


def _by(browser: "Chrome", selector: str) -> str:
    """Address of the first link that matches."""
    href = browser.find_element("css selector", selector).get_attribute("href")
    assert href
    return href


def test_a_passage_leads_to_its_duty_and_the_duty_back_to_it(browser: "Chrome", site: Path) -> None:
    _open(browser, site, f"reports/{SAMPLE}/index")
    passage = browser.find_element("css selector", "mark [id^=EV_]").get_attribute("id")
    browser.get(_by(browser, f"#{passage}-note li a"))
    assert "/obligations/" in browser.current_url
    back = _by(browser, f".fz-verdict a[href$='#{passage}']")
    browser.get(back)
    target = browser.find_element("css selector", ":target")
    assert target.get_attribute("id") == passage
    assert target.is_displayed()


def test_a_mark_leads_to_its_note_by_keyboard(browser: "Chrome", site: Path) -> None:
    _open(browser, site, f"reports/{SAMPLE}/index")
    reference = browser.find_element("css selector", ".fz-ref a")
    reference.send_keys("\ue007")
    assert browser.find_element("css selector", ".fz-notes > li:target").is_displayed()


def test_why_a_passage_counts_is_shown_to_the_keyboard_too(browser: "Chrome", site: Path) -> None:
    _open(browser, site, f"reports/{SAMPLE}/index")
    line = browser.find_element("css selector", ".fz-notes li li")
    reason = line.find_element("css selector", ".fz-on-demand")
    assert not reason.is_displayed()
    browser.execute_script("arguments[0].querySelector('a').focus()", line)
    assert reason.is_displayed()
    assert "：" in reason.text


@pytest.mark.parametrize("page", PAGES)
def test_no_page_complains(browser: "Chrome", site: Path, page: str) -> None:
    browser.get_log("browser")
    _open(browser, site, page)
    assert browser.get_log("browser") == []


@pytest.mark.parametrize("page", PAGES)
def test_no_page_asks_for_anything_off_the_machine(browser: "Chrome", site: Path, page: str) -> None:
    browser.get_log("performance")
    _open(browser, site, page)
    events = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    sent = [item["params"] for item in events if item["method"] == "Network.requestWillBeSent"]
    own = (site / f"{page}.html").as_uri()
    asked = [item["request"]["url"] for item in sent if item["documentURL"].partition("#")[0] == own]
    assert asked
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize("width", [375, 768, 1280, 1440, 1920])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_is_wider_than_its_window(browser: "Chrome", site: Path, page: str, width: int) -> None:
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    _open(browser, site, page)
    wide = browser.execute_script("return document.documentElement.scrollWidth")
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert wide <= width


def test_the_matrix_keeps_its_head_in_sight(browser: "Chrome", site: Path) -> None:
    _open(browser, site, f"reports/{SAMPLE}/matrix")
    head = "return document.querySelector('.fz-matrix thead th').getBoundingClientRect().top"
    browser.execute_script("document.querySelector('.fz-scroll').scrollIntoView()")
    before = browser.execute_script(head)
    browser.execute_script("document.querySelector('.fz-scroll').scrollTop = 2000")
    after = browser.execute_script(head)
    assert 0 <= after <= before
