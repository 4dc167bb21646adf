"""Visits to other places: of whom the clauses and sentences behind them speak."""

import pytest

from engine.polarity_words import POLAR, polar
from engine.telling import sentence
from fazhi.evidence.clauses import clauses_of
from fazhi.evidence.others import of_others
from fazhi.evidence.surroundings import Surroundings
from fazhi.model.obligation import Catalogue
from fazhi.reading import read_text

US = {"us": "我县", "visit_to": "赴", "visit_for": "考察", "visit_heard": "了解到", "visit_there": "该县 当地"}
TOLD = {
    "a neighbour visited": ("赴邻县考察，该县组织评查，印发文件。", [None, "该县", "该县"]),
    "a place by its name": ("赴清河县考察，该县组织评查。", [None, "该县"]),
    "a place by other words": ("赴先进镇考察，当地组织评查。", [None, "当地"]),
    "behind a verb of learning": ("赴邻县考察，了解到该县组织评查。", [None, "该县"]),
    "no visit": ("印发文件，该县组织评查。", [None, None]),
    "a visit to the unit itself": ("赴甲县考察，该县组织评查。", [None, None]),
    "a place within the unit": ("赴丰水镇考察，当地组织评查。", [None, None]),
    "nothing said of the place": ("赴邻县考察，组织评查。", [None, None]),
    "the unit in between": ("赴邻县考察，我县印发文件，该县组织评查。", [None, None, None]),
    "the place and the unit together": ("赴邻县考察，当地同我县组织评查。", [None, None]),
    "past a semicolon": ("赴邻县考察，该县组织评查；印发文件。", [None, "该县", "该县"]),
    "past a semicolon, up to the unit": ("赴邻县考察，该县组织评查；我县印发文件。", [None, "该县", None]),
    "a second visit, to the unit's own": ("赴邻县考察，赴丰水镇考察，当地组织评查。", [None, None, None]),
}


@pytest.mark.parametrize("name", TOLD)
def test_a_clause_behind_a_visit_may_speak_of_the_place(six: Catalogue, name: str) -> None:
    text, expected = TOLD[name]
    found = sentence(six, text, **{**POLAR, **US}).strangers
    assert [item.words if item else None for item in found] == expected


BEFORE = {
    "the sentence before": ("赴邻县考察。该县组织评查。", "该县"),
    "two sentences before": ("赴邻县考察。甲事办好。该县组织评查。", "该县"),
    "the paragraph before": ("赴邻县考察。\n该县组织评查。", None),
    "a hundred and twenty characters before": (f"赴邻县考察。{'某' * 113}。该县组织评查。", "该县"),
    "farther before": (f"赴邻县考察。{'某' * 114}。该县组织评查。", None),
    "the unit in between": ("赴邻县考察。我县办好甲事。该县组织评查。", None),
}


@pytest.mark.parametrize("name", BEFORE)
def test_so_may_a_sentence_behind_it_in_its_paragraph(six: Catalogue, name: str) -> None:
    text, expected = BEFORE[name]
    found = sentence(six, text, **{**POLAR, **US}).strangers[0]
    assert (found.words if found else None) == expected


def test_without_its_passage_a_clause_knows_its_own_sentence_only(six: Catalogue) -> None:
    read = read_text("甲县2022年度法治政府建设情况报告\n一、举措和成效\n赴邻县考察。该县组织评查。", name="case.txt")
    clauses = clauses_of(read, read.passages[-1], polar(six))
    assert of_others(clauses, Surroundings(read)) == [None]
