"""`make pdf`: gap report and matrix as PDF, with text to select and bookmarks, made of the site's files alone."""

import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from pypdf import PdfReader

from absent import needs
from site_project import SAMPLE, Once

can_print = needs("pango", "chinese font")


def _site_of(site: Path, folder: Path, *pages: str) -> Path:
    """A copy of the built site that holds these pages alone."""
    shutil.copytree(site / "_static", folder / "_static")
    for page in pages:
        target = folder / f"{page}.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(site / f"{page}.html", target)
    return folder


def _run(site: Path, out: Path, path: str = "") -> "subprocess.CompletedProcess[str]":
    given = os.pathsep.join(filter(None, (path, os.environ.get("PYTHONPATH", ""))))
    return subprocess.run(
        [sys.executable, "-m", "fazhi.sphinx_ext.pdf", site, out],
        env={**os.environ, "PYTHONPATH": given}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def printed(small_site: Path, once: Once) -> Path:
    """The PDFs of a small site, made once a run: a matrix of all duties takes half a minute."""
    return once("pdf", partial(_print, small_site)) / "out"


def _print(site: Path, folder: Path) -> None:
    pages = (f"reports/{SAMPLE}/gaps", f"reports/{SAMPLE}/matrix", "supplied/gaps")
    (folder / "out").mkdir()
    (folder / "out" / "supplied-gaps.pdf").write_bytes(b"of an earlier build")
    result = _run(_site_of(site, folder / "site", *pages), folder / "out")
    assert (result.returncode, result.stderr) == (0, "")


@can_print
def test_each_report_has_its_two_and_nothing_else_is_left(printed: Path) -> None:
    assert {path.name for path in printed.iterdir()} == {f"{SAMPLE}-gaps.pdf", f"{SAMPLE}-matrix.pdf"}


@can_print
@pytest.mark.parametrize(("name", "words"), [("gaps", "核查范围和方法"), ("matrix", "追溯矩阵")])
def test_its_chinese_is_text(printed: Path, name: str, words: str) -> None:
    text = "".join(page.extract_text() for page in PdfReader(printed / f"{SAMPLE}-{name}.pdf").pages)
    assert words in text.replace("\n", "")


@can_print
def test_its_headings_are_bookmarks(printed: Path) -> None:
    outline = PdfReader(printed / f"{SAMPLE}-gaps.pdf").outline
    titles = [item.title for item in outline[1] if not isinstance(item, list)]
    assert titles == [
        "一、核查范围和方法", "二、情况汇总", "三、问题", "四、整改反馈表", "五、签署", "附：不适用与豁免的义务",
    ]  # fmt: skip


@can_print
def test_it_leads_nowhere_outside_itself(printed: Path) -> None:
    for path in printed.iterdir():
        notes = (note.get_object() for page in PdfReader(path).pages for note in page.get("/Annots", ()))
        assert [note for note in notes if "/URI" in note.get("/A", {})] == []


@can_print
def test_the_same_page_gives_the_same_bytes_wherever_it_lies(small_site: Path, printed: Path, tmp_path: Path) -> None:
    assert (
        _run(_site_of(small_site, tmp_path / "elsewhere", f"reports/{SAMPLE}/gaps"), tmp_path / "out").returncode == 0
    )
    name = f"{SAMPLE}-gaps.pdf"
    assert (tmp_path / "out" / name).read_bytes() == (printed / name).read_bytes()


@can_print
@pytest.mark.parametrize("address", ["http://a.example/x.css", "file://host/x.css", "data:text/css,x", "{up}/x.css"])
def test_nothing_but_a_file_of_the_site_is_read(tmp_path: Path, address: str) -> None:
    from fazhi.sphinx_ext.pdf_render import OutsideError, SiteFiles

    (tmp_path / "x.css").write_text("a{}", encoding="utf-8")
    site = tmp_path / "site"
    site.mkdir()
    with pytest.raises(OutsideError):
        SiteFiles(site).fetch(address.format(up=f"{site.as_uri()}/.."))


@pytest.mark.parametrize(("error", "word"), [("ImportError", "fazhi[pdf]"), ("OSError", "libpango-1.0-0")])
def test_without_the_renderer_it_says_so_in_one_line(small_site: Path, tmp_path: Path, error: str, word: str) -> None:
    (tmp_path / "weasyprint.py").write_text(f"raise {error}", encoding="utf-8")
    result = _run(small_site, tmp_path / "out", str(tmp_path))
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert word in result.stderr
