"""Files and texts to reports, each by the reader that the table of formats names for it."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from fazhi.model.errors import InputError
from fazhi.model.place import Place
from fazhi.model.report import Report
from fazhi.reading.annexes import MOST_FILES, Named, joined, main_of, too_many
from fazhi.reading.building import build
from fazhi.reading.document import Document
from fazhi.reading.files import format_of, read_bytes
from fazhi.reading.formats.table import Format, text_reader
from fazhi.reading.limits import (
    MOST_BYTES,
    MOST_CHARACTERS,
    MOST_LINES,
    check_length,
    refuse,
    too_large,
    too_long,
    too_many_lines,
)
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
    annexes: Sequence[str | Path] = (),
) -> Report:
    """Read a report from a file in one of the formats of the table; what is not given is read from its title.

    Its annexes follow it; the digest is then that of all files one after the other.

    Raises:
        InputError: A file cannot be read, or neither options nor title tell year and kind of unit.
    """
    checked_kind(unit_kind, year)
    path = Path(path)
    data = read_bytes(path)
    digest = hashlib.sha256(data)
    document = _document(path, data)
    if annexes:
        document = _with_annexes(Named(path.name, document), [Path(item) for item in annexes], digest.update)
    options = Options(unit_kind, year, unit, territory, role, slug)
    return build(document, path.name, digest.hexdigest(), options)


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
    """Read a report from the bytes of standard input, in any of the formats; see `read`."""
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
    """The document in the bytes of a file; that of an archive is made of the files in it."""
    format, notices = format_of(path, data)
    document = format.read(data, path.name) if format.read else _archived(format, data, path.name)
    check_length(document.text, path.name)
    if len(document.blocks) > MOST_LINES:
        raise too_many_lines(path.name)
    return document._replace(notices=(*notices, *document.notices)) if notices else document


def _with_annexes(main: Named, paths: Sequence[Path], count: Callable[[bytes], None]) -> Document:
    if len(paths) >= MOST_FILES:
        raise too_many(len(paths) + 1, main.name)
    items = []
    for path in paths:
        data = read_bytes(path)
        count(data)
        items.append(Named(path.name, _member(path.name, data)))
    return joined(main, items, (), main.name)


def _archived(format: Format, data: bytes, name: str) -> Document:
    packed = format.files(data, name) if format.files else []
    if len(packed) > MOST_FILES:
        raise too_many(len(packed), name)
    items: list[Named] = []
    left_out: list[str] = []
    refused: InputError | None = None
    length = 0
    for file in packed:
        try:
            items.append(Named(file.name, _member(file.name, file.data())))
        except InputError as error:
            refused = error
            left_out.append(file.name)
        else:
            length += len(items[-1].document.text)
            if length > MOST_CHARACTERS:
                raise too_long(name)
    if not items and len(packed) == 1 and refused:
        raise refused
    if not items:
        raise refuse(
            name,
            "里没有可以读的文件；请放入报告和它的附件，再打成 .zip。",
            "holds no file that can be read; pack the report with its annexes as .zip.",
        )
    at = main_of(items, name)
    return joined(items[at], [*items[:at], *items[at + 1 :]], left_out, name)


def _member(name: str, data: bytes) -> Document:
    """The document in a file of several, which holds no others."""
    path = Path(name)
    if format_of(path, data).format.files:
        raise refuse(
            path.name,
            "是压缩包里的压缩包，不予读取；请解压后重新打包。",
            "is an archive within another and is not read; unpack it and pack everything again.",
        )
    if format_of(path, data).format.name == "picture":
        raise refuse(
            path.name,
            "是图片；请把各页图片按次序合成一个 PDF 再读。",
            "is a picture; make one PDF of the pictures of all pages.",
        )
    document = _document(path, data)
    if not document.blocks:
        raise refuse(path.name, "没有文字。", "holds no text.")
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
