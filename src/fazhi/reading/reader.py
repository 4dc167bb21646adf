"""Files and texts to reports: the one place that knows which reader reads which format."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from fazhi.model.report import Report
from fazhi.reading.building import build
from fazhi.reading.decode import decode
from fazhi.reading.document import Document
from fazhi.reading.files import format_of, read_bytes
from fazhi.reading.limits import MOST_BYTES, check_length, refuse, too_large
from fazhi.reading.metadata import Options, checked_kind
from fazhi.reading.plain import read_plain

STREAM = "标准输入"
"""What a report that came by standard input is called."""
_MARKDOWN = {".md", ".markdown"}


def read(
    path: str | Path,
    *,
    unit_kind: str | None = None,
    year: int | None = None,
    unit: str | None = None,
    territory: str | None = None,
    slug: str | None = None,
) -> Report:
    """Read a report from a .txt, .md or .docx file; what is not given is read from its title.

    Raises:
        InputError: The file cannot be read, or neither options nor title tell year and kind of unit.
    """
    checked_kind(unit_kind, year)
    path = Path(path)
    data = read_bytes(path)
    document = _document(path, data)
    options = Options(unit_kind, year, unit, territory, slug)
    return build(document, path.name, hashlib.sha256(data).hexdigest(), options)


def read_stream(
    data: bytes,
    *,
    unit_kind: str | None = None,
    year: int | None = None,
    unit: str | None = None,
    territory: str | None = None,
) -> Report:
    """Read a report from the bytes of standard input, which are decoded as those of a .txt file; see `read`."""
    if len(data) > MOST_BYTES:
        raise too_large(STREAM)
    document = _document(Path(STREAM), data)
    return build(document, STREAM, hashlib.sha256(data).hexdigest(), Options(unit_kind, year, unit, territory))


def read_text(
    text: str,
    *,
    name: str,
    sha256: str | None = None,
    unit_kind: str | None = None,
    year: int | None = None,
    unit: str | None = None,
    territory: str | None = None,
    slug: str | None = None,
) -> Report:
    """Read a report from a decoded text; `name` tells Markdown from plain text by its suffix.

    Args:
        text: The text; offsets will point into it as it is.
        name: File name to show.
        sha256: Digest of the file; of the text in UTF-8 where it is not given.
        unit_kind: One of the kinds of unit; read from the title where it is not given.
        year: The year reported on; read from the title where it is not given.
        unit: Name of the unit; read from the title where it is not given.
        territory: Province or other territory.
        slug: Folder under docs/reports.

    Raises:
        InputError: The text is empty, too long or no text, or year and kind of unit stay unknown.
    """
    checked_kind(unit_kind, year)
    check_length(text, name)
    digest = sha256 or hashlib.sha256(_encoded(text, name)).hexdigest()
    return build(
        _reader(Path(name).suffix.lower())(text), name, digest, Options(unit_kind, year, unit, territory, slug)
    )


def _document(path: Path, data: bytes) -> Document:
    suffix = format_of(path, data)
    if suffix == ".docx":
        from fazhi.reading.word import read_word  # noqa: PLC0415 - python-docx is slow to import and seldom needed

        document = read_word(data, path.name)
        check_length(document.text, path.name)
        return document
    text, notices = decode(data, path.name)
    document = _reader(suffix)(text)
    return Document(document.text, document.blocks, document.masks, (*notices, *document.notices))


def _reader(suffix: str) -> Callable[[str], Document]:
    if suffix in _MARKDOWN:
        from fazhi.reading.markdown import read_markdown  # noqa: PLC0415 - its expressions are slow to compile

        return read_markdown
    return read_plain


def _encoded(text: str, name: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise refuse(
            name,
            "含有不成对的代理字符，不是有效文本；请重新导出。",
            "holds lone surrogates and is no valid text; export it again.",
        ) from None
