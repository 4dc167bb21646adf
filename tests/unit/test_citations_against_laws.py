"""Every citation said to be verified against the text holds against the texts that lie beside the project."""

import re
from functools import cache
from pathlib import Path

import pytest

from absent import SHARED
from fazhi.catalogue import load
from fazhi.model.law import Citation, Instrument, Verification, Version

pytestmark = pytest.mark.shared
CATALOGUE = load()
LAWS = SHARED / "laws"
CHECKED = 269
"""Citations verified against a text; change it with the catalogue."""
_COUNTRY = "中华人民共和国"
_HEADING = re.compile(r"[\s\u200b\ufeff]*第([零〇一二三四五六七八九十百千]+)条\s")
_PART = re.compile(r"#|第[零〇一二三四五六七八九十]+[编章节]\s")
_DIGITS = {char: value % 10 for value, char in enumerate("零一二三四五六七八九〇")}
_PLACES = {"十": 10, "百": 100, "千": 1000}


def test_every_citation_verified_against_text_holds() -> None:
    """All of them have their text at hand, so all are checked; how many is pinned, for none to drop out unseen."""
    verified = [pair for pair in _citations() if pair[1].verified is Verification.TEXT]
    checked = [pair for pair in verified if _file(pair[1])]
    wrong = [f"{duty}: {_name(item)}: {why}" for duty, item in checked if (why := _mistake(item))]
    print(f"{len(checked)} of {len(verified)} citations checked")
    assert wrong == []
    assert (len(checked), len(verified)) == (CHECKED, CHECKED)


def test_no_citation_whose_text_is_at_hand_is_left_unproven() -> None:
    """Whatever could be checked was."""
    left = [
        (duty, _name(item)) for duty, item in _citations() if item.verified is not Verification.TEXT and _file(item)
    ]
    assert left == []


def test_every_text_at_hand_is_one_the_catalogue_knows() -> None:
    """Were a file not found by its name, its citations would go unchecked in silence."""
    known = {_path(item, version) for item in CATALOGUE.instruments.values() for version in item.versions}
    assert sorted(path.name for path in LAWS.glob("*.md") if path not in known) == []


def test_an_instrument_has_as_many_articles_as_its_text() -> None:
    pairs = [(item, version) for item in CATALOGUE.instruments.values() for version in item.versions]
    at_hand = [(_path(*pair), pair[1].articles) for pair in pairs if _path(*pair).is_file()]
    assert [path.name for path, told in at_hand if max(_articles(path)) != told] == []


@pytest.mark.parametrize(("chinese", "number"), [("十", 10), ("二十", 20), ("四十二", 42), ("一百零三", 103)])
def test_numbers_of_articles_are_read(chinese: str, number: int) -> None:
    assert _number(chinese) == number


def _citations() -> list[tuple[str, Citation]]:
    return [(item.id, citation) for item in CATALOGUE.obligations for citation in item.basis]


def _mistake(citation: Citation) -> str | None:
    """What does not hold of a citation whose text is at hand, if anything."""
    path = _file(citation)
    assert path is not None
    if citation.article not in (articles := _articles(path)):
        return "no such article"
    return None if _bare(citation.anchor) in _bare(articles[citation.article]) else f"no {citation.anchor} in it"


def _file(citation: Citation) -> Path | None:
    """The text of the cited version, if it lies beside the project."""
    instrument = CATALOGUE.instruments[citation.instrument]
    version = instrument.version(citation.version)
    assert version is not None
    path = _path(instrument, version)
    return path if path.is_file() else None


def _path(instrument: Instrument, version: Version) -> Path:
    """Where such a text would lie: short title, name of the version in brackets."""
    return LAWS / f"{instrument.title.removeprefix(_COUNTRY)}({version.version}).md"


@cache
def _articles(path: Path) -> dict[int, str]:
    """Number of each article to its words, headings of chapters left out."""
    found: dict[int, str] = {}
    current = None
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        if match := _HEADING.match(line):
            current = _number(match[1])
            assert current not in found, f"{path.name}: article {current} stands twice"
            found[current] = ""
        elif _PART.match(line):
            current = None
        if current is not None:
            found[current] += line
    return found


def _number(chinese: str) -> int:
    total = digit = 0
    for char in chinese:
        if char in _PLACES:
            total += (digit or 1) * _PLACES[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def _bare(text: str) -> str:
    return "".join(text.split())


def _name(citation: Citation) -> str:
    return f"{citation.instrument}@{citation.version} article {citation.article}"
