"""How a sentence falls into clauses, and what each says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.catalogue import load
from fazhi.evidence.clauses import split
from fazhi.evidence.grammar import Grammar, compile_grammar

GRAMMAR = compile_grammar(load().lexicon)


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    return GRAMMAR


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("严格执行制度，认真落实责任。", ["严格执行制度", "认真落实责任"]),
        ("一是制定计划；二是召开会议。", ["制定计划", "召开会议"]),
        ("印发《关于学习，宣传的通知》，分解任务。", ["印发《关于学习，宣传的通知》", "分解任务"]),
        ("通过座谈、问卷等方式，听取企业意见。", ["通过座谈、问卷等方式，听取企业意见"]),
        ("（一）健全制度（含办法，细则）。", ["健全制度（含办法，细则）"]),
    ],
)
def test_a_sentence_falls_into_its_clauses(text: str, clauses: list[str], grammar: Grammar) -> None:
    assert [clause.text for clause in split(text, 0, grammar)] == clauses


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("印发年度工作要点", "印发"),
        ("开展行政执法案卷评查", "开展行政执法案卷评查"),
        ("完善公众参与等6项制度", "6项制度"),
        ("严格执行三重一大制度", None),
        ("加强组织领导", None),
        ("学习《关于建立长效机制的意见》", None),
    ],
)
def test_an_act_is_told_from_an_assertion(text: str, act: str | None, grammar: Grammar) -> None:
    assert split(text, 0, grammar)[0].act == act


@pytest.mark.parametrize(
    ("text", "lack"),
    [("案卷评查覆盖面不够", "不够"), ("针对执法不规范问题开展整治", None), ("梳理存在问题三十条", None)],
)
def test_a_lack_is_told_from_work_on_a_lack(text: str, lack: str | None, grammar: Grammar) -> None:
    assert split(text, 0, grammar)[0].lack == lack


@given(st.text(alphabet="一是，；。：《》（）通过等方式制定1.①、 \n", max_size=80), st.integers(0, 1000))
def test_every_clause_lies_where_it_says(text: str, offset: int) -> None:
    for clause in split(text, offset, GRAMMAR):
        assert text[clause.start - offset : clause.end - offset] == clause.text
        assert clause.text
