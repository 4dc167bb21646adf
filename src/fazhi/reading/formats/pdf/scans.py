"""Pages that are pictures, read by a machine where the extra for it is installed."""

import importlib.util
import re
import subprocess
from base64 import b64decode
from collections.abc import Sequence
from typing import Any

from fazhi.model.errors import InputError
from fazhi.model.report import SURE
from fazhi.reading.formats.pdf.process import run, values
from fazhi.reading.formats.pdf.sheets import Sheet, Span
from fazhi.reading.limits import refuse

MOST_SCANS = 60
"""Pages that are recognised; each takes some seconds."""
SECONDS = 60
"""Time for one of them."""
MOST_STRIPS = 60
"""Strips of pages that are kept to be shown, of all doubtful lines of a report."""
_NARROW = re.compile(r"(?<=[^\x00-\xff])[(),;:?!]|[(),;:?!](?=[^\x00-\xff])")
_WIDE = str.maketrans("(),;:?!", "（），；：？！")
"""Marks beside Chinese characters, which a machine takes for their narrow kind."""
_BOXES = ("☑", "☐")
_EMPTY_BOXES = tuple("□口囗☐")
"""What a machine takes the box for that is printed under a field."""
_LIBRARY = "rapidocr"
_ALMOST = 0.999
"""No reading of a machine counts as quite sure."""


_LIMITS = (str(MOST_SCANS), str(SURE), str(MOST_STRIPS))


def is_there() -> bool:
    """Whether pictures can be read."""
    return importlib.util.find_spec(_LIBRARY) is not None


def recognised(data: bytes, name: str, pages: Sequence[Sheet], numbers: Sequence[int]) -> tuple[Sheet, ...]:
    """The pages with words read off those that are numbered; InputError where they are too many or cannot be read."""
    if len(numbers) > MOST_SCANS:
        raise refuse(
            name,
            f"有 {len(numbers)} 页是图像，超过 {MOST_SCANS} 页，不予识别；请只提供报告，或拆分后再读。",
            f"has {len(numbers)} pages that are pictures, more than {MOST_SCANS}, and they are not recognised; supply "
            "the report only, or split it.",
        )
    try:
        done = run("letters.py", data, SECONDS * (len(numbers) + 1), ",".join(map(str, numbers)), *_LIMITS)
    except subprocess.TimeoutExpired:
        raise _failed(name) from None
    if done.returncode:
        raise _failed(name)
    found = {page["number"]: _sheet(page) for page in values(done.stdout)}
    return tuple(_filled(found[page.number], page) if page.number in found else page for page in pages)


def _filled(read: Sheet, page: Sheet) -> Sheet:
    """What was read off a page with what is filled in on it, which is drawn for no machine."""
    boxes = [span for span in page.filled if span.text in _BOXES]
    spans = (kept for span in read.spans if (kept := _without_box(span, boxes)).text)
    return read._replace(spans=(*spans, *page.filled), fields=page.fields, hidden=page.hidden, slanted=page.slanted)


def _without_box(span: Span, boxes: Sequence[Span]) -> Span:
    """A line without the empty box at its head, which the field over it says is ticked or not."""
    for box in boxes:
        over = box.left - span.size < span.left < box.right + span.size
        if span.text[:1] in _EMPTY_BOXES and over and abs(box.level - span.level) < span.size:
            return span._replace(text=span.text[1:].lstrip(), left=max(box.right, span.left + span.size))
    return span


def sheets_of_picture(data: bytes, name: str, before: Sequence[Sheet] = ()) -> tuple[Sheet, ...]:
    """The pages of a picture, behind those before it, with what was read off them; InputError where that fails."""
    strips = MOST_STRIPS - sum(len(span.pictures) for page in before for span in page.spans)
    limits = str(MOST_SCANS - len(before)), str(SURE), str(strips)
    try:
        done = run("letters.py", data, SECONDS * 4, "picture", *limits)
    except subprocess.TimeoutExpired:
        raise _failed(name) from None
    told = values(done.stdout)
    error = next((item["error"] for item in told if "error" in item), "")
    if error == "damaged":
        raise refuse(
            name,
            "已损坏，不能作为图片打开；请重新扫描、拍照或下载。",
            "is damaged and cannot be opened as a picture; scan, photograph or download it again.",
        )
    if error:
        raise refuse(
            name,
            f"太大（超过 4000 万像素或 {MOST_SCANS} 页），不予识别；请按 200 dpi 重新扫描，或拆分后再读。",
            f"is too large (more than 40 million pixels or {MOST_SCANS} pages) and is not recognised; scan it again at "
            "200 dpi, or split it.",
        )
    if done.returncode or not told:
        raise _failed(name)
    return tuple(_sheet(page)._replace(number=page["number"] + len(before)) for page in told)


def _failed(name: str) -> InputError:
    return refuse(
        name,
        "的图像没有识别成功（已损坏、太大或用时太久）；请提供原文件，或重新扫描为 200 dpi 的图像再读。",
        "holds pictures that could not be recognised (damaged, too large or too slow); supply the original, or scan it "
        "again at 200 dpi.",
    )


def _sheet(page: "dict[str, Any]") -> Sheet:
    spans = tuple(_span(*span) for span in page["spans"])
    return Sheet(
        page["number"], page["width"], page["height"], spans, (), (), 1.0, 0, 0, 0, 0, failed=False, recognised=True
    )


def _span(left: float, right: float, level: float, size: float, text: str, sure: float, strip: str = "") -> Span:
    words = _NARROW.sub(lambda found: found[0].translate(_WIDE), text)
    return Span(left, right, level, size, words, min(sure, _ALMOST), (b64decode(strip),) if strip else ())
