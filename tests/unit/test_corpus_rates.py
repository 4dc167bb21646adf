"""Rates that are compared fairly: values worked out by hand, what must hold of any, how often they are right."""

import random
from itertools import pairwise
from math import comb, inf

import pytest

from fazhi.corpus.rates import (
    FAR,
    NEAR,
    Standing,
    corrected,
    dispersion,
    limits,
    point_of,
    prior,
    ranks,
    standing_within,
    together,
    widened,
)
from fazhi.model.agreement import Counts

LABELS = Counts(tp=180, fp=10, fn=20, tn=190)
"""Sensitivity 0.9, specificity 0.95."""
PERFECT = Counts(tp=10**9, fp=0, fn=0, tn=10**9)


def test_the_corrected_rate_by_hand() -> None:
    # (0.47 + 0.95 - 1) / (0.90 + 0.95 - 1) = 0.42 / 0.85
    found = corrected(47, 100, LABELS)
    assert found is not None
    assert found.rate == pytest.approx(0.42 / 0.85)
    assert point_of(0.03, 0.9, 0.95) == 0.0
    assert point_of(0.99, 0.9, 0.95) == 1.0


def test_the_interval_of_the_corrected_rate_by_hand() -> None:
    # With z² = 3.8415: n = 103.8415, p = 48.9207 / 103.8415 = 0.47111; Se = 181/202 = 0.89604, Sp = 191/202 = 0.94554;
    # J = 0.84158, RG = 0.41665 / 0.84158 = 0.49508; dSe = 4.6116e-4, dSp = 2.5491e-4;
    # shift = 7.6829 · (0.49508 · dSe − 0.50492 · dSp) = 7.652e-4;
    # half width = 1.95996 · √(2.39946e-3 + 1.13032e-4 + 6.4987e-5) / 0.84158 = 0.118236.
    found = corrected(47, 100, LABELS)
    assert found is not None
    assert found.low == pytest.approx(0.49508 + 0.000765 - 0.118236, abs=2e-4)
    assert found.high == pytest.approx(0.49508 + 0.000765 + 0.118236, abs=2e-4)


def test_without_errors_the_interval_is_that_of_agresti_and_coull() -> None:
    # 10 of 50: (10 + 1.92073) / 53.84146 = 0.221404; ± 1.95996 · √(0.221404 · 0.778596 / 53.84146) = 0.110902
    found = corrected(10, 50, PERFECT)
    assert found is not None
    assert found == pytest.approx((0.2, 0.221404 - 0.110902, 0.221404 + 0.110902), abs=1e-4)


def test_an_interval_holds_its_point_and_rises_with_what_is_seen() -> None:
    chance = random.Random(1)
    for _ in range(300):
        due = chance.randint(1, 120)
        counts = Counts(chance.randint(20, 300), chance.randint(0, 9), chance.randint(0, 9), chance.randint(20, 300))
        each = [corrected(seen, due, counts) for seen in range(due + 1)]
        found = [item for item in each if item is not None]
        assert len(found) == due + 1
        assert all(0 <= item.low <= item.rate <= item.high <= 1 for item in found)
        for one, two in pairwise(found):
            assert one.rate <= two.rate
            assert one.low <= two.low + 1e-12
            assert one.high <= two.high + 1e-12


def test_no_interval_is_a_single_rate_however_little_is_seen() -> None:
    # 0 of 131 leaves up to z² / (131 + z²) = 3.8415 / 134.84 = 2.85 % open, and all of 131 as much
    nothing, everything = corrected(0, 131, LABELS), corrected(131, 131, LABELS)
    assert nothing is not None
    assert everything is not None
    assert nothing == pytest.approx((0.0, 0.0, 0.0285), abs=1e-4)
    assert everything == pytest.approx((1.0, 0.9715, 1.0), abs=1e-4)


def test_an_interval_narrows_with_duties_and_with_labels() -> None:
    widths = []
    for times in (1, 4, 16):
        found = corrected(47 * times, 100 * times, LABELS)
        assert found is not None
        widths.append(found.high - found.low)
    assert widths == sorted(widths, reverse=True)
    few, many = corrected(47, 100, Counts(18, 1, 2, 19)), corrected(47, 100, Counts(1800, 100, 200, 1900))
    assert few is not None
    assert many is not None
    assert few.high - few.low > many.high - many.low


@pytest.mark.parametrize("true", [0.1, 0.5, 0.85])
def test_the_interval_holds_the_true_rate_as_often_as_it_says(true: float) -> None:
    chance, held, times = random.Random(7), 0, 600
    for _ in range(times):
        tp = sum(chance.random() < 0.9 for _ in range(120))
        tn = sum(chance.random() < 0.95 for _ in range(120))
        seen = sum(chance.random() < true * 0.9 + (1 - true) * 0.05 for _ in range(80))
        found = corrected(seen, 80, Counts(tp, 120 - tn, 120 - tp, tn))
        assert found is not None
        held += found.low <= true <= found.high
    assert 0.925 <= held / times <= 0.99


def test_nothing_is_corrected_by_verdicts_that_hardly_tell() -> None:
    assert corrected(5, 10, Counts(50, 50, 50, 50)) is None
    assert corrected(0, 0, LABELS) is None
    assert corrected(5, 10, Counts(50, 0, 5, 0)) is None
    assert together([(5, 10)], Counts(50, 50, 50, 50)) is None
    assert together([(0, 0)], LABELS) is None


def test_a_bootstrap_is_of_units_and_the_same_each_time() -> None:
    alike, unlike = [(50, 100)] * 20, [(20, 100), (80, 100)] * 10
    one, two = together(alike, None), together(unlike, None)
    assert one == (0.5, 0.5, 0.5)
    assert two is not None
    assert two.low < 0.4 + 0.05
    assert two.high > 0.6 - 0.05
    assert two == together(unlike, None)
    through = together(unlike, LABELS)
    assert through is not None
    assert through.low <= through.rate <= through.high
    assert through.high - through.low > two.high - two.low


def test_the_limits_of_a_funnel_are_those_of_the_binomial() -> None:
    # Of ten with one half: P(X ≤ 1) = 11/1024, P(X ≤ 2) = 56/1024; 2.5 % lies between them.
    at = (0.025 - 11 / 1024) / (comb(10, 2) / 1024)
    assert limits(0.5, 10, NEAR).low == pytest.approx((1 + at) / 10)
    assert limits(0.5, 10, NEAR).high == pytest.approx(1 - limits(0.5, 10, NEAR).low - 1 / 10, abs=1e-9)
    for due in (5, 40, 300):
        near, far = limits(0.7, due, NEAR), limits(0.7, due, FAR)
        assert far.low <= near.low <= 0.7 <= near.high <= far.high
    assert limits(0.7, 40, FAR).low < limits(0.7, 300, FAR).low
    assert limits(1.0, 40, FAR) == (1.0, 1.0)


def standing(supported: int, due: int, rate: float) -> Standing:
    return standing_within(supported, due, limits(rate, due, FAR))


def test_a_unit_stands_below_within_or_above_what_chance_allows() -> None:
    assert standing(10, 60, 0.7) is Standing.BELOW
    assert standing(42, 60, 0.7) is Standing.WITHIN
    assert standing(60, 60, 0.7) is Standing.ABOVE


def test_few_stand_out_where_units_differ_by_chance_alone() -> None:
    chance = random.Random(3)
    found = [standing(sum(chance.random() < 0.7 for _ in range(60)), 60, 0.7) for _ in range(2000)]
    assert sum(item is not Standing.WITHIN for item in found) <= 12


def test_dispersion_by_hand() -> None:
    # About a rate of 0.5 with 100 duties a standard error is 0.05: from 30 to 70 by steps of 4 the scores are −4, −3.2
    # and so on to 4; drawn in to −3.2 and 3.2 the squares are 2 · (2 · 10.24 + 5.76 + 2.56 + 0.64) = 58.88, over 11.
    assert dispersion([(count, 100) for count in range(30, 71, 4)], 0.5) == pytest.approx(58.88 / 11)
    # Half as far apart they come to 1.338, which is less than 1 + 2 · √(2/11) = 1.853.
    assert dispersion([(count, 100) for count in range(40, 61, 2)], 0.5) == 1
    assert dispersion([(0, 100), (100, 100)], 0.5) == 1
    assert dispersion([(0, 100)] * 9, 0.0) == 1


def test_one_unit_far_off_does_not_widen_the_limits_by_which_it_stands_out() -> None:
    units = [(50 + shift, 100) for shift in (-6, -4, -2, 0, 0, 0, 2, 4, 6, 5, -5)]
    assert dispersion([*units, (1, 100)], 0.5) == 1


def test_chance_alone_is_seldom_taken_for_dispersion() -> None:
    chance = random.Random(3)
    groups = [[(sum(chance.random() < 0.6 for _ in range(80)), 80) for _ in range(20)] for _ in range(200)]
    assert sum(dispersion(each, 0.6) > 1 for each in groups) <= 10


def test_limits_are_widened_by_the_root_and_not_at_all_by_one() -> None:
    found = limits(0.5, 100, FAR)
    assert widened(found, 0.5, 1.0) == found
    wide = widened(found, 0.5, 4.0)
    assert wide.low == pytest.approx(0.5 - 2 * (0.5 - found.low))
    assert wide.high == pytest.approx(0.5 + 2 * (found.high - 0.5))
    assert widened(found, 0.5, 100.0) == (0.0, 1.0)


def test_where_units_truly_differ_few_stand_out_by_widened_limits() -> None:
    chance = random.Random(4)
    true = [min(max(chance.gauss(0.6, 0.12), 0.05), 0.95) for _ in range(200)]
    units = [(sum(chance.random() < rate for _ in range(100)), 100) for rate in true]
    rate = sum(seen for seen, _ in units) / 20_000
    times = dispersion(units, rate)
    plain = [standing(seen, due, rate) for seen, due in units]
    wide = [standing_within(seen, due, widened(limits(rate, due, FAR), rate, times)) for seen, due in units]
    assert times > 3
    assert sum(item is not Standing.WITHIN for item in plain) > 30
    assert sum(item is not Standing.WITHIN for item in wide) <= 3


def test_a_rate_is_drawn_to_the_mean_the_more_the_fewer_its_duties() -> None:
    units = [(18, 20), (90, 100), (30, 100), (6, 20), (60, 100)]
    spread = prior(units)
    mean = 204 / 340
    assert spread.mean == pytest.approx(mean)
    assert 0 < spread.precision < 100
    assert mean < spread.shrunk(18, 20) < spread.shrunk(90, 100) < 0.9
    assert spread.shrunk(0, 0) == pytest.approx(mean)


def test_the_spread_of_true_rates_is_found_again() -> None:
    chance = random.Random(5)
    units = []
    for _ in range(400):
        rate = chance.betavariate(14, 6)
        units.append((sum(chance.random() < rate for _ in range(60)), 60))
    spread = prior(units)
    assert spread.mean == pytest.approx(0.7, abs=0.02)
    assert 15 < spread.precision < 27


def test_units_that_do_not_differ_have_one_rate_and_any_rank() -> None:
    spread = prior([(30, 60)] * 8)
    assert spread.precision == inf
    assert spread.shrunk(10, 60) == 0.5
    assert ranks({"a": (30, 60), "b": (30, 60)}, spread) == {"a": (1, 2), "b": (1, 2)}


def test_ranks_come_with_intervals_that_overlap_where_units_are_near() -> None:
    units = {"far": (58, 60), "one": (40, 60), "two": (41, 60), "low": (5, 60)}
    found = ranks(units, prior(list(units.values())))
    assert found == ranks(units, prior(list(units.values())))
    assert found["far"] == (1, 1)
    assert found["low"] == (4, 4)
    assert found["one"] == found["two"] == (2, 3)
