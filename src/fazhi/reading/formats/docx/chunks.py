"""Documents of other formats that a Word document takes in whole (altChunk): web pages, saved mail and plain text."""

import re
from typing import TYPE_CHECKING

from lxml import etree

from fazhi.model.errors import InputError
from fazhi.reading.formats.docx.runs import Line
from fazhi.reading.formats.mhtml import page_in
from fazhi.reading.formats.text import declared_text, decode

if TYPE_CHECKING:
    from lxml.etree import _Element

_APART = {
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset"),
    *("figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav"),
    *("ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
}
"""Elements whose words make lines of their own."""
_SILENT = {"head", "noscript", "object", "script", "select", "style", "svg", "template", "textarea", "title"}
_CELLS = {"td", "th"}
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})""", re.IGNORECASE)
_HEAD = 2048
_MOST_BYTES = 10 * 1024 * 1024
_MOST_ELEMENTS = 400_000
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def kind_of_chunk(data: bytes, content_type: str, part: str) -> str:
    """What a part holds, by content, type and name: docx, html, mail or text; empty for what is not read."""
    head = data[:_HEAD].lstrip().lower()
    if data.startswith(b"PK\x03\x04") or content_type.startswith(_WORD):
        return "docx"
    if head.startswith((b"{\\rtf", b"\xd0\xcf\x11\xe0", b"%pdf")):
        return ""
    if re.match(rb"(?:mime-version|content-type|from|date|subject|message-id):", head):
        return "mail"
    ending = part.rpartition(".")[2].lower()
    if b"<html" in head or b"<!doctype html" in head or "html" in content_type or ending in {"htm", "html", "xhtml"}:
        return "html"
    return "text" if content_type.startswith("text/plain") or ending == "txt" else ""


def chunk_lines(data: bytes, kind: str, name: str) -> list[Line]:
    """The lines of a web page, of the page in a saved mail, or of a plain text; ValueError where a mail holds none."""
    if len(data) > _MOST_BYTES:
        raise ValueError(name)
    if kind == "mail":
        try:
            data, is_page = page_in(data, name)
        except InputError as error:
            raise ValueError(name) from error
        kind = "html" if is_page else "text"
    if kind == "html":
        return _page_lines(data, name)
    return [Line(line) for line in _decoded(data, name).splitlines()]


def _page_lines(data: bytes, name: str) -> list[Line]:
    """The lines of a web page, headings with their depth, a table row a line; ValueError for one too large."""
    declared = _CHARSET.search(data[:_HEAD])
    text = declared_text(data, declared[1].decode()) if declared else None
    text = _decoded(data, name) if text is None else text
    data = text.encode("utf-8", "replace")
    if data.count(b"<") > _MOST_ELEMENTS:
        raise ValueError(name)
    root = etree.fromstring(
        data, etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    )
    lines: list[Line] = []
    if root is not None:
        _read(root, lines, [], 0)
    return lines


def _decoded(data: bytes, name: str) -> str:
    try:
        return decode(data, name)[0]
    except InputError as error:
        raise ValueError(name) from error


def _read(element: "_Element", lines: list[Line], words: list[str], depth: int) -> None:
    """Adds the lines of an element; `words` are those of the line that is not full yet."""
    tag = str(element.tag)
    if tag in _SILENT:
        return
    if re.fullmatch("h[1-6]", tag):
        depth = int(tag[1])
    apart = tag in _APART or tag == "br"
    if apart:
        _close(lines, words, depth)
    cells = [cell for cell in element if cell.tag in _CELLS] if tag == "tr" else []
    if len(cells) > 1:
        lines.append(Line("\t".join(map(_cell, cells)), row=True))
        return
    words.append(element.text or "")
    for child in element:
        _read(child, lines, words, depth)
        words.append(child.tail or "")
    if apart:
        _close(lines, words, depth)


def _cell(cell: "_Element") -> str:
    lines: list[Line] = []
    _read(cell, lines, [], 0)
    return " ".join(line.text.replace("\t", " ") for line in lines)


def _close(lines: list[Line], words: list[str], depth: int) -> None:
    """Ends a line, if it holds any words."""
    if text := " ".join("".join(words).split()):
        lines.append(Line(text, depth))
    words.clear()
