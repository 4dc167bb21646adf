"""Longer words, in which a piece has another meaning: a segment that is this very piece is not met in them.

The lexicon marks the piece with brackets: 〔考〕察 keeps a segment 考 from being met in 考察.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from fazhi.patterns.syntax import Lexicon
from fazhi.yamlfile import Line, Problems

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


def check_longer_words(terms: Sequence[Line], problems: Problems) -> None:
    """Report entries that do not mark one piece of a longer word."""
    for term in terms:
        match = _MARKED.fullmatch(term.text)
        if match is None or not (match[1] or match[3]):
            problems.add(
                term.line,
                f"{term.text} 应在长词里用〔〕标出一个短词，如 〔考〕察",
                f"{term.text} must mark one piece of a longer word, as in 〔考〕察",
            )
