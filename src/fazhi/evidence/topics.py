"""What the headings above a passage, and the text before it in its paragraph, speak of."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from fazhi.model.evidence import Evidence, Polarity, Strength
from fazhi.model.reason import Reason, ReasonKind
from fazhi.model.report import Passage, PassageKind, Report, Step

_REACH: Final = 250
"""Characters of a paragraph for which what it speaks of stays its topic."""
_CLOSE: Final = 30
"""Characters from a topic within which what stands behind is as good as in its own clause."""


class Spoken(NamedTuple):
    """Words that speak of a topic."""

    start: int
    """In the untouched text."""
    words: str
    passage: Passage

    def lent(self, passage: Passage, start: int) -> tuple[Reason, Reason]:
        """The reasons of what stands at an offset and has its subject from here: the words, and from how far."""
        where = ReasonKind.HEAD if passage is self.passage else ReasonKind.TOPIC
        away = start - self.start - len(self.words)
        return Reason(where, self.words), Reason(ReasonKind.DISTANCE, str(away))


class Topics:
    """The topics of each duty met so far; passages are gone through in the order of the text."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._steps = {heading.start: heading.step for heading in report.headings}
        self._headed: dict[str, dict[tuple[Step | None, ...], Spoken]] = defaultdict(dict)
        """By the headings down to the one that speaks, itself among them; of several such the first."""
        self._last: dict[str, Spoken] = {}

    def note(self, obligation: str, passage: Passage, start: int, end: int) -> None:
        """A topic of a duty is spoken of in that range of the untouched text."""
        spoken = Spoken(start, self._report.text[start:end], passage)
        if passage.kind is PassageKind.HEADING:
            self._headed[obligation].setdefault((*passage.path, self._steps.get(passage.start)), spoken)
        elif passage.kind is not PassageKind.TITLE:
            self._last[obligation] = spoken

    def known(self, obligation: str) -> bool:
        """Whether a topic of a duty was met at all."""
        return obligation in self._headed or obligation in self._last

    def at_hand(self, obligation: str, passage: Passage, start: int) -> Spoken | None:
        """The words that make a duty the topic at an offset of a passage, if any do."""
        last = self._last.get(obligation)
        if last and last.start <= start <= last.start + _REACH and "\n" not in self._report.text[last.start : start]:
            return last
        headed = self._headed.get(obligation)
        if not headed:
            return None
        above = (headed.get(passage.path[:depth]) for depth in range(1, len(passage.path) + 1))
        found = [item for item in above if item and item.passage.start < passage.start]
        return min(found, key=lambda item: item.start) if found else None


def without_lesser(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence of a duty without what has its subject from afar, and shows no more than what names it.

    Such a reading is the weaker one; where the duty is named with as much to show for it, nothing rests on it.
    """
    afar = [item.polarity is Polarity.DONE and is_afar(item.reasons) for item in evidence]
    named = (item for item, far in zip(evidence, afar, strict=True) if not far and item.polarity is Polarity.DONE)
    most = max((item.strength for item in named), default=Strength.NONE)
    return [item for item, far in zip(evidence, afar, strict=True) if not far or item.strength > most]


def is_afar(reasons: Iterable[Reason]) -> bool:
    """Whether reasons tell of a subject from another sentence or a heading, and not from close before."""
    told = {reason.kind: reason.words for reason in reasons}
    return ReasonKind.TOPIC in told and int(told[ReasonKind.DISTANCE]) > _CLOSE
