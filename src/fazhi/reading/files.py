"""A path to bytes that can be a report; all else is refused with a reason."""

import stat
from pathlib import Path

from fazhi.disk import why
from fazhi.model.errors import InputError
from fazhi.reading.limits import FORMATS, MOST_BYTES, refuse, too_large

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_OTHERS = {
    ".doc": ("旧版 Word 文档", "an old Word document"),
    ".wps": ("WPS 文档", "a WPS document"),
    ".pdf": ("PDF 文件", "a PDF file"),
    ".xls": ("Excel 文件", "an Excel file"),
    ".xlsx": ("Excel 文件", "an Excel file"),
    ".html": ("网页文件", "a web page"),
    ".htm": ("网页文件", "a web page"),
    ".rtf": ("RTF 文件", "an RTF file"),
    ".odt": ("ODT 文件", "an ODT file"),
    ".ofd": ("OFD 文件", "an OFD file"),
}
_BEGINNINGS = {".pdf": (b"%pdf-",), ".rtf": (b"{\\rtf",), ".html": (b"<!doctype html", b"<html")}
_PARTS = {".docx": b"word/document", ".xlsx": b"xl/workbook", ".odt": b"opendocument.text", ".ofd": b"OFD.xml"}
"""Names of parts, or words, that stand uncompressed in the archive that a document is."""
_TEXTS = {"", ".txt", ".text", ".md", ".markdown"}


def read_bytes(path: Path) -> bytes:
    """The bytes of a file within the limit; nothing is read of one beyond it."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise refuse(str(path), "是文件夹；请给出其中的报告文件。", "is a folder; name the report file in it.")
        if not stat.S_ISREG(status.st_mode):
            raise refuse(str(path), "不是普通文件；请给出报告文件。", "is not a regular file; name a report file.")
        if status.st_size > MOST_BYTES:
            raise too_large(str(path))
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise refuse(str(path), "不存在；请核对路径。", "does not exist; check the path.") from None
    except (OSError, ValueError) as error:
        reason, reason_en = why(error)
        raise refuse(
            str(path),
            f"无法读取（{reason}）；请检查路径和权限。",
            f"cannot be read ({reason_en}); check path and permissions.",
        ) from None
    if len(data) > MOST_BYTES:
        raise too_large(str(path))
    return data


def format_of(path: Path, data: bytes) -> str:
    """The suffix of the reader to use; InputError for a format that none reads, whatever the file is called."""
    suffix = path.suffix.lower()
    if not data.strip():
        raise refuse(path.name, "是空文件；请提供有正文的报告。", "is empty; supply a report with text.")
    if suffix in _OTHERS and _content(data) == ".docx":
        raise refuse(
            path.name,
            f"虽叫 {suffix}，内容却是 .docx 文档；请把扩展名改为 .docx。",
            f"is called {suffix} but is a .docx document; give it the suffix .docx.",
        )
    if suffix in _OTHERS or _disguised(suffix, data):
        raise _unread(path.name, *_OTHERS.get(_true_suffix(suffix, data), (f"{suffix} 文件", f"a {suffix} file")))
    if suffix == ".docx":
        if data.startswith(_OLE):
            raise refuse(
                path.name,
                "已加密，或是旧版 Word 文档改了扩展名；请去除密码并另存为 .docx。",
                "is encrypted, or an old Word document renamed; remove the password and save it as .docx.",
            )
        return suffix
    if suffix not in _TEXTS:
        raise _unread(path.name, f"{suffix} 文件", f"a {suffix} file")
    if data.startswith(_ZIP):
        raise refuse(
            path.name,
            "不是文本，而是压缩包或改了扩展名的 .docx；请恢复扩展名。",
            "is no text but an archive or a renamed .docx; give it its own suffix back.",
        )
    return suffix


def _disguised(suffix: str, data: bytes) -> bool:
    """Whether the bytes are of another format than the suffix says."""
    return _true_suffix(suffix, data) != suffix


def _true_suffix(suffix: str, data: bytes) -> str:
    content = _content(data)
    if content == ".doc" and suffix not in _TEXTS:  # old Excel and WPS files, and encrypted .docx, begin alike
        return suffix
    return content if content in _OTHERS else suffix


def _content(data: bytes) -> str | None:
    """The suffix that goes with what a file holds; None where that tells nothing."""
    head = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for suffix, begins in _BEGINNINGS.items():
        if head.startswith(begins):
            return suffix
    if data.startswith(_OLE):
        return ".doc"
    if data.startswith(_ZIP):
        return next((suffix for suffix, part in _PARTS.items() if part in data), None)
    return None


def _unread(name: str, zh: str, en: str) -> InputError:
    return refuse(
        name,
        f"是{zh}，目前不能读取；请另存为可读的格式（{FORMATS}）。",
        f"is {en}, which cannot be read today; save it in a format that can ({FORMATS}).",
    )
