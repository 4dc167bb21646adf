"""Every finding rule complains when it should and is silent when it should; its name is its file's."""

from pathlib import Path

import pytest

from fazhi import rules
from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.evidence import compile_rules
from fazhi.model.audit import Assessment
from fazhi.model.obligation import Severity
from fazhi.reading import read_text
from fazhi.rules import RULES, Rule

CATALOGUE = load()
SEARCHER = compile_rules(CATALOGUE)
HEAD = "云州区人民政府2022年度法治政府建设情况报告\n"
WORK = "一、主要举措和成效\n"
PLANS = "二、2023年工作安排\n"
LACKS = "三、存在的不足和原因\n"


def assess(text: str, obligation: str) -> Assessment:
    report = read_text(HEAD + text, name="case.txt", unit_kind="county", year=2022)
    return audit(CATALOGUE, report, searcher=SEARCHER).assessment(obligation)


COMPLAINTS = [
    ("missing_evidence", "SUPERVISE_001", WORK + "全年植树三千棵。", True),
    ("missing_evidence", "SUPERVISE_001", WORK + "办理人大代表建议28件。", False),
    ("missing_evidence", "DISPUTE_004", WORK + "全年植树三千棵。", False),
    ("silent_event", "DISPUTE_004", WORK + "全年植树三千棵。", True),
    ("silent_event", "DISPUTE_004", WORK + "行政诉讼案件审结4件，无一件败诉。", False),
    ("plan_only", "SUPERVISE_001", PLANS + "认真办理人大代表建议。", True),
    ("plan_only", "SUPERVISE_001", WORK + "办理人大代表建议28件。\n" + PLANS + "认真办理人大代表建议。", False),
    ("admitted_only", "ENFORCE_007", LACKS + "行政执法案卷评查开展不够。", True),
    ("admitted_only", "ENFORCE_007", WORK + "评查行政处罚案卷60卷。\n" + LACKS + "行政执法案卷评查开展不够。", False),
    ("weak_evidence", "SUPERVISE_001", WORK + "积极做好人大代表建议办理工作。", True),
    ("weak_evidence", "SUPERVISE_001", WORK + "办理人大代表建议28件，满意率100%。", False),
]


@pytest.mark.parametrize(("rule", "obligation", "text", "complains"), COMPLAINTS)
def test_a_rule_complains_when_it_should(rule: str, obligation: str, text: str, complains: bool) -> None:
    found = list(_rule(rule).check(assess(text, obligation)))
    assert bool(found) is complains


def test_every_rule_has_a_case_of_both_kinds() -> None:
    told = {(name, complains) for name, _, _, complains in COMPLAINTS}
    assert told == {(rule.id, complains) for rule in RULES for complains in (True, False)}


def test_a_rule_is_named_after_its_file() -> None:
    files = {path.stem for path in Path(rules.__file__).parent.glob("*.py")} - {"__init__", "base"}
    assert [rule.id for rule in RULES] == sorted([rule.id for rule in RULES], key=[rule.id for rule in RULES].index)
    assert {rule.id for rule in RULES} == files


def test_every_rule_has_a_manual_with_a_passing_and_a_failing_example() -> None:
    assert all("通过：" in rule.manual and "不通过：" in rule.manual for rule in RULES)


def test_a_silent_event_is_the_least_grave_of_findings() -> None:
    (finding,) = _rule("silent_event").check(assess(WORK + "全年植树三千棵。", "DISPUTE_004"))
    assert finding.severity is Severity.NOTICE


def test_a_finding_names_duty_article_and_remedy() -> None:
    (finding,) = _rule("missing_evidence").check(assess(WORK + "全年植树三千棵。", "SUPERVISE_001"))
    assert finding.obligation == "SUPERVISE_001"
    assert any(citation.article == 42 for citation in finding.basis)
    assert finding.remedy == CATALOGUE.obligation("SUPERVISE_001").remedy


def test_a_gap_tells_the_nearest_passage_and_why_it_fell_short() -> None:
    text = WORK + "学习《人大代表建议办理办法》。"
    (finding,) = _rule("missing_evidence").check(assess(text, "SUPERVISE_001"))
    assert "文件名" in finding.message
    start, end = finding.start, finding.end
    assert "人大代表建议" in (HEAD + text)[start:end]


def _rule(name: str) -> Rule:
    return next(rule for rule in RULES if rule.id == name)
