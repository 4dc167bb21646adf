"""报告本身有没有毛病？ Is anything wrong with the report itself?"""

import pytest

from fazhi.model.audit import Audit
from fazhi.model.obligation import Severity
from fazhi.rules import RULES


@pytest.mark.parametrize("rule", [rule.id for rule in RULES if rule.of_report])
def test_report(rule: str, fazhi_audit: Audit) -> None:
    """缺少法定部分、逾期、引用失效依据等；“提示”级的只列在核查结果里，由人判断。"""
    found = [item for item in fazhi_audit.findings if item.rule == rule and item.severity is not Severity.NOTICE]
    if found:
        pytest.fail("\n".join(f"{item.message}\n    补正  {item.remedy}" for item in found), pytrace=False)
