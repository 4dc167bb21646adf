"""The rule that a waiver should waive something."""

from collections.abc import Iterator

from fazhi.model.audit import Audit, Conclusion
from fazhi.model.both import Both
from fazhi.model.obligation import Severity
from fazhi.rules.base import Complaint, report_rule


@report_rule(
    title="豁免落空",
    title_en="Idle waiver",
    remedy="过期的，重新审批并改写期限；用不着的，从 waivers.yaml 删去。",
    remedy_en="Renew an expired waiver with a new day; remove one that is not needed from waivers.yaml.",
    of_records=True,
)
def idle_waiver(audit: Audit) -> Iterator[Complaint]:
    """waivers.yaml 里的一条豁免没有起作用：到报告年度末已经过期，或者报告已经写实，或者本来就不适用。

    为什么：豁免是对缺口的认可，要有理由、有人负责、有期限；过期还挂着，或者挂在没有缺口的地方，会让人误以为缺口有人认可。

    通过：2024年度报告未写公职律师，豁免至 2025-06-30。
    不通过：同一份报告，豁免至 2024-06-30。

    A waiver in waivers.yaml waives nothing: it had expired by the end of the year reported on, the duty is supported,
    or it does not apply.

    Why: A waiver accepts a gap, with a reason, somebody who answers for it and a last day; one that has expired, or
    hangs where there is no gap, makes people believe that a gap was accepted.

    Passes: The report for 2024 says nothing of government lawyers, and the waiver holds until 2025-06-30.
    Fails: The same report, and the waiver held until 2024-06-30.
    """
    for waiver in audit.records.waivers:
        about = audit.assessment(waiver.obligation)
        if about.conclusion is Conclusion.WAIVED:
            continue
        why = _why(about.conclusion)
        message = f"“{about.obligation.title}”的豁免{waiver.by.zh}没有起作用：{why.zh}。"
        english = f"The waiver of {waiver.obligation}{waiver.by.en} waives nothing: {why.en}."
        yield Complaint(message, english, severity=Severity.NOTICE, about=about)


def _why(conclusion: Conclusion) -> Both:
    if conclusion is Conclusion.NOT_APPLICABLE:
        return Both("这项义务不适用", "the duty does not apply")
    if conclusion is Conclusion.SUPPORTED:
        return Both("报告已经写实", "the report supports the duty")
    return Both("到报告年度末已经过期", "it had expired by the end of the year reported on")
