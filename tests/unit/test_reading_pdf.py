"""A PDF reads as a person reads it, and one that cannot be read is refused with a sentence that helps."""

import difflib
import io
import json
import re
import subprocess
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn
import pypdf
import pypdfium2
import pytest
import typst

from absent import needs
from fazhi.audit import audit
from fazhi.catalogue.project import load
from fazhi.model.errors import InputError
from fazhi.model.report import PassageKind
from fazhi.output.formats.json import audit_object
from fazhi.output.words.quote import where
from fazhi.reading import read
from fazhi.reading.formats.pdf import read_pdf, scans, sheets
from fazhi.reading.formats.pdf.sheets import MOST_PAGES
from pdf_files import HEIGHT, WIDTH, Page, Words, column, filled, noted, packed, pdf, ticked
from reading_helpers import of_kind

TITLE = "青河县司法局二〇二四年度法治政府建设情况报告"
BODY = (
    "二〇二四年，我局坚持依法行政，全年办理行政复议案件十二件，全部按期办结，现将有关情况报告如下。\n"
    "一、主要工作\n"
    "制定规范性文件两件，均经过公开征求意见、合法性审核和集体讨论，并按期报送备案审查机关。\n"
    "二、存在的不足\n"
    "培训的针对性不强。"
)
PLAIN = f"{TITLE}\n{BODY}"


def text_of(*pages: Page) -> str:
    return read_pdf(pdf(pages), "报告.pdf").text


def body(text: str = BODY, y: float = 720, wide: int = 30) -> list[Words]:
    return column(text, 90, y, wide)


def titled(*words: Words) -> Page:
    return Page([Words(150, 760, TITLE, 16), *words])


def notices(*pages: Page) -> str:
    return "".join(item.zh for item in read_pdf(pdf(pages), "报告.pdf").notices)


def _torn(line: str, y: float, x: float = 90) -> list[Words]:
    """A line as programs write it that take quotation marks from another, narrower font: these first, then the rest.

    Each leaves blanks where the other stands.
    """
    pieces = re.findall("[“”]|[^“”]+", line)
    marks = "".join(piece if piece in "“”" else "\u3000" * 2 * len(piece) for piece in pieces)
    return [Words(x, y, marks, 6), Words(x, y, re.sub("[“”]", " ", line), 12)]


def test_quotation_marks_that_are_drawn_before_their_line_stand_where_they_are_seen() -> None:
    lines = ["媒体曝光的“井盖缺失”“僵尸扶手”等问题当日核查，", "选树“街道合法性审核示范所”三个，推行“一网统管”。"]
    words = [*_torn(lines[0], 700), *_torn(lines[1], 680)]
    assert "".join(lines) in text_of(titled(*words)).replace("\n", "")


@pytest.mark.parametrize("wide", [18, 24, 30, 33])
def test_lines_become_the_paragraphs_they_were_broken_from(wide: int) -> None:
    assert text_of(titled(*body(wide=wide))) == PLAIN


def test_paragraphs_that_are_not_set_in_are_told_by_their_last_line() -> None:
    assert text_of(titled(*column(BODY, 90, 720, 30, indent=0))) == PLAIN


def test_a_report_reads_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "报告.pdf"
    path.write_bytes(pdf([titled(*body())]))
    report = read(path)
    assert (report.title, report.year, report.unit) == (TITLE, 2024, "青河县司法局")
    assert of_kind(report, PassageKind.HEADING) == ["一、主要工作", "二、存在的不足"]


def test_columns_are_read_one_after_the_other() -> None:
    left = column("甲方办理行政复议案件十二件全部按期办结，" * 12, 60, 700, 18, leading=18, indent=0)
    right = column("乙方制定规范性文件两件均经过集体讨论，" * 12, 310, 691, 18, leading=18, indent=0)
    text = text_of(Page([Words(150, 760, TITLE, 16), *left, *right]))
    assert (
        "".join(text.split())
        == TITLE + "甲方办理行政复议案件十二件全部按期办结，" * 12 + "乙方制定规范性文件两件均经过集体讨论，" * 12
    )


FEET = ["— {} —", "-{}-", "第{}页", "第{}页 共3页", "{}", "{}/3", "· {} ·"]
ROMAN = ["", "i", "ii", "iii"]


@pytest.mark.parametrize("foot", [*FEET, "roman"])
def test_page_numbers_and_running_heads_are_left_out(foot: str) -> None:
    long = "全年办理行政复议案件十二件，全部按期办结，没有超过期限，" * 30
    lines = column(long, 90, 740, 30)
    pages = [
        Page(
            [
                Words(90, 800, "青河县法治政府建设年度报告", 9),
                *(line._replace(y=740 - 20 * at) for at, line in enumerate(lines[10 * number : 10 * number + 10])),
                Words(280, 40, ROMAN[number + 1] if foot == "roman" else foot.format(number + 1), 9),
            ]
        )
        for number in range(3)
    ]
    assert text_of(*pages) == long


def test_a_sentence_goes_on_over_the_page_and_its_page_is_kept() -> None:
    document = read_pdf(pdf([titled(*body("全" * 58)), Page(body("办结。", 760))]), "报告.pdf")
    assert document.text.endswith("全" * 58 + "\n办结。")
    whole = read_pdf(
        pdf([titled(*body("甲" * 58)), Page([*(w._replace(x=90) for w in body("乙" * 20 + "。", 760, 60))])]),
        "报告.pdf",
    )
    assert whole.text.endswith("甲" * 58 + "乙" * 20 + "。")
    assert whole.text[whole.pages[1]] == "乙"


GRID = (
    [(90.0, y, 490.0, y) for y in (700, 676, 652, 628)]
    + [(x, 700.0, x, 628.0) for x in (90, 190, 290, 490)]
)  # fmt: skip


def cells(*rows: str, top: float = 684) -> list[Words]:
    return [
        Words(x, top - 24 * number, text)
        for number, row in enumerate(rows)
        for x, text in zip((95, 195, 295), row.split("|"), strict=True)
        if text
    ]


def test_a_table_is_read_row_by_row() -> None:
    page = Page([*titled().words, *cells("事项|数量|备注", "复议|十二件|已完成", "应诉|五件|未完成")], GRID)
    document = read_pdf(pdf([page]), "报告.pdf")
    assert document.text.split("\n")[1:] == ["事项\t数量\t备注", "复议\t十二件\t已完成", "应诉\t五件\t未完成"]
    assert [block.row for block in document.blocks] == [False, True, True, True]


def test_a_cell_over_two_rows_stands_in_both_and_lines_of_a_cell_are_one() -> None:
    lines = [line for line in GRID if line != (90.0, 652, 490.0, 652)] + [(190.0, 652.0, 490.0, 652.0)]
    words = [*cells("事项|数量|备注", "|十二件|", "|五件|未完成"), Words(95, 648, "复议")]
    words += [Words(295, 664, "已经完成并且通报各个单位督促改正", 12), Words(295, 654, "到位")]
    text = text_of(Page([*titled().words, *words], lines))
    assert text.split("\n")[2:] == ["复议\t十二件\t已经完成并且通报各个单位督促改正到位", "复议\t五件\t未完成"]


def test_a_table_that_goes_on_does_not_repeat_its_head() -> None:
    first = Page([*titled().words, *cells("事项|数量|备注", "复议|十二件|已完成", "应诉|五件|未完成")], GRID)
    second = Page(cells("事项|数量|备注", "信访|三件|已完成", "普法|九场|已完成"), GRID)
    assert text_of(first, second).split("\n")[1:] == [
        "事项\t数量\t备注", "复议\t十二件\t已完成", "应诉\t五件\t未完成", "信访\t三件\t已完成", "普法\t九场\t已完成",
    ]  # fmt: skip


def test_equal_figures_under_one_another_are_all_read() -> None:
    text = text_of(Page([*titled().words, *cells("一|二|三", "二|二|二", "二|二|二")], GRID))
    assert text.split("\n")[2:] == ["二\t二\t二"] * 2


def test_a_table_of_contents_is_left_out() -> None:
    contents = [Words(90, 700 - 20 * at, f"{mark}、主要工作{'.' * 20}{at}") for at, mark in enumerate("一二三四", 1)]
    assert "...." not in text_of(titled(Words(280, 720, "目录"), *contents, *body(y=580)))
    assert "目录" in notices(titled(Words(280, 720, "目录"), *contents, *body(y=580)))


UNSEEN = {
    "white": Words(90, 300, "看不见的文字", colour="1 g"),
    "off the page": Words(90, -300, "看不见的文字"),
    "invisible": Words(90, 300, "看不见的文字", colour="3 Tr"),
}


@pytest.mark.parametrize("name", UNSEEN)
def test_words_that_cannot_be_seen_are_left_out_and_told(name: str) -> None:
    page = titled(*body(), UNSEEN[name])
    assert "看不见" not in text_of(page)
    assert "看不见的文字" in notices(page)


def test_white_words_on_a_dark_ground_are_read() -> None:
    page = titled(*body(), UNSEEN["white"])._replace(more="0 0 0.5 rg 80 290 200 30 re f")
    assert "看不见的文字" in text_of(page)


def test_a_mark_across_the_page_is_left_out_and_told() -> None:
    page = titled(*body(), Words(200, 400, "内部资料", 40, turned="0.7 0.7 -0.7 0.7"))
    assert "内部资料" not in text_of(page)
    assert "水印" in notices(page)


def test_words_printed_twice_to_be_bold_are_read_once() -> None:
    twice = [words for word in titled().words for words in (word, word._replace(x=word.x + 0.3))]
    assert text_of(Page([*twice, *body()])) == PLAIN


def test_a_script_does_nothing() -> None:
    assert read_pdf(pdf([titled(*body())], "/OpenAction<</S/JavaScript/JS(while(1){})>>"), "报告.pdf").text == PLAIN


def encrypted() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([titled(*body())])))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


GREY = b"/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"


def picture(traits: bytes = GREY, data: bytes = b"\x80", fields: Sequence[str] = ()) -> bytes:
    """A PDF whose only page is a picture, with fields of a form over it."""
    listed = b" ".join(b"%d 0 R" % at for at in range(6, 6 + len(fields)))
    content = b"q %d 0 0 %d 0 0 cm /I Do Q" % (WIDTH, HEIGHT)
    page = b"/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>/Annots[%s]" % listed
    return packed(
        [
            b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[%s]>>>>" % listed,
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/MediaBox[0 0 %d %d]" % (WIDTH, HEIGHT) + page + b">>",
            b"<</Length %d>>stream\n" % len(content) + content + b"\nendstream",
            b"<</Type/XObject/Subtype/Image%s/Length %d>>stream\n" % (traits, len(data)) + data + b"\nendstream",
            *(b"<</Type/Annot%s>>" % field.encode() for field in fields),
        ]
    )


def test_what_is_filled_in_in_a_form_is_read_where_it_lies(tmp_path: Path) -> None:
    labels = [
        Words(90, 700, "学法情况："),
        Words(90, 640, "存在不足："),
        Words(106, 560, "开展案卷评查"),
        Words(106, 530, "公开征求意见"),
    ]
    long = "执法人员法律专业水平还不够高，培训的针对性不强，有的单位对新颁布的法律学习不够及时。"
    fields = (
        filled(160, 695, 380, 18, "组织集体学法6次，参加120人次。"),
        filled(160, 600, 380, 54, long),
        ticked(90, 558, "Yes"),
        ticked(90, 528, "Off"),
        filled(160, 480, 380, 18, "看不见的字。").replace("/F 4", "/F 2"),
        noted(90, 400, 210, 30, "批注框里的字。"),
    )
    report = read_pdf(pdf([titled()._replace(fields=fields, words=(*titled().words, *labels))]), "报告.pdf")
    lines = report.text.split("\n")
    assert [line for line in lines if "学法情况" in line] == ["学法情况：组织集体学法6次，参加120人次。"]
    assert long in report.text.replace("\n", "")
    assert [line.replace("\t", "") for line in lines if "☑" in line or "☐" in line] == [
        "☑开展案卷评查",
        "☐公开征求意见",
    ]
    assert "批注框里的字。" in report.text
    assert "看不见" not in report.text
    assert any("表单域和文本框" in item.zh for item in report.notices)


REFUSED = {
    "encrypted": (encrypted, "已加密"),
    "half a download": (lambda: pdf([titled(*body())])[:-600], "不完整"),
    "the head alone": (lambda: b"%PDF-1.7\n", "已损坏"),
    "noise": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "已损坏"),
    "an empty page": (lambda: pdf([Page()]), "没有文字"),
    "private characters": (lambda: pdf([Page([Words(90, 700, "\ue012\ue034" * 12)])]), "乱码"),
    "cid": (lambda: pdf([Page([Words(90, 700, "(cid:12)(cid:13)" * 12)])]), "乱码"),
    "too many pages": (lambda: pdf([Page()] * (MOST_PAGES + 1)), "不予读取"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_a_reason(name: str) -> None:
    made, reason = REFUSED[name]
    with pytest.raises(InputError) as told:
        read_pdf(made(), "报告.pdf")
    assert reason in told.value.zh
    assert "报告.pdf" in told.value.zh
    assert "报告.pdf" in told.value.en
    assert told.value.zh.count("。") == 1


def test_a_stream_that_swells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform != "linux":  # other systems do not keep a process to what it may hold
        return
    monkeypatch.setattr(sheets, "MOST_MEMORY", 64 * 1024 * 1024)
    with pytest.raises(InputError, match="不能读完"):
        read_pdf(pdf([Page(more="q " * 40_000_000)]), "报告.pdf")


def test_a_page_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "SECONDS", 1)
    monkeypatch.setattr(sheets, "MOST_MEMORY", 2**40)
    with pytest.raises(InputError, match="超过 1 秒"):
        read_pdf(pdf([Page(more="0 0 m 9 9 l S " * 6_000_000)]), "报告.pdf")


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_LIBRARY", "no_such_library")
    with pytest.raises(InputError) as told:
        read_pdf(pdf([titled(*body())]), "报告.pdf")
    assert "fazhi[read-pdf]" in told.value.zh
    assert "fazhi[read-pdf]" in told.value.en


def test_a_scan_names_the_extra_that_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "_LIBRARY", "no_such_library")
    with pytest.raises(InputError) as told:
        read_pdf(picture(), "报告.pdf")
    assert "扫描件" in told.value.zh
    assert "fazhi[ocr]" in told.value.zh
    assert "fazhi[ocr]" in told.value.en


def test_a_page_of_pictures_among_others_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "_LIBRARY", "no_such_library")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([titled(*body())])))
    writer.append(io.BytesIO(picture()))
    out = io.BytesIO()
    writer.write(out)
    assert "第 2 页是图像" in "".join(item.zh for item in read_pdf(out.getvalue(), "报告.pdf").notices)


def scanned(monkeypatch: pytest.MonkeyPatch, sure: float, status: int = 0) -> None:
    """Have the machine read a report off any picture, the last line with so much confidence."""
    lines: list[list[Any]] = [[150, 502, 82, 16, TITLE, 1.0]]
    lines += [[item.x, item.x + 12 * len(item.text), HEIGHT - item.y, 12, item.text, 1.0] for item in body()]
    lines[-1][-1] = sure
    page = json.dumps({"number": 1, "width": WIDTH, "height": HEIGHT, "spans": lines}).encode()
    monkeypatch.setattr(scans, "_LIBRARY", "json")
    monkeypatch.setattr(scans, "run", lambda *_: subprocess.CompletedProcess([], status, page, b""))


def test_what_a_machine_read_is_marked_and_doubtful_lines_are_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    scanned(monkeypatch, 0.5)
    path = tmp_path / "报告.pdf"
    path.write_bytes(picture())
    report = read(path)
    assert report.text == PLAIN
    told = "".join(item.zh for item in report.notices)
    assert "第 1 页是图像，文字由机器识别" in told
    assert "1 行识别存疑（把握不到 90%）：第1页“培训的针对性不强。”50%" in told
    last, first = report.passages[-1], report.passages[1]
    assert report.sure_of(last.start, last.end) == 0.5
    assert (report.sure_of(first.start, first.end) or 0) > 0.9


def test_narrow_marks_beside_chinese_are_wide_ones() -> None:
    page = {"number": 1, "width": 595, "height": 842, "spans": [[90, 400, 80, 12, "(一)办结3(件),见App(2):好", 0.99]]}
    assert scans._sheet(page).spans[0].text == "（一）办结3（件），见App(2)：好"


def test_a_picture_that_cannot_be_recognised_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    scanned(monkeypatch, 1.0, status=1)
    with pytest.raises(InputError, match="没有识别成功"):
        read_pdf(picture(), "报告.pdf")


def test_many_pictures_are_not_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    scanned(monkeypatch, 1.0)
    monkeypatch.setattr(scans, "MOST_SCANS", 0)
    with pytest.raises(InputError, match="不予识别"):
        read_pdf(picture(), "报告.pdf")


def test_page_and_doubt_are_told_with_the_place_of_a_passage(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    scanned(monkeypatch, 0.5)
    path = tmp_path / "报告.pdf"
    path.write_bytes(picture())
    done = audit(load(), read(path))
    told_of = audit_object(done, quotes=False)["assessments"]
    objects = [item for each in told_of for item in (*each["evidence"], *each["near"])]
    assert {item["page"] for item in objects} == {1}
    assert {item["recognised"] for item in objects} <= {0.5, 0.999}
    nearest = [item for each in done.assessments for item in (*each.evidence, *each.near)]
    told = [where(item, done.report, "zh") for item in nearest]
    assert all(place.startswith("第1页，第") for place in told)
    assert [place.endswith("识别存疑") for place in told] == [item["recognised"] < 0.9 for item in objects]


LONG = "执法人员法律专业水平还不够高，培训的针对性不强，有的单位对新颁布的法律学习不够及时。"
FORM = (
    filled(180, 695, 330, 18, "组织集体学法6次，参加120人次。"),
    filled(180, 600, 330, 54, LONG),
    ticked(90, 558, "Yes"),
    ticked(90, 528, "Off"),
)


def test_what_is_filled_in_over_a_picture_is_read_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    read_off = {TITLE: (150, 760, 16), "学法情况：": (90, 700, 14), "存在不足：": (90, 641, 14)}
    read_off |= {"口开展案卷评查": (90, 560, 14), "□公开征求意见": (90, 530, 14)}
    spans = [[x, x + size * len(text), HEIGHT - y, size, text, 0.98] for text, (x, y, size) in read_off.items()]
    page = json.dumps({"number": 1, "width": WIDTH, "height": HEIGHT, "spans": spans}).encode()
    monkeypatch.setattr(scans, "_LIBRARY", "json")
    monkeypatch.setattr(scans, "run", lambda *_: subprocess.CompletedProcess([], 0, page, b""))
    document = read_pdf(picture(fields=FORM), "报告.pdf")
    lines = document.text.replace("\u3000", "").split("\n")
    assert "学法情况：组织集体学法6次，参加120人次。" in lines
    assert LONG in "".join(lines)
    assert [line.replace("\t", "") for line in lines if line[0] in "☑☐"] == ["☑开展案卷评查", "☐公开征求意见"]
    told = "".join(item.zh for item in document.notices)
    assert "第 1 页是图像，文字由机器识别，共 5 行，平均把握 98.0%" in told
    assert "表单域和文本框" in told


@needs("rapidocr")
def test_a_form_over_a_scan_is_really_read() -> None:
    places = {TITLE: 70, "学法情况：": 130, "存在不足：": 189, "□ 开展案卷评查": 271, "□ 公开征求意见": 301}
    source = "#set page(margin: 0pt)\n" + "".join(
        f"#place(dx: 90pt, dy: {down}pt)[{words}]\n" for words, down in places.items()
    )
    drawn = (f"{FORM[0]}/AP<</N 5 0 R>>", *FORM[1:])  # how it looks is not what it holds: the machine must not see it
    lines = read_pdf(
        rendered(f'#set text(font: "Noto Serif SC", size: 14pt)\n{source}', drawn), "报告.pdf"
    ).text.replace("\u3000", "")
    assert "学法情况：组织集体学法6次，参加120人次。\n" in lines
    assert LONG in lines.replace("\n", "")
    assert [line.replace("\t", "") for line in lines.split("\n") if line[0] in "☑☐"] == [
        "☑开展案卷评查",
        "☐公开征求意见",
    ]


def rendered(source: str = "", fields: Sequence[str] = ()) -> bytes:
    """A PDF whose only page is a picture of words."""
    fonts = str(Path(pylopdf_fonts_zh_cn.__file__).parent)
    source = source or '#set text(font: "Noto Serif SC")\n' + "\n\n".join(PLAIN.split("\n"))
    page = pypdfium2.PdfDocument(typst.compile(source.encode(), font_paths=[fonts]))[0]
    bitmap = page.render(scale=200 / 72, grayscale=True)
    traits = b"/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8" % (bitmap.width, bitmap.height)
    return picture(traits + b"/Filter/FlateDecode", zlib.compress(bitmap.to_numpy().tobytes()), fields)


@needs("rapidocr")
def test_a_scan_reads_as_what_was_printed() -> None:
    found = read_pdf(rendered(), "报告.pdf").text
    same = difflib.SequenceMatcher(None, "".join(PLAIN.split()), "".join(found.split()), autojunk=False)
    assert same.ratio() >= 0.97


def test_a_heading_that_fills_the_last_line_of_a_page_stays_one() -> None:
    heading = "一、深入推进生态环境保护，绿色低碳发展水平持续稳步有效提升"
    first = column(f"{'甲' * 44}。\n" * 3 + heading, 90, 720, 30, indent=0)
    second = column("大气环境质量持续改善，优良天数比去年增加了十二天。" * 2, 90, 760, 30, indent=0)
    assert f"\n{heading}\n大气" in text_of(titled(*first), Page(second))


WRAPPED = {
    "a number with signs": ("甲" * 25, "“9·800·669”目标完成，" + "甲" * 15),
    "a quotation mark": ("甲" * 28, "甲”“乙" + "甲" * 20),
    "a stop that may not begin a line": ("甲" * 29, "甲，" + "甲" * 20),
}


@pytest.mark.parametrize("name", WRAPPED)
def test_a_line_is_full_where_the_next_word_would_not_have_fitted(name: str) -> None:
    one, other = WRAPPED[name]
    lines = column("甲" * 30 + "。\n" + "甲" * 45 + "。", 90, 720, 30, indent=0)
    page = titled(*lines, Words(90, 640, one), Words(90, 620, f"{other}。"), Words(90, 600, "乙" * 30))
    assert one + other in text_of(page)
