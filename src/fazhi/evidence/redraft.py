"""The decisions on one draft taken over to the next: where the passage of each stands now, as events for the log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fazhi.clock import now
from fazhi.evidence.decided import where
from fazhi.evidence.drift import Wanted, carried
from fazhi.evidence.quote import digest
from fazhi.evidence.reworded import telling_words, words_of
from fazhi.evidence.statement import place_at
from fazhi.model.decision import FIRST, Decision, Held, Place, Standing, Verdict, standing_ones
from fazhi.model.evidence import Found
from fazhi.model.obligation import Catalogue, Obligation
from fazhi.model.report import Report

_SHARED = 0.6
"""How much of both must be common to what a rule finds now and what an edited passage became, to be the same."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What becomes of one decision."""

    held: Held
    before: Place | None
    """Where its passage stands in the old text; None where it stands nowhere, or the conclusion is meant."""
    after: Place | None
    """The same in the new text."""
    standing: Standing
    """How it stands against what a person saw last."""
    event: Decision | None
    """What is to be added to the log; None where nothing has to be."""


def carry_over(
    catalogue: Catalogue, old: Report | None, new: Report, log: Sequence[Decision], by: str, found: Mapping[str, Found]
) -> tuple[Carried, ...]:
    """What becomes of each decision that holds; `found` is what the rules find in the new text.

    Without the old text no decision may be about a passage.
    """
    held = standing_ones(log)
    before = [None if old is None or item.seen.place is None else where(item, old) for item in held]
    after = iter(_landed(catalogue, old, new, [pair for pair in zip(held, before, strict=True) if pair[1]]))
    result = []
    for item, place in zip(held, before, strict=True):
        there = next(after) if place else _back(item, old, new)
        if there is None and place is not None:
            there = _section(catalogue.obligation(item.decision.obligation), new, found)
        if there is not None and there.digest != (place.digest if place else there.digest):
            there = _as_found(there, new, found.get(item.decision.obligation))
        standing = _standing(item, there, new)
        known = item.seen.place is None or standing is Standing.EXACT or _is_noted(item, there, new)
        event = None if known else _event(item, there, new, by)
        result.append(Carried(item, place, there, standing, event))
    return tuple(result)


def _landed(
    catalogue: Catalogue, old: Report | None, new: Report, placed: Sequence[tuple[Held, Place | None]]
) -> list[Place | None]:
    duties = {duty.id: duty for duty in catalogue.obligations}
    wanted = []
    for item, place in placed:
        duty = duties.get(item.decision.obligation)
        if place is not None:
            wanted.append(Wanted(place.start, place.end, words_of(duty) if duty else frozenset()))
    if old is None or not wanted:
        return []
    spans = carried(old.text, new.text, wanted, telling_words(catalogue))
    return [None if span is None else place_at(new, *span) for span in spans]


def _back(item: Held, old: Report | None, new: Report) -> Place | None:
    """Where words that had gone stand again; not words that the draft before had as well, for they are others."""
    places = [each.place for each in (*item.carried[::-1], item.seen) if each.place is not None]
    if old is None:
        return None
    for place in places:
        long = place.end - place.start
        starts = [at for at in range(len(new.text) - long + 1) if digest(new.text[at : at + long]) == place.digest]
        if starts and new.text[starts[0] : starts[0] + long] not in old.text:
            at = min(starts, key=lambda start: abs(start - place.start))
            return place_at(new, at, at + long)
    return None


def _as_found(place: Place, report: Report, found: Found | None) -> Place:
    """An edited passage as the rules cut it now, so that the decision is about what they find."""
    for item in found.evidence if found else ():
        common = min(item.end, place.end) - max(item.start, place.start)
        whole = max(item.end, place.end) - min(item.start, place.start)
        if common >= _SHARED * whole:
            return place_at(report, item.start, item.end) or place
    return place


def _section(duty: Obligation | None, report: Report, found: Mapping[str, Found]) -> Place | None:
    """The part that a duty asks for as a whole, where it is there: it is the same part whatever it says now."""
    whole = found.get(duty.id) if duty is not None and duty.evidence.section is not None else None
    return place_at(report, whole.evidence[0].start, whole.evidence[0].end) if whole and whole.evidence else None


def _standing(item: Held, there: Place | None, new: Report) -> Standing:
    seen = item.seen.place
    if seen is None:
        return Standing.EXACT if item.seen.text == new.sha256 else Standing.CHANGED
    if there is None:
        return Standing.GONE
    if there.digest != seen.digest:
        return Standing.CHANGED
    return Standing.EXACT if there.start == seen.start else Standing.MOVED


def _is_noted(item: Held, there: Place | None, new: Report) -> bool:
    """Whether the log says so of this very text, as after a run that was ended half-way."""
    last = item.carried[-1] if item.carried else None
    return last is not None and last.text == new.sha256 and last.place == there


def _event(item: Held, there: Place | None, new: Report, by: str) -> Decision:
    return replace(
        item.decision,
        number=0,
        verdict=Verdict.CARRIED,
        place=there,
        strength=None,
        conclusion=None,
        reviewer=by,
        role=None,
        time=now(),
        note=None,
        text=new.sha256,
        duty=item.seen.duty,
        before=FIRST,
        digest="",
        event=item.decision.number,
    )
