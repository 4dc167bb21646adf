"""The words of requirements/precheck.yaml by which blanks, prompts and marks are recognised."""

from functools import cache

from fazhi.wordlists import Words, expression, lists_of


def one_of(*names: str) -> str:
    """An expression for any word of these lists, the longest first; CatalogueError for a file with mistakes."""
    words = sorted((word for name in names for word in vocabulary()[name]), key=len, reverse=True)
    return f"(?:{'|'.join(expression(word) for word in words)})"


@cache
def vocabulary() -> Words:
    """All lists; CatalogueError for a file with mistakes, InputError where there is none."""
    return lists_of("precheck")
