"""The rule that a report is submitted and published in time."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from fazhi.model.audit import Audit, Conclusion
from fazhi.model.unit import UnitKind
from fazhi.rules.base import Complaint, report_rule


class _Deadline(NamedTuple):
    """By when something is due in the year after the one reported on."""

    obligation: str
    what: str
    what_en: str
    month: int
    """It is due before the first day of this month."""
    binds: frozenset[str]
    """Kinds of unit that the date itself binds."""


_SUBMISSION = _Deadline("REPORT_005", "报送", "submitted", 3, frozenset({UnitKind.DEPARTMENT.value}))
_PUBLICATION = _Deadline("REPORT_006", "公开", "published", 4, frozenset(kind.value for kind in UnitKind))


@report_rule(
    title="报送公开逾期",
    title_en="Submitted or published late",
    remedy="核对报送、公开的日期；确有迟延的，说明原因，下一年度按期办理。",
    remedy_en="Check the dates; if the report was late, say why, and keep the dates next year.",
)
def late_report(audit: Audit) -> Iterator[Complaint]:
    """报送日期不早于三月一日（政府部门），或者公开日期不早于四月一日；日期取自 report.yaml，没有登记的不判断。

    为什么：《法治政府建设与责任落实督察工作规定》第二十四条、第二十五条定了期限。
    报送的日期目录中只查实约束县级以上政府部门，其他单位不判。

    通过：2022年度报告 2023-02-24 报送、2023-03-20 公开。
    不通过：2022年度报告 2023-04-06 公开。

    The dates in report.yaml are not before 1 March (submission, departments) or 1 April (publication).
    """
    for deadline, told in ((_SUBMISSION, audit.records.submitted), (_PUBLICATION, audit.records.published)):
        due = date(audit.report.year + 1, deadline.month, 1)
        if told is not None and told >= due and audit.report.unit_kind in deadline.binds:
            yield from _late(audit, deadline, told, due)


def _late(audit: Audit, deadline: _Deadline, told: date, due: date) -> Iterator[Complaint]:
    for assessment in audit.assessments:
        if assessment.obligation.id == deadline.obligation and assessment.conclusion is not Conclusion.NOT_APPLICABLE:
            message = f"年度报告 {told} {deadline.what}，应当在 {due} 之前。"
            english = f"The report was {deadline.what_en} on {told}; it was due before {due}."
            yield Complaint(message, english, about=assessment)
