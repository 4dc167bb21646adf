"""What a reader's browser has to fetch for a page, and that nothing a page needs is missing from it."""

import re
from pathlib import Path

import pytest

from site_project import SAMPLE, Project

FILES = re.compile(r'<(?:script|link|img)\b[^>]*?(?:src|href)="([^"#?]+\.(?:css|js|svg|png))')


def _weight(page: Path) -> int:
    """The page with every file it names."""
    named = {(page.parent / name).resolve() for name in FILES.findall(page.read_text(encoding="utf-8"))}
    assert len(named) > 5
    return page.stat().st_size + sum(path.stat().st_size for path in named)


@pytest.mark.parametrize(
    ("page", "most"),
    [
        ("index", 305_000),
        (f"reports/{SAMPLE}/matrix", 1_000_000),
        (f"reports/{SAMPLE}/index", 400_000),
        ("instruments", 270_000),
        ("obligations/DECISION_007", 206_000),
    ],
)
def test_a_page_is_light_with_all_its_files(site: Path, page: str, most: int) -> None:
    assert _weight(site / f"{page}.html") < most


def test_what_sphinx_needs_draws_with_is_on_the_pages_where_it_draws(project: Project) -> None:
    table = "\n\n.. needtable::\n   :types: instrument\n   :columns: id, title\n"
    page = project.docs / "site.rst"
    page.write_text(page.read_text(encoding="utf-8") + table, encoding="utf-8")
    out = project.build()
    drawn = {
        path.relative_to(out).as_posix()
        for path in out.rglob("*.html")
        if "_static/sphinx-needs/" in path.read_text(encoding="utf-8")
    }
    assert drawn == {"site.html"}
    assert {"jquery.js", "needstable.css"} <= {
        Path(name).name for name in FILES.findall((out / "site.html").read_text(encoding="utf-8"))
    }
