"""A report without a title is called alike wherever a reader meets it: by unit and year, not by its file."""

import pytest

from fazhi.audit import audit
from fazhi.model.obligation import Catalogue
from fazhi.model.report import Report
from fazhi.output.formats import Options, entry, write
from fazhi.output.papers.opinion import facts, opinion
from fazhi.reading import read_text
from fazhi.sphinx_ext.site import Shown

FILE = "draft-v3.txt"
CALLED = {"甲县人民政府": "甲县人民政府2022年法治政府建设年度报告", None: "2022年法治政府建设年度报告"}


def untitled(unit: str | None) -> Report:
    return read_text("一、主要举措和成效\n印发甲事文件。", name=FILE, unit_kind="county", year=2022, unit=unit)


@pytest.mark.parametrize("unit", CALLED)
def test_the_site_and_the_papers_call_it_by_unit_and_year(six: Catalogue, unit: str | None) -> None:
    found = audit(six, untitled(unit))
    shown = Shown("case", found, (), paged=True, apart=False)
    paper = opinion(found, "zh")
    assert (shown.title("zh"), facts(found, "zh")[0]) == (CALLED[unit], ["报告", CALLED[unit]])
    assert paper["title"].startswith(shown.label)
    assert "draft-v3" not in f"{shown.label}{paper}"


@pytest.mark.parametrize("unit", CALLED)
def test_the_terminal_has_its_file_only_where_files_are_told(six: Catalogue, unit: str | None) -> None:
    found = audit(six, untitled(unit))
    told = write(entry("text"), found, Options(width=100)).decode().split("\n")
    assert [line for line in told if "draft-v3" in line] == [line for line in told if line.startswith(FILE)]
    assert told[0].startswith(unit or "单位名称不明")


def test_a_title_that_stands_there_is_told_as_it_stands(six: Catalogue) -> None:
    report = read_text("甲县2022年工作情况\n一、主要举措\n印发甲事文件。", name=FILE, unit_kind="county", year=2022)
    shown = Shown("case", audit(six, report), (), paged=True, apart=False)
    assert shown.title("zh") == report.title == "甲县2022年工作情况"
