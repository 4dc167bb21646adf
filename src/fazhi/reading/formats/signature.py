"""What a file of many parts is, by what lies in it: old Office files (OLE), Office archives, OFD, saved pages.

Names decide nothing here. After [MS-CFB] (compound files), [MS-DOC] (the flags of a Word document), ISO/IEC 29500
(content types), OpenDocument 1.3 (the part mimetype) and GB/T 33190 (OFD.xml).
"""

import re
import struct
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import zipfile

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
"""An archive, and one that holds nothing."""

_ENTRY = 128
"""Bytes of an entry in the directory of a compound file."""
_MOST_ENTRIES = 4096
_LAST = 0xFFFFFFFA
"""Sector numbers from here on are no sectors."""
_STREAM, _ROOT = 2, 5
_STREAMS: Final = {
    "EncryptedPackage": "encrypted",
    "WordDocument": "doc",
    "Workbook": "xls",
    "Book": "xls",
    "PowerPoint Document": "ppt",
    "MatOST": "works",
    "CONTENTS": "works",
}
"""What a compound file is by a stream in it."""
_ENCRYPTED, _OBFUSCATED = 0x0100, 0x8000
_WORD_97 = 0xC1
_WORD_95 = 103
_MOST_TYPES = 1024 * 1024
"""Bytes of the list of content types that are looked at."""
_MAIN = tuple(
    (re.compile(rb"(?:%s)[\w.-]*\.main\+xml" % programs, re.IGNORECASE), kind)
    for programs, kind in (
        (rb"wordprocessingml|ms-word", "docx"),
        (rb"spreadsheetml|ms-excel", "xlsx"),
        (rb"presentationml|ms-powerpoint", "pptx"),
    )
)
"""What content types say of the main part of Office files; those of embedded ones lack the last words."""
_MARKS = (
    ("word/vbaProject.bin", "docm"),
    ("word/document.xml", "docx"),
    ("xl/workbook.", "xlsx"),
    ("ppt/presentation.", "pptx"),
    ("OFD.xml", "ofd"),
)
"""Names of parts that tell what an archive is, also where its table of contents is lost or wrong."""
_MIMETYPES = (
    (b"opendocument.text", "odt"),
    (b"opendocument.spreadsheet", "ods"),
    (b"opendocument.presentation", "odp"),
)
_HEAD = 16 * 1024
_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:")
_MIME = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
"""How saved pages and mails begin."""


def ole_kind(data: bytes) -> str:
    """encrypted, doc, xls, ppt, works, other, or damaged without a directory, for a compound file; else ""."""
    if not data.startswith(OLE):
        return ""
    try:
        streams = {name for name, _, _ in _streams(data)}
        kind = next((kind for name, kind in _STREAMS.items() if name in streams), "other")
        locked = kind == "doc" and _word_head(data)[1] & (_ENCRYPTED | _OBFUSCATED)
    except (struct.error, ValueError):
        return "damaged"
    return "encrypted" if locked else kind


def is_mail(data: bytes) -> bool:
    """Whether bytes begin with the head of a mail that has parts, as pages saved in one file do."""
    head = data[:_HEAD].lstrip()
    return _FIELD.match(head) is not None and _MIME.search(head) is not None


def word_filter(data: bytes) -> str:
    """What LibreOffice calls the format of the Word document in a compound file; empty where there is none."""
    try:
        version, _ = _word_head(data)
    except (struct.error, ValueError):
        return ""
    return "MS Word 97" if version >= _WORD_97 else "MS Word 95" if version >= _WORD_95 else "MS WinWord 6.0"


def is_whole(data: bytes) -> bool:
    """Whether a compound file holds all the sectors that its streams are said to take up."""
    try:
        table, size = _table(data), 1 << _shift(data)
        streams = [(start, length) for _, start, length in _streams(data)]
        small = struct.unpack_from("<I", data, 56)[0]
        for start, length in streams:
            if length >= small and sum(size for _ in _chain(data, table, start)) < length:
                return False
    except (struct.error, ValueError):
        return False
    return True


def packed_kind(data: bytes) -> str:
    """docx, docm, xlsx, pptx, odt, ods, odp, ofd or zip for an archive; "" for no archive or one that tells nothing."""
    if not data.startswith(ZIP):
        return ""
    import zipfile  # noqa: PLC0415 - a text does without

    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _kind_of(archive)
    except Exception:  # zipfile raises a dozen kinds for damaged files
        marks = [(mark.encode(), kind) for mark, kind in _MARKS]
        return next((kind for mark, kind in (*marks, *_MIMETYPES) if mark in data), "")


def _kind_of(archive: "zipfile.ZipFile") -> str:
    names = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
    if "word/vbaproject.bin" in names:
        return "docm"
    types = mimetype = b""
    with suppress(Exception):  # whoever reads it says what is wrong with it
        types = _beginning(archive, names["[content_types].xml"])
    if found := next((kind for main, kind in _MAIN if main.search(types)), ""):
        return found
    if named := next((kind for mark, kind in _MARKS if any(name.startswith(mark.lower()) for name in names)), ""):
        return named
    with suppress(Exception):
        mimetype = _beginning(archive, names["mimetype"])
    return next((kind for word, kind in _MIMETYPES if word in mimetype), "zip")


def _beginning(archive: "zipfile.ZipFile", name: str) -> bytes:
    with archive.open(name) as file:
        return file.read(_MOST_TYPES)


def _word_head(data: bytes) -> tuple[int, int]:
    """Version and flags of the Word document in a compound file; ValueError or struct.error where there is none."""
    found = ((start, length) for name, start, length in _streams(data) if name == "WordDocument")
    start, length = next(found, (_LAST, 0))
    if start >= _LAST:
        raise ValueError("WordDocument")
    if length < struct.unpack_from("<I", data, 56)[0]:
        version, flags = struct.unpack_from("<2xH6xH", _small_sector(data, start))
    else:
        version, flags = struct.unpack_from("<2xH6xH", data, (start + 1) << _shift(data))
    return version, flags


def _small_sector(data: bytes, number: int) -> bytes:
    """A sector of the stream that holds all short streams, which belongs to the root of the directory."""
    shift, table = struct.unpack_from("<H", data, 32)[0], _table(data)
    root = next(start for kind, _, start, _ in _entries(data) if kind == _ROOT)
    at = number << shift
    for sector in _chain(data, table, root):
        if at < len(sector):
            return sector[at : at + (1 << shift)]
        at -= len(sector)
    raise ValueError("short stream")


def _shift(data: bytes) -> int:
    """The size of a sector as a power of two."""
    shift = int(struct.unpack_from("<H", data, 30)[0])
    if shift not in {9, 12}:
        raise ValueError("sector")
    return shift


def _table(data: bytes) -> list[int]:
    """The sector that follows each sector."""
    shift = _shift(data)
    per = (1 << shift) // 4
    parts = list(struct.unpack_from("<109I", data, 76))
    more, seen = struct.unpack_from("<I", data, 68)[0], set()
    while more < _LAST and more not in seen:
        seen.add(more)
        *listed, more = struct.unpack_from(f"<{per}I", data, (more + 1) << shift)
        parts += listed
    table: list[int] = []
    for part in parts:
        if part < _LAST:
            table += struct.unpack_from(f"<{per}I", data, (part + 1) << shift)
    return table


def _chain(data: bytes, table: list[int], start: int) -> Iterator[bytes]:
    """The sectors of a stream; ValueError where the file ends before they do, or they go round in a circle."""
    shift, seen, at = _shift(data), 0, start
    while at < _LAST:
        sector = data[(at + 1) << shift : (at + 2) << shift]
        seen += 1
        if at >= len(table) or not sector or seen > len(table):
            raise ValueError("chain")
        yield sector
        at = table[at]


def _streams(data: bytes) -> Iterator[tuple[str, int, int]]:
    """Name, first sector and length of each stream."""
    return ((name, start, length) for kind, name, start, length in _entries(data) if kind == _STREAM)


def _entries(data: bytes) -> Iterator[tuple[int, str, int, int]]:
    """Kind, name, first sector and length of each entry of the directory."""
    table = _table(data)
    count = 0
    for sector in _chain(data, table, struct.unpack_from("<I", data, 48)[0]):
        for at in range(0, len(sector) - _ENTRY + 1, _ENTRY):
            count += 1
            if count > _MOST_ENTRIES:
                raise ValueError("directory")
            raw, length, kind = struct.unpack_from("<64sHB", sector, at)
            start, size = struct.unpack_from("<II", sector, at + 116)
            yield kind, raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace"), start, size
