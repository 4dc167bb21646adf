"""Which evidence is shown, and in which order."""

from dataclasses import replace

import pytest

from engine.telling import found
from fazhi.model.evidence import Evidence, Polarity, Strength, strongest_first, telling
from fazhi.model.obligation import Catalogue

D, P = Polarity.DONE, Polarity.PLANNED
A, M, R = Strength.ASSERTION, Strength.MEASURE, Strength.RESULT
SHOWN = {
    "the strongest first": ([(D, M), (D, R)], [1, 0]),
    "by their place where they are equal": ([(D, A), (D, A)], [0, 1]),
    "what was done before what is promised": ([(P, R), (D, A)], [1, 0]),
    "no general words beside a measure": ([(D, A), (D, M), (D, A)], [1]),
    "no general words beside a result": ([(D, A), (D, R)], [1]),
    "a promise in general words, which is none of what was done": ([(P, A), (D, M)], [1, 0]),
    "general words beside a promise": ([(P, R), (D, A), (D, A)], [1, 2, 0]),
    "nothing": ([], []),
}


@pytest.fixture
def one(six: Catalogue) -> Evidence:
    (item,) = found(six, "抓好甲事。")["LEAD_001"].evidence
    return item


@pytest.mark.parametrize("name", SHOWN)
def test_evidence_is_shown(one: Evidence, name: str) -> None:
    given, order = SHOWN[name]
    items = [replace(one, start=at, polarity=pol, strength=strength) for at, (pol, strength) in enumerate(given)]
    assert [item.start for item in telling(items)] == order


def test_nothing_is_left_out_of_all_evidence_put_in_order(one: Evidence) -> None:
    items = [replace(one, strength=strength) for strength in (A, R, M)]
    assert [item.strength for item in strongest_first(items)] == [R, M, A]
