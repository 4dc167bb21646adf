"""Pages that are pictures, read by a machine where the extra for it is installed."""

import importlib.util
import subprocess
from collections.abc import Sequence
from typing import Any

from fazhi.model.errors import InputError
from fazhi.reading.formats.pdf.sheets import Sheet, Span, run, values
from fazhi.reading.limits import refuse

MOST_SCANS = 60
"""Pages that are recognised; each takes some seconds."""
SECONDS = 60
"""Time for one of them."""
_LIBRARY = "rapidocr"
_ALMOST = 0.999
"""No reading of a machine counts as quite sure."""


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
        done = run("letters.py", data, SECONDS * (len(numbers) + 1), ",".join(map(str, numbers)))
    except subprocess.TimeoutExpired:
        raise _failed(name) from None
    if done.returncode:
        raise _failed(name)
    found = {page["number"]: _sheet(page) for page in values(done.stdout)}
    return tuple(found.get(page.number, page) for page in pages)


def _failed(name: str) -> InputError:
    return refuse(
        name,
        "的图像没有识别成功（已损坏、太大或用时太久）；请提供原文件，或重新扫描为 200 dpi 的图像再读。",
        "holds pictures that could not be recognised (damaged, too large or too slow); supply the original, or scan it "
        "again at 200 dpi.",
    )


def _sheet(page: "dict[str, Any]") -> Sheet:
    spans = tuple(Span(*span)._replace(sure=min(span[5], _ALMOST)) for span in page["spans"])
    return Sheet(
        page["number"], page["width"], page["height"], spans, (), (), 1.0, 0, 0, 0, 0, failed=False, recognised=True
    )
