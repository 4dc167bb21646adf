"""PDFs that tests make: words at places, ruled lines, and what a hostile one holds.

No font is embedded: the encoding of one says which characters are meant, and a map to Unicode does of the other.
"""

import zlib
from collections.abc import Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 595, 842
_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype"
    b"/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000"
    b"/W[1[500 500] 814 939 500 7712 7716 500]/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6"
    b"/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>"
)
_MAPPED = (
    b"<</Type/Font/Subtype/Type0/BaseFont/FangSong/Encoding/Identity-H/ToUnicode %d 0 R/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType2/BaseFont/FangSong/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/FangSong/Flags 32/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
    b"/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>"
)
_MAP = (
    b"/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapName/M def/CMapType 2 def 1 begincodespacerange "
    b"<0000><ffff> endcodespacerange %d beginbfchar %b endbfchar endcmap end end"
)


class Words(NamedTuple):
    """Words on a page; places in points from its lower left corner."""

    x: float
    y: float
    text: str
    size: float = 12
    colour: str = "0 g"
    turned: str = "1 0 0 1"


class Page(NamedTuple):
    """What stands on a page."""

    words: Sequence[Words] = ()
    lines: Sequence[tuple[float, float, float, float]] = ()
    more: str = ""
    """Operators as they are."""
    fields: Sequence[str] = ()
    """Fields of a form and other annotations, without brackets."""


def pdf(pages: Sequence[Page], catalogue: str = "", *, mapped: bool = False) -> bytes:
    """The bytes of a PDF, whose font has an encoding or a map to Unicode."""
    objects = [b"", b"", _FONT]
    kids: list[int] = []
    fields: list[bytes] = []
    for page in pages:
        content = zlib.compress(_content(page).encode("ascii"))
        objects.append(b"<</Filter/FlateDecode/Length %d>>stream\n" % len(content) + content + b"\nendstream")
        written = len(objects)
        objects += [b"<</Type/Annot%s>>" % field.encode("ascii") for field in page.fields]
        listed = b" ".join(b"%d 0 R" % at for at in range(written + 1, len(objects) + 1))
        fields += [listed] if listed else []
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R/Annots[%s]/Resources<</Font<</F 3 0 R>>>>>>"
            % (WIDTH, HEIGHT, written, listed)
        )
    form = b"/AcroForm<</Fields[%s]>>" % b" ".join(fields) if fields else b""
    objects[0] = b"<</Type/Catalog/Pages 2 0 R" + form + catalogue.encode() + b">>"
    if mapped:
        known = {character for page in pages for item in page.words for character in item.text}
        said = _MAP % (len(known), b" ".join(b"<%04x><%04x>" % (ord(one), ord(one)) for one in sorted(known)))
        objects.append(b"<</Length %d>>stream\n%b\nendstream" % (len(said), said))
        objects[2] = _MAPPED % len(objects)
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    return packed(objects)


def packed(objects: Sequence[bytes]) -> bytes:
    """Objects, the first of them the catalogue, put into a file."""
    out, places = b"%PDF-1.7\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + item + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % size
        + table
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    )


def filled(x: float, y: float, wide: float, high: float, words: str) -> str:
    """A field of text with what is filled in, as a page lists it; places as of words."""
    return f"/Subtype/Widget/FT/Tx/Ff 4096/T({x}{y})/F 4/V{_string(words)}/Rect[{x} {y} {x + wide} {y + high}]"


def noted(x: float, y: float, wide: float, high: float, words: str) -> str:
    """A box of words that somebody put on a page."""
    return f"/Subtype/FreeText/F 4/Contents{_string(words)}/Rect[{x} {y} {x + wide} {y + high}]"


def ticked(x: float, y: float, state: str) -> str:
    """A box that is ticked (Yes) or not (Off)."""
    return f"/Subtype/Widget/FT/Btn/T({x}{y})/F 4/V/{state}/AS/{state}/Rect[{x} {y} {x + 12} {y + 12}]"


def _string(words: str) -> str:
    marked = "\ufeff" + words
    return f"<{marked.encode('utf-16-be').hex()}>"


def _content(page: Page) -> str:
    lines = "".join(f"{x} {y} m {to_x} {to_y} l S " for x, y, to_x, to_y in page.lines)
    words = "".join(
        f"{item.colour} BT /F {item.size} Tf {item.turned} {item.x} {item.y} Tm "
        f"<{item.text.encode('utf-16-be').hex()}> Tj ET "
        for item in page.words
    )
    return f"{page.more} {lines} {words}"


def column(
    text: str, x: float, y: float, wide: int, size: float = 12, leading: float = 20, indent: int = 2
) -> list[Words]:
    """Paragraphs of a text, one a line, broken at so many characters and set in."""
    placed: list[Words] = []
    for paragraph in text.split("\n"):
        first, rest = paragraph[: wide - indent], paragraph[wide - indent :]
        lines = [(indent, first), *((0, rest[at : at + wide]) for at in range(0, len(rest), wide))]
        for set_in, words in lines:
            placed.append(Words(x + set_in * size, y - len(placed) * leading, words, size))
    return placed
