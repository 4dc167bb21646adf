"""What counts as a figure of a duty, and what only looks like one."""

import pytest

from fazhi.catalogue import load
from fazhi.evidence.figures import find_figures, unit_of
from fazhi.evidence.grammar import Grammar, compile_grammar


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    return compile_grammar(load().lexicon)


@pytest.mark.parametrize(
    ("text", "units", "unit"),
    [
        ("办理人大代表建议28件", ("件", "满意率"), "件"),
        ("筹集善款30余万元", ("万元", "元"), "元"),
        ("协助完成百余轮核酸检测", ("轮",), "轮"),
        ("群众满意率达97%以上", ("件", "满意率"), "满意率"),
        ("满意率达到百分之九十八", ("满意率",), "满意率"),
        ("举办讲座十二期", ("期",), "期"),
        ("培训两万余人次", ("人次",), "人次"),
        ("发放资料1.2万份", ("份",), "份"),
        ("办理各类诉求1,204件", ("件",), "件"),
        ("公开征求意见30日", ("日", "天"), "日"),
        ("办复率、满意率均为100%", ("办复率",), "办复率"),
    ],
)
def test_a_figure_goes_with_its_unit(text: str, units: tuple[str, ...], unit: str, grammar: Grammar) -> None:
    found = [unit_of(figure, text, units, grammar.figures) for figure in find_figures(text, grammar)]
    assert unit in found


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("多次组织学习", ("次",)),
        ("办理一批建议若干件", ("件", "批")),
        ("2022年办理建议", ("年", "件")),
        ("12月4日开展宣传", ("日", "月")),
        ("第三条规定", ("条",)),
        ("公开率不低于50%", ("公开率",)),
        ("落实三项制度", ("项",)),
        ("推进一件事一次办", ("件", "次")),
        ("开展数十次宣讲", ("次",)),
        ("办理建议28件", ("份",)),
    ],
)
def test_what_only_looks_like_a_figure_is_none(text: str, units: tuple[str, ...], grammar: Grammar) -> None:
    assert [unit_of(figure, text, units, grammar.figures) for figure in find_figures(text, grammar)].count(None) == len(
        find_figures(text, grammar)
    )
