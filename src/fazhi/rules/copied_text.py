"""The rule that tells how much of the work part stood in last year's report."""

from collections.abc import Iterator

from fazhi.model.audit import Audit
from fazhi.model.copied import CopySort
from fazhi.model.report import Part
from fazhi.rules.base import Complaint, Stretch, report_rule

_LEAST = 0.1
"""Share of the work part from which it is told."""


@report_rule(
    title="照抄上年",
    title_en="Copied from last year",
    remedy="核对这些段落说的是不是本年度的事；改写为本年度做了什么、结果怎样。",
    remedy_en="See whether these passages tell of this year; say what was done in it, and with what result.",
)
def copied_text(audit: Audit) -> Iterator[Complaint]:
    """举措部分有一成以上的文字与上一年度的报告相同或只改了几个字；这只是情况，不是过错。只在上一年度的报告在手时提示。

    为什么：年年相同的话说明不了本年度做了什么，数字没有改的更要核对。
    只算两句以上、六十字以上连在一起的；学习指导思想、致谢、口号和引上级的话另算，不在内。

    通过：每年写当年的会议、案件和数字。
    不通过：整段沿用上一年度的“健全机制、规范流程、加强监督”。

    A tenth or more of the work part stands in last year's report too, in the same words or hardly changed; information,
    not a fault, and only where last year's report is at hand.

    Why: What is said alike every year does not show what was done in this one, and figures that did not change want
    checking. Only two sentences or more next to one another, of sixty characters or more, are counted; guiding ideas,
    thanks, slogans and a superior's words are told apart and not counted.

    Passes: Every year tells of its own meetings, cases and figures.
    Fails: Whole paragraphs on mechanisms, procedures and supervision are last year's.
    """
    if not audit.copied:
        return
    from fazhi.across import share_of_work  # noqa: PLC0415 - 10 ms, and seldom is last year's report at hand

    share = share_of_work(audit.report, audit.copied)
    if share < _LEAST:
        return
    copies = [item for item in audit.copied if item.sort is CopySort.COPIED]
    longest = max(copies, key=lambda item: (item.at.part is Part.WORK, item.characters, -item.at.start))
    there = f"该报告第{longest.other_start}—{longest.other_end}字"
    where = f"最长的一处在第{longest.at.start}—{longest.at.end}字（{there}）"
    percent, year = round(100 * share), longest.other_year
    message = f"举措部分 {percent}% 的文字与{year}年度的报告相同或相近，共 {len(copies)} 处，{where}。"
    english = f"{percent}% of the work part stands in the report on {year} too, in {len(copies)} places."
    yield Complaint(message, english, Stretch(longest.at.start, longest.at.end))
