"""Merges what came back with what is kept: a three-way merge by cell, against what the table said when it was sent out.

A cell that says what it said then changes nothing, a blank one neither; a cell that was changed here and there in two
ways is a conflict. Everything that is wrong is told at once, and then nothing is taken over. A file of which nothing
can be taken, for it does not tell which export it was filled in from, or is of another report, stops no other: its
cells contradict nobody's.
"""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final, NamedTuple

from fazhi.ledger.cell import BLANK, InvalidError, as_shown, digest, explained, stored
from fazhi.ledger.changes import Change, Findings
from fazhi.ledger.columns import REVIEW, Column
from fazhi.ledger.exported import SHEET, Exported, Seen, read_lines
from fazhi.ledger.layout import Found, lay_out, where
from fazhi.ledger.opinions import Bench
from fazhi.ledger.reviews import REVIEWERS, Reviews, Sent
from fazhi.model.both import Both
from fazhi.model.decision import Decision
from fazhi.model.errors import CatalogueError, Mistake
from fazhi.model.ledger import Closed, Entry, Export, Field, Ledger, Sheet, row_key
from fazhi.output.words.quote import neutral
from fazhi.sheets import Cell, Spreadsheet, place

_NAMED: Final = 5
"""So many rows or cells a notice names."""
_HINTED: Final = 20
"""So many mistakes carry a guess at what was meant: to guess takes long."""
_LIKE_ID: Final = re.compile(r"[A-Za-z0-9_.]+")


class Merged(NamedTuple):
    """What comes of it."""

    ledger: Ledger
    changes: tuple[Change, ...]
    already: int
    """Cells that say what is kept already."""
    notices: tuple[Both, ...]
    events: tuple[Decision, ...]
    """What reviewers said, to be added to the log."""
    log: Sequence[Decision]
    """The log that was read for it; nothing where no reviewer said anything."""
    set_aside: tuple[Mistake, ...] = ()
    """Files of which nothing was taken while others were, with what to do."""


class About(NamedTuple):
    """The report whose ledger it is."""

    slug: str
    unit: str
    year: int
    called: Callable[[str], Both] = lambda row: Both(row, row)
    """How a row is told of by its identifier: with what it is about, where that is known."""


class _From(NamedTuple):
    """Where a cell is read."""

    at: str
    """File, sheet and cell."""
    export: str
    book: Spreadsheet
    came: str
    """The marks of what came back on its row in the same table before."""


def merge(ledger: Ledger, about: About, books: Sequence[Spreadsheet], bench: Callable[[], Bench]) -> Merged:
    """The ledger with what was filled in, and what reviewers said; `bench` is asked for where one did.

    Raises:
        CatalogueError: Everything that is wrong with the files, or where they and what is kept contradict each other.
    """
    merging = _Merging(ledger, about)
    for book in sorted(books, key=merging.place_of):
        merging.take(book)
    events = tuple(item.event for item in merging.reviews.judge(bench))
    found = merging.found
    if found.mistakes or (books and len(found.set_aside) == len(books)):
        raise CatalogueError((*found.mistakes, *found.set_aside))
    log = bench().log if events else ()
    notices = (*merging.updated(), *found.notices, *merging.without_papers())
    return Merged(merging.result(), tuple(found.changes), found.already, notices, events, log, tuple(found.set_aside))


class Unfit(NamedTuple):
    """A file that cannot be taken over."""

    book: Spreadsheet
    mistakes: tuple[Mistake, ...]
    """All that is wrong with it, or where it and another contradict each other."""


def parted(
    ledger: Ledger, about: About, books: Sequence[Spreadsheet], bench: Callable[[], Bench]
) -> tuple[list[Spreadsheet], list[Unfit]]:
    """The files that can be taken over together, and the others.

    Of two that contradict each other neither can: which is right is for people to settle.
    """

    def wrong_with(*some: Spreadsheet) -> tuple[Mistake, ...]:
        try:
            merge(ledger, about, some, bench)
        except CatalogueError as error:
            return error.mistakes
        return ()

    alone = [(book, wrong_with(book)) for book in books]
    unfit = [Unfit(book, mistakes) for book, mistakes in alone if mistakes]
    fit = [book for book, mistakes in alone if not mistakes]
    against: dict[int, tuple[Mistake, ...]] = {}
    if wrong_with(*fit):
        for (one, first), (other, second) in combinations(enumerate(fit), 2):
            if mistakes := wrong_with(first, second):
                against |= {at: (*against.get(at, ()), *mistakes) for at in (one, other)}
    unfit += [Unfit(fit[at], tuple(dict.fromkeys(mistakes))) for at, mistakes in sorted(against.items())]
    return [book for at, book in enumerate(fit) if at not in against], unfit


def untouched(book: Spreadsheet) -> bool:
    """Whether a file still says what it said when it was sent out, and nothing besides."""
    exported = _record_of(book)
    if exported is None:
        return False
    merging = _Merging(Ledger(columns=exported.heads), About(exported.slug, exported.unit, exported.year))
    merging.take(book)
    found = merging.found
    return not (found.mistakes or found.set_aside or found.notices or merging.taken)


class _Merging:
    """One merge under way."""

    def __init__(self, ledger: Ledger, about: About) -> None:
        self.found = Findings()
        self.reviews = Reviews(self.found, about.called, about.year)
        self._about = about
        self._ledger = ledger
        self._exports = list(ledger.exports)
        self._columns = {sheet: list(ledger.columns.get(sheet, ())) for sheet in Sheet}
        self._kept: dict[Sheet, dict[str, dict[str, str]]] = {sheet: {} for sheet in Sheet}
        """What is told by now, by table, row and head; own columns with a mark before their heads."""
        self._from: dict[tuple[Sheet, str, str], tuple[str, str]] = {}
        """The cell that a change came from, and the export of its table."""
        self._came: dict[str, dict[str, set[str]]] = {}
        """Of each export the rows that came back in it now, with the keys of what they tell."""
        self._again: dict[str, int] = {}
        """How many cells of a file are changed that came back in the same table before."""
        for sheet, rows in ledger.entries.items():
            for row, entry in rows.items():
                own = {_own(head): told for head, told in entry.own.items()}
                self._kept[sheet][row] = {**{field.value: told for field, told in entry.values.items()}, **own}

    @property
    def taken(self) -> int:
        """How many cells are taken over or kept already, and on how many rows a reviewer said something."""
        return len(self.found.changes) + self.found.already + len(self.reviews.said)

    def result(self) -> Ledger:
        """The ledger as it is now."""
        entries = {sheet: {row: _entry(told) for row, told in rows.items()} for sheet, rows in self._kept.items()}
        columns = {sheet: tuple(heads) for sheet, heads in self._columns.items() if heads}
        exports = tuple(self._with_rows(item) for item in self._exports)
        return replace(self._ledger, entries=entries, columns=columns, exports=exports)

    def _with_rows(self, export: Export) -> Export:
        """The export that knows which cells came back in it; those that were changed otherwise since are forgotten."""
        came = self._came.get(export.id)
        if not came or not export.imported:
            return export
        rows = dict(export.rows)
        for row, keys in came.items():
            sheet, _, id = row.partition("/")
            told = self._kept[Sheet(sheet)].get(id, {})
            before = set(rows.get(row, "").split())
            now = {key: _mark(key, told.get(key, "")) for key in {*keys, *told}}
            rows[row] = " ".join(sorted(mark for key, mark in now.items() if key in keys or mark in before))
        return replace(export, rows=rows)

    def updated(self) -> Iterator[Both]:
        """Files that came back before and say something else now, which counts."""
        for name, many in self._again.items():
            yield Both(
                f"{name} 是先前读回过的那份表，又填过：{many} 处换成这次填的。",
                f"{name} is a table that was read back before and was filled in further: {many} cells are replaced.",
            )

    def place_of(self, book: Spreadsheet) -> int:
        """Where the export of a file stands among all, the oldest first: a later one read before makes it old."""
        exported = _record_of(book)
        ids = [item.id for item in self._exports]
        return ids.index(exported.id) if exported is not None and exported.id in ids else -1

    def take(self, book: Spreadsheet) -> None:
        """Take over one file."""
        exported = self._exported(book)
        if exported is None:
            return
        found = lay_out(book, exported)
        self.found.mistakes += found.mistakes
        self.found.notices += found.notices
        before = self.taken
        for table in found.tables:
            self._table(book, table, exported)
        if self.taken > before:
            self._note(exported)

    def _exported(self, book: Spreadsheet) -> Exported | None:
        exported = _record_of(book)
        if exported is None:
            self.found.aside(
                book.name,
                "没有导出时的记录（隐藏的工作表 _fazhi），无从知道它从哪一次导出填起；"
                "请把填好的内容粘贴到 fazhi export 导出的表里再读",
                "lacks the record of its export, the hidden sheet _fazhi, so that nobody can tell what it was filled "
                "in from; paste its cells into a table made by fazhi export",
            )
            return None
        about = self._about
        if (exported.slug, exported.unit, exported.year) != (about.slug, about.unit, about.year):
            self.found.aside(
                book.name,
                f"是另一份报告的台账：{exported.unit} {exported.year} 年度（{exported.slug or '未登记'}），"
                f"不是 {about.unit} {about.year} 年度（{about.slug}）",
                f"is the ledger of another report: {exported.unit} {exported.year} ({exported.slug or 'not kept'}), "
                f"not {about.unit} {about.year} ({about.slug})",
            )
            return None
        if newer := self._newer(exported):
            self.found.wrong(
                book.name,
                f"已经读回过一份后来导出的台账（导出编号 {newer.id}）；请重新导出，把这份里要用的内容填进去再读",
                f"a ledger that was exported later has been read back already ({newer.id}); export anew and fill in "
                "what is still wanted of this one",
            )
            return None
        return exported

    def _newer(self, exported: Exported) -> Export | None:
        """An export after this one, of some of the same rows, from which answers were taken."""
        places = [at for at, item in enumerate(self._exports) if item.id == exported.id]
        if not places:
            return None
        later = self._exports[places[-1] + 1 :]
        return next(
            (
                item
                for item in later
                if item.imported
                and (not item.department or not exported.department or item.department == exported.department)
            ),
            None,
        )

    def _note(self, exported: Exported) -> None:
        """That answers were taken from it."""
        for at, item in enumerate(self._exports):
            if item.id == exported.id:
                self._exports[at] = replace(item, imported=True)
                return
        self._exports.insert(0, Export(exported.id, exported.department, imported=True))

    def without_papers(self) -> Iterator[Both]:
        """What is closed by now though neither its row nor that of its duty names papers that show it."""
        closing = str(Field.CLOSED)
        rows = self._kept[Sheet.RECTIFICATION]
        touched = [row for sheet, row, key in self._from if sheet is Sheet.RECTIFICATION and key == closing]
        bare = [row for row in touched if rows[row].get(closing) == Closed.CLOSED and not self._papers(row)]
        if bare:
            names = self._rows_called(bare)
            yield Both(
                f"销号 {len(bare)} 项没有写佐证材料：{names.zh}；请补上销号的依据，否则核查整改时会算作没有佐证。",
                f"{len(bare)} closed without papers that show it: {names.en}; name them, or the check of "
                "rectification counts these as unsupported.",
            )

    def _rows_called(self, rows: Sequence[str]) -> Both:
        """The first few of some rows, as they are told of."""
        names = [self._about.called(row) for row in rows[:_NAMED]]
        more = "…" if len(rows) > _NAMED else ""
        return Both("、".join(name.zh for name in names) + more, "、".join(name.en for name in names) + more)

    def _papers(self, row: str) -> str:
        """The papers that a row names, else those of the same duty in the other table."""
        sheets = (Sheet.RECTIFICATION, Sheet.SELF_CHECK)
        told = (self._kept[sheet].get(row, {}).get(str(Field.MATERIAL)) for sheet in sheets)
        return next(filter(None, told), "")

    def _table(self, book: Spreadsheet, table: Found, exported: Exported) -> None:
        """Take over what is filled in on the rows of a table."""
        self._columns_told(book, table)
        sent = exported.cells.get(table.sheet, {})
        heads = {head: at for at, head in enumerate(exported.heads.get(table.sheet, ()))}
        columns = [(at, column, heads.get(column.head)) for at, column in sorted(table.columns.items())]
        seen: dict[str, int] = {}
        touched: dict[str, list[str]] = {}
        before = next((item.rows for item in self._ledger.exports if item.id == exported.id), {})
        for number, cells in enumerate(table.grid.rows[table.head + 1 :], table.head + 1):
            id = self._id(book, table, number, cells, sent, seen)
            if id is None:
                continue
            row = sent[id]
            opinion = self.reviews.note(book, table, number, Sent(id, row, heads))
            for at, column, place_then in columns:
                cell = cells[at] if at < len(cells) else None
                then = row[place_then] if place_then is not None else None
                if column.head in REVIEW or (opinion and column.head in REVIEWERS):
                    continue
                if column.field is None and not column.own:
                    if column.head != "序号" and then and digest(cell.text if cell else "") != then.digest:
                        touched.setdefault(column.head, []).append(place(number, at))
                elif cell is not None:
                    came = before.get(row_key(table.sheet, id), "")
                    from_here = _From(where(book, table.grid, number, at), exported.id, book, came)
                    self._cell(from_here, table.sheet, id, column, cell, then)
        self._told_of(book, table, touched, [id for id in sent if id not in seen])

    def _columns_told(self, book: Spreadsheet, table: Found) -> None:
        """Note the columns that are new, and tell those that are not read."""
        fresh = [
            column.head
            for column in table.columns.values()
            if column.own and column.head not in self._columns[table.sheet]
        ]
        self._columns[table.sheet] += fresh
        if fresh:
            names = "、".join(f"“{head}”" for head in fresh)
            self.found.tell(
                f"{book.name}“{table.grid.name}”新加的列：{names}；会留到以后的导出。",
                f'{book.name}, "{table.grid.name}": new columns {names}; kept for further exports.',
            )
        if table.blank:
            names = "、".join(place(table.head, at) for at in table.blank)
            self.found.tell(
                f"{book.name}“{table.grid.name}”有的列有内容而没有表头，没有读：{names}。",
                f'{book.name}, "{table.grid.name}": columns without a head were not read: {names}.',
            )

    def _id(
        self,
        book: Spreadsheet,
        table: Found,
        number: int,
        cells: Sequence[Cell | None],
        sent: Mapping[str, object],
        seen: dict[str, int],
    ) -> str | None:
        """The identifier of a row; None for one that has none, or none that can be used."""
        cell = cells[table.id] if table.id < len(cells) else None
        at = where(book, table.grid, number, table.id)
        id = cell.text if cell else ""
        if id not in sent:
            self._unknown(at, id, _answers(table, cells), list(sent))
            return None
        if id in seen:
            self.found.wrong(
                at,
                f"编号 {id} 出现两次（另一处在 {place(seen[id], table.id)}），请并成一行",
                f"identifier {id} stands there twice, also at {place(seen[id], table.id)}; make it one row",
            )
            return None
        seen[id] = number
        return id

    def _unknown(self, at: str, id: str, filled: Sequence[str], known: Sequence[str]) -> None:
        """A row that is none of those exported; a line below the table, such as one to sign on, is none of it."""
        if not id and filled:
            self.found.wrong(
                at,
                f"这一行填了“{filled[0]}”而没有编号，不知道是哪一项；请把编号填回来，或者删去这一行",
                f"the row has {filled[0]} and no identifier; put it back or delete the row",
            )
        elif filled or _LIKE_ID.fullmatch(id):
            hinted = len(self.found.mistakes) < _HINTED
            near = difflib.get_close_matches(id, known, n=1, cutoff=0.6) if hinted else []
            self.found.wrong(
                at,
                f"编号“{neutral(id)}”不在导出的表里{f'，是否 {near[0]}' if near else ''}；编号不能改，请改回来",
                f'identifier "{neutral(id)}" is not among those exported'
                f"{f'; did you mean {near[0]}' if near else ''}; put it back",
            )

    def _cell(self, source: _From, sheet: Sheet, row: str, column: Column, cell: Cell, then: Seen | None) -> None:
        before = then.digest if then else BLANK
        if not cell.formula and digest(cell.text) == before:
            return
        try:
            told = stored(column, cell, source.book, self._about.year + 1)
        except InvalidError as error:
            name = self._about.called(row)
            self.found.wrong(source.at, f"{name.zh}“{column.head}”{error.zh}", f"{name.en}, {column.head}: {error.en}")
            return
        key = _own(column.head) if column.own else str(column.field)
        kept = self._kept[sheet].get(row, {}).get(key, "")
        showing = as_shown(column, kept)
        if told != kept and as_shown(column, told) and digest(as_shown(column, told)) == before:
            return
        self._came.setdefault(source.export, {}).setdefault(row_key(sheet, row), set()).add(key)
        if told == kept:
            self.found.already += 1
            return
        again = _mark(key, kept) in source.came.split()
        untouched = digest(showing) == before or (not kept and (then is None or then.preset or before == BLANK))
        if not (untouched or again) or (sheet, row, key) in self._from:
            self._conflict(source, sheet, row, column, key, kept, told)
            return
        if again:
            self._again[source.book.name] = self._again.get(source.book.name, 0) + 1
        self._from[sheet, row, key] = (source.at, source.export)
        self._kept[sheet].setdefault(row, {})[key] = told
        self.found.changes.append(
            Change(source.at, row, column.head, showing, explained(column, told, self._about.year + 1))
        )

    def _conflict(self, source: _From, sheet: Sheet, row: str, column: Column, key: str, kept: str, told: str) -> None:
        at, export = self._from.get((sheet, row, key), ("", ""))
        now = neutral(as_shown(column, kept)) or "（空）"
        wanted = neutral(as_shown(column, told)) or "（清空）"
        if at:
            zh, en = f"{at} 填的是“{now}”", f'{at} says "{now}"'
        else:
            zh, en = f"导出以后 ledger.yaml 里已改为“{now}”", f'since the export ledger.yaml has "{now}"'
        twice = at and export == source.export
        name = self._about.called(row)
        self.found.wrong(
            source.at,
            f"{name.zh}“{column.head}”两处不一：{zh}，这里填的是“{wanted}”；"
            f"{'两份是同一张表，交了两次的，只读回后交的一份' if twice else '请商定后改成一样的'}",
            f'{name.en}, {column.head} contradicts itself: {en}, and here it is "{wanted}"; '
            f"{'both are the same table: import the one that came last' if twice else 'settle it and write the same'}",
        )

    def _told_of(
        self, book: Spreadsheet, table: Found, touched: Mapping[str, Sequence[str]], missing: Sequence[str]
    ) -> None:
        name = f"{book.name}“{table.grid.name}”"
        name_en = f'{book.name}, "{table.grid.name}"'
        for head, places in touched.items():
            self.found.tell(
                f"{name}的“{head}”由 fazhi 填写，改动没有读回：{_some(places)}。",
                f"{name_en}: {head} is filled in by fazhi; changes are not taken over: {_some(places)}.",
            )
        if missing:
            rows = self._rows_called(missing)
            self.found.tell(
                f"{name}少了 {len(missing)} 行，按没有改动处理：{rows.zh}。",
                f"{name_en}: {len(missing)} rows are missing and taken as unchanged: {rows.en}.",
            )


def _record_of(book: Spreadsheet) -> Exported | None:
    """Which export a file was filled in from; None where it does not tell."""
    hidden = next((grid for grid in book.grids if grid.name == SHEET), None)
    return read_lines([[cell.text if cell else "" for cell in row] for row in hidden.rows]) if hidden else None


def _answers(table: Found, cells: Sequence[Cell | None]) -> list[str]:
    """The heads of what people filled in on a row."""
    columns = sorted(table.columns.items())
    return [item.head for at, item in columns if (item.field or item.own) and at < len(cells) and cells[at]]


def _some(items: Sequence[str]) -> str:
    return "、".join(items[:_NAMED]) + ("…" if len(items) > _NAMED else "")


def _mark(key: str, told: str) -> str:
    """By which what a cell said is known again."""
    return digest(f"{key}\0{told}")


def _own(head: str) -> str:
    """A key for an own column that no field has."""
    return f"*{head}"


def _entry(told: Mapping[str, str]) -> Entry:
    values = {Field(key): text for key, text in told.items() if text and not key.startswith("*")}
    return Entry(values, {key[1:]: text for key, text in told.items() if text and key.startswith("*")})
