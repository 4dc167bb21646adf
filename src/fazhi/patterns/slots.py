"""Slots filled: what was done, or what shows it, meets the subject of its duty in one clause, in whatever order.

A deed whose clause names no subject stays alone: whether the head of the sentence, the text above or a heading lends it
one is for those to say who know them.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Final

from fazhi.model.obligation import Obligation, Pattern
from fazhi.patterns.matcher import FREE_REACH, Candidate, Match, Role, Scope, Span

_FIRST_DEED: Final = Role.ACT
"""From this role on, a pattern tells of a deed."""
_FIRST_OTHER: Final = Role.EXCLUDING
"""From this role on, a pattern does not speak of its duty by itself."""
_ASKED: Final = 8
"""So many subjects that begin before a deed ends are asked whether they meet it."""
HEAD_REACH: Final = 30
"""Characters that may stand between a subject and what was done to it in the clause behind."""
_START: Final = attrgetter("start")
_END: Final = attrgetter("end")
_JOINED: Final = " + "
"""Between the subject and the deed, where the two are told as one pattern."""


def worth_asking(found: Sequence[Candidate], lent: Callable[[str], bool]) -> list[Candidate]:
    """The candidates of a sentence that can come to something: no deed without a subject, no subject without a deed.

    `lent` tells of a duty whether a heading or the text above lends it a subject; a topic in the sentence may as well.
    """
    deeds: dict[str, Obligation] = {}
    subjects, spoken = set(), set()
    for _, use in found:
        role = use.role
        if role >= _FIRST_DEED:
            deeds[use.obligation.id] = use.obligation
        elif role is Role.SUBJECT:
            subjects.add(use.obligation.id)
        elif role < _FIRST_OTHER or role is Role.TOPIC:
            spoken.add(use.obligation.id)
    if not (deeds or subjects):
        return list(found)
    told = subjects.intersection(deeds)
    wanted = {id for id, item in deeds.items() if id in told or id in spoken or (item.evidence.lends and lent(id))}
    return [
        item
        for item in found
        if item.use.role < Role.SUBJECT or item.use.obligation.id in (wanted if item.use.role >= _FIRST_DEED else told)
    ]


def fill(met: Sequence[Match], scope: Scope) -> list[Match]:
    """The matches of a sentence by their start, each deed with its subject.

    A deed without one stays alone where its rule says that a subject may be lent to it, and is left out elsewhere.
    """
    named = _subjects(met)
    found: list[Match] = []
    for match in met:
        if match.use.role >= _FIRST_DEED:
            subjects = named.get(match.use.obligation.id)
            filled = _filled(match, subjects, scope) if subjects else None
            if filled:
                found.append(filled)
            if (filled is None or is_headed(filled)) and match.use.obligation.evidence.lends:
                found.append(match)
        elif match.use.role is not Role.SUBJECT:
            found.append(match)
    found.sort(key=_START)
    return found


def _subjects(met: Sequence[Match]) -> Mapping[str, "_Subjects"]:
    """Where the subject of each duty is named of which a deed is told."""
    wanted = {match.use.obligation.id for match in met if match.use.role >= _FIRST_DEED}
    found: dict[str, list[Match]] = defaultdict(list)
    for match in met if wanted else ():
        own = match.use.role is Role.SUBJECT or match.use.role < _FIRST_OTHER
        if own and match.use.obligation.id in wanted:
            found[match.use.obligation.id].append(match)
    return {id: _Subjects(places) for id, places in found.items()}


class _Subjects:
    """The places of one sentence that name the subject of one duty."""

    def __init__(self, found: Iterable[Match]) -> None:
        self._by_start = sorted(found, key=_START)
        self._starts = [match.start for match in self._by_start]
        self._by_end = sorted(found, key=_END)
        self._ends = [match.end for match in self._by_end]

    def around(self, deed: Match) -> Iterator[Match]:
        """The last few that begin before a deed ends and end behind its start or before, and the first few behind."""
        at = bisect_left(self._starts, deed.end)
        yield from self._by_start[max(0, at - _ASKED) : at + 1]
        before = bisect_right(self._ends, deed.start)
        yield from self._by_end[max(0, before - 1) : before]


def _filled(deed: Match, subjects: _Subjects, scope: Scope) -> Match | None:
    """The deed with the nearest subject of its clause, else with the nearest of the clause before.

    Whether that clause goes on in the deed's own, others must say.
    """
    clause = scope.clause_at(deed.start)
    near: list[tuple[int, Match]] = []
    before: list[tuple[int, Match]] = []
    for match, gap in _gaps(deed, subjects):
        if gap > FREE_REACH:
            continue
        where = scope.clause_at(match.start)
        if where == clause:
            near.append((gap, match))
        elif where == clause - 1 and gap <= HEAD_REACH and match.end <= deed.start and match.use.role is Role.SUBJECT:
            before.append((gap, match))
    if near:
        return _joined(deed, min(near, key=_distance)[1])
    if not before:
        return None
    headed = _joined(deed, min(before, key=_distance)[1])
    return headed._replace(use=headed.use._replace(role=deed.use.role))


def is_headed(match: Match) -> bool:
    """Whether a deed has its subject from the clause before."""
    return match.use.role.tells and _JOINED in match.use.pattern.text


def _distance(near: tuple[int, Match]) -> tuple[int, int]:
    """How far a subject stands from its deed; of those as near the shorter comes first."""
    gap, match = near
    return gap, match.end - match.start


def _gaps(deed: Match, subjects: _Subjects) -> Iterator[tuple[Match, int]]:
    """The subjects beside a deed and among its words, each with the characters that part the two.

    The words of either may stand among those of the other, as 督办 does in 人大督办的建议, but none may be shared.
    """
    for match in subjects.around(deed):
        if all(one[1] <= other[0] or other[1] <= one[0] for one in deed.spans for other in match.spans):
            yield match, max(0, match.start - deed.end, deed.start - match.end)


def _joined(deed: Match, subject: Match) -> Match:
    """One match of both: of itself a measure where the deed shows something."""
    use, head = deed.use, subject.use.pattern.text
    pattern = Pattern(f"{head}{_JOINED}{use.pattern.text}", use.pattern.line)
    spans: tuple[Span, ...] = tuple(sorted((*subject.spans, *deed.spans)))
    return Match.of(use._replace(role=standing(use.role), pattern=pattern), spans)


def standing(role: Role) -> Role:
    """What a deed speaks as, once it has its subject."""
    return {Role.SHOWS: Role.MEASURE, Role.ACT: Role.ABOUT}.get(role, role)
