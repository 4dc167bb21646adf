"""The rule on how much of the work part supports no duty at all."""

from collections.abc import Iterable, Iterator, Sequence

from fazhi.model.audit import Audit
from fazhi.model.evidence import Strength
from fazhi.model.report import Part, Passage
from fazhi.rules.base import Complaint, Stretch, report_rule

_LEAST = 0.5
"""Share of the work part from which it is told."""


@report_rule(
    title="无关内容",
    title_en="Content on no duty",
    remedy="核对这些文字与法治政府建设有无关系；党建、经济、慈善、文体活动等可以删减。",
    remedy_en="See whether these passages belong here; party building, economy, charity and sports may go.",
)
def unrelated_content(audit: Audit) -> Iterator[Complaint]:
    """举措部分有一半以上的文字不支持任何一项义务；这只是情况，不是过错。

    为什么：党建、经济、慈善、文体活动写得再多，也不能说明法定义务的履行。
    “不支持”也可能是工具没有认出来，须看原文。

    通过：举措部分逐项写决策、执法、公开、监督。
    不通过：举措部分大半写招商、植树、运动会。

    Half or more of the work part supports no obligation; information, not a fault.

    Why: However much is told of party building, economy, charity or sports, it does not show that legal duties were
    fulfilled. The tool may also have failed to recognise something; look at the text.

    Passes: The work part goes through decisions, enforcement, disclosure and supervision.
    Fails: Most of the work part tells of investment, tree planting and sports days.
    """
    taken = sorted(
        (item.start, item.end)
        for assessment in audit.assessments
        if assessment.obligation.evidence.section is None
        for item in assessment.evidence
        if item.strength >= Strength.ASSERTION
    )
    body = [item for item in audit.report.passages if item.part is Part.WORK and item.kind.tells]
    idle = list(_untouched(body, taken))
    seen = audit.report.normal.to_normal  # marks of Markdown and blanks are no words
    whole, unrelated = (sum(seen(item.end) - seen(item.start) for item in items) for items in (body, idle))
    if whole and unrelated / whole >= _LEAST:
        longest = max(idle, key=lambda item: (item.end - item.start, -item.start))
        share = round(100 * unrelated / whole)
        where = f"最长的一句在第{longest.start}—{longest.end}字"
        message = f"举措部分 {whole} 字中有 {unrelated} 字（{share}%）不支持任何一项义务，{where}。"
        english = f"{unrelated} of the {whole} characters of the work part ({share}%) support no obligation."
        yield Complaint(message, english, Stretch(longest.start, longest.end))


def _untouched(passages: Iterable[Passage], taken: Sequence[tuple[int, int]]) -> Iterator[Passage]:
    """The passages, in the order of the text, that no range reaches into; the ranges are in order of their starts."""
    at = reached = 0
    for passage in passages:
        while at < len(taken) and taken[at][0] < passage.end:
            reached = max(reached, taken[at][1])
            at += 1
        if reached <= passage.start:
            yield passage
