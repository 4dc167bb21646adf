"""Hard-wrapped lines joined to paragraphs again, in texts that evidently are hard-wrapped."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise
from typing import NamedTuple

from fazhi.expressions import lazily
from fazhi.reading.document import Block, Mask
from fazhi.reading.numbering import CHAPTERS, opening_mark
from fazhi.reading.vocabulary import counts, one_of

_STOPS = "。！？；：!?;:…"
_CLOSING = "”’』」》）)"
"""Marks that may stand behind a stop; without one they end no sentence."""
_WITHIN = "，；：。"
"""What stands in a line of a text and not in a heading."""
_TOP = 200
"""Characters at the top of a text, where the title is."""
_TITLED = lazily(lambda: f"[^，。；：、]*{one_of('title_end')}[）)]?$")
"""What a title's last line is."""
_WIDEST = 100
"""Characters; a line longer than this was wrapped by no one."""
_LEAST = 6
"""Full lines that a text must hold to count as hard-wrapped."""
_SHARE = 0.3
"""Share of all lines that must be full."""
_NARROWEST = 30
"""Half-width columns; shorter lines are a list, not wrapped text."""
_RAGGED = 6
"""Half-width columns by which a full line may fall short."""
_CELLS = 6
"""Short lines in a row, the least that are a list or the cells of a table and tell nothing of wrapping."""
_EVEN = 4
"""The same in a text of few full lines."""
_LEAST_EVEN = 40
"""Half-width columns of lines that so few can show to be broken by hand."""
_WIDEST_EVEN = 120
"""The same at the most."""
_MOST_INDENT = 4
"""Blanks by which the first line of a paragraph may stand in, and fall short for it."""
_OUTLIERS = 2
"""Lines that may be wider."""
_MOST_EVEN = 400
"""Lines of a text in which so few are looked for; in a longer one more would show."""
_LEAST_BROKEN = 2
"""Breaks within sentences that such a text holds at the least."""
_NEARLY_ALL = 0.85
_MOST_TURNS = 4
_TURN = re.compile(r"\r\n|[\r\n]")
_NEVER_FIRST = "，、；。！？：）》"
"""Marks that no line begins with but one that goes on with the line above."""
_COUNTED = lazily(
    r"\d+(?:[,，]\d{3})*(?:\.\d+)? ?[余多]?(?:[%％万亿]|[^\x00-\xff年月日时点号，。；、：！？（）《》“”])"
)
"""A number of things at the beginning of a line."""
_HALF_WORD = lazily(r"[\u4e00-\u9fff%％][ ]?[，；。] ?[\u4e00-\u9fff]\Z")
"""One character behind a mark at a line's end, which begins a word that goes on below."""
_OWN_FIGURE = re.compile(r"\d{1,3}(?:[,，]?\d{3})*(?:\.\d+)?")
"""A figure that stands alone on a line, as a page leaves it that sets it in an element of its own."""
_TORN_LEFT = re.compile(r"[^\d.,，\s]\d{1,3}(?:,\d{3})*[.,]$")
"""A figure torn behind its point or its comma."""
_UNIT = re.compile("[余多]?[%％万亿个项件次人名家条份场期起宗批户元处套天卷册部篇]")
_UNIT_CLOSED = re.compile(
    r"\.\d{1,2}[%％]|,\d{3}(?!\d)"
    r"|[余多]?(?:[%％]|[万亿]?[余多]?(?:[个项件次人名家条份场期起宗批户元处套天卷册部篇]|[件人场批]次))[，；。、（]"
)
"""What a line begins with that was torn from the figure at the end of the line above: decimals, or what is counted."""
_TORN_RIGHT = re.compile(f"{_UNIT_CLOSED.pattern}|{_UNIT.pattern}[^，；。]*[，；。]")
"""The same behind a line that holds a mark, and so is a sentence."""
_PRINTED = re.compile(
    "[\0-\u00b6\u00b8-\u00d6\u00d8-\u00f6\u00f8-\u2012\u2017\u201a\u201b\u201e\u201f\u2027-\u214f\u2300-\u245f\u27c0-\u2e7f]"
)
"""Characters of one half-width column where a page was printed; all others take two, “ ” — … among them."""
_GAP = re.compile(r"(?<=[^\x00-\xff]) (?=[\w%])(?=[\x00-\xff])|(?<=[\w%])(?<=[\x00-\xff]) (?=[^\x00-\xff])")
"""A blank that stands for no more than the space a page leaves between a figure and the words beside it."""
_TYPED = re.compile("[\0-\u2e7f]")
"""The same where a program broke the lines by columns of a terminal, in which those marks take one."""
_BREAK = re.compile(r"(?<!\s)\s*\f\s*|(?:(?<![ \t\u3000])[ \t\u3000]+)?(?:\r\n|[\r\n])[ \t>\u3000]*")


class _Shape(NamedTuple):
    """How the lines of a text are broken."""

    width: int
    """Half-width columns of a full line."""
    characters: int
    """Characters of a full line, where lines were broken by their number."""
    indent: int
    """Characters that stand before most full lines: the margin of a page that was printed as text."""
    ragged: int
    """Half-width columns by which a full line may fall short."""
    widest: int
    """Half-width columns of the widest line that was wrapped."""
    turns: int = 1
    """Line ends from line to line: more than one where a page's spacing came out as blank lines."""
    narrow: re.Pattern[str] = _PRINTED
    """The characters that take one column."""


def unwrap(text: str, blocks: Sequence[Block]) -> tuple[tuple[Block, ...], list[Mask]]:
    """The blocks with wrapped lines joined, and the line ends that fall inside blocks."""
    shape = _shape(text, blocks)
    joined = tuple(_joined(text, blocks, shape) if shape else _joined_within(text, blocks, _turns(text, blocks)))
    return joined, list(_breaks(text, joined)) if len(joined) < len(blocks) else []


def is_wrapped(text: str, blocks: Sequence[Block]) -> bool:
    """Whether most lines of a text evidently break off in mid-sentence."""
    return _usual_shape(text, blocks, _PRINTED) is not None


def whole(text: str, blocks: Sequence[Block], breaks: Sequence[Mask]) -> tuple[str, tuple[Block, ...]]:
    """A text without the line ends that fall inside its blocks, and the blocks in it; Latin words keep a blank."""
    pieces: list[str] = []
    moved: list[tuple[int, int]] = [(0, 0)]
    """Places behind which characters are gone, and how many."""
    at = gone = 0
    for mark in breaks:
        if mark.start > at:
            pieces.append(text[at : mark.start])
        blank = " " if mark.start > at and _parts_words(text, mark.start, mark.end) else ""
        pieces.append(blank)
        gone += mark.end - mark.start - len(blank)
        moved.append((mark.end, gone))
        at = mark.end
    pieces.append(text[at:])
    places = [place for place, _ in moved]

    def new(place: int) -> int:
        return place - moved[bisect_right(places, place) - 1][1]

    return "".join(pieces), tuple(
        block._replace(start=new(block.start), end=new(block.end), words=new(block.words) if block.words else 0)
        for block in blocks
    )


def _parts_words(text: str, start: int, end: int) -> bool:
    """Whether a line end stands between two Latin words."""
    one, other = text[start - 1 : start], text[end : end + 1]
    return one.isascii() and other.isascii() and one.isalpha() and other.isalpha()


def _shape(text: str, blocks: Sequence[Block]) -> _Shape | None:
    """The width at which most lines break off in mid-sentence, or a few lines of one width do; None if they do not."""
    if usual := _usual_shape(text, blocks, _PRINTED):
        return usual
    if len(blocks) > _MOST_EVEN:
        return None
    turns = _turns(text, blocks)
    for narrow in (_PRINTED, _TYPED):
        columns = list(_without_cells(text, blocks, narrow))
        if len(columns) < _LEAST:
            continue
        widest = sorted(columns)[: -_OUTLIERS - 2 : -1]
        shapes = [even for width in widest if (even := _even_shape(text, blocks, width, turns, narrow))]
        if shapes:
            return max(shapes, key=lambda item: item[1])[0]
    return None


def _usual_shape(text: str, blocks: Sequence[Block], narrow: re.Pattern[str]) -> _Shape | None:
    """The width at which most lines break off, by those that can tell."""
    columns = list(_without_cells(text, blocks, narrow))
    lengths = sorted(block.end - block.start for block in blocks)[-len(columns) :]
    if len(columns) < _LEAST or lengths[int(len(columns) * 0.95)] > _WIDEST:
        return None
    width = sorted(columns)[int(len(columns) * 0.9)]
    if width < _NARROWEST:
        return None
    indents = Counter(_indent(text, block) for block in blocks if _columns(text, block, narrow) >= width - _RAGGED)
    characters, indent = lengths[int(len(columns) * 0.9)], indents.most_common(1)[0][0]
    shape = _Shape(width, characters, indent, _RAGGED, 2 * _WIDEST, _turns(text, blocks), narrow)
    full = sum(_runs_on(text, block, below, shape) for block, below in pairwise(blocks))
    return shape if full >= max(_LEAST, len(columns) * _SHARE) else None


def _even_shape(
    text: str, blocks: Sequence[Block], width: int, turns: int, narrow: re.Pattern[str]
) -> tuple[_Shape, int] | None:
    """A width of which at least two lines break off in mid-sentence, and what they begin mostly comes to its end.

    It comes with the number of these lines.
    """
    if not _LEAST_EVEN <= width <= _WIDEST_EVEN:
        return None
    indents = Counter(
        _indent(text, block) for block in blocks if width - _EVEN <= _columns(text, block, narrow) <= width
    )
    shape = _Shape(width, _WIDEST_EVEN, indents.most_common(1)[0][0], _EVEN, width, turns, narrow)
    runs_on = [(block, below) for block, below in pairwise(blocks) if _runs_on(text, block, below, shape)]
    full = {block.start for block, below in runs_on if not _goes_on(text, block, below, turns)}
    torn = {block.start for block, _ in runs_on if _is_full(text, block, shape)} - full
    if not full or len(full) + len(torn) < _LEAST_BROKEN:
        return None
    starts = sorted(full)
    joined = [
        block
        for block in _joined(text, blocks, shape)
        if bisect_left(starts, block.start) < bisect_left(starts, block.end)
    ]
    closed = sum(_is_closed(text, block) for block in joined)
    return (shape, len(full)) if 2 * len(joined) <= 3 * closed else None


def _turns(text: str, blocks: Sequence[Block]) -> int:
    """Line ends that stand between nearly all lines of a text; 1 where it has paragraphs of several lines."""
    gaps = Counter(
        max(1, len(_TURN.findall(text, block.end, below.start)))
        for block, below in pairwise(blocks)
        if "\f" not in text[block.end : below.start]
    )
    common, count = gaps.most_common(1)[0] if gaps else (1, 0)
    return common if count >= gaps.total() * _NEARLY_ALL and common <= _MOST_TURNS else 1


def _without_cells(text: str, blocks: Sequence[Block], narrow: re.Pattern[str]) -> Iterator[int]:
    """The widths of lines without those of many short ones in a row, which make a list or the cells of a table."""
    widths = [(_columns(text, block, narrow), _is_closed(text, block)) for block in blocks]
    for short, run in groupby(widths, lambda line: line[0] < _NARROWEST and not line[1]):
        columns = [width for width, _ in run]
        if not short or len(columns) < _CELLS:
            yield from columns


def _is_closed(text: str, block: Block) -> bool:
    """Whether a line ends with a stop, or the marks that close behind one."""
    at = block.end - 1
    return text[at] in _STOPS or (text[at] in _CLOSING and at > block.start and text[at - 1] in _STOPS)


def _columns(text: str, block: Block, narrow: re.Pattern[str]) -> int:
    columns = 2 * (block.end - block.start) - len(narrow.findall(text, block.start, block.end))
    if narrow is _PRINTED and text.find(" ", block.start, block.end) >= 0:
        columns -= len(_GAP.findall(text, block.start, block.end))
    return columns


def _indent(text: str, block: Block) -> int:
    """Blank characters before a line."""
    at = block.start
    while at and text[at - 1] in " \t\u3000":
        at -= 1
    return block.start - at


def _runs_on(text: str, block: Block, below: Block, shape: _Shape, carried: int = 0, *, inside: bool = False) -> bool:
    """Whether a full line without end goes on in the next, which opens no item and is not set apart.

    At the end of a page a line need not be full, if it is `inside` its paragraph; `carried` are the columns that one
    cut short so left to the line behind it.
    """
    if _is_closed(text, block) or block.row or below.row or block.depth or below.depth:
        return False
    if _goes_on(text, block, below, shape.turns):
        return True
    gap = text[block.end : below.start]
    feed = "\f" in gap
    if not feed and (not _is_break(gap, shape.turns) or _indent(text, below) > shape.indent):
        return False
    if block.end <= _TOP and not inside and _TITLED.match(text, block.start, block.end):
        return False
    full = (feed and inside and _columns(text, block, shape.narrow) <= shape.widest) or _is_full(
        text, block, shape, carried
    )
    if not full or (opening_mark(text, below.first, below.end) is not None and not _tears_row(text, block, below)):
        return False
    return inside or not _is_heading(text, block, below)


def _tears_row(text: str, block: Block, below: Block) -> bool:
    """Whether a numeral at the head of a line belongs to a row that the line above begins: …，逢 | 三、逢八到乡坐班，….

    The sentence that is under way there has no end, and what goes on here is one and names no part.
    """
    mark = opening_mark(text, below.first, below.end)
    if mark is None or mark.form != "cn" or not any(stop in text[block.start : block.end] for stop in _WITHIN):
        return False
    return "，" in text[mark.end : below.end] and not _part_named().search(text, mark.end, below.end)


@cache
def _part_named() -> re.Pattern[str]:
    """What the heading of a part holds."""
    return re.compile(one_of("heading_end", "lack", "plan", "plan_below", "plan_last"))


def _is_full(text: str, block: Block, shape: _Shape, carried: int = 0) -> bool:
    """Whether a line is as wide as the lines of its text are; the first one of a paragraph stands in."""
    columns = _columns(text, block, shape.narrow)
    carried += min(max(0, _indent(text, block) - shape.indent), _MOST_INDENT)
    full = columns + carried >= shape.width - shape.ragged or block.end - block.start >= shape.characters - 1
    return full and columns <= shape.widest


def _is_heading(text: str, block: Block, below: Block) -> bool:
    """Whether a full line is a heading of that very length: numbered, without a stop, and a sentence begins below."""
    mark = opening_mark(text, block.first, block.end)
    if mark is None or mark.form not in CHAPTERS or any(stop in text[mark.end : block.end] for stop in _WITHIN):
        return False
    if not _headed().search(text, mark.end, block.end) or _going_on().match(text, below.start, below.end):
        return False
    return any(stop in text[below.start : below.end] for stop in _WITHIN)


@cache
def _headed() -> re.Pattern[str]:
    """What the heading of a part ends with."""
    return re.compile(f"{one_of('heading_end', 'lack', 'plan', 'plan_below', 'plan_last')}[）)]?$")


@cache
def _going_on() -> re.Pattern[str]:
    """What a line begins with that goes on with the line above."""
    return re.compile(f"{one_of('goes_on', 'heading_end', 'lack')}|\\d{{1,3}}(?!\\d|年)")


def _is_break(gap: str, turns: int) -> bool:
    """Whether what stands between two lines is no more than parts all lines of the text."""
    if _BREAK.fullmatch(gap):
        return True
    return turns > 1 and not gap.strip("\r\n\t >\u3000") and len(_TURN.findall(gap)) <= turns


def _joined(text: str, blocks: Sequence[Block], shape: _Shape) -> Iterator[Block]:
    held, carried = blocks[0], 0
    for block, below in pairwise(blocks):
        if _runs_on(text, block, below, shape, carried, inside=held.start < block.start):
            held = held._replace(end=below.end)
            columns = _columns(text, block, shape.narrow) + carried
            carried = columns if columns < shape.width - shape.ragged else 0
        else:
            yield held
            held, carried = below, 0
    yield held


def _joined_within(text: str, blocks: Sequence[Block], turns: int) -> Iterator[Block]:
    """The blocks of a text that is not hard-wrapped, joined where a sentence was broken.

    One that a page's end cuts within a sentence goes on behind it, and one before the number it ends with, or its mark.
    """
    if not blocks:
        return
    held = blocks[0]
    for block, below in pairwise(blocks):
        if _is_cut(text, block, below) or _goes_on(text, held._replace(end=block.end), below, turns):
            held = held._replace(end=below.end)
        else:
            yield held
            held = below
    yield held


def _goes_on(text: str, block: Block, below: Block, turns: int) -> bool:
    """Whether the sentence that a line has begun goes on below: with a mark that none begins with, or a number.

    A numbered line that holds no stop is a heading, whatever stands below it. So many line ends as `turns` stand
    between all lines.
    """
    if block.row or below.row or block.depth or below.depth or _is_closed(text, block):
        return False
    gap = text[block.end : below.start]
    if not _is_break(gap, turns) or len(_TURN.findall(gap)) + gap.count("\f") > turns:
        return False
    if text[below.start] in _NEVER_FIRST or _tears_figure(text, block, below):
        return True
    half = _HALF_WORD.search(text, max(block.start, block.end - 5), block.end)
    if half and not opening_mark(text, below.first, below.end):
        return True
    if not _COUNTED.match(text, below.start, below.end) or opening_mark(text, below.first, below.end):
        return False
    headed = opening_mark(text, block.first, block.end) and not counts(text[block.start : block.end])
    within = "。；" if headed else _WITHIN
    return any(mark in text[block.start : block.end] for mark in within)


def _tears_figure(text: str, block: Block, below: Block) -> bool:
    """Whether a figure is torn from its sentence or its unit: it stands on a line of its own, or its digits part."""
    begins = max(text.rfind(turn, block.start, block.end) for turn in "\r\n") + 1
    last = text[max(begins, block.start) : block.end].strip()
    if _TORN_LEFT.search(last) and text[below.start].isdigit() and _COUNTED.match(text, below.start, below.end):
        return True
    torn = _TORN_RIGHT if any(mark in last for mark in _WITHIN) else _UNIT_CLOSED
    if last[-1:].isdigit() and not last.isascii() and torn.match(text, below.start, below.end):
        return True
    if last[-1:].isdigit() and _COUNTED.match(text, below.start, below.end):
        return _OWN_FIGURE.fullmatch(last) is None
    if _OWN_FIGURE.fullmatch(last):
        return _has_unit(text, below.start, below.end)
    if not _OWN_FIGURE.fullmatch(text, below.start, below.end) or last.isascii():
        return False
    unit = re.compile(r"(?:\r\n|[\r\n])[ \t\u3000]*([^\r\n]+)").match(text, below.end)
    return unit is not None and _has_unit(text, *unit.span(1))


def _has_unit(text: str, start: int, end: int) -> bool:
    """Whether a line begins with what is counted and goes on as a sentence."""
    return _UNIT.match(text, start, end) is not None and any(text.find(mark, start, end) >= 0 for mark in _WITHIN)


def _is_cut(text: str, block: Block, below: Block) -> bool:
    """Whether a page ends within the sentence that a line of the text has begun."""
    if "\f" not in text[block.end : below.start] or block.row or below.row or block.depth or below.depth:
        return False
    line, next_line = text[block.start : block.end], text[below.start : below.end]
    begun = not _is_closed(text, block) and any(mark in line for mark in _WITHIN)
    ends = any(mark in next_line for mark in "。；")
    return begun and ends and opening_mark(text, below.first, below.end) is None


def _breaks(text: str, blocks: Sequence[Block]) -> Iterator[Mask]:
    for block in blocks:
        for match in _BREAK.finditer(text, block.start, block.end):
            yield Mask(*match.span())
