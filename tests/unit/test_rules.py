"""Every finding rule complains when it should and is silent when it should; its name is its file's everywhere."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from fazhi import rules
from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.evidence import compile_rules
from fazhi.model.audit import Audit, Finding, Records
from fazhi.model.obligation import Severity
from fazhi.model.record import Waiver
from fazhi.reading import read_text
from fazhi.rules import RULES

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "rules"
CATALOGUE = load()
SEARCHER = compile_rules(CATALOGUE)
ASIDE = {"__init__", "base", "titles"}
"""Files of the package that hold no rule."""


@dataclass(frozen=True, slots=True)
class Case:
    """A text and what one rule must find in it."""

    rule: str
    name: str
    audit: Audit
    obligation: str | None
    """Only findings on this duty count, where one is named."""
    finds: int
    severity: str | None
    says: str
    """Words that the message must hold."""
    quote: str | None
    """The words at the finding's place."""

    def __str__(self) -> str:
        return f"{self.rule}: {self.name}"

    def found(self) -> list[Finding]:
        """What the rule says."""
        found = [item for item in self.audit.findings if item.rule == self.rule]
        return [item for item in found if self.obligation in {None, item.obligation}]


def case_of(path: Path, row: dict[str, Any]) -> Case:
    year, unit_kind = int(row.pop("year", 2022)), str(row.pop("unit_kind", "county"))
    days: dict[str, Any] = {name: _day(row.pop(name, None)) for name in ("submitted", "published")}
    days["waivers"] = tuple(
        Waiver(item["obligation"], "无编制", None, "法规科", date.fromisoformat(item["until"]))
        for item in row.pop("waivers", ())
    )
    before = row.pop("previous", None)
    if before is not None:
        title = f"云州区人民政府{year - 1}年度法治政府建设情况报告"
        days["earlier"] = read_text(f"{title}\n{before}", name="previous.txt", unit_kind=unit_kind, year=year - 1)
    text = f"云州区人民政府{year}年度法治政府建设情况报告\n{row.pop('text')}"
    report = read_text(text, name="case.txt", unit_kind=unit_kind, year=year)
    result = audit(CATALOGUE, report, Records(**days), searcher=SEARCHER)
    words = {name: row.pop(name, None) for name in ("obligation", "severity", "quote")}
    case = Case(path.stem, row.pop("name"), result, finds=row.pop("finds"), says=row.pop("says", ""), **words)
    assert not row, f"{case}: unknown keys {sorted(row)}"
    return case


def _day(told: str | None) -> date | None:
    return None if told is None else date.fromisoformat(str(told))


CASE_LIST = [
    case_of(path, row) for path in sorted(CASES.glob("*.yaml")) for row in yaml.safe_load(path.read_text("utf-8"))
]


@pytest.mark.parametrize("case", CASE_LIST, ids=str)
def test_a_rule_complains_when_it_should(case: Case) -> None:
    found = case.found()
    assert len(found) == case.finds, [item.message for item in found]
    for item in found:
        assert case.says in item.message
        assert case.severity in {None, item.severity}
        text = case.audit.report.text
        assert case.quote in {None, text[item.start or 0 : item.end]}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_a_case_of_both_kinds(rule: rules.Rule) -> None:
    assert {bool(case.finds) for case in CASE_LIST if case.rule == rule.id} == {True, False}


def test_a_rule_has_one_name_for_file_cases_and_page() -> None:
    names = {rule.id for rule in RULES}
    assert len(names) == len(RULES)
    assert {path.stem for path in Path(rules.__file__).parent.glob("*.py")} - ASIDE == names
    assert {path.stem for path in CASES.glob("*.yaml")} == names
    assert {path.stem for path in (ROOT / "docs" / "rules").glob("*.rst")} - {"index"} == names


def test_the_pages_stand_in_the_order_of_the_rules() -> None:
    index = (ROOT / "docs" / "rules" / "index.rst").read_text(encoding="utf-8").split()
    assert [word for word in index if word in {rule.id for rule in RULES}] == [rule.id for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_a_manual_with_a_passing_and_a_failing_example(rule: rules.Rule) -> None:
    assert re.search(r"\n通过：.*\n不通过：", rule.manual.zh, re.DOTALL)
    assert re.search(r"\n\nWhy: .*\nPasses: .*\nFails: ", rule.manual.en, re.DOTALL)
    assert "\n\n为什么：" in rule.manual.zh
    assert not re.search("[\u4e00-\u9fff]", rule.manual.en)
    assert not re.search("[a-z] [a-z]", rule.manual.zh)


def test_a_silent_event_is_the_least_grave_of_findings() -> None:
    (finding,) = [item for item in _run("全年植树三千棵。").findings if item.obligation == "DISPUTE_004"]
    assert (finding.rule, finding.severity) == ("silent_event", Severity.NOTICE)


def test_a_finding_names_duty_article_and_remedy() -> None:
    finding = _run("全年植树三千棵。").leading()["SUPERVISE_001"]
    assert any(citation.article == 42 for citation in finding.basis)
    assert finding.remedy == CATALOGUE.obligation("SUPERVISE_001").remedy


def test_a_gap_tells_the_nearest_passage_and_why_it_fell_short() -> None:
    result = _run("学习《人大代表建议办理办法》。")
    finding = result.leading()["SUPERVISE_001"]
    assert "文件名" in finding.message
    assert "人大代表建议" in result.report.text[finding.start : finding.end]


def test_findings_on_the_report_stand_behind_those_on_duties() -> None:
    result = _run("落实《重大行政决策程序暂行规定》。")
    about = [item.obligation is None for item in result.findings]
    assert any(about)
    assert about == sorted(about)


def _run(work: str) -> Audit:
    text = f"云州区人民政府2022年度法治政府建设情况报告\n一、主要举措和成效\n{work}"
    return audit(CATALOGUE, read_text(text, name="case.txt", unit_kind="county", year=2022), searcher=SEARCHER)
