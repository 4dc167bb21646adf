"""Files that are really encrypted (by Office's own schemes, as PDF, as archive): told so, and how to save them without.

The password of all of them is 123456; owner.pdf asks for one only where it is to be changed. word.doc is encrypted by
RC4, xor.doc by the older exclusive or ([MS-OFFCRYPTO] 2.3.6 and 2.3.7), writer.odt part by part (OpenDocument 1.3, part
2, 3.4). LibreOffice opens all three with the password.
"""

import stat
import sys
from pathlib import Path

import pytest

from fazhi.cli import main
from fazhi.model.errors import InputError
from fazhi.reading import read
from reading_helpers import ROOT

LOCKED = ROOT / "tests" / "locked"
TOLD = {
    "word.docx": ("已加密的 Office 文件", "清空密码", "empty the password"),
    "sheet.xlsx": ("已加密的 Office 文件", "清空密码", "empty the password"),
    "word.doc": ("已加密的 Office 文件", "清空密码", "empty the password"),
    "xor.doc": ("已加密的 Office 文件", "清空密码", "empty the password"),
    "writer.odt": ("已加密", "不勾选“用密码保存”", "without the box for a password"),
    "user.pdf": ("已加密", "没有密码的 PDF", "without one"),
    "archive.zip": ("已加密", "不设密码", "without one"),
}


@pytest.mark.parametrize("name", TOLD)
def test_an_encrypted_file_is_told_with_the_way_to_save_it_without(name: str) -> None:
    with pytest.raises(InputError) as told:
        read(LOCKED / name)
    *chinese, english = TOLD[name]
    assert all(words in told.value.zh for words in (*chinese, name))
    assert "encrypted" in told.value.en
    assert english in told.value.en
    assert told.value.zh.count("。") == 1
    assert told.value.zh.count("\n") == 0


@pytest.mark.parametrize("name", ["word.doc", "xor.doc", "writer.odt"])
@pytest.mark.parametrize("called", ["报告.doc", "报告.wps", "报告.txt"])
def test_libreoffice_is_not_begun_for_a_file_that_is_encrypted(
    name: str, called: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    begun, program = tmp_path / "begun", tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\ntouch {begun}\nsleep 60\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("FAZHI_SOFFICE", str(program) if sys.platform != "win32" else sys.executable)
    (tmp_path / called).write_bytes((LOCKED / name).read_bytes())
    assert main(["audit", str(tmp_path / called)]) == 2
    told = capsys.readouterr().err
    assert "加密" in told
    assert "encrypted" in told
    assert not begun.exists()


def test_a_pdf_with_a_password_for_its_owner_only_is_read() -> None:
    assert "组织领导干部集体学法6次" in read(LOCKED / "owner.pdf").text
