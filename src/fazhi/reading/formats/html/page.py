"""Which lines of a page are of its report: where its sentences are, with the title and what is stated above them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, groupby
from typing import NamedTuple

from fazhi.expressions import lazily
from fazhi.reading.formats.html.walk import Line, Node
from fazhi.reading.numbering import opening_mark
from fazhi.reading.vocabulary import LAW, one_of, vocabulary

_SENTENCE = re.compile("[。！？；]")
_DAY = re.compile(r"(?:19|20)\d\d ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2}")
_SIGNED_DAY = re.compile(r"^[（(]?(?:(?:19|20)\d\d|[二一]\S{3})年\S{1,3}月\S{1,4}日[）)]?$")
_CRUMB = re.compile("[>＞»›→]")
_TOLD = re.compile("[，、《]")
"""What a line holds that tells of something, and a menu does not."""
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
_MOST_ABOVE = 6
"""Lines of a report among which its title is looked for."""
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
    for node in _around(top, sums, lines):
        for number in range(node.first, node.last):
            off[number], weights[number] = True, 0
    sums = [0, *accumulate(weights)]
    if (comments := _comments(lines, sums)) < len(lines):
        weights[comments:] = [0] * (len(lines) - comments)
        sums = [0, *accumulate(weights)]
    if not sums[-1]:
        return None
    wanted = _wanted(titles)
    first, last = _region(top, sums, lines)
    first = _titled(lines, range(first, last), sums, wanted)
    body = next(number for number in range(first, last) if weights[number])
    end = next(number for number in reversed(range(first, last)) if weights[number])
    menus = _menus(lines, range(first, end + 1), body)
    front = [*_head(lines, range(first), off, wanted), *_opening(lines, range(first, body), off, menus)]
    text = [lines[number] for number in range(body, end + 1) if not off[number] and number not in menus]
    text += _closing(lines, end + 1, last, off)
    return Chosen(list(_paired(front)), text, len(lines) - len(front) - len(text))


def _comments(lines: Sequence[Line], sums: Sequence[int]) -> int:
    """Number of the line below which readers comment on most of the page; of the last one and one more if none is."""
    return next(
        (at for at, line in enumerate(lines) if _opens_comments(line) and 2 * sums[at] > sums[-1]),
        len(lines),
    )


def _opens_comments(line: Line) -> bool:
    return not line.row and _words().comments.match(_bare(line)) is not None


def _weight(line: Line) -> int:
    """How many characters of sentences a line holds outside links."""
    if not _SENTENCE.search(line.text) or _is_behind(line):
        return 0
    return max(0, len(_bare(line)) - line.linked)


def _weight_of_item(line: Line) -> int:
    """How many characters a line holds that is an item of a list and goes without a stop."""
    told = line.mark and not (line.depth or line.row or line.linked or _is_menu(line))
    return len(_bare(line)) if told and not _words().behind.search(_bare(line)) else 0


def _around(top: Node, sums: Sequence[int], lines: Sequence[Line]) -> Iterator[Node]:
    """The outermost elements that stand around an article by their names and hold hardly a sentence, nor its matter."""
    waiting = [top]
    while waiting:
        node = waiting.pop()
        few = sums[node.last] - sums[node.first] <= sums[-1] * _SHARE_AROUND
        if few and (node.menu or (node.around and not _holds_matter(node, sums, lines))):
            yield node
        else:
            waiting += node.children


def _holds_matter(node: Node, sums: Sequence[int], lines: Sequence[Line]) -> bool:
    """Whether what is told stands in an element and nothing of a page: rows with counts, or anything amid sentences."""
    held = lines[node.first : node.last]
    if any(_ends(line, _bare(line)) for line in held):
        return False
    if any(line.row and _counts(line) for line in held):
        return True
    return sums[node.first] > 0 and sums[node.last] < sums[-1] and any(map(_is_matter, held))


def _is_matter(line: Line) -> bool:
    """Whether a line without a full stop tells of something all the same: a row, an item, or one that counts."""
    bare = _bare(line)
    if _ends(line, bare) or (line.row and _bare(Line(line.text.split("\t")[0])).rstrip("：:") in _words().labels):
        return False
    return _is_numbered(line) or _counts(line)


def _is_numbered(line: Line) -> bool:
    """Whether a line opens with a number of its own or of its list."""
    words = line.mark + line.text
    mark = opening_mark(words, 0, len(words))
    return mark is not None and mark.value > 0


def _counts(line: Line) -> bool:
    return _words().counts.search(line.text) is not None


def _menus(lines: Sequence[Line], numbers: range, body: int) -> frozenset[int]:
    """Which lines of the report's element are menus, `body` being the line of its first sentence.

    A line in links is none where it is a heading or an item, unless it only says what comes again below; behind the
    first heading or sentence, no run of such lines is a menu that counts or tells of anything.
    """
    last = {_bare(lines[number]): number for number in numbers}
    first = (at for at in numbers if _is_numbered(lines[at]) and last[_bare(lines[at])] == at)
    begun = min(body, next(first, body))
    found: set[int] = set()
    for linked, run in groupby(numbers, lambda number: _is_menu(lines[number]) and _is_linked(lines[number])):
        held = list(run)
        if not linked:
            found |= {number for number in held if _is_menu(lines[number])}
            continue
        again = {number for number in held if last[_bare(lines[number])] > number}
        headed = {number for number in held if lines[number].depth or _is_numbered(lines[number])} - again
        told = held[0] > begun and any(_counts(lines[number]) or _TOLD.search(lines[number].text) for number in held)
        found |= again if told or len(headed) == len(held) else set(held) - headed
    return frozenset(found)


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


def named_by(titles: Sequence[str], shown: Sequence[Line]) -> str:
    """What the page calls an article on the law that shows no title of its own; empty where it shows one."""
    if any(_is_title(_bare(line)) and LAW.search(line.text) for line in shown[:_MOST_ABOVE] if not line.row):
        return ""
    return next((part for part in _wanted(titles) if LAW.search(part)), "")


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
            not wanted or any(bare in part or part in bare for part in wanted) or LAW.search(bare) is not None
        )
        title = names and not _is_linked(line) and not _is_crumb(bare)
        stated = _words().stated.search(bare) is not None or _DAY.match(bare) is not None
        if title and not titled:
            yield from _title_above(lines, number, off, wanted)
        between = titled and not _is_menu(line) and not _is_crumb(bare) and not _is_behind(line)
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


def _opening(lines: Sequence[Line], numbers: range, off: Sequence[bool], menus: frozenset[int]) -> Iterator[Line]:
    """The lines of the report's element above its first sentence."""
    for number in numbers:
        line = lines[number]
        paired = number > numbers.start and _is_label(lines[number - 1]) and not lines[number - 1].row
        if not off[number] and (paired or not (number in menus or _is_crumb(_bare(line)))):
            yield line


def _closing(lines: Sequence[Line], first: int, last: int, off: Sequence[bool]) -> Iterator[Line]:
    """Behind the last sentence: signature, notes, items and tables, up to the first line of the page.

    Behind its element, at `last`, the report goes on in what is no page's: a table, a list, a chapter of its own.
    """
    held: list[Line] = []
    linked = opened = chapter = passed = False
    for number in range(first, len(lines)):
        line, bare, inside = lines[number], _bare(lines[number]), number < last
        if number == last:
            yield from () if linked else held
            held.clear()
        known = _ISSUED.match(bare) is not None or _ANNEX.match(bare) is not None
        day, matter = _SIGNED_DAY.match(bare) is not None, _is_matter(line)
        if off[number] and not known:
            held.clear()
            last, linked, passed = min(last, number), False, True
        elif inside and line.linked and _may_be_linked(line, bare):
            held.append(line)  # of the report if more of it comes behind
            linked = True
        elif not known and _ends(line, bare):
            yield from held if inside and not (line.linked or linked) else ()
            return
        elif inside or known or opened or line.depth or line.row or line.mark or matter or _signs(bare):
            held.append(line)
            listed = line.row or bool(line.mark)
            if inside:
                told = listed or line.depth > 0 or _signs(bare) or len(bare) > _LONGEST_REMARK
            else:
                told = (opened and listed) or (_signs(bare) and not passed) or (chapter and _weight(line) > 0)
            if known or day or matter or (told and not linked):
                yield from held
                held.clear()
                linked = False
            opened = not day and (opened or (matter and not inside))
            chapter = opened and (chapter or _is_numbered(line))
        else:
            return
    yield from held if len(lines) == last and not linked else ()


def _may_be_linked(line: Line, bare: str) -> bool:
    """Whether a line in links could be a heading, an item or a deed of the report."""
    if line.row or _is_behind(line) or _words().page.match(bare):
        return False
    return line.depth > 0 or _is_numbered(line) or _counts(line)


def _ends(line: Line, bare: str) -> bool:
    """Whether a line behind the text is of the page and not of the report."""
    if line.linked > 0 or _is_menu(line) or _is_behind(line):
        return True
    return _words().page.match(bare) is not None or (_words().start.match(bare) is not None and not _counts(line))


def _is_behind(line: Line) -> bool:
    """Whether a line is of those that a page has below its article."""
    if _words().behind.search(_bare(line)) is not None or _words().below.match(line.text) is not None:
        return True
    return _opens_comments(line)


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
    if len(_CRUMB.findall(bare)) > 1 or _words().crumb.match(bare):
        return True
    return _words().start.match(bare) is not None and not _words().counts.search(bare)


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
    below: re.Pattern[str]
    """The same, of words that could begin a sentence: alone or as a label."""
    crumb: re.Pattern[str]
    """A breadcrumb from the page's first step, whatever parts its steps."""
    comments: re.Pattern[str]
    """What stands above the comments of readers."""
    counts: re.Pattern[str]
    """Something and how much there is of it."""
    title: re.Pattern[str]
    office: re.Pattern[str]


@cache
def _words() -> _Words:
    groups = [f"label_{group}" for group in LABELS]
    return _Words(
        labels=frozenset(label for group in (*groups, "label_page") for label in vocabulary()[group]),
        buttons=frozenset(vocabulary()["page_word"]),
        stated=re.compile(f"(?:^|[^\\w]|[0-9日]){one_of(*groups)}(?:[：:]|$)|^{one_of(*groups)}"),
        page=re.compile(f"^\\W*{one_of('label_page')}[：:]"),
        start=re.compile(f"^\\W*{one_of('page_start')}[^。]*$"),
        behind=re.compile(f"^\\W*{one_of('page_below')}|{one_of('page_foot')}"),
        below=re.compile(f"\\W*{one_of('page_below_alone')}(?![^\\W\\d_]{{2}})"),
        crumb=re.compile(rf"[^/／\\|｜·•・，。]{{0,20}}{one_of('page_home')}(?:[/／\\|｜·•・—–-]+[^，。；]{{1,24}})+$"),
        comments=re.compile(rf"\W*(?:{one_of('page_comments')}[（(]?\d*条?[）)]?|{one_of('page_links')})\W*$"),
        counts=re.compile(
            rf"[^\W\d_]{{2}}[\s：:]*\d[\d,，.]*[余多]?{one_of('counted', 'counted_digits')}"
            r"|\t\s*[1-9]\d{0,4}\s*(?:\t|$)"
        ),
        title=re.compile(one_of("title")),
        office=re.compile(f"{one_of('office')}$"),
    )
