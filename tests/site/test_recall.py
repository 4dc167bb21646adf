"""The page of what is unproven names every citation and instrument that was not checked against the text."""

import re
from html import unescape
from itertools import compress
from pathlib import Path
from urllib.parse import unquote

import pytest

from fazhi.catalogue import load
from fazhi.model.law import Verification
from fazhi.output.words.citation import cite
from fazhi.sphinx_ext.parts import places
from site_project import Project

CATALOGUE = load()
UNPROVEN = (Verification.RECALL, Verification.EXCERPT)
Row = tuple[str, list[str]]
"""Markup of a row and the words of its cells."""


@pytest.fixture(scope="module")
def tables(site: Path) -> dict[Verification, list[list[Row]]]:
    """By level, the rows of the table of citations and of that of instruments."""
    html = (site / "recall.html").read_text(encoding="utf-8")
    sections = {level: html.partition(f'id="verified-{level}"')[2].partition("</section>")[0] for level in UNPROVEN}
    return {level: [_rows(table) for table in section.split("<table")[1:]] for level, section in sections.items()}


def _rows(table: str) -> list[Row]:
    rows = re.findall(r"<tr>(.*?)</tr>", table.partition("<tbody>")[2], re.DOTALL)
    return [(row, [_words(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]) for row in rows]


def _words(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html)).strip()


def _as_written(address: str | None) -> str:
    return unquote(unquote(address or ""))


@pytest.mark.parametrize("level", UNPROVEN)
def test_every_unproven_citation_has_its_row(level: Verification, tables: dict[Verification, list[list[Row]]]) -> None:
    cited = [(duty, item) for duty in CATALOGUE.obligations for item in duty.basis if item.verified is level]
    origins = _filled([[_as_written(item.source_url), item.note or ""] for _, item in cited])
    wanted = [
        [f"{duty.title} {duty.id}", cite(item, CATALOGUE.instruments), item.anchor, *origin]
        for (duty, item), origin in zip(cited, origins, strict=True)
    ]
    assert wanted
    assert [cells for _, cells in tables[level][0]] == wanted


@pytest.mark.parametrize("level", UNPROVEN)
def test_every_unproven_instrument_has_its_row(
    level: Verification, tables: dict[Verification, list[list[Row]]]
) -> None:
    found = [item for item in CATALOGUE.instruments.values() if item.verified is level]
    origins = _filled([[_as_written(item.source_url), item.note or ""] for item in found])
    wanted = [
        [f"{item.title} {item.id}", item.number or "", *origin] for item, origin in zip(found, origins, strict=True)
    ]
    assert wanted
    assert [cells for _, cells in tables[level][1]] == wanted


def _filled(rows: list[list[str]]) -> list[list[str]]:
    """The rows without the columns that none of them fills."""
    kept = [any(column) for column in zip(*rows, strict=True)]
    return [list(compress(row, kept)) for row in rows]


def test_no_column_stands_empty(tables: dict[Verification, list[list[Row]]]) -> None:
    shown = [[cells for _, cells in table] for found in tables.values() for table in found]
    assert shown == [_filled(rows) for rows in shown]


def test_rows_lead_to_the_duty_and_the_article_but_no_source_is_a_link(
    tables: dict[Verification, list[list[Row]]],
) -> None:
    for cited, instruments in tables.values():
        for row, _ in cited:
            duty, article = re.findall(r'href="([^"]*)"', row)
            assert re.fullmatch(r"obligations/[A-Z]+_\d{3}\.html", duty)
            assert re.fullmatch(rf"{places.INSTRUMENTS}/(\w+)\.html#IN_\1-.+", article)
        links = [re.findall(r'href="([^"]*)"', row) for row, _ in instruments]
        assert all(re.fullmatch(rf"{places.INSTRUMENTS}/\w+\.html", found[0]) for found in links)
        assert len(instruments) == sum(row.count("href=") for row, _ in instruments)


def test_what_is_from_memory_stands_first(site: Path) -> None:
    html = (site / "recall.html").read_text(encoding="utf-8")
    assert re.findall(r'<section id="verified-(\w+)"', html) == ["recall", "excerpt"]


def test_the_page_is_in_the_contents_once(site: Path) -> None:
    tree = (
        (site / "index.html").read_text(encoding="utf-8").partition('class="sidebar-tree"')[2].partition("</aside>")[0]
    )
    assert tree.count('href="recall.html"') == 1


def test_the_page_says_how_many_there_are(site: Path) -> None:
    assert _count(site) == 21


def test_a_citation_that_was_checked_leaves_the_page(built_project: Project) -> None:
    source = built_project.catalogue / "obligations" / "decision.yaml"
    text = source.read_text(encoding="utf-8")
    assert "verified: recall" in text
    before = _count(built_project.folder / "built/html")
    source.write_text(text.replace("verified: recall", "verified: text", 1), encoding="utf-8")
    assert _count(built_project.build()) == before - 1


def _count(site: Path) -> int:
    """So many the page tells of; it says none where none is left."""
    html = (site / "recall.html").read_text(encoding="utf-8")
    found = re.search(r"未核实的引用：(\d+) 处", html)
    assert found or "没有这样的引用" in html
    return int(found[1]) if found else 0
