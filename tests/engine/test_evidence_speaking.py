"""Which patterns of a passage speak of their duty: what needs a topic has one, and no excluding pattern bars them."""

from pathlib import Path

import pytest

from engine import six_duties
from engine.telling import found, told, with_words
from fazhi.evidence import compile_rules
from fazhi.evidence.clauses import split
from fazhi.evidence.speaking import Bars
from fazhi.model.obligation import Catalogue

BARS = {
    "none": ("印发乙事。", None),
    "in its clause": ("印发乙事和乙事会。", "乙事会"),
    "in the clause before": ("乙事会议程，印发乙事。", None),
    "in the clause it begins in": ("乙事有乙事会，印发办法。", "乙事会"),
    "in the clause it ends in": ("乙事做好，乙事会办法。", "乙事会"),
    "in the clause behind": ("印发乙事，乙事会。", None),
    "as another item of a list": ("走完乙事会、印发乙事等。", None),
    "as a later item of a list": ("印发乙事、某某、乙事会各环节。", None),
    "in another item of a list": ("印发乙事、某乙事会议程。", None),
    "in the first item of a list": ("某乙事会议程、印发乙事。", "乙事会"),
    "as an item that the match reaches over": ("乙事、乙事会、开会办法。", None),
    "as an item before words that head none": ("走完乙事会、全部人员印发乙事。", "乙事会"),
    "too often to tell the items": (f"印发乙事、{'、'.join(['乙事会'] * 9)}。", "乙事会"),
}  # fmt: skip


@pytest.mark.parametrize("name", BARS)
def test_a_bar_reaches_the_clauses_a_match_begins_and_ends_in(six: Catalogue, name: str) -> None:
    text, bar = BARS[name]
    item = found(six, text)["LEAD_002"]
    assert {near.words for near in item.near if near.shortfall.value == "excluded"} == ({bar} if bar else set())
    assert bool(item.evidence) is (bar is None)


SECOND_DEEDS = {
    "behind the words of the first": ("乙事做了乙事会，并印发办法。", False),
    "before the words of the first": ("某乙事会议程，并印发办法。", True),
    "without a word of it": ("乙事做了乙事会，印发办法。", True),
    "in the clause of the second": ("乙事做好，并开乙事会印发办法。", True),
}


@pytest.mark.parametrize("name", SECOND_DEEDS)
def test_what_was_done_to_a_thing_before_a_second_deed_does_not_bar_that(six: Catalogue, name: str) -> None:
    text, barred = SECOND_DEEDS[name]
    item = found(with_words(six, second_deed="并"), text)["LEAD_002"]
    assert any(near.shortfall.value == "excluded" for near in item.near) is barred
    assert bool(item.evidence) is not barred


FIELDS = {
    "the field of the thing": ("乙事会工作中的印发乙事。", False),
    "six characters before it": ("乙事会甲甲甲甲甲甲中的印发乙事。", False),
    "seven characters before it": ("乙事会甲甲甲甲甲甲甲中的印发乙事。", True),
    "behind the thing": ("印发乙事中的乙事会。", True),
    "a description": ("乙事会的印发乙事。", True),
}


@pytest.mark.parametrize("name", FIELDS)
def test_the_field_that_a_thing_lies_in_does_not_bar_it(six: Catalogue, name: str) -> None:
    text, barred = FIELDS[name]
    item = found(with_words(six, within_field="中的"), text)["LEAD_002"]
    assert any(near.shortfall.value == "excluded" for near in item.near) is barred
    assert bool(item.evidence) is not barred


ITEMS = {
    "joined by 和": ("走完乙事会和印发乙事等。", True),
    "three characters before the match": ("走完乙事会、某某某印发乙事等。", False),
    "four characters before it": ("走完乙事会、某某某某印发乙事等。", True),
    "four before the first item": ("某某某某印发乙事、乙事会等。", False),
    "another between": ("某事、乙事会、印发乙事。", False),
    "with a verb in the first item": ("走完乙事会、印发乙事。", False),
    "with a verb in the second": ("某事、走完乙事会、印发乙事。", False),
    "with eight characters behind it": (f"印发乙事、乙事会{'某' * 8}、某事。", False),
    "with nine": (f"印发乙事、乙事会{'某' * 9}、某事。", True),
    "a longer word": ("走完乙事会议、印发乙事。", True),
    "behind 和": ("印发乙事、某和乙事会。", False),
    "at the end": ("印发乙事、乙事会。", False),
    "before 及": ("印发乙事、乙事会及某。", False),
    "before 与": ("乙事会与某、印发乙事。", False),
    "before a description": ("印发乙事、乙事会的某事。", True),
    "eight of them": (f"印发乙事、{'、'.join(['乙事会'] * 8)}。", False),
    "right behind the match": ("印发乙事乙事会、某事。", True),
    "in the match's own item": ("某、印发乙事乙事会。", True),
    "the match itself": ("某、印发乙事会。", True),
    "behind a match of two items": ("乙事、某办法、乙事会。", False),
    "before a match whose last word stands far behind": ("乙事会、乙事某某办法。", True),
    "before a match of two words": ("乙事会、乙事某办法。", False),
}


@pytest.mark.parametrize("name", ITEMS)
def test_a_bar_that_is_another_item_of_a_list_bars_nothing(six: Catalogue, name: str) -> None:
    text, barred = ITEMS[name]
    item = found(six, text)["LEAD_002"]
    assert bool(item.evidence) is not barred
    assert [near.words for near in item.near] == ["乙事会"] * barred


NEAR_WORDS = {
    "an item between the words of a match": ("乙事、乙事会、办法。", True),
    "an item behind them": ("乙事办法、乙事会。", False),
}


@pytest.mark.parametrize("name", NEAR_WORDS)
def test_words_that_must_stand_near_one_another_are_no_two_items(tmp_path: Path, name: str) -> None:
    text, barred = NEAR_WORDS[name]
    near = six_duties.catalogue(tmp_path, six_duties.swap("obligations/lead.yaml", "乙事……办法", "乙事…办法"))
    assert bool(found(near, text)["LEAD_002"].evidence) is not barred


def test_a_bar_in_one_clause_leaves_the_others(six: Catalogue) -> None:
    item = found(six, "乙事会，印发乙事。印发乙事，看乙事会。印发乙事和乙事会，开展乙事。")["LEAD_002"]
    assert (len(item.evidence), [near.words for near in item.near]) == (3, ["乙事会"])


def test_a_bar_is_one_for_its_own_duty_only(six: Catalogue) -> None:
    rules, text = compile_rules(six), "印发乙事会的甲事"
    met = rules.matcher.matches(text)
    bars = Bars(met, split(text, 0, rules.grammar))
    assert {match.use.obligation.id: bars.on(match) for match in met if match.use.role.speaks} == {
        "LEAD_001": None,
        "LEAD_002": "乙事会",
    }


TOPICS = {
    "none": ("办理3件。", []),
    "in the clause before": ("己事如下，办理3件。", ["办理3件"]),
    "where what names the duty reaches so far": ("己事如下，戊事抓好，办理夺魁。", ["戊事抓好，办理夺魁"]),
    "where it does not": ("己事如下，戊事抓好，办理。", ["戊事抓好", "办理"]),
}


@pytest.mark.parametrize("name", TOPICS)
def test_what_needs_a_topic_counts_below_it(six: Catalogue, name: str) -> None:
    text, quotes = TOPICS[name]
    assert [quote for _, quote, _ in told(with_words(six, outcome="夺魁"), text, "SUPERVISE_001")] == quotes


def test_a_duty_that_is_barred_claims_no_figure(six: Catalogue) -> None:
    catalogue = with_words(six, counting="卷")
    assert [grade for grade, _, _ in told(catalogue, "印发乙事会而报甲事28卷。", "LEAD_001")] == ["result"]
    assert [grade for grade, _, _ in told(catalogue, "印发乙事而报甲事28卷。", "LEAD_001")] == ["measure"]
