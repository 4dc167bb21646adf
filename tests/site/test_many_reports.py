"""Many reports, one of a unit with a very long name: no column, mark or name is lost, on the screen or on paper."""

import base64
import io
import re
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from fazhi.sphinx_ext.html import chart
from fazhi.sphinx_ext.parts.pieces import report_heads
from site_project import EARLIER, SAMPLE, Once, lay_out_small

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = pytest.mark.site

MANY = 8
LONG = "湘西土家族苗族自治州凤凰县阿拉营镇人民政府综合行政执法大队与生态环境保护领域联合执法协调工作领导小组办公室"
PAGES = ("compare", "domains/decision", "instruments", "instruments/SC713", "indicators")
"""Those whose tables have a column for each report."""
_SHEET = 994
"""Pixels of a sheet of A4 laid across, without its margins."""


@pytest.fixture(scope="session")
def many(once: Once) -> Path:
    """A site of eight reports of as many units."""
    return once("many", _build) / "project/built/html"


def _build(folder: Path) -> None:
    project = lay_out_small(folder / "project")
    reports = project.docs / "reports"
    shutil.rmtree(reports / EARLIER)
    shutil.rmtree(reports / "gaoqing-edz-2022")
    for at in range(1, MANY):
        shutil.copytree(reports / SAMPLE, reports / f"unit-{at}")
        record = reports / f"unit-{at}" / "report.yaml"
        unit = LONG if at == 1 else f"第{at}高新技术产业开发区管理委员会"
        told = re.sub("(?m)^unit: .*", f"unit: {unit}", record.read_text(encoding="utf-8"))
        record.write_text(told, encoding="utf-8")
    project.build()


@pytest.mark.parametrize("page", PAGES)
def test_a_long_name_at_the_head_of_a_column_keeps_its_ends_and_its_year(many: Path, page: str) -> None:
    html = (many / f"{page}.html").read_text(encoding="utf-8")
    heads = re.findall(r"<thead>.*?</thead>", html, re.DOTALL)
    told = next(match for head in heads if (match := re.search(rf'<bdi title="{LONG} 2024">([^<]+)</bdi>', head)))[1]
    assert len(told) < 30
    assert re.fullmatch("湘西土家族.+….+办公室 2024", told)
    assert all(head.count("<bdi") in {0, MANY} for head in heads)


def test_names_that_would_look_alike_are_told_whole() -> None:
    """The short form of two units may be the same."""
    labels = [
        f"甲省甲市甲县经济开发区管理委员会{each}局行政执法监督协调办公室 2024" for each in ("城乡建设", "生态环境")
    ]
    heads = report_heads([SimpleNamespace(label=label) for label in labels])  # type: ignore[misc]
    assert heads == [f"<bdi>{label}</bdi>" for label in labels]


@pytest.mark.parametrize("page", PAGES)
def test_on_paper_no_report_is_cut_off(browser: "Chrome", many: Path, page: str) -> None:
    size = {"width": _SHEET, "height": 700, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        browser.get((many / f"{page}.html").as_uri())
        right: list[float] = browser.execute_script(
            "return [...document.querySelectorAll('thead th')].map((th) => th.getBoundingClientRect().right)"
        )
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert right
    assert max(right) <= _SHEET


def test_the_comparison_of_many_is_printed_across(browser: "Chrome", many: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    browser.get((many / "compare.html").as_uri())
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    boxes = [page.mediabox for page in pypdf.PdfReader(io.BytesIO(base64.b64decode(printed["data"]))).pages]
    assert all(box.width > box.height for box in boxes)


def test_numbers_of_reports_at_one_place_stand_in_one_mark_that_holds_them() -> None:
    dots = [chart.Dot(share, f"第{at}号", number=at) for at, share in enumerate((0, 0.5, 0, 0.01, 1, 0), start=1)]
    drawn = chart.dots(dots, "")
    marks = re.findall(r'<rect x="([\d.]+)"[^>]* width="([\d.]+)"[^>]*><title>([^<]*)</title></rect>', drawn)
    numbers = re.findall(r'<text x="([\d.]+)"[^>]*>([\d,]+)</text>', drawn)
    assert sorted(told for _at, told in numbers) == ["1,3,4,6", "2", "5"]
    for (left, wide, words), (at, told) in zip(marks, numbers, strict=True):
        assert float(left) + float(wide) / 2 == pytest.approx(float(at), abs=0.01), "the number stands in the middle"
        assert float(wide) >= len(told) * 4, "and within"
        assert re.findall(r"\d+", words) == told.split(",")
        assert float(left) >= 0


def test_no_mark_hides_the_number_of_another() -> None:
    """Reports that lie close to one another, as the chart has to put up with."""
    for step in range(1, 9):
        dots = [chart.Dot(0.5 + at * step / 100, f"第{at}号", number=at) for at in range(1, 6)]
        drawn = chart.dots(dots, "")
        marks = [tuple(map(float, each)) for each in re.findall(r'<rect x="([\d.]+)"[^>]* width="([\d.]+)"', drawn)]
        numbers = re.findall(r'<text x="([\d.]+)"[^>]*>([\d,]+)</text>', drawn)
        for at, (middle, told) in enumerate(numbers):
            half = len(told) * 2.1
            others = (mark for other, mark in enumerate(marks) if other != at)
            for left, wide in others:
                assert left + wide <= float(middle) - half + 0.01 or left >= float(middle) + half - 0.01, (step, told)
        assert sorted(",".join(told for _at, told in numbers).split(",")) == list("12345")


def test_on_a_phone_a_chip_beside_a_long_name_keeps_its_height(browser: "Chrome", many: Path) -> None:
    size = {"width": 375, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        browser.get((many / "instruments/SC713.html").as_uri())
        heights: list[float] = browser.execute_script(
            "return [...document.querySelectorAll('.fz-resting .fz-chip')].map((each) => each.offsetHeight)"
        )
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert heights
    assert max(heights) < 32


def test_the_overview_of_many_begins_with_what_there_is_to_say_of_all(many: Path) -> None:
    """Its numbers are those of the rows below it."""
    html = (many / "index.html").read_text(encoding="utf-8")
    table = html[html.index("fz-reports") :].partition("</table>")[0]
    lead = html[html.index("fz-answer") :].partition("</p>")[0]
    rows = table.split("<tr>")[2:]
    grave = [re.findall(r"conclusion=missing&amp;severity=mandatory[^>]*>(\d+)<", row) for row in rows]
    assert len(rows) == MANY
    assert re.search(rf"{MANY} 份报告，写实的占应写的 \d+% 到 \d+%，中位数 \d+%。", lead)
    assert f"必须写而没写的共 {sum(int(count) for each in grave for count in each)} 项" in lead
    assert "没有缺口的 0 份" in lead
    assert all("不适用" not in row for row in rows), "a bar is of what is due"


@pytest.mark.parametrize("page", ["domains/decision", "instruments", "indicators"])
def test_a_phone_shows_how_every_report_fares_without_moving_sideways(browser: "Chrome", many: Path, page: str) -> None:
    """What stands in a column for each report elsewhere is a line for each, its name before it."""
    size = {"width": 375, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        browser.get((many / f"{page}.html").as_uri())
        cells: list[tuple[str, float, float]] = browser.execute_script(
            "return [...document.querySelectorAll('.fz-carded td[data-label]')].map((each) =>"
            " [each.dataset.label, each.getBoundingClientRect().right, each.scrollWidth - each.clientWidth])"
        )
        heights: list[float] = browser.execute_script(
            "return [...document.querySelectorAll('.fz-carded td[data-label]')]"
            ".filter((each) => each.dataset.label.length < 30).map((each) => each.offsetHeight)"
        )
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert len({label for label, _right, _over in cells} - {"覆盖"}) == MANY
    assert all(right <= 375 and over <= 0 for _label, right, over in cells)
    assert max(heights) < 60, "a number stays on one line"
