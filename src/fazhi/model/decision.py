"""Decisions: what a named person says of one piece of evidence or one conclusion, as events of which none is lost."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Final

from fazhi.model.evidence import Strength
from fazhi.model.obligation import Obligation
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


class Standing(StrEnum):
    """Whether what a decision was about is still what it was."""

    EXACT = "exact"
    MOVED = "moved"
    """The same words stand elsewhere in the text."""
    CHANGED = "changed"
    """The duty's rule or articles, or for a conclusion the text, are no longer what the reviewer saw."""
    GONE = "gone"
    """The words are no longer in the text: the decision is kept and has no effect."""

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
    """None where the conclusion is meant, or an event is revoked."""
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
    """Digest of all of the above."""

    @property
    def sealed(self) -> str:
        """What the digest has to be."""
        return seal(
            {
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
class Decided:
    """A decision that holds, and how what it was about stands now."""

    decision: Decision
    standing: Standing


def _flat(place: Place) -> list[object]:
    return [place.start, place.end, place.digest, place.part.value, list(place.path)]


def seal(fields: Mapping[str, object]) -> str:
    """The digest of an event's fields."""
    written = json.dumps(fields, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return sha256(written.encode()).hexdigest()


def standing_ones(log: Iterable[Decision]) -> tuple[Decision, ...]:
    """The events that hold: not revoked, and of several about one thing the last."""
    held: dict[int, Decision] = {}
    for event in log:
        if event.revokes is not None:
            held.pop(event.revokes, None)
        else:
            held[event.number] = event
    last: dict[tuple[str, object], Decision] = {}
    for event in held.values():
        about = None if event.place is None else (event.place.start, event.place.end, event.place.digest)
        last.pop((event.obligation, about), None)
        last[event.obligation, about] = event
    return tuple(last.values())


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
    entries = (
        rule.about, rule.excluding, rule.measures, rule.results, rule.topic, rule.on_topic, rule.subject, rule.act,
        rule.shows, rule.throughout,
    )  # fmt: skip
    seen = {
        "requirement": duty.requirement,
        "expects": duty.expects.key,
        "rule": [[pattern.text for pattern in each] for each in entries],
        "figures": list(rule.figures),
        "parts": [part.value for part in rule.parts],
        "basis": [[item.instrument, item.version.isoformat(), item.article, item.item] for item in duty.basis],
    }
    return seal(seen)[:16]
