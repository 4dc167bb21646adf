"""Every check before a report goes out finds what it should, at its place, and leaves alone what is right."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from fazhi import precheck as room
from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.evidence import compile_rules
from fazhi.model.audit import Audit, Records
from fazhi.precheck import CHECKS, Check, Slip, precheck
from fazhi.reading import read, read_text
from fazhi.rules import RULES
from shared import ROOT
from word_files import document, word_file

CASES = ROOT / "tests" / "precheck"
CATALOGUE = load()
SEARCHER = compile_rules(CATALOGUE)
ASIDE = {"__init__", "base", "days", "marks", "stretches"}
"""Files of the package that hold no check."""
TITLE = "云州县人民政府2024年度法治政府建设情况报告"
RULE_IDS = {rule.id for rule in RULES}
OWN = [check for check in CHECKS if check.id not in RULE_IDS]


@dataclass(frozen=True, slots=True)
class Case:
    """A text or the body of a Word file, and the words at each place that one check must find."""

    check: str
    name: str
    row: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.check}: {self.name}"

    def audited(self, folder: Path) -> Audit:
        row = self.row
        year, published = int(row.get("year", 2024)), row.get("published")
        records = Records(published=date.fromisoformat(str(published)) if published else None)
        if "body" in row:
            report = read(
                _word(folder, row["body"], row.get("comments", 0), row.get("header", "")), unit_kind="county", year=year
            )
        else:
            text = f"{row.get('head', TITLE)}\n{row['text']}"
            report = read_text(text, name=row.get("file", "case.txt"), unit_kind="county", year=year)
        return audit(CATALOGUE, report, records, searcher=SEARCHER)


def _word(folder: Path, body: str, comments: int, header: str) -> Path:
    spaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    each = "".join(f'<w:comment w:id="{number}" w:author="甲"/>' for number in range(1, comments + 1))
    parts = {"comments.xml": ("comments", f"<w:comments {spaces}>{each}</w:comments>")} if comments else {}
    if header:
        parts["header1.xml"] = ("header", f"<w:hdr {spaces}>{header}</w:hdr>")
    return word_file(folder, document(body, title=TITLE), parts)


def _cases(path: Path) -> list[Case]:
    rows = yaml.safe_load(path.read_text("utf-8"))
    known = {"name", "text", "head", "file", "year", "published", "body", "comments", "header", "quotes", "says"}
    assert all(row.keys() <= known for row in rows), path
    return [Case(path.stem, row["name"], row) for row in rows]


CASE_LIST = [case for path in sorted(CASES.glob("*.yaml")) for case in _cases(path)]


@pytest.mark.parametrize("case", CASE_LIST, ids=str)
def test_a_check_finds_what_it_should_at_its_place(case: Case, tmp_path: Path) -> None:
    result = case.audited(tmp_path)
    found = [slip for slip in precheck(result) if slip.check.id == case.check]
    text = result.report.text
    quotes = [None if slip.start is None else text[slip.start : slip.end] for slip in found]
    assert quotes == case.row["quotes"], [slip.message.zh for slip in found]
    says = case.row.get("says", "")
    assert not found or any(says in slip.message.zh for slip in found), [slip.message.zh for slip in found]
    assert all(slip.passage is not None for slip in found if slip.start is not None)


@pytest.mark.parametrize("check", OWN, ids=lambda check: check.id)
def test_every_check_has_cases_that_pass_and_cases_that_fail(check: Check) -> None:
    assert {bool(case.row["quotes"]) for case in CASE_LIST if case.check == check.id} == {True, False}


def test_a_check_has_one_name_for_file_and_cases() -> None:
    names = {check.id for check in OWN}
    assert {path.stem for path in Path(room.__file__).parent.glob("*.py")} - ASIDE == names
    assert {path.stem for path in CASES.glob("*.yaml")} == names
    assert len({check.id for check in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_every_check_has_a_manual_with_a_passing_and_a_failing_example(check: Check) -> None:
    assert re.search(r"\n通过：.*\n不通过：", check.manual.zh, re.DOTALL)
    assert re.search(r"\nPasses: .*\nFails: ", check.manual.en, re.DOTALL)
    assert check.remedy.zh
    assert not re.search("[\u4e00-\u9fff]", check.remedy.en + check.title.en)


def test_a_rule_of_the_audit_says_here_what_it_says_there() -> None:
    text = f"{TITLE}\n一、主要举措\n承办建议40件，其中重点建议28件、其他15件。"
    text += "依据《重大行政决策程序暂行规定》和《信访条例》。"
    result = audit(CATALOGUE, read_text(text, name="case.txt"), searcher=SEARCHER)
    here = [(slip.check.id, slip.message.zh) for slip in precheck(result) if slip.check.id in RULE_IDS]
    there = [(item.rule, item.message) for item in result.findings if item.rule in {id for id, _ in here}]
    assert sorted(here) == sorted(there)
    assert {id for id, _ in here} == {"figure_mismatch", "misnamed_law", "repealed_law_cited"}


def test_slips_come_in_the_order_of_the_checks_and_then_of_the_text() -> None:
    slips = _of("一、主要举措\n培训X次，检查Y次，办理x件。学习《行政处罚法。2月30日。")
    order = [check.id for check in CHECKS]
    assert slips == tuple(sorted(slips, key=lambda slip: (order.index(slip.check.id), slip.start or 0)))
    assert len(slips) == 4


def test_a_report_without_faults_has_no_slips() -> None:
    assert _of("一、主要举措\n（一）执法\n全年检查12次。\n二、下一步打算\n2025年，我县将继续培训。") == ()


def test_the_reports_that_come_with_the_project_have_no_slips() -> None:
    for path in sorted((ROOT / "tests" / "gold").glob("*.txt")):
        found = precheck(audit(CATALOGUE, read(path), searcher=SEARCHER))
        said = [(slip.check.id, slip.message.zh) for slip in found]
        known = [("other_year", "写的是2022年，这里应当是2023年")] if path.stem == "county-2023-north" else []
        assert said == known, path


def _of(text: str) -> tuple[Slip, ...]:
    return precheck(audit(CATALOGUE, read_text(f"{TITLE}\n{text}", name="case.txt"), searcher=SEARCHER))
