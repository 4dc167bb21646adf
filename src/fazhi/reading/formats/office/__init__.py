"""Documents that only LibreOffice can read (.doc, .wps, .rtf, .odt and kin), made into .docx by it where it is there.

A .docx is the best go-between. Of a Word file with everything in it (automatic numbers, a footnote, merged cells, a
comment, tracked changes), saved as .doc and .odt, the .docx that LibreOffice makes gives the very passages of the
original; its web page has no numbers of chapters, restarts those of items, brings deletions back and moves footnotes to
the end.
"""

from typing import Final, NamedTuple

from fazhi.model.both import Both
from fazhi.reading.formats.archive import opened, unpacked
from fazhi.reading.formats.office.convert import Conversion, converted
from fazhi.reading.formats.signature import is_whole, word_filter
from fazhi.reading.limits import refuse

CONVERTED: Final = Both(
    "已由 LibreOffice 转成 .docx 读入；编号和表格如与原件不同，请用 Word、WPS 另存为 .docx 再核查。",
    "LibreOffice made a .docx of it, which was read; where numbers or tables differ from the original, save that as "
    ".docx from Word or WPS and audit it again.",
)


class Kind(NamedTuple):
    """One kind of document that LibreOffice reads."""

    suffix: str
    filter: str
    """What LibreOffice calls the format; without it a damaged file is taken for a text."""


_KINDS: Final = {
    "doc": Kind(".doc", "MS Word 97"),
    "rtf": Kind(".rtf", "Rich Text Format"),
    "odt": Kind(".odt", "writer8"),
    "fodt": Kind(".fodt", "OpenDocument Text Flat XML"),
    "wordml": Kind(".xml", "MS Word 2003 XML"),
    "wps": Kind(".wps", "MS_Works"),
}
"""By the names that the table of formats gives them. What WPS Office writes is doc; wps are the files of Works."""


def made_docx(format: str, data: bytes, name: str) -> bytes:
    """The .docx that LibreOffice makes of a document; InputError where that fails, or the document is encrypted."""
    kind = _KINDS[format]
    if format == "odt":
        _check_odt(data, name)
    elif not _is_whole(format, data):
        raise refuse(
            name,
            "不完整或已损坏，可能没有下载完；请重新下载，或用 Word、WPS 打开后另存为 .docx。",
            "is damaged or not whole, perhaps half a download; download it again, or open it in Word or WPS and save "
            "it as .docx.",
        )
    filter = (word_filter(data) if format == "doc" else "") or kind.filter
    return converted(Conversion(kind.suffix, filter), data, name)


def _is_whole(format: str, data: bytes) -> bool:
    """Whether a file ends where its format says it does, as far as that is easily told."""
    if format == "rtf":
        return data.rstrip(b"\0\r\n\t \x1a").endswith(b"}")
    if format in {"fodt", "wordml"}:
        return data.rstrip(b"\0\r\n\t ").endswith(b">")
    return is_whole(data)


def _check_odt(data: bytes, name: str) -> None:
    """Sizes as declared, and that no part is encrypted."""
    archive = opened(data, name)
    listed = next((item for item in archive.infolist() if item.filename == "META-INF/manifest.xml"), None)
    if listed is not None and b"encryption-data" in unpacked(archive, listed, name):
        raise refuse(
            name,
            "已加密；请用 LibreOffice 或 WPS 打开，另存时不勾选“用密码保存”。",
            "is encrypted; open it in LibreOffice or WPS and save it without the box for a password.",
        )
