"""What reviewers decided, held against the evidence that was found now: it outranks the rules."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from fazhi.evidence.quote import digest
from fazhi.model.decision import Decided, Decision, Held, Place, Standing, Verdict, duty_digest
from fazhi.model.evidence import Evidence, Found, Polarity, Source, Strength
from fazhi.model.obligation import Obligation
from fazhi.model.report import Report, Step


def decide(
    duty: Obligation, found: Found, decisions: Iterable[Held], report: Report
) -> tuple[Found, tuple[Decided, ...]]:
    """The evidence as reviewers would have it, and how each decision stands; one whose words are gone has no effect."""
    held = tuple(decisions)
    decided = _last_of_each(_placed(item, duty_digest(duty), report) for item in held) if held else ()
    for item in decided:
        if item.standing is not Standing.GONE and item.decision.place is not None:
            found = replace(found, evidence=_changed(found.evidence, item.decision))
    return found, decided


def _placed(held: Held, duty: str, report: Report) -> Decided:
    """The decision with the place where its words stand now, and how it stands."""
    event, seen = held.decision, held.seen
    confirmed = None if seen is event else seen
    standing = Standing.EXACT
    if seen.place is not None:
        place = where(held, report)
        if place is None:
            return Decided(event, Standing.GONE, confirmed)
        if place.digest != seen.place.digest:
            standing = Standing.CHANGED
        elif place.start != seen.place.start:
            standing = Standing.MOVED
        event = replace(event, place=place)
    if seen.duty != duty or (seen.place is None and seen.text != report.sha256):
        standing = Standing.CHANGED
    return Decided(event, standing, confirmed)


def _last_of_each(decided: Iterable[Decided]) -> tuple[Decided, ...]:
    """Of several decisions whose passages have come to be one the last; the earlier were replaced by it."""
    last: dict[object, Decided] = {}
    for item in decided:
        place = item.decision.place if item.standing is not Standing.GONE else None
        about = item.decision.number if place is None else (place.start, place.end)
        before = last.pop(about, None)
        later = before is None or before.decision.number < item.decision.number
        last[about] = item if later or before is None else before
    return tuple(last.values())


def where(held: Held, report: Report) -> Place | None:
    """Where the passage of a decision stands in a report; None where it does not.

    What was noted for this very text goes before what is found by its words: there the draft before was at hand too.
    """
    events = [each for each in (*held.carried[::-1], held.seen) if each.place is not None or each.text == report.sha256]
    noted = next((each for each in events if each.text == report.sha256), None)
    if noted is not None and (noted.place is None or not report.supplied or _stands(noted.place, report.text)):
        return noted.place
    places = [each.place for each in events if each.place is not None]
    if not report.supplied:
        return places[0]
    for place in places:
        if _stands(place, report.text):
            return place
    for place in places:
        at = _where(place, report.text)
        if at is not None:
            return replace(place, start=at, end=at + place.end - place.start)
    return None


def _stands(place: Place, text: str) -> bool:
    return digest(text[place.start : place.end]) == place.digest


def _where(place: Place, text: str) -> int | None:
    """Where words of that digest begin, nearest to where they stood; None where they are no longer there."""
    long = place.end - place.start
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
