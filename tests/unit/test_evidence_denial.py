"""How far a denial reaches in its clause, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.catalogue import load
from fazhi.evidence.clauses import split
from fazhi.evidence.grammar import compile_grammar
from fazhi.evidence.periods import When, named, of_column

GRAMMAR = compile_grammar(load().lexicon)


def denied(text: str) -> list[str]:
    """The stretches of the first clause of a text that are denied, back to front of each denial."""
    clause = split(text, 0, GRAMMAR)[0]
    return [clause.text[denial.back : denial.end] for denial in clause.denials]


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("本年度未组织案卷评查", "本年度未组织案卷评查"),
        ("目录尚未建立", "目录尚未建立"),
        ("组织学习但未组织案卷评查", "未组织案卷评查"),
        ("未组织案卷评查但组织了学习", "未组织案卷评查"),
        ("办理案件（含未结案3件）并归档", "含未结案3件"),
        ("组织案卷评查未覆盖全部镇街", "未覆盖全部镇街"),
        ("组织案卷评查的工作未开展", "组织案卷评查的工作未开展"),
        ("已制定方案、目录未建立", "目录未建立"),
        ("全年评查案卷0卷", "全年评查案卷0卷"),
        ("评查案卷5卷、开展培训零场", "开展培训零场"),
        ("公职律师为零", "公职律师为零"),
    ],
)
def test_a_denial_reaches_so_far(text: str, reach: str) -> None:
    assert denied(text) == [reach]


@pytest.mark.parametrize(
    "text",
    [
        "面向未成年人开展宣传",
        "建设无障碍环境",
        "工作从未间断",
        "不断完善机制",
        "没收违法所得",
        "实现零距离服务",
        "全年未发生安全事故",
        "没有一件被撤销",
        "行政复议纠错0件",
        "对未按期办结的12件挂牌督办",
        "11名考试未过的调离执法岗位",
        "督促未建立目录的单位整改",
        "没有执法证的一律不上岗",
        "未经审核，一律不得印发",
        "没有一件案件未经审核",
        "无一不公开",
        "整治未批先建行为",
        "杜绝未经审核出台文件",
    ],
)
def test_what_only_looks_like_a_denial_denies_nothing(text: str) -> None:
    assert not denied(text)


def test_two_denials_of_a_list_are_told_apart() -> None:
    assert denied("未制定方案、未开展培训") == ["未制定方案、", "未开展培训"]


def test_a_deed_that_was_not_done_is_denied_though_it_deals_with_something_bad() -> None:
    assert denied("没有任何部门化解信访积案")
    assert denied("专项整治未开展")
    assert denied("查处违法行为0件")


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2022年11月至2023年10月", When.THIS),
        ("2022年12月1日—2023年11月30日", When.THIS),
        ("2022年1月至2022年12月", When.EARLIER),
        ("2018年1月至2023年12月", When.EARLIER),
        ("2024年1月至2024年6月", When.LATER),
        ("截至2024年1月", When.THIS),
        ("到2024年1月底", When.THIS),
        ("到2024年底", When.LATER),
        ("截至2022年底", When.EARLIER),
        ("2023年", When.THIS),
    ],
)
def test_a_period_is_placed_by_the_year_of_report(text: str, when: When) -> None:
    told = named(text, 2023, GRAMMAR.periods)
    assert told is not None
    assert told.when is when


@pytest.mark.parametrize(("head", "when"), [("2022年", When.EARLIER), ("2023年度", When.THIS), ("2024", When.LATER)])
def test_the_head_of_a_column_names_a_year(head: str, when: When) -> None:
    told = of_column(head, 2023)
    assert told is not None
    assert told.when is when


def test_a_column_without_a_year_names_none() -> None:
    assert of_column("完成情况", 2023) is None


@given(st.text(alphabet="未没有无零0次件、（）但的被撤销组织案卷评查目录一对", max_size=60))
def test_every_denial_lies_in_its_clause(text: str) -> None:
    for clause in split(text, 0, GRAMMAR):
        for denial in clause.denials:
            assert 0 <= denial.back <= denial.start < denial.end <= len(clause.text)
