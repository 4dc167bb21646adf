"""Reports made by recombining clauses of texts written for this project, with passages of one planted in another."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from shared import ROOT

_CLAUSE = re.compile("[，。；：！？\n]")
_NO_WORD = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]+")
_EDITS = "的了在和是有为对中大"
_LONG = 3_300
"""Characters of a report: 10 kB."""


class Planted(NamedTuple):
    """A passage that stands in two reports, in the second with one character in twenty changed."""

    one: int
    other: int
    words: str


def clauses() -> list[str]:
    """The clauses of the labelled texts of this repository."""
    files = [*sorted((ROOT / "tests/gold").glob("*.txt")), *sorted((ROOT / "tests/follow").glob("*.txt"))]
    found = (clause.strip() for file in files for clause in _CLAUSE.split(file.read_text(encoding="utf-8")))
    return [clause for clause in found if 4 <= len(clause) <= 40]


def reports(many: int, planted: int, seed: int = 1) -> tuple[list[str], list[Planted]]:
    """So many texts, and where passages of at least two sentences and 66 characters were planted, one in a text."""
    random, known = Random(seed), clauses()
    made = [list(_sentences(random, known)) for _ in range(many)]
    plants = []
    chosen = random.sample(range(many), 2 * planted)
    for one, other in zip(chosen[::2], chosen[1::2], strict=True):
        passage = _passage(random, made[one])
        edited = ["".join(_edited(random, sentence)) for sentence in passage]
        at = random.randrange(len(made[other]) + 1)
        made[other][at:at] = edited
        plants.append(Planted(one, other, "".join(edited)))
    return ["".join(sentences) for sentences in made], plants


def repeat_rate(texts: Sequence[str], run: int = 6) -> float:
    """How many of the runs of characters stand in another text too, from 0 to 1."""
    many: Counter[int] = Counter()
    for text in texts:
        many.update({hash(text[at : at + run]) for at in range(len(text) - run + 1)})
    whole = sum(many.values())
    return sum(count for count in many.values() if count > 1) / whole


def _sentences(random: Random, known: Sequence[str]) -> Iterator[str]:
    long = 0
    while long < _LONG:
        sentence = "，".join(random.choice(known) for _ in range(random.randint(1, 5))) + "。"
        long += len(sentence)
        yield sentence


def _passage(random: Random, sentences: Sequence[str]) -> list[str]:
    while True:
        many = random.randint(2, 4)
        at = random.randrange(len(sentences) - many)
        passage = list(sentences[at : at + many])
        if sum(len(_NO_WORD.sub("", sentence)) for sentence in passage) >= 66:
            return passage


def _edited(random: Random, sentence: str) -> Iterator[str]:
    for character in sentence:
        chance = random.random()
        if character == "。" or chance > 0.05:
            yield character
        elif chance >= 0.02:
            yield random.choice(_EDITS)
