"""Files and texts to reports, each by the reader that the table of formats names for it."""

import hashlib
from pathlib import Path

from fazhi.model.place import Place
from fazhi.model.report import Report
from fazhi.reading.building import build
from fazhi.reading.document import Document
from fazhi.reading.files import read_bytes, reader_of
from fazhi.reading.formats.table import text_reader
from fazhi.reading.limits import MOST_BYTES, check_length, refuse, too_large
from fazhi.reading.structure.subject import Options, checked_kind

STREAM = "标准输入"
"""What a report that came by standard input is called."""


def read(
    path: str | Path,
    *,
    unit_kind: str | None = None,
    year: int | None = None,
    unit: str | None = None,
    territory: Place | None = None,
    role: str | None = None,
    slug: str | None = None,
) -> Report:
    """Read a report from a file in one of the formats of the table; what is not given is read from its title.

    Raises:
        InputError: The file cannot be read, or neither options nor title tell year and kind of unit.
    """
    checked_kind(unit_kind, year)
    path = Path(path)
    data = read_bytes(path)
    document = _document(path, data)
    options = Options(unit_kind, year, unit, territory, role, slug)
    return build(document, path.name, hashlib.sha256(data).hexdigest(), options)


def document_of(path: Path) -> Document:
    """The text of a file in one of the formats of the table, whatever it is about.

    Raises:
        InputError: The file cannot be read.
    """
    return _document(path, read_bytes(path))


def read_stream(
    data: bytes,
    *,
    unit_kind: str | None = None,
    year: int | None = None,
    unit: str | None = None,
    territory: Place | None = None,
    role: str | None = None,
) -> Report:
    """Read a report from the bytes of standard input, which are decoded as those of a .txt file; see `read`."""
    if len(data) > MOST_BYTES:
        raise too_large(STREAM)
    document = _document(Path(STREAM), data)
    return build(document, STREAM, hashlib.sha256(data).hexdigest(), Options(unit_kind, year, unit, territory, role))


def read_text(
    text: str,
    *,
    name: str,
    sha256: str | None = None,
    unit_kind: str | None = None,
    year: int | None = None,
    unit: str | None = None,
    territory: Place | None = None,
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
        territory: Where the unit is; read from its name by default.
        slug: Folder under docs/reports.

    Raises:
        InputError: The text is empty, too long or no text, or year and kind of unit stay unknown.
    """
    checked_kind(unit_kind, year)
    check_length(text, name)
    digest = sha256 or hashlib.sha256(_encoded(text, name)).hexdigest()
    document = text_reader(Path(name).suffix.lower())(text)
    return build(document, name, digest, Options(unit_kind, year, unit, territory, None, slug))


def _document(path: Path, data: bytes) -> Document:
    document = reader_of(path, data)(data, path.name)
    check_length(document.text, path.name)
    return document


def _encoded(text: str, name: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise refuse(
            name,
            "含有不成对的代理字符，不是有效文本；请重新导出。",
            "holds lone surrogates and is no valid text; export it again.",
        ) from None
