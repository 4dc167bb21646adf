"""Word documents: a .docx into text and blocks, in order: paragraphs, numbers, rows, text boxes and footnotes."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.model.report import Trace, TraceKind
from fazhi.reading.document import Block, Document, heading_depth
from fazhi.reading.formats.contents import LEFT_OUT, contents
from fazhi.reading.formats.docx.chunks import chunk_lines, kind_of_chunk
from fazhi.reading.formats.docx.fields import Fields
from fazhi.reading.formats.docx.formulas import M, formula
from fazhi.reading.formats.docx.numbers import Numbering, W
from fazhi.reading.formats.docx.package import Package
from fazhi.reading.formats.docx.runs import MC, Line, Runs, hanging
from fazhi.reading.formats.docx.styles import Styles, is_on
from fazhi.reading.formats.docx.tables import filled, lists_in_cell, rows_of
from fazhi.reading.formats.docx.traces import margins, placed, traces_of
from fazhi.reading.formats.paged import left_by_pages, left_out
from fazhi.reading.formats.text import WRAPPED
from fazhi.reading.formats.wrap import is_wrapped, unwrap
from fazhi.reading.limits import MOST_CHARACTERS, Filling, refuse, too_long

if TYPE_CHECKING:
    from lxml.etree import _Element

_DELETED = Both("修订中标记为删除的文字未读入。", "Words that a revision marks as deleted are left out.")
_COMMENTS = Both("批注未读入。", "Comments are left out.")
_PROMPTS = Both(
    "没有填写的内容控件，其提示文字未读入。", "The prompts of content controls that are not filled in are left out."
)
_TEMPLATE = Both(
    "文件是 Word 模板，已按文档读入；请核对是不是填好的报告。",
    "The file is a Word template, read like a document; see whether it is the report that was filled in.",
)
_CHUNK_READ = Both(
    "文中嵌入的另一文档（altChunk）已在其所在之处读入，编号和格式可能与 Word 显示的不同；请核对。",
    "Another document embedded in the text (altChunk) is read in its place; its numbers and layout may differ from "
    "what Word shows.",
)
_CHUNK_LEFT_OUT = Both(
    "文中嵌入的另一文档（altChunk）未读入；请用 Word 打开后另存，使其成为正文。",
    "Another document embedded in the text (altChunk) is left out; open the file in Word and save it, which makes it "
    "part of the text.",
)
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_FORMULAS = (f"{M}oMathPara", f"{M}oMath")
_BLOCKS = (f"{W}p", f"{W}tbl", f"{W}altChunk", *_FORMULAS)
_AROUND = {
    f"{W}{name}" for name in ("document", "body", "sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
} | {f"{MC}{name}" for name in ("AlternateContent", "Choice", "Fallback")}
"""What a block may lie in without being part of another block."""


def read_word(data: bytes, name: str) -> Document:
    """The document's text as Word shows it; InputError for a file that cannot be opened."""
    try:
        return _document(data, name)
    except InputError:
        raise
    except BadZipFile:
        raise refuse(
            name,
            "不完整或已损坏，可能没有下载完；请重新下载，或用 Word 打开后另存为 .docx。",
            "is damaged or not whole, perhaps half a download; download it again, or open it in Word and save it as "
            ".docx.",
        ) from None
    except Exception as error:  # zipfile and lxml raise a dozen kinds for damaged files
        raise refuse(
            name,
            f"已损坏或不是 .docx（{type(error).__name__}）；请用 Word 打开后另存为 .docx。",
            f"is damaged or no .docx ({type(error).__name__}); open it in Word and save it as .docx again.",
        ) from None


def _document(data: bytes, name: str) -> Document:
    """The text and its blocks, counted while they are read."""
    filling = Filling(name)
    walker = _Walker(Package(data, name))
    pieces: list[str] = []
    blocks: list[Block] = []
    traces: list[Trace] = []
    at, feed = 0, False
    lines = [line for line in walker.lines() if filling.add(line.text)]
    if walker.runs.pictures:
        walker.left_out.append(_pictures(walker.runs.pictures))
    if listed := contents([line.text for line in lines]):
        walker.left_out.append(LEFT_OUT)
    lines = [line for number, line in enumerate(lines) if number not in listed]
    left = left_by_pages(["" if line.row or line.depth else line.text for line in lines])
    walker.left_out += left_out(len(left.gone))
    for number, line in enumerate(lines):
        if number in left.gone:
            feed |= number in left.ends
            continue
        pieces += ["\f" if feed else "\n", line.text]
        feed = False
        words = line.text.strip()
        start = at + line.text.index(words)
        if words:
            blocks.append(Block(start, start + len(words), heading_depth(words, line.depth), line.row))
        traces += placed(line.traces, start, start + len(words))
        at += len(line.text) + 1
    text = "".join(pieces[1:])
    if not blocks and _CHUNK_LEFT_OUT in walker.left_out:
        raise refuse(
            name,
            "的正文是嵌入的另一文档（altChunk），未能读入；请用 Word 打开后另存为 .docx。",
            "has its text in another document embedded in it (altChunk), which cannot be read; open it in Word and "
            "save it as .docx.",
        )
    traces += margins(walker.package.parts("header", "footer"))
    traces += placed([TraceKind.COMMENT] * (walker.comments - _count(traces)), None, None)
    told = tuple(dict.fromkeys(walker.left_out))
    if not (left.ends or is_wrapped(text, blocks)):
        return Document(text, tuple(blocks), notices=told, traces=tuple(traces))
    joined, breaks = unwrap(text, blocks)
    told += (WRAPPED,) if breaks else ()
    return Document(text, joined, tuple(breaks), notices=told, traces=tuple(traces))


def _count(traces: Iterable[Trace]) -> int:
    """How many comments hang on the text."""
    return sum(item.count for item in traces if item.kind is TraceKind.COMMENT)


class _Walker:
    """Walks a document from top to bottom, once."""

    def __init__(self, package: Package, *, embedded: bool = False) -> None:
        """`embedded` says that another document holds this one; InputError for one with macros."""
        self.package = package
        self.embedded = embedded
        self.left_out: list[Both] = []
        self._check_kind()
        self.styles = Styles(package.part("styles"))
        self.numbering = Numbering(package.part("numbering"), self.styles.lists())
        self.runs = Runs(self.styles, self.left_out)
        self.notes = {kind: _notes(package.part(kind)) for kind in _NOTES.values()}
        self.chunks = {item.id: item.target for item in package.related if item.kind == "aFChunk"}
        self.taken_in: set[str] = set()
        self.held = 0
        """Characters of paragraphs so far, those of a row that is not told yet too."""
        comments = package.part("comments")
        self.comments = 0 if comments is None else len(comments.findall(f"{W}comment"))
        if self.comments:
            self.left_out.append(_COMMENTS)

    def lines(self) -> Iterator[Line]:
        """The lines of the text."""
        yield from self._lines(self._body())

    def _body(self) -> "Iterator[_Element]":
        """The blocks of the body that are to be read."""
        for block in self.package.stream(self.package.main, _BLOCKS, _AROUND):
            self.runs.fields.closed = self.package.fields_closed
            if self._cleared(block):
                yield block

    def _check_kind(self) -> None:
        """A document or a template by its content type; else InputError for one with macros, ValueError for another."""
        kind = self.package.content_type(self.package.main).lower()
        if "macroenabled" in kind and not self.embedded:
            raise refuse(
                self.package.name,
                "是启用宏的 Word 文件（.docm、.dotm），不予读取；请用 Word 另存为 .docx。",
                "is a Word file with macros (.docm, .dotm) and is not read; save it from Word as .docx.",
            )
        if "wordprocessingml" not in kind or "macroenabled" in kind:
            raise ValueError(kind)
        if "template" in kind:
            self.left_out.append(_TEMPLATE)

    def _lines(self, blocks: "Iterable[_Element]") -> Iterator[Line]:
        """The lines of blocks; a paragraph whose mark is deleted runs on in the next."""
        words: list[str] = []
        traces: list[TraceKind] = []
        hung: list[Line] = []
        for block in blocks:
            if block.tag == f"{W}p":
                traces += traces_of(block, self.runs.is_hidden)
                if _is_joined(block):
                    words.append(self._counted(self.runs.text(block)))
                    hung += self._hung(block)
                    continue
            carried = Line("".join(words), traces=tuple(traces))
            if block.tag == f"{W}p":
                yield from self._paragraph(block, carried)
                yield from hung
                yield from self._hung(block)
            else:
                yield from (carried, *hung) if carried.text.strip() or hung else ()
                yield from self._other(block)
            words, traces, hung = [], [], []
        carried = Line("".join(words), traces=tuple(traces))
        yield from (carried, *hung) if carried.text.strip() or carried.traces or hung else ()

    def _counted(self, words: str) -> str:
        """Words of a paragraph as they are; InputError where those of all before are too long with them."""
        self.held += len(words)
        if self.held > 2 * MOST_CHARACTERS:
            raise too_long(self.package.name)
        return words

    def _cleared(self, block: "_Element") -> bool:
        """Takes prompts out of a block of the body; whether it is to be read at all, as one of several alternatives."""
        if next(block.iter(f"{W}del", f"{W}moveFrom"), None) is not None:
            self.left_out.append(_DELETED)
        prompting: list[_Element] = []
        for item in block.iter(f"{W}sdt"):
            if _prompts(item) and not any(map(prompting.__contains__, item.iterancestors(f"{W}sdt"))):
                prompting.append(item)
        for above in block.iterancestors():
            if above.tag in {f"{MC}Choice", f"{MC}Fallback"} and above.getprevious() is not None:
                return False
            if above.tag == f"{W}sdt" and _prompts(above):
                prompting = [block]
        for element in prompting:
            self.left_out.append(_PROMPTS)
            for run in list(element.iter(f"{W}r")):
                run.clear()
        return True

    def _other(self, block: "_Element") -> Iterator[Line]:
        if block.tag == f"{W}tbl":
            yield from self._table(block)
        elif block.tag == f"{W}altChunk":
            yield from self._chunk(block)
        else:
            yield Line(formula(block))

    def _paragraph(self, paragraph: "_Element", carried: Line) -> Iterator[Line]:
        """The lines of a paragraph; `carried` has the words before it and what lies beside all of them."""
        style = self.styles.of(paragraph)
        if style.contents:
            self.runs.passed_over(paragraph)
            self.left_out.append(LEFT_OUT)
            yield from [carried] if carried.text.strip() else ()
            return
        text = carried.text + self.runs.text(paragraph)
        if style.list_id is not None and (text.strip() or not _is_hidden(paragraph)):
            level = style.list_level
            if level is None:
                level = self.numbering.level_of(style.list_id, style.style_id)
            number = self.numbering.number(style.list_id, level)
            text = number + text.lstrip() if text.strip() else ""
        self._counted(text)
        for at, line in enumerate(text.split("\n")):
            yield Line(line, style.depth if at == 0 else 0, traces=carried.traces if at == 0 else ())

    def _hung(self, paragraph: "_Element") -> list[Line]:
        """The lines of text boxes and notes that hang on a paragraph; each note once, and none on a note."""
        lines: list[Line] = []
        around, self.runs.fields = self.runs.fields, Fields()
        for item in hanging(paragraph):
            if item.tag not in _NOTES:
                lines += self._lines(_blocks(item))
                continue
            note = self.notes.get(_NOTES[item.tag], {}).pop(item.get(f"{W}id") or "", None)
            if note is not None:
                notes, self.notes = self.notes, {}
                lines.append(_joined(self._lines(_blocks(note))))
                self.notes = notes
        self.runs.fields = around
        return lines

    def _table(self, table: "_Element") -> Iterator[Line]:
        """A row a line, a label merged over several rows in each; a table of one column reads as paragraphs.

        So does a row that only labels another table, or lines that each name something and say what came of it.
        """
        rows = rows_of(table)
        narrow = max(map(len, rows), default=0) <= 1
        above: dict[int, str] = {}
        for cells in rows:
            if narrow:
                for cell in cells:
                    yield from self._lines(_blocks(cell))
            else:
                held = [list(self._lines(_blocks(cell))) for cell in cells]
                joined = [_joined(lines) for lines in held]
                texts = "\t".join(filled(cells, [line.text for line in joined], above))
                if lists_in_cell(held):
                    yield from (Line(""), *(line for lines in held for line in lines), Line(""))
                else:
                    yield Line(texts, row=True, traces=tuple(trace for line in joined for trace in line.traces))

    def _chunk(self, block: "_Element") -> Iterator[Line]:
        """The lines of a document that this one takes in, the first time it does; one outside is never fetched."""
        relation = block.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id") or ""
        part = self.chunks.get(relation, "")
        lines = None if self.embedded or not part or part in self.taken_in else self._embedded(part)
        self.taken_in.add(part)
        self.left_out.append(_CHUNK_LEFT_OUT if lines is None else _CHUNK_READ)
        yield from lines or ()

    def _embedded(self, part: str) -> list[Line] | None:
        """The lines of a part; None where it is not read."""
        name = self.package.name
        try:
            data = self.package.bytes_of(part)
            kind = kind_of_chunk(data, self.package.content_type(part), part)
            if kind != "docx":
                return chunk_lines(data, kind, name) if kind else None
            inner, filling = _Walker(Package(data, name, self.package.allowance), embedded=True), Filling(name)
            lines = [line for line in inner.lines() if filling.add(line.text)]
        except InputError:
            raise
        except Exception:  # damaged in one of many ways
            return None
        self.left_out += inner.left_out
        self.runs.pictures += inner.runs.pictures
        return lines


def _pictures(count: int) -> Both:
    """The notice of so many pictures that may hold words."""
    return Both(
        f"文中有较大的图片 {count} 幅，图中如有文字，未读入；如是扫描的页面或者表格，请补上它的文字。",
        f"The text holds large pictures ({count}); words in them are left out. Where one is a scanned page or a table, "
        "supply its text.",
    )


def _blocks(container: "_Element") -> Iterator["_Element"]:
    """The paragraphs, tables and the like of a cell, box or note, also inside content controls and insertions."""
    for child in container:
        if child.tag in _BLOCKS:
            yield child
        elif child.tag == f"{MC}AlternateContent":
            yield from _blocks(child[0]) if len(child) else ()
        elif child.tag in _AROUND:
            yield from _blocks(child)


def _joined(lines: Iterable[Line]) -> Line:
    """The words of a cell or a note in one line."""
    held = list(lines)
    words = filter(None, (line.text.strip().replace("\t", " ") for line in held))
    return Line(" ".join(words), traces=tuple(trace for line in held for trace in line.traces))


def _is_joined(paragraph: "_Element") -> bool:
    """Whether a revision deletes the mark at a paragraph's end, or moves it elsewhere."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None)


def _is_hidden(paragraph: "_Element") -> bool:
    """Whether a paragraph without words is hidden, so that Word does not count it."""
    return is_on(paragraph.find(f"{W}pPr/{W}rPr/{W}vanish"))


def _prompts(control: "_Element") -> bool:
    """Whether a content control shows its prompt because nothing is filled in."""
    return is_on(control.find(f"{W}sdtPr/{W}showingPlcHdr"))


def _notes(root: "_Element | None") -> dict[str, "_Element"]:
    if root is None:
        return {}
    return {note.get(f"{W}id") or "": note for note in root if note.get(f"{W}type") in {None, "normal"}}
