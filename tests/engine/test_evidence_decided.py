"""Decisions held against the evidence found now: what they change, how they stand, where their words are."""

from dataclasses import replace
from typing import Any

import pytest

from engine.events import at, duty, event
from engine.one_report import evidence
from engine.telling import report
from fazhi.evidence.decided import decide, where
from fazhi.model.decision import Decision, Held, Place, Standing, Verdict
from fazhi.model.evidence import Evidence, Found, Polarity, Source, Strength
from fazhi.model.obligation import Catalogue
from fazhi.model.report import Report, Step

READ = report("甲事3件。印发甲事文件。培训甲事。")
FIRST_WORDS, SECOND, OTHER = "甲事3件", "印发甲事文件", "培训甲事"


def found_in(read: Report) -> Found:
    """Two pieces of evidence, a result and a plan."""
    first, second = at(read, FIRST_WORDS), at(read, SECOND)
    return Found(
        (
            evidence(first.start, Strength.RESULT, end=first.end),
            evidence(second.start, Strength.ASSERTION, Polarity.PLANNED, end=second.end),
        )
    )


def told(item: Evidence, read: Report) -> str:
    words = read.text[item.start : item.end]
    return f"{words} {item.strength.key} {item.polarity.value} {item.source.value}"


AS_FOUND = ["甲事3件 result done rule", "印发甲事文件 assertion planned rule"]
CHANGED: dict[str, tuple[Verdict, str, Strength | None, list[str]]] = {
    "the first rejected": (Verdict.REJECTED, FIRST_WORDS, None, AS_FOUND[1:]),
    "the second rejected": (Verdict.REJECTED, SECOND, None, AS_FOUND[:1]),
    "one that was not found rejected": (Verdict.REJECTED, OTHER, None, AS_FOUND),
    "one accepted": (Verdict.ACCEPTED, SECOND, None, AS_FOUND),
    "one that was not found accepted": (Verdict.ACCEPTED, OTHER, None, [*AS_FOUND, "培训甲事 measure done reviewer"]),
    "one added": (Verdict.ADDED, OTHER, None, [*AS_FOUND, "培训甲事 measure done reviewer"]),
    "one added as a result": (Verdict.ADDED, OTHER, Strength.RESULT, [*AS_FOUND, "培训甲事 result done reviewer"]),
    "one added that was found": (
        Verdict.ADDED,
        SECOND,
        None,
        ["甲事3件 result done rule", "印发甲事文件 measure done reviewer"],
    ),
    "one of another strength": (
        Verdict.STRENGTH,
        FIRST_WORDS,
        Strength.ASSERTION,
        ["甲事3件 assertion done reviewer", "印发甲事文件 assertion planned rule"],
    ),
    "one that was not found of a strength": (
        Verdict.STRENGTH,
        OTHER,
        Strength.RESULT,
        [*AS_FOUND, "培训甲事 result done reviewer"],
    ),
    "part of one rejected": (Verdict.REJECTED, "甲事", None, AS_FOUND),
    "a verdict on no passage": (Verdict.CONCLUSION, SECOND, None, AS_FOUND),
}


@pytest.mark.parametrize("name", CHANGED)
def test_a_decision_changes_the_evidence(six: Catalogue, name: str) -> None:
    verdict, words, strength, expected = CHANGED[name]
    said = event(six, READ, 1, verdict, at(READ, words), strength=strength)
    found, (item,) = decide(duty(six), found_in(READ), [Held(said, said)], READ)
    assert [told(each, READ) for each in found.evidence] == expected
    assert all((each.rule == "甲事") is (each.start != at(READ, OTHER).start) for each in found.evidence)
    assert (item.standing, item.confirmed, item.decision) == (Standing.EXACT, None, said)


def test_without_decisions_it_is_as_found(six: Catalogue) -> None:
    assert decide(duty(six), found_in(READ), [], READ) == (found_in(READ), ())


def test_what_is_added_before_stands_before_and_tells_its_place(six: Catalogue) -> None:
    place = at(READ, "甲县")
    said = event(six, READ, 1, Verdict.ADDED, place)
    found, _ = decide(duty(six), found_in(READ), [Held(said, said)], READ)
    made = found.evidence[0]
    assert [told(each, READ) for each in found.evidence] == ["甲县 measure done reviewer", *AS_FOUND]
    assert (made.obligation, made.digest, made.line, made.path) == (
        "LEAD_001",
        place.digest,
        0,
        (Step("一、", ""),),
    )
    assert (made.part, made.rule, made.source) == (place.part, "", Source.REVIEWER)


LATER = report("先说一句。甲事3件。印发甲事文件。")
STANDS: dict[str, tuple[Report, dict[str, Any], Standing]] = {
    "the same text": (READ, {}, Standing.EXACT),
    "elsewhere": (LATER, {}, Standing.MOVED),
    "gone": (report("印发甲事文件。"), {}, Standing.GONE),
    "another rule": (READ, {"duty": "0" * 16}, Standing.CHANGED),
    "another rule, elsewhere": (LATER, {"duty": "0" * 16}, Standing.CHANGED),
    "another text with the words in place": (READ, {"text": "0" * 64}, Standing.EXACT),
    "a conclusion": (READ, {"place": None}, Standing.EXACT),
    "a conclusion on another text": (READ, {"place": None, "text": "0" * 64}, Standing.CHANGED),
    "a conclusion by another rule": (READ, {"place": None, "duty": "0" * 16}, Standing.CHANGED),
}


@pytest.mark.parametrize("name", STANDS)
def test_how_a_decision_stands(six: Catalogue, name: str) -> None:
    now, changes, standing = STANDS[name]
    said = replace(event(six, READ, 1, Verdict.REJECTED, at(READ, FIRST_WORDS)), **changes)
    before = found_in(LATER) if now is LATER else Found()
    found, (item,) = decide(duty(six), before, [Held(said, said)], now)
    assert item.standing is standing
    if now is LATER:
        assert item.decision.place == at(now, FIRST_WORDS)
        assert [told(each, now) for each in found.evidence] == AS_FOUND[1:]
    else:
        assert item.decision.place == said.place


def test_what_is_gone_changes_nothing_in_its_old_place(six: Catalogue) -> None:
    said = event(six, READ, 1, Verdict.REJECTED, replace(at(READ, SECOND), digest="0" * 16), text="0" * 64)
    found, (item,) = decide(duty(six), found_in(READ), [Held(said, said)], READ)
    assert item.standing is Standing.GONE
    assert found == found_in(READ)


def test_what_was_confirmed_is_told_and_counts_as_seen(six: Catalogue) -> None:
    said = event(six, READ, 1, Verdict.REJECTED, at(READ, SECOND), duty="0" * 16)
    seen = event(six, READ, 2, Verdict.CONFIRMED, at(READ, FIRST_WORDS), event=1)
    found, (item,) = decide(duty(six), found_in(READ), [Held(said, seen)], READ)
    assert (item.standing, item.confirmed, item.decision.number) == (Standing.EXACT, seen, 1)
    assert [told(each, READ) for each in found.evidence] == AS_FOUND[1:]


def test_what_was_carried_to_other_words_is_changed(six: Catalogue) -> None:
    said = event(six, report("甲事两件。"), 1, Verdict.REJECTED, replace(at(READ, FIRST_WORDS), digest="0" * 16))
    carried = event(six, READ, 2, Verdict.CARRIED, at(READ, FIRST_WORDS), event=1)
    found, (item,) = decide(duty(six), found_in(READ), [Held(said, said, (carried,))], READ)
    assert (item.standing, item.decision.place) == (Standing.CHANGED, carried.place)
    assert [told(each, READ) for each in found.evidence] == AS_FOUND[1:]


def test_of_two_that_have_come_to_be_about_one_passage_the_later_counts(six: Catalogue) -> None:
    place = at(READ, SECOND)
    away = replace(place, start=place.start + 1, end=place.end + 1)
    for first, second, numbers in ((1, 2, [2]), (2, 1, [2])):
        said = [
            event(six, READ, first, Verdict.REJECTED, place),
            event(six, READ, second, Verdict.ACCEPTED, away, text="0" * 64),
        ]
        _, decided = decide(duty(six), found_in(READ), [Held(each, each) for each in said], READ)
        assert [item.decision.number for item in decided] == numbers


def test_what_is_about_no_passage_or_gone_stands_by_itself(six: Catalogue) -> None:
    gone = Place(3, 9, "0" * 16, at(READ, SECOND).part, ())
    said = [
        event(six, READ, 1, Verdict.CONCLUSION, None, conclusion="weak"),
        event(six, READ, 2, Verdict.CONCLUSION, None, conclusion="missing"),
        event(six, READ, 3, Verdict.REJECTED, gone, text="0" * 64),
        event(six, READ, 4, Verdict.REJECTED, gone, text="0" * 64),
        event(six, READ, 5, Verdict.REJECTED, at(READ, SECOND)),
        event(six, READ, 6, Verdict.REJECTED, at(READ, FIRST_WORDS)),
    ]
    found, decided = decide(duty(six), found_in(READ), [Held(each, each) for each in said], READ)
    assert [item.decision.number for item in decided] == [1, 2, 3, 4, 5, 6]
    assert [item.standing for item in decided[2:4]] == [Standing.GONE] * 2
    assert found.evidence == ()


TWICE = report("印发甲事文件。培训甲事。印发甲事文件。")
ELSE = "0" * 64


def carried(six: Catalogue, number: int, place: Place | None, text: str = ELSE) -> Decision:
    return event(six, READ, number, Verdict.CARRIED, place, text=text, event=1)


def test_where_the_words_of_a_decision_stand(six: Catalogue) -> None:
    first, second = at(TWICE, SECOND), at(TWICE, SECOND, 2)
    between = replace(first, start=second.start - 3, end=second.end - 3)
    here, gone = TWICE.sha256, replace(first, digest="0" * 16)
    detached = replace(TWICE, supplied=False, text="")

    def stands(read: Report, place: Place | None, text: str, *more: Decision) -> Place | None:
        said = event(six, TWICE, 1, Verdict.REJECTED, place, text=text)
        return where(Held(said, said, more), read)

    assert stands(TWICE, first, here) == first
    assert stands(TWICE, first, ELSE) == first
    assert stands(TWICE, between, ELSE) == second
    assert stands(TWICE, replace(first, start=first.start + 2, end=first.end + 2), here) == first
    assert stands(TWICE, gone, ELSE) is None
    assert stands(TWICE, gone, ELSE, carried(six, 2, second)) == second
    assert stands(TWICE, first, ELSE, carried(six, 2, second), carried(six, 3, gone)) == second
    assert stands(TWICE, first, ELSE, carried(six, 2, first), carried(six, 3, second)) == second
    assert stands(TWICE, first, ELSE, carried(six, 2, between)) == first
    assert stands(TWICE, first, ELSE, carried(six, 2, None)) == first
    assert stands(TWICE, first, ELSE, carried(six, 2, None, here)) is None
    assert stands(TWICE, first, here, carried(six, 2, second)) == first
    assert stands(detached, first, ELSE, carried(six, 2, second)) == second
    assert stands(detached, gone, detached.sha256) == gone
    assert stands(report("印发甲事文件"), replace(first, start=1, end=7), ELSE) == at(report("印发甲事文件"), SECOND)
