"""Duties that the report as a whole answers: with a part it has, or with a fact stated of it, as when it came out."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from fazhi.evidence.about import About, Subject, passage_text
from fazhi.evidence.clauses import clauses_of, split
from fazhi.evidence.grammar import Grammar
from fazhi.evidence.polarity import denied_at
from fazhi.evidence.quote import original, select
from fazhi.evidence.sentence import Sentence
from fazhi.evidence.surroundings import Surroundings
from fazhi.expressions import any_of
from fazhi.model.evidence import Evidence, Found, NearMiss, Polarity, Shortfall, Strength
from fazhi.model.obligation import Obligation, Pattern
from fazhi.model.reason import Reason, ReasonKind
from fazhi.model.report import Part, Passage, PassageKind, Report, Step
from fazhi.patterns import Lexicon

_POLARITY = {Part.PLANS: Polarity.PLANNED, Part.SHORTCOMINGS: Polarity.ADMITTED}
_BODY = {PassageKind.SENTENCE, PassageKind.ROW}
_WHERE = {Part.PREAMBLE, Part.WORK}
_SHARE = 4
"""A stretch shorter than this part of the longest is no stretch of the part, but of another that touches on it."""
_BEFORE = 14
"""Characters of a clause before the leader it is about: whose, and when."""
_CONCEPTS = (
    "principal_leader",
    "principal_not",
    "principal_body",
    "principal_act",
    "principal_duty",
    "principal_matter",
)


class Leaders:
    """The words by which such paragraphs are known, compiled; a lexicon without them knows none."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        """The lexicon's concepts for principal leaders, who is none, what they do, answer for and deal with."""
        self._grammar = grammar
        self._known = all(name in lexicon for name in _CONCEPTS)
        leader, other, body, act, duty, matter = (any_of(lexicon.get(name, ("\0",))) for name in _CONCEPTS)
        self._leader = re.compile(f"([^，；。：]{{0,{_BEFORE}}}?){leader}(?!{body})")
        self._other = re.compile(other)
        self._act = re.compile(act)
        self._duty = re.compile(duty)
        self._matter = re.compile(matter)

    def told(
        self, report: Report, obligation: Obligation, pattern: Pattern, matter: Sequence[re.Pattern[str]]
    ) -> Iterator[Evidence]:
        """The sentences about a principal leader that speak of `matter`, themselves or in a heading above.

        A case, a dispute or enforcement that they themselves speak of is a matter of the law as well.

        A sentence that tells an act is a measure; one that only says who answers for the matter is an assertion.
        """
        if not self._known:
            return
        around = Surroundings(report, self._grammar.polar)
        for passage in report.passages:
            if passage.part in _WHERE and passage.kind is PassageKind.SENTENCE:
                yield from self._sentence(around, obligation, pattern, matter, passage)

    def _sentence(
        self,
        around: Surroundings,
        obligation: Obligation,
        pattern: Pattern,
        matter: Sequence[re.Pattern[str]],
        passage: Passage,
    ) -> Iterator[Evidence]:
        report = around.report
        text = passage_text(report, passage)
        if not self._duty.search(text) and not self._act.search(text):
            return
        clauses = split(text, report.normal.to_normal(passage.start), self._grammar)
        sentence = Sentence(passage, clauses, self._grammar, around)
        first = next((number for number, clause in enumerate(clauses) if self._about(clause.bare)), None)
        if (
            first is None
            or sentence.other_period(first)
            or sentence.polarity(first, denied_at(sentence, first))[0] is not Polarity.DONE
        ):
            return
        above = "".join(step.title for step in passage.path)
        spoken = any(words.search(text) or words.search(above) for words in matter)
        if not spoken and not self._matter.search("，".join(clause.bare for clause in clauses[first:])):
            return
        behind = "，".join(clause.bare for clause in clauses[first:])
        act, duty = self._act.search(behind), self._duty.search("，".join(clause.text for clause in clauses[first:]))
        if not (act or duty):
            return
        start, end = original(report, (clauses[first].start, clauses[-1].end))
        selector = select(report, start, end, (passage.part, passage.path), (obligation, pattern))
        graded = Reason(ReasonKind.VERB, act[0]) if act else Reason(ReasonKind.NO_ACT)
        strength = Strength.MEASURE if act else Strength.ASSERTION
        yield selector.evidence(strength, Polarity.DONE, (graded, Reason(ReasonKind.PARAGRAPH)))

    def _about(self, clause: str) -> bool:
        """Whether a clause has a principal leader for its subject, and not one who is only spoken to or another's."""
        found = self._leader.match(clause)
        return found is not None and not self._other.search(clause[: found.end()])


def search_section(
    report: Report, obligation: Obligation, about: About, leaders: Leaders, grammar: Grammar, known: dict[str, str]
) -> Found:
    """The stretches of the part that the obligation asks for, if the report is about its matter at all.

    How the leaders performed may be told in paragraphs as well. `known` is kept for one report; see `About.subject`.
    """
    stretches = _main(list(_stretches(report, obligation)))
    subject = about.subject(report, obligation, known)
    if subject is None:
        return Found((), _chapter(report, obligation, stretches, Shortfall.OTHER_SUBJECT))
    evidence = tuple(_evidence(report, obligation, subject, stretch, grammar) for stretch in stretches)
    if not evidence and obligation.evidence.section is Part.LEADERSHIP:
        evidence = tuple(leaders.told(report, obligation, subject.pattern, about.words(obligation)))
    return Found(evidence, () if evidence else _chapter(report, obligation, stretches, Shortfall.HEADING))


def _chapter(
    report: Report, obligation: Obligation, stretches: list[list[Passage]], shortfall: Shortfall
) -> tuple[NearMiss, ...]:
    """The heading of the part, or what it begins with, as a near miss; nothing where there is no such part."""
    heading = next((item for item in report.headings if item.part is obligation.evidence.section), None)
    if heading is not None:
        start, end, part = heading.start, heading.end, heading.part
        path: tuple[Step, ...] = (heading.step,)
    elif stretches:
        first = stretches[0][0]
        start, end, part, path = first.start, first.end, first.part, first.path[:1]
    else:
        return ()
    pattern = obligation.evidence.about[0]
    return (select(report, start, end, (part, path), (obligation, pattern)).near_miss(shortfall, ""),)


def _stretches(report: Report, obligation: Obligation) -> Iterator[list[Passage]]:
    """Runs of passages of the part that hold more than headings."""
    for part, run in groupby(report.passages, key=lambda passage: passage.part):
        body = [passage for passage in run if passage.kind in _BODY]
        if part is obligation.evidence.section and body:
            yield body


def _main(stretches: list[list[Passage]]) -> list[list[Passage]]:
    """The stretches that make up the part, without a sentence or two of its kind that stand in another part."""
    longest = max((_length(stretch) for stretch in stretches), default=0)
    return [stretch for stretch in stretches if _length(stretch) * _SHARE >= longest]


def _length(stretch: list[Passage]) -> int:
    return stretch[-1].end - stretch[0].start


def _evidence(
    report: Report, obligation: Obligation, subject: Subject, stretch: list[Passage], grammar: Grammar
) -> Evidence:
    part, path = stretch[0].part, stretch[0].path[:1]
    selector = select(report, stretch[0].start, stretch[-1].end, (part, path), (obligation, subject.pattern))
    strength, reason = _strength(report, stretch, grammar)
    reasons = (reason, Reason(ReasonKind.SUBJECT, subject.words)) if subject.words else (reason,)
    return selector.evidence(strength, _POLARITY.get(part, Polarity.DONE), reasons)


def _strength(report: Report, stretch: list[Passage], grammar: Grammar) -> tuple[Strength, Reason]:
    """A measure if anything concrete is told, of a shortcoming its cause; an assertion if all is general.

    What leaders did is concrete too where it is counted, with whatever verb: 到基层调研3次, 审议重大执法案件8件.
    """
    for passage in stretch:
        if passage.part is Part.SHORTCOMINGS:
            if cause := grammar.cause.search(passage_text(report, passage)):
                return Strength.MEASURE, Reason(ReasonKind.CAUSE, cause[0])
            continue
        for clause in clauses_of(report, passage, grammar):
            if clause.act:
                return Strength.MEASURE, Reason(ReasonKind.VERB, clause.act)
            if passage.part is Part.LEADERSHIP and (counted := clause.counted_anyhow):
                figure, unit = counted[0]
                return Strength.MEASURE, Reason(ReasonKind.FIGURE, clause.text[figure.start : figure.end] + unit)
    lacking = ReasonKind.NO_CAUSE if stretch[0].part is Part.SHORTCOMINGS else ReasonKind.NO_ACT
    return Strength.ASSERTION, Reason(lacking)


def stated(report: Report, obligation: Obligation) -> tuple[Evidence, ...]:
    """The fact that a duty's rule names, as evidence; it can be looked up, so it is a result."""
    fact, pattern = None, obligation.evidence.fact
    if pattern is not None:
        fact = report.facts.of(pattern.text)
    if fact is None or pattern is None:
        return ()
    selector = select(report, fact.start, fact.end, (Part.PREAMBLE, ()), (obligation, pattern))
    told = (Reason(ReasonKind.STATED, fact.words),)
    return (selector.evidence(Strength.RESULT, Polarity.DONE, told, (fact.words,)),)
