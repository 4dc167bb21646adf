"""报告里有没有佐证？ Does any text support the obligation?"""

from fazhi.model.audit import Assessment


def test_supporting_text(assessment: Assessment) -> None:
    """没有写、只写了计划、只承认不足，都是缺口。"""
    assert not assessment.conclusion.gap
