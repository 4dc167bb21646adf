"""From a report to the evidence for every obligation."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from math import inf

from fazhi.evidence.about import About
from fazhi.evidence.grammar import Grammar, compile_grammar
from fazhi.evidence.learned import Bags, Recogniser, Relevance
from fazhi.evidence.nearest import Wording, nearest, unsaid
from fazhi.evidence.occasions import unarisen
from fazhi.evidence.passages import Reading, search_passage
from fazhi.evidence.section import Leaders, search_section, stated
from fazhi.evidence.surplus import without_surplus
from fazhi.evidence.surroundings import Surroundings
from fazhi.evidence.topics import Bare, Topics, compile_bare, lend
from fazhi.evidence.undone import Weigher
from fazhi.model.evidence import Evidence, Found, NearMiss, Polarity, Shortfall, Source
from fazhi.model.obligation import Catalogue, Obligation
from fazhi.model.reason import Reason, ReasonKind
from fazhi.model.report import Part, Passage, Report
from fazhi.patterns import Hit, Matcher, compile_matcher

_NEARNESS = tuple(Shortfall)
"""The nearest first."""
_ENDS = frozenset((Part.PREAMBLE, Part.CLOSING))


@dataclass(frozen=True, slots=True)
class Searcher:
    """A catalogue's rules, compiled."""

    catalogue: Catalogue
    grammar: Grammar
    matcher: Matcher
    """Of every pattern but those of duties to have a part."""
    about: About
    """Of the patterns of those duties, which tell what a report is about."""
    leaders: Leaders
    wording: Wording
    """Of every duty, which tells what comes close to one that no pattern meets."""
    bare: Bare
    """What a heading may consist of that gives its topic to what stands below it."""
    recogniser: Recogniser | None
    """Of words learned from examples, where the catalogue has any."""
    weigher: Weigher | None
    """Of such words that tell of nothing done."""

    def search(self, report: Report) -> Mapping[str, Found]:
        """Evidence and near misses of every obligation in a report, by identifier."""
        topics, around = Topics(report, self.bare), Surroundings(report, self.grammar.polar)
        reading = Reading(report, self.matcher, self.grammar, topics, around)
        hits_of = dict(_by_passage(report, self.matcher.hits(report.normal.text)))
        found = _Gathered()
        for passage, hits in hits_of.items():
            topics.note_bare(passage)
            for item in search_passage(reading, passage, hits):
                found.add(self._weighed(report, item), passage)
        for lent in lend(report, found.lenders(), found.of_passage, self.catalogue, self.grammar, around):
            item = self._weighed(report, lent)
            if isinstance(item, Evidence):
                found.add(item)
        if self.recogniser is None:
            return self._of_duties(report, found, None)
        bags = self.recogniser.bags(report)
        for recognised in self._recognised(reading, found, hits_of, bags, self.recogniser):
            found.add(recognised)
        return self._of_duties(report, found, Relevance(bags, self.recogniser))

    def _of_duties(self, report: Report, found: "_Gathered", relevance: Relevance | None) -> Mapping[str, Found]:
        """What was found of each duty, in the order of the catalogue, without what adds nothing to the rest."""
        named = {
            item.id: [*found.evidence[item.id], *stated(report, item)]
            for item in self.catalogue.obligations
            if item.evidence.section is None
        }
        left = without_surplus(report, named, {item.id: item.domain for item in self.catalogue.obligations})
        known: dict[str, str] = {}
        held: dict[str, tuple[str, ...]] = {}
        silent = list(unsaid(report, self.wording))
        return {
            item.id: _found(
                unarisen(report, item, self.catalogue.lexicon, left[item.id], held),
                item.id,
                _said(found.near[item.id], silent),
                relevance,
            )
            if item.id in left
            else search_section(report, item, self.about, self.leaders, self.grammar, known)
            for item in self.catalogue.obligations
        }

    def _recognised(
        self,
        reading: Reading,
        found: "_Gathered",
        hits_of: Mapping[Passage, list[Hit]],
        bags: Bags,
        recogniser: Recogniser,
    ) -> Iterator[Evidence]:
        """What words learned from examples find done of the duties of which no pattern finds anything done.

        Never in a sentence of which a pattern says that the duty is planned or lacking.
        """
        told = found.evidence
        undone = {
            item.id: [each.start for each in told[item.id]]
            for item in self.catalogue.obligations
            if reading.report.unit_kind in item.applies_to
            and not item.evidence.section
            and not any(each.polarity is Polarity.DONE for each in told[item.id])
        }
        for passage, matches in recogniser.recognise(bags, undone):
            hits = hits_of.get(passage, [])
            here = {(match.use.obligation.id, match.use.pattern.text) for match in matches}
            for item in search_passage(reading, passage, hits, matches):
                if any(passage.start <= start < passage.end for start in undone.get(item.obligation, ())):
                    continue
                weighed = self._weighed(reading.report, item)
                if not isinstance(weighed, Evidence) or weighed.polarity is not Polarity.DONE:
                    continue
                if (item.obligation, item.rule) in here:
                    reasons = (*weighed.reasons, Reason(ReasonKind.LEARNED, item.rule))
                    yield replace(weighed, source=Source.LEARNED, reasons=reasons)

    def _weighed(self, report: Report, item: Evidence | NearMiss) -> Evidence | NearMiss:
        """What was found, short of evidence where learned words rather tell of nothing done."""
        return self.weigher.judged(report, item) if self.weigher and isinstance(item, Evidence) else item

    def closest(self, report: Report, wanted: Iterable[tuple[Obligation, Found]]) -> Mapping[str, tuple[NearMiss, ...]]:
        """The sentences that come closest in wording to each of these duties, by identifier; never evidence."""
        return dict(nearest(report, wanted, self.wording))


class _Gathered:
    """What was found so far, by duty and by where the passage begins that says it itself."""

    def __init__(self) -> None:
        self.evidence: dict[str, list[Evidence]] = defaultdict(list)
        self.near: dict[str, list[NearMiss]] = defaultdict(list)
        self.of_passage: dict[int, list[Evidence | NearMiss]] = defaultdict(list)

    def add(self, item: Evidence | NearMiss, passage: Passage | None = None) -> None:
        """Note what was found; without a passage it is not what a passage says itself."""
        if passage is not None:
            self.of_passage[passage.start].append(item)
        if isinstance(item, Evidence):
            self.evidence[item.obligation].append(item)
        else:
            self.near[item.obligation].append(item)

    def lenders(self) -> list[Evidence | NearMiss]:
        """All of it: what may lend its subject to the sentence behind."""
        return [*chain(*self.near.values()), *chain(*self.evidence.values())]


def compile_rules(catalogue: Catalogue) -> Searcher:
    """Compile all rules of a catalogue; KeyError for a concept that is not in its lexicon."""
    of_parts = {item.id for item in catalogue.obligations if item.evidence.section is not None}
    matcher, subjects = (
        compile_matcher((item for item in catalogue.obligations if (item.id in of_parts) is wanted), catalogue.lexicon)
        for wanted in (False, True)
    )
    grammar = compile_grammar(catalogue.lexicon)
    about, leaders = About(catalogue, subjects), Leaders(catalogue.lexicon, grammar)
    learned = catalogue.learned
    recogniser = Recogniser(learned, catalogue) if learned else None
    weigher = Weigher(learned.undone) if learned and learned.undone else None
    return Searcher(
        catalogue, grammar, matcher, about, leaders, Wording(catalogue), compile_bare(catalogue), recogniser, weigher
    )


def _by_passage(report: Report, hits: list[Hit]) -> Iterator[tuple[Passage, list[Hit]]]:
    """The hits of each passage that has any, in the order of the text."""
    begin = [start for start, _, _ in hits]
    ends = [bisect_left(begin, report.normal.to_normal(passage.start)) for passage in report.passages]
    for passage, (first, behind) in zip(report.passages, pairwise([*ends, len(hits)]), strict=True):
        if first < behind:
            yield passage, hits[first:behind]


def _said(near: list[NearMiss], silent: Sequence[tuple[int, int]]) -> list[NearMiss]:
    """The near misses without those in a title, an address, a signature and the like.

    In between, what leads in may say what it lacks: a question that nobody answered.
    """
    places = [(item, bisect_right(silent, (item.start, inf)) - 1) for item in near]
    return [item for item, at in places if item.part not in _ENDS or at < 0 or item.start >= silent[at][1]]


def _found(evidence: Sequence[Evidence], duty: str, near: list[NearMiss], relevance: Relevance | None) -> Found:
    """What was found of a duty, without what speaks of something else, and how much the text speaks of it."""
    kept = relevance.without_unlike(evidence) if relevance else evidence
    return Found(_ordered(kept), _nearest(near), relevance.most(duty, kept) if relevance else None)


def _ordered(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(evidence, key=lambda item: (item.start, item.end)))


def _nearest(near: list[NearMiss]) -> tuple[NearMiss, ...]:
    return tuple(sorted(near, key=lambda item: (_NEARNESS.index(item.shortfall), item.start, item.line)))
