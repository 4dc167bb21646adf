"""The site in English: the same pages, no Chinese but what reports, law and patterns have in Chinese only."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from site_project import SAMPLE, Project

pytestmark = pytest.mark.site

CHINESE = re.compile(r"[\u3001-\u303f\u4e00-\u9fff\uff00-\uff65]")
"""Characters and punctuation."""
NAMED = re.compile(r"“[^”]*”|（[^）]*）|第[^\s,]*章|[^\s:·]*(?:经济开发区|管理委员会)[^\s:·]*")
"""Places within instruments that have no English, and the names of the two units."""
OPEN = frozenset(("br", "wbr", "col", "img", "input", "link", "meta", "hr", "path", "rect", "use", "line", "circle"))
PAGES = (
    "index", "compare", "instruments", "instruments/SC713", "recall", "search", "supplied/index", "domains/decision",
    "obligations/DECISION_007", "obligations/REPORT_001",
    "method", "concepts", "tutorial", "rules/index",
    f"reports/{SAMPLE}/index", "reports/gaoqing-edz-2022/index", f"reports/{SAMPLE}/gaps", f"reports/{SAMPLE}/matrix",
)  # fmt: skip


class _Told(HTMLParser):
    """Chinese words of a page that are its own: no quote, no code, nothing marked as Chinese."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._stack: list[bool] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in OPEN:
            quoted = tag in {"bdi", "mark", "code", "pre", "script", "style"}
            self._stack.append(quoted or given.get("lang") == "zh" or "fz-words" in given.get("class", ""))
        for name in ("aria-label", "placeholder", "alt"):
            self._look(given.get(name, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag not in OPEN and self._stack:
            self._stack.pop()

    def handle_data(self, data: str) -> None:
        self._look(data)

    def _look(self, words: str) -> None:
        if not any(self._stack) and CHINESE.search(NAMED.sub("", words)):
            self.found.append(words.strip())


@pytest.mark.parametrize("page", PAGES)
def test_a_page_speaks_english(english: Path, page: str) -> None:
    assert _Told((english / f"{page}.html").read_text(encoding="utf-8")).found == []


def test_report_text_is_never_translated(english: Path, site: Path) -> None:
    words = [
        re.findall(
            r'<mark class="fz-ev[^>]*>(.*?)</mark>', (folder / f"reports/{SAMPLE}/index.html").read_text("utf-8")
        )
        for folder in (english, site)
    ]
    assert words[0] == words[1] != []


def test_both_languages_say_the_same_of_every_duty(english: Path, site: Path) -> None:
    needs = [
        json.loads((folder / "needs.json").read_text("utf-8"))["versions"][""]["needs"] for folder in (english, site)
    ]
    told = [{name: (need["conclusions"], need["type"]) for name, need in found.items()} for found in needs]
    assert told[0] == told[1]


def test_the_words_of_the_pages_can_be_gathered_for_translation(project: Project) -> None:
    """Those of the source; what stands in reports and duties is no message."""
    gathered = (project.build("gettext", "-b", "gettext") / "docs.pot").read_text(encoding="utf-8")
    assert "两种语言" in gathered
    assert "fz-" not in gathered
    assert "三重一大集体决策" not in gathered
