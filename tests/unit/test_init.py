"""`fazhi init` lays out a whole project or nothing, and `fazhi add` keeps a report in it."""

import json
import re
import sys
from pathlib import Path

import pytest

import fazhi
from fazhi.catalogue import load
from fazhi.cli import main, shipped
from fazhi.cli.commands import COMMANDS
from fazhi.extras import ITSELF
from fazhi.model.place import Place
from fazhi.records import read_report_record
from fazhi.sphinx_ext.building import documents
from fazhi.sphinx_ext.pages import PAGES
from shared import ROOT

NAME = "青石镇 核查"
REPORT = "青石镇人民政府2024年度法治政府建设情况报告\n一、主要举措和成效\n办理人大代表建议28件。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def project(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project, and the shell in it."""
    assert main(["init", NAME]) == 0
    monkeypatch.chdir(folder / NAME)
    (folder / NAME / "reports" / "青石 2024.txt").write_text(REPORT, encoding="utf-8")
    return folder / NAME


def test_it_is_among_the_commands() -> None:
    assert {"init", "add"} <= set(COMMANDS)


def test_every_kind_of_page_has_its_page(project: Path) -> None:
    """In the project, or for the items of the catalogue in the file that is read for each of them."""
    shared = Path(documents.__file__).parent
    paths = [*(project / "docs").rglob("*.rst"), *shared.glob("*.rst")]
    written = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    assert set(PAGES) <= set(re.findall(r"^\.\. ([a-z-]+)::", written, re.MULTILINE))


def test_no_report_of_this_project_comes_along(project: Path) -> None:
    assert [path.name for path in (project / "docs" / "reports").iterdir()] == [".gitkeep"]


def test_the_examples_say_nothing_yet(project: Path) -> None:
    assert load(project / "requirements").digest == load().digest


def test_the_examples_are_right_once_they_are_no_comments(project: Path) -> None:
    for path in (project / "requirements").rglob("*.yaml"):
        lines = path.read_text(encoding="utf-8").splitlines()
        if path.name != "catalogue.yaml":
            begin = lines.index("#")
            path.write_text("\n".join(line.removeprefix("# ") for line in lines[begin + 1 :]), encoding="utf-8")
    found = load(project / "requirements")
    assert (found.obligation("DISPUTE_901").title, found.lexicon["handle"][-1]) == ("板凳夜谈", "包办落实")
    assert found.obligation("DISPUTE_010").evidence.about[-1].text == "板凳夜谈"


def test_what_is_left_out_is_left_out_once_it_is_no_comment(project: Path) -> None:
    path = project / "requirements" / "catalogue.yaml"
    mark, _, example = path.read_text(encoding="utf-8").partition("# without:")
    path.write_text(f"{mark}without:{example.replace('#  ', ' ')}", encoding="utf-8")
    found = load(project / "requirements")
    assert "SD_OATH" not in found.instruments
    assert found.obligation("CAPACITY_010") is None


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_says_what_to_do_next(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    assert main(["init", "--lang", lang, NAME]) == 0
    told = capsys.readouterr().out
    assert f"  cd '{NAME}'\n  make html" in told
    assert "fazhi site" in told


def test_without_make_it_says_how_this_very_fazhi_is_called_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert main(["init", "--lang", "zh", NAME]) == 0
    told = capsys.readouterr().out
    assert f"-m fazhi site\n  把报告放进 reports/，再 {ITSELF} site reports/文件\n" in told
    assert "make" not in told.replace(sys.executable, "")


def test_its_page_tells_what_to_install_from_where_there_is_no_make(project: Path) -> None:
    assert f'py install.py --from "fazhi @ {ROOT.as_uri()}"' in (project / "README.md").read_text(encoding="utf-8")


def test_an_empty_folder_is_filled(folder: Path) -> None:
    (folder / "empty").mkdir()
    assert main(["init", "empty"]) == 0
    assert (folder / "empty" / "Makefile").is_file()


def everything(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("there", ["full/mine.txt", "full"])
def test_nothing_that_is_there_is_touched(folder: Path, capsys: pytest.CaptureFixture[str], there: str) -> None:
    (folder / there).parent.mkdir(exist_ok=True)
    (folder / there).write_text("我的", encoding="utf-8")
    before = everything(folder)
    assert main(["init", "full"]) == 2
    assert everything(folder) == before
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 2
    assert "full 已经存在" in told[0]


def test_a_failure_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", fail)
    assert main(["init", "new"]) == 2
    assert not list(folder.iterdir())


def test_a_folder_above_that_is_missing_is_told(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert main(["init", "none/new"]) == 2
    assert "上一级" in capsys.readouterr().err
    assert not list(folder.iterdir())


def test_it_installs_from_the_source_tree_it_ran_from(project: Path) -> None:
    makefile = (project / "Makefile").read_text(encoding="utf-8")
    assert f"\nFAZHI  ?= fazhi @ {ROOT.as_uri()}\n" in makefile


@pytest.mark.parametrize(
    ("record", "wanted"),
    [
        ({}, f"fazhi=={fazhi.__version__}"),
        ({"url": "file:///a%20b/fazhi.whl", "archive_info": {}}, "fazhi @ file:///a%20b/fazhi.whl"),
        (
            {"url": "https://example.org/f.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}},
            "fazhi @ git+https://example.org/f.git@abc",
        ),
    ],
)
def test_else_from_where_pip_had_it(monkeypatch: pytest.MonkeyPatch, record: dict[str, object], wanted: str) -> None:
    class Installed:
        def read_text(self, _name: str) -> str | None:
            return json.dumps(record) if record else None

    monkeypatch.setattr(shipped, "source_tree", lambda: None)
    monkeypatch.setattr(shipped, "distribution", lambda _: Installed())
    assert shipped.requirement() == wanted


def test_a_report_is_kept_with_its_record_and_pages(project: Path) -> None:
    assert main(["add", "reports/青石 2024.txt", "--territory", "山东省"]) == 0
    kept = project / "docs" / "reports" / "青石-2024"
    assert sorted(path.name for path in kept.iterdir()) == [
        "gaps.rst", "index.rst", "matrix.rst", "report.txt", "report.yaml"
    ]  # fmt: skip
    record = read_report_record(kept)
    assert (record.unit, record.year, record.territory) == ("青石镇人民政府", 2024, Place("山东省"))
    assert record.characters == len(REPORT)


def test_a_kept_report_is_not_written_over(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    statuses = [main(["add", "reports/青石 2024.txt", "--slug", "a"]) for _ in range(2)]
    assert statuses == [0, 2]
    assert "已经登记过 a" in capsys.readouterr().err


def test_a_report_is_kept_in_a_project_only(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "r.txt").write_text(REPORT, encoding="utf-8")
    assert main(["add", "r.txt"]) == 2
    assert "docs/reports/" in capsys.readouterr().err
