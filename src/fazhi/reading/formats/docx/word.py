"""A .docx into text and blocks: paragraphs with their numbers, rows, text boxes and footnotes, in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml import parse_xml

from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.reading.document import Block, Document, heading_depth
from fazhi.reading.formats.docx.numbers import Numbering, W
from fazhi.reading.formats.docx.package import open_word
from fazhi.reading.formats.docx.runs import anchored, run_text
from fazhi.reading.formats.docx.styles import Styles
from fazhi.reading.limits import refuse

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.opc.part import Part
    from lxml.etree import _Element

_DELETED = Both("修订中标记为删除的文字未读入。", "Words that a revision marks as deleted are left out.")
_CONTENTS = Both("目录未读入。", "The table of contents is left out.")
_NOTES = {"footnotes": "footnoteReference", "endnotes": "endnoteReference"}

_LONGEST_LABEL = 40
"""Characters of a merged cell that is a label of its rows."""


def read_word(data: bytes, name: str) -> Document:
    """The document's text as Word shows it; InputError for a file that cannot be opened."""
    try:
        return _Walker(open_word(data, name)).document()
    except InputError:
        raise
    except Exception as error:  # zipfile, lxml and python-docx raise a dozen kinds for damaged files
        raise refuse(
            name,
            f"已损坏或不是 .docx（{type(error).__name__}）；请用 Word 打开后另存为 .docx。",
            f"is damaged or no .docx ({type(error).__name__}); open it in Word and save it as .docx again.",
        ) from None


@dataclass(slots=True)
class _Line:
    """One line of the text to be."""

    text: str
    depth: int = 0
    row: bool = False


class _Walker:
    """Walks a document from top to bottom."""

    def __init__(self, word: "WordDocument") -> None:
        self.body: _Element = word.element.body
        self.styles = Styles(word.styles.element)
        parts = {str(part.partname).rpartition("/")[2]: part for part in word.part.package.iter_parts()}
        self.numbering = Numbering(_root(parts, "numbering.xml"))
        self.notes = {reference: _notes(_root(parts, f"{kind}.xml")) for kind, reference in _NOTES.items()}
        self.left_out: list[Both] = []

    def document(self) -> Document:
        """The text and its blocks."""
        lines = list(self._lines(self.body))
        if next(self.body.iter(f"{W}del", f"{W}moveFrom"), None) is not None:
            self.left_out.append(_DELETED)
        text, blocks, at = "\n".join(line.text for line in lines), [], 0
        for line in lines:
            words = line.text.strip()
            if words:
                start = at + line.text.index(words)
                blocks.append(Block(start, start + len(words), heading_depth(words, line.depth), line.row))
            at += len(line.text) + 1
        return Document(text, tuple(blocks), (), tuple(dict.fromkeys(self.left_out)))

    def _lines(self, container: "_Element") -> Iterator[_Line]:
        for child in container:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"}:
                yield from self._lines(child)

    def _paragraph(self, paragraph: "_Element") -> Iterator[_Line]:
        style = self.styles.of(paragraph)
        if style.contents:
            self.left_out.append(_CONTENTS)
            return
        text = run_text(paragraph)
        if style.list_id is not None and text.strip():
            text = self.numbering.number(style.list_id, style.list_level) + text.lstrip()
        for number, line in enumerate(text.split("\n")):
            yield _Line(line, style.depth if number == 0 else 0)
        yield from self._anchored(paragraph)

    def _anchored(self, paragraph: "_Element") -> Iterator[_Line]:
        """Text boxes and notes that hang on a paragraph."""
        for box in anchored(paragraph):
            yield from self._lines(box)
        for reference, notes in self.notes.items():
            for mark in paragraph.iter(f"{W}{reference}") if notes else ():
                note = notes.get(mark.get(f"{W}id") or "")
                if note is not None:
                    yield _Line(" ".join(filter(None, (line.text.strip() for line in self._lines(note)))))

    def _table(self, table: "_Element") -> Iterator[_Line]:
        """A row a line, a label merged over several rows in each; a table of one column reads as paragraphs."""
        rows = [list(_within(row, "tc")) for row in _within(table, "tr")]
        above: dict[int, str] = {}
        for cells in rows:
            if max(map(len, rows)) == 1:
                yield from self._lines(cells[0]) if cells else ()
            else:
                texts = [
                    " ".join(line.text.strip().replace("\t", " ") for line in self._lines(cell)).strip()
                    for cell in cells
                ]
                yield _Line("\t".join(_filled(cells, texts, above)), row=True)


def _filled(cells: "list[_Element]", texts: list[str], above: dict[int, str]) -> Iterator[str]:
    """The words of a row's cells, of one that goes on with the cell above those of that; `above` is kept by column."""
    column = 0
    for cell, text in zip(cells, texts, strict=True):
        traits = cell.find(f"{W}tcPr")
        merge = None if traits is None else traits.find(f"{W}vMerge")
        goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        if not goes_on:
            above[column] = text if merge is not None and len(text) <= _LONGEST_LABEL else ""
        yield text or above.get(column, "") if goes_on else text
        span = None if traits is None else traits.find(f"{W}gridSpan")
        wide = "" if span is None else span.get(f"{W}val", "")
        column += int(wide) if wide.isdecimal() and len(wide) < 3 else 1  # noqa: PLR2004 - no table is so wide


def _within(element: "_Element", name: str) -> Iterator["_Element"]:
    """Children of that name, also inside content controls and insertions."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"}:
            yield from _within(child, name)


def _root(parts: dict[str, "Part"], name: str) -> "_Element | None":
    """The XML of a part, if the document has it."""
    part = parts.get(name)
    element = getattr(part, "element", None)
    if element is None and part is not None:
        element = parse_xml(part.blob)
    return element


def _notes(root: "_Element | None") -> dict[str, "_Element"]:
    if root is None:
        return {}
    return {note.get(f"{W}id") or "": note for note in root if note.get(f"{W}type") is None}
