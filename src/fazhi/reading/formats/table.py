"""The table of formats: all that can be read, and all that people try to read, with what to do about it.

A new format is a row here and a file with its reader, which takes the bytes and the name of a file and returns a
`Document`: the text, its blocks in the order of the text, and what is to be masked or told. A reader that knows more
adds a field to `Document` with a default, so that the others stay as they are: `pages` for the offset at which each
page begins, `doubts` for ranges of which recognition was not sure, `facts` for what the file says of itself. Whatever
it adds reaches `building`, for nothing between the two takes a document apart.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, NamedTuple, Protocol

from fazhi.expressions import lazily
from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.reading.document import Document
from fazhi.reading.formats.signature import is_mail, ole_kind, packed_kind
from fazhi.reading.vocabulary import one_of

_HEAD = 512
_TOP = 60
"""Lines among which a page has the title of its text."""
_REPORT = lazily(lambda: f"{one_of('law_word')}[^，。；]*{one_of('title_end')}(?:[》”]|\\s|$)")
SAVE_AS = Both("请另存为可读的格式（{formats}）", "save it in a format that can ({formats})")
"""What to do with nearly every file that is not read."""
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*")


class Reader(Protocol):
    """What makes a document of a file; InputError for one that it cannot read."""

    def __call__(self, data: bytes, name: str) -> Document:
        """The document in the bytes of a file of that name."""


class Format(NamedTuple):
    """A format of files: how it is recognised, who reads it, and what to tell where nobody does."""

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
    converted: bool = False
    """Whether another program has to be there to read it."""
    files: Callable[[bytes, str], list["Packed"]] | None = None
    """What takes it apart, for a format that holds other files."""
    pages: Callable[[Sequence["Packed"], str], Document] | None = None
    """Reads several files as the pages of one document, for a format of which one file may hold one page."""
    proved: bool = False
    """Whether bytes that do not prove it are of another format, whatever the file is called."""
    like: str = ""
    """The name of a format whose suffixes are as good for this one."""

    @property
    def is_read(self) -> bool:
        """Whether it can be read, as one document or as the files in it."""
        return bool(self.read or self.files)

    @property
    def family(self) -> str:
        """The format under whose suffix it may come without a word."""
        return self.like or self.name


class Packed(NamedTuple):
    """A file in an archive."""

    name: str
    data: Callable[[], bytes]
    """Unpacks it; InputError where it is damaged or too large."""


def _begins(*marks: bytes) -> Callable[[bytes], bool]:
    """Whether bytes begin with one of these marks, blanks and the case of letters apart."""
    return lambda data: data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(marks)


def _packed(*kinds: str) -> Callable[[bytes], bool]:
    """Whether bytes are an archive of these kinds."""
    return lambda data: packed_kind(data) in kinds


def _ole(*kinds: str) -> Callable[[bytes], bool]:
    """Whether bytes are a compound file of these kinds."""
    return lambda data: ole_kind(data) in kinds


def _within(mark: bytes, *words: bytes) -> Callable[[bytes], bool]:
    """Whether bytes are XML whose beginning holds one of these words."""
    return lambda data: (
        data[:_HEAD].lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(mark) and any(word in data[:_HEAD] for word in words)
    )


def _is_picture(data: bytes) -> bool:
    """Whether bytes are a picture of one of the kinds that scanners and cameras write."""
    if data[:4] == b"RIFF":
        return data[8:12] == b"WEBP"
    size = int.from_bytes(data[2:6], "little")
    return data.startswith(_PICTURES) or (data[:2] == b"BM" and size == len(data))


# Readers are imported when they are needed: together they take longer to import than a report to read.


def _plain(text: str) -> Document:
    from fazhi.reading.formats.text import read_plain  # noqa: PLC0415 - see above

    return read_plain(text)


def _markdown(text: str) -> Document:
    from fazhi.reading.formats.markdown import read_markdown  # noqa: PLC0415 - its expressions are slow to compile

    return read_markdown(text)


def _markdown_within_limits(data: bytes, name: str) -> Document:
    from fazhi.reading.formats.markdown import check_marks  # noqa: PLC0415 - as above

    return _decoded(_markdown, check_marks)(data, name)


def _decoded(read: Callable[[str], Document], check: Callable[[str, str], None] | None = None) -> Reader:
    """The reader of a format that is text, which `check` may refuse."""

    def reader(data: bytes, name: str) -> Document:
        from fazhi.reading.formats.text import decode  # noqa: PLC0415 - see above

        text, notices = decode(data, name)
        if check:
            check(text, name)
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


def _picture(data: bytes, name: str) -> Document:
    from fazhi.reading.formats.pdf import read_picture  # noqa: PLC0415 - as above

    return read_picture(data, name)


def _pictures(files: Sequence[Packed], name: str) -> Document:
    from fazhi.reading.formats.pdf import read_pictures  # noqa: PLC0415 - as above

    return read_pictures((file.data() for file in files), name)


def _office(format: str) -> Reader:
    """The reader of a format that LibreOffice makes into a .docx."""

    def reader(data: bytes, name: str) -> Document:
        from fazhi.reading.formats.docx import read_word  # noqa: PLC0415 - lxml is slow to import
        from fazhi.reading.formats.office import CONVERTED, made_docx  # noqa: PLC0415 - few reports need it

        document = read_word(made_docx(format, data, name), name)
        return document._replace(notices=(CONVERTED, *document.notices))

    return reader


def _files(data: bytes, name: str) -> list[Packed]:
    from fazhi.reading.formats.archive import files_in, opened, unpacked  # noqa: PLC0415 - few reports need it

    archive = opened(data, name)
    return [Packed(item.name, partial(unpacked, archive, item.info, item.name)) for item in files_in(archive)]


def _saved_page(data: bytes, name: str) -> Document:
    """The first of its pages that names a report; else the first that holds a text."""
    from fazhi.reading.formats.mhtml import pages_in  # noqa: PLC0415 - email is slow to import

    held: Document | None = None
    refused: InputError | None = None
    for page, is_page in pages_in(data, name):
        try:
            document = (_page if is_page else _decoded(_plain))(page, name)
        except InputError as error:
            refused = refused or InputError(error.zh, error.en)  # without what the reader held
            continue
        if _names_report(document):
            return document
        held = held or document
    if held is None and refused:
        raise refused
    return held or Document("", ())


def _names_report(document: Document) -> bool:
    """Whether one of the first lines of a text is the title of a report."""
    return any(_REPORT.search(document.text, block.first, block.end) for block in document.blocks[:_TOP])


PLAIN: Final = Format(
    "text", (".txt", ".text", ""), Both("文本文件", "a text file"), read=_decoded(_plain), read_text=_plain
)
FORMATS: Final = (
    PLAIN,
    Format(
        "markdown",
        (".md", ".markdown"),
        Both("Markdown 文件", "a Markdown file"),
        read=_markdown_within_limits,
        read_text=_markdown,
    ),
    Format(
        "docm",
        (".docm", ".dotm"),
        Both("启用宏的 Word 文件", "a Word file with macros"),
        _packed("docm"),
    ),
    Format("docx", (".docx", ".dotx"), Both("Word 文档", "a Word document"), _packed("docx"), _word),
    Format(
        "html",
        (".html", ".htm"),
        Both("网页文件", "a web page"),
        _begins(b"<!doctype html", b"<html"),
        _page,
        _page_source,
    ),
    Format("mhtml", (".mht", ".mhtml", ".eml"), Both("单一文件的网页", "a web page in one file"), is_mail, _saved_page),
    Format("pdf", (".pdf",), Both("PDF 文件", "a PDF file"), _begins(b"%pdf-"), _pdf),
    Format(
        "doc",
        (".doc", ".dot"),
        Both("旧版 Word 文档", "an old Word document"),
        _ole("doc"),
        _office("doc"),
        converted=True,
    ),
    Format("rtf", (".rtf",), Both("RTF 文件", "an RTF file"), _begins(b"{\\rtf"), _office("rtf"), converted=True),
    Format("odt", (".odt", ".ott"), Both("ODT 文件", "an ODT file"), _packed("odt"), _office("odt"), converted=True),
    Format(
        "wps",
        (".wps", ".wpt"),
        Both("WPS 文档", "a WPS document"),
        _ole("works"),
        _office("wps"),
        converted=True,
        like="doc",
    ),
    Format(
        "fodt",
        (".fodt",),
        Both("ODT 文件", "an ODT file"),
        _within(b"<", b"opendocument.text", b"office:document"),
        _office("fodt"),
        converted=True,
        proved=True,
    ),
    Format(
        "wordml",
        (".xml",),
        Both("Word 的 XML 文件", "an XML file of Word"),
        _within(b"<", b'progid="Word.Document"', b"schemas.microsoft.com/office/word/2003/wordml"),
        _office("wordml"),
        converted=True,
        proved=True,
    ),
    Format(
        "encrypted",
        (),
        Both("已加密的 Office 文件", "an encrypted Office file"),
        _ole("encrypted"),
        advice=Both(
            "请用 Word、WPS 打开，在“文件—信息—保护文档—用密码进行加密”里清空密码后保存",
            "open it in Word or WPS, empty the password under File, Info, Protect Document, Encrypt with Password, and "
            "save it",
        ),
    ),
    Format(
        "compound",
        (),
        Both(
            "旧版 Word、WPS、Excel 文件或已加密的文件，而且已损坏",
            "an old Word, WPS or Excel file or an encrypted one, and damaged",
        ),
        _ole("damaged", "other"),
        advice=Both(
            "请重新下载，或用 Word、WPS 打开，去除密码后另存为可读的格式（{formats}）",
            "download it again, or open it in Word or WPS, remove the password and save it in a format that can "
            "({formats})",
        ),
    ),
    Format("xlsx", (".xlsx",), Both("Excel 文件", "an Excel file"), _packed("xlsx")),
    Format("xls", (".xls", ".et"), Both("Excel 文件", "an Excel file"), _ole("xls")),
    Format("ods", (".ods",), Both("表格文件", "a spreadsheet"), _packed("ods")),
    Format("pptx", (".pptx",), Both("演示文稿", "a presentation"), _packed("pptx", "odp")),
    Format("ppt", (".ppt", ".dps"), Both("演示文稿", "a presentation"), _ole("ppt")),
    Format(
        "ofd",
        (".ofd",),
        Both("OFD 文件", "an OFD file"),
        _packed("ofd"),
        advice=Both(
            "请在 OFD 阅读器里把正文复制到 .docx，或向制作者要可编辑的文件（{formats}）",
            "copy its text from an OFD viewer into a .docx, or ask whoever made it for the document itself ({formats})",
        ),
    ),
    Format(
        "shortcut",
        (".url", ".lnk", ".webloc", ".desktop"),
        Both("快捷方式", "a shortcut"),
        _begins(b"[internetshortcut]", b"l\0\0\0\x01\x14\x02\0", b"[desktop entry]"),
        advice=Both(
            "请给出它所指的文件；指向网页的，用浏览器打开后另存为 .html（可读的格式：{formats}）",
            "name the file that it points at; save a page from the browser as .html ({formats} can be read)",
        ),
    ),
    Format(
        "picture",
        (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp"),
        Both("图片", "a picture"),
        _is_picture,
        _picture,
        converted=True,
        pages=_pictures,
    ),
    Format("zip", (".zip",), Both("压缩包", "an archive"), _packed("zip"), files=_files, proved=True),
    Format(
        "rar",
        (".rar", ".7z", ".gz", ".tar", ".tgz", ".bz2", ".xz"),
        Both("压缩包", "an archive"),
        _begins(b"rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08"),
        advice=Both(
            "请解压后给出报告文件，或连同附件打成 .zip（可读的格式：{formats}）",
            "unpack it and name the report, or pack it with its annexes as .zip ({formats} can be read)",
        ),
    ),
    Format(
        "download",
        (".crdownload", ".part", ".partial", ".download", ".opdownload", ".td", ".xltd", ".downloading", ".aria2"),
        Both("没有下载完的文件", "half a download"),
        advice=Both(
            "请等它下载完，或重新下载（可读的格式：{formats}）",
            "wait until it is whole, or download it again ({formats} can be read)",
        ),
    ),
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
    """The usual suffixes of all formats that are read on any machine."""
    return tuple(item.suffixes[0] for item in FORMATS if item.read and not item.converted)
