"""Another Sphinx project takes our needs in: as external needs to link to, and by needimport to show."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.site

CONF = """
extensions = ["fazhi.needs"]
needs_types = [{"directive": "req", "title": "Requirement", "prefix": "", "color": "#ffffff", "style": "node"}]
"""
EXTERNAL = """
needs_external_needs = [
    {"base_url": "https://audit.example/site", "json_path": "needs.json", "id_prefix": "FZ_"}
]
"""
BY_HAND = """
from fazhi.needs import NEEDS_FIELDS, NEEDS_LINKS, NEEDS_TYPES
extensions = ["sphinx_needs"]
needs_types, needs_fields, needs_links = NEEDS_TYPES, NEEDS_FIELDS, NEEDS_LINKS
"""


def _build(folder: Path, index: str, conf: str, needs: Path) -> str:
    folder.mkdir()
    (folder / "conf.py").write_text(conf, encoding="utf-8")
    (folder / "index.rst").write_text(index, encoding="utf-8")
    shutil.copy(needs, folder / "needs.json")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", str(folder), str(folder / "out")]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return (folder / "out" / "index.html").read_text(encoding="utf-8")


def test_another_project_links_to_our_duties(site: Path, tmp_path: Path) -> None:
    index = "Ours\n====\n\n.. req:: We must too\n   :id: REQ_1\n   :links: FZ_DECISION_007\n"
    html = _build(tmp_path / "external", index, CONF + EXTERNAL, site / "needs.json")
    assert "https://audit.example/site/obligations/DECISION_007.html#DECISION_007" in html


@pytest.mark.parametrize("conf", [CONF, BY_HAND], ids=["as an extension", "by hand"])
def test_another_project_imports_our_duties_with_their_links(site: Path, tmp_path: Path, conf: str) -> None:
    index = "Ours\n====\n\n.. needimport:: needs.json\n   :filter: type in ('obligation', 'instrument')\n"
    html = _build(tmp_path / "imported", index, conf, site / "needs.json")
    told = json.loads((site / "needs.json").read_text(encoding="utf-8"))["versions"][""]["needs"]
    assert 'id="DECISION_007"' in html
    assert all(f"#{other}" in html for other in told["DECISION_007"]["based_on"])
