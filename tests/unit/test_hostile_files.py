"""Files that are none, sheets that hide how much they hold, and results that point elsewhere."""

import io
import json
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pyarrow as pa
import pyarrow.parquet
import pytest
from openpyxl import Workbook

from absent import needs
from corpora import audit, make, setup
from fazhi.cli import main
from fazhi.corpus.files import files_named, passed_over
from fazhi.corpus.gathered import gather
from fazhi.corpus.results import Results, Shard
from fazhi.corpus.tables import SCHEMA
from fazhi.model.errors import InputError
from fazhi.sheets import MOST_BYTES, read_rows, read_spreadsheet
from fazhi.yamlfile import Problems, read_bytes

_SHEET = "xl/worksheets/sheet1.xml"
_Change = Callable[[str, bytes], tuple[str, bytes]]


def workbook(path: Path, change: _Change) -> Path:
    """A spreadsheet with one cell, each member changed, and called otherwise, as told."""
    book, held = Workbook(), io.BytesIO()
    book.active.append(["甲"])
    book.save(held)
    with zipfile.ZipFile(held) as given, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            made.writestr(*change(name, given.read(name)))
    return path


def _cells(data: bytes, *, gap: str = " ") -> bytes:
    row = f"<row{gap}>{f'<c{gap}><v>1</v></c>' * 700}</row>"
    return re.sub(rb"<sheetData>.*</sheetData>", f"<sheetData>{row * 600}</sheetData>".encode(), data, flags=re.DOTALL)


def elsewhere(new: str) -> _Change:
    """A sheet of too many cells that lies where no sheet does."""

    def change(name: str, data: bytes) -> tuple[str, bytes]:
        return (new, _cells(data)) if name == _SHEET else (name, data.replace(_SHEET.encode(), new.encode()))

    return change


def _on_sheet(make: Callable[[bytes], bytes]) -> _Change:
    return lambda name, data: (name, make(data) if name == _SHEET else data)


def _merging(merged: bytes) -> _Change:
    return _on_sheet(
        lambda data: data.replace(b"</sheetData>", b"</sheetData><mergeCells>" + merged + b"</mergeCells>")
    )


MANY = {
    "a sheet in another folder": elsewhere("xl/data/s1.xml"),
    "a sheet that is called no XML": elsewhere("xl/data/s1.dat"),
    "a sheet in capitals": elsewhere("xl/worksheets/SHEET1.XML"),
    "tags that end by a line's end": _on_sheet(lambda data: _cells(data, gap="\n")),
    "cells in UTF-16": _on_sheet(lambda data: _cells(data).decode().encode("utf-16")),
    "cells merged in small letters": _merging(b'<mergeCell ref="a1:xfd1048576"/>'),
    "cells merged behind other traits": _merging(
        b'<mergeCell other="123456789012345678901234567890" ref="A1:XFD9"/>' * 9
    ),
}


@pytest.mark.parametrize("change", MANY.values(), ids=MANY.keys())
def test_cells_are_counted_wherever_they_lie(tmp_path: Path, change: _Change) -> None:
    with pytest.raises(InputError, match="太多"):
        read_spreadsheet(workbook(tmp_path / "表.xlsx", change))


def test_a_declaration_in_another_encoding_is_seen(tmp_path: Path) -> None:
    change = _on_sheet(lambda data: (b'<!DOCTYPE a [<!ENTITY b "c">]>' + data).decode().encode("utf-16"))
    with pytest.raises(InputError, match="声明"):
        read_spreadsheet(workbook(tmp_path / "表.xlsx", change))


def test_a_sheet_is_read_once_however_often_it_is_named(tmp_path: Path) -> None:
    def change(name: str, data: bytes) -> tuple[str, bytes]:
        found = re.search(rb"<sheet [^>]*>", data) if name == "xl/workbook.xml" else None
        again = b"".join(found[0].replace(b'name="Sheet"', b'name="S%d"' % n) for n in range(500)) if found else b""
        return name, data.replace(found[0], again) if found else data

    with pytest.raises(InputError, match="已损坏"):
        read_spreadsheet(workbook(tmp_path / "表.xlsx", change))


def test_a_spreadsheet_of_two_sheets_is_read(tmp_path: Path) -> None:
    book = Workbook()
    book.create_sheet("二").append(["乙"])
    book.save(tmp_path / "表.xlsx")
    assert [grid.name for grid in read_spreadsheet(tmp_path / "表.xlsx").grids] == ["Sheet", "二"]


def test_a_list_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "单.csv").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(InputError, match="大于"):
        read_rows(tmp_path / "单.csv")


@needs("linux")
def test_a_pipe_is_no_list_and_no_record(tmp_path: Path) -> None:
    pipe = tmp_path / "decisions.yaml"
    os.mkfifo(pipe)
    with pytest.raises(InputError, match="普通文件"):
        read_rows(pipe)
    problems = Problems(pipe.name)
    assert read_bytes(pipe, problems) is None


@pytest.mark.parametrize("parts", ['["../../elsewhere"]', '["/etc"]', "[1]", "[" * 20_000])
def test_an_index_that_names_no_part_is_none(tmp_path: Path, parts: str) -> None:
    index = tmp_path / "index" / "1-of-1.json"
    index.parent.mkdir()
    index.write_text(f'{{"schema": "{SCHEMA}", "source": "", "catalogue": "", "engine": "", "parts": {parts}}}')
    with pytest.raises(InputError, match="索引"):
        Results.of(tmp_path)


@pytest.mark.parametrize("renew", [True, False])
def test_nothing_but_parts_is_deleted_where_a_link_leads(tmp_path: Path, renew: bool) -> None:
    kept, out = tmp_path / "文档", tmp_path / "out"
    part = f"{1:020d}-1-of-1-1"
    for name in ("重要", part):
        (kept / name).mkdir(parents=True)
    (out / "index").mkdir(parents=True)
    told = {"schema": SCHEMA, "source": "", "catalogue": "", "engine": "", "parts": []}
    (out / "index" / "1-of-1.json").write_text(json.dumps(told))
    (out / "parts").symlink_to(kept)
    results = Results(out, Shard())
    if renew:
        results._clear()
    else:
        results._sweep()
    assert {path.name for path in kept.iterdir()} == {"重要", part}


@needs("linux")
def test_links_in_a_folder_lead_in_no_circles(tmp_path: Path) -> None:
    folder, beside = tmp_path / "各单位", tmp_path / "别处"
    for place in (folder / "甲", folder / "乙", beside / "丙"):
        place.mkdir(parents=True)
        (place / "报告.txt").write_text("", encoding="utf-8")
        (place / "表.xyz").write_text("", encoding="utf-8")
        for number in range(3):
            (place / f"上{number}").symlink_to("..")
    (folder / "连").symlink_to(beside)
    (folder / "连续").symlink_to(beside / "丙")
    (folder / "同").symlink_to(folder / "甲")
    assert files_named(["各单位"], tmp_path) == [
        "各单位/乙/报告.txt",
        "各单位/甲/报告.txt",
        "各单位/连/丙/报告.txt",
    ]
    assert passed_over(["各单位"], tmp_path) == {".xyz": 3}


@needs("linux")
def test_a_name_that_is_no_text_is_told_and_written_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As unzip leaves the Chinese names of an archive that was made on Windows."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "各单位").mkdir()
    name = tmp_path / "各单位" / os.fsdecode("县报告.txt".encode("gbk"))
    name.write_text("云州区人民政府2022年度法治政府建设情况报告\n办理人大代表建议28件。\n", encoding="utf-8")
    assert main(["corpus", "audit", "各单位", "--out", "结果"]) == 2
    told = capsys.readouterr().err
    assert "1 个文件的名称不是 UTF-8" in told
    assert "convmv" in told
    assert not (tmp_path / "结果").exists()
    assert main(["audit", str(name), "--format", "sarif"]) == 1
    assert quote("县报告.txt".encode("gbk")) in capsys.readouterr().out


ODD: dict[str, tuple[str, str, object]] = {
    "a duty that leads out of the folder": ("assessments", "obligation", "../../甲"),
    "a domain that is none": ("assessments", "domain", "nowhere"),
    "a conclusion of another version": ("assessments", "conclusion", "perhaps"),
    "no conclusion": ("assessments", "conclusion", None),
    "a law without a day": ("assessments", "basis", [{"instrument": "A", "version": "x", "verified": "text"}]),
    "no basis": ("assessments", "basis", None),
    "no place": ("evidence", "start", None),
    "a kind that is none": ("reports", "unit_kind", "x"),
    "no year": ("reports", "year", None),
    "text for a number": ("reports", "supported", "x"),
}


@pytest.mark.parametrize(("table", "column", "value"), ODD.values(), ids=ODD.keys())
def test_results_that_hold_what_none_of_ours_does_are_told(
    table: str, column: str, value: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages of a site are called by what stands in the tables, which may be of another hand."""
    monkeypatch.chdir(tmp_path)
    audit(make(tmp_path / "语料", 2), tmp_path / "结果", setup(tmp_path / "catalogue"))
    for path in (tmp_path / "结果" / "parts").glob(f"*/{table}.parquet"):
        held = pa.parquet.read_table(path)
        field = held.schema.field(column)
        kind = pa.string() if value == "x" and column == "supported" else field.type
        new = pa.array([value] * len(held), kind)
        bent = held.set_column(held.schema.get_field_index(column), pa.field(column, kind), new)
        pa.parquet.write_table(bent.replace_schema_metadata(held.schema.metadata), path)
    with pytest.raises(InputError, match="读不了"):
        gather(Results.of(tmp_path / "结果"))
    for question in ("gaps", "unsure"):
        assert main(["corpus", "query", "结果", question]) in {0, 2}
