"""An audit's time grows with a text's length and not with its square."""

import gc
import time
from collections.abc import Callable

import pytest

from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.evidence import compile_rules
from fazhi.precheck import precheck
from fazhi.reading import read_text
from long_texts import HARD, with_stops, without_marks, without_stops

pytestmark = pytest.mark.bench

_CATALOGUE = load()
_SEARCHER = compile_rules(_CATALOGUE)
_SHORT = 20_000
"""Characters."""


def _seconds(text: str, name: str = "report.txt") -> float:
    """Processor seconds of reading and judging a text."""
    return _least(
        lambda: audit(_CATALOGUE, read_text(text, name=name, unit_kind="county", year=2024), searcher=_SEARCHER)
    )


def _least(run: Callable[[], object]) -> float:
    """Processor seconds, the least of three runs.

    Without collecting garbage, as timeit does: that goes through all that other tests of the run have left, and took
    three times as long as reading a text of 40,000 lines.
    """
    found = []
    for _ in range(3):
        gc.collect()
        gc.disable()
        try:
            begin = time.process_time()
            run()
            found.append(time.process_time() - begin)
        finally:
            gc.enable()
    return min(found)


@pytest.mark.parametrize("name", ["report.txt", "report.md"])
@pytest.mark.parametrize("make", HARD.values(), ids=HARD.keys())
def test_four_times_the_length_takes_less_than_eight_times_the_time(make: Callable[[int], str], name: str) -> None:
    once, four = _seconds(make(_SHORT), name), _seconds(make(4 * _SHORT), name)
    print(f"\n{_SHORT} characters: {once:.3f} s, four times as many: {four:.3f} s")
    assert four < max(8 * once, 0.2)


_TRICKY = {
    "opening marks": "（《“",
    "closing marks": "））》",
    "lines to fill in": "_",
    "crosses": "×",
    "small crosses": "x",
    "gaps": " ",
    "digits": "1",
    "two widths": "1２",
    "points": "一是",
    "the same again": "全县行政机关负责人出庭应诉率达到百分之百。",
    "the same lines": "一、法治\n全县行政机关负责人出庭应诉率达到百分之百。\n",
    "numbers": "1）",
    "changes": "由1件增至",
    "totals": "1件、共",
    "marks": "内部秘密",
    "days": "2月30日",
}


@pytest.mark.parametrize("piece", _TRICKY.values(), ids=_TRICKY.keys())
def test_what_is_looked_for_before_it_goes_out_grows_likewise(piece: str) -> None:
    def seconds(length: int) -> float:
        text = f"云州县2024年度法治政府建设情况报告\n一、举措\n培训{piece * (length // len(piece))}次。"
        report = read_text(text, name="report.txt", unit_kind="county", year=2024)
        result = audit(_CATALOGUE, report, searcher=_SEARCHER)
        return _least(lambda: precheck(result))

    once, four = seconds(_SHORT), seconds(4 * _SHORT)
    print(f"\n{_SHORT} characters: {once:.3f} s, four times as many: {four:.3f} s")
    assert four < max(8 * once, 0.2)


@pytest.mark.parametrize("make", [without_stops, without_marks])
def test_a_text_without_stops_takes_at_most_three_times_that_with_stops(make: Callable[[int], str]) -> None:
    usual, hard = _seconds(with_stops(100_000)), _seconds(make(100_000))
    print(f"\nwith stops {usual:.2f} s, without {hard:.2f} s (at most three times)")
    assert hard <= 3 * usual
