"""Who decided on a duty, what, and whether it has to be looked at again."""

from collections.abc import Iterable

from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.both import Both, pick
from fazhi.model.decision import Decided, Decision
from fazhi.model.words import word
from fazhi.output.words.quote import one_line

_COLON = Both("：", ": ")
_LISTED = Both("（fazhi status）", " (fazhi status)")
"""Where those to be confirmed are listed."""
_DAY = 10
"""Characters of the day in a time."""


def deciders(decided: Iterable[Decided], language: str) -> str:
    """Each decision in a few words, 、 between several; empty where nobody has decided."""
    return pick(language, "；", "; ").join(one_decided(item, language) for item in decided)


def people_said(item: Assessment, language: str) -> str:
    """What people said of a verdict: why they waived the duty, and what they decided; empty where nobody did."""
    told = [deciders(item.decided, language)]
    if item.conclusion is Conclusion.WAIVED and item.reason is not None:
        told.insert(0, f"{word(item.conclusion, language)}{_COLON.of(language)}{one_line(item.reason.of(language))}")
    return pick(language, "；", "; ").join(filter(None, told))


def decided_in_all(audit: Audit, language: str, where: Both = _LISTED) -> str:
    """How many decisions there are, and how many have to be looked at again and where; empty where there is none."""
    decided = [item for each in audit.assessments for item in each.decided]
    suspect = to_confirm(audit)
    if not decided:
        return ""
    told = pick(language, f"复核意见 {len(decided)} 条", f"{len(decided)} decisions of reviewers")
    again = Both(f"，其中 {suspect} 条请再确认{where.zh}", f", {suspect} of them to be confirmed{where.en}")
    return told + (again.of(language) if suspect else "")


def to_confirm(audit: Audit) -> int:
    """How many decisions have to be looked at again."""
    return sum(item.standing.suspect for each in audit.assessments for item in each.decided)


def named(event: Decision) -> Both:
    """The reviewer by name, and as what where that was said."""
    name, role = one_line(event.reviewer), one_line(event.role or "")
    return Both(f"{name}（{role}）", f"{name} ({role})") if role else Both(name, name)


def one_decided(item: Decided, language: str) -> str:
    """Who, what and when, and what there is to look at again."""
    event = item.decision
    said = word(event.verdict, language)
    if event.strength is not None:
        said += pick(language, f"为{word(event.strength, language)}", f": {word(event.strength, language)}")
    if event.conclusion is not None:
        settled = word(Conclusion(event.conclusion), language)
        said += pick(language, f"为{settled}", f": {settled}")
    who, day = named(event), event.day or event.time[:_DAY]
    told = pick(language, f"{who.zh} {day} 复核{said}", f"{who.en}, {day}: {said}")
    if item.confirmed is not None:
        by, on = named(item.confirmed).of(language), item.confirmed.day or item.confirmed.time[:_DAY]
        told += pick(language, f"，{by} {on} 确认", f", confirmed by {by}, {on}")
    if item.standing.suspect:
        again = word(item.standing, language)
        told += pick(language, f"（{again}，请再确认）", f" ({again}: confirm it)")
    return told
