"""How far the audit agrees with careful readers: verdicts set side by side, and the figures made of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fazhi.audit import conclude, strength_of
from fazhi.evidence import Searcher
from fazhi.lab.labels import CONCLUSIONS, SUPPORT, Gold, LabelRecord, PlaceRecord
from fazhi.model.audit import Conclusion
from fazhi.model.evidence import Evidence, Found, Polarity, Strength
from fazhi.model.obligation import Obligation


@dataclass(frozen=True, slots=True)
class Verdict:
    """One obligation in one labelled report: what the readers say and what the audit says."""

    gold: Gold
    obligation: Obligation
    label: LabelRecord | None
    """None where the readers found no supporting text."""
    found: str
    """What the audit concludes, in the readers' words."""
    evidence: tuple[Evidence, ...]
    """Its evidence in what was judged."""
    shown: tuple[Evidence, ...]
    """That of it that counts as done."""

    @property
    def known(self) -> str:
        """What the readers conclude."""
        return self.label.conclusion if self.label else "missing"

    @property
    def places(self) -> tuple[PlaceRecord, ...]:
        """The passages that the readers marked."""
        return self.label.passages if self.label else ()

    @property
    def supported(self) -> tuple[bool, bool]:
        """Whether readers and audit see support."""
        return self.known in SUPPORT, self.found in SUPPORT

    @property
    def agrees(self) -> bool:
        """Whether the audit's conclusion is one that the readers give."""
        return self.found in {self.known, *(self.label.accept if self.label else ())}

    @property
    def kind(self) -> str | None:
        """How it differs from the readers; None where nothing is to be told.

        `extra` or `missed` where one side alone sees support, `strength` where both see another, `passage` where the
        readers did not mark a passage of the same strength, `conclusion` where neither sees support, nor the same gap.
        """
        known, found = self.supported
        if known != found:
            return "missed" if known else "extra"
        if not self.agrees:
            return "strength" if known else "conclusion"
        return None if not found or all(map(self.hits, self.shown)) else "passage"

    def hits(self, item: Evidence) -> bool:
        """Whether a piece of evidence overlaps a passage that the readers marked."""
        return any(item.start < place.end and place.start < item.end for place in self.places)


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of some verdicts; a share of nothing is 1."""

    true: int
    """Obligations that both see supported."""
    extra: int
    """Those that the audit alone sees supported."""
    missed: int
    """Those that the readers alone see supported."""
    same_strength: int
    """Of those that both see supported, how many at the same strength."""
    kappa: float
    """Cohen's kappa of these strengths, linearly weighted."""
    passages: int
    """Pieces of evidence for what the audit sees supported."""
    right_passages: int
    """Those that overlap a passage of the readers."""
    confusion: dict[tuple[str, str], int]
    """How often the readers conclude the first and the audit the second."""

    @property
    def precision(self) -> float:
        """Share of the audit's support that the readers see too."""
        return _share(self.true, self.true + self.extra)

    @property
    def recall(self) -> float:
        """Share of the readers' support that the audit sees too."""
        return _share(self.true, self.true + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _share(2 * self.true, 2 * self.true + self.extra + self.missed)

    @property
    def strength(self) -> float:
        """Share of equal strengths where both see support."""
        return _share(self.same_strength, self.true)

    @property
    def placed(self) -> float:
        """Share of the evidence that overlaps a passage of the readers."""
        return _share(self.right_passages, self.passages)


def judge_all(golds: Iterable[Gold], searcher: Searcher) -> Iterator[Verdict]:
    """Every scored obligation of every labelled report, all obligations taken as in force."""
    for gold in golds:
        found = searcher.search(gold.report)
        for obligation in searcher.catalogue.obligations:
            if gold.speaks_of(obligation):
                yield _verdict(gold, obligation, found[obligation.id])


def score(verdicts: Sequence[Verdict]) -> Score:
    """The figures of some verdicts."""
    both = [item for item in verdicts if item.supported == (True, True)]
    shown = [(item, evidence) for item in verdicts if item.supported[1] for evidence in item.shown]
    return Score(
        true=len(both),
        extra=sum(item.supported == (False, True) for item in verdicts),
        missed=sum(item.supported == (True, False) for item in verdicts),
        same_strength=sum(item.agrees for item in both),
        kappa=kappa([(_rank(item.found if item.agrees else item.known), _rank(item.found)) for item in both]),
        passages=len(shown),
        right_passages=sum(item.hits(evidence) for item, evidence in shown),
        confusion=dict(Counter((item.known, item.found) for item in verdicts)),
    )


def kappa(pairs: Sequence[tuple[int, int]]) -> float:
    """Cohen's kappa with linear weights (Cohen 1968) of two raters' ranks; 1 where they cannot differ."""
    if not pairs:
        return 1.0
    first, second = (Counter(ranks) for ranks in zip(*pairs, strict=True))
    observed = sum(abs(a - b) for a, b in pairs) / len(pairs)
    expected = sum(abs(a - b) * first[a] * second[b] for a in first for b in second) / len(pairs) ** 2
    return 1.0 if not expected else 1 - observed / expected


def _verdict(gold: Gold, obligation: Obligation, found: Found) -> Verdict:
    inside = tuple(item for item in found.evidence if gold.judged(item.start, item.end))
    strength = strength_of(obligation, Found(inside))
    conclusion = conclude(obligation, Found(inside), strength)
    counted = obligation.evidence.section is not None
    shown = tuple(item for item in inside if counted or item.polarity is Polarity.DONE)
    return Verdict(gold, obligation, gold.labels.get(obligation.id), _in_words(conclusion, strength), inside, shown)


def _in_words(conclusion: Conclusion, strength: Strength) -> str:
    return conclusion.value if conclusion.gap else strength.key


def _rank(conclusion: str) -> int:
    return CONCLUSIONS.index(conclusion)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
