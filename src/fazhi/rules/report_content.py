"""The rule that a report has the four parts the law asks for, and that they carry something."""

from collections.abc import Iterator

from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.obligation import Severity
from fazhi.model.report import Part
from fazhi.model.words import word
from fazhi.rules.base import Complaint, report_rule, strongest


@report_rule(
    title="法定内容",
    title_en="Statutory content",
    remedy="按举措和成效、不足和原因、主要负责人履职、下一年度安排四个部分补齐，并写出具体内容。",
    remedy_en="Give all four parts, each with something to check: measures, shortcomings, leaders, plans.",
)
def report_content(audit: Audit) -> Iterator[Complaint]:
    """年度报告应有举措和成效、不足和原因、主要负责人履职情况、下一年度安排；缺一部分，或者有其名而无内容。

    为什么：《法治政府建设与责任落实督察工作规定》第二十六条规定了年度报告的内容。
    不足一章没有写原因的，只作提示，由人判断。

    通过：四部分俱全；不足逐条写明，并说“主要原因是人员流动较大”。
    不通过：通篇没有不足；或者履职一章只有“高度重视法治建设”。

    A report has four parts: measures and results, shortcomings and their causes, what the leaders did, and plans for
    the next year. One is absent, or there in name only.

    Why: Article 26 of the provisions on inspecting law-based government and its responsibilities sets out the content
    of the report. Shortcomings without a cause are only a prompt, for a person to judge.

    Passes: All four parts are there; each shortcoming is named, and “the main cause is that staff change often”.
    Fails: No shortcoming in the whole text; or a part on leaders with nothing but how highly they value the rule of
    law.
    """
    for assessment in audit.assessments:
        section = assessment.obligation.evidence.section
        if section is not None and assessment.conclusion is not Conclusion.NOT_APPLICABLE:
            yield from _part(assessment, section)


def _part(assessment: Assessment, section: Part) -> Iterator[Complaint]:
    title = assessment.obligation.title
    if assessment.conclusion.gap:
        yield Complaint(
            f"报告没有“{title}”部分。", f"The report has no part on {word(section, 'en')}.", about=assessment
        )
        return
    at = strongest(assessment.evidence)
    if assessment.conclusion is not Conclusion.WEAK:
        return
    if section is Part.SHORTCOMINGS:
        message = f"“{title}”部分（第{at.start}—{at.end}字）看不出写了原因，请人工判断。"
        english = f"The shortcomings at characters {at.start}-{at.end} seem to give no cause; for a person to judge."
        yield Complaint(message, english, at, Severity.NOTICE, assessment)
    else:
        message = f"“{title}”部分（第{at.start}—{at.end}字）只有笼统的话，没有具体内容。"
        yield Complaint(message, f"The part at characters {at.start}-{at.end} is hollow.", at, about=assessment)
