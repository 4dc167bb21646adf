"""An audit's time grows with a text's length and not with its square."""

import time
from collections.abc import Callable

import pytest

from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.evidence import compile_rules
from fazhi.reading import read_text
from long_texts import HARD, with_stops, without_marks, without_stops

pytestmark = pytest.mark.bench

_CATALOGUE = load()
_SEARCHER = compile_rules(_CATALOGUE)
_SHORT = 20_000
"""Characters."""


def _seconds(text: str, name: str = "report.txt") -> float:
    """Processor seconds, the least of three runs."""
    found = []
    for _ in range(3):
        begin = time.process_time()
        audit(_CATALOGUE, read_text(text, name=name, unit_kind="county", year=2024), searcher=_SEARCHER)
        found.append(time.process_time() - begin)
    return min(found)


@pytest.mark.parametrize("name", ["report.txt", "report.md"])
@pytest.mark.parametrize("make", HARD.values(), ids=HARD.keys())
def test_four_times_the_length_takes_less_than_eight_times_the_time(make: Callable[[int], str], name: str) -> None:
    once, four = _seconds(make(_SHORT), name), _seconds(make(4 * _SHORT), name)
    print(f"\n{_SHORT} characters: {once:.3f} s, four times as many: {four:.3f} s")
    assert four < max(8 * once, 0.2)


@pytest.mark.parametrize("make", [without_stops, without_marks])
def test_a_text_without_stops_takes_at_most_three_times_that_with_stops(make: Callable[[int], str]) -> None:
    usual, hard = _seconds(with_stops(100_000)), _seconds(make(100_000))
    print(f"\nwith stops {usual:.2f} s, without {hard:.2f} s (at most three times)")
    assert hard <= 3 * usual
