"""The sentences closest to a duty in wording: found by words that are rare, told with them, and never evidence."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi.audit import audit
from fazhi.evidence import Searcher, compile_rules
from fazhi.model.audit import Conclusion
from fazhi.model.evidence import Found, NearMiss, Shortfall
from fazhi.model.obligation import Catalogue, Obligation, Pattern
from fazhi.model.report import Part, Report
from fazhi.reading import read_text

WORDINGS = {
    "LEAD_001": ("年度工作计划", "制定本年度的工作计划并分解任务。", ("工作计划印发", "计划…分解")),
    "LEAD_002": ("述职述法", "负责人年终述职时一并述法。", ("述法报告", "年终述法")),
    "RULES_001": ("文件备案审查", "文件公布后报上级备案。", ("报送备案", "备案审查率")),
    "RULES_002": ("文件清理", "定期清理文件并公布结果。", ("清理文件", "文件清理结果")),
    "SUPERVISE_001": ("行政应诉", "依法应诉并履行生效裁判。", ("出庭应诉", "应诉案件")),
}
"""Title, requirement and patterns of five of the six duties; the sixth is to have a part."""
HEAD = "甲县2022年度法治政府建设情况报告\n一、主要举措和成效\n"
NOTHING = Found()
OTHER = "本县山清水秀，四季如春。"
"""A sentence that shares no word with any duty."""


@pytest.fixture(scope="module")
def worded(six: Catalogue) -> Catalogue:
    """The six duties with wordings one can tell apart."""
    return replace(six, obligations=tuple(map(_worded, six.obligations)))


@pytest.fixture(scope="module")
def searcher(worded: Catalogue) -> Searcher:
    return compile_rules(worded)


def _worded(duty: Obligation) -> Obligation:
    if duty.id not in WORDINGS:
        return duty
    title, requirement, patterns = WORDINGS[duty.id]
    about = tuple(Pattern(text, 1) for text in patterns)
    rule = replace(duty.evidence, about=about, excluding=(), measures=(), results=(), topic=(), on_topic=())
    return replace(duty, title=title, requirement=requirement, remedy="写明情况。", evidence=rule)


def report(*sentences: str, head: str = HEAD) -> Report:
    return read_text(head + "\n".join(sentences), name="case.txt", unit_kind="county", year=2022)


def closest(searcher: Searcher, of: Report, *ids: str, found: Found = NOTHING) -> dict[str, Sequence[NearMiss]]:
    duties = [item for item in searcher.catalogue.obligations if item.id in (ids or WORDINGS)]
    return dict(searcher.closest(of, [(duty, found) for duty in duties]))


def quoted(of: Report, near: Sequence[NearMiss]) -> list[str]:
    return [of.text[item.start : item.end] for item in near]


@pytest.mark.parametrize(
    ("duty", "sentence", "shared"),
    [
        pytest.param("LEAD_001", "把全年任务写进年度计划，逐项分解。", ("年度", "计划", "分解"), id="title"),
        pytest.param("LEAD_002", "书记年终向全会述职，也谈学法。", ("年终", "述职"), id="requirement"),
        pytest.param("RULES_001", "三件公文送市里备案，审查都通过。", ("备案", "审查"), id="pattern"),
        pytest.param("SUPERVISE_001", "镇长坐上被告席出庭，案件都已了结。", ("出庭", "案件"), id="patterns alone"),
    ],
)
def test_the_sentence_that_shares_rare_words_is_closest(
    searcher: Searcher, duty: str, sentence: str, shared: tuple[str, ...]
) -> None:
    text = report(OTHER, "全县一年来工作扎实。", sentence, "又谋划工作若干。")
    near = closest(searcher, text, duty)[duty]
    assert quoted(text, near)[0] == sentence
    assert set(shared) <= set(near[0].words.split("、"))
    assert near[0].shortfall.by_wording


def test_one_that_shares_much_is_alike_and_one_that_shares_little_is_faint(searcher: Searcher) -> None:
    much = report("文件公布后都报送备案，备案审查无一退回。")
    assert closest(searcher, much, "RULES_001")["RULES_001"][0].shortfall is Shortfall.ALIKE
    for little in (report("新馆落成后公布开放时间。"), report("备案一次。")):
        assert [item.shortfall for item in closest(searcher, little, "RULES_001")["RULES_001"]] == [Shortfall.FAINT]


def test_nothing_is_given_where_no_sentence_shares_a_word(searcher: Searcher) -> None:
    assert set(closest(searcher, report(OTHER)).values()) == {()}


def test_at_most_two_are_given_and_the_second_only_if_it_shares_half_as_much(searcher: Searcher) -> None:
    best, second, third = (
        f"文件备案审查率又高，报送备案及时，公布后报上级{more}。" for more in ("", "机关", "机关和有关单位")
    )
    text = report(best, second, third)
    assert quoted(text, closest(searcher, text, "RULES_001")["RULES_001"]) == [best, second]
    text = report(best, "新馆审查开放时间。")
    assert quoted(text, closest(searcher, text, "RULES_001")["RULES_001"]) == [best]


def test_what_was_found_already_is_not_given_again(searcher: Searcher) -> None:
    text = report("文件备案审查逐件过。", "文件备案审查一份也不漏掉。")
    first = closest(searcher, text, "RULES_001")["RULES_001"][0]
    again = closest(searcher, text, "RULES_001", found=Found((), (first,)))["RULES_001"]
    assert quoted(text, again) == ["文件备案审查一份也不漏掉。"]


def test_a_long_sentence_is_cut_to_the_clauses_that_share(searcher: Searcher) -> None:
    around = "山路修到了家家户户门口，路灯亮到了村尾桥头"
    text = report(f"{around}，文件备案审查逐件过，{around}，{around}。")
    assert quoted(text, closest(searcher, text, "RULES_001")["RULES_001"]) == ["文件备案审查逐件过"]


def test_a_heading_lends_its_words_to_the_sentences_below(searcher: Searcher) -> None:
    text = report("（一）文件备案审查", "全年送出草案十九份。", "（二）修桥铺路", "全年修桥十九座。")
    assert quoted(text, closest(searcher, text, "RULES_001")["RULES_001"])[0] == "全年送出草案十九份。"


def test_a_word_is_not_told_with_a_particle_at_its_ends(worded: Catalogue) -> None:
    particles = {**worded.lexicon, "particle": ("的", "并")}
    duty = replace(worded.obligations[0], requirement="办好的备案并的审查。")
    catalogue = replace(worded, obligations=(duty, *worded.obligations[1:]), lexicon=particles)
    text = report("办好的备案并的审查。")
    near = closest(compile_rules(catalogue), text, duty.id)[duty.id]
    assert near[0].words
    assert not any(word[0] in "的并" or word[-1] in "的并" for word in near[0].words.split("、"))
    assert {(item.rule, item.line) for item in near} == {("", 0)}


TORN = {
    "across both edges": ("甲县举办法治讲座。", "依照办法办事。", ["办法"], ["举办", "法治"], ""),
    "across the end": ("客运系统接入平台。", "开放系统接口。", ["系统接口"], ["接入", "系统"], "系统"),
    "behind a number": ("评查62件案卷。", "逐件案卷评查。", ["件案卷"], ["案卷"], "案卷"),
    "across no edge": ("按期办理完毕。", "按期办理。", ["按期办理"], ["办理"], "按期办理"),
}


@pytest.mark.parametrize("name", TORN)
def test_half_a_word_at_the_edge_of_what_is_shared_is_not_told(worded: Catalogue, name: str) -> None:
    sentence, requirement, patterns, words, told = TORN[name]
    duty = worded.obligation("LEAD_001")
    rule = replace(duty.evidence, about=tuple(Pattern(text, 1) for text in patterns))
    asked = replace(duty, title="甲", requirement=requirement, evidence=rule)
    others = tuple(item for item in worded.obligations if item.id != "LEAD_001")
    lexicon = {**worded.lexicon, "words_of_two": tuple(words)}
    searching = compile_rules(replace(worded, obligations=(asked, *others), lexicon=lexicon))
    near = dict(searching.closest(report(sentence), [(asked, NOTHING)]))["LEAD_001"]
    assert [item.words for item in near] == [told]


@pytest.fixture(scope="module")
def heeding(worded: Catalogue) -> Searcher:
    """A searcher that knows what only announces, and how a glossary is headed."""
    words = {"announced": ("报告如下", "请予审议"), "glossary": ("名词",)}
    return compile_rules(replace(worded, lexicon={**worded.lexicon, **words}))


TITLE, CHAPTER = HEAD.split("\n")[:2]
FURNITURE = {
    "title": f"甲县2022年度文件报送备案和法治政府建设情况报告\n{CHAPTER}\n山清水秀。\n",
    "number": f"{TITLE}\n报送备案发〔2022〕3号\n{CHAPTER}\n山清水秀。\n",
    "address": f"{TITLE}\n县委文件报送备案办公室：\n{CHAPTER}\n山清水秀。\n",
    "salutation": f"{HEAD}文件报送备案的各位代表：\n山清水秀。\n",
    "announcing": f"{TITLE}\n现将文件报送备案情况报告如下。\n{CHAPTER}\n山清水秀。\n",
    "announcing in clauses": f"{HEAD}现在，将文件报送备案情况报告如下，请予审议。\n山清水秀。\n",
    "a line of the head": f"{TITLE}\n在全县文件报送备案会上\n{CHAPTER}\n山清水秀。\n",
    "signature": f"{HEAD}{'山清水秀。' * 9}\n特此报告。\n甲县文件局\n2022年12月31日\n",
    "copied to": f"{HEAD}山清水秀。\n甲县人民政府\n2022年12月31日\n抄送：县文件报送备案办公室。\n",
    "glossary": f"{HEAD}山清水秀。\n附件：名词解释\n1.备案：文件公布后报送备案。\n",
}


@pytest.mark.parametrize("text", FURNITURE.values(), ids=FURNITURE)
def test_what_only_opens_closes_signs_or_explains_a_report_comes_near_nothing(heeding: Searcher, text: str) -> None:
    of = read_text(text, name="case.txt", unit_kind="county", year=2022)
    near = closest(heeding, of, "RULES_001")["RULES_001"]
    assert quoted(of, near) == []
    assert heeding.search(of)["RULES_001"].near == ()


def test_what_a_sentence_says_besides_what_it_announces_is_still_looked_at(heeding: Searcher) -> None:
    said, besides = "全县四个乡镇一年来的文件公布以后都报送上级备案", "一件也没有退回来重新办理过"
    of = report(f"{said}，{besides}，现将有关文件备案审查情况报告如下。")
    assert quoted(of, closest(heeding, of, "RULES_001")["RULES_001"]) == [said]
    of = report(f"{besides}，现将有关文件备案审查情况报告如下。")
    assert quoted(of, closest(heeding, of, "RULES_001")["RULES_001"]) == []


def test_what_leads_in_and_says_something_is_still_looked_at(heeding: Searcher) -> None:
    lead = report("文件备案审查，一年来是这样做的：", "修桥一座。")
    assert quoted(lead, closest(heeding, lead, "RULES_001")["RULES_001"])[0].startswith("文件备案审查")


def test_only_gaps_get_them_and_no_conclusion_changes(worded: Catalogue, searcher: Searcher) -> None:
    text = report("印发工作计划印发通知3件。", "文件清理结果很好。", "三件公文送市里备案，审查都通过。")
    found = audit(worded, text, searcher=searcher)
    rules = searcher.search(text)
    for item in found.assessments:
        assert item.evidence == rules[item.obligation.id].evidence
        alike = [near for near in item.near if near.shortfall.by_wording]
        assert not alike or item.conclusion.gap
        assert item.near[: len(item.near) - len(alike)] == rules[item.obligation.id].near
    missing = found.assessment("RULES_001")
    assert missing.conclusion is Conclusion.MISSING
    assert quoted(text, missing.near) == ["三件公文送市里备案，审查都通过。"]
    assert not any(near.shortfall.by_wording for near in found.assessment("LEAD_001").near)


AROUND, ROAD = "山路修到了家家户户门口，路灯亮到了村尾桥头", "山路修到了家家户户门口"
CUTS = {
    "in the middle": (f"{AROUND}，文件备案审查逐件过，{AROUND}。", "文件备案审查逐件过"),
    "of two clauses the one that shares more": (f"{ROAD}，文件备案，审查逐件过，{AROUND}，{AROUND}。", "文件备案"),
    "two that share half only together": (
        f"{ROAD}，报送备案，{ROAD}，备案审查率高，文件公布后报上级，{AROUND}，{AROUND}。",
        "备案审查率高，文件公布后报上级",
    ),
    "the same, turned about": (
        f"{ROAD}，文件公布后报上级，备案审查率高，{ROAD}，报送备案，{AROUND}，{AROUND}。",
        "文件公布后报上级，备案审查率高",
    ),
    "at the end": (f"{AROUND}，{AROUND}，文件公布后，报上级备案。", "报上级备案。"),
    "two at the end that share half only together": (
        f"{ROAD}，报送备案，{AROUND}，{AROUND}，备案审查率高，文件公布后报上级。",
        "备案审查率高，文件公布后报上级。",
    ),
    "the same two at the end, turned about": (
        f"{ROAD}，报送备案，{AROUND}，{AROUND}，文件公布后报上级，备案审查率高。",
        "文件公布后报上级，备案审查率高。",
    ),
    "at the beginning": (f"报上级备案，文件公布后，{AROUND}，{AROUND}。", "报上级备案"),
    "of 45 characters nothing": (f"{AROUND}，文件备案审查逐件过，{'某' * 12}。", None),
    "of 46 characters": (f"{AROUND}，文件备案审查逐件过，{'某' * 13}。", "文件备案审查逐件过"),
}


@pytest.mark.parametrize("name", CUTS)
def test_of_a_long_sentence_the_clauses_are_given_that_share_most(searcher: Searcher, name: str) -> None:
    sentence, quote = CUTS[name]
    text = report(sentence)
    assert quoted(text, closest(searcher, text, "RULES_001")["RULES_001"]) == [quote or sentence]


SHARED_WORDS = {
    "one": ("报送备案及时。", "报送备案"),
    "three, in the order of the text": (
        "文件公布后报上级，备案审查率高，报送备案好。",
        "文件公布后报上级、备案审查率、报送备案",
    ),
    "of four those that count most": (
        "报送备案好，某审查多，文件公布后报上级，备案审查率高。",
        "报送备案、文件公布后报上级、备案审查率",
    ),
    "none that counts for little beside another": ("备案审查率，报送，上级，公布，文件。", "备案审查率"),
    "none that is part of another": ("备案审查率高，审查率高。", "备案审查率"),
    "up to where the wording breaks off": ("文件公布备案审查。", "文件公布、备案审查"),
}


@pytest.mark.parametrize("name", SHARED_WORDS)
def test_the_words_that_count_most_are_told(searcher: Searcher, name: str) -> None:
    sentence, words = SHARED_WORDS[name]
    (near,) = closest(searcher, report(sentence), "RULES_001")["RULES_001"]
    assert near.words == words


def test_a_word_that_too_many_sentences_hold_tells_none_apart(searcher: Searcher) -> None:
    marks = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰"
    few, many = (report(*(f"备案{mark}。" for mark in marks[:number])) for number in (24, 25))
    assert len(closest(searcher, few, "RULES_001")["RULES_001"]) == 1
    assert closest(searcher, many, "RULES_001")["RULES_001"] == ()


BEFORE = {
    "a shorter sentence": ("备案审查率高，全年路也修了桥也修了灯也亮了。", "备案审查率高。"),
    "a sentence of the work": ("备案审查某甲。", "备案审查某乙。"),
    "its own words before those of a heading": ("全年送出草案。", "备案审查一次。"),
    "more of the wording": ("备案一次。", "备案审查率高。"),
}


@pytest.mark.parametrize("name", BEFORE)
def test_of_two_sentences_the_closer_comes_first(searcher: Searcher, name: str) -> None:
    far, close = BEFORE[name]
    head = "（一）备案审查" if "heading" in name else "（一）修路"
    lines = [head, far, "（二）修桥" if "heading" in name else OTHER, close]
    if name == "a sentence of the work":
        lines = ["二、下一步工作安排", far, "三、主要举措和成效", close]
    text = report(*lines)
    assert quoted(text, closest(searcher, text, "RULES_001")["RULES_001"])[0] == close


WRITTEN = {
    "pattern": "东南西北春夏秋冬",
    "title": "甲乙丙丁戊己庚辛",
    "requirement": "金木水火土日月星",
    "remedy": "青黄赤白黑紫绿蓝",
    "terms": "马牛羊鸡犬豕虎兔",
}
"""The wording of a duty, by where it is written, what counts most first."""


@pytest.fixture(scope="module")
def written(six: Catalogue) -> Searcher:
    """The six duties, the first of them in these words."""
    first, *others = six.obligations
    rule = replace(first.evidence, section=None, about=(Pattern("东南西北春夏秋冬{animal}", 1),), parts=tuple(Part))
    duty = replace(
        first, title=WRITTEN["title"], requirement=WRITTEN["requirement"], remedy=WRITTEN["remedy"], evidence=rule
    )
    lexicon = {**six.lexicon, "animal": (WRITTEN["terms"],)}
    return compile_rules(replace(six, obligations=(duty, *others), lexicon=lexicon))


@pytest.mark.parametrize(("more", "less"), list(pairwise(WRITTEN)))
def test_what_is_written_in_one_place_counts_more_than_in_another(written: Searcher, more: str, less: str) -> None:
    first, id = f"{WRITTEN[more]}。", written.catalogue.obligations[0].id
    text = report(f"{WRITTEN[less]}。", first)
    assert quoted(text, closest(written, text, id)[id])[0] == first
    alone = report(f"{WRITTEN[less]}。")
    assert quoted(alone, closest(written, alone, id)[id]) == [f"{WRITTEN[less]}。"]


def test_a_second_one_must_share_half_as_much(written: Searcher) -> None:
    id = written.catalogue.obligations[0].id
    best = f"{WRITTEN['pattern']}，{WRITTEN['title']}，{WRITTEN['requirement']}，{WRITTEN['remedy']}。"
    text = report(best, "东南西北春夏。")
    assert quoted(text, closest(written, text, id)[id]) == [best]
    alone = report("东南西北春夏。")
    assert closest(written, alone, id)[id][0].shortfall is Shortfall.ALIKE


def test_only_the_two_headings_right_above_lend_their_words(searcher: Searcher) -> None:
    deep = report("（一）备案审查", "1.修路", "（1）修桥", "全年送出草案。")
    assert closest(searcher, deep, "RULES_001")["RULES_001"] == ()
    near = report("（一）备案审查", "1.修路", "全年送出草案。")
    assert quoted(near, closest(searcher, near, "RULES_001")["RULES_001"]) == ["全年送出草案。"]


def test_a_faint_one_is_given_only_where_nothing_was_found(searcher: Searcher) -> None:
    text = report("新馆落成后公布开放时间。")
    (faint,) = closest(searcher, text, "RULES_001")["RULES_001"]
    assert faint.shortfall is Shortfall.FAINT
    other = replace(faint, start=0, end=2)
    assert closest(searcher, text, "RULES_001", found=Found((), (other,)))["RULES_001"] == ()


def test_what_touches_what_was_found_is_given_still(searcher: Searcher) -> None:
    text = report("文件备案审查逐件过。", "文件备案审查一份也不漏掉。")
    first, second = (item.start for item in text.passages[-2:])
    (lead, _) = closest(searcher, text, "RULES_001")["RULES_001"]
    before = replace(lead, start=0, end=first)
    behind = replace(lead, start=second, end=len(text.text))
    given = closest(searcher, text, "RULES_001", found=Found((), (before, behind)))["RULES_001"]
    assert quoted(text, given) == ["文件备案审查逐件过。"]


PIECES = st.sampled_from(
    ["文件", "备案", "审查", "年度", "计划", "述法", "应诉", "清理", "公布", "案件", "山水", "桥", "全县", "的"]
)
SENTENCES = st.lists(st.lists(PIECES, min_size=1, max_size=8).map("".join).map("{}。".format), min_size=1, max_size=8)


@settings(deadline=None, max_examples=60)
@given(SENTENCES)
def test_it_is_the_same_on_every_run_and_in_any_order_of_duties(worded: Catalogue, sentences: list[str]) -> None:
    text = report(*sentences)
    turned = replace(worded, obligations=tuple(reversed(worded.obligations)))
    first, again, other = (closest(compile_rules(each), text) for each in (worded, worded, turned))
    assert first == again == other


@settings(deadline=None, max_examples=60)
@given(SENTENCES, st.data())
def test_an_unrelated_sentence_removes_none(searcher: Searcher, sentences: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(sentences)))
    before, after = report(*sentences), report(*sentences[:at], OTHER, *sentences[at:])
    for id, near in closest(searcher, before).items():
        now = closest(searcher, after, id)[id]
        assert quoted(after, now) == quoted(before, near)
        assert [item.words for item in now] == [item.words for item in near]


@settings(deadline=None, max_examples=60)
@given(SENTENCES)
def test_it_is_never_evidence_and_lies_in_the_text(worded: Catalogue, searcher: Searcher, sentences: list[str]) -> None:
    text = report(*sentences)
    found, rules = audit(worded, text, searcher=searcher), searcher.search(text)
    for item in found.assessments:
        assert item.evidence == rules[item.obligation.id].evidence
        for near in item.near:
            if near.shortfall.by_wording:
                assert 0 <= near.start < near.end <= len(text.text)
                assert near.words
                assert all(word in text.normal.text for word in near.words.split("、"))
