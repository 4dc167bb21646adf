"""How much the sentences of a report speak of a duty, by the words learned of it from examples.

Nothing is found by it. It tells which of several pieces of evidence are beside the point, and how sure a verdict is.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from fazhi.evidence.learned import Recogniser, Sentence
from fazhi.model.evidence import Evidence, Polarity
from fazhi.model.learned import Learnt
from fazhi.model.report import Passage

_UNLIKE: Final = -0.85
"""Log odds, 3 to 7, below which a sentence rather speaks of something else."""


class Spoken:
    """The sentences of one report, by the words in them that count."""

    def __init__(self, sentences: Mapping[Passage, Sentence], recogniser: Recogniser) -> None:
        self._recogniser = recogniser
        self._words = {passage.start: sentence.words for passage, sentence in sentences.items()}
        self._starts = sorted(self._words)
        self._ends = [passage.end for passage in sorted(sentences, key=lambda passage: passage.start)]
        self._holding: dict[str, list[int]] = defaultdict(list)
        for start, words in self._words.items():
            for word in words:
                self._holding[word].append(start)

    def most(self, duty: str, evidence: Iterable[Evidence]) -> float | None:
        """The log odds of the sentence that speaks of a duty most: of those with evidence of it, else of all.

        None where nothing was learned of the duty, or where its evidence stands in no sentence.
        """
        learnt = self._recogniser.learnt_of(duty)
        if learnt is None:
            return None
        done = [item for item in evidence if item.polarity is Polarity.DONE]
        if done:
            return max((value for item in done if (value := self._by(item)) is not None), default=None)
        speaking = {start for word, value in learnt.words.items() if value > 0 for start in self._holding.get(word, ())}
        return max((self._at(start, learnt) for start in speaking), default=learnt.base)

    def without_unlike(self, evidence: Sequence[Evidence]) -> Sequence[Evidence]:
        """The evidence of a duty without what stands in sentences that rather speak of something else.

        Left out is only what shows no more than evidence in a sentence that does speak of the duty.
        """
        if len(evidence) == 1:
            return evidence
        told = [(item, self._by(item) if item.polarity is Polarity.DONE else None) for item in evidence]
        like = [item.strength for item, value in told if value is not None and value >= _UNLIKE]
        if not like:
            return evidence
        shown = max(like)
        return [item for item, value in told if value is None or value >= _UNLIKE or item.strength > shown]

    def _by(self, item: Evidence) -> float | None:
        """The log odds of the sentence that a piece of evidence stands in."""
        number = bisect_right(self._starts, item.start) - 1
        learnt = self._recogniser.learnt_of(item.obligation)
        if learnt is None or number < 0 or self._ends[number] <= item.start:
            return None
        return self._at(self._starts[number], learnt)

    def _at(self, start: int, learnt: Learnt) -> float:
        words = sorted(self._words[start] & learnt.words.keys())  # a sum of decimals hangs on the order
        return learnt.base + sum(map(learnt.words.__getitem__, words))
