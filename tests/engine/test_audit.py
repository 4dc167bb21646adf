"""From evidence to a conclusion: the best that was done counts, and a waiver accepts what falls short of it."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi.audit import audit
from fazhi.evidence import compile_rules
from fazhi.model.audit import Audit, Conclusion, Records
from fazhi.model.obligation import Catalogue, Pattern
from fazhi.model.record import Waiver
from fazhi.reading import read_text

HEAD = "甲县人民政府2022年度法治政府建设情况报告\n"
WORK = "一、主要举措和成效\n"
LACKING = "二、存在的不足和原因\n"
PLANS = "三、2023年工作安排\n"


def judged(six: Catalogue, text: str, *waivers: Waiver, law_year: int | None = None) -> Audit:
    """The audit of a report with such a text."""
    report = read_text(HEAD + text, name="case.txt", unit_kind="county", year=2022)
    return audit(six, report, Records(waivers=waivers), law_year)


@pytest.mark.parametrize(
    ("text", "conclusion"),
    [
        pytest.param(WORK + "办理甲事28件。", Conclusion.SUPPORTED, id="a figure of its own"),
        pytest.param(WORK + "办理甲事28件。印发甲事文件。", Conclusion.SUPPORTED, id="the stronger of two passages"),
        pytest.param(WORK + "印发甲事文件。", Conclusion.WEAK, id="a measure, where a result is asked for"),
        pytest.param(PLANS + "印发甲事文件。", Conclusion.PLANNED, id="in the plans"),
        pytest.param(LACKING + "印发甲事文件。", Conclusion.ADMITTED, id="among the shortcomings"),
        pytest.param(
            LACKING + "印发甲事文件。\n" + PLANS + "印发甲事文件。", Conclusion.PLANNED, id="the better of both"
        ),
        pytest.param(PLANS + "印发甲事文件。\n" + WORK + "办理甲事28件。", Conclusion.SUPPORTED, id="the best of all"),
        pytest.param(WORK + "高度重视别的事。", Conclusion.MISSING, id="nowhere"),
    ],
)
def test_the_best_that_is_told_counts(six: Catalogue, text: str, conclusion: Conclusion) -> None:
    assert judged(six, text).assessment("LEAD_001").conclusion is conclusion


def waiver(until: date) -> Waiver:
    return Waiver("LEAD_001", "等待文件", None, "某人", until)


@pytest.mark.parametrize(
    ("text", "conclusion"),
    [
        pytest.param(WORK + "印发甲事文件。", Conclusion.WAIVED, id="weak"),
        pytest.param(PLANS + "印发甲事文件。", Conclusion.WAIVED, id="planned"),
        pytest.param(LACKING + "印发甲事文件。", Conclusion.WAIVED, id="admitted"),
        pytest.param(WORK + "别的事。", Conclusion.WAIVED, id="missing"),
        pytest.param(WORK + "办理甲事28件。", Conclusion.SUPPORTED, id="supported, where there is nothing to accept"),
    ],
)
def test_a_waiver_accepts_every_gap_and_every_weakness(six: Catalogue, text: str, conclusion: Conclusion) -> None:
    assert judged(six, text, waiver(date(2022, 12, 31))).assessment("LEAD_001").conclusion is conclusion


@pytest.mark.parametrize(
    ("until", "law_year", "conclusion"),
    [
        (date(2022, 12, 31), None, Conclusion.WAIVED),
        (date(2022, 12, 30), None, Conclusion.MISSING),
        pytest.param(date(2022, 12, 31), 2024, Conclusion.WAIVED, id="whatever later law it is judged by"),
        pytest.param(date(2021, 12, 31), 2020, Conclusion.MISSING, id="whatever earlier law it is judged by"),
    ],
)
def test_a_waiver_holds_by_the_year_of_the_report(
    six: Catalogue, until: date, law_year: int | None, conclusion: Conclusion
) -> None:
    found = judged(six, WORK + "别的事。", waiver(until), law_year=law_year)
    assert found.assessment("LEAD_001").conclusion is conclusion


def test_what_a_heading_is_about_is_told_by_the_one_matcher(six: Catalogue) -> None:
    plans = PLANS + "印发丁事文件。"
    assert judged(six, plans).assessment("REPORT_001").evidence
    report = read_text("甲县人民政府2022年度财政报告\n" + plans, name="case.txt", unit_kind="county", year=2022)
    assert not audit(six, report).assessment("REPORT_001").evidence


def test_of_two_duties_to_have_a_part_only_the_one_the_report_is_about_is_met(six: Catalogue) -> None:
    first = six.obligation("REPORT_001")
    rule = replace(first.evidence, about=(Pattern("财政…报告", 1),))
    both = replace(six, obligations=(first, replace(first, id="REPORT_002", evidence=rule)))
    found = judged(both, PLANS + "印发丁事文件。")
    assert [bool(item.evidence) for item in found.assessments] == [True, False]


sentences = st.sampled_from(
    ["办理甲事28件。", "印发甲事文件。", "开展乙事。", "开展乙事会。", "乙事做好，印发办法。", "零丙事差错。",
     "正在开展丁事培训。", "尚未印发丁事文件。", "己事如下，办理3件。", "戊事多次提升。", "将印发甲事文件。"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(sentences, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_the_obligations_changes_no_verdict(six: Catalogue, told: list[str], chance: Random) -> None:
    shuffled = list(six.obligations)
    chance.shuffle(shuffled)
    report = read_text(HEAD + WORK + "".join(told), name="case.txt", unit_kind="county", year=2022)
    other = replace(six, obligations=tuple(shuffled))
    one, two = (
        {item.obligation.id: item for item in audit(each, report, searcher=compile_rules(each)).assessments}
        for each in (six, other)
    )
    assert one == two
