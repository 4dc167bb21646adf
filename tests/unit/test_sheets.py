"""Spreadsheets of other people: what is none, too large, locked or hostile is refused in one sentence, and soon."""

import io
import resource
import time
import zipfile
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from docx import Document

from fazhi.model.errors import InputError
from fazhi.sheets import MOST_COLUMNS, MOST_ROWS, place, read_spreadsheet

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def book(rows: Iterable[Iterable[object]]) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(list(row))
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def changed(data: bytes, change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None) -> bytes:
    """The same package with each member changed, and further ones."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, told in (more or {}).items():
            new.writestr(name, told)
    return made.getvalue()


def sheet_with(inside: bytes) -> bytes:
    """A spreadsheet whose first sheet has this in place of its rows."""

    def change(name: str, told: bytes) -> bytes:
        if name != "xl/worksheets/sheet1.xml":
            return told
        head, _, rest = told.partition(b"<sheetData>")
        return head + b"<sheetData>" + inside + b"</sheetData>" + rest.partition(b"</sheetData>")[2]

    return changed(GOOD, change)


def sheet_where(old: bytes, new: bytes) -> bytes:
    """A spreadsheet in whose first sheet the one stands for the other."""
    return changed(GOOD, lambda name, told: told.replace(old, new) if name.endswith("sheet1.xml") else told)


MERGED = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
LAST = '<row r="9"><c r="B9" t="inlineStr"><is><t>末行</t></is></c></row></sheetData>'
GOOD = book([["编号", "答复"], ["LEAD_001", "已办"]])


def word_file() -> bytes:
    data = io.BytesIO()
    Document().save(data)
    return data.getvalue()


def zipped(name: str, told: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        made.writestr(name, told)
    return data.getvalue()


def locked() -> bytes:
    """A package with a member marked as encrypted."""
    data = bytearray(GOOD)
    at = data.find(b"PK\x01\x02")
    while at != -1:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    return bytes(data)


NONE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "是空文件"),
    "csv": (lambda: "编号,答复\n".encode("utf-8-sig"), "是文本（如 .csv）"),
    "csv in GBK": (lambda: "编号,答复\n".encode("gb18030"), "是文本（如 .csv）"),
    "html called xls": (lambda: b"<html><table></table></html>", "是网页、XML 或 RTF"),
    "pdf": (lambda: b"%PDF-1.7", "是 PDF"),
    "xls": (lambda: _OLE, "是旧格式"),
    "password": (lambda: _OLE + "EncryptedPackage".encode("utf-16-le"), "设有打开密码"),
    "zip with a password": (locked, "设有密码"),
    "docx": (word_file, "是 Word 文件"),
    "ods": (
        lambda: changed(zipped("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), lambda _, told: told,
                        {"content.xml": b"<a/>"}),
        "是 OpenDocument",
    ),
    "xlsb": (lambda: zipped("xl/workbook.bin", b"x"), "是二进制格式"),
    "another zip": (lambda: zipped("a.txt", b"x"), "不是 .xlsx"),
    "cut off": (lambda: GOOD[: len(GOOD) // 2], "已损坏"),
    "macros": (lambda: changed(GOOD, lambda _, told: told, {"xl/vbaProject.bin": b"x"}), "带有宏"),
    "no XML inside": (lambda: sheet_with(b"<row"), "已损坏"),
    "entities": (lambda: sheet_where(b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet'), "XML 声明"),
    "a million rows": (lambda: sheet_with(b'<row s="1" customFormat="1"/>' * 1_000_000), "行、列或格子太多"),
    "a cell far below": (lambda: sheet_with(b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>'), "格子太多"),
    "a cell far right": (lambda: sheet_with(b'<row r="1"><c r="XFD1"><v>1</v></c></row>'), "格子太多"),
    "all cells merged": (lambda: sheet_where(b"</sheetData>", b"</sheetData>" + MERGED), "格子太多"),
    "a bomb": (lambda: changed(GOOD, lambda _, told: told, {"xl/media/image1.png": b"\0" * 120_000_000}), "解开后大于"),
}  # fmt: skip


@pytest.mark.parametrize("name", NONE)
def test_what_is_none_is_refused_in_one_sentence_and_soon(name: str, tmp_path: Path) -> None:
    made, words = NONE[name]
    path = tmp_path / "台账.xlsx"
    path.write_bytes(made())
    begin, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(InputError, match=words) as caught:
        read_spreadsheet(path)
    assert "台账.xlsx" in caught.value.zh
    assert "台账.xlsx" in caught.value.en
    assert time.process_time() - begin < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000, "kilobytes"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有这个文件"):
        read_spreadsheet(tmp_path / "none.xlsx")


def test_cells_are_what_they_say(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    made = xlsxwriter.Workbook(path)
    sheet = made.add_worksheet("表")
    day = made.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_string(0, 0, " 甲 ")
    sheet.write_number(0, 1, 3)
    sheet.write_number(0, 2, 0.5)
    sheet.write_boolean(0, 3, True)
    sheet.write_datetime(0, 4, date(2026, 3, 1), day)
    sheet.write_formula(0, 5, "=1+1")
    sheet.write_string(0, 6, "=1+1")
    sheet.write_string(2, 1, "下")
    sheet.write_number(2, 2, 2026.3, day)
    made.close()
    grid = read_spreadsheet(path).grids[0]
    told = [(cell.text, cell.formula) if cell else None for cell in grid.rows[0]]
    assert told == [
        ("甲", False), ("3", False), ("0.5", False), ("是", False), ("2026-03-01", False), ("=1+1", True),
        ("=1+1", False),
    ]  # fmt: skip
    assert grid.rows[1] == []
    assert grid.rows[2][0] is None
    below = grid.at(2, 2)
    assert below is not None
    assert below.text == "2026.3", "a number that was shown as a day of 1905"
    assert grid.at(9, 9) is None


@pytest.mark.parametrize("text", ['<dimension ref="A1"/>', ""])
def test_a_file_as_wps_saves_it_is_read_whole(text: str, tmp_path: Path) -> None:
    """It states that the sheet has one cell, or nothing, carries its own properties, and writes strings inline."""

    def change(name: str, told: bytes) -> bytes:
        if name != "xl/worksheets/sheet1.xml":
            return told
        words = told.decode()
        begin = words.index("<dimension")
        words = words[:begin] + text + words[words.index("/>", begin) + 2 :]
        return words.replace(
            "</sheetData>", '<row r="9"><c r="B9" t="inlineStr"><is><t>末行</t></is></c></row></sheetData>'
        ).encode()

    more = {"docProps/custom.xml": b'<Properties xmlns="urn:x"><property name="KSOProductBuildVer"/></Properties>'}
    path = tmp_path / "wps.xlsx"
    path.write_bytes(changed(GOOD, change, more))
    grid = read_spreadsheet(path).grids[0]
    assert [cell.text for row in grid.rows for cell in row if cell] == ["编号", "答复", "LEAD_001", "已办", "末行"]


def test_merged_cells_say_the_same_down_and_nothing_across(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet["A1"] = "甲"
    sheet["A4"] = "丁"
    sheet.merge_cells("A1:B3")
    made.save(tmp_path / "a.xlsx")
    grid = read_spreadsheet(tmp_path / "a.xlsx").grids[0]
    assert [[cell.text if cell else None for cell in row][:2] for row in grid.rows] == [["甲"], ["甲"], ["甲"], ["丁"]]


@pytest.mark.parametrize(("row", "column", "name"), [(0, 0, "A1"), (6, 25, "Z7"), (1, 26, "AA2"), (0, 16383, "XFD1")])
def test_a_place_is_called_as_people_call_it(row: int, column: int, name: str) -> None:
    assert place(row, column) == name


def test_the_limits_leave_room_for_any_ledger() -> None:
    assert MOST_ROWS > 5000
    assert MOST_COLUMNS > 100
