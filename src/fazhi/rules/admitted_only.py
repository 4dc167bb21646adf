"""The rule that admitting a lack is no measure."""

from collections.abc import Iterator

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.evidence import Polarity
from fazhi.rules.base import Complaint, by_reviewer, rule, strongest


@rule(title="只认不足", title_en="Only owned up to as lacking")
def admitted_only(assessment: Assessment) -> Iterator[Complaint]:
    """报告只承认这项工作有欠缺，没有说本年度做了什么。

    为什么：如实写不足是另一项义务（REPORT_002）；承认欠缺不能当作已经履行。

    通过：针对案卷质量不高的问题，开展两轮评查。
    不通过：案卷评查尚未实现常态化。

    The report only owns up to a shortcoming here and says nothing of what was done in the year.

    Why: To tell of shortcomings is another duty (REPORT_002); owning up to a lack does not fulfil this one.

    Passes: As the quality of case files was poor, two rounds of review were carried out.
    Fails: Reviews of case files are not yet held regularly.
    """
    if assessment.conclusion is Conclusion.ADMITTED and (decided := by_reviewer(assessment)):
        yield decided
        return
    if assessment.conclusion is Conclusion.ADMITTED:
        at = strongest(tuple(item for item in assessment.evidence if item.polarity is Polarity.ADMITTED))
        message = f"“{assessment.obligation.title}”只见于自认的不足（第{at.start}—{at.end}字），没有本年度已做的内容。"
        yield Complaint(message, f"Only owned up to, at characters {at.start}-{at.end}; nothing done is told.", at)
