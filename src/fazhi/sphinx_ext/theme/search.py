"""The site's search: every section's words in one script file, found by whole words and by parts without a segmenter.

Sphinx's own search cuts Chinese into words by a dictionary or not at all and then finds only those; here the browser
looks for the reader's words as they stand and, where they stand nowhere, for their parts. It needs no server.
"""

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from fazhi.disk import write_whole
from fazhi.model.both import pick
from fazhi.model.obligation import Catalogue
from fazhi.sphinx_ext.building import Markup, catalogue, made_pages
from fazhi.sphinx_ext.html import _, language
from fazhi.sphinx_ext.pages import PAGES
from fazhi.sphinx_ext.parts.places import instrument_id

INDEX: Final = "search-index.js"
_NUMBER: Final = re.compile(r"(?<=[\u3400-\u9fff]) ?(\d+) ?(?=[\u3400-\u9fff])")
"""A number within Chinese; without its blanks 第 25 条 is found as 第25条."""
_APART: Final = " · "
"""Between two facts or two rows of a table, so that a line of them reads as such."""
_ENDED: Final = "\ue000"
"""Stands for it until a line is made: a dot of the report's own stays as it is."""
_AGAIN: Final = re.compile(f"(?: *{_ENDED})+ *")
_ROWS: Final = frozenset(("dd", "tr"))
_URL: Final = re.compile(r"https?://[^\s\u3000-\u303f\uff00-\uffef]+")
_SKIPPED: Final = frozenset(
    ("details", "nav", "svg", "script", "style", "thead", "caption", "dt", "code", "template", "form")
)
_ASIDE: Final = re.compile(
    r'class="[^"]*\bfz-(?:on-demand|why|recognised|unsearched|subtitle|note|chip|margin|ref|legend|sign)\b'
)
"""What is shown only when it is asked for, what explains how evidence is found, and signs and labels."""
_PASSAGE: Final = re.compile(r'class="[^"]*\bfz-block\b')
"""A paragraph of a report: its words are found at their place, each passage of evidence under its own anchor."""
_STARTING: Final = frozenset(("article", "section"))
_BLOCKS: Final = frozenset(("p", "div", "li", "tr", "td", "th", "dd", "dt", "h3", "h4", "h5", "h6", "caption", "ul"))
_VOID: Final = frozenset(("br", "wbr", "col", "hr", "img", "input"))
_HEADINGS: Final = frozenset(("h2", "h3", "h4"))
_KINDS: Final = {
    "fazhi-report": "report",
    "fazhi-obligation": "duty",
    "fazhi-instrument": "law",
}
"""Kinds of result by the directive of their page."""
_NAMED: Final = frozenset(("duty", "law"))
"""Kinds whose entries have titles in both languages."""
_TOKEN: Final = re.compile(r"<(/?)([a-zA-Z][\w-]*)([^>]*)>|([^<]+)")
_ID: Final = re.compile(r'(?:^| )id="([^"]*)"')


class Entry(NamedTuple):
    """One stretch of a page that a search may lead to."""

    anchor: str
    title: str
    text: str
    marks: tuple[tuple[int, int, str], ...] = ()
    """In a paragraph of a report: where its passages of evidence begin and end, and their anchors."""


Entries: TypeAlias = dict[str, list[Entry]]


def register(app: Sphinx) -> None:
    """Gather the words of each page as it is read, and write the index and its page with the site."""
    app.connect("builder-inited", _replace)
    app.connect("doctree-read", _gather)
    app.connect("env-purge-doc", lambda _app, env, docname: _entries(env).pop(docname, None))
    app.connect("env-merge-info", _merge)
    app.connect("html-collect-pages", _page)
    app.connect("build-finished", _write)


def entries_of(tree: nodes.Node) -> Iterator[Entry]:
    """The sections of a document, and what stands under an anchor of its own inside our markup."""
    for section in tree.findall(nodes.section):
        title = section.next_node(nodes.title)
        called = title.astext() if title else ""
        pieces: list[str] = []
        inner: list[Entry] = []
        for child in section.children:
            if isinstance(child, Markup):
                parsed = _Parser(child.astext())
                pieces.append(parsed.text)
                inner += (item if item.title else item._replace(title=called) for item in parsed.entries)
            elif not isinstance(child, nodes.section | nodes.title | nodes.raw | nodes.system_message):
                pieces.append(" ".join(child.astext().split()))
        yield Entry(str(section["ids"][0]), called, " ".join(filter(None, pieces)))
        yield from inner


class _Opened(NamedTuple):
    """An element that has begun and may become an entry."""

    tag: str
    anchor: str
    title: list[str]
    text: list[str]
    passage: bool = False
    """Whether it is a paragraph of a report."""


class _Parser:
    """Words of our own markup; an article or section with an anchor is an entry of its own, named by its heading.

    The markup is what `tag` writes, every element closed and every attribute quoted, so one pattern reads it.
    """

    def __init__(self, html: str) -> None:
        self.entries: list[Entry] = []
        self._pieces: list[str] = []
        self._open: list[_Opened] = []
        self._skipping = 0
        self._heading = 0
        self._above = ""
        self._marks: list[tuple[int, int, str]] = []
        self._mark = (0, "")
        for end, name, attributes, words in _TOKEN.findall(html):
            if self._skipping:
                self._skipping += 0 if words or name in _VOID else -1 if end else 1
            elif words:
                self._say(unescape(words))
            elif name not in _VOID:
                self._close(name) if end else self._begin(name, attributes)
        self.text = _line(self._pieces)

    def _begin(self, name: str, attributes: str) -> None:
        """Begin an entry, a heading or what is passed over."""
        if name in _SKIPPED or (attributes and _ASIDE.search(attributes)):
            self._skipping = 1
            return
        anchor = _ID.search(attributes) if attributes else None
        if name in _STARTING or (attributes and _PASSAGE.search(attributes)):
            self._open.append(_Opened(name, anchor[1] if anchor else "", [], [], name not in _STARTING))
            self._marks = []
        elif name == "mark":
            self._mark = (self._length(), "")
        elif anchor and self._mark[0] >= 0 and anchor[1].startswith("EV_"):
            self._mark = (self._mark[0], anchor[1])
        self._heading += name in _HEADINGS
        if name in _BLOCKS:
            self._say(" ")

    def _close(self, name: str) -> None:
        """End what has begun."""
        self._heading -= name in _HEADINGS
        if name in _ROWS:
            self._say(_ENDED)
        if name == "mark" and self._mark[1]:
            self._marks.append((self._mark[0], self._length(), self._mark[1]))
        if self._open and name == self._open[-1].tag:
            ended = self._open.pop()
            if ended.passage:
                self._end_passage(ended)
            elif ended.anchor:
                self.entries.append(Entry(ended.anchor, _line(ended.title), _line(ended.text)))
            else:
                self._say(_line([*ended.title, " ", *ended.text]))

    def _end_passage(self, ended: _Opened) -> None:
        """A paragraph is called by the heading above it; a heading says its own."""
        self._above = _line(ended.title) or self._above
        words = _line([*ended.title, *ended.text])
        if words:
            self.entries.append(Entry(ended.anchor, self._above, words, tuple(self._marks)))

    def _length(self) -> int:
        """How long the words of the innermost entry are so far."""
        return len(_line(self._open[-1].text)) if self._open else 0

    def _say(self, words: str) -> None:
        """Words go to the innermost entry, those of its heading to its title."""
        if not self._open:
            self._pieces.append(words)
        else:
            (self._open[-1].title if self._heading else self._open[-1].text).append(words)


def _line(pieces: Iterable[str]) -> str:
    words = _NUMBER.sub(r"\1", " ".join(_URL.sub("", "".join(pieces)).split()))
    return _AGAIN.sub(_APART, words.strip(f" {_ENDED}")) if _ENDED in words else words


def _entries(env: BuildEnvironment) -> Entries:
    if not hasattr(env, "fazhi_search"):
        env.fazhi_search = {}  # type: ignore[attr-defined]  # Sphinx keeps extensions' data as attributes
    found: Entries = env.fazhi_search  # type: ignore[attr-defined]  # the same
    return found


def _replace(app: Sphinx) -> None:
    """Sphinx's own index is not made."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.search = False


def _gather(app: Sphinx, doctree: nodes.document) -> None:
    entries = list(entries_of(doctree))
    if any(PAGES[directive].lists for directive, _argument in made_pages(app.env).get(app.env.docname, ())):
        groups = {anchor for section in doctree.findall(nodes.section) if _deep(section) for anchor in section["ids"]}
        entries = [entry._replace(text="") for entry in entries if entry.anchor not in groups]
    _entries(app.env)[app.env.docname] = entries


def _deep(section: nodes.section) -> bool:
    """Whether a section of a list is but a group of its entries: their own titles are found."""
    above = section.parent.parent if section.parent is not None else None
    return isinstance(above, nodes.section)


def _merge(_app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    theirs = _entries(other)
    _entries(env).update({docname: theirs[docname] for docname in docnames if docname in theirs})


def _page(app: Sphinx) -> Iterator[tuple[str, dict[str, object], str]]:
    if app.builder.format == "html":
        yield "search", {"fazhi_search": _interface()}, "search.html"


def _interface() -> dict[str, str]:
    return {
        "title": _("搜索"),
        "label": _("词语，可用空格隔开几个"),
        "no_script": _("搜索需要浏览器允许脚本；不用脚本时，请从左侧按领域查找。"),
        "found": _("找到 {count} 处"),
        "part": _("没有原样的“{words}”，下面是含其中部分字词的 {count} 处"),
        "none": _("没有找到“{words}”"),
        "hint": _("可以搜义务、条文、规范依据、报告原文和说明"),
        "report": _("报告里写了"),
        "kinds": json.dumps(_kinds(), ensure_ascii=False),
        "every": _("全部"),
        "only": _("只看一类结果"),
    }


def _kinds() -> dict[str, str]:
    """What results are called by where they stand, in the order in which they are offered."""
    return {"report": _("报告"), "duty": _("义务"), "law": _("规范依据"), "list": _("一览"), "text": _("说明文档")}


def _kind(directives: Iterable[str]) -> str:
    """The kind of a page by what is made on it."""
    made = set(directives)
    for directive, kind in _KINDS.items():
        if directive in made:
            return kind
    return "list" if made else "text"


def _others(catalogue: Catalogue) -> dict[str, str]:
    """The titles of duties and instruments in the language that the site is not in, by the anchors of their pages."""
    named = [(item.id, item.title, item.title_en) for item in catalogue.obligations]
    named += [(instrument_id(item.id), item.title, item.title_en) for item in catalogue.instruments.values()]
    return {anchor: pick(language(), title_en, title) for anchor, title, title_en in named if title_en != title}


def _write(app: Sphinx, error: Exception | None) -> None:
    """One line for each entry: page, its title, its weight, anchor, title, words, kind, and what only some have.

    That is the passages of a report's paragraph, and of a duty or an instrument its title in the other language.
    """
    if error is not None or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    rows: list[list[object]] = []
    made, others = made_pages(app.env), _others(catalogue(app))
    for docname, entries in sorted(_entries(app.env).items()):
        page = app.builder.get_relative_uri("search", docname)
        name = app.env.titles[docname].astext() if docname in app.env.titles else docname
        here = [directive for directive, _argument in made.get(docname, ())]
        weight = max((PAGES[directive].weight for directive in here), default=1)
        kind = _kind(here)
        for entry in entries:
            other = others.get(entry.anchor, "") if kind in _NAMED else ""
            more = [entry.marks, other] if other else [entry.marks] if entry.marks else []
            rows.append([page, name, weight, *entry[:3], kind, *more])
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    write_whole(Path(app.outdir, INDEX), f"window.fazhiEntries = [\n{lines}\n];\n".encode())
