"""The rule that what was done in another year is no evidence for this one."""

from collections.abc import Iterator

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.both import Both
from fazhi.model.evidence import Shortfall
from fazhi.model.obligation import Severity
from fazhi.rules.base import Complaint, rule


@rule(title="非本年度", title_en="Belongs to another year")
def out_of_period(assessment: Assessment) -> Iterator[Complaint]:
    """说到这项义务的文字属于别的年度，不能算作本年度的佐证；只在本项没有充分佐证时提示。

    为什么：年度报告写上一年度的情况；去年、近五年累计的数字说明不了本年度做了什么。

    通过：2022年承办代表建议28件。
    不通过：2022年度报告写“2021年承办代表建议31件”，对2022年只字未提。

    The text on this duty belongs to another year and is no evidence for this one; told only where nothing sufficient is
    told of the year itself.

    Why: A report tells of one year; figures of the year before, or summed over five years, do not show what was done in
    it.

    Passes: In 2022 twenty-eight proposals were handled.
    Fails: A report for 2022 that says “in 2021 thirty-one proposals were handled” and nothing of 2022.
    """
    if not (assessment.conclusion.gap or assessment.conclusion is Conclusion.WEAK):
        return
    for near in assessment.near:
        if near.shortfall is Shortfall.OTHER_PERIOD:
            title = assessment.obligation.title
            told = Both(f"（{near.words}）", f" (“{near.words}”)") if near.words else Both("", "")
            message = f"“{title}”的文字（第{near.start}—{near.end}字）属于别的年度{told.zh}，不算本年度的佐证。"
            english = f"The text on this duty at characters {near.start}-{near.end} belongs to another year{told.en}."
            yield Complaint(message, english, near, Severity.NOTICE)
            return
