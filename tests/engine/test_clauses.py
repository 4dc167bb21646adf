"""Clauses: where they begin and end, and what each says by itself."""

import pytest

from engine.telling import grammar
from fazhi.evidence.clauses import clause_at, split, starts_of
from fazhi.model.obligation import Catalogue

SPLIT = {
    "at commas and stops": ("印发文件，开展培训。", ["印发文件", "开展培训"]),
    "not within a title": ("印发《甲，乙》。", ["印发《甲，乙》"]),
    "not within brackets": ("印发文件（含甲，乙）。", ["印发文件（含甲，乙）"]),
    "without the number of an item": ("一是印发文件；二是开展培训。", ["印发文件", "开展培训"]),
    "a clause of manner with the one behind it": ("借甲乙之便，开展培训。", ["借甲乙之便，开展培训"]),
    "a clause of manner at the end": ("开展培训，借甲乙之便。", ["开展培训", "借甲乙之便"]),
    "a head without a tail": ("借甲乙，开展培训。", ["借甲乙", "开展培训"]),
}


@pytest.mark.parametrize("name", SPLIT)
def test_a_sentence_falls_into_clauses(six: Catalogue, name: str) -> None:
    text, clauses = SPLIT[name]
    found = split(text, 100, grammar(six, manner_head="借", manner_tail="之便"))
    assert [clause.text for clause in found] == clauses
    assert [text[clause.start - 100 : clause.end - 100] for clause in found] == clauses


@pytest.mark.parametrize(("offset", "number"), [(0, 0), (10, 0), (14, 0), (15, 1), (99, 1)])
def test_an_offset_belongs_to_the_last_clause_that_begins_before_it(six: Catalogue, offset: int, number: int) -> None:
    assert clause_at(starts_of(split("印发文件，开展培训。", 10, grammar(six))), offset) == number


SAID = {
    "an act": ("印发文件", "act", "印发"),
    "a light verb with an event": ("开展甲乙培训", "act", "开展甲乙培训"),
    "a light verb alone": ("开展甲乙", "act", None),
    "an act that is blotted out": ("印发室管理", "act", None),
    "an act within a title": ("学习《印发办法》", "act", None),
    "a document issued": ("印发《甲办法》", "issuing", "印发"),
    "a document not issued": ("学习《甲办法》", "issuing", None),
    "a vague quantity": ("多次开展", "vague", "多次"),
    "a lack": ("尚未开展", "lack", "尚未"),
    "work on a lack": ("整治尚未开展", "lack", None),
    "a day": ("3月5日开展", "day", "3月5日"),
    "a date by which": ("3月底前开展", "day", None),
}


@pytest.mark.parametrize("name", SAID)
def test_a_clause_says(six: Catalogue, name: str) -> None:
    text, what, words = SAID[name]
    (clause,) = split(text, 0, grammar(six, act_not="印发室", issue="印发", mend="整治"))
    assert getattr(clause, what) == words


@pytest.mark.parametrize(("behind", "words"), [(0, "首"), (1, "首尾"), (2, "尾"), (3, None)])
def test_the_first_outcome_behind_an_offset_is_told(six: Catalogue, behind: int, words: str | None) -> None:
    (clause,) = split("首首尾", 0, grammar(six, outcome="首 首尾 尾"))
    assert clause.outcome(behind) == words
