"""Which matches the excluding patterns of their duty bar: those of one clause, but an item of a list bars no other."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise, repeat

from fazhi.evidence.clauses import Clause, clause_at, starts_of
from fazhi.patterns import Match, Role, Span

_MARK = "、"
_BEFORE = re.compile("[、和与及]")
_BEHIND = re.compile("[、和与及等各]")
"""What stands beside an item of a list."""
_LEAD = 3
"""Characters that may stand before a match in its item: 实施后评估."""
_MANY = 8
"""A clause with more excluding matches of one duty is barred whole, so that no pair of all its matches is looked at."""


class Bars:
    """The excluding patterns met in a sentence, by clause and duty."""

    def __init__(self, met: Iterable[Match], clauses: Sequence[Clause]) -> None:
        """`met` are all patterns met in the sentence, in the order of the text."""
        self._clauses = clauses
        self._starts = starts_of(clauses)
        self._bars: dict[tuple[int, str], list[Match]] = defaultdict(list)
        for match in met:
            if match.use.role is Role.EXCLUDING:
                self._bars[clause_at(self._starts, match.start), match.use.obligation.id].append(match)

    def on(self, match: Match) -> str | None:
        """The excluding pattern that bars a match of its duty in the clause where it begins or ends, if one does."""
        if not self._bars:
            return None
        duty, last = match.use.obligation.id, clause_at(self._starts, match.end - 1)
        for number in dict.fromkeys((clause_at(self._starts, match.start), last)):
            bars = self._bars.get((number, duty), [])
            for bar in bars:
                if len(bars) > _MANY or number != last or not _another_item(self._clauses[number], bar, match):
                    return bar.use.pattern.text
        return None


def _another_item(clause: Clause, bar: Match, match: Match) -> bool:
    """Whether the excluding words are one item of a list, and the match ends at the head of another."""
    first, last = (clause.start + side for side in (0, len(clause.text)))
    start, end = match.spans[-1]
    if not first <= bar.start < bar.end <= last or not (bar.end <= start or end <= bar.start):
        return False
    listed = _between(clause, min(bar.end, end), max(bar.start, start))
    return listed and _is_item(clause.text, bar.start - first, bar.end - first) and _heads(clause, match, bar)


def _is_item(text: str, start: int, end: int) -> bool:
    """Whether a range of a clause is an item of a list, of which the first may have a verb before it."""
    begins = start == 0 or _BEFORE.match(text, start - 1) is not None or text.find(_MARK, 0, start) < 0
    return begins and (end == len(text) or _BEHIND.match(text, end) is not None)


def _heads(clause: Clause, match: Match, bar: Match) -> bool:
    """Whether the last words of a match head their item, none of its others standing in an item before.

    A deed joined with its subject has more words than its pattern has joints: all of them must stand in one item,
    unless the deed stands before the whole list, the excluding item too: 公开预决算、惠农补贴.
    """
    start = match.spans[-1][0] - clause.start
    if start - (clause.text.rfind(_MARK, 0, start) + 1) > _LEAD and clause.text.find(_MARK, 0, start) >= 0:
        return False
    joints = match.use.rest if len(match.use.rest) == len(match.spans) - 1 else repeat(None)
    return not any(
        _between(clause, left[1], right[0])
        for (left, right), joint in zip(pairwise(match.spans), joints, strict=False)
        if (joint is None or not joint.crosses) and not _governs(clause, left, bar, right)
    )


def _governs(clause: Clause, left: Span, bar: Match, right: Span) -> bool:
    """Whether words stand before a list of which the excluding item is the first, and other words a later one."""
    return left[1] <= bar.start and bar.end <= right[0] and not _between(clause, left[1], bar.start)


def _between(clause: Clause, start: int, end: int) -> bool:
    """Whether a list mark stands in a range of the text."""
    return clause.text.find(_MARK, max(0, start - clause.start), max(0, end - clause.start)) >= 0
