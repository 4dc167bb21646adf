"""Denials: where each begins, how far it reaches forward and back, and what only looks like one."""

import pytest

from engine.polarity_words import polar
from fazhi.evidence.denial import denials
from fazhi.model.obligation import Catalogue

REACH = {
    "to the end, and back over the subject": ("本年度未组织案卷评查", ["本年度>未组织案卷评查"]),
    "back to the beginning": ("目录尚未建立", ["目录>尚未建立"]),
    "not back over what was done": ("已印发方案未开展培训", [">未开展培训"]),
    "nor over what was done before a list mark": ("已印发方案、未开展培训", [">未开展培训"]),
    "but over a subject behind it": ("目录已印发、评查未完成", ["评查>未完成"]),
    "over all of a list of subjects": ("甲事、乙事未完成", ["甲事、乙事>未完成"]),
    "not over an act with another object": ("组织评查未覆盖乡镇", [">未覆盖乡镇"]),
    "over an act that itself was not done": ("组织评查工作未完成", ["组织评查工作>未完成"]),
    "the same, said longer": ("组织评查工作未按时完成工作", ["组织评查工作>未按时完成工作"]),
    "the same, without a verb behind": ("组织评查尚未", ["组织评查>尚未"]),
    "not over a number": ("评查3次未完成", [">未完成"]),
    "a word that only holds a mark of the deed": ("公共目录未建立", ["公共目录>未建立"]),
    "over the last of a list, whatever was done before": ("已印发方案、培训未开展", ["培训>未开展"]),
    "not over the last of a list, an act with another object": ("目录已印发、组织评查未覆盖乡镇", [">未覆盖乡镇"]),
    "not over the last of a list that was done": ("目录已印发、已办评查未完成", [">未完成"]),
    "within a bracket that opens the clause": ("（未办理）材料", [">未办理"]),
    "from a word that turns right before it": ("目录但未建立", [">未建立"]),
    "to a word that turns right behind it": ("目录尚未而方案已印发", ["目录>尚未"]),
    "a word that only begins like a mark": ("共同目录未建立", ["共同目录>未建立"]),
    "the mark itself": ("共3份目录未建立", [">未建立"]),
    "from the word that turns": ("组织学习但未组织评查", [">未组织评查"]),
    "from the last of two such words": ("组织学习而后培训但评查未完成", ["评查>未完成"]),
    "to the word that turns": ("未组织评查但组织学习", [">未组织评查"]),
    "to the first of two such words": ("未评查但培训而学习", [">未评查"]),
    "within its bracket": ("办理案件（含未结案3件）并归档", ["含>未结案3件"]),
    "over a bracket that closes before it": ("材料（含甲案）未归档", ["材料（含甲案）>未归档"]),
    "over one that opens the clause": ("（含甲案）未归档", ["（含甲案）>未归档"]),
    "over a bracket that opens behind it": ("未归档（含甲案）的材料", [">未归档（含甲案）的材料"]),
    "over a bracket that is not closed": ("未归档（含甲案", [">未归档（含甲案"]),
    "two of a list": ("未印发方案、未开展培训", [">未印发方案、", ">未开展培训"]),
    "two of a list, each with its subject": (
        "方案未印发、培训未开展，",
        ["方案>未印发、培训未开展，", "方案未印发、培训>未开展，"],
    ),
    "three of a list": ("未评查、未培训、未学习", [">未评查、", ">未培训、", ">未学习"]),
    "two that a word joins": ("未印发方案并未开展培训", [">未印发方案并未开展培训", "未印发方案并>未开展培训"]),
    "one of a list, with all behind it": ("未印发方案、开展培训", [">未印发方案、开展培训"]),
}


@pytest.mark.parametrize("name", REACH)
def test_a_denial_reaches_so_far(six: Catalogue, name: str) -> None:
    text, expected = REACH[name]
    found = denials(text, "", polar(six).polar.denials)
    assert [f"{text[item.back : item.start]}>{text[item.start : item.end]}" for item in found] == expected


NONE = {
    "a longer word": ("未来印发方案", ""),
    "another longer word": ("建设无障碍环境", ""),
    "a pair that says all of it": ("无一不公开", ""),
    "not one undone": ("没有一件案件未经审核", ""),
    "no member undone": ("没有部门未经审核", ""),
    "nothing bad happened": ("全年未发生安全事故", ""),
    "nothing bad, right behind": ("没有一件被撤销", ""),
    "nothing bad, close behind": ("没有重大事故", ""),
    "not one of it bad, though far behind": ("没有一件重大安全生产事故", ""),
    "nobody was late": ("没有部门逾期", ""),
    "the undone prevented": ("杜绝未批先建", ""),
    "the undone prevented, some words between": ("杜绝各类未批先建", ""),
    "the undone dealt with": ("整治未批先建", ""),
    "the undone forbidden": ("未经审核不得印发", ""),
    "the undone forbidden in the clause behind": ("未经审核的", "一律不得印发"),
    "the same, at the end of its reach": ("未经审核的", "甲乙丙丁戊己不得印发"),
    "the undone forbidden at the head of the clause behind": ("未经审核的", "不得印发"),
    "the undone of others, with a short noun": ("督促未结的案", ""),
    "the undone, dealt with one by one": ("对未结的12件督办", ""),
    "the undone, dealt with as a whole": ("对未结的督办", ""),
    "the undone of others": ("督促未建立目录的单位", ""),
    "the undone of others, without 的": ("督促未建立目录单位", ""),
    "who failed": ("11名考试未过的督办", ""),
    "who failed, before what is done about it": ("全年未过的人员整改", ""),
}


@pytest.mark.parametrize("name", NONE)
def test_what_denies_no_deed_of_the_unit_is_none(six: Catalogue, name: str) -> None:
    text, behind = NONE[name]
    assert denials(text, behind, polar(six).polar.denials) == ()


SOME = {
    "not one of three": ("没有3件案件未经审核", "", 2),
    "one behind a cancelled pair": ("没有一件案件未经审核而未印发", "", 1),
    "what describes another word is nothing bad": ("没有印发事故预案", "", 1),
    "bad, but too far behind": ("没有各级重大安全生产事故", "", 1),
    "bad, but what deals with it was not done": ("没有化解积案", "", 1),
    "the same, by a deed": ("没有组织积案", "", 1),
    "the same, the deed behind": ("没有甲组织积案", "", 1),
    "the same, by nobody": ("没有部门化解积案", "", 1),
    "bad behind a word that stands before no noun": ("未重大事故", "", 1),
    "prevented too far before": ("杜绝各类违法行为未批先建", "", 1),
    "dealt with in another item": ("整治、未批先建", "", 1),
    "an activity that deals with it, which was not done": ("整治工作未完成", "", 1),
    "dealt with, thirteen characters before": ("整治甲乙丙丁戊己庚辛壬癸子丑未批先建", "", 1),
    "forbidden too far behind": ("未经审核的", "甲乙丙丁戊己庚不得印发", 1),
    "forbidden outside its bracket": ("办了（未经审核）", "一律不得印发", 1),
    "forbidden behind a word that turns": ("未经审核但学习", "一律不得印发", 1),
    "dealt with, and nobody named": ("未过的督办", "", 1),
    "dealt with in this year, and nobody named": ("全年未过的督办", "", 1),
    "dealt with, and only 人 named": ("未过的人整改", "", 1),
    "dealt with, and nothing described": ("督促未结的", "", 1),
    "one behind nothing bad": ("全年未发生事故而未印发方案", "", 1),
    "dealt with, at the end": ("督促未建立目录", "", 1),
    "what describes nothing": ("考试未过的", "", 1),
    "behind a preposition": ("人员未对照的整改", "", 1),
}


@pytest.mark.parametrize("name", SOME)
def test_what_only_looks_as_if_it_cancelled_one_does_not(six: Catalogue, name: str) -> None:
    text, behind, number = SOME[name]
    assert len(denials(text, behind, polar(six).polar.denials)) == number


NOUGHTS = {
    "none of it": ("全年评查案卷0件", ["全年评查案卷>0件"]),
    "from a list mark": ("评查案卷5件、开展培训0场", ["开展培训>0场"]),
    "to a list mark": ("开展培训0场、评查案卷5件", ["开展培训>0场"]),
    "within a bracket": ("组织（开展培训0场）评查", ["开展培训>0场"]),
    "within a bracket that opens the clause": ("（评查0次）组织", ["评查>0次"]),
    "before a bracket": ("开展培训0场（含甲）", ["开展培训>0场"]),
    "that it is nought": ("培训场次为零", ["培训场次>为零"]),
    "that all of a list is nought": ("评查、培训场次为零", ["评查、培训场次>为零"]),
    "that a list is nought, with its classifier": ("评查、培训场次为零次", ["评查、培训场次为>零次"]),
    "that it is nought, behind what was done": ("评查5件、培训场次为零", ["培训场次>为零"]),
    "that two are nought, behind what was done": ("甲册5件、评查、培训为零", ["评查、培训>为零"]),
    "that it is nought, behind a bracket": ("评查（甲）、培训为零", ["培训>为零"]),
    "none of what is bad": ("查处事故0件", []),
    "no work on what is bad": ("整治事故0件", ["整治事故>0件"]),
    "a part of a number": ("培训3.0次", []),
    "the end of a number": ("培训10次", []),
    "two": ("评查0次、培训0场", ["评查>0次", "培训>0场"]),
    "one behind a denial": ("未评查、培训0场", [">未评查、培训0场", "培训>0场"]),
}


@pytest.mark.parametrize("name", NOUGHTS)
def test_a_number_that_counts_nothing_denies(six: Catalogue, name: str) -> None:
    text, expected = NOUGHTS[name]
    found = denials(text, "", polar(six).polar.denials)
    assert [f"{text[item.back : item.start]}>{text[item.start : item.end]}" for item in found] == expected


WORDS = {
    "with three characters behind it": ("尚未组织案卷评查", "尚未组织案"),
    "with less at the end": ("目录未建", "未建"),
    "with less before a word that turns": ("目录未建但评查", "未建"),
    "by its number": ("开展培训0场，", "0场"),
}


@pytest.mark.parametrize("name", WORDS)
def test_the_words_of_a_denial_are_quoted(six: Catalogue, name: str) -> None:
    text, words = WORDS[name]
    assert [item.words for item in denials(text, "", polar(six).polar.denials)] == [words]


OCCASIONS = {
    "what may be made": ("没有制发文件", True),
    "what may be made, whatever denies it": ("未制发文件", True),
    "what may come": ("没有行政复议", True),
    "what may come, not yet": ("未行政复议", False),
    "work on what came": ("没有办理复议", False),
    "something else": ("没有制发方案", False),
    "an occasion far before the end": ("没有制发文件目录汇编", True),
    "one farther before it": ("没有制发文件目录汇编册", False),
    "none counted": ("复议0件", True),
    "none counted of something else": ("培训0场", False),
}


@pytest.mark.parametrize("name", OCCASIONS)
def test_an_occasion_that_did_not_arise_is_told_apart(six: Catalogue, name: str) -> None:
    text, occasion = OCCASIONS[name]
    assert [item.occasion for item in denials(text, "", polar(six).polar.denials)] == [occasion]


DENIES = {
    "behind it": ("目录未建立完成", "建立", True),
    "before it": ("目录未建立完成", "目录", True),
    "itself": ("目录未建立完成", "未", True),
    "from before it into it": ("目录未建立完成", "录未", False),
    "from within it to behind it": ("未建立但完成", "立但", True),
    "behind its reach": ("未建立但完成", "但完成", False),
    "before its subject": ("已印发、目录未建立", "印发", False),
    "from before its subject": ("已印发、目录未建立", "、目录", False),
}


@pytest.mark.parametrize("name", DENIES)
def test_a_denial_denies_what_lies_in_its_reach(six: Catalogue, name: str) -> None:
    text, words, denied = DENIES[name]
    (denial,) = denials(text, "", polar(six).polar.denials)
    at = text.index(words)
    assert denial.denies(at, at + len(words)) is denied


MISSED = {
    "not one was missed": ("评查一次也没有落下", False),
    "not one of them": ("意见无一落下", False),
    "it was not missed, but nobody counts": ("评查没有落下", True),
    "not one was held": ("评查一次也没有开", True),
}


@pytest.mark.parametrize("name", MISSED)
def test_where_not_one_was_missed_nothing_is_denied(six: Catalogue, name: str) -> None:
    text, denied = MISSED[name]
    assert bool(denials(text, "", polar(six, kept_up="落下").polar.denials)) is denied
