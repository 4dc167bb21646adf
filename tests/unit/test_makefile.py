"""`make` passes what a user gave on letter for letter: no shell and no make reads a file's name."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from absent import needs
from shared import ROOT

MAKEFILES = [ROOT / "Makefile", ROOT / "src/fazhi/cli/scaffold/Makefile.in"]
NAMES = [
    "报告 2024.txt",
    "a `touch PWNED` b.txt",
    "$(touch PWNED).txt",
    "$(shell touch PWNED).txt",
    "$$HOME ${HOME} $HOME.txt",
    "[a] (b) {c} <d>.txt",
    "\"'\\'\".txt",
    "#不是注释.txt",
    "-leading-dash.txt",
    "a;b|c&d,e:f=g%h~!*?.txt",
]
pytestmark = needs("make")


@pytest.fixture(params=MAKEFILES, ids=lambda path: path.name)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder with that Makefile."""
    return _with_make(request.param, tmp_path)


def _with_make(makefile: Path, tmp_path: Path) -> Path:
    """A folder with a Makefile and, in place of the interpreter, one that tells what it was given."""
    shutil.copy(makefile, tmp_path / "Makefile")
    told = tmp_path / "venv" / "bin" / "python"
    told.parent.mkdir(parents=True)
    told.write_text(
        f"#!{sys.executable}\nimport json, os, sys\n"
        "told = {name: value for name, value in os.environ.items() if name.startswith('FAZHI_')}\n"
        "json.dump([sys.argv[1:], told], open('told', 'w'))\n",
        encoding="utf-8",
    )
    told.chmod(0o755)
    return tmp_path


def make(folder: Path, target: str, *values: str, **environment: str) -> tuple[list[str], dict[str, str]]:
    command = ["make", "-s", target, "VENV=venv", "PYTHON=true", *values]
    subprocess.run(command, cwd=folder, env={**os.environ, **environment}, check=True)
    assert not list(folder.rglob("PWNED*"))
    arguments, told = json.loads((folder / "told").read_text(encoding="utf-8"))
    return arguments, told


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_a_name_from_the_command_line_and_from_the_environment(folder: Path, name: str) -> None:
    for arguments, told in (make(folder, "html", f"REPORT={name}"), make(folder, "gaps", REPORT=name)):
        assert arguments[:2] == ["-m", "fazhi"]
        assert told["FAZHI_REPORT"] == name


@pytest.mark.parametrize("target", ["html", "site", "gaps", "pdf", "single", "serve", "clean"])
def test_each_target_is_a_command(folder: Path, target: str) -> None:
    arguments, told = make(folder, target, "UNIT=青石镇", "TERRITORY=$(shell touch PWNED)", "YEAR=2024")
    assert arguments == ["-m", "fazhi", "site" if target == "html" else target]
    assert (told["FAZHI_UNIT"], told["FAZHI_YEAR"]) == ("青石镇", "2024")
    assert told["FAZHI_TERRITORY"] == "$(shell touch PWNED)"


def test_the_results_of_a_corpus_become_a_site(tmp_path: Path) -> None:
    made = _with_make(ROOT / "Makefile", tmp_path)
    for name in NAMES:
        arguments, told = make(made, "corpus", f"RESULTS={name}")
        assert arguments == ["-m", "fazhi", "corpus", "site"]
        assert told["FAZHI_RESULTS"] == name


def test_a_language_that_the_system_is_set_to_is_none_asked_for(folder: Path) -> None:
    assert "FAZHI_SITE_LANGUAGE" not in make(folder, "html", LANGUAGE="fr", PORT="x")[1]
    assert make(folder, "html", "LANGUAGE=en")[1]["FAZHI_SITE_LANGUAGE"] == "en"
