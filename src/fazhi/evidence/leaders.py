"""What the principal leaders did, told in paragraphs of a report that has no part of its own for it."""

import re
from collections.abc import Iterator, Sequence

from fazhi.evidence.about import passage_text
from fazhi.evidence.clauses import split
from fazhi.evidence.grammar import Grammar, Lexicon, any_of
from fazhi.evidence.polarity import denied_at
from fazhi.evidence.quote import original, select
from fazhi.evidence.sentence import Sentence
from fazhi.evidence.surroundings import Surroundings
from fazhi.model.evidence import Evidence, Polarity, Strength
from fazhi.model.obligation import Obligation, Pattern
from fazhi.model.reason import Reason, ReasonKind
from fazhi.model.report import Part, Passage, PassageKind, Report

_WHERE = {Part.PREAMBLE, Part.WORK}
_BEFORE = 14
"""Characters of a clause before the leader it is about: whose, and when."""
_CONCEPTS = ("principal_leader", "principal_not", "principal_body", "principal_act", "principal_duty")


class Leaders:
    """The words by which such paragraphs are known, compiled; a lexicon without them knows none."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        """The lexicon's concepts for principal leaders, who is none, what they do and what they answer for."""
        self._grammar = grammar
        self._known = all(name in lexicon for name in _CONCEPTS)
        leader, other, body, act, duty = (any_of(lexicon.get(name, ("\0",))) for name in _CONCEPTS)
        self._leader = re.compile(f"([^，；。：]{{0,{_BEFORE}}}?){leader}(?!{body})")
        self._other = re.compile(other)
        self._act = re.compile(act)
        self._duty = re.compile(duty)

    def told(
        self, report: Report, obligation: Obligation, pattern: Pattern, matter: Sequence[re.Pattern[str]]
    ) -> Iterator[Evidence]:
        """The sentences about a principal leader that speak of `matter`, themselves or in a heading above.

        A sentence that tells an act is a measure; one that only says who answers for the matter is an assertion.
        """
        if not self._known:
            return
        for passage in report.passages:
            if passage.part in _WHERE and passage.kind is PassageKind.SENTENCE:
                yield from self._sentence(report, obligation, pattern, matter, passage)

    def _sentence(
        self,
        report: Report,
        obligation: Obligation,
        pattern: Pattern,
        matter: Sequence[re.Pattern[str]],
        passage: Passage,
    ) -> Iterator[Evidence]:
        text = passage_text(report, passage)
        if not self._duty.search(text) and not self._act.search(text):
            return
        clauses = split(text, report.normal.to_normal(passage.start), self._grammar)
        sentence = Sentence(passage, clauses, self._grammar, Surroundings(report))
        first = next((number for number, clause in enumerate(clauses) if self._about(clause.bare)), None)
        if (
            first is None
            or sentence.other_period(first)
            or sentence.polarity(first, denied_at(sentence, first))[0] is not Polarity.DONE
        ):
            return
        above = "".join(step.title for step in passage.path)
        if not any(words.search(text) or words.search(above) for words in matter):
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
