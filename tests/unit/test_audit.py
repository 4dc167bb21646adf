"""An audit judges every obligation once and takes its law from the year."""

import pytest

from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.evidence import compile_rules
from fazhi.model.audit import Audit, Conclusion
from fazhi.model.evidence import Polarity, Strength
from fazhi.model.obligation import Severity
from fazhi.model.report import Part
from fazhi.reading import read_text

CATALOGUE = load()
SEARCHER = compile_rules(CATALOGUE)
TEXT = """云州区人民政府2022年度法治政府建设情况报告

一、党政主要负责人履行推进法治建设第一责任人职责情况
区长主持召开常务会议3次，专题研究法治政府建设。
二、主要举措和成效
积极做好人大代表建议办理工作。全年公开政府信息1200条。
三、存在的不足和原因
行政执法案卷评查尚未实现常态化，主要原因是力量不足。
四、2023年工作安排
下一步，组织行政执法人员专题培训。
"""


def run(text: str = TEXT, year: int = 2022, unit_kind: str = "county", law_year: int | None = None) -> Audit:
    report = read_text(text, name="case.txt", unit_kind=unit_kind, year=year)
    return audit(CATALOGUE, report, law_year=law_year, searcher=SEARCHER)


def test_there_is_one_assessment_for_each_obligation_in_catalogue_order() -> None:
    assert [item.obligation for item in run().assessments] == list(CATALOGUE.obligations)


@pytest.mark.parametrize(
    ("obligation", "conclusion"),
    [
        ("DISCLOSE_001", Conclusion.SUPPORTED),
        ("SUPERVISE_001", Conclusion.WEAK),
        ("ENFORCE_006", Conclusion.PLANNED),
        ("ENFORCE_007", Conclusion.ADMITTED),
        ("EMERGENCY_002", Conclusion.MISSING),
        ("SUPERVISE_004", Conclusion.NOT_APPLICABLE),
    ],
)
def test_each_conclusion_is_reached(obligation: str, conclusion: Conclusion) -> None:
    assert run().assessment(obligation).conclusion is conclusion


@pytest.mark.parametrize(
    ("obligation", "part", "polarity"),
    [
        ("REPORT_001", Part.WORK, Polarity.DONE),
        ("REPORT_002", Part.SHORTCOMINGS, Polarity.ADMITTED),
        ("REPORT_003", Part.LEADERSHIP, Polarity.DONE),
        ("REPORT_004", Part.PLANS, Polarity.PLANNED),
    ],
)
def test_a_duty_to_have_a_part_is_met_by_the_part(obligation: str, part: Part, polarity: Polarity) -> None:
    assessment = run().assessment(obligation)
    assert assessment.strength >= Strength.ASSERTION
    assert [(item.part, item.polarity) for item in assessment.evidence] == [(part, polarity)]


def test_a_duty_that_does_not_apply_says_why_and_shows_no_evidence() -> None:
    assessment = run().assessment("SUPERVISE_004")
    assert assessment.reason
    assert all(assessment.reason)
    assert not assessment.evidence


def test_another_year_of_law_changes_the_articles_cited() -> None:
    then, now = run().assessment("SUPERVISE_001"), run(law_year=2026).assessment("SUPERVISE_001")
    assert 42 in {item.article for item in then.basis}
    assert 51 in {item.article for item in now.basis}


def test_a_duty_that_rests_on_policy_alone_is_only_expected() -> None:
    assert run().assessment("LEAD_006").severity is Severity.EXPECTED


def test_evidence_quotes_the_text_it_points_at() -> None:
    found = run()
    for assessment in found.assessments:
        for item in assessment.evidence:
            assert found.report.text[item.start : item.end].strip()


def test_the_same_input_gives_the_same_audit() -> None:
    assert run() == run()
