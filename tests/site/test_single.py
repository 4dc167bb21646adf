"""A report as one file to send: whole, quiet, fetching nothing, its links leading nowhere else."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fazhi.sphinx_ext.publish.single import single
from site_project import SAMPLE

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def sent(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file, in a folder where nothing else lies."""
    out = tmp_path_factory.mktemp("single")
    (out / "sent.html").write_text(single(site, SAMPLE), encoding="utf-8")
    return out / "sent.html"


def test_the_file_asks_for_nothing(sent: Path) -> None:
    text = sent.read_text(encoding="utf-8")
    assert re.findall(r"<(?:script|link|img|iframe)\b|\bsrc=|url\(|@import", text) == []
    assert len(text.encode()) < 3_000_000


def test_every_link_leads_to_one_place_in_the_file(sent: Path) -> None:
    text = sent.read_text(encoding="utf-8")
    ids = re.findall(r' id="([^"]+)"', text)
    links = re.findall(r' href="([^"]*)"', text)
    assert len(ids) == len(set(ids))
    assert len(links) > 200
    assert {link for link in links if link.removeprefix("#") not in ids} == set()


def test_it_opens_without_complaint_and_leads_from_a_gap_to_its_passage(browser: "Chrome", sent: Path) -> None:
    browser.get_log("browser")
    browser.get(sent.as_uri())
    link = browser.find_element("css selector", "#page-matrix td a[href^='#index-EV_']")
    browser.execute_script("arguments[0].click()", link)
    assert (
        browser.find_element("css selector", ":target").get_attribute("id")
        == str(link.get_attribute("href")).rpartition("#")[2]
    )
    assert browser.get_log("browser") == []


def test_it_opens_with_the_opinion(sent: Path) -> None:
    text = sent.read_text(encoding="utf-8")
    assert re.findall(r"<h1>([^<]*)", text)[0].endswith("核查意见（缺口清单）")
    marks = ("fz-answer", "fz-worst ", "fz-finding", "fz-annotated")
    places = [text.index(f'class="{mark}') for mark in marks]
    assert places == sorted(places)


def test_the_same_site_gives_the_same_file(site: Path) -> None:
    assert single(site, SAMPLE) == single(site, SAMPLE) is not None


def test_a_folder_without_a_report_gives_none(site: Path) -> None:
    assert single(site, "supplied") is None


@pytest.mark.parametrize("width", [375, 1024, 1440, 1920])
def test_the_way_to_its_parts_begins_where_the_text_does(browser: "Chrome", sent: Path, width: int) -> None:
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        browser.get(sent.as_uri())
        places: list[float] = browser.execute_script(
            "return ['.fz-single-nav a', 'article'].map((each) =>"
            " document.querySelector(each).getBoundingClientRect().left)"
        )
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert places[0] == pytest.approx(places[1], abs=8)
