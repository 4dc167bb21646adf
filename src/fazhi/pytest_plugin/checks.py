"""The shipped checks, to be imported into a project's own `checks/`; each runs once for each obligation or rule."""

import pytest

from fazhi.clock import shown_day
from fazhi.ledger.standing import Point, complaints
from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.both import CHINESE
from fazhi.model.obligation import Severity
from fazhi.output.words.decided import one_decided
from fazhi.rules import RULES

__all__ = ["test_rectification", "test_report", "test_review", "test_strength", "test_supporting_text"]


@pytest.mark.parametrize("point", [point.value for point in Point])
def test_rectification(point: str, fazhi_audit: Audit) -> None:
    """台账里逾期没有销号的、有答复没有佐证材料的、销了号报告里仍然没有的；没有台账就没有可说的。"""
    found = [item for item in complaints(fazhi_audit, shown_day()) if item.point == point]
    if found:
        pytest.fail("\n".join(item.told.zh for item in found), pytrace=False)


@pytest.mark.parametrize("rule", [rule.id for rule in RULES if rule.of_report])
def test_report(rule: str, fazhi_audit: Audit) -> None:
    """缺少法定部分、逾期、引用失效依据等；“提示”级的只列在核查结果里，由人判断。"""
    found = [item for item in fazhi_audit.findings if item.rule == rule and item.severity is not Severity.NOTICE]
    if found:
        pytest.fail("\n".join(f"{item.message}\n    怎么写  {item.remedy}" for item in found), pytrace=False)


def test_review(fazhi_audit: Audit) -> None:
    """复核意见所看的文字、规则、依据或报告改过的，要请复核人再确认；没有复核意见就没有可说的。"""
    found = [
        f"{item.obligation.id} {item.obligation.title}：{one_decided(each, CHINESE)}"
        for item in fazhi_audit.assessments
        for each in item.decided
        if each.standing.suspect
    ]
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def test_strength(assessment: Assessment) -> None:
    """说做了，还要写出可以核对的会议、文件、机构或数字。"""
    if assessment.conclusion.gap:
        pytest.skip("没有写，谈不上虚实")
    assert assessment.conclusion is not Conclusion.WEAK  # noqa: S101 - a check


def test_supporting_text(assessment: Assessment) -> None:
    """没有写、只写了计划、只承认不足，都是缺口。"""
    assert not assessment.conclusion.gap  # noqa: S101 - a check
