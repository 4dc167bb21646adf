"""Clauses: where they begin and end, and what each says by itself."""

import pytest

from engine.telling import grammar
from fazhi.evidence.clauses import clause_at, split, starts_of
from fazhi.model.obligation import Catalogue

SPLIT = {
    "at commas and stops": ("印发文件，开展培训。", ["印发文件", "开展培训"]),
    "not within a title": ("印发《甲，乙》。", ["印发《甲，乙》"]),
    "not within brackets": ("印发文件（含甲，乙）。", ["印发文件（含甲，乙）"]),
    "without the number of an item": ("一是印发文件；二是开展培训。", ["印发文件", "开展培训"]),
    "without a number in digits": ("1.印发文件；2、开展培训。", ["印发文件", "开展培训"]),
    "without the number before a year": ("1.2023年印发文件。", ["2023年印发文件"]),
    "with the whole of a fraction": ("满意率：98.5%，投资：12.25亿元。", ["满意率", "98.5%", "投资", "12.25亿元"]),
    "a clause of manner with the one behind it": ("借甲乙之便，开展培训。", ["借甲乙之便，开展培训"]),
    "a clause of manner at the end": ("开展培训，借甲乙之便。", ["开展培训", "借甲乙之便"]),
    "a head without a tail": ("借甲乙，开展培训。", ["借甲乙", "开展培训"]),
}


@pytest.mark.parametrize("name", SPLIT)
def test_a_sentence_falls_into_clauses(six: Catalogue, name: str) -> None:
    text, clauses = SPLIT[name]
    found = split(text, 100, grammar(six, manner_head="借", manner_tail="之便"))
    assert [clause.text for clause in found] == clauses
    assert [text[clause.start - 100 : clause.end - 100] for clause in found] == clauses


@pytest.mark.parametrize(("offset", "number"), [(0, 0), (10, 0), (14, 0), (15, 1), (99, 1)])
def test_an_offset_belongs_to_the_last_clause_that_begins_before_it(six: Catalogue, offset: int, number: int) -> None:
    assert clause_at(starts_of(split("印发文件，开展培训。", 10, grammar(six))), offset) == number


SAID = {
    "an act": ("印发文件", "act", "印发"),
    "a light verb with an event": ("开展甲乙培训", "act", "开展甲乙培训"),
    "a light verb alone": ("开展甲乙", "act", None),
    "a light verb with a noun of activity": ("办甲乙宣讲", "act", "办甲乙宣讲"),
    "one behind a general word": ("深入办甲乙宣讲", "act", None),
    "one behind a general word and its subject": ("某单位深入办甲乙宣讲", "act", None),
    "one right behind a general word": ("某乡某村在某处深入办甲乙宣讲", "act", None),
    "one behind a general word four characters in": ("一二三四深入田间办甲乙宣讲", "act", None),
    "one behind a general word five characters in": ("一二三四五深入田间办甲乙宣讲", "act", "办甲乙宣讲"),
    "one far behind a general word": ("某乡某村在某处深入田间办甲乙宣讲", "act", "办甲乙宣讲"),
    "one behind a name with a general word": ("深入性文件办甲乙宣讲", "act", "办甲乙宣讲"),
    "an act behind a general word": ("深入印发", "act", "印发"),
    "a noun of activity that describes another": ("办宣讲能力建设", "act", None),
    "a report to an assembly": ("向县代会专题报告甲事", "act", "向县代会专题报告"),
    "one that is given every year": ("深入向县代会报告甲事", "act", None),
    "members of a body changed": ("调整工作小队", "act", "调整工作小队"),
    "study at a named meeting": ("夜校里学习甲法", "act", "夜校里学习"),
    "a mechanism put in use": ("试用甲乙章法", "act", "试用甲乙章法"),
    "a mechanism behind a general word": ("深入试用甲乙章法", "act", None),
    "what a mechanism describes": ("试用甲乙章法管理", "act", None),
    "a plain act": ("刊印手册", "act", "刊印"),
    "a step that something goes through": ("甲案经馆长审阅后用", "act", "经馆长审阅"),
    "a word that only looks like it": ("甲案经常审阅", "act", None),
    "a step that is taken": ("馆长审阅甲案", "act", None),
    "any verb that is finished": ("看了甲案", "act", "看了"),
    "one behind a general word, finished": ("深入看了甲案", "act", None),
    "a verb of effect": ("甲事增进了", "act", None),
    "a general word, finished": ("深入了甲案", "act", None),
    "an evaluation, finished": ("甲案提升了", "act", None),
    "a word with the same sign": ("看明了断甲案", "act", None),
    "a general word behind it": ("刊印深入人心的手册", "act", "刊印"),
    "an act that is blotted out": ("印发室管理", "act", None),
    "an act blotted out within a longer word": ("印发室内规章", "act", "印发"),
    "an act within a title": ("学习《印发办法》", "act", None),
    "a document issued": ("印发《甲办法》", "issuing", "印发"),
    "a document with a long name": ("印发《甲乙丙丁戊己庚辛壬癸子丑寅卯办法》", "issuing", "印发"),
    "a document not issued": ("学习《甲办法》", "issuing", None),
    "a document that was issued before": ("讲解新印发的甲法与《乙办法》", "issuing", None),
    "a document newly issued elsewhere": ("讲解新印发《乙办法》", "issuing", None),
    "a verb that describes another": ("对照印发的《乙办法》", "issuing", None),
    "another document between": ("印发甲法与《乙办法》", "issuing", None),
    "a document read": ("印发通知学《乙办法》", "issuing", None),
    "as many words between as may be": (
        "印发并实施一二三四五六七八九十《乙办法》",
        "issuing",
        "印发并实施一二三四五六七八九十",
    ),
    "more words between": ("印发并实施一二三四五六七八九十甲《乙办法》", "issuing", None),
    "some words between": ("印发了全县首个《乙办法》", "issuing", "印发了全县首个"),
    "a vague quantity": ("多次开展", "vague", "多次"),
    "a lack": ("尚未开展", "lack", "尚未"),
    "work on a lack": ("整治尚未开展", "lack", None),
    "a day": ("3月5日开展", "day", "3月5日"),
    "a date by which": ("3月底前开展", "day", None),
    "an event": ("3月5日培训", "event", True),
    "no event": ("3月5日评查", "event", False),
    "a deed of its own": ("印发文件", "own_deed", True),
    "no deed at its head": ("文件印发", "own_deed", False),
    "a question": ("可曾评查", "asks", True),
    "no question": ("评查可曾", "asks", False),
    "a denial": ("从未评查", "denying", True),
    "no denial": ("评查3件", "denying", False),
}


@pytest.mark.parametrize("name", SAID)
def test_a_word_of_a_list_is_told_of_its_clause(six: Catalogue, name: str) -> None:
    text, what, words = SAID[name]
    plain = {
        "carry_out": "办",
        "activity": "宣讲",
        "of_activity": "能力",
        "plain_act": "刊印",
        "general": "深入",
        "general_not": "深入性",
    }
    plain |= {"put_in_use": "试用", "mechanism": "章法", "effected": "增进", "no_le": "了断"}
    plain |= {"step": "审阅", "step_not": "经常"}
    named = {"assembly": "代会", "members": "小队", "meeting": "夜校", "question": "可曾", "deny": "从未"}
    (clause,) = split(
        text,
        0,
        grammar(six, **plain, **named, act_not="印发室", longer="室内", issue="印发", studied="学", mend="整治"),
    )
    assert getattr(clause, what) == words


@pytest.mark.parametrize(("behind", "words"), [(0, "首"), (1, "首尾"), (2, "尾"), (3, None)])
def test_the_first_outcome_behind_an_offset_is_told(six: Catalogue, behind: int, words: str | None) -> None:
    (clause,) = split("首首尾", 0, grammar(six, outcome="首 首尾 尾"))
    assert clause.outcome(behind) == words


COMPLETED = {
    "all of it": ("甲事尽数缴清", "尽数缴清"),
    "all of it, some words between": ("甲事尽数按时缴清", "尽数按时缴清"),
    "too many words between": ("甲事尽数在约定的日子缴清", None),
    "nothing left": ("甲事一件不剩", "一件不剩"),
    "nothing left, said longer": ("甲事一件也没剩", "一件也没剩"),
    "some of it": ("甲事多半缴清", None),
    "an aim": ("务求甲事尽数缴清", None),
    "an aim that stands behind": ("甲事尽数缴清后务求再进", "尽数缴清"),
}


@pytest.mark.parametrize("name", COMPLETED)
def test_what_is_done_throughout_is_an_outcome(six: Catalogue, name: str) -> None:
    text, words = COMPLETED[name]
    (clause,) = split(text, 0, grammar(six, throughout="尽数", completed="缴清", counting="件", left="剩", aim="务求"))
    assert clause.outcome(0) == words


def test_a_clause_knows_the_one_that_a_comma_joins_to_it(six: Catalogue) -> None:
    found = split("印发文件，开展培训；抓好评查，抓好学习。", 0, grammar(six))
    assert [clause.behind for clause in found] == ["开展培训", "", "抓好学习", ""]


EVALUATIONS = {
    "at the end": ("工作明显提升", 0, "明显提升"),
    "with more behind it": ("工作明显提升了", 0, None),
    "from its first character": ("工作明显提升", 2, "明显提升"),
    "from behind its first": ("工作明显提升", 3, None),
    "far behind": ("全县上下各级各部门各项工作明显提升", 0, "明显提升"),
    "alone": ("明显提升", 0, "明显提升"),
    "alone, from behind its first character": ("明显提升", 1, None),
}


@pytest.mark.parametrize("name", EVALUATIONS)
def test_an_evaluation_ends_a_clause(six: Catalogue, name: str) -> None:
    text, behind, words = EVALUATIONS[name]
    (clause,) = split(text, 0, grammar(six, evaluation_how="明显"))
    assert clause.evaluation(behind) == words


COUNTED = {
    "digits": ("评查3卷", ["3"]),
    "about": ("评查十余卷", ["十余"]),
    "numerals": ("评查十二卷", []),
    "another thing": ("评查3件", []),
    "two": ("评查3卷、培训5卷", ["3", "5"]),
}


@pytest.mark.parametrize("name", COUNTED)
def test_any_classifier_counts_behind_digits(six: Catalogue, name: str) -> None:
    text, numbers = COUNTED[name]
    (clause,) = split(text, 0, grammar(six, counting="卷"))
    assert [text[figure.start : figure.end] for figure, _ in clause.counted_anyhow] == numbers


RANGES = {
    "the title itself": ("学习《甲法》和《乙法》", "《甲法》", "《甲法》"),
    "words in a title": ("学习《甲法》和《乙法》", "乙", "《乙法》"),
    "before a title": ("学习《甲法》和《乙法》", "学习", None),
    "into a title": ("学习《甲法》和《乙法》", "习《", None),
    "out of a title": ("学习《甲法》和《乙法》", "》和", None),
    "between titles": ("学习《甲法》和《乙法》", "和", None),
}


@pytest.mark.parametrize("name", RANGES)
def test_a_range_lies_in_a_title_or_not(six: Catalogue, name: str) -> None:
    text, words, title = RANGES[name]
    (clause,) = split(text, 0, grammar(six))
    at = text.index(words)
    found = clause.within_title(at, at + len(words))
    assert (found and text[found[0] : found[1]]) == title


LACKS = {
    "one": ("办案欠佳", "欠佳"),
    "none": ("办案有序", None),
    "one that there never is": ("绝不拖拉办案", None),
    "another behind it": ("绝不拖拉而办案欠佳", "欠佳"),
    "one that is worked on": ("梳理办案欠佳", None),
}


@pytest.mark.parametrize("name", LACKS)
def test_a_clause_owns_up_to_a_lack(six: Catalogue, name: str) -> None:
    text, words = LACKS[name]
    (clause,) = split(text, 0, grammar(six, lack="欠佳 拖拉", no_lack="绝不", mend="梳理"))
    assert clause.lack == words


FAULTS = {
    "faults that were found": ("收集不规范线索3件", None),
    "faults without a number": ("不规范线索", "不规范"),
    "what was found to be at fault": ("线索3件不规范", "不规范"),
    "put right at once": ("甲事不规范，立行立改", None),
    "put right by a plan": ("甲事不规范，拟改", "不规范"),
    "told by others and put right": ("督导组指出甲事不规范，某镇逐站改", None),
    "told by others and not put right": ("督导组指出甲事不规范，某镇知道了", "不规范"),
    "told by others, and what is put right": ("督导组指出甲事不规范，某镇说起要改的事", "不规范"),
    "told by nobody and put right": ("甲事不规范，某镇逐站改", "不规范"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_that_was_found_or_put_right_is_no_lack(six: Catalogue, name: str) -> None:
    text, words = FAULTS[name]
    wording = grammar(
        six, lack="不规范", fault_found="线索", mended_then="立改 改", lack_reported="指出", counting="件"
    )
    assert split(text, 0, wording)[0].lack == words
