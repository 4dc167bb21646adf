"""The page: its headings, buttons and their words, and what its modules fill in, as plain values.

Words of a report are text to it and never markup.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import accumulate, pairwise
from typing import Any, Final

from fazhi.evidence.statement import CONCLUSIONS, STRENGTHS
from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.both import Both, pick
from fazhi.model.decision import Decided, Decision, Verdict
from fazhi.model.evidence import Evidence, NearMiss, Source, strongest_first
from fazhi.model.report import Passage, PassageKind, Report
from fazhi.model.words import word
from fazhi.output.words.citation import cite_all
from fazhi.output.words.decided import one_decided
from fazhi.output.words.quote import neutral, quote, trail
from fazhi.output.words.tally import SYMBOLS
from fazhi.output.words.why import not_higher, reasons, shortfall

_MOST: Final = 400
"""Columns of a quote."""
_SHORT: Final = 120
"""Columns of a quote that only reminds."""
_NEAR: Final = 5
"""Near misses of a duty."""
_KINDS: Final = {PassageKind.TITLE: "title", PassageKind.HEADING: "heading", PassageKind.ROW: "row"}
"""What a line is, where it is no paragraph."""
_Object = dict[str, Any]
_WORDS: Final = {
    "title": Both("复核", "Review"),
    "list": Both("义务", "Duties"),
    "text": Both("正文", "Text"),
    "duty": Both("本项", "This duty"),
    "reviewer": Both("复核人", "Reviewer"),
    "name": Both("姓名（职务）", "name (role)"),
    "claimed": Both("自报，没有验证", "claimed, not proven"),
    "next": Both("下一项", "Next open"),
    "undo": Both("撤销上一条", "Undo"),
    "keys": Both("键盘", "Keys"),
    "close": Both("关闭", "Close"),
    "accept": Both("认可", "Accept"),
    "reject": Both("不认", "Reject"),
    "add": Both("补认", "Add"),
    "strength": Both("强度", "Strength"),
    "requirement": Both("要求", "Asked"),
    "basis": Both("依据", "Basis"),
    "found": Both("认定", "Found"),
    "remedy": Both("怎么写", "To write"),
    "passages": Both("佐证", "Evidence"),
    "none": Both("没有佐证", "no evidence"),
    "near": Both("相近而不算", "Near, and not counted"),
    "decided": Both("复核意见", "Decided"),
    "revoke": Both("撤销", "Revoke"),
    "confirm": Both("再确认", "Confirm"),
    "selected": Both("所选文字", "Selected words"),
    "select": Both("在正文里选中文字，可补认为本项的佐证", "select words of the text to add them as evidence"),
    "conclusion": Both("结论", "Conclusion"),
    "accept_conclusion": Both("认可结论", "Accept it"),
    "change": Both("改定", "Change it"),
    "note": Both("说明", "Note"),
    "note_why": Both("说明（改定结论必填）", "note (needed to change a conclusion)"),
    "progress": Both("已复核 {done} / {all}，缺口 {gaps}", "{done} of {all} reviewed, {gaps} gaps"),
    "to_confirm": Both("，请再确认 {count}", ", {count} to be confirmed"),
    "done": Both("全部复核完了。", "All are reviewed."),
    "written": Both("已写入：", "Written: "),
    "others": Both("别人刚写了：", "Somebody else wrote: "),
    "nothing_to_undo": Both("没有可撤销的。", "There is nothing to undo."),
    "no_passage": Both("本项没有佐证可选。", "There is no passage to choose."),
    "no_selection": Both("先在正文里选中文字。", "Select words of the text first."),
    "lost": Both(
        "连不上 fazhi review；请看终端是否还在运行。", "fazhi review does not answer; see whether it still runs."
    ),
    "unsupplied": Both(
        "手头没有报告原文，只列佐证的位置。", "The text is not at hand; only places of evidence are shown."
    ),
    "open": Both("未复核", "open"),
    "suspect": Both("请再确认", "to be confirmed"),
}
"""What the page says, by name."""
_KEYS: Final = (
    ("a", Both("认可当前佐证（没有就认可结论），到下一项未复核的", "accept passage or conclusion; next open duty")),
    ("x", Both("不认当前佐证", "reject the passage")),
    ("1 2 3 4", Both("把当前佐证改定为提及、表态、举措、成效", "make it a mention, assertion, measure or result")),
    ("b", Both("把所选文字补认为本项的佐证", "add the selected words as evidence")),
    ("c", Both("改定结论", "change the conclusion")),
    ("u", Both("撤销自己上一条", "revoke your last decision")),
    ("n", Both("下一项未复核的", "next open duty")),
    ("j k", Both("下一项，上一项", "next duty, previous duty")),
    ("p", Both("下一处佐证", "next passage")),
    ("?", Both("本说明", "this help")),
)  # fmt: skip


def in_order(audit: Audit) -> tuple[str, ...]:
    """The duties as they are to be worked through: what has to be confirmed, then gaps, then what is weak.

    Of these the gravest first. After a new draft the first are few among many, and nobody would find them.
    """
    order = sorted(audit.assessments, key=lambda item: (not _suspect(item), _standing(item), -item.severity.rank))
    return tuple(item.obligation.id for item in order)


def shown(audit: Audit, log: Sequence[Decision], order: Sequence[str], language: str) -> _Object:
    """The report with its marks, the duties in order, and every event of the log."""
    assessments = {item.obligation.id: item for item in audit.assessments}
    revoked = {event.revokes for event in log if event.revokes is not None}
    return {
        "title": neutral(audit.report.called("zh")),
        "supplied": audit.report.supplied,
        "notices": [item.of(language) for item in audit.report.notices],
        "blocks": list(_blocks(audit)) if audit.report.supplied else [],
        "duties": [_duty(audit, assessments[id], language) for id in order if id in assessments],
        "events": [_event(event, event.number in revoked, language) for event in log],
    }


def words_shown(text: str) -> str:
    """The text character for character, for places are counted in it: what acts unseen becomes a sign of itself."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character.isprintable() or (character.isspace() and character not in "\x1c\x1d\x1e\x1f\r"):
        return character
    return "\n" if character == "\r" else "\N{REPLACEMENT CHARACTER}"


def _standing(item: Assessment) -> int:
    if item.conclusion.gap:
        return 0
    return 1 if item.conclusion is Conclusion.WEAK else 2 if item.conclusion.judged else 3


def _duty(audit: Audit, item: Assessment, language: str) -> _Object:
    duty, finding = item.obligation, audit.leading().get(item.obligation.id)
    return {
        "id": duty.id,
        "title": duty.title_in(language),
        "requirement": duty.requirement_in(language),
        "basis": list(cite_all(item.basis, audit.instruments, language)),
        "conclusion": item.conclusion.value,
        "sign": SYMBOLS[item.conclusion],
        "word": word(item.conclusion, language),
        "severity": word(item.severity, language),
        "reason": neutral(item.reason.of(language)) if item.reason else "",
        "message": neutral(finding.message_in(language)) if finding else "",
        "remedy": finding.remedy_in(language) if finding else "",
        "open": _suspect(item) or (item.conclusion.judged and not item.decided),
        "suspect": _suspect(item),
        "passages": [_passage(audit, item, found, language) for found in strongest_first(item.evidence)],
        "near": [_near(audit.report, found, language) for found in item.near[:_NEAR]],
        "decided": [_decided(audit.report, each, language) for each in item.decided],
    }


def _suspect(item: Assessment) -> bool:
    return any(each.standing.suspect for each in item.decided)


def _passage(audit: Audit, item: Assessment, found: Evidence, language: str) -> _Object:
    place = (found.start, found.end)
    said = [one_decided(each, language) for each in item.decided if _where(each.decision) == place]
    wide = item.obligation.evidence.section is not None
    whole = pick(language, f"整个“{word(found.part)}”部分", f"the whole part “{word(found.part, 'en')}”")
    why = "" if found.source is Source.REVIEWER else reasons(found.reasons, language)
    return {
        "start": found.start,
        "end": found.end,
        "quote": whole if wide else quote(audit.report, *place, _MOST) or _unsupplied(found, language),
        "strength": found.strength.key,
        "polarity": found.polarity.value,
        "word": word(found.strength if found.polarity.value == "done" else found.polarity, language),
        "where": trail(found.path, 28) or word(found.part, language),
        "why": "；".join(filter(None, (why, not_higher(found.reasons, language)))),
        "decided": said,
    }


def _unsupplied(found: Evidence, language: str) -> str:
    return pick(language, f"第 {found.start}—{found.end} 字", f"characters {found.start}-{found.end}")


def _near(report: Report, found: NearMiss, language: str) -> _Object:
    words = quote(report, found.start, found.end, _MOST) or ""
    return {"start": found.start, "end": found.end, "quote": words, "why": neutral(shortfall(found, language))}


def _where(event: Decision) -> tuple[int, int] | None:
    return None if event.place is None else (event.place.start, event.place.end)


def _decided(report: Report, item: Decided, language: str) -> _Object:
    """A decision that holds, with all that is needed to say it again or to revoke it."""
    event, place = item.decision, _where(item.decision)
    there = place is not None and item.standing.value != "gone"
    return {
        "number": event.number,
        "verdict": event.verdict.value,
        "said": one_decided(item, language),
        "note": neutral(event.note or ""),
        "strength": None if event.strength is None else event.strength.key,
        "conclusion": event.conclusion,
        "standing": item.standing.value,
        "suspect": item.standing.suspect,
        "passage": f"{place[0]}-{place[1]}" if there and place else None,
        "quote": (quote(report, *place, _SHORT) or "") if there and place else "",
    }


def _event(event: Decision, revoked: bool, language: str) -> _Object:
    """An event in short, for telling what another reviewer did and what there is to undo."""
    said = word(event.verdict, language)
    return {
        "number": event.number,
        "obligation": event.obligation,
        "reviewer": neutral(event.reviewer),
        "said": f"{neutral(event.reviewer)} {said}",
        "holds": not revoked and event.verdict not in {Verdict.REVOKED, Verdict.CARRIED},
    }


def _blocks(audit: Audit) -> Iterator[_Object]:
    """The text line by line, each cut wherever a passage of evidence begins or ends."""
    report = audit.report
    marks = sorted(_marks(audit), key=lambda item: (item.start, item.end))
    begin, reach = [item.start for item in marks], list(accumulate((item.end for item in marks), max))
    starts = {item.start: item for item in report.passages}
    levels = {item.start: item.level for item in report.headings}
    part = ""
    for start, end in _lines(report.text):
        first = next((starts[at] for at in range(start, end) if at in starts), None)
        part = first.part.value if first else part
        near = marks[bisect_right(reach, start) : bisect_left(begin, end)]
        inside = [item for item in near if item.end > start]
        yield {
            "kind": _kind(first, report.text[start:end]),
            "level": levels.get(first.start, 0) if first else 0,
            "part": part,
            "runs": [_run(report.text, at, to, inside) for at, to in _cut(start, end, inside)],
        }


def _marks(audit: Audit) -> Iterator[Evidence]:
    for item in audit.assessments:
        if item.obligation.evidence.section is None:
            yield from item.evidence


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The range of every line that is not blank."""
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield start, start + len(line)
        start += len(line)


def _kind(first: Passage | None, line: str) -> str:
    if first is None or len(line.strip()) > first.end - first.start:
        return "paragraph"
    return _KINDS.get(first.kind, "paragraph")


def _cut(start: int, end: int, inside: Iterable[Evidence]) -> Iterator[tuple[int, int]]:
    edges = {start, end} | {at for item in inside for at in (item.start, item.end) if start < at < end}
    return pairwise(sorted(edges))


def _run(text: str, start: int, end: int, inside: Iterable[Evidence]) -> _Object:
    here = [item for item in inside if item.start <= start and item.end >= end]
    best = max(here, key=lambda item: (item.polarity.value == "done", item.strength), default=None)
    return {
        "start": start,
        "text": words_shown(text[start:end]),
        "duties": [item.obligation for item in here],
        "ends": any(item.end == end for item in here),
        "strength": best.strength.key if best else None,
        "polarity": best.polarity.value if best else None,
    }


def page(title: str, token: str, reviewer: str, language: str) -> str:
    """The page; every value is escaped."""
    said = {name: each.of(language) for name, each in _WORDS.items()}
    chosen = {
        "strengths": {key: word(item, language) for key, item in STRENGTHS.items()},
        "conclusions": {key: word(item, language) for key, item in CONCLUSIONS.items()},
    }
    keys = "".join(f"<dt>{_keys(each)}</dt><dd>{escape(told.of(language))}</dd>" for each, told in _KEYS)
    views = "".join(
        f'<button type="button" data-to="{name}">{escape(said[name])}</button>' for name in ("list", "duty", "text")
    )
    name = escape(neutral(title))
    return f"""<!doctype html>
<html lang="{"en" if language == "en" else "zh-CN"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="fazhi-token" content="{escape(token)}">
<meta name="fazhi-words" content="{escape(json.dumps(said | chosen, ensure_ascii=False))}">
<title>{escape(said["title"])} · {name}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/review.css">
<script type="module" src="/review.js"></script>
</head>
<body data-view="duty">
<header>
<h1><bdi>{name}</bdi></h1>
<p id="progress"></p>
<div class="tools">
<label>{escape(said["reviewer"])} <input id="reviewer" autocomplete="name" maxlength="60" value="{escape(reviewer)}"
 placeholder="{escape(said["name"])}"
 title="{escape(said["claimed"])}"><small>{escape(said["claimed"])}</small></label>
<button type="button" id="next">{escape(said["next"])} <kbd>n</kbd></button>
<button type="button" id="undo">{escape(said["undo"])} <kbd>u</kbd></button>
<button type="button" id="help">{escape(said["keys"])} <kbd>?</kbd></button>
</div>
</header>
<p id="notice" role="status" aria-live="polite"></p>
<nav id="views" aria-label="{escape(said["title"])}">{views}</nav>
<main>
<section id="list" aria-label="{escape(said["list"])}"></section>
<section id="text" tabindex="0" aria-label="{escape(said["text"])}"></section>
<section id="duty" tabindex="-1" aria-label="{escape(said["duty"])}"></section>
</main>
<dialog id="keys" aria-label="{escape(said["keys"])}"><dl>{keys}</dl>
<form method="dialog"><button>{escape(said["close"])}</button></form></dialog>
</body>
</html>
"""


def _keys(names: str) -> str:
    return " ".join(f"<kbd>{escape(name)}</kbd>" for name in names.split())
