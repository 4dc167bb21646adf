"""A page saved as one file (.mht, .mhtml), or a saved mail: the page or the text in it."""

import email
import email.policy
from contextlib import suppress
from typing import Final

from fazhi.model.errors import InputError
from fazhi.reading.limits import refuse

_MOST_PARTS: Final = 500


def page_in(data: bytes, name: str) -> tuple[bytes, bool]:
    """The page that such a file was made of, or else the text of a mail, and whether it is a page.

    Raises:
        InputError: It holds neither, or more parts than any page has.
    """
    if data.count(b"\n--") > _MOST_PARTS * 4:
        raise _none(name)
    mail = email.message_from_bytes(data.lstrip(), policy=email.policy.default)
    texts = [part for part in mail.walk() if part.get_content_maintype() == "text" and not part.is_attachment()]
    best = next((part for part in texts if part.get_content_subtype() == "html"), None)
    best = best or next((part for part in texts if part.get_content_subtype() == "plain"), None)
    held = best.get_payload(decode=True) if best is not None else None
    if best is None or not isinstance(held, bytes) or not held.strip():
        raise _none(name)
    with suppress(LookupError, UnicodeDecodeError):  # else the page declares its own, or it is told from the bytes
        held = held.decode(best.get_content_charset() or "no charset").encode()
    return held, best.get_content_subtype() == "html"


def _none(name: str) -> InputError:
    return refuse(
        name,
        "里没有网页正文，可能没有保存完整；请用浏览器重新保存，或把正文复制到 .docx。",
        "holds no page, or not the whole of it; save it anew from the browser, or copy its text into a .docx.",
    )
