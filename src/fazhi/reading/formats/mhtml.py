"""A page saved as one file (.mht, .mhtml), or a saved mail: the page or the text in it.

The parts are split here and not by the library for mail: of a head that is megabytes long that takes a time that grows
with the square of it, and of pictures of 6 MB it takes 800 MB of memory.
"""

import binascii
import re
from collections.abc import Iterator
from contextlib import suppress
from email.message import Message
from email.parser import HeaderParser
from email.policy import compat32
from itertools import islice
from typing import Final

from fazhi.model.errors import InputError
from fazhi.reading.formats.text import declared_text
from fazhi.reading.limits import refuse

_MOST_PARTS: Final = 1000
_MOST_PAGES: Final = 12
"""Pages and texts that are looked at; a page has few frames."""
_DEEPEST: Final = 6
_LONGEST_HEAD: Final = 16 * 1024
"""Bytes; a part with a longer head is none."""
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")


def page_in(data: bytes, name: str) -> tuple[bytes, bool]:
    """The page that such a file was made of, or else the text of a mail, and whether it is a page.

    Raises:
        InputError: It holds neither, or more parts than any page has.
    """
    return pages_in(data, name)[0]


def pages_in(data: bytes, name: str) -> list[tuple[bytes, bool]]:
    """All pages that may hold the report: the first one, those in its frames, in a mail in the mail, and attached.

    Raises:
        InputError: It holds none, or more parts than any page has.
    """
    parts = [(head, body) for head, body in _parts(data.lstrip(), 0, name) if head.get_content_maintype() == "text"]
    ordered = sorted(parts, key=lambda part: (not _is_shown(part[0]), part[0].get_content_subtype() != "html"))
    found = (
        (held, head.get_content_subtype() == "html")
        for head, body in ordered
        if head.get_content_subtype() in {"html", "plain"} and (held := _decoded(head, body)).strip()
    )
    if pages := list(islice(found, _MOST_PAGES)):
        return pages
    raise _none(name)


def _is_shown(head: "Message[str, str]") -> bool:
    return head.get_content_disposition() != "attachment"


def _parts(data: bytes, depth: int, name: str) -> Iterator[tuple["Message[str, str]", bytes]]:
    """Head and body of each part that has no parts itself."""
    end = _HEAD_END.search(data, 0, _LONGEST_HEAD)
    if end is None or depth > _DEEPEST:
        return
    head = HeaderParser(policy=compat32).parsestr(data[: end.start()].decode("latin-1"))
    body = data[end.end() :]
    boundary = head.get_boundary() if head.get_content_maintype() == "multipart" else None
    if head.get_content_type() == "message/rfc822":
        yield from _parts(body.lstrip(), depth + 1, name)
        return
    if not boundary:
        yield head, body
        return
    mark = re.escape(boundary.encode("latin-1", "replace"))
    border = re.compile(rb"(?:\A|\r?\n)--" + mark + rb"(--)?[ \t]*(?:\r?\n|\Z)")
    found = list(zip(range(_MOST_PARTS + 1), border.finditer(body), strict=False))
    if len(found) > _MOST_PARTS:
        raise _none(name)
    borders = [item for _, item in found]
    ends = [item.start() for item in borders[1:]] + [len(body)]
    for item, stop in zip(borders, ends, strict=False):
        if item[1]:
            return
        yield from _parts(body[item.end() : stop], depth + 1, name)


def _decoded(head: "Message[str, str]", body: bytes) -> bytes:
    """The words of a part, in UTF-8 where its head tells the encoding rightly; else the page tells it."""
    way = (head.get("Content-Transfer-Encoding") or "").strip().lower()
    if way == "base64":
        bare = _NOT_BASE64.sub(b"", body)
        bare = bare[:-1] if len(bare) % 4 == 1 else bare  # a single character more tells nothing
        body = binascii.a2b_base64(bare + b"=" * (-len(bare) % 4))
    elif way == "quoted-printable":
        body = binascii.a2b_qp(body)
    text = None
    with suppress(ValueError, LookupError):  # the library itself, on absurd heads
        text = declared_text(body, head.get_content_charset() or "")
    return body if text is None else text.encode()


def _none(name: str) -> InputError:
    return refuse(
        name,
        "里没有网页正文，可能没有保存完整；请用浏览器重新保存，或把正文复制到 .docx。",
        "holds no page, or not the whole of it; save it anew from the browser, or copy its text into a .docx.",
    )
