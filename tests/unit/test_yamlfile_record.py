"""Records: read with all mistakes at once, stand-ins for what cannot be read, a schema from the same fields."""

from typing import Annotated

import jsonschema

from fazhi.yamlfile import Integer, ListOf, Problems, Record, RecordOf, Text, optional, parse, required


class Leaf(Record):
    name: Annotated[str, required(Text(), "名称", "name")]


class Tree(Record):
    age: Annotated[int, required(Integer(1), "树龄", "age")]
    where: Annotated[str | None, optional(Text(), "地点", "place", key="in")]
    leaves: Annotated[tuple[Leaf, ...], optional(ListOf(RecordOf(Leaf)), "叶", "leaves", default=())]


TREE = RecordOf(Tree)


def read(text: str):
    problems = Problems("f.yaml")
    node = parse(text.encode(), problems)
    return TREE.read(node, "tree", problems), [(mistake.line, mistake.en) for mistake in problems.mistakes]


def test_a_record_holds_its_values_and_their_lines():
    tree, wrong = read("age: 3\nin: 院中\nleaves:\n  - name: 甲\n")
    assert (tree.age, tree.where, [leaf.name for leaf in tree.leaves]) == (3, "院中", ["甲"])
    assert (tree.line, tree.lines) == (1, {"age": 1, "in": 2, "leaves": 3})
    assert (tree.leaves[0].line, tree.leaves[0].lines) == (4, {"name": 4})
    assert not wrong


def test_what_is_optional_may_be_left_out_or_null():
    assert read("age: 3")[0].where is read("age: 3\nin: null")[0].where is None
    assert read("age: 3\nleaves:")[0].leaves == ()


def test_an_unknown_key_is_told_the_nearest_free_one():
    assert read("age: 3\nleafs: []\n")[1] == [(2, "unknown key leafs; did you mean leaves?")]


def test_a_missing_key_is_told_with_its_meaning():
    assert read("in: 院中\n")[1] == [(1, "tree lacks the key age (age); add it")]


def test_null_is_no_value_for_a_required_key():
    assert [line for line, _ in read("in: x\nage: null\n")[1]] == [2]


def test_all_mistakes_of_a_record_are_reported():
    tree, wrong = read("age: old\nin: 12\nleaves:\n  - {}\n  - 5\nx: 1\n")
    assert [line for line, _ in wrong] == [1, 2, 4, 5, 6]
    assert tree.age == 1
    assert "age" not in tree.lines


def test_a_record_must_be_a_mapping():
    assert read("[1]")[0] is None


def test_the_stand_in_has_no_lines():
    tree = TREE.stand_in()
    assert (tree.line, tree.lines, tree.age, tree.where, tree.leaves) == (0, {}, 1, None, ())


def test_the_schema_knows_keys_requirements_and_descriptions():
    schema = TREE.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert list(schema["properties"]) == ["age", "in", "leaves"]
    assert schema["required"] == ["age"]
    assert schema["properties"]["age"]["description"] == "树龄 / age"
    assert schema["additionalProperties"] is False
