"""Reading YAML: safe, with lines, and with a mistake instead of an exception for whatever is wrong."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi.yamlfile import Problems, parse
from fazhi.yamlfile.events import DEPTH, LIMIT
from fazhi.yamlfile.tree import Entry, ListNode, MapNode, Scalar
from fazhi.yamlfile.write import quoted


def read(data: str | bytes):
    problems = Problems("f.yaml")
    node = parse(data.encode() if isinstance(data, str) else data, problems)
    return node, [(mistake.line, mistake.en) for mistake in problems.mistakes]


def test_every_value_knows_its_line():
    node, wrong = read("甲: 1\n乙:\n  - '2'\n  - 三\n")
    items = ListNode([Scalar("2", False, 3), Scalar("三", True, 4)], 3)
    assert node == MapNode({"甲": Entry(1, Scalar("1", True, 1)), "乙": Entry(2, items)}, 1)
    assert not wrong


def test_a_duplicate_key_is_a_mistake_on_its_line():
    _, wrong = read("a: 1\nb: 2\na: 3\n")
    assert [(line, "duplicate key a, first on line 1" in en) for line, en in wrong] == [(3, True)]


def test_two_duplicate_keys_are_both_reported():
    assert [line for line, _ in read("a: 1\na: 2\nb: {c: 1,\n c: 2}\n")[1]] == [2, 4]


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!mine", "!!binary", "!!str"])
def test_a_tag_is_a_mistake_and_never_acted_upon(tag):
    node, wrong = read(f"a: 1\nb: {tag} [x]\n")
    assert [line for line, _ in wrong] == [2]
    assert isinstance(node, MapNode)


def test_an_alias_is_a_mistake():
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    node, wrong = read(bomb)
    assert node is None
    assert wrong[0][0] == 2


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_a_mistake_and_no_crash(opening):
    node, wrong = read(opening * 50_000)
    assert node is None
    assert f"nested more than {DEPTH}" in wrong[0][1]


def test_a_list_as_key_is_a_mistake():
    assert [line for line, _ in read("a: 1\n? [b]\n: 2\n")[1]] == [2]


def test_a_syntax_error_has_its_line():
    assert [line for line, _ in read("a: 1\nb: [1, 2\nc: 3\n")[1]] == [3]


def test_an_empty_file_is_a_mistake():
    assert "empty" in read("# nothing\n")[1][0][1]


def test_a_second_document_is_a_mistake():
    assert read("a: 1\n---\nb: 2\n")[1][0][0] == 2


def test_bytes_that_are_no_utf8_have_their_line():
    assert read("甲: 1\n".encode() + b"b: \xff\n")[1][0][0] == 2


def test_a_byte_order_mark_is_no_mistake():
    assert read(b"\xef\xbb\xbfa: 1\n")[1] == []


def test_a_file_beyond_the_limit_is_a_mistake():
    assert "4 MB" in read(b"a" * (LIMIT + 1))[1][0][1]


@pytest.mark.parametrize("text", ["a: [1, '2', {b: 三}]\n", "a: 1\na: 2\n", "- &a [x]\n- *a\n", "[" * 99, "a: !!str b"])
def test_without_the_c_parser_the_outcome_is_the_same(text, monkeypatch):
    expected = read(text)
    monkeypatch.setattr("fazhi.yamlfile.events._Loader", yaml.SafeLoader)
    assert read(text) == expected


@settings(deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_arbitrary_bytes_give_a_tree_or_mistakes(data):
    node, wrong = read(data)
    assert node is not None or wrong


@settings(deadline=None)
@given(st.text(alphabet="[]{}:-,&*!|>'\"%@`?#\n \tab01\\~<", max_size=60))
def test_arbitrary_yaml_signs_give_a_tree_or_mistakes(text):
    node, wrong = read(text)
    assert node is not None or wrong


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80))
def test_quoted_text_reads_back_as_the_same_text(text):
    assert read(quoted(text)) == (Scalar(text, False, 1), [])
