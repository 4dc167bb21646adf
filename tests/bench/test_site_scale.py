"""How the site grows with its catalogue, and what a rebuild costs after one duty was touched."""

import math
from pathlib import Path

import pytest
from floor import make_floor, sphinx
from measure import run, run_for_peak
from scale import make

pytestmark = pytest.mark.bench

SMALL, LARGE = 1000, 5000
MOST, BOUND = 3.0, 4.0
STEEPEST, STEEP = 1.1, 1.4
"""What is meant on a quiet machine, and what must hold on a busy one."""
HEAVIEST, HEAVY = 600, 700
AIM, REBUILD = 0.25, 0.35
"""What a rebuild is meant to cost and what it may on a busy machine."""


def _build(project: Path, out: Path) -> list[str]:
    return sphinx(project / "docs", out, "-c", str(project), "-D", f"fazhi_catalogue={project / 'requirements'}")


def test_a_site_of_a_thousand_duties_costs_little_more_than_its_pages(tmp_path: Path) -> None:
    project = make(tmp_path / "project", SMALL)
    cold = run(_build(project, tmp_path / "site"))
    floor = run(
        sphinx(make_floor(tmp_path / "site", tmp_path / "floor"), tmp_path / "raw", "-c", str(tmp_path / "floor"))
    )
    assert (cold.status, floor.status) == (0, 0)
    found = cold.seconds / floor.seconds
    print(f"\nsite of {SMALL} duties / the same pages as raw HTML: {found:.2f} (aim {MOST}, bound {BOUND})")
    assert found <= BOUND


def test_one_duty_touched_is_rebuilt_in_less_than_the_whole_time(tmp_path: Path) -> None:
    project = make(tmp_path / "project", SMALL)
    cold = run(_build(project, tmp_path / "site"))
    path = project / "requirements" / "obligations" / "lead.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("写明第13项的件数", "写明第13项有几件", 1), encoding="utf-8")
    again = run(_build(project, tmp_path / "site"))
    assert (cold.status, again.status) == (0, 0)
    assert "写明第13项有几件" in (tmp_path / "site" / "obligations" / "LEAD_002.html").read_text(encoding="utf-8")
    found = again.seconds / cold.seconds
    print(f"\nrebuild after one duty was touched / cold build: {found:.2f} (aim {AIM}, at most {REBUILD})")
    assert found <= REBUILD


def test_five_times_the_duties_take_about_five_times_as_long(tmp_path: Path) -> None:
    small, large = (make(tmp_path / str(count), count) for count in (SMALL, LARGE))
    runs = [run_for_peak(_build(project, project / "site")) for project in (small, large)]
    assert [item.status for item in runs] == [0, 0]
    exponent = math.log(runs[1].seconds / runs[0].seconds) / math.log(LARGE / SMALL)
    peak = runs[1].peak_mb
    print(f"\ngrowth from {SMALL} to {LARGE} duties: exponent {exponent:.2f} (aim {STEEPEST}, bound {STEEP})")
    print(f"peak memory at {LARGE} duties: {peak:.0f} MB (aim {HEAVIEST}, bound {HEAVY})")
    assert exponent <= STEEP
    assert peak < HEAVY
