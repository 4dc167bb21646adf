"""Expressions compiled late: asked only of texts that can hold them, and the same whether compiled or kept."""

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from fazhi import cache, expressions
from fazhi.catalogue import load
from fazhi.evidence.grammar import compile_grammar
from fazhi.expressions import lazily, recall
from fazhi.remembered import once, remembered

TEXTS = ("", "印发文件28件", "上年印发文件", "一直没用起来", "答复超期4件", "无一件被撤销", "应当公开", "〇件")


@pytest.fixture
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "_codes", {})


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which bytecode may be written."""
    monkeypatch.setattr(cache, "_beside", lambda name: tmp_path / f"{name}.kept")
    monkeypatch.setattr(cache.sys, "dont_write_bytecode", False)
    return tmp_path


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
    gated = lazily("(?:上年|去年)底", "上年", "去年")
    monkeypatch.setattr(expressions, "_compiled", lambda _: pytest.fail("it was compiled"))
    assert gated.search("印发文件") is None


def test_a_range_of_a_text_is_asked_alone() -> None:
    gated = lazily("上年|去年", "上年", "去年")
    assert gated.search("上年印发", 1) is None
    assert gated.search("印发上年", 0, 3) is None
    assert gated.search("印发上年", 1, 4) is not None


@pytest.mark.usefixtures("nothing_known")
def test_what_was_kept_matches_as_what_is_compiled(beside: Path) -> None:
    source = r"(?P<how>未|没有)(\d+)件|(?P<all>全部)"
    recall([lazily(source)], shipped=True)
    assert (beside / "expressions.kept").exists()
    made, plain = expressions._compiled(source), re.compile(source)
    assert made is not plain
    assert (made.pattern, made.flags, made.groups, made.groupindex) == (
        plain.pattern, plain.flags, plain.groups, plain.groupindex,
    )  # fmt: skip
    for text in ("没有12件", "全部", "已办3件"):
        found, told = (each.search(text) for each in (made, plain))
        assert (found and found.groupdict(), found and found.groups()) == (
            told and told.groupdict(),
            told and told.groups(),
        )


@pytest.mark.usefixtures("nothing_known")
def test_what_was_kept_is_not_worked_out_again(beside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recall([lazily("甲|乙")], shipped=True)
    assert (beside / "expressions.kept").exists()
    monkeypatch.setattr(expressions, "_codes", {})
    monkeypatch.setattr(expressions._Inside, "code", lambda *_: pytest.fail("it was worked out"))
    recall([lazily("甲|乙")], shipped=True)
    assert expressions._compiled("甲|乙").search("乙")


@pytest.mark.usefixtures("nothing_known")
def test_of_words_that_did_not_come_with_the_package_nothing_is_kept(beside: Path) -> None:
    recall([lazily("甲|乙")], shipped=False)
    assert not list(beside.iterdir())
    assert expressions._compiled("甲|乙").search("乙")


@pytest.mark.usefixtures("nothing_known", "beside")
def test_another_python_compiles_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    recall([lazily("甲|乙")], shipped=True)
    monkeypatch.setattr(expressions, "_inside", lambda: None)
    assert expressions._compiled("甲|乙").search("乙")


def test_what_is_kept_for_one_key_is_not_for_another(beside: Path) -> None:
    cache.keep("some", "one", [1])
    assert cache.kept("some", "one") == [1]
    assert cache.kept("some", "other") is None
    (beside / "some.kept").write_bytes(b"altered")
    assert cache.kept("some", "one") is None


def test_nothing_is_kept_where_no_bytecode_is_written(beside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache.sys, "dont_write_bytecode", True)
    cache.keep("some", "one", [1])
    assert not list(beside.iterdir())


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
