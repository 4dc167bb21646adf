"""Kinds of values: what each takes, what it says of the rest, and that its schema agrees."""

from datetime import date
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi.model.unit import UnitKind
from fazhi.yamlfile import Choice, Day, Flag, Integer, Line, LineText, ListOf, MapOf, Problems, Text, choice_of, parse
from fazhi.yamlfile.tree import Scalar


def read(kind, text: str):
    problems = Problems("f.yaml")
    node = parse(text.encode(), problems)
    assert node is not None
    return kind.read(node, "k", problems), problems.mistakes


def fits_schema(kind, text: str) -> bool:
    """Whether an editor, which reads dates as text, would accept it."""
    loader = yaml.SafeLoader(text)
    loader.yaml_implicit_resolvers = {
        first: [pair for pair in pairs if not pair[0].endswith(("timestamp", "float"))]
        for first, pairs in loader.yaml_implicit_resolvers.items()
    }
    value: Any = loader.get_single_data()
    return bool(jsonschema.Draft202012Validator(kind.schema()).is_valid(value))


GOOD = [
    (Text(), "文字", "文字"),
    (Text(), "'12'", "12"),
    (Text(), "12345热线", "12345热线"),
    (Text(empty=True), "''", ""),
    (Text("[a-c]+"), "abc", "abc"),
    (Integer(1, 99), "42", 42),
    (Day(), "2024-02-29", date(2024, 2, 29)),
    (Day(), "'2024-02-29'", date(2024, 2, 29)),
    (Flag(), "true", True),
    (Flag(), "false", False),
    (choice_of(UnitKind), "township", UnitKind.TOWNSHIP),
    (Choice({"one": 1}), "one", 1),
    (LineText(), "词", Line("词", True, 1)),
    (ListOf(Integer()), "[1, 2, 1]", (1, 2, 1)),
    (ListOf(Integer(), least=1, unique=True), "[1, 2]", (1, 2)),
    (MapOf(Text("[a-z]"), Integer()), "a: 1\nb: 2", {"a": (1, 1), "b": (2, 2)}),
]
BAD = [
    (Text(), "12"),
    (Text(), "null"),
    (Text(), "true"),
    (Text(), "[a]"),
    (Text(), "''"),
    (Text("[a-c]+"), "abcd"),
    (Integer(1, 99), "0"),
    (Integer(1, 99), "100"),
    (Integer(1, 99), "'42'"),
    (Integer(1, 99), "many"),
    (Day(), "2024-2-9"),
    (Day(), "去年"),
    (Flag(), "'true'"),
    (Flag(), "1"),
    (choice_of(UnitKind), "village"),
    (choice_of(UnitKind), "[township]"),
    (ListOf(Integer()), "1"),
    (ListOf(Integer()), "[1, x]"),
    (ListOf(Integer(), least=1), "[]"),
    (ListOf(Integer(), unique=True), "[1, 1]"),
    (MapOf(Text("[a-z]"), Integer()), "A: 1"),
    (MapOf(Text("[a-z]"), Integer()), "[a]"),
]


@pytest.mark.parametrize(("kind", "text", "value"), GOOD)
def test_a_fitting_value_is_read(kind, text, value):
    assert read(kind, text) == (value, [])


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, text, _ in GOOD])
def test_the_schema_takes_what_is_read(kind, text):
    assert fits_schema(kind, text)


@pytest.mark.parametrize(("kind", "text"), BAD)
def test_another_value_is_a_mistake_in_two_languages(kind, text):
    _, mistakes = read(kind, text)
    assert mistakes
    assert all(mistake.zh and mistake.en and mistake.zh != mistake.en for mistake in mistakes)


@pytest.mark.parametrize(("kind", "text"), BAD)
def test_the_schema_refuses_what_is_not_read(kind, text):
    assert not fits_schema(kind, text)


def test_a_day_that_does_not_exist_is_a_mistake():
    assert read(Day(), "2023-02-29")[1]


def test_every_bad_item_of_a_list_is_reported():
    value, mistakes = read(ListOf(Integer()), "- 1\n- x\n- 3\n- y\n")
    assert value == (1, 3)
    assert [mistake.line for mistake in mistakes] == [2, 4]


def test_a_misspelt_choice_is_told_the_nearest():
    assert "did you mean township?" in read(choice_of(UnitKind), "townshp")[1][0].en


@settings(deadline=None)
@given(st.text(alphabet="0123456789.-+eE_~nultrafsNUL甲", min_size=1, max_size=8))
def test_a_plain_value_that_yaml_takes_for_something_else_is_no_text(text):
    problems = Problems("f.yaml")
    node = parse(text.encode(), problems)
    if isinstance(node, Scalar) and Text().read(node, "k", problems) is not None:
        assert isinstance(yaml.safe_load(text), str | date)
