"""Documents that only LibreOffice reads: by it where it is there, and by a sentence where it is not, fails or hangs."""

import os
import socket
import stat
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from absent import needs
from fazhi.model.errors import InputError
from fazhi.model.report import Report
from fazhi.reading import read
from fazhi.reading.formats.office import convert, find
from fazhi.reading.formats.signature import is_whole, ole_kind, word_filter
from office_files import ole_file, packed, saved_as, short_ole_file
from word_files import SPACES, document, listed, p, run, table, told, word_file

LINES = ("云岭县司法局2023年度法治政府建设情况报告", "一、主要工作", "办案三件。")
RTF = "".join(
    [
        r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}}\f0 ",
        *("".join(rf"\'{byte:02x}" for byte in line.encode("gbk")) + r"\par " for line in LINES),
        "}",
    ]
).encode()
COUNTED = '<w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}">{COUNTED}<w:lvlText w:val="{text}"/></w:lvl>'
    for level, text in enumerate(("%1、", "（%2）"))
)
PARTS = {
    "numbering.xml": (
        "numbering",
        f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    ),
    "footnotes.xml": (
        "footnotes",
        f'<w:footnotes {SPACES}><w:footnote w:id="2"><w:p>{run("数据截至年底。")}</w:p></w:footnote></w:footnotes>',
    ),
    "comments.xml": (
        "comments",
        f'<w:comments {SPACES}><w:comment w:id="1" w:author="甲"><w:p>{run("请核对")}</w:p></w:comment></w:comments>',
    ),
}
_BY = 'w:author="甲" w:date="2024-01-01T00:00:00Z"'
CHANGED = (
    f'<w:del w:id="9" {_BY}><w:r><w:delText>删去的话</w:delText></w:r></w:del>'
    f'<w:ins w:id="10" {_BY}>{run("插入的话")}</w:ins>'
)
GRID = "<w:tblPr/><w:tblGrid>" + '<w:gridCol w:w="2000"/>' * 3 + "</w:tblGrid>"
FULL = (
    listed("主要举措和成效")
    + listed("加强行政执法", level=1)
    + f"<w:p>{run('组织培训3次')}{CHANGED}{run('。')}</w:p>"
    + listed("规范决策", level=1)
    + f'<w:p>{run("审查文件8件")}<w:r><w:footnoteReference w:id="2"/></w:r>{run("。")}</w:p>'
    + f'<w:p><w:commentRangeStart w:id="1"/>{run("办理建议6件。")}<w:commentRangeEnd w:id="1"/>'
    '<w:r><w:commentReference w:id="1"/></w:r></w:p>'
    + table((p("类别"), p("项目"), p("件数")), (p("执法"), p("处罚"), p("12件"))).replace("<w:tbl>", f"<w:tbl>{GRID}")
    + listed("存在的不足")
    + p("培训不够。")
    + p("云岭县司法局")
    + p("2024年1月20日")
)


def shown(report: Report) -> list[tuple[str, ...]]:
    """Kind, part, words and path of every passage."""
    return [
        (item.kind, item.part, report.text[item.start : item.end], *map(str, item.path)) for item in report.passages
    ]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Word document with numbers, a footnote, a table, a comment and changes."""
    return word_file(tmp_path_factory.mktemp("full") / "full.docx", document(FULL), PARTS)


@needs("libreoffice")
@pytest.mark.parametrize("suffix", [".doc", ".odt", ".fodt"])
def test_what_another_format_keeps_is_read_as_from_the_original(full: Path, tmp_path: Path, suffix: str) -> None:
    report = read(saved_as(suffix, full, tmp_path))
    assert shown(report) == shown(read(full))
    assert "删去的话" not in report.text
    assert all(word in told(report) for word in ("LibreOffice", "批注未读入", "删除的文字未读入"))


@needs("libreoffice")
@pytest.mark.parametrize("name", ["报告.rtf", "报告.doc", "-报告.rtf", "报 告';$(x).rtf"])
def test_a_document_is_read_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(RTF)
    report = read(tmp_path / name)
    assert report.name == name
    assert report.text.split() == [*LINES]


@needs("libreoffice")
def test_word_may_write_wps(full: Path, tmp_path: Path) -> None:
    path = saved_as(".doc", full, tmp_path)
    report = read(path.rename(path.with_suffix(".wps")))
    assert shown(report) == shown(read(full))
    assert "内容却是" not in told(report)


@pytest.fixture
def listening() -> Iterator[tuple[int, list[bytes]]]:
    """A port of this machine, and what comes to it."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def hear() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                heard.append(b"")
                connection.close()

        thread = threading.Thread(target=hear, daemon=True)
        thread.start()
        yield server.getsockname()[1], heard
        server.shutdown(socket.SHUT_RDWR)
    thread.join(5)


@needs("libreoffice")
def test_nothing_is_fetched(tmp_path: Path, listening: tuple[int, list[bytes]]) -> None:
    port, heard = listening
    link = f"http://127.0.0.1:{port}/x".encode()
    field = rb"{\field{\*\fldinst INCLUDEPICTURE \"" + link + rb".png\" \\d}{\fldrslt x}}"
    text = rb"{\field{\*\fldinst INCLUDETEXT \"" + link + rb".docx\"}{\fldrslt y}}"
    template = rb"{\*\template " + link + rb".dot}"
    (tmp_path / "r.rtf").write_bytes(RTF[:-1].replace(rb"\f0 ", template + rb"\f0 ", 1) + field + text + b"}")
    flat = (
        '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
        "<text:p>云岭县司法局2023年度法治政府建设情况报告</text:p><text:p>办案三件。</text:p>"
        f'<text:section text:name="s"><text:section-source xlink:href="{link.decode()}.odt"/></text:section>'
        f'<text:p><draw:frame><draw:image xlink:href="{link.decode()}.png"/></draw:frame></text:p>'
        "</office:text></office:body></office:document>"
    )
    (tmp_path / "r.fodt").write_text(flat, encoding="utf-8")
    assert all("办案三件。" in read(tmp_path / name).text for name in ("r.rtf", "r.fodt"))
    assert heard == []


def program(folder: Path, script: str) -> str:
    """A program in place of LibreOffice; what it is told to write is $made."""
    path = folder / "soffice"
    find_made = (
        'for word; do [ "$last" = --outdir ] && made="$word/report.docx"; last=$word; done; mkdir -p "${made%/*}"\n'
    )
    path.write_text(f"#!/bin/sh\n{find_made}{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that temporary ones lie in, which must be empty in the end."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


FAILS = {
    "exit 3": "打不开，退出码 3",
    "exit 0": "打不开，可能已损坏或加了密码",
    "kill -SEGV $$": "打不开，退出码 -11",
    "printf half >$made": "没有转换完",
    "printf half >$made; exit 1": "没有转换完",
    "truncate -s 30M $made": "超过 20 MB",
}


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a shell script")
@pytest.mark.parametrize("script", FAILS)
def test_a_failure_is_told_in_one_sentence_and_leaves_nothing(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    monkeypatch.setenv(find.SETTING, program(tmp_path, script))
    (tmp_path / "报告.rtf").write_bytes(RTF)
    with pytest.raises(InputError, match=FAILS[script]) as caught:
        read(tmp_path / "报告.rtf")
    assert caught.value.zh.count("。") == 1
    assert "报告.rtf" in caught.value.en
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a shell script")
def test_one_that_hangs_is_ended_with_its_children(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "child"
    monkeypatch.setenv(find.SETTING, program(tmp_path, f"sleep 60 & echo $! >{mark}; wait"))
    monkeypatch.setattr(convert, "SECONDS", 0.5)
    (tmp_path / "报告.rtf").write_bytes(RTF)
    begun = time.monotonic()
    with pytest.raises(InputError, match="已停止"):
        read(tmp_path / "报告.rtf")
    assert time.monotonic() - begun < 10
    assert list(temporary.iterdir()) == []
    assert is_gone(int(mark.read_text()))


def is_gone(pid: int) -> bool:
    """Whether a process ends, within a second; one that nobody has waited for yet has."""
    for _ in range(20):
        try:
            os.kill(pid, 0)
            state = Path(f"/proc/{pid}/stat")
            if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_without_libreoffice_the_command_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "find_soffice", lambda: None)
    (tmp_path / "我的 报告.rtf").write_bytes(RTF)
    with pytest.raises(InputError) as caught:
        read(tmp_path / "我的 报告.rtf")
    for said in (caught.value.zh, caught.value.en):
        assert "soffice --headless --convert-to docx '我的 报告.rtf'" in said
        assert find.SETTING in said
    assert caught.value.zh.count("。") == 1


def test_a_program_that_cannot_be_run_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "soffice"
    path.write_bytes(b"\x7fELF")
    path.chmod(0o755)
    monkeypatch.setattr(convert, "find_soffice", lambda: str(path))
    (tmp_path / "报告.rtf").write_bytes(RTF)
    with pytest.raises(InputError, match="没有运行起来"):
        read(tmp_path / "报告.rtf")


def test_the_program_that_is_named_is_taken_and_no_other(tmp_path: Path) -> None:
    path = program(tmp_path, "")
    assert find.find_soffice({find.SETTING: path, "PATH": ""}) == path
    assert find.find_soffice({find.SETTING: str(tmp_path), "PATH": ""}) == path
    assert find.find_soffice({find.SETTING: str(tmp_path / "none"), "PATH": str(tmp_path)}) is None
    assert find.find_soffice({"PATH": str(tmp_path)}) == path


PLACES = {
    ("win32", "ProgramFiles", "C:/Program Files"): "C:/Program Files/LibreOffice/program/soffice.exe",
    ("darwin", "HOME", "/Users/li"): "/Users/li/Applications/LibreOffice.app/Contents/MacOS/soffice",
    ("linux", "HOME", "/home/li"): "/usr/lib/libreoffice/program/soffice",
}


@pytest.mark.parametrize("place", PLACES)
def test_it_is_looked_for_where_installers_put_it(place: tuple[str, str, str]) -> None:
    platform, name, value = place
    found = [path.as_posix() for path in find.usual_places(platform, {name: value})]
    assert PLACES[place] in found


def encrypted_odt() -> bytes:
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": "<manifest:encryption-data/>",
            "content.xml": b"\x00\x01",
        }
    )


REFUSED = {
    "a damaged .rtf": (".rtf", RTF[:-9], "不完整"),
    "half a .doc": (".doc", ole_file("WordDocument")[:-1000], "不完整"),
    "half an .odt": (".odt", packed({"mimetype": "application/vnd.oasis.opendocument.text"})[:-30], "不完整"),
    "an encrypted .odt": (".odt", encrypted_odt(), "不勾选“用密码保存”"),
    "a bomb": (".odt", packed({"mimetype": "vnd.oasis.opendocument.text", "x": bytes(9 << 20)}), "压缩炸弹"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_need_not_be_tried_is_refused_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    monkeypatch.setattr(convert, "find_soffice", lambda: pytest.fail("it was tried"))
    suffix, data, words = REFUSED[case]
    (tmp_path / f"报告{suffix}").write_bytes(data)
    with pytest.raises(InputError, match=words):
        read(tmp_path / f"报告{suffix}")


@pytest.mark.parametrize(
    ("version", "named"), [(0xC1, "MS Word 97"), (0x10C, "MS Word 97"), (104, "MS Word 95"), (101, "MS WinWord 6.0")]
)
def test_an_old_word_document_says_how_old_it_is(version: int, named: str) -> None:
    data = ole_file("WordDocument", version=version)
    assert (word_filter(data), is_whole(data), is_whole(data[:-600])) == (named, True, False)


@pytest.mark.parametrize(("flags", "kind"), [(0, "doc"), (0x0100, "encrypted"), (0x8000, "encrypted")])
def test_a_document_of_a_few_lines_is_told_for_what_it_is(flags: int, kind: str) -> None:
    data = short_ole_file(flags=flags)
    assert ole_kind(data) == kind
    assert ole_kind(data[:1600]) == "damaged"
    if kind == "doc":
        assert word_filter(data) == "MS Word 97"
