"""The table of formats: all that can be read, and all that people try to read, with what to do about it.

A new format is a row here and a file with its reader, which takes the bytes and the name of a file and returns a
`Document`: the text, its blocks in the order of the text, and what is to be masked or told. A reader that knows more
adds a field to `Document` with a default, so that the others stay as they are: `pages` for the offset at which each
page begins, `doubts` for ranges of which recognition was not sure, `facts` for what the file says of itself. Whatever
it adds reaches `building`, for nothing between the two takes a document apart.
"""

from collections.abc import Callable
from typing import Final, NamedTuple, Protocol

from fazhi.model.both import Both
from fazhi.reading.document import Document

_HEAD = 512
SAVE_AS = Both("请另存为可读的格式（{formats}）", "save it in a format that can ({formats})")
"""What to do with nearly every file that is not read."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"


class Reader(Protocol):
    """What makes a document of a file; InputError for one that it cannot read."""

    def __call__(self, data: bytes, name: str) -> Document:
        """The document in the bytes of a file of that name."""


class Format(NamedTuple):
    """One format."""

    name: str
    suffixes: tuple[str, ...]
    """In lower case, with their dot, the usual one first; an empty one for a file without suffix."""
    called: Both
    """What people call it, in the middle of a sentence."""
    holds: Callable[[bytes], bool] | None = None
    """Whether bytes are of this format whatever the file is called; None where they cannot tell."""
    read: Reader | None = None
    """None for a format that is known but not read."""
    read_text: Callable[[str], Document] | None = None
    """The same for a text that is decoded already; None for a format that is no text."""
    advice: Both = SAVE_AS
    """What to do with a file that is not read."""


def _begins(*marks: bytes) -> Callable[[bytes], bool]:
    """Whether bytes begin with one of these marks, blanks and the case of letters apart."""
    return lambda data: data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(marks)


def _packed(part: bytes) -> Callable[[bytes], bool]:
    """Whether bytes are an archive with this name of a part, or word, uncompressed in it."""
    return lambda data: data.startswith(_ZIP) and part in data


def _is_ole(data: bytes) -> bool:
    """Whether bytes are a compound file: an old Word, Excel or WPS document, or an encrypted new one."""
    return data.startswith(_OLE)


# Readers are imported when they are needed: together they take longer to import than a report to read.


def _plain(text: str) -> Document:
    from fazhi.reading.formats.text import read_plain  # noqa: PLC0415 - see above

    return read_plain(text)


def _markdown(text: str) -> Document:
    from fazhi.reading.formats.markdown import read_markdown  # noqa: PLC0415 - its expressions are slow to compile

    return read_markdown(text)


def _decoded(read: Callable[[str], Document]) -> Reader:
    """The reader of a format that is text."""

    def reader(data: bytes, name: str) -> Document:
        from fazhi.reading.formats.text import decode  # noqa: PLC0415 - see above

        text, notices = decode(data, name)
        document = read(text)
        return document._replace(notices=(*notices, *document.notices))

    return reader


def _word(data: bytes, name: str) -> Document:
    from fazhi.reading.formats.docx import read_word  # noqa: PLC0415 - lxml is slow to import

    return read_word(data, name)


def _page(data: bytes, name: str) -> Document:
    from fazhi.reading.formats.html import read_page  # noqa: PLC0415 - lxml is slow to import

    return read_page(data, name)


def _page_source(text: str) -> Document:
    from fazhi.reading.formats.html import read_source  # noqa: PLC0415 - see above

    return read_source(text)


def _pdf(data: bytes, name: str) -> Document:
    from fazhi.reading.formats.pdf import read_pdf  # noqa: PLC0415 - as above

    return read_pdf(data, name)


FORMATS: Final = (
    Format("text", (".txt", ".text", ""), Both("文本文件", "a text file"), read=_decoded(_plain), read_text=_plain),
    Format(
        "markdown",
        (".md", ".markdown"),
        Both("Markdown 文件", "a Markdown file"),
        read=_decoded(_markdown),
        read_text=_markdown,
    ),
    Format(
        "docm",
        (".docm", ".dotm"),
        Both("启用宏的 Word 文件", "a Word file with macros"),
        _packed(b"word/vbaProject.bin"),
    ),
    Format("docx", (".docx", ".dotx"), Both("Word 文档", "a Word document"), _packed(b"word/document"), _word),
    Format(
        "html",
        (".html", ".htm"),
        Both("网页文件", "a web page"),
        _begins(b"<!doctype html", b"<html"),
        _page,
        _page_source,
    ),
    Format("pdf", (".pdf",), Both("PDF 文件", "a PDF file"), _begins(b"%pdf-"), _pdf),
    Format("rtf", (".rtf",), Both("RTF 文件", "an RTF file"), _begins(b"{\\rtf")),
    Format("xlsx", (".xlsx",), Both("Excel 文件", "an Excel file"), _packed(b"xl/workbook")),
    Format("odt", (".odt",), Both("ODT 文件", "an ODT file"), _packed(b"opendocument.text")),
    Format("ofd", (".ofd",), Both("OFD 文件", "an OFD file"), _packed(b"OFD.xml")),
    Format("doc", (".doc",), Both("旧版 Word 文档", "an old Word document"), _is_ole),
    Format("wps", (".wps",), Both("WPS 文档", "a WPS document")),
    Format("xls", (".xls",), Both("Excel 文件", "an Excel file")),
)
"""In the order in which contents are looked at; what is said of formats that are read follows it too."""


def by_suffix(suffix: str) -> Format | None:
    """The format that a suffix stands for; None for one that is not known."""
    return next((item for item in FORMATS if suffix in item.suffixes), None)


def by_content(data: bytes) -> Format | None:
    """The format that bytes prove to be; None where they prove nothing, as those of a text do."""
    return next((item for item in FORMATS if item.holds and item.holds(data)), None)


def text_reader(suffix: str) -> Callable[[str], Document]:
    """The reader for a decoded text of that suffix: plain text, unless it stands for another format of texts."""
    named = by_suffix(suffix)
    return (named.read_text if named else None) or _plain


def readable() -> tuple[str, ...]:
    """The usual suffixes of all formats that are read."""
    return tuple(item.suffixes[0] for item in FORMATS if item.read)
