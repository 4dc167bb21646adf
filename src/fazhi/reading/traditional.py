"""Traditional characters read as the simplified ones they stand for, one for one, so that offsets stay."""

from collections.abc import Callable
from functools import cache, lru_cache

_TELLTALES = frozenset("個們實關發對應為這時與國會業務於執獨訴質標監總領導報設況縣員組織體評專還機辦開區幹學")
"""Everyday characters that simplified text never holds."""
_ENOUGH = 5


def simplified(text: str) -> str:
    """A text of the same length in simplified characters; the text itself unless it is written in traditional ones."""
    letters = set(text)
    if len(letters & _TELLTALES) < _ENOUGH:
        return text
    convert = _converter()
    pairs = ((letter, convert(letter)) for letter in letters if letter > "\u2e80")
    return text.translate({ord(old): new for old, new in pairs if len(new) == 1})


@cache
def _converter() -> Callable[[str], str]:
    """What converts one character; its dictionary takes as long to load as a whole report to read."""
    from opencc import OpenCC  # noqa: PLC0415 - few reports are written in traditional characters

    return lru_cache(maxsize=8192)(OpenCC("t2s").convert)
