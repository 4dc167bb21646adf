"""A Word document as official papers look (GB/T 9704): sheet, margins, fonts, lines, and numbers of pages.

The fonts that the standard names are named with what stands in for them on a machine that lacks them; nothing is left
to the theme. The same document is the same bytes.
"""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from fazhi.extras import install
from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.output.words.quote import one_line

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.text.paragraph import Paragraph

BODY, KAI, HEI, TITLE, SONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体", "宋体"
_INSTEAD: Final = {
    BODY: "仿宋,FangSong,STFangsong,Noto Serif CJK SC",
    KAI: "楷体,KaiTi,STKaiti,Noto Serif CJK SC",
    HEI: "SimHei,Microsoft YaHei,Noto Sans CJK SC",
    TITLE: "方正小标宋_GBK,华文中宋,STZhongsong,宋体,Noto Serif CJK SC",
    SONG: "SimSun,NSimSun,Noto Serif CJK SC",
}
"""What stands in for a font where it is not installed, the closest first."""
SIZE: Final = 16
"""Points of 三号, in which the body is set."""
_TITLE_SIZE, _NUMBER_SIZE, _CELL_SIZE, _COMMENT_SIZE = 22, 14, 11, 10.5
_LINE: Final = 28
_CELL_LINE: Final = 15
_SHEET: Final = (210, 297)
_MARGINS: Final = {"top": 37, "bottom": 35, "left": 28, "right": 26}
"""Millimetres: 天头, and what the 156 by 225 mm of the type area leave."""
_FOOT: Final = 22
"""Millimetres from the edge to the number of the page, which stands 7 mm below the type area."""
_LINES_PITCH: Final = 560
_CLOSER: Final = -5
"""Twentieths of a point that letters of the body stand closer, so that 28 of them make a line of 156 mm."""
_STYLES: Final = {
    "Normal": (BODY, SIZE, 2),
    "Title": (TITLE, _TITLE_SIZE, 0),
    "Heading 1": (HEI, SIZE, 2),
    "Heading 2": (KAI, SIZE, 2),
    "Heading 3": (BODY, SIZE, 2),
    "No Spacing": (BODY, _CELL_SIZE, 0),
    "Footer": (SONG, _NUMBER_SIZE, 0),
}
"""Font, points, and letters by which the first line is indented; No Spacing is the look of cells."""
_NOT_WANTED: Final = frozenset(("stylesWithEffects", "customXml", "thumbnail", "extended-properties"))
"""Parts of the library's blank, by the last word of how they are related."""
_WORD_2013: Final = "15"
"""The newest mode of Word there is."""
_LONGEST_TITLE: Final = 255
"""Characters of a property of a document."""
_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - a document's dates have no zone
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
MISSING: Final = Both(
    f"没有安装写 Word 文件的库；请运行 {install('word')}。",
    f"The libraries for Word are missing: run {install('word')}.",
)


def new_document() -> "Document":
    """An empty paper, its styles and its page set.

    Raises:
        InputError: The library that writes it is not installed.
    """
    try:
        from docx import Document  # noqa: PLC0415 - an extra, slow to load
    except ImportError:
        raise InputError.of(MISSING) from None
    made = Document()
    _bare(made)
    _styles(made)
    _fonts(made)
    made.settings.odd_and_even_pages_header_footer = True
    lay(made.sections[0])
    _numbers(made.sections[0])
    about = made.core_properties
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.created = about.modified = _MADE
    about.language = "zh-CN"
    about.revision = 1
    return made


def lay(section: "Section", *, across: bool = False) -> None:
    """Sheet and margins of a section; `across` turns the sheet, its head to the left."""
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415 - see above
    from docx.shared import Mm  # noqa: PLC0415 - the same

    sheet, margins = _SHEET, dict(_MARGINS)
    if across:
        sheet = (sheet[1], sheet[0])
        margins = {"top": margins["left"], "right": margins["top"], "bottom": margins["right"], "left": 35}
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(side) for side in sheet)
    for side, wide in margins.items():
        setattr(section, f"{side}_margin", Mm(wide))
    section.header_distance = Mm(15)
    section.footer_distance = Mm(_FOOT if not across else 13)
    for grid in section._sectPr.findall(_tag("w:docGrid")):  # noqa: SLF001 - the library has no word for it
        section._sectPr.remove(grid)  # noqa: SLF001 - as above
    section._sectPr.append(_element("w:docGrid", type="lines", linePitch=_LINES_PITCH))  # noqa: SLF001 - as above


def entitle(made: "Document", title: str) -> None:
    """Give a document a title, as much of it as one holds; none stays none."""
    if title:
        made.core_properties.title = one_line(title)[:_LONGEST_TITLE]


def saved(made: "Document", title: str = "") -> bytes:
    """The file; with no moment of writing in it."""
    entitle(made, title)
    packed = io.BytesIO()
    made.save(packed)
    return settled(packed.getvalue())


def settled(data: bytes) -> bytes:
    """A package with its moments of packing taken out, so that the same papers are the same bytes."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as package,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as anew,
    ):
        for info in package.infolist():
            entry = zipfile.ZipInfo(info.filename, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            anew.writestr(entry, package.read(info))
    return made.getvalue()


def rule(paragraph: "Paragraph", side: str, colour: str = "000000", eighths: int = 8) -> None:
    """A line above or below a paragraph, so many eighths of a point strong."""
    edges = _element("w:pBdr")
    edges.append(_element(f"w:{side}", val="single", sz=eighths, space=1, color=colour))
    paragraph.paragraph_format.element.get_or_add_pPr().insert_element_before(
        edges,
        "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr",
        "w:sectPr",
    )  # fmt: skip


def indent(target: Any, letters: int, size: float = SIZE, *, behind: int = 0) -> None:
    """Indent the first line by so many letters, and the right by so many `behind`."""
    place = target.paragraph_format.element.get_or_add_pPr().get_or_add_ind()
    for name, many in (("firstLine", letters), ("right", behind)):
        place.set(_tag(f"w:{name}Chars"), str(many * 100))
        place.set(_tag(f"w:{name}"), str(round(many * size * 20)))


def table(made: "Document", heads: Sequence[str], widths: Sequence[float], rows: int = 1) -> Any:
    """A table with lines, its heads repeated on every page, its columns so many millimetres wide."""
    from docx.shared import Mm  # noqa: PLC0415 - see above

    grid = made.add_table(rows=1 + rows, cols=len(heads), style="Table Grid")
    grid.autofit = False
    for at, (head, wide) in enumerate(zip(heads, widths, strict=True)):
        grid.columns[at].width = Mm(wide)
        for row in grid.rows:
            row.cells[at].width = Mm(wide)
        told = grid.cell(0, at).paragraphs[0]
        told.style = "No Spacing"
        told.alignment = 1
        font(told.add_run(head), HEI)
    for row in grid.rows:
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))  # noqa: SLF001 - as above
    grid.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))  # noqa: SLF001 - as above
    return grid


def font(run: Any, family: str, size: float | None = None) -> None:
    """Set a run in a font."""
    from docx.shared import Pt  # noqa: PLC0415 - see above

    _family(run, family)
    if size is not None:
        run.font.size = Pt(size)


class Comments:
    """The comments of a document, which get their numbers here: the library looks through all of them for each."""

    def __init__(self, made: "Document", author: str) -> None:
        """Give the document the look of comments, by the names that word processors ask for."""
        from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 - see above
        from docx.shared import Pt  # noqa: PLC0415 - the same

        look: Any = made.styles.add_style("annotation text", WD_STYLE_TYPE.PARAGRAPH)
        look.base_style = made.styles["Normal"]
        look.font.size = Pt(_COMMENT_SIZE)
        _family(look, BODY)
        look.paragraph_format.line_spacing = 1.0
        indent(look, 0)
        sign: Any = made.styles.add_style("annotation reference", WD_STYLE_TYPE.CHARACTER)
        sign.font.size = Pt(_COMMENT_SIZE)
        look.element.styleId, sign.element.styleId = "CommentText", "CommentReference"
        self._all = made.part._comments_part.element  # noqa: SLF001 - as above
        self._author = author
        self._next = 0

    def add(self, runs: Sequence[Any], lines: Sequence[str]) -> None:
        """One on some runs of a paragraph; without a moment, so that bytes stay the same."""
        noted = _element("w:comment", id=self._next, author=self._author, initials=self._author)
        for at, told in enumerate(lines):
            line = _element("w:p")
            line.style = "CommentText"
            if not at:
                sign = line.add_r()
                sign.style = "CommentReference"
                sign.append(_element("w:annotationRef"))
            line.add_r().text = told
            noted.append(line)
        self._all.append(noted)
        runs[0].mark_comment_range(runs[-1], self._next)
        self._next += 1


def _bare(made: "Document") -> None:
    """Take out what the library's own blank brings along, which Word asks no one for, and set how Word opens it.

    That is a second, older set of styles that contradicts the first, a picture and figures of an empty page, and the
    mode of Word 2010, which Word would tell of in the title of the window.
    """
    for kept in (made.part.rels, made.part.package.rels):
        for key in [key for key, each in kept.items() if each.reltype.rpartition("/")[2] in _NOT_WANTED]:
            del kept[key]
    settings: Any = made.settings.element
    for zoom in settings.iter(_tag("w:zoom")):
        zoom.set(_tag("w:percent"), "100")
    for each in settings.iter(_tag("w:compatSetting")):
        if each.get(_tag("w:name")) == "compatibilityMode":
            each.set(_tag("w:val"), _WORD_2013)


def _styles(made: "Document") -> None:
    """The look of each kind of paragraph, and none of the library's own: no theme, no colours, no lines."""
    from docx.shared import Pt, RGBColor  # noqa: PLC0415 - see above

    _without_theme(made)
    for name, (family, size, letters) in _STYLES.items():
        style: Any = made.styles[name]
        look, way = style.font, style.paragraph_format
        look.size, look.bold, look.italic, look.color.rgb = Pt(size), False, False, RGBColor(0, 0, 0)
        _family(style, family)
        for edges in style.element.get_or_add_pPr().findall(_tag("w:pBdr")):
            style.element.get_or_add_pPr().remove(edges)
        way.space_before = way.space_after = Pt(0)
        way.line_spacing = Pt(_LINE)
        indent(style, letters, size)
    _apart(made)


def _without_theme(made: "Document") -> None:
    for fonts in made.styles.element.iter(_tag("w:rFonts")):
        for name in list(fonts.attrib):
            if "heme" in name:
                del fonts.attrib[name]
        _families(fonts, BODY)
    for told in made.styles.element.iter(_tag("w:lang")):
        told.set(_tag("w:eastAsia"), "zh-CN")


def _apart(made: "Document") -> None:
    """What only some of them have: the body to both margins, titles in the middle, cells off the lines of the body."""
    from docx.shared import Pt  # noqa: PLC0415 - see above

    normal, title, foot, cell = (made.styles[name] for name in ("Normal", "Title", "Footer", "No Spacing"))
    ways: Any = [each.paragraph_format for each in (normal, title, foot, cell)]
    ways[0].alignment, ways[1].alignment = 3, 1
    ways[1].line_spacing, ways[2].line_spacing, ways[3].line_spacing = Pt(34), None, Pt(_CELL_LINE)
    ways[3].space_before = ways[3].space_after = Pt(2)
    normal.element.get_or_add_rPr().insert_element_before(
        _element("w:spacing", val=_CLOSER), "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:lang"
    )
    cell.element.get_or_add_pPr().insert_element_before(
        _element("w:snapToGrid", val=0), "w:spacing", "w:ind", "w:contextualSpacing", "w:jc"
    )


def _fonts(made: "Document") -> None:
    """What stands in for each font, in the table of fonts, which every word processor asks."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - see above
    from docx.oxml import parse_xml  # noqa: PLC0415 - the same
    from docx.oxml.ns import nsdecls  # noqa: PLC0415 - the same

    part = made.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    each = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{instead}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{"swiss" if name == HEI else "roman"}"/><w:pitch w:val="variable"/></w:font>'
        for name, instead in _INSTEAD.items()
    )
    root = parse_xml(f"<w:fonts {nsdecls('w')}>{each}</w:fonts>")
    from lxml import etree  # noqa: PLC0415 - the same

    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001 - as above


def _numbers(section: "Section") -> None:
    """— 1 — outside at the foot: right on odd pages, left on even ones, one letter from the edge."""
    for foot, side in ((section.footer, 2), (section.even_page_footer, 0)):
        foot.is_linked_to_previous = False
        line = foot.paragraphs[0]
        line.style = "Footer"
        line.alignment = side
        letters = {"leftChars": 100, "left": 280} if side == 0 else {"rightChars": 100, "right": 280}
        place = line._p.get_or_add_pPr().get_or_add_ind()  # noqa: SLF001 - as above
        for name, wide in letters.items():
            place.set(_tag(f"w:{name}"), str(wide))
        line.add_run("— ")
        for piece in (
            _element("w:fldChar", fldCharType="begin"),
            _element("w:instrText", "PAGE"),
            _element("w:fldChar", fldCharType="separate"),
            _element("w:t", "1"),
            _element("w:fldChar", fldCharType="end"),
        ):
            line.add_run()._r.append(piece)  # noqa: SLF001 - as above
        line.add_run(" —")


def _family(whose: Any, family: str) -> None:
    whose.font.name = family
    _families(whose.font.element.rPr.rFonts, family)


def _families(fonts: Any, family: str) -> None:
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(_tag(f"w:{name}"), family)


def _tag(name: str) -> str:
    from docx.oxml.ns import qn  # noqa: PLC0415 - see above

    return str(qn(name))


def _element(name: str, text: str = "", **told: Any) -> Any:
    from docx.oxml import OxmlElement  # noqa: PLC0415 - see above

    made = OxmlElement(name)
    for key, value in told.items():
        made.set(_tag(f"w:{key}"), str(value))
    if text:
        made.text = text
    return made
