"""Passages found again in the next draft: a table of sentences edited by hand, and look-alikes that must not match."""

import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from fazhi.catalogue import load
from fazhi.evidence.drift import Wanted, carried
from fazhi.evidence.reworded import telling_words, words_of
from fazhi.model.obligation import Catalogue

EDITS: list[Mapping[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "drafts" / "edits.yaml").read_text(encoding="utf-8")
)
HEAD, TAIL = "一、主要举措和成效\n{}、开头的话照旧。\n", "\n{}、末尾的话照旧。\n"


class Case(NamedTuple):
    """A row of the table among other lines of a draft."""

    words: str
    start: int
    now: str | None
    there: int


@cache
def catalogue() -> Catalogue:
    """The shipped one."""
    return load()


def drafts(rows: list[Mapping[str, Any]]) -> tuple[str, str, list[Case]]:
    """The old and the new draft of some rows, and of each where its words stand and should stand."""
    old, new, cases = "", "", []
    for number, row in enumerate(rows):
        head, tail = HEAD.format(number), TAIL.format(number)
        words, at = row.get("words", row["before"]), row["at"]
        start = nth(row["before"], words, row.get("which", 1)) + len(old + head)
        there = -1 if at is None else nth(row["after"], at, row.get("lands", 1)) + len(new + head)
        cases.append(Case(words, start, at, there))
        old, new = old + head + row["before"] + tail, new + head + row["after"] + tail
    return old, new, cases


def nth(text: str, words: str, which: int) -> int:
    """Where words stand for that time."""
    at = -1
    for _ in range(which):
        at = text.index(words, at + 1)
    return at


def found(rows: list[Mapping[str, Any]]) -> list[tuple[Case, str | None, int]]:
    """Of each row what was found, and where."""
    old, new, cases = drafts(rows)
    wanted = []
    for row, case in zip(rows, cases, strict=True):
        duty = catalogue().obligation(row["duty"])
        assert duty is not None
        assert old.startswith(case.words, case.start)
        wanted.append(Wanted(case.start, case.start + len(case.words), words_of(duty)))
    landed = carried(old, new, wanted, telling_words(catalogue()))
    return [
        (case, None if at is None else new[at[0] : at[1]], -1 if at is None else at[0])
        for case, at in zip(cases, landed, strict=True)
    ]


@pytest.mark.parametrize("row", EDITS, ids=lambda row: row.get("words", row["before"])[:24])
def test_an_edited_sentence_is_found_and_a_look_alike_is_not(row: Mapping[str, Any]) -> None:
    ((case, now, at),) = found([row])
    assert (now, at) == (case.now, case.there)


def test_all_of_them_in_one_draft_do_not_get_into_one_another() -> None:
    for case, now, at in found(EDITS):
        assert (now, at) == (case.now, case.there)


def test_the_table_is_no_smaller_and_no_more_lenient_than_it_was() -> None:
    edited = [row for row in EDITS if row["at"] not in {None, row.get("words", row["before"])}]
    assert len(edited) >= 60
    assert sum(row["at"] is None for row in EDITS) >= 60


def test_sections_that_change_places_take_their_passages_along() -> None:
    law = "依法决策方面。重大事项集体讨论26项。按时公开。"
    people = "为民服务方面。受理诉求310件。按时公开。"
    old, new = f"开头。\n{law}\n{people}\n结尾。", f"开头。\n{people}\n{law}\n结尾。"
    wanted = [Wanted(at, at + 5) for at in (old.index("按时公开"), old.rindex("按时公开"))]
    assert carried(old, new, wanted, telling_words(catalogue())) == [
        (at, at + 5) for at in (new.rindex("按时公开"), new.index("按时公开"))
    ]


def test_many_clauses_take_little_time() -> None:
    old = "".join(f"第{number}街道排查隐患{number}处，整改到位。" for number in range(3000))
    new = old.replace("9处", "9处以上")
    wanted = [Wanted(at, at + 12) for at in range(0, len(old) - 20, 97)]
    begin = time.process_time()
    assert len(carried(old, new, wanted, telling_words(catalogue()))) == len(wanted)
    assert time.process_time() - begin < 4
