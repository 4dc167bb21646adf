"""Texts whose line ends were lost are cut into paragraphs, and characters set apart are closed up."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from fazhi.model.both import Both
from fazhi.reading.document import Mask
from fazhi.reading.numbering import opening_mark
from fazhi.reading.vocabulary import one_of

CLOSED_UP = Both(
    "原文字与字之间都隔着空格，这些空格未读入。",
    "Blanks stand between all characters of the text; they are left out.",
)
"""Notice for a text whose characters were spread."""
_TURNING = re.compile(
    r"</?(?:p|br|hr|div|h[1-6]|li|ul|ol|tr|table|tbody|thead|center|section|article)\b|(?:\\r)?\\n", re.IGNORECASE
)
"""A tag of a page's source at which a line ends, or a line end as a program writes it within one line."""
_WRITTEN_TURN = re.compile(r"(?:\\r)?\\n")
_LEAST_TURNS = 4
"""Line ends so written from which they are some: fewer may be the path of a file."""
_LEAST_INSIDE = 3
"""The same within one line."""
_BLANKS = " \u3000\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_BLANK = f"[{_BLANKS}]"
_HAN = "[\u3400-\u9fff]"
_SAMPLE = 200_000
_LEAST_PAIRS = 60
"""Pairs of characters by which a text is said to be spread."""
_SPREAD = 0.8
"""Share of such pairs with blanks between them, from which it is."""
_FEW = 3
"""A text with fewer blanks than one to so many characters is not looked at."""
_LEAST_WHOLE = 80
"""Characters of a line that may hold a whole report."""
_NEARLY_WHOLE = 0.85
"""Share of a text that stands in a line that does."""
_LEAST_CHAPTERS = 2
_COUNT = "[一二三四五六七八九十]"
_NUMBERED = rf"{_COUNT}{{1,2}}[、.．](?!{_COUNT}{{1,2}}[、季])|[（(]{_COUNT}{{1,3}}[）)]"
_SIGNED = r"(?<=[。；])[^。；，]{2,40}(?:19|20)\d\d年\d{1,2}月\d{1,2}日\s*$"
_GAPS = rf"{_BLANK}{{2,}}|(?<=[。；：])[ \u3000]|\u3000"


def closed_up(text: str) -> tuple[str, tuple[Both, ...]]:
    """A text without the blanks between all its characters, as scanned pages have them; any other as it is."""
    sample = text[:_SAMPLE]
    if sum(map(sample.count, _BLANKS)) * _FEW < len(sample):
        return text, ()
    gaps = Counter(map(len, re.findall(rf"(?<={_HAN})({_BLANK}{{0,3}})(?={_HAN})", sample)))
    if gaps.total() < _LEAST_PAIRS or gaps[0] > gaps.total() * (1 - _SPREAD):
        return text, ()
    usual = max((1, 2, 3), key=lambda length: gaps[length])
    return re.sub(rf"(?<=\S){_BLANK}{{1,{usual}}}(?=\S)", "", text), (CLOSED_UP,)


def written_turns(text: str) -> Iterator[Mask]:
    r"""Line ends as a program writes them within one line: \n."""
    if text.count("\\n") >= _LEAST_TURNS:
        yield from (Mask(*turn.span()) for turn in _WRITTEN_TURN.finditer(text))


def lines_of(text: str, ranges: Iterable[tuple[int, int]], unseen: Sequence[Mask]) -> Iterator[tuple[int, int]]:
    """The lines at these ranges, parted at tags and written line ends too; of a text in one line its paragraphs."""
    held = list(_turned(text, ranges, unseen))
    whole = sum(end - start for start, end in held)
    for start, end in held:
        if end - start < _LEAST_WHOLE or end - start < whole * _NEARLY_WHOLE:
            yield start, end
        else:
            yield from _between(text, start, end, _paragraphs(text, start, end))


def _turned(text: str, ranges: Iterable[tuple[int, int]], unseen: Sequence[Mask]) -> Iterator[tuple[int, int]]:
    """The lines, those that hold several such tags or line ends parted there; a single one breaks a sentence only."""
    turns = [(mask.start, mask.end) for mask in unseen if _TURNING.match(text, mask.start, mask.end)]
    number = 0
    for start, end in ranges:
        inside = []
        while number < len(turns) and turns[number][0] < end:
            inside += [turns[number]] if turns[number][0] >= start else []
            number += 1
        at = start
        for turn in inside if len(inside) >= _LEAST_INSIDE else ():
            yield from _trimmed(text, at, turn[0])
            at = turn[1]
        yield from _trimmed(text, at, end)


def _paragraphs(text: str, start: int, end: int) -> list[int]:
    """Where the paragraphs of a text without line ends begin behind the first: at gaps, numbers and the signature."""
    numbered, chapter, section = [], 0, 0
    for found in re.compile(_NUMBERED).finditer(text, start, end):
        mark = opening_mark(text, found.start(), end)
        if mark and mark.form == "cn" and mark.value == chapter + 1:
            chapter, section = mark.value, 0
            numbered.append(mark.start)
        elif mark and mark.form == "cnp" and chapter and mark.value == section + 1:
            section = mark.value
            numbered.append(mark.start)
    if chapter < _LEAST_CHAPTERS:
        return []
    gaps = [found.end() for found in re.compile(_GAPS).finditer(text, start, end)]
    signed = [found.start() for found in re.compile(_SIGNED).finditer(text, start, end)]
    title = re.compile(rf"[^。；，]{{6,60}}?{one_of('title_end')}(?=[ \u3000]|(?:19|20)\d\d年)").match(text, start, end)
    return sorted({*gaps, *numbered, *signed, *((title.end(),) if title else ())})


def _between(text: str, start: int, end: int, borders: Sequence[int]) -> Iterator[tuple[int, int]]:
    at = start
    for border in (*borders, end):
        yield from _trimmed(text, at, border)
        at = border


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A range without the blanks around it, if it holds more than these."""
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    if left < len(words):
        yield start + left, start + len(words.rstrip())
