"""A path to bytes that can be a report, and to the format they are in; all else is refused with a reason."""

import stat
from pathlib import Path

from fazhi.disk import why
from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.reading.formats.table import SAVE_AS, Format, Reader, by_content, by_suffix, readable
from fazhi.reading.limits import MOST_BYTES, refuse, too_large

_ZIP = b"PK\x03\x04"
_COMPOUND = "doc"
"""Old Excel and WPS files, and encrypted .docx, begin as old Word documents do; only of a text is it sure."""


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
        reason = why(error)
        raise refuse(
            str(path),
            f"无法读取（{reason.zh}）；请检查路径和权限。",
            f"cannot be read ({reason.en}); check path and permissions.",
        ) from None
    if len(data) > MOST_BYTES:
        raise too_large(str(path))
    return data


def reader_of(path: Path, data: bytes) -> Reader:
    """The reader for a file; InputError for a format that none reads, whatever the file is called."""
    suffix = path.suffix.lower()
    if not data.strip():
        raise refuse(path.name, "是空文件；请提供有正文的报告。", "is empty; supply a report with text.")
    named, held = by_suffix(suffix), by_content(data)
    reader = named.read if named else None
    sure = held is not None and (held.name != _COMPOUND or (named is not None and named.read_text is not None))
    proved = held if sure and held and held.read is None else None
    if held is not None and held.read is not None and held is not named:
        page = held.read_text is not None
        if page and not suffix:
            return held.read
        if page or (named is not None and reader is None):
            raise _renamed(path.name, suffix, held)
    if named is not None and reader is None:
        raise _unread(path.name, suffix, proved or named)
    if proved:
        raise _unread(path.name, suffix, proved)
    if named is None or reader is None:
        raise _unread(path.name, suffix, None)
    if named.read_text is None and held is not None and held.name == _COMPOUND:
        raise refuse(
            path.name,
            "已加密，或是旧版 Word 文档改了扩展名；请去除密码并另存为 .docx。",
            "is encrypted, or an old Word document renamed; remove the password and save it as .docx.",
        )
    if named.read_text is not None and data.startswith(_ZIP):
        raise refuse(
            path.name,
            "不是文本，而是压缩包或改了扩展名的 .docx；请恢复扩展名。",
            "is no text but an archive or a renamed .docx; give it its own suffix back.",
        )
    return reader


def _renamed(name: str, suffix: str, held: Format) -> InputError:
    own = held.suffixes[0]
    return refuse(
        name,
        f"虽叫 {suffix}，内容却是{held.called.zh}；请把扩展名改为 {own}。",
        f"is called {suffix} but is {held.called.en}; give it the suffix {own}.",
    )


def _unread(name: str, suffix: str, format: Format | None) -> InputError:
    called = format.called if format else Both(f"{suffix} 文件", f"a {suffix} file")
    advice = format.advice if format else SAVE_AS
    formats = " ".join(readable())
    return refuse(
        name,
        f"是{called.zh}，目前不能读取；{advice.zh.format(formats=formats)}。",
        f"is {called.en}, which cannot be read today; {advice.en.format(formats=formats)}.",
    )
