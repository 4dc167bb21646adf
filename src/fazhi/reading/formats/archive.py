"""An archive as far as every reader of one must know it: whether it can be opened, its sizes as declared, its names."""

import re
import zipfile
from collections.abc import Iterable
from io import BytesIO
from typing import Final, NamedTuple

from fazhi.model.errors import InputError
from fazhi.reading.limits import MOST_BYTES, refuse

MOST_MEMBERS: Final = 4000
_MOST_UNPACKED = 200 * 1024 * 1024
"""Bytes of all members together, as declared."""
_MOST_RATIO = 400
"""Unpacked to packed size of a member; Word's own XML stays below a hundred."""
_SMALL = 4 * 1024 * 1024
"""Bytes below which the ratio of a member does not matter."""
_UTF8 = 0x800
_JUNK = re.compile(r"(?:^|/)(?:__MACOSX/|\.|~\$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
"""What systems and programs leave in folders for themselves."""


class Member(NamedTuple):
    """A file in an archive."""

    name: str
    """With its folders, as people would read it."""
    info: zipfile.ZipInfo


def opened(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive in these bytes; InputError for one that is encrypted, a bomb, or not whole."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except Exception:  # zipfile raises several kinds for damaged files
        raise refuse(
            name,
            "不完整或已损坏，可能没有下载完；请重新下载或复制一份。",
            "is damaged or not whole, perhaps half a download; download or copy it again.",
        ) from None
    check_sizes(archive, name)
    return archive


def check_sizes(archive: zipfile.ZipFile, name: str) -> None:
    """InputError for an archive that is encrypted, or that by its own table unpacks to too much."""
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise refuse(
            name,
            "已加密；请用密码解压，再不设密码重新打包。",
            "is encrypted; unpack it with the password and pack it again without one.",
        )
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > _MOST_UNPACKED:
        raise bomb(name)
    for member in members:
        if member.file_size > _SMALL and member.file_size > _MOST_RATIO * max(1, member.compress_size):
            raise bomb(name)


def files_in(archive: zipfile.ZipFile) -> list[Member]:
    """The files in an archive that people put there, in the order of their names."""
    found = (Member(_readable(info), info) for info in archive.infolist() if not info.filename.endswith(("/", "\\")))
    named: dict[str, list[Member]] = {}
    for item in found:
        named.setdefault(item.name, []).append(item)
    return [item for name in in_order(named) for item in named[name]]


def in_order(names: Iterable[str]) -> list[str]:
    """The names of files that people put there, numbers in them by what they count: 附件2 before 附件10."""
    return sorted((name for name in names if name and not _JUNK.search(name)), key=_order)


def _order(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d{1,9})", name)]


def unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    """One file of an archive, as much of it as a file may hold; InputError where it is more, or damaged."""
    try:
        with archive.open(info) as file:
            data = file.read(MOST_BYTES + 1)
    except Exception:  # as above
        raise refuse(
            name,
            "在压缩包里已损坏；请重新打包。",
            "is damaged in the archive; pack it again.",
        ) from None
    if len(data) > MOST_BYTES:
        raise bomb(name)
    return data


def bomb(name: str) -> InputError:
    """The error for what unpacks to too much."""
    return refuse(
        name,
        "解压后过大，可能是压缩炸弹，不予读取；请只提供报告正文。",
        "unpacks to far too much, may be a zip bomb and is not read; supply the report's text only.",
    )


def _readable(info: zipfile.ZipInfo) -> str:
    """A name as it was meant: Chinese Windows writes GBK and says nothing of it. Folders above the archive go."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    steps = name.replace("\\", "/").split("/")
    return "/".join(step for step in steps if step not in {"", ".", ".."})
