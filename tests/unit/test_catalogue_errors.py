"""What a second reading found wrong in the catalogue stays mended: one row an error, by citation or severity."""

from datetime import date

import pytest

from fazhi.catalogue import applicability, load
from fazhi.model.law import Citation, Modality, Verification
from fazhi.model.obligation import Bound, Cadence, Severity
from fazhi.model.place import Place
from fazhi.model.unit import UnitKind

CATALOGUE = load()
COUNTY, DEPARTMENT, TOWNSHIP, ZONE = UnitKind
SHANDONG, GUANGDONG = Place("山东省"), Place("广东省")
MANDATORY, EXPECTED = Severity.MANDATORY, Severity.EXPECTED


def cited(duty: str, instrument: str, article: int | str) -> list[Citation]:
    obligation = CATALOGUE.obligation(duty)
    assert obligation is not None
    return [item for item in obligation.basis if item.instrument == instrument and article in (item.article, item.item)]


def law(duty: str, bound: Bound, year: int):  # type: ignore[no-untyped-def]
    obligation = CATALOGUE.obligation(duty)
    assert obligation is not None
    return applicability(obligation, CATALOGUE, bound, year)


@pytest.mark.parametrize(
    ("error", "duty", "instrument", "article"),
    [
        ("E01", "DISPUTE_002", "RECON", 76),
        ("E01", "DISPUTE_003", "SC499", 6),
        ("E04", "LEAD_001", "LAWEDU", 5),
        ("E07", "ENFORCE_007", "SC825", 15),
        ("E07", "FUNCTION_002", "LVLIST2026", "全文"),
        ("E13", "FUNCTION_009", "PRIVATEECON", 11),
        ("E16", "ENFORCE_007", "SC825", 18),
        ("E16", "ENFORCE_007", "GBF2018_118", "（十九）"),
        ("E26", "CAPACITY_003", "LAWEDU", 36),
        ("E26", "CAPACITY_008", "LAWEDU", 18),
        ("E26", "CAPACITY_009", "LAWEDU", 13),
        ("E26", "CAPACITY_010", "LAWEDU", 33),
        ("E26", "CAPACITY_011", "LAWEDU", 52),
        ("E27", "SUPERVISE_015", "PRIVATEECON", 70),
        ("E27", "DIGITAL_003", "SC809", 19),
        ("E27", "FUNCTION_011", "PRIVATEECON", 10),
        ("E27", "FUNCTION_008", "PRIVATEECON", 53),
        ("E31", "CAPACITY_007", "PUFA9", "全文"),
    ],
)
def test_what_was_lacking_is_cited(error: str, duty: str, instrument: str, article: int | str) -> None:
    assert cited(duty, instrument, article), error


def test_what_does_not_carry_a_duty_is_not_cited_for_it() -> None:
    assert not cited("LEAD_001", "LAWEDU", 34)
    assert not cited("LEAD_001", "OUTLINE2021", "（一）")
    assert "首办" not in CATALOGUE.obligation("DISPUTE_009").requirement  # type: ignore[union-attr]


def test_the_old_text_on_reconsideration_ended_in_the_middle_of_2026() -> None:
    old, new = CATALOGUE.instruments["SC499"].versions
    assert (old.in_force_to, new.in_force_from) == (date(2026, 6, 30), date(2026, 7, 1))
    both = {item.version for item in law("DISPUTE_003", Bound(COUNTY), 2026).basis if item.instrument == "SC499"}
    assert both == {old.version, new.version}


@pytest.mark.parametrize(
    ("error", "duty", "bound", "year", "severity"),
    [
        ("E03", "RULES_003", Bound(COUNTY), 2022, MANDATORY),
        ("E03", "RULES_003", Bound(DEPARTMENT), 2022, EXPECTED),
        ("E03", "RULES_005", Bound(TOWNSHIP), 2022, EXPECTED),
        ("E03", "RULES_005", Bound(ZONE, SHANDONG), 2022, EXPECTED),
        ("E05", "EMERGENCY_007", Bound(COUNTY), 2025, MANDATORY),
        ("E05", "EMERGENCY_007", Bound(TOWNSHIP), 2025, EXPECTED),
        ("E05", "EMERGENCY_007", Bound(ZONE), 2025, EXPECTED),
        ("E06", "SUPERVISE_011", Bound(COUNTY), 2022, EXPECTED),
        ("E08", "CAPACITY_001", Bound(COUNTY), 2024, EXPECTED),
        ("E08", "CAPACITY_001", Bound(COUNTY), 2025, MANDATORY),
        ("E08", "CAPACITY_002", Bound(COUNTY), 2026, MANDATORY),
        ("E10", "RULES_006", Bound(COUNTY, SHANDONG), 2022, MANDATORY),
        ("E10", "RULES_006", Bound(TOWNSHIP, SHANDONG), 2022, EXPECTED),
        ("E14", "SUPERVISE_008", Bound(COUNTY), 2022, EXPECTED),
        ("E15", "DISPUTE_006", Bound(COUNTY), 2022, MANDATORY),
        ("E15", "DISPUTE_006", Bound(TOWNSHIP), 2022, EXPECTED),
        ("E15", "DISPUTE_006", Bound(DEPARTMENT, None, ("司法行政",)), 2022, MANDATORY),
        ("E17", "DECISION_010", Bound(COUNTY), 2022, MANDATORY),
        ("E18", "DISPUTE_007", Bound(COUNTY), 2022, EXPECTED),
        ("E19", "ENFORCE_004", Bound(TOWNSHIP), 2022, EXPECTED),
        ("E19", "ENFORCE_004", Bound(ZONE), 2022, EXPECTED),
        ("E20", "SUPERVISE_012", Bound(COUNTY), 2022, EXPECTED),
        ("E21", "SUPERVISE_003", Bound(DEPARTMENT), 2022, EXPECTED),
        ("E21", "DISCLOSE_010", Bound(DEPARTMENT), 2022, EXPECTED),
        ("E21", "EMERGENCY_003", Bound(TOWNSHIP), 2022, EXPECTED),
        ("E24", "ENFORCE_012", Bound(ZONE, SHANDONG), 2022, EXPECTED),
        ("bound", "FUNCTION_001", Bound(COUNTY, SHANDONG), 2022, EXPECTED),
        ("bound", "FUNCTION_001", Bound(DEPARTMENT, SHANDONG), 2022, MANDATORY),
        ("bound", "FUNCTION_008", Bound(ZONE), 2025, EXPECTED),
        ("bound", "FUNCTION_011", Bound(ZONE), 2025, EXPECTED),
        ("bound", "DECISION_010", Bound(TOWNSHIP), 2022, EXPECTED),
        ("bound", "DISPUTE_008", Bound(ZONE), 2021, EXPECTED),
        ("bound", "DISPUTE_008", Bound(ZONE), 2022, MANDATORY),
        ("bound", "SUPERVISE_013", Bound(ZONE, GUANGDONG), 2022, MANDATORY),
        ("bound", "CAPACITY_004", Bound(DEPARTMENT, SHANDONG, ("司法行政",)), 2022, MANDATORY),
        ("bound", "CAPACITY_004", Bound(DEPARTMENT, SHANDONG, ("市场监管",)), 2022, EXPECTED),
        ("bound", "LEAD_002", Bound(COUNTY), 2022, MANDATORY),
        ("bound", "LEAD_002", Bound(TOWNSHIP), 2022, EXPECTED),
    ],
)
def test_a_duty_is_as_grave_as_what_binds_the_unit(
    error: str, duty: str, bound: Bound, year: int, severity: Severity
) -> None:
    found = law(duty, bound, year)
    assert (found.severity, found.applies) == (severity, True), error


@pytest.mark.parametrize("duty", ["DISPUTE_006", "DISPUTE_012"])
def test_what_is_asked_of_the_department_of_justice_is_not_asked_of_others(duty: str) -> None:
    found = law(duty, Bound(DEPARTMENT, None, ("市场监管",)), 2022)
    assert not found.applies
    assert "司法行政" in (found.reason.zh if found.reason else "")
    unknown = law(duty, Bound(DEPARTMENT), 2022)
    assert (unknown.applies, unknown.severity) == (True, EXPECTED)


@pytest.mark.parametrize(
    ("error", "duty", "cadence"),
    [
        ("E09", "EMERGENCY_001", Cadence.CONTINUOUS),
        ("E10", "RULES_006", Cadence.CONTINUOUS),
        ("E12", "DISPUTE_009", Cadence.CONTINUOUS),
    ],
)
def test_what_is_not_yearly_is_not_asked_for_every_year(error: str, duty: str, cadence: Cadence) -> None:
    obligation = CATALOGUE.obligation(duty)
    assert obligation is not None
    assert obligation.cadence is cadence, error


@pytest.mark.parametrize(
    ("duty", "instrument", "article"),
    [
        ("EMERGENCY_007", "EMERGENCYLAW", 39),
        ("DECISION_010", "SC713", 36),
        ("DISPUTE_007", "SD_DISPUTE", 25),
        ("ENFORCE_004", "PENALTY", 34),
        ("DECISION_003", "SC713", 21),
        ("ENFORCE_012", "SD_DEVZONE", 10),
        ("FUNCTION_007", "SD_BUSINESS", 29),
        ("DISPUTE_006", "MEDIATION", 34),
        ("DECISION_001", "SC713", 3),
        ("DECISION_002", "SC713", 16),
        ("DISPUTE_003", "RECON", 5),
        ("ENFORCE_007", "SC825", 15),
        ("ENFORCE_013", "HE_TOWNENF", 14),
        ("SUPERVISE_012", "SC722", 50),
    ],
)
def test_an_article_that_says_may_is_marked_so(duty: str, instrument: str, article: int) -> None:
    assert Modality.MAY in {item.modality for item in cited(duty, instrument, article)}


@pytest.mark.parametrize(
    ("duty", "instrument", "article"),
    [
        ("LEAD_004", "OUTLINE2021", "（三十三）"),
        ("LEAD_005", "OUTLINE2021", "（三十三）"),
        ("LEAD_008", "FIRSTRESP2016", 8),
    ],
)
def test_what_is_doubtful_from_memory_alone_stays_unproven_and_says_so(
    duty: str, instrument: str, article: int | str
) -> None:
    (found,) = cited(duty, instrument, article)
    assert found.verified is Verification.RECALL
    assert "存疑" in (found.note or "")


@pytest.mark.parametrize("duty", ["LEAD_006", "FUNCTION_001", "DISPUTE_007", "RULES_006"])
def test_a_plan_whose_term_is_over_is_a_reference_where_nothing_else_is_in_force(duty: str) -> None:
    found = law(duty, Bound(COUNTY, GUANGDONG), 2026)
    assert (found.applies, found.severity) == (True, EXPECTED)
    assert {ground.bearing.value for ground in found.grounds} == {"ran_out"}
    version = CATALOGUE.instruments["OUTLINE2021"].versions[0]
    assert version.ran_out is not None
    assert "没有查到" in version.ran_out.zh


def test_the_set_of_indicators_says_that_a_newer_one_is_in_use() -> None:
    assert "新体系" in (CATALOGUE.instruments["INDEX2021"].note or "")
