"""One table of formats, which everything that speaks of formats follows."""

import re
from pathlib import Path

import pytest

from fazhi.cli.words import said
from fazhi.model.errors import InputError
from fazhi.reading import read
from fazhi.reading.formats.table import FORMATS, by_content, by_suffix, readable

ROOT = Path(__file__).parents[2]
LISTED = (
    "README.md",
    "README.zh-CN.md",
    "docs/method.rst",
    "docs/tutorial.rst",
    "docs/concepts.rst",
    "docs/design.rst",
)
SUFFIX = re.compile(r"(?<![\w/*-])\.(?:[a-z]{2,8})(?![\w/])")


def test_names_and_suffixes_are_told_once() -> None:
    names = [item.name for item in FORMATS]
    suffixes = [suffix for item in FORMATS for suffix in item.suffixes]
    assert (len(names), len(suffixes)) == (len(set(names)), len(set(suffixes)))


@pytest.mark.parametrize("file", LISTED)
def test_a_page_names_every_format_that_is_read(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert set(readable()) <= set(SUFFIX.findall(text))


def test_the_help_names_exactly_what_is_read() -> None:
    assert [SUFFIX.findall(said("file.long", language)) for language in ("zh", "en")] == [list(readable())] * 2


@pytest.mark.parametrize("item", [item for item in FORMATS if item.read is None], ids=lambda item: item.name)
def test_a_format_that_is_not_read_is_refused_by_name_with_advice(tmp_path: Path, item: object) -> None:
    path = tmp_path / f"报告{item.suffixes[0]}"  # type: ignore[attr-defined]
    path.write_bytes(b"words")
    with pytest.raises(InputError) as told:
        read(path)
    assert all(words in str(told.value) for words in (item.called.zh, item.called.en, *readable()))  # type: ignore[attr-defined]


HEADS = {
    b"%PDF-1.7": "pdf",
    b"\n%pdf-1.4": "pdf",
    b"{\\rtf1": "rtf",
    b"\xef\xbb\xbf<!DOCTYPE html>": "html",
    b"<HTML lang=zh>": "html",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "doc",
    b"PK\x03\x04 word/document.xml": "docx",
    b"PK\x03\x04 xl/workbook.xml": "xlsx",
    b"PK\x03\x04 OFD.xml": "ofd",
    b"PK\x03\x04 other": None,
    "报告".encode(): None,
}


@pytest.mark.parametrize("data", HEADS)
def test_a_format_is_known_by_what_the_file_holds(data: bytes) -> None:
    found = by_content(data)
    assert (found and found.name) == HEADS[data]


RENAMED = [
    (".txt", b"%PDF-1.7", "PDF 文件"),
    (".docx", b"{\\rtf1", "RTF 文件"),
    (".docx", b"PK\x03\x04 opendocument.text", "ODT 文件"),
    (".docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "已加密"),
    (".txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Word 文档"),
    (".md", b"PK\x03\x04 word/document.xml", "恢复扩展名"),
    (".doc", b"PK\x03\x04 word/document.xml", "把扩展名改为 .docx"),
    (".xyz", b"words", ".xyz 文件"),
    (".xyz", b"%PDF-1.7", "PDF 文件"),
]


@pytest.mark.parametrize(("suffix", "data", "words"), RENAMED)
def test_a_renamed_file_is_told_for_what_it_is(tmp_path: Path, suffix: str, data: bytes, words: str) -> None:
    path = tmp_path / f"报告{suffix}"
    path.write_bytes(data)
    with pytest.raises(InputError, match=re.escape(words)):
        read(path)


def test_a_path_may_be_a_string(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("云州市2024年度法治政府建设报告\n一、主要工作\n办结案件3件。", encoding="utf-8")
    assert read(str(path), unit_kind="county") == read(path, unit_kind="county")


def test_an_unknown_suffix_stands_for_no_format() -> None:
    assert by_suffix(".xyz") is None
