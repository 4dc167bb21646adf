"""The language of evidence rules: a pattern comes apart as it was written, and what is wrong with one is told."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.one_report import evidence
from engine.test_matcher import duty as made
from fazhi.model.evidence import Source
from fazhi.model.learned import Learned, Learnt
from fazhi.model.obligation import Catalogue, Obligation
from fazhi.patterns.mistakes import check_patterns
from fazhi.patterns.syntax import Segment, concepts, first, parse, segments, spell_out, without_concepts
from fazhi.patterns.words import Line, in_words, learned_line, rule_line, rule_lines
from fazhi.patterns.words import written as as_written
from fazhi.yamlfile import Line as Written
from fazhi.yamlfile import Problems

LEXICON = {"deed": ("办理", "承办"), "both": ("办理", "受理"), "body": ("委员会", "小组")}
HERE, LATER = False, True


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("甲", [("甲", HERE)]),
        ("甲…乙", [("甲", HERE), ("乙", HERE)]),
        ("甲……乙", [("甲", HERE), ("乙", LATER)]),
        ("甲…乙……丙…丁", [("甲", HERE), ("乙", HERE), ("丙", LATER), ("丁", HERE)]),
        ("甲&乙&{body}", [("甲", HERE), ("乙", HERE, True), ("{body}", HERE, True)]),
        ("{deed}…{body}长", [("{deed}", HERE), ("{body}长", HERE)]),
    ],
)
def test_a_pattern_comes_apart_at_its_joints(pattern: str, found: list[tuple[str, bool, bool]]) -> None:
    assert parse(pattern) == tuple(Segment(*each) for each in found)


@pytest.mark.parametrize(
    ("segment", "words"),
    [
        ("甲", ("甲",)),
        ("{deed}甲", ("办理甲", "承办甲")),
        ("{deed}{body}", ("办理委员会", "办理小组", "承办委员会", "承办小组")),
    ],
)
def test_a_segment_stands_for_its_words(segment: str, words: tuple[str, ...]) -> None:
    assert spell_out(segment, LEXICON) == words


@pytest.mark.parametrize("name", ["Deed", "9a", "_a", "a-b", "a b", "事", ""])
def test_what_is_no_concepts_name_is_none_to_anybody(name: str) -> None:
    text = f"{{{name}}}甲"
    problems = Problems("file")
    check_patterns([Written(text, plain=True, line=3)], [], [], LEXICON, problems)
    assert concepts(text) == []
    assert without_concepts(text) == text
    assert spell_out(text, LEXICON) == (text,)
    assert any("{name}" in item.en and item.line == 3 for item in problems.mistakes)


@pytest.mark.parametrize(
    ("speaking", "excluding", "zh", "en"),
    [
        pytest.param("…甲", "", "两边都要有词", "both sides", id="nothing before a joint"),
        pytest.param("甲…", "", "两边都要有词", "both sides", id="nothing behind a joint"),
        pytest.param("甲………乙", "", "两边都要有词", "both sides", id="nothing between two joints"),
        pytest.param("{dead}甲", "", "是否想写 deed", "did you mean deed", id="an unknown concept"),
        pytest.param("{deed甲", "", "花括号", "braces", id="a brace left open"),
        pytest.param("甲，乙", "", "永远不会匹配", "can never match", id="what ends a clause"),
        pytest.param("甲A", "", "永远不会匹配", "can never match", id="a letter that is folded away"),
        pytest.param("大甲…乙", "甲", "not 已把", "rules out", id="the excluded word in its clause"),
        pytest.param("{deed}甲", "承", "", "", id="a word of some terms of a concept excluded"),
        pytest.param("{both}甲", "理", "not 已把", "rules out", id="a word of every term excluded"),
        pytest.param("{deed}甲", "甲", "not 已把", "rules out", id="what stands beside a concept excluded"),
        pytest.param("{deed}甲", "{deed}", "not 已把", "rules out", id="its concept excluded"),
        pytest.param("{deed}甲", "{body}", "", "", id="another concept excluded"),
        pytest.param("乙……甲", "甲", "", "", id="the excluded word in a later clause"),
        pytest.param("甲&", "", "两边都要有词", "both sides", id="nothing behind &"),
        pytest.param("甲&乙…丙", "", "请只用一种", "use one of them", id="two sorts of joints"),
        pytest.param("大甲&乙", "甲", "not 已把", "rules out", id="the excluded word in a clause without an order"),
        pytest.param("甲…乙", "", "", "", id="nothing wrong"),
        pytest.param("甲&乙", "", "", "", id="nothing wrong in either order"),
    ],
)
def test_what_is_wrong_with_a_pattern_is_told_with_what_to_do(speaking: str, excluding: str, zh: str, en: str) -> None:
    problems = Problems("file")
    barred = [Written(excluding, plain=True, line=2)] if excluding else []
    check_patterns([Written(speaking, plain=True, line=1)], barred, [], LEXICON, problems)
    if not zh:
        assert problems.mistakes == []
        return
    (told,) = problems.mistakes
    assert (told.line, zh in told.zh, en in told.en) == (1, True, True), told


words = st.text("甲乙丙", min_size=1, max_size=3)
texts = st.one_of(words, st.sampled_from(["{deed}", "{body}"]), st.builds("{{deed}}{}".format, words))
written = st.builds(
    lambda head, rest: head + "".join(joint + text for joint, text in rest),
    texts,
    st.lists(st.tuples(st.sampled_from(["…", "……"]), texts), max_size=3),
)
either_way = st.lists(texts, min_size=1, max_size=3).map("&".join)


@settings(deadline=None)
@given(written)
def test_what_a_pattern_comes_apart_into_is_what_was_written(pattern: str) -> None:
    found = parse(pattern)
    joined = found[0].text + "".join(("……" if each.crosses else "…") + each.text for each in found[1:])
    assert joined == pattern


@settings(deadline=None)
@given(st.lists(st.one_of(written, either_way), min_size=1))
def test_the_quick_ways_find_what_taking_apart_finds(patterns: list[str]) -> None:
    taken = [parse(pattern) for pattern in patterns]
    assert [first(pattern) for pattern in patterns] == [found[0].text for found in taken]
    assert sorted(segments(patterns)) == sorted({each.text for found in taken for each in found})


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_rule_as_written_has_every_pattern_as_it_reads_back(six: Catalogue, language: str) -> None:
    for duty in six.obligations:
        lines = list(rule_lines(duty, six.lexicon, language, written=True))
        shown = [parse(item) for line in lines if line.kind is Line.WRITTEN for item in line.items]
        assert shown == [parse(pattern) for pattern in _patterns(duty)]
        heads = {line.head for line in lines if line.kind is Line.CONCEPT}
        assert heads == {f"{{{name}}}" for pattern in _patterns(duty) for name in concepts(pattern)}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_rule_in_words_tells_every_word_and_no_syntax(six: Catalogue, language: str) -> None:
    for duty in six.obligations:
        told = "".join(item for line in rule_lines(duty, six.lexicon, language) for item in line.items)
        assert not re.search("[…{}]", told)
        words = [each.text for pattern in _patterns(duty) for each in parse(pattern) if not concepts(each.text)]
        assert [word for word in words if word not in told] == []


@pytest.mark.parametrize("written", [False, True])
def test_a_rule_tells_only_of_what_it_has(six: Catalogue, written: bool) -> None:
    for duty in six.obligations:
        assert all(line.items for line in rule_lines(duty, six.lexicon, "zh", written=written))
    section = six.obligation("REPORT_001")
    assert section is not None
    heads = [line.head for line in rule_lines(section, six.lexicon, "zh", written=written)]
    assert heads == ["整个部分即为佐证", "只看这些部分", "强度至少应达到"]


@pytest.mark.parametrize(
    ("many", "zh", "en"),
    [
        pytest.param(24, "“甲23”", ", “甲23”", id="as many as are told"),
        pytest.param(25, "“甲23”等 25 种说法", ", “甲23” and others, 25 in all", id="one more"),
    ],
)
def test_of_what_may_follow_one_word_two_dozen_are_told(six: Catalogue, many: int, zh: str, en: str) -> None:
    own = made(six, "A", about=[f"乙…甲{number}" for number in range(many)])
    for language, end in (("zh", zh), ("en", en)):
        (line,) = [line for line in rule_lines(own, {}, language) if line.kind is Line.PHRASES]
        assert [item[-len(end) :] for item in line.items] == [end]


def test_a_pattern_in_words_says_what_follows_what() -> None:
    lexicon = {"do": ("办理", "承办"), "many": ("甲", "乙", "丙", "丁")}
    assert in_words("{do}…建议……件", lexicon, "zh") == "“办理/承办”，其后有“建议”，同一句内其后有“件”"
    assert in_words("{many}事", lexicon, "zh") == "“甲事/乙事/丙事”等 4 种说法"
    assert in_words("建议", lexicon, "en") == "“建议”"


@pytest.mark.parametrize(
    ("shown", "zh", "en"),
    [
        pytest.param(1, "印发 等 3 个", "印发 and 2 more", id="fewer than there are"),
        pytest.param(3, "印发、制定、出台", "印发、制定、出台", id="as many"),
        pytest.param(4, "印发、制定、出台", "印发、制定、出台", id="more"),
    ],
)
def test_so_many_terms_of_a_concept_are_spelt_out_and_the_others_counted(
    six: Catalogue, shown: int, zh: str, en: str
) -> None:
    duty = six.obligation("LEAD_002")
    assert duty is not None
    lexicon = {"deed": ("印发", "制定", "出台")}
    for language, said in (("zh", zh), ("en", en)):
        lines = rule_lines(duty, lexicon, language, written=True, shown=shown)
        assert [line.items for line in lines if line.kind is Line.CONCEPT] == [(said,)]


@pytest.mark.parametrize(
    ("rule", "line", "place"),
    [
        pytest.param("乙事……办法", 0, "obligations/lead.yaml:26", id="looked up where no line was stored"),
        pytest.param("乙事……办法", 3, "obligations/lead.yaml:3", id="the line that is known"),
        pytest.param("往年的说法", 0, "obligations/lead.yaml", id="a pattern that the rule has no longer"),
        pytest.param("往年的说法", 3, "obligations/lead.yaml:3", id="one whose line is known"),
    ],
)
def test_a_pattern_is_told_with_the_place_where_it_is_written(six: Catalogue, rule: str, line: int, place: str) -> None:
    duty = six.obligation("LEAD_002")
    assert duty is not None
    assert rule_line(duty, rule, line) == f"{rule}（{place}）"
    assert rule_line(duty, rule, line, "en") == f"{rule} ({place})"


def test_words_learned_are_told_with_their_file_and_with_the_line_where_it_is_known(six: Catalogue) -> None:
    duty = six.obligation("LEAD_001")
    assert duty is not None
    found = replace(evidence(0), rule="村口、谈心", source=Source.LEARNED)
    assert as_written(duty, replace(found, line=0), "en") == "村口、谈心 (learned.yaml)"
    assert as_written(duty, replace(found, line=3), "en") == "村口、谈心 (learned.yaml:3)"


def _patterns(duty: Obligation) -> list[str]:
    rule = duty.evidence
    if rule.section is not None:
        return []
    roles = (
        *(rule.about, rule.subject, rule.act, rule.shows),
        *(rule.measures, rule.results, rule.topic, rule.on_topic, rule.excluding),
    )
    return [pattern.text for role in roles for pattern in role] + list(rule.figures)


FIRST = "规则没有认出已做时，再看例句学得的字词，分数大的有"
EVERY = "例句学得的字词和分数，起点 -4.5"
LEARNED = {
    "none at all": (None, "LEAD_001", 2, []),
    "none of this duty": ({"村口": 3.0}, "LEAD_002", 2, []),
    "the first of those for it": ({"足球": -5.0, "村口": 3.0, "谈心": 2.25, "老人": 1.0}, "LEAD_001", 2,
        [(Line.WRITTEN, FIRST, ("村口 +3", "谈心 +2.25"))]),
    "none that counts for it": ({"足球": -5.0, "村口": 0.0}, "LEAD_001", 2, [(Line.WRITTEN, FIRST, ())]),
    "all of them": ({"足球": -5.0, "村口": 3.0, "老人": 0.0}, "LEAD_001", None,
        [(Line.WRITTEN, EVERY, ("足球 -5", "村口 +3", "老人 +0"))]),
}  # fmt: skip


@pytest.mark.parametrize("name", LEARNED)
def test_words_learned_of_a_duty_are_told_with_what_they_count(six: Catalogue, name: str) -> None:
    words, id, most, lines = LEARNED[name]
    duty = six.obligation(id)
    assert duty is not None
    learned = None if words is None else Learned("learned.yaml", 0.9, {"LEAD_001": Learnt(3, -4.5, words)})
    assert list(learned_line(learned, duty, "zh", most)) == lines
