"""decisions.yaml as text: one event a line, in YAML that is read five times as fast as any other YAML.

A line of the form that is written here is taken apart by one expression, which asks of every value what the field
descriptions ask; a file with anything else in it, such as a log of the first format, is read as the YAML it is. Ten
thousand events take 0.16 s of processor time so, and 0.75 s as YAML.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from fazhi.expressions import lazily
from fazhi.model.decision import Decision, Place, Verdict
from fazhi.model.evidence import Strength
from fazhi.model.report import Part
from fazhi.records.specs import (
    CONCLUSIONS,
    DAY,
    DECISIONS,
    DECISIONS_SCHEMA,
    DIGEST,
    FIRST_DECISIONS_SCHEMA,
    NAME,
    TIME,
    DecisionRecord,
)
from fazhi.yamlfile import SHA256, Problems, Text, read_data
from fazhi.yamlfile.write import quoted

LIMIT: Final = 32 * 1024 * 1024
"""Bytes that a log may have: some fifty thousand events."""
_HEAD: Final = (
    "# 复核意见：只增不改，每条带着前一条的校验值；撤销也是一条。由 fazhi decide 写入，勿手改，fazhi verify 会发现。\n"
    "# Decisions of reviewers: a log that only grows, each event sealed with the one before; revoking adds one too.\n"
)
_SCHEMA: Final = f"schema: {DECISIONS_SCHEMA}\n"
_FIRST_SCHEMA: Final = f"schema: {FIRST_DECISIONS_SCHEMA}\n"
_START: Final = f"{_HEAD}{_SCHEMA}log:\n"
_EMPTY: Final = f"{_HEAD}{_SCHEMA}log: []\n"
_VERDICTS: Final = {item.value: item for item in Verdict}
_STRENGTHS: Final = {item.key: item for item in Strength}
_PARTS: Final = {item.value: item for item in Part}
_STRING: Final = r'(?:[^"\\]|\\.)*'
_TEXT: Final = f'"({_STRING})"'
_QUOTED: Final = re.compile(_TEXT)
_OFFSET: Final = "(0|[1-9][0-9]{0,8})"
_COUNT: Final = "([1-9][0-9]{0,8})"
_ESCAPE: Final = re.compile(r"\\(U[0-9a-f]{8}|u[0-9a-f]{4}|.)")
_SHORT: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


def text_of(log: Iterable[Decision]) -> str:
    """The file of these events as text."""
    lines = "".join(map(_line_of, log))
    return f"{_START}{lines}" if lines else _EMPTY


def with_lines(data: bytes, events: Sequence[Decision]) -> bytes:
    """The file with events behind those it has, which stay as they are written; a new file where there is none."""
    lines = "".join(map(_line_of, events))
    if data.startswith(_START.encode()):
        return data + lines.encode()
    text = data.decode("utf-8-sig")
    if not text or re.search(r"^log: *\[\] *$", text, re.MULTILINE):
        return text_of(events).encode()
    return (text.replace(_FIRST_SCHEMA, _SCHEMA, 1).rstrip("\n") + "\n" + lines).encode()


def _line_of(event: Decision) -> str:
    """One event as a line."""
    at = event.place
    fields = (
        f"number: {event.number}",
        f"obligation: {event.obligation}",
        f"verdict: {event.verdict}",
        f"place: {{{_place(at)}}}" if at else "",
        f"strength: {event.strength.key}" if event.strength is not None else "",
        f"conclusion: {event.conclusion}" if event.conclusion else "",
        f"revokes: {event.revokes}" if event.revokes else "",
        f"event: {event.event}" if event.event else "",
        f"day: {quoted(event.day)}" if event.day else "",
        f"reviewer: {quoted(event.reviewer)}",
        f"role: {quoted(event.role)}" if event.role is not None else "",
        f"time: {quoted(event.time)}",
        f"note: {quoted(event.note)}" if event.note is not None else "",
        f"text: {quoted(event.text)}",
        f"duty: {quoted(event.duty)}",
        f"before: {quoted(event.before)}",
        f"digest: {quoted(event.digest)}",
    )
    return f"  - {{{', '.join(filter(None, fields))}}}\n"


def _place(at: Place) -> str:
    path = ", ".join(map(quoted, at.path))
    return f"start: {at.start}, end: {at.end}, digest: {quoted(at.digest)}, part: {at.part}, path: [{path}]"


def events_of(data: bytes, name: str, problems: Problems) -> tuple[Decision, ...]:
    """The events of a file of these bytes; its mistakes are noted."""
    fast = _lines(data)
    if fast is not None:
        return fast
    return tuple(map(_decision, read_data(data, name, DECISIONS, problems, LIMIT).log))


def each_line(data: bytes) -> Iterator[Decision | None]:
    """The event of each line of a file that begins as it is written here, None where a line is none; else nothing."""
    start = _START.encode()
    if not data.startswith(start):
        return
    lines = data[len(start) :].decode("utf-8", "replace").split("\n")
    if not lines[-1]:
        lines.pop()
    for line in lines:
        match = _LINE.fullmatch(line)
        yield None if match is None else _event(match)


def _lines(data: bytes) -> tuple[Decision, ...] | None:
    """The events of a file as it is written here; None of any other."""
    start = _START.encode()
    if not data.startswith(start) or len(data) > LIMIT:
        return None
    try:
        lines = data[len(start) :].decode().split("\n")
    except UnicodeDecodeError:
        return None
    if lines.pop():
        return None
    found = []
    for line in lines:
        match = _LINE.fullmatch(line)
        event = None if match is None else _event(match)
        if event is None:
            return None
        found.append(event)
    return tuple(found)


def _event(match: re.Match[str]) -> Decision | None:
    """The event of a line; None where it holds text that would not be written so."""
    (
        number, obligation, verdict, start, end, place, part, path, strength, conclusion, revokes, event, day,
        reviewer, role, time, note, text, duty, before, digest,
    ) = match.groups()  # fmt: skip
    words = [reviewer, role, note, *(_QUOTED.findall(path) if path else ())]
    told = [None if word is None else _unquoted(word) for word in words]
    if any(word is not None and quoted(each or "") != f'"{word}"' for word, each in zip(words, told, strict=True)):
        return None
    if any(each is not None and not each.strip() for each in told[:3]):
        return None
    return Decision(
        number=int(number),
        obligation=obligation,
        verdict=_VERDICTS[verdict],
        place=None
        if start is None
        else Place(int(start), int(end), place, _PARTS[part], tuple(each or "" for each in told[3:])),
        strength=None if strength is None else _STRENGTHS[strength],
        conclusion=conclusion,
        revokes=None if revokes is None else int(revokes),
        reviewer=told[0] or "",
        role=told[1],
        time=time,
        note=told[2],
        text=text,
        duty=duty,
        before=before,
        digest=digest,
        event=None if event is None else int(event),
        day=day,
    )


def _unquoted(word: str) -> str:
    return _ESCAPE.sub(_character, word) if "\\" in word else word


def _character(match: re.Match[str]) -> str:
    told = match[1]
    return chr(int(told[1:], 16)) if told[0] in "uU" else _SHORT.get(told, told)


def _decision(record: DecisionRecord) -> Decision:
    at = record.place
    return Decision(
        number=record.number,
        obligation=record.obligation,
        verdict=Verdict(record.verdict),
        place=None if at is None else Place(at.start, at.end, at.digest, at.part, tuple(at.path)),
        strength=record.strength,
        conclusion=record.conclusion,
        revokes=record.revokes,
        reviewer=record.reviewer,
        role=record.role,
        time=record.time,
        note=record.note,
        text=record.text,
        duty=record.duty,
        before=record.before,
        digest=record.digest,
        event=record.event,
        day=record.day,
    )


def _one_of(words: Iterable[str]) -> str:
    return f"({'|'.join(map(re.escape, words))})"


def _as(kind: Text) -> str:
    return f'"({kind.pattern})"'


_LINE: Final = lazily(
    rf"  - \{{number: {_COUNT}, obligation: ({NAME.pattern}), verdict: {_one_of(_VERDICTS)}"
    rf"(?:, place: \{{start: {_OFFSET}, end: {_OFFSET}, digest: {_as(DIGEST)}, part: {_one_of(_PARTS)}, "
    rf'path: \[((?:"{_STRING}"(?:, (?=")|(?=\])))*)\]\}})?'
    rf"(?:, strength: {_one_of(_STRENGTHS)})?(?:, conclusion: {_one_of(CONCLUSIONS)})?"
    rf"(?:, revokes: {_COUNT})?(?:, event: {_COUNT})?(?:, day: {_as(DAY)})?"
    rf", reviewer: {_TEXT}(?:, role: {_TEXT})?, time: {_as(TIME)}"
    rf"(?:, note: {_TEXT})?, text: {_as(SHA256)}, duty: {_as(DIGEST)}, before: {_as(SHA256)}, digest: {_as(SHA256)}\}}"
)
