"""What is told of a report beside others: words that stand in them too, and what last year's promised."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from engine.one_report import HEAD, PLANS, WORK, judged, says
from fazhi.model.audit import Audit
from fazhi.model.copied import Copied, CopySort
from fazhi.model.evidence import Strength
from fazhi.model.follow import Commitment, CommitmentKind, Fate, Followed, FollowThrough, Stretch
from fazhi.model.obligation import Catalogue
from fazhi.model.report import Part
from fazhi.reading import read_text

TEN = "".join(f"{letter}村修桥铺路一共九处。" for letter in "甲乙丙丁戊己庚辛壬癸")
"""Ten sentences of the same length, so that each is a tenth of the work."""
LONG = len(TEN) // 10


def stretch(start: int, end: int, part: Part = Part.WORK) -> Stretch:
    return Stretch(start, end, "0" * 16, part, ())


def copied(
    first: int, number: int = 1, sort: CopySort = CopySort.COPIED, unit: str = "乙县", part: Part = Part.WORK
) -> Copied:
    """So many of the ten sentences from one on, which stand in a report of a unit as well."""
    start = len(HEAD + WORK) + first * LONG
    at = stretch(start, start + number * LONG, part)
    return Copied(at, number, number * 10, sort, 1.0, "other.txt", unit, 2021 + first, 7, 9)


def beside(six: Catalogue, **told: object) -> Audit:
    return replace(judged(six, f"{WORK}{TEN}\n{PLANS}别的事。"), **told)


SHARES = {
    "nothing": ([], None),
    "a tenth": ([copied(0)], 10),
    "two places": ([copied(0), copied(4, 3)], 40),
    "all of it": ([copied(0, 10)], 100),
    "only what everybody writes": ([copied(0, 9, CopySort.RITUAL)], None),
    "that besides": ([copied(0, 2), copied(5, 3, CopySort.RITUAL), copied(9, 1, CopySort.THANKS)], 20),
    "less than a tenth": ([copied(30)], None),
}


@pytest.mark.parametrize("name", SHARES)
def test_a_tenth_of_the_work_is_told_where_it_stands_in_other_reports(six: Catalogue, name: str) -> None:
    found, share = SHARES[name]
    last, others = (says("copied_text", beside(six, **{where: tuple(found)})) for where in ("copied", "borrowed"))
    assert len(last) == len(others) == (share is not None)
    assert all(f"举措部分 {share}% 的文字" in item.message for item in (*last, *others))


def message(six: Catalogue, found: Sequence[Copied], where: str = "copied") -> tuple[str, str]:
    (item,) = says("copied_text", beside(six, **{where: tuple(found)}))
    return item.message, item.message_en


def test_the_share_the_places_and_the_longest_of_them_are_told(six: Catalogue) -> None:
    first, second = copied(0, 2), copied(4, 3)
    zh, en = message(six, (first, second))
    assert "举措部分 50% 的文字与2021年度的报告相同或相近，共 2 处" in zh
    assert f"最长的一处在第{second.at.start}—{second.at.end}字（该报告第7—9字）。" in zh
    assert en == "50% of the work part stands in the report on 2021 too, in 2 places."
    (item,) = says("copied_text", beside(six, copied=(first, second)))
    assert (item.start, item.end) == (second.at.start, second.at.end)


def test_of_places_as_long_the_first_is_told_and_one_outside_the_work_last(six: Catalogue) -> None:
    first, same, far = copied(0, 2), copied(4, 2), copied(6, 4, part=Part.PLANS)
    for found in ((first, same), (same, first), (far, first, same)):
        (item,) = says("copied_text", beside(six, copied=found))
        assert item.start == first.at.start


def test_what_everybody_writes_is_set_apart_by_kind(six: Catalogue) -> None:
    ritual, thanks = CopySort.RITUAL, CopySort.THANKS
    zh, en = message(six, (copied(0, 2), copied(5, 1, thanks), copied(6, 1, ritual), copied(7, 1, ritual)))
    assert "；另有" in zh
    assert zh.endswith(" 处，不算在内。")
    assert " 2" in zh.split("另有")[1]
    assert "in 1 places; set apart and not counted: " in en


UNITS = {
    "one": ([copied(0, 2)], "乙县（2021年度）的", "the reports of 乙县 (2021) too"),
    "two, that with the most words first": (
        [copied(0, 1), copied(1, 3, unit="丙县")],
        "与丙县（2022年度）、乙县（2021年度）的",
        "丙县 (2022), 乙县 (2021) too",
    ),
    "two with as many, by name": (
        [copied(0, 2), copied(2, 2, unit="丙县")],
        "与丙县（2023年度）、乙县（2021年度）的",
        "丙县 (2023), 乙县 (2021) too",
    ),
    "four, of which three are named": (
        [copied(0, 4), copied(4, 3, unit="丙县"), copied(7, 2, unit="丁县"), copied(9, 1, unit="戊县")],
        "与乙县（2021年度）、丙县（2025年度）、丁县（2028年度）等单位的",
        "丁县 (2028) and others too",
    ),
    "one that only has what everybody writes": (
        [copied(0, 2), copied(2, 3, CopySort.RITUAL, unit="丙县")],
        "与乙县（2021年度）的",
        "of 乙县 (2021) too",
    ),
}


@pytest.mark.parametrize("name", UNITS)
def test_the_units_with_the_most_words_are_named(six: Catalogue, name: str) -> None:
    found, zh, en = UNITS[name]
    told = message(six, found, "borrowed")
    assert zh in told[0]
    assert en in told[1]


def followed(fate: Fate, number: int = 0, kind: CommitmentKind = CommitmentKind.PLAN) -> Followed:
    """A commitment of last year and what became of it."""
    again = stretch(100 + number, 110 + number, Part.PLANS) if fate is Fate.REPEATED else None
    at = stretch(10 * number, 10 * number + 5, Part.PLANS)
    return Followed(Commitment(kind, at, ()), fate, None, Strength.NONE, again, ())


SILENT, AGAIN, ANSWERED = Fate.UNANSWERED, Fate.REPEATED, Fate.ANSWERED
LACK = CommitmentKind.SHORTCOMING
FATES = {
    "nothing was promised": ([], None, None),
    "all is answered": ([followed(ANSWERED)], None, None),
    "one is not": (
        [followed(ANSWERED), followed(SILENT, 1)],
        "2021年度报告的 2 项打算和 0 项不足，在本年度报告中，1 项没有找到回音（该报告第10—15字）。",
        "Of 2 plans and 0 shortcomings in the report on 2021, no answer was found to 1; 0 stand here again",
    ),
    "one stands there again": (
        [followed(AGAIN, 2), followed(ANSWERED, 0, LACK)],
        "1 项打算和 1 项不足，在本年度报告中，1 项原样又写了一遍（该报告第20—25字）。",
        "no answer was found to 0; 1 stand here again in the same words.",
    ),
    "both": (
        [followed(SILENT), followed(AGAIN, 2)],
        "1 项没有找到回音（该报告第0—5字），1 项原样又写了一遍（该报告第20—25字）。",
        "found to 1; 1 stand",
    ),
    "five are named": ([followed(SILENT, number) for number in range(5)], "、第40—45字）。", "found to 5;"),
    "of six the last is not": ([followed(SILENT, number) for number in range(6)], "、第40—45字等）。", "to 6;"),
}


@pytest.mark.parametrize("name", FATES)
def test_what_last_year_promised_and_this_year_does_not_answer_is_told(six: Catalogue, name: str) -> None:
    items, zh, en = FATES[name]
    earlier = read_text(HEAD.replace("2022", "2021") + WORK, name="a.txt", unit_kind="county", year=2021)
    told = says("commitment_unanswered", beside(six, follow=FollowThrough(earlier, tuple(items))))
    assert len(told) == (zh is not None)
    for item in told:
        assert zh in item.message
        assert en in item.message_en
        again = [each.again for each in items if each.again]
        assert (item.start, item.end) == ((again[0].start, again[0].end) if again else (None, None))


def test_without_last_year_s_report_nothing_is_told_of_it(six: Catalogue) -> None:
    found = beside(six)
    assert (says("commitment_unanswered", found), says("copied_text", found)) == ([], [])
