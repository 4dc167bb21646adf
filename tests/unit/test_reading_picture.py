"""Pictures of pages: read by a machine where it is installed, refused in one sentence where they cannot be."""

import json
import subprocess
import zlib
from base64 import b64encode
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn
import pypdfium2
import pytest
import typst

from absent import needs
from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.model.errors import InputError
from fazhi.model.report import Report
from fazhi.reading import read
from fazhi.reading.formats.pdf import scans
from fazhi.reading.reader import read_text
from fazhi.sphinx_ext.html import picture, pictures
from fazhi.sphinx_ext.parts import pieces
from office_files import packed

TITLE = "青河县司法局2024年度法治政府建设情况报告"
LINES = (TITLE, "一、主要举措和成效", "组织领导干部集体学法6次，参加120人次。", "评查行政执法案卷40卷。")
STRIP = b"\x89PNG\r\n\x1a\nstrip"


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def png(width: int, height: int, rows: bytes = b"") -> bytes:
    """A grey picture by its head, with the rows that are given."""
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\0\0\0\0"
    data = zlib.compress(rows or bytes(100))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def machine(monkeypatch: pytest.MonkeyPatch, *pages: dict[str, Any], status: int = 0) -> list[tuple[Any, ...]]:
    """Have the machine say this of any picture; what it was asked is kept."""
    asked: list[tuple[Any, ...]] = []
    said = "\n".join(map(json.dumps, pages)).encode()

    def run(*told: Any) -> subprocess.CompletedProcess[bytes]:
        asked.append(told)
        return subprocess.CompletedProcess([], status, said, b"")

    monkeypatch.setattr(scans, "_LIBRARY", "json")
    monkeypatch.setattr(scans, "run", run)
    return asked


def page(sure: float = 0.99, strip: bytes = b"") -> dict[str, Any]:
    spans: list[list[Any]] = [
        [90, 90 + 12 * len(line), 80 + 30 * number, 12, line, 0.99, ""] for number, line in enumerate(LINES)
    ]
    spans[-1][-2:] = [sure, b64encode(strip).decode()]
    return {"number": 1, "width": 595, "height": 842, "spans": spans}


def written(folder: Path, name: str = "报告.png", data: bytes = b"") -> Path:
    (folder / name).write_bytes(data or png(100, 100))
    return folder / name


def doubtful(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Report:
    machine(monkeypatch, page(0.6, STRIP))
    return read(written(folder))


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("a.png", b""),
        ("a.jpg", b"\xff\xd8\xff\xe0rest"),
        ("a.tif", b"II*\0rest"),
        ("a.tiff", b"MM\0*rest"),
        ("a.webp", b"RIFF0000WEBPrest"),
        ("a.txt", b"\x89PNG\r\n\x1a\nrest"),
    ],
)
def test_a_picture_is_read_whatever_it_is_called(
    name: str, head: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = machine(monkeypatch, page())
    report = read(written(tmp_path, name, head))
    assert (report.title, report.unit, report.year) == (TITLE, "青河县司法局", 2024)
    assert any("第 1 页是图像，文字由机器识别" in item.zh for item in report.notices)
    assert asked[0][3] == "picture"


def test_without_the_extra_one_sentence_names_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(scans, "_LIBRARY", "no_such_library")
    with pytest.raises(InputError, match=r"fazhi\[ocr\]") as told:
        read(written(tmp_path))
    assert told.value.zh.count("。") == 1


@pytest.mark.parametrize(
    ("said", "status", "reason"),
    [
        ({"error": "damaged"}, 0, "不能作为图片打开"),
        ({"error": "large"}, 0, "太大"),
        ({}, 1, "没有识别成功"),
        ({"number": 1, "width": 9, "height": 9, "spans": []}, 0, "没有文字"),
    ],
)
def test_a_picture_that_cannot_be_read_is_refused(
    said: dict[str, Any], status: int, reason: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    machine(monkeypatch, said, status=status)
    with pytest.raises(InputError, match=reason):
        read(written(tmp_path))


@needs("rapidocr")
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (png(60_000, 60_000), "太大"),
        (png(31_000, 10), "太大"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "不能作为图片打开"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "不能作为图片打开"),
    ],
    ids=["a bomb of pixels", "a strip too long", "damaged", "a head alone"],
)
def test_a_picture_is_looked_at_before_it_is_decoded(data: bytes, reason: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=reason):
        read(written(tmp_path, data=data))


@needs("rapidocr")
def test_a_page_that_lies_on_its_side_is_turned(tmp_path: Path) -> None:
    fonts = str(Path(pylopdf_fonts_zh_cn.__file__).parent)
    source = '#set text(font: "Noto Serif SC")\n' + "\n\n".join(LINES)
    page = pypdfium2.PdfDocument(typst.compile(source.encode(), font_paths=[fonts]))[0]
    page.render(scale=200 / 72, rotation=90, grayscale=True).to_pil().save(tmp_path / "报告.png")
    report = read(tmp_path / "报告.png")
    assert "".join(report.text.split()) == "".join(LINES)


REPORT = "青河县司法局2024年度法治政府建设情况报告\n一、主要举措和成效\n办理行政复议案件12件。\n"
TABLE = ("案卷评查统计表", "评查行政执法案卷40卷。")


def of(*lines: str, sure: float = 0.99) -> dict[str, Any]:
    """A page on which the machine reads these lines."""
    spans = [[90, 90 + 12 * len(line), 80 + 30 * at, 12, line, sure, ""] for at, line in enumerate(lines)]
    return {"number": 1, "width": 595, "height": 842, "spans": spans}


def by_size(monkeypatch: pytest.MonkeyPatch, pages: dict[int, dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Have the machine read a picture of so many bytes as a page."""
    asked: list[tuple[Any, ...]] = []

    def run(*told: Any) -> subprocess.CompletedProcess[bytes]:
        asked.append(told)
        return subprocess.CompletedProcess([], 0, json.dumps(pages[len(told[1])]).encode(), b"")

    monkeypatch.setattr(scans, "_LIBRARY", "json")
    monkeypatch.setattr(scans, "run", run)
    return asked


def picture_of(size: int) -> bytes:
    return png(9, 9).ljust(size, b"\0")


def archived(folder: Path, files: dict[str, str | bytes]) -> Path:
    path = folder / "上报.zip"
    path.write_bytes(packed(files))
    return path


def test_pictures_in_an_archive_are_annexes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    by_size(monkeypatch, {200: of(*TABLE), 300: of("会议记录", "组织学法6次。", sure=0.5)})
    files = {"报告.txt": REPORT, "附件1：统计表.jpg": picture_of(200), "附件2.png": picture_of(300)}
    report = read(archived(tmp_path, files))
    assert [str(item.step) for item in report.headings] == ["一、主要举措和成效", "附件1：统计表", "附件2：附件2"]
    doubted = report.text.index("组织学法")
    assert report.sure_of(doubted, doubted + 4) == 0.5
    assert report.sure_of(0, 5) is None
    told = "".join(item.zh for item in report.notices)
    assert "附件“附件2.png”：第 1 页是图像，文字由机器识别" in told


def test_pictures_that_differ_by_a_number_are_pages_of_one_document(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pages = {
        200: of(TITLE, "一、主要举措和成效", "组织学法6次，"),
        300: of("参加120人次。"),
        400: of(*TABLE),
        500: of("评查合格率100%。"),
    }
    asked = by_size(monkeypatch, pages)
    files = {
        "扫描10.jpg": picture_of(300),
        "扫描9.jpg": picture_of(200),
        "附件1/1.png": picture_of(400),
        "附件1/2.png": picture_of(500),
    }
    report = read(archived(tmp_path, dict(files)))
    assert [len(told[1]) for told in asked] == [200, 300, 400, 500]
    assert [str(item.step) for item in report.headings] == ["一、主要举措和成效", "附件1：案卷评查统计表"]
    assert report.text.startswith(f"{TITLE}\n一、主要举措和成效\n组织学法6次")
    assert len(report.pages) == 2
    assert any("以“扫描.jpg”为正文" in item.zh for item in report.notices)


def test_no_more_pages_are_recognised_of_many_pictures_than_of_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = by_size(monkeypatch, {200: of(TITLE, "一、主要举措"), 201: of("组织学法6次。"), 202: of("评查案卷40卷。")})
    read(archived(tmp_path, {f"{at}.png": picture_of(200 + at) for at in range(3)}))
    assert [told[4] for told in asked] == [str(scans.MOST_SCANS - at) for at in range(3)]


def test_a_folder_of_pictures_is_an_annex(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    by_size(monkeypatch, {200: of(*TABLE), 300: of("组织学法6次。")})
    (tmp_path / "附件2 照片").mkdir()
    for name, size in (("1.jpg", 200), ("2.jpg", 300)):
        (tmp_path / "附件2 照片" / name).write_bytes(picture_of(size))
    report = read(written(tmp_path, "报告.txt", REPORT.encode()), annexes=[tmp_path / "附件2 照片"])
    assert [str(item.step) for item in report.headings][1:] == ["附件2：照片"]
    assert report.text.endswith("组织学法6次。")


def test_a_scan_of_the_report_beside_it_is_not_read_twice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    by_size(monkeypatch, {200: of(TITLE, "一、主要举措", "办理案件12件。")})
    report = read(archived(tmp_path, {"盖章件.jpg": picture_of(200), "报告.txt": REPORT}))
    assert report.text == REPORT
    assert any("扫描件不再读入" in item.zh for item in report.notices)


def test_pictures_in_an_archive_name_the_extra_where_it_is_absent(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(scans, "_LIBRARY", "no_such_library")
    report = read(archived(tmp_path, {"报告.txt": REPORT, "照片.png": picture_of(200)}))
    told = [item.zh for item in report.notices]
    assert "有 1 个文件不能读，未读入：照片.png。" in told
    assert sum("fazhi[ocr]" in words for words in told) == 1
    with pytest.raises(InputError, match=r"fazhi\[ocr\]") as caught:
        read(archived(tmp_path, {"1.png": picture_of(200), "2.png": picture_of(200)}))
    assert caught.value.zh.count("。") == 1


@needs("rapidocr")
def test_a_photograph_in_an_archive_is_really_read(tmp_path: Path) -> None:
    fonts = str(Path(pylopdf_fonts_zh_cn.__file__).parent)
    source = '#set text(font: "Noto Serif SC")\n' + "\n\n".join(TABLE)
    page = pypdfium2.PdfDocument(typst.compile(source.encode(), font_paths=[fonts]))[0]
    page.render(scale=150 / 72).to_pil().save(tmp_path / "a.jpg")
    report = read(archived(tmp_path, {"报告.txt": REPORT, "附件1：评查.jpg": (tmp_path / "a.jpg").read_bytes()}))
    assert report.text.endswith("\n".join(TABLE))


def test_the_strip_of_a_doubtful_line_stays_with_its_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    report = doubtful(monkeypatch, tmp_path)
    last, first = report.passages[-1], report.passages[2]
    assert report.strips_of(last.start, last.end) == (STRIP,)
    assert report.strips_of(first.start, first.end) == ()
    found = next(item for item in audit(load(), report).assessments if item.obligation.id == "ENFORCE_007").evidence
    assert report.strips_of(found[0].start, found[0].end) == (STRIP,)


def test_the_strip_is_shown_as_a_file_of_the_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    report = doubtful(monkeypatch, tmp_path)
    last = report.passages[-1]
    shown = pieces.scanned(report, last.start, last.end)
    put: list[bytes] = []
    html = pictures(shown, lambda data: (put.append(data), "text.scan-1.png")[1])
    assert put == [STRIP]
    assert '<img src="text.scan-1.png"' in html
    assert "base64" not in html
    assert pieces.scanned(report, 0, 5) == ""


def test_other_words_of_a_report_look_like_no_picture() -> None:
    report = read_text("\n".join([TITLE, "一、主要举措和成效", "组织学法6次\x04AAAA\x05。"]), name="报告.txt")
    assert "\x04" not in pieces.quoted(report.text)
    assert pictures(picture(STRIP, "x"), lambda _: "y.png").count("y.png") == 1
