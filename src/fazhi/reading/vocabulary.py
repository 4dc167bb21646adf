"""The words of requirements/reading.yaml by which titles, parts, units and items are told apart."""

from functools import cache

from fazhi.wordlists import Words, expression, lists_of


def one_of(*names: str) -> str:
    """An expression for any word of these lists; CatalogueError for a file with mistakes."""
    words = vocabulary()
    return f"(?:{'|'.join(expression(word) for name in names for word in words[name])})"


def one_but(name: str, but: str) -> str:
    """An expression for any word of a list, where it is not the beginning of a word of the other list."""
    words = vocabulary()
    found = []
    for word in words[name]:
        rests = [expression(other.removeprefix(word)) for other in words[but] if other.startswith(word)]
        found.append(expression(word) + (f"(?!{'|'.join(rests)})" if rests else ""))
    return f"(?:{'|'.join(found)})"


@cache
def vocabulary() -> Words:
    """All lists; CatalogueError for a file with mistakes, InputError where there is none."""
    return lists_of("reading")
