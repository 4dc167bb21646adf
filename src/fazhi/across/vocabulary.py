"""The words of requirements/across.yaml by which two reports are looked at together."""

import re
from functools import cache

from fazhi.wordlists import Words, expression, lists_of


@cache
def one_of(name: str) -> re.Pattern[str]:
    """An expression for any word of a list, the longest first; CatalogueError for a file with mistakes."""
    words = sorted(vocabulary()[name], key=lambda word: (-len(word), word))
    return re.compile("|".join(expression(word) for word in words))


@cache
def vocabulary() -> Words:
    """All lists; CatalogueError for a file with mistakes, InputError where there is none."""
    return lists_of("across")
