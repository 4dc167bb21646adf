"""What a Word file may be besides a plain .docx: strict, a template, otherwise named, taking in others, too much."""

import quopri
import zipfile
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter

import pytest

from fazhi.model.errors import InputError
from fazhi.model.report import Report
from fazhi.reading import limits, read
from fazhi.reading.formats.docx import package
from fazhi.reading.formats.docx.numbers import W
from fazhi.reading.formats.docx.package import Package
from fazhi.reading.reader import document_of
from word_files import MAIN, SPACES, TITLE, document, p, read_word_file, run, table, told, word_file

STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "http://purl.oclc.org/ooxml/officeDocument/math",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def strict(text: str) -> str:
    """XML with the names that strict documents use."""
    for usual, name in STRICT.items():
        text = text.replace(usual, name)
    return text


def test_a_strict_document_is_read_with_its_notes_and_equations(tmp_path: Path) -> None:
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = f"<w:p>{run('出庭率')}<m:oMath><m:r><m:t>100%</m:t></m:r></m:oMath>{mark}</w:p>"
    note = (
        document("")
        .replace("document", "footnotes")
        .replace("body", 'footnote w:id="1"', 1)
        .replace("body", "footnote")
    )
    file = word_file(
        tmp_path,
        strict(document(body)),
        {"footnotes.xml": ("footnotes", strict(note.replace("<w:sectPr/>", "").replace(TITLE, "含一件旧案。")))},
        relations=STRICT["http://schemas.openxmlformats.org/officeDocument/2006/relationships"],
    )
    report = read(file)
    assert report.text.split("\n") == [TITLE, "出庭率100%", "含一件旧案。"]
    assert (report.unit_kind, report.year) == ("department", 2023)


def test_the_address_of_a_strict_name_stays_in_the_text(tmp_path: Path) -> None:
    words = '见"http://purl.oclc.org/ooxml/wordprocessingml/main"。'
    assert words in read(word_file(tmp_path, strict(document(p("此处"))).replace("此处", words))).text


TEMPLATE = MAIN.replace("document.main", "template.main")
MACROS = [
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
]


@pytest.mark.parametrize("name", ["报告.docx", "报告.dotx"])
def test_a_template_is_read_and_told(tmp_path: Path, name: str) -> None:
    report = read(word_file(tmp_path / name, document(p("办案三件。")), content_type=TEMPLATE))
    assert "办案三件。" in report.text
    assert "模板" in told(report)


@pytest.mark.parametrize("content_type", MACROS)
@pytest.mark.parametrize("name", ["报告.docx", "报告.docm"])
def test_a_file_with_macros_is_refused_by_name(tmp_path: Path, content_type: str, name: str) -> None:
    file = word_file(
        tmp_path / name, document(""), {"vbaProject.bin": ("vbaProject", bytes(500))}, content_type=content_type
    )
    with pytest.raises(InputError, match="启用宏的 Word 文件"):
        read(file)


def test_macros_are_known_by_the_content_type_alone(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"启用宏的 Word 文件.*另存为"):
        read(word_file(tmp_path, document(""), content_type=MACROS[0]))


def test_a_document_of_another_kind_is_refused(tmp_path: Path) -> None:
    kind = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    with pytest.raises(InputError, match="演示文稿"):
        read(word_file(tmp_path, document(""), content_type=kind))


@pytest.mark.parametrize("name", ["word/document2.xml", "word/document.dat", "正文/主文.xml", "main.xml"])
def test_the_main_part_may_have_any_name(tmp_path: Path, name: str) -> None:
    assert "办案三件。" in read(word_file(tmp_path, document(p("办案三件。")), name=name)).text


def test_other_parts_may_have_any_name(tmp_path: Path) -> None:
    note = f'<w:footnotes {SPACES}><w:footnote w:id="1">{p("注一。")}</w:footnote></w:footnotes>'
    body = '<w:p><w:r><w:t>办案。</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'
    assert "注一。" in read_word_file(tmp_path, body, {"注/脚注.bin": ("footnotes", note)}).text


def test_names_with_backslashes_and_other_case_are_found(tmp_path: Path) -> None:
    plain = word_file(tmp_path, document(p("办案三件。")))
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(tmp_path / "改.docx", "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name)
            info.filename = name.replace("word/document", "Word\\Document")
            target.writestr(info, source.read(name))
    assert "办案三件。" in read(tmp_path / "改.docx").text


ENTITY = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "展开">]>'
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", ["word/document.xml", "word/document.dat"])
def test_entities_are_refused_in_every_encoding_and_under_every_name(tmp_path: Path, encoding: str, name: str) -> None:
    main = ENTITY + document(p("&x;&y;"))
    with pytest.raises(InputError, match="实体声明"):
        read(word_file(tmp_path, main.encode(encoding), name=name))


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_part_may_be_in_any_unicode_encoding(tmp_path: Path, encoding: str) -> None:
    main = f'<?xml version="1.0" encoding="{encoding}" standalone="yes"?>\n{document(p("办案三件。"))}'
    assert "办案三件。" in read(word_file(tmp_path, main.encode(encoding))).text


CHUNK = '<w:altChunk r:id="rId1"/>'
PAGE = """<!DOCTYPE html><html><head><title>页名</title><style>p {}</style></head><body><h2>二、存在的不足</h2>
<p>全年未开展<b>案卷</b>评查&nbsp;。<br>培训<i>不够</i>。</p><script>x()</script>
<table><tr><td>执法</td><td><p>3件</p></td></tr></table><div><div>以上。</div></div></body></html>"""
READ = ["二、存在的不足", "全年未开展案卷评查 。", "培训不够。", "执法\t3件", "以上。"]
MAIL = """MIME-Version: 1.0
Content-Type: multipart/related; boundary=B

--B
Content-Type: text/html; charset="{}"
Content-Transfer-Encoding: quoted-printable

{}
--B--
"""


def taking_in(path: Path, name: str, data: str | bytes, body: str = CHUNK) -> Report:
    parts: Mapping[str, tuple[str, str | bytes]] = {name: ("aFChunk", data)}
    return read(word_file(path, document(p("办案三件。") + body + p("另起一段。")), parts))


def mail(encoding: str, page: str = PAGE) -> bytes:
    return MAIL.format(encoding, quopri.encodestring(page.encode(encoding)).decode()).encode()


PAGES = {
    "a page": ("chunk.html", PAGE.encode()),
    "a page that names its encoding": (
        "chunk.html",
        PAGE.replace("<head>", '<head><meta charset="gbk">').encode("gbk"),
    ),
    "a page with a mark of its order": ("chunk.html", PAGE.encode("utf-16")),
    "a page under another name": ("chunk.bin", PAGE.encode()),
    "a saved page": ("chunk.mht", mail("utf-8")),
    "a saved page in another encoding": ("chunk.mht", mail("gb18030")),
    "plain text": ("chunk.txt", "\n".join(READ).encode()),
}


@pytest.mark.parametrize(("name", "data"), PAGES.values(), ids=PAGES)
def test_a_page_or_text_that_is_taken_in_is_read_in_its_place_and_told(tmp_path: Path, name: str, data: bytes) -> None:
    report = taking_in(tmp_path, name, data)
    assert report.text.split("\n") == [TITLE, "办案三件。", *READ, "另起一段。"]
    assert "嵌入" in told(report)
    assert "未读入" not in told(report)


def test_a_document_that_is_taken_in_is_read_but_what_it_takes_in_is_told(tmp_path: Path) -> None:
    parts: Mapping[str, tuple[str, str | bytes]] = {"inner.txt": ("aFChunk", "最里面。")}
    inner = word_file(tmp_path / "里.docx", document(CHUNK + table((p("执法"), p("3件"))), title="里面。"), parts)
    report = taking_in(tmp_path, "里.docx", inner.read_bytes())
    assert report.text.split("\n") == [TITLE, "办案三件。", "里面。", "执法\t3件", "另起一段。"]
    assert "未读入" in told(report)


def test_a_page_is_read_in_the_encoding_that_it_or_its_mail_names(tmp_path: Path) -> None:
    page = "<html><head>{}</head><body><p>全年辦理案件三件。</p></body></html>"
    data = page.format('<meta http-equiv="Content-Type" content="text/html; charset=big5">').encode("big5")
    assert "全年辦理案件三件。" in taking_in(tmp_path, "chunk.htm", data).text
    assert "全年辦理案件三件。" in taking_in(tmp_path, "chunk.mht", mail("big5", page.format(""))).text


def test_headings_of_a_page_are_headings(tmp_path: Path) -> None:
    page = "<html><body><h1>主要举措和成效</h1><p>办案三件。</p><h1>存在的不足</h1><p>培训不够。</p></body></html>"
    found = document_of(word_file(tmp_path, document(CHUNK), {"chunk.html": ("aFChunk", page)}))
    assert [block.depth for block in found.blocks] == [0, 1, 0, 1, 0]


LEFT_OUT = {
    "RTF": ("chunk.rtf", b"{\\rtf1 x}"),
    "an old document": ("chunk.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    "a damaged document": ("chunk.docx", b"PK\x03\x04" + bytes(600)),
    "a mail without text": ("chunk.mht", b"MIME-Version: 1.0\nContent-Type: image/png\n\nx"),
    "no text": ("chunk.txt", bytes(range(1, 32)) * 20),
    "a page outside": ("http://127.0.0.1:9/chunk.html", b""),
}


@pytest.mark.parametrize(("name", "data"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_is_taken_in_and_cannot_be_read_is_told(tmp_path: Path, name: str, data: bytes) -> None:
    report = taking_in(tmp_path, name, data)
    assert report.text.split("\n") == [TITLE, "办案三件。", "另起一段。"]
    assert "altChunk）未读入" in told(report)


def test_a_document_that_only_takes_in_another_is_read_or_says_why_not(tmp_path: Path) -> None:
    def only(name: str, data: bytes) -> Path:
        return word_file(tmp_path, document(CHUNK).replace(p(TITLE), ""), {name: ("aFChunk", data)})

    assert read(only("chunk.html", f"<h1>{TITLE}</h1><p>办案三件。</p>".encode())).title == TITLE
    with pytest.raises(InputError, match="正文是嵌入的另一文档"):
        read(only("chunk.rtf", b"{\\rtf1 x}"))


def test_a_page_of_too_many_levels_is_told(tmp_path: Path) -> None:
    report = taking_in(tmp_path, "chunk.html", "<div>" * 100_000 + "深处。")
    assert "嵌入" in told(report)


def test_what_is_taken_in_twice_is_read_once(tmp_path: Path) -> None:
    report = taking_in(tmp_path, "chunk.txt", "里面。", CHUNK * 1000)
    assert (report.text.count("里面。"), "未读入" in told(report)) == (1, True)


def test_entities_in_a_document_that_is_taken_in_are_refused(tmp_path: Path) -> None:
    inner = word_file(tmp_path / "里.docx", ENTITY + document(p("&y;")), name="word/main.dat")
    with pytest.raises(InputError, match="实体声明"):
        taking_in(tmp_path, "里.docx", inner.read_bytes())


TOO_MUCH = {
    "many empty paragraphs": "<w:p/>" * 2_000_000,
    "one paragraph of many runs": f"<w:p>{run('办') * 300_000}</w:p>",
    "one table of many cells": table(*[(p("一"),) * 5] * 40_000),
    "many marks in no paragraph": "<w:bookmarkStart/>" * 1_500_000,
    "one long text": p("办案三件。" * 2_000_000),
    "a long text in all": p("办案三件。" * 10_000) * 200,
}


@pytest.mark.parametrize("name", ["word/document.xml", "word/document.dat"])
@pytest.mark.parametrize("body", TOO_MUCH.values(), ids=TOO_MUCH)
def test_too_much_is_refused_before_it_is_held(tmp_path: Path, body: str, name: str) -> None:
    file = word_file(tmp_path, document(body), name=name)
    with pytest.raises(InputError, match=r"解压后过大|万字"):
        document_of(file)


def test_lines_are_counted_while_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_LINES", 100)
    read(word_file(tmp_path, document(p("办案。") * 98)))
    with pytest.raises(InputError, match="万行"):
        read(word_file(tmp_path, document(p("办案。") * 98 + "<w:p/>" * 20_000 + "<w:unclosed>")))


def test_characters_are_counted_while_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_CHARACTERS", 1000)
    with pytest.raises(InputError, match="万字"):
        read(word_file(tmp_path, document(p("办案。" * 400) + "<w:p/>" * 20_000 + "<w:unclosed>")))


def test_documents_that_are_taken_in_share_what_may_be_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "_ALLOWED", 200_000)
    inner = word_file(tmp_path / "里.docx", document(p("办" * 10_000))).read_bytes()
    parts = {f"{number}.docx": ("aFChunk", inner) for number in range(9)}
    body = "".join(f'<w:altChunk r:id="rId{number}"/>' for number in range(1, 10))
    with pytest.raises(InputError, match="解压后过大"):
        read(word_file(tmp_path, document(body), parts))


def test_what_was_read_is_not_held(tmp_path: Path) -> None:
    file = word_file(tmp_path, document(p("办案三件。") * 5000))
    held = Package(file.read_bytes(), "报告.docx")
    seen = 0
    for element in held.stream(held.main, (W + "p",), {W + "document", W + "body"}):
        before = element.getprevious()
        assert before is None or (len(before) == 0 and before.getprevious() is None)
        seen += 1
    assert seen == 5001


def test_time_grows_with_the_rows_of_a_tall_table_and_not_with_their_square(tmp_path: Path) -> None:
    def seconds(rows: int) -> float:
        file = word_file(tmp_path, document(table(*[(p("一"),)] * rows)))
        begun = perf_counter()
        document_of(file)
        return perf_counter() - begun

    seconds(10)
    assert seconds(16_000) < 12 * seconds(4000)
