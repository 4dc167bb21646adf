"""The built wheel works away from the repository, with the catalogue inside."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from shared import ROOT


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    (wheel,) = folder.glob("*.whl")
    target = folder / "unpacked"
    zipfile.ZipFile(wheel).extractall(target)
    return target


def test_it_carries_the_catalogue(unpacked: Path) -> None:
    assert (unpacked / "fazhi" / "requirements" / "obligations" / "decision.yaml").is_file()


def test_it_carries_the_templates_of_the_papers(unpacked: Path) -> None:
    templates = unpacked / "fazhi" / "output" / "papers" / "templates"
    assert {path.name for path in templates.iterdir()} == {"gaps.typ", "matrix.typ", "style.typ", "words.typ"}


def test_it_audits_in_an_empty_folder(unpacked: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("云州区人民政府2023年度法治政府建设情况报告\n办理人大代表建议28件。\n", encoding="utf-8")
    command = [sys.executable, "-c", "import sys; from fazhi.cli import main; sys.exit(main())", "audit", report.name]
    result = subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": str(unpacked)}, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1, result.stderr
    assert "SUPERVISE_002" in result.stdout
    code = "import fazhi; print(fazhi.__file__)"
    where = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(unpacked)}, capture_output=True, text=True, check=True
    )
    assert where.stdout.startswith(str(unpacked))


def test_it_lays_out_a_project_away_from_the_repository(unpacked: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import sys; from fazhi.cli import main; sys.exit(main())", "init", "项目"]
    environment = {"PYTHONPATH": str(unpacked), "LC_ALL": "C.UTF-8"}
    result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    names = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.rst")}
    shared = {name for name in names if not name.startswith(("reports/", "_build/")) and name != "design.rst"}
    docs = tmp_path / "项目" / "docs"
    assert {path.relative_to(docs).as_posix() for path in docs.rglob("*.rst")} == shared
