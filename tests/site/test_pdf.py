"""`fazhi pdf`: gap report and matrix as PDF, with text to select and bookmarks, made of the site's files alone."""

import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from pypdf import PdfReader

from absent import needs
from site_project import SAMPLE, Once, lay_out_small

can_print = needs("pango", "chinese font")
NO_FONT = "HTML = None"
"""A renderer that is there, where no font is."""


def _site_of(site: Path, folder: Path, *pages: str) -> Path:
    """A copy of the built site that holds these pages alone."""
    shutil.copytree(site / "_static", folder / "_static")
    for page in pages:
        target = folder / f"{page}.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(site / f"{page}.html", target)
    return folder


def _write(site: Path, out: Path) -> None:
    """Print what the site shows of the sample and of a given report."""
    from fazhi.sphinx_ext.publish.pdf import print_pages

    out.mkdir(exist_ok=True)
    for name, data in print_pages(site, {SAMPLE: SAMPLE, "supplied": "mine"}, lambda _: None):
        (out / name).write_bytes(data)


@pytest.fixture(scope="module")
def printed(small_site: Path, once: Once) -> Path:
    """The PDFs of a small site, made once a run: a matrix of all duties takes half a minute."""
    return once("pdf", partial(_print, small_site)) / "out"


def _print(site: Path, folder: Path) -> None:
    pages = (f"reports/{SAMPLE}/gaps", f"reports/{SAMPLE}/matrix", "supplied/gaps")
    _write(_site_of(site, folder / "site", *pages), folder / "out")


@can_print
def test_each_report_has_its_two_and_nothing_else_is_left(printed: Path) -> None:
    assert {path.name for path in printed.iterdir()} == {f"{SAMPLE}-gaps.pdf", f"{SAMPLE}-matrix.pdf"}


@can_print
@pytest.mark.parametrize(("name", "words"), [("gaps", "依据和方法"), ("matrix", "追溯矩阵")])
def test_its_chinese_is_text(printed: Path, name: str, words: str) -> None:
    text = "".join(page.extract_text() for page in PdfReader(printed / f"{SAMPLE}-{name}.pdf").pages)
    assert words in text.replace("\n", "")


@can_print
def test_its_headings_are_bookmarks(printed: Path) -> None:
    outline = PdfReader(printed / f"{SAMPLE}-gaps.pdf").outline
    titles = [item.title for item in outline[1] if not isinstance(item, list)]
    assert titles == [
        "一、核查结论", "二、依据和方法", "三、问题", "四、整改反馈表", "五、签署", "附：不适用与豁免的义务",
        "核查凭据",
    ]  # fmt: skip


@can_print
def test_it_leads_nowhere_outside_itself(printed: Path) -> None:
    for path in printed.iterdir():
        notes = (note.get_object() for page in PdfReader(path).pages for note in page.get("/Annots", ()))
        assert [note for note in notes if "/URI" in note.get("/A", {})] == []


@can_print
def test_the_same_page_gives_the_same_bytes_wherever_it_lies(small_site: Path, printed: Path, tmp_path: Path) -> None:
    _write(_site_of(small_site, tmp_path / "elsewhere", f"reports/{SAMPLE}/gaps"), tmp_path / "out")
    name = f"{SAMPLE}-gaps.pdf"
    assert (tmp_path / "out" / name).read_bytes() == (printed / name).read_bytes()


@can_print
@pytest.mark.parametrize("address", ["http://a.example/x.css", "file://host/x.css", "data:text/css,x", "{up}/x.css"])
def test_nothing_but_a_file_of_the_site_is_read(tmp_path: Path, address: str) -> None:
    from fazhi.sphinx_ext.publish.render import OutsideError, SiteFiles

    (tmp_path / "x.css").write_text("a{}", encoding="utf-8")
    site = tmp_path / "site"
    site.mkdir()
    with pytest.raises(OutsideError):
        SiteFiles(site).fetch(address.format(up=f"{site.as_uri()}/.."))


@pytest.mark.parametrize(
    ("lacks", "word"),
    [("raise ImportError", "fazhi[pdf]"), ("raise OSError", "libpango-1.0-0"), (NO_FONT, "fonts-noto-cjk")],
)
def test_without_the_renderer_it_says_so_and_builds_nothing(tmp_path: Path, lacks: str, word: str) -> None:
    project = lay_out_small(tmp_path / "project")
    (tmp_path / "weasyprint").mkdir()
    (tmp_path / "weasyprint" / "__init__.py").write_text(lacks, encoding="utf-8")
    (tmp_path / "weasyprint" / "urls.py").write_text(
        "FatalURLFetchingError, URLFetcher, URLFetcherResponse = Exception, object, object", encoding="utf-8"
    )
    (tmp_path / "empty.conf").write_text("<fontconfig></fontconfig>", encoding="utf-8")
    path = os.pathsep.join(filter(None, (str(tmp_path), os.environ.get("PYTHONPATH", ""))))
    result = subprocess.run(
        [sys.executable, "-m", "fazhi", "pdf"], cwd=project.folder, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": path, "FONTCONFIG_FILE": str(tmp_path / "empty.conf")},
    )  # fmt: skip
    assert result.returncode == 2
    assert result.stderr.count("\n") == 2
    assert word in result.stderr
    assert not (project.docs / "_build").exists()
