"""The recipes of docs/automation.rst and the hooks of .pre-commit-hooks.yaml: every command of theirs is run."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from absent import needs
from fazhi.cli import main
from shared import ROOT

PAGE = (ROOT / "docs" / "automation.rst").read_text(encoding="utf-8")
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
SAMPLE = ROOT / "docs" / "reports" / "yunzhou-hightech-2024"
SLUG = "我的报告"
MADE = ("make install", "make html")
"""What other tests run, and what takes a network."""


def recipes() -> dict[str, Any]:
    """The files that the page shows, by their names."""
    found = {}
    for match in re.finditer(r"\.\. code-block:: yaml\n   :caption: (\S+?)(?:（.*）)?\n\n((?:   .*\n|\n)+)", PAGE):
        found[match[1]] = yaml.safe_load(re.sub("(?m)^   ", "", match[2]))
    return found


def commands(recipe: Any) -> Iterator[str]:
    """The commands of a recipe, whatever platform it is for."""
    if isinstance(recipe, dict):
        for key, value in recipe.items():
            if key in {"run", "script", "commands"}:
                yield from [value] if isinstance(value, str) else value
            else:
                yield from commands(value)
    elif isinstance(recipe, list):
        for item in recipe:
            yield from commands(item)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project as a build server checks it out: the records of one report, its evidence, and no text."""
    folder = tmp_path_factory.mktemp("ci") / "project"
    with pytest.MonkeyPatch.context() as patch:
        assert main(["init", str(folder)]) == 0
        patch.chdir(folder)
        assert main(["add", str(SAMPLE / "report.txt"), "--slug", SLUG, "--unit-kind", "development_zone"]) == 0
        kept = folder / "docs" / "reports" / SLUG
        assert main(["detach", str(kept / "report.txt"), str(kept)]) == 0
        told = ["--conclusion", "not_applicable", "--note", "本区没有", "--by", "张三"]
        assert main(["decide", SLUG, "DECISION_012", "改定结论", *told]) == 0
        (kept / "report.txt").unlink()
        tool = folder / ".venv" / "bin" / "fazhi"
        tool.parent.mkdir(parents=True)
        tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m fazhi "$@"\n', encoding="utf-8")
        tool.chmod(0o755)
    return folder


def test_there_is_a_recipe_for_each_platform() -> None:
    assert [*recipes()] == [
        ".pre-commit-config.yaml", ".github/workflows/fazhi.yml", ".gitlab-ci.yml", ".workflow/fazhi.yml",
    ]  # fmt: skip


@needs("make")
@pytest.mark.parametrize("name", [name for name in recipes() if "pre-commit" not in name])
def test_every_command_of_a_recipe_does_what_it_is_for(name: str, project: Path) -> None:
    told = list(commands(recipes()[name]))
    assert set(MADE) <= set(told)
    for command in told:
        if command in MADE:
            assert subprocess.run(["make", "-n", command.split()[1]], cwd=project, check=False).returncode == 0
            continue
        env = {"PATH": "/usr/bin:/bin", "SLUG": SLUG, "PYTHONPATH": _path()}
        done = subprocess.run(
            ["bash", "-e", "-c", command], cwd=project, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, (command, done.stderr)
        output = re.search(r"--output (\S+)", command)
        assert output is None or (project / output[1]).stat().st_size > 1000
    text = next(iter((project / "docs" / "reports" / SLUG).glob("decisions.yaml")))
    kept = text.read_text(encoding="utf-8")
    text.write_text(kept.replace("张三", "李四"), encoding="utf-8")
    try:
        verify = next(command for command in told if " verify " in command)
        again = {"PATH": "/usr/bin:/bin", "PYTHONPATH": _path()}
        assert subprocess.run(["bash", "-e", "-c", verify], cwd=project, env=again, check=False).returncode == 4
    finally:
        text.write_text(kept, encoding="utf-8")


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_passes_what_is_right_and_stops_what_is_not(
    hook: dict[str, Any], project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(project, tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    files = [path.as_posix() for path in sorted(Path().rglob("*")) if re.search(hook["files"], path.as_posix())]
    assert files
    command = [*hook["entry"].split()[1:], *(files if hook.get("pass_filenames", True) else [])]
    assert hook["language"] == "python"
    assert main(command) == 0
    for file in map(Path, files):
        file.write_text(file.read_text(encoding="utf-8").replace("张三", "李四") + "\n- x: [\n", encoding="utf-8")
    assert main(command) in {2, 4}


def test_the_page_names_every_hook() -> None:
    (repo,) = recipes()[".pre-commit-config.yaml"]["repos"]
    assert [each["id"] for each in repo["hooks"]] == [hook["id"] for hook in HOOKS]


def _path() -> str:
    """Where this package lies, for an interpreter that another shell begins."""
    return str(ROOT / "src")
