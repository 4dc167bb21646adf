"""Valid documents to be damaged, some for every format that is read, each with much of what the format can hold."""

import email.policy
import html
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from functools import cache
from io import BytesIO
from typing import Final

from fazhi.reading.formats.office.convert import Conversion, saved
from fazhi.reading.formats.office.find import find_soffice
from fazhi.reading.formats.table import FORMATS, Format

_TITLE = "云岭县司法局2023年度法治政府建设情况报告"
_LINES = (
    "一、2023年主要举措和成效",
    "（一）规范行政执法。办理行政处罚案件12件，行政检查140次，“双公示”率100％。",
    "1.组织培训3次，200余人次参加；2.修订《行政执法办法》。",
    "一是听取汇报2次。二是审核合同45份，未发生败诉。",
    "（二）办理建议",
    "办理人大代表建议15件，办复率100%。",
    "二、存在的不足和原因",
    "基层力量仍然不足，培训有待加强。",
    "三、下一年度主要安排",
    "2024年，将继续完善制度。",
    "云岭县司法局",
    "2024年1月20日",
)
_ROWS = (("类别", "2022年", "2023年"), ("行政处罚（件）", "10", "12"), ("行政检查（次）", "120", "140"))
_OFFICE = "http://schemas.openxmlformats.org"
_WORD = f'xmlns:w="{_OFFICE}/wordprocessingml/2006/main" xmlns:r="{_OFFICE}/officeDocument/2006/relationships"'
_RELATIONS = f"{_OFFICE}/package/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


NOT_FUZZED = frozenset({"wps", "picture"})
"""WPS reads its own format; a machine takes seconds for each picture, whatever is wrong with it."""


def seeds_of(format: Format) -> list[bytes]:
    """Documents of a format; none where they cannot be made here."""
    return _MAKE[format.name]()


def fuzzed() -> list[Format]:
    """The formats that can be damaged here: all that are read, those by way of LibreOffice where it is."""
    there = find_soffice() is not None
    return [item for item in FORMATS if item.is_read and (there or not item.converted) and item.name not in NOT_FUZZED]


def _texts() -> list[bytes]:
    text = "\n".join((_TITLE, *_LINES, *map("\t".join, _ROWS)))
    return [text.encode(), text.encode("gb18030"), text.encode("utf-16"), text.replace("，", "，\n").encode()]


def _markdown() -> list[bytes]:
    heads = [f"## {line}" if line[1] == "、" else line for line in _LINES]
    table = "\n".join(f"| {' | '.join(row)} |" for row in (_ROWS[0], ("---",) * 3, *_ROWS[1:]))
    text = "\n\n".join((f"# {_TITLE}", *heads, table, "- [ ] 编制目录\n- [x] 评查案卷40卷", "> 引文[^1]\n\n[^1]: 注"))
    return [text.encode(), f"---\ntitle: x\n---\n\n{text}\n\n<!-- 注\n释 -->\n\n```\ncode\n```\n".encode()]


def _page() -> str:
    table = "".join(f"<tr>{''.join(f'<td colspan=1>{cell}</td>' for cell in row)}</tr>" for row in _ROWS)
    words = "".join(f"<p style='text-indent:2em'>{html.escape(line)}</p>" for line in _LINES)
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{_TITLE}</title><style>.x{{display:none}}</style>"
        f"<meta name=PubDate content=2024-01-20></head><body><div class=nav><a href=/>首页</a></div><h1>{_TITLE}</h1>"
        f"<div id=zoom>{words}<table>{table}</table><ol><li>项一</li><li>项二</li></ol><p class=x>隐藏</p></div>"
        "<div class=foot>主办单位&nbsp;备案号</div></body></html>"
    )


def _saved_page() -> list[bytes]:
    made = []
    for way in ("quoted-printable", "base64"):
        mail = EmailMessage()
        mail["Subject"] = "x"
        mail.set_content(_page(), subtype="html", cte=way)
        mail.add_related(b"\x89PNG", "image", "png")
        made.append(mail.as_bytes(policy=email.policy.SMTP))
    return made


def _docx() -> list[bytes]:
    def paragraph(words: str, more: str = "", traits: str = "") -> str:
        return f"<w:p><w:pPr>{traits}</w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{words}</w:t>{more}</w:r></w:p>"

    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    cells = [[f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph(cell)}</w:tc>" for cell in row] for row in _ROWS]
    table = _table(cells)
    note = '<w:footnoteReference w:id="1"/>'
    changed = (
        '<w:p><w:del w:id="1"><w:r><w:delText>删</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>插</w:t></w:r></w:ins></w:p>'
        "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        '<w:altChunk r:id="rId4"/>'
    )
    body = paragraph(_TITLE) + "".join(paragraph(line, note, numbered) for line in _LINES) + table + changed
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    parts = {
        "styles.xml": f'<w:styles {_WORD}><w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
        "</w:styles>",
        "numbering.xml": f'<w:numbering {_WORD}><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "footnotes.xml": f'<w:footnotes {_WORD}><w:footnote w:id="1">{paragraph("注")}</w:footnote></w:footnotes>',
        "chunk.html": "<html><body><p>嵌入</p></body></html>",
    }
    kinds = ("styles", "numbering", "footnotes", "aFChunk")
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/officeDocument/2006/relationships/{kind}" Target="{name}"/>'
        for number, (name, kind) in enumerate(zip(parts, kinds, strict=True), 1)
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_OFFICE}/package/2006/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="html" ContentType="text/html"/><Override '
        'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
        'document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument/'
        '2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_WORD}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{listed}</Relationships>',
        **{f"word/{name}": text for name, text in parts.items()},
    }
    return [_packed(files)]


def _table(rows: list[list[str]]) -> str:
    return f"<w:tbl>{''.join('<w:tr>' + ''.join(row) + '</w:tr>' for row in rows)}</w:tbl>"


def _odt_body() -> str:
    words = "".join(f"<text:p>{html.escape(line)}</text:p>" for line in (_TITLE, *_LINES))
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in _ROWS
    )
    return f"<office:body><office:text>{words}<table:table>{rows}</table:table></office:text></office:body>"


def _odt_names() -> str:
    return " ".join(f'xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "text", "table"))


def _fodt() -> list[bytes]:
    kind = "application/vnd.oasis.opendocument.text"
    return [
        f'<?xml version="1.0"?><office:document {_odt_names()} office:version="1.2" office:mimetype="{kind}">'
        f"{_odt_body()}</office:document>".encode()
    ]


def _rtf() -> list[bytes]:
    words = "".join(
        "".join(rf"\'{byte:02x}" for byte in line.encode("gb18030")) + r"\par " for line in (_TITLE, *_LINES)
    )
    return [rf"{{\rtf1\ansi\ansicpg936\deff0{{\fonttbl{{\f0\fcharset134 SimSun;}}}}\f0 {words}}}".encode()]


@cache
def _from_flat(suffix: str, filter: str) -> bytes:
    """What LibreOffice makes of the flat document."""
    return saved(Conversion(".fodt", "OpenDocument Text Flat XML"), _fodt()[0], "fodt", suffix, filter)


def _pdf() -> list[bytes]:
    """Two pages with a text layer: codes are those of Unicode, the font is not embedded."""
    pages = []
    for lines in ((_TITLE, *_LINES[:6]), (*_LINES[6:], *map(" ".join, _ROWS))):
        shown = "".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -24 Td\n" for line in lines)
        pages.append(f"BT /F 14 Tf 60 760 Td\n{shown}ET".encode())
    codes = "\n".join(f"<{high:02x}00> <{high:02x}ff> <{high:02x}00>" for high in range(0x4E, 0x9F))
    unicode = (
        f"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n81 beginbfrange\n{codes}\nendbfrange endcmap"
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        *(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F 7 0 R>>>>>>" % at
            for at in (5, 6)
        ),
        *(_stream(page) for page in pages),
        b"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H/DescendantFonts[8 0 R]/ToUnicode 9 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2"
        b">>/FontDescriptor<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0"
        b"/Ascent 800/Descent -200/CapHeight 700/StemV 80>>>>",
        _stream(unicode.encode()),
    ]
    made, places = b"%PDF-1.7\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return [
        made
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(made))
    ]


def _stream(data: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(data), data)


def _archive() -> list[bytes]:
    return [_packed({"报告.txt": _texts()[0], "附件1：表.docx": _docx()[0], "附件2/页.html": _page().encode()})]


def _packed(files: Mapping[str, str | bytes]) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return held.getvalue()


_MAKE: Final[Mapping[str, Callable[[], list[bytes]]]] = {
    "text": _texts,
    "markdown": _markdown,
    "docx": _docx,
    "html": lambda: [_page().encode(), _page().replace("utf-8", "gbk").encode("gb18030")],
    "mhtml": _saved_page,
    "zip": _archive,
    "pdf": _pdf,
    "rtf": _rtf,
    "odt": lambda: [_from_flat("odt", "writer8")],
    "fodt": _fodt,
    "doc": lambda: [_from_flat("doc", "MS Word 97")],
    "wordml": lambda: [_from_flat("xml", "MS Word 2003 XML")],
}
"""By the names of the table of formats. Files of Works (wps) cannot be made by any free program."""
