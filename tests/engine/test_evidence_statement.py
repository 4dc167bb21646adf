"""What a reviewer says, checked against report and log: places, words, numbers, and what is lacking."""

from dataclasses import replace
from typing import Any

import pytest

from engine.events import at, duty, event
from engine.one_report import changed, judged
from fazhi.evidence.quote import digest
from fazhi.evidence.statement import Statement, event_of, place_at
from fazhi.model.audit import Audit
from fazhi.model.decision import FIRST, Decided, Place, Standing, Verdict, duty_digest
from fazhi.model.errors import InputError
from fazhi.model.evidence import Strength
from fazhi.model.obligation import Catalogue
from fazhi.model.report import Part

TEXT = "一、主要举措和成效\n甲事3件。印发甲事文件。印发乙事。\n"
QUOTE = "甲事3件"
END = len("甲县人民政府2022年度法治政府建设情况报告\n" + TEXT)


@pytest.fixture(scope="module")
def audit(six: Catalogue) -> Audit:
    return judged(six, TEXT)


def said(verdict: str, **told: Any) -> Statement:
    return Statement("LEAD_001", verdict, **({"reviewer": "张三"} | told))


def test_an_event_holds_all_that_was_said(six: Catalogue, audit: Audit) -> None:
    place = at(audit.report, QUOTE)
    made = event_of(
        said(
            "strength",
            reviewer=" 张三 ",
            role=" 科员 ",
            note=" 见卷 ",
            strength="measure",
            quote=QUOTE,
            day="2023-03-31",
        ),
        audit,
        (),
    )
    expected = event(
        six, audit.report, 0, Verdict.STRENGTH, place, strength=Strength.MEASURE, role="科员", note="见卷",
        day="2023-03-31", time=made.time,
    )  # fmt: skip
    assert made == expected
    assert (made.duty, made.before, made.text) == (duty_digest(duty(six)), FIRST, audit.report.sha256)


def test_what_was_not_said_is_none(audit: Audit) -> None:
    made = event_of(said("认可", note="  "), audit, ())
    assert (made.place, made.role, made.note, made.strength, made.conclusion, made.revokes, made.event) == (None,) * 7


def test_a_conclusion_is_kept_by_its_name(audit: Audit) -> None:
    made = event_of(said("改定结论", conclusion="missing", note="未见"), audit, ())
    assert (made.conclusion, made.note, made.verdict) == ("missing", "未见", Verdict.CONCLUSION)


REFUSED: dict[str, tuple[Statement, str]] = {
    "no such duty": (Statement("LEAD_999", "认可", "张三"), "There is no obligation LEAD_999"),
    "nobody": (said("认可", reviewer=None), "Nobody is named"),
    "a blank name": (said("认可", reviewer="  "), "Nobody is named"),
    "a long name": (said("认可", reviewer="某" * 2001), "too long"),
    "a long note": (said("认可", note="某" * 2001), "too long"),
    "half a character": (said("认可", note="\ud800"), "cannot be kept"),
    "the last half of a character": (said("认可", note="某\udfff"), "cannot be kept"),
    "another verdict": (said("认了"), "must be one of"),
    "what no person says": (said("carried"), "must be one of"),
    "another strength": (said("认可", strength="none"), "must be one of"),
    "another conclusion": (said("认可", conclusion="waived"), "must be one of"),
    "no passage": (said("rejected"), "rejected also needs the passage"),
    "neither passage nor strength": (said("strength"), "needs the passage .--quote or --passage. and the strength"),
    "no strength": (said("strength", quote=QUOTE), "also needs the strength"),
    "no note": (said("conclusion", conclusion="weak"), "also needs the reason"),
    "nothing to revoke": (said("revoked"), "also needs which event"),
    "nothing to confirm": (said("confirmed"), "also needs which event"),
    "words that stand there twice": (said("rejected", quote="印发"), "stands in the report 2 times"),
    "words that do not": (said("rejected", quote="己事"), "does not stand in the report"),
    "no words": (said("rejected", quote=""), "does not stand in the report"),
    "no range": (said("rejected", passage="甲"), "is no place"),
    "an empty range": (said("rejected", passage="30-30"), "is no place"),
    "a range the wrong way round": (said("rejected", passage="31-30"), "is no place"),
    "a range beyond the text": (said("rejected", passage=f"30-{END + 1}"), "is no place"),
    "a range between sentences": (said("rejected", passage=f"{END - 1}-{END}"), "is in no sentence"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_taken_is_told(audit: Audit, name: str) -> None:
    told, words = REFUSED[name]
    with pytest.raises(InputError, match=words):
        event_of(told, audit, ())


def test_what_just_can_be_is_taken(audit: Audit) -> None:
    assert audit.report.characters == END
    made = event_of(said("认可", reviewer="某" * 2000, note="\ud7ff\ue000"), audit, ())
    assert (len(made.reviewer), made.note) == (2000, "\ud7ff\ue000")
    for passage in (f"31-{END}", f"31—{END}"):
        place = event_of(said("rejected", passage=passage), audit, ()).place
        assert place is not None
        assert (place.start, place.end) == (31, END)


def test_a_place_begins_in_a_sentence(audit: Audit) -> None:
    report = audit.report
    first = report.passages[2]
    assert report.text[first.start : first.end] == "甲事3件。"
    assert place_at(report, first.start, first.start + 2) == Place(
        first.start, first.start + 2, digest("甲事"), Part.WORK, ("一、",)
    )
    last = place_at(report, first.end - 1, first.end)
    assert last is not None
    assert last.path == ("一、",)
    assert place_at(report, END - 1, END) is None
    title = place_at(report, 0, 3)
    assert title is not None
    assert (title.start, title.path) == (0, ())


def test_what_still_holds_can_be_revoked(six: Catalogue, audit: Audit) -> None:
    place = at(audit.report, QUOTE)
    log = [
        event(six, audit.report, 1, Verdict.REJECTED, place),
        event(six, audit.report, 2, Verdict.REJECTED, place, obligation="LEAD_002"),
        event(six, audit.report, 3, Verdict.REJECTED, place),
        event(six, audit.report, 4, Verdict.REVOKED, None, revokes=3),
    ]
    made = event_of(said("revoked", number=1), audit, log)
    assert (made.revokes, made.event, made.place) == (1, None, None)
    for number, words in ((5, "no event 5"), (0, "no event 0"), (2, "about LEAD_002"), (3, "already"), (4, "already")):
        with pytest.raises(InputError, match=words):
            event_of(said("revoked", number=number), audit, log)
    with pytest.raises(InputError, match="no event 9"):
        event_of(said("认可", number=9), audit, log)
    accepted = event_of(said("认可", number=1), audit, log)
    assert (accepted.revokes, accepted.event) == (None, None)


def test_what_holds_and_is_there_can_be_confirmed(six: Catalogue, audit: Audit) -> None:
    place, gone = at(audit.report, QUOTE), at(audit.report, "印发乙事")
    decided = (
        Decided(event(six, audit.report, 3, Verdict.REJECTED, place), Standing.MOVED),
        Decided(event(six, audit.report, 4, Verdict.REJECTED, gone), Standing.GONE),
    )
    found = changed(audit, "LEAD_001", decided=decided)
    made = event_of(said("confirmed", number=3), found, ())
    assert (made.event, made.revokes, made.place) == (3, None, place)
    for number, words in ((0, "no decision 0"), (5, "no decision 5"), (4, "are gone")):
        with pytest.raises(InputError, match=words):
            event_of(said("confirmed", number=number), found, ())


def test_without_the_text_only_evidence_that_was_found_is_decided_on(audit: Audit) -> None:
    detached = replace(audit, report=replace(audit.report, supplied=False, text="", passages=()))
    first, second = audit.assessment("LEAD_001").evidence
    for item in (first, second):
        made = event_of(said("rejected", passage=f"{item.start}-{item.end}"), detached, ())
        path = tuple(step.number for step in item.path)
        assert made.place == Place(item.start, item.end, item.digest, item.part, path)
    for passage in (f"{first.start}-{first.end + 1}", f"{first.start + 1}-{first.end}"):
        with pytest.raises(InputError, match="not at hand"):
            event_of(said("rejected", passage=passage), detached, ())
    with pytest.raises(InputError, match="not at hand"):
        event_of(said("rejected", quote=QUOTE), detached, ())
