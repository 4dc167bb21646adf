"""The rule that a report should say so when the occasion of a duty did not arise."""

from collections.abc import Iterator

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.obligation import Cadence, Severity
from fazhi.rules.base import Complaint, nearest, rule


@rule(title="未说明有无发生", title_en="Silent on whether the occasion arose")
def silent_event(assessment: Assessment) -> Iterator[Complaint]:
    """有事才有的义务，报告既没有说发生，也没有说没有发生。

    为什么：没有案件、没有制发文件时义务并不落到头上，不构成违反；但读者分不清“没有”与“漏写”，写明零件即可。

    通过：全年未发生行政诉讼案件。
    不通过：通篇未提行政诉讼。

    Of a duty that binds only on occasion the report says neither that the occasion arose nor that it did not.

    Why: Without cases or documents the duty binds nobody, so silence is no breach; but a reader cannot tell “none” from
    “left out”, and writing “none” is enough.

    Passes: No administrative lawsuit arose in the year.
    Fails: Administrative lawsuits are nowhere mentioned.
    """
    if assessment.conclusion is Conclusion.MISSING and assessment.obligation.cadence is Cadence.EVENT:
        near = nearest(assessment)
        at = assessment.near[0] if assessment.near else None
        title = assessment.obligation.title
        message = f"报告没有说明本年度有无“{title}”事项；如未发生，写明即可。{near.zh}"
        yield Complaint(message, f"The report does not say whether the occasion arose. {near.en}", at, Severity.NOTICE)
