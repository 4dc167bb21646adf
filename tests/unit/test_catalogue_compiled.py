"""The compiled form is the catalogue itself, and is passed over as soon as the YAML says otherwise."""

import json
import shutil
from pathlib import Path

import pytest

import fazhi
from fazhi.catalogue import default_folder, load
from fazhi.catalogue.compiled import FILE, compiled_text, digest_of, read_compiled
from fazhi.catalogue.from_yaml import read_yaml


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "requirements"
    shutil.copytree(default_folder(), target, ignore=shutil.ignore_patterns(FILE))
    (target / FILE).write_text(compiled_text(read_yaml(target)), encoding="utf-8")
    return target


def test_the_compiled_form_reads_as_the_yaml_does(folder: Path) -> None:
    assert read_compiled(folder) == read_yaml(folder)


def test_both_ways_take_the_same_digest(folder: Path) -> None:
    assert digest_of(folder) == read_yaml(folder).digest


def test_an_edit_of_the_yaml_wins_over_the_compiled_form(folder: Path) -> None:
    path = folder / "obligations" / "decision.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("三重一大集体决策", "重要事项集体决策"), encoding="utf-8")
    assert read_compiled(folder) is None
    assert load(folder).obligation("DECISION_007").title == "重要事项集体决策"


def test_an_unknown_file_is_not_hidden_by_the_compiled_form(folder: Path) -> None:
    (folder / "obligations" / "unknown.yaml").write_text("[]", encoding="utf-8")
    assert read_compiled(folder) is None


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"version": 1}', "\udcff"])
def test_a_damaged_compiled_form_is_passed_over(folder: Path, text: str) -> None:
    (folder / FILE).write_text(text, encoding="utf-8", errors="surrogateescape")
    assert read_compiled(folder) is None
    assert load(folder).obligations


def test_a_compiled_form_of_another_version_is_passed_over(folder: Path) -> None:
    data = json.loads((folder / FILE).read_text(encoding="utf-8")) | {"version": f"{fazhi.__version__}.1"}
    (folder / FILE).write_text(json.dumps(data), encoding="utf-8")
    assert read_compiled(folder) is None
