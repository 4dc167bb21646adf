"""The site's build as a ratio to a build of the same pages with their bodies as raw HTML."""

import subprocess
from pathlib import Path
from statistics import median

import pytest
from floor import make_floor, sphinx
from measure import run

pytestmark = pytest.mark.bench

ROOT = Path(__file__).parents[2]
AIM, BOUND = 2.5, 3.5
"""What is meant on a quiet machine, and what must hold on a busy one."""


def test_the_site_takes_little_longer_than_the_same_pages_as_raw_html(tmp_path: Path) -> None:
    first = tmp_path / "site0"
    subprocess.run(_site(first), check=True, capture_output=True)
    floor = make_floor(first, tmp_path / "floor")
    ratios = []
    for number in range(3):
        site = run(_site(tmp_path / f"site{number + 1}"))
        raw = run(sphinx(floor, tmp_path / f"raw{number}", "-c", str(floor)))
        assert (site.status, raw.status) == (0, 0)
        ratios.append(site.seconds / raw.seconds)
    found = median(ratios)
    pages = len(list(floor.rglob("*.rst")))
    print(f"\nsite of {pages} pages / the same as raw HTML: {found:.2f} (aim {AIM}, bound {BOUND})")
    assert found <= BOUND


def _site(out: Path) -> list[str]:
    return sphinx(ROOT / "docs", out, "-c", str(ROOT))
