"""From evidence to a conclusion: the best that was done counts, and a waiver accepts what falls short of it."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.events import event
from engine.one_report import HEAD, LACKING, PLANS, WORK, evidence, judged, waiver
from fazhi.audit import audit, conclude, strength_of
from fazhi.evidence import compile_rules
from fazhi.model.audit import Conclusion, Records
from fazhi.model.decision import Verdict
from fazhi.model.errors import InputError
from fazhi.model.evidence import Found, Polarity, Strength
from fazhi.model.obligation import Cadence, Catalogue, Pattern
from fazhi.reading import read_text


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


def of_events(six: Catalogue) -> Catalogue:
    """The duties, of which the first binds on an occasion that a report may say did not arise."""
    first = six.obligation("LEAD_001")
    assert first is not None
    event = replace(
        first, cadence=Cadence.EVENT, evidence=replace(first.evidence, no_occasion=(Pattern("没有这类事项", 1),))
    )
    return replace(six, obligations=tuple(event if item is first else item for item in six.obligations))


def test_a_duty_whose_occasion_did_not_arise_does_not_apply(six: Catalogue) -> None:
    found = judged(of_events(six), WORK + "本年没有这类事项。").assessment("LEAD_001")
    assert found.conclusion is Conclusion.NOT_APPLICABLE
    assert found.reason is not None
    (clause,) = found.evidence
    assert f"第{clause.start}—{clause.end}字" in found.reason.zh
    assert f"characters {clause.start}–{clause.end}" in found.reason.en


def test_a_deed_speaks_for_an_occasion(six: Catalogue) -> None:
    found = judged(of_events(six), WORK + "办理甲事28件。没有这类事项。").assessment("LEAD_001")
    assert (found.conclusion, found.reason) == (Conclusion.SUPPORTED, None)


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


NONE, MENTION, ASSERTION, MEASURE, RESULT = Strength


@pytest.mark.parametrize(
    ("told", "expects", "conclusion"),
    [
        ([], MEASURE, Conclusion.MISSING),
        ([(MENTION, Polarity.DONE)], MENTION, Conclusion.MISSING),
        ([(ASSERTION, Polarity.DONE)], ASSERTION, Conclusion.SUPPORTED),
        ([(ASSERTION, Polarity.DONE)], MEASURE, Conclusion.WEAK),
        ([(MEASURE, Polarity.DONE)], MEASURE, Conclusion.SUPPORTED),
        ([(RESULT, Polarity.DONE)], MEASURE, Conclusion.SUPPORTED),
        ([(MEASURE, Polarity.DONE)], RESULT, Conclusion.WEAK),
        ([(MENTION, Polarity.DONE), (ASSERTION, Polarity.PLANNED)], MEASURE, Conclusion.PLANNED),
        ([(MENTION, Polarity.PLANNED)], MEASURE, Conclusion.MISSING),
        ([(ASSERTION, Polarity.ADMITTED)], MEASURE, Conclusion.ADMITTED),
        ([(MENTION, Polarity.ADMITTED)], MEASURE, Conclusion.MISSING),
        ([(RESULT, Polarity.ADMITTED), (ASSERTION, Polarity.PLANNED)], MEASURE, Conclusion.PLANNED),
    ],
)
def test_what_evidence_amounts_to(
    six: Catalogue, told: list[tuple[Strength, Polarity]], expects: Strength, conclusion: Conclusion
) -> None:
    duty = replace(six.obligations[1], expects=expects)
    found = Found(evidence=tuple(evidence(0, strength, polarity) for strength, polarity in told))
    assert conclude(duty, found, strength_of(duty, found)) is conclusion


def test_what_is_only_promised_makes_a_duty_to_have_a_part_as_strong_as_what_is_done(six: Catalogue) -> None:
    promised = Found(evidence=(evidence(0, RESULT, Polarity.PLANNED),))
    assert strength_of(six.obligation("REPORT_001"), promised) is RESULT
    assert strength_of(six.obligation("LEAD_001"), promised) is NONE


def test_a_duty_that_does_not_apply_has_neither_conclusion_nor_evidence(six: Catalogue) -> None:
    report = read_text(HEAD + WORK + "办理甲事28件。", name="case.txt", unit_kind="township", year=2022)
    item = audit(six, report).assessment("LEAD_001")
    assert (item.conclusion, item.evidence, item.near) == (Conclusion.NOT_APPLICABLE, (), ())
    assert item.reason
    assert all(item.reason)


def test_a_waiver_of_a_duty_that_does_not_apply_changes_nothing(six: Catalogue) -> None:
    report = read_text(HEAD + WORK, name="case.txt", unit_kind="township", year=2022)
    found = audit(six, report, Records(waivers=(waiver(date(2030, 1, 1)),)))
    assert found.assessment("LEAD_001").conclusion is Conclusion.NOT_APPLICABLE


def test_a_waiver_of_no_duty_is_a_mistake(six: Catalogue) -> None:
    with pytest.raises(InputError, match="LEAD_999") as told:
        judged(six, WORK, waiver(date(2030, 1, 1), "LEAD_999"))
    assert "LEAD_999" in told.value.en


@pytest.mark.parametrize(("reason_en", "english"), [(None, "等待文件"), ("waiting", "waiting")])
def test_a_waived_duty_tells_reason_owner_and_last_day(six: Catalogue, reason_en: str | None, english: str) -> None:
    told = replace(waiver(date(2030, 1, 2)), reason_en=reason_en)
    item = judged(six, WORK, told).assessment("LEAD_001")
    assert all(item.reason and word in item.reason.zh for word in ("等待文件", "某人", "2030-01-02"))
    assert all(word in item.reason.en for word in (english, "某人", "2030-01-02"))


def test_the_law_of_the_report_s_year_counts_unless_another_is_asked_for(six: Catalogue) -> None:
    assert judged(six, WORK).law_year == 2022
    assert judged(six, WORK, law_year=2018).law_year == 2018
    assert judged(six, WORK, law_year=2018).assessment("RULES_001").conclusion is Conclusion.NOT_APPLICABLE


def test_where_the_text_is_not_at_hand_stored_evidence_stands_for_it(six: Catalogue) -> None:
    report = replace(
        read_text(HEAD + WORK + "办理甲事28件。", name="c.txt", unit_kind="county", year=2022), supplied=False
    )
    stored = {"LEAD_002": Found(evidence=(evidence(3),))}
    found = audit(six, report, Records(found=stored))
    assert found.assessment("LEAD_002").evidence == stored["LEAD_002"].evidence
    assert not found.assessment("LEAD_001").evidence
    assert not audit(six, report).assessment("LEAD_001").evidence


def test_stored_evidence_is_not_asked_where_the_text_is_at_hand(six: Catalogue) -> None:
    report = read_text(HEAD + WORK + "办理甲事28件。", name="case.txt", unit_kind="county", year=2022)
    found = audit(six, report, Records(found={"LEAD_002": Found(evidence=(evidence(3),))}))
    assert not found.assessment("LEAD_002").evidence
    assert found.assessment("LEAD_001").evidence


DECIDED = {
    "nothing": ([], Conclusion.MISSING, None),
    "another conclusion": ([("supported", None)], Conclusion.SUPPORTED, None),
    "two, of which the last holds": ([("supported", None), ("planned", None)], Conclusion.PLANNED, None),
    "three, of which the last holds": (
        [("supported", None), ("weak", None), ("planned", None)],
        Conclusion.PLANNED,
        None,
    ),
    "that it does not apply": ([("not_applicable", "没有这项职能")], Conclusion.NOT_APPLICABLE, "没有这项职能"),
    "the same without a word why": ([("not_applicable", None)], Conclusion.NOT_APPLICABLE, ""),
}


@pytest.mark.parametrize("name", DECIDED)
def test_a_reviewer_s_conclusion_goes_before_what_was_found(six: Catalogue, name: str) -> None:
    said, conclusion, why = DECIDED[name]
    report = read_text(HEAD + WORK + "别的事。", name="case.txt", unit_kind="county", year=2022)
    events = tuple(
        event(six, report, number, Verdict.CONCLUSION, None, conclusion=told, note=note)
        for number, (told, note) in enumerate(said, 1)
    )
    found = audit(six, report, Records(decisions=events))
    item = found.assessment("LEAD_001")
    assert item.conclusion is conclusion
    reason = None if why is None else (f"张三复核认定：{why}", f"decided by 张三: {why}")
    assert (item.reason and (item.reason.zh, item.reason.en)) == reason
    assert found.assessment("RULES_001").conclusion is Conclusion.MISSING


def test_decisions_on_a_duty_that_the_catalogue_has_no_more_change_nothing(six: Catalogue) -> None:
    report = read_text(HEAD + WORK + "办理甲事28件。", name="case.txt", unit_kind="county", year=2022)
    gone = event(six, report, 1, Verdict.CONCLUSION, None, obligation="LEAD_999", conclusion="missing")
    assert audit(six, report, Records(decisions=(gone,))).assessments == audit(six, report).assessments


SAME = (
    "全年组织评查卷宗三十六卷，通报问题十二个，逐一督促改正到位，并把结果印成册子发到各所。"
    "夏收时节在各村晒场设点十九处，为外来收割的农户调解纠纷四十起，无一起闹到法庭。"
)
"""Sentences long enough to be known again in another report."""
BESIDE = {
    "nothing": ({}, False, None, 0),
    "its own of the year before": ({"earlier": (2021, True)}, True, 1, 0),
    "that without its text": ({"earlier": (2021, False)}, False, None, 0),
    "another unit's": ({"others": (2021, True)}, False, None, 1),
    "the same one as both": ({"earlier": (2021, True), "others": (2021, True)}, True, 1, 0),
    "itself as another's": ({"others": (2022, True)}, False, None, 0),
}


@pytest.mark.parametrize("name", BESIDE)
def test_other_reports_are_looked_at_beside_it(six: Catalogue, name: str) -> None:
    beside, followed, copied, borrowed = BESIDE[name]
    reports = {
        year: read_text(HEAD.replace("2022", str(year)) + WORK + SAME, name="a.txt", unit_kind="county", year=year)
        for year in (2021, 2022)
    }
    told = {role: replace(reports[year], supplied=at_hand) for role, (year, at_hand) in beside.items()}
    records = Records(earlier=told.get("earlier"), others=lambda: [told["others"]] if "others" in told else [])
    found = audit(six, reports[2022], records)
    assert (found.follow is not None) is followed
    assert (None if found.copied is None else len(found.copied)) == copied
    assert len(found.borrowed) == borrowed


def test_a_report_without_its_text_is_compared_with_none(six: Catalogue) -> None:
    report = read_text(HEAD + WORK + SAME, name="a.txt", unit_kind="county", year=2022)
    earlier = read_text(HEAD.replace("2022", "2021") + WORK + SAME, name="a.txt", unit_kind="county", year=2021)
    found = audit(six, replace(report, supplied=False), Records(earlier=earlier, others=lambda: [earlier]))
    assert (found.follow, found.copied, found.borrowed) == (None, None, ())


ABOUT = {"甲": "LEAD_001", "乙": "LEAD_002", "丙": "RULES_001", "丁": "RULES_002", "戊": "SUPERVISE_001"}
"""The word by which each duty is spoken of."""
SAID = ("印发{}事文件。", "开展{}事。", "办理{}事3件。", "正在开展{}事培训。", "尚未印发{}事文件。", "将印发{}事文件。")


def verdicts(six: Catalogue, text: str) -> dict[str, tuple[Conclusion, Strength, list[str]]]:
    """Conclusion and words of the evidence of every duty, wherever it stands."""
    found = judged(six, text)
    return {
        item.obligation.id: (
            item.conclusion,
            item.strength,
            sorted(found.report.text[each.start : each.end] for each in item.evidence),
        )
        for item in found.assessments
    }


told_of = st.tuples(st.sampled_from(SAID), st.sampled_from(list(ABOUT))).map(lambda pair: pair[0].format(pair[1]))


@settings(deadline=None, max_examples=60)
@given(st.lists(told_of, max_size=5))
def test_a_report_twice_in_a_row_is_judged_as_once(six: Catalogue, told: list[str]) -> None:
    text = WORK + "".join(told) + "\n" + PLANS + "印发丁事文件。\n"
    once, twice = verdicts(six, text), verdicts(six, text + text)
    assert {id: each[:2] for id, each in once.items()} == {id: each[:2] for id, each in twice.items()}
    assert {id: set(each[2]) for id, each in once.items()} == {id: set(each[2]) for id, each in twice.items()}


@settings(deadline=None, max_examples=80)
@given(st.lists(told_of, max_size=5), told_of, st.integers(0, 5))
def test_a_sentence_about_one_duty_changes_no_other(six: Catalogue, told: list[str], more: str, at: int) -> None:
    added = [*told[:at], more, *told[at:]]
    own = {id for letter, id in ABOUT.items() if f"{letter}事" in more}
    before, after = (verdicts(six, WORK + "".join(each)) for each in (told, added))
    assert {id: each for id, each in before.items() if id not in own} == {
        id: each for id, each in after.items() if id not in own
    }


def test_rules_are_compiled_once_for_many_reports_and_anew_for_another_catalogue(
    six: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Catalogue] = []
    monkeypatch.setattr(
        "fazhi.audit.compile_rules", lambda catalogue: asked.append(catalogue) or compile_rules(catalogue)
    )
    report = read_text(f"{HEAD}{WORK}{PLANS}", name="报告.txt", unit_kind="county", year=2022)
    one, fewer = replace(six), replace(six, obligations=six.obligations[:1])
    assert [len(audit(each, report).assessments) for each in (one, one, fewer, one)] == [6, 6, 1, 6]
    assert asked == [one, fewer, one]
