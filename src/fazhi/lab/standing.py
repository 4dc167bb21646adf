"""Figures by what the audit knew of the texts: seen for the first time, kept for checking, tuned on; with intervals.

What a user will meet are the figures at first sight on real texts. Texts that rules were tuned on show how well the
rules were fitted to them; so do those that were written by whoever also writes rules, whatever their labels say.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from fazhi.lab.first_sight import FirstSight, Origin, TextRecord
from fazhi.lab.labels import Gold
from fazhi.lab.scores import Verdict

_DRAWS = 1000
"""Samples drawn for an interval. Few texts make it wide whatever is drawn; a thousand settle its second digit, and take
plain Python 20 ms, so that numpy need not be there for it."""
_SEED = 20261128
_TAIL = 0.025


class Tally(NamedTuple):
    """The counts of one text."""

    both: int = 0
    """Obligations that audit and readers see supported."""
    extra: int = 0
    missed: int = 0
    same: int = 0
    """Of both, those of the same strength."""
    shown: int = 0
    """Pieces of evidence; 0 where that is not known."""
    placed: int = 0
    """Those that overlap a passage of the readers."""


class Interval(NamedTuple):
    """A figure, and where it would lie in 95 of 100 samples of as many texts."""

    value: float
    low: float | None
    """None where there is one text, or none: nothing can be drawn from that."""
    high: float | None


@dataclass(frozen=True, slots=True)
class Standing:
    """The figures of some texts."""

    texts: int
    labels: int
    """Obligations in which readers saw something."""
    f1: Interval | None
    precision: Interval | None
    recall: Interval | None
    strength: Interval | None
    passages: Interval | None
    """None, as the others, where there is nothing to take a share of or it is not known."""


class Groups(NamedTuple):
    """The texts of a run by what the audit knew of them; a text stands in the first group and in one of the others."""

    first: Standing
    """Real texts at first sight, by what was written down then."""
    kept: Standing
    """Texts no rule was tuned on, by whoever writes no rules; as measured now."""
    tuned: Standing
    """All others, as measured now."""


def groups(golds: Sequence[Gold], verdicts: Sequence[Verdict], seen: FirstSight) -> Groups:
    """The three groups of the texts of a run."""
    tallies, labels = _tallies(verdicts), {gold.name: _labelled(gold) for gold in golds}
    kept = [gold for gold in golds if _is_kept(gold, seen)]
    tuned = [gold for gold in golds if not _is_kept(gold, seen)]
    found = [(gold, seen.of(gold.report.sha256, gold.name)) for gold in golds]
    first = [(gold, item) for gold, item in found if item and item.counts and item.origin is Origin.REAL]
    return Groups(
        standing([_told(item) for _, item in first], sum(labels[gold.name] for gold, _ in first)),
        *(
            standing([tallies[gold.name] for gold in some], sum(labels[gold.name] for gold in some))
            for some in (kept, tuned)
        ),
    )


def _is_kept(gold: Gold, seen: FirstSight) -> bool:
    """Whether no rule was tuned on a text, and whoever wrote it writes none."""
    return not gold.tune and seen.origin(gold.report.sha256) is not Origin.OWN


def by_group(
    golds: Sequence[Gold], verdicts: Sequence[Verdict], name_of: Callable[[Verdict], str]
) -> dict[str, Standing]:
    """The figures of each group of verdicts, such as a domain; an interval is over the texts all the same."""
    named: dict[str, list[Verdict]] = {}
    for item in verdicts:
        named.setdefault(name_of(item), []).append(item)
    names = {gold.name for gold in golds}
    made = {}
    for name, rows in named.items():
        tallies = _tallies(item for item in rows if item.gold.name in names)
        made[name] = standing([*tallies.values()], sum(item.label is not None for item in rows))
    return made


def standing(tallies: Sequence[Tally], labels: int) -> Standing:
    """The figures of some texts together, each counting by what it has."""
    sums = [_sum(tallies[at] for at in draw) for draw in _draws(len(tallies))]
    whole = _sum(tallies)

    def interval(figure: Callable[[Tally], tuple[int, int]]) -> Interval | None:
        part, of = figure(whole)
        if not of:
            return None
        values = sorted(part / of for part, of in map(figure, sums) if of)
        if sum(figure(item)[1] > 0 for item in tallies) < 2:  # noqa: PLR2004 - the same text in every sample
            return Interval(part / of, None, None)
        tail = int(_TAIL * len(values))
        return Interval(part / of, values[tail], values[-1 - tail])

    return Standing(
        texts=len(tallies),
        labels=labels,
        f1=interval(lambda item: (2 * item.both, 2 * item.both + item.extra + item.missed)),
        precision=interval(lambda item: (item.both, item.both + item.extra)),
        recall=interval(lambda item: (item.both, item.both + item.missed)),
        strength=interval(lambda item: (item.same, item.both)),
        passages=interval(lambda item: (item.placed, item.shown)),
    )


def _draws(many: int) -> list[list[int]]:
    """Samples of so many texts, with replacement; the same on every run."""
    if many < 2:  # noqa: PLR2004 - one text can only be drawn again and again
        return []
    random = Random(_SEED)  # noqa: S311 - no secret
    return [random.choices(range(many), k=many) for _ in range(_DRAWS)]


def _tallies(verdicts: Iterable[Verdict]) -> dict[str, Tally]:
    made: dict[str, Tally] = {}
    for item in verdicts:
        made[item.gold.name] = _sum([made.get(item.gold.name, Tally()), _tally(item)])
    return made


def _tally(item: Verdict) -> Tally:
    known, found = item.supported
    return Tally(
        both=known and found,
        extra=found and not known,
        missed=known and not found,
        same=known and found and item.agrees,
        shown=len(item.shown) if found else 0,
        placed=sum(map(item.hits, item.shown)) if found else 0,
    )


def _told(record: TextRecord) -> Tally:
    counts = record.counts
    return Tally(counts.both, counts.extra, counts.missed, counts.same) if counts else Tally()


def _sum(tallies: Iterable[Tally]) -> Tally:
    columns = [*zip(*tallies, strict=True)]
    return Tally(*map(sum, columns)) if columns else Tally()


def _labelled(gold: Gold) -> int:
    return sum(id not in gold.contested for id in gold.labels)


def plain(item: Standing) -> dict[str, object]:
    """One standing as plain values; null where nothing is known."""
    figures = {name: getattr(item, name) for name in ("f1", "precision", "recall", "strength", "passages")}
    return {
        "texts": item.texts,
        "labels": item.labels,
        **{name: None if value is None else value._asdict() for name, value in figures.items()},
    }
