"""One table of formats, which everything that speaks of formats follows."""

import re
from pathlib import Path

import pytest

from fazhi.cli.words import said
from fazhi.model.errors import InputError
from fazhi.reading import read
from fazhi.reading.formats.table import FORMATS, by_content, by_suffix, readable
from office_files import ole_file, packed
from word_files import document, p, word_file

ROOT = Path(__file__).parents[2]
LISTED = (
    "README.md",
    "README.zh-CN.md",
    "docs/method.rst",
    "docs/tutorial.rst",
    "docs/concepts.rst",
    "docs/design.rst",
)
OFTEN = (".doc", ".rtf", ".odt", ".wps", ".zip")
"""What is read where LibreOffice is, as far as offices have it, and what holds a report with its annexes."""
SUFFIX = re.compile(r"(?<![\w/*-])\.(?:[a-z]{2,8})(?![\w/])")


def test_names_and_suffixes_are_told_once() -> None:
    names = [item.name for item in FORMATS]
    suffixes = [suffix for item in FORMATS for suffix in item.suffixes]
    assert (len(names), len(suffixes)) == (len(set(names)), len(set(suffixes)))


@pytest.mark.parametrize("file", LISTED)
def test_a_page_names_every_format_that_is_read(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    told = {".txt", ".md", ".docx", ".html"} if file.startswith("README") else {*readable(), *OFTEN}
    assert told <= set(SUFFIX.findall(text))


def test_the_help_names_exactly_what_is_read() -> None:
    told = [*readable(), *(item.suffixes[0] for item in FORMATS if item.converted), ".zip"]
    assert [SUFFIX.findall(said("file.long", language)) for language in ("zh", "en")] == [told] * 2


UNREAD = [item for item in FORMATS if not item.is_read and item.suffixes]


@pytest.mark.parametrize("item", UNREAD, ids=lambda item: item.name)
def test_a_format_that_is_not_read_is_refused_by_name_with_advice(tmp_path: Path, item: object) -> None:
    path = tmp_path / f"报告{item.suffixes[0]}"  # type: ignore[attr-defined]
    path.write_bytes(b"words")
    with pytest.raises(InputError) as told:
        read(path)
    assert all(words in str(told.value) for words in (item.called.zh, item.called.en, *readable()))  # type: ignore[attr-defined]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADS = {
    b"%PDF-1.7": "pdf",
    b"\n%pdf-1.4": "pdf",
    b"{\\rtf1": "rtf",
    b"\xef\xbb\xbf<!DOCTYPE html>": "html",
    b"<HTML lang=zh>": "html",
    b"From: a\r\nMIME-Version: 1.0\r\n": "mhtml",
    OLE: "compound",
    ole_file("WordDocument"): "doc",
    ole_file("WordDocument", flags=0x0100): "encrypted",
    ole_file("EncryptedPackage"): "encrypted",
    ole_file("Workbook"): "xls",
    ole_file("PowerPoint Document"): "ppt",
    ole_file("CONTENTS"): "wps",
    ole_file("Other"): "compound",
    b"PK\x03\x04 word/document.xml": "docx",
    b"PK\x03\x04 xl/workbook.xml": "xlsx",
    b"PK\x03\x04 OFD.xml": "ofd",
    b"PK\x03\x04 other": None,
    packed({"[Content_Types].xml": "x.wordprocessingml.document.main+xml"}): "docx",
    packed({"[Content_Types].xml": "x.spreadsheetml.sheet.main+xml x.wordprocessingml.document"}): "xlsx",
    packed({"[Content_Types].xml": "x.ms-word.document.main+xml", "word/vbaProject.bin": ""}): "docm",
    packed({"mimetype": "application/vnd.oasis.opendocument.text"}): "odt",
    packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}): "ods",
    packed({"Doc_0/Document.xml": "", "OFD.xml": ""}): "ofd",
    packed({"word/document.docx": "PK word/document.xml"}): "zip",
    packed({}): "zip",
    packed({"word/document.xml": ""}): "docx",
    b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>': "wordml",
    b'<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.text">': "fodt",
    b"[InternetShortcut]\r\nURL=https://example.org": "shortcut",
    b"Rar!\x1a\x07\x01": "rar",
    b"\xff\xd8\xff\xe0": "picture",
    b"\x89PNG\r\n\x1a\n": "picture",
    b"II*\0": "picture",
    b"MM\0*": "picture",
    b"RIFF\x04\0\0\0WEBP": "picture",
    b"RIFF\x04\0\0\0WAVE": None,
    b"BM\x0e\0\0\0" + bytes(8): "picture",
    b"BM is how a plain text begins": None,
    "报告".encode(): None,
}


@pytest.mark.parametrize("data", HEADS)
def test_a_format_is_known_by_what_the_file_holds(data: bytes) -> None:
    found = by_content(data)
    assert (found and found.name) == HEADS[data]


REFUSED = [
    (".txt", b"%PDF-1.7", "作为 PDF"),
    (".docx", b"{\\rtf1", "不完整"),
    (".docx", OLE, "已加密"),
    (".docx", ole_file("EncryptedPackage"), "清空密码"),
    (".doc", ole_file("WordDocument", flags=0x8000), "清空密码"),
    (".doc", ole_file("Workbook"), "Excel"),
    (".txt", OLE, "旧版 Word"),
    (".md", b"PK\x03\x04 word/document.xml", "不完整"),
    (".docx", b"PK\x03\x04 cut off", "不完整"),
    (".xyz", b"words", ".xyz 文件"),
    (".xyz", b"%PDF-1.7", "作为 PDF"),
    (".ofd", packed({"OFD.xml": ""}), "OFD 阅读器"),
    (".docx.crdownload", b"half", "等它下载完"),
    (".url", b"[InternetShortcut]\r\n", "快捷方式"),
    (".docx.lnk", b"L\0\0\0\x01\x14\x02\0" + bytes(80), "快捷方式"),
    (".xml", b"<a>words</a>", ".xml 文件"),
    (".zip", b"words", ".zip 文件"),
    (".rar", b"Rar!\x1a\x07\x01", "打成 .zip"),
]


@pytest.mark.parametrize(("suffix", "data", "words"), REFUSED)
def test_what_is_not_read_is_told_for_what_it_is(tmp_path: Path, suffix: str, data: bytes, words: str) -> None:
    path = tmp_path / f"报告{suffix}"
    path.write_bytes(data)
    with pytest.raises(InputError, match=re.escape(words)):
        read(path)


@pytest.mark.parametrize("name", ["~$报告.docx", ".~lock.报告.odt#", "._报告.txt"])
def test_what_programs_leave_beside_a_file_is_told_for_what_it_is(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    with pytest.raises(InputError, match="临时留下"):
        read(tmp_path / name)


TEXT = "云州市2024年度法治政府建设报告\n一、主要工作\n办结案件3件。"


@pytest.mark.parametrize("suffix", [".doc", ".rtf", ".odt", ".docx"])
def test_a_text_that_is_called_a_document_is_read_as_a_text(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"报告{suffix}"
    path.write_text(TEXT, encoding="utf-8")
    report = read(path, unit_kind="county")
    assert report.text == TEXT
    assert "内容却是文本文件" in report.notices[0].zh


@pytest.mark.parametrize("suffix", [".doc", ".wps", ".txt", ".xyz", ""])
def test_a_word_document_by_another_name_is_read_as_one(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"报告{suffix}"
    path.write_bytes(word_file(tmp_path, document(p("办案三件。"))).read_bytes())
    report = read(path)
    assert "办案三件。" in report.text
    assert bool(suffix) == any(
        "内容却是 Word 文档" in item.zh or "内容却是Word 文档" in item.zh for item in report.notices
    )


def test_a_path_may_be_a_string(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert read(str(path), unit_kind="county") == read(path, unit_kind="county")


def test_an_unknown_suffix_stands_for_no_format() -> None:
    assert by_suffix(".xyz") is None
