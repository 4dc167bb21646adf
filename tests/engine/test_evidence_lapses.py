"""What came to nothing: not used, called off, done badly, late so often; of a clause itself and of the one before."""

import pytest

from engine.polarity_words import POLAR
from engine.telling import found, grammar, with_words
from fazhi.model.obligation import Catalogue

WORDS = POLAR | {
    "deny": "没 未",
    "idle": "闲着",
    "failed": "办成",
    "done_how": "做",
    "done_badly": "差",
    "badly_off": "走样",
    "worth": "力度",
    "worth_little": "小",
    "called_off": "取消",
    "late": "超期",
    "late_until": "拖到",
    "only_for": "入选",
    "rate_below": "仅为",
    "some_of": "个别",
    "not_bad": "断",
    "hardly": "往往",
    "turn": "却",
    "never": "一直没",
    "tackle": "整治",
    "in_the_end": "最终",
    "abandoned": "搁置",
    "bad_outcome": "事故",
    "happen": "发生",
    "short_by": "空缺",
    "halted": "停摆",
    "in_name": "只有牌子",
    "came_of": "最后",
    "ended_when": "已",
    "ended": "终止",
    "shut_long": "全年 一直",
    "shut_still": "至今",
    "shut": "关停 闭馆",
    "shut_good": "作坊",
    "still_use": "沿用",
    "outdated": "旧",
    "gathering": "会",
    "put_off_alone": "延期",
}
OWN = {
    "so many short": ("甲事空缺3名", "空缺3"),
    "short, without a number": ("甲事空缺", None),
    "at a standstill": ("甲事停摆", "停摆"),
    "at a standstill since": ("甲事停摆大半年", "停摆大半年"),
    "what is at a standstill, dealt with": ("甲事停摆的督办", None),
    "no more than this": ("只有甲事", "只有甲事"),
    "no more than so many of a longer name": ("只有甲事的台账和名册", None),
    "in name only": ("开展甲事只有牌子", "只有牌子"),
    "not used": ("甲事一直闲着", "闲着"),
    "of what is not used": ("甲事闲着的资产", None),
    "failed": ("甲事没办成", "没办成"),
    "failed, with more behind": ("甲事没办成的3件", None),
    "done badly": ("甲事做得差", "做得差"),
    "done badly by its end": ("甲事走样", "走样"),
    "too little of it": ("甲事力度小", "力度小"),
    "called off for a reason": ("甲事因雨取消", "因雨取消"),
    "called off": ("甲事被取消", "被取消"),
    "called off though meant": ("原定甲事取消", "原定甲事取消"),
    "to call off, a deed": ("甲事取消12件", None),
    "late so often": ("甲事超期4件", "超期4件"),
    "late, in words": ("甲事超期四件", "超期四件"),
    "late not once": ("甲事超期0件", None),
    "late, and dealt with": ("对甲事超期4件督办", None),
    "late, and worked on": ("整治甲事超期4件", None),
    "put off so long": ("甲事拖到次月才开", "拖到次月才"),
    "only so many": ("甲事只有3人", "只有3人"),
    "only so many who won": ("甲事只有3家入选", None),
    "a rate so low": ("甲事率仅为3", "率仅为3"),
    "so many without": ("有3件甲事未完成", "有3件甲事未完成"),
    "none without": ("没有3件甲事未完成", None),
    "some that do not": ("个别人甲事不办", "个别人甲事不"),
    "some that do not stop": ("个别人甲事不断", None),
    "mostly not": ("甲事往往不办", "往往不"),
    "mostly not stopping": ("甲事往往不断", None),
    "ended": ("甲事已终止", "已终止"),
    "something ended, and more": ("甲事已终止合同", None),
    "what ends of itself": ("甲事终止", None),
    "an old one, still in use": ("甲事沿用合并时的旧版", "沿用合并时的旧"),
    "one in use, and not old": ("甲事沿用好的办法", None),
    "shut all the time": ("甲事大厅全年关停", "甲事大厅全年关停"),
    "shut from a month on": ("甲事大厅自3月起闭馆", "甲事大厅自3月起闭馆"),
    "shut from a month on up to now": ("甲事大厅从3月份起闭馆至今", "甲事大厅从3月份起闭馆至今"),
    "shut for some days": ("甲事大厅闭馆3天", None),
    "never shut": ("甲事大厅全年不闭馆", None),
    "what is shut, and must be": ("甲事作坊全年关停", None),
    "what others shut all the time": ("全年关停甲乙丙家", None),
    "a meeting put off": ("甲事会延期", "甲事会延期"),
    "a meeting put off, whatever it deals with": ("整治甲事会延期", "整治甲事会延期"),
    "a term that is put off": ("甲事延期", None),
    "a meeting that puts off": ("甲事会延期收费的", None),
    "a deed": ("印发甲事文件", None),
}


@pytest.mark.parametrize("name", OWN)
def test_a_clause_says_of_itself_that_it_came_to_nothing(six: Catalogue, name: str) -> None:
    text, words = OWN[name]
    assert grammar(six, **WORDS).lapses.of(text) == words


BEHIND = {
    "not used": ("印发甲事3件，一直闲着。", "admitted"),
    "given up in the end": ("印发甲事3件，最终搁置。", "admitted"),
    "one of them given up": ("印发甲事3件，1件搁置。", "done"),
    "two clauses behind": ("印发甲事3件，放好了，闲着。", "admitted"),
    "three clauses behind": ("印发甲事3件，放好了，收好了，闲着。", "admitted"),
    "four clauses behind": ("印发甲事3件，放好了，收好了，锁好了，闲着。", "done"),
    "behind a semicolon": ("印发甲事3件；闲着。", "done"),
    "of another duty": ("印发甲事3件，丙事闲着。", "done"),
    "in the end not one": ("印发甲事3件，最后没一件办。", "admitted"),
    "in the end one": ("印发甲事3件，最后有一件办。", "done"),
    "not one, as it turns": ("印发甲事3件，却没办过一件。", "admitted"),
    "not one, the other way round": ("印发甲事3件，却一件也没办。", "admitted"),
    "never, as it turns": ("印发甲事3件，却一直没办。", "admitted"),
    "not one, without a turn": ("印发甲事3件，没办过一件。", "done"),
    "not one of what is bad": ("印发甲事3件，却没发生一件事故。", "done"),
}


@pytest.mark.parametrize("name", BEHIND)
def test_a_clause_says_so_of_the_one_before(six: Catalogue, name: str) -> None:
    text, polarity = BEHIND[name]
    items = found(with_words(six, **WORDS), text)["LEAD_001"].evidence
    assert [item.polarity.value for item in items] == [polarity]


LACKING = {
    "of what shows nothing": ("抓好甲事，走样。", "admitted"),
    "of an act": ("印发甲事文件，走样。", "done"),
    "of a number": ("甲事3件，走样。", "done"),
    "two clauses behind": ("抓好甲事，抓好别的，走样。", "admitted"),
    "behind another act": ("抓好甲事，印发别的，走样。", "done"),
}


@pytest.mark.parametrize("name", LACKING)
def test_a_lack_right_behind_is_that_of_what_shows_nothing(six: Catalogue, name: str) -> None:
    text, polarity = LACKING[name]
    items = found(with_words(six, **WORDS), text)["LEAD_001"].evidence
    assert [item.polarity.value for item in items] == [polarity]


WITHOUT = {
    "before it": ("没有一件未经甲事。", "未经", "outcome:没有一件未经"),
    "in its own words": ("没有一件绕过甲事。", "过甲事", "outcome:没有一件绕过甲事"),
    "behind it": ("没有一件甲事未经。", "未经", None),
}


@pytest.mark.parametrize("name", WITHOUT)
def test_none_without_it_is_a_result(six: Catalogue, name: str) -> None:
    text, undergone, why = WITHOUT[name]
    words = WORDS | {"not_undergone": undergone, "deny": "没有 没 未", "deny_pair": "没有一件未 没有一件绕"}
    items = found(with_words(six, **words), text)["LEAD_001"].evidence
    told = [(item.polarity.value, item.strength.key, str(item.reasons[0])) for item in items]
    assert (told == [("done", "result", why)]) is (why is not None)
