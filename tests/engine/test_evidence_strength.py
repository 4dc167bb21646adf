"""How strong a match is, and by what."""

from dataclasses import replace

import pytest

from engine.polarity_words import POLAR
from engine.telling import found, told, with_words
from fazhi.model.obligation import Catalogue
from fazhi.model.reason import Reason, ReasonKind
from fazhi.output.words.why import reasons

GRADES = {
    "an assertion": ("LEAD_001", "抓好甲事。", "assertion", "no_act:"),
    "a measure by its act": ("LEAD_001", "印发甲事文件。", "measure", "verb:印发"),
    "a measure of itself": ("RULES_002", "丁事培训。", "measure", "measure:丁事培训"),
    "a result of itself": ("RULES_001", "零丙事差错。", "result", "outcome:零丙事差错"),
    "a result by its figure": ("LEAD_001", "办理甲事28件。", "result", "figure:28件"),
    "another unit": ("LEAD_001", "办理甲事28份。", "assertion", "no_act:"),
    "a result by its day": ("LEAD_001", "3月5日印发甲事文件。", "result", "date:3月5日"),
    "a result by its day in numerals": ("LEAD_001", "三月二十五日印发甲事文件。", "result", "date:三月二十五日"),
    "a result by its month in numerals": ("LEAD_001", "十二月印发甲事文件。", "result", "date:十二月"),
    "a month in numerals that begins a term": ("LEAD_001", "三月起印发甲事文件。", "measure", "verb:印发"),
    "a month in numerals that tells how often": ("LEAD_001", "一月一次印发甲事文件。", "measure", "verb:印发"),
    "no month of the year": ("LEAD_001", "二十月印发甲事文件。", "measure", "verb:印发"),
    "a result by the day of an event": ("LEAD_001", "3月5日甲事培训。", "result", "date:3月5日"),
    "a day of neither act nor event": ("LEAD_001", "3月5日抓甲事。", "assertion", "no_act:"),
    "a result by its outcome": ("LEAD_001", "甲事夺魁。", "result", "outcome:夺魁"),
    "an outcome before the match": ("LEAD_001", "夺魁后抓甲事。", "assertion", "no_act:"),
    "the outcome of the clause behind": ("LEAD_001", "抓好甲事，随即夺魁。", "result", "outcome:夺魁"),
    "an outcome right behind a comma": ("LEAD_001", "抓好甲事，夺魁而归。", "result", "outcome:夺魁"),
    "words before a title": ("LEAD_001", "学习甲事《某书》。", "assertion", "no_act:"),
    "a figure of this year behind an earlier one": (
        "LEAD_001",
        "抓好甲事，2021年共28件，今岁共30件。",
        "result",
        "figure:30件",
    ),
    "a figure behind another unit's": ("LEAD_001", "抓好甲事3份28件。", "result", "figure:28件"),
    "one figure at the head of two duties": ("LEAD_001", "28件丙事和甲事。", "result", "figure:28件"),
    "a result of itself with more behind it": ("RULES_001", "零丙事差错为先。", "result", "outcome:零丙事差错"),
    "words in a title and behind it": ("LEAD_001", "学习《甲事》的文件。", "assertion", "no_act:"),
    "a figure of what was done of what was planned": (
        "LEAD_001", "办理甲事，计划28件，实际30件。", "result", "figure:30件",
    ),
    "a figure of an earlier year behind": ("LEAD_001", "抓好甲事，2021年共28件。", "assertion", "no_act:"),
    "a document issued": ("LEAD_001", "颁行《甲事办法》。", "result", "document:颁行"),
    "a figure behind a verb of the clause behind": ("LEAD_001", "抓好甲事，印发给28件。", "result", "figure:28件"),
    "a figure in the third clause behind": ("LEAD_001", "抓好甲事，一一办，一一看，共28件。", "result", "figure:28件"),
    "one in the fourth": ("LEAD_001", "抓好甲事，一一办，一一看，一一问，共28件。", "assertion", "no_act:"),
    "one behind a semicolon": ("LEAD_001", "抓好甲事；共28件。", "assertion", "no_act:"),
    "one behind another duty": ("LEAD_001", "抓好甲事，抓好丙事，共28件。", "assertion", "no_act:"),
    "one behind a deed of its own": ("LEAD_001", "抓好甲事，召集某会，共28件。", "assertion", "no_act:"),
    "one that stands behind another duty and a figure": ("LEAD_001", "甲事3份、丙事28件。", "assertion", "no_act:"),
    "one of two duties": ("LEAD_001", "抓好甲事和丙事28件。", "result", "figure:28件"),
    "one before another duty": ("LEAD_001", "抓好甲事28件和丙事。", "result", "figure:28件"),
    "any classifier, where there is no other duty": ("LEAD_001", "报甲事28卷。", "result", "figure:28卷"),
    "any classifier, about": ("LEAD_001", "报甲事百余卷。", "result", "figure:百余卷"),
    "a numeral that may be a name": ("LEAD_001", "报甲事十二卷。", "assertion", "no_act:"),
    "any classifier beside another duty": ("LEAD_001", "报甲事丙事28卷。", "assertion", "no_act:"),
    "any classifier in a clause behind": ("LEAD_001", "报甲事，看28卷。", "assertion", "no_act:"),
    "one figure before two duties": ("LEAD_001", "备28件丙事报甲事。", "result", "figure:28件"),
    "two figures before two duties": ("LEAD_001", "备3份28件丙事报甲事。", "assertion", "no_act:"),
    "a figure with another duty on each side": ("LEAD_001", "丙事28件丁事报甲事。", "assertion", "no_act:"),
    "figures in turn, the first": ("LEAD_001", "抓好甲事28件、丙事30件。", "result", "figure:28件"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("办理甲事计划28件，实际0件。", "admitted"),
        ("办理甲事，计划28件，实际0件。", "admitted"),
        ("办理甲事，计划28件，实际30件。", "done"),
        ("办理甲事28件，实际0件。", "done"),
        ("办理甲事，已办28件，实际0件。", "done"),
    ],
)
def test_what_was_planned_and_not_done_at_all_is_owned_up_to(six: Catalogue, text: str, polarity: str) -> None:
    words = POLAR | {"number_planned": "计划", "in_fact": "实际", "time_head": "实际"}
    (only,) = found(with_words(six, **words), text)["LEAD_001"].evidence
    assert only.polarity.value == polarity


@pytest.mark.parametrize("name", GRADES)
def test_a_match_is_graded(six: Catalogue, name: str) -> None:
    duty, text, strength, reason = GRADES[name]
    catalogue = with_words(
        six,
        outcome="夺魁",
        issue="颁行",
        own_deed="召集",
        counting="卷",
        this_period="今岁",
        number_planned="计划",
        in_fact="实际",
    )
    assert [(grade, why) for grade, _, why in told(catalogue, text, duty)] == [(strength, reason)]


DESCRIBED = {
    "in no general words": ("去报甲事。", "measure", "described:"),
    "with a general word": ("扎实去报甲事。", "assertion", "no_act:"),
    "with one behind the duty's": ("甲事扎实。", "assertion", "no_act:"),
    "with one in a name": ("扎实性文件去报甲事。", "measure", "described:"),
    "with one in the clause before": ("扎实备，去报甲事。", "assertion", "no_act:"),
    "with one before a semicolon": ("扎实备；去报甲事。", "measure", "described:"),
    "with one two clauses before": ("扎实备，再看，去报甲事。", "measure", "described:"),
    "with an act": ("印发甲事。", "measure", "verb:印发"),
    "in the duty's words alone": ("甲事。", "assertion", "no_act:"),
    "in one word more": ("报甲事。", "assertion", "no_act:"),
    "promised": ("将去报甲事。", "assertion", "promise:将"),
    "lacking": ("尚未去报甲事。", "assertion", "lack:尚未"),
}


@pytest.mark.parametrize("name", DESCRIBED)
def test_a_deed_told_in_no_general_words_is_a_measure(six: Catalogue, name: str) -> None:
    text, strength, reason = DESCRIBED[name]
    catalogue = with_words(six, general="扎实", general_not="扎实性", asserting="云云")
    assert [(grade, why) for grade, _, why in told(catalogue, text, "LEAD_001")] == [(strength, reason)]


@pytest.mark.parametrize(
    ("text", "strength"), [("扎实印发乙事，去报办法。", "measure"), ("扎实备乙事，去报办法。", "assertion")]
)
def test_general_words_of_an_act_before_leave_it_a_deed(six: Catalogue, text: str, strength: str) -> None:
    catalogue = with_words(six, general="扎实", asserting="云云")
    assert [grade for grade, _, _ in told(catalogue, text, "LEAD_002")] == [strength]


def test_such_a_deed_adds_nothing_before_chapter_one_nor_beside_a_result(six: Catalogue) -> None:
    catalogue = with_words(six, asserting="云云")
    work = "\n一、主要举措和成效\n"
    assert not told(catalogue, f"去报甲事。{work}别的事。", "LEAD_001", "")
    assert [grade for grade, _, _ in told(catalogue, f"印发甲事。{work}别的事。", "LEAD_001", "")] == ["measure"]
    assert [grade for grade, _, _ in told(catalogue, "办理甲事28件。去报甲事。", "LEAD_001")] == ["result"]
    assert [grade for grade, _, _ in told(catalogue, "办理甲事28件。印发甲事。", "LEAD_001")] == ["result", "measure"]


MENTIONS = {
    "a slogan": ("高度重视甲事。", "mention_only", "高度重视"),
    "an evaluation": ("甲事大幅提升。", "mention_only", "大幅提升"),
    "a ground": ("遵照甲事要求。", "mention_only", "遵照甲事要求"),
    "a title": ("学习《甲事办法》。", "in_title", "《甲事办法》"),
    "two titles": ("学习《甲事书》和《某文件》。", "in_title", "《甲事书》"),
    "a heading": ("（一）甲事\n别的事。", "heading", ""),
}


@pytest.mark.parametrize("name", MENTIONS)
def test_what_only_names_the_duty_is_a_mention(six: Catalogue, name: str) -> None:
    text, shortfall, words = MENTIONS[name]
    catalogue = with_words(six, evaluation_how="大幅", ground="遵照", ground_tail="要求")
    item = found(catalogue, text)["LEAD_001"]
    assert [(near.shortfall.value, near.words) for near in item.near] == [(shortfall, words)]
    assert not item.evidence


@pytest.mark.parametrize(
    ("text", "strengths"),
    [
        ("严格遵守《甲事办法》。", ["assertion"]),
        ("遵守《甲事办法》精神。", []),
        ("遵守规定并学习《甲事办法》。", []),
        ("颁行《甲事办法》。", ["result"]),
    ],
)
def test_a_document_observed_is_an_assertion(six: Catalogue, text: str, strengths: list[str]) -> None:
    catalogue = with_words(six, observed="遵守 颁行", issue="颁行")
    assert [grade for grade, _, _ in told(catalogue, text, "LEAD_001")] == strengths


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("甲事历来是大事。", ["历来是"]),
        ("甲事向来历来是大事。", ["向来历来是"]),
        ("甲事一一向来历来是大事。", []),
        ("甲事若历来是非多。", []),
        ("印发甲事历来是大事。", []),
        ("甲事历来是28件。", []),
    ],
)
def test_what_a_matter_is_said_to_be_is_a_mention(six: Catalogue, text: str, mention: list[str]) -> None:
    catalogue = with_words(six, equated="历来是", equated_not="历来是非")
    assert [near.words for near in found(catalogue, text)["LEAD_001"].near] == mention


def test_an_act_makes_more_of_a_slogan(six: Catalogue) -> None:
    assert told(six, "高度重视甲事，印发甲事文件。", "LEAD_001")[-1][0] == "measure"
    assert told(six, "高度重视并印发甲事文件。", "LEAD_001")[0][0] == "measure"


BESIDE = {
    "the figure before": ("备下28件，都报甲事。", "result", "备下28件，都报甲事", "figure_beside:28件"),
    "two clauses before": ("备下28件，再看，都报甲事。", "result", "备下28件，再看，都报甲事", "figure_beside:28件"),
    "three clauses before": ("备下28件，再看，再看，都报甲事。", "assertion", "都报甲事", "no_act:"),
    "before a clause that does not go on": ("备下28件，报甲事。", "assertion", "报甲事", "no_act:"),
    "of two figures before the last": (
        "备下3件28件，都报甲事。",
        "result",
        "备下3件28件，都报甲事",
        "figure_beside:28件",
    ),
    "nothing behind a clause that opens": ("一一看，就甲事。", "assertion", "就甲事", "no_act:"),
    "no act behind a clause that opens": ("印发某文；就甲事，再看。", "assertion", "就甲事", "no_act:"),
    "an act behind a clause that opens behind another": (
        "先看，就甲事，再印发。",
        "measure",
        "就甲事，再印发",
        "act_beside:印发",
    ),
    "before one that goes on behind the duty": ("备下28件，报甲事都好。", "assertion", "报甲事都好", "no_act:"),
    "before a general clause": ("备下28件，都抓好甲事。", "assertion", "都抓好甲事", "no_act:"),
    "before a stop": ("备下28件；都报甲事。", "assertion", "都报甲事", "no_act:"),
    "that of another duty": ("备下丙事28件，都报甲事。", "assertion", "都报甲事", "no_act:"),
    "of another unit": ("备下28份，都报甲事。", "assertion", "都报甲事", "no_act:"),
    "the act before": ("印发某文，都报甲事。", "measure", "印发某文，都报甲事", "act_beside:印发"),
    "the act behind a clause that opens it": ("就甲事，再印发。", "measure", "就甲事，再印发", "act_beside:印发"),
    "the act behind a clause that does not": ("报甲事，再印发。", "assertion", "报甲事", "no_act:"),
    "an act of another duty behind": ("就甲事，印发丙事。", "assertion", "就甲事", "no_act:"),
    "its own act first": ("开展别的培训，都印发甲事。", "measure", "都印发甲事", "verb:印发"),
}


@pytest.mark.parametrize("name", BESIDE)
def test_a_clause_shares_what_its_neighbours_show(six: Catalogue, name: str) -> None:
    text, strength, quote, reason = BESIDE[name]
    catalogue = with_words(six, goes_on="都", opens="就", general="抓好")
    assert told(catalogue, text, "LEAD_001") == [(strength, quote, reason)]


def test_what_is_said_of_all_goes_on_with_what_was_counted(six: Catalogue) -> None:
    catalogue = with_words(six, goes_on="都", each="全数")
    text = "备下28件，全数报甲事"
    assert told(catalogue, f"{text}。", "LEAD_001") == [("result", text, "figure_beside:28件")]
    assert told(catalogue, "备下28件，报甲事全数。", "LEAD_001") == [("assertion", "报甲事全数", "no_act:")]


COUNTS_AGAIN = {
    "it sums up with a word of the duty": ("甲事报文件，共收丙事文件28件。", "result"),
    "behind a clause of no duty": ("甲事报文件，一一看，共收丙事文件28件。", "result"),
    "it begins with a word of the duty": ("甲事报文件，文件备丙事28件。", "result"),
    "behind another clause of another duty": ("甲事报文件，抓好丙事，共收文件28件。", "result"),
    "behind one, without a word of the duty": ("甲事报文件，抓好丙事，共收某物28件。", "assertion"),
    "it sums up without": ("甲事报文件，共收丙事28件。", "assertion"),
    "it neither sums up nor begins so": ("甲事报文件，另收丙事文件28件。", "assertion"),
    "it counts two things": ("甲事报文件，共收丙事文件28件、某事30件。", "assertion"),
    "it counts by another unit": ("甲事报文件，共收丙事文件28份。", "assertion"),
}


@pytest.mark.parametrize("name", COUNTS_AGAIN)
def test_a_clause_of_another_duty_may_count_it(six: Catalogue, name: str) -> None:
    text, strength = COUNTS_AGAIN[name]
    assert [grade for grade, _, _ in told(six, text, "LEAD_001")] == [strength]


def test_words_that_are_said_of_all_duties_make_it_count_none(six: Catalogue) -> None:
    text, _ = COUNTS_AGAIN["it sums up with a word of the duty"]
    assert [grade for grade, _, _ in told(with_words(six, said_of_all="文件"), text, "LEAD_001")] == ["assertion"]


HOW = {
    "the act behind, with a word of the duty": ("开展乙事，出台乙事册。", "measure", "开展乙事，出台乙事册"),
    "one without": ("开展乙事，出台某册。", "assertion", "开展乙事"),
    "one with a single character of it": ("开展乙事，出台某事册。", "assertion", "开展乙事"),
    "one two clauses behind": ("开展乙事，再看，出台乙事册。", "assertion", "开展乙事"),
    "one behind a general clause": ("抓好开展乙事，出台乙事册。", "assertion", "抓好开展乙事"),
    "an effect": ("开展乙事，形成了乙事册。", "assertion", "开展乙事"),
}


@pytest.mark.parametrize("name", HOW)
def test_the_clause_behind_tells_how_it_was_done(six: Catalogue, name: str) -> None:
    text, strength, quote = HOW[name]
    catalogue = with_words(six, act="出台 形成了", effected="形成", general="抓好")
    assert [(grade, said) for grade, said, _ in told(catalogue, text, "LEAD_002")] == [(strength, quote)]


def test_the_distance_of_a_neighbour_is_told(six: Catalogue) -> None:
    (item,) = found(with_words(six, goes_on="都"), "备下28件，再看，都报甲事。")["LEAD_001"].evidence
    assert item.reasons[0] == Reason(ReasonKind.FIGURE_BESIDE, "28件", -2)
    assert reasons(item.reasons, "zh") == "相邻分句的数字“28件”（前第2句）"
    assert reasons(item.reasons, "en") == "a figure of the neighbouring clause “28件” (2 before)"
    behind = (Reason(ReasonKind.ACT_BESIDE, "印发", 1),)
    assert reasons(behind, "zh") == "相邻分句的行为“印发”（后第1句）"
    assert reasons(behind, "en") == "an act of the neighbouring clause “印发” (1 behind)"


SPANNING = {
    "in a clause that holds words of the match": ("乙事28件，都看，印办法。", "result"),
    "in one between": ("乙事，看28件，印办法。", "assertion"),
    "before a general clause": ("乙事28件，都看，抓好办法。", "assertion"),
    "before a clause that ends in a general word": ("乙事28件，都看，办法逐一抓好。", "result"),
}


@pytest.mark.parametrize("name", SPANNING)
def test_of_a_match_over_several_clauses_the_figure_stands_by_its_words(six: Catalogue, name: str) -> None:
    text, strength = SPANNING[name]
    duty = six.obligation("LEAD_002")
    assert duty
    counted = replace(duty, evidence=replace(duty.evidence, figures=("件",)))
    catalogue = with_words(replace(six, obligations=(counted,)), general="抓好")
    assert [grade for grade, _, _ in told(catalogue, text, "LEAD_002")] == [strength]


QUOTES = {
    "with the figure behind": ("抓好甲事，共28件，一一办。", "抓好甲事，共28件"),
    "with both figures behind": ("抓好甲事，共28件，另30件，一一办。", "抓好甲事，共28件，另30件"),
    "no farther than its figures": ("抓好甲事28件，一一办，共30件。", "抓好甲事28件"),
    "with the act behind": ("就甲事，一一看，印发某文。", "就甲事，一一看，印发某文"),
    "without what is behind": ("抓好甲事，一一办。", "抓好甲事"),
}


@pytest.mark.parametrize("name", QUOTES)
def test_evidence_is_quoted_with_the_clauses_that_grade_it(six: Catalogue, name: str) -> None:
    text, quote = QUOTES[name]
    assert [words for _, words, _ in told(with_words(six, opens="就"), text, "LEAD_001")] == [quote]


def counting_by(catalogue: Catalogue, unit: str) -> Catalogue:
    """The same catalogue, its duties counting by that unit."""
    duties = (replace(duty, evidence=replace(duty.evidence, figures=(unit,))) for duty in catalogue.obligations)
    return replace(catalogue, obligations=tuple(duties))


SUMMED = {
    "of the duty's own": ("印发云、雨等7个甲事。", "figure:7个"),
    "of something else": ("印发云、雨等7个制度和甲事。", "verb:印发"),
    "in a single numeral": ("印发云、雨等七个甲事。", "verb:印发"),
    "in the clause behind": ("印发甲事，共看云、雨等7个甲。", "verb:印发"),
}


@pytest.mark.parametrize("name", SUMMED)
def test_what_sums_up_a_list_counts_what_it_sums_up(six: Catalogue, name: str) -> None:
    text, reason = SUMMED[name]
    (item, *_) = told(counting_by(six, "个"), text, "LEAD_001")
    assert item[2] == reason


MEETINGS = {
    "in the clause before": ("召集例会6次，商议甲事。", "figure_beside:6次"),
    "the other way round": ("召集6次例会，商议甲事。", "figure_beside:6次"),
    "of the last number of meetings": ("分3次召集例会6次，商议甲事。", "figure_beside:6次"),
    "of no meetings": ("召集云云6次，商议甲事。", "no_act:"),
    "with more behind them": ("召集例会6次之多，商议甲事。", "no_act:"),
    "of what meetings do not do": ("召集例会6次，抓好甲事。", "no_act:"),
    "two clauses before": ("召集例会6次，云云，商议甲事。", "no_act:"),
    "behind a semicolon": ("召集例会6次；商议甲事。", "no_act:"),
    "at the beginning": ("商议甲事。", "no_act:"),
}


@pytest.mark.parametrize("name", MEETINGS)
def test_what_meetings_took_up_was_taken_up_so_often(six: Catalogue, name: str) -> None:
    text, reason = MEETINGS[name]
    words = with_words(six, meeting="例会", taken_up="商议")
    (item,) = told(counting_by(words, "次"), text, "LEAD_001")
    assert item[2] == reason
    assert (item[1] == text.rstrip("。")) is (reason != "no_act:" or text == "商议甲事。")


ISSUED = {
    "a document issued": ("印发《某文》抓好甲事。", ("result", "document:印发")),
    "a document issued with a word behind the verb": ("印发实施《某文》抓好甲事。", ("result", "document:印发实施")),
    "one issued anew": ("新印发《某文》抓好甲事。", ("assertion", "no_act:")),
    "one that is described": ("印发的《某文》抓好甲事。", ("assertion", "no_act:")),
    "one that is studied": ("印发学习《某文》抓好甲事。", ("assertion", "no_act:")),
    "one far behind the verb": (f"印发{'某' * 10}《某文》抓好甲事。", ("result", f"document:印发{'某' * 10}")),
    "one too far behind it": (f"印发{'某' * 11}《某文》抓好甲事。", ("assertion", "no_act:")),
    "a second document issued": ("依照《某文》印发《另文》抓好甲事。", ("result", "document:印发")),
    "one in another clause": ("印发《某文》，抓好甲事。", ("assertion", "no_act:")),
}


@pytest.mark.parametrize("name", ISSUED)
def test_a_document_issued_is_a_result(six: Catalogue, name: str) -> None:
    text, expected = ISSUED[name]
    words = with_words(six, issue="印发", studied="学习", act="云云")
    assert [(grade, why) for grade, _, why in told(words, text, "LEAD_001")] == [expected]
