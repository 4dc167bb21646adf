"""From one draft to the next: clauses aligned, windows compared, and where a passage lands."""

import re

import pytest
from rapidfuzz.distance import Levenshtein

from fazhi.evidence import drift
from fazhi.evidence.drift import Wanted, carried
from fazhi.evidence.reworded import Telling

SIX, FIVE = "一二三四五六", "甲乙丙丁戊"
OTHER = "七八九十百千"
TELLING = Telling(re.compile("将|未"), frozenset({"印发", "制定", "做"}))


def test_clauses_stand_between_marks_and_have_no_blanks() -> None:
    assert drift._clauses(" 甲 乙，丙\n 丁 。\n") == [(1, 4, "甲乙"), (5, 6, "丙"), (8, 9, "丁")]


ALIGNED = {
    "nothing": ([], [], {}),
    "a long one elsewhere": ([SIX, "改甲"], ["改乙", SIX], {0: 1}),
    "a short one elsewhere": ([FIVE, "改甲"], ["改乙", FIVE], {}),
    "a short one that is all there was": ([FIVE], ["改乙", FIVE], {0: 1}),
    "two short ones of six characters": (["一二三", "四五六", "改"], ["换", "一二三", "四五六"], {0: 1, 1: 2}),
    "two short ones of five": (["一二", "四五六", "改"], ["换", "一二", "四五六"], {}),
    "an equal one behind": (
        [SIX, "同", "等", OTHER, "同"],
        [OTHER, "同", SIX, "同", "等"],
        {0: 2, 1: 3, 2: 4, 3: 0, 4: 1},
    ),
    "an equal one before": (
        ["同", "等", SIX, "同", OTHER],
        ["同", OTHER, "同", "等", SIX],
        {0: 2, 1: 3, 2: 4, 3: 0, 4: 1},
    ),
    "one taken from the front": ([SIX, "同", OTHER], [SIX, "同", "改", "同", OTHER], {0: 0, 1: 1, 2: 4}),
    "one taken already": ([SIX, "同", "同", OTHER], [SIX, "同", OTHER], {0: 0, 1: 1, 3: 2}),
    "none before the first": ([SIX, "同"], ["同", SIX], {0: 1}),
    "none before the first of the new": (["同", SIX], [SIX, "同"], {1: 0}),
    "a short one between": ([SIX, "一", OTHER], [SIX, "一", "二", OTHER], {0: 0, 1: 1, 2: 3}),
}


@pytest.mark.parametrize("name", ALIGNED)
def test_a_clause_is_the_same_wherever_it_went(name: str) -> None:
    old, new, expected = ALIGNED[name]
    assert drift._aligned(old, new) == expected


GAPS = {
    "all": ({}, 2, 3, [((0, 2), (0, 3))]),
    "between two": ({0: 0, 2: 3}, 3, 4, [((1, 2), (1, 3))]),
    "behind the last": ({0: 0}, 2, 3, [((1, 2), (1, 3))]),
    "before the first": ({1: 1}, 2, 2, [((0, 1), (0, 1))]),
    "nothing in the new": ({0: 0}, 2, 1, []),
    "nothing in the old": ({0: 1}, 1, 2, []),
    "between two that parted": ({0: 0, 2: 4, 3: 2}, 4, 5, []),
    "between two that changed places": ({0: 2, 2: 0}, 3, 4, []),
}


@pytest.mark.parametrize("name", GAPS)
def test_what_lies_between_the_same_two_clauses(name: str) -> None:
    to, old, new, expected = GAPS[name]
    assert drift._gaps(to, old, new, set(to.values())) == expected


def test_runs_of_what_is_not_taken() -> None:
    assert list(drift._runs([False, True, False, False])) == [(0, 1), (2, 4)]
    assert list(drift._runs([True, False, True])) == [(1, 2)]
    assert list(drift._runs([])) == []
    assert drift._once(["甲", "乙", "乙", "丙"]) == {"甲": 0, "丙": 3}


WHOLE = "甲乙丙丁戊，己庚辛，壬癸"
NEAR = {
    "the same": ("甲乙丙丁戊", (0, 3), 0.2, [((0, 1), 0)]),
    "not in the region": ("甲乙丙丁戊", (1, 3), 0.2, []),
    "before the region ends": ("壬癸", (0, 2), 0.2, []),
    "two clauses": ("己庚辛，壬癸", (0, 3), 0.2, [((1, 3), 0)]),
    "a mark more": ("己庚辛壬癸", (0, 3), 0.2, [((1, 3), 1)]),
    "two characters more": ("己庚壬癸", (0, 3), 0.2, []),
    "one of five exchanged": ("甲乙丙丁子", (0, 3), 0.2, [((0, 1), 1)]),
    "two of five exchanged": ("甲乙丙子丑", (0, 3), 0.2, []),
    "two of five, where half may": ("甲乙丙子丑", (0, 1), 0.5, [((0, 1), 2)]),
    "one less": ("甲乙丙丁戊己", (0, 1), 0.2, [((0, 1), 1)]),
    "one of four exchanged": ("己庚辛子", (0, 3), 0.2, []),
}


@pytest.mark.parametrize("name", NEAR)
def test_windows_of_clauses_that_are_near_enough(name: str) -> None:
    text, region, most, expected = NEAR[name]
    assert list(drift._near(text, drift._clauses(WHOLE), region, WHOLE, most)) == expected


IMAGES = {
    "in what is the same": ("甲乙丙", "甲乙丙", 1, 1, 1),
    "at its end": ("甲乙", "甲乙", 2, 2, 2),
    "at its beginning": ("甲乙", "甲乙", 0, 0, 0),
    "behind what was put before": ("甲乙丙", "子甲乙丙", 2, 3, 3),
    "where something was put in": ("甲丙", "甲子丑丙", 1, 1, 3),
    "before what was taken away": ("甲乙丙", "甲丙", 1, 1, 1),
    "behind what was taken away": ("甲乙丙", "甲丙", 2, 1, 1),
    "at the end, where something was put before": ("甲乙", "子甲乙", 2, 3, 3),
    "in what was exchanged": ("甲乙丙丁", "甲子丑丁", 2, 1, 3),
    "behind what was exchanged": ("甲乙丙丁", "甲子丑丁", 3, 3, 3),
    "where something was put at the beginning": ("甲乙", "子甲乙", 0, 0, 1),
    "where something was put at the end": ("甲乙", "甲乙子", 2, 2, 3),
}  # fmt: skip


@pytest.mark.parametrize("name", IMAGES)
def test_an_offset_comes_to_lie_in_the_new_stretch(name: str) -> None:
    old, new, at, low, high = IMAGES[name]
    codes = list(Levenshtein.opcodes(old, new))
    assert (drift._image(codes, at, low=True), drift._image(codes, at, low=False)) == (low, high)


def test_nothing_has_no_image() -> None:
    assert (drift._image([], 0, low=True), drift._image([], 3, low=False)) == (0, 0)


ALL = {
    "twice": ("甲乙甲乙甲", "甲乙", 0, 5, [0, 2]),
    "overlapping": ("甲甲甲", "甲甲", 0, 3, [0, 1]),
    "from a place on": ("甲乙甲乙甲", "甲乙", 1, 5, [2]),
    "up to a place": ("甲乙甲乙甲", "甲乙", 0, 2, [0]),
    "beginning at the end": ("一二三四五", "四五", 0, 3, []),
    "ending four characters behind": ("一二三四五六七八", "三四五六七", 0, 3, [2]),
    "ending five characters behind": ("一二三四五六七八", "三四五六七八", 0, 3, []),
    "the second ending four behind": ("甲乙丙丁戊甲乙丙丁戊", "甲乙丙丁戊", 0, 6, [0, 5]),
    "the second ending five behind": ("甲乙丙丁戊甲乙丙丁戊", "甲乙丙丁戊", 0, 5, [0]),
    "the second ending five behind a longer reach": ("甲乙丙丁戊己甲乙丙丁戊己", "甲乙丙丁戊己", 0, 7, [0]),
    "no words": ("甲乙", "", 0, 2, []),
}


@pytest.mark.parametrize("name", ALL)
def test_all_places_of_words_in_a_stretch(name: str) -> None:
    text, words, start, end, expected = ALL[name]
    assert list(drift._all(text, words, start, end)) == expected


RESTS = {
    "in the middle": ("甲，乙丙丁，戊", (3, 4), ("乙", "丁")),
    "with its mark": ("甲，乙丙丁，戊己", (3, 6), ("乙", "")),
    "without it": ("甲，乙丙丁，戊己", (3, 5), ("乙", "")),
    "at the beginning": ("甲乙，丙", (0, 1), ("", "乙")),
    "at the end": ("甲，乙丙", (3, 4), ("乙", "")),
    "far from marks": ("某" * 500, (250, 251), ("某" * 200, "某" * 200)),
    "near the beginning": ("某" * 500, (3, 4), ("某" * 3, "某" * 200)),
}


@pytest.mark.parametrize("name", RESTS)
def test_what_stands_in_the_same_clauses(name: str) -> None:
    text, span, expected = RESTS[name]
    assert drift._rest(text, span) == expected
    assert drift._whole("甲，乙丙丁，戊", (3, 4)) == "乙丙丁"


NEIGHBOURS = {
    "eight characters": ("一二三四五六七八九中九八七六五四三二一", 9, 10, ("二三四五六七八九", "九八七六五四三二")),
    "fewer": ("甲乙中丙", 2, 3, ("甲乙", "丙")),
    "none": ("中", 0, 1, ("", "")),
    "without blanks": ("甲 乙 中 丙", 4, 5, ("甲乙", "丙")),
    "of twenty-four": (f"甲{' ' * 23}中{' ' * 23}乙", 24, 25, ("甲", "乙")),
    "of no more": (f"甲{' ' * 24}中{' ' * 24}乙", 25, 26, ("", "")),
}


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_a_few_characters_on_either_side(name: str) -> None:
    text, start, end, expected = NEIGHBOURS[name]
    assert drift._neighbours(text, start, end) == expected


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ((0, 2), (1, 3), True), ((1, 3), (0, 2), True), ((1, 2), (0, 5), True), ((0, 5), (1, 2), True),
        ((0, 2), (2, 3), False), ((2, 3), (0, 2), False), ((4, 5), (0, 1), False),
    ],
)  # fmt: skip
def test_stretches_meet_where_they_share_a_character(one: drift.Span, other: drift.Span, *, meet: bool) -> None:
    assert drift._meet(one, other) is meet


def span_of(marked: str) -> tuple[str, drift.Span | None]:
    """A text without the brackets in it, and what stands between them."""
    text = marked.replace("【", "").replace("】", "")
    return text, (marked.index("【"), marked.index("】") - 1) if "【" in marked else None


LANDS = {
    "the same": ("开头如此。【受理诉求二批】。", "开头如此。【受理诉求二批】。"),
    "in the middle of a clause": ("共【受理诉求】二批。", "共【受理诉求】二批。"),
    "of two clauses": ("开头。【受理诉求，答复来信】。", "【受理诉求，答复来信】。"),
    "from one clause into the next": ("共受理【诉求很多，按时】答复来信。", "前言。共受理【诉求很多，按时】答复来信。"),
    "with a blank before": ("开头。【 受理诉求二批】", "开头。 【受理诉求二批】"),
    "only a mark": ("开头【。】", "开头。"),
    "gone": ("开头如此。【受理诉求二批】。", "开头如此。"),
    "all gone": ("【受理诉求二批】。", ""),
    "one character more": ("开头如此。【受理诉求二批】。", "开头如此。【受理各诉求二批】。"),
    "with its stop": ("开头如此。【受理诉求二批。】", "开头如此。【受理各诉求二批。】"),
    "two clauses, the first edited": (
        "开头如此。【受理群众诉求，答复来信】。",
        "开头如此。【受理各群众诉求，答复来信】。",
    ),
    "two clauses, the second edited": (
        "开头如此。【受理诉求，答复群众来信】。",
        "开头如此。【受理诉求，答复各群众来信】。",
    ),
    "two clauses, both edited": (
        "开头。【受理群众诉求，答复群众来信】。",
        "开头。【受理各群众诉求，答复各群众来信】。",
    ),
    "the second of two edited clauses": (
        "开头。受理群众诉求，【答复群众来信】。",
        "开头。受理各群众诉求，【答复各群众来信】。",
    ),
    "without its stop": ("开头如此。【受理诉求二批】。", "开头如此。【受理各诉求二批】。"),
    "more than a fifth": ("开头如此。【受理诉求二批】。", "开头如此。受理上级诉求二批。"),
    "a fifth": ("开头如此。【受理群众诉求二批】。", "开头如此。【受理上级群众诉求二批】。"),
    "another number": ("开头如此。【受理群众诉求12批】。", "开头如此。受理群众诉求13批。"),
    "planned now": ("开头如此。【受理群众诉求二批】。", "开头如此。将受理群众诉求二批。"),
    "planned as before": ("开头如此。【将受理群众诉求二批】。", "开头如此。【将受理各群众诉求二批】。"),
    "another word": ("开头如此。【受理群众诉求二批】。", "开头如此。受理企业诉求二批。"),
    "a word that stands for it": ("开头如此。【制定群众来访办法二部】。", "开头如此。【印发群众来访办法二部】。"),
    "a word within one that stands for it": (
        "开头如此。【印制群众来访办法二部】。",
        "开头如此。印发群众来访办法二部。",
    ),
    "a mark for another": ("开头如此。【受理群众“诉求”二批】。", "开头如此。【受理群众《诉求》二批】。"),
    "moved with others": ("甲事很多办好。【受理诉求】。乙事很多办好。", "乙事很多办好。甲事很多办好。【受理诉求】。"),
    "moved alone": ("甲事很多办好。【受理诉求二批】。", "【受理诉求二批】。甲事很多办好。"),
    "a whole clause no more": ("甲事很多。【受理诉求】。", "甲事很多。共【受理诉求】若干。"),
    "said otherwise around it": ("甲事很多。共【受理诉求】。", "甲事很多。未受理诉求。"),
    "twice now, in the same surroundings once": (
        "甲事很多办好。【受理诉求】。乙事很多办好。",
        "丙事很多办好。受理诉求。丁事很多办好。甲事很多办好。【受理诉求】。乙事很多办好。",
    ),
    "twice now, in new surroundings": (
        "甲事很多办好。【受理诉求】。乙事很多办好。",
        "丙事很多办好。受理诉求。丁事很多办好。受理诉求。戊事很多办好。",
    ),
    "two clauses, twice now between what stood around them": (
        "甲事很多办好。【受理诉求，答复来信】。乙事很多办好。",
        "甲事很多办好。【受理诉求，答复来信】。丙事很多办好。受理诉求，答复来信。乙事很多办好。",
    ),
    "twice now, in one clause by itself": (
        "甲事很多办好。【受理诉求】。乙事很多办好。",
        "甲事很多办好。丙。共受理诉求若干。丁。【受理诉求】。戊。乙事很多办好。",
    ),
    "one nearer than another": (
        "开头如此。【受理群众诉求二批】。",
        "开头如此。【受理各群众诉求二批】。受理好多群众诉求二批。",
    ),
    "two as near": ("开头如此。【受理群众诉求二批】。", "开头如此。受理各群众诉求二批。受理好群众诉求二批。"),
    "nearer to another": (
        "受理市民群众诉求二批。【受理村民群众诉求二批】。",
        "受理市民等群众诉求二批。",
    ),
    "nearer than another": (
        "【受理市民群众诉求二批】。受理村民群众诉求二批。",
        "【受理市民等群众诉求二批】。",
    ),
    "nearer than another, behind it": (
        "受理村民群众诉求二批。【受理市民群众诉求二批】。",
        "【受理市民等群众诉求二批】。",
    ),
    "two thousand characters": (f"【{'某' * 1999}甲】。", f"【{'某' * 1999}乙甲】。"),
    "one more": (f"【{'某' * 2000}甲】。", f"{'某' * 2000}乙甲。"),
}


@pytest.mark.parametrize("name", LANDS)
def test_a_passage_lands_where_its_words_went(name: str) -> None:
    (old, span), (new, there) = (span_of(text) for text in LANDS[name])
    assert span is not None
    assert carried(old, new, [Wanted(*span)], TELLING) == [there]


A, C, D = "甲事很多办好。", "乙事很多办好。", "丁事很多办好。"
HULLS = {
    "a clause": ((0, 6), (0, 0)),
    "with its stop": ((7, 12), (1, 1)),
    "the middle": ((8, 10), (1, 1)),
    "from one into the next": ((3, 9), (0, 1)),
    "from a stop on": ((6, 11), (1, 1)),
    "all": ((0, 19), (0, 2)),
    "only a stop": ((6, 7), (1, 0)),
    "the last stop": ((18, 19), (3, 2)),
}


@pytest.mark.parametrize("name", HULLS)
def test_the_clauses_a_passage_lies_in(name: str) -> None:
    span, hull = HULLS[name]
    drafts = drift._Drafts(f"{A}受理诉求。{C}", "", TELLING)
    assert drafts._hull(Wanted(*span)) == hull
    assert drift._Drafts(" 受理诉求", "", TELLING)._hull(Wanted(0, 3)) == (0, 0)


REGIONS = {
    "between two": (f"{A}受理。{C}", f"{A}丙。丁。{C}戊。", (1, 1), [(1, 3)]),
    "behind what stood before": (f"{A}受理。{C}", f"{C}丙。{A}丁。", (1, 1), [(3, 4)]),
    "before what stood behind": (f"{A}受理。{C}", f"丁。{C}丙。{A}", (1, 1), [(0, 1)]),
    "both": (f"{A}受理。{C}{D}", f"{A}丙。{D}丁。{C}", (1, 1), [(1, 2), (3, 4)]),
    "at the beginning": (f"受理。{C}", f"丙。{C}", (0, 0), [(0, 1)]),
    "at the end": (f"{A}受理。", f"{A}丙。", (1, 1), [(1, 2)]),
    "with one that is in both": (f"{A}受理。{C}{D}", f"{A}丙。{C}{D}", (1, 2), [(1, 3)]),
    "behind the nearest before": (f"{A}{C}受理。", f"{A}丁。{C}丙。", (2, 2), [(3, 4)]),
    "behind one farther before": (f"{A}变。受理。{C}", f"{C}{A}丙。{D}", (2, 2), [(2, 4)]),
    "with nothing before": (f"受理。{A}{C}", f"丙。{C}{A}", (0, 0), [(0, 1)]),
    "before the nearest behind": (f"受理。{A}{C}", f"{C}丙。{A}", (0, 0), [(1, 2)]),
    "before one farther behind": (f"{C}受理。变。{A}", f"丙。{A}{D}{C}", (1, 1), [(0, 1)]),
    "nothing new": (f"{A}受理。{C}", f"{A}{C}", (1, 1), []),
}


@pytest.mark.parametrize("name", REGIONS)
def test_the_new_clauses_behind_what_stood_before(name: str) -> None:
    old, new, hull, regions = REGIONS[name]
    assert drift._Drafts(old, new, TELLING)._regions(*hull) == regions


INSIDE = {
    "the end of a clause": ("共【受理诉求】。", "开头。共【受理诉求】。"),
    "the beginning of a clause": ("【受理诉求】很多。", "开头。【受理诉求】很多。"),
    "from the middle of one to the middle of the next": (
        "全年共【受理诉求很多，按时答复】来信。",
        "开头。全年共【受理诉求很多，按时答复】来信。",
    ),
    "the middle of an edited one": ("全年共【受理群众诉求二批】之多。", "全年一共【受理各群众诉求二批】之多。"),
    "from the middle of an edited one to the next": (
        "全年共【受理群众诉求二批，答复】群众来信。",
        "全年一共【受理各群众诉求二批，答复各】群众来信。",
    ),
    "three clauses": ("【甲事办好，受理诉求，答复来信】。", "开头。【甲事办好，受理诉求，答复来信】。"),
    "three times, in the same surroundings once": (
        "甲事很多办好。一。【受理诉求】。二。乙事很多办好。",
        "甲事很多办好。三。受理诉求。四。受理诉求。五。【受理诉求】。二。乙事很多办好。",
    ),
}


@pytest.mark.parametrize("name", INSIDE)
def test_a_part_of_a_clause_lands_with_it(name: str) -> None:
    (old, span), (new, there) = (span_of(text) for text in INSIDE[name])
    assert span is not None
    assert carried(old, new, [Wanted(*span)], TELLING) == [there]


def test_the_characters_of_clauses_and_what_changed_in_them() -> None:
    drafts = drift._Drafts(f"{A}受理诉求二批。", f"前言。{A}又受理诉求二批。", TELLING)
    assert [drafts._range(window) for window in ((0, 1), (0, 2), (1, 3), (1, 1))] == [(0, 2), (0, 9), (3, 17), (0, 0)]
    assert drafts.find(Wanted(0, 6)) == (3, 9, 0)
    assert drafts.find(Wanted(7, 13)) == (10, 17, 1)
    again = drift._Drafts(f"{A}受理诉求。{C}", f"{A}丙。共受理诉求若干。丁。受理诉求。戊。{C}", TELLING)
    assert again.find(Wanted(7, 11)) == (19, 23, 0)
    edited = drift._Drafts("受理群众诉求二批。", "受理各群众诉求二批。", TELLING)
    assert edited.find(Wanted(0, 8)) == (0, 9, 1)


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        (f"{A}受理。{C}", f"{A}受理。{D}", True), (f"{A}受理。{C}", f"{D}受理。{C}", True),
        (f"{A}受理。{C}", f"{C}受理。{D}", False), ("受理", "受理", False),
    ],
)  # fmt: skip
def test_what_stands_around_is_what_stood_there(old: str, new: str, *, same: bool) -> None:
    at = new.index("受理")
    wanted = Wanted(old.index("受理"), old.index("受理") + 2)
    assert drift._Drafts(old, new, TELLING)._around(wanted, at, at + 2) is same


def test_the_words_a_duty_goes_by_must_stay() -> None:
    old, new = "开头如此。受理群众诉求二批。", "开头如此。受理群众来诉求二批。"
    wanted = [Wanted(5, 13, frozenset(words)) for words in ((), ("群众",), ("众诉",), ("另有",))]
    assert carried(old, new, wanted, TELLING) == [(5, 14), (5, 14), None, (5, 14)]


def test_two_passages_do_not_land_in_one_place() -> None:
    old = "受理村中群众诉求二批。丙事很多办好。受理群众诉求二批。"
    new = "受理村群众诉求二批。丙事很多办好。"
    first, second = Wanted(0, 10), Wanted(18, 26)
    alone = [carried(old, new, [each], TELLING) for each in (first, second)]
    assert carried(old, new, [first, second], TELLING) == [alone[0][0], None]
    assert carried(old, new, [first, Wanted(0, 8)], TELLING)[0] == alone[0][0]
