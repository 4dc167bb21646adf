"""What was not done though no rule says so: matches weighed by words learned from examples.

People say in thousands of ways that a thing was put off, stands on paper or was done by others. A match that nothing
denies is weighed with the clauses around it, of its own paragraph: two before, three behind. Runs of two or three
characters and the first and last character of each clause count for or against its not having been done, by where
they stand, and so does what it was graded by: a figure of the duty is seldom somebody else's or but part of a name. The
logistic function of their sum is the share of such matches that tell of nothing done.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import fsum, log
from typing import Final, NamedTuple

from fazhi.evidence.learned import worded
from fazhi.evidence.likelihood import logistic
from fazhi.evidence.ngrams import ngrams_within_marks
from fazhi.model.evidence import Evidence, NearMiss, Polarity, Shortfall
from fazhi.model.learned import Place, Undone
from fazhi.model.reason import ReasonKind
from fazhi.model.report import Report

_BORDER: Final = re.compile(r"[^，；：。！？\n\t|]+")
_REACH: Final = 160
"""Characters before and behind a match that are looked at."""
_LONGEST: Final = 400
"""A longer match is a page without marks, and no sentence."""
_BEFORE, _BEHIND = 2, 3
"""Clauses before and behind those of a match."""
_SHOWN: Final = 20
"""Characters of a clause that are told."""
_FIRST, _LAST = "^", "$"
"""What marks the first and the last character of a clause."""
_REMEMBERED: Final = 256
"""Clauses whose words are kept at hand: more than most reports have."""


def held(clause: str) -> frozenset[str]:
    """Every run of two or three characters of a clause, and its first and last character."""
    return frozenset(ngrams_within_marks(clause).union(_edges(clause)))


def _edges(clause: str) -> tuple[str, str]:
    """What a clause has in no other place: its first and its last character, marked."""
    return _FIRST + clause[0], clause[-1] + _LAST


class Window(NamedTuple):
    """The words around a match, by where they stand."""

    clauses: Sequence[tuple[Place, str]]
    """Where each clause stands, and its text."""
    words: Mapping[Place, frozenset[str]]


class Weigher:
    """The learned words, ready to weigh by."""

    def __init__(self, undone: Undone) -> None:
        self._base = undone.base
        self._least = log(undone.least / (1 - undone.least))
        self._counts: dict[Place, dict[str, float]] = {place: dict(undone.words.get(place, {})) for place in Place}
        self._grounds = dict(undone.grounds)
        known = frozenset().union(*self._counts.values())
        self._held = lru_cache(_REMEMBERED)(lambda clause: known & held(clause))
        """The known words of a clause, of which several matches around it ask."""

    def judged(self, report: Report, item: Evidence) -> Evidence | NearMiss:
        """The evidence, or the near miss that it is where its words rather tell of nothing done."""
        if item.polarity is not Polarity.DONE or any(reason.kind is ReasonKind.ANSWER for reason in item.reasons):
            return item  # what a form answers is told by its answer
        normal = report.normal
        window = around(normal.text, normal.to_normal(item.start), normal.to_normal(item.end), self._held)
        if window is None or self._weight(window, grounds_of(item)) < self._least:
            return item
        return item.as_near_miss(Shortfall.UNDONE, self._telling(window))

    def share(self, window: Window, grounds: Collection[str] = ()) -> float:
        """How many of such matches tell of nothing done, from 0 to 1."""
        return logistic(self._weight(window, grounds))

    def _weight(self, window: Window, grounds: Collection[str]) -> float:
        held = [map(counts.get, window.words[place]) for place, counts in self._counts.items()]
        return fsum(filter(None, chain([self._base], map(self._grounds.get, grounds), *held)))

    def _telling(self, window: Window) -> str:
        """The clause whose words count most, cut where it is long."""
        clause = max(window.clauses, key=self._of_clause)[1]
        return clause if len(clause) <= _SHOWN else clause[: _SHOWN - 1] + "…"

    def _of_clause(self, clause: tuple[Place, str]) -> float:
        place, text = clause
        words = self._held(worded(text))
        anywhere, there = self._counts[Place.ANYWHERE], self._counts[place]
        return fsum([anywhere.get(word, 0) + there.get(word, 0) for word in words])


def grounds_of(item: Evidence) -> frozenset[str]:
    """What evidence was graded by."""
    return frozenset([reason.kind.value for reason in item.reasons])


def around(text: str, start: int, end: int, words: Callable[[str], frozenset[str]] = held) -> Window | None:
    """The words around a range of a text; None for a range that is no sentence.

    `words` are those of a clause in which every digit is alike.
    """
    if not 0 < end - start <= _LONGEST:
        return None
    low = max(0, start - _REACH)
    low = max(low, text.rfind("\n", low, start) + 1)
    text = text[low : end + _REACH]
    text = text[: end - low] + text[end - low :].partition("\n")[0]
    clauses = [match.span() for match in _BORDER.finditer(text)]
    own = [number for number, span in enumerate(clauses) if span[0] < end - low and span[1] > start - low]
    if not own:
        return None
    first, behind = own[0], own[-1] + 1
    parts = {
        Place.BEFORE: clauses[max(0, first - _BEFORE) : first],
        Place.OWN: clauses[first:behind],
        Place.BEHIND: clauses[behind : behind + _BEHIND],
    }
    alike = worded(text)
    found = {
        place: frozenset().union(*[words(alike[slice(*span)]) for span in spans]) for place, spans in parts.items()
    }
    edges = [_edges(alike[slice(*span)]) for spans in parts.values() for span in spans]
    everywhere = frozenset().union(*found.values()).difference(*edges)
    told = [(place, text[slice(*span)]) for place, spans in parts.items() for span in spans]
    return Window(told, found | {Place.ANYWHERE: everywhere})
