"""The rule that what was promised or admitted last year is answered this year."""

from collections.abc import Iterator

from fazhi.model.audit import Audit
from fazhi.model.follow import CommitmentKind, Fate, Followed
from fazhi.rules.base import Complaint, Stretch, report_rule

_NAMED = 5
"""Places that are named; the rest is counted."""


@report_rule(
    title="承诺没有回音",
    title_en="Commitments not answered",
    remedy="对照上一年度的工作安排和所列不足，逐项写明办了什么；没有办的，写明原因和打算。",
    remedy_en="Go through last year's plans and shortcomings and say what was done of each, or why it was not.",
)
def commitment_unanswered(audit: Audit) -> Iterator[Complaint]:
    """上一年度报告写的打算和承认的不足，本年度报告里没有找到回音，或者原样又写了一遍；由人核对，只在上一年度的报告在手时提示。

    为什么：写进报告的打算要兑现，承认的不足要改；下一份报告不提，看的人不知道办了没有。
    “没有找到”不等于没有办：本年度报告可能换了说法，须看原文；逐项的情况，把两份报告对照着看。

    通过：上一年度写“新设立法联系点八个”，本年度写“新设立法联系点九个”。
    不通过：上一年度写“建立合同履约台账”，本年度工作部分没有说到，安排里又写“建立合同履约台账”。

    What last year's report promised or owned up to is not found in this one, or stands there again in the same words;
    for a person to check, and only where last year's report is at hand.

    Why: Plans are to be kept and shortcomings mended; when the next report is silent, nobody knows whether they were.
    That nothing was found does not mean that nothing was done: it may be told in other words; comparing the two
    reports lists each.

    Passes: Last year “eight more contact points for legislation”, this year “nine new contact points were set up”.
    Fails: Last year “keep a book on the performance of contracts”, this year no word of it among the work, and the same
    sentence among the plans.
    """
    if audit.follow is None:
        return
    items = audit.follow.items
    silent, again = (list(audit.follow.of(fate)) for fate in (Fate.UNANSWERED, Fate.REPEATED))
    if not silent and not again:
        return
    plans = sum(item.commitment.kind is CommitmentKind.PLAN for item in items)
    year = audit.follow.earlier.year
    message = f"{year}年度报告的 {plans} 项打算和 {len(items) - plans} 项不足，在本年度报告中"
    told = [f"{len(silent)} 项没有找到回音（{_places(silent)}）"] if silent else []
    told += [f"{len(again)} 项原样又写了一遍（{_places(again)}）"] if again else []
    english = f"Of {plans} plans and {len(items) - plans} shortcomings in the report on {year}, no answer was found to"
    said = f"{english} {len(silent)}; {len(again)} stand here again in the same words."
    first = again[0].again if again else None
    at = Stretch(first.start, first.end) if first else None
    yield Complaint(f"{message}，{'，'.join(told)}。", said, at)


def _places(items: list[Followed]) -> str:
    places = [f"第{item.commitment.at.start}—{item.commitment.at.end}字" for item in items[:_NAMED]]
    return f"该报告{'、'.join(places)}{'等' if len(items) > _NAMED else ''}"
