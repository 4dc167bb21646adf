"""Patterns come apart into segments, and segments into words."""

import pytest

from fazhi.patterns.syntax import Segment, parse, spell_out

LEXICON = {"handle": ("办理", "承办"), "body": ("委员会", "小组")}


@pytest.mark.parametrize(
    ("pattern", "segments"),
    [
        ("代表建议", [Segment("代表建议", False)]),
        ("办理…建议", [Segment("办理", False), Segment("建议", False)]),
        ("办理……建议", [Segment("办理", False), Segment("建议", True)]),
        ("{handle}…建议", [Segment("{handle}", False), Segment("建议", False)]),
        ("甲…乙……丙", [Segment("甲", False), Segment("乙", False), Segment("丙", True)]),
    ],
)
def test_a_pattern_comes_apart_at_its_joints(pattern: str, segments: list[Segment]) -> None:
    assert list(parse(pattern)) == segments


@pytest.mark.parametrize(
    ("segment", "words"),
    [
        ("代表建议", ("代表建议",)),
        ("{handle}", ("办理", "承办")),
        ("领导{body}", ("领导委员会", "领导小组")),
        ("{handle}{body}", ("办理委员会", "办理小组", "承办委员会", "承办小组")),
    ],
)
def test_a_segment_stands_for_its_words(segment: str, words: tuple[str, ...]) -> None:
    assert spell_out(segment, LEXICON) == words


def test_an_unknown_concept_is_named() -> None:
    with pytest.raises(KeyError, match="nobody"):
        spell_out("{nobody}", LEXICON)
