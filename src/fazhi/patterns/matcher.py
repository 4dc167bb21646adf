"""What the patterns of some obligations match: one automaton over all their words, then each pattern by itself.

The automaton finds the words of a whole text in one go (`Matcher.hits`). A sentence is then asked about: its hits name
the patterns all of whose words it holds (`Matcher.candidates`), and these tell whether the words stand near enough to
one another (`Matcher.met`). What a pattern asks of its words is known to `Use` alone.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import chain
from typing import Final, NamedTuple, TypeAlias

from fazhi.model.obligation import Obligation, Pattern
from fazhi.patterns.automaton import Words
from fazhi.patterns.longer import longer_words
from fazhi.patterns.syntax import Lexicon, Segment, first, parse, segments
from fazhi.remembered import once

CLAUSE_REACH: Final = 30
"""Characters that may stand between the segments of a pattern joined by …."""
SENTENCE_REACH: Final = 60
"""Characters that may stand between segments joined by ……."""
FREE_REACH: Final = 60
"""Characters that may stand between the segments of a pattern joined by &, and between what fills two slots."""
SCATTER_REACH: Final = 60
"""Characters over which words that do not meet are still told as a near miss."""

LENT: Final = 1 << 9
"""A bit beside those of the roles."""

Span = tuple[int, int]
"""A character range in the normalised text, its end exclusive."""


class Role(IntEnum):
    """What a pattern says of the clause it matches; in YAML `about`, `measures` and so on."""

    speaks: bool
    """Whether a match speaks of the duty by itself, rather than of something else, a topic, or one slot."""
    speaks_anywhere: bool
    """Whether a match speaks of the duty whatever the topic is."""
    tells: bool
    """Whether a match tells of a deed, for which a subject must be found."""

    ABOUT = 0
    MEASURE = 1
    RESULT = 2
    EXCLUDING = 3
    TOPIC = 4
    ON_TOPIC = 5
    SUBJECT = 6
    ACT = 7
    SHOWS = 8

    def __init__(self, value: int) -> None:
        """Known beforehand, since each of thousands of matches is asked."""
        excluding, on_topic, act = 3, 5, 7
        self.speaks_anywhere = value < excluding
        self.speaks = self.speaks_anywhere or value == on_topic
        self.tells = value >= act


class Word(NamedTuple):
    """One word of the automaton."""

    segments: Sequence[str]
    """The segments that it stands for, as they are written."""
    begun: "Sequence[Begun]"
    """The patterns that one of these begins, by their number."""


Hit: TypeAlias = tuple[int, int, Word]
"""Start and end of one word of the automaton in a text. There are thousands, so it is a plain tuple."""


class Scope:
    """The hits of one sentence, and its clauses."""

    def __init__(self, hits: list[Hit], starts: list[int], ends: list[int]) -> None:
        """`starts` and `ends` say where each clause of the sentence begins and ends."""
        self.hits = hits
        self.starts = starts
        self.ends = ends

    def clause_end(self, at: int) -> int:
        """End of the clause that hit number `at` begins in."""
        return self.ends[self.clause_at(self.hits[at][0])]

    def clause_at(self, offset: int) -> int:
        """Number of the clause that an offset lies in."""
        return (bisect_right(self.starts, offset) or 1) - 1

    @once
    def extents(self) -> tuple[dict[str, int], dict[str, int]]:
        """Where the first hit of each segment begins, and where the last to end ends."""
        starts: dict[str, int] = {}
        ends: dict[str, int] = {}
        for start, end, word in self.hits:
            for segment in word.segments:
                if segment not in starts:
                    starts[segment], ends[segment] = start, end
                elif ends[segment] < end:
                    ends[segment] = end
        return starts, ends


class Use(NamedTuple):
    """One pattern of one obligation, compiled."""

    number: int
    """Its number in the order of the obligations, their roles and their patterns."""
    obligation: Obligation
    role: Role
    pattern: Pattern
    rest: tuple[Segment, ...]
    """The segments behind the first."""
    needs: frozenset[str]
    """Their texts."""

    def match(self, at: int, scope: Scope) -> "Match | None":
        """The match that begins with hit number `at`; None if the other segments do not follow near enough."""
        start, end, _ = scope.hits[at]
        if self.rest and self.rest[0].free:
            return self._around(at, [(start, end)], scope)
        behind = _behind(self.rest, at, end, scope)
        return None if behind is None else Match.of(self, ((start, end), *behind))

    def _around(self, at: int, spans: list[Span], scope: Scope) -> "Match | None":
        """The match of which hit number `at` is the first segment, the others on either side of it in the clause."""
        for segment in self.rest:
            found = _nearest(segment.text, at, spans, scope)
            if found is None:
                return None
            spans.append(found)
        return Match.of(self, tuple(sorted(spans)))

    def scattered(self, at: int, scope: Scope) -> Span | None:
        """The range over which its words lie about hit number `at`; None if it is too wide to mean anything."""
        start, end, _ = scope.hits[at]
        starts, ends = scope.extents
        start = min(start, *[starts[segment] for segment in self.needs])
        end = max(end, *[ends[segment] for segment in self.needs])
        return (start, end) if end - start <= SCATTER_REACH else None


class Match(NamedTuple):
    """A pattern met in full."""

    use: Use
    spans: tuple[Span, ...]
    """Where each segment stands."""
    start: int
    """Where its first word begins."""
    end: int
    """Where its last word ends."""

    @classmethod
    def of(cls, use: Use, spans: tuple[Span, ...]) -> "Match":
        """The match of a pattern whose segments stand there, in the order of the text."""
        return cls(use, spans, spans[0][0], spans[-1][1])


_Written = tuple[Obligation, Role, Pattern]
"""A pattern not yet taken apart. There are thousands, so it is a plain tuple."""


class Begun:
    """A pattern whose first segment was met."""

    __slots__ = ("_use", "bit", "id", "needs", "number", "obligation", "pattern", "role")

    def __init__(self, number: int, obligation: Obligation, role: Role, pattern: Pattern) -> None:
        self.number = number
        self.obligation = obligation
        self.id = obligation.id
        self.role = role
        self.bit = 1 << role | (LENT if obligation.evidence.lends else 0)
        """Its role as one of the bits of a number, and whether a subject may be lent to its duty."""
        self.pattern = pattern
        self.needs = frozenset(segments([pattern.text])) - {first(pattern.text)}
        """Its other segments; where one is the first again, that is met."""
        self._use: Use | None = None

    def use(self) -> Use:
        """The pattern taken apart, which is done for those alone that a sentence is asked of."""
        if self._use is None:
            rest = parse(self.pattern.text)[1:]
            needs = frozenset(segment.text for segment in rest)
            self._use = Use(self.number, self.obligation, self.role, self.pattern, rest, needs)
        return self._use


Candidate: TypeAlias = tuple[int, Begun]
"""A pattern of which every segment occurs in a sentence, behind the number of the hit it begins with."""


class Matcher:
    """The words of some patterns, and the patterns that begin with each segment.

    A report meets few of the patterns, so that one is taken apart only when its first word is met.
    """

    def __init__(self, patterns: list[_Written], lexicon: Lexicon) -> None:
        """`patterns` in their order; KeyError for a concept that is not in the lexicon."""
        self._patterns = patterns
        self._begun: dict[str, list[int]] = defaultdict(list)
        written = [pattern.text for _, _, pattern in patterns]
        for number, text in enumerate(written):
            self._begun[first(text)].append(number)
        self._words = Words(segments(written), lexicon, longer_words(lexicon), self._meaning)
        self._known: dict[int, Begun] = {}

    def hits(self, text: str) -> list[Hit]:
        """Every occurrence of every word, overlapping ones too, by start and end; no piece of a longer word."""
        return self._words.find(text)

    def candidates(self, hits: list[Hit]) -> list[Candidate]:
        """The patterns of which every segment occurs among the hits, by the hit they begin with and their number."""
        present = set(chain.from_iterable([word.segments for _, _, word in hits]))
        return [
            (at, begun)
            for at, (_, _, word) in enumerate(hits)
            for begun in word.begun
            if not begun.needs or begun.needs <= present
        ]

    def met(self, candidates: list[Candidate], scope: Scope) -> tuple[list[Match], list[tuple[Use, Span]]]:
        """Candidates met in full, and the ranges of those whose words stand in the sentence without meeting."""
        met: list[Match] = []
        loose: list[tuple[Use, Span]] = []
        for at, begun in candidates:
            use = begun.use()
            if not use.rest:
                start, end, _ = scope.hits[at]
                met.append(Match(use, ((start, end),), start, end))
            elif match := use.match(at, scope):
                met.append(match)
            elif use.role.speaks_anywhere and (span := use.scattered(at, scope)):
                loose.append((use, span))
        return met, loose

    def matches(self, text: str) -> list[Match]:
        """Patterns met in a text that is one clause, such as a heading."""
        hits = self.hits(text)
        return self.met(self.candidates(hits), Scope(hits, [0], [len(text)]))[0]

    def _meaning(self, written: Sequence[str]) -> Word:
        """The word that stands for these segments."""
        numbers = sorted(number for segment in written for number in self._begun.get(segment, ()))
        return Word(written, tuple(map(self._begins, numbers)))

    def _begins(self, number: int) -> Begun:
        begun = self._known.get(number)
        if begun is None:
            begun = self._known[number] = Begun(number, *self._patterns[number])
        return begun


def compile_matcher(obligations: Iterable[Obligation], lexicon: Lexicon) -> Matcher:
    """The matcher of every pattern of some obligations; KeyError for a concept that is not in the lexicon."""
    every = [
        (obligation, role, pattern)
        for obligation in obligations
        for role, patterns in _by_role(obligation)
        for pattern in patterns
    ]
    return Matcher(every, lexicon)


def _by_role(obligation: Obligation) -> tuple[tuple[Role, tuple[Pattern, ...]], ...]:
    rule = obligation.evidence
    patterns = (
        *(rule.about, rule.measures, rule.results, rule.excluding, rule.topic, rule.on_topic),
        *(rule.subject, rule.act, rule.shows),
    )
    return tuple(zip(Role, patterns, strict=True))


def _behind(rest: tuple[Segment, ...], at: int, end: int, scope: Scope) -> tuple[Span, ...] | None:
    """Where some segments stand one behind the other, the first within reach of hit number `at`, which ends at `end`.

    Each is tried at its first place from which the others can be reached: 研究绿化，研究法治 meets 书记……研究…法治.
    """
    if not rest:
        return ()
    for number in _within(rest[0], at, end, scope):
        first, last, _ = scope.hits[number]
        found = _behind(rest[1:], number, last, scope)
        if found is not None:
            return ((first, last), *found)
    return None


def _within(segment: Segment, at: int, behind: int, scope: Scope) -> Iterator[int]:
    """Numbers of the hits of a segment behind an offset, within reach of hit number `at`."""
    reach = behind + (SENTENCE_REACH if segment.crosses else CLAUSE_REACH)
    limit = reach if segment.crosses else min(reach, scope.clause_end(at) - 1)
    text, hits = segment.text, scope.hits
    for number in range(at + 1, len(hits)):
        start, _, word = hits[number]
        if start > limit:
            return
        if start >= behind and text in word.segments:
            yield number


def _nearest(segment: str, at: int, taken: list[Span], scope: Scope) -> Span | None:
    """Where a segment stands nearest to hit number `at` in its clause, on words that are not taken yet."""
    hits, (start, end) = scope.hits, taken[0]
    clause = scope.clause_at(start)
    least = max(scope.starts[clause], start - FREE_REACH)
    limit = min(scope.ends[clause] - 1, end + FREE_REACH)
    found: list[tuple[int, Span]] = []
    for numbers in (range(at + 1, len(hits)), range(at - 1, -1, -1)):
        for number in numbers:
            first, last, word = hits[number]
            if not least <= first <= limit:
                break
            if segment in word.segments and all(last <= one or other <= first for one, other in taken):
                found.append((max(first - end, start - last), (first, last)))
                break
    return min(found)[1] if found else None
