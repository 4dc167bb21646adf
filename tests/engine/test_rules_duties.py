"""What the rules say of one duty: each conclusion has its own rule, and every finding names its place."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from engine.events import at, event
from engine.one_report import (
    GAPS,
    HEAD,
    LACKING,
    PLANS,
    WORK,
    changed,
    evidence,
    judged,
    near,
    says,
    waiver,
    with_assessments,
)
from fazhi.model.audit import Assessment, Audit, Conclusion, Finding
from fazhi.model.both import Both
from fazhi.model.decision import Verdict
from fazhi.model.evidence import NearMiss, Polarity, Shortfall, Strength
from fazhi.model.obligation import Cadence, Catalogue, Dated, Deadline, Severity
from fazhi.model.report import Part, Step
from fazhi.model.unit import UnitKind
from fazhi.reading import read_text
from fazhi.rules import RULES, Rule, findings_of
from fazhi.rules.base import Complaint, nearest, rule, strongest

DUTY = "LEAD_001"
OF_GAPS = {
    Conclusion.MISSING: "missing_evidence",
    Conclusion.PLANNED: "plan_only",
    Conclusion.ADMITTED: "admitted_only",
    Conclusion.WEAK: "weak_evidence",
}
TOLD = (
    evidence(10, Strength.MEASURE),
    evidence(20, Strength.ASSERTION, Polarity.PLANNED),
    evidence(30, Strength.MEASURE, Polarity.PLANNED),
    evidence(40, Strength.MEASURE, Polarity.PLANNED),
    evidence(50, Strength.RESULT, Polarity.ADMITTED),
    evidence(60, Strength.ASSERTION),
)


def of_duty(six: Catalogue, rule: str, conclusion: Conclusion, **traits: object) -> list[Finding]:
    """What a rule says of one duty that came to a conclusion."""
    found = changed(judged(six, WORK), DUTY, conclusion=conclusion, **({"evidence": TOLD} | traits))
    return [item for item in says(rule, found) if item.obligation == DUTY]


@pytest.mark.parametrize("conclusion", Conclusion)
@pytest.mark.parametrize("rule", OF_GAPS.values())
def test_each_conclusion_has_its_rule(six: Catalogue, rule: str, conclusion: Conclusion) -> None:
    assert len(of_duty(six, rule, conclusion)) == (OF_GAPS.get(conclusion) == rule)


@pytest.mark.parametrize(
    ("conclusion", "start"), [(Conclusion.PLANNED, 30), (Conclusion.ADMITTED, 50), (Conclusion.WEAK, 10)]
)
def test_a_finding_stands_at_the_strongest_passage_of_its_kind(
    six: Catalogue, conclusion: Conclusion, start: int
) -> None:
    (finding,) = of_duty(six, OF_GAPS[conclusion], conclusion)
    assert (finding.start, finding.end) == (start, start + 5)
    assert f"{start}—{start + 5}" in finding.message
    assert f"{start}-{start + 5}" in finding.message_en


def test_where_nothing_was_done_weak_evidence_stands_at_the_strongest_of_the_rest(six: Catalogue) -> None:
    (finding,) = of_duty(six, "weak_evidence", Conclusion.WEAK, evidence=TOLD[1:4])
    assert finding.start == 30


def test_weak_evidence_names_what_is_there_and_what_is_asked_for(six: Catalogue) -> None:
    (finding,) = of_duty(six, "weak_evidence", Conclusion.WEAK, strength=Strength.ASSERTION)
    assert "“表态”，应达到“成效”" in finding.message
    assert "assertion, result" in finding.message_en


@pytest.mark.parametrize("rule", ["missing_evidence", "weak_evidence"])
def test_a_duty_to_have_a_part_is_another_rule_s(six: Catalogue, rule: str) -> None:
    for conclusion in (Conclusion.MISSING, Conclusion.WEAK):
        found = changed(judged(six, PLANS), "REPORT_001", conclusion=conclusion, evidence=TOLD)
        assert not [item for item in says(rule, found) if item.obligation == "REPORT_001"]


@pytest.mark.parametrize("cadence", Cadence)
@pytest.mark.parametrize("conclusion", [Conclusion.MISSING, Conclusion.PLANNED, Conclusion.SUPPORTED])
def test_a_missing_event_is_a_prompt_and_no_gap(six: Catalogue, cadence: Cadence, conclusion: Conclusion) -> None:
    found = judged(six, WORK)
    duty = replace(found.assessment(DUTY).obligation, cadence=cadence)
    found = changed(found, DUTY, obligation=duty, conclusion=conclusion, near=(near(40), near(50)))
    silent = [item for item in says("silent_event", found) if item.obligation == DUTY]
    missing = [item for item in says("missing_evidence", found) if item.obligation == DUTY]
    event = cadence is Cadence.EVENT
    assert bool(silent) == (conclusion is Conclusion.MISSING and event)
    assert bool(missing) == (conclusion is Conclusion.MISSING and not event)
    assert {item.start for item in (*silent, *missing)} <= {40}
    assert all(item.severity is Severity.NOTICE for item in silent)
    assert all(item.severity is Severity.MANDATORY for item in missing)


@pytest.mark.parametrize("rule", ["missing_evidence", "silent_event"])
def test_where_nothing_comes_near_a_finding_has_no_place(six: Catalogue, rule: str) -> None:
    found = judged(six, WORK)
    event = Cadence.EVENT if rule == "silent_event" else Cadence.ANNUAL
    found = changed(found, DUTY, obligation=replace(found.assessment(DUTY).obligation, cadence=event), near=())
    (finding,) = [item for item in says(rule, found) if item.obligation == DUTY]
    assert (finding.start, finding.end) == (None, None)
    assert "未找到" in finding.message
    assert "No text" in finding.message_en


@pytest.mark.parametrize(
    ("miss", "zh", "en"),
    [
        (near(7), "“举措和成效”（第7—12字）：只有提法，没有行为。", "characters 7-12: named only"),
        (near(7, words="甲事"), "没有行为（甲事）。", "named only"),
        (near(7, path=(Step("一、", "某"), Step("（二）", ""))), "在“一、（二）”（", "7-12"),
        (near(7, Shortfall.OTHER_PART, "plans"), "（下一年度安排）。", "7-12"),
        (near(7, Shortfall.EXCLUDED, "合理…建议"), "（合理、建议）。", "7-12"),
        (near(7, Shortfall.ALIKE, "建议"), "（同有建议）。", "7-12"),
        (near(7, Shortfall.EXCLUDED, "{made_up}"), "（第7—12字）：所说为另一件事。", "7-12"),
        (
            near(7, Shortfall.FAINT, "按时"),
            "未找到说到它的文字；最相近的一句在“举措和成效”（第7—12字），也只同有“按时”。",
            "7-12",
        ),
        (near(7, Shortfall.FAINT, "甲、乙"), "也只同有“甲”“乙”。", "No text that speaks of it was found; the closest"),
        (near(7, Shortfall.FAINT), "也只有个别词相同。", "shares little"),
        (near(7, Shortfall.OTHER_PERIOD, "去年"), "（去年）。", "7-12"),
        (near(7, part=Part.PLANS), "“下一年度安排”", "7-12"),
    ],
)
def test_the_nearest_passage_is_told_with_place_and_reason(six: Catalogue, miss: NearMiss, zh: str, en: str) -> None:
    found = changed(judged(six, WORK), DUTY, near=(miss, near(99)))
    told = nearest(found.assessment(DUTY))
    assert zh in told.zh
    assert en in told.en


def test_of_equally_strong_passages_the_first_counts() -> None:
    assert strongest((evidence(9), evidence(3), evidence(1, Strength.ASSERTION))).start == 3


OTHER = Shortfall.OTHER_PERIOD


@pytest.mark.parametrize("conclusion", Conclusion)
def test_another_year_is_told_where_nothing_sufficient_is(six: Catalogue, conclusion: Conclusion) -> None:
    told = of_duty(six, "out_of_period", conclusion, near=(near(3), near(40, OTHER, "去年"), near(60, OTHER)))
    assert len(told) == (conclusion in {*GAPS, Conclusion.WEAK})
    for item in told:
        assert (item.start, item.end, item.severity) == (40, 45, Severity.NOTICE)
        assert "（第40—45字）属于别的年度（去年）" in item.message
        assert "40-45" in item.message_en


def test_without_words_of_another_year_its_place_is_enough(six: Catalogue) -> None:
    (finding,) = of_duty(six, "out_of_period", Conclusion.MISSING, near=(near(40, OTHER),))
    assert "属于别的年度，" in finding.message
    assert not of_duty(six, "out_of_period", Conclusion.MISSING, near=(near(40),))


PART = "REPORT_001"


def part(six: Catalogue, conclusion: Conclusion, section: Part = Part.PLANS) -> list[Finding]:
    """What is said of a duty to have a part."""
    found = judged(six, PLANS + "印发丁事文件。")
    duty = found.assessment(PART).obligation
    duty = replace(duty, evidence=replace(duty.evidence, section=section))
    return says("report_content", changed(found, PART, obligation=duty, conclusion=conclusion, evidence=TOLD))


@pytest.mark.parametrize("conclusion", Conclusion)
def test_a_part_is_complained_of_where_it_is_absent_or_hollow(six: Catalogue, conclusion: Conclusion) -> None:
    told = part(six, conclusion)
    assert len(told) == (conclusion in {*GAPS, Conclusion.WEAK})
    for item in told:
        assert item.obligation == PART
        assert item.severity is Severity.MANDATORY
        assert (item.start is None) == (conclusion is not Conclusion.WEAK)
        assert ("没有“REPORT_001”部分" in item.message) == conclusion.gap
        assert ("no part on plans" in item.message_en or "hollow" in item.message_en) is True


def test_a_hollow_part_is_told_at_its_strongest_passage(six: Catalogue) -> None:
    (finding,) = part(six, Conclusion.WEAK)
    assert (finding.start, finding.end) == (50, 55)
    assert "50—55" in finding.message
    assert "50-55" in finding.message_en


def test_shortcomings_without_a_cause_are_for_a_person_to_judge(six: Catalogue) -> None:
    (finding,) = part(six, Conclusion.WEAK, Part.SHORTCOMINGS)
    assert finding.severity is Severity.NOTICE
    assert "50—55" in finding.message
    assert "原因" in finding.message
    assert "50-55" in finding.message_en


def test_only_duties_to_have_a_part_are_looked_at_for_parts(six: Catalogue) -> None:
    assert {item.obligation for item in says("report_content", judged(six, WORK))} == {PART}


SUBMIT = Deadline(Dated.SUBMITTED, 3, 1, (UnitKind.DEPARTMENT, UnitKind.COUNTY))
PUBLISH = Deadline(Dated.PUBLISHED, 4, 1, (UnitKind.COUNTY,))


@pytest.mark.parametrize(
    ("deadline", "days", "late"),
    [
        (SUBMIT, {"submitted": date(2023, 3, 1)}, True),
        (SUBMIT, {"submitted": date(2023, 2, 28)}, False),
        (SUBMIT, {"submitted": date(2024, 1, 1)}, True),
        (SUBMIT, {"published": date(2023, 12, 1)}, False),
        (SUBMIT, {}, False),
        (PUBLISH, {"published": date(2023, 4, 1)}, True),
        (PUBLISH, {"published": date(2023, 3, 31)}, False),
        (PUBLISH, {"submitted": date(2023, 12, 1)}, False),
        (replace(PUBLISH, binds=(UnitKind.DEPARTMENT,)), {"published": date(2023, 4, 1)}, False),
        (None, {"published": date(2023, 4, 1), "submitted": date(2023, 4, 1)}, False),
    ],
)
def test_a_day_is_late_from_the_deadline_on(
    six: Catalogue, deadline: Deadline | None, days: dict[str, date], late: bool
) -> None:
    found = judged(six, WORK, **days)
    duty = replace(found.assessment(DUTY).obligation, deadline=deadline)
    told = says("late_report", changed(found, DUTY, obligation=duty))
    assert [item.obligation for item in told] == [DUTY] * late
    for item in told:
        (day,) = days.values()
        due = f"2023-0{3 if deadline is SUBMIT else 4}-01"
        assert str(day) in item.message
        assert due in item.message
        assert str(day) in item.message_en
        assert due in item.message_en


def test_a_deadline_of_a_duty_that_does_not_apply_is_none(six: Catalogue) -> None:
    found = judged(six, WORK, published=date(2024, 1, 1))
    items = [replace(item, obligation=replace(item.obligation, deadline=PUBLISH)) for item in found.assessments]
    items[0] = replace(items[0], conclusion=Conclusion.NOT_APPLICABLE)
    told = says("late_report", with_assessments(found, items))
    assert [item.obligation for item in told] == [item.obligation.id for item in items[1:]]


@pytest.mark.parametrize(
    ("conclusion", "why", "why_en"),
    [
        (Conclusion.WAIVED, None, None),
        (Conclusion.NOT_APPLICABLE, "不适用", "does not apply"),
        (Conclusion.SUPPORTED, "已经写实", "supports"),
        (Conclusion.MISSING, "已经过期", "expired"),
        (Conclusion.WEAK, "已经过期", "expired"),
    ],
)
def test_a_waiver_that_waives_nothing_is_told_with_the_reason(
    six: Catalogue, conclusion: Conclusion, why: str | None, why_en: str | None
) -> None:
    told = says("idle_waiver", changed(judged(six, WORK, waiver(date(2021, 1, 2))), DUTY, conclusion=conclusion))
    assert bool(told) == bool(why)
    for item in told:
        assert (item.obligation, item.severity) == (DUTY, Severity.NOTICE)
        assert all(words in item.message for words in (str(why), "某人", "2021-01-02"))
        assert all(words in item.message_en for words in (str(why_en), "某人", "2021-01-02", DUTY))


def test_every_idle_waiver_is_told(six: Catalogue) -> None:
    waivers = (waiver(date(2030, 1, 1)), waiver(date(2021, 1, 1), "LEAD_002"), waiver(date(2021, 1, 1), "RULES_001"))
    told = says("idle_waiver", judged(six, WORK, *waivers))
    assert [item.obligation for item in told] == ["LEAD_002", "RULES_001"]


def first(found: Audit) -> list[tuple[str | None, str]]:
    return [(item.obligation, item.rule) for item in found.findings]


def test_findings_stand_by_duty_then_by_rule_and_the_report_s_own_last(six: Catalogue) -> None:
    text = WORK + "2021年印发甲事文件。\n" + LACKING + "承办400件，其中甲200件、乙300件。"
    found = judged(six, text, waiver(date(2021, 1, 1)))
    assert first(found) == [
        ("REPORT_001", "report_content"),
        ("LEAD_001", "missing_evidence"),
        ("LEAD_001", "idle_waiver"),
        ("LEAD_001", "out_of_period"),
        ("LEAD_002", "missing_evidence"),
        ("RULES_001", "missing_evidence"),
        ("RULES_002", "missing_evidence"),
        ("SUPERVISE_001", "missing_evidence"),
        (None, "figure_mismatch"),
        (None, "unrelated_content"),
    ]
    assert findings_of(found) == found.findings


def test_a_finding_takes_what_its_rule_leaves_open_from_the_duty(six: Catalogue) -> None:
    found = judged(six, WORK)
    about = found.assessment("RULES_002")
    (finding,) = [item for item in found.findings if item.obligation == "RULES_002"]
    assert (finding.severity, finding.basis) == (Severity.EXPECTED, about.basis)
    assert (finding.remedy, finding.remedy_en) == (about.obligation.remedy, about.obligation.remedy_en)


def test_a_rule_on_the_report_has_a_remedy_of_its_own_and_no_severity_above_a_notice(six: Catalogue) -> None:
    found = judged(six, WORK + "别的事。")
    (finding,) = [item for item in found.findings if item.obligation is None]
    (rule,) = [item for item in RULES if item.id == finding.rule]
    assert (finding.severity, finding.basis, finding.obligation) == (Severity.NOTICE, (), None)
    assert Both(finding.remedy, finding.remedy_en) == rule.remedy


def test_a_rule_on_the_report_that_names_a_duty_keeps_its_own_remedy(six: Catalogue) -> None:
    (finding,) = says("report_content", judged(six, WORK))
    (rule,) = [item for item in RULES if item.id == "report_content"]
    assert finding.remedy == getattr(rule.remedy, "zh", None)
    assert finding.basis


def test_which_rules_look_at_the_report_as_a_whole() -> None:
    assert [rule.id for rule in RULES if not rule.of_report] == [
        "missing_evidence", "plan_only", "admitted_only", "weak_evidence", "silent_event", "out_of_period",
    ]  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_titles_and_a_manual_in_both_languages(rule: Rule) -> None:
    assert rule.title
    assert rule.title_en
    for text in (rule.manual.zh, rule.manual.en):
        assert text
        assert text.strip() == text
        assert "\n    " not in text


def test_the_english_manual_begins_with_the_first_paragraph_without_chinese() -> None:
    made = rule("甲", "A")(_described)
    assert (made.manual.zh, made.manual.en) == ("甲。\n\n乙 b。", "A.\n\nB.")


def _described(_assessment: Assessment) -> Iterator[Complaint]:
    """甲。

    乙 b。

    A.

    B.
    """
    yield from ()


DECIDED = {
    "missing": ("办理甲事28件。", "missing_evidence"),
    "planned": ("办理甲事28件。", "plan_only"),
    "admitted": ("办理甲事28件。", "admitted_only"),
    "weak": ("办理甲事28件。", "weak_evidence"),
    "supported": ("别的事。", None),
}


@pytest.mark.parametrize("note", [None, "原文看过"])
@pytest.mark.parametrize("name", DECIDED)
def test_a_reviewer_s_conclusion_is_told_with_who_and_why_and_no_passage(
    six: Catalogue, name: str, note: str | None
) -> None:
    text, rule = DECIDED[name]
    report = read_text(HEAD + WORK + text, name="case.txt", unit_kind="county", year=2022)
    said = event(six, report, 1, Verdict.CONCLUSION, None, conclusion=name, note=note)
    found = judged(six, WORK + text, decisions=(said,))
    told = {each: [item for item in says(each, found) if item.obligation == DUTY] for each in OF_GAPS.values()}
    assert [each for each, items in told.items() if items] == ([rule] if rule else [])
    for item in told.get(rule or "", ()):
        assert item.message.startswith(f"“{found.assessment(DUTY).obligation.title}”经张三复核认定为“")
        assert item.message.endswith(f"”：{note}。" if note else "”。")
        assert item.message_en.startswith("张三 decided that this is ")
        assert item.message_en.endswith(f": {note}." if note else f"{name}.")
        assert (item.start, item.end) == (None, None)


def test_what_a_reviewer_said_of_a_passage_or_revised_later_is_no_conclusion(six: Catalogue) -> None:
    report = read_text(HEAD + WORK + "别的事。", name="case.txt", unit_kind="county", year=2022)
    added = event(six, report, 1, Verdict.ADDED, at(report, "别的事"), strength=Strength.ASSERTION)
    told = judged(six, WORK + "别的事。", decisions=(added,))
    (item,) = (item for item in says("weak_evidence", told) if item.obligation == DUTY)
    assert "张三" not in item.message
    first, second = (
        event(six, report, number, Verdict.CONCLUSION, None, conclusion=each)
        for number, each in enumerate(("planned", "missing"), 1)
    )
    later = judged(six, WORK + "别的事。", decisions=(first, second))
    (item,) = (item for item in says("missing_evidence", later) if item.obligation == DUTY)
    assert "张三复核认定" in item.message
