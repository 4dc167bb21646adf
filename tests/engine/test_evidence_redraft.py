"""Decisions taken over to the next draft: where the passage of each stands there, and what is added to the log."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from engine.events import at, event
from engine.one_report import evidence
from engine.telling import HEAD, LACKING, PLANS, WORK
from fazhi.evidence.quote import digest
from fazhi.evidence.redraft import Carried, carry_over
from fazhi.model.decision import FIRST, Decision, Place, Standing, Verdict, duty_digest
from fazhi.model.evidence import Found, Strength
from fazhi.model.obligation import Catalogue
from fazhi.model.report import Part, Report
from fazhi.reading import read_text

NONE: Mapping[str, Found] = {}
WORDS = "印发甲事文件三份"
TEXT = f"开头如此。{WORDS}。末尾照旧。"


def draft(text: str) -> Report:
    return read_text(HEAD + WORK + text, name="case.txt", unit_kind="county", year=2022)


OLD = draft(TEXT)


def over(
    six: Catalogue, new: Report, *log: Decision, old: Report | None = OLD, found: Mapping[str, Found] = NONE
) -> tuple[Carried, ...]:
    return carry_over(six, old, new, log, "李四", found)


def rejected(six: Catalogue, place: Place | None, number: int = 1, read: Report = OLD, **more: Any) -> Decision:
    return event(six, read, number, Verdict.REJECTED, place, **more)


def concluded(six: Catalogue) -> Decision:
    return event(six, OLD, 1, Verdict.CONCLUSION, None, conclusion="weak")


LANDS: dict[str, tuple[str, str, Standing]] = {
    "where it was": (f"{TEXT}又及。", WORDS, Standing.EXACT),
    "elsewhere": (f"先说。{TEXT}", WORDS, Standing.MOVED),
    "edited": ("开头如此。印发甲事等文件三份。末尾照旧。", "印发甲事等文件三份", Standing.CHANGED),
    "gone": ("开头如此。末尾照旧。", "", Standing.GONE),
}


@pytest.mark.parametrize("name", LANDS)
def test_a_passage_is_carried_to_where_it_stands(six: Catalogue, name: str) -> None:
    text, words, standing = LANDS[name]
    new, place = draft(text), at(OLD, WORDS)
    said = rejected(six, place, role="科员", strength=Strength.RESULT, conclusion="weak", note="见卷", before="1" * 64)
    (item,) = over(six, new, said)
    there = at(new, words) if words else None
    assert (item.held.decision, item.before, item.after, item.standing) == (said, place, there, standing)
    if standing is Standing.EXACT:
        assert item.event is None
        return
    assert item.event is not None
    assert item.event == event(
        six, new, 0, Verdict.CARRIED, there, reviewer="李四", event=1, time=item.event.time, before=FIRST
    )


def test_each_of_several_is_carried_by_itself(six: Catalogue) -> None:
    new = draft(f"先说。{TEXT}")
    log = [
        concluded(six),
        rejected(six, at(OLD, "末尾照旧"), 2),
        rejected(six, at(OLD, WORDS), 3, obligation="LEAD_999"),
        rejected(six, Place(1, 3, "0" * 16, Part.WORK, ()), 4, text="0" * 64),
    ]
    items = over(six, new, *log)
    assert [(item.held.decision.number, item.before, item.after, item.standing) for item in items] == [
        (1, None, None, Standing.CHANGED),
        (2, at(OLD, "末尾照旧"), at(new, "末尾照旧"), Standing.MOVED),
        (3, at(OLD, WORDS), at(new, WORDS), Standing.MOVED),
        (4, None, None, Standing.GONE),
    ]
    assert [item.event is None for item in items] == [True, False, False, False]


def test_a_conclusion_is_exact_while_the_text_is_the_same(six: Catalogue) -> None:
    for old in (OLD, None):
        (item,) = over(six, OLD, concluded(six), old=old)
        assert (item.before, item.after, item.standing, item.event) == (None, None, Standing.EXACT, None)
    assert over(six, OLD) == ()


def test_what_the_log_tells_of_this_text_is_not_told_again(six: Catalogue) -> None:
    new = draft(f"先说。{TEXT}")
    said = rejected(six, at(OLD, WORDS))
    noted = event(six, new, 2, Verdict.CARRIED, at(new, WORDS), event=1)
    (item,) = over(six, new, said, noted)
    assert (item.after, item.standing, item.event) == (at(new, WORDS), Standing.MOVED, None)
    for other in (
        event(six, OLD, 2, Verdict.CARRIED, at(new, WORDS), event=1, text="0" * 64),
        event(six, new, 2, Verdict.CARRIED, None, event=1),
    ):
        (item,) = over(six, new, said, other)
        assert item.event is not None
    before = event(six, OLD, 2, Verdict.CARRIED, at(OLD, WORDS), event=1, text="0" * 64)
    (item,) = over(six, new, said, before, replace(noted, number=3))
    assert item.event is None
    (item,) = over(six, new, said, noted, replace(before, number=3))
    assert item.event is not None
    away = draft("开头如此。末尾照旧。")
    (item,) = over(six, away, said, event(six, away, 2, Verdict.CARRIED, None, event=1))
    assert (item.after, item.standing, item.event) == (None, Standing.GONE, None)


BACK: dict[str, tuple[str, str, int | None]] = {
    "at the beginning": (f"{WORDS}。别的话。", "别的话。", 1),
    "at the end of the text": (f"别的话。{WORDS}", "别的话。", 1),
    "nearest to where it stood": (f"{WORDS}。{'某' * 20}。{WORDS}。", "别的话。", 1),
    "nearest from behind": (f"某。{WORDS}。{WORDS}。{WORDS}。", "别的话。", 1),
    "nearest of two, the second": (f"{WORDS}{WORDS}。", "别的话。", 2),
    "twice, and in the draft before as well": (f"{WORDS}。{WORDS}。", f"别的话。{WORDS}。", None),
    "in the draft before as well": (f"{WORDS}。别的话。", f"别的话。{WORDS}。", None),
    "nowhere": ("别的话。", "另外的话。", None),
}


@pytest.mark.parametrize("name", BACK)
def test_what_had_gone_comes_back_with_its_words(six: Catalogue, name: str) -> None:
    text, before, which = BACK[name]
    new, old = draft(text), draft(before)
    said = rejected(six, at(OLD, WORDS))
    gone = event(six, old, 2, Verdict.CARRIED, None, event=1)
    (item,) = over(six, new, said, gone, old=old)
    assert item.before is None
    assert item.after == (None if which is None else at(new, WORDS, which))


def test_what_it_was_last_comes_back_before_what_it_was_first(six: Catalogue) -> None:
    later, last = "印发甲事文件四份", "印发甲事文件五份"
    said = rejected(six, at(OLD, WORDS))
    log = [
        said,
        event(six, draft("甲"), 2, Verdict.CARRIED, at(draft(f"开头如此。{later}。"), later), event=1),
        event(six, draft("又一稿"), 3, Verdict.CARRIED, at(draft(f"开头如此。{last}。"), last), event=1),
        event(six, draft("别的话。"), 4, Verdict.CARRIED, None, event=1),
    ]
    for text, words in ((f"{WORDS}。{later}。{last}。", last), (f"{WORDS}。{later}。", later), (f"{WORDS}。", WORDS)):
        (item,) = over(six, draft(text), *log, old=draft("别的话。"))
        assert item.after == at(draft(text), words)
    (item,) = over(six, draft(f"{WORDS}。"), *log, old=None)
    assert item.after is None


CUT: dict[str, tuple[int, int, bool]] = {
    "the same": (0, 0, True),
    "more at the front": (-3, 0, True),
    "six tenths": (0, 6, True),
    "a little less": (0, 7, False),
    "a part of six tenths": (3, 0, True),
    "a part of less": (4, 0, False),
    "beside it": (9, 3, False),
}


@pytest.mark.parametrize("name", CUT)
def test_an_edited_passage_is_cut_as_the_rules_cut_it(six: Catalogue, name: str) -> None:
    before, behind, cut = CUT[name]
    words = "印发甲事等文件三份"
    new = draft(f"开头如此，{words}，末尾照旧依然如故。")
    old = draft("开头如此，印发甲事文件三份，末尾照旧依然如故。")
    there = at(new, words)
    start, end = there.start + before, there.end + behind
    found = {
        "LEAD_001": Found((evidence(start, end=end),)),
        "LEAD_002": Found((evidence(there.start - 1, end=there.end),)),
    }
    (item,) = over(six, new, rejected(six, at(old, WORDS), read=old), old=old, found=found)
    expected = Place(start, end, digest(new.text[start:end]), Part.WORK, ("一、",)) if cut else there
    assert item.after == expected


def test_what_only_moved_is_not_cut_anew(six: Catalogue) -> None:
    new = draft(f"先说。{TEXT}")
    there = at(new, WORDS)
    found = {"LEAD_001": Found((evidence(there.start, end=there.end + 1),))}
    (item,) = over(six, new, rejected(six, at(OLD, WORDS)), found=found)
    assert item.after == there


def test_a_part_that_is_asked_for_as_a_whole_stays_the_part(six: Catalogue) -> None:
    head = HEAD + WORK + "甲事3件。\n" + LACKING + "乙事不够。\n" + PLANS
    old = read_text(f"{head}办好丙事很多件。\n", name="case.txt", unit_kind="county", year=2022)
    new = read_text(f"{head}另有己事若干。\n", name="case.txt", unit_kind="county", year=2022)
    place, there = at(old, "办好丙事很多件。"), at(new, "另有己事若干。")
    whole = {"REPORT_001": Found((evidence(there.start, end=there.end), evidence(3, end=there.start - 2)))}
    duty = {id: six.obligation(id) for id in ("REPORT_001", "LEAD_001")}
    assert all(duty.values())

    def carried(id: str, found: Mapping[str, Found]) -> Carried:
        asked = duty[id]
        assert asked is not None
        said = rejected(six, place, read=old, obligation=id, duty=duty_digest(asked))
        (item,) = over(six, new, said, old=old, found=found)
        return item

    item = carried("REPORT_001", whole)
    assert item.after is not None
    assert (item.after.start, item.after.end, item.standing) == (there.start, there.end, Standing.CHANGED)
    assert carried("REPORT_001", {}).after is None
    assert carried("REPORT_001", {"REPORT_001": Found()}).after is None
    assert carried("LEAD_001", {"LEAD_001": whole["REPORT_001"]}).after is None
