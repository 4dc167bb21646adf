"""One passage searched: of the matches that speak of a duty the best of each clause, as evidence or as a near miss."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from fazhi.evidence.clauses import clauses_of, starts_of
from fazhi.evidence.grammar import Grammar
from fazhi.evidence.periods import When, named
from fazhi.evidence.polarity import Denied, denied, regraded, reserved
from fazhi.evidence.quote import original, select
from fazhi.evidence.sentence import Sentence
from fazhi.evidence.speaking import Bars, Spoken, speaking
from fazhi.evidence.strength import Grade, grade, short_of
from fazhi.evidence.surroundings import Surroundings
from fazhi.evidence.topics import Topics
from fazhi.model.evidence import Evidence, NearMiss, Selector, Shortfall, Strength
from fazhi.model.reason import Reason, ReasonKind
from fazhi.model.report import Part, Passage, PassageKind, Report
from fazhi.patterns import Hit, Match, Matcher, Role, Scope, Span, Use, fill, worth_asking

_ALWAYS = {Part.PLANS, Part.SHORTCOMINGS}
"""Parts that tell of promises and lacks, whatever a rule says of where evidence counts."""
_KEPT = 2
"""Clauses from that of a match to the last that may say that what it tells has been kept up."""


_Barred = tuple[Spoken, str | None]
"""A match, and the excluding pattern that bars it."""


class _Judged(NamedTuple):
    """The best match of one obligation in one clause, and its grade."""

    match: Match
    lent: tuple[Reason, ...]
    grade: Grade
    first: int
    """Number of the clause it begins in."""
    denied: Denied | None
    """What says that it was not done, or not yet."""
    barred: str | None
    """The excluding pattern that bars every match of the obligation in the clause."""


class Reading(NamedTuple):
    """What the passages of one report are searched with."""

    report: Report
    matcher: Matcher
    grammar: Grammar
    topics: Topics
    around: Surroundings


def search_passage(
    reading: Reading, passage: Passage, hits: list[Hit], recognised: Sequence[Match] = ()
) -> Iterator[Evidence | NearMiss]:
    """What one passage says of every obligation whose words it holds; `recognised` are matches of no pattern."""
    report, matcher, grammar, topics, around = reading
    spoken_of = {match.use.obligation.id for match in recognised}
    candidates = worth_asking(matcher.candidates(hits), topics.known, spoken_of)
    if not recognised and all(begun.role is Role.EXCLUDING for _, begun in candidates):
        return
    clauses = clauses_of(report, passage, grammar)
    if not clauses:
        return
    starts = starts_of(clauses)
    scope = Scope(hits, starts, [clause.end for clause in clauses])
    met, loose = matcher.met(candidates, scope)
    met = fill(met, scope)
    spoken = speaking(report, passage, met, clauses, topics)
    spoken += [Spoken(match, ()) for match in recognised]
    bars = Bars(met, clauses)
    told = [(item, bars.on(item.match)) for item in spoken]
    unbarred = [item.match for item, barred in told if not (item.headed or barred)]
    if recognised:
        unbarred.sort(key=lambda match: match.start)
    sentence = Sentence(passage, clauses, grammar, around, unbarred)
    judged = [_judge(sentence, group) for group in _groups(sentence, told)]
    yield from _uncovered((_as_found(report, sentence, item), item.lent) for item in judged)
    yield from _scattered(report, passage, met, loose)


def _groups(sentence: Sentence, told: Iterable[_Barred]) -> Iterable[list[_Barred]]:
    """The matches of one obligation that begin in one clause."""
    groups: dict[tuple[int, str], list[_Barred]] = defaultdict(list)
    for item in told:
        match = item[0].match
        groups[sentence.clause_at(match.start), match.use.obligation.id].append(item)
    return groups.values()


def _judge(sentence: Sentence, group: list[_Barred]) -> _Judged:
    """The strongest reading of the matches of one obligation that begin in one clause, the longest pattern's of equals.

    What nothing bars goes before the rest, and of that what was done before what was not.
    """
    first = sentence.clause_at(group[0][0].match.start)
    told = [_Candidate(barred, denied(sentence, item.match), item) for item, barred in group]
    least = min(each.spoilt for each in told)
    left = sorted((each for each in told if each.spoilt == least), key=_longest)
    return max(_graded(sentence, first, left), key=_strength)


class _Candidate(NamedTuple):
    """A match, and what speaks against it before it is graded."""

    barred: str | None
    denied: Denied | None
    spoken: Spoken

    @property
    def spoilt(self) -> tuple[bool, bool]:
        """Whether it is barred, and whether it is denied."""
        return self.barred is not None, self.denied is not None


def _graded(sentence: Sentence, first: int, told: Iterable[_Candidate]) -> Iterator[_Judged]:
    """Matches with their grades in the same order, up to the first result, for nothing is stronger."""
    for barred, lack, (match, lent, _) in told:
        graded = regraded(sentence, match, grade(sentence, sentence.clause_at(match.end - 1), match))
        yield _Judged(match, lent, graded, first, lack, barred)
        if graded.strength is Strength.RESULT:
            return


def _longest(told: _Candidate) -> tuple[int, int]:
    match = told.spoken.match
    return -len(match.use.pattern.text), match.start


def _strength(judged: _Judged) -> Strength:
    return judged.grade.strength


def _uncovered(told: Iterable[tuple[Evidence | NearMiss, tuple[Reason, ...]]]) -> Iterator[Evidence | NearMiss]:
    """What was told, without what needs a topic and adds nothing behind what its obligation was told of before."""
    reached: dict[str, int] = {}
    for item, lent in told:
        before = reached.get(item.obligation, 0)
        if lent and item.end <= before:
            continue
        reached[item.obligation] = max(item.end, before)
        yield item


def _as_found(report: Report, sentence: Sentence, judged: _Judged) -> Evidence | NearMiss:
    """Evidence if nothing speaks against it, otherwise the near miss and what did."""
    match = judged.match
    begin = judged.grade.start
    span = (sentence.clauses[judged.first].start if begin is None else begin, judged.grade.end)
    selector = _selector(report, sentence.passage, match.use, span)
    if fault := _fault(sentence, judged):
        return selector.near_miss(*fault)
    number = sentence.clause_at(match.end - 1)
    polarity, why = sentence.polarity(number, judged.denied)
    settled = tuple(reason for reason in (judged.grade.reason, *judged.lent, why) if reason)
    short = short_of(sentence, number, match, judged.grade)
    terms = tuple(report.normal.text[start:end] for start, end in match.spans)
    return selector.evidence(judged.grade.strength, polarity, settled + short, terms)


def _fault(sentence: Sentence, judged: _Judged) -> tuple[Shortfall, str] | None:
    """Why a match is no evidence, and the words behind that; None if it is evidence."""
    part, graded = sentence.passage.part, judged.grade
    if judged.barred is not None:
        return Shortfall.EXCLUDED, judged.barred
    if graded.strength is Strength.MENTION:
        return graded.shortfall or Shortfall.MENTION_ONLY, graded.reason.words if graded.reason else ""
    if part not in judged.match.use.obligation.evidence.parts and not _counts_anyway(sentence, judged):
        return Shortfall.OTHER_PART, part.value
    if (told := sentence.other_period(judged.first)) and not (
        _accounts_for(told, sentence, judged)
        or _goes_on_this_year(sentence, judged)
        or _kept_until_now(sentence, judged)
        or sentence.part_this_year(judged.first, judged.match.use.obligation.evidence.figures)
    ):
        return Shortfall.OTHER_PERIOD, told
    return None if part in _ALWAYS or judged.denied else reserved(sentence, judged.match)


def _goes_on_this_year(sentence: Sentence, judged: _Judged) -> bool:
    """Whether an earlier year only describes what a clause names, and the next says what it did in the report's year.

    So with 2019年选聘的法律顾问，2023年出具意见83份; a number of the duty must be told of this year, or that the thing
    itself was made anew: 2020年制定的目录，2023年作了调整.
    """
    own, behind = sentence.clauses[judged.first], judged.first + 1
    if own.closing != "，" or own.figures or behind == len(sentence.clauses):
        return False
    described = "的" in own.text[: judged.match.start - own.start]
    following = sentence.clauses[behind]
    period = named(following.text, sentence.year, sentence.grammar.periods, following.behind)
    counted = following.counted(judged.match.use.obligation.evidence.figures)
    anew = sentence.grammar.years.changed_now.search(following.bare) is not None and not following.denials
    return described and period is not None and period.when is When.THIS and (bool(counted) or anew)


def _kept_until_now(sentence: Sentence, judged: _Judged) -> bool:
    """Whether what was begun in an earlier year is said to have been kept up to this one, there or right behind.

    So with 2018年建立法律顾问制度，沿用至今; not where the next clause says what has not been done since: 没有修订.
    """
    last = sentence.clause_at(judged.match.end - 1)
    for number, clause in enumerate(sentence.clauses[judged.first : last + _KEPT], judged.first):
        if sentence.grammar.years.kept_now.search(clause.text):
            behind = sentence.clauses[number + 1 : number + _KEPT] if clause.closing == "，" else []
            return not any(item.denials for item in behind)
        if clause.closing != "，":
            return False
    return False


def _accounts_for(period: str, sentence: Sentence, judged: _Judged) -> bool:
    """Whether a duty is to account for a period, which is the year before the report's, in a year or in words."""
    years = [int(year) for year in re.findall(r"\d{4}", period)]
    return judged.match.use.obligation.accounts and (not years or max(years) >= sentence.year - 1)


def _counts_anyway(sentence: Sentence, judged: _Judged) -> bool:
    """Whether a part counts that the rule does not name: plans and shortcomings, and the introduction for a deed.

    An award or a pilot told before chapter one is as good as one told behind it; the general phrases that stand there
    are no evidence, for every introduction has them.
    """
    passage = sentence.passage
    if passage.part is not Part.PREAMBLE or passage.kind is PassageKind.TITLE:
        return passage.part in _ALWAYS
    if judged.grade.reason and judged.grade.reason.kind is ReasonKind.DESCRIBED:
        return False
    return Part.WORK in judged.match.use.obligation.evidence.parts and judged.grade.strength >= Strength.MEASURE


def _scattered(report: Report, passage: Passage, met: list[Match], loose: list[tuple[Use, Span]]) -> Iterator[NearMiss]:
    """The first range of each obligation whose words stand in the passage without meeting, if no pattern is met."""
    if not loose:
        return
    told = {match.use.obligation.id for match in met if match.use.role.speaks or match.use.role is Role.EXCLUDING}
    for use, span in loose:
        if use.obligation.id not in told:
            told.add(use.obligation.id)
            yield _selector(report, passage, use, span).near_miss(Shortfall.SCATTERED, "")


def _selector(report: Report, passage: Passage, use: Use, span: Span) -> Selector:
    start, end = original(report, span)
    return select(report, start, end, (passage.part, passage.path), (use.obligation, use.pattern))
