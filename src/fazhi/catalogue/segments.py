"""Term patterns of the rules: literal words, … for later in the clause, …… for later in the sentence, {concept}."""

import re
from collections.abc import Mapping
from itertools import product
from typing import NamedTuple

CLAUSE_REACH = 30
"""Characters that may stand between the segments of a pattern joined by …."""
SENTENCE_REACH = 60
"""Characters that may stand between segments joined by ……."""
SCATTER_REACH = 60
"""Characters over which words that do not meet are still told as a near miss."""

_CONCEPT = re.compile(r"\{([a-z0-9_]+)\}")


class Segment(NamedTuple):
    """One stretch of a pattern between two joints."""

    text: str
    """Literal words and {concept}s, as written."""
    crosses: bool
    """Whether it may stand in a later clause of the sentence than the segment before it."""


def pieces(pattern: str) -> tuple[Segment, ...]:
    """Take a pattern apart at its joints."""
    if "…" not in pattern:
        return (Segment(pattern, False),)
    found = []
    for number, stretch in enumerate(pattern.split("……")):
        found += [Segment(text, number > 0 and at == 0) for at, text in enumerate(stretch.split("…"))]
    return tuple(found)


def spell_out(text: str, lexicon: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """All the literal words a segment stands for; KeyError for a concept the lexicon does not have."""
    if "{" not in text:
        return (text,)
    parts = _CONCEPT.split(text)
    choices = [lexicon[part] if at % 2 else (part,) for at, part in enumerate(parts)]
    return tuple(dict.fromkeys("".join(words) for words in product(*choices)))
