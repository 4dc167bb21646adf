"""The work on a text grows with its length, whatever it holds; a sentence too long is parted, and that is told."""

import sys
from collections.abc import Callable

import pytest

from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.evidence import Searcher, compile_rules
from fazhi.model.report import Report
from fazhi.reading import read_text
from fazhi.reading.pieces import LONGEST
from long_texts import HARD, without_marks, without_stops

_CATALOGUE = load()


@pytest.fixture(scope="module")
def searcher() -> Searcher:
    return compile_rules(_CATALOGUE)


def _read(text: str, name: str = "report.txt") -> Report:
    return read_text(text, name=name, unit_kind="county", year=2024)


def _calls(text: str, searcher: Searcher) -> int:
    """Calls of functions, those of the interpreter too, that reading and auditing a text take."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        audit(_CATALOGUE, _read(text), searcher=searcher)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("make", HARD.values(), ids=HARD.keys())
def test_four_times_the_length_takes_about_four_times_the_steps(make: Callable[[int], str], searcher: Searcher) -> None:
    once, four = _calls(make(2 * LONGEST), searcher), _calls(make(8 * LONGEST), searcher)
    assert four < 5.5 * once


@pytest.mark.parametrize("make", [without_stops, without_marks])
def test_no_passage_is_longer_than_the_longest_sentence(make: Callable[[int], str]) -> None:
    text = make(6 * LONGEST)
    passages = _read(text).passages
    assert max(item.end - item.start for item in passages) <= LONGEST
    assert "".join("".join(text[item.start : item.end].split()) for item in passages) == "".join(text.split())


def test_a_long_sentence_is_parted_behind_a_clause() -> None:
    clauses = ["依法办理行政复议案件十件"] * 200
    report = _read("一、工作举措\n" + "，".join(clauses) + "。")
    long = [report.text[item.start : item.end] for item in report.passages if item.end - item.start > LONGEST // 2]
    assert len(long) > 1
    assert all(text.endswith(("，", "。")) for text in long)


def test_a_long_row_is_parted_too() -> None:
    report = _read("|事项|数量|\n|---|---|\n|" + "办理建议，" * LONGEST + "|10|\n", "report.md")
    assert max(item.end - item.start for item in report.passages) <= LONGEST


def test_that_a_sentence_was_parted_is_told_once_with_the_number_of_places() -> None:
    report = _read("一、工作举措\n" + "依法办理行政复议案件，" * 250)
    told = [notice for notice in report.notices if str(LONGEST) in notice.zh]
    assert len(told) == 1
    assert "共 2 处" in told[0]


def test_a_sentence_of_the_longest_length_stays_whole() -> None:
    sentence = "办" * (LONGEST - 1) + "。"
    report = _read(f"一、工作举措\n{sentence}")
    assert report.passages[-1].end - report.passages[-1].start == LONGEST
    assert not any(str(LONGEST) in notice.zh for notice in report.notices)
