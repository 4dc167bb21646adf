"""Which patterns met in a passage speak of their duty: some do anywhere, some only where its topic is at hand."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from fazhi.evidence.clauses import Clause, starts_of
from fazhi.evidence.quote import original
from fazhi.evidence.topics import Topics
from fazhi.model.reason import Reason, ReasonKind
from fazhi.model.report import Passage, Report
from fazhi.patterns import Match, Role, is_headed, standing
from fazhi.remembered import once

_OF = "的"


class Spoken(NamedTuple):
    """A match that speaks of its duty."""

    match: Match
    lent: tuple[Reason, ...]
    """The words of the topic without which it would not, and from how far; empty where it needs none."""
    headed: bool = False
    """Whether its subject stands in the clause before; it then claims no figure from others."""


def speaking(
    report: Report, passage: Passage, met: list[Match], clauses: list[Clause], topics: Topics
) -> Iterator[Spoken]:
    """The matches that speak of their duty, in their order; topics among them are noted on the way."""
    covers = _Covers(met, clauses)
    for match in met:
        use = match.use
        if use.role.speaks_anywhere:
            yield Spoken(match, ())
        elif use.role is Role.TOPIC:
            topics.note(use.obligation.id, passage, *original(report, (match.start, match.end)))
        elif is_headed(match):
            if covers.goes_on(match):
                yield Spoken(match._replace(use=use._replace(role=standing(use.role))), _head(report, match), True)
        elif use.role is Role.ON_TOPIC or (use.role.tells and not covers.named_by_another(match)):
            start, _ = original(report, (match.start, match.end))
            topic = None if covers.claim(match) else topics.at_hand(use.obligation.id, passage, start)
            if topic:
                yield Spoken(match._replace(use=use._replace(role=standing(use.role))), topic.lent(passage, start))


def without_needless(spoken: list[Spoken]) -> list[Spoken]:
    """What a sentence says, without deeds that have their subject from the clause before where their duty has more."""
    otherwise = {item.match.use.obligation.id for item in spoken if not item.headed}
    return [item for item in spoken if not item.headed or item.match.use.obligation.id not in otherwise]


def _head(report: Report, match: Match) -> tuple[Reason, Reason]:
    """The reasons of a deed that has its subject from the clause before: its words, and from how far."""
    first, last = match.spans[0], match.spans[-1]
    words = report.normal.text[first[0] : first[1]]
    return Reason(ReasonKind.HEAD, words), Reason(ReasonKind.DISTANCE, str(max(0, last[0] - first[1])))


class _Covers:
    """The matches that may take another's words."""

    def __init__(self, met: list[Match], clauses: list[Clause]) -> None:
        """`met` is in the order of the text."""
        self._met = met
        self._clauses = clauses

    @once
    def _begin(self) -> list[int]:
        return starts_of(self._clauses)

    @once
    def _covers(self) -> list[Match]:
        return [match for match in self._met if match.use.role.speaks_anywhere]

    @once
    def _starts(self) -> list[int]:
        return [match.start for match in self._covers]

    @once
    def _longest(self) -> int:
        return max((match.end - match.start for match in self._covers), default=0)

    def claim(self, match: Match) -> bool:
        """Whether another duty that names its subject itself takes these words and more: 规范性文件…征求意见.

        What only stands between its words it does not take: 规范性文件……集体审议 leaves a 合法性审核 before to others.
        """
        first = bisect_left(self._starts, match.end - self._longest)
        return any(
            match.end <= other.end
            and other.end - other.start > match.end - match.start
            and other.use.obligation.id != match.use.obligation.id
            and any(start < match.end and match.start < end for start, end in other.spans)
            for other in self._covers[first : bisect_right(self._starts, match.start)]
        )

    def goes_on(self, match: Match) -> bool:
        """Whether the clause of a deed goes on with the one before, which names its subject, and neither with another.

        The two are parted by a comma, and no duty is spoken of behind the subject.
        """
        first = max(0, bisect_right(self._begin, match.start) - 1)
        if self._clauses[first].closing != "，" or self._describes(self._clauses[first], match.spans[0][1]):
            return False
        begin, behind = bisect_left(self._starts, match.start), bisect_left(self._starts, self._clauses[first + 1].end)
        return begin == behind

    @staticmethod
    def _describes(clause: Clause, end: int) -> bool:
        """Whether a subject only describes what stands behind it: 家长里短的小说."""
        return clause.text.startswith(_OF, end - clause.start)

    def named_by_another(self, match: Match) -> bool:
        """Whether the clause that a match ends in speaks of another duty."""
        clause = self._clauses[max(0, bisect_right(self._begin, match.end - 1) - 1)]
        first, behind = bisect_left(self._starts, clause.start), bisect_left(self._starts, clause.end)
        return any(item.use.obligation.id != match.use.obligation.id for item in self._covers[first:behind])
