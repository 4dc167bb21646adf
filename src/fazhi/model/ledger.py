"""The ledger: what a unit answers to the audit of its report, cell by cell, and the tables that were sent out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from fazhi.model.days import When, when


class Sheet(StrEnum):
    """The tables of the ledger."""

    SELF_CHECK = "self_check"
    """自查台账: a row for each duty that binds the unit."""
    RECTIFICATION = "rectification"
    """问题整改台账: a row for each finding."""
    COMMITMENTS = "commitments"
    """上年承诺台账: a row for each plan and shortcoming of last year's report that this year's does not answer."""


class Field(StrEnum):
    """What people fill in."""

    DEPARTMENT = "department"
    PERSON = "person"
    DONE = "done"
    ANSWER = "answer"
    MATERIAL = "material"
    OPINION = "opinion"
    EXPLANATION = "explanation"
    REVIEWER = "reviewer"
    REVIEWED = "reviewed"
    NOTE = "note"
    MEASURE = "measure"
    LEADER = "leader"
    DEADLINE = "deadline"
    PROGRESS = "progress"
    CLOSED = "closed"
    CLOSED_ON = "closed_on"


FIELDS: Final[Mapping[Sheet, tuple[Field, ...]]] = {
    Sheet.SELF_CHECK: (
        Field.DEPARTMENT, Field.PERSON, Field.DONE, Field.ANSWER, Field.MATERIAL, Field.OPINION, Field.REVIEWER,
        Field.REVIEWED, Field.NOTE,
    ),
    Sheet.RECTIFICATION: (
        Field.MEASURE, Field.LEADER, Field.DEPARTMENT, Field.PERSON, Field.DEADLINE, Field.PROGRESS, Field.MATERIAL,
        Field.CLOSED, Field.CLOSED_ON,
    ),
    Sheet.COMMITMENTS: (Field.DEPARTMENT, Field.PERSON, Field.ANSWER, Field.MATERIAL, Field.NOTE),
}  # fmt: skip
"""The fields of each table, in the order of its columns."""


class Done(StrEnum):
    """How far a duty was fulfilled, as the unit itself says."""

    DONE = "done"
    PARTLY = "partly"
    OPEN = "open"
    NO_OCCASION = "no_occasion"


class Closed(StrEnum):
    """Whether a problem was struck off (销号)."""

    CLOSED = "closed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is filled in on one row; nothing is kept of what is blank."""

    values: Mapping[Field, str] = field(default_factory=lambda: MappingProxyType({}))
    """Texts; of choices their stored word; days as 2025-03-31, deadlines also as people write them."""
    own: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Cells of the office's own columns, by their heads."""

    @property
    def closed(self) -> bool:
        """Whether it was struck off."""
        return self.values.get(Field.CLOSED) == Closed.CLOSED

    def deadline(self, year: int) -> When | None:
        """When it is due; `year` is that of a month told without one. None where nothing is told."""
        told = self.values.get(Field.DEADLINE)
        return when(told, year) if told else None


@dataclass(frozen=True, slots=True)
class Export:
    """A table that was sent out."""

    id: str
    """The identifier of a table: tables that say the same have the same."""
    department: str
    """Whose table it was; empty for one with every row."""
    imported: bool
    """Whether answers came back in it."""
    rows: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The cells that came back in it: of each row, by `row_key`, their digests with a blank between."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that was answered to the audit of one report."""

    entries: Mapping[Sheet, Mapping[str, Entry]] = field(default_factory=lambda: MappingProxyType({}))
    """By table and by the identifier of the row."""
    columns: Mapping[Sheet, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Heads of the office's own columns."""
    exports: tuple[Export, ...] = ()
    """In the order in which they were last made."""

    def entry(self, sheet: Sheet, row: str) -> Entry:
        """What is filled in on a row; an empty entry where nothing is."""
        return self.entries.get(sheet, {}).get(row, _EMPTY)

    @property
    def answered(self) -> bool:
        """Whether anything was filled in."""
        return any(self.entries.values())


_EMPTY: Final = Entry()


def row_key(sheet: Sheet, row: str) -> str:
    """A row among those of all tables."""
    return f"{sheet}/{row}"
