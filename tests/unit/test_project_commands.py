"""The commands that work in an audit project: what they build, of which report, and what they refuse."""

import locale
import os
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from fazhi.cli import main
from fazhi.cli.building import Order, order
from fazhi.cli.commands import COMMANDS
from fazhi.sphinx_ext.site.settings import Settings

TEXT = "青石镇人民政府2024年度法治政府建设情况报告\n一、主要举措和成效\n办理人大代表建议28件。\n"
IN_PROJECT = ("site", "serve", "gaps", "pdf", "single", "clean")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project as far as the commands look at it, and the shell in it."""
    kept = tmp_path / "docs" / "reports" / "qingshi-2024"
    kept.mkdir(parents=True)
    (kept / "report.yaml").write_text(f"sha256: {sha256(TEXT.encode()).hexdigest()}\n", encoding="utf-8")
    (tmp_path / "conf.py").write_text("", encoding="utf-8")
    (tmp_path / "docs" / "index.rst").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ordered(report: str | None = None, language: str | None = None, output: str | None = None, **about: Any) -> Order:
    return order(report, language, output, **about)


def test_they_are_among_the_commands() -> None:
    assert set(IN_PROJECT) <= set(COMMANDS)


@pytest.mark.parametrize("command", IN_PROJECT)
def test_outside_a_project_each_says_where_to_run_it(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FAZHI_REPORT", raising=False)
    assert main([command]) == 2
    told = capsys.readouterr()
    assert "fazhi init" in told.err
    assert "no audit project" in told.err
    assert told.out == ""


@pytest.mark.parametrize("command", ["site", "gaps", "single"])
def test_what_is_no_report_is_told_before_anything_is_built(
    command: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "没有.docx"]) == 2
    told = capsys.readouterr().err
    assert "qingshi-2024" in told
    assert "neither a file nor a report" in told
    assert not (project / "docs" / "_build").exists()


def test_a_site_is_built_from_anywhere_in_the_project(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "reports").mkdir()
    monkeypatch.chdir(project / "reports")
    found = ordered()
    assert found.out == project / "docs" / "_build" / "html"
    assert found.arguments[-2:] == (str(project / "docs"), str(found.out))
    assert found.folders == ("qingshi-2024",)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_language_has_a_folder_and_nothing_of_a_build_lies_among_the_pages(project: Path, language: str) -> None:
    found = ordered(language=language)
    assert found.out.name == ("html-en" if language == "en" else "html")
    doctrees = Path(found.arguments[found.arguments.index("-d") + 1])
    assert not doctrees.is_relative_to(found.out)
    assert doctrees.is_relative_to(project / "docs" / "_build")
    assert f"-Dlanguage={'en' if language == 'en' else 'zh_CN'}" in found.arguments


def test_sites_in_two_folders_of_one_name_keep_apart_what_they_need_for_the_next_build(project: Path) -> None:
    found = [ordered(output=str(project / name / "site")) for name in ("a", "b")]
    assert len({item.arguments[item.arguments.index("-d") + 1] for item in found}) == 2


def test_whatever_a_file_is_called_it_is_one_value(project: Path) -> None:
    name = '-a `b` $(c) "d" #e = f,中文.txt'
    (project / name).write_text(TEXT + "多一句。", encoding="utf-8")
    found = ordered(name)
    assert f"-Dfazhi_report={project / name}" in found.arguments
    assert (found.folders, found.name("supplied")) == (("supplied",), name.removesuffix(".txt"))


def test_a_file_that_is_the_text_of_a_kept_report_is_shown_as_that_report(project: Path) -> None:
    (project / "draft.txt").write_text(TEXT, encoding="utf-8")
    found = ordered("draft.txt")
    assert (found.folders, found.name("qingshi-2024")) == (("qingshi-2024",), "draft")


def test_a_kept_report_is_named_by_its_folder(project: Path) -> None:
    found = ordered("qingshi-2024")
    assert found.folders == ("qingshi-2024",)
    assert not [argument for argument in found.arguments if "fazhi_report" in argument]


def test_what_is_said_of_a_report_goes_to_settings_that_there_are(project: Path) -> None:
    about = {"unit_kind": "township", "year": 2024, "unit": "青石镇", "territory": "山东省", "law_year": 2023}
    found = ordered(None, None, None, **about, catalogue="own")
    told = [argument.removeprefix("-D").partition("=")[0] for argument in found.arguments if argument.startswith("-D")]
    known = {name for name, _ in Settings.describe()}
    assert set(told) <= known
    assert len(told) == 6


def test_clean_removes_what_was_made_and_nothing_else(project: Path) -> None:
    for name in ("docs/_build/html/index.html", ".pytest_cache/x", "build/mine.txt", "docs/own.rst"):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text("x", encoding="utf-8")
    assert main(["clean"]) == 0
    assert not (project / "docs" / "_build").exists()
    assert (project / "build" / "mine.txt").exists()
    assert (project / "docs" / "own.rst").exists()


def test_a_link_among_what_was_made_is_removed_and_not_what_it_leads_to(project: Path, tmp_path_factory: Any) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "mine.txt").write_text("x", encoding="utf-8")
    (project / "docs" / "_build").symlink_to(elsewhere)
    assert main(["clean"]) == 0
    assert (elsewhere / "mine.txt").exists()
    assert not (project / "docs" / "_build").exists()


def test_gaps_speak_utf_8_as_other_commands_do_whatever_the_locale(project: Path) -> None:
    (project / "checks").mkdir()
    (project / "checks" / "test_gap.py").write_text(
        'def test_gap() -> None:\n    raise AssertionError("✕ 缺口")\n', "utf-8"
    )
    (project / "draft.txt").write_text(TEXT.replace("28", "29"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "fazhi", "gaps", "draft.txt"],
        env=os.environ
        | {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert "✕ 缺口" in done.stdout.decode("utf-8")


def test_gaps_come_in_the_order_of_the_checks_though_tests_of_fazhi_are_shuffled(project: Path) -> None:
    (project / "checks").mkdir()
    lines = (f"def test_{number:02}() -> None:\n    raise AssertionError\n" for number in range(20))
    (project / "checks" / "test_gap.py").write_text("".join(lines), "utf-8")
    (project / "draft.txt").write_text(TEXT.replace("28", "29"), encoding="utf-8")
    command = [sys.executable, "-m", "fazhi", "gaps", "draft.txt"]
    told = subprocess.run(command, capture_output=True, check=False, encoding="utf-8").stdout
    found = re.findall(r"^_+ (test_\d\d) _+$", told, re.MULTILINE)
    assert len(found) == 20
    assert found == sorted(found)


def test_gaps_end_with_the_gap_report_and_not_with_the_names_of_tests(project: Path) -> None:
    (project / "checks").mkdir()
    own = "from fazhi.pytest_plugin.checks import *\n\n\ndef test_own() -> None:\n    assert False, '自己的检查'\n"
    (project / "checks" / "test_gap.py").write_text(own, "utf-8")
    (project / "draft.txt").write_text(TEXT.replace("28", "29"), encoding="utf-8")
    command = [sys.executable, "-m", "fazhi", "gaps", "draft.txt"]
    told = subprocess.run(command, capture_output=True, check=False, encoding="utf-8").stdout
    report = told.partition("缺口清单")[2]
    assert "✕ DECISION_001" in report
    assert "项检查没有通过，说明在上面：" in report
    assert "test_own" in report
    assert "FAILED" not in report
    assert "SKIPPED" in report, "why duties do not apply is told"


@pytest.mark.usefixtures("project")
def test_a_site_is_built_where_the_system_lacks_the_locale_that_was_brought_along(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = locale.setlocale(locale.LC_ALL)
    for name in ("LC_ALL", "LANG"):
        monkeypatch.setenv(name, "xx_XX.UTF-8")
    try:
        ordered()
        locale.setlocale(locale.LC_ALL, "")  # as Sphinx does before all else
    finally:
        locale.setlocale(locale.LC_ALL, before)


def test_gaps_without_a_report_say_so_in_a_sentence(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(project / "docs" / "reports")
    assert main(["gaps"]) == 2
    told = capsys.readouterr().err
    assert "没有指定报告" in told
    assert "No report is named" in told


def test_values_come_from_the_environment_too(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FAZHI_REPORT", "-没有.txt")
    assert main(["site"]) == 2
    assert "-没有.txt" in capsys.readouterr().err
    monkeypatch.setenv("FAZHI_REPORT", "")
    monkeypatch.setenv("FAZHI_SITE_LANGUAGE", "fr")
    assert main(["site"]) == 2
    assert "zh、en" in capsys.readouterr().err


def test_the_tools_for_fazhi_itself_work_in_its_source_tree_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from fazhi.cli import tools as dev

    monkeypatch.setattr(dev, "source_tree", lambda: None)
    assert main(["dev", "test"]) == 2
    assert "source tree" in capsys.readouterr().err
