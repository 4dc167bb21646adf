"""A .docx opened only after its archive and its XML have proved harmless."""

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from fazhi.model.errors import InputError
from fazhi.reading.limits import refuse

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_MOST_MEMBERS = 4000
_MOST_UNPACKED = 200 * 1024 * 1024
"""Bytes of all members together."""
_MOST_XML = 60 * 1024 * 1024
"""Bytes of one XML part."""
_MOST_RATIO = 400
"""Unpacked to packed size of a member; Word's own XML stays below a hundred."""
_SMALL = 4 * 1024 * 1024
"""Bytes below which the ratio of a member does not matter."""
_CHUNK = 1024 * 1024
_DECLARATIONS = tuple(
    mark.encode(encoding) for mark in ("<!DOCTYPE", "<!ENTITY") for encoding in ("ascii", "utf-16-le", "utf-16-be")
)


def open_word(data: bytes, name: str) -> "WordDocument":
    """The document in an archive; InputError for one that is encrypted or a bomb, other errors for a damaged one."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        _check(archive, name)
    import docx  # noqa: PLC0415 - slow to import and seldom needed

    return docx.Document(BytesIO(data))


def _check(archive: zipfile.ZipFile, name: str) -> None:
    """Sizes as declared first, then as really unpacked; no XML may declare entities."""
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise refuse(name, "已加密；请去除密码后再读。", "is encrypted; remove the password.")
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _MOST_UNPACKED:
        raise _bomb(name)
    if any(_suspicious(member) for member in members):
        raise _bomb(name)
    left = _MOST_UNPACKED
    for member in members:
        left -= _unpack(archive, member, left, name)


def _suspicious(member: zipfile.ZipInfo) -> bool:
    if member.file_size > _MOST_XML and member.filename.lower().endswith((".xml", ".rels")):
        return True
    return member.file_size > _SMALL and member.file_size > _MOST_RATIO * max(1, member.compress_size)


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int, name: str) -> int:
    """Bytes of a member as unpacked, never more than `most` held."""
    size, tail = 0, b""
    xml = member.filename.lower().endswith((".xml", ".rels"))
    with archive.open(member) as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            if size > most:
                raise _bomb(name)
            if xml and any(mark in tail + chunk for mark in _DECLARATIONS):
                raise refuse(
                    name,
                    "含有实体声明，可能是恶意文件，不予读取；请用 Word 另存为新的 .docx。",
                    "declares XML entities, may be malicious and is not read; save it anew from Word as .docx.",
                )
            tail = chunk[-32:]
    return size


def _bomb(name: str) -> InputError:
    return refuse(
        name,
        "解压后过大，可能是压缩炸弹，不予读取；请只提供报告正文。",
        "unpacks to far too much, may be a zip bomb and is not read; supply the report's text only.",
    )
