"""The rule on how much of the work part is copied from last year's report or from other units' reports."""

from collections import Counter
from collections.abc import Iterator, Sequence

from fazhi.model.audit import Audit
from fazhi.model.both import Both
from fazhi.model.copied import Copied, CopySort
from fazhi.model.report import Part, Report
from fazhi.model.words import word
from fazhi.rules.base import Complaint, Stretch, report_rule

_NAMED = 3
"""Units that are named, those with the most words first."""


@report_rule(
    title="照抄",
    title_en="Copied",
    remedy="核对这些段落说的是不是本单位、本年度的事；改写为本年度做了什么、结果怎样。",
    remedy_en="See whether these passages tell of this unit and this year; say what was done in it, with what result.",
)
def copied_text(audit: Audit) -> Iterator[Complaint]:
    """举措部分有一成以上的文字与上一年度的报告，或者与别的单位的报告相同或只改了几个字；这只是情况，不是过错。

    只在那些报告的原文在手时提示：上一年度的，和同一项目里登记的别的单位当年、往年的；登记的报告多于 40 份的，
    别的单位的不看，请作为语料查找。谁抄谁，工具不知道。

    为什么：年年相同、各单位相同的话说明不了本单位本年度做了什么，数字没有改的更要核对。
    只算两句以上、六十字以上连在一起的；学习指导思想、致谢、口号和引上级的话另算，不在内；十个以上单位都有的也不算。

    通过：每年写当年的会议、案件和数字。
    不通过：整段沿用上一年度的，或者邻县的“健全机制、规范流程、加强监督”。

    A tenth or more of the work part stands in last year's report too, or in those of other units, in the same words or
    hardly changed; information, not a fault. It is told only where those reports are at hand: last year's, and those of
    other units that the same project keeps, of the year or before (of 40 reports at most; more of them are
    a corpus, which has a command of its own). Who copied whom nobody can tell.

    Why: What is said alike every year, or by every unit, does not show what this unit did in this one, and figures that
    did not change want checking. Only two sentences or more next to one another, of sixty characters or more, are
    counted; guiding ideas, thanks, slogans and a superior's words are told apart and not counted, nor is what ten units
    have.

    Passes: Every year tells of its own meetings, cases and figures.
    Fails: Whole paragraphs on mechanisms, procedures and supervision are last year's, or a neighbouring county's.
    """
    if audit.copied:
        yield from _told(audit.report, audit.copied, _last_year(audit.copied))
    if audit.borrowed:
        yield from _told(audit.report, audit.borrowed, _others(audit.borrowed))


def _told(report: Report, found: Sequence[Copied], whose: Both) -> Iterator[Complaint]:
    """One complaint, where it is enough."""
    from fazhi.across import LEAST_SHARE, share_of_work  # noqa: PLC0415 - 10 ms, and seldom are other reports at hand

    share = share_of_work(report, found)
    if share < LEAST_SHARE:
        return
    copies = [item for item in found if item.sort is CopySort.COPIED]
    longest = max(copies, key=lambda item: (item.at.part is Part.WORK, item.characters, -item.at.start))
    there = f"该报告第{longest.other_start}—{longest.other_end}字"
    where = f"最长的一处在第{longest.at.start}—{longest.at.end}字（{there}）"
    percent, apart = round(100 * share), _apart(found)
    message = f"举措部分 {percent}% 的文字与{whose.zh}的报告相同或相近，共 {len(copies)} 处，{where}{apart.zh}。"
    english = f"{percent}% of the work part stands in {whose.en} too, in {len(copies)} places{apart.en}."
    yield Complaint(message, english, Stretch(longest.at.start, longest.at.end))


def _last_year(found: Sequence[Copied]) -> Both:
    year = found[0].other_year
    return Both(f"{year}年度", f"the report on {year}")


def _others(found: Sequence[Copied]) -> Both:
    """The units with the most words, by name and year."""
    many: Counter[tuple[str, int]] = Counter()
    for item in found:
        if item.sort is CopySort.COPIED:
            many[item.other_unit, item.other_year] += item.characters
    first = sorted(many, key=lambda key: (-many[key], key))[:_NAMED]
    more = len(many) > _NAMED
    zh = "、".join(f"{unit}（{year}年度）" for unit, year in first)
    en = ", ".join(f"{unit} ({year})" for unit, year in first)
    return Both(f"{zh}{'等单位' if more else ''}", f"the reports of {en}{' and others' if more else ''}")


def _apart(found: Sequence[Copied]) -> Both:
    """What was set apart, by kind."""
    many: Counter[CopySort] = Counter(item.sort for item in found if item.sort is not CopySort.COPIED)
    if not many:
        return Both("", "")
    zh, en = (", ".join(f"{word(sort, lang)} {many[sort]}" for sort in CopySort if many[sort]) for lang in ("zh", "en"))
    return Both(f"；另有{zh.replace(', ', '、')} 处，不算在内", f"; set apart and not counted: {en}")
