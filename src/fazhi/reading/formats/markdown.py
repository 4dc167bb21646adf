"""Markdown into blocks: headings by #, rows by |, its marks hidden from matching.

Front matter at the top is written for programs: YAML, TOML, JSON, or lines that begin with %. What it says under a name
that heads of pages have (title, date, author, 标题) is read like the head of a page; all else is not read.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from fazhi.reading.document import CELL, DROP, Block, Document, Mask, heading_depth
from fazhi.reading.formats.contents import without_contents
from fazhi.reading.formats.paged import left_out, unpaged
from fazhi.reading.formats.text import STRUCK_TAGS, WRAPPED, comments_of, entities_of, lies_in, line_ranges
from fazhi.reading.formats.wrap import unwrap
from fazhi.reading.limits import refuse
from fazhi.reading.vocabulary import guides, vocabulary

_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|(?<=##)(?=[^\s#\x00-\x7f]))")
"""A blank behind the signs may be missing before Chinese words; one sign alone begins a tag then."""
_QUOTE = ">"
_LEADING = re.compile(r"(?:>[ \t]?)+")
_RULE = re.compile(
    r"(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$|=+$|`{3,}[^`]*$|~{3,}.*$|$"
    r"|\[(?!\^)[^\]]+\]:[ \t]*\S+.*$"
)
_FENCE = re.compile(r"(?P<signs>`{3,}(?=[^`]*$)|~{3,})(?P<behind>.*)")
"""What opens code; signs of the other kind or fewer, or with words behind them, do not close it."""
_NO_CODE = frozenset({"markdown", "md"})
"""What a text that somebody copied whole out of a conversation may stand in."""
_DIV = re.compile(r":{3,}(?:[ \t]*(?:\{.*\}|[\w-]+))?[ \t]*:*$")
"""What a converter writes round paragraphs of a style of their own."""
_REMARK = re.compile(r"%%(?=\S|\s)[^%]{1,4000}?%%")
"""A comment of a notebook."""
_KEPT = re.compile(r"[ \t]*(?:>[ \t]?)*(?:#{1,6}[ \t]|\||<|```|~~~|[-*_=]{3,}\s*$)")
"""How a line begins that is of the structure of a text, and left by no page."""
_TABLE_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*+:?-*:?[ \t]*+)*+$")
"""Blanks of an empty cell are taken at once, for there are as many ways to share them out as their number squared."""
_LONGEST_RULE = 1000
_MOST_MARKS = 500_000
_STRUCK = re.compile(rf"~~(?=\S)[^\n~]{{1,2000}}?(?<=\S)~~|{STRUCK_TAGS.pattern}", re.IGNORECASE)
_TURN = re.compile(r"[\n\r]")
_TAGGED_ROW = re.compile(r"<tr\b[^>]*>\s*<t[dh]\b.{0,4000}?</tr>", re.DOTALL | re.IGNORECASE)
"""A row of a table written in HTML."""
_TAGGED_CELL = re.compile(r"</t[dh]>\s*<t[dh]\b[^>]*>", re.IGNORECASE)
_UNDERSCORED = re.compile(r"(?<![A-Za-z0-9_\\])(_{1,3})[0-9][0-9.,%％]{0,12}(\1)(?![A-Za-z0-9_])")
"""A figure in emphasis by underscores within Chinese words, which no rule of Markdown knows and many a writer means.

A gap to be filled in has nothing between them.
"""
_UNDERLINE = re.compile("={3,}|-{3,}")
_NO_HEADING = "。；;，,、：:！!？?"
_ITEM = "-*+"
_MARKS = re.compile(
    r"==(?=[^\s=])|(?<=[^\s=])==|\[\[(?:[^\[\]|\n]{1,100}\|)?|\]\]|\$(?=\d[\d.,%]{0,12}\$)|(?<=[\d%])\$|"
    r"\[\^[^\]\s]{1,20}\]:?|</?[a-zA-Z][^<>\n]*>|!\[|!?\[(?=[^\[\]\n]*\]\()|(?<=\])\([^()\s]*\)|\](?=\()|\*+|~~|`+|(?<![^\W_])_{1,3}|_{1,3}(?![^\W_])"
    r"|\\(?=[!-/:-@\[-`{-~])|\\\Z|\[(?=[^\[\]\n]{0,2000}\]\{[.#=]|[^\[\]\n]{0,2000}\]\{[a-z-]+=)|(?<=[\])])\{[^{}\n]{1,200}\}|\](?=\{[^{}\n]{1,200}\})"
)
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
_PLAIN = re.compile(
    r"[ \t]*(?P<quote>\"\"\"|'''|[\"'])?(?P<words>.*?)(?(quote)(?P=quote)(?:[ \t,]*(?:#.*)?)|[ \t]*(?:[ \t]#.*)?)$"
)
_TABLE = re.compile(r"^\[", re.MULTILINE)
_CLOSING = re.compile(r"[ \t]+(?:#+|\{[#.:][^{}\n]{0,80}\})$")
"""What may end a heading."""
_ROW_MARKS = re.compile(rf"\||{_MARKS.pattern}")


def check_marks(text: str, name: str) -> None:
    """InputError for a text with more marks than can be held; each takes some two hundred bytes."""
    if sum(map(text.count, "*_`[<|\\&")) > _MOST_MARKS:
        raise refuse(
            name,
            f"的标记超过 {_MOST_MARKS // 10_000} 万处，不予读取；请只提供报告正文，或存为 .txt。",
            f"holds more than {_MOST_MARKS:,} marks and is not read; supply its text only, or save it as .txt.",
        )


def read_markdown(text: str) -> Document:
    """One block a line, hard-wrapped lines joined; headings carry their depth, a table's rule goes with its head.

    What the pages left of a document that the text was made of is taken out, and so is a table of contents.
    """
    text, left = unpaged(text, _KEPT)
    text, listed = without_contents(text)
    lines: list[Block] = []
    masks: list[Mask] = []
    fenced, code, table = "", False, False
    matter = _matter_of(text)
    comments = sorted([*comments_of(text), *(Mask(*found.span()) for found in _REMARK.finditer(text))])
    for start, end in _with_tagged_rows(text, line_ranges(text)):
        if start < matter.end or lies_in(comments, start, end) or _DIV.match(text[start:end]):
            continue
        fence = _FENCE.match(text, start, end)
        if fence and fenced and (fence["behind"] or not fence["signs"].startswith(fenced)):
            fence = None
        if fence:
            fenced = "" if fenced else fence["signs"]
            code = fenced != "" and fence["behind"].strip().lower() not in _NO_CODE
        above = lines[-1] if lines and _touches(text, lines[-1], start) and not code else None
        if above and (joined := _underlined(text, above, start, end)):
            table = joined.row
            masks += _masks(text, joined._replace(end=above.end))
            masks.append(Mask(above.end if joined.row else start, end))
            lines[-1] = joined
            continue
        if above and text[start] == text[above.start] == _QUOTE and guides(text[above.first : above.end]):
            lines[-1] = above._replace(end=end)  # how the form is to be filled in goes on
            continue
        block = _block(text, start, end)
        table = table and above is not None and "|" in text[start:end]
        block = block._replace(row=block.row or table)
        lines.append(block)
        masks += _masks(text, block) if fence or not code else []
    blocks, breaks = unwrap(text, lines)
    unread = _merged([*matter.masks, *masks, *comments, *entities_of(text), *breaks])
    return Document(
        text, (*matter.blocks, *blocks), tuple(unread), (*((WRAPPED,) if breaks else ()), *left_out(left), *listed)
    )


def _with_tagged_rows(text: str, lines: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The lines; each row of a table written in HTML is one, and so is what stands before and behind it."""
    rows = _TAGGED_ROW.finditer(text) if "<tr" in text else iter(())
    row = next(rows, None)
    told = 0
    for start, end in lines:
        begin = max(start, told)
        while row and row.start() < end:
            yield from _without_blanks(text, begin, row.start())
            yield row.span()
            begin = told = row.end()
            row = next(rows, None)
        yield from _without_blanks(text, begin, end)


def _without_blanks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A range without the blanks at its ends; nothing where there is nothing else."""
    if words := text[start:end].strip():
        begin = text.index(words, start)
        yield begin, begin + len(words)


def _touches(text: str, above: Block, start: int) -> bool:
    """Whether a line stands right below another."""
    return text.count("\n", above.end, start) == 1 or (
        "\n" not in text[above.end : start] and text.count("\r", above.end, start) == 1
    )


def _underlined(text: str, above: Block, start: int, end: int) -> Block | None:
    """The line above together with this one, where this one makes a heading or the head of a table of it."""
    line = text[_unquoted(text, start, end) : end]
    if _is_table_rule(line):
        head = text[above.start : above.end]
        return above._replace(end=end, row=True) if "|" in head and not _TURN.search(head) else None
    if above.row or above.depth or text[above.end - 1] in _NO_HEADING or not _UNDERLINE.fullmatch(line):
        return None
    if text[above.first] in _ITEM or _RULE.match(text[above.start : above.end]):
        return None
    if (text[above.start] == _QUOTE) != (text[start] == _QUOTE):
        return None  # a rule behind a quotation
    depth = heading_depth(text[above.first : above.end], 1 if "=" in line else 2)
    return above._replace(depth=depth) if depth else None


def _is_table_rule(line: str) -> bool:
    """Whether a line is the rule below the head of a table."""
    return "|" in line and len(line) <= _LONGEST_RULE and _TABLE_RULE.match(line) is not None


def _merged(masks: list[Mask]) -> Iterator[Mask]:
    """In the order of the text, without overlap and without those of nothing."""
    end = 0
    for mask in sorted(masks, key=lambda item: (item.start, item.end)):
        start = max(end, mask.start)
        if mask.end > start:
            yield Mask(start, mask.end, mask.filler)
            end = mask.end


def _block(text: str, start: int, end: int) -> Block:
    first = _unquoted(text, start, end)
    heading = _HEADING.match(text, first, end)
    if heading:
        depth = heading_depth(text[heading.end() : end], len(heading[1]))
        return Block(start, end, depth=depth, words=_skip_marks(text, heading.end(), end))
    row = text.startswith("|", first, end) and text.count("|", first, end) > 1
    row = row or _TAGGED_ROW.match(text, first, end) is not None
    return Block(start, end, row=row, words=_skip_marks(text, first, end))


def _unquoted(text: str, start: int, end: int) -> int:
    """Where a line begins behind the signs of a quotation."""
    quoted = _LEADING.match(text, start, end)
    return quoted.end() if quoted else start


def _skip_marks(text: str, start: int, end: int) -> int:
    """Behind emphasis that opens a line, so that a number in bold is still seen, and one whose bracket is escaped."""
    at = start
    while at < end - 1 and (text[at] in "*_" or text.startswith("\\(", at)):
        at += 1
    return at if at < end and not text[at].isspace() else min(start, end - 1)


def _masks(text: str, block: Block) -> Iterator[Mask]:
    line = text[_unquoted(text, block.start, block.end) : block.end]
    if _RULE.match(line) or _is_table_rule(line):
        yield Mask(block.start, block.end)
        return
    yield Mask(block.start, block.first)
    pattern = _MARKS if not block.row else _ROW_MARKS
    for match in _STRUCK.finditer(text, block.first, block.end):
        yield Mask(*match.span())
    if line.startswith("<tr"):
        for border in _TAGGED_CELL.finditer(text, block.start, block.end):
            yield Mask(*border.span(), CELL)
        for blank in re.compile(r"\s*\n\s*").finditer(text, block.start, block.end):
            yield Mask(*blank.span())
    for match in _UNDERSCORED.finditer(text, block.first, block.end):
        yield Mask(*match.span(1))
        yield Mask(*match.span(2))
    for match in pattern.finditer(text, block.first, block.end):
        inner = match[0] == "|" and block.first < match.start() < block.end - 1
        yield Mask(match.start(), match.end(), CELL if inner else DROP)
    if block.depth and (closing := _CLOSING.search(text, block.first, block.end)):
        yield Mask(*closing.span())


class Matter(NamedTuple):
    """The front matter of a Markdown file: YAML between two rules at its head."""

    end: int = 0
    """Where it ends; 0 where there is none."""
    blocks: tuple[Block, ...] = ()
    """The lines of it that are read."""
    masks: tuple[Mask, ...] = ()


def _matter_of(text: str) -> Matter:
    """The front matter of a text; a rule at its top, or another brace, is none."""
    found = _MATTER.match(text)
    if found is None:
        return Matter()
    kind = next(name for name in ("yaml", "toml", "json", "lines") if found[name] is not None)
    start, end = found.span(kind)
    if kind == "lines":
        return Matter(found.end(), *_lines(text, start, end))
    fields = list((_JSON_FIELD if kind == "json" else _FIELD).finditer(text, start, end))
    if not fields:
        return Matter()
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
    masks = [
        Mask(field.start(), field.start("name")),
        Mask(field.end("name"), field.start("sign"), " "),
        Mask(field.start("sign"), field.end("sign"), ":"),
    ]
    if folded := _BLOCK.match(text, field.end("sign")):
        more = _MORE.match(text, folded.end(), end)
        last = more.end() if more else folded.end()
        blanks = re.compile(r"\s+").finditer(text, folded.end(), last)
        masks += [Mask(field.end("sign"), folded.end()), *(Mask(*blank.span()) for blank in blanks)]
        return Block(field.start(), last, words=field.start("name")), masks
    value = _PLAIN.match(field["value"].rstrip(", \t\r"))
    first = field.start("value")
    begin, stop = (first + value.start("words"), first + value.end("words")) if value else field.span("value")
    masks += [Mask(first, begin), Mask(stop, field.end())]
    return Block(field.start(), max(stop, field.end("sign")), words=field.start("name")), masks


def _known(name: str) -> bool:
    return name.lower() in _labels()


@cache
def _labels() -> frozenset[str]:
    """The names under which something is read that is not written for programs alone."""
    return frozenset(_words()) - frozenset(vocabulary()["matter_program"])


def _words() -> Iterator[str]:
    for name, words in vocabulary().items():
        if name.startswith("label_"):
            yield from words
