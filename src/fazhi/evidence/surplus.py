"""Evidence that adds nothing: a weaker word of a duty, from afar, in passing, or in a clause about another duty."""

import heapq
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Final

from fazhi.model.evidence import Evidence, Polarity, Strength
from fazhi.model.obligation import Domain
from fazhi.model.reason import Reason, ReasonKind
from fazhi.model.report import Report

_CLOSE: Final = 30
"""Characters from a topic within which what stands behind is as good as in its own clause."""


def without_surplus(
    report: Report, evidence: Mapping[str, Sequence[Evidence]], domains: Mapping[str, Domain]
) -> dict[str, list[Evidence]]:
    """The evidence of each duty, by identifier, without what adds nothing to the rest of it.

    What is planned or owned up to stays, for it says something else than what was done. `domains` names the domain of
    each duty.
    """
    in_place = {duty: _without_passing(report, _without_lesser(items)) for duty, items in evidence.items()}
    claims = _Claims(item for items in in_place.values() for item in items)
    told = {duty: _without_shared(items, claims) for duty, items in in_place.items()}
    company = _Company(report, told, domains)
    return {duty: _without_strays(items, claims, company) for duty, items in told.items()}


def _without_lesser(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence of a duty without what has its subject from afar, and shows no more than what names it.

    Such a reading is the weaker one; where the duty is named with as much to show for it, nothing rests on it.
    """
    afar = [item.polarity is Polarity.DONE and is_afar(item.reasons) for item in evidence]
    named = (item for item, far in zip(evidence, afar, strict=True) if not far and item.polarity is Polarity.DONE)
    most = max((item.strength for item in named), default=Strength.NONE)
    return [item for item, far in zip(evidence, afar, strict=True) if not far or item.strength > most]


def is_afar(reasons: Iterable[Reason]) -> bool:
    """Whether reasons tell of a subject from another sentence or a heading, and not from close before."""
    told = {reason.kind: reason.words for reason in reasons}
    return ReasonKind.TOPIC in told and int(told[ReasonKind.DISTANCE]) > _CLOSE


def _without_passing(report: Report, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence of a duty that shows a result, without general words and without measures of other paragraphs.

    A report tells of a duty in one place, and there says what came of it: beside that, words that show nothing add
    nothing, and words elsewhere mostly belong to another matter.
    """
    shown = {_paragraph(report, item) for item in evidence if _is_result(item)}
    return [item for item in evidence if not shown or not _is_weaker(item) or _is_measure_in(report, item, shown)]


def _is_measure_in(report: Report, item: Evidence, paragraphs: Set[int]) -> bool:
    """Whether it is a measure by an act, and stands in one of some paragraphs."""
    described = any(reason.kind is ReasonKind.DESCRIBED for reason in item.reasons)
    return item.strength is Strength.MEASURE and not described and _paragraph(report, item) in paragraphs


def _without_shared(evidence: list[Evidence], claims: "_Claims") -> list[Evidence]:
    """The evidence of a duty without what shows no result and tells of another duty too, if more stands by itself."""
    weaker = [item for item in evidence if _is_weaker(item)]
    if not weaker or len(evidence) == 1:
        return evidence
    shared = {id(item) for item in evidence if claims.shared(item)}
    alone = (item.strength for item in evidence if item.polarity is Polarity.DONE and id(item) not in shared)
    most = max(alone, default=Strength.NONE)
    needless = {id(item) for item in weaker if id(item) in shared and item.strength < most}
    return [item for item in evidence if id(item) not in needless]


def _without_strays(evidence: list[Evidence], claims: "_Claims", company: "_Company") -> list[Evidence]:
    """The evidence of a duty without what tells of another duty too, if as much is told of it in its own company.

    A report tells of a duty among others of its kind: 清理涉及行政处罚的文件 in the chapter on documents is no
    procedure of penalties where the chapter on enforcement tells of those.
    """
    if len(evidence) == 1:
        return evidence
    at_home: dict[int, Strength] = {}
    for item in evidence:
        if item.polarity is Polarity.DONE and company.of_its_kind(item):
            place = company.place(item)
            at_home[place] = max(item.strength, at_home.get(place, Strength.NONE))
    first, second = heapq.nlargest(2, [*((told, place) for place, told in at_home.items()), *[(Strength.NONE, -2)] * 2])

    def elsewhere(item: Evidence) -> Strength:
        """The most that is told of the duty in its company in another paragraph."""
        return (second if first[1] == company.place(item) else first)[0]

    return [
        item
        for item in evidence
        if item.polarity is not Polarity.DONE
        or item.strength > elsewhere(item)
        or not claims.shared(item)
        or company.of_its_kind(item)
    ]


class _Company:
    """What duties each paragraph tells of."""

    def __init__(
        self, report: Report, evidence: Mapping[str, Iterable[Evidence]], domains: Mapping[str, Domain]
    ) -> None:
        self._report, self._domains = report, domains
        self._told: dict[tuple[int, Domain], set[str]] = defaultdict(set)
        """The duties of a domain that a paragraph tells of, by where it begins and the domain."""
        for items in evidence.values():
            for item in items:
                if item.polarity is Polarity.DONE:
                    self._told[self.place(item), self._domains[item.obligation]].add(item.obligation)

    def place(self, item: Evidence) -> int:
        """Where the paragraph of a piece of evidence begins."""
        return _paragraph(self._report, item)

    def of_its_kind(self, item: Evidence) -> bool:
        """Whether its paragraph tells of another duty of the same domain."""
        return bool(self._told[self.place(item), self._domains[item.obligation]] - {item.obligation})


class _Claims:
    """Where all duties have evidence of what was done."""

    def __init__(self, evidence: Iterable[Evidence]) -> None:
        self._items = sorted((item for item in evidence if item.polarity is Polarity.DONE), key=lambda item: item.start)
        self._starts = [item.start for item in self._items]
        self._longest = max((item.end - item.start for item in self._items), default=0)

    def shared(self, item: Evidence) -> bool:
        """Whether another duty has evidence that overlaps a piece of evidence."""
        first, behind = bisect_left(self._starts, item.start - self._longest), bisect_left(self._starts, item.end)
        near = self._items[first:behind]
        return any(other.obligation != item.obligation and other.end > item.start for other in near)


def _is_result(item: Evidence) -> bool:
    """Whether it shows a result of a duty that is named where it stands."""
    lent = any(reason.kind in {ReasonKind.HEAD, ReasonKind.TOPIC, ReasonKind.LENT} for reason in item.reasons)
    return item.polarity is Polarity.DONE and item.strength is Strength.RESULT and not lent


def _is_weaker(item: Evidence) -> bool:
    return item.polarity is Polarity.DONE and item.strength is not Strength.RESULT


def _paragraph(report: Report, item: Evidence) -> int:
    """Where the paragraph of a piece of evidence begins."""
    return report.text.rfind("\n", 0, item.start)
