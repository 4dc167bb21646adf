"""The answer: a sentence whose counts are those of the audit, and the gaps in the order of their weight."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from fakes import (
    CATALOGUES,
    DECISIONS,
    DISCLOSURE,
    FILES,
    LAW,
    OPINION,
    PROPOSALS,
    RULES_OF_ONE_VERSION,
    assessment,
    audit_of,
    citation,
    obligation,
    small_audit,
)
from fazhi.api import audit_file
from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.law import Citation, InstrumentKind, Verification
from fazhi.model.likelihood import Likelihood
from fazhi.model.obligation import Bearing, Cadence, Domain, Ground, Severity
from fazhi.output.formats.json import audit_object
from fazhi.output.words.answer import DUE, answer, best_ground, gravest, sentence, severities
from fazhi.output.words.composition import composition

REPORT = Path(__file__).parents[2] / "docs" / "reports" / "yunzhou-hightech-2024" / "report.txt"


@pytest.fixture(scope="module")
def sample() -> Audit:
    return audit_file(REPORT)


def _said(audit: Audit, language: str) -> str:
    return "".join(item.words for item in sentence(answer(audit), language))


def test_the_sentence_says_how_the_report_stands() -> None:
    audit = small_audit()
    share = answer(audit).silent
    assert _said(audit, "zh") == (
        "应写 6 项：写实 1，写虚 1，只写打算 1，只认不足 1，没写 2（必须 1、提示 1）。"
        f"矛盾化解领域一项也没写。正文 {share}% 不涉及任何义务。"
    )
    assert _said(audit, "en") == (
        "6 duties to tell of: 1 supported, 1 weak, 1 planned, 1 admitted, "
        f"2 missing (mandatory 1, notice 1). Nothing at all is told of Disputes. "
        f"{share}% of the text speaks of no duty."
    )


def test_what_there_is_none_of_is_left_out_but_what_is_told_and_what_is_not() -> None:
    nothing = audit_of([assessment(PROPOSALS, Conclusion.MISSING)])
    assert _said(nothing, "zh").startswith("应写 1 项：写实 0，没写 1（必须 1）。监督制约领域一项也没写。")
    assert _said(audit_of([]), "zh").startswith("应写 0 项：写实 0，没写 0。正文")


def test_where_there_is_no_gap_it_says_so() -> None:
    told = {item.conclusion: item for item in small_audit().assessments}
    whole = audit_of([told[Conclusion.SUPPORTED], told[Conclusion.WEAK]])
    assert _said(whole, "zh").startswith("应写 2 项：写实 1，写虚 1，没有缺口。正文")
    assert _said(whole, "en").startswith("2 duties to tell of: 1 supported, 1 weak, no gap. ")
    planned = audit_of([told[Conclusion.SUPPORTED], told[Conclusion.PLANNED]])
    assert _said(planned, "zh").startswith("应写 2 项：写实 1，只写打算 1，没写 0。正文")


def test_many_silent_domains_are_counted_and_not_named() -> None:
    duties = [obligation(f"{domain.value}_001", "某事", "A thing", citation(LAW, 3)) for domain in list(Domain)[:7]]
    silent = audit_of([assessment(duty, Conclusion.MISSING) for duty in duties])
    assert "。7 个领域一项也没写。" in _said(silent, "zh")
    assert " Nothing at all is told of 7 domains. " in _said(silent, "en")


def test_its_counts_are_those_of_the_audit_and_of_its_json(sample: Audit) -> None:
    figures = answer(sample)
    told = audit_object(sample, quotes=False)
    assert figures.due == sum(figures.counts.values())
    assert {key.value: count for key, count in figures.counts.items()} == {
        key: count for key, count in told["counts"].items() if key not in {"waived", "not_applicable"}
    }
    missing = {item["obligation"] for item in told["assessments"] if item["conclusion"] == "missing"}
    first: dict[str, str] = {}
    for item in told["findings"]:
        first.setdefault(item["obligation"], item["severity"])
    assert {key.value: count for key, count in figures.missing.items()} == {
        severity: sum(first[id] == severity for id in missing) for severity in ("mandatory", "expected", "notice")
    }
    made = composition(sample)
    assert figures.silent == round(100 * made.silent / made.whole)


def test_every_number_of_the_sentence_counts_what_it_names(sample: Audit) -> None:
    grave = severities(sample)
    for item in sentence(answer(sample), "zh"):
        if item.conclusions:
            counted = [
                each
                for each in sample.assessments
                if each.conclusion in item.conclusions
                and (item.severity is None or grave[each.obligation.id] is item.severity)
            ]
            assert str(len(counted)) == item.words
        assert bool(item.conclusions) == item.words.isdigit()


def test_a_duty_on_occasion_that_is_not_told_is_a_notice_and_no_breach() -> None:
    silent = obligation("DISPUTE_004", "行政应诉", "Litigation", citation(LAW, 3), cadence=Cadence.EVENT)
    audit = audit_of([assessment(silent, Conclusion.MISSING)])
    assert severities(audit) == {"DISPUTE_004": Severity.NOTICE}


def _gap(domain: str, number: int, *basis: Citation, severity: Severity = Severity.MANDATORY) -> Assessment:
    made = assessment(obligation(f"{domain}_{number:03}", "某事", "A thing", *basis), Conclusion.MISSING)
    return replace(made, severity=severity)


def _order(*gaps: Assessment) -> list[str]:
    return [item.obligation.id for item in gravest(audit_of(gaps))]


def test_a_graver_duty_comes_before_one_that_is_better_founded() -> None:
    expected = _gap("LEAD", 1, citation(LAW, 3), severity=Severity.EXPECTED)
    assert _order(expected, _gap("RULES", 1, citation(OPINION, None, "全文"))) == ["RULES_001", "LEAD_001"]


def test_of_the_same_severity_a_checked_citation_comes_first_then_the_higher_law() -> None:
    unchecked = _gap("LEAD", 1, replace(citation(LAW, 3), verified=Verification.RECALL))
    excerpt = _gap("LEAD", 2, replace(citation(LAW, 3), verified=Verification.EXCERPT))
    regulation = _gap("RULES", 1, citation(RULES_OF_ONE_VERSION, 3))
    policy = _gap("RULES", 2, replace(citation(OPINION, None, "全文"), verified=Verification.TEXT))
    law = _gap("ENFORCE", 1, citation(LAW, 3))
    assert _order(unchecked, excerpt, policy, regulation, law) == [
        "ENFORCE_001", "RULES_001", "RULES_002", "LEAD_002", "LEAD_001",
    ]  # fmt: skip


def test_of_equals_the_surest_comes_first() -> None:
    sure = {"LEAD": Likelihood.LOW, "RULES": None, "ENFORCE": Likelihood.HIGH, "DISPUTE": Likelihood.MIDDLE}
    gaps = [replace(_gap(domain, 1, citation(LAW, 3)), likelihood=value) for domain, value in sure.items()]
    assert _order(*gaps) == ["ENFORCE_001", "RULES_001", "DISPUTE_001", "LEAD_001"]


def test_no_domain_has_more_than_two_and_there_are_ten(sample: Audit) -> None:
    assert _order(*(_gap("LEAD", number, citation(LAW, 3)) for number in range(1, 6))) == ["LEAD_001", "LEAD_002"]
    many = [_gap(domain.value, number, citation(LAW, 3)) for domain in Domain for number in (1, 2, 3)]
    assert len(_order(*many)) == 10
    found = gravest(sample)
    grave = severities(sample)
    assert max(Counter(item.obligation.domain for item in found).values()) <= 2
    assert all(item.conclusion.gap for item in found)
    assert all(grave[one.obligation.id].rank >= grave[other.obligation.id].rank for one, other in pairwise(found))


def test_the_best_ground_binds_the_unit_is_checked_and_is_of_the_highest_rank() -> None:
    policy, regulation, law = citation(OPINION, None, "全文"), citation(RULES_OF_ONE_VERSION, 3), citation(LAW, 3)
    duty = assessment(obligation("LEAD_001", "某事", "A thing", policy, regulation, law), Conclusion.MISSING)
    audit = audit_of([duty])
    assert best_ground(audit, duty) == Ground(law, Bearing.BINDS)
    foreign = replace(duty, grounds=(*duty.grounds[:2], Ground(law, Bearing.REFERENCE)))
    assert best_ground(audit, foreign) == Ground(regulation, Bearing.BINDS)
    unchecked = replace(
        duty,
        grounds=(Ground(regulation, Bearing.BINDS), Ground(replace(law, verified=Verification.RECALL), Bearing.BINDS)),
    )
    assert best_ground(audit, unchecked) == Ground(regulation, Bearing.BINDS)
    assert best_ground(audit, replace(duty, grounds=())) is None


def test_every_kind_of_instrument_and_every_conclusion_that_is_due_is_thought_of() -> None:
    for kind in InstrumentKind:
        audit = audit_of([assessment(DISCLOSURE, Conclusion.MISSING)])
        told = {id: replace(item, kind=kind) for id, item in audit.instruments.items()}
        assert best_ground(replace(audit, instruments=told), audit.assessments[0]) is not None
    assert set(Conclusion) - set(DUE) == {Conclusion.WAIVED, Conclusion.NOT_APPLICABLE}
    assert {CATALOGUES, DECISIONS, FILES} <= {item.obligation for item in small_audit().assessments}
