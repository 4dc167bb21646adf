"""What reviewers filled in on the rows of a table that came back, and what it comes to before the bench."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from fazhi.ledger.cell import BLANK, InvalidError, digest, stored
from fazhi.ledger.changes import Change, Findings
from fazhi.ledger.columns import CLEAR, CONCLUSION, DATED, REVIEW, STRENGTH, Column
from fazhi.ledger.exported import Seen
from fazhi.ledger.layout import Found, where
from fazhi.ledger.opinions import Bench, Judged, Said, described
from fazhi.model.both import Both
from fazhi.model.ledger import Sheet
from fazhi.sheets import Cell, Spreadsheet, place

REVIEWERS: Final = frozenset((*REVIEW, CONCLUSION, STRENGTH))
"""Heads of what a reviewer may fill in or change."""
_OPINION: Final = "复核意见"


class Sent(NamedTuple):
    """A row as it was sent out."""

    id: str
    row: Sequence[Seen]
    heads: Mapping[str, int]


class Reviews:
    """The opinions in the tables of one merge."""

    def __init__(self, found: Findings, called: Callable[[str], Both], year: int) -> None:
        """What is wrong with them goes to `found`, with rows named as `called` does; `year` is the report's."""
        self.said: list[Said] = []
        """What stands on each row on which a reviewer said something."""
        self._found = found
        self._called = called
        self._year = year

    def note(self, book: Spreadsheet, table: Found, number: int, sent: Sent) -> bool:
        """Note what a reviewer put down on a row; whether one did."""
        if table.sheet is not Sheet.SELF_CHECK:
            return False
        cells = table.grid.rows[number]
        here = {column.head: at for at, column in table.columns.items() if column.head in REVIEWERS}
        filled = {head: cell for head, at in here.items() if (cell := cells[at] if at < len(cells) else None)}
        then = {head: sent.row[at] for head, at in sent.heads.items()}
        changed = frozenset(
            head
            for head, cell in filled.items()
            if cell.formula or digest(cell.text) != (then[head].digest if head in then else BLANK)
        )
        if not changed & REVIEW.keys():
            return False
        told: dict[str, str] = {}
        for head, cell in filled.items():
            try:
                told[head] = cell.text if cell.text in CLEAR else self._told_there(head, cell, book)
            except InvalidError as error:
                name = self._called(sent.id)
                at = where(book, table.grid, number, here[head])
                self._found.wrong(at, f"{name.zh}“{head}”{error.zh}", f"{name.en}, {head}: {error.en}")
                return True
        places = {head: place(number, at) for head, at in here.items()}
        self.said.append(Said(sent.id, f"{book.name} {table.grid.name}", places, told, changed, then))
        return True

    def _told_there(self, head: str, cell: Cell, book: Spreadsheet) -> str:
        """What a reviewer's cell says, whatever the word: whether it can be taken is seen later."""
        field = REVIEW.get(head)
        return stored(Column(head, 0, field if field in DATED else None), cell, book, self._year + 1)

    def judge(self, bench: Callable[[], Bench]) -> list[Judged]:
        """What they come to; what is wrong with them is noted, and so is what says nothing new."""
        judged: dict[str, Judged] = {}
        for said in self.said:
            if not said.cells.get(_OPINION) and not said.changed & {CONCLUSION, STRENGTH}:
                self._found.tell(
                    f"{said.at('复核人')} {said.row} 没有复核意见，只有复核人、日期或者说明，没有读。",
                    f"{said.at('复核人')} {said.row} has a reviewer, day or note and no opinion; not read.",
                )
            elif bench().already(said):
                self._found.already += len(said.changed)
            else:
                self._judge(bench(), said, judged)
        return list(judged.values())

    def _judge(self, bench: Bench, said: Said, judged: dict[str, Judged]) -> None:
        """Add what one comes to, unless the same row says it already, or says another thing."""
        item, mistake = bench.judge(said)
        if mistake is not None:
            self._found.mistakes.append(mistake)
        if item is None:
            return
        other = judged.get(said.row)
        if other is None:
            judged[said.row] = item
            self._found.changes.append(Change(said.at(_OPINION), said.row, _OPINION, "", described(item)))
        elif described(other) != described(item):
            self._found.wrong(
                said.at(_OPINION),
                f"{said.row} 的复核意见两处不一：{other.said.at(_OPINION)} 是“{described(other)}”，"
                f"这里是“{described(item)}”；请商定后改成一样的",
                f'{said.row}, opinion: {other.said.at(_OPINION)} says "{described(other)}" and this cell '
                f'"{described(item)}"; settle it and write the same',
            )
        else:
            self._found.already += len(said.changed)
