"""Small old Office files and archives that tests make, and documents that LibreOffice saves for them."""

import struct
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from fazhi.reading.formats.office.find import find_soffice

_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_SECTOR = 512
_STREAM = 8
"""Sectors of the one stream: as many as one must have to lie outside the small ones."""


def ole_file(stream: str, *, version: int = 0xC1, flags: int = 0) -> bytes:
    """A compound file with one stream of that name, which begins as a Word document of that version does."""
    head = bytearray(_SECTOR)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<5I", head, 44, 1, 1, 0, 4096, _END)
    struct.pack_into("<3I", head, 64, 0, _END, 0)
    struct.pack_into("<109I", head, 76, 0, *[_FREE] * 108)
    chain = [_TABLE, _END, *range(3, 2 + _STREAM), _END]
    table = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    directory = _entry("Root Entry", 5, _END, 0) + _entry(stream, 2, 2, _STREAM * _SECTOR) + bytes(256)
    words = struct.pack("<6H", 0xA5EC, version, 0, 0, 0, flags).ljust(_STREAM * _SECTOR, b"\0")
    return bytes(head) + table + directory + words


def short_ole_file(*, flags: int = 0) -> bytes:
    """A compound file whose Word document is so short that it lies among the short streams, behind another of them."""
    head = bytearray(ole_file("WordDocument"))[:_SECTOR]
    table = struct.pack("<128I", _TABLE, _END, 3, _END, *[_FREE] * 124)
    directory = _entry("Root Entry", 5, 2, 2 * _SECTOR) + _entry("WordDocument", 2, 9, 128) + bytes(256)
    short = bytearray(2 * _SECTOR)
    struct.pack_into("<6H", short, 9 * 64, 0xA5EC, 0xC1, 0, 0, 0, flags)
    struct.pack_into("<H", head, 32, 6)
    return bytes(head) + table + directory + bytes(short)


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """An archive of these files."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def saved_as(suffix: str, path: Path, folder: Path) -> Path:
    """A document that LibreOffice saves in another format, into a folder."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                str(find_soffice()),
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                "--convert-to",
                suffix.removeprefix("."),
                "--outdir",
                str(folder),
                str(path),
            ],
            capture_output=True,
            check=True,
            timeout=120,
        )
    return folder / f"{path.stem}{suffix}"


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    """An entry in the directory."""
    raw = name.encode("utf-16-le")
    entry = bytearray(128)
    entry[: len(raw)] = raw
    struct.pack_into("<HBB3I", entry, 64, len(raw) + 2, kind, 1, _FREE, _FREE, _FREE if kind == 2 else 1)
    struct.pack_into("<2I", entry, 116, start, size)
    return bytes(entry)
