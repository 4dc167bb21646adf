"""The whole search: every obligation answered, evidence in order, near misses the nearest first."""

from engine.telling import WORK, found, report
from fazhi.evidence import compile_rules
from fazhi.evidence.search import _by_passage
from fazhi.model.obligation import Catalogue
from fazhi.reading import read_text


def test_every_obligation_is_answered(six: Catalogue) -> None:
    assert list(found(six, "别的事。")) == [item.id for item in six.obligations]
    assert not any(item.evidence or item.near for item in found(six, "别的事。").values())


def test_evidence_comes_in_the_order_of_the_text(six: Catalogue) -> None:
    starts = [item.start for item in found(six, "抓好甲事。其中3件已了。印发甲事文件。")["LEAD_001"].evidence]
    assert len(starts) == 3
    assert starts == sorted(starts)


def test_near_misses_come_the_nearest_first(six: Catalogue) -> None:
    item = found(six, "（一）甲事\n2021年办理甲事。学习《甲事办法》。高度重视甲事。")["LEAD_001"]
    kinds = [near.shortfall.value for near in item.near]
    assert kinds == ["mention_only", "in_title", "heading", "other_period"]


def test_what_stands_before_the_first_passage_is_no_evidence(six: Catalogue) -> None:
    assert not found(six, "办理甲事28件。", "\n\n" + WORK)["LEAD_002"].evidence


def test_what_a_heading_names_comes_near_and_what_the_title_names_does_not(six: Catalogue) -> None:
    titled = read_text("甲县2022年度甲事情况报告\n一、做法\n别的事。", name="a.txt", unit_kind="county", year=2022)
    assert compile_rules(six).search(titled)["LEAD_001"].near == ()
    headed = read_text("甲县2022年度情况报告\n一、甲事\n别的事。", name="a.txt", unit_kind="county", year=2022)
    (near,) = compile_rules(six).search(headed)["LEAD_001"].near
    assert (near.shortfall.value, headed.text[near.start : near.end]) == ("heading", "甲事")


def test_only_passages_with_hits_are_read(six: Catalogue) -> None:
    read = report("甲事3件。别的事。印发甲事，抓好丙事。")
    hits = compile_rules(six).matcher.hits(read.normal.text)
    told = [(read.text[passage.start : passage.end], len(each)) for passage, each in _by_passage(read, hits)]
    assert [words for words, _ in told] == ["甲事3件。", "印发甲事，抓好丙事。"]
    assert sum(number for _, number in told) == len(hits)
    assert list(_by_passage(read, [])) == []
