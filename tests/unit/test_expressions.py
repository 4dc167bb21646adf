"""Expressions compiled late, and asked only of texts that can hold them."""

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

import pytest

from fazhi import expressions
from fazhi.catalogue import load
from fazhi.evidence.grammar import compile_grammar
from fazhi.expressions import lazily
from fazhi.remembered import once, remembered

TEXTS = ("", "印发文件28件", "上年印发文件", "一直没用起来", "答复超期4件", "无一件被撤销", "应当公开", "〇件")


def every(found: Iterable[object]) -> Iterator[Any]:
    for item in found:
        if isinstance(item, expressions._Lazy):
            yield item
        elif isinstance(item, tuple):
            yield from every(item)


def always(parsed: Any, signs: str) -> bool:
    """Whether whatever a parsed expression is met in holds one of some characters."""
    return any(_always(op.name, told, signs) for op, told in parsed)


def _always(name: str, told: Any, signs: str) -> bool:
    if name == "LITERAL":
        return chr(told) in signs
    if name == "IN":
        return all(op.name == "LITERAL" and chr(one) in signs for op, one in told)
    if name == "BRANCH":
        return all(always(branch, signs) for branch in told[1])
    if name in {"MAX_REPEAT", "MIN_REPEAT"}:
        return bool(told[0]) and always(told[2], signs)
    return name == "SUBPATTERN" and always(told[-1], signs)


GATED = [item for item in every(compile_grammar(load().lexicon)) if isinstance(item, expressions._Gated)]


@pytest.mark.parametrize("gated", GATED, ids=lambda item: item.pattern[:12])
def test_no_text_that_an_expression_is_met_in_lacks_its_words(gated: Any) -> None:
    parser = import_module("re._parser")
    assert always(parser.parse(gated.pattern), expressions._signs(gated.words))


def test_what_is_always_met_is_told_from_what_is_not() -> None:
    parser = import_module("re._parser")
    assert always(parser.parse("(?:上年|去年)底?"), "年")
    assert not always(parser.parse("(?:上年|去岁)底?"), "年")
    assert not always(parser.parse("底年?"), "年")


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("method", ["search", "match", "fullmatch"])
def test_an_expression_with_words_is_met_where_it_is_without(text: str, method: str) -> None:
    for gated in GATED:
        found, plain = (getattr(each, method)(text) for each in (gated, re.compile(gated.pattern)))
        assert (found and found.span()) == (plain and plain.span())


def test_an_expression_is_not_compiled_for_texts_without_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    gated: Any = lazily("(?:上年|去年)底", "上年", "去年")
    assert gated.signs, "the gate is compiled"
    monkeypatch.setattr(expressions.re, "compile", lambda _: pytest.fail("it was compiled"))
    assert gated.search("印发文件") is None


def test_a_range_of_a_text_is_asked_alone() -> None:
    gated = lazily("上年|去年", "上年", "去年")
    assert gated.search("上年印发", 1) is None
    assert gated.search("印发上年", 0, 3) is None
    assert gated.search("印发上年", 1, 4) is not None


def test_the_last_value_is_remembered_by_identity() -> None:
    asked: list[list[int]] = []

    @remembered
    def total(value: list[int]) -> int:
        asked.append(value)
        return sum(value)

    one, like_it = [1, 2], [1, 2]
    assert [total(one), total(one), total(like_it), total(one)] == [3, 3, 3, 3]
    assert len(asked) == 3


def test_a_property_is_worked_out_once() -> None:
    class Counted:
        asked = 0

        @once
        def value(self) -> int:
            """What it is."""
            self.asked += 1
            return self.asked

    counted = Counted()
    assert (counted.value, counted.value, Counted().value) == (1, 1, 1)
