"""What reviewers decided, held against the evidence that was found now: it outranks the rules."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from fazhi.evidence.quote import digest
from fazhi.model.decision import Decided, Decision, Place, Standing, Verdict, duty_digest
from fazhi.model.evidence import Evidence, Found, Polarity, Source, Strength
from fazhi.model.obligation import Obligation
from fazhi.model.report import Report, Step


def decide(
    duty: Obligation, found: Found, decisions: Iterable[Decision], report: Report
) -> tuple[Found, tuple[Decided, ...]]:
    """The evidence as reviewers would have it, and how each decision stands; one whose words are gone has no effect."""
    decided = tuple(_placed(event, duty, report) for event in decisions)
    for item in decided:
        if item.standing is not Standing.GONE and item.decision.place is not None:
            found = replace(found, evidence=_changed(found.evidence, item.decision))
    return found, decided


def _placed(event: Decision, duty: Obligation, report: Report) -> Decided:
    """The decision with the place where its words stand now, and how it stands."""
    standing = Standing.EXACT
    if event.place is not None and report.supplied:
        at = _where(event.place, report.text)
        if at is None:
            return Decided(event, Standing.GONE)
        if at != event.place.start:
            standing = Standing.MOVED
            moved = replace(event.place, start=at, end=at + event.place.end - event.place.start)
            event = replace(event, place=moved)
    if event.duty != duty_digest(duty) or (event.place is None and event.text != report.sha256):
        standing = Standing.CHANGED
    return Decided(event, standing)


def _where(place: Place, text: str) -> int | None:
    """Where words of that digest begin, nearest to where they stood; None where they are no longer there."""
    long = place.end - place.start
    if digest(text[place.start : place.end]) == place.digest:
        return place.start
    found = (at for at in range(len(text) - long + 1) if digest(text[at : at + long]) == place.digest)
    return min(found, key=lambda at: abs(at - place.start), default=None)


def _changed(evidence: Sequence[Evidence], event: Decision) -> tuple[Evidence, ...]:
    """The evidence with one decision about a passage carried out."""
    place = event.place
    if place is None:
        return tuple(evidence)
    about = [item for item in evidence if (item.start, item.end) == (place.start, place.end)]
    others = [item for item in evidence if (item.start, item.end) != (place.start, place.end)]
    if event.verdict is Verdict.REJECTED:
        return tuple(others)
    if event.verdict is Verdict.ACCEPTED and about:
        return tuple(evidence)
    if event.verdict not in {Verdict.ACCEPTED, Verdict.ADDED, Verdict.STRENGTH}:
        return tuple(evidence)
    strength = event.strength or Strength.MEASURE
    made = [replace(item, strength=strength, polarity=Polarity.DONE, source=Source.REVIEWER) for item in about[:1]]
    return tuple(sorted([*others, *(made or [_added(event, place, strength)])], key=lambda item: item.start))


def _added(event: Decision, place: Place, strength: Strength) -> Evidence:
    return Evidence(
        obligation=event.obligation,
        start=place.start,
        end=place.end,
        digest=place.digest,
        part=place.part,
        path=tuple(Step(number, "") for number in place.path),
        strength=strength,
        polarity=Polarity.DONE,
        rule="",
        line=0,
        terms=(),
        reasons=(),
        source=Source.REVIEWER,
    )
