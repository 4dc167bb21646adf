"""What pages leave in a text besides its words: page numbers and running heads, told from lines of the text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from fazhi.model.both import Both
from fazhi.reading.formats.pagination import is_page_number, may_be_page_number
from fazhi.reading.formats.seams import between

_APART = 12
"""Lines between two bare numbers that count on, the least that makes them page numbers."""
_EDGE = 3
"""Lines at a page's edge that can be running heads."""
_LONGEST_HEAD = 60
_SHORTEST_HEAD = 4
_OFTEN = 2
"""How often a line must stand at the edge of a page besides the first to be a running head."""
_FOOT = re.compile(r"(\S.{1,40}?)[ \t\u3000]{2,}(\d{1,3})")
_OF_ALL = re.compile(r"(\d{1,3}) ?[/／] ?(\d{1,3})")
_FIGURES = re.compile(r"[0-9０-９]+")
_BLANKS = re.compile(r"\s+")


class Unpaged(NamedTuple):
    """A text without what its pages left in it."""

    text: str
    left: int
    """How many lines were left out."""


def left_out(count: int) -> tuple[Both, ...]:
    """The notice of so many lines that were left out."""
    if not count:
        return ()
    return (
        Both(
            f"页码、页眉、页脚未读入，共 {count} 行。",
            f"Page numbers, running heads and feet are left out ({count} lines).",
        ),
    )


def alike(line: str) -> str:
    """A line as it is compared with those at the edges of other pages: without blanks, all figures alike."""
    return _FIGURES.sub("0", _BLANKS.sub("", line))


def running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """The lines, as `alike` writes them, that stand at the edges of several pages."""
    counts: Counter[str] = Counter()
    for lines in pages:
        counts.update({alike(line) for line in lines if len(line) <= _LONGEST_HEAD})
    return frozenset(
        line
        for line, count in counts.items()
        if len(line) >= _SHORTEST_HEAD and count >= _OFTEN and line[-1] not in "。；：，、"
    )


class Left(NamedTuple):
    """What pages left among lines."""

    gone: frozenset[int]
    """Numbers of the lines that are left out."""
    ends: frozenset[int]
    """Those of them at which a page ends."""


def left_by_pages(lines: Sequence[str]) -> Left:
    """Which lines of a text that was saved or copied page by page are page numbers, running heads and feet."""
    numbers = _numbers(lines)
    seams = between(lines)
    return Left(frozenset(numbers | _heads(lines, numbers) | seams), frozenset(numbers | seams))


def unpaged(text: str) -> Unpaged:
    """A text that was saved page by page, without page numbers and running heads; any other as it is."""
    lines = text.splitlines(keepends=True) if "\f" not in text else re.findall("[^\n]*\n|[^\n]+", text)
    gone, ends = left_by_pages(lines)
    return Unpaged("".join(_kept(lines, gone, ends)), len(gone)) if gone else Unpaged(text, 0)


def _numbers(lines: Sequence[str]) -> set[int]:
    """Which lines are page numbers."""
    sure = {at for at, line in enumerate(lines) if is_page_number(line)}
    sure |= _feet(lines)
    sure |= _of_all(lines)
    sure |= {at for at in _beside_feeds(lines) if may_be_page_number(lines[at])}
    bare = [(at, int(words)) for at, line in enumerate(lines) if (words := line.strip()).isdecimal() and len(words) < 5]  # noqa: PLR2004 - no report has more pages
    run: list[tuple[int, int]] = []
    for at, value in bare:
        if run and value == run[-1][1] + 1 and at - run[-1][0] >= _APART:
            run.append((at, value))
        elif not run or at - run[-1][0] >= _APART:
            sure |= _counting(run)
            run = [(at, value)]
        else:  # figures close to one another are cells of a table
            run = [(at, -2)]
    return sure | _counting(run)


def _feet(lines: Sequence[str]) -> set[int]:
    """Which lines are alike but for a number at their end, set apart, that counts on: the foot of each page."""
    found: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(lines):
        foot = _FOOT.fullmatch(line.strip()) if len(line) <= _LONGEST_HEAD else None
        if foot:
            found.setdefault(foot[1], []).append((at, int(foot[2])))
    return {at for feet in found.values() if _counts_on(feet) for at, _ in feet}


def _of_all(lines: Sequence[str]) -> set[int]:
    """Which lines are a number and the number of all pages, where the former counts on: 1 / 5, 2 / 5."""
    found: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(lines):
        if of_all := _OF_ALL.fullmatch(line.strip()):
            found.setdefault(of_all[2], []).append((at, int(of_all[1])))
    return {at for numbers in found.values() if _counts_on(numbers) for at, _ in numbers}


def _counts_on(feet: Sequence[tuple[int, int]]) -> bool:
    """Whether each number is the next, and lines stand between them."""
    pairs = list(pairwise(feet))
    return len(pairs) >= _OFTEN and all(b - a == 1 and below - above > 1 for (above, a), (below, b) in pairs)


def _counting(run: Sequence[tuple[int, int]]) -> set[int]:
    return {at for at, _ in run} if len(run) >= _OFTEN else set()


def _beside_feeds(lines: Sequence[str]) -> Iterator[int]:
    """The last line with words before every form feed, and the first behind it."""
    for at, line in enumerate(lines):
        if "\f" not in line:
            continue
        if before := next((back for back in range(at - 1, -1, -1) if lines[back].strip()), None):
            yield before
        behind = next((on for on in range(at, len(lines)) if lines[on].strip()), None)
        if behind is not None:
            yield behind


def _heads(lines: Sequence[str], numbers: set[int]) -> set[int]:
    """Which lines are running heads or feet: the same beside several page breaks."""
    pages = list(_pages(lines, numbers))
    if len(pages) <= _OFTEN:
        return _titles_again(lines, pages)
    edges = [{*page[:_EDGE], *page[-_EDGE:]} for page in pages]
    behind_first = [[lines[at] for at in edge] for edge in edges[1:]]
    found = running(behind_first)
    gone = {at for edge in edges[1:] for at in edge if alike(lines[at]) in found}
    shown = [alike(lines[at]) for at in pages[0]]
    for at, line in zip(pages[0], shown, strict=True):  # the title may stand there as a running head and as the title
        if line in found and (at in pages[0][-_EDGE:] or (at in pages[0][:_EDGE] and shown.count(line) > 1)):
            gone.add(at)
            shown[shown.index(line)] = ""
    return gone


def _titles_again(lines: Sequence[str], pages: Sequence[Sequence[int]]) -> set[int]:
    """Which first lines of a page print the title again."""
    title = alike(lines[pages[0][0]]) if pages else ""
    if not _SHORTEST_HEAD <= len(title) <= _LONGEST_HEAD:
        return set()
    return {page[0] for page in pages[1:] if alike(lines[page[0]]) == title}


def _pages(lines: Sequence[str], numbers: set[int]) -> Iterator[list[int]]:
    """The lines with words of every page, which ends at a page number or a form feed."""
    page: list[int] = []
    for at, line in enumerate(lines):
        if (at in numbers or "\f" in line) and page:
            yield page
            page = []
        if at not in numbers and line.strip():
            page.append(at)
    if page:
        yield page


def _kept(lines: Sequence[str], gone: Set[int], numbers: Set[int]) -> Iterator[str]:
    """All lines but those, with a form feed where a page ended and no blank lines around it."""
    held: list[str] = []
    feed = after = False
    for at, line in enumerate(lines):
        if at in gone:
            held, after = [], True
            feed |= at in numbers or "\f" in line
        elif not line.strip():
            held.append(line)
            feed |= after and "\f" in line
        else:
            yield from ("\f",) if feed and not line.startswith("\f") else () if after else held
            held, feed, after = [], False, False
            yield line
