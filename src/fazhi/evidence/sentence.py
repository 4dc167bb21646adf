"""A sentence under search: its clauses and every match in it."""

import re
from bisect import bisect_right

from fazhi.evidence.clauses import Clause
from fazhi.evidence.grammar import Grammar
from fazhi.evidence.index import Match
from fazhi.model.evidence import Polarity
from fazhi.model.report import Part, Passage

_YEAR = re.compile(r"^(?:在|自|从|到|截至|截止|于|至|其中)?((?:19|20)\d\d)年(?!以来|起|至|到|[-—])")
_WAIT = re.compile(r"^(?:待|等到)[^，]{1,20}(?:后|之后|时)")
_SINCE = re.compile(r"以来|至今|起")


class Sentence:
    """A passage with its clauses, its matches and the year that counts."""

    def __init__(self, passage: Passage, clauses: list[Clause], grammar: Grammar, year: int) -> None:
        """`clauses` are those of the passage, in order."""
        self.passage = passage
        self.clauses = clauses
        self.grammar = grammar
        self.year = year
        self.starts = [clause.start for clause in clauses]
        self.matches: list[Match] = []
        """Of all obligations, without the excluding ones and those they bar."""

    def clause_at(self, offset: int) -> int:
        """Number of the clause that holds an offset of the normalised text."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def polarity(self, number: int) -> tuple[Polarity, str]:
        """Whether a clause tells of a deed, a promise or a lack, and the words or the part that say so."""
        clause = self.clauses[number]
        if self.passage.part is Part.PLANS:
            return Polarity.PLANNED, "part:plans"
        if self.passage.part is Part.SHORTCOMINGS:
            return Polarity.ADMITTED, "part:shortcomings"
        if promise := self._promise(number):
            return Polarity.PLANNED, f"promise:{promise}"
        if clause.lack:
            return Polarity.ADMITTED, f"lack:{clause.lack}"
        return Polarity.DONE, ""

    def other_period(self, number: int) -> str | None:
        """The words that put a clause into an earlier year or a span of years, if any do."""
        told: str | None = None
        for clause in self.clauses[: number + 1]:
            told = self._period(clause, told)
        return told

    def foreign(self, start: int, end: int, own: str) -> list[Match]:
        """Matches that begin in a range and speak of duties that `own` does not share the place with."""
        return [
            match
            for match in self.matches
            if start <= match.start < end and match.use.obligation.id != own and match.use.role.speaks
        ]

    def _promise(self, number: int) -> str | None:
        """A promise in this clause or an earlier one, or work unfinished in this clause."""
        own = self.clauses[number]
        if found := self.grammar.unfinished.search(own.bare):
            return found[0]
        for clause in self.clauses[: number + 1]:
            year = _YEAR.match(clause.text)
            if year and int(year[1]) > self.year:
                return year[0]
            if found := self.grammar.promise.search(clause.bare) or _WAIT.match(clause.text):
                return found[0]
        return None

    def _period(self, clause: Clause, told: str | None) -> str | None:
        """What the period is after a clause, given what it was before."""
        if self.grammar.this_period.search(clause.bare):
            return None
        year = _YEAR.match(clause.text)
        if year and not _SINCE.search(clause.text[: year.end() + 8]):
            return year[0] if int(year[1]) < self.year else None
        found = self.grammar.other_period.search(clause.bare)
        return found[0] if found else told
