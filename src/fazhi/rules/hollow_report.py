"""The rule on how much of a report's evidence is assertion only."""

from collections import Counter
from collections.abc import Iterator

from fazhi.model.audit import Audit
from fazhi.model.evidence import Polarity, Strength
from fazhi.model.words import word
from fazhi.rules.base import Complaint, report_rule

_LEAST, _FEWEST = 0.4, 5
"""Share of duties shown by assertion only from which it is told, and of how many at the least."""


@report_rule(
    title="表态居多",
    title_en="Mostly assertion",
    remedy="把“严格执行、认真落实”换成会议、文件、机构、件数等可以核对的事实。",
    remedy_en="Put meetings, documents, bodies and counts in place of general assurances.",
)
def hollow_report(audit: Audit) -> Iterator[Complaint]:
    """写到的义务中，四成以上只有表态，没有举措或成效；这只是情况，供人掂量。

    为什么：表态无从核对，整篇如此时，报告说明不了工作。

    通过：多数义务写出会议、文件、机构、数字。
    不通过：通篇“认真落实、严格执行、积极做好”。

    Four in ten or more of the duties that are shown at all are shown by assertion only; information to be weighed.

    Why: An assertion cannot be checked; where a whole report is like that, it does not show the work.

    Passes: Most duties are shown by meetings, documents, bodies and figures.
    Fails: “Earnestly carried out, strictly enforced, actively done” throughout.
    """
    shown, hollow = Counter[str](), Counter[str]()
    for assessment in audit.assessments:
        if assessment.obligation.evidence.section is not None:
            continue
        if any(item.polarity is Polarity.DONE for item in assessment.evidence):
            domain = word(assessment.obligation.domain)
            shown[domain] += assessment.strength >= Strength.ASSERTION
            hollow[domain] += assessment.strength is Strength.ASSERTION
    if shown.total() >= _FEWEST and hollow.total() / shown.total() >= _LEAST:
        share = round(100 * hollow.total() / shown.total())
        detail = "、".join(f"{domain} {hollow[domain]}/{count}" for domain, count in shown.items() if hollow[domain])
        message = f"写到的 {shown.total()} 项义务中 {hollow.total()} 项（{share}%）只有表态：{detail}。"
        english = f"{hollow.total()} of the {shown.total()} duties shown ({share}%) rest on assertion only."
        yield Complaint(message, english)
