"""What a merge finds: the cells that it takes over, in words for whoever reads a table back, and what is wrong."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from fazhi.model.both import Both
from fazhi.model.errors import Mistake
from fazhi.output.words.quote import neutral


class Change(NamedTuple):
    """A cell that is to be taken over."""

    where: str
    """File, sheet and cell."""
    row: str
    head: str
    before: str
    """What is kept now, as a cell shows it; empty for nothing."""
    after: str

    @property
    def sheet(self) -> str:
        """The file and the sheet without the cell."""
        return self.where.rpartition("!")[0] or self.where


class Findings:
    """What one merge has found so far."""

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []
        self.set_aside: list[Mistake] = []
        """Files of which nothing can be taken."""
        self.notices: list[Both] = []
        self.changes: list[Change] = []
        self.already = 0
        """Cells that say what is kept already."""

    def wrong(self, where: str, zh: str, en: str) -> None:
        """Note what has to be put right."""
        self.mistakes.append(Mistake(where, 0, zh, en))

    def aside(self, where: str, zh: str, en: str) -> None:
        """Note a file of which nothing can be taken, and why."""
        self.set_aside.append(Mistake(where, 0, zh, en))

    def tell(self, zh: str, en: str) -> None:
        """Note what is only to be told."""
        self.notices.append(Both(zh, en))


def counted(changes: Sequence[Change]) -> Iterator[Both]:
    """How many rows and cells of each sheet of each file change, a line each; nothing where it is one sheet."""
    rows: dict[str, dict[str, int]] = {}
    for item in changes:
        there = rows.setdefault(item.sheet, {})
        there[item.row] = there.get(item.row, 0) + 1
    for sheet, found in rows.items() if len(rows) > 1 else ():
        name, cells = neutral(sheet), sum(found.values())
        yield Both(f"  {name}：{len(found)} 行，{cells} 处", f"  {name}: {len(found)} rows, {cells} cells")


def described(changes: Sequence[Change], called: Callable[[str], str] = str) -> Iterator[str]:
    """The changes, a line for each row of a sheet; the place is that of its first cell."""
    for (_, row), items in groupby(changes, key=lambda item: (item.sheet, item.row)):
        cells = list(items)
        yield f"  {cells[0].where}  {called(row)} {'；'.join(map(_cell, cells))}"


def _cell(item: Change) -> str:
    before, after = (neutral(text.replace("\n", " ")) or "（空）" for text in (item.before, item.after))
    return f"{item.head}：{before} → {after}"
