"""Which patterns met in a passage speak of their duty: some anywhere, some only where its topic is at hand.

Words that another duty takes for itself speak of none else, and excluding patterns bar those of their duty in the same
clause, but an item of a list bars no other.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, repeat
from typing import NamedTuple

from fazhi.evidence.clauses import Clause, clause_at, starts_of
from fazhi.evidence.quote import original
from fazhi.evidence.topics import Topic, Topics
from fazhi.model.reason import Reason, ReasonKind
from fazhi.model.report import Passage, PassageKind, Report
from fazhi.patterns import Match, Role, Span, concepts, is_headed, literals, standing
from fazhi.remembered import once

_OF = "的"
_MARK = "、"
_BEHIND = re.compile("[、和与及等各]")
"""What stands behind an item of a list."""
_REST = re.compile("[^、，的]{0,8}?(?:[、和与及等各]|$)")
"""The same, and the end of the item before it."""
_LEAD = 3
"""Characters that may stand before a match in its item: 实施后评估."""
_MANY = 8
"""A clause with more excluding matches of one duty is barred whole, so that no pair of all its matches is looked at."""


class Spoken(NamedTuple):
    """A match that speaks of its duty."""

    match: Match
    lent: tuple[Reason, ...]
    """The words of the topic without which it would not, and from how far; empty where it needs none."""
    headed: bool = False
    """Whether its subject stands in the clause before; it then claims no figure from others."""


def speaking(report: Report, passage: Passage, met: list[Match], clauses: list[Clause], topics: Topics) -> list[Spoken]:
    """The matches that speak of their duty, in their order; topics among them are noted on the way.

    A deed that has its subject from the clause before is left out where its duty is spoken of otherwise too.
    """
    spoken = list(_speaking(report, passage, met, clauses, topics))
    otherwise = {item.match.use.obligation.id for item in spoken if not item.headed}
    return [item for item in spoken if not item.headed or item.match.use.obligation.id not in otherwise]


def _speaking(
    report: Report, passage: Passage, met: list[Match], clauses: list[Clause], topics: Topics
) -> Iterator[Spoken]:
    covers = _Covers(met, clauses)
    for match in met:
        use = match.use
        if use.role.speaks_anywhere:
            yield Spoken(match, ())
        elif use.role is Role.TOPIC:
            if covers.denied(match):
                topics.end(use.obligation.id)
            else:
                topics.note(use.obligation.id, passage, *original(report, (match.start, match.end)))
        elif is_headed(match):
            if covers.goes_on(match):
                yield Spoken(match._replace(use=use._replace(role=standing(use.role))), _head(report, match), True)
        elif use.role is Role.ON_TOPIC or (use.role.tells and not covers.named_by_another(match)):
            start, _ = original(report, (match.start, match.end))
            topic = topics.at_hand(use.obligation.id, passage, start)
            if topic and not _claimed(covers.claims(match), topic, topics, passage, start):
                yield Spoken(match._replace(use=use._replace(role=standing(use.role))), topic.lent(passage, start))


def _claimed(claims: Iterable[Match], topic: Topic, topics: Topics, passage: Passage, start: int) -> bool:
    """Whether others keep their words from a duty whose topic is at hand.

    Where the paragraph has spoken of its topic, and not of theirs, what only tells a step claims nothing: behind
    《管理办法》由我局起草, 司法局审核后提交常务会议 is told of that paper, and not only of a decision.
    """
    if topic.passage.kind is PassageKind.HEADING:
        return any(True for _ in claims)
    return any(_names_its_subject(other) or topics.at_hand(other.use.obligation.id, passage, start) for other in claims)


def _names_its_subject(match: Match) -> bool:
    """Whether words name a subject of their duty, or a topic, or belong to a duty that can have no topic at hand.

    So does a pattern that holds a word itself, and not concepts alone: 公众参与&{decision_law_review}.
    """
    rule = match.use.obligation.evidence
    if not rule.topic or literals(match.use.pattern.text):
        return True
    named = {name for pattern in (*rule.subject, *rule.topic) for name in concepts(pattern.text)}
    return not named.isdisjoint(concepts(match.use.pattern.text))


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

    def denied(self, match: Match) -> bool:
        """Whether its clause says that there was none of it: 年内未制定行政规范性文件."""
        clause = self._clauses[clause_at(self._begin, match.start)]
        start, end = match.start - clause.start, match.end - clause.start
        return any(
            item.occasion and item.start < start < item.end and item.denies(start, end) for item in clause.denials
        )

    def claims(self, match: Match) -> Iterator[Match]:
        """What takes these words and more for another duty, and names its subject itself: 规范性文件…征求意见.

        What only stands between its words it does not take: 规范性文件……集体审议 leaves a 合法性审核 before to others.
        """
        first = bisect_left(self._starts, match.end - self._longest)
        for other in self._covers[first : bisect_right(self._starts, match.start)]:
            if (
                match.end <= other.end
                and other.end - other.start > match.end - match.start
                and other.use.obligation.id != match.use.obligation.id
                and any(start < match.end and match.start < end for start, end in other.spans)
            ):
                yield other

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
                if number != last and _of_another_deed(self._clauses[last], bar, match):
                    continue
                if _of_its_field(self._clauses[number], bar, match):
                    continue
                if len(bars) > _MANY or number != last or not _another_item(self._clauses[number], bar, match):
                    return bar.use.pattern.text
        return None


def _of_another_deed(last: Clause, bar: Match, match: Match) -> bool:
    """Whether the excluding words tell what was done to a thing before the deed that a match ends in: 审查，并征求意见.

    They stand behind the words of the match in the clause where it begins, and the last clause tells a second deed.
    """
    before = [end for start, end in match.spans if end <= last.start]
    return bool(before) and before[-1] <= bar.start and last.grammar.links.second_deed.match(last.bare) is not None


def _of_its_field(clause: Clause, bar: Match, match: Match) -> bool:
    """Whether the excluding words only say in what field that lies which a match ends with: 疫情防控中的法律问题."""
    start, end = bar.end - clause.start, match.spans[-1][0] - clause.start
    return 0 <= start < end and clause.grammar.links.within_field.fullmatch(clause.text, start, end) is not None


def _another_item(clause: Clause, bar: Match, match: Match) -> bool:
    """Whether the excluding words are one item of a list, and the match ends at the head of another."""
    first, last = (clause.start + side for side in (0, len(clause.text)))
    start, end = match.spans[-1]
    if not first <= bar.start < bar.end <= last or not (bar.end <= start or end <= bar.start):
        return False
    listed = _between(clause, min(bar.end, end), max(bar.start, start))
    return listed and _is_item(clause.text, bar.start - first, bar.end - first) and _heads(clause, match, bar)


def _is_item(text: str, start: int, end: int) -> bool:
    """Whether a range of a clause is an item of a list or stands in one: 年度要点、负责人述法方案等.

    What the first item says beside it, before it or behind, may be said of all items; of a later one the next mark ends
    what is said.
    """
    first = text.find(_MARK, 0, start) < 0
    return end == len(text) or (_BEHIND if first else _REST).match(text, end) is not None


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
