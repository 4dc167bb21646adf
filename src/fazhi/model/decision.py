"""Decisions: what a named person says of one piece of evidence or one conclusion, as events of which none is lost."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from typing import Final

from fazhi.model.evidence import Strength
from fazhi.model.obligation import Obligation, Pattern
from fazhi.model.report import Part

FIRST: Final = "0" * 64
"""What stands before the first event of a log."""


class Verdict(StrEnum):
    """What a reviewer says."""

    ACCEPTED = "accepted"
    """The evidence, or the conclusion, is right."""
    REJECTED = "rejected"
    """The passage is no evidence of the duty."""
    ADDED = "added"
    """A passage that no rule found is evidence of it."""
    STRENGTH = "strength"
    """The passage is evidence, and of another strength."""
    CONCLUSION = "conclusion"
    """The duty comes to another conclusion, whatever the passages are."""
    REVOKED = "revoked"
    """An earlier event no longer holds."""
    CONFIRMED = "confirmed"
    """An earlier event still holds, though what it was about has changed."""
    CARRIED = "carried"
    """No reviewer's word: where the passage of an earlier event stands in the next draft."""


class Standing(StrEnum):
    """Whether what a decision was about is still what it was."""

    EXACT = "exact"
    MOVED = "moved"
    """The same words stand elsewhere in the text."""
    CHANGED = "changed"
    """The words were edited, or the duty's rule or articles, or for a conclusion the text, are not what was seen."""
    GONE = "gone"
    """The words are no longer in the text: the decision is kept, has no effect, and comes back with them."""

    @property
    def suspect(self) -> bool:
        """Whether somebody has to look again."""
        return self is not Standing.EXACT


@dataclass(frozen=True, slots=True)
class Place:
    """The passage that a decision is about, without a word of it."""

    start: int
    end: int
    digest: str
    part: Part
    path: tuple[str, ...]
    """Numbers of the headings and items above it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One event of the log."""

    number: int
    """Its place in the log, from 1."""
    obligation: str
    verdict: Verdict
    place: Place | None
    """None where the conclusion is meant, an event is revoked, or it was carried and stands nowhere."""
    strength: Strength | None
    conclusion: str | None
    """The conclusion by its name in YAML: supported, weak, planned, admitted, missing or not_applicable."""
    revokes: int | None
    reviewer: str
    """Name as given: it is claimed, not proven."""
    role: str | None
    time: str
    """When, with the offset from UTC."""
    note: str | None
    text: str
    """SHA-256 of the report's file that was seen."""
    duty: str
    """Digest of the duty's rule and articles that were seen."""
    before: str
    """Digest of the event before; of the first one, zeros."""
    digest: str
    """Digest of all of the above, and of `event` and `day` where there are such."""
    event: int | None = None
    """The earlier event that this one confirms or carries over to another draft."""
    day: str | None = None
    """The day that the reviewer put down, where the word came in a table; the time is then that of reading it."""

    @property
    def sealed(self) -> str:
        """What the digest has to be."""
        return seal(
            ({} if self.event is None else {"event": self.event})
            | ({} if self.day is None else {"day": self.day})
            | {
                "number": self.number,
                "obligation": self.obligation,
                "verdict": self.verdict.value,
                "place": None if self.place is None else _flat(self.place),
                "strength": None if self.strength is None else self.strength.key,
                "conclusion": self.conclusion,
                "revokes": self.revokes,
                "reviewer": self.reviewer,
                "role": self.role,
                "time": self.time,
                "note": self.note,
                "text": self.text,
                "duty": self.duty,
                "before": self.before,
            }
        )


@dataclass(frozen=True, slots=True)
class Held:
    """A decision that holds, with what was added to it later."""

    decision: Decision
    seen: Decision
    """The same, or the last event that confirmed it: what a person saw last."""
    carried: tuple[Decision, ...] = ()
    """Where its passage was carried to since, the last last."""

    @property
    def about(self) -> tuple[int, int, str] | None:
        """The passage as it was last seen or carried; None where the conclusion is meant."""
        at = next((each.place for each in reversed(self.carried) if each.place is not None), self.seen.place)
        return None if at is None else (at.start, at.end, at.digest)


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that holds, and how what it was about stands now."""

    decision: Decision
    """With the place where its passage stands now."""
    standing: Standing
    confirmed: Decision | None = None
    """The event that last confirmed it."""


def _flat(place: Place) -> list[object]:
    return [place.start, place.end, place.digest, place.part.value, list(place.path)]


def seal(fields: Mapping[str, object]) -> str:
    """The digest of an event's fields."""
    written = json.dumps(fields, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return sha256(written.encode()).hexdigest()


def standing_ones(log: Iterable[Decision]) -> tuple[Held, ...]:
    """The events that hold: not revoked, and of several about one thing the last.

    What an event replaces is settled by where the passages stood then: one that was replaced is carried no further.
    """
    events = tuple(log)
    revoked = {event.revokes for event in events}
    held: dict[int, Held] = {}
    about: dict[tuple[str, object], int] = {}
    for event in events:
        if event.number in revoked or event.revokes is not None:
            continue
        number = event.event or event.number
        before = held.pop(number, None)
        if event.event is None:
            item = Held(event, event)
            there = held.get(about.get((event.obligation, item.about), 0))
            if there is not None and there.about == item.about:
                del held[there.decision.number]
        elif before is None:
            continue
        elif event.verdict is Verdict.CONFIRMED:
            item = Held(before.decision, event)
        else:
            item = replace(before, carried=(*before.carried, event))
        held[number] = item
        about[event.obligation, item.about] = number
    return tuple(held.values())


def first_altered(log: Sequence[Decision]) -> int | None:
    """The first event, by its place, that was altered, or before which one was dropped or put; None if all is well."""
    before = FIRST
    for at, event in enumerate(log, 1):
        if event.number != at or event.before != before or event.digest != event.sealed:
            return at
        before = event.digest
    return None


def duty_digest(duty: Obligation) -> str:
    """Digest of what a reviewer goes by: what is asked, how evidence for it reads, and the articles."""
    rule = duty.evidence
    entries: tuple[tuple[Pattern, ...], ...] = (
        rule.about, rule.excluding, rule.measures, rule.results, rule.topic, rule.on_topic, rule.subject, rule.act,
        rule.shows, rule.throughout,
    )  # fmt: skip
    if rule.no_occasion:  # added later: without it a digest is what it was
        entries = (*entries, rule.no_occasion)
    seen = {
        "requirement": duty.requirement,
        "expects": duty.expects.key,
        "rule": [[pattern.text for pattern in each] for each in entries],
        "figures": list(rule.figures),
        "parts": [part.value for part in rule.parts],
        "basis": [[item.instrument, item.version.isoformat(), item.article, item.item] for item in duty.basis],
    }
    return seal(seen)[:16]
