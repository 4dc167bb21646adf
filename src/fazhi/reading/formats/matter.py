"""Front matter at the top of a Markdown file, written for programs: YAML, TOML, JSON, or lines that begin with %.

What it says under a name that heads of pages have (title, date, author, 标题) is read like the head of a page; all else
is not read.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from fazhi.reading.document import Block, Mask
from fazhi.reading.vocabulary import vocabulary

_MATTER = re.compile(
    r"\ufeff?\s*(?:---(?:yaml)?[ \t]*\r?\n(?P<yaml>(?:.*\n){0,200}?)(?:---|\.\.\.)"
    r"|\+\+\+[ \t]*\r?\n(?P<toml>(?:.*\n){0,200}?)\+\+\+"
    r"|(?:---json[ \t]*\r?\n)?(?P<json>\{[ \t]*\r?\n(?:.*\n){0,200}?\}[ \t]*)(?:\r?\n---)?)[ \t]*\r?(?:\n|$)"
    r"|(?P<lines>(?:%[ \t]+.*(?:\n|$)){1,3})"
)
_FIELD = re.compile(
    r"^(?P<lead>[\"']?)(?P<name>[^\s\"':=#{}\[\]]{1,16})[\"']?[ \t]*(?P<sign>[:=])(?P<value>[^\n]*)$", re.MULTILINE
)
_JSON_FIELD = re.compile(
    r"^[ \t{]*(?P<lead>[\"'])(?P<name>[^\s\"':=#{}\[\]]{1,16})[\"'][ \t]*(?P<sign>:)(?P<value>[^\n]*)$", re.MULTILINE
)
_MORE = re.compile(r"(?:\n[ \t]+[^\n]*)+")
"""The lines set in below a field that go on with its value."""
_BLOCK = re.compile(r"[ \t]*[>|][+-]?\d?[ \t]*(?=\n)")
_PLAIN = re.compile(r"[ \t]*(?P<quote>\"\"\"|'''|[\"'])?(?P<words>.*?)(?(quote)(?P=quote)(?:[ \t,]*(?:#.*)?)|[ \t]*(?:[ \t]#.*)?)$")
_TABLE = re.compile(r"^\[", re.MULTILINE)


class Matter(NamedTuple):
    """Front matter."""

    end: int
    """Where it ends; 0 where there is none."""
    blocks: tuple[Block, ...] = ()
    """The lines of it that are read."""
    masks: tuple[Mask, ...] = ()


def matter_of(text: str) -> Matter:
    """The front matter of a text; a rule at its top, or another brace, is none."""
    found = _MATTER.match(text)
    if found is None:
        return Matter(0)
    kind = next(name for name in ("yaml", "toml", "json", "lines") if found[name] is not None)
    start, end = found.span(kind)
    if kind == "lines":
        return Matter(found.end(), *_lines(text, start, end))
    fields = list((_JSON_FIELD if kind == "json" else _FIELD).finditer(text, start, end))
    if not fields:
        return Matter(0)
    table = _TABLE.search(text, start, end) if kind == "toml" else None
    last = table.start() if table else end
    read = [_read(text, field, end) for field in fields if field.start() < last and _known(field["name"])]
    return Matter(found.end(), tuple(block for block, _ in read), tuple(mask for _, masks in read for mask in masks))


def _lines(text: str, start: int, end: int) -> tuple[tuple[Block, ...], tuple[Mask, ...]]:
    """Lines of title, author and date behind %."""
    found = list(re.compile(r"%[ \t]+(?P<words>\S.*)").finditer(text, start, end))
    blocks = (Block(line.start(), line.start() + len(line[0].rstrip()), words=line.start("words")) for line in found)
    return tuple(blocks), tuple(Mask(line.start(), line.start("words")) for line in found)


def _read(text: str, field: re.Match[str], end: int) -> tuple[Block, list[Mask]]:
    """A field as a line with its label, a colon and its value; what else is printed is masked."""
    masks = [Mask(field.start(), field.start("name"))] if field.start() < field.start("name") else []
    masks += [
        Mask(field.end("name"), field.start("sign"), " "),
        Mask(field.start("sign"), field.end("sign"), ":"),
    ]
    if folded := _BLOCK.match(text, field.end("sign")):
        more = _MORE.match(text, folded.end(), end)
        last = more.end() if more else folded.end()
        blanks = re.compile(r"\s+").finditer(text, folded.end(), last)
        masks += [Mask(field.end("sign"), folded.end()), *(Mask(*blank.span()) for blank in blanks)]
        return Block(field.start(), last, words=field.start("name")), _sound(masks)
    value = _PLAIN.match(field["value"].rstrip(", \t\r"))
    first = field.start("value")
    begin, stop = (first + value.start("words"), first + value.end("words")) if value else field.span("value")
    masks += [Mask(first, begin), Mask(stop, field.end())]
    return Block(field.start(), max(stop, field.end("sign")), words=field.start("name")), _sound(masks)


def _sound(masks: list[Mask]) -> list[Mask]:
    return [mask for mask in masks if mask.start < mask.end]


def _known(name: str) -> bool:
    return name.lower() in _labels()


@cache
def _labels() -> frozenset[str]:
    """The names under which something is read."""
    return frozenset(_words())


def _words() -> Iterator[str]:
    for name, words in vocabulary().items():
        if name.startswith("label_"):
            yield from words
