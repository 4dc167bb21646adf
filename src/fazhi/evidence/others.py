"""What is not the unit's own deed: done by others, told to others, supposed, meant or hoped."""

from typing import NamedTuple

from fazhi.evidence.clauses import Clause
from fazhi.evidence.denial import blot
from fazhi.evidence.polar_words import PolarWords
from fazhi.evidence.surroundings import Surroundings
from fazhi.model.evidence import Shortfall


class Reservation(NamedTuple):
    """Why a clause tells of no deed of the unit."""

    shortfall: Shortfall
    words: str
    start: int
    """Offset in the clause from which it holds."""


def of_others(clause: Clause, around: Surroundings) -> Reservation | None:
    """Whether the subject of a clause is another unit or a higher authority, and it does nothing to this unit."""
    words, text = clause.grammar.polar, clause.worded
    other = words.other_unit.match(text)
    subject = other[0] if other else _organ(text, around, words)
    if subject is None or words.own_affair.search(text):
        return None
    return Reservation(Shortfall.OTHERS_DEED, subject, 0)


def _organ(text: str, around: Surroundings, words: PolarWords) -> str | None:
    """The organ of a higher authority, or the other place, that a clause begins with."""
    rank = around.rank(words)
    if rank is None:
        return None
    for above, organ, place in zip(range(1, len(words.organs) + 1), words.organs, words.places, strict=True):
        if above > rank and (found := organ.match(text)):
            return found[0]
        if (
            above >= rank
            and not above == rank == _CITY
            and (found := place.match(text))
            and found[1] not in around.unit
        ):
            return found[1]
    return None


_CITY = 2
"""A city has cities below it, so that another city's name does not say that it is no part of this one."""


def told(clauses: list[Clause], number: int) -> Reservation | None:
    """Whether a clause only says what others should do, what would be done if, or what is meant or hoped."""
    clause = clauses[number]
    words, text = clause.grammar.polar, clause.worded
    if found := words.should.search(words.should_not.sub(blot, text)):
        following = text[found.end() : found.end() + 20].partition("，")[0]
        if "的" not in following:
            return Reservation(Shortfall.TOLD_TO_OTHERS, found[0], 0)
    if found := words.order.search(text):
        return Reservation(Shortfall.TOLD_TO_OTHERS, found[0], found.end())
    if found := words.condition.match(text):
        return Reservation(Shortfall.SUPPOSED, found[0], 0)
    if (
        number
        and words.consequence.search(text[:_HEAD])
        and (found := words.condition.match(clauses[number - 1].worded))
    ):
        return Reservation(Shortfall.SUPPOSED, found[0], 0)
    if found := words.purpose.search(text):
        return Reservation(Shortfall.SUPPOSED, found[0], found.end())
    if found := words.ability.search(text):
        return Reservation(Shortfall.SUPPOSED, found[0], found.end())
    return None


_HEAD = 12
"""Characters of a clause in which it says that it follows from a condition."""
