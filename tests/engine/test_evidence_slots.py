"""Slots: a deed meets its subject in either order, is lent one from before as a weaker reading, and never else."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from engine.test_matcher import clauses, duty
from fazhi.evidence import compile_rules
from fazhi.model.evidence import Evidence, Strength
from fazhi.model.obligation import Catalogue, Obligation
from fazhi.model.reason import ReasonKind
from fazhi.model.report import Part
from fazhi.output.words.why import reasons
from fazhi.patterns import Role, Scope, compile_matcher, fill, worth_asking
from fazhi.patterns.mistakes import Slots, check_slots
from fazhi.patterns.words import Line, rule_lines
from fazhi.reading import read_text
from fazhi.yamlfile import Line as Written
from fazhi.yamlfile import Problems

HEAD = "云州区人民政府2022年度法治政府建设情况报告\n一、主要举措和成效\n"
Told = tuple[Role, str]
Bounds = tuple[list[int], list[int]]
"""Where clauses begin and end."""


def filled(duties: Sequence[Obligation], text: str, bounds: Bounds | None = None) -> list[Told]:
    """What the slots of a sentence come to: role and pattern; a comma ends a clause where nothing else is said."""
    matcher = compile_matcher(duties, {"deed": ("办", "复")})
    hits = matcher.hits(text)
    scope = Scope(hits, *(bounds or clauses(text)))
    found = worth_asking(matcher.candidates(hits), lambda _: False)
    met = fill(matcher.met(found, scope)[0], scope)
    return [(match.use.role, match.use.pattern.text) for match in met]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("代表办", [(Role.ABOUT, "代表 + {deed}")], id="the subject before the deed"),
        pytest.param("复了代表", [(Role.ABOUT, "代表 + {deed}")], id="the subject behind it"),
        pytest.param("同代表谈", [(Role.ABOUT, "代表 + 同…谈")], id="the subject between its words"),
        pytest.param("代表入册", [(Role.MEASURE, "代表 + 入册")], id="what shows it makes a measure"),
        pytest.param("委员甲办代表", [(Role.ABOUT, "代表 + {deed}")], id="the nearer of two subjects"),
        pytest.param("人大代表办", [(Role.ABOUT, "代表 + {deed}")], id="the shorter of two as near"),
        pytest.param("会" + "代表" * 8 + "商办", [(Role.ABOUT, "会&商 + {deed}")], id="the nearest, though long begun"),
        pytest.param("委员，代表甲甲甲办", [(Role.ABOUT, "代表 + {deed}")], id="the one of its clause"),
        pytest.param("代表，办", [(Role.ACT, "代表 + {deed}")], id="a subject of the clause before"),
        pytest.param("代表，某，办", [], id="a subject two clauses before"),
        pytest.param("代表" + "某" * 29 + "，办", [(Role.ACT, "代表 + {deed}")], id="a subject at the reach before"),
        pytest.param("代表" + "某" * 30 + "，办", [], id="a subject too far before"),
        pytest.param("办，代表", [], id="a subject of the clause behind"),
        pytest.param("代表" + "某" * 60 + "办", [(Role.ABOUT, "代表 + {deed}")], id="at the reach of a clause"),
        pytest.param("代表" + "某" * 61 + "办", [], id="beyond it"),
        pytest.param("代表", [], id="a subject alone"),
        pytest.param("办", [], id="a deed alone"),
    ],
)
def test_a_deed_meets_its_subject(six: Catalogue, text: str, found: list[Told]) -> None:
    duties = [duty(six, "A", subject=["代表", "人大代表", "委员", "会&商"], act=["{deed}", "同…谈"], shows=["入册"])]
    assert [item for item in filled(duties, text) if " + " in item[1]] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("人大某办某建议", ["人大&建议 + {deed}"], id="the deed among the subject's words"),
        pytest.param("办件", [], id="words that both would need"),
        pytest.param("办件了", [], id="words that the subject ends with and the deed begins with"),
        pytest.param("件办复", [], id="words that the subject begins with and the deed ends with"),
    ],
)
def test_a_deed_and_its_subject_stand_among_each_other_and_share_nothing(
    six: Catalogue, text: str, found: list[str]
) -> None:
    duties = [duty(six, "A", subject=["人大&建议", "办件", "办复"], act=["{deed}", "件了", "件办"])]
    assert [pattern for _, pattern in filled(duties, text) if " + " in pattern] == found


def test_a_subject_does_not_fill_the_slot_of_another_duty(six: Catalogue) -> None:
    duties = [duty(six, "A", subject=["代表"], act=["办"]), duty(six, "B", subject=["委员"], act=["复"])]
    assert filled(duties, "代表复") == []


def test_a_subject_of_the_clause_before_may_stand_right_before_the_deed(six: Catalogue) -> None:
    duties = [duty(six, "A", subject=["代表"], act=["{deed}"])]
    assert (Role.ACT, "代表 + {deed}") in filled(duties, "代表办", ([0, 2], [2, 3]))


def test_words_that_speak_of_the_duty_are_a_subject_as_well(six: Catalogue) -> None:
    told = filled([duty(six, "A", about=["代表建议"], shows=["入册"])], "代表建议入册")
    assert told == [(Role.ABOUT, "代表建议"), (Role.MEASURE, "代表建议 + 入册")]


def test_a_subject_between_the_words_of_a_deed_is_met_beside_words_that_reach_further(six: Catalogue) -> None:
    told = filled([duty(six, "A", about=["代表&会"], subject=["代表"], shows=["同…谈"])], "同代表谈会")
    assert (Role.MEASURE, "代表 + 同…谈") in told


def search(six: Catalogue, text: str, other: str = "丙事", **rule: Sequence[str]) -> list[Evidence]:
    """The evidence for a duty with such a rule beside one about 丙事."""
    written = (duty(six, "LEAD_001", **rule), duty(six, "RULES_001", about=[other]))
    duties = tuple(replace(item, evidence=replace(item.evidence, parts=(Part.WORK,))) for item in written)
    catalogue = replace(six, obligations=duties)
    report = read_text(HEAD + text, name="case.txt", unit_kind="county", year=2022)
    return list(compile_rules(catalogue).search(report)["LEAD_001"].evidence)


def test_of_the_matches_in_one_clause_one_that_nothing_bars_is_told_though_another_is_stronger(six: Catalogue) -> None:
    rule = {"subject": ["代表"], "act": ["面复"], "shows": ["名册"], "excluding": ["股东名册"]}
    (item,) = search(six, "代表面复、股东名册、代表等。", **rule)
    assert item.rule == "代表 + 面复"


SLOTS: Mapping[str, Sequence[str]] = {"subject": ["代表"], "act": ["面复"], "shows": ["名册"]}


def test_the_head_of_a_sentence_lends_its_subject_and_the_distance_is_told(six: Catalogue) -> None:
    (item,) = search(six, "代表来访，当天接待，逐一面复。", **SLOTS, topic=["代表"])
    assert "同一句的前文说到“代表”；相隔 10 字" in reasons(item.reasons, "zh")
    assert "the sentence speaks before of “代表”; 10 characters away" in reasons(item.reasons, "en")


def test_the_clause_before_lends_its_subject_without_a_topic_too(six: Catalogue) -> None:
    (item,) = search(six, "代表来访，逐一面复。", **SLOTS)
    assert "同一句的前文说到“代表”；相隔 5 字" in reasons(item.reasons, "zh")
    assert item.terms == ("代表", "面复")


@pytest.mark.parametrize(
    ("text", "lent"),
    [
        pytest.param("代表来访，当天接待，逐一面复。", True, id="no other duty"),
        pytest.param("代表来访，丙事逐一面复。", False, id="another duty in its clause"),
        pytest.param("代表来访，丙事抓好，逐一面复。", True, id="another duty in the clause before"),
        pytest.param("代表来访，逐一面复，丙事抓好。", True, id="another duty in the clause behind"),
    ],
)
def test_what_tells_of_another_duty_is_lent_no_subject(six: Catalogue, text: str, lent: bool) -> None:
    assert bool(search(six, text, **SLOTS, topic=["代表"])) is lent


def test_what_one_clause_says_needs_no_lending(six: Catalogue) -> None:
    (item,) = search(six, "对代表逐一面复。", **SLOTS, topic=["代表"])
    assert not any(reason.kind in {ReasonKind.HEAD, ReasonKind.TOPIC, ReasonKind.DISTANCE} for reason in item.reasons)


def test_where_some_wordings_are_named_nothing_else_is_lent_a_subject(six: Catalogue) -> None:
    below = {**SLOTS, "topic": ["代表"], "on_topic": ["回访"]}
    assert [item.rule for item in search(six, "代表来过。先后面复。当天回访。", **below)] == ["回访"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("（一）代表。\n先后面复。", 1, id="a heading lends its subject"),
        pytest.param("代表来过。先后面复。", 1, id="the sentence before lends it"),
        pytest.param("代表来过，先后面复。", 1, id="the head of the sentence lends it"),
        pytest.param("先后面复。代表来过。", 0, id="the sentence behind does not"),
        pytest.param("代表来过。丙事先后面复。", 0, id="nothing is lent to another duty's clause"),
    ],
)
def test_a_topic_lends_the_subject_over_sentences(six: Catalogue, text: str, found: int) -> None:
    assert len(search(six, text, **SLOTS, topic=["代表"])) == found
    assert len(search(six, text, **SLOTS)) == (found if "，" in text else 0)  # the clause before lends its own subject


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("代表来过，先后面复。", ["代表 + 面复"], id="a comma between them"),
        pytest.param("代表来过；先后面复。", [], id="a semicolon"),
        pytest.param("代表的家来过，先后面复。", [], id="a subject that only describes"),
        pytest.param("代表来过丙事，先后面复。", [], id="another duty behind the subject"),
        pytest.param("代表来过，先后面复丙事。", [], id="another duty in the clause of the deed"),
        pytest.param("丙事代表来过，先后面复。", ["代表 + 面复"], id="another duty before the subject"),
        pytest.param("代表面复，先后面复。", ["代表 + 面复"], id="its duty is told of already"),
    ],
)
def test_a_clause_goes_on_with_the_subject_of_the_one_before(six: Catalogue, text: str, found: list[str]) -> None:
    assert [item.rule for item in search(six, text, **SLOTS)] == found


def test_a_topic_that_is_no_subject_lends_within_its_own_sentence(six: Catalogue) -> None:
    (item,) = search(six, "接待日来访，先后面复。", **SLOTS, topic=["接待日"])
    assert item.rule == "面复"


@pytest.mark.parametrize(
    ("other", "found"),
    [
        pytest.param("丙事……入库", ["当天回访"], id="what stands between them is left"),
        pytest.param("丙事……回访", [], id="what they are is taken"),
    ],
)
def test_another_duty_takes_its_words_and_not_what_stands_between_them(
    six: Catalogue, other: str, found: list[str]
) -> None:
    rule = {**SLOTS, "topic": ["代表"], "on_topic": ["当天回访"]}
    told = search(six, "代表来过。丙事完毕，当天回访，随后入库。", other, **rule)
    assert [item.rule for item in told] == found


def test_what_shows_it_is_a_measure_below_a_topic_too(six: Catalogue) -> None:
    (item,) = search(six, "代表来过。名册在此。", **SLOTS, topic=["代表"])
    assert item.strength is Strength.MEASURE


def mistakes(**lists: Sequence[str]) -> list[tuple[int, str, str]]:
    """What is wrong with a rule whose entries stand on lines of their own."""
    names = ("about", "subject", "act", "shows", "excluding")
    line = iter(range(1, 99))
    written = [tuple(Written(text, plain=True, line=next(line)) for text in lists.get(name, ())) for name in names]
    lines = {name: entries[0].line for name, entries in zip(names, written, strict=True) if entries}
    problems = Problems("file")
    check_slots(Slots(*written), lines, {"deed": ("办理", "承办"), "short": ("办",)}, problems)
    return [(item.line, item.zh, item.en) for item in problems.mistakes]


@pytest.mark.parametrize(
    ("lists", "line", "zh", "en"),
    [
        pytest.param({"subject": ["甲"]}, 1, "补上对它做了什么", "what was done", id="a subject and nothing else"),
        pytest.param({"act": ["甲"]}, 1, "填不满", "never be filled", id="a deed and no subject"),
        pytest.param({"shows": ["甲"]}, 1, "shows 永远填不满", "shows can never", id="a proof and no subject"),
        pytest.param({"about": ["大甲", "甲"]}, 1, "第 2 行的 甲", "甲 on line 2", id="a longer word"),
        pytest.param({"about": ["甲", "乙…甲"]}, 2, "多余", "superfluous", id="a segment that holds one"),
        pytest.param({"about": ["甲", "乙&甲"]}, 2, "多余", "superfluous", id="in either order too"),
        pytest.param({"about": ["{deed}", "承办件"]}, 2, "多余", "superfluous", id="a term of a concept"),
        pytest.param({"about": ["{deed}", "{short}"]}, 1, "{short} 都已算数", "{short}", id="a narrower concept"),
        pytest.param({"about": ["甲"], "subject": ["甲乙"], "act": ["丙"]}, 2, "多余", "superfluous", id="about is"),
        pytest.param({"about": ["甲"], "act": ["乙丙"], "shows": ["乙"]}, 2, "多余", "superfluous", id="shows is"),
        pytest.param({"about": ["甲"], "excluding": ["乙丙", "乙"]}, 2, "not 的", "in not", id="what is barred twice"),
    ],
)
def test_what_is_wrong_with_slots_is_told(lists: dict[str, list[str]], line: int, zh: str, en: str) -> None:
    (told,) = mistakes(**lists)
    assert (told[0], zh in told[1], en in told[2]) == (line, True, True), told


@pytest.mark.parametrize(
    "lists",
    [
        {"subject": ["甲"], "act": ["乙"]},
        {"about": ["甲"], "shows": ["乙"]},
        {"about": ["{deed}"], "shows": ["{nobody}"]},
        {"about": ["甲乙"], "subject": ["甲"], "act": ["丙"]},
        {"about": ["甲…乙", "乙…甲"], "shows": ["丁"]},
        {"about": ["{deed}", "甲"], "shows": ["办"]},
    ],
)
def test_nothing_is_wrong_with_others(lists: dict[str, list[str]]) -> None:
    assert mistakes(**lists) == []


@pytest.mark.parametrize(
    ("rule", "zh", "en"),
    [
        (
            {"subject": ["代表"], "act": ["{deed}"], "shows": ["名册"], "about": ["甲", "乙", "丙", "丁", "戊"]},
            "说到〔代表〕，并写出怎样〔印发〕，或以〔名册〕为证；或者径直写到〔甲、乙、丙、丁等〕的，算作佐证。",
            "What speaks of 〔代表〕 and tells how it was 〔印发〕, or shows it by 〔名册〕; "
            "or says 〔甲、乙、丙、丁 and the like〕 as such is evidence.",
        ),
        (
            {"subject": ["代表&委员"], "shows": ["名册"]},
            "说到〔代表与委员〕，并以〔名册〕为证的，算作佐证。",
            "What speaks of 〔代表与委员〕 and shows it by 〔名册〕 is evidence.",
        ),
    ],
)
def test_a_rule_reads_as_a_sentence(six: Catalogue, rule: dict[str, list[str]], zh: str, en: str) -> None:
    own = duty(six, "A", **rule)
    for language, said in (("zh", zh), ("en", en)):
        first = next(rule_lines(own, six.lexicon, language))
        assert (first.kind, first.items) == (Line.WORDS, (said,))


def test_what_excludes_a_duty_is_asked_only_where_something_speaks_of_it(six: Catalogue) -> None:
    duties = [duty(six, "A", about=["代表"], excluding=["除外"]), duty(six, "B", topic=["题"], excluding=["例外"])]
    matcher = compile_matcher(duties, {})

    def asked(text: str) -> list[Role]:
        return [use.role for _, use in worth_asking(matcher.candidates(matcher.hits(text)), lambda _: False)]

    assert asked("除外，例外") == []
    assert asked("代表除外，例外") == [Role.ABOUT, Role.EXCLUDING]
    assert asked("题，例外") == [Role.TOPIC]
