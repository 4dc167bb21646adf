"""Tables of contents in documents of every format, recognised by their head, page numbers and repeated headings."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from fazhi.expressions import lazily
from fazhi.model.both import Both
from fazhi.reading.numbering import CHAPTERS, opening_mark
from fazhi.reading.vocabulary import one_of

LEFT_OUT = Both("目录未读入。", "The table of contents is left out.")
"""Notice for a table of contents that was found."""

_HEAD = lazily(
    lambda: (
        rf"(?i:[#*_\s]*{one_of('contents_of')}?目\s*[录次](?:\s*/?\s*contents)?[：:*\s]*"
        r"|\W*(?:table of )?contents\W*)"
    )
)
_PAGE = lazily(r"(?i:(?:[-—–(（<〈]\s?|第\s?)?(\d{1,3}|[０-９]{1,3}|[ivx]{1,5}|[IVX]{1,5})(?:\s?[-—–)）>〉]|\s?页)?)")
"""A page number as it stands at the end of an entry."""
_LONGEST_PAGE = 9
_LEADERS = ".．·•・…⋯_―—-－"
_LEADING = ("…", "..", "··", "—", ". .", "__")
_LEAST_LED = 3
"""Leaders before a page number that show it to be one."""
_CLOSED = "。；;！!？?，,"
_LONGEST = 100
_LONGEST_LEADERS = 160
_LEAST = 3
"""Lines of a table of contents without a head."""
_LEAST_UNDER_HEAD = 2
_LONG = 30
"""Lines; so long a list that is none is not looked at again from its next line, which would take the square of it."""
_TOLD = 20
"""Characters from which a line with a full stop is a sentence of the text."""
_SHORTEST_TWIN = 4
"""Characters that a heading must have to be known again by how a line begins."""


def without_contents(text: str) -> tuple[str, tuple[Both, ...]]:
    """A text without its table of contents, and the notice of that."""
    lines = text.splitlines(keepends=True)
    gone = contents(lines)
    return ("".join(line for at, line in enumerate(lines) if at not in gone), (LEFT_OUT,)) if gone else (text, ())


class _Entry(NamedTuple):
    """A line as one of a table of contents."""

    words: str
    """Without its page number and blanks."""
    page: int | None
    """None where none stands there."""
    led: bool
    """Whether dots lead to it."""


def contents(lines: Sequence[str]) -> frozenset[int]:
    """Numbers of the lines that are of a table of contents, its head among them; lines without words are of none."""
    told = [(at, line.strip()) for at, line in enumerate(lines) if line.strip()]
    if not _may_hold(told):
        return frozenset()
    finder = _Twins(told)
    begun = next((at for at, (_, line) in enumerate(told) if _begins_text(line)), len(told))
    found: set[int] = set()
    number = 0
    while number < len(told):
        head = _HEAD.fullmatch(told[number][1]) is not None
        end, whole = _end(told, number + head, finder, headed=head)
        whole = whole and (head or number <= begun or told[number - 1][0] in found)
        if whole:
            found |= {at for at, _ in told[number:end]}
        number = end if whole or end - number > _LONG else number + 1
    return frozenset(found)


def _begins_text(line: str) -> bool:
    """Whether the text of a document has begun at a line, behind which no table of contents stands without a head."""
    mark = opening_mark(line, 0, len(line))
    return (mark is not None and mark.form in CHAPTERS) or ("。" in line and len(line) >= _TOLD)


def _may_hold(told: Sequence[tuple[int, str]]) -> bool:
    """Whether there is a head, a few lines to whose end dots lead, or a few that stand again; quickly told."""
    seen: set[str] = set()
    again = led = 0
    for _, line in told:
        if len(line) > _LONGEST + _LONGEST_LEADERS:
            continue
        if _HEAD.fullmatch(line):
            return True
        words = line.rstrip("0123456789０１２３４５６７８９ivxIVX（）()<>〈〉第页 \t\u3000\xa0" + _LEADERS)
        led += len(line) - len(words) > _LEAST_LED and any(map(line[len(words) :].count, _LEADING))
        again += words in seen
        seen.add(words)
    return max(again, led) >= _LEAST


def _end(told: Sequence[tuple[int, str]], first: int, twins: "_Twins", *, headed: bool) -> tuple[int, bool]:
    """The number of the line behind entries that begin at a number, and whether they are a table of contents."""
    entries: list[_Entry] = []
    seen: set[str] = set()
    at = first
    while at < len(told):
        line = told[at][1]
        if entries and line.isdecimal() and len(line) <= _LEAST and headed:
            at += 1  # a page number on a line of its own
            continue
        entry = _entry(line)
        if (
            entry is None
            or entry.words in seen
            or not _belongs(entry, at, told, twins, headed=headed, last=entries[-1] if entries else None)
        ):
            break
        entries.append(entry)
        seen.add(entry.words)
        at += 1
    return at, _is_contents(entries, at, twins, headed=headed)


def _belongs(
    entry: _Entry, at: int, told: Sequence[tuple[int, str]], twins: "_Twins", *, headed: bool, last: _Entry | None
) -> bool:
    """Whether a line can be one more entry: it has a page that is not before the last, or stands again below."""
    if entry.led:
        return True
    if last is not None and last.page is not None and entry.page is not None and entry.page < last.page:
        return False
    if entry.page is not None or twins.behind(entry.words, at):
        return True
    if at + 1 == len(told) or not (headed or (last is not None and last.led)):
        return False
    below = _entry(told[at + 1][1])  # an entry of two lines
    return below is not None and (below.led or twins.behind(entry.words + below.words, at + 1))


def _is_contents(entries: Sequence[_Entry], end: int, twins: "_Twins", *, headed: bool) -> bool:
    """Whether entries make a table of contents, behind which the document goes on at a number."""
    if headed:
        return len(entries) >= _LEAST_UNDER_HEAD
    again = sum(twins.behind(entry.words, end - 1) for entry in entries)
    if len(entries) < _LEAST or not again:
        return False
    if sum(entry.led for entry in entries) * 2 >= len(entries):
        return True
    if all(entry.page is not None for entry in entries):
        return again * 3 >= len(entries) * 2
    numbered = sum(opening_mark(entry.words, 0, len(entry.words)) is not None for entry in entries)
    if again < len(entries) or numbered * 2 < len(entries) or numbered < _LEAST:
        return False  # headings that come again, with something told under them
    return any(other - one > 1 for one, other in pairwise(twins.place(entry.words, end - 1) for entry in entries))


def _entry(line: str) -> _Entry | None:
    """A line as an entry; None for one that is too long or is a sentence."""
    bare = line.rstrip()
    words, page = _parted(bare)
    leaders = words[len(words.rstrip(f"{_LEADERS} \t\u3000\xa0")) :]
    led = page is not None and sum(map(leaders.count, _LEADERS)) + leaders.count("…") >= _LEAST_LED
    words = _bare(words[: len(words) - len(leaders)])
    if not words or len(words) > _LONGEST or (not led and bare[-1] in _CLOSED):
        return None
    return _Entry(words, page, led=led)


def _parted(line: str) -> tuple[str, int | None]:
    """The words of a line and the page number behind them; 0 for a roman one, None for none."""
    for at in range(max(1, len(line) - _LONGEST_PAGE), len(line)):
        if line[at - 1] in f"{_LEADERS} \t\u3000\xa0" and (found := _PAGE.fullmatch(line, at)):
            return line[:at], int(found[1]) if found[1].isdecimal() else 0
    return line, None


def _bare(line: str) -> str:
    """A heading as it is compared: without blanks, marks of Markdown and closing punctuation."""
    return re.sub(r"[\s#*_\u200b]+|^[-+>]\s|^\s*\d{1,2}[.)]\s+(?=\[)|\[|\]\([^()]*\)", "", line).rstrip("。：:.．…·")


class _Twins:
    """The lines of a document by how they begin, to find a heading again."""

    def __init__(self, told: Iterable[tuple[int, str]]) -> None:
        self.order: list[tuple[str, int]] = []
        for number, (_, line) in enumerate(told):
            words = _bare(line[: 2 * _LONGEST])
            self.order.append((words, number))
            if mark := opening_mark(words, 0, len(words)):
                self.order.append((words[mark.end :], number))
        self.order.sort()

    def behind(self, words: str, at: int) -> bool:
        """Whether a line behind a number is these words, or begins with them and is closed or goes on behind them."""
        return self.place(words, at) > at

    def place(self, words: str, at: int) -> int:
        """The number of that line; -1 where there is none."""
        place = bisect_left(self.order, (words, at + 1))
        for found, number in self.order[place : place + 50]:
            if not found.startswith(words):
                return -1
            rest = found[len(words) :]
            if number > at and (not rest or (len(words) >= _SHORTEST_TWIN and rest[0] in "。：:.（(")):
                return number
        return -1
