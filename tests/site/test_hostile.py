"""Text that a stranger wrote does nothing on any page."""

from html import escape
from pathlib import Path

import pytest

from site_project import Once, lay_out

HOSTILE = """<script>document.title='owned'</script>某县人民政府2024年度法治政府建设情况报告

一、<img src=x onerror="document.title='owned'">主要举措和成效

（一）[[copy("id")]] <<x>> `a <javascript:alert(1)>`_ |x| :need:`X` .. raw:: html

一是印发《行政规范性文件管理办法》</mark></p><script>document.title='owned'</script>3件。办理人大代表建议28件，办复率100%。
二是办理\u202e人大代表建议\u2066 http://evil.example/x 12件，{{ 7*7 }} \u200b满意率100%。&lt;b&gt;
"""


@pytest.fixture(scope="module", params=[".txt", ".html"])
def hostile(once: Once, request: pytest.FixtureRequest) -> Path:
    build = {".txt": _built, ".html": _built_from_a_page}[request.param]
    return once(f"hostile{request.param}", build) / "project/built/html"


def _built(folder: Path) -> None:
    _build(folder, ".txt", HOSTILE)


def _built_from_a_page(folder: Path) -> None:
    """The same words, on a page that shows them as words and has scripts of its own."""
    body = "".join(f"<p onclick='alert(1)'>{escape(line)}</p>" for line in HOSTILE.splitlines())
    _build(
        folder, ".html", f"<html><script>document.title='owned'</script><body onload='alert(1)'>{body}</body></html>"
    )


def _build(folder: Path, suffix: str, text: str) -> None:
    given = folder / f"<b>x'\"&{suffix}"
    given.write_text(text, encoding="utf-8")
    told = ("-D", "fazhi_unit_kind=county", "-D", "fazhi_year=2024")
    lay_out(folder / "project").build("html", *told, report=given)


def _html(hostile: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in hostile.rglob("*.html"))


def test_its_markup_is_written_as_text(hostile: Path) -> None:
    html = _html(hostile)
    assert "&lt;script&gt;document.title" in html
    assert "<script>document.title='owned'" not in html
    assert "<img src=x" not in html


def test_its_invisible_characters_are_spelled_out(hostile: Path) -> None:
    html = _html(hostile)
    assert "⟨U+202E⟩" in html
    assert not {"\u202e", "\u2066", "\u200b"} & set(html)


def test_its_addresses_are_no_links(hostile: Path) -> None:
    html = _html(hostile)
    assert "http://evil.example/x" in html
    assert 'href="http://evil.example' not in html
    assert 'href="javascript:' not in html


@pytest.mark.site
def test_it_is_inert_in_the_browser(hostile: Path, browser: object) -> None:
    for page in ("index", "supplied/index", "supplied/gaps", "supplied/matrix"):
        browser.get((hostile / f"{page}.html").as_uri())  # type: ignore[attr-defined]
        assert browser.title != "owned"  # type: ignore[attr-defined]
