"""What was not done though no rule says so: matches weighed by words learned from examples.

People say in thousands of ways that a thing was put off, stands on paper or was done by others. A match that nothing
denies is weighed with the clauses around it, of its own paragraph: two before, three behind. Runs of two or three
characters and the first and last character of each clause count for or against its not having been done, by where
they stand; the logistic function of their sum is the share of such matches that tell of nothing done.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import exp, fsum, log
from operator import add
from typing import Final, NamedTuple

from fazhi.evidence.learned import joined, places, worded
from fazhi.model.evidence import Evidence, NearMiss, Polarity, Shortfall
from fazhi.model.learned import Place, Undone
from fazhi.model.report import Report

_BORDER: Final = re.compile(r"[^，；：。！？\n\t|]+")
_WITHIN: Final = re.compile(r"\w+")
_REACH: Final = 160
"""Characters before and behind a match that are looked at."""
_LONGEST: Final = 400
"""A longer match is a page without marks, and no sentence."""
_BEFORE, _BEHIND = 2, 3
"""Clauses before and behind those of a match."""
_TELLING: Final = 0.4
"""A word is told if it counts for so much of the one that counts most."""
_TOLD: Final = 3
"""Words that are told."""
_FIRST, _LAST = "^", "$"
"""What marks the first and the last character of a clause."""


class Window(NamedTuple):
    """The words around a match, by where they stand."""

    text: str
    words: Mapping[Place, frozenset[str]]


class Weigher:
    """The learned words, ready to weigh by."""

    def __init__(self, undone: Undone) -> None:
        self._base = undone.base
        self._least = log(undone.least / (1 - undone.least))
        self._counts: dict[Place, dict[str, float]] = {place: dict(undone.words.get(place, {})) for place in Place}
        self._known = frozenset().union(*self._counts.values())

    def judged(self, report: Report, item: Evidence) -> Evidence | NearMiss:
        """The evidence, or the near miss that it is where its words rather tell of nothing done."""
        if item.polarity is not Polarity.DONE:
            return item
        normal = report.normal
        window = around(normal.text, normal.to_normal(item.start), normal.to_normal(item.end), self._known)
        if window is None or self._weight(window) < self._least:
            return item
        return item.as_near_miss(Shortfall.UNDONE, "、".join(self._telling(window)))

    def share(self, window: Window) -> float:
        """How many of such matches tell of nothing done, from 0 to 1."""
        return 1 / (1 + exp(-self._weight(window)))

    def _weight(self, window: Window) -> float:
        held = [(counts, counts.keys() & window.words[place]) for place, counts in self._counts.items()]
        return fsum([self._base, *[counts[word] for counts, words in held for word in words]])

    def _counting(self, window: Window) -> Iterator[tuple[str, float]]:
        for place, counts in self._counts.items():
            for word in window.words[place]:
                if word in counts:
                    yield word, counts[word]

    def _telling(self, window: Window) -> list[str]:
        """The words that count most, as they stand in the text; those that overlap as one."""
        total: dict[str, float] = defaultdict(float)
        for word, value in sorted(self._counting(window)):
            if not _is_end(word):
                total[word] += value
        counting = sorted(((value, word) for word, value in total.items() if value > 0), key=lambda it: (-it[0], it[1]))
        told = [word for value, word in counting[:_TOLD] if value >= counting[0][0] * _TELLING]
        text = worded(window.text)
        spans = joined(sorted((at, at + len(word)) for word in told for at in places(text, word)))
        return list(dict.fromkeys(window.text[start:end] for start, end in spans))


def around(text: str, start: int, end: int, known: frozenset[str] | None = None) -> Window | None:
    """The words around a range of a text, of those that are `known`; None for a range that is no sentence."""
    if not 0 < end - start <= _LONGEST:
        return None
    low = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    high = text.find("\n", end)
    text = text[low : min(len(text) if high < 0 else high, end + _REACH)]
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
    held = {place: _held(alike[slice(*span)] for span in spans) for place, spans in parts.items()}
    if known is not None:
        held = {place: known & words for place, words in held.items()}
    every = frozenset().union(*held.values())
    everywhere = frozenset([word for word in every if _FIRST not in word and _LAST not in word])
    return Window(text, held | {Place.ANYWHERE: everywhere})


def _is_end(word: str) -> bool:
    """Whether it is the first or the last character of a clause."""
    return _FIRST in word or _LAST in word


def _held(clauses: Iterable[str]) -> frozenset[str]:
    """Every run of two or three characters of some clauses, and the first and last character of each."""
    found: set[str] = set()
    for clause in clauses:
        found.update((_FIRST + clause[0], clause[-1] + _LAST))
        for run in _WITHIN.findall(clause):
            pairs = list(map(add, run, run[1:]))
            found.update(pairs, map(add, pairs, run[2:]))
    return frozenset(found)
