"""Runs of two or three characters: what stands for words, since Chinese words have no blanks between them."""

import re
from collections.abc import Iterator
from itertools import chain
from operator import add
from typing import Final

_STRETCH: Final = re.compile(r"\w+")


def bigrams(text: str) -> Iterator[str]:
    """Every run of two characters, in order."""
    return map(add, text, text[1:])


def ngrams(text: str) -> Iterator[str]:
    """Every run of two characters, and then of three."""
    pairs = list(bigrams(text))
    return chain(pairs, map(add, pairs, text[2:]))


def ngrams_within_marks(text: str) -> set[str]:
    """Every run of two or three characters in a stretch that no mark parts."""
    found: set[str] = set()
    for stretch in _STRETCH.findall(text):
        found.update(ngrams(stretch))
    return found
