"""What pages leave in a text besides its words: page numbers and running heads."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise, takewhile
from typing import NamedTuple

from fazhi.expressions import lazily
from fazhi.model.both import Both
from fazhi.reading.formats.pagination import is_dash, is_half, is_page_number, may_be_page_number
from fazhi.reading.formats.seams import between, is_edge, is_part_of, is_stamp, notes_behind, tearing, title_of, traces
from fazhi.reading.numbering import opening_mark
from fazhi.reading.vocabulary import counts, one_of

_APART = 12
"""Lines between two bare numbers that count on, the least that makes them page numbers."""
_EDGE = 3
"""Lines at a page's edge that can be running heads."""
_LONGEST_HEAD = 60
_DASHED = re.compile(r"[—–] ?\d{1,3} ?[—–](?=[ \t]*(?:\r?\n|\Z))")
_GLUED = re.compile(rf"(?<=[^\s—–\d-])[ \u3000]*({_DASHED.pattern})")
"""The number of a page at the end of a line of text: 聘请法律— 1 —."""
_LONGEST_STAMP = 20
_LEFT = re.compile(r"[\f \t]*[\[（(]?(\d{1,4})[\]）)]?(?:[ \t]*[|│:：][ \t]?|(?P<gap>[ \t\u3000]+)|$)")
_RIGHT = re.compile(r"[ \t\u3000](?<![ \t\u3000]{2})[ \t\u3000]+(\d{1,4})[ \t]*$")
_ALONE = re.compile(r"[\f \t\u3000]*(\d{1,4})[ \t]*$")
"""The number of a line as an editor prints it before the line, behind it, or as a copy has it on a line of its own."""
_EVERY = {1: 8, 5: 4}
"""Which lines have their numbers, each or every fifth, and how many must have them for that to be known."""
_LONGEST_LINE = 160
"""Characters of a running head, the blanks between its pieces among them."""
_APART_BY = re.compile(r"\s{2,}|[\t\u3000|•]+|\s(?=[（(]?(?:19|20)\d\d|第\d)|(?<=[期号）)])\s")
_NAMED = lazily(lambda: rf"[^，。；：\d]{{2,20}}{one_of('gazette')}")
_NUMBER = r"第 ?[\d一二三四五六七八九十]{1,4} ?[期号]"
_TOTAL = r"(?: ?[·（(]? ?总 ?第? ?\d+ ?[期号][）)]?)?"
_ISSUE = re.compile(
    rf"[（(]?(?:(?:19|20)\d\d ?年 ?)?(?:\d{{1,2}} ?月 ?)?{_NUMBER}{_TOTAL}[）)]?"
    r"|[（(]?(?:19|20)\d\d ?[年./·-]? ?\d{1,2}(?:[期号])?[）)]?"
)
"""The issue of a gazette: 2024年第2号, 2024·2, 第3期（总第108期）."""
_SHORTEST_HEAD = 4
_OFTEN = 2
"""How often a line must stand at the edge of a page besides the first to be a running head."""
_NEAR = 2
"""Pages from one to the next that has the same running head, which may differ on left and right pages."""
_FOOT = re.compile(r"(\S.{1,40}?)[ \t\u3000]{2,}(\d{1,3})")
_NAMED_PAGE = re.compile(
    r"^[^，。；！？]{2,40}(?P<gap>\s+)第 ?(?P<page>\d{1,3}) ?页(?: ?[/，、]? ?共 ?\d{1,3} ?页)?\s*$"
)
_OF_ALL = re.compile(r"(\d{1,3}) ?[/／] ?(\d{1,3})")
_FIGURES = re.compile(r"[0-9０-９]+")
_BLANKS = re.compile(r"\s+")
_COUNTED = lazily(lambda: rf"[0-9０-９]\s*[余多]?{one_of('counted', 'counted_digits')}")


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


def goes_with_pages(one: str, two: str, pages: int) -> bool:
    """Whether two lines that are alike differ by nothing but the numbers of pages that lie so many pages apart.

    What counts something, or a heading, differs for another reason.
    """
    firsts, seconds = (_FIGURES.findall(_BLANKS.sub("", line)) for line in (one, two))
    if firsts == seconds:
        return True
    if _COUNTED.search(one) or _COUNTED.search(two) or opening_mark(one.strip(), 0, len(one.strip())):
        return False
    return all(int(b) - int(a) in {0, pages} for a, b in zip(firsts, seconds, strict=True))


def _running(pages: Sequence[Sequence[str]], title: str) -> frozenset[str]:
    """The lines, as `alike` writes them, that stand at the edges of several pages near by as what a page repeats."""
    found: dict[str, list[tuple[int, str]]] = {}
    for page, lines in enumerate(pages):
        for line in {alike(line): line for line in lines if len(line) <= _LONGEST_HEAD}.values():
            found.setdefault(alike(line), []).append((page, line))
    return frozenset(
        words
        for words, places in found.items()
        if len(words) >= _SHORTEST_HEAD
        and words[-1] not in "。；：，、"
        and not is_part_of(places[0][1], title)
        and not counts(places[0][1])
        and _repeats(places)
    )


def _repeats(places: Sequence[tuple[int, str]]) -> bool:
    """Whether lines that are alike, each with its page, are one that goes on from page to page."""
    pairs = list(pairwise(places))
    near = any(below - above <= _NEAR for (above, _), (below, _) in pairs)
    return near and all(goes_with_pages(one, two, below - above) for (above, one), (below, two) in pairs)


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
    gazette = _gazette(lines) | _stamps(lines) | traces(lines)
    heads = _heads(lines, numbers) | gazette
    ends = numbers | seams | {at for at in gazette if any(map(str.strip, lines[:at]))}
    return Left(frozenset(numbers | heads | seams), frozenset(ends))


def unpaged(text: str, kept: re.Pattern[str] | None = None) -> Unpaged:
    """A text that was saved page by page, without page numbers and running heads; any other as it is.

    A line that begins as `kept` says is none of these, whatever it holds.
    """
    lines = text.splitlines(keepends=True) if "\f" not in text else re.findall("[^\n]*\n|[^\n]+", text)
    if len(_DASHED.findall(text)) >= _OFTEN and _GLUED.search(text):
        return unpaged(_GLUED.sub(r"\n\1", text), kept)
    if not kept and (bare := _numbered(lines)):
        return unpaged("".join(bare))
    lines = lines if kept else notes_behind(lines)
    gone, ends = left_by_pages(["\n" if kept and kept.match(line) else line for line in lines])
    return Unpaged("".join(_kept(lines, gone, ends)), len(gone)) if gone else Unpaged("".join(lines), 0)


def _numbers(lines: Sequence[str]) -> set[int]:
    """Which lines are page numbers."""
    sure = {at for at, line in enumerate(lines) if is_page_number(line)}
    sure |= _feet(lines)
    sure |= _of_all(lines)
    sure |= _named_pages(lines)
    sure |= _in_pieces(lines, sure)
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


def _in_pieces(lines: Sequence[str], sure: set[int]) -> set[int]:
    """Which lines go with others to a page number that came out in several lines: 第1页, 共2页; —, 3, —."""
    told = [at for at, line in enumerate(lines) if line.strip()]
    found = {below for above, below in pairwise(told) if above in sure and is_half(lines[below])}
    for first, number, last in zip(told, told[1:], told[2:], strict=False):
        if lines[number].strip().isdecimal() and is_dash(lines[first]) and is_dash(lines[last]):
            found |= {first, number, last}
    return found


def _feet(lines: Sequence[str]) -> set[int]:
    """Which lines are alike but for a number at their end, set apart, that counts on: the foot of each page.

    Where they are not of the title's words, as much stands between them as a page holds.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(lines):
        foot = _FOOT.fullmatch(line.strip()) if len(line) <= _LONGEST_HEAD else None
        if foot:
            found.setdefault(foot[1], []).append((at, int(foot[2])))
    if not found:
        return set()
    title = title_of(lines)
    return {
        at
        for words, feet in found.items()
        if _counts_on(feet, 1 if is_edge(words, title) else _APART - 1)
        for at, _ in feet
    }


def _named_pages(lines: Sequence[str]) -> set[int]:
    """Which lines are words and, set apart from these, 第2页, where the words come again with another number.

    Where but one blank sets them apart, the number is the next one each time.
    """
    found: dict[str, dict[int, re.Match[str]]] = {}
    for at, line in enumerate(lines):
        page = _NAMED_PAGE.search(line) if len(line) <= _LONGEST_HEAD else None
        if page and not counts(_NAMED_PAGE.sub("", line)):
            found.setdefault(alike(line), {})[at] = page
    return {
        at
        for group in found.values()
        if len({page[0] for page in group.values()}) >= _OFTEN
        and (
            all(page["gap"] in "\t\u3000" or len(page["gap"]) > 1 for page in group.values())
            or _counts_on([(at, int(page["page"])) for at, page in group.items()], 0)
        )
        for at in group
    }


def _of_all(lines: Sequence[str]) -> set[int]:
    """Which lines are a number and the number of all pages, where the former counts on: 1 / 5, 2 / 5.

    Two will do where there are no more: 1 / 2, 2 / 2.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(lines):
        if of_all := _OF_ALL.fullmatch(line.strip()):
            found.setdefault(of_all[2], []).append((at, int(of_all[1])))
    return {
        at
        for pages, numbers in found.items()
        if _counts_on(numbers) or (int(pages) == _OFTEN and _counts_on(numbers, pairs=1))
        for at, _ in numbers
    }


def _counts_on(feet: Sequence[tuple[int, int]], least: int = 1, pairs: int = _OFTEN) -> bool:
    """Whether each number is the next, and at least so many lines stand between them; of at least so many pairs."""
    both = list(pairwise(feet))
    return len(both) >= pairs and all(b - a == 1 and below - above > least for (above, a), (below, b) in both)


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
    edges = [(page[:_EDGE], page[: -_EDGE - 1 : -1]) for page in pages]
    behind_first = [[lines[at] for at in dict.fromkeys((*top, *foot))] for top, foot in edges[1:]]
    found = _running(behind_first, title_of([lines[at] for at in pages[0]]))
    gone = {
        at
        for page in edges[1:]
        for edge in page
        for at in takewhile(lambda at: alike(lines[at]) in found, edge)  # what stands below a line of the text is text
    }
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


def _gazette(lines: Sequence[str]) -> set[int]:
    """Which lines name a gazette and its issue, in whatever order, as the pages of one do, and page numbers above."""
    found = set()
    for at, line in enumerate(lines):
        pieces = [piece for piece in _APART_BY.split(line.strip()) if piece] if len(line) <= _LONGEST_LINE else []
        named = [piece for piece in pieces if _NAMED.fullmatch(piece)]
        issued = [piece for piece in pieces if _ISSUE.fullmatch(piece)]
        rest = [piece for piece in pieces if piece not in named and piece not in issued]
        if named and issued and all(may_be_page_number(piece) for piece in rest):
            found.add(at)
    told = [at for at, line in enumerate(lines) if line.strip()]
    pages = {above for above, at in pairwise(told) if at in found} | (set(told[-1:]) if found else set())
    return found | {at for at in pages if may_be_page_number(lines[at])}


def _stamps(lines: Sequence[str]) -> set[int]:
    """Which lines are a stamp that comes again and again between the lines of the text, or within its sentences."""
    found: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        words = "".join(line.split())
        if words and len(words) <= _LONGEST_STAMP and is_stamp(words):
            found.setdefault(words, []).append(at)
    many = {at for places in found.values() if len(places) > _OFTEN for at in places}
    return many | tearing(lines)


def _numbered(lines: Sequence[str]) -> list[str] | None:
    """The lines without the numbers that count all of them, or every fifth; None where no numbers do.

    They stand at either margin or on lines of their own, and may begin anew on every page.
    """
    words = [line.rstrip("\r\n") for line in lines]
    told = [at for at, line in enumerate(words) if line.strip()]
    for shape in (_LEFT, _RIGHT, _ALONE):
        found = {at: match for at in told if (match := (shape.search if shape is _RIGHT else shape.match)(words[at]))}
        for every, least in _EVERY.items():
            if len(found) < max(least, len(told) // (every + 1)):
                continue
            for among in (told, range(len(lines))):  # some editors count blank lines too
                numbers = [(place, int(found[at][1]), at) for place, at in enumerate(among) if at in found]
                counted = _lines_counted(numbers, len(among), every, alone=shape is _ALONE)
                if counted is not None and len(counted) >= least:
                    return _without_numbers(lines, {at: found[at] for at in counted}, every, alone=shape is _ALONE)
    return None


def _lines_counted(numbers: Sequence[tuple[int, int, int]], many: int, every: int, *, alone: bool) -> list[int] | None:
    """The lines whose numbers count on from the first of `many` to the last, on a page or anew; None where they do not.

    A number comes with its place, its value and its line; one too near the last is a figure of the text.
    """
    step, kept = every + alone, list[tuple[int, int, int]]()
    for place, value, at in numbers:
        if not kept:
            if value == every and place in {every - 1, step - 1}:
                kept.append((place, value, at))
            continue
        apart = place - kept[-1][0]
        on = value == kept[-1][1] + every and (apart == step or (alone and apart == every))
        if on or (value == every and step <= apart < step + every):
            kept.append((place, value, at))
        elif apart >= step:
            return None
    return [at for _, _, at in kept] if kept and many - kept[-1][0] <= step else None


def _without_numbers(
    lines: Sequence[str], counted: Mapping[int, re.Match[str]], every: int, *, alone: bool
) -> list[str]:
    """The lines without their numbers; how far each is set in beside the others stays."""
    if alone:
        return [line for at, line in enumerate(lines) if at not in counted]
    least = min((len(found["gap"]) for found in counted.values() if found.re is _LEFT and found["gap"]), default=0)
    bare = list(lines)
    for at, found in counted.items():
        if found.re is _RIGHT:
            bare[at] = lines[at][: found.start()] + lines[at][found.end() :]
            continue
        wide = found.end() if every > 1 else len(found["gap"] or "") - least
        bare[at] = ("\f" if "\f" in found[0] else "") + " " * wide + lines[at][found.end() :]
    return bare


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
