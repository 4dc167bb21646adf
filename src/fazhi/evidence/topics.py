"""What the headings above a passage, and the text before it in its paragraph, speak of."""

from collections import defaultdict
from typing import Final, NamedTuple

from fazhi.model.report import Passage, PassageKind, Report

_REACH: Final = 250
"""Characters of a paragraph for which what it speaks of stays its topic."""


class _Spoken(NamedTuple):
    """Words that speak of a topic."""

    start: int
    """In the untouched text."""
    words: str
    passage: Passage


class Topics:
    """The topics of each duty met so far; passages are gone through in the order of the text."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._steps = {heading.start: heading.step for heading in report.headings}
        self._headed: dict[str, list[_Spoken]] = defaultdict(list)
        self._last: dict[str, _Spoken] = {}

    def note(self, obligation: str, passage: Passage, start: int, end: int) -> None:
        """A topic of a duty is spoken of in that range of the untouched text."""
        spoken = _Spoken(start, self._report.text[start:end], passage)
        if passage.kind is PassageKind.HEADING:
            self._headed[obligation].append(spoken)
        elif passage.kind is not PassageKind.TITLE:
            self._last[obligation] = spoken

    def at_hand(self, obligation: str, passage: Passage, start: int) -> str | None:
        """The words that make a duty the topic at an offset of a passage, if any do."""
        last = self._last.get(obligation)
        if last and last.start <= start <= last.start + _REACH and "\n" not in self._report.text[last.start : start]:
            return last.words
        return next((item.words for item in self._headed[obligation] if self._above(item.passage, passage)), None)

    def _above(self, heading: Passage, passage: Passage) -> bool:
        """Whether a heading is one of those above a passage."""
        own = (*heading.path, self._steps.get(heading.start))
        return heading.start < passage.start and passage.path[: len(own)] == own
