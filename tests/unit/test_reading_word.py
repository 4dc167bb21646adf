"""Word documents: numbers Word counts, tables, deletions, and archives that mean harm."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from fazhi.model.errors import InputError
from fazhi.model.numerals import printed as chinese
from fazhi.model.report import PassageKind, Report
from fazhi.reading import read
from reading_helpers import of_kind, path_of, words

NUMBERING = f"""<w:numbering {nsdecls("w")}>
  <w:abstractNum w:abstractNumId="7">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>
</w:numbering>"""


def numbered(document: Document, text: str, level: int) -> None:
    paragraph = document.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>'))


def saved(path: Path, fill: Callable[[Document], None]) -> Report:
    document = docx.Document()
    document.part.numbering_part._element = parse_xml(NUMBERING)
    document.add_paragraph("高青县司法局2022年度法治政府建设工作报告")
    fill(document)
    document.save(str(path / "报告.docx"))
    return read(path / "报告.docx")


def test_numbers_that_word_counts_are_part_of_the_text(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        for text, level in [("主要举措", 0), ("执法", 1), ("案卷评查", 2), ("普法", 1), ("下一步打算", 0), ("执法", 1)]:
            numbered(document, text, level)
            document.add_paragraph("各项工作有序推进。")

    report = saved(tmp_path, fill)
    assert [str(heading.step) for heading in report.headings] == [
        "一、主要举措", "（一）执法", "1.案卷评查", "（二）普法", "二、下一步打算", "（一）执法",
    ]  # fmt: skip
    assert (report.unit, report.unit_kind, report.year) == ("高青县司法局", "department", 2022)


def test_tables_are_read_row_by_row_in_their_place(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        document.add_heading("一、案件办理", 1)
        table = document.add_table(2, 2)
        for cell, text in zip(
            (cell for row in table.rows for cell in row.cells), ["项目", "数量", "复议", "12件"], strict=True
        ):
            cell.text = text
        document.add_paragraph("以上均已办结。")

    report = saved(tmp_path, fill)
    assert of_kind(report, PassageKind.ROW) == ["项目\t数量", "复议\t12件"]
    assert path_of(report, "复议") == ["一、案件办理"]
    assert words(report, report.passages[-1]) == "以上均已办结。"
    assert "复议，12件" in report.normal.text


def test_a_table_of_one_column_is_only_layout(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        cell = document.add_table(1, 1).rows[0].cells[0]
        cell.text = "一、工作情况"
        cell.add_paragraph("全年办案三件。群众满意。")

    report = saved(tmp_path, fill)
    assert path_of(report, "群众满意") == ["一、工作情况"]


def test_word_headings_without_numbers_make_the_outline(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        document.add_heading("主要举措", 1)
        document.add_heading("行政执法", 2)
        document.add_paragraph("办案三件。")

    assert path_of(saved(tmp_path, fill), "办案三件") == ["主要举措", "行政执法"]


def test_deleted_and_hidden_words_are_left_out_and_inserted_ones_kept(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        paragraph = document.add_paragraph("办案")
        for tag, inner, text in [("w:del", "w:delText", "八件"), ("w:ins", "w:t", "三件")]:
            change, run, word = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
            word.text = text
            run.append(word)
            change.append(run)
            paragraph._p.append(change)
        paragraph.add_run("秘密").font.hidden = True
        paragraph.add_run("。")

    report = saved(tmp_path, fill)
    assert words(report, report.passages[-1]) == "办案三件。"
    assert any("删除" in notice.zh for notice in report.notices)


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    inner = "<w:txbxContent><w:p><w:r><w:t>图示说明。</w:t></w:r></w:p></w:txbxContent>"
    spaces = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    box = (
        f'<w:r {nsdecls("w")} {spaces}><mc:AlternateContent><mc:Choice Requires="wps">{inner}</mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    report = saved(tmp_path, lambda document: document.add_paragraph("正文。")._p.append(parse_xml(box)))
    assert report.text.count("图示说明。") == 1


def test_a_table_of_contents_is_left_out(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        style = document.styles.add_style("toc 1", 1)
        document.add_paragraph("一、工作情况 1", style=style)
        document.add_paragraph("正文。")

    assert "一、工作情况" not in saved(tmp_path, fill).text


@pytest.mark.parametrize(
    ("value", "printed"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"), (110, "一百一十"), (0, "0")],
)
def test_counters_print_as_chinese_reports_do(value: int, printed: str) -> None:
    assert chinese(value) == printed


def archive(path: Path, members: dict[str, bytes]) -> Path:
    """A document with some members replaced or added."""
    plain = BytesIO()
    docx.Document().save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path / "报告.docx", "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name not in members:
                target.writestr(name, source.read(name))
        for name, data in members.items():
            target.writestr(name, data)
    return path / "报告.docx"


ENTITIES = b"""<?xml version="1.0"?>
<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><w>&b;</w>"""
HARMFUL = [
    ("a zip bomb", {"word/media/image1.bin": bytes(60_000_000)}, "压缩炸弹"),
    ("too many members", {f"word/{number}.xml": b"" for number in range(5000)}, "压缩炸弹"),
    ("an entity bomb", {"word/document.xml": ENTITIES}, "实体声明"),
    ("entities in UTF-16", {"word/document.xml": ENTITIES.decode().encode("utf-16")}, "实体声明"),
    ("no XML", {"word/document.xml": b"<w:document"}, "已损坏"),
    ("no document", {"[Content_Types].xml": b"<Types/>"}, "已损坏"),
    ("deep nesting", {"word/document.xml": b"<a>" * 100_000}, "已损坏"),
]


@pytest.mark.parametrize(("members", "reason"), [case[1:] for case in HARMFUL], ids=[case[0] for case in HARMFUL])
def test_an_archive_that_means_harm_is_refused(tmp_path: Path, members: dict[str, bytes], reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read(archive(tmp_path, members), unit_kind="county", year=2022)


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    data = bytearray(archive(tmp_path, {}).read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    (tmp_path / "报告.docx").write_bytes(data)
    with pytest.raises(InputError, match="已加密"):
        read(tmp_path / "报告.docx", unit_kind="county", year=2022)


def test_a_document_without_words_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有文字"):
        read(archive(tmp_path, {}), unit_kind="county", year=2022)


def test_a_page_break_is_no_line_end(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        run = document.add_paragraph("办案").add_run()
        mark = OxmlElement("w:br")
        mark.set(qn("w:type"), "page")
        run._r.append(mark)
        run.add_text("三件。")

    assert "办案三件。" in saved(tmp_path, fill).text


def test_a_label_merged_over_rows_stands_in_each_and_a_long_cell_does_not(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        document.add_paragraph("一、主要举措和成效")
        table = document.add_table(rows=4, cols=3)
        for row, texts in zip(
            table.rows,
            (("事项", "措施", "结果"), ("案卷评查", "评查40卷", "完成"), ("", "通报12个", ""), ("培训", "", "好")),
            strict=True,
        ):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        table.cell(1, 0).merge(table.cell(2, 0))
        table.cell(1, 2).merge(table.cell(2, 2))
        table.cell(3, 0).merge(table.cell(3, 1))
        long = document.add_table(rows=2, cols=2)
        long.cell(0, 0).text, long.cell(0, 1).text, long.cell(1, 1).text = "长" * 41, "甲", "乙"
        long.cell(0, 0).merge(long.cell(1, 0))

    report = saved(tmp_path, fill)
    rows = [words(report, item) for item in report.passages if item.kind is PassageKind.ROW]
    assert rows[1:3] == ["案卷评查\t评查40卷\t完成", "案卷评查\t通报12个\t完成"]
    assert rows[3].split() == ["培训", "好"]
    assert rows[-1].strip() == "乙"


def test_a_report_kept_in_a_form_has_the_parts_that_its_first_cells_name(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        table = document.add_table(rows=3, cols=2)
        for row, texts in zip(
            table.rows,
            (
                ("主要举措和成效", "组织学法6次。"),
                ("二、存在的不足", "培训不够。"),
                ("下一年度工作安排", "聘请顾问2名。"),
            ),
            strict=True,
        ):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text

    report = saved(tmp_path, fill)
    parts = [item.part.value for item in report.passages if item.kind is PassageKind.ROW]
    assert parts == ["work", "shortcomings", "plans"]
