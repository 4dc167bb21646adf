"""What is told of a report as a whole: how much is assertion, and how much is on no duty."""

from dataclasses import replace

import pytest

from engine.one_report import HEAD, LACKING, WORK, evidence, judged, says, with_assessments
from fazhi.model.audit import Audit
from fazhi.model.evidence import Polarity, Strength
from fazhi.model.obligation import Catalogue, Severity

ASSERTION, MEASURE, MENTION = Strength.ASSERTION, Strength.MEASURE, Strength.MENTION


def shown(six: Catalogue, strengths: str, polarity: Polarity = Polarity.DONE, section: bool = False) -> Audit:
    """An audit of as many duties as letters: a for assertion, m for measure, n for a mention, - for nothing."""
    found = judged(six, WORK)
    duty = found.assessment("REPORT_001" if section else "LEAD_001")
    known = {"a": ASSERTION, "m": MEASURE, "n": MENTION, "-": Strength.NONE}
    return with_assessments(
        found,
        (
            replace(
                duty,
                strength=known[each],
                evidence=(evidence(0, known[each], polarity),) if each != "-" else (),
            )
            for each in strengths
        ),
    )


@pytest.mark.parametrize(
    ("strengths", "share"),
    [
        ("aammm", 40),
        ("aaaaa", 100),
        ("ammmm", None),
        ("aaaa", None),
        ("aaaa----", None),
        ("aaaann", None),
        ("aaamm-----", 60),
        ("a" * 39 + "m" * 61, None),
        ("a" * 40 + "m" * 60, 40),
        ("aaammmm", 43),
    ],
)
def test_from_four_in_ten_assertions_a_report_is_hollow(six: Catalogue, strengths: str, share: int | None) -> None:
    told = says("hollow_report", shown(six, strengths))
    assert len(told) == (share is not None)
    for item in told:
        count, hollow = strengths.count("a") + strengths.count("m"), strengths.count("a")
        assert f"{count} 项义务中 {hollow} 项（{share}%）" in item.message
        assert f"{hollow} of the {count} duties shown ({share}%)" in item.message_en
        assert (item.start, item.obligation, item.severity) == (None, None, Severity.NOTICE)


@pytest.mark.parametrize("polarity", [Polarity.PLANNED, Polarity.ADMITTED])
def test_only_what_was_done_counts_as_shown(six: Catalogue, polarity: Polarity) -> None:
    assert not says("hollow_report", shown(six, "aaaaaa", polarity))


def test_duties_to_have_a_part_do_not_count_as_shown(six: Catalogue) -> None:
    assert not says("hollow_report", shown(six, "aaaaaa", section=True))
    one, two = shown(six, "aaaaa", section=True), shown(six, "aaaaa")
    (told,) = says("hollow_report", with_assessments(two, one.assessments + two.assessments))
    assert "5 项义务中 5 项" in told.message


def test_each_domain_that_has_assertions_is_told_with_its_share(six: Catalogue) -> None:
    text = WORK + "开展甲事。开展乙事。丙事提升。开展丁事培训。印发戊事文件。"
    (told,) = says("hollow_report", judged(six, text))
    assert "组织领导 2/2、规范性文件 1/2。" in told.message


def idle(six: Catalogue, text: str, *ranges: tuple[int, int], strength: Strength = ASSERTION, **more: object) -> list:
    """What is said of idle content where the work part has such sentences and evidence at these places in it."""
    found = judged(six, WORK + text)
    at = len(HEAD + WORK)
    duty = found.assessment(str(more.get("duty", "LEAD_001")))
    told = tuple(evidence(at + start, strength, end=at + end) for start, end in ranges)
    return says("unrelated_content", with_assessments(found, [replace(duty, evidence=told)]))


@pytest.mark.parametrize(
    ("text", "ranges", "said"),
    [
        pytest.param("一二三。四五六。", [(0, 3)], (8, 4, 50, 4, 8), id="half of it"),
        pytest.param("一二三四。四五六。", [(0, 3)], None, id="less than half"),
        pytest.param("一二三。四五六。", [], (8, 8, 100, 0, 4), id="all of it, the first of equals"),
        pytest.param("一二三。四五六。", [(0, 8)], None, id="one piece of evidence reaches into both"),
        pytest.param("一二三。四五六。", [(3, 5)], None, id="a little of both"),
        pytest.param("一二三。四五六。", [(4, 5)], (8, 4, 50, 0, 4), id="the beginning of the second"),
        pytest.param("一二三。四五六七。八九十。", [(0, 2)], (13, 9, 69, 4, 9), id="the longest is named"),
        pytest.param("一二三。四五六。", [(0, 1), (5, 6)], None, id="two pieces of evidence"),
        pytest.param("一二三。四五六。七八九。", [(0, 9), (1, 2)], None, id="a long one and a short one within"),
        pytest.param("一二三。四五六。七八九。", [(8, 9)], (12, 8, 67, 0, 4), id="only the last"),
        pytest.param("一二三。四五六。七八九。", [(4, 5)], (12, 8, 67, 0, 4), id="only the one between"),
        pytest.param("一二三。四五六。", [(0, 4)], (8, 4, 50, 4, 8), id="evidence that ends where the next begins"),
        pytest.param("", [], None, id="nothing at all"),
    ],
)
def test_half_the_work_part_on_no_duty_is_told(
    six: Catalogue, text: str, ranges: list[tuple[int, int]], said: tuple[int, int, int, int, int] | None
) -> None:
    told = idle(six, text, *ranges)
    assert len(told) == (said is not None)
    if said is None:
        return
    whole, unrelated, share, start, end = said
    at = len(HEAD + WORK)
    assert f"{whole} 字中有 {unrelated} 字（{share}%）" in told[0].message
    assert f"第{at + start}—{at + end}字" in told[0].message
    assert f"{unrelated} of the {whole} characters of the work part ({share}%)" in told[0].message_en
    assert (told[0].start, told[0].end, told[0].severity) == (at + start, at + end, Severity.NOTICE)


def test_an_assertion_is_not_idle_and_a_mention_is(six: Catalogue) -> None:
    assert not idle(six, "一二三。", (0, 3), strength=ASSERTION)
    assert idle(six, "一二三。", (0, 3), strength=MENTION)


def test_the_evidence_of_having_a_part_makes_nothing_in_it_less_idle(six: Catalogue) -> None:
    assert idle(six, "一二三。", (0, 3), duty="REPORT_001")


def test_only_the_work_part_is_looked_at_and_no_heading(six: Catalogue) -> None:
    assert not says(
        "unrelated_content",
        judged(six, WORK + "（一）一个很长很长的小标题\n印发甲事文件。\n" + LACKING + "别的事，" * 9),
    )
