"""A page's elements to its lines in reading order: what a reader sees, and nothing that is hidden or a control."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fazhi.reading.formats.html.folded import BUTTONS, folded_head, is_unfolded
from fazhi.reading.formats.html.hidden import is_hidden
from fazhi.reading.formats.html.printed import Listing, data_tables, row_texts, rows
from fazhi.reading.limits import MOST_CHARACTERS, too_long
from fazhi.reading.normal import decoded
from fazhi.reading.vocabulary import names_part

if TYPE_CHECKING:
    from lxml.etree import _Element

_STRUCK = frozenset({"del", "s", "strike"})
_HEADINGS = {f"h{depth}": depth for depth in range(1, 7)}
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
_PRE_STYLE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)(?!-line)", re.IGNORECASE)
_CONTENTS = re.compile("^MsoToc", re.IGNORECASE)
_NAMES = re.compile("[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+")
_ROLES = frozenset({"navigation", "search", "banner", "contentinfo", "complementary", "menu", "menubar", "toolbar"})
_AROUND = frozenset({"nav", "footer", "aside", "form"})
_SIGNS = frozenset("√✓✔☑☒×✗✘■□○●")
"""Signs that a picture may stand for, by its words instead."""
_FILLED = frozenset({"input", "meter", "progress", "select"})
"""Controls that show what was filled in."""
_MOST_OPTIONS = 12
_LONGEST_LABEL = 20
_STOPS = "：:。；！？，、"
_DECIMAL = re.compile(r"\d{1,9}(?:\.\d{1,9})?")
_BLANKS = re.compile("[ \t\r\n\f]+")
_TURN = re.compile(r"(?<=[^\x00-\xff])[ \t]*[\r\n][ \t\r\n\f]*(?=[^\x00-\xff])")
"""A line of the source that ends between two Chinese characters."""


def _several(words: str) -> frozenset[str]:
    return frozenset(words.split())


_OFF = _several(
    "applet marquee area audio base canvas datalist del embed head iframe img link map math meta meter noembed "
    "noframes noscript object optgroup option param picture progress rp rt rtc s script select source strike style "
    "svg template textarea title track video"
)
"""Elements that print no words of a report: controls, scripts, readings of characters, what is struck out."""
_CONTAINERS = _several(
    "article aside body center div dl fieldset footer form header html main nav ol section table tbody td tr ul"
)
"""What can hold a report among other things."""
_BLOCKS = (
    _CONTAINERS
    | frozenset(_HEADINGS)
    | _several(
        "address blockquote caption dd details dialog dir dt figcaption figure frameset hgroup hr legend li menu p pre "
        "summary tfoot th thead"
    )
)
_NAMED = _several(
    "nav navbar navigation bottom menu menus breadcrumb breadcrumbs crumb crumbs share shares sharebox sharing "
    "bdsharebuttonbox jiathis footer foot copyright sidebar aside toolbar toolbox qrcode ewm erweima related "
    "relate relates recommend search login banner logo topbar comments comment cmt cmts pinglun liuyan pager "
    "pagination prevnext friendlink friendlinks weizhi position fontsize advert wza accessibility print printer "
    "printbox links"
)
"""Words of ids and classes of what stands around an article."""


@dataclass(slots=True)
class Line:
    """One line as a reader sees it."""

    text: str
    depth: int = 0
    row: bool = False
    mark: str = ""
    """The number or mark that its list prints before it."""
    linked: int = 0
    """How many of its characters are of links, blanks not counted."""
    broken: bool = False
    """Whether it ends by a line break within its paragraph."""
    led: str = ""
    """The words of its first element where that is short, without blanks: it may be a label."""


@dataclass(slots=True)
class Node:
    """An element that holds lines, by their numbers."""

    first: int
    last: int = 0
    """End exclusive."""
    holds: bool = False
    """Whether such elements hold a report among other things."""
    cell: bool = False
    """Whether it is a cell of a table."""
    around: bool = False
    """Whether its name is of what stands around an article."""
    menu: bool = False
    """Whether its very tag says that it is for finding one's way."""
    children: list["Node"] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """An element that is being walked through."""

    element: "_Element"
    rest: Iterator["_Element"]
    node: Node | None
    pre: bool
    depth: int
    link: bool
    listing: Listing | None


class Walker:
    """Walks a page from top to bottom, once."""

    def __init__(self, name: str, hidden: frozenset[str] = frozenset()) -> None:
        """`name` is the file's, for errors; `hidden` are the classes and ids that the page hides."""
        self.name = name
        self._hidden = hidden
        self.lines: list[Line] = []
        self.struck = self.contents = False
        self._pieces: list[str] = []
        self._linked = self._links = self._length = 0
        self._mark = ""
        self._named = False
        """Whether what was read last is a name of which the next element tells."""
        self._stack: list[_Open] = []
        self._data: frozenset[_Element] = frozenset()

    def walk(self, root: "_Element") -> Node:
        """All lines of a page, and the elements that hold them."""
        self._data = data_tables(root)
        top = Node(0, holds=True)
        self._run(root, top)
        top.last = len(self.lines)
        return top

    def _run(self, root: "_Element", top: Node) -> None:
        self._stack = [_Open(root, iter(root), top, pre=False, depth=0, link=False, listing=None)]
        self._words(root.text)
        while self._stack:
            child = next(self._stack[-1].rest, None)
            if child is None:
                self._leave()
            elif not self._enter(child):
                self._words(child.tail)
        self._flush()

    def _enter(self, element: "_Element") -> bool:
        """Whether the walk goes into an element; one it passes over is dealt with."""
        tag = element.tag
        if not isinstance(tag, str):
            return False
        if tag == "q":
            self._pieces.append("“")
        style = element.get("style") or ""
        if self._stands_for(element, tag, style) or self._unseen(element, tag, style):
            return False
        above = self._stack[-1]
        block = tag in _BLOCKS or ("display" in style and _BLOCK_STYLE.search(style) is not None)
        node = None
        if block:
            if tag != "dd" or not self._named:
                self._flush()
            self._named = False
            node = Node(
                len(self.lines),
                holds=tag in _CONTAINERS,
                cell=tag in {"td", "th"},
                around=_is_around(element, tag),
                menu=tag == "nav",
            )
        if element in self._data:
            self._table(element)
            self._add(node)
            return False
        listing = above.listing
        if tag in {"ol", "ul", "menu", "dir"}:
            listing = Listing(element)
        elif tag == "li" and listing is not None:
            self._mark = listing.mark(element)
        link = tag == "a" and (element.get("href") is not None or not (element.get("name") or element.get("id")))
        self._links += link
        pre = above.pre or tag == "pre" or ("white-space" in style and _PRE_STYLE.search(style) is not None)
        depth = _depth(element, tag) or above.depth
        self._stack.append(_Open(element, iter(element), node, pre, depth, link, listing))
        self._words(element.text)
        return True

    def _stands_for(self, element: "_Element", tag: str, style: str) -> bool:
        """Whether an element is dealt with by what it shows besides words: a break, a sign, a button.

        Of buttons only the name of a chapter is read that one of them unfolds.
        """
        if tag == "br":
            self._flush(broken=True)
        elif (sign := _sign(element, tag)) and not (tag in _FILLED and is_hidden(element, style, self._hidden)):
            self._pieces.append(sign)
        elif tag in BUTTONS:
            headed = self._stack[-1].depth > 0
            head = "" if is_hidden(element, style, self._hidden) else folded_head(element, within=headed)
            if head and not headed:
                self._flush()
            self._pieces += [head] if head else []
            if head and not headed:
                self._flush()
        else:
            return False
        return True

    def _leave(self) -> None:
        if self._stack[-1].node is not None and not self._names(self._stack[-1].element):
            self._flush()
        left = self._stack.pop()
        if left.element.tag == "li":
            self._mark = ""
        if left.element.tag == "q":
            self._pieces.append("”")
        self._links -= left.link
        if self._stack:
            self._add(left.node)
            self._words(left.element.tail)

    def _names(self, element: "_Element") -> bool:
        """Whether an element is a name in a list of names, in one line with which stands what is told of it.

        The name of a part of the report heads a chapter, and stands by itself.
        """
        words = "".join(self._pieces).strip() if element.tag == "dt" else ""
        self._named = 0 < len(words) <= _LONGEST_LABEL and words[-1] not in _STOPS and not names_part(words)
        if self._named:
            self._pieces.append("：")
        return self._named

    def _add(self, node: Node | None) -> None:
        """A node that is done, to the nearest above it; one without lines is nothing."""
        if node is None:
            return
        node.last = len(self.lines)
        if node.last > node.first:
            next(item.node for item in reversed(self._stack) if item.node is not None).children.append(node)

    def _unseen(self, element: "_Element", tag: str, style: str) -> bool:
        """Whether an element is off: a control, hidden, struck out, or a line of a table of contents."""
        if tag in _OFF:
            self.struck |= tag in _STRUCK and any(map(str.strip, map(str, element.itertext())))
            return True
        if is_hidden(element, style, self._hidden) and not is_unfolded(element):
            return True
        if tag == "p" and _CONTENTS.match(element.get("class") or ""):
            self.contents = True
            return True
        return False

    def _words(self, text: str | None) -> None:
        if not text:
            return
        if not self._stack or not self._stack[-1].pre:
            self._pieces.append(text)
            if self._links:
                self._linked += len("".join(text.split()))
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self._flush(broken=True)
            self._pieces.append(line)

    def _flush(self, *, broken: bool = False) -> None:
        if not self._pieces:
            return
        source = decoded("".join(self._pieces))
        first = next((piece for piece in self._pieces if not piece.isspace()), "")
        led = "".join(first.split()) if len(first) <= _LONGEST_LABEL else ""
        self._pieces.clear()
        text = _BLANKS.sub(" ", _TURN.sub("", source) if "\n" in source else source).strip()
        linked, self._linked = self._linked, 0
        if text:
            depth = self._stack[-1].depth if self._stack else 0
            again = depth and self.lines and self.lines[-1].broken
            self._put(Line(text, 0 if again else depth, False, self._mark, linked, broken, led))
            self._mark = ""

    def _put(self, line: Line) -> None:
        self._length += len(line.text) + 1
        if self._length > MOST_CHARACTERS:
            raise too_long(self.name)
        self.lines.append(line)

    def _table(self, table: "_Element") -> None:
        """A row a line, each cell's own lines joined."""
        caption = table.find("caption")
        if caption is not None and (words := self._inner(caption)):
            self._put(Line(words))
        self._linked = 0
        for cells in row_texts(rows(table), self._inner):
            if any(cells):
                self._put(Line("\t".join(cells), row=True, linked=self._linked))
            self._linked = 0

    def _inner(self, element: "_Element") -> str:
        """The words of one cell in one line."""
        if self._unseen(element, "td", element.get("style") or ""):
            return ""
        inner = Walker(self.name, self._hidden)
        inner._length = self._length
        inner._run(element, Node(0))
        self.struck |= inner.struck
        self._linked += sum(line.linked for line in inner.lines)
        return " ".join((line.mark + line.text).replace("\t", " ") for line in inner.lines)


def _depth(element: "_Element", tag: str) -> int:
    if tag in _HEADINGS:
        return _HEADINGS[tag]
    if element.get("role") == "heading":
        level = element.get("aria-level") or "2"
        return int(level) if level in "123456" else 2
    return 0


def _is_around(element: "_Element", tag: str) -> bool:
    """Whether an element's name, role, id or class is of what stands around an article."""
    if tag in _AROUND or element.get("role") in _ROLES:
        return True
    names = f"{element.get('id') or ''} {element.get('class') or ''}"
    return len(names) > 1 and any(word.lower() in _NAMED for word in _NAMES.findall(names))


def _sign(element: "_Element", tag: str) -> str:
    """The sign that an element shows: a box, ticked or not, or a picture that stands for a sign; mostly none."""
    if tag == "input" and (element.get("type") or "").lower() in {"checkbox", "radio"}:
        return "☐" if element.get("checked") is None else "☑"
    if tag in _FILLED:
        return _filled(element, tag)
    words = (element.get("alt") or "").strip() if tag == "img" else ""
    return words if words in _SIGNS else ""


def _filled(element: "_Element", tag: str) -> str:
    """What a control shows that somebody filled in: the option chosen, how far a bar has come; mostly nothing.

    A field is one of a form that was filled in where nobody may change it any more.
    """
    if tag == "input":
        kept = element.get("readonly") is not None or element.get("disabled") is not None
        typed = (element.get("type") or "text").lower() in {"text", "number", "date"}
        return (element.get("value") or "").strip() if kept and typed else ""
    if tag == "select":
        options = list(element.iter("option"))
        chosen = next((each for each in options if each.get("selected") is not None and each.get("value") != ""), None)
        words = "" if chosen is None or len(options) > _MOST_OPTIONS else "".join(map(str, chosen.itertext())).strip()
        return words if len(words) <= _LONGEST_LABEL else ""
    value, most = (_number(element.get(name)) for name in ("value", "max"))
    return "" if value is None or not (most is None or most > 0) else f"{round(100 * value / (most or 1))}%"


def _number(words: str | None) -> float | None:
    """The finite number that an attribute holds; None for any other."""
    found = _DECIMAL.fullmatch(words.strip()) if words else None
    return float(found[0]) if found else None
