"""The rule that a duty should have supporting text."""

from collections.abc import Iterator

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.obligation import Cadence
from fazhi.rules.base import Complaint, by_reviewer, nearest, rule


@rule(title="没写", title_en="No supporting text")
def missing_evidence(assessment: Assessment) -> Iterator[Complaint]:
    """报告中没有任何文字说明本单位履行了这项义务。

    为什么：督察和公众只能从文字判断；没有写，不等于没有做，但写报告的人应当说明。
    发生时才有的义务见 silent_event，报告应有的部分见 report_content。

    通过：全年承办代表建议三十余件，均按期答复。
    不通过：通篇未提代表建议；或者只在标题、文件名、口号中提到。

    No text says that the unit fulfilled this duty.

    Why: Inspectors and the public can judge by the text alone. Silence does not prove that nothing was done, but
    whoever writes the report should say. For duties that bind on occasion see silent_event, for the parts a report must
    have see report_content.

    Passes: More than thirty deputies’ proposals were handled in the year, each answered in time.
    Fails: Deputies’ proposals are nowhere mentioned; or only in a heading, in the title of a document or in a slogan.
    """
    obligation = assessment.obligation
    if obligation.cadence is Cadence.EVENT or obligation.evidence.section is not None:
        return
    if assessment.conclusion is Conclusion.MISSING and (decided := by_reviewer(assessment)):
        yield decided
        return
    if assessment.conclusion is Conclusion.MISSING:
        near = nearest(assessment)
        at = assessment.near[0] if assessment.near else None
        yield Complaint(
            f"报告没有写明“{assessment.obligation.title}”。{near.zh}", f"Nothing supports this duty. {near.en}", at
        )
