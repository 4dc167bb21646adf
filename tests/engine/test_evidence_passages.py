"""One passage searched: which matches count, the best of a clause, and what is told instead."""

from dataclasses import replace

import pytest

from engine.polarity_words import POLAR
from engine.telling import LACKING, PLANS, found, report, told, with_words
from fazhi.evidence import compile_rules
from fazhi.model.obligation import Catalogue, Dated, Deadline, Domain
from fazhi.model.report import Part


def test_evidence_counts_in_its_parts_only(six: Catalogue) -> None:
    first = six.obligation("LEAD_001")
    assert first
    rule = replace(first.evidence, parts=(Part.LEADERSHIP,))
    elsewhere = replace(six, obligations=(replace(first, evidence=rule),))
    (near,) = found(elsewhere, "抓好甲事。")["LEAD_001"].near
    assert (near.shortfall.value, near.words) == ("other_part", "work")
    for chapter, polarity in ((PLANS, "planned"), (LACKING, "admitted")):
        (item,) = found(elsewhere, "抓好甲事。", chapter)["LEAD_001"].evidence
        assert item.polarity == polarity


def test_another_period_is_none_of_the_report(six: Catalogue) -> None:
    (near,) = found(six, "2021年办理甲事28件。")["LEAD_001"].near
    assert (near.shortfall.value, near.words) == ("other_period", "2021年")


KEPT = {
    "kept up to now": ("2018年建立甲事制度，沿用至今。", "done"),
    "kept up to now, in its clause": ("2018年建立甲事制度沿用至今。", "done"),
    "kept up to now, and not looked at since": ("2018年建立甲事制度，沿用至今，没有修订。", "other_period"),
    "kept up to now, and another matter denied": ("2018年建立甲事制度，沿用至今；没有修订。", "done"),
    "kept up to now, in another item": ("2018年建立甲事制度；沿用至今。", "other_period"),
    "kept up to now, two clauses behind": ("2018年建立甲事制度，照常，沿用至今。", "other_period"),
    "not kept up": ("2018年建立甲事制度，照常。", "other_period"),
    "only described by an earlier year": ("2021年评查的甲事，2022年办理3件。", "done"),
    "described by an earlier year, and nothing counted": ("2021年评查的甲事，2022年办理。", "other_period"),
    "described by an earlier year, and done in one to come": ("2021年评查的甲事，2023年办理3件。", "other_period"),
    "described by an earlier year with its number": ("2021年评查的甲事3件，2022年办理3件。", "other_period"),
    "described by an earlier year, in another item": ("2021年评查的甲事；2022年办理3件。", "other_period"),
    "done in an earlier year, and again": ("2021年评查甲事，2022年办理3件。", "other_period"),
}


@pytest.mark.parametrize("name", KEPT)
def test_what_was_begun_before_may_have_been_kept_up(six: Catalogue, name: str) -> None:
    text, expected = KEPT[name]
    item = found(with_words(six, **(POLAR | {"kept_now": "沿用至今"})), text)["LEAD_001"]
    assert [one.polarity.value for one in item.evidence] + [near.shortfall.value for near in item.near] == [expected]


def test_what_falls_due_after_the_year_tells_of_the_account_of_another(six: Catalogue) -> None:
    first = six.obligation("LEAD_001")
    assert first
    for kept in ({"deadline": Deadline(Dated.PUBLISHED, 4, 1, ())}, {"domain": Domain.REPORT}):
        due = replace(six, obligations=(replace(first, **kept),))
        assert found(due, "2021年办理甲事28件。")["LEAD_001"].evidence
        (near,) = found(due, "2020年办理甲事28件。")["LEAD_001"].near
        assert (near.shortfall.value, near.words) == ("other_period", "2020年")


SCATTERED = {
    "words that do not meet": ("办法甚多，有乙事。", ["scattered"]),
    "told once": ("办法甚多，有乙事，再有乙事。", ["scattered"]),
    "not where a pattern is met": ("办法甚多，印发乙事。", []),
    "not where a bar is met": ("办法甚多，有乙事会。", []),
}


@pytest.mark.parametrize("name", SCATTERED)
def test_scattered_words_are_told_where_nothing_better_is(six: Catalogue, name: str) -> None:
    text, near = SCATTERED[name]
    assert [item.shortfall.value for item in found(six, text)["LEAD_002"].near] == near


def test_of_the_matches_in_one_clause_the_strongest_is_told(six: Catalogue) -> None:
    (item,) = found(six, "丁事和丁事培训。")["RULES_002"].evidence
    assert (item.strength.key, item.rule) == ("measure", "丁事培训")


def test_of_equal_ones_the_longer_pattern_is_told(six: Catalogue) -> None:
    (item,) = found(six, "印发甲事文件。")["LEAD_001"].evidence
    assert (item.rule, item.terms) == ("甲事…文件", ("甲事", "文件"))


def test_each_clause_is_told_by_itself(six: Catalogue) -> None:
    assert [quote for _, quote, _ in told(six, "抓好甲事，印发甲事文件。", "LEAD_001")] == ["抓好甲事", "印发甲事文件"]


def test_the_topic_is_told_behind_what_settled_the_grade(six: Catalogue) -> None:
    (item,) = found(six, "己事如下，印发办理文件。")["SUPERVISE_001"].evidence
    assert [str(reason) for reason in item.reasons] == ["verb:印发", "head:己事", "distance:5", "no_figure:"]


def test_a_passage_of_a_bar_alone_says_nothing(six: Catalogue) -> None:
    item = found(six, "乙事会。")["LEAD_002"]
    assert (item.evidence, item.near) == ((), ())


def test_offsets_are_those_of_the_untouched_text(six: Catalogue) -> None:
    text = "　　“抓好甲事”，　印发甲事文件。"
    read = report(text)
    quotes = [read.text[item.start : item.end] for item in compile_rules(six).search(read)["LEAD_001"].evidence]
    assert quotes == ["“抓好甲事”", "印发甲事文件"]


INTRODUCED = {
    "a figure": ("全县办理甲事3件。", [("result", "done")], []),
    "an act": ("全县印发甲事文件。", [("measure", "done")], []),
    "general words": ("全县抓好甲事。", [], [("other_part", "preamble")]),
    "another unit's act": ("全县印发甲事X次文件。", [], [("blank", "X次")]),
}


@pytest.mark.parametrize("name", INTRODUCED)
def test_an_introduction_counts_for_what_was_done(six: Catalogue, name: str) -> None:
    text, told_of, near = INTRODUCED[name]
    catalogue = with_words(six, blank_unit="次")
    item = found(catalogue, f"{text}\n一、主要举措和成效\n别的事。", "")["LEAD_001"]
    assert [(piece.strength.key, piece.polarity.value) for piece in item.evidence] == told_of
    assert [(miss.shortfall.value, miss.words) for miss in item.near] == near


def test_an_introduction_counts_for_what_counts_in_the_work(six: Catalogue) -> None:
    first = six.obligation("LEAD_001")
    assert first
    elsewhere = replace(first, evidence=replace(first.evidence, parts=(Part.LEADERSHIP,)))
    item = found(replace(six, obligations=(elsewhere,)), "全县印发甲事文件。\n一、主要举措和成效\n别的事。", "")
    assert [(miss.shortfall.value, miss.words) for miss in item["LEAD_001"].near] == [("other_part", "preamble")]


def test_a_promise_is_one_whoever_should_do_it(six: Catalogue) -> None:
    catalogue = with_words(six, should_who="单位", should="应当")
    (item,) = found(catalogue, "单位应当抓好甲事。", PLANS)["LEAD_001"].evidence
    assert item.polarity == "planned"
    assert not found(catalogue, "单位应当抓好甲事。")["LEAD_001"].evidence


def test_what_stands_behind_what_adds_nothing_is_told(six: Catalogue) -> None:
    catalogue, text = with_words(six, outcome="夺魁"), "己事如下，戊事抓好，办理夺魁，抓好丁事。"
    assert [quote for _, quote, _ in told(catalogue, text, "SUPERVISE_001")] == ["戊事抓好，办理夺魁"]
    assert [quote for _, quote, _ in told(catalogue, text, "RULES_002")] == ["抓好丁事"]
