"""The rule that a promise is no deed."""

from collections.abc import Iterator

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.evidence import Polarity
from fazhi.rules.base import Complaint, by_reviewer, rule, strongest


@rule(title="只写打算", title_en="Only promised")
def plan_only(assessment: Assessment) -> Iterator[Complaint]:
    """报告只说将要做，没有说本年度做了。

    为什么：年度报告写的是上一年的履职情况，计划要到下一份报告才能成为举措。

    通过：组织案卷评查两次，评查案卷六十卷。
    不通过：下一步，将组织案卷评查。

    The report only says what will be done, not what was done in the year.

    Why: A yearly report tells of the past year; a plan becomes a measure in the next report at the earliest.

    Passes: Two reviews of case files were held, covering sixty files.
    Fails: Next, reviews of case files will be held.
    """
    if assessment.conclusion is Conclusion.PLANNED and (decided := by_reviewer(assessment)):
        yield decided
        return
    if assessment.conclusion is Conclusion.PLANNED:
        at = strongest(tuple(item for item in assessment.evidence if item.polarity is Polarity.PLANNED))
        message = f"“{assessment.obligation.title}”只见于计划（第{at.start}—{at.end}字），没有本年度已做的内容。"
        yield Complaint(message, f"Only promised, at characters {at.start}-{at.end}; nothing done is told.", at)
