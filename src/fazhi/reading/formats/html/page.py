"""Which lines of a page are of its report: where its sentences are, with the title and what is stated above them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from fazhi.expressions import lazily
from fazhi.reading.formats.html.walk import Line, Node
from fazhi.reading.numbering import opening_mark
from fazhi.reading.vocabulary import one_of, vocabulary

_SENTENCE = re.compile("[。！？；]")
_DAY = re.compile(r"(?:19|20)\d\d ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2}")
_SIGNED_DAY = re.compile(r"^[（(]?(?:(?:19|20)\d\d|[二一]\S{3})年\S{1,3}月\S{1,4}日[）)]?$")
_CRUMB = re.compile("[>＞»›→]")
_LAW = lazily(lambda: one_of("law_word"))
_SEPARATORS = re.compile(r"[\s|｜/\\>＞»›→·•\-—_\[\]【】〔〕()（）{}:：,，;；、+＋]+")
_TITLE_PARTS = re.compile(r"[_|｜>＞—–]+|\s[-·]\s|-(?=[^-]*$)")
_ANNEX = lazily(lambda: f"^{one_of('annex_line')}")
_ISSUED = lazily(lambda: f"^[（(]?{one_of('issued_note')}")
_SHARE_AROUND = 0.2
"""Share of a page's sentences beyond which an element is no furniture whatever it is called."""
_SHARE_OUTSIDE = 0.02
"""Share of the sentences that may lie outside the element that is taken for the report."""
_LINKED = 0.6
"""Share of a line in links from which it is one of a menu."""
_LONGEST_LABEL = 14
_LONGEST_SIGNATURE = 40
_SHORTEST_TITLE = 6
_TITLE_SHARE = 0.6
"""Share of the title that a line must hold to be it."""
_LONGEST_REMARK = 14
"""Characters of a line below the text that is neither signature nor number; shorter ones head other matter."""
_MOST_TITLE_LINES = 3
"""Lines of a title besides one."""
_LEAST_LINES = 2
"""Lines of an element that is looked into: a head and a foot."""
_LEAST_HEADINGS = 3
"""Headings that a page without a sentence must hold to be a report: its title and two chapters."""
LABELS = ("published", "written", "number", "issuer", "title")
"""What a page states of a report: `label_` and one of these is the list of its labels."""


class Chosen(NamedTuple):
    """The lines of a page that are kept."""

    front: list[Line]
    """What is stated above the text, title included."""
    text: list[Line]
    left: int
    """How many lines were left out."""


def choose(lines: Sequence[Line], top: Node, titles: Sequence[str]) -> Chosen | None:
    """The lines of the report, `titles` being what the page calls itself; None where no line holds a sentence.

    Where no sentence is closed by a stop, the items below headings are what is told.
    """
    weights = [_weight(line) for line in lines]
    if not any(weights) and sum(line.depth > 0 and not line.linked for line in lines) >= _LEAST_HEADINGS:
        weights = [_weight_of_item(line) for line in lines]
    sums = [0, *accumulate(weights)]
    off = [False] * len(lines)
    for node in _around(top, sums, sums[-1] * _SHARE_AROUND):
        for number in range(node.first, node.last):
            off[number], weights[number] = True, 0
    sums = [0, *accumulate(weights)]
    if not sums[-1]:
        return None
    wanted = _wanted(titles)
    first, last = _region(top, sums, lines)
    first = _titled(lines, range(first, last), sums, wanted)
    body = next(number for number in range(first, last) if weights[number])
    end = next(number for number in reversed(range(first, last)) if weights[number])
    front = [*_head(lines, range(first), off, wanted), *_opening(lines, range(first, body), off)]
    text = [lines[number] for number in range(body, end + 1) if not off[number] and not _is_menu(lines[number])]
    text += _closing(lines, end + 1, last, off)
    return Chosen(list(_paired(front)), text, len(lines) - len(front) - len(text))


def _weight(line: Line) -> int:
    """How many characters of sentences a line holds outside links."""
    if not _SENTENCE.search(line.text) or _words().behind.search(_bare(line)):
        return 0
    return max(0, len(_bare(line)) - line.linked)


def _weight_of_item(line: Line) -> int:
    """How many characters a line holds that is an item of a list and goes without a stop."""
    told = line.mark and not (line.depth or line.row or line.linked or _is_menu(line))
    return len(_bare(line)) if told and not _words().behind.search(_bare(line)) else 0


def _around(top: Node, sums: Sequence[int], most: float) -> Iterator[Node]:
    """The outermost elements that stand around an article by their names and hold hardly a sentence."""
    waiting = [top]
    while waiting:
        node = waiting.pop()
        if node.around and sums[node.last] - sums[node.first] <= most:
            yield node
        else:
            waiting += node.children


def _region(top: Node, sums: Sequence[int], lines: Sequence[Line]) -> tuple[int, int]:
    """The innermost element that holds all but a few sentences."""
    node, total = top, sums[-1]
    while True:
        inner = max(node.children, key=lambda child: sums[child.last] - sums[child.first], default=None)
        if inner is None or not inner.holds or inner.last - inner.first < _LEAST_LINES:
            return node.first, node.last
        if total - (sums[inner.last] - sums[inner.first]) > total * _SHARE_OUTSIDE:
            return node.first, node.last
        if inner.cell and any(_is_cell_label(cell, lines) for cell in node.children if cell is not inner):
            return node.first, node.last
        node = inner


def _is_cell_label(node: Node, lines: Sequence[Line]) -> bool:
    """Whether an element is a cell that only names what stands beside it, as in a form."""
    held = lines[node.first : node.last]
    if not node.cell or any(line.linked for line in held):
        return False
    return sum(len(line.text) for line in held) <= _LONGEST_SIGNATURE


def _wanted(titles: Sequence[str]) -> list[str]:
    """What the page calls its article, without the names of site and column."""
    parts = (_squeezed(part) for title in titles for part in _TITLE_PARTS.split(title))
    return [part for part in parts if _is_title(part)]


def _titled(lines: Sequence[Line], numbers: range, sums: Sequence[int], wanted: Sequence[str]) -> int:
    """The line at which the report begins: at what the page calls it, where few sentences stand above that."""
    for number in numbers:
        if sums[number] > sums[-1] * _SHARE_AROUND:
            break
        bare = _bare(lines[number])
        if not _is_linked(lines[number]) and any(
            part in bare or (bare in part and len(bare) > len(part) * _TITLE_SHARE) for part in wanted
        ):
            return number if sums[number] > sums[numbers.start] else numbers.start
    return numbers.start


def _head(lines: Sequence[Line], numbers: range, off: Sequence[bool], wanted: Sequence[str]) -> Iterator[Line]:
    """Of the lines above the report's element: title, what is stated, and what stands between title and text."""
    titled = value = False
    for number in numbers:
        line, bare = lines[number], _bare(lines[number])
        if off[number]:
            continue
        label = _is_label(line)
        names = _is_title(bare) and (
            not wanted or any(bare in part or part in bare for part in wanted) or _LAW.search(bare) is not None
        )
        title = names and not _is_linked(line) and not _is_crumb(bare)
        stated = _words().stated.search(bare) is not None or _DAY.match(bare) is not None
        if title and not titled:
            yield from _title_above(lines, number, off, wanted)
        between = titled and not _is_menu(line) and not _is_crumb(bare) and not _words().behind.search(bare)
        if label or value or title or between or (stated and not _is_linked(line)):
            yield line
        titled |= title
        value = label and not line.row


def _title_above(lines: Sequence[Line], number: int, off: Sequence[bool], wanted: Sequence[str]) -> Iterator[Line]:
    """The lines right above one of a title with which it begins: of the same element, or of what the page is called."""
    first, title = number, _bare(lines[number])
    while first > 0 and number - first < _MOST_TITLE_LINES and not off[first - 1]:
        above = lines[first - 1]
        title = _bare(above) + title
        if _is_linked(above) or not (above.broken or any(title in part for part in wanted)):
            break
        first -= 1
    yield from lines[first:number]


def _opening(lines: Sequence[Line], numbers: range, off: Sequence[bool]) -> Iterator[Line]:
    """The lines of the report's element above its first sentence."""
    for number in numbers:
        line = lines[number]
        paired = number > numbers.start and _is_label(lines[number - 1]) and not lines[number - 1].row
        if not off[number] and (paired or not (_is_menu(line) or _is_crumb(_bare(line)))):
            yield line


def _closing(lines: Sequence[Line], first: int, last: int, off: Sequence[bool]) -> Iterator[Line]:
    """Behind the last sentence: signature, notes and tables, up to the first line of the page."""
    held: list[Line] = []
    for number in range(first, len(lines)):
        line, bare = lines[number], _bare(lines[number])
        if number == last:
            yield from held
            held.clear()
        known = _ISSUED.match(bare) is not None or _ANNEX.match(bare) is not None
        if not known and (off[number] or _ends(line, bare) or (number >= last and not _signs(bare))):
            return
        held.append(line)
        numbered = bool(line.mark) or opening_mark(line.text, 0, len(line.text)) is not None
        if known or line.row or line.depth or numbered or _signs(bare) or len(bare) > _LONGEST_REMARK:
            yield from held
            held.clear()
    yield from held


def _ends(line: Line, bare: str) -> bool:
    """Whether a line behind the text is of the page and not of the report."""
    words = _words()
    return (
        line.linked > 0 or _is_menu(line) or words.behind.search(bare) is not None or words.page.match(bare) is not None
    )


def _signs(bare: str) -> bool:
    """Whether a line could be of a signature."""
    if len(bare) > _LONGEST_SIGNATURE:
        return False
    return _SIGNED_DAY.match(bare) is not None or _words().office.search(bare) is not None


def _paired(front: Sequence[Line]) -> Iterator[Line]:
    """A label that stands in a line of its own joined to its value in the next."""
    waiting: Line | None = None
    for line in map(_labelled, front):
        if waiting is None:
            if _is_label(line) and not line.row:
                waiting = line
            else:
                yield line
        elif _is_label(line) or _words().stated.match(_bare(line)):
            yield waiting
            waiting = None
            if _is_label(line) and not line.row:
                waiting = line
            else:
                yield line
        else:
            colon = "" if waiting.text[-1] in "：:" else "："
            yield Line(waiting.text + colon + line.text, row=line.row)
            waiting = None
    if waiting is not None:
        yield waiting


def _labelled(line: Line) -> Line:
    """A line that begins with a label of its own element, with the colon that the page shows by a gap."""
    if line.led not in _words().labels or line.row:
        return line
    at, left = 0, len(line.led)
    while left:
        left -= not line.text[at].isspace()
        at += 1
    rest = line.text[at:].strip()
    return line if not rest or rest[0] in "：:" else Line(f"{line.text[:at]}：{rest}", linked=line.linked)


def states(front: Sequence[Line], group: str) -> bool:
    """Whether a value of that group stands in the head."""
    labels = re.compile(f"(?:^|\\W){one_of(f'label_{group}')}[：:，]?.")
    return any(labels.search("，".join(map(_squeezed, line.text.split("\t")))) for line in front)


def _is_label(line: Line) -> bool:
    """Whether a line is a label and nothing else."""
    bare = _bare(line)
    return len(bare) <= _LONGEST_LABEL and bare.rstrip("：:") in _words().labels


def _is_linked(line: Line) -> bool:
    return line.linked >= max(1, len(_bare(line)) * _LINKED)


def _is_menu(line: Line) -> bool:
    """Whether a line is of links or buttons alone; a sentence, a row of a table and an annex are not."""
    if line.row or _SENTENCE.search(line.text) or _ANNEX.match(line.text):
        return False
    if _is_linked(line):
        return True
    tokens = [token for token in _SEPARATORS.split(line.text) if token]
    return bool(tokens) and all(token in _words().buttons for token in tokens) and not _ISSUED.match(line.text)


def _is_crumb(bare: str) -> bool:
    return len(_CRUMB.findall(bare)) > 1 or _words().start.match(bare) is not None


def _is_title(bare: str) -> bool:
    return len(bare) >= _SHORTEST_TITLE and _words().title.search(bare) is not None


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _bare(line: Line) -> str:
    return _squeezed(line.text)


class _Words(NamedTuple):
    """What lines of a page are told by."""

    labels: frozenset[str]
    buttons: frozenset[str]
    stated: re.Pattern[str]
    """A label, with its colon or as a cell, of what is stated of the report."""
    page: re.Pattern[str]
    """A label that states nothing of it."""
    start: re.Pattern[str]
    behind: re.Pattern[str]
    """What a page has below its article."""
    title: re.Pattern[str]
    office: re.Pattern[str]


@cache
def _words() -> _Words:
    groups = [f"label_{group}" for group in LABELS]
    return _Words(
        labels=frozenset(label for group in (*groups, "label_page") for label in vocabulary()[group]),
        buttons=frozenset(vocabulary()["page_word"]),
        stated=re.compile(f"(?:^|[^\\w]|[0-9日]){one_of(*groups)}(?:[：:]|$)|^{one_of(*groups)}"),
        page=re.compile(f"^\\W*(?:{one_of('label_page')}[：:]|{one_of('page_start')})"),
        start=re.compile(f"^\\W*{one_of('page_start')}[^。]*$"),
        behind=re.compile(f"^\\W*{one_of('page_below')}|{one_of('page_foot')}"),
        title=re.compile(one_of("title")),
        office=re.compile(f"{one_of('office')}$"),
    )
