"""How a pattern is written.

Literal words, … for later in the clause, …… for later in the sentence, & for in the same clause in either order, and
{concept} for any term of a concept.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import product
from typing import Final, NamedTuple, TypeAlias

Lexicon: TypeAlias = Mapping[str, tuple[str, ...]]
"""The words that each concept stands for, by its name."""

CLAUSE_JOINT: Final = "…"
"""What follows stands later in the same clause."""
SENTENCE_JOINT: Final = "……"
"""What follows stands later in the same sentence."""
EITHER_WAY: Final = "&"
"""What stands on both sides stands in one clause, in whatever order."""
CONCEPT_NAME: Final = "[a-z][a-z0-9_]*"
"""The form of a concept's name."""

_CONCEPT = re.compile(rf"\{{({CONCEPT_NAME})\}}")
_ONE_CONCEPT: Final = 3
"""Pieces of a segment that names one concept: what stands before it, its name, what stands behind."""


class Segment(NamedTuple):
    """One stretch of a pattern between two joints."""

    text: str
    """Literal words and {concept}s, as written."""
    crosses: bool
    """Whether it may stand in a later clause of the sentence than the segment before it."""
    free: bool = False
    """Whether it may stand anywhere in the clause of the segment before it."""


def parse(pattern: str) -> tuple[Segment, ...]:
    """Take a pattern apart at its joints."""
    if EITHER_WAY in pattern:
        return tuple(Segment(text, False, at > 0) for at, text in enumerate(pattern.split(EITHER_WAY)))
    found = []
    for number, stretch in enumerate(pattern.split(SENTENCE_JOINT)):
        texts = stretch.split(CLAUSE_JOINT)
        found += [Segment(text, number > 0 and at == 0) for at, text in enumerate(texts)]
    return tuple(found)


def concepts(text: str) -> list[str]:
    """The names of the concepts in a pattern, in order."""
    return _CONCEPT.findall(text) if "{" in text else []


def without_concepts(text: str, instead: str = "") -> str:
    """A pattern with something else in place of each concept."""
    return _CONCEPT.sub(instead, text)


def literals(pattern: str) -> tuple[str, ...]:
    """The literal words of a pattern, in order, its concepts left out."""
    words = (without_concepts(segment.text) for segment in parse(pattern))
    return tuple(word for word in words if word)


def spell_out(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """All the literal words a segment stands for; KeyError for a concept the lexicon does not have."""
    if "{" not in text:
        return (text,)
    parts = _CONCEPT.split(text)
    if len(parts) == _ONE_CONCEPT:
        before, name, behind = parts
        return tuple(dict.fromkeys([before + term + behind for term in lexicon[name]]))
    choices = [lexicon[part] if at % 2 else (part,) for at, part in enumerate(parts)]
    return tuple(dict.fromkeys(map("".join, product(*choices))))


def first(pattern: str) -> str:
    """The text of a pattern's first segment, without taking the rest apart."""
    return pattern.partition(EITHER_WAY if EITHER_WAY in pattern else CLAUSE_JOINT)[0]


def segments(patterns: Iterable[str]) -> list[str]:
    """The texts of the segments of many patterns, each once; a twentieth of the cost of taking each apart."""
    found = dict.fromkeys("\n".join(patterns).replace(CLAUSE_JOINT, "\n").replace(EITHER_WAY, "\n").split("\n"))
    found.pop("", None)  # between the two halves of ……
    return list(found)
