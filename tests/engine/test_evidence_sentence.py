"""A sentence: deed, promise or lack, and the period each clause tells of."""

from dataclasses import replace

import pytest

from engine.polarity_words import POLAR
from engine.telling import LACKING, PLANS, WORK, grammar, report, sentence
from fazhi.evidence import compile_rules
from fazhi.evidence.clauses import clauses_of
from fazhi.evidence.sentence import Sentence
from fazhi.evidence.surroundings import Surroundings
from fazhi.model.evidence import Polarity
from fazhi.model.obligation import Catalogue

DONE, PLANNED, ADMITTED = Polarity.DONE, Polarity.PLANNED, Polarity.ADMITTED
DEED, SOON = (DONE, "None"), (PLANNED, "promise:将")
ONGOING, LATER = (PLANNED, "promise:正在"), (PLANNED, "promise:到2023年")
POLARITY = {
    "a deed": ("印发文件。", WORK, [DEED]),
    "a promise, from its word to the end": ("开展培训，将印发文件，印发办法。", WORK, [DEED, *[SOON] * 2]),
    "the next year": ("2023年印发文件。", WORK, [(PLANNED, "promise:2023年")]),
    "the next year in a later clause": ("印发文件，到2023年印发办法。", WORK, [DEED, LATER]),
    "the year reported on": ("2022年印发文件。", WORK, [DEED]),
    "a year before": ("2021年印发文件。", WORK, [DEED]),
    "what waits for something": ("待文件下达后开展培训。", WORK, [(PLANNED, "promise:待文件下达后")]),
    "unfinished work, in its clause only": ("正在开展培训，印发文件。", WORK, [ONGOING, DEED]),
    "a lack, in its clause only": ("尚未印发文件，开展培训。", WORK, [(ADMITTED, "lack:尚未"), DEED]),
    "the plans, whatever is said": ("尚未印发文件。", PLANS, [(PLANNED, "part:plans")]),
    "the shortcomings, whatever is said": ("将印发文件。", LACKING, [(ADMITTED, "part:shortcomings")]),
}  # fmt: skip


@pytest.mark.parametrize("name", POLARITY)
def test_each_clause_tells_of_a_deed_a_promise_or_a_lack(six: Catalogue, name: str) -> None:
    text, chapter, expected = POLARITY[name]
    read = sentence(six, text, chapter)
    told = [read.polarity(number) for number in range(len(read.clauses))]
    assert [(polarity, str(why)) for polarity, why in told] == expected


PERIODS = {
    "none named": ("印发文件。", [None]),
    "an earlier year, which lasts": ("2021年印发文件，开展培训。", ["2021年", "2021年"]),
    "until this period is named": ("2021年印发文件，今岁开展培训。", ["2021年", None]),
    "and no longer": ("2021年印发文件，今岁开展培训，开展评查。", ["2021年", None, None]),
    "the year reported on": ("2022年印发文件。", [None]),
    "since an earlier year": ("2020年以来印发文件。", [None]),
    "a span of years": ("近五载印发文件。", ["近五载"]),
    "a span that is compared with": ("印发文件比近五载多。", [None]),
    "a span gone through this year": ("翻看近五载的文件。", [None]),
    "a thing of last year, up to a semicolon": ("去岁的甲册印发，挂网；乙册印发。", ["去岁", "去岁", None]),
    "last year itself, beyond it": ("去岁印发文件；开展培训。", ["去岁", "去岁"]),
    "a thing of last year dealt with behind": ("去岁审计3件，1月公开；印发文件。", [None, None, None]),
    "another thing of last year": ("去岁评查3件，1月公开。", ["去岁", "去岁"]),
    "a thing of last year, and nothing dealt with": ("去岁审计3件，1月开会。", ["去岁", "去岁"]),
    "last year once more": ("去岁的甲册印发；去岁印发文件；开展培训。", ["去岁", "去岁", "去岁"]),
}


@pytest.mark.parametrize("name", PERIODS)
def test_a_period_lasts_until_another_is_named(six: Catalogue, name: str) -> None:
    text, expected = PERIODS[name]
    words = {"this_period": "今岁", "last_year": "去岁", "other_period": "近五载", "comparison": "比"}
    words |= {"year_of": "审计", "year_of_done": "公开"}
    read = sentence(six, text, deny_on="翻看", **words)
    assert [read.other_period(number) for number in range(len(read.clauses))] == expected


def test_a_clause_may_be_asked_for_before_those_in_front_of_it(six: Catalogue) -> None:
    assert sentence(six, "2021年印发文件，开展培训。").other_period(1) == "2021年"


DENIED = {
    "a lack": ((ADMITTED, "尚未"), WORK, (ADMITTED, "lack:尚未")),
    "a promise": ((PLANNED, "推进中"), WORK, (PLANNED, "promise:推进中")),
    "in the plans": ((ADMITTED, "尚未"), PLANS, (PLANNED, "part:plans")),
}


@pytest.mark.parametrize("name", DENIED)
def test_what_is_denied_is_told_by_what_denies_it(six: Catalogue, name: str) -> None:
    denied, chapter, expected = DENIED[name]
    polarity, why = sentence(six, "印发文件。", chapter).polarity(0, denied)
    assert (polarity, str(why)) == expected


ROWS = {
    "of last year by its words": ("事项\t上年\t本年\n评查\t3件\t5件", [None, "上年", None]),
    "of an earlier year": ("事项\t2021年\t2022年\n评查\t3件\t5件", [None, "2021年", None]),
    "of this year only": ("事项\t2022年\n评查\t5件", [None, None]),
    "of earlier years only, by the first": ("事项\t2020年\t2021年\n评查\t3件\t5件", ["2020年", "2020年", "2021年"]),
    "of an earlier year, the other without a figure": (
        "事项\t单位\t2021年\n评查\t甲局\t5件",
        ["2021年", None, "2021年"],
    ),
    "of an earlier year, without a figure": ("事项\t2021年\n评查\t优", [None, "2021年"]),
    "with a figure in its name": ("事项\t2021年\n评查5件\t优", [None, "2021年"]),
    "of no year, whatever its name says": ("事项\t本年\n2021年评查\t5件", [None, None]),
    "with a figure in its name, which counts for nothing": ("事项\t2021年\n评查5件\t3件", ["2021年", "2021年"]),
    "in a row of an earlier year": ("年度\t评查\n2021年\t5件", ["2021年", "2021年"]),
    "in a row of this year": ("年度\t评查\n2022年\t5件", [None, None]),
    "in a row of an earlier year, its column of this": ("年度\t2022年\n2021年\t5件", ["2021年", None]),
    "below a line of an earlier year": ("事项\t数量\n2021年\n评查\t5件", ["2021年", "2021年"]),
    "without a header": ("2021年评查\t5件", ["2021年", "2021年"]),
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_a_cell_is_of_the_period_at_the_head_of_its_column(six: Catalogue, name: str) -> None:
    text, expected = ROWS[name]
    read = sentence(six, text, **POLAR)
    assert [read.other_period(number) for number in range(len(read.clauses))] == expected


def test_places_left_open_are_told_as_printed(six: Catalogue) -> None:
    text = "先后  印发20XX年文件，评查X次。"
    read = sentence(six, text, **POLAR)
    start = read.clauses[0].start
    assert [(at - start, words) for at, words in read.blanks] == [(4, "20XX年"), (14, "X次")]


def test_of_each_clause_the_unit_that_did_it_is_told(six: Catalogue) -> None:
    read = sentence(six, "上级组织评查，我县印发文件。", **POLAR)
    assert [found.words if found else None for found in read.strangers] == ["上级", None]


def matched(six: Catalogue, text: str) -> Sentence:
    """The last passage of a text with the matches in it."""
    read, words, rules = report(text), grammar(six), compile_rules(six)
    passage = read.passages[-1]
    return Sentence(
        passage, clauses_of(read, passage, words), words, Surroundings(read), rules.matcher.matches(read.normal.text)
    )


def test_an_offset_is_in_the_last_clause_that_begins_before_it_and_none_before_the_first(six: Catalogue) -> None:
    read = sentence(six, "甲事，乙事。")
    start = read.clauses[0].start
    assert [read.clause_at(start + offset) for offset in (-1, 0, 1, 2, 3, 9)] == [0, 0, 0, 0, 1, 1]


BEFORE = {
    "nothing before": ("丙事，丙事，甲事，甲事，丙事", 0, "RULES_001", None),
    "its own only": ("丙事，丙事，甲事，甲事，丙事", 1, "RULES_001", None),
    "its own twice": ("丙事，丙事，甲事，甲事，丙事", 4, "RULES_001", None),
    "another right before": ("丙事，丙事，甲事，甲事，丙事", 4, "LEAD_001", 3),
    "another before its own": ("丙事，丙事，甲事，甲事，丙事", 7, "LEAD_001", 3),
    "another before its own, twice": ("丙事，丙事，甲事，甲事，丙事", 10, "LEAD_001", 3),
    "of two others the last": ("丙事，丙事，甲事，甲事，丙事", 12, "RULES_001", 9),
    "of two others the last, for the other": ("丙事，丙事，甲事，甲事，丙事", 99, "LEAD_001", 12),
    "of a third duty": ("丙事，丙事，甲事，甲事，丙事", 99, "RULES_002", 12),
    "of three duties": ("丁事，丙事，甲事", 99, "LEAD_001", 3),
    "of three duties, the last its own": ("丁事，丙事，甲事", 5, "RULES_001", 0),
}


@pytest.mark.parametrize("name", BEFORE)
def test_the_last_match_of_another_duty_before_a_place_is_found(six: Catalogue, name: str) -> None:
    text, before, own, expected = BEFORE[name]
    read = matched(six, text)
    start = read.clauses[0].start
    last = read.last_other(start + before, own)
    assert (None if last == -1 else last - start) == expected


def test_a_match_begins_in_a_range_from_its_first_place_to_before_its_last(six: Catalogue) -> None:
    read = matched(six, "抓好甲事")
    start = read.clauses[0].start
    ranges = [(0, 2), (0, 3), (2, 3), (3, 4)]
    assert [read.begun(start + first, start + end) for first, end in ranges] == [False, True, True, False]
    assert [read.other_between(start + first, start + end, "RULES_001") for first, end in ranges] == [
        False, True, True, False,
    ]  # fmt: skip
    assert not read.other_between(start, start + 4, "LEAD_001")


def test_a_clause_speaks_of_the_duties_whose_words_begin_in_it(six: Catalogue) -> None:
    read = matched(six, "甲事和丙事抓好，丁事抓好，一概抓好")
    assert [sorted(read.duties(clause)) for clause in read.clauses] == [["LEAD_001", "RULES_001"], ["RULES_002"], []]


MEANT = {
    "what is meant to be done": ("拟开办甲事。", "promise:拟开办"),
    "some time": ("拟于开办甲事。", "promise:拟于开办"),
    "in a longer word": ("模拟开办甲事。", "None"),
    "what describes something": ("看拟开办的甲事。", "None"),
    "work going on": ("正在抓甲事。", "promise:正在"),
    "what is at work": ("正在运行甲事。", "None"),
    "work that describes something": ("看正在抓的甲事。", "None"),
    "how far it has come": ("甲事处于起草阶段", "promise:处于起草阶段"),
    "one that was behind it": ("甲事过了起草阶段", "None"),
    "no more than a draft": ("甲事仅完成初稿", "promise:仅完成初稿"),
    "a draft and more": ("甲事仅完成初稿三件", "None"),
    "what is being written": ("目前由某某在拟甲事", "promise:目前由某某在拟"),
    "what only describes another thing": ("目前在拟甲事的人员", "None"),
    "what is written at no time told": ("某某在拟甲事", "None"),
    "what waits for something behind": ("抓甲事，待批后印发。", "promise:待批后"),
    "what was counted before that": ("抓甲事3件，待批后印发。", "None"),
}


@pytest.mark.parametrize("name", MEANT)
def test_what_is_meant_or_not_finished_is_planned(six: Catalogue, name: str) -> None:
    text, why = MEANT[name]
    words = {"mean_to": "拟 拟于", "mean_to_not": "模拟", "meant_deed": "开办", "at_it": "运行", "unfinished": "云云"}
    words |= {"stage_at": "处于", "stage": "起草阶段", "no_more_than": "仅完成", "first_draft": "初稿"}
    words |= {"at_present": "目前", "drawing_up": "在拟"}
    assert str(sentence(six, text, **words).polarity(0)[1]) == why


NOW = "一、2022年工作情况\n甲事。\n"
REVIEWS = {
    "an earlier year beside this one": (f"{NOW}二、2021年工作回顾\n乙事。", "2021年"),
    "in a longer word": (f"{NOW}二、2021年度工作总结\n乙事。", "2021年度"),
    "this year": ("一、2021年工作回顾\n甲事。\n二、2022年工作情况\n乙事。", None),
    "an earlier year alone": ("一、2021年工作回顾\n乙事。", None),
    "an earlier year and one to come": ("一、2023年工作情况\n甲事。\n二、2021年工作回顾\n乙事。", None),
    "a year to come": (f"{NOW}二、2023年工作情况\n乙事。", None),
    "a year below a chapter": (f"{NOW}二、主要做法\n（一）2021年工作回顾\n乙事。", None),
    "no chapter": ("乙事。", None),
}


@pytest.mark.parametrize("name", REVIEWS)
def test_a_chapter_on_an_earlier_year_tells_of_it_where_another_tells_of_this_one(six: Catalogue, name: str) -> None:
    text, words = REVIEWS[name]
    assert sentence(six, text, "").other_period(0) == words


LAST_YEARS = {
    "the year before, beside a chapter on the work of this one": (f"{NOW}二、上年工作情况\n乙事。", "2021年"),
    "the report's own year, for which no other chapter tells": ("一、上年工作情况\n乙事。", None),
    "the year before, below a chapter": (f"{NOW}（一）上年工作情况\n乙事。", "2021年"),
}


@pytest.mark.parametrize("name", LAST_YEARS)
def test_a_chapter_on_last_years_work_is_of_the_reports_year_where_no_other_is(six: Catalogue, name: str) -> None:
    text, words = LAST_YEARS[name]
    assert sentence(six, text, "", column_last="上年").other_period(0) == words


TRIES = {
    "a first try, and another that came off": ("首次未成，再次办成。", True),
    "a first try, and something done": ("首次未成，已办3件。", True),
    "a first try, and a deed denied": ("首次未成，再次未成。", False),
    "a first try, and something else": ("首次未成，照常收尾。", False),
    "a first try in another sentence": ("首次未成；再次办成。", False),
    "a first try in the clause behind": ("照常收尾，首次未成，再次办成。", True),
    "a first try two clauses behind": ("照常收尾，照常收尾，首次未成，再次办成。", False),
    "put off, and made up for": ("推迟一月，八月补办。", True),
    "put off, and not made up for": ("推迟一月，八月收尾。", False),
    "put off, and a deed denied": ("推迟一月，至今未补办。", False),
    "neither": ("照常收尾，再次办成。", False),
}


@pytest.mark.parametrize("name", TRIES)
def test_a_first_try_that_failed_is_no_lack_where_another_came_off(six: Catalogue, name: str) -> None:
    text, again = TRIES[name]
    words = {"first_try": "首次", "try_again": "再次", "called_off": "推迟", "made_up_for": "补办"}
    assert sentence(six, text, **(POLAR | words)).tried_again(0) is again


LAST = {
    "an earlier year": ("甲事最近一次在2019年，照常收尾。", {"LEAD_001": "最近一次在2019年"}),
    "this year": ("甲事最近一次在2022年印发。", {}),
    "as what is told of another duty behind it": ("甲事最近一次在2019年，印发乙事。", {"LEAD_001": "最近一次在2019年"}),
    "of the duty behind it, listed": (
        "甲事最近一次在2019年：印发乙事。",
        {"LEAD_001": "最近一次在2019年", "LEAD_002": "最近一次在2019年"},
    ),
    "of the same duty behind it": ("甲事最近一次在2019年，甲事照常。", {"LEAD_001": "最近一次在2019年"}),
    "since a year": ("自最近一次在2019年以来，印发甲事办法。", {}),
    "made in an earlier year": ("甲事办法还是2019年印发的。", {"LEAD_001": "还是2019年印发的"}),
    "made in this one": ("甲事办法还是2022年印发的。", {}),
    "with data of an earlier year": ("甲事28件（2019年数据）。", {"LEAD_001": "（2019年数据）"}),
    "higher than a year": ("甲事28件高于2019年。", {}),
}


@pytest.mark.parametrize("name", LAST)
def test_what_was_done_last_in_an_earlier_year_is_none_of_the_report(six: Catalogue, name: str) -> None:
    text, expected = LAST[name]
    worded = replace(six, lexicon={**six.lexicon, "last_time": ("最近一次",)})
    found = compile_rules(worded).search(report(text))
    told = {
        id: near.words for id, item in found.items() for near in item.near if near.shortfall.value == "other_period"
    }
    assert told == expected


NOTED = f"{WORK}注：△为2021年数据。\n"
BEARING = {
    "an earlier year": ("△评查3件，印发文件。", NOTED, ["2021年", None]),
    "an earlier year, behind other clauses": ("评查3件，△印发文件，印发办法。", NOTED, [None, "2021年", None]),
    "an earlier year between clauses of another": (
        "2020年评查3件，△印发文件，印发办法。", NOTED, ["2020年", "2021年", "2020年"],
    ),
    "an earlier year, in any cell of a row": ("事项\t数量\n评查\t3件△", NOTED, ["2021年", "2021年"]),
    "the year reported on": ("△评查3件。", NOTED.replace("2021", "2022"), [None]),
    "a year to come": ("△评查3件。", NOTED.replace("2021", "2023"), [None]),
    "none without the symbol": ("评查3件。", NOTED, [None]),
    "none in another chapter": ("△评查3件。", f"{NOTED}二、其他工作成效\n", [None]),
}  # fmt: skip


@pytest.mark.parametrize("name", BEARING)
def test_what_bears_a_symbol_is_of_the_year_that_a_note_tells_of_it(six: Catalogue, name: str) -> None:
    text, chapter, expected = BEARING[name]
    read = sentence(six, text, chapter, **POLAR)
    assert [read.other_period(number) for number in range(len(read.clauses))] == expected


THEREOF = {
    "this year by its word": ("累计评查14件，其中今年5件。", True),
    "this year by its number": ("累计评查14件，其中2022年5件。", True),
    "an earlier year": ("累计评查14件，其中2021年5件。", False),
    "another unit": ("累计评查14件，其中今年5棵。", False),
    "in another item": ("累计评查14件；其中今年5件。", False),
    "two clauses behind": ("累计评查14件，照常收尾，其中今年5件。", True),
    "three clauses behind": ("累计评查14件，照常收尾，照常收尾，其中今年5件。", False),
    "nothing behind": ("累计评查14件", False),
}


@pytest.mark.parametrize("name", THEREOF)
def test_a_sum_may_be_told_how_much_of_it_is_of_this_year(six: Catalogue, name: str) -> None:
    text, told = THEREOF[name]
    assert sentence(six, text, **POLAR).part_this_year(0, ("件",)) is told


EARLY = {
    "in the clause itself": ("原定将评查的案卷提前做完。", None),
    "in the clause itself, denied": ("原定将评查的案卷没有提前做完。", "将"),
    "in the next": ("原定将评查，提前做完。", None),
    "in the next, denied": ("原定将评查，没有提前做完。", "将"),
    "in the one behind that": ("原定将评查，照常收尾，提前做完。", None),
    "farther behind": ("原定将评查，照常收尾，照常收尾，提前做完。", "将"),
    "behind another promise": ("原定将评查，将收尾，提前做完。", "将"),
    "in another item": ("原定将评查；提前做完。", "将"),
    "not at all": ("原定将评查，照常收尾。", "将"),
    "without having been due later": ("将评查，提前做完。", "将"),
}


@pytest.mark.parametrize("name", EARLY)
def test_what_was_due_later_and_done_before_is_no_plan(six: Catalogue, name: str) -> None:
    text, promise = EARLY[name]
    assert sentence(six, text, **POLAR).promised(0) == promise


IN_FACT = {
    "something counted": ("将评查2期，实际评查3期。", [None, None]),
    "something counted, and more behind": ("将评查2期，实际评查3期，印发文件。", [None, None, None]),
    "nothing counted": ("将评查2期，实际评查。", ["将", "将"]),
    "something denied": ("将评查2期，实际未评查3期。", ["将", "将"]),
    "something counted in another item": ("将评查2期；实际评查3期。", ["将", None]),
    "something counted behind the reason": ("将评查2期，因雨耽搁，实际评查3期。", [None, None, None]),
    "something counted behind a number of its own": ("将评查2期，因雨停3天，实际评查3期。", ["将", None, None]),
    "another matter behind the reason": ("将评查2期，因雨耽搁，实际印发甲乙丙册3期。", ["将", None, None]),
    "something denied behind the reason": ("将评查2期，因雨耽搁，实际未评查3期。", ["将", "将", "将"]),
    "something counted behind another": ("将评查2期，照常收尾，实际评查3期。", ["将", None, None]),
}


@pytest.mark.parametrize("name", IN_FACT)
def test_what_was_planned_is_done_where_it_is_told_what_was_done_in_fact(six: Catalogue, name: str) -> None:
    text, promises = IN_FACT[name]
    read = sentence(six, text, in_fact="实际", for_reason="因", **POLAR)
    assert [read.promised(number) for number in range(len(read.clauses))] == promises


DATES = {
    "a year to come": ("评查日程，2023年印发", "2023年"),
    "an earlier year": ("评查日程，2021年印发", None),
    "a year to come, of what was counted": ("评查3件日程，2023年印发", None),
    "a year to come, of nothing but the matter": ("评查，2023年印发", "2023年"),
    "a year to come, of a deed": ("组织评查，2023年印发", None),
    "a year to come, of a number": ("评查3件，2023年印发", None),
    "a year to come, of the number set": ("评查3件的任务，2023年印发", "2023年"),
    "a year to come, by which it was done": ("评查，2023年已印发", None),
    "the next year in words": ("评查，次年印发", "次年"),
    "this year": ("评查，2022年印发", None),
    "no year": ("评查日程，照常收尾", None),
}


@pytest.mark.parametrize("name", DATES)
def test_what_is_only_named_is_planned_where_its_year_is_to_come(six: Catalogue, name: str) -> None:
    text, promise = DATES[name]
    assert sentence(six, text, named_only="日程", set_task="任务", next_year="次年", **POLAR).promised(0) == promise


THEN = "二、今年工作安排\n乙事。\n三、主要举措和成效\n"
WRITTEN = {
    "this year, in a report written in the year behind": ("今年评查3件。", THEN, "今年", None),
    "last year, which is its own": ("去年评查3件。", THEN, None, None),
    "this year, in a report written in its year": ("今年评查3件。", WORK, None, None),
    "last year, in such a report": ("去年评查3件。", WORK, None, "去年"),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_this_year_is_the_one_in_which_a_report_is_written(six: Catalogue, name: str) -> None:
    text, chapter, promise, period = WRITTEN[name]
    read = sentence(six, text, chapter, last_year="去年", **POLAR)
    assert (read.promised(0), read.other_period(0)) == (promise, period)


SECTIONS = {
    "an earlier year": (f"{WORK}（一）2021年\n", "2021年", None),
    "an earlier year as a chapter": ("一、2021年\n", "2021年", None),
    "what was done in an earlier year": (f"{WORK}（一）2021年做的\n", "2021年", None),
    "what was done in an earlier year, with two digits": (f"{WORK}（一）21年做的\n", "2021年", None),
    "what was done in an earlier year, as a chapter": ("一、2021年做的\n", None, None),
    "an earlier year above lines": (f"{WORK}2021年：\n", "2021年", None),
    "the year reported on": (f"{WORK}（一）2022年\n", None, None),
    "a year to come": (f"{WORK}（一）2023年\n", None, "2023年"),
    "what was done in a year to come": (f"{WORK}（一）2023年做的\n", None, "2023年"),
    "something else in an earlier year": (f"{WORK}（一）2021年评查\n", None, None),
}


@pytest.mark.parametrize("name", SECTIONS)
def test_a_title_that_is_but_a_year_tells_of_which_its_section_is(six: Catalogue, name: str) -> None:
    chapter, period, promise = SECTIONS[name]
    read = sentence(six, "评查3件。", chapter, **POLAR)
    assert (read.other_period(0), read.promised(0)) == (period, promise)


TIMES = {"an earlier year": ("评查，时间为2021年", "时间为2021年"), "this year": ("评查，时间为2022年", None)}


@pytest.mark.parametrize("name", TIMES)
def test_a_clause_may_only_say_when_that_was_which_is_before_it(six: Catalogue, name: str) -> None:
    text, period = TIMES[name]
    assert sentence(six, text, **POLAR).other_period(0) == period
