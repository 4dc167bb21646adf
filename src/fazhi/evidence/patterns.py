"""Term patterns of the rules: literal words, … for later in the clause, …… for later in the sentence, {concept}."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import product
from typing import NamedTuple

CLAUSE_REACH = 30
"""Characters that may stand between the segments of a pattern joined by …."""
SENTENCE_REACH = 40
"""Characters that may stand between segments joined by ……."""
SCATTER_REACH = 60
"""Characters over which words that do not meet are still told as a near miss."""

_JOINT = re.compile(r"(……|…)")
_CONCEPT = re.compile(r"\{([a-z0-9_]+)\}")


class Segment(NamedTuple):
    """One stretch of a pattern between two joints."""

    text: str
    """Literal words and {concept}s, as written."""
    crosses: bool
    """Whether it may stand in a later clause of the sentence than the segment before it."""


@cache
def pieces(pattern: str) -> tuple[Segment, ...]:
    """Take a pattern apart at its joints."""
    parts = _JOINT.split(pattern)
    joints = ("", *parts[1::2])
    return tuple(Segment(text, joint == "……") for joint, text in zip(joints, parts[::2], strict=True))


def spell_out(text: str, lexicon: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """All the literal words a segment stands for; KeyError for a concept the lexicon does not have."""
    parts = _CONCEPT.split(text)
    if len(parts) == 1:
        return (text,)
    choices = [lexicon[part] if at % 2 else (part,) for at, part in enumerate(parts)]
    return tuple(dict.fromkeys("".join(words) for words in product(*choices)))
