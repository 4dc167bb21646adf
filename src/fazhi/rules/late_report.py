"""The rule that a report is submitted and published in time."""

from collections.abc import Iterator

from fazhi.model.audit import Audit, Conclusion
from fazhi.model.words import word
from fazhi.rules.base import Complaint, report_rule


@report_rule(
    title="报送公开逾期",
    title_en="Submitted or published late",
    remedy="核对报送、公开的日期；确有迟延的，说明原因，下一年度按期办理。",
    remedy_en="Check the dates; if the report was late, say why, and keep the dates next year.",
)
def late_report(audit: Audit) -> Iterator[Complaint]:
    """报送、公开的日期不早于义务目录所写的期限（deadline）；日期取自 report.yaml，没有登记的不判断。

    为什么：《法治政府建设与责任落实督察工作规定》第二十四条、第二十五条定了期限。
    报送的期限是次年三月一日，目录中只查实约束县级以上政府部门，其他单位不判；公开的期限是次年四月一日。

    通过：2022年度报告 2023-02-24 报送、2023-03-20 公开。
    不通过：2022年度报告 2023-04-06 公开。

    A date in report.yaml is not before the day that the catalogue sets (deadline); without a date nothing is judged.

    Why: Articles 24 and 25 of the provisions on inspecting law-based government and its responsibilities set the days.
    Submission is due before 1 March; as far as the catalogue could verify, that day binds departments of governments at
    county level and above only, so others are not judged. Publication is due before 1 April.

    Passes: The report for 2022 was submitted on 2023-02-24 and published on 2023-03-20.
    Fails: The report for 2022 was published on 2023-04-06.
    """
    for assessment in audit.assessments:
        deadline = assessment.obligation.deadline
        if deadline is None or assessment.conclusion is Conclusion.NOT_APPLICABLE:
            continue
        told, due = audit.records.day(deadline.dated), deadline.of(audit.report.year)
        if told is not None and told >= due and audit.report.unit_kind in deadline.binds:
            message = f"年度报告 {told} {word(deadline.dated)}，应当在 {due} 之前。"
            english = f"The report was {word(deadline.dated, 'en')} on {told}; it was due before {due}."
            yield Complaint(message, english, about=assessment)
