"""佐证够不够具体？ Is the supporting text strong enough?"""

import pytest

from fazhi.model.audit import Assessment, Conclusion


def test_strength(assessment: Assessment) -> None:
    """说做了，还要写出可以核对的会议、文件、机构或数字。"""
    if assessment.conclusion.gap:
        pytest.skip("没有佐证，谈不上强弱")
    assert assessment.conclusion is not Conclusion.WEAK
