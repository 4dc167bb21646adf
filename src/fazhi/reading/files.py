"""A path to bytes that can be a report, and to the format they are in; all else is refused with a reason.

What a file is, its bytes say; the suffix counts where they prove nothing, as those of a text do.
"""

import stat
from pathlib import Path
from typing import NamedTuple

from fazhi.disk import why
from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.reading.formats.table import PLAIN, SAVE_AS, Format, by_content, by_suffix, readable
from fazhi.reading.limits import MOST_BYTES, refuse, too_large

_BINARY = 0.02
"""Share of zero bytes beyond which bytes are no text in a file that is called something else."""
_SAMPLE = 4096


class Found(NamedTuple):
    """What a file is."""

    format: Format
    notices: tuple[Both, ...]
    """That it is called something else."""


def read_bytes(path: Path) -> bytes:
    """The bytes of a file within the limit; nothing is read of one beyond it."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise refuse(
                str(path),
                "是文件夹；请给出其中的报告文件，附件用 --annex 加上。",
                "is a folder; name the report file in it, and its annexes with --annex.",
            )
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


def format_of(path: Path, data: bytes) -> Found:
    """The format of a file, one that can be read; InputError for others, whatever the file is called."""
    suffix = path.suffix.lower()
    if not data.strip(b"\0\t\n\r "):
        raise refuse(path.name, "是空文件；请提供有正文的报告。", "is empty; supply a report with text.")
    if path.name.startswith(("~$", ".~lock.", "._")):
        raise refuse(
            path.name,
            "是办公软件或系统临时留下的文件，不是报告；请给出同名而没有开头这几个字符的文件。",
            "is left there by an office program or the system and is no report; name the file without these first "
            "characters.",
        )
    named, held = by_suffix(suffix), by_content(data)
    found = held or _unproved(named, data)
    if found is None or not found.is_read:
        raise _unread(path.name, suffix, found)
    strange = suffix and named is not found and not (named and named.family == found.family)
    return Found(found, (_called(suffix, found),) if strange else ())


def _unproved(named: Format | None, data: bytes) -> Format | None:
    """What a file is whose bytes prove nothing: what it is called, but for a text called a document."""
    if named is not None and named.proved:
        return None
    if named is None or named.holds is None or not named.is_read or named.read_text is not None:
        return named
    sample = data[:_SAMPLE]
    is_text = sample.count(0) <= len(sample) * _BINARY and _decodes(data)
    return PLAIN if is_text else named


def _decodes(data: bytes) -> bool:
    from fazhi.reading.formats.text import decode  # noqa: PLC0415 - readers are imported when they are needed

    try:
        decode(data, "")
    except InputError:
        return False
    return True


def _called(suffix: str, held: Format) -> Both:
    return Both(
        f"文件虽叫 {suffix}，内容却是{_apart(held.called.zh)}，已照内容读入。",
        f"The file is called {suffix} but is {held.called.en}, and was read as such.",
    )


def _apart(called: str) -> str:
    """A name set off by a blank where it begins with a Latin letter."""
    return f" {called}" if called[0].isascii() else called


def _unread(name: str, suffix: str, format: Format | None) -> InputError:
    called = format.called if format else Both(f"{suffix} 文件", f"a {suffix} file")
    advice = format.advice if format else SAVE_AS
    formats = " ".join(readable())
    return refuse(
        name,
        f"是{_apart(called.zh)}，目前不能读取；{advice.zh.format(formats=formats)}。",
        f"is {called.en}, which cannot be read today; {advice.en.format(formats=formats)}.",
    )
