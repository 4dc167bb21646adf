"""The page of `fazhi review` in a browser: by keyboard, by selecting words, wide and narrow."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from test_accessibility import ASK, LEVELS, axe

from fakes import TEXT, write_catalogue
from fazhi.cli import main
from fazhi.model.decision import Verdict
from fazhi.records.decisions import read_decisions, verify

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = pytest.mark.site
__all__ = ["axe"]

FACE = "\N{GRINNING FACE}"
COLLECTIVE = "严格执行三重一大集体决策制度"
SIZES = [(1440, 900), (375, 800)]
SELECT = """
const [words] = arguments;
const run = [...document.querySelectorAll("#text [data-start]")].find((item) => item.textContent.includes(words));
const at = run.firstChild.data.indexOf(words);
const range = document.createRange();
range.setStart(run.firstChild, at);
range.setEnd(run.firstChild, at + words.length);
getSelection().removeAllRanges();
getSelection().addRange(range);
"""
COUNTED = """
const done = arguments[arguments.length - 1];
import("/offsets.js").then(({ characters }) => done([
  characters("甲\\u{1F600}乙", 0), characters("甲\\u{1F600}乙", 1), characters("甲\\u{1F600}乙", 2),
  characters("甲\\u{1F600}乙", 3), characters("甲\\u{1F600}乙", 4), characters("\\ud83d甲", 2), characters("", 0),
]));
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one kept report, in which a character beyond U+FFFF stands before the words to be selected."""
    write_catalogue(tmp_path / "catalogue")
    (tmp_path / "docs" / "reports").mkdir(parents=True)
    (tmp_path / "草稿.txt").write_text(TEXT.replace("严格执行", f"{FACE}<b>{FACE}严格执行"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["add", "草稿.txt", "--slug", "yz"]) == 0
    return tmp_path / "docs" / "reports" / "yz"


@pytest.fixture
def opened(folder: Path, browser: "Chrome") -> Iterator[Callable[[int, int], "Chrome"]]:
    """Open the page in a window of a size."""
    command = [sys.executable, "-m", "fazhi", "review", "yz", "--by", "张三（科长）", "--catalogue", "catalogue"]
    with subprocess.Popen(command, cwd=folder.parents[2], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()

        def show(width: int, height: int) -> "Chrome":
            size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
            browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            browser.get_log("browser")
            browser.get(address)
            until(lambda: browser.execute_script("return document.body.dataset.ready") == "true")
            return browser

        yield show
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        process.kill()


def until(met: Callable[[], Any]) -> None:
    end = time.monotonic() + 10
    while not met():
        assert time.monotonic() < end
        time.sleep(0.02)


def press(browser: "Chrome", keys: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    ActionChains(browser).send_keys(keys).perform()


def chosen(browser: "Chrome") -> str:
    found: str = browser.execute_script("return document.querySelector('#list [aria-current]').dataset.id")
    return found


def choose(browser: "Chrome", id: str) -> None:
    browser.execute_script(f"document.querySelector('#list [data-id={id}]').click()")
    until(lambda: chosen(browser) == id)


def test_what_came_near_is_shown_to_the_letter(opened: Callable[[int, int], "Chrome"]) -> None:
    browser = opened(1440, 900)
    choose(browser, "DECISION_001")
    quoted = browser.execute_script("return document.querySelector('#duty .near .quote').textContent")
    browser.execute_script("document.querySelector('#duty .near .quote').click()")
    shown = "const [range] = CSS.highlights.get('here') ?? []; return range?.toString()"
    until(lambda: browser.execute_script(shown) == quoted)
    until(lambda: not browser.execute_script("return CSS.highlights.has('here')"))
    assert browser.get_log("browser") == []


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_report_is_reviewed_by_keyboard_and_by_selecting_words(
    opened: Callable[[int, int], "Chrome"], folder: Path, width: int, height: int
) -> None:
    browser = opened(width, height)
    first = chosen(browser)
    press(browser, "a")
    until(lambda: len(read_decisions(folder)) == 1)
    until(lambda: chosen(browser) != first)

    choose(browser, "DECISION_001")
    if width < 400:
        browser.execute_script("document.querySelector('#views [data-to=text]').click()")
    browser.execute_script(SELECT, COLLECTIVE)
    until(lambda: COLLECTIVE in browser.execute_script("return document.getElementById('adding').textContent"))
    press(browser, "b")
    until(lambda: len(read_decisions(folder)) == 2)
    added = read_decisions(folder)[1]
    text = (folder / "report.txt").read_text(encoding="utf-8")
    assert added.place is not None
    assert text[added.place.start : added.place.end] == COLLECTIVE
    assert (added.obligation, added.verdict, added.reviewer, added.role) == (
        "DECISION_001", Verdict.ADDED, "张三", "科长",
    )  # fmt: skip

    until(lambda: "已写入" in browser.execute_script("return document.getElementById('notice').textContent"))
    press(browser, "u")
    until(lambda: len(read_decisions(folder)) == 3)
    assert (verify(folder)[2].verdict, verify(folder)[2].revokes) == (Verdict.REVOKED, 2)

    assert browser.execute_script("return document.querySelectorAll('#text b, #text img').length") == 0
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    assert browser.get_log("browser") == []


def test_keys_are_letters_where_somebody_writes_or_composes(
    opened: Callable[[int, int], "Chrome"], folder: Path
) -> None:
    browser = opened(*SIZES[0])
    browser.execute_script("document.getElementById('note').focus()")
    press(browser, "axu")
    assert browser.execute_script("return document.getElementById('note').value") == "axu"
    browser.execute_script(
        "document.activeElement.blur();"
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'a', bubbles: true, isComposing: true}));"
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'a', bubbles: true, ctrlKey: true}));"
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'a', bubbles: true, repeat: true}));"
    )
    first = chosen(browser)
    press(browser, "j")
    until(lambda: chosen(browser) != first)
    assert not (folder / "decisions.yaml").exists()


def test_what_another_wrote_appears_by_itself(opened: Callable[[int, int], "Chrome"], folder: Path) -> None:
    browser = opened(*SIZES[0])
    arguments = ["SUPERVISE_001", "rejected", "--quote", "全年办理人大代表建议28件，满意率100%"]
    assert main(["decide", "yz", *arguments, "--by", "李四", "--catalogue", "catalogue"]) == 0
    until(lambda: "李四 不认" in browser.execute_script("return document.getElementById('notice').textContent"))
    press(browser, "a")
    until(lambda: len(verify(folder)) == 2)


def test_what_moved_is_confirmed_with_one_button(opened: Callable[[int, int], "Chrome"], folder: Path) -> None:
    arguments = ["--catalogue", "catalogue"]
    told = ["--quote", "全年办理人大代表建议28件，满意率100%", "--by", "李四", *arguments]
    assert main(["decide", "yz", "SUPERVISE_001", "rejected", *told]) == 0
    path = folder / "report.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("（一）", "（一）先说几句。"), encoding="utf-8")
    assert main(["status", "yz", *arguments]) == 1
    browser = opened(*SIZES[0])
    choose(browser, "SUPERVISE_001")
    state: str = browser.execute_script("return document.querySelector('p.id').textContent")
    assert state.endswith("· 请再确认"), "somebody has looked at it"
    browser.execute_script("document.querySelector('.decided .suspect button').click()")
    until(lambda: len(verify(folder)) == 2)
    assert [(event.verdict, event.event) for event in verify(folder)[1:]] == [("confirmed", 1)]
    assert main(["status", "yz", *arguments]) == 0


def test_a_conclusion_is_changed_with_a_note(opened: Callable[[int, int], "Chrome"], folder: Path) -> None:
    from selenium.webdriver.common.by import By

    browser = opened(*SIZES[1])
    choose(browser, "DISPUTE_004")
    browser.find_element(By.CSS_SELECTOR, "#views [data-to=duty]").click()
    browser.find_element(By.CSS_SELECTOR, "#conclusion [value=not_applicable]").click()
    browser.find_element(By.XPATH, "//button[text()='改定']").click()
    until(lambda: "还要给出说明" in browser.execute_script("return document.getElementById('notice').textContent"))
    browser.find_element(By.ID, "note").send_keys("没有被诉")
    browser.find_element(By.CSS_SELECTOR, "#conclusion [value=not_applicable]").click()
    browser.find_element(By.XPATH, "//button[text()='改定']").click()
    until((folder / "decisions.yaml").exists)
    (event,) = verify(folder)
    assert (event.obligation, event.conclusion, event.note) == ("DISPUTE_004", "not_applicable", "没有被诉")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_page_shuts_nobody_out(
    opened: Callable[[int, int], "Chrome"], axe: str, width: int, height: int, scheme: str
) -> None:
    browser = opened(width, height)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    choose(browser, "SUPERVISE_001")
    browser.execute_script(axe)
    found: Any = browser.execute_async_script(ASK, LEVELS)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert found == []


def test_places_are_counted_in_characters(opened: Callable[[int, int], "Chrome"]) -> None:
    assert opened(*SIZES[0]).execute_async_script(COUNTED) == [0, 1, 1, 2, 3, 2, 0]
