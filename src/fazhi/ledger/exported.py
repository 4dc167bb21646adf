"""What a ledger said when it was sent out: kept in it on a hidden sheet as digests, so that every change is seen.

Each line of the sheet is a list of texts: first what the book is, then of each table its heads, then its rows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from fazhi.ledger.tables import Book
from fazhi.model.ledger import Sheet

SHEET: Final = "_fazhi"
"""The name of the hidden sheet."""
FORMAT: Final = "fazhi.ledger-export/1"
_PRESET: Final = "*"
"""Behind the digest of a cell that was filled in by default."""
_HEAD: Final = 6
"""Texts on the first line."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A cell as it was sent out."""

    digest: str
    preset: bool
    """Whether it was filled in by default, and stored nowhere."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A book as it was sent out."""

    id: str
    slug: str
    unit: str
    year: int
    department: str
    heads: Mapping[Sheet, tuple[str, ...]]
    """The heads of each table, in order."""
    cells: Mapping[Sheet, Mapping[str, tuple[Seen, ...]]]
    """Of each row by its identifier, in the order of the heads."""

    def cell(self, sheet: Sheet, row: str, head: str) -> Seen | None:
        """A cell as it was; None where there was no such cell."""
        heads = self.heads.get(sheet, ())
        cells = self.cells.get(sheet, {}).get(row)
        return cells[heads.index(head)] if cells and head in heads else None


def lines(book: Book) -> Iterator[list[str]]:
    """The lines of the hidden sheet."""
    yield [FORMAT, book.id, book.slug, book.unit, str(book.year), book.department]
    for table in book.tables:
        yield [table.sheet.value, "", *(column.head for column in table.columns)]
        for row, digests in zip(table.rows, book.digests[table.sheet], strict=True):
            told = [each + _PRESET if at in row.preset else each for at, each in enumerate(digests)]
            yield [table.sheet.value, row.id, " ".join(told)]


def read_lines(found: Sequence[Sequence[str]]) -> Exported | None:
    """What such lines say; None where they are no lines of this kind."""
    first = [*(found[0] if found else ()), *[""] * _HEAD][:_HEAD]  # blank cells at the end are not kept
    if first[0] != FORMAT or not first[4].isdecimal():
        return None
    _, id, slug, unit, year, department = first
    heads: dict[Sheet, tuple[str, ...]] = {}
    cells: dict[Sheet, dict[str, tuple[Seen, ...]]] = {}
    for line in found[1:]:
        if len(line) < 3 or line[0] not in set(Sheet):  # noqa: PLR2004 - table, row, and what it says
            return None
        sheet = Sheet(line[0])
        if not line[1]:
            heads[sheet] = tuple(filter(None, line[2:]))
            continue
        row = tuple(Seen(each.removesuffix(_PRESET), each.endswith(_PRESET)) for each in line[2].split(" "))
        if len(row) != len(heads.get(sheet, ())):
            return None
        cells.setdefault(sheet, {})[line[1]] = row
    return Exported(id, slug, unit, int(year), department, heads, cells)
