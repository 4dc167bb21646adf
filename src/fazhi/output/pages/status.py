"""What reviewers decided of a report, for a reader and for programs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from fazhi.model.audit import Audit
from fazhi.model.both import Both, pick
from fazhi.model.decision import Decided, Decision, Standing, duty_digest
from fazhi.model.words import word
from fazhi.output.formats import Options
from fazhi.output.terminal.layout import BLANK, Block, Span, Tone, block, render
from fazhi.output.words.decided import decided_in_all, one_decided
from fazhi.output.words.json import json_text
from fazhi.output.words.quote import one_line, quote

SCHEMA: Final = "fazhi.status/1"
_QUOTED: Final = 64


def _text(audit: Audit, log: Sequence[Decision], options: Options) -> str:
    return render(_page(audit, log, options.language), options.width, options.colour)


def _page(audit: Audit, log: Sequence[Decision], language: str) -> Iterator[Block]:
    told = decided_in_all(audit, language, Both("", ""))
    nothing = pick(language, "还没有复核意见。", "No reviewer has decided anything yet.")
    yield block(Span(told or nothing, Tone.STRONG))
    held = [item for each in audit.assessments for item in each.decided]
    for title, items in _groups(held, language):
        if items:
            yield BLANK
            yield block(Span(f"{title}{len(items)}", Tone.STRONG))
        for item in items:
            yield from _told(item, audit, language)
        if any(item.standing.suspect for item in items):
            yield block(_next(audit.report.slug or "", language), first=2, hang=2)
    passed = len(log) - len(held)
    if passed:
        yield BLANK
        yield block(
            Span(
                pick(
                    language,
                    f"另有 {passed} 条是撤销、确认、随稿移位，或者被撤销、被后来的取代、所说的义务不适用。",
                    f"{passed} more revoke, confirm or carry over, or are revoked, replaced later, or on duties that "
                    "do not bind.",
                ),
                Tone.FAINT,
            )
        )


def _next(slug: str, language: str) -> str:
    """What to do about those to be confirmed."""
    name = one_line(slug)
    return pick(
        language,
        f"看过仍然成立的，fazhi confirm {name} 编号；不再成立的，fazhi decide {name} 义务 撤销 --number 编号。"
        "文字已不在的不起作用，文字回来时再起作用。",
        f"Where it still holds: fazhi confirm {name} NUMBER; where it does not: fazhi decide {name} DUTY revoked "
        "--number NUMBER. One whose words are gone has no effect until they are back.",
    )


def _groups(held: Sequence[Decided], language: str) -> Iterator[tuple[str, list[Decided]]]:
    yield pick(language, "请再确认：", "To be confirmed: "), [item for item in held if item.standing.suspect]
    yield pick(language, "照旧有效：", "As they were: "), [item for item in held if not item.standing.suspect]


def _told(item: Decided, audit: Audit, language: str) -> Iterator[Block]:
    event = item.decision
    duty = audit.assessment(event.obligation).obligation
    head = f"{event.number}. {duty.id} {duty.title_in(language)}"
    tone = Tone.FAIR if item.standing.suspect else Tone.PLAIN
    yield block(head, Span(f" · {one_decided(item, language)}", tone), first=2, hang=6)
    if event.place is not None and item.standing.value != "gone":
        words = quote(audit.report, event.place.start, event.place.end, _QUOTED)
        at = pick(
            language, f"第{event.place.start}—{event.place.end}字", f"characters {event.place.start}-{event.place.end}"
        )
        yield block(Span(f"“{words}”（{at}）" if words else at, Tone.FAINT), first=6)
    elif event.place is not None:
        was = pick(
            language,
            f"原在第{event.place.start}—{event.place.end}字",
            f"stood at characters {event.place.start}-{event.place.end}",
        )
        yield block(Span(was, Tone.FAINT), first=6)
    if item.standing is Standing.CHANGED:
        yield block(Span(_what_changed(item, audit, language), Tone.FAINT), first=6)
    if event.note:
        yield block(Span(one_line(event.note), Tone.FAINT), first=6)


def _what_changed(item: Decided, audit: Audit, language: str) -> str:
    """What is not as it was seen, and what the duty comes to now: an accepted conclusion may have become another."""
    event, about = item.decision, audit.assessment(item.decision.obligation)
    seen = item.confirmed or event
    zh, en = [], []
    if seen.duty != duty_digest(about.obligation):
        zh.append("规则或依据改过")
        en.append("rule or articles have changed")
    if seen.place is None and seen.text != audit.report.sha256:
        zh.append("报告换过稿")
        en.append("the report is another draft")
    elif not zh:  # neither, so it is the passage itself
        zh.append("这一处的文字改过")
        en.append("the words were edited")
    now, now_en = word(about.conclusion), word(about.conclusion, "en")
    return pick(language, f"{'，'.join(zh)}；现在的结论：{now}", f"{', '.join(en)}; the conclusion now: {now_en}")


def _json(audit: Audit, log: Sequence[Decision], _options: Options) -> str:
    standing = {item.decision.number: item.standing.value for each in audit.assessments for item in each.decided}
    events = [
        {
            "number": event.number,
            "obligation": event.obligation,
            "verdict": event.verdict.value,
            "reviewer": event.reviewer,
            "time": event.time,
            "standing": standing.get(event.number),
        }
        for event in log
    ]
    return json_text({"schema": SCHEMA, "events": events})


WRITERS: Final[Mapping[str, Callable[[Audit, Sequence[Decision], Options], str]]] = {
    "text": _text,
    "json": _json,
}
"""How it is written, by the name of the format."""
