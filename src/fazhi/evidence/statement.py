"""What a reviewer says at any door, checked against report and log, and made the event that is added to the log."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from fazhi.clock import now
from fazhi.evidence.quote import digest
from fazhi.model.audit import Audit, Conclusion
from fazhi.model.both import Both
from fazhi.model.decision import FIRST, Decision, Place, Standing, Verdict, duty_digest
from fazhi.model.errors import InputError
from fazhi.model.evidence import Strength
from fazhi.model.obligation import Obligation
from fazhi.model.report import Report
from fazhi.model.words import word

REVIEWER: Final = "FAZHI_REVIEWER"
"""The variable of the environment that names the reviewer."""
_SAID: Final = tuple(item for item in Verdict if item is not Verdict.CARRIED)
VERDICTS: Final[Mapping[str, Verdict]] = {word(item): item for item in _SAID} | {item.value: item for item in _SAID}
"""Verdicts that a person can say, by their Chinese words and by the names in YAML."""
STRENGTHS: Final[Mapping[str, Strength]] = {item.key: item for item in Strength if item is not Strength.NONE}
CONCLUSIONS: Final[Mapping[str, Conclusion]] = {
    item.value: item for item in Conclusion if item is not Conclusion.WAIVED
}
MOST: Final = 2000
"""Characters of a name or a note that somebody can have meant."""
_Value = TypeVar("_Value")
_WITH_ROLE: Final = re.compile(r"([^（(）)]*[^（(）)\s])\s*[（(]\s*([^（(）)]*[^（(）)\s])\s*[）)]")
_RANGE: Final = re.compile("([0-9]{1,9})[-—]([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Statement:
    """What was said, as it came through a door; None for what was not."""

    obligation: str
    verdict: str
    reviewer: str | None = None
    """The name, and in brackets behind it the role where that is not told by itself."""
    role: str | None = None
    note: str | None = None
    strength: str | None = None
    conclusion: str | None = None
    number: int | None = None
    """The event to revoke or confirm."""
    passage: str | None = None
    """First and last character, such as 320-354."""
    quote: str | None = None
    """Or the words, which must stand in the report once."""
    day: str | None = None
    """When it was said, such as 2026-03-31, where that is not now."""


_TOLD: Final = {
    "passage": Both("片段（--quote 原文，或 --passage 起-止）", "the passage (--quote or --passage)"),
    "strength": Both("强度（--strength）", "the strength (--strength)"),
    "conclusion": Both("结论（--conclusion）", "the conclusion (--conclusion)"),
    "note": Both("说明（--note）", "the reason (--note)"),
    "number": Both("哪一条（--number）", "which event (--number)"),
}
_NEEDED: Final = {
    Verdict.REJECTED: ("passage",),
    Verdict.ADDED: ("passage",),
    Verdict.STRENGTH: ("passage", "strength"),
    Verdict.CONCLUSION: ("conclusion", "note"),
    Verdict.REVOKED: ("number",),
    Verdict.CONFIRMED: ("number",),
}
"""What each verdict cannot do without."""


def event_of(said: Statement, found: Audit, log: Sequence[Decision]) -> Decision:
    """The event, not sealed yet, that a statement on the report of an audit comes to.

    Raises:
        InputError: It cannot be taken, and why.
    """
    duty = _duty(found, said.obligation)
    reviewer, role = name_and_role(_plain(said.reviewer), _plain(said.role))
    if reviewer is None:
        raise InputError(
            f"没有写明复核人；请写上姓名（--by 姓名，或设环境变量 {REVIEWER}）。",
            f"Nobody is named; give a name (--by NAME, or {REVIEWER} in the environment).",
        )
    verdict = _one_of(VERDICTS, said.verdict)
    strength = None if said.strength is None else _one_of(STRENGTHS, said.strength)
    conclusion = None if said.conclusion is None else _one_of(CONCLUSIONS, said.conclusion)
    place, note = _place(found, said), _plain(said.note)
    have = {
        "passage": place, "strength": strength, "conclusion": conclusion, "note": note, "number": said.number,
    }  # fmt: skip
    _check(verdict, {name for name, value in have.items() if value is not None})
    if verdict is Verdict.CONFIRMED:
        place = _confirmed(said.number or 0, found, said.obligation)
    elif said.number is not None:
        _revocable(said.number, said.obligation, log)
    return Decision(
        number=0,
        obligation=said.obligation,
        verdict=verdict,
        place=place,
        strength=strength,
        conclusion=None if conclusion is None else conclusion.value,
        revokes=said.number if verdict is Verdict.REVOKED else None,
        event=said.number if verdict is Verdict.CONFIRMED else None,
        reviewer=reviewer,
        role=role,
        day=said.day,
        time=now(),
        note=note,
        text=found.report.sha256,
        duty=duty_digest(duty),
        before=FIRST,
        digest="",
    )


def name_and_role(told: str | None, role: str | None = None) -> tuple[str | None, str | None]:
    """A reviewer's name and role, which may stand behind the name in brackets: 张三（法制科科长）."""
    match = _WITH_ROLE.fullmatch(told or "")
    return (match[1], role or match[2]) if match else (told, role)


def place_at(report: Report, start: int, end: int) -> Place | None:
    """A stretch of a report's text as a place; None where it begins in no sentence."""
    around = [item for item in report.passages if item.start <= start < item.end]
    if not around:
        return None
    path = tuple(step.number for step in around[-1].path)
    return Place(start, end, digest(report.text[start:end]), around[-1].part, path)


def _duty(found: Audit, id: str) -> Obligation:
    try:
        return found.assessment(id).obligation
    except KeyError:
        raise InputError(
            f"没有义务 {id}；fazhi list 列出全部编号。", f"There is no obligation {id}; fazhi list has them all."
        ) from None


def _plain(told: str | None) -> str | None:
    """What was told without blanks around it; None for nothing.

    Raises:
        InputError: It is too long, or holds halves of characters, which no file can keep.
    """
    text = (told or "").strip()
    if len(text) > MOST or any("\ud800" <= character <= "\udfff" for character in text):
        raise InputError(
            f"姓名或说明太长（最多 {MOST} 字），或含有不能保存的字符；请改写。",
            f"A name or note is too long (at most {MOST} characters) or holds what cannot be kept; write it anew.",
        )
    return text or None


def _one_of(values: Mapping[str, _Value], told: str) -> _Value:
    if told not in values:
        names = "、".join(values)
        raise InputError(f"“{told}”须为 {names} 之一。", f'"{told}" must be one of {names}.')
    return values[told]


def _check(verdict: Verdict, have: set[str]) -> None:
    lacking = [_TOLD[name] for name in _NEEDED.get(verdict, ()) if name not in have]
    if lacking:
        raise InputError(
            f"“{word(verdict)}”还要给出{'、'.join(each.zh for each in lacking)}。",
            f"{verdict.value} also needs {' and '.join(each.en for each in lacking)}.",
        )


def _revocable(number: int, obligation: str, log: Sequence[Decision]) -> None:
    """Fail unless that event is there, speaks of the duty, and still holds."""
    event = next((item for item in log if item.number == number), None)
    if event is None:
        raise InputError(
            f"复核记录里没有第 {number} 条；fazhi status 列出各条。",
            f"The log has no event {number}; fazhi status lists them.",
        )
    if event.obligation != obligation:
        raise InputError(
            f"第 {number} 条说的是 {event.obligation}，不是 {obligation}；请核对。",
            f"Event {number} is about {event.obligation}, not {obligation}; check it.",
        )
    if event.revokes is not None or number in {item.revokes for item in log}:
        raise InputError(
            f"第 {number} 条已经撤销，或本身就是撤销；没有可撤销的。",
            f"Event {number} is revoked already, or revokes another; there is nothing to revoke.",
        )


def _confirmed(number: int, found: Audit, obligation: str) -> Place | None:
    """The passage, as it is now, of a decision that holds and is to be confirmed."""
    held = found.assessment(obligation).decided
    item = next((each for each in held if each.decision.number == number), None)
    if item is None:
        raise InputError(
            f"{obligation} 没有第 {number} 条现行的意见；fazhi status 列出各条。",
            f"{obligation} has no decision {number} that holds; fazhi status lists them.",
        )
    if item.standing is Standing.GONE:
        raise InputError(
            f"第 {number} 条所说的文字已不在，无从确认；它留着，文字回来时再起作用，也可以撤销。",
            f"The words of decision {number} are gone and there is nothing to confirm; it is kept and comes back with "
            "them, or can be revoked.",
        )
    return item.decision.place


def _place(found: Audit, said: Statement) -> Place | None:
    """The passage that was named, by its words or its characters."""
    report = found.report
    if said.quote is not None:
        start, end = _quoted(report, said.quote)
    elif said.passage is not None:
        start, end = _ranged(report, said.passage)
    else:
        return None
    if report.supplied:
        place = place_at(report, start, end)
        if place is None:
            raise InputError(
                f"第 {start} 字不在正文的句子里；请核对位置。",
                f"Character {start} is in no sentence of the text; check the place.",
            )
        return place
    for item in found.assessment(said.obligation).evidence:
        if (item.start, item.end) == (start, end):
            return Place(start, end, item.digest, item.part, tuple(step.number for step in item.path))
    raise InputError(
        "手头没有报告原文，只能复核已有的佐证；请按 fazhi audit 列出的位置给出 --passage。",
        "The text is not at hand, so only evidence that was found can be decided on; give its place with --passage.",
    )


def _quoted(report: Report, words: str) -> tuple[int, int]:
    """Where the words stand, which must be once."""
    many = report.text.count(words) if report.supplied and words else 0
    if not report.supplied:
        raise InputError(
            "手头没有报告原文，不能按文字找；请按 fazhi audit 列出的位置给出 --passage。",
            "The text is not at hand and no words can be found in it; give the place that fazhi audit lists with "
            "--passage.",
        )
    if not many:
        raise InputError(
            f"报告里没有“{words}”；请照原文一字不差地引，或用 --passage 起—止。",
            f'"{words}" does not stand in the report; quote it letter for letter, or use --passage.',
        )
    if many > 1:
        raise InputError(
            f"报告里“{words}”出现 {many} 次，须恰好一次；请多引几个字，或用 --passage 起—止。",
            f'"{words}" stands in the report {many} times and must stand there once; quote more, or use --passage.',
        )
    start = report.text.index(words)
    return start, start + len(words)


def _ranged(report: Report, told: str) -> tuple[int, int]:
    match = _RANGE.fullmatch(told)
    start, end = map(int, match.groups()) if match else (0, 0)
    if not start < end <= report.characters:
        raise InputError(
            f"--passage {told} 不是位置；请写起止字符，如 320-354，报告共 {report.characters} 字。",
            f"--passage {told} is no place; write first and last character, such as 320-354, of {report.characters}.",
        )
    return start, end
