"""Bars: excluding patterns met in a sentence, each of which keeps its duty out of the clause it begins in."""

from collections.abc import Iterable, Sequence

from fazhi.evidence.clauses import clause_at
from fazhi.patterns import Match, Role


class Bars:
    """The excluding patterns met, by clause and duty."""

    def __init__(self, met: Iterable[Match], starts: Sequence[int]) -> None:
        """`starts` says where each clause of the sentence begins."""
        self._starts = starts
        self._barred = {
            (clause_at(starts, match.start), match.use.obligation.id): match.use.pattern.text
            for match in met
            if match.use.role is Role.EXCLUDING
        }

    def on(self, match: Match) -> str | None:
        """The excluding pattern met in the clause where a match of the same duty begins or ends, if one is."""
        duty = match.use.obligation.id
        clauses = (clause_at(self._starts, match.start), clause_at(self._starts, match.end - 1))
        return next((self._barred[at, duty] for at in clauses if (at, duty) in self._barred), None)
