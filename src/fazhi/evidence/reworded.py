"""Whether words of one draft, edited in the next, still say what they said, and are no others that look like them.

They have the same numbers, and the same words that say whether something was done and when; and what was exchanged is
no word, or a word that stands for the other.
"""

import re
from collections import Counter
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from fazhi.expressions import any_of
from fazhi.model.numerals import AMOUNTS
from fazhi.model.obligation import Catalogue, Obligation
from fazhi.patterns.syntax import literals

_HAN: Final = re.compile(r"[^\W\d_]")
_BESIDE: Final = 3
"""Fewer characters on either side make a whole word of what was exchanged."""
_NUMBER: Final = re.compile(
    rf"\d[\d,.]*|[{AMOUNTS}]{{2,}}|[{AMOUNTS}](?=[余多几]?[次件项个条份人名期场起轮卷宗年月日家处天批成倍])"
)
_SCALE: Final = re.compile(r"[余多]|[十百千万亿]+|%|‰|个百分点")
_STATES: Final = ("promise", "unfinished", "lack", "deny", "last_year", "other_period", "should", "not_yet")
_ALIKE: Final = ("act", "plain_act", "light", "general", "carry_out", "particle", "reworded")
"""Concepts of the lexicon."""


class Telling(NamedTuple):
    """Words by which two sentences that look alike say different things."""

    states: re.Pattern[str]
    """They say whether something was done, is planned or was not done, and in what period."""
    alike: frozenset[str]
    """Only these may stand for one another; any other word in place of a word makes it another sentence."""

    def differ(self, was: str, now: str) -> bool:
        """Whether two stretches say different things of what was done and when."""
        return Counter(self.states.findall(was)) != Counter(self.states.findall(now))

    def same(self, was: str, now: str) -> bool:
        """Whether two stretches have the same numbers, and no word in place of another that says something else."""
        return numbers(was) == numbers(now) and all(
            self.is_alike(was, code.src_start, code.src_end) and self.is_alike(now, code.dest_start, code.dest_end)
            for code in Levenshtein.opcodes(was, now)
            if code.tag == "replace"
        )

    def is_alike(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch is no word, or lies in one that others may stand for."""
        return not _HAN.search(text, start, end) or any(
            text[max(0, start - before) : end + behind] in self.alike
            for before in range(_BESIDE)
            for behind in range(_BESIDE)
        )


def telling_words(catalogue: Catalogue) -> Telling:
    """The words of a catalogue that tell look-alikes apart."""
    states = {word for name in _STATES for word in catalogue.lexicon.get(name, ())}
    return Telling(
        re.compile(any_of(states) if states else r"(?!)"),
        frozenset(word for name in _ALIKE for word in catalogue.lexicon.get(name, ())),
    )


def words_of(duty: Obligation) -> frozenset[str]:
    """The words that a duty goes by: those that its rule names letter for letter."""
    rule = duty.evidence
    patterns = (*rule.about, *rule.subject, *rule.topic, *rule.measures, *rule.results)
    return frozenset(word for pattern in patterns for word in literals(pattern.text) if len(word) > 1)


def numbers(text: str) -> list[tuple[str, str]]:
    """The numbers in a text, each with what scales it."""
    found = []
    for match in _NUMBER.finditer(text):
        scale = _SCALE.match(text, match.end())
        found.append((match[0].replace(",", "").rstrip("."), scale[0] if scale else ""))
    return found
