"""A web page into text and blocks: the report alone, in reading order, with what the page states of it above.

Offsets point into the text as it was taken out of the page: one line a paragraph, heading, item or row of a table, the
numbers of lists printed, the cells of a row parted by tabs. Nothing is fetched and no script runs.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from fazhi.model.both import Both
from fazhi.reading.document import Block, Document, heading_depth
from fazhi.reading.formats.contents import LEFT_OUT, contents
from fazhi.reading.formats.html.folded import set_panels, unpack
from fazhi.reading.formats.html.hidden import hidden_names
from fazhi.reading.formats.html.page import LABELS, choose, named_by, states
from fazhi.reading.formats.html.source import decoded, no_report, parsed
from fazhi.reading.formats.html.stated import page_titles, tagged
from fazhi.reading.formats.html.walk import Line, Walker
from fazhi.reading.formats.text import WRAPPED
from fazhi.reading.formats.wrap import unwrap
from fazhi.reading.numbering import opening_mark
from fazhi.reading.vocabulary import vocabulary

if TYPE_CHECKING:
    from lxml.etree import _Element

_STRUCK = Both("网页中加了删除线的文字未读入。", "Words that the page strikes out are left out.")
_ALL_HEADED = 0.8
"""Share of lines that are headings from which that says nothing."""
_BROKEN = 0.5
"""Share of lines that end by a break within a paragraph from which they may be lines broken by hand."""


def read_page(data: bytes, name: str) -> Document:
    """The report on a page; InputError for a page that holds none or cannot be taken apart."""
    source, notices = decoded(data, name)
    document = _document(parsed(source, name), name)
    return document._replace(notices=(*notices, *document.notices))


def read_source(source: str) -> Document:
    """The document in a page's decoded source."""
    name = "html"
    return _document(parsed(source, name), name)


def _document(root: "_Element", name: str) -> Document:
    tags = tagged(root)
    titles = [*([tags["title"]] if "title" in tags else []), *page_titles(root)]
    set_panels(root)
    walker = Walker(name, hidden_names(root))
    chosen = choose(walker.lines, walker.walk(root), titles)
    if chosen is None:  # what a style sheet hides may be shown by a script
        walker = Walker(name)
        chosen = choose(walker.lines, walker.walk(root), titles)
    if chosen is None and unpack(root, name):  # a script would show what the page holds as a text
        walker = Walker(name)
        chosen = choose(walker.lines, walker.walk(root), titles)
    if chosen is None:
        raise no_report(name)
    if "title" not in tags and (named := named_by(titles, [*chosen.front, *chosen.text])):
        tags["title"] = named
    told = list(_tag_lines(tags, chosen.front, chosen.text))
    notices = [*_left(chosen.left), *_from_tags(told)]
    notices += [_STRUCK] if walker.struck else []
    shown = [*chosen.front, *map(_marked, chosen.text)]
    listed = contents([line.text for line in shown])
    notices += [LEFT_OUT] if walker.contents or listed else []
    lines = [*told, *(line for number, line in enumerate(shown) if number not in listed)]
    text, blocks = _laid_out(lines)
    if sum(line.broken for line in (*chosen.front, *chosen.text)) < len(lines) * _BROKEN:
        return Document(text, blocks, (), tuple(notices))
    joined, breaks = unwrap(text, blocks)
    return Document(text, joined, tuple(breaks), (*notices, WRAPPED) if breaks else tuple(notices))


def _marked(line: Line) -> Line:
    """A line with what its list prints before it, unless it opens with a number of its own."""
    if not line.mark or opening_mark(line.text, 0, len(line.text)) is not None:
        return line
    return Line(line.mark + line.text, line.depth, line.row)


def _laid_out(lines: Sequence[Line]) -> tuple[str, tuple[Block, ...]]:
    blocks, at = [], 0
    headed = sum(line.depth > 0 for line in lines) > len(lines) * _ALL_HEADED
    for line in lines:
        words = line.text.strip()
        if words:
            start = at + line.text.index(words)
            blocks.append(Block(start, start + len(words), _depth(line, words, headed=headed), line.row))
        at += len(line.text) + 1
    return "\n".join(line.text for line in lines), tuple(blocks)


def _depth(line: Line, words: str, *, headed: bool) -> int:
    """The depth of a heading; where a page writes all its lines as headings, those that are closed are none."""
    return 0 if headed and words[-1] in "。；" else heading_depth(words, line.depth)


def _tag_lines(tags: dict[str, str], front: Sequence[Line], text: Sequence[Line]) -> Iterator[Line]:
    """What tags state and the page does not show, each as a line with its label."""
    shown = "".join("".join(line.text.split()) for line in [*front, *text[:3]])
    for group in LABELS:
        value = tags.get(group)
        if value is None or states(front, group) or (group == "title" and "".join(value.split()) in shown):
            continue
        yield Line(f"{vocabulary()[f'label_{group}'][0]}：{value}")


def _left(count: int) -> Iterator[Both]:
    if count:
        yield Both(
            f"网页上与报告无关的文字（菜单、按钮、链接、页脚等）未读入，共 {count} 行。",
            f"What the page holds besides the report (menus, buttons, links, footer) is left out ({count} lines).",
        )


def _from_tags(lines: Sequence[Line]) -> Iterator[Both]:
    if lines:
        told = "、".join(line.text.partition("：")[0] for line in lines)
        yield Both(
            f"{told}取自网页源码，页面没有写作栏目；已写在正文之前。",
            f"The page's source tells what it shows under no label ({told}); it is written above the text.",
        )
