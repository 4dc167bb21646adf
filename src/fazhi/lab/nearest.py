"""How often the sentences shown as nearest are those that readers marked: of the duties that the audit alone missed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from fazhi.evidence import Searcher
from fazhi.lab.scores import Verdict
from fazhi.model.evidence import Evidence, NearMiss
from fazhi.output.terminal.gap import nearest_of


@dataclass(frozen=True, slots=True)
class NearestFound:
    """What the nearest sentences were worth, of some misses; a share of nothing is 1."""

    missed: int
    """Obligations that the readers see supported and the audit a gap."""
    found: int
    """Those of them of which a sentence shown as nearest overlaps a passage of the readers."""
    first: int
    """Those of which the first does."""

    @property
    def share(self) -> float:
        """Share of the misses whose passage is among the sentences shown."""
        return self.found / self.missed if self.missed else 1.0


def nearest_found(verdicts: Iterable[Verdict], searcher: Searcher) -> NearestFound:
    """Find what is shown as nearest to every missed obligation, and set it beside the readers' passages."""
    shown = [[_hit(verdict, near) for near in closest] for verdict, closest in _closest(verdicts, searcher)]
    return NearestFound(len(shown), sum(map(any, shown)), sum(hits[0] for hits in shown if hits))


def in_scopes(verdicts: Sequence[Verdict], searcher: Searcher) -> dict[str, NearestFound]:
    """What the nearest sentences were worth: of all reports, of those to tune rules on, of those kept for checking."""
    scopes = {
        "overall": verdicts,
        "tuned": [item for item in verdicts if item.gold.tune],
        "held_out": [item for item in verdicts if not item.gold.tune],
    }
    return {name: nearest_found(rows, searcher) for name, rows in scopes.items()}


def _closest(
    verdicts: Iterable[Verdict], searcher: Searcher
) -> Iterator[tuple[Verdict, Sequence[Evidence | NearMiss]]]:
    """Every missed obligation with what the views show as nearest to it."""
    missed = [item for item in verdicts if item.supported == (True, False)]
    for _, group in groupby(missed, key=lambda item: id(item.gold)):
        of_one = list(group)
        report = of_one[0].gold.report
        found = searcher.search(report)
        closest = searcher.closest(report, [(item.obligation, found[item.obligation.id]) for item in of_one])
        for item in of_one:
            id_ = item.obligation.id
            yield item, nearest_of(item.evidence, (*found[id_].near, *closest[id_]))


def _hit(verdict: Verdict, near: Evidence | NearMiss) -> bool:
    return any(near.start < place.end and place.start < near.end for place in verdict.places)
