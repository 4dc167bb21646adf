"""A process of its own: takes words, ruled lines and pictures off the pages of the PDF at its standard input.

It writes one JSON value a line: how many pages there are, then every page. What a PDF does to the library that opens
it (crash it, keep it busy, fill its memory) stays in this process, which ends itself when a page takes too long. It
imports nothing of this package, so that it starts at once. No script in a PDF runs, nothing is fetched.

Lengths are in points (1/72 inch); places are counted from the top left corner of a page as it is shown.
"""

import bisect
import contextlib
import ctypes
import faulthandler
import itertools
import json
import math
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_DEPTH = 4
"""Drawings within drawings."""
_MOST_DRAWN = 20_000
"""Parts of drawings on a page; a page with more of them is a plan or a chart."""
_THIN = 3.0
_SHORTEST_RULE = 6.0
_STRAIGHT = 1.0
_PALE = 247
"""Red, green and blue of white, to the eye."""
_TRANSPARENT = 12
_FAINT = 130
"""The same of grey that may be a mark under the text, as it looks on white paper."""
_MOST_FAINT = 2000
"""Faint stretches of a page that are looked at."""
_MOST_SAID = 20
"""Words of marks that are told of a page."""
_LONGEST_SAID = 24
_SAMPLED = 200
"""Characters that tell which way a page is written."""
_GAP = 1.3
"""Widths of a character beyond which words are parted; in a table or between columns they are."""
_BACK = -3.0
"""The same backwards: a dash of two characters is one sign that stands for both."""
_BLANK = 0.75
"""The same for a blank between Chinese characters."""
_WORD = 0.16
"""The same for a blank between Latin words."""
_LEVEL = 0.3
_QUOTES = frozenset("“”‘’")
_TORN = 1.0
"""Heights of a character by which one goes back on its line where quotation marks are torn from it."""
_MOST_FIELDS = 1000
_LONGEST_FIELD = 200_000
"""Bytes of what is filled in in one field."""
_FIELD_SIZE = 12.0
"""Points of the characters that it is taken to be written in."""
_LEADING = 1.4
_UNSEEN = 0x01 | 0x02 | 0x20
"""Annotations that are invisible, hidden or not shown."""
_OWN = (b"Courier", b"Helvetica", b"Symbol", b"Times", b"ZapfDingbats")
"""How the names of the fonts begin that the library has."""
_OVERPRINT = 0.08
"""Widths of a character within which the same one printed again only makes it bold."""
_KEPT: list[Any] = []
"""What the library goes on using."""
Matrix = tuple[float, float, float, float, float, float]
_PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def main() -> None:
    """Read, and say what went wrong by a word where it did."""
    most_pages, most_characters, most_bytes, seconds = map(int, sys.argv[1:5])
    _bound(most_bytes)
    data = sys.stdin.buffer.read()
    config = pdfium.FPDF_LIBRARY_CONFIG(2, None, None, 0)
    pdfium.FPDF_InitLibraryWithConfig(ctypes.byref(config))
    _stand_in(bytes.fromhex(sys.argv[5]))
    faulthandler.dump_traceback_later(seconds, exit=True)
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        error = pdfium.FPDF_GetLastError()
        _say({"error": "encrypted" if error in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY} else "damaged"})
        return
    pages = pdfium.FPDF_GetPageCount(document)
    _say({"pages": pages})
    if pages > most_pages:
        return
    left = most_characters
    form = _form_of(document)
    for number in range(pages):
        faulthandler.dump_traceback_later(seconds, exit=True)
        page = _page(document, form, number, left)
        left -= page.pop("characters")
        _say(page)
        if left < 0:
            return


def _bound(most_bytes: int) -> None:
    """Keep memory within bounds where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_DATA, (most_bytes, most_bytes))


def _stand_in(font: bytes) -> None:
    """Let one font stand in for all that a PDF names and does not hold, whichever lie on the machine.

    The library has fourteen of its own, whose widths a PDF need not say.
    """

    def found_for(_info: Any, _weight: int, _italic: int, charset: int, _pitch: int, name: Any, _exact: Any) -> Any:
        is_own = charset == pdfium.FXFONT_ANSI_CHARSET and ctypes.string_at(name).startswith(_OWN)
        return None if is_own else 1

    def data_of(_info: Any, _font: Any, table: int, buffer: Any, size: int) -> int:
        if table:
            return 0
        if buffer and size >= len(font):
            ctypes.memmove(buffer, font, len(font))
        return len(font)

    kinds = dict(pdfium.FPDF_SYSFONTINFO._fields_)
    info = pdfium.FPDF_SYSFONTINFO(
        version=1,
        MapFont=kinds["MapFont"](found_for),
        GetFontData=kinds["GetFontData"](data_of),
        DeleteFont=kinds["DeleteFont"](lambda *_: None),
    )
    _KEPT.append(info)
    pdfium.FPDF_SetSystemFontInfo(ctypes.byref(info))


def _say(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, separators=(",", ":")) + "\n")
    sys.stdout.flush()


def _page(document: Any, form: Any, number: int, most: int) -> dict[str, Any]:
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return {"failed": True, "characters": 0}
    text = pdfium.FPDFText_LoadPage(page)
    try:
        if not text:
            return {"failed": True, "characters": 0}
        count = max(0, pdfium.FPDFText_CountChars(text))
        if count > most:
            return {"failed": True, "characters": count}
        space = _Space(page, _turn(page, text, count))
        drawn = _Drawn(page, space)
        found = _Words(text, count, space, drawn)
        fields = list(_fields(page, form, space))
        return {
            "characters": count + sum(len(words) for *_, words in fields),
            "width": round(space.width, 1),
            "height": round(space.height, 1),
            "spans": found.spans + fields,
            "level": [_rounded(rule) for rule in drawn.level],
            "upright": [_rounded(rule) for rule in drawn.upright],
            "pictures": round(min(1.0, drawn.pictures / max(1.0, space.width * space.height)), 2),
            "hidden": found.hidden,
            "slanted": found.slanted,
            "marks": found.marks,
            "said": found.said,
            "layer": found.layer,
            "fields": len(fields),
        }
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def _rounded(rule: tuple[float, ...]) -> list[float]:
    return [round(value, 1) for value in rule]


def _form_of(document: Any) -> Any:
    """What knows the fields of a document's form; no script of it runs."""
    info = pdfium.FPDF_FORMFILLINFO(version=2)
    _KEPT.append(info)
    return pdfium.FPDFDOC_InitFormFillEnvironment(document, info)


def _fields(page: Any, form: Any, space: "_Space") -> Iterator[list[Any]]:
    """What is filled in in the fields of forms and written in boxes of words, as stretches where they lie."""
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_FIELDS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        words, box = _filled_in(annotation, form), pdfium.FS_RECTF()
        if words and pdfium.FPDFAnnot_GetRect(annotation, box):
            yield from _stretches(words, space.box(box.left, box.bottom, box.right, box.top))
        pdfium.FPDFPage_CloseAnnot(annotation)


def _filled_in(annotation: Any, form: Any) -> str:
    """The words of a field or a box; empty for one that is hidden, empty or of another kind."""
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    if pdfium.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
        return ""
    if kind == pdfium.FPDF_ANNOT_FREETEXT:
        return _string(lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, size))
    if kind != pdfium.FPDF_ANNOT_WIDGET or not form:
        return ""
    field = pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
    if field in {pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON}:
        state = _string(lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(annotation, b"AS", buffer, size))
        return "☑" if pdfium.FPDFAnnot_IsChecked(form, annotation) or state not in {"", "Off"} else "☐"
    if field in {pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX}:
        return _string(lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size))
    return ""


def _string(ask: Callable[[Any, int], int]) -> str:
    """A string that the library writes as UTF-16 into a buffer as long as it says."""
    size = ask(None, 0)
    if not 2 < size <= _LONGEST_FIELD:  # noqa: PLR2004 - the mark that ends it
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _stretches(words: str, box: tuple[float, float, float, float]) -> Iterator[list[Any]]:
    """Words in lines that a box holds; what is too much for it runs on below."""
    left, top, right, bottom = box
    wide, high = max(1.0, right - left), max(1.0, bottom - top)
    size = min(_FIELD_SIZE, high * 0.8)
    room = max(1, int(wide / size)) if high > size * 2 else len(words)
    lines = [line.strip() for line in words.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    rows = [line[at : at + room] for line in lines for at in range(0, len(line), room)]
    for number, row in enumerate(rows):
        level = top + size * (0.9 + number * _LEADING) if len(rows) > 1 else bottom - (high - size) / 2 - size * 0.15
        yield [round(left, 1), round(min(right, left + size * len(row)), 1), round(level, 1), round(size, 1), row]


def _turn(page: Any, text: Any, count: int) -> int:
    """Quarters of a turn that set most words of a page upright; those it is shown by where they stand several ways."""
    found = [0, 0, 0, 0]
    for index in range(0, count, max(1, count // _SAMPLED)):
        if pdfium.FPDFText_GetUnicode(text, index) > 0x20:  # noqa: PLR2004 - a blank
            angle = math.degrees(pdfium.FPDFText_GetCharAngle(text, index)) % 360
            found[-round(angle / 90) % 4] += abs((angle + 45) % 90 - 45) <= 5  # noqa: PLR2004 - degrees it may lean
    most = max(found)
    return found.index(most) if most * 2 > sum(found) else pdfium.FPDFPage_GetRotation(page) % 4


class _Space:
    """Turns places in a PDF into places on the page as it is shown, or as it is read where it is shown turned."""

    def __init__(self, page: Any, turn: int) -> None:
        """`turn` says how many quarters of a turn set its words upright."""
        box = [ctypes.c_float() for _ in range(4)]
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        across, along = (height, width) if pdfium.FPDFPage_GetRotation(page) % 2 else (width, height)
        self.turn = turn
        known = pdfium.FPDFPage_GetCropBox(page, *box) or pdfium.FPDFPage_GetMediaBox(page, *box)
        left, bottom = (box[0].value, box[1].value) if known else (0.0, 0.0)
        self.left, self.bottom, self.right, self.top = left, bottom, left + across, bottom + along
        self.width, self.height = (along, across) if turn % 2 else (across, along)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """From the left and from the top."""
        if self.turn == 0:
            return x - self.left, self.top - y
        if self.turn == 1:
            return y - self.bottom, x - self.left
        if self.turn == 2:  # noqa: PLR2004 - half a turn
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        one, other = self.place(left, bottom), self.place(right, top)
        return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])


def _matrix(thing: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, found):
        return _PLAIN
    return found.a, found.b, found.c, found.d, found.e, found.f


def _both(inner: Matrix, outer: Matrix) -> Matrix:
    """One matrix after the other."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


class _Drawn:
    """What is drawn on a page besides words: ruled lines, coloured grounds, pictures."""

    def __init__(self, page: Any, space: _Space) -> None:
        self.space = space
        self.level: list[tuple[float, ...]] = []
        """Left, right and height of level lines."""
        self.upright: list[tuple[float, ...]] = []
        """Top, bottom and place of upright lines."""
        self.grounds: list[tuple[float, float, float, float]] = []
        self.pictures = 0.0
        self.left = _MOST_DRAWN
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            self._draw(pdfium.FPDFPage_GetObject(page, index), _PLAIN, 0)
        if self.left <= 0:
            self.level, self.upright = [], []

    def _draw(self, thing: Any, outer: Matrix, depth: int) -> None:
        kind = pdfium.FPDFPageObj_GetType(thing) if thing else pdfium.FPDF_PAGEOBJ_UNKNOWN
        self.left -= kind != pdfium.FPDF_PAGEOBJ_TEXT
        if self.left <= 0:
            return
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(thing, _both(_matrix(thing), outer))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, top, right, bottom = self._box([(0, 0), (1, 1), (0, 1), (1, 0)], _both(_matrix(thing), outer))
            self.pictures += max(0.0, right - left) * max(0.0, bottom - top)
            self.grounds.append((left, top, right, bottom))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
            inner = _both(_matrix(thing), outer)
            for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
                self._draw(pdfium.FPDFFormObj_GetObject(thing, index), inner, depth + 1)

    def _box(self, points: list[tuple[float, float]], matrix: Matrix) -> tuple[float, float, float, float]:
        a, b, c, d, e, f = matrix
        placed = [self.space.place(a * x + c * y + e, b * x + d * y + f) for x, y in points]
        xs, ys = [x for x, _ in placed], [y for _, y in placed]
        return min(xs), min(ys), max(xs), max(ys)

    def _path(self, thing: Any, matrix: Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if not pdfium.FPDFPath_GetDrawMode(thing, fill, stroke):
            return
        for points in self._outlines(thing, matrix):
            xs, ys = [x for x, _ in points], [y for _, y in points]
            box = min(xs), min(ys), max(xs), max(ys)
            if fill.value and not _is_pale(thing):
                self._filled(box)
            elif fill.value and (box[2] - box[0] > _THIN and box[3] - box[1] > _THIN):
                self.grounds = [ground for ground in self.grounds if not _within(ground, box)]
            if stroke.value:
                for one, other in itertools.pairwise(points):
                    self._line(*one, *other)

    def _outlines(self, thing: Any, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
        a, b, c, d, e, f = matrix
        points: list[tuple[float, float]] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(pdfium.FPDFPath_CountSegments(thing)):
            self.left -= 1
            if self.left <= 0:
                return
            segment = pdfium.FPDFPath_GetPathSegment(thing, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
                yield points
                points = []
            points.append(self.space.place(a * x.value + c * y.value + e, b * x.value + d * y.value + f))
            if pdfium.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        if points:
            yield points

    def _filled(self, box: tuple[float, float, float, float]) -> None:
        left, top, right, bottom = box
        if bottom - top <= _THIN and right - left >= _SHORTEST_RULE:
            self.level.append((left, right, (top + bottom) / 2))
        elif right - left <= _THIN and bottom - top >= _SHORTEST_RULE:
            self.upright.append((top, bottom, (left + right) / 2))
        else:
            self.grounds.append(box)

    def _line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        if abs(y - to_y) <= _STRAIGHT and abs(x - to_x) >= _SHORTEST_RULE:
            self.level.append((min(x, to_x), max(x, to_x), (y + to_y) / 2))
        elif abs(x - to_x) <= _STRAIGHT and abs(y - to_y) >= _SHORTEST_RULE:
            self.upright.append((min(y, to_y), max(y, to_y), (x + to_x) / 2))


def _within(inner: tuple[float, float, float, float], outer: tuple[float, float, float, float]) -> bool:
    return inner[0] >= outer[0] and inner[1] >= outer[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _is_pale(thing: Any) -> bool:
    """Whether what fills it cannot be seen on white paper."""
    return _lightness(thing) >= _PALE


def _lightness(thing: Any) -> float:
    """How light what fills a thing looks on white paper, by the darkest of its colours: from 0 to 255."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha):
        return 0.0
    if alpha.value < _TRANSPARENT:
        return 255.0
    return 255 - (255 - min(red.value, green.value, blue.value)) * alpha.value / 255


class _Glyph(NamedTuple):
    """A character that is read, in the order of the file."""

    character: str
    box: tuple[float, float, float, float]
    level: float
    """The line it stands on."""
    again: bool
    """Whether another object begins with it."""
    faint: bool
    blanks: str
    """What blanks stand before it."""


def _is_torn(read: Sequence[_Glyph]) -> bool:
    """Whether quotation marks stand in the file before or behind the rest of their line.

    So programs write them that take them from another font than the Chinese characters: 井盖缺失僵尸扶手等”“”.
    """
    for before, item in pairwise(read):
        if before.character in _QUOTES or item.character in _QUOTES:
            size = item.box[3] - item.box[1]
            if abs(item.level - before.level) <= size * _LEVEL and item.box[0] < before.box[0] - size * _TORN:
                return True
    return False


def _in_place(read: Sequence[_Glyph]) -> Iterator[_Glyph]:
    """The characters line by line, those of one line from left to right."""
    line: list[_Glyph] = []
    for item in sorted(read, key=lambda item: item.level):
        size = item.box[3] - item.box[1]
        if line and item.level - line[0].level > size * _LEVEL:
            yield from sorted(line, key=lambda item: item.box[0])
            line = []
        line.append(item)
    yield from sorted(line, key=lambda item: item.box[0])


class _Words:
    """The words of a page in stretches: characters on one level that touch one another."""

    def __init__(self, text: Any, count: int, space: _Space, drawn: _Drawn) -> None:
        self.spans: list[list[Any]] = []
        """Left, right, base line, height and words of each."""
        self.hidden = self.slanted = 0
        """How many characters cannot be seen, and how many are written aslant, as a mark across the page is."""
        self.layer = 0
        """How many are an unseen layer over a picture, as software that reads scans leaves it."""
        self.marks = 0
        """How many are pale and lie across others."""
        self.aslant: dict[Any, str] = {}
        """Characters that are written aslant, by the object they are of."""
        self.said: list[str] = []
        """What marks say that are short: those, and those aslant."""
        self.faint: list[list[Any]] = []
        """Stretches that may be such marks."""
        self.space = space
        self.drawn = drawn
        self.ruled = sorted(drawn.upright, key=lambda rule: rule[2])
        self._read(text, count)
        self._part_marks()

    def _read(self, text: Any, count: int) -> None:
        origin_x, origin_y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        unicode_of, object_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetTextObject
        origin_of, box_of = pdfium.FPDFText_GetCharOrigin, pdfium.FPDFText_GetLooseCharBox
        last = kind = None
        read: list[_Glyph] = []
        blanks = ""
        for index in range(count):
            code = unicode_of(text, index)
            character = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"  # noqa: PLR2004
            if character.isspace() or code in {0x2, 0xAD, 0x200B, 0xFEFF}:
                if not pdfium.FPDFText_IsGenerated(text, index):
                    blanks += "\u3000" if character == "\u3000" else " "
                continue
            thing = object_of(text, index)
            address = ctypes.cast(thing, ctypes.c_void_p).value if thing else None
            again = address != last or address is None
            if kind is None or again:
                last, kind = address, self._kind(text, index, thing)
            box_of(text, index, box)
            origin_of(text, index, origin_x, origin_y)
            shown = self.space.box(box.left, box.bottom, box.right, box.top)
            if kind == "aslant" and len(self.aslant) < _MOST_SAID:
                self.aslant[address] = self.aslant.get(address, "") + character
            if not self._counts(kind, shown):
                continue
            level = self.space.place(origin_x.value, origin_y.value)[1]
            faint = kind == "faint" and not self._on_ground(shown)
            read.append(_Glyph(character, shown, level, again, faint, blanks))
            blanks = ""
        self._join(_in_place(read) if _is_torn(read) else read)

    def _join(self, glyphs: Iterable["_Glyph"]) -> None:
        """Put characters into stretches, one after the other."""
        run = _Run()
        blanks = ""
        for item in glyphs:
            blanks += item.blanks
            if item.again and run.repeats(item.character, item.box, item.level):
                continue
            ruled = self._ruled(run.right, item.box, item.level)
            if item.faint != run.faint or not run.takes(item.box, item.level, ruled):
                self._put(run)
                run, blanks = _Run(faint=item.faint), ""
            run.add(item.character, item.box, item.level, blanks)
            blanks = ""
        self._put(run)

    def _kind(self, text: Any, index: int, thing: Any) -> str:
        """How the characters of one object are written: seen, unseen, pale, faint or aslant."""
        angle = math.degrees(pdfium.FPDFText_GetCharAngle(text, index)) + 90 * self.space.turn
        off = min(angle % 360, 360 - angle % 360)
        if off > 5:  # noqa: PLR2004 - degrees by which a line may lean
            return "aslant"
        if thing and pdfium.FPDFTextObj_GetTextRenderMode(thing) in {
            pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
            pdfium.FPDF_TEXTRENDERMODE_CLIP,
        }:
            return "unseen"
        light = _lightness(thing) if thing else 0.0
        return "pale" if light >= _PALE else "faint" if light >= _FAINT else "seen"

    def _counts(self, kind: str, box: tuple[float, float, float, float]) -> bool:
        """Whether a character is read; one that is not is counted."""
        if kind == "aslant":
            self.slanted += 1
            return False
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        unseen = kind not in {"seen", "faint"} and not self._on_ground(box)
        off_page = not (0 <= x <= self.space.width and 0 <= y <= self.space.height)
        if off_page or unseen or max(box[2] - box[0], box[3] - box[1]) < 1:
            self.hidden += 1
            return False
        self.layer += kind == "unseen"
        return True

    def _on_ground(self, box: tuple[float, float, float, float]) -> bool:
        """Whether a character stands on a picture or a coloured ground."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return any(g[0] <= x <= g[2] and g[1] <= y <= g[3] for g in self.drawn.grounds)

    def _part_marks(self) -> None:
        """Adds the faint stretches to the others, but for those that lie across some, and the same words elsewhere."""
        tried = self.faint[:_MOST_FAINT]
        seen = sorted(self.spans, key=lambda span: span[2]) if tried else []
        levels, tallest = [span[2] for span in seen], max((span[3] for span in seen), default=0.0)
        across: set[str] = set()
        for span in tried:
            near = (
                bisect.bisect_left(levels, span[2] - span[3] - tallest),
                bisect.bisect_right(levels, span[2] + tallest),
            )
            if span[-1] not in across and any(_overlap(span, other) for other in seen[slice(*near)]):
                across.add(span[-1])
        marks = [span for span in tried if span[-1] in across]
        self.marks = sum(len(span[-1]) for span in marks)
        said = dict.fromkeys([*(span[-1] for span in marks), *self.aslant.values()])
        self.said = [words for words in said if len(words) <= _LONGEST_SAID][:_MOST_SAID]
        self.spans += [span for span in self.faint if span not in marks]

    def _ruled(self, right: float, box: tuple[float, float, float, float], level: float) -> bool:
        """Whether an upright line stands between a run and the next character."""
        left = box[0]
        if not self.ruled or left < right - _THIN:
            return False
        low, high = right - (right - left) / 2 - _THIN, max(left, right) + 1
        middle = (right + left) / 2
        return any(
            low <= rule[2] <= high
            and abs(rule[2] - middle) <= max(_THIN, (left - right) / 2)
            and rule[0] <= level - 2 <= rule[1]
            for rule in self.ruled
        )

    def _put(self, run: "_Run") -> None:
        if run.text:
            (self.faint if run.faint else self.spans).append(
                [round(run.left, 1), round(run.right, 1), round(run.level, 1), round(run.size, 1), "".join(run.text)]
            )


def _overlap(one: list[Any], other: list[Any]) -> bool:
    """Whether two stretches lie across one another."""
    across = min(one[1], other[1]) - max(one[0], other[0])
    along = min(one[2] + one[3] * 0.1, other[2] + other[3] * 0.1) - max(
        one[2] - one[3] * 0.8, other[2] - other[3] * 0.8
    )
    return bool(across > 1 and along > min(one[3], other[3]) * 0.15)


class _Run:
    """A stretch while it grows."""

    def __init__(self, *, faint: bool = False) -> None:
        self.faint = faint
        self.text: list[str] = []
        self.left = self.right = self.level = self.size = 0.0
        self.last = 0.0
        """Left edge of the last character."""
        self.chinese = False
        """Whether the size is that of Chinese characters, which are as wide as they are high."""

    def repeats(self, character: str, box: tuple[float, ...], level: float) -> bool:
        """Whether a character is the last one printed again on its place, to make it bold."""
        near = self.size * _OVERPRINT
        return self.text[-1:] == [character] and max(abs(box[0] - self.last), abs(level - self.level)) <= near

    def takes(self, box: tuple[float, ...], level: float, ruled: bool) -> bool:
        """Whether a character goes on with the stretch."""
        if not self.text:
            return True
        gap = box[0] - self.right
        return (
            not ruled and abs(level - self.level) <= self.size * _LEVEL and self.size * _BACK < gap < self.size * _GAP
        )

    def add(self, character: str, box: tuple[float, ...], level: float, blanks: str) -> None:
        """Add it, with the blanks that part words."""
        width, height = box[2] - box[0], (box[3] - box[1]) * 0.75
        chinese = character > "\u2e80"
        size = width if chinese else height
        if not self.text:
            self.left, self.level, self.size, self.chinese = box[0], level, size, chinese
        else:
            latin = not chinese and self.text[-1][-1] < "\u2e80"
            gap = box[0] - self.right
            if gap > size * _WORD and (blanks or latin):
                self.text.append(blanks or " ")
            elif gap > self.size * _BLANK:
                self.text.append("\u3000")
            if chinese == self.chinese:
                self.size = max(self.size, size)
            elif chinese:
                self.size, self.chinese = size, True
        self.text.append(character)
        self.right, self.last = max(self.right, box[2]), box[0]


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # the library's own leaving takes time, and has been known to crash
