"""Slots filled: what was done, or what shows it, meets the subject of its duty in one clause, in whatever order.

A deed whose clause names no subject stays alone: whether the head of the sentence, the text above or a heading lends it
one is for those to say who know them.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Final

from fazhi.model.obligation import Pattern
from fazhi.patterns.matcher import FREE_REACH, LENT, Candidate, Match, Role, Scope, Span

_BIT: Final = tuple(1 << role for role in Role)
"""A bit for each role, so that some roles are one number."""
_EXCLUDING, _TOPIC, _SUBJECT = _BIT[Role.EXCLUDING], _BIT[Role.TOPIC], _BIT[Role.SUBJECT]
_NAMES: Final = _TOPIC | sum(_BIT[role] for role in Role if role.speaks_anywhere)
"""In these roles a pattern names what its duty is about."""
_DEEDS: Final = sum(_BIT[role] for role in Role if role.tells)
_ASKED: Final = 8
"""So many subjects that begin before a deed ends are asked whether they meet it."""
HEAD_REACH: Final = 30
"""Characters that may stand between a subject and what was done to it in the clause behind."""
_START: Final = attrgetter("start")
_END: Final = attrgetter("end")
_JOINED: Final = " + "
"""Between the subject and the deed, where the two are told as one pattern."""


def worth_asking(
    found: Sequence[Candidate], lent: Callable[[str], bool], spoken: Collection[str] = ()
) -> list[Candidate]:
    """The candidates of a sentence that can come to something.

    A deed without a subject cannot, nor a subject without a deed, nor what excludes a duty of which nothing speaks.
    `lent` tells of a duty whether a heading or the text above lends it a subject; a topic in the sentence may as well.
    Of the duties in `spoken` something speaks that is no pattern.
    """
    roles: dict[str, int] = {}
    for _, begun in found:
        roles[begun.id] = roles.get(begun.id, 0) | begun.bit
    kept: dict[str, int] = {}
    for id, told in roles.items():
        alone = told & _DEEDS and not told & (_SUBJECT | _NAMES)
        kept[id] = _kept(told & ~LENT, not alone or bool(told & LENT and lent(id)))
        if id in spoken:
            kept[id] |= told & _EXCLUDING
    return [item for item in found if kept[item[1].id] & item[1].bit]


@cache
def _kept(told: int, lent: bool) -> int:
    """Of the roles in which a sentence may meet patterns of a duty those that can come to something.

    `lent` says that a deed has a subject, or may be lent one.
    """
    if not lent:
        told &= ~_DEEDS
    if not told & _DEEDS:
        told &= ~_SUBJECT
    return told if told & ~(_EXCLUDING | _TOPIC) else told & _TOPIC


def fill(met: Sequence[Match], scope: Scope) -> list[Match]:
    """The matches of a sentence by their start, each deed with its subject.

    A deed without one stays alone where its rule says that a subject may be lent to it, and is left out elsewhere.
    """
    named = _subjects(met)
    found: list[Match] = []
    for match in met:
        use = match.use
        if use.role.tells:
            subjects = named.get(use.obligation.id)
            filled = _filled(match, subjects, scope) if subjects else None
            if filled:
                found.append(filled)
            if (filled is None or is_headed(filled)) and use.obligation.evidence.lends:
                found.append(match)
        elif use.role is not Role.SUBJECT:
            found.append(match)
    found.sort(key=_START)
    return found


def _subjects(met: Sequence[Match]) -> Mapping[str, "_Subjects"]:
    """Where the subject of each duty is named of which a deed is told."""
    wanted = {match.use.obligation.id for match in met if match.use.role.tells}
    if not wanted:
        return {}
    found: dict[str, list[Match]] = defaultdict(list)
    for match in met:
        use = match.use
        if (use.role is Role.SUBJECT or use.role.speaks_anywhere) and use.obligation.id in wanted:
            found[use.obligation.id].append(match)
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
