"""What a pattern matches: near enough in the clause or in the sentence, as a plain reading of the text finds it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi.model.obligation import Catalogue, EvidenceRule, Obligation, Pattern
from fazhi.patterns import Match, Role, Scope, compile_matcher
from fazhi.patterns.matcher import CLAUSE_REACH, FREE_REACH, SCATTER_REACH, SENTENCE_REACH, Span
from fazhi.patterns.syntax import Lexicon, Segment, parse, spell_out

LEXICON = {"deed": ("甲", "甲乙"), "body": ("丙",)}
NONE: tuple[Pattern, ...] = ()


def duty(six: Catalogue, id: str, **roles: Sequence[str]) -> Obligation:
    """An obligation with such patterns, by role."""
    rule = EvidenceRule(NONE, NONE, NONE, NONE, NONE, NONE, (), six.obligations[0].evidence.parts, None)
    written = {role: tuple(Pattern(text, at + 1) for at, text in enumerate(texts)) for role, texts in roles.items()}
    return replace(six.obligations[0], id=id, evidence=replace(rule, **written))


def clauses(text: str) -> tuple[list[int], list[int]]:
    """Where the clauses of a text begin and end."""
    ends = [at for at, char in enumerate(text) if char == "，"] + [len(text)]
    return [0, *(end + 1 for end in ends[:-1])], ends


def asked(duties: Sequence[Obligation], text: str, lexicon: Lexicon = LEXICON) -> tuple[list[Match], list[Span]]:
    """What the matcher says of a text that is one sentence: matches, and ranges of words that do not meet."""
    matcher = compile_matcher(duties, lexicon)
    hits = matcher.hits(text)
    met, loose = matcher.met(matcher.candidates(hits), Scope(hits, *clauses(text)))
    return met, [span for _, span in loose]


@pytest.mark.parametrize(
    ("pattern", "text", "spans"),
    [
        ("甲", "乙甲甲", [[(1, 2)], [(2, 3)]]),
        ("甲…乙", "甲丙乙", [[(0, 1), (2, 3)]]),
        ("甲…乙", "甲乙", [[(0, 1), (1, 2)]]),
        ("甲…乙", "乙甲", []),
        ("甲…乙", "甲，乙", []),
        ("甲……乙", "甲，乙", [[(0, 1), (2, 3)]]),
        ("甲…乙乙", "甲乙乙", [[(0, 1), (1, 3)]]),
        ("甲甲…甲", "甲甲甲", [[(0, 2), (2, 3)]]),
        ("{deed}…乙", "甲乙", [[(0, 1), (1, 2)]]),
        ("{deed}…乙", "甲乙乙", [[(0, 1), (1, 2)], [(0, 2), (2, 3)]]),
        ("甲……乙…丙", "甲，乙丙", [[(0, 1), (2, 3), (3, 4)]]),
        ("甲……乙…丙", "甲，乙，丙", []),
        ("甲……乙…丙", "甲，乙，乙丙", [[(0, 1), (4, 5), (5, 6)]]),
        ("甲…乙……丙", "甲乙，乙" + "丁" * 60 + "丙", []),
        ("甲…乙……丙", "甲乙乙" + "丁" * 60 + "丙", [[(0, 1), (2, 3), (63, 64)]]),
        ("甲&乙", "甲丙乙", [[(0, 1), (2, 3)]]),
        ("甲&乙", "乙丙甲", [[(0, 1), (2, 3)]]),
        ("甲&乙", "乙丙甲乙", [[(2, 3), (3, 4)]]),
        ("甲&乙", "乙，甲", []),
        ("甲&乙", "甲，乙", []),
        ("甲&乙&丙", "丙乙甲", [[(0, 1), (1, 2), (2, 3)]]),
        ("甲&乙&丙", "丙乙，甲", []),
        ("甲&甲", "甲", []),
        ("{deed}&丙", "丙甲乙", [[(0, 1), (1, 2)], [(0, 1), (1, 3)]]),
        pytest.param(
            "甲&乙", "乙" + "丁" * (FREE_REACH - 1) + "甲", [[(0, 1), (60, 61)]], id="either way, at its reach"
        ),
        pytest.param("甲&乙", "乙" + "丁" * FREE_REACH + "甲", [], id="either way, beyond it"),
        pytest.param("甲…乙", "甲" + "丁" * CLAUSE_REACH + "乙", [[(0, 1), (31, 32)]], id="at the reach of a clause"),
        pytest.param("甲…乙", "甲" + "丁" * (CLAUSE_REACH + 1) + "乙", [], id="beyond it"),
        pytest.param("甲……乙", "甲" + "丁" * SENTENCE_REACH + "乙", [[(0, 1), (61, 62)]], id="at that of a sentence"),
        pytest.param("甲……乙", "甲" + "丁" * (SENTENCE_REACH + 1) + "乙", [], id="beyond that"),
    ],
)
def test_a_pattern_matches(six: Catalogue, pattern: str, text: str, spans: list[list[Span]]) -> None:
    met, _ = asked([duty(six, "A", about=[pattern])], text)
    assert [list(match.spans) for match in met] == spans
    assert [(match.start, match.end) for match in met] == [(each[0][0], each[-1][1]) for each in spans]


@pytest.mark.parametrize(
    ("role", "text", "loose"),
    [
        pytest.param("about", "乙甲", [(0, 2)], id="words in the other order"),
        pytest.param("about", "甲，乙", [(0, 3)], id="words of two clauses"),
        pytest.param("about", "乙" + "丁" * (SCATTER_REACH - 2) + "甲", [(0, SCATTER_REACH)], id="as wide as may be"),
        pytest.param("about", "乙" + "丁" * (SCATTER_REACH - 1) + "甲", [], id="too wide to mean anything"),
        pytest.param("about", "甲", [], id="a word that is missing"),
        pytest.param("excluding", "乙甲", [], id="what speaks of something else"),
        pytest.param("on_topic", "乙甲", [], id="what speaks below its topic alone"),
    ],
)
def test_words_that_do_not_meet_are_a_near_miss(six: Catalogue, role: str, text: str, loose: list[Span]) -> None:
    assert asked([duty(six, "A", **{role: ["甲…乙"]})], text)[1] == loose


ROLES = {
    Role.ABOUT: (True, True, False),
    Role.MEASURE: (True, True, False),
    Role.RESULT: (True, True, False),
    Role.EXCLUDING: (False, False, False),
    Role.TOPIC: (False, False, False),
    Role.ON_TOPIC: (False, True, False),
    Role.SUBJECT: (False, False, False),
    Role.ACT: (False, False, True),
    Role.SHOWS: (False, False, True),
}


@pytest.mark.parametrize("role", Role)
def test_a_role_speaks_of_its_duty_anywhere_or_on_its_topic_or_tells_of_a_deed(role: Role) -> None:
    assert (role.speaks_anywhere, role.speaks, role.tells) == ROLES[role]


def test_each_role_is_told_apart(six: Catalogue) -> None:
    names = ("about", "measures", "results", "excluding", "topic", "on_topic", "subject", "act", "shows")
    said = "甲乙丙丁戊己庚辛壬"
    met, _ = asked([duty(six, "A", **{name: [word] for name, word in zip(names, said, strict=True)})], said)
    assert [(match.use.role, match.use.pattern.text) for match in met] == list(zip(Role, said, strict=True))


@pytest.mark.parametrize("pattern", ["甲…乙", "甲&乙"])
def test_a_clause_ends_before_the_next_begins_though_nothing_stands_between(six: Catalogue, pattern: str) -> None:
    matcher = compile_matcher([duty(six, "A", about=[pattern])], LEXICON)
    hits = matcher.hits("甲乙")
    met = [matcher.met(matcher.candidates(hits), Scope(hits, *bounds))[0] for bounds in (([0], [2]), ([0, 1], [1, 2]))]
    assert [len(found) for found in met] == [1, 0]


def test_what_stands_before_the_first_clause_belongs_to_it(six: Catalogue) -> None:
    """The number of an item is no clause of its own: 一是甲."""
    matcher = compile_matcher([duty(six, "A", about=["甲…乙", "乙…甲"])], LEXICON)
    hits = matcher.hits("甲乙")
    assert [match.spans for match in matcher.met(matcher.candidates(hits), Scope(hits, [1], [2]))[0]] == [
        ((0, 1), (1, 2))
    ]


def test_a_heading_is_one_clause_whatever_marks_it_has(six: Catalogue) -> None:
    matcher = compile_matcher([duty(six, "A", about=["甲…乙", "丙…乙"])], LEXICON)
    assert [match.use.pattern.text for match in matcher.matches("甲，丁、乙，丙")] == ["甲…乙"]


def test_patterns_that_begin_with_one_word_come_in_the_order_of_their_rule(six: Catalogue) -> None:
    both, one = duty(six, "A", about=["{deed}", "甲"], excluding=["甲"]), duty(six, "B", about=["甲"])
    for duties in ([both, one], [one, both]):
        found = [match.use.pattern.text for match in asked(duties, "甲")[0] if match.use.obligation is both]
        assert found == ["{deed}", "甲", "甲"]


def test_half_a_character_leaves_the_others_where_they_are(six: Catalogue) -> None:
    met, _ = asked([duty(six, "A", about=["乙"])], "甲\ud800乙")
    assert [match.spans for match in met] == [((2, 3),)]


def test_an_unknown_concept_is_named(six: Catalogue) -> None:
    with pytest.raises(KeyError, match="nobody"):
        compile_matcher([duty(six, "A", about=["{nobody}"])], LEXICON)


def plainly(duties: Sequence[Obligation], text: str) -> Iterator[tuple[str, str, str, tuple[Span, ...]]]:
    """The same by looking for each word of each pattern from each place of the text."""
    starts, ends = clauses(text)
    for item in duties:
        for name in ("about", "measures", "excluding"):
            for pattern in getattr(item.evidence, name):
                head, *rest = parse(pattern.text)
                for span in _standing(head.text, text, 0):
                    if spans := next(_reached(rest, [span], text, starts, ends), None):
                        yield item.id, name, pattern.text, tuple(spans)


def _reached(
    rest: Sequence[Segment], spans: list[Span], text: str, starts: list[int], ends: list[int]
) -> Iterator[list[Span]]:
    """Every way to go on from some words to the rest of their pattern, the nearest first."""
    if not rest:
        yield spans
        return
    begin, behind = spans[-1]
    clause = max(end for start, end in zip(starts, ends, strict=True) if start <= begin)
    limit = behind + SENTENCE_REACH if rest[0].crosses else min(behind + CLAUSE_REACH, clause - 1)
    for place in _standing(rest[0].text, text, behind):
        if place[0] <= limit:
            yield from _reached(rest[1:], [*spans, place], text, starts, ends)


def _standing(segment: str, text: str, behind: int) -> list[Span]:
    """Where the words of a segment stand at or behind an offset, by start and then by end."""
    words = spell_out(segment, LEXICON)
    return sorted(
        (at, at + len(word)) for word in words for at in range(behind, len(text)) if text.startswith(word, at)
    )


segment = st.one_of(st.text("甲乙丙", min_size=1, max_size=2), st.sampled_from(["{deed}", "{body}乙"]))
pattern = st.builds(
    lambda head, rest: head + "".join(joint + text for joint, text in rest),
    segment,
    st.lists(st.tuples(st.sampled_from(["…", "……"]), segment), max_size=2),
)
rules = st.lists(
    st.fixed_dictionaries(
        {name: st.lists(pattern, max_size=3, unique=True) for name in ("about", "measures", "excluding")}
    ),
    min_size=1,
    max_size=3,
)
text = st.lists(
    st.one_of(st.text("甲乙丙，", max_size=8), st.sampled_from(["丁" * 28, "丁" * 29, "丁" * 31, "丁" * 59])),
    max_size=5,
).map("".join)


@settings(deadline=None)
@given(rules, text)
def test_the_matcher_finds_what_a_plain_reading_finds(
    six: Catalogue, rules: list[dict[str, list[str]]], text: str
) -> None:
    duties = [duty(six, str(number), **roles) for number, roles in enumerate(rules)]
    names = {Role.ABOUT: "about", Role.MEASURE: "measures", Role.EXCLUDING: "excluding"}
    met, _ = asked(duties, text)
    found = [(m.use.obligation.id, names[m.use.role], m.use.pattern.text, m.spans) for m in met]
    assert sorted(found) == sorted(plainly(duties, text))


@settings(deadline=None)
@given(rules, text)
def test_the_first_text_meets_what_it_would_meet_later(
    six: Catalogue, rules: list[dict[str, list[str]]], text: str
) -> None:
    lexicon = LEXICON | {"longer_word": ("甲〔乙〕", "〔丙〕乙丁", "丁〔甲〕丙")}
    matcher = compile_matcher([duty(six, str(number), **roles) for number, roles in enumerate(rules)], lexicon)
    first = matcher.hits(text)
    assert matcher.hits(text) == first


@settings(deadline=None)
@given(rules, text, st.randoms(use_true_random=False))
def test_the_order_of_the_obligations_changes_nothing(
    six: Catalogue, rules: list[dict[str, list[str]]], text: str, chance: Random
) -> None:
    duties = [duty(six, str(number), **roles) for number, roles in enumerate(rules)]
    shuffled = list(duties)
    chance.shuffle(shuffled)

    def of_each(found: list[Match]) -> dict[str, list[tuple[Role, str, tuple[Span, ...]]]]:
        return {
            item.id: [(m.use.role, m.use.pattern.text, m.spans) for m in found if m.use.obligation.id == item.id]
            for item in duties
        }

    assert of_each(asked(duties, text)[0]) == of_each(asked(shuffled, text)[0])
