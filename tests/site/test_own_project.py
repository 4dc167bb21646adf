"""A project made by `fazhi init`: its own duty is on the site, in its checks and in the audit."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from site_project import Once, sphinx

NAME = "青石镇 核查"
REPORT = "青石镇人民政府2024年度法治政府建设情况报告\n一、主要举措和成效\n镇领导轮流进村举行板凳夜谈31场。\n"


BUILD = ("-q", "-W", "--keep-going", "-n", "-c", ".", "docs", "docs/_build/html")


def run(folder: Path, *command: str) -> "subprocess.CompletedProcess[str]":
    """Run a module of the interpreter in a folder."""
    environment = {**os.environ, "REPORT": "", "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def made(once: Once) -> Path:
    """A project with the examples turned on, and a report kept in it."""
    return once("own", _make) / NAME


def _make(above: Path) -> None:
    assert run(above, "fazhi", "init", NAME).returncode == 0
    folder = above / NAME
    for name in ("instruments.yaml", "lexicon.yaml", "obligations/dispute.yaml"):
        path = folder / "requirements" / name
        _, _, example = path.read_text(encoding="utf-8").partition("\n#\n")
        path.write_text("\n".join(line.removeprefix("# ") for line in example.splitlines()), encoding="utf-8")
    (folder / "reports" / "青石镇2024.txt").write_text(REPORT, encoding="utf-8")
    kept = run(folder, "fazhi", "add", "reports/青石镇2024.txt")
    assert kept.returncode == 0, kept.stderr


def test_the_site_is_built_without_a_warning_and_shows_the_own_duty(made: Path) -> None:
    result = run(made, "sphinx", *BUILD)
    assert result.returncode == 0, result.stderr
    pages = made / "docs" / "_build" / "html"
    assert "DISPUTE_901" in (pages / "obligations" / "DISPUTE_901.html").read_text(encoding="utf-8")
    assert "DISPUTE_901" in (pages / "reports" / "青石镇2024" / "matrix.html").read_text(encoding="utf-8")
    assert "LOCAL_MEASURES" in (pages / "instruments.html").read_text(encoding="utf-8")


def test_the_site_of_a_new_project_without_reports_is_built(made: Path, tmp_path: Path) -> None:
    assert run(tmp_path, "fazhi", "init", "new").returncode == 0
    result = sphinx(*BUILD, folder=tmp_path / "new", REPORT="")
    assert result.returncode == 0, result.stderr
    assert "fazhi add" in (tmp_path / "new" / "docs" / "_build" / "html" / "index.html").read_text(encoding="utf-8")


def test_its_checks_run_over_the_own_duty(made: Path) -> None:
    result = run(
        made, "pytest", "checks", "-v", "-p", "no:cacheprovider", "--report", "青石镇2024", "-k", "DISPUTE_901"
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "test_supporting_text[DISPUTE_901] PASSED" in result.stdout


@pytest.mark.parametrize("inner", [".", "reports"])
def test_an_audit_in_the_project_takes_its_catalogue_without_being_told(made: Path, inner: str) -> None:
    result = run(made / inner, "fazhi", "audit", str(made / "reports" / "青石镇2024.txt"), "--format", "json")
    found = json.loads(result.stdout)
    (own,) = (item for item in found["assessments"] if item["obligation"] == "DISPUTE_901")
    assert own["conclusion"] == "supported"
    assert found["catalogue"]["version"].endswith("+own")


def test_where_the_text_was_kept_back_stored_evidence_stands_for_it(made: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    shutil.copytree(made, clone, ignore=shutil.ignore_patterns("_build"))
    kept = clone / "docs" / "reports" / "青石镇2024"
    assert run(clone, "fazhi", "detach", str(kept / "report.txt"), str(kept)).returncode == 0
    (kept / "report.txt").unlink()
    result = sphinx(*BUILD, folder=clone, REPORT="")
    assert result.returncode == 0, result.stderr
    assert "未提供原文" in (clone / "docs/_build/html/reports/青石镇2024/index.html").read_text(encoding="utf-8")
    told = ("--report", "青石镇2024", "-k", "DISPUTE_901")
    assert run(clone, "pytest", "checks", "-q", "-p", "no:cacheprovider", *told).returncode == 0
