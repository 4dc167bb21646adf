"""What the page shows, as plain values; words of a report are text to it and never markup."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any, Final

from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.both import pick
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
_ASIDE: Final = (Conclusion.WAIVED, Conclusion.NOT_APPLICABLE)
_Object = dict[str, Any]


def in_order(audit: Audit) -> tuple[str, ...]:
    """The duties as they are to be worked through: gaps first, then what is weak, of these the gravest."""
    order = sorted(audit.assessments, key=lambda item: (_standing(item), -item.severity.rank))
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
    return 1 if item.conclusion is Conclusion.WEAK else 3 if item.conclusion in _ASIDE else 2


def _duty(audit: Audit, item: Assessment, language: str) -> _Object:
    duty, finding = item.obligation, audit.leading().get(item.obligation.id)
    return {
        "id": duty.id,
        "title": pick(language, duty.title, duty.title_en),
        "requirement": pick(language, duty.requirement, duty.requirement_en),
        "basis": list(cite_all(item.basis, audit.instruments, language)),
        "conclusion": item.conclusion.value,
        "sign": SYMBOLS[item.conclusion],
        "word": word(item.conclusion, language),
        "severity": word(item.severity, language),
        "reason": neutral(item.reason.of(language)) if item.reason else "",
        "message": neutral(pick(language, finding.message, finding.message_en)) if finding else "",
        "remedy": pick(language, finding.remedy, finding.remedy_en) if finding else "",
        "open": item.conclusion not in _ASIDE and (not item.decided or _suspect(item)),
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
    return {PassageKind.TITLE: "title", PassageKind.HEADING: "heading"}.get(first.kind, "paragraph")


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
