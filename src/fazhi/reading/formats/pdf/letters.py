"""A process of its own: reads words off pictures of pages with RapidOCR, whose models lie in its own package.

At its standard input is a PDF, of which it renders the pages it is told, or a picture of one or more pages. It writes
one JSON value a line for every page: its size and the lines found on it, each with how sure the reading is. It opens no
connection whatever.
"""

import contextlib
import json
import logging
import os
import socket
import sys
from typing import Any

DPI = 200
_MOST_PIXELS = 40_000_000
"""A page of A2 at that resolution."""
_LONGEST_SIDE = 30_000
_A4 = 2600
"""Points of the longer side of a page that is read, a little more than A4 has at that resolution."""
_UPSIDE_DOWN = 0.7
"""Sureness below which lines are looked at for which way up they are; else some would be turned that stand upright."""
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

    try:
        pages = _scanned(data, int(sys.argv[2])) if sys.argv[1] == "picture" else _rendered(data, sys.argv[1])
    except _Unfit as unfit:
        out.write(json.dumps({"error": str(unfit)}) + "\n")
        return
    engine = RapidOCR()
    for number, picture in pages:
        out.write(json.dumps({"number": number, **_page(engine, picture)}, separators=(",", ":")) + "\n")
        out.flush()


def _refused(*_: Any) -> None:
    raise OSError("no connection")


class _Unfit(Exception):
    """A picture that cannot be read, by a word: damaged, large or many."""


def _scanned(data: bytes, most: int) -> Any:
    """The pages of a picture, as wide as a page; how large it is shows before anything of it is decoded."""
    from io import BytesIO  # noqa: PLC0415 - as above

    from PIL import Image  # noqa: PLC0415 - as above

    Image.MAX_IMAGE_PIXELS = None  # its size is looked at here
    try:
        opened = Image.open(BytesIO(data), formats=("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF"))
        count = getattr(opened, "n_frames", 1)
        if count > most:
            raise _Unfit("many")
        for number in range(count):
            opened.seek(number)
            if opened.width * opened.height > _MOST_PIXELS or max(opened.size) > _LONGEST_SIDE:
                raise _Unfit("large")
        opened.seek(0)
    except _Unfit:
        raise
    except Exception:  # Pillow raises a dozen kinds for damaged files
        raise _Unfit("damaged") from None
    return _frames(opened, count)


def _frames(opened: Any, count: int) -> Any:
    """Each page upright and of the size that one of A4 has at the resolution asked for, if it is larger."""
    import numpy as np  # noqa: PLC0415 - as above
    from PIL import Image, ImageOps  # noqa: PLC0415 - as above

    for number in range(count):
        opened.seek(number)
        with contextlib.suppress(Exception):  # half a picture is read as far as it goes
            opened.load()
        page = ImageOps.exif_transpose(opened)
        if page.mode in {"LA", "PA", "RGBA", "P"}:
            page = page.convert("RGBA")
            paper = Image.new("RGBA", page.size, "white")
            paper.alpha_composite(page)
            page = paper
        page = page.convert("L").convert("RGB")
        page.thumbnail((_A4 * 2, _A4))
        yield number + 1, np.ascontiguousarray(np.asarray(page))


def _rendered(data: bytes, numbers: str) -> Any:
    """The pages of a PDF as pictures, one after the other."""
    import numpy as np  # noqa: PLC0415 - as above
    import pypdfium2  # noqa: PLC0415 - as above

    document = pypdfium2.PdfDocument(data)
    for number in map(int, numbers.split(",")):
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(DPI / 72, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        picture = page.render(scale=scale).to_numpy()
        yield number, np.ascontiguousarray(picture[:, :, :3])
        page.close()


def _page(engine: Any, picture: Any) -> dict[str, Any]:
    found = engine(picture, use_cls=False)
    if found.scores and sum(found.scores) < len(found.scores) * _UPSIDE_DOWN:
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
