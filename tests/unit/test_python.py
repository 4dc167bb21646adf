"""What `import fazhi` offers: the examples of docs/python.rst run as they stand, and mistakes can be caught."""

import inspect
import json
import re
import subprocess
import sys
import textwrap
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import fazhi
from fakes import ROOT
from fazhi.cli import main
from fazhi.model.place import Place

PAGE = (ROOT / "docs" / "python.rst").read_text(encoding="utf-8")
BLOCKS = [textwrap.dedent(block) for block in re.findall(r"\.\. code-block:: python\n\n((?:   .*\n|\n)+)", PAGE)]
TEXT = (
    "云州高新技术产业开发区2022年度法治政府建设工作报告\n"
    "一、主要举措和成效\n（一）办理建议。全年办理人大代表建议28件，满意率100%。\n二、存在的不足和原因\n执法人员偏少。\n"
)
ABOUT: dict[str, Any] = {"unit_kind": "development_zone", "year": 2022}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the report the examples name."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "报告.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_the_examples_run_as_they_stand(capsys: pytest.CaptureFixture[str]) -> None:
    Path("docs/reports").mkdir(parents=True)
    main(["add", "报告.txt", "--slug", "报告的文件夹名"])
    main(["decide", "报告的文件夹名", "SUPERVISE_001", "认可", "--by", "张三"])
    names: dict[str, Any] = {}
    for block in BLOCKS:
        if "import pandas" in block and find_spec("pandas") is None:
            compile(block, "python.rst", "exec")
        else:
            exec(block, names)  # noqa: S102 - the page is ours
    assert len(BLOCKS) == 6
    told = capsys.readouterr().out
    assert "supported " in told
    assert "SUPERVISE_001 张三 accepted exact\n" in told
    assert "没有这份.txt" in told
    rows, audit = names["rows"], names["audit"]
    assert [row["obligation"] for row in rows] == [item.obligation.id for item in audit.assessments]
    assert {tuple(row) for row in rows} == {tuple(rows[0])}
    assert {type(value) for row in rows for value in row.values()} == {str, int}
    deputies = next(row for row in rows if row["obligation"] == "SUPERVISE_001")
    assert (deputies["domain"], deputies["conclusion"], deputies["strength"]) == ("SUPERVISE", "supported", "result")
    assert deputies["evidence"] >= 1


@pytest.mark.parametrize("quotes", [False, True])
def test_a_dictionary_says_what_the_command_writes(quotes: bool, capsys: pytest.CaptureFixture[str]) -> None:
    main(["audit", "报告.txt", "--year", "2022", "--format", "json", *(["--quotes"] if quotes else [])])
    audit = fazhi.audit_file("报告.txt", year=2022)
    assert audit.to_dict(quotes=quotes) == json.loads(capsys.readouterr().out)


def test_a_path_may_be_text_or_a_path(here: Path) -> None:
    assert fazhi.read_report(str(here / "报告.txt")) == fazhi.read_report(here / "报告.txt")


def test_a_report_and_a_file_come_to_the_same() -> None:
    law = {"law_year": 2024}
    report = fazhi.read_report("报告.txt", **ABOUT, unit="某区", territory="山东省")
    found = fazhi.audit_report(report, catalogue=fazhi.load_catalogue(), **law)
    assert found == fazhi.audit_file("报告.txt", **ABOUT, unit="某区", territory="山东省", **law)
    assert (found.report.unit, found.report.territory, found.law_year) == ("某区", Place("山东省"), 2024)


@pytest.mark.parametrize("named", ["副本.txt", "报告的文件夹名"])
def test_a_kept_report_comes_with_what_people_recorded_of_it(
    named: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As at the other doors, whatever its file is called."""
    (here / "docs" / "reports").mkdir(parents=True)
    main(["add", "报告.txt", "--slug", "报告的文件夹名"])
    (here / "报告.txt").rename(here / "副本.txt")
    main(
        [
            "decide",
            "报告的文件夹名",
            "SUPERVISE_001",
            "改定结论",
            "--conclusion",
            "weak",
            "--note",
            "甲",
            "--by",
            "张三",
        ]
    )
    waiver = "- {obligation: DECISION_001, reason: 甲, owner: 乙, until: 2030-12-31, approved_by: 丙}\n"
    (here / "docs/reports/报告的文件夹名/waivers.yaml").write_text(waiver, encoding="utf-8")
    capsys.readouterr()
    main(["audit", named, "--format", "json"])
    audit = fazhi.audit_file(named)
    assert audit.to_dict() == json.loads(capsys.readouterr().out)
    found = {item.obligation.id: item.conclusion.value for item in audit.assessments}
    assert (found["SUPERVISE_001"], found["DECISION_001"]) == ("weak", "waived")
    waived = {item["obligation"]: item["waiver"] for item in audit.to_dict()["assessments"] if item["waiver"]}
    assert {id: (told["owner"], told["approved_by"], told["basis"]) for id, told in waived.items()} == {
        "DECISION_001": ("乙", "丙", None)
    }
    plain = fazhi.audit_report(fazhi.read_report("副本.txt"))
    assert plain.assessment("SUPERVISE_001").conclusion.value == "supported"


def test_annexes_and_last_years_report_are_taken_as_at_the_terminal(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "附件.txt").write_text("附表\n全年办理政协提案30件，办复率100%。\n", encoding="utf-8")
    (here / "上年.txt").write_text(TEXT.replace("2022", "2021") + "三、下一步\n建立合同台账。\n", encoding="utf-8")
    main(["audit", "报告.txt", "--annex", "附件.txt", "--previous", "上年.txt", "--format", "json"])
    audit = fazhi.audit_file("报告.txt", annexes=[here / "附件.txt"], previous=here / "上年.txt")
    assert audit.to_dict() == json.loads(capsys.readouterr().out)
    assert audit.follow is not None


def test_a_catalogue_of_ones_own_is_judged_by(here: Path) -> None:
    own = here / "own"
    own.mkdir()
    (own / "catalogue.yaml").write_text("extends: fazhi\n", encoding="utf-8")
    assert fazhi.load_catalogue(str(own)) == fazhi.load_catalogue()


def test_mistakes_are_errors_that_say_what_to_do(here: Path) -> None:
    with pytest.raises(fazhi.InputError, match="不存在"):
        fazhi.read_report("nowhere.txt")
    with pytest.raises(fazhi.InputError, match="单位类别"):
        fazhi.audit_file("报告.txt", unit_kind="zone")
    with pytest.raises(fazhi.InputError, match="1800"):
        fazhi.audit_file("报告.txt", **ABOUT, law_year=1800)
    with pytest.raises(fazhi.CatalogueError) as caught:
        fazhi.load_catalogue(here / "nowhere")
    assert caught.value.mistakes
    assert issubclass(fazhi.InputError, fazhi.FazhiError)
    assert issubclass(fazhi.CatalogueError, fazhi.FazhiError)


def test_a_year_may_be_text_as_tables_have_it() -> None:
    assert fazhi.read_report("报告.txt", unit_kind="development_zone", year="2022").year == 2022  # type: ignore[arg-type]
    audit = fazhi.audit_file("报告.txt", **ABOUT, law_year="2024")  # type: ignore[arg-type]
    assert audit.law_year == 2024
    report = fazhi.read_report("报告.txt", **ABOUT)
    assert fazhi.audit_report(report, law_year="2024").law_year == 2024  # type: ignore[arg-type]
    for call in (fazhi.read_report, fazhi.audit_file):
        with pytest.raises(fazhi.InputError, match="四位"):
            call("报告.txt", year="二〇二二")  # type: ignore[operator]


def test_what_is_no_catalogue_and_no_report_is_told() -> None:
    with pytest.raises(fazhi.InputError, match=r"load_catalogue\(…\)"):
        fazhi.audit_file("报告.txt", **ABOUT, catalogue="requirements")  # type: ignore[arg-type]
    with pytest.raises(fazhi.InputError, match=r"read_report\(…\)"):
        fazhi.audit_report("报告.txt")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["load_catalogue", "read_report", "audit_report", "audit_file"])
def test_the_page_has_the_signature_of_every_function(name: str) -> None:
    found = inspect.signature(getattr(fazhi, name))
    given = [parameter.replace(annotation=inspect.Parameter.empty) for parameter in found.parameters.values()]
    bare = str(found.replace(parameters=given, return_annotation=inspect.Signature.empty))
    assert re.search(rf"^``{re.escape(name + bare)} -> (Catalogue|Report|Audit)``$", PAGE, re.MULTILINE)


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    code = "import sys, fazhi; print([name for name in sys.modules if name.startswith('fazhi.')]); fazhi.audit_file"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"


def test_what_is_not_offered_is_no_attribute() -> None:
    assert {getattr(fazhi, name).__name__ for name in fazhi.__all__} == set(fazhi.__all__)
    assert set(fazhi.__all__) <= set(dir(fazhi))
    with pytest.raises(AttributeError, match="nonsense"):
        _ = fazhi.nonsense


def test_a_single_annex_may_be_given_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "报告.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "附件.txt").write_text("全年办理人大代表建议28件。\n", encoding="utf-8")
    alone, listed = (
        fazhi.read_report(tmp_path / "报告.txt", annexes=annexes, **ABOUT)
        for annexes in (str(tmp_path / "附件.txt"), [tmp_path / "附件.txt"])
    )
    assert alone.text == listed.text
