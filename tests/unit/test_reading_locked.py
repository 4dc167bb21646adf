"""Files that are really encrypted (by Office's own scheme, as PDF, as archive): told so, and how to save them without.

The password of all of them is 123456; owner.pdf asks for one only where it is to be changed.
"""

import pytest

from fazhi.model.errors import InputError
from fazhi.reading import read
from reading_helpers import ROOT

LOCKED = ROOT / "tests" / "locked"
TOLD = {
    "word.docx": ("已加密的 Office 文件", "清空密码", "empty the password"),
    "sheet.xlsx": ("已加密的 Office 文件", "清空密码", "empty the password"),
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


def test_a_pdf_with_a_password_for_its_owner_only_is_read() -> None:
    assert "组织领导干部集体学法6次" in read(LOCKED / "owner.pdf").text
