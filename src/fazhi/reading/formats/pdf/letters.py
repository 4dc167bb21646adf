"""A process of its own: reads words off pictures of pages with RapidOCR, whose models lie in its own package.

At its standard input is a PDF, of which it renders the pages it is told. It writes one JSON value a line for every
page: its size and the lines found on it, each with how sure the reading is. It opens no connection whatever.
"""

import json
import logging
import os
import socket
import sys
from typing import Any

DPI = 200
_MOST_PIXELS = 40_000_000
"""A page of A2 at that resolution."""
_MARGIN = 4.0
"""Points by which the box of a line is wider than its words."""


def main() -> None:
    """Read every page asked for."""
    socket.socket.connect = _refused  # type: ignore[method-assign]  # models lie in the package; nothing is fetched
    logging.disable(logging.CRITICAL)
    data = sys.stdin.buffer.read()
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what the libraries print is no part of the answer
    from rapidocr import RapidOCR  # noqa: PLC0415 - connections are refused first

    engine = RapidOCR()
    pages = _pictures(data, [int(number) for number in sys.argv[1].split(",")])
    for number, picture in pages:
        out.write(json.dumps({"number": number, **_page(engine, picture)}, separators=(",", ":")) + "\n")
        out.flush()


def _refused(*_: Any) -> None:
    raise OSError("no connection")


def _pictures(data: bytes, numbers: list[int]) -> Any:
    """The pages as pictures, one after the other."""
    import numpy as np  # noqa: PLC0415 - as above
    import pypdfium2  # noqa: PLC0415 - as above

    document = pypdfium2.PdfDocument(data)
    for number in numbers:
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(DPI / 72, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        picture = page.render(scale=scale).to_numpy()
        yield number, np.ascontiguousarray(picture[:, :, :3])
        page.close()


def _page(engine: Any, picture: Any) -> dict[str, Any]:
    found = engine(picture)
    scale = 72 / DPI
    height, width = picture.shape[:2]
    spans = []
    boxes = [] if found.boxes is None else found.boxes
    for box, text, score in zip(boxes, found.txts or (), found.scores or (), strict=True):
        if text.strip():
            spans.append(_span([[float(x) * scale, float(y) * scale] for x, y in box], text.strip(), float(score)))
    return {"width": round(width * scale, 1), "height": round(height * scale, 1), "spans": spans}


def _span(box: list[list[float]], text: str, score: float) -> list[Any]:
    """Left, right, base line, height, words and sureness of a line."""
    left, right = min(x for x, _ in box), max(x for x, _ in box)
    top, bottom = (box[0][1] + box[1][1]) / 2, (box[2][1] + box[3][1]) / 2
    wide = sum(1.0 if character > "\u2e80" else 0.52 for character in text)
    size = min((bottom - top) * 0.9, (right - left - _MARGIN) / max(1.0, wide))
    level = bottom - (bottom - top) * 0.18
    return [*(round(value, 1) for value in (left, right, level, max(1.0, size))), text, round(score, 3)]


if __name__ == "__main__":
    main()
    os._exit(0)
