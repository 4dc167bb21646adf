"""The site in Chinese: no English but names of software, formats and keys, and what stands as code."""

import re
from pathlib import Path

import pytest
from lxml import html

pytestmark = pytest.mark.site

NAMES = frozenset(("Kubernetes", "Python", "Slurm", "Windows", "Word", "pre-commit"))
"""Names of things in headings; those of formats are capitals."""
MARKED = "//script | //style | //code | //pre | //kbd | //bdi | //mark"
SENTENCE = re.compile(r"[A-Za-z]{2,}(?:(?:, | )[A-Za-z][A-Za-z'’-]+){2,}")
"""Three words of a Latin script behind one another."""
WORD = re.compile(r"[A-Za-z][A-Za-z-]+")
HEADINGS = "//h1 | //h2 | //h3 | //aside//a"
SWITCHES = "//svg/title | //button | //input/@aria-label | //button/@aria-label"


def test_nothing_in_it_is_said_in_english(site: Path) -> None:
    found = set()
    for page in site.rglob("*.html"):
        told = _own_words(page).xpath("//text() | //@title | //@aria-label | //@alt | //@placeholder")
        found |= {(page.name, words) for text in told for words in SENTENCE.findall(text)}
    assert found == set()


@pytest.mark.parametrize("told", [HEADINGS, SWITCHES])
def test_headings_ways_and_switches_are_chinese(site: Path, told: str) -> None:
    seen, found = 0, set()
    for page in [*site.glob("*.html"), *site.glob("rules/*.html"), *site.glob("reports/*/*.html")]:
        for item in _own_words(page).xpath(told):
            seen += 1
            words = WORD.findall(item if isinstance(item, str) else item.text_content())
            found |= {(page.name, word) for word in words if word not in NAMES and not word.isupper()}
    assert seen > 100
    assert found == set()


def _own_words(page: Path) -> html.HtmlElement:
    root = html.document_fromstring(page.read_bytes())
    for item in root.xpath(MARKED):
        item.drop_tree()
    return root
