"""Text: bytes decoded (UTF-8, UTF-16 with a byte order mark, GB18030), then one block a line or a paragraph."""

import codecs
import re
from collections.abc import Iterator

from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.reading.document import Block, Document, Mask
from fazhi.reading.formats.paged import left_out, unpaged
from fazhi.reading.formats.wrap import unwrap
from fazhi.reading.limits import check_length, refuse

WRAPPED = Both(
    "原文为硬换行排版，句中的换行已按连续文字处理。",
    "The lines of the text are broken by hand; breaks within a sentence are read as running text.",
)
"""Notice for a text whose lines were joined."""

ENTITY = "&(?:[nlr]bsp|e[nm]sp|thinsp|[lr][ds]quo|quot|middot|shy|zwn?j|#(?:160|8203|8194|8195|12288));"
"""What a page leaves behind for blanks and quotation marks, which matching does not see."""
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_ROW = re.compile(r"[^\s、．.）)：:，][^\S\n\t]*\t[\t ]*\S")

_ODD = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufffd\ufffe\uffff\U000f0000-\U0010ffff]")
_HAN = "[\u3400-\u9fff]"
"""Compiled when it is needed: so wide a range takes long."""
_MOST_ODD = 0.02
"""Share of control, private-use and replacement characters beyond which a text is garbage."""
_LEAST_COMMON = 0.8
"""Share of ideographs in the national standard set of 6763 below which a guess at GB18030 was wrong."""
_SAMPLE = 200_000


def decode(data: bytes, name: str) -> tuple[str, tuple[Both, ...]]:
    """The text without its byte order mark, and notices; InputError where no encoding fits."""
    text, notices = _decoded(data, name)
    check_length(text, name)
    if "\x00" in text or len(_ODD.findall(text)) > len(text) * _MOST_ODD:
        raise _garbage(name)
    return text, notices


def _decoded(data: bytes, name: str) -> tuple[str, tuple[Both, ...]]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16", name), (Both("文件为 UTF-16 编码。", "The file is encoded in UTF-16."),)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        if _almost_utf8(data):
            raise refuse(
                name,
                f"在第 {error.start + 1} 字节处不是有效的 UTF-8，文件可能受损；请重新导出为 UTF-8。",
                f"is not valid UTF-8 at byte {error.start + 1} and may be damaged; export it again as UTF-8.",
            ) from None
    text = _strict(data, "gb18030", name)
    if not _reads_as_chinese(text):
        raise _garbage(name)
    return text, (Both("文件为 GB18030（GBK）编码。", "The file is encoded in GB18030 (GBK)."),)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise _garbage(name) from None


def _almost_utf8(data: bytes) -> bool:
    """Whether all but a few characters are UTF-8."""
    sample = data[:_SAMPLE].decode("utf-8", "replace")
    return sample.count("\ufffd") * 10 < len(re.findall(_HAN, sample))


def _reads_as_chinese(text: str) -> bool:
    """Whether the ideographs are those that Chinese reports use."""
    ideographs = "".join(re.findall(_HAN, text[:_SAMPLE]))
    common = len(ideographs.encode("gb2312", "ignore")) // 2
    return bool(ideographs) and common >= len(ideographs) * _LEAST_COMMON


def _garbage(name: str) -> InputError:
    return refuse(
        name,
        "不是可识别的文本（二进制内容，或既非 UTF-8 也非 GB18030）；请另存为 UTF-8 文本。",
        "is no text that can be told (binary, or neither UTF-8 nor GB18030); save it as UTF-8 text.",
    )


def read_plain(text: str) -> Document:
    """One block a line; in a text that is evidently hard-wrapped, one a paragraph. What its pages left is taken out."""
    text, left = unpaged(text)
    lines = [Block(start, end, row=_is_row(text, start, end)) for start, end in line_ranges(text)]
    blocks, breaks = unwrap(text, lines)
    entities = [Mask(found.start(), found.end()) for found in re.finditer(ENTITY, text)] if "&" in text else []
    masks = tuple(sorted((*breaks, *entities), key=lambda mask: mask.start))
    return Document(text, blocks, masks, (*((WRAPPED,) if breaks else ()), *left_out(left)))


def line_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Range of every line that holds more than blanks, without its surrounding blanks."""
    for match in _LINE.finditer(text):
        line = match[0]
        left = len(line) - len(line.lstrip())
        if left < len(line):
            yield match.start() + left, match.start() + len(line.rstrip())


def _is_row(text: str, start: int, end: int) -> bool:
    return text.find("\t", start, end) >= 0 and _ROW.search(text, start, end) is not None
