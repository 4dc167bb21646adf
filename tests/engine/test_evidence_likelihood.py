"""How sure a verdict is: what is weighed where something supports a duty and where nothing does, and by how much."""

from dataclasses import replace
from datetime import date

import pytest

from engine.one_report import LACKING, PLANS, WORK, changed, evidence, judged, near, waiver
from fazhi.evidence.likelihood import (
    FOUND_FEATURES,
    GAP_FEATURES,
    features_of,
    judge,
    logistic,
    misfit,
    share,
    with_likelihood,
)
from fazhi.model.audit import Audit, Conclusion
from fazhi.model.evidence import Polarity, Shortfall, Strength
from fazhi.model.likelihood import Calibration, Formula, Likelihood
from fazhi.model.obligation import Cadence, Catalogue
from fazhi.model.record import Waiver
from fazhi.model.report import Part
from fazhi.model.unit import UnitKind


def waived(id: str) -> Waiver:
    """A waiver of a duty that holds for long."""
    return waiver(date(2999, 1, 1), id)


def weighed(audit: Audit, id: str = "LEAD_001", kind: UnitKind = UnitKind.COUNTY) -> dict[str, float] | None:
    """The features of one duty that are not nought."""
    told = dict(
        zip((item.obligation.id for item in audit.assessments), features_of(kind, audit.assessments), strict=True)
    )
    features = told[id]
    return None if features is None else {name: round(value, 2) for name, value in features.items() if value}


LONG = "某" * 23
FOUND = {
    "an assertion": ("抓好甲事。", "LEAD_001", {"weak": 1, "long": 0.08}),
    "a figure": ("办理甲事3件。", "LEAD_001", {"result": 1, "long": 0.12}),
    "two passages": ("抓好甲事。抓好甲事。", "LEAD_001", {"weak": 1, "passages": 1, "long": 0.08}),
    "a promise beside it": ("抓好甲事。将抓好甲事。", "LEAD_001", {"weak": 1, "long": 0.08}),
    "a clause for two": ("抓好甲事和丙事。", "LEAD_001", {"weak": 1, "shared": 1, "long": 0.14}),
    "a figure that was lent its subject": (
        "抓好甲事。其中3件已了。",
        "LEAD_001",
        {"result": 1, "passages": 1, "lent": 1, "long": 0.12},
    ),
    "a wording of a measure": ("丁事培训。", "RULES_002", {"long": 0.08}),
    "a wording of a result": ("零丙事差错。", "RULES_001", {"result": 1, "long": 0.1}),
    "a topic": ("己事如下，办理了。", "SUPERVISE_001", {"weak": 1, "topic_rule": 1, "long": 0.06}),
    "a longer clause": (f"抓{LONG}甲事。", "LEAD_001", {"weak": 1, "long": 0.52}),
    "a clause beyond what counts": (f"抓{LONG * 8}甲事。", "LEAD_001", {"weak": 1, "long": 3.0}),
}  # fmt: skip
RULES = {"RULES_002": "measure_rule", "RULES_001": "result_rule"}


@pytest.mark.parametrize("name", FOUND)
def test_what_supports_a_duty_is_weighed(six: Catalogue, name: str) -> None:
    text, id, expected = FOUND[name]
    more = {RULES[id]: 1} if id in RULES else {}
    assert weighed(judged(six, WORK + text), id) == {"base": 1, **more, **expected}


def test_a_part_is_weighed_as_such(six: Catalogue) -> None:
    found = judged(six, f"{WORK}抓好甲事。\n{PLANS}印发文件。")
    assert weighed(found, "REPORT_001") == {"base": 1, "section": 1}


def test_of_equal_evidence_what_holds_words_of_the_duty_then_what_comes_first_is_weighed(six: Catalogue) -> None:
    found = judged(six, WORK + "抓好甲事。")
    item = next(one for one in found.assessments if one.obligation.id == "LEAD_001").evidence[0]
    pieces = (
        replace(evidence(10, Strength.RESULT, end=20), part=Part.LEADERSHIP),
        evidence(30, Strength.RESULT, end=60),
        replace(item, start=40, end=80, strength=Strength.RESULT),
        replace(item, start=90, end=190, strength=Strength.RESULT),
        replace(item, start=1, end=2, strength=Strength.RESULT, polarity=Polarity.PLANNED),
    )
    told = weighed(changed(found, "LEAD_001", conclusion=Conclusion.SUPPORTED, evidence=pieces))
    assert told == {"base": 1, "result": 1, "passages": 2, "long": 0.8}
    told = weighed(changed(found, "LEAD_001", conclusion=Conclusion.SUPPORTED, evidence=pieces[:2]))
    assert told == {"base": 1, "result": 1, "passages": 1, "lent": 1, "leadership": 1, "long": 0.2}


@pytest.mark.parametrize(("number", "magnitude"), [(1, None), (3, 1.58), (8, 3), (9, 3)])
def test_passages_count_by_their_magnitude(six: Catalogue, number: int, magnitude: float | None) -> None:
    told = weighed(judged(six, WORK + "抓好甲事。" * number))
    assert told is not None
    assert told.get("passages") == magnitude


GAPS = {
    "nothing": ("", "LEAD_001", {}),
    "a promise": (f"{PLANS}抓好甲事。", "LEAD_001", {"planned": 1}),
    "a lack": (f"{LACKING}尚未抓好甲事。", "LEAD_001", {"admitted": 1}),
    "a mention": ("高度重视甲事。", "LEAD_001", {"near": 1, "close": 1}),
    "a part that is not there": ("", "REPORT_001", {"section": 1}),
    "one of two duties of its domain": ("抓好甲事。", "LEAD_002", {"domain": 0.5}),
    "a promise for the other": (f"{PLANS}抓好甲事。", "LEAD_002", {}),
}


@pytest.mark.parametrize("name", GAPS)
def test_what_speaks_for_a_gap_is_weighed(six: Catalogue, name: str) -> None:
    text, id, expected = GAPS[name]
    assert weighed(judged(six, f"{WORK}一概抓好。\n{text}"), id) == {"base": 1, **expected}


def test_near_misses_that_only_read_alike_speak_for_nothing(six: Catalogue) -> None:
    found = judged(six, WORK + "一概抓好。")
    for shortfall, told in ((Shortfall.EXCLUDED, {"near": 1}), (Shortfall.IN_TITLE, {"near": 1, "close": 1})):
        assert weighed(changed(found, "LEAD_001", near=(near(3, shortfall),))) == {"base": 1, **told}
    alike = next(shortfall for shortfall in Shortfall if shortfall.by_wording)
    assert weighed(changed(found, "LEAD_001", near=(near(3, alike),))) == {"base": 1}


def test_duties_of_events_are_told_apart(six: Catalogue) -> None:
    found = judged(six, WORK + "一概抓好。")
    item = next(one for one in found.assessments if one.obligation.id == "LEAD_001")
    event = changed(found, "LEAD_001", obligation=replace(item.obligation, cadence=Cadence.EVENT))
    assert weighed(event) == {"base": 1, "event": 1}


@pytest.mark.parametrize("kind", [UnitKind.DEPARTMENT, UnitKind.TOWNSHIP, UnitKind.DEVELOPMENT_ZONE])
def test_the_kind_of_unit_is_weighed(six: Catalogue, kind: UnitKind) -> None:
    found = judged(six, WORK + "抓好甲事。")
    for id in ("LEAD_001", "RULES_001"):
        told = weighed(found, id, kind)
        assert told is not None
        assert told[kind.value] == 1
        assert [name for name in told if name in {"department", "township", "development_zone"}] == [kind.value]


def test_what_is_no_verdict_is_not_weighed_and_counts_for_no_domain(six: Catalogue) -> None:
    found = judged(six, WORK + "抓好甲事。", waived("LEAD_001"))
    first = next(one for one in found.assessments if one.obligation.id == "LEAD_001")
    assert first.conclusion is Conclusion.WAIVED
    assert weighed(found) is None
    assert weighed(found, "LEAD_002") == {"base": 1}
    assert weighed(changed(found, "LEAD_001", conclusion=Conclusion.NOT_APPLICABLE)) is None


def formula(names: tuple[str, ...], **weights: float) -> Formula:
    """A formula with such weights and none else."""
    return Formula({name: weights.get(name, 0.0) for name in names}, 0.9, 0.6)


def calibration(six: Catalogue, **changes: object) -> Calibration:
    """A calibration for the six duties."""
    found, gap = formula(FOUND_FEATURES, base=3.0, weak=-5.0), formula(GAP_FEATURES, base=1.0)
    return replace(Calibration("likelihood.yaml", six.version, six.digest, found, gap), **changes)


def test_a_verdict_is_as_sure_as_its_features_weigh(six: Catalogue) -> None:
    found = judged(six, WORK + "办理甲事3件。抓好丙事。")
    told = dict(
        zip(
            (item.obligation.id for item in found.assessments),
            judge(calibration(six), UnitKind.COUNTY, found.assessments),
            strict=True,
        )
    )
    known = {id: (how.likelihood, round(how.share, 3)) for id, how in told.items() if how}
    assert known["LEAD_001"] == (Likelihood.HIGH, 0.953)
    assert known["RULES_001"] == (Likelihood.LOW, 0.119)
    assert known["RULES_002"] == (Likelihood.MIDDLE, 0.731)


def test_weights_are_summed_and_made_a_share() -> None:
    assert share({"base": 1.0, "weak": -2.0}, {"base": 1.0, "weak": 0.5}) == 0.5
    assert [round(logistic(total), 4) for total in (-1.0, 0.0, 1.0)] == [0.2689, 0.5, 0.7311]
    assert logistic(-1000.0) == logistic(-50.0) < logistic(-49.0)
    assert logistic(1000.0) == logistic(50.0)


MISFITS = {
    "another version": ({"version": "0.0.1"}, "0.0.1"),
    "another text": ({"digest": "12345678" * 8}, "12345678）"),
    "other features of support": ({"found": formula(("base",))}, "特征"),
    "other features of a gap": ({"gap": formula((*GAP_FEATURES, "luck"))}, "特征"),
}


@pytest.mark.parametrize("name", MISFITS)
def test_weights_that_do_not_fit_are_not_used(six: Catalogue, name: str) -> None:
    changes, words = MISFITS[name]
    made = calibration(six, **changes)
    told = misfit(made, six)
    assert told is not None
    assert words in told.zh
    assert words.replace("）", ")") in told.en or words == "特征"
    found = judged(six, WORK + "抓好甲事。")
    unsure = replace(six, calibration=made)
    assert with_likelihood(found.assessments, unsure, found.report) == (found.assessments, told)


def test_weights_that_fit_are_used_where_the_text_is_at_hand(six: Catalogue) -> None:
    assert misfit(calibration(six), six) is None
    found = judged(six, WORK + "办理甲事3件。", waived("RULES_001"))
    sure = replace(six, calibration=calibration(six))
    items, why = with_likelihood(found.assessments, sure, found.report)
    assert why is None
    by_id = {item.obligation.id: item for item in items}
    assert (by_id["LEAD_001"].likelihood, round(by_id["LEAD_001"].share or 0, 3)) == (Likelihood.HIGH, 0.953)
    assert by_id["RULES_001"].likelihood is None
    same, why = with_likelihood(found.assessments, six, found.report)
    assert same == found.assessments
    assert "likelihood.yaml" in (why.zh if why else "")
    same, why = with_likelihood(found.assessments, sure, replace(found.report, supplied=False))
    assert same == found.assessments
    assert "报告文本" in (why.zh if why else "")
