"""Rows of tables: what a status, the name of a row and the head of a column say about the content of a cell."""

import re
from collections.abc import Iterable, Iterator

from fazhi.evidence.clauses import Clause
from fazhi.evidence.columns import NUMBER, SHORT, column_of_this_year, is_head, of_matter, of_this_year, tells_result
from fazhi.evidence.form_words import Answer, AnswerWords, ColumnWords
from fazhi.evidence.grid import Row, cell_at
from fazhi.evidence.options import borne, chosen, legend
from fazhi.evidence.periods import When, named, of_column
from fazhi.evidence.surroundings import Surroundings
from fazhi.expressions import lazily
from fazhi.model.evidence import Polarity
from fazhi.model.report import Passage

_JUNE, _DECEMBER = 6, 12
_MONTHS = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])月")
_NAME = 12
"""Characters of the longest first cell that names its row."""
_LABEL = 40
"""Characters of the longest cell that is repeated in every row it is merged over."""
_AND = frozenset(("及", "和", "与", "、"))
_TICK = re.compile("[√✓✔☑☒■✅●★]")
_ALONE = re.compile("[○◯◎1✕xX+·]|[yY]|v|V")
"""A mark that ticks where it is the only one in columns of yes and no."""
_RUNNING = lazily(r"\d{1,3}[.、．]?|[一二三四五六七八九十]{1,3}、?|[（(][一二三四五六七八九十\d]{1,3}[）)]")
"""A running number, behind which the name of the row stands."""
_UNFILLED = re.compile("[-—－–]{0,3}")
_OPEN = lazily("[□☐0/／×✗✘]|[-—－–]{1,3}")
"""What is printed in such a column that is not ticked."""
_NOUGHT = re.compile(r"0(?:\.0+)?分?")
_ZERO = re.compile(r"0(?:\.0+)?%?|[零〇/／]|[-—－–]{1,3}")


def row_says(clauses: list[Clause], number: int, passage: Passage, around: Surroundings) -> Answer | None:
    """What a row says of the cell that a clause stands in; None where it leaves the cell to speak for itself.

    Of several matters beside one another each is answered by its own cells.
    """
    clauses, number, matter = of_matter(clauses, number, passage, around)
    return (
        _by_column(clauses, number, passage, around)
        or (_by_name(clauses[0]) if number else _by_lacks(clauses, passage, around))
        or _by_plans(clauses, number, passage, around)
        or _by_score(clauses[0], passage, around)
        or _by_group(clauses[number], passage, around)
        or _as_a_whole(clauses, matter, passage, around)
        or _by_cells_below(clauses[number], passage, around)
    )


def _as_a_whole(clauses: list[Clause], matter: int, passage: Passage, around: Surroundings) -> Answer | None:
    """What a row says of all cells of a matter alike, worked out once for each: rows may have hundreds of cells."""
    asked = passage.start, matter
    if asked not in around.rows_said:
        status = _latest_first(of_this_year(clauses, passage, around), passage, around)
        around.rows_said[asked] = (
            _by_legend(clauses, passage, around)
            or _by_tick(clauses, passage, around)
            or _by_status(status, clauses, passage, around)
            or _by_progress(clauses, passage, around)
        )
    return around.rows_said[asked]


def unfilled(clause: Clause, passage: Passage, around: Surroundings) -> str | None:
    """The head of the column that is to tell what came of a row's matter, where nothing is filled in there."""
    row, words = around.row(passage), clause.grammar.polar
    if row is None:
        return None
    own, year = around.cell(passage, clause.start).column, around.report.year
    if row.is_head:
        below, head = row.below(own), cell_at(row.cells, own)
        return head if is_head(head) and own > 0 and below and not any(below) else None
    results = [at for at, head in enumerate(row.table.heads) if tells_result(head, year, words.columns)]
    results = results or [
        at for at, head in enumerate(row.table.heads) if words.columns.on.search(head) and _told_on(row, at)
    ]
    if not results or own in results:
        return None
    if not all(_UNFILLED.fullmatch(cell_at(row.cells, at)) for at in results):
        return None
    if any(len(row.above(at)) > _LABEL for at in results):
        return None
    return row.table.heads[results[0]]


def _told_on(row: Row, column: int) -> bool:
    """Whether any other row tells the day on which its matter was done."""
    return any(re.search(r"\d", cell) for cell in row.below(column))


def _by_column(clauses: list[Clause], number: int, passage: Passage, around: Surroundings) -> Answer | None:
    """What the head of its column says: a column of problems, of plans nothing came of, of a year to come."""
    clause = clauses[number]
    header, words = around.cell(passage, clause.start).header, clause.grammar.polar
    if not header:
        return None
    row = around.row(passage)
    asked = row is not None and any(words.columns.answer.search(head) for head in row.table.heads)
    if words.columns.lack.search(header) and not asked:
        return Answer(Polarity.ADMITTED, header)
    if row is not None and len(clause.text) > SHORT and _asks_twice(row, words.answers):
        told = words.answers.name_says(header)
        return Answer(told, header) if told and told is not Polarity.DONE else None
    year = of_column(header, around.report.year)
    later = year is not None and year.when is When.LATER
    planned = words.columns.plan.search(header) and not _came_true(clauses[number + 1 :], passage, around)
    return Answer(Polarity.PLANNED, header) if later or planned else None


def _came_true(behind: Iterable[Clause], passage: Passage, around: Surroundings) -> bool:
    """Whether a column that is to tell what came of the plans tells of something that was done."""
    for clause in behind:
        words = clause.grammar.polar
        if tells_result(around.cell(passage, clause.start).header, around.report.year, words.columns):
            if (
                clause.denials
                or words.columns.status_no.fullmatch(clause.text)
                or words.columns.status_open.match(clause.text)
            ):
                return False
            return bool(_counts(clause) or clause.act or words.answers.yes.fullmatch(clause.text))
    return False


def _by_lacks(clauses: list[Clause], passage: Passage, around: Surroundings) -> Answer | None:
    """What a row says of the matter that its first cell names, where it goes on with nothing but what is lacking."""
    row, words = around.row(passage), clauses[0].grammar.polar
    if row is None or row.is_head or clauses[0].figures or len(clauses) < 2:  # noqa: PLR2004 - a cell and another
        return None
    heads = {around.cell(passage, clause.start).header for clause in clauses[1:]}
    if any(words.columns.answer.search(head) for head in row.table.heads):
        return None
    said = all(words.columns.lack.search(head) for head in heads)
    none = any(words.answers.no.fullmatch(clause.text) for clause in clauses[1:] if len(clause.text) <= SHORT)
    return Answer(Polarity.ADMITTED, heads.pop()) if said and not none else None


def _by_plans(clauses: list[Clause], number: int, passage: Passage, around: Surroundings) -> Answer | None:
    """What a row says of the matter that a cell names, where nothing stands behind it but what is planned."""
    row, words = around.row(passage), clauses[0].grammar.polar
    column = around.cell(passage, clauses[number].start).column
    cells = (around.cell(passage, clause.start) for clause in clauses[number + 1 :])
    heads = {cell.header for cell in cells if cell.column > column}
    if row is None or row.is_head or not heads or clauses[number].figures:
        return None
    planned = all(words.columns.plan.search(head) and not words.columns.result.search(head) for head in heads)
    return Answer(Polarity.PLANNED, heads.pop()) if planned else None


def _by_name(first: Clause) -> Answer | None:
    """What the first cell says where it names what the row is about: 存在的不足, 下一年度工作安排."""
    words = first.grammar.polar
    if len(first.text) > _NAME:
        return None
    if (lack := words.columns.row_lack.search(first.text)) and not _mends(first, *lack.span()):
        return Answer(Polarity.ADMITTED, first.text)
    return Answer(Polarity.PLANNED, first.text) if words.columns.row_plan.search(first.text) else None


def _mends(first: Clause, start: int, end: int) -> bool:
    """Whether a name says that what is lacking is dealt with: 梳理存在问题, 存在问题整改情况."""
    behind = first.text[end:]
    return first.grammar.mend.search(first.text[:start]) is not None or (
        behind[:1] not in _AND and first.grammar.mend.search(behind) is not None
    )


def _by_score(first: Clause, passage: Passage, around: Surroundings) -> Answer | None:
    """The head of a column of points got, where a row got none."""
    row, words = around.row(passage), first.grammar.polar
    if row is None or row.is_head:
        return None
    pairs = zip(row.table.heads, row.cells, strict=False)
    head = next((head for head, cell in pairs if _NOUGHT.fullmatch(cell) and words.columns.got.search(head)), None)
    return Answer(Polarity.ADMITTED, f"{head}0") if head else None


def _by_group(clause: Clause, passage: Passage, around: Surroundings) -> Answer | None:
    """What the row of one cell above says of all below it: 未完成事项, a year to come."""
    row, words = around.row(passage), clause.grammar.polar
    if row is None or row.is_head:
        return None
    if row.year is not None and row.year > around.report.year:
        return Answer(Polarity.PLANNED, f"{row.year}年")
    for band in (*row.bands, row.table.caption):
        if words.answers.row_matter.sub("", words.answers.name_more.sub("", band)) == words.answers.row_matter.sub(
            "", clause.text
        ):
            continue
        if polarity := words.answers.name_says(band):
            return None if polarity is Polarity.DONE else Answer(polarity, band)
    return None


def _by_legend(clauses: list[Clause], passage: Passage, around: Surroundings) -> Answer | None:
    """What a sign in a cell stands for by the head of its column, another cell or the caption: A.是 B.否."""
    row, words = around.row(passage), clauses[0].grammar.polar
    if row is None or row.is_head:
        return None
    signs = legend((*row.cells, *row.table.heads, row.table.caption), words.options)
    if signs:
        told = (chosen(cell, signs, words.options) for cell in row.cells if not legend((cell,), words.options))
        return next(filter(None, told), None)
    if signs := around.signs(passage, words.options):
        return next(
            filter(None, (chosen(cell, signs, words.options) or borne(cell, signs) for cell in row.cells)), None
        )
    return None


def _by_tick(clauses: list[Clause], passage: Passage, around: Surroundings) -> Answer | None:
    """What the head of the column says that a row is ticked in: 已完成, 未完成."""
    row, words = around.row(passage), clauses[0].grammar.polar
    if row is None or row.is_head:
        return None
    asked = [
        (told, head, cell)
        for head, cell in zip(row.table.heads, row.cells, strict=False)
        if cell and not _OPEN.fullmatch(cell) and (told := words.answers.name_says(head))
    ]
    ticked = [(told, head) for told, head, cell in asked if _TICK.fullmatch(cell)]
    if not ticked and len(asked) == 1 and _ALONE.fullmatch(asked[0][2]) and _asks_twice(row, words.answers):
        ticked = [asked[0][:2]]
    if not ticked:
        return None
    polarity, head = ticked[0]
    return Answer(polarity, head, bare=polarity is Polarity.DONE)


def _asks_twice(row: Row, words: AnswerWords) -> bool:
    """Whether the heads of two columns are answers, so that a row is marked in one of them."""
    return sum(words.name_says(head) is not None for head in row.table.heads) > 1


def _by_status(cells: list[Clause], clauses: list[Clause], passage: Passage, around: Surroundings) -> Answer | None:
    """What the first cell that answers says: 未完成, 正在推进, 已完成; or that all that is counted is nought.

    A short no beside a number that counts something is no answer, unless its column asks for one: 是否完成.
    """
    nought = ""
    bad = any(clause.grammar.polar.bad.end.search(clause.text) for clause in clauses)
    name = clauses[_RUNNING.fullmatch(clauses[0].text) is not None and len(clauses) > 1]
    counted = any(cell is not name and cell is not clauses[0] and _counts(cell) for cell in cells)
    for cell in cells:
        words = cell.grammar.polar
        asked = words.answers.question.search(around.cell(passage, cell.start).header)
        if words.answers.no.fullmatch(cell.text) and (len(cell.text) > SHORT or not (bad or (counted and not asked))):
            return Answer(Polarity.ADMITTED, cell.text)
        if words.answers.open.fullmatch(cell.text):
            return Answer(Polarity.PLANNED, cell.text)
        if words.answers.yes.fullmatch(cell.text):
            return Answer(Polarity.DONE, cell.text, bare=True)
        if words.beyond.bare_nought.fullmatch(cell.text):
            nought = nought or cell.text
    return Answer(Polarity.ADMITTED, nought) if nought and not bad and not counted else None


def _latest_first(cells: Iterable[Clause], passage: Passage, around: Surroundings) -> list[Clause]:
    """The cells, those first whose column tells how things stood in the end: 下半年进展 before 上半年进展."""
    found = [(_month(around.cell(passage, cell.start).header, cell.grammar.polar.columns), cell) for cell in cells]
    last = _last_of(month for month, _ in found)
    ordered = sorted(found, key=lambda item: item[0] != last) if last else found
    return [cell for _, cell in ordered]


def _latest(cells: Iterable[Clause], passage: Passage, around: Surroundings) -> list[Clause]:
    """The cells without those whose column tells of an earlier time of the year than another does: 截至6月."""
    found = [(_month(around.cell(passage, cell.start).header, cell.grammar.polar.columns), cell) for cell in cells]
    last = _last_of(month for month, _ in found)
    return [cell for month, cell in found if month in {0, last}] if last else [cell for _, cell in found]


def _last_of(months: Iterable[int]) -> int:
    """The latest of these where it is that of the year's end or not the only one; 0 where no column stands out."""
    told = {month for month in months if month}
    return max(told) if _DECEMBER in told or len(told) > 1 else 0


def _month(head: str, words: ColumnWords) -> int:
    """The month up to which a column tells how things stood; 0 where it tells none, or by when they are to be done."""
    if words.when.search(head) or words.plan.search(head):
        return 0
    if words.latest.search(head):
        return _DECEMBER
    told = [int(month) for month in _MONTHS.findall(head)]
    return max(told, default=_JUNE if words.midyear.search(head) else 0)


def _by_progress(clauses: list[Clause], passage: Passage, around: Surroundings) -> Answer | None:
    """What the first words say in a cell of a column that tells how far matters have come: 搁置, 结转下年."""
    seen: set[int] = set()
    for clause in _latest(_of_progress(clauses, passage, around), passage, around):
        cell, words = around.cell(passage, clause.start), clause.grammar.polar
        if cell.column in seen:
            continue
        seen.add(cell.column)
        rest = [
            item for item in clauses if item is not clause and around.cell(passage, item.start).column == cell.column
        ]
        if words.columns.when.search(cell.header) and (
            told := named(clause.text, around.report.year, clause.grammar.periods)
        ):
            if told.when is When.LATER:
                return Answer(Polarity.PLANNED, told.words)
            continue
        if clause.figures or any(words.deeds.mark.search(item.text) for item in rest):
            continue
        if words.columns.status_no.fullmatch(clause.text):
            return Answer(Polarity.ADMITTED, clause.text)
        if words.columns.status_open.fullmatch(clause.text):
            return Answer(Polarity.PLANNED, clause.text)
    return None


def _of_progress(clauses: list[Clause], passage: Passage, around: Surroundings) -> Iterator[Clause]:
    """What stands in columns that tell how far matters have come this year."""
    for clause in clauses:
        header, words = around.cell(passage, clause.start).header, clause.grammar.polar
        if words.columns.status.search(header) and not words.columns.last.search(header):
            yield clause


def _counts(cell: Clause) -> bool:
    """Whether a cell holds a number that counts something."""
    words = cell.grammar.polar
    if (
        _ZERO.fullmatch(cell.text)
        or words.beyond.bare_nought.fullmatch(cell.text)
        or words.answers.no.fullmatch(cell.text)
    ):
        return False
    return bool(cell.figures or NUMBER.fullmatch(cell.text))


def _by_cells_below(clause: Clause, passage: Passage, around: Surroundings) -> Answer | None:
    """What the cells below say of the head of their column, where each says no more than no, or nought."""
    row, words = around.row(passage), clause.grammar.polar
    if row is None or not row.is_head or words.bad.end.search(clause.text):
        return None
    column = around.cell(passage, clause.start).column
    below = [cell for cell in column_of_this_year(row, column, around.report.year, words) if cell]
    if not below or not is_head(cell_at(row.cells, column)):
        return None
    if not column and not all(cell[:1] == "0" for cell in below):
        return None  # the names of the rows
    if all(
        _ZERO.fullmatch(cell) or words.beyond.bare_nought.fullmatch(cell) or words.answers.no.fullmatch(cell)
        for cell in below
    ):
        return Answer(Polarity.ADMITTED, below[0])
    return Answer(Polarity.PLANNED, below[0]) if all(map(words.answers.open.fullmatch, below)) else None
