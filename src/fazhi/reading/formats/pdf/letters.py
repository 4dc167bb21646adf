"""A process of its own: reads words off pictures of pages with RapidOCR, whose models lie in its own package.

At its standard input is a PDF, of which it renders the pages it is told, or a picture of one or more pages. It writes
one JSON value a line for every page: its size and the lines found on it, each with how sure the reading is. It opens no
connection whatever.
"""

import base64
import contextlib
import itertools
import json
import logging
import os
import socket
import sys
from typing import Any, NamedTuple

DPI = 200
_MOST_PIXELS = 40_000_000
"""A page of A2 at that resolution."""
_LONGEST_SIDE = 30_000
_MOST_ANNOTATIONS = 1000
_A4 = 2600
"""Points of the longer side of a page that is read, a little more than A4 has at that resolution."""
_UPSIDE_DOWN = 0.7
"""Sureness below which lines are looked at for which way up they are; else some would be turned that stand upright."""
_FEW = 4
"""Lines of a page that are few enough to see whether there are others that cannot be read as they lie."""
_SURE = 0.9
_BETTER = 1.15
"""How much more a page must weigh when it is turned, to be taken so."""
_LONG, _THIN = 6.0, 0.4
"""Heights of a line from which on it is long, and characters to each that are too few for it."""
_GAP = 1.6
"""Usual distances of lines from which on one may be missing between two."""
_NEAR = 8.0
"""Points of a picture within which two readings put the middle of a line."""
_EDGE = 0.35
"""Heights of a line that are shown around it."""
_STRIP = (900, 160)
"""The largest strip, in points of a picture."""
_GREYS = 8
_MOST_STRIP = 40_000
"""Bytes of a strip."""
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
    except _UnfitError as unfit:
        out.write(json.dumps({"error": str(unfit)}) + "\n")
        return
    engine = RapidOCR()
    strips = _Strips(float(sys.argv[3]), int(sys.argv[4]))
    for number, picture in pages:
        out.write(json.dumps({"number": number, **_page(engine, picture, strips)}, separators=(",", ":")) + "\n")
        out.flush()


def _refused(*_: Any) -> None:
    raise OSError("no connection")


class _UnfitError(Exception):
    """A picture that cannot be read, by a word: damaged or large."""


def _scanned(data: bytes, most: int) -> Any:
    """The pages of a picture, as wide as a page; how large it is shows before anything of it is decoded."""
    from io import BytesIO  # noqa: PLC0415 - as above

    from PIL import Image  # noqa: PLC0415 - as above

    try:
        opened = Image.open(BytesIO(data), formats=("PNG", "JPEG", "TIFF", "BMP", "WEBP"))
        count = int(getattr(opened, "n_frames", 1))
        sizes = [_size_of(opened, number) for number in range(min(count, most))]
        opened.seek(0)
    except Image.DecompressionBombError:
        raise _UnfitError("large") from None
    except Exception:  # Pillow raises a dozen kinds for damaged files
        raise _UnfitError("damaged") from None
    if count > most or any(wide * high > _MOST_PIXELS or max(wide, high) > _LONGEST_SIDE for wide, high in sizes):
        raise _UnfitError("large")
    return _frames(opened, count)


def _size_of(opened: Any, number: int) -> tuple[int, int]:
    """Width and height of one page of a picture, by its head."""
    opened.seek(number)
    return opened.size  # type: ignore[no-any-return]  # Pillow is not typed here


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
        picture = page.render(scale=scale, draw_annots=not _is_filled_in(page)).to_numpy()
        yield number, np.ascontiguousarray(picture[:, :, :3])
        page.close()


def _is_filled_in(page: Any) -> bool:
    """Whether fields of a form or boxes of words lie on a page: these are read as they are, and not drawn."""
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        kind = raw.FPDFAnnot_GetSubtype(annotation) if annotation else None
        if annotation:
            raw.FPDFPage_CloseAnnot(annotation)
        if kind in {raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT}:
            return True
    return False


class _Line(NamedTuple):
    """A line of words on a picture."""

    box: Any
    """Its four corners, from the upper left one on."""
    text: str
    score: float

    @property
    def is_level(self) -> bool:
        """Whether it runs across the picture, as a line of more than one character does that lies on no side."""
        xs, ys = [x for x, _ in self.box], [y for _, y in self.box]
        return len(self.text) == 1 or max(xs) - min(xs) >= max(ys) - min(ys)

    @property
    def is_doubted(self) -> bool:
        """Whether it may lie on its head: little of it was sure, or read at all."""
        xs, ys = [x for x, _ in self.box], [y for _, y in self.box]
        room = (max(xs) - min(xs)) / max(1.0, max(ys) - min(ys))
        return self.score < _UPSIDE_DOWN or (room > _LONG and len(self.text) < room * _THIN)


class _Strips:
    """Cuts the doubtful lines out of pictures, so many and no more."""

    def __init__(self, sure: float, most: int) -> None:
        self.sure = sure
        self.left = most

    def cut(self, picture: Any, line: _Line) -> str:
        """The strip that a doubtful line stands on, as PNG in Base64; empty for one that is sure, or too many."""
        if line.score >= self.sure or self.left <= 0:
            return ""
        from io import BytesIO  # noqa: PLC0415 - connections are refused first

        from PIL import Image  # noqa: PLC0415 - as above

        height, width = picture.shape[:2]
        left, right = min(x for x, _ in line.box), max(x for x, _ in line.box)
        top, bottom = min(y for _, y in line.box), max(y for _, y in line.box)
        edge = (bottom - top) * _EDGE
        corner, far = (max(0, left - edge), max(0, top - edge)), (min(width, right + edge), min(height, bottom + edge))
        strip = Image.fromarray(picture).crop((int(corner[0]), int(corner[1]), int(far[0]), int(far[1]))).convert("L")
        strip.thumbnail(_STRIP)
        if not strip.width or not strip.height:
            return ""
        out = BytesIO()
        strip.quantize(_GREYS).save(out, "PNG", optimize=True)
        if out.tell() > _MOST_STRIP:
            return ""
        self.left -= 1
        return base64.b64encode(out.getvalue()).decode()


def _page(engine: Any, picture: Any, strips: _Strips) -> dict[str, Any]:
    """A page with its lines; one that lies on its head or its side is turned first."""
    import numpy as np  # noqa: PLC0415 - as above

    lines, as_it_lies = _lines(engine, picture), picture
    upright = sum(line.score for line in lines if line.is_level)
    suspect = len(lines) < _FEW or upright < len(lines) * _SURE
    if suspect and upright < _count(engine, picture) * _UPSIDE_DOWN:
        for turns in (2, 1, 3):
            turned = np.ascontiguousarray(np.rot90(as_it_lies, turns))
            other = _lines(engine, turned)
            if _weight(other) > _weight(lines) * _BETTER:
                lines, picture = other, turned
    lines = _righted(engine, picture, lines)
    height, width = picture.shape[:2]
    scale = 72 / DPI
    spans = [
        [*_span([[x * scale, y * scale] for x, y in line.box], line.text, line.score), strips.cut(picture, line)]
        for line in lines
    ]
    return {"width": round(width * scale, 1), "height": round(height * scale, 1), "spans": spans}


def _lines(engine: Any, picture: Any, *, either_way: bool = False) -> list[_Line]:
    """The lines of a picture that hold words, each read as it stands, or else the way up that it seems to have."""
    found = engine(picture, use_cls=either_way, use_rec=True)
    boxes = [] if found.boxes is None else found.boxes
    read = zip(boxes, found.txts or (), found.scores or (), strict=True)
    lines = (_Line([(float(x), float(y)) for x, y in box], text.strip(), float(score)) for box, text, score in read)
    return [line for line in lines if line.text]


def _count(engine: Any, picture: Any) -> int:
    """How many lines there are on a picture, whether they can be read or not."""
    boxes = engine(picture, use_cls=False, use_rec=False).boxes
    return 0 if boxes is None else len(boxes)


def _weight(lines: list[_Line]) -> float:
    """How much that is sure and stands upright is read."""
    return sum(line.score**2 * len(line.text) for line in lines if line.is_level)


def _righted(engine: Any, picture: Any, lines: list[_Line]) -> list[_Line]:
    """The lines, those in doubt read the other way up where that is surer; all others would only suffer from it."""
    doubted = any(line.is_doubted for line in lines)
    if not doubted and not (_has_gap(lines) and _count(engine, picture) > len(lines)):
        return lines
    others = {_place(line): line for line in _lines(engine, picture, either_way=True)}
    kept = [
        other
        if line.is_doubted and (other := others.get(_place(line))) and _weight([other]) > _weight([line])
        else line
        for line in lines
    ]
    seen = set(map(_place, lines))
    return kept + [line for place, line in others.items() if place not in seen and line.score >= _UPSIDE_DOWN]


def _has_gap(lines: list[_Line]) -> bool:
    """Whether there is room for a line between two that were read."""
    middles = sorted(sum(y for _, y in line.box) / 4 for line in lines)
    steps = sorted(below - above for above, below in itertools.pairwise(middles))
    return len(steps) > _FEW and steps[-1] > steps[len(steps) // 2] * _GAP


def _place(line: _Line) -> tuple[int, ...]:
    """The middle of a line, as near as two readings of one picture put it."""
    return tuple(round(sum(corner[at] for corner in line.box) / 4 / _NEAR) for at in (0, 1))


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
