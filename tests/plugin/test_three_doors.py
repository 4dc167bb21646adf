"""A report is taken in the same way by every door: where its file lies, what is recorded and what is asked."""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import fazhi.cli.commands.audit
import fazhi.records  # noqa: F401 - inner runs forget what they loaded first
from fakes import TEXT, write_catalogue
from fazhi.cli import main
from fazhi.sphinx_ext.site import load_site
from fazhi.sphinx_ext.site.settings import Settings

RECORD = """\
title: 云州区人民政府2022年度法治政府建设情况报告
unit: 云州区人民政府
unit_kind: {kind}
year: 2022
source: 为测试编写
sha256: {digest}
characters: 135
text: report.txt
"""
WAIVER = "- obligation: ENFORCE_007\n  reason: 由市级统一评查\n  owner: 法制科\n  until: 2023-12-31\n"
EDITED = TEXT.replace("28件", "29件")
UNTOLD = TEXT.replace("云州区人民政府2022年度", "")
"""A text whose title tells neither unit nor year."""


@dataclass(frozen=True)
class Row:
    """One situation, and what every door must say of it."""

    id: str
    report: str
    """What is named, from the project's root."""
    wanted: tuple[str, str, int]
    """Conclusion of the waived duty, kind of unit and year."""
    waiver: bool = True
    options: tuple[tuple[str, str], ...] = ()
    text: str = TEXT


TABLE = [
    Row("kept, by its folder", "yunzhou", ("waived", "county", 2022)),
    Row("kept, by its file", "docs/reports/yunzhou/report.txt", ("waived", "county", 2022)),
    Row("a copy of its bytes in the project", "reports/copy.txt", ("waived", "county", 2022)),
    Row("a copy of its bytes elsewhere", "../elsewhere/copy.txt", ("waived", "county", 2022)),
    Row("kept, but nothing waived", "reports/copy.txt", ("admitted", "county", 2022), waiver=False),
    Row("a copy with other words", "reports/edited.txt", ("admitted", "county", 2022)),
    Row("a copy with a record beside it", "beside/report.txt", ("not_applicable", "department", 2022)),
    Row("its text, changed since", "docs/reports/yunzhou/report.txt", ("waived", "county", 2022), text=EDITED),
    Row("told by the record alone", "yunzhou", ("waived", "county", 2022), text=UNTOLD),
    Row(
        "asked before recorded", "yunzhou", ("not_applicable", "department", 2022),
        options=(("unit_kind", "department"),),
    ),
    Row(
        "asked before recorded, of a copy", "reports/copy.txt", ("not_applicable", "department", 2021),
        options=(("unit_kind", "department"), ("year", "2021")),
    ),
    Row("asked before the title", "reports/edited.txt", ("admitted", "county", 2021), options=(("year", "2021"),)),
]  # fmt: skip


@pytest.fixture
def project(
    tmp_path: Path, request: pytest.FixtureRequest, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A project that keeps one report, with copies of it here and there, and the shell in it."""
    del pytester  # which moves the shell to a folder of its own
    row: Row = request.getfixturevalue("row")
    root = tmp_path / "project"
    write_catalogue(root / "catalogue")
    digest = sha256((TEXT if row.text is EDITED else row.text).encode()).hexdigest()
    for folder, kind in (("docs/reports/yunzhou", "county"), ("beside", "department")):
        (root / folder).mkdir(parents=True)
        (root / folder / "report.txt").write_text(row.text, encoding="utf-8")
        (root / folder / "report.yaml").write_text(RECORD.format(digest=digest, kind=kind), encoding="utf-8")
        if row.waiver:
            (root / folder / "waivers.yaml").write_text(WAIVER, encoding="utf-8")
    for name, text in (
        ("reports/copy.txt", row.text),
        ("../elsewhere/copy.txt", row.text),
        ("reports/edited.txt", EDITED),
    ):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def at_terminal(row: Row, capsys: pytest.CaptureFixture[str]) -> tuple[str, str, int]:
    options = [f"--{name.replace('_', '-')}={value}" for name, value in row.options]
    capsys.readouterr()
    main(["audit", row.report, "--catalogue", "catalogue", "--format", "json", *options])
    told = json.loads(capsys.readouterr().out)
    (found,) = (item["conclusion"] for item in told["assessments"] if item["obligation"] == "ENFORCE_007")
    return found, told["report"]["unit_kind"], told["report"]["year"]


def as_checks(row: Row, pytester: pytest.Pytester, project: Path) -> tuple[str, str, int]:
    options = [f"--{name.replace('_', '-')}={value}" for name, value in row.options]
    (project / "test_own.py").write_text(
        "def test_own(assessment, fazhi_report, record_property):\n"
        "    record_property('kind', fazhi_report.unit_kind)\n    record_property('year', fazhi_report.year)\n",
        encoding="utf-8",
    )
    told = (
        "-p",
        "no:cacheprovider",
        "-p",
        "no:hypothesispytest",
        "--junitxml=junit.xml",
        "-ojunit_family=xunit1",
        "-k",
        "ENFORCE_007",
        "-rs",
    )
    pytester.runpytest_inprocess(
        "test_own.py",
        "--rootdir=.",
        "--catalogue=catalogue",
        f"--report={row.report}",
        "-kENFORCE_007",
        *told,
        *options,
    )
    (case,) = ET.parse(project / "junit.xml").iter("testcase")
    found = {item.get("name"): item.get("value") for item in case.iter("property")}
    skipped = case.find("skipped")
    return str(found["conclusion"]), str(found.get("kind", skipped is not None)), int(found.get("year") or 0)


def on_the_site(row: Row, project: Path) -> tuple[str, str, int]:
    kept = row.report == "yunzhou"
    settings = Settings(catalogue="catalogue", report="" if kept else row.report, **dict(row.options))
    site = load_site(settings, project / "docs", project)
    shown = site.shown[0]  # one's own stands before those that are kept
    return shown.assessment("ENFORCE_007").conclusion.value, shown.report.unit_kind, shown.report.year


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.id)
def test_every_door_takes_a_report_in_the_same_way(
    row: Row, project: Path, capsys: pytest.CaptureFixture[str], pytester: pytest.Pytester
) -> None:
    assert at_terminal(row, capsys) == row.wanted
    conclusion, kind, year = as_checks(row, pytester, project)
    assert conclusion == row.wanted[0]
    if conclusion == "admitted":
        assert (kind, year) == row.wanted[1:]
    if row.report != "yunzhou" or not row.options:
        assert on_the_site(row, project) == row.wanted
