"""Rates that can be compared fairly: corrected, shrunk, with limits, groups and ranks; standard library alone.

Where the formulas come from: Rogan and Gladen 1978 (the corrected rate), Lang and Reiczigel 2014 (its interval, where
sensitivity and specificity are themselves estimates), Spiegelhalter 2005 (the funnel with exact binomial limits, and
how they are widened), Kleinman 1973 and any text on empirical Bayes (beta-binomial), Goldstein and Spiegelhalter 1996
(ranks by intervals).
"""

import random
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache
from math import exp, inf, lgamma, log, log1p, sqrt
from statistics import NormalDist, quantiles
from typing import Final, NamedTuple

from fazhi.model.agreement import Counts

LEVEL: Final = 0.95
NEAR, FAR = 0.95, 0.998
"""What the limits of a funnel hold of units that differ by chance alone."""
_LEAST_YOUDEN: Final = 0.1
"""Of sensitivity and specificity together less one: below it a verdict says hardly more than a coin."""
_FEWEST_SCORES: Final = 5
"""Units below which nothing is told of how much they vary."""
_DRAWS: Final = 1000
_SEED: Final = 20
_GOLDEN: Final = (sqrt(5) - 1) / 2
_PRECISIONS: Final = (log(0.5), log(1e5))
"""Within which logarithm the precision of the beta distribution is looked for."""


class Estimate(NamedTuple):
    """A rate and the interval it lies in, each between 0 and 1."""

    rate: float
    low: float
    high: float


class Standing(Enum):
    """Where a unit stands among those of its kind and year."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"


class Limits(NamedTuple):
    """Between which rates a unit with so many duties lies by chance."""

    low: float
    high: float


class Prior(NamedTuple):
    """How the true rates of a group are spread: a beta distribution by its mean and precision."""

    mean: float
    precision: float
    """How many duties the mean of the group weighs; infinite where the units do not differ."""

    def shrunk(self, supported: int, due: int) -> float:
        """The rate of a unit, drawn to the mean of its group the more the fewer its duties are."""
        if self.precision == inf:
            return self.mean
        return (supported + self.precision * self.mean) / (due + self.precision)


def corrected(supported: int, due: int, counts: Counts) -> Estimate | None:
    """The rate that the readers would find; None where the tool's verdicts hardly tell, or nothing is counted."""
    if not due or not counts.with_support or not counts.without or _youden(counts) < _LEAST_YOUDEN:
        return None
    point = point_of(supported / due, counts.sensitivity, counts.specificity)
    z = NormalDist().inv_cdf((1 + LEVEL) / 2)
    many, positive, negative = due + z * z, counts.with_support + 2, counts.without + 2
    seen = (supported + z * z / 2) / many
    sensitivity, specificity = (counts.tp + 1) / positive, (counts.tn + 1) / negative
    youden = sensitivity + specificity - 1
    middle = (seen + specificity - 1) / youden
    of_support, of_none = sensitivity * (1 - sensitivity) / positive, specificity * (1 - specificity) / negative
    shift = 2 * z * z * (middle * of_support - (1 - middle) * of_none)
    spread = z * sqrt(seen * (1 - seen) / many + middle**2 * of_support + (1 - middle) ** 2 * of_none) / youden
    least = z * z / many  # what none of so many leaves open (Wilson 1927), where the tool errs less than on the labels
    low, high = min(_within(middle + shift - spread), 1 - least), max(_within(middle + shift + spread), least)
    return Estimate(point, min(low, point), max(high, point))


def point_of(seen: float, sensitivity: float, specificity: float) -> float:
    """The rate behind one that is seen by such a test."""
    return _within((seen + specificity - 1) / (sensitivity + specificity - 1))


def together(units: Sequence[tuple[int, int]], counts: Counts | None) -> Estimate | None:
    """The rate of units together over several duties, by a bootstrap of the units.

    The duties of one report hang together. Each draw takes as many units with replacement and, where the rate is
    corrected, a sensitivity and a specificity that the labels may stand for.
    """
    units = [(supported, due) for supported, due in units if due]
    if not units or (counts is not None and _youden(counts) < _LEAST_YOUDEN):
        return None
    chance = random.Random(_SEED)  # noqa: S311 - draws for statistics
    seen = _share(units)
    point = seen if counts is None else point_of(seen, counts.sensitivity, counts.specificity)
    found = []
    for _ in range(_DRAWS):
        rate = _share(chance.choices(units, k=len(units)))
        if counts is not None:
            sensitivity = chance.betavariate(counts.tp + 1, counts.fn + 1)
            specificity = chance.betavariate(counts.tn + 1, counts.fp + 1)
            if sensitivity + specificity - 1 < _LEAST_YOUDEN:
                continue
            rate = point_of(rate, sensitivity, specificity)
        found.append(rate)
    low, high = _interval(found)
    return Estimate(point, min(low, point), max(high, point))


@cache
def limits(rate: float, due: int, level: float) -> Limits:
    """Where a unit with so many duties lies by chance if its own rate is that of its group: exact, interpolated."""
    tail = (1 - level) / 2
    return Limits(_quantile(rate, due, tail), _quantile(rate, due, 1 - tail))


def dispersion(units: Sequence[tuple[int, int]], rate: float) -> float:
    """How many times the variance of chance alone these units vary about a common rate; 1 where chance may be all.

    The mean square of their z-scores, each drawn in to the tenth and the ninetieth percentile first, so that the very
    units that stand out do not widen the limits by which they do (Spiegelhalter 2005, Statistics in Medicine 24).
    Dispersion is taken for real from two standard errors above 1 on.
    """
    scores = [
        (supported / due - rate) / sqrt(rate * (1 - rate) / due) for supported, due in units if due and 0 < rate < 1
    ]
    if len(scores) < _FEWEST_SCORES:
        return 1.0
    low, *_, high = quantiles(scores, n=10, method="inclusive")
    found = sum(min(max(score, low), high) ** 2 for score in scores) / len(scores)
    return found if found > 1 + 2 * sqrt(2 / len(scores)) else 1.0


def widened(found: Limits, rate: float, times: float) -> Limits:
    """Limits for units that vary so many times as much as by chance: each the root of it farther from the rate."""
    wide = sqrt(times)
    return Limits(_within(rate - wide * (rate - found.low)), _within(rate + wide * (found.high - rate)))


def standing_within(supported: int, due: int, found: Limits) -> Standing:
    """On which side of these limits a unit lies, if on any."""
    if supported / due < found.low:
        return Standing.BELOW
    return Standing.ABOVE if supported / due > found.high else Standing.WITHIN


def prior(units: Sequence[tuple[int, int]]) -> Prior:
    """The spread of the true rates of these units, by the likelihood of the beta-binomial about their common rate."""
    mean = _share(units) if any(due for _, due in units) else 0.0
    if not 0 < mean < 1:
        return Prior(mean, inf)

    def unlikely(logged: float) -> float:
        a, b = exp(logged) * mean, exp(logged) * (1 - mean)
        return -sum(_beta(supported + a, due - supported + b) - _beta(a, b) for supported, due in units)

    low, high = _PRECISIONS
    while high - low > 1e-4:  # noqa: PLR2004 - of a logarithm
        one, two = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
        low, high = (low, two) if unlikely(one) <= unlikely(two) else (one, high)
    found = exp((low + high) / 2)
    return Prior(mean, inf if found > exp(_PRECISIONS[1]) * 0.99 else found)


def ranks(units: Mapping[str, tuple[int, int]], spread: Prior) -> dict[str, tuple[int, int]]:
    """The ranks that each unit may have, 1 the highest rate, by draws from what is known of each unit's rate."""
    if spread.precision == inf:
        return dict.fromkeys(units, (1, len(units)))
    chance = random.Random(_SEED)  # noqa: S311 - draws for statistics
    found: dict[str, list[int]] = {name: [] for name in units}
    shapes = {
        name: (supported + spread.precision * spread.mean, due - supported + spread.precision * (1 - spread.mean))
        for name, (supported, due) in units.items()
    }
    for _ in range(_DRAWS):
        drawn = {name: chance.betavariate(*shape) for name, shape in shapes.items()}
        for rank, name in enumerate(sorted(drawn, key=lambda item: -drawn[item]), 1):
            found[name].append(rank)
    return {name: (int(low), int(high)) for name, each in found.items() for low, high in [_interval(each)]}


def _youden(counts: Counts) -> float:
    return counts.sensitivity + counts.specificity - 1


def _within(rate: float) -> float:
    return min(max(rate, 0.0), 1.0)


def _share(units: Sequence[tuple[int, int]]) -> float:
    return sum(supported for supported, _ in units) / sum(due for _, due in units)


def _interval(found: Sequence[float]) -> tuple[float, float]:
    cuts = quantiles(found, n=1000, method="inclusive")
    tail = round((1 - LEVEL) / 2 * 1000)
    return cuts[tail - 1], cuts[-tail]


def _beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)


def _quantile(rate: float, many: int, share: float) -> float:
    """The quantile of a binomial share, straight between one count and the next."""
    if rate <= 0 or rate >= 1:
        return rate
    below = 0.0
    for count in range(many + 1):
        ways = lgamma(many + 1) - lgamma(count + 1) - lgamma(many - count + 1)
        here = exp(ways + count * log(rate) + (many - count) * log1p(-rate))
        if below + here >= share or count == many:
            return _within((count - (below + here - share) / here) / many) if here else count / many
        below += here
    return 1.0
