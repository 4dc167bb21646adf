"""Words that people type are understood: kinds of unit as shown, near names, standard input, files by content."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from fakes import TEXT, write_catalogue
from fazhi.cli import main
from fazhi.model.errors import InputError
from fazhi.model.unit import UnitKind
from fazhi.model.words import unit_kind, word
from fazhi.reading import read, read_text
from fazhi.sphinx_ext.site.settings import Settings

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
PAGE = "<!DOCTYPE html><html><body><p>报告</p></body></html>".encode()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a catalogue and a report, and no locale of the machine's."""
    write_catalogue(tmp_path / "catalogue")
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def archive(part: str) -> bytes:
    """An archive that holds one part."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr(part, "<x/>")
    return held.getvalue()


@pytest.mark.parametrize("kind", UnitKind)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_kind_of_unit_is_known_by_the_word_it_is_shown_by(kind: UnitKind, language: str) -> None:
    shown = word(kind, language)
    assert read_text(TEXT, name="r.txt", unit_kind=shown, year=2024).unit_kind == kind.value
    assert Settings(report="", unit_kind=shown).asked().unit_kind == kind.value


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("部门", "department"),
        ("乡镇街道", "township"),
        ("乡镇(街道)", "township"),
        ("开发区", "development_zone"),
        (" 县级以上政府 ", "county"),
    ],
)
def test_the_words_of_the_help_are_known_too(word: str, kind: str) -> None:
    assert unit_kind(word) == kind


def test_a_word_for_no_kind_of_unit_is_refused() -> None:
    with pytest.raises(InputError, match="公司"):
        Settings(report="", unit_kind="公司").asked()
    with pytest.raises(InputError, match="公司"):
        read_text(TEXT, name="r.txt", unit_kind="公司", year=2024)


@pytest.mark.parametrize("command", ["audit report.txt --catalogue catalogue", "law diff 2022 2025"])
def test_commands_take_chinese_kinds_of_unit(command: str) -> None:
    assert main([*command.split(), "--unit-kind", "部门"]) in {0, 1}
    assert main([*command.split(), "--unit-kind", "公司"]) == 2


@pytest.mark.parametrize("name", ["SUPERVISE_01", "supervise_1", "SUPERVISE-001", "SUPERVISE0001"])
def test_an_obligation_of_the_same_number_is_suggested_first(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", name]) == 2
    assert "相近的有 SUPERVISE_001" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["裁量权基准", "Discretion standards", " enforce_004"[1:]])
def test_an_obligation_is_found_by_its_title_too(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", name]) == 0
    assert capsys.readouterr().out.startswith("ENFORCE_004 裁量权基准")


def test_words_of_a_title_suggest_its_obligation(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "裁量"]) == 2
    told = capsys.readouterr().err
    assert "没有义务 裁量；相近的有 ENFORCE_004 裁量权基准。" in told
    assert "Near are ENFORCE_004 Discretion standards." in told


def test_the_nearest_command_is_suggested(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["adit"]) == 2
    said = capsys.readouterr().err
    assert "是否指 audit？" in said
    assert "Did you mean audit?" in said
    assert main(["law", "dif"]) == 2
    assert "diff" in capsys.readouterr().err
    assert main(["nothing-like-it"]) == 2
    assert "？" not in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["law"], ["rules"]])
def test_a_command_that_holds_others_shows_its_help(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    bare = capsys.readouterr().out
    assert main([*arguments, "--help"]) == 0
    assert bare == capsys.readouterr().out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("command", [["audit"], ["explain", "SUPERVISE_001"]])
def test_a_report_may_come_by_standard_input(command: list[str], encoding: str, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "fazhi", *command, "-", "--catalogue", "catalogue"],
        input=TEXT.encode(encoding),
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode in {0, 1}, done.stderr.decode()
    assert "标准输入" in done.stdout.decode()


def test_standard_input_is_judged_as_a_file_is(folder: Path) -> None:
    command = [sys.executable, "-m", "fazhi", "audit", "-", "--catalogue", "catalogue", "--format", "json"]
    piped = subprocess.run(command, input=TEXT.encode(), cwd=folder, capture_output=True, check=False, timeout=60)
    command[4] = "report.txt"
    given = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=60)
    assert piped.stdout == given.stdout


@pytest.mark.parametrize("data", [b"", OLE, PAGE, archive("word/document.xml")])
def test_what_is_no_text_is_refused_on_standard_input(data: bytes, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "fazhi", "audit", "-"],
        input=data,
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert "标准输入" in done.stderr.decode()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("r.doc", archive("word/document.xml"), r"不是 \.docx"),
        ("r.wps", archive("word/document.xml"), r"不是 \.docx"),
        ("r.doc", PAGE, "没有报告正文"),
        ("r.xls", PAGE, "没有报告正文"),
        ("r.docx", PAGE, "没有报告正文"),
        ("r.doc", b"{\\rtf1 x", "不完整"),
        ("r.docx", b"{\\rtf1 x", "不完整"),
        ("r.docx", archive("xl/workbook.xml"), "Excel"),
        ("r.doc", b"%PDF-1.7 x", "PDF"),
        ("r.doc", OLE, "旧版 Word"),
        ("r.wps", OLE, "WPS"),
        ("r.xls", OLE, "Excel"),
        ("r.docx", OLE, "已加密"),
        ("r.txt", OLE, "旧版 Word"),
    ],
)
def test_a_file_is_named_for_what_it_holds(name: str, data: bytes, said: str, folder: Path) -> None:
    (folder / name).write_bytes(data)
    with pytest.raises(InputError, match=said):
        read(folder / name, unit_kind="county", year=2024)
