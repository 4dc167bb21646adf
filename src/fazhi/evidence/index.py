"""All patterns of all obligations, compiled once into one automaton."""

from bisect import bisect_right
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from fazhi.catalogue.segments import CLAUSE_REACH, SCATTER_REACH, SENTENCE_REACH
from fazhi.catalogue.table import by_role, tabulate
from fazhi.model.obligation import Catalogue, Obligation, Pattern, Table


class Role(IntEnum):
    """What a pattern says of the clause it matches."""

    ABOUT = 0
    MEASURE = 1
    RESULT = 2
    EXCLUDING = 3
    TOPIC = 4
    ON_TOPIC = 5

    @property
    def speaks(self) -> bool:
        """Whether a match speaks of the duty, rather than of something else or of its topic only."""
        return self is not Role.EXCLUDING and self is not Role.TOPIC


SPEAKING_ANYWHERE = frozenset((Role.ABOUT, Role.MEASURE, Role.RESULT))


class Use(NamedTuple):
    """One pattern of one obligation, its segments replaced by their numbers in the index."""

    obligation: Obligation
    role: Role
    pattern: Pattern
    first: int
    """Number of the first segment."""
    rest: tuple[tuple[int, bool], ...]
    """The segments behind it, and whether each may stand in a later clause than the one before."""
    needs: frozenset[int]
    """Numbers of the segments behind it."""


class Hit(NamedTuple):
    """One word of the automaton in a text."""

    start: int
    end: int
    segments: frozenset[int]
    """Numbers of the segments that the word stands for."""


class _Row:
    """A pattern as it stands in the table, looked up once its segments are all met."""

    __slots__ = ("needs", "segment", "text", "use")

    def __init__(self, segment: int, text: str) -> None:
        self.segment = segment
        self.text = text
        self.needs = frozenset(map(int, text.split(",")[3::2]))
        self.use: Use | None = None


class _Rows(dict[int, list[_Row]]):
    """The rows of the table that begin with a segment, taken apart when it is first met."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, segment: int) -> list[_Row]:
        found = self[segment] = [_Row(segment, text) for text in self._table.uses[segment].split(";") if text]
        return found


class _Segments(dict[int, frozenset[int]]):
    """The segments that a word stands for, looked up when it is first met."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, term: int) -> frozenset[int]:
        found = self[term] = frozenset(self._table.segments[term])
        return found


class Index:
    """The automaton, what each of its words stands for, and what each segment is the beginning of.

    A report holds few of the words, so what they stand for is worked out when one is met.
    """

    def __init__(self, catalogue: Catalogue, table: Table) -> None:
        """`table` is that of the catalogue."""
        self._automaton = AhoCorasick(table.words, implementation=Implementation.NoncontiguousNFA, store_patterns=False)
        self._catalogue = catalogue
        self._table = table
        self._segments = _Segments(table)
        self._rows = _Rows(table)

    def hits(self, text: str) -> list[Hit]:
        """Every occurrence of every word, overlapping ones too, by start and then by end."""
        found = self._automaton.find_matches_as_indexes(_whole(text), overlapping=True)
        ordered = sorted((start, end, term) for term, start, end in found)
        segments = self._segments
        return [Hit(start, end, segments[term]) for start, end, term in ordered]

    def uses(self, hits: list[Hit]) -> list[tuple[int, Use]]:
        """The patterns of which every segment occurs among the hits, each with the number of the hit it begins with."""
        present = frozenset().union(*[hit.segments for hit in hits])
        rows = self._rows
        return [
            (at, row.use or self._use(row))
            for at, hit in enumerate(hits)
            for segment in hit.segments
            for row in rows[segment]
            if row.needs <= present
        ]

    def _use(self, row: _Row) -> Use:
        obligation, role, number, *rest = map(int, row.text.split(","))
        duty = self._catalogue.obligations[obligation]
        behind = tuple((at, bool(crosses)) for at, crosses in zip(rest[::2], rest[1::2], strict=True))
        pattern = by_role(duty.evidence)[role][number]
        row.use = Use(duty, Role(role), pattern, row.segment, behind, row.needs)
        return row.use


def _whole(text: str) -> str:
    """The text, half characters that no automaton reads replaced; of the same length."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode(errors="replace").decode()
    return text


class Scope:
    """The hits of one sentence, and its clauses."""

    def __init__(self, hits: list[Hit], starts: list[int], ends: list[int]) -> None:
        """`starts` and `ends` say where each clause of the sentence begins and ends."""
        self.hits = hits
        self.starts = starts
        self.ends = ends

    def clause_end(self, at: int) -> int:
        """End of the clause that hit number `at` begins in."""
        return self.ends[max(0, bisect_right(self.starts, self.hits[at].start) - 1)]

    @cached_property
    def extents(self) -> dict[int, tuple[int, int]]:
        """Where the first hit of each segment begins and where the last to end ends."""
        found: dict[int, tuple[int, int]] = {}
        for hit in self.hits:
            for segment in hit.segments:
                start, end = found.get(segment, (hit.start, hit.end))
                found[segment] = (start, max(end, hit.end))
        return found


class Match(NamedTuple):
    """A pattern met in full."""

    use: Use
    spans: tuple[tuple[int, int], ...]
    """Character range of each segment in the normalised text."""

    @property
    def start(self) -> int:
        """Where its first word begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.spans[-1][1]


def compile_index(catalogue: Catalogue) -> Index:
    """Compile every pattern of the catalogue; KeyError for a concept that is not in the lexicon."""
    return Index(catalogue, catalogue.table or tabulate(catalogue))


def matches(candidates: list[tuple[int, Use]], scope: Scope) -> tuple[list[Match], list[tuple[Use, tuple[int, int]]]]:
    """Candidates met in full, and the ranges of those whose words stand in the sentence without meeting."""
    met: list[Match] = []
    loose: list[tuple[Use, tuple[int, int]]] = []
    for at, use in candidates:
        if match := _complete(use, at, scope):
            met.append(match)
        elif use.role in SPEAKING_ANYWHERE and (span := _reach(use, scope.hits[at], scope)):
            loose.append((use, span))
    return met, loose


def _complete(use: Use, at: int, scope: Scope) -> Match | None:
    """The match that begins with hit number `at`, or None if the other segments do not follow near enough."""
    spans = [(scope.hits[at].start, scope.hits[at].end)]
    for segment, crosses in use.rest:
        found = _next(segment, at, spans[-1][1], scope, crosses)
        if found is None:
            return None
        at = found
        spans.append((scope.hits[at].start, scope.hits[at].end))
    return Match(use, tuple(spans))


def _next(segment: int, at: int, behind: int, scope: Scope, crosses: bool) -> int | None:
    """Number of the first hit of a segment behind an offset, within reach of hit number `at`."""
    limit = behind + SENTENCE_REACH if crosses else min(behind + CLAUSE_REACH, scope.clause_end(at) - 1)
    for number in range(at + 1, len(scope.hits)):
        hit = scope.hits[number]
        if hit.start > limit:
            return None
        if hit.start >= behind and segment in hit.segments:
            return number
    return None


def _reach(use: Use, hit: Hit, scope: Scope) -> tuple[int, int] | None:
    """The range over which the segments of a pattern are scattered; None if it is too wide to mean anything."""
    extents = scope.extents
    start = min(hit.start, *(extents[segment][0] for segment in use.needs))
    end = max(hit.end, *(extents[segment][1] for segment in use.needs))
    return (start, end) if end - start <= SCATTER_REACH else None
