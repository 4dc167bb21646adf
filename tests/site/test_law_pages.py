"""The pages on the law: what is new for each unit, the indicators, and articles quoted where texts are supplied."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from fazhi.catalogue import load
from fazhi.catalogue.changes import Change, law_changes
from fazhi.laws import read_laws
from fazhi.sphinx_ext.html import speak
from fazhi.sphinx_ext.pages import PAGES
from fazhi.sphinx_ext.site import Settings, Site, load_site

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site() -> Site:
    return load_site(Settings(report=""), ROOT / "docs", ROOT)


def shown(site: Site, directive: str, argument: str = "") -> str:
    speak("zh")
    return repr(PAGES[directive].build(site, argument))


def test_what_is_new_is_what_the_law_of_two_years_differs_in(site: Site) -> None:
    page = shown(site, "fazhi-news")
    for each in site.shown:
        bound, year = each.audit.bound, each.audit.law_year
        for item in law_changes(site.catalogue, year, year + 1, bound.kind, bound.place, bound.roles):
            assert item.obligation.title in page
    assert "山东省淄博市高青县" in page


def test_of_a_unit_only_what_comes_after_its_last_report_is_new(site: Site) -> None:
    """What an earlier report was followed by has been written about since; the newest come first, and are counted."""
    sample = next(each for each in site.shown if each.report.year == 2024)
    earlier = replace(sample, folder="earlier", audit=replace(sample.audit, law_year=2022))
    other = next(each for each in site.shown if each is not sample)
    page = shown(replace(site, shown=(earlier, other, sample)), "fazhi-news")
    assert "2022 年到 2023 年" in page, "of the other unit"
    assert "news-earlier" not in page
    assert page.index(f'href="#news-{sample.folder}"') < page.index(f'href="#news-{other.folder}"')
    begun = law_changes(site.catalogue, 2024, 2025, sample.audit.bound.kind, sample.audit.bound.place, ())
    assert f"新增 {sum(item.change is Change.BEGAN for item in begun)}，" in page
    alone = shown(replace(site, shown=(sample,)), "fazhi-news")
    assert 'href="#news-' not in alone


def test_indicators_lead_to_duties_and_count_what_is_supported(site: Site) -> None:
    page = shown(site, "fazhi-indicators")
    assert "obligations/FUNCTION_005" in page
    assert "没有取得" in page


def test_articles_are_quoted_where_texts_are_supplied_and_else_is_said_how(site: Site, tmp_path: Path) -> None:
    assert "LAWS=文件夹" in shown(site, "fazhi-obligation", "ENFORCE_001")
    text = "# 中华人民共和国行政处罚法\n\n2021年1月22日修订\n\n第三十九条 这里是条文的<b>字样</b>。\n"
    (tmp_path / "行政处罚法.md").write_text(text, encoding="utf-8")
    laws = read_laws(tmp_path)
    quoting = replace(site, laws=laws, shown=tuple(replace(each, laws=laws) for each in site.shown))
    page = shown(quoting, "fazhi-obligation", "ENFORCE_001")
    assert "第三十九条 这里是条文的&lt;b&gt;字样&lt;/b&gt;。" in page
    assert "LAWS=" not in page
    assert "LAWS=文件夹" in shown(site, "fazhi-instrument", "PENALTY")
    law = shown(quoting, "fazhi-instrument", "PENALTY")
    assert law.count("第三十九条 这里是条文的&lt;b&gt;字样&lt;/b&gt;。") == 1, "once, however many duties rest on it"
    assert "LAWS=" not in law
    assert load().instruments["PENALTY"].title == laws.texts[0].title


def test_the_page_of_an_instrument_tells_the_day_of_checking_or_that_none_was_recorded(site: Site) -> None:
    page = shown(site, "fazhi-instrument", "PENALTY")
    assert "2026-11-23 核对" in page
    assert "没有注明核对日期的，核对时没有记下。" in page
    law = replace(site.catalogue.instruments["PENALTY"], checked=None)
    duties = tuple(
        replace(duty, basis=tuple(replace(cited, checked=date(2026, 11, 28)) for cited in duty.basis))
        for duty in site.catalogue.obligations
    )
    catalogue = replace(site.catalogue, instruments={**site.catalogue.instruments, law.id: law}, obligations=duties)
    dated = shown(replace(site, catalogue=catalogue), "fazhi-instrument", "PENALTY")
    assert "2026-11-23 核对" not in dated
    assert "核对日期没有记录" in dated
    assert "2026-11-28 核对" in dated
    assert "没有注明核对日期的" not in dated
