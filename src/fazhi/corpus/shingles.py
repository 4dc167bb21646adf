"""Which texts of many share rare runs of characters: an index of runs of six, by numpy.

Memory: two bytes a character for the words, 64 MB for the count of runs, and the runs of one part of all at a time, so
that their number does not matter. A run that many units have tells nothing and is passed over.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from fazhi.across.copied import MANY_UNITS, RUN
from fazhi.extras import install
from fazhi.model.both import Both
from fazhi.model.errors import InputError

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[Any]]

NO_NUMPY: Final = Both(
    f"查找许多份报告之间的照抄要用 numpy，它不在；请安装：{install('corpus')}。",
    f"Finding copies among many reports needs numpy, which is not installed; run: {install('corpus')}.",
)
_BASE: Final = 0x9E3779B97F4A7C15
"""An odd number whose powers spread the runs over all of 64 bits."""
_COUNTERS: Final = 26
"""Bits of a run that say where its texts are counted: of 33 million 4 in 10 share a place, which costs time only."""
_MANY_TEXTS: Final = 60
_PARTS: Final = 8
"""Runs are looked up in so many parts; more take less memory and more time."""
_TOGETHER: Final = 1_000
"""Texts whose pairs are put in order at a time."""
_HITS: Final = 3
"""Rare runs that two texts must share to be looked at."""


_SPAN, _REACH, _SHIFT = 12, 400, 40
"""Characters from one shared run to another, at least and at most, and by how many an edit may shift them."""
_APART: Final = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32)
"""So many runs apart are looked at: those of an exact copy follow one another, of an edited one few are left."""


class Pair(NamedTuple):
    """Two texts that share rare runs."""

    one: int
    other: int
    """Their numbers."""
    places: "Numbers"
    """Where the runs begin in the words of the one."""
    other_places: "Numbers"
    """Where they begin in those of the other."""


def need_numpy() -> None:
    """InputError where it is not installed."""
    try:
        import numpy  # noqa: F401, ICN001, PLC0415 - an extra
    except ImportError:
        raise InputError.of(NO_NUMPY) from None


def pairs_of(words: Iterable[str], units: Sequence[int]) -> Iterator[Pair]:
    """The pairs of texts that share rare runs, in order; texts of one unit stand next to one another.

    Args:
        words: The words of each text, without marks and blanks.
        units: The number of the unit each is of, ascending.
    """
    import numpy as np  # noqa: PLC0415 - an extra

    codes = [np.frombuffer(text.encode("utf-16-le", "replace"), np.uint16) for text in words]
    counts = _count(codes)
    unit_of = np.asarray(units, np.int64)
    found = [_shared(codes, counts, unit_of, part) for part in range(_PARTS)]
    many = len(codes)
    del counts, codes
    for start in range(0, many, _TOGETHER):
        bounds = start * many, (start + _TOGETHER) * many
        here = [np.flatnonzero((keys >= bounds[0]) & (keys < bounds[1])) for keys, _, _ in found]
        keys, ones, others = (
            np.concatenate([each[at][chosen] for each, chosen in zip(found, here, strict=True)]) for at in range(3)
        )
        order = _likely(keys, ones, others)
        yield from _grouped(keys[order], ones[order], others[order], many)


def _grouped(keys: "Numbers", ones: "Numbers", others: "Numbers", many: int) -> Iterator[Pair]:
    """The pairs, given the shared runs of each next to one another."""
    import numpy as np  # noqa: PLC0415

    borders = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1], True]) if len(keys) else np.zeros(1, np.int64)
    for start, end in zip(borders[:-1].tolist(), borders[1:].tolist(), strict=True):
        one, other = divmod(int(keys[start]), many)
        yield Pair(one, other, ones[start:end], others[start:end])


def _likely(keys: "Numbers", ones: "Numbers", others: "Numbers") -> "Numbers":
    """Where the pairs stand that share enough runs, far enough apart: what shares one clause alone has no passage.

    Those of a pair stand together in the order of the one's text, and the pairs in order.
    """
    import numpy as np  # noqa: PLC0415

    order: Numbers = np.lexsort((ones, keys))
    pair, place = keys[order], ones[order]
    shifted = place - others[order]
    group = np.cumsum(np.r_[False, pair[1:] != pair[:-1]]) if len(pair) else np.zeros(0, np.int64)
    wide = np.zeros(int(group[-1]) + 1 if len(group) else 0, bool)
    for apart in _APART:
        if len(pair) <= apart:
            break
        far = place[apart:] - place[:-apart]
        level = np.abs(shifted[apart:] - shifted[:-apart]) <= _SHIFT
        found = (pair[apart:] == pair[:-apart]) & (far >= _SPAN) & (far <= _REACH) & level
        wide[group[apart:][found]] = True
    often = np.bincount(group) >= _HITS if len(group) else wide
    kept: Numbers = order[(wide & often)[group]]
    return kept


def _runs(codes: "Numbers") -> "Numbers":
    """The number of each run of a text, in order."""
    import numpy as np  # noqa: PLC0415

    if len(codes) < RUN:
        return np.zeros(0, np.uint64)
    wide = codes.astype(np.uint64)
    made = wide[: len(codes) - RUN + 1].copy()
    base = np.uint64(_BASE)
    with np.errstate(over="ignore"):
        for at in range(1, RUN):
            made *= base
            made += wide[at : len(codes) - RUN + 1 + at]
        made ^= made >> np.uint64(29)
        made *= base
    made ^= made >> np.uint64(32)
    return made


def _count(codes: Sequence["Numbers"]) -> "Numbers":
    """In how many texts runs of each place stand, 255 at most."""
    import numpy as np  # noqa: PLC0415

    counts = np.zeros(1 << _COUNTERS, np.uint8)
    shift = np.uint64(64 - _COUNTERS)
    for text in codes:
        places = (_runs(text) >> shift).astype(np.int64)
        counts[places] = np.minimum(counts[places], 254) + 1  # a run that stands twice in a text counts once
    return counts


def _shared(
    codes: Sequence["Numbers"], counts: "Numbers", units: "Numbers", part: int
) -> tuple["Numbers", "Numbers", "Numbers"]:
    """Of the runs of one part: the pairs of texts that share one, as a number each, and where it stands in both."""
    import numpy as np  # noqa: PLC0415

    shift = np.uint64(64 - _COUNTERS)
    runs, texts, places = [], [], []
    for number, text in enumerate(codes):
        mine = _runs(text)
        here = np.flatnonzero((mine % np.uint64(_PARTS)) == part)
        held = counts[(mine[here] >> shift).astype(np.int64)]
        here = here[(held > 1) & (held <= _MANY_TEXTS)]
        runs.append(mine[here])
        texts.append(np.full(len(here), number, np.int32))
        places.append(here.astype(np.int32))
    run, text_of, place = np.concatenate(runs), np.concatenate(texts), np.concatenate(places)
    del runs, texts, places
    order = np.lexsort((text_of, run))
    run, text_of, place = run[order], text_of[order], place[order]
    keep = _rare(run, text_of, units)
    return _pairs(run[keep], text_of[keep], place[keep], len(codes))


def _rare(run: "Numbers", text_of: "Numbers", units: "Numbers") -> "Numbers":
    """Which entries to keep: the first of a run in each text, where several texts of few units have it."""
    import numpy as np  # noqa: PLC0415

    if not len(run):
        return np.zeros(0, bool)
    new = np.r_[True, run[1:] != run[:-1]]
    again = np.r_[False, (run[1:] == run[:-1]) & (text_of[1:] == text_of[:-1])]
    unit = units[text_of]
    another = np.r_[True, (run[1:] != run[:-1]) | (unit[1:] != unit[:-1])]
    group = np.cumsum(new) - 1
    many_texts = np.bincount(group, ~again)
    many_units = np.bincount(group, another)
    rare = (many_texts > 1) & (many_texts <= _MANY_TEXTS) & (many_units < MANY_UNITS)
    kept: Numbers = rare[group] & ~again
    return kept


def _pairs(run: "Numbers", text_of: "Numbers", place: "Numbers", many: int) -> tuple["Numbers", "Numbers", "Numbers"]:
    """Every two texts that share a run."""
    import numpy as np  # noqa: PLC0415

    keys, ones, others = [], [], []
    for apart in range(1, _MANY_TEXTS):
        same = np.flatnonzero(run[apart:] == run[:-apart]) if len(run) > apart else np.zeros(0, np.int64)
        if not len(same):
            break
        keys.append(text_of[same].astype(np.int64) * many + text_of[same + apart])
        ones.append(place[same])
        others.append(place[same + apart])
    if not keys:
        return np.zeros(0, np.int64), np.zeros(0, np.int32), np.zeros(0, np.int32)
    return np.concatenate(keys), np.concatenate(ones), np.concatenate(others)
