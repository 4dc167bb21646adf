"""Which patterns met in a passage speak of their duty: some do anywhere, some only where its topic is at hand."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from fazhi.evidence.quote import original
from fazhi.evidence.topics import Topics
from fazhi.model.report import Passage, Report
from fazhi.patterns import Match, Role


class Spoken(NamedTuple):
    """A match that speaks of its duty."""

    match: Match
    topic: str
    """The words of the topic without which it would not; empty where it needs none."""


def speaking(report: Report, passage: Passage, met: list[Match], topics: Topics) -> Iterator[Spoken]:
    """The matches that speak of their duty, in their order; topics among them are noted on the way."""
    covers = _Covers(met)
    for match in met:
        if match.use.role >= Role.TOPIC:
            obligation, (start, end) = match.use.obligation.id, original(report, (match.start, match.end))
            if match.use.role is Role.TOPIC:
                topics.note(obligation, passage, start, end)
            elif not covers.claim(match) and (topic := topics.at_hand(obligation, passage, start)):
                yield Spoken(match, topic)
        elif match.use.role.speaks:
            yield Spoken(match, "")


class _Covers:
    """The matches that may take another's words."""

    def __init__(self, met: list[Match]) -> None:
        """`met` is in the order of the text."""
        self._covers = [match for match in met if match.use.role.speaks_anywhere]
        self._starts = [match.start for match in self._covers]
        self._longest = max((match.end - match.start for match in self._covers), default=0)

    def claim(self, match: Match) -> bool:
        """Whether another duty that names its subject itself takes these words and more: 规范性文件…征求意见."""
        first = bisect_left(self._starts, match.end - self._longest)
        return any(
            match.end <= other.end
            and other.end - other.start > match.end - match.start
            and other.use.obligation.id != match.use.obligation.id
            for other in self._covers[first : bisect_right(self._starts, match.start)]
        )
