"""The site's build as a ratio to a build of the same pages with their bodies as raw HTML."""

import re
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest
from measure import run

pytestmark = pytest.mark.bench

ROOT = Path(__file__).parents[2]
BODY = re.compile(r'<article role="main"[^>]*>(.*?)</article>', re.DOTALL)
FLOOR_CONF = 'project = "floor"\nhtml_theme = "furo"\nlanguage = "zh_CN"\n'


def test_the_site_takes_at_most_three_times_as_long_as_raw_html(tmp_path: Path) -> None:
    first = tmp_path / "site0"
    subprocess.run(_site(first), check=True, capture_output=True)
    floor = _floor(first, tmp_path / "floor")
    ratios = []
    for number in range(3):
        site = run(_site(tmp_path / f"site{number + 1}"))
        raw = run(_sphinx(floor, tmp_path / f"raw{number}", "-c", str(floor)))
        assert (site.status, raw.status) == (0, 0)
        ratios.append(site.seconds / raw.seconds)
    found = median(ratios)
    print(f"\nsite of {len(list(floor.rglob('*.rst')))} pages / the same as raw HTML: {found:.2f} (at most 3)")
    assert found <= 3


def _site(out: Path) -> list[str]:
    return _sphinx(ROOT / "docs", out, "-c", str(ROOT))


def _sphinx(source: Path, out: Path, *options: str) -> list[str]:
    doctrees = ["-d", str(out.with_suffix(".doctrees"))]
    return [sys.executable, "-m", "sphinx", "-q", *options, *doctrees, str(source), str(out)]


def _floor(site: Path, folder: Path) -> Path:
    """A Sphinx source with one page for each page of the site, its body as raw HTML."""
    folder.mkdir()
    (folder / "conf.py").write_text(FLOOR_CONF, encoding="utf-8")
    names = []
    for page in sorted(site.rglob("*.html")):
        body = BODY.search(page.read_text(encoding="utf-8"))
        if not body:
            continue
        name = page.relative_to(site).with_suffix("")
        if name.as_posix() == "index":
            continue
        names.append(name.as_posix())
        target = folder / name.with_suffix(".rst")
        target.parent.mkdir(parents=True, exist_ok=True)
        lines = "\n".join("   " + line for line in body[1].splitlines())
        target.write_text(f"{name.as_posix()}\n{'=' * 60}\n\n.. raw:: html\n\n{lines}\n", encoding="utf-8")
    tree = "\n".join(f"   {name}" for name in names)
    (folder / "index.rst").write_text(f"index\n=====\n\n.. toctree::\n\n{tree}\n", encoding="utf-8")
    return folder
