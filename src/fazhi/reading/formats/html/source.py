"""The bytes of a web page to its elements: decoded as it declares, within limits, nothing fetched and nothing run."""

import codecs
import re
from typing import TYPE_CHECKING

from lxml import etree

from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.reading.formats.text import decode
from fazhi.reading.limits import refuse

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEAD = 4096
"""Bytes among which a page declares its encoding."""
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([a-zA-Z0-9_-]{3,20})""", re.IGNORECASE)
_ENCODINGS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "x-gbk": "gb18030",
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
}
"""What pages declare, and what browsers take for it."""
_SOUND = 1000
"""Characters to one that cannot be decoded, beyond which a page is only slightly damaged, as browsers show it."""
_MOST_MARKS = 200_000
"""Tags and the like; each costs some two hundred bytes when the page is taken apart."""
_MOST_TRAITS = 20_000
"""Attributes of one tag; libxml2 compares each with all before it, and half a million take minutes."""
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_BETWEEN = re.compile(r"[\s/=]")
"""What parts attributes."""
_BOUNDED = (2, 14)
"""The first libxml2 whose larger limits are limits still: 2,048 elements within one another, and not 256."""


def decoded(data: bytes, name: str) -> tuple[str, tuple[Both, ...]]:
    """The page's source and notices; InputError where no encoding fits.

    What is valid UTF-8 is UTF-8 whatever the page declares, for no Chinese page is so by chance.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data, name)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        found = _DECLARED.search(data[:_HEAD])
    encoding = _ENCODINGS.get(found[1].decode().lower()) if found else None
    text = data.decode(encoding, "replace") if encoding else ""
    if not text or text.count("\ufffd") * _SOUND > len(text):
        return decode(data, name)
    if encoding == "gb18030":
        return text, (Both("文件为 GB18030（GBK）编码。", "The file is encoded in GB18030 (GBK)."),)
    return text, (Both("文件为 Big5 编码。", "The file is encoded in Big5."),) if encoding != "utf-8" else ()


def parsed(text: str, name: str) -> "_Element":
    """The page's elements; InputError for one that holds none, or too many, or too many within one another."""
    if text.count("<") > _MOST_MARKS:
        raise refuse(
            name,
            f"的标记超过 {_MOST_MARKS // 10_000} 万处，不予读取；请只保存正文，或把正文复制到 .docx。",
            f"holds more than {_MOST_MARKS:,} tags and is not read; save its text only, or copy that into a .docx.",
        )
    if any(len(tag) > _MOST_TRAITS and _traits(tag) > _MOST_TRAITS for tag in text.split("<")):
        raise refuse(
            name,
            f"有一处标记带着超过 {_MOST_TRAITS // 10_000} 万个属性，不予读取；请用浏览器打开后把正文复制到 .docx。",
            f"holds a tag of more than {_MOST_TRAITS:,} attributes and is not read; copy its text from the browser "
            "into a .docx.",
        )
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=etree.LIBXML_VERSION >= _BOUNDED,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if any(error.type_name in {"ERR_RESOURCE_LIMIT", "ERR_INTERNAL_ERROR"} for error in parser.error_log):
        raise refuse(
            name,
            "的标记一层套一层，层数太多，不予读取；请用浏览器打开后把正文复制到 .docx。",
            "nests its tags too deep and is not read; copy its text from the browser into a .docx.",
        )
    if root is None:
        raise no_report(name)
    return root


def _traits(tag: str) -> int:
    """At most how many attributes a tag has, the text behind it counted with it."""
    return sum(1 for _ in _BETWEEN.finditer(_QUOTED.sub("", tag)))


def no_report(name: str) -> InputError:
    """The error for a page without text of a report."""
    return refuse(
        name,
        "里没有报告正文，可能是目录页，或正文是图片、附件、由脚本载入；请保存报告全文的页面，或把正文复制到 .docx。",
        "holds no text of a report: a list of pages perhaps, or its text is an image, an attachment or loaded by a "
        "script; save the page with the whole report, or copy the text into a .docx.",
    )
