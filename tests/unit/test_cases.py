"""Every case says what must be found in its text, and it is found."""

import pytest

from casefiles import FOLDER, Case, all_cases
from fazhi.catalogue import load
from fazhi.evidence import Searcher, compile_rules
from fazhi.model.evidence import Evidence, Polarity, Strength

OVERLAP = 0.8
"""Share of the shorter range, of the one marked and the one found, that must lie in the other."""


@pytest.fixture(scope="session")
def searcher() -> Searcher:
    return compile_rules(load())


@pytest.mark.parametrize("case", all_cases(), ids=str)
def test_what_a_case_says_is_found(case: Case, searcher: Searcher) -> None:
    found = searcher.search(case.report)[case.obligation]
    evidence = [item for item in found.evidence if item.end > case.start]
    section = searcher.catalogue.obligation(case.obligation).evidence.section
    if case.strength <= Strength.MENTION:
        support = [item for item in evidence if item.polarity is Polarity.DONE or section]
        assert not support, f"found {[_tell(case, item) for item in support]}"
        return
    fitting = [item for item in evidence if _fits(case, item)]
    assert fitting, f"found {[_tell(case, item) for item in evidence]}, near {found.near}"


def test_every_obligation_has_four_cases(searcher: Searcher) -> None:
    names = [case.file for case in all_cases()]
    few = [item.id for item in searcher.catalogue.obligations if names.count(f"{item.id}.yaml") < 4]
    assert not few


def test_no_case_is_about_an_unknown_obligation(searcher: Searcher) -> None:
    known = {item.id for item in searcher.catalogue.obligations}
    assert {case.obligation for case in all_cases()} <= known
    assert any(FOLDER.glob("traps/*.yaml"))


def _fits(case: Case, item: Evidence) -> bool:
    start, end = case.marked
    shared = min(end, item.end) - max(start, item.start)
    shorter = min(end - start, item.end - item.start)
    return item.strength in case.accepted and item.polarity is case.polarity and shared / shorter >= OVERLAP


def _tell(case: Case, item: Evidence) -> tuple[str, ...]:
    quote = case.report.text[item.start : item.end]
    return (item.strength.key, item.polarity.value, quote, item.rule, *item.reasons)
