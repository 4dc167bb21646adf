"""The prose of the documents has its English, with the same references, and no translation is left over."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("method", "concepts", "tutorial", "site", "rules/index", "design", "python", "formats")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
QUOTED = re.compile(r"``.+?``|“[^”]*”")
"""What stays Chinese in an English text: code, and words quoted from reports."""
REFERENCE = re.compile(r":\w+:`[^`]+`")
CONFIGURATION = """
import re
from pathlib import Path
from docutils import nodes
from docutils.parsers.rst import Directive

language = "zh_CN"
gettext_compact = "docs"
exclude_patterns = ["_build", "locale"]

class Nested(Directive):
    optional_arguments = 1
    has_content = True

    def run(self):
        inside = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, inside)
        return inside.children

def setup(app):
    for page in Path(app.srcdir).rglob("*.rst"):
        for name in re.findall(r"[.][.] (fazhi-[a-z]+)::", page.read_text("utf-8")):
            app.add_directive(name, Nested, override=True)
"""
"""For the pages alone: what fazhi's directives would add is left out, what stands inside them is read."""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The messages of each page, as Sphinx takes them; those of all other pages together."""
    folder = tmp_path_factory.mktemp("messages")
    (folder / "conf.py").write_text(CONFIGURATION, encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-Q", "-b", "gettext", "-c", folder, DOCS, folder / "out"]
    subprocess.run(command, check=True, timeout=60)
    found: dict[str, set[str]] = {page: set() for page in (*PAGES, "")}
    with (folder / "out" / "docs.pot").open("rb") as file:
        for message in read_po(file):
            for place, _ in message.locations if message.id else ():
                page = place.rpartition("/docs/")[2].removesuffix(".rst")
                found[page if page in PAGES else ""].add(str(message.id))
    return found


@pytest.fixture(scope="module")
def english() -> dict[str, str]:
    with (DOCS / "locale/en/LC_MESSAGES/docs.po").open("rb") as file:
        return {str(item.id): str(item.string) for item in read_po(file) if item.id}


@pytest.mark.parametrize("page", PAGES)
def test_every_message_has_english(said: dict[str, set[str]], english: dict[str, str], page: str) -> None:
    assert said[page]
    assert sorted(message for message in said[page] if CHINESE.search(message) and not english.get(message)) == []


def test_no_translation_of_a_page_is_left_over(said: dict[str, set[str]], english: dict[str, str]) -> None:
    assert sorted(english.keys() - set[str]().union(*said.values())) == []


def test_english_is_chinese_in_quotes_and_code_only(english: dict[str, str]) -> None:
    assert [text for text in english.values() if CHINESE.search(QUOTED.sub("", text))] == []


def test_a_translation_keeps_the_references(english: dict[str, str]) -> None:
    assert [
        text for page, text in english.items() if Counter(REFERENCE.findall(page)) != Counter(REFERENCE.findall(text))
    ] == []
