"""The annotated text: its colours say what it is worth, its numbers follow the text, its notes tear no holes."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from lxml import html

from site_project import SAMPLE

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

PAGE = f"reports/{SAMPLE}/index.html"
SIGNS = {"成效": "●", "举措": "◕", "表态": "◑", "计划": "→", "自认不足": "△"}


def _parsed(site: Path, page: str) -> Any:
    return html.document_fromstring((site / page).read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


@pytest.fixture(scope="module")
def page(site: Path) -> Any:
    return _parsed(site, PAGE)


@pytest.fixture(scope="module")
def overview(site: Path) -> Any:
    return _parsed(site, "index.html").get_element_by_id(f"report-{SAMPLE}")


@contextmanager
def _window(browser: "Chrome", width: int) -> Iterator[None]:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    yield
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


def test_the_numbers_in_the_text_follow_one_another_and_none_is_left_out(page: Any) -> None:
    text = page.find_class("fz-annotated")[0]
    whole = text.xpath(".//section/ul[@class='fz-notes']//a[@class='fz-number']")
    marks = [item for item in text.iter("a") if item in whole or "fz-ref" in (item.getparent().get("class") or "")]
    told = list(dict.fromkeys(_numbers(item.text_content())[0] for item in marks))
    assert len(whole) >= 3
    assert told == list(range(1, len(told) + 1))
    noted = {_numbers(item.text_content())[0] for item in text.find_class("fz-number")}
    assert noted == set(told)


def test_where_the_text_is_not_supplied_the_numbers_follow_one_another_too(site: Path) -> None:
    rows = _parsed(site, "reports/gaoqing-edz-2022/index.html").xpath("//table//tr/th[@scope='row']")
    told = [int(item.text_content()) for item in rows]
    assert told == list(range(1, len(told) + 1)) != []


def test_a_passage_that_is_only_promised_or_owned_up_to_shows_no_strength(page: Any) -> None:
    text = page.find_class("fz-annotated")[0]
    marks = [item.get("class").split() for item in text.iter("mark")]
    kinds = {tuple(sorted(names)) for names in marks}
    assert kinds >= {("fz-ev", "fz-p-planned"), ("fz-ev", "fz-p-admitted"), ("fz-ev", "fz-p-done", "fz-s-result")}
    assert all(len(names) == (3 if "fz-p-done" in names else 2) for names in kinds)
    for sup in text.find_class("fz-ref"):
        (link,) = sup.iter("a")
        worth = link.get("title").partition("：")[2]
        assert SIGNS[worth] in link.text_content()
        assert (worth in {"计划", "自认不足"}) is ("fz-p-done" not in sup.get("class"))


def test_one_sentence_has_one_note_of_the_same_duties(page: Any) -> None:
    shared = 0
    for block in page.find_class("fz-block"):
        notes = block.xpath(".//ul[contains(@class, 'fz-notes')]/li")
        shared += sum(len(note.find_class("fz-number")) > 1 for note in notes)
        for note in notes:
            duties = [item.find("a").get("href") for item in note.findall("ul/li")]
            assert len(duties) == len(set(duties))
    assert shared >= 3


def test_the_strip_shows_each_part_and_how_much_is_worth_what(page: Any, overview: Any) -> None:
    strips = [where.find_class("fz-strip")[0] for where in (page, overview)]
    assert (
        strips[0].find_class("fz-strip-key")[0].text_content() == strips[1].find_class("fz-strip-key")[0].text_content()
    )
    shares = [float(item) for item in re.findall(r"([\d.]+)%", strips[1].find_class("fz-strip-key")[0].text_content())]
    assert len(shares) == 6
    assert abs(sum(shares) - 100) < 0.4
    tables = overview.find_class("fz-made-of")[0].findall(".//table")
    rows = {row.find("th").text_content(): row.findall("td") for table in tables for row in table.findall("tbody/tr")}
    assert rows["不涉及任何义务"][2].text == f"{shares[-1]:.1f}"
    told: Counter[str] = Counter()
    for item in strips[1].find_class("fz-strip-parts")[0].iter("li"):
        told[item.find("a").text_content()] += _numbers(item.find("span").text)[0]
    assert told == {name: int(rows[name][1].text) for name in told}
    assert len(told) >= 5


def test_every_stretch_of_the_strip_leads_to_its_words_and_none_has_a_style_of_its_own(
    page: Any, overview: Any
) -> None:
    for where in (page, overview):
        drawing = where.find_class("fz-strip")[0].find(".//svg")
        links = list(drawing.iter("a"))
        assert len(links) > 60
        assert all(item.get("tabindex") == "-1" and item.find("title").text for item in links)
        assert [item for item in drawing.iter() if item.get("style") or item.get("fill")] == []
        for item in links:
            assert page.get_element_by_id(unquote(item.get("href").partition("#")[2])) is not None


@pytest.mark.site
def test_each_worth_has_a_ground_of_its_own_and_dead_text_is_grey(browser: "Chrome", site: Path) -> None:
    browser.get((site / PAGE).as_uri())
    script = """
        const style = (item) => getComputedStyle(item);
        const ground = (name) => style(document.querySelector(`.fz-annotated ${name}`)).backgroundColor;
        return [[".fz-s-result", ".fz-s-measure", ".fz-s-assertion", ".fz-p-planned", ".fz-p-admitted"].map(ground),
            style(document.querySelector("p.fz-words:not(.fz-report-title)")).color,
            style(document.querySelector("mark.fz-ev")).color];
    """
    grounds, dead, live = browser.execute_script(script)
    assert len(set(grounds)) == 5
    assert dead != live
    red, green, blue = (_numbers(grounds[2])[at] for at in range(3))
    assert red > blue + 30 < green + 30, "what is only asserted is amber"


@pytest.mark.site
def test_a_click_on_the_strip_jumps_into_the_text(browser: "Chrome", site: Path) -> None:
    browser.get((site / "index.html").as_uri())
    link = browser.find_elements("css selector", f"#report-{SAMPLE} .fz-strip-bar a")[40]
    browser.execute_script(
        "arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))", link
    )
    assert f"reports/{SAMPLE}/index.html#EV_" in browser.current_url
    assert browser.find_element("css selector", ":target").is_displayed()


@pytest.mark.site
def test_the_parts_of_the_strip_are_reached_by_keyboard(browser: "Chrome", site: Path) -> None:
    browser.get((site / PAGE).as_uri())
    first = browser.find_element("css selector", ".fz-strip-parts a")
    first.send_keys("\ue007")
    assert browser.execute_script("return document.querySelector(':target').textContent").endswith(first.text)


@pytest.mark.site
@pytest.mark.parametrize("width", [1280, 1440, 1920])
def test_notes_stand_beside_the_text_and_tear_no_hole_into_it(browser: "Chrome", site: Path, width: int) -> None:
    script = """
        return [...document.querySelectorAll(".fz-block:has(.fz-margin)")].map((block) => {
            const box = (name) => block.querySelector(name).getBoundingClientRect();
            const [words, margin] = [".fz-words", ".fz-margin"].map(box);
            return [block.offsetHeight - words.height, margin.left - words.right];
        });
    """
    with _window(browser, width):
        browser.get((site / PAGE).as_uri())
        blocks = browser.execute_script(script)
    assert len(blocks) > 20
    assert max(hole for hole, _ in blocks) <= 90
    assert all(beside > 10 for _, beside in blocks)


@pytest.mark.site
def test_the_duties_without_support_open_beside_the_notes(browser: "Chrome", site: Path) -> None:
    script = """
        document.querySelector(".fz-unsupported > details").open = true;
        const right = (item) => item.getBoundingClientRect().right;
        const notes = Math.max(...[...document.querySelectorAll(".fz-margin")].map(right));
        return [notes, document.querySelector(".fz-unsupported > details").getBoundingClientRect().left];
    """
    with _window(browser, 1280):
        browser.get((site / PAGE).as_uri())
        notes, panel = browser.execute_script(script)
    assert notes <= panel


def test_no_sentence_is_told_to_come_near_of_which_is_said_that_it_does_not(site: Path) -> None:
    faint = re.compile("最相近的一句也只")
    told = _parsed(site, PAGE).find_class("fz-margin")
    assert any("相近而不算" in item.text_content() for item in told)
    assert [item for item in told if faint.search(item.text_content())] == []
    gaps = [item.getparent() for item in _parsed(site, PAGE.replace("index", "gaps")).find_class("fz-near")]
    near = [
        item.text_content() for item in gaps if item.text_content().startswith(("相近而不算", "只有个别字词相同的"))
    ]
    assert {bool(faint.search(text)) for text in near} == {True, False}
    assert [text for text in near if faint.search(text) and text.startswith("相近而不算")] == []
    duties = [path.read_text(encoding="utf-8") for path in sorted((site / "obligations").glob("*.html"))]
    for head in re.findall(r">相近而不算的：</p><ul[^>]*>(.*?)</ul>", "".join(duties)):
        assert [item for item in head.split("<li>")[1:] if not faint.search(item)], head
