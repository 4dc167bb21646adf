"""Search in the built site, in a real browser and straight from the folder: whole words and parts, best first."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from fazhi.catalogue import load
from site_project import Once, lay_out_small

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = pytest.mark.site

FIRST = (
    ("三重一大", "obligations/DECISION_007.html"),
    ("信息公开", "obligations/DISCLOSE_"),
    ("人大代表建议", "obligations/SUPERVISE_001.html"),
    ("首违不罚", "obligations/ENFORCE_008.html"),
    ("12345", "obligations/SUPERVISE_013.html"),
    ("政府信息公开条例", "instruments/SC711.html"),
    ("重大行政决策程序暂行条例 第二十五条", "instruments/SC713.html"),
    ("人大代表的那些建议", "obligations/SUPERVISE_001.html"),
    ("Ｄｅｃｉｓｉｏｎ＿００７", "obligations/DECISION_007.html"),
)
"""What is typed, and how the address of the first result goes on from the site's folder."""

DUTIES = len(load().obligations)


def _search(browser: "Chrome", site: Path, words: str) -> list[str]:
    """Addresses of the results, without the site's folder."""
    browser.get(f"{(site / 'search.html').as_uri()}?q={quote(words)}")
    links = browser.find_elements("css selector", "#fz-search-results a")
    return [str(link.get_attribute("href")).removeprefix(site.as_uri() + "/") for link in links]


def _entries(site: Path) -> list[list[Any]]:
    text = (site / "search-index.js").read_text(encoding="utf-8")
    rows: list[list[Any]] = json.loads(text[text.index("=") + 1 : text.rindex(";")])
    return rows


def test_every_entry_is_called_by_its_own_name(site: Path) -> None:
    assert [row[:4] for row in _entries(site) if not row[4]] == []


@pytest.mark.parametrize(("words", "first"), FIRST)
def test_what_is_meant_comes_first(browser: "Chrome", site: Path, words: str, first: str) -> None:
    found = _search(browser, site, words)
    assert found
    assert found[0].startswith(first)


def test_every_title_finds_its_duty_first(browser: "Chrome", site: Path) -> None:
    browser.get((site / "search.html").as_uri())
    duties = [row for row in _entries(site) if row[0].startswith("obligations/")]
    script = """
        const box = document.getElementById("fz-search-words");
        box.value = arguments[0];
        document.getElementById("fz-search-form").dispatchEvent(new Event("submit", {cancelable: true}));
        return document.querySelector("#fz-search-results a")?.hash;
    """
    wrong = [(row[4], row[3]) for row in duties if browser.execute_script(script, row[4]) != f"#{row[3]}"]
    assert len(duties) == DUTIES
    assert wrong == []


def test_every_result_leads_to_an_anchor_that_is_there(site: Path) -> None:
    pages = {row[0] for row in _entries(site)}
    html = {page: (site / page).read_text(encoding="utf-8") for page in pages}
    assert [row[:4] for row in _entries(site) if row[3] and f'id="{row[3]}"' not in html[row[0]]] == []


def test_what_is_typed_is_never_run(browser: "Chrome", site: Path) -> None:
    browser.get_log("browser")
    _search(browser, site, "<img/src=x/onerror=alert(1)>")
    assert "<img/src=x" in browser.find_element("id", "fz-search-status").text
    assert browser.find_elements("css selector", ".fz-search img") == []
    assert browser.get_log("browser") == []


def test_the_box_beside_every_page_leads_there(browser: "Chrome", site: Path) -> None:
    browser.get((site / "index.html").as_uri())
    box = browser.find_element("css selector", ".sidebar-search")
    box.send_keys("首违不罚\ue007")
    assert browser.find_element("css selector", "#fz-search-results a").text.startswith("首违不罚")


def test_the_page_answers_while_one_types(browser: "Chrome", site: Path) -> None:
    from selenium.webdriver.support.wait import WebDriverWait

    browser.get((site / "search.html").as_uri())
    browser.switch_to.active_element.send_keys("重大行政决策")
    WebDriverWait(browser, 5).until(lambda page: page.find_elements("css selector", "#fz-search-results a"))
    assert browser.find_elements("css selector", "#fz-search-results mark")


QUOTED = "严格执行“三重一大”制度"
"""What the report of the next tests says in a paragraph of its own."""


@pytest.fixture(scope="module")
def searched(once: Once) -> Path:
    """The small site with a given report of two sentences, one of them with quotation marks."""

    def fill(folder: Path) -> None:
        project = lay_out_small(folder / "project")
        report = project.folder / "report.txt"
        text = f"某开发区2024年度法治政府建设情况报告\n一、举措和成效\n坚持集体研究。{QUOTED}，全年上会研究12次。\n"
        report.write_text(text, encoding="utf-8")
        project.build(report=report)

    return once("searched", fill) / "project/built/html"


def test_a_sentence_of_the_report_comes_first_and_is_found_at_its_place_whatever_its_quotation_marks(
    browser: "Chrome", searched: Path
) -> None:
    for words in ("严格执行三重一大", "严格执行「三重一大」制度"):
        browser.get(f"{(searched / 'search.html').as_uri()}?q={quote(words)}")
        first = browser.find_elements("css selector", "#fz-search-report li, #fz-search-results li")[0]
        assert "某开发区" in first.find_element("css selector", "a").text
        assert first.find_element("css selector", ".fz-kind").text == "报告"
        assert QUOTED in first.text
        assert first.find_element("css selector", "mark").text.startswith("严格执行“三重一大")
        href = str(first.find_element("css selector", "a").get_attribute("href"))
        assert "#EV_" in href
        browser.get(href)
        assert "三重一大" in browser.find_element("css selector", ":target").text


def test_the_words_of_a_duty_are_one_line_of_what_it_asks_for(browser: "Chrome", site: Path) -> None:
    asked = {item.id: item.requirement for item in load().obligations}
    for words in ("信息公开", "应急", "执法"):
        _search(browser, site, words)
        lines = browser.find_elements("css selector", "#fz-search-results li")
        duties = [item for item in lines if item.find_element("css selector", ".fz-kind").text == "义务"]
        assert len(duties) > 3
        for item in duties:
            id = str(item.find_element("css selector", "a").get_attribute("href")).partition("#")[2]
            assert asked[id].startswith(item.find_element("css selector", "p").text.rstrip("…")[:40])


def test_no_address_and_no_sign_of_the_pages_is_searched(site: Path) -> None:
    made = [row[5] for row in _entries(site) if row[6] in {"report", "duty", "law"}]
    assert len(made) > 200
    assert [text for text in made if "://" in text or "%E" in text or set(text) & set("✕▽✓◑◕●")] == []


def test_the_groups_of_a_list_are_no_results_of_their_own(site: Path) -> None:
    lists = [row for row in _entries(site) if row[6] == "list"]
    assert len(lists) > 40
    assert [row for row in lists if row[3].startswith("level-")] == []


def test_results_can_be_kept_to_one_kind(browser: "Chrome", site: Path) -> None:
    _search(browser, site, "信息公开")
    (button,) = (
        item for item in browser.find_elements("css selector", "#fz-search-kinds button") if "义务" in item.text
    )
    count = int(button.text.split()[-1])
    button.click()
    kinds = [item.text for item in browser.find_elements("css selector", ".fz-results .fz-kind") if item.is_displayed()]
    assert kinds == ["义务"] * count


@pytest.mark.parametrize("words", ["集体讨论", "政府信息公开条例", "第一责任人"])
def test_an_english_site_is_searched_by_chinese_titles(browser: "Chrome", english: Path, words: str) -> None:
    duties = {item.id: item.title for item in load().obligations} | {
        f"IN_{item.id}": item.title for item in load().instruments.values()
    }
    found = _search(browser, english, words)
    held = [anchor for anchor, title in duties.items() if words in title]
    assert held
    assert {address.partition("#")[2] for address in found} >= set(held)
    shown = browser.find_elements("css selector", "#fz-search-results bdi.fz-note")
    assert any(words in item.text and item.get_attribute("lang") == "zh" for item in shown)


def test_a_chinese_site_is_searched_by_english_titles(browser: "Chrome", site: Path) -> None:
    duty, law = load().obligation("DECISION_007"), load().instruments["SC711"]
    assert duty is not None
    assert _search(browser, site, duty.title_en)[0] == "obligations/DECISION_007.html#DECISION_007"
    assert _search(browser, site, law.title_en)[0] == "instruments/SC711.html#IN_SC711"
