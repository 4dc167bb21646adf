"""Longer words, in which a piece has another meaning: a segment that is this very piece is not met in them.

The lexicon marks the piece with brackets: 〔考〕察 keeps a segment 考 from being met in 考察.
"""

import re
from typing import Final, NamedTuple

from fazhi.patterns.syntax import Lexicon

LONGER_WORDS: Final = "longer_word"
"""The concept of the lexicon that lists them; a lexicon may do without."""

_MARKED = re.compile(r"([^〔〕]*)〔([^〔〕]+)〕([^〔〕]*)")


class Longer(NamedTuple):
    """A longer word, and the range of it that is no word of its own."""

    word: str
    start: int
    end: int


def longer_words(lexicon: Lexicon) -> list[Longer]:
    """The longer words of a lexicon."""
    found = (_MARKED.fullmatch(term) for term in lexicon.get(LONGER_WORDS, ()))
    return [Longer("".join(match.groups()), match.start(2) - 1, match.end(2) - 1) for match in found if match]


def is_longer(term: str) -> bool:
    """Whether an entry marks one piece of a longer word."""
    match = _MARKED.fullmatch(term)
    return match is not None and bool(match[1] or match[3])
