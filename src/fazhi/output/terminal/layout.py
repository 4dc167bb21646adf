"""Paragraphs to terminal lines: safe, broken at the right places, indented, coloured if wanted."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from fazhi.output.words.columns import column, columns
from fazhi.output.words.quote import neutral

_OPENING = "“‘（《〈【〔「『(\\["
_CLOSING = "”’）》〉】〕」』)\\]，。；：！？、…—%,;:!?"
_UNIT = re.compile(f" +|[{_OPENING}]*(?:[0-9A-Za-z_.+/#@&=<>-]+|[^ ])(?:[{_CLOSING}]+)?")
"""What may not be broken: words and numbers, with the marks that must not end or begin a line."""
_WHOLE = re.compile(" +|[^ ]+")


class Tone(Enum):
    """How a stretch stands out where there is colour; the value is its terminal code."""

    PLAIN = ""
    STRONG = "1"
    FAINT = "2"
    GOOD = "32"
    FAIR = "33"
    BAD = "31"


class Span(NamedTuple):
    """A stretch of text in one tone."""

    text: str
    tone: Tone = Tone.PLAIN


class Block(NamedTuple):
    """A paragraph; an empty one is a blank line."""

    spans: tuple[Span, ...] = ()
    first: int = 0
    """Columns left free before the first line."""
    hang: int = 0
    """Columns left free before the others."""
    whole: bool = False
    """Whether lines may break at blanks only."""


BLANK = Block()


def block(*parts: str | Span, first: int = 0, hang: int | None = None, whole: bool = False) -> Block:
    """A paragraph of texts and toned texts; its later lines stand under the first unless `hang` says otherwise."""
    spans = tuple(Span(part) if isinstance(part, str) else part for part in parts)
    return Block(spans, first, first if hang is None else hang, whole)


def render(blocks: Iterable[Block], width: int, colour: bool) -> str:
    """Lines of at most `width` columns, without trailing blanks, whatever the texts hold."""
    lines = (line for item in blocks for line in _lines(item, width, colour))
    return "".join(f"{line}\n" for line in lines)


def _lines(item: Block, width: int, colour: bool) -> Iterator[str]:
    spans = [Span(neutral(span.text), span.tone) for span in item.spans if span.text]
    text = "".join(span.text for span in spans)
    ranges = _break(text, width - item.first, width - item.hang, _WHOLE if item.whole else _UNIT) or [(0, 0)]
    indent = item.first
    for start, end in ranges:
        yield (" " * indent + _painted(spans, start, end, colour)) if end > start else ""
        indent = item.hang


def _break(text: str, first: int, rest: int, unit: re.Pattern[str]) -> list[tuple[int, int]]:
    """Character ranges of the lines, blanks at their ends left out."""
    if columns(text) <= first:
        return [(0, len(text.rstrip()))] if text else []
    lines: list[tuple[int, int]] = []
    start, used, room = 0, 0, first
    for begin, end, wide in _units(text, min(first, rest), unit):
        if used and used + wide > room:
            lines.append((start, start + len(text[start:begin].rstrip())))
            start, used, room = begin, 0, rest
        if not used and text[begin] == " " and lines:
            start = end
            continue
        used += wide
    lines.append((start, len(text.rstrip())))
    return [line for line in lines if line[1] > line[0]]


def _units(text: str, most: int, unit: re.Pattern[str]) -> Iterator[tuple[int, int, int]]:
    """Start, end and columns of every unit; one wider than `most` falls into its characters."""
    for found in unit.finditer(text):
        wide = columns(found[0])
        if wide <= most:
            yield found.start(), found.end(), wide
        else:
            yield from ((at, at + 1, column(text[at])) for at in range(found.start(), found.end()))


def _painted(spans: list[Span], start: int, end: int, colour: bool) -> str:
    """The characters of a range, each stretch in its tone."""
    parts: list[str] = []
    at = 0
    for span in spans:
        piece = span.text[max(start - at, 0) : max(end - at, 0)]
        at += len(span.text)
        if piece:
            parts.append(f"\x1b[{span.tone.value}m{piece}\x1b[0m" if colour and span.tone.value else piece)
    return "".join(parts)
