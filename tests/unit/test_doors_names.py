"""Names and years that would break the site later are refused where they come in."""

from datetime import date
from pathlib import Path

import pytest

from fakes import TEXT
from fazhi.cli import main
from fazhi.model.errors import InputError
from fazhi.reading import read_text
from fazhi.sphinx_ext.settings import Settings
from fazhi.sphinx_ext.sources import find_sources

NEXT = date.today().year + 1  # noqa: DTZ011 - as the program asks


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which reports are kept, and a report."""
    (tmp_path / "docs" / "reports").mkdir(parents=True)
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def kept(project: Path) -> list[str]:
    return sorted(path.name for path in (project / "docs" / "reports").iterdir())


@pytest.mark.parametrize("slug", ["supplied", "Supplied", "CON", "nul", "com1", "LPT9", "a" * 61, "...", "con."])
def test_a_name_that_the_site_or_windows_keeps_is_refused(
    slug: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", "report.txt", "--slug", slug]) == 2
    assert "--slug" in capsys.readouterr().err
    assert kept(project) == []


@pytest.mark.parametrize("slug", ['a<b>c:"|?*d', "a\x07b", "a/b", "..\\a", "报告. ", "-a-"])
def test_characters_that_no_folder_may_have_become_hyphens(slug: str, project: Path) -> None:
    assert main(["add", "report.txt", "--slug", slug]) == 0
    name = kept(project)[0]
    assert not set(name) & set('<>:"|?*/\\. ')
    assert name.isprintable()


def test_a_long_file_name_makes_a_short_folder_name(project: Path) -> None:
    (project / ("报" * 70 + ".txt")).write_text(TEXT, encoding="utf-8")
    assert main(["add", "报" * 70 + ".txt"]) == 0
    assert len(kept(project)[0]) == 60


@pytest.mark.parametrize("slug", ["REPORT-A", "ｒeport-a"])
def test_a_name_that_differs_in_case_or_width_only_is_refused(slug: str, project: Path) -> None:
    assert main(["add", "report.txt", "--slug", "report-a"]) == 0
    assert main(["add", "report.txt", "--slug", slug]) == 2
    assert kept(project) == ["report-a"]


def test_the_site_refuses_a_kept_folder_that_goes_by_its_own_name(project: Path) -> None:
    (project / "docs" / "reports" / "supplied").mkdir()
    (project / "docs" / "reports" / "supplied" / "report.yaml").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="supplied"):
        list(find_sources(Settings(report=""), project / "docs"))


@pytest.mark.parametrize("command", ["add", "audit"])
@pytest.mark.parametrize("year", [0, 1999, NEXT, 2100, 20244])
def test_a_year_that_cannot_be_is_refused(
    command: str, year: int, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "report.txt", "--year", str(year)]) == 2
    assert str(year) in capsys.readouterr().err
    assert kept(project) == []


@pytest.mark.parametrize("year", [1999, NEXT])
def test_a_title_of_a_year_that_cannot_be_is_refused(year: int) -> None:
    text = f"青河县人民政府{year}年度法治政府建设情况报告\n一、主要举措\n办理建议28件。\n"
    with pytest.raises(InputError, match=str(year)):
        read_text(text, name="report.txt")
    assert read_text(text, name="report.txt", year=2024).year == 2024


@pytest.mark.parametrize("year", [2000, 2019, 2020])
def test_a_year_out_of_scope_is_read_and_said_to_be(year: int) -> None:
    report = read_text(TEXT, name="report.txt", unit_kind="county", year=year)
    assert any("2020" in notice.zh and "范围" in notice.zh for notice in report.notices)


@pytest.mark.parametrize("year", [2021, NEXT - 1])
def test_a_year_in_scope_says_nothing_of_it(year: int) -> None:
    report = read_text(TEXT, name="report.txt", unit_kind="county", year=year)
    assert not any("范围" in notice.zh for notice in report.notices)


def test_a_year_for_which_no_law_is_on_record_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "report.txt", "--law-year", "2100"]) == 2
    assert "2100" in capsys.readouterr().err
