"""One passage searched: its matches graded, each told as evidence or as a near miss."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from fazhi.evidence.clauses import split
from fazhi.evidence.grammar import Grammar
from fazhi.evidence.quote import digest, original
from fazhi.evidence.sentence import Sentence
from fazhi.evidence.short import short_of
from fazhi.evidence.strength import Grade, grade
from fazhi.evidence.topics import Topics
from fazhi.model.evidence import Evidence, NearMiss, Shortfall, Source, Strength
from fazhi.model.report import Part, Passage, Report
from fazhi.patterns import Hit, Match, Matcher, Role, Scope, Use, fill, standing, worth_asking

_ALWAYS = {Part.PLANS, Part.SHORTCOMINGS}
"""Parts that tell of promises and lacks, whatever a rule says of where evidence counts."""


_Lent = tuple[str, ...]
"""What lends a match its subject, and from how far, each as `what:words`; empty where its own clause names it."""


class _Judged(NamedTuple):
    """The best match of one obligation in one clause, and its grade."""

    match: Match
    grade: Grade
    first: int
    """Number of the clause it begins in."""


def search_passage(
    report: Report, passage: Passage, hits: list[Hit], matcher: Matcher, grammar: Grammar, topics: Topics
) -> Iterator[Evidence | NearMiss]:
    """What one passage says of every obligation whose words it holds."""
    found = worth_asking(matcher.candidates(hits), topics.known)
    if all(use.role is Role.EXCLUDING for _, use in found):
        return
    start, end = report.normal.to_normal(passage.start), report.normal.to_normal(passage.end)
    sentence = Sentence(passage, split(report.normal.text[start:end], start, grammar), grammar, report.year)
    if not sentence.clauses:
        return
    scope = Scope(hits, sentence.starts, [clause.end for clause in sentence.clauses])
    met, loose = matcher.met(found, scope)
    met = fill(met, scope)
    barred = {
        (sentence.clause_at(match.start), match.use.obligation.id): match.use.pattern.text
        for match in met
        if match.use.role is Role.EXCLUDING
    }
    positive = list(_speaking(report, sentence, met, topics))
    sentence.matches = [match for match, _ in positive if not _bar(sentence, match, barred)]
    lent = {_named(match): why for match, why in positive if why}
    covered: dict[str, int] = {}
    for group in _groups(sentence, [match for match, _ in positive]):
        judged = _judge(sentence, group)
        why = lent.get(_named(judged.match), ())
        item = _told(report, sentence, judged, _bar(sentence, judged.match, barred), why)
        if why and item.end <= covered.get(item.obligation, 0):
            continue  # evidence that names the duty itself already reaches so far
        covered[item.obligation] = max(item.end, covered.get(item.obligation, 0))
        yield item
    told = {match.use.obligation.id for match in met if match.use.role.speaks or match.use.role is Role.EXCLUDING}
    for use, span in loose:
        if use.obligation.id not in told:
            told.add(use.obligation.id)
            yield _near(report, passage, use, span, Shortfall.SCATTERED, "")


def _speaking(report: Report, sentence: Sentence, met: list[Match], topics: Topics) -> Iterator[tuple[Match, _Lent]]:
    """The matches that speak of their duty, each with what it was lent; topics are noted on the way."""
    covers = _Covers(met)
    for match in met:
        use = match.use
        if use.role.speaks_anywhere:
            yield match, ()
        elif use.role is Role.TOPIC:
            topics.note(use.obligation.id, sentence.passage, *original(report, (match.start, match.end)))
        elif use.role is Role.ON_TOPIC or (use.role.tells and not covers.named_by_another(sentence, match)):
            start, _ = original(report, (match.start, match.end))
            topic = None if covers.claim(match) else topics.at_hand(use.obligation.id, sentence.passage, start)
            if topic:
                yield match._replace(use=use._replace(role=standing(use.role))), topic.lent(sentence.passage, start)


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

    def named_by_another(self, sentence: Sentence, match: Match) -> bool:
        """Whether the clause that a match ends in speaks of another duty."""
        clause = sentence.clauses[sentence.clause_at(match.end - 1)]
        first, behind = bisect_left(self._starts, clause.start), bisect_left(self._starts, clause.end)
        return any(item.use.obligation.id != match.use.obligation.id for item in self._covers[first:behind])


def _named(match: Match) -> tuple[object, ...]:
    """What tells a match from every other of its sentence."""
    return match.use.obligation.id, match.use.pattern, match.spans


def _bar(sentence: Sentence, match: Match, barred: Mapping[tuple[int, str], str]) -> str | None:
    """The excluding pattern met in the clause where a match begins or ends, if one is."""
    clauses = (sentence.clause_at(match.start), sentence.clause_at(match.end - 1))
    return next(
        (barred[at, match.use.obligation.id] for at in clauses if (at, match.use.obligation.id) in barred), None
    )


def _groups(sentence: Sentence, positive: list[Match]) -> Iterable[list[Match]]:
    """The matches of one obligation that begin in one clause."""
    groups: dict[tuple[int, str], list[Match]] = defaultdict(list)
    for match in positive:
        groups[sentence.clause_at(match.start), match.use.obligation.id].append(match)
    return groups.values()


def _judge(sentence: Sentence, group: list[Match]) -> _Judged:
    """The strongest reading of the matches of one obligation that begin in one clause."""
    first = sentence.clause_at(group[0].start)
    judged = [_Judged(match, grade(sentence, sentence.clause_at(match.end - 1), match), first) for match in group]
    return max(judged, key=lambda item: (item.grade.strength, len(item.match.use.pattern.text), -item.match.start))


def _told(report: Report, sentence: Sentence, judged: _Judged, barred: str | None, lent: _Lent) -> Evidence | NearMiss:
    """Evidence if nothing speaks against it, otherwise the near miss and what did."""
    use = judged.match.use
    span = (sentence.clauses[judged.first].start, judged.grade.end)
    if fault := _fault(sentence, judged, barred):
        return _near(report, sentence.passage, use, span, *fault)
    number = sentence.clause_at(judged.match.end - 1)
    polarity, why = sentence.polarity(number)
    said = (
        judged.grade.reason,
        *lent,
        why,
        *short_of(sentence, number, judged.match, judged.grade),
    )
    start, end = original(report, span)
    clause = report.normal.text
    return Evidence(
        obligation=use.obligation.id,
        start=start,
        end=end,
        digest=digest(report.text[start:end]),
        part=sentence.passage.part,
        path=sentence.passage.path,
        strength=judged.grade.strength,
        polarity=polarity,
        rule=use.pattern.text,
        line=use.pattern.line,
        terms=tuple(clause[a:b] for a, b in judged.match.spans),
        reasons=tuple(reason for reason in said if reason),
        source=Source.RULE,
    )


def _fault(sentence: Sentence, judged: _Judged, barred: str | None) -> tuple[Shortfall, str] | None:
    """Why a match is no evidence, and the words behind that; None if it is evidence."""
    part = sentence.passage.part
    if barred is not None:
        return Shortfall.EXCLUDED, barred
    if judged.grade.strength is Strength.MENTION:
        return judged.grade.shortfall or Shortfall.MENTION_ONLY, judged.grade.reason.partition(":")[2]
    if part not in judged.match.use.obligation.evidence.parts and part not in _ALWAYS:
        return Shortfall.OTHER_PART, part.value
    if told := sentence.other_period(judged.first):
        return Shortfall.OTHER_PERIOD, told
    return None


def _near(
    report: Report, passage: Passage, use: Use, span: tuple[int, int], shortfall: Shortfall, words: str
) -> NearMiss:
    start, end = original(report, span)
    quote, pattern = digest(report.text[start:end]), use.pattern
    place = (start, end, quote, passage.part, passage.path)
    return NearMiss(use.obligation.id, *place, pattern.text, pattern.line, shortfall, words)
