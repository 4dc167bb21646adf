"""Files that are read, and files that are refused with a sentence that helps."""

import hashlib
import os
from pathlib import Path

import pytest

from fazhi.model.errors import InputError
from fazhi.reading import limits, read
from reading_helpers import reading

TEXT = "高青县2022年法治政府建设情况报告\r\n\r\n一、工作情况\r\n全年办结行政复议案件12件。\r\n"
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "gb18030"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_text_is_the_same_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes(TEXT.encode(encoding))
    report = read(path)
    assert report.text == TEXT
    assert report.characters == len(TEXT)
    assert report.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert report.name == "报告.txt"


@pytest.mark.parametrize("encoding", ["big5", "big5hkscs", "gbk", "utf-16-le"])
def test_a_text_in_traditional_characters_is_the_same_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    text = "雲嶺縣2022年法治政府建設情況報告\n一、工作情況\n全年辦結行政復議案件12件，依法行政與計畫都有進展。\n"
    path = tmp_path / "报告.txt"
    path.write_bytes(text.encode(encoding))
    report = read(path, unit_kind="county")
    assert (report.text, report.year) == (text, 2022)


def test_an_encoding_other_than_utf8_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    assert any("GB18030" in notice.zh for notice in read(path).notices)


REFUSED = [
    ("空.txt", b"", "空文件"),
    ("空白.txt", " \n\u3000".encode(), "没有文字"),
    ("二进制.txt", bytes(range(256)) * 20, "不是可识别的文本"),
    ("日文.txt", "これは日本語の文書です。法治政府".encode("shift_jis"), "不是可识别的文本"),
    ("受损.txt", (TEXT * 5).encode() + b"\xff" + TEXT.encode(), "不是有效的 UTF-8"),
    ("乱码.txt", ("依法行政" + "\ue000\ue123" * 9).encode(), "不是可识别的文本"),
    ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧版 Word"),
    ("旧.wps", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "WPS"),
    ("改名.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧版 Word"),
    ("加密.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "已加密"),
    ("受损.docx", b"PK\x03\x04" + bytes(600), "已损坏"),
    ("扫描.pdf", b"%PDF-1.7\n", "PDF"),
    ("改名.md", b"%PDF-1.7\n", "PDF"),
    ("网页.html", b"<html></html>", "没有报告正文"),
    ("网页.txt", b"<!DOCTYPE html><html></html>", "没有报告正文"),
    ("表格.xlsx", b"PK\x03\x04", "Excel"),
    ("压缩.txt", b"PK\x03\x04" + bytes(600), "不是可识别的文本"),
    ("程序.exe", b"MZ", ".exe"),
]


@pytest.mark.parametrize(("name", "data", "reason"), REFUSED, ids=[case[0] for case in REFUSED])
def test_what_cannot_be_read_is_refused_with_a_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read(path, unit_kind="county", year=2022)
    assert reason in caught.value.zh
    assert name in caught.value.zh
    assert name in caught.value.en
    assert caught.value.zh.count("。") == 1


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="不存在"):
        read(tmp_path / "无.txt")


def test_a_folder_is_no_report(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="文件夹"):
        read(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.txt")
    with pytest.raises(InputError, match="不是普通文件"):
        read(tmp_path / "管道.txt")


@pytest.mark.parametrize("name", ["a\x00b.txt", "x" * 5000 + ".txt"])
def test_an_impossible_path_is_an_input_error(name: str) -> None:
    with pytest.raises(InputError, match="无法读取"):
        read(Path(name))


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(InputError, match="20 MB"):
        read(path)


def test_a_text_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_CHARACTERS", 10)
    with pytest.raises(InputError, match="予读取"):
        reading("法" * 11)


def test_a_text_with_lone_surrogates_is_refused() -> None:
    with pytest.raises(InputError, match="代理字符"):
        reading("依法\ud800行政")


NOTED = [
    ("全年办案三件。", "没有标题层次"),
    ("一、工作情况\n二、存在不足", "没有任何正文"),
    ("全年\x07办案三件。", "控制字符"),
    ("全年\u202e办案三件。", "文字方向"),
    ("全年\ue000办案三件，进展顺利。", "无法识别"),
]


@pytest.mark.parametrize(("text", "notice"), NOTED, ids=[case[1] for case in NOTED])
def test_what_is_out_of_the_ordinary_is_noted(text: str, notice: str) -> None:
    assert any(notice in item.zh for item in reading(text).notices)
