"""The rule that a claim should carry a particular."""

from collections.abc import Iterator

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.evidence import Polarity
from fazhi.model.words import word
from fazhi.rules.base import Complaint, by_reviewer, rule, strongest


@rule(title="写虚", title_en="Weak evidence")
def weak_evidence(assessment: Assessment) -> Iterator[Complaint]:
    """报告说做了，但没有达到这项义务应有的具体程度。

    为什么：“严格执行、认真落实、积极做好”无从核对；写出会议、文件、机构、件数，读者才能去查。

    通过：承办代表建议二十八件，满意率百分之百。
    不通过：积极做好代表建议办理工作。

    The report says that it was done, but less concretely than this duty calls for: a weakness, not a gap.

    Why: “Strictly enforced, earnestly carried out” cannot be checked; a meeting, a document, a body or a count can.

    Passes: Twenty-eight deputies’ proposals were handled, all to their satisfaction.
    Fails: The handling of proposals was done well.
    """
    if assessment.conclusion is Conclusion.WEAK and (decided := by_reviewer(assessment)):
        yield decided
        return
    if assessment.conclusion is Conclusion.WEAK and assessment.obligation.evidence.section is None:
        done = tuple(item for item in assessment.evidence if item.polarity is Polarity.DONE) or assessment.evidence
        at = strongest(done)
        have, need = assessment.strength, assessment.obligation.expects
        title = assessment.obligation.title
        message = f"“{title}”的佐证为“{word(have)}”，应达到“{word(need)}”（第{at.start}—{at.end}字）。"
        english = f"Evidence reaches {have.key}, {need.key} is expected (characters {at.start}-{at.end})."
        yield Complaint(message, english, at)
