"""The overview tells below the answer what should not leave the office, each a link to its passage in the text."""

import re
from pathlib import Path

import pytest

from fazhi.sphinx_ext.html.markup import addresses
from fazhi.sphinx_ext.html.speech import speak
from fazhi.sphinx_ext.pages import summary
from fazhi.sphinx_ext.pages.text import annotated
from fazhi.sphinx_ext.parts.slips import before_it_goes_out
from fazhi.sphinx_ext.site import Settings, Shown, Site, load_site
from shared import ROOT

TITLE = "云州县2024年度法治政府建设情况报告"


@pytest.fixture(autouse=True)
def chinese() -> None:
    """Whatever pages were made before, by whatever test."""
    speak("zh")


def _given(folder: Path, text: str) -> tuple[Site, Shown]:
    path = folder / "报告.txt"
    path.write_text(f"{TITLE}\n{text}", encoding="utf-8")
    site = load_site(Settings(report=str(path)), ROOT / "docs", ROOT)
    return site, next(shown for shown in site.shown if shown.given)


def test_each_leads_to_its_passage(tmp_path: Path) -> None:
    many = "\n".join(f"第{number}项检查X次。" for number in range(12))
    site, shown = _given(tmp_path, f"一、主要举措\n培训X次，学习《行政处罚法。\n{many}\n三、下一步打算\n继续培训。")
    box = before_it_goes_out(shown)
    assert "<summary>" in box
    assert f"{len(shown.slips)} 处" in box
    assert "还有 3 处" in box
    anchors = {anchor for _, anchor in addresses(box)}
    duties = {item.id: item for item in site.catalogue.obligations}
    assert len(anchors) > 10
    assert anchors <= set(re.findall(r'id="(SL_[^"]+)"', annotated(shown, duties)))
    assert box in summary.at_a_glance(shown)[0]


def test_nothing_found_is_said(tmp_path: Path) -> None:
    _, shown = _given(tmp_path, "一、主要举措\n培训12次。")
    assert "没有发现" in before_it_goes_out(shown)


def test_nothing_is_said_of_a_report_without_its_text() -> None:
    site = load_site(Settings(report=""), ROOT / "docs", ROOT)
    shown = next(shown for shown in site.shown if not shown.report.supplied)
    assert before_it_goes_out(shown) == ""
