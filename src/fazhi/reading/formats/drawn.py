"""Tables that a plain text draws with lines of characters, or sets apart, as rows with tabs between their cells.

So are rows pasted from a spreadsheet that has put a cell of several lines in quotation marks.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from fazhi.model.both import Both

DRAWN = Both(
    "用线条字符画的、用空格或逗号分开的表格已按行、列读取。",
    "Tables drawn with characters, or parted by blanks or commas, are read by their rows and columns.",
)
"""Notice for a text with such tables."""

_UPRIGHT = "│┃║┆┇┊┋︱｜|"
_LYING = "─━═┄┅┈┉╌╍－=—-"
_CROSSING = "┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╒╤╕╞╪╡╘╧╛╓╥╖╟╫╢╙╨╜┍┑┝┥┕┙┎┒┠┨┖┚┯┷┿╂+"
_SPLIT = re.compile(f"[{_UPRIGHT}{re.escape(_CROSSING)}]")
_RULE = re.compile(rf"[{_UPRIGHT}{re.escape(_CROSSING)}{re.escape(_LYING)}:：\s]+")
_LAID = re.compile(f"[{re.escape(_LYING)}]{{2}}")
_BETWEEN = re.compile("[|│]")
"""What parts the cells of a line that no frame closes."""
_GAP = re.compile("[ \u3000]*(?: {2}|\u3000)[ \u3000]*")
"""What stands between two cells that are set apart by blanks alone."""
_NUMBERED = re.compile("(?:第?[一二三四五六七八九十]+[、章节部]|[（(][一二三四五六七八九十]+[）)])")
_CLOSED = re.compile("[。；：！？:;…]|\\.{3}")
_COMMA = re.compile(r"(?<!\d),|,(?!\d{3}(?!\d))")
"""What parts the cells of a line as spreadsheets save it, and not the digits of a number."""
_FIGURE = re.compile(r"\s*\d[\d.,]*[^\d\s]{0,2}\s*")
_MOST_FIGURES = 2 / 3
"""Share of a column's cells that are figures, from which it is one of figures."""
_MOST_WORDS, _LONGEST_WORD = 2, 3
"""Words of a column that says how far things are, and their characters: 已完成, 否."""
_LONGEST_CELL = 24
_LEAST_LINES = 3
_IDEOGRAPHS = "\u1100"
"""Characters from here on are twice as wide."""
_SLACK = 2
"""Columns by which what stands below another may be off."""
_LEAST = 2
"""Cells of a row of a table."""
_QUOTED = re.compile(
    r'(?<=\t)"(?P<cell>(?:[^"\t]|""){1,2000})"(?=\t|\s*\n|\s*\Z)|(?m:^)"(?P<first>(?:[^"\t]|""){1,2000})"(?=\t)'
)
"""A cell as spreadsheets write one that holds quotation marks or line ends."""
_LINE_END = re.compile(r"\s*\n\s*")


class _Line(NamedTuple):
    """A line of a table: its cells, and of a rule which of them it runs through."""

    cells: tuple[str, ...]
    ruled: tuple[bool, ...]

    @property
    def is_rule(self) -> bool:
        return any(self.ruled)


def undrawn(text: str) -> tuple[str, bool]:
    """The text with a row a line for each table that is drawn in it, and whether there is any."""
    drawn = False
    if _LAID.search(text) and _SPLIT.search(text):
        written: list[str] = []
        for belongs, group in groupby(text.splitlines(keepends=True), key=_belongs):
            held = list(group)
            rows = _rows([_line(line) for line in held]) if belongs else ()
            written += ["\t".join(row) + "\n" for row in rows] or held
            drawn = drawn or bool(rows)
        text = "".join(written)
    if "  " in text or "\u3000" in text:
        written = []
        for many, group in groupby(text.splitlines(keepends=True), key=lambda line: len(_spaced(line))):
            held = list(group)
            aligned = many >= _LEAST and len(held) >= _LEAST_LINES and _is_aligned(held)
            written += (
                [_GAP.sub(_tabbed, line.rstrip()) + line[len(line.rstrip()) :] for line in held] if aligned else held
            )
            drawn = drawn or aligned
        text = "".join(written)
    if "," in text:
        written = []
        for many, group in groupby(text.splitlines(keepends=True), key=lambda line: len(_saved(line))):
            held = list(group)
            saved = many >= _LEAST and len(held) >= _LEAST_LINES and _is_saved([_saved(line) for line in held])
            written += [_COMMA.sub("\t", line) for line in held] if saved else held
            drawn = drawn or saved
        text = "".join(written)
    return text, drawn


def _tabbed(gap: re.Match[str]) -> str:
    """A gap with a tab, as long as it was: what stands behind it keeps its place. The indent of a line is none."""
    return "\t" + gap[0][1:] if gap.string[: gap.start()].strip() else gap[0]


def _spaced(line: str) -> list[str]:
    """The cells of a line in which gaps stand between short words; none where it is no such line."""
    bare = line.strip()
    if not _GAP.search(bare) or "\t" in bare or _NUMBERED.match(bare):
        return []
    cells = _GAP.split(bare)
    return cells if all(len(cell) <= _LONGEST_CELL and not _CLOSED.search(cell) for cell in cells) else []


def _saved(line: str) -> list[str]:
    """The cells of a line in which commas stand between short words; none where it is no such line."""
    bare = line.strip()
    if not _COMMA.search(bare) or any(mark in bare for mark in '\t"') or _NUMBERED.match(bare):
        return []
    cells = _COMMA.split(bare)
    return cells if all(len(cell) <= _LONGEST_CELL and not _CLOSED.search(cell) for cell in cells) else []


def _is_saved(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a column behind the first holds figures, or one or two short words, as none of a list of phrases does.

    The first row may be that of the heads.
    """
    columns = list(zip(*rows, strict=True))[1:]
    return any(_is_column(column) or _is_column(column[1:]) for column in columns)


def _is_column(cells: Sequence[str]) -> bool:
    figures = sum(_FIGURE.fullmatch(cell) is not None for cell in cells)
    words = {cell.strip() for cell in cells}
    short = len(words) <= _MOST_WORDS and all(0 < len(each) <= _LONGEST_WORD for each in words)
    return figures >= len(cells) * _MOST_FIGURES or short


def _is_aligned(lines: Sequence[str]) -> bool:
    """Whether lines have their cells one below another; the first, of the names of columns, holds no number."""
    heads = _spaced(lines[0])
    if any(re.search(r"\d", head) for head in heads) or len(set(heads)) < len(heads):
        return False
    second = [_wide(line, len(_GAP.split(line.strip())[0])) for line in lines]
    return max(second) - min(second) <= _SLACK


def _wide(line: str, first: int) -> int:
    """Where the second cell of a line begins, an ideograph being as wide as two letters."""
    bare = line.rstrip()
    at = len(bare) - len(bare.lstrip()) + first
    gap = _GAP.match(bare, at)
    return sum(1 if character < _IDEOGRAPHS else 2 for character in bare[: gap.end() if gap else at])


def _belongs(line: str) -> bool:
    """Whether a line may be one of a drawn table."""
    bare = line.strip()
    if _SPLIT.search(bare) is None:
        return False
    framed = len(bare) > 1 and _SPLIT.match(bare) is not None and _SPLIT.match(bare, len(bare) - 1) is not None
    parted = _BETWEEN.search(bare, 1, len(bare) - 1) is not None
    return framed or parted or (_RULE.fullmatch(bare) is not None and _LAID.search(bare) is not None)


def _line(line: str) -> _Line:
    bare = line.strip()
    framed = _SPLIT.match(bare) is not None
    if _RULE.fullmatch(bare) and _LAID.search(bare):
        pieces = _SPLIT.split(bare)
        pieces = pieces[1:-1] if framed else pieces
        ruled = tuple(_LAID.search(piece) is not None or piece.strip() in set(_LYING) for piece in pieces)
        return _Line(("",) * len(pieces), ruled)
    pieces = re.split(f"[{_UPRIGHT}]", bare)
    pieces = pieces[1:-1] if framed else pieces
    return _Line(tuple(piece.strip() for piece in pieces), (False,) * len(pieces))


def _rows(lines: Sequence[_Line]) -> Sequence[tuple[str, ...]]:
    """The rows of a table; none where the lines make none."""
    rules = [line for line in lines if line.is_rule]
    told = [line for line in lines if not line.is_rule]
    widest = max((len(line.cells) for line in told), default=0)
    if not rules or len(told) < _LEAST or widest < _LEAST or all(len(rule.cells) != widest for rule in rules):
        return ()
    first, last = lines.index(told[0]), len(lines) - 1 - lines[::-1].index(told[-1])
    inside = sum(line.is_rule for line in lines[first:last])
    return tuple(_parted(lines, widest) if inside > 1 else (line.cells for line in told))


def _parted(lines: Sequence[_Line], widest: int) -> Iterator[tuple[str, ...]]:
    """The rows of a table with a rule between any two: a cell may take several lines, and several rows."""
    rows: list[list[str]] = []
    open_above: list[int] = []
    new = True
    above: dict[int, list[list[str]]] = {}
    for line in lines:
        if line.is_rule:
            open_above = [at for at, ruled in enumerate(line.ruled) if not ruled and len(line.ruled) == widest]
            new = True
            continue
        if new:
            cells = [""] * len(line.cells)
            rows.append(cells)
            for at in range(len(cells)):
                above[at] = [*above.get(at, []), cells] if at in open_above else [cells]
            new = False
        for at, words in enumerate(line.cells):
            if at < len(rows[-1]):
                for cells in above.get(at, [rows[-1]]):
                    if at < len(cells):
                        cells[at] += words
                if at in open_above and len(above[at]) > 1:
                    rows[-1][at] = above[at][0][at]
    yield from map(tuple, rows)


def unquoted(text: str) -> str:
    """A text with each cell on one line that a spreadsheet has put in quotation marks, since it has several."""
    return _QUOTED.sub(_on_one_line, text) if "\t" in text and '"' in text else text


def _on_one_line(found: re.Match[str]) -> str:
    cell = (found["cell"] or found["first"]).replace('""', '"').strip()
    return _LINE_END.sub(" ", cell) if "\n" in cell else found[0]
