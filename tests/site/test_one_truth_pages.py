"""Every page of the site says the same of every duty as the audit, whatever people have recorded of the report."""

import re
from contextlib import chdir
from dataclasses import replace
from pathlib import Path

import pytest

import views
from fazhi.cli.named import audit_named
from fazhi.intake import Asked
from fazhi.model.audit import Audit, Conclusion
from fazhi.model.decision import Standing
from fazhi.model.evidence import Polarity, strongest_first
from fazhi.model.words import word
from fazhi.output.words.problems import problems
from fazhi.sphinx_ext.html import speak
from fazhi.sphinx_ext.parts.pieces import settled
from in_play import play
from site_project import SAMPLE, Once, lay_out_small

SHORT = {"weak", "planned", "admitted", "missing"}
"""Conclusions that are problems."""
ASKED = Asked(catalogue=Path("requirements"))


def _make(folder: Path) -> None:
    project = lay_out_small(folder / "project")
    with chdir(project.folder):
        play(project.docs / "reports" / SAMPLE, audit_named(SAMPLE, ASKED))
    project.build()


@pytest.fixture(scope="module")
def played(once: Once) -> Path:
    """The small project with all in play, built."""
    return once("in-play", _make) / "project"


@pytest.fixture(scope="module")
def pages(played: Path) -> Path:
    return played / "built" / "html"


@pytest.fixture(scope="module")
def audit(played: Path) -> Audit:
    with chdir(played):
        return audit_named(SAMPLE, ASKED)


@pytest.fixture(scope="module")
def truth(audit: Audit) -> views.Verdicts:
    return views.truth(audit)


def agrees(told: views.Verdicts, truth: views.Verdicts) -> None:
    """Whether all that a page tells of its duties is so."""
    assert {id: {field: truth[id][field] for field in said} for id, said in told.items()} == told


def test_the_pages_compared_hold_every_conclusion_decision_and_waiver(truth: views.Verdicts) -> None:
    assert {said["conclusion"] for said in truth.values()} == {item.value for item in Conclusion}
    assert sum(len(said["decided"]) for said in truth.values()) > len(SHORT)
    assert {bool(who[1]) for said in truth.values() for who in said["decided"]} == {True, False}
    assert all("李局长批准" in said["why"] for said in truth.values() if said["conclusion"] == "waived")


@pytest.mark.parametrize("read", [views.of_needs, views.of_matrix, views.of_duty_pages, views.of_comparison])
def test_a_page_says_the_same_of_every_duty(read: views.Reader, pages: Path, truth: views.Verdicts) -> None:
    told = read(pages, SAMPLE)
    assert set(told) == set(truth)
    agrees(told, truth)


def test_the_other_table_of_the_matrix_says_the_same_of_every_duty_with_a_basis(
    pages: Path, truth: views.Verdicts, audit: Audit
) -> None:
    told = views.of_matrix_by_article(pages, SAMPLE)
    assert set(told) == {item.obligation.id for item in audit.assessments if item.basis}
    agrees(told, truth)


def test_the_annotated_report_lists_what_people_settled(pages: Path, truth: views.Verdicts) -> None:
    told = views.of_settled(pages, SAMPLE)
    assert set(told) == {id for id, said in truth.items() if said["decided"] or said["conclusion"] == "waived"}
    agrees(told, truth)


@pytest.mark.parametrize("page", ["index", f"reports/{SAMPLE}/gaps"])
def test_the_answer_says_how_much_people_had_a_hand_in_it_and_leads_there(pages: Path, audit: Audit, page: str) -> None:
    decided = sum(len(item.decided) for item in audit.assessments)
    told = f"复核意见 {decided} 条，豁免 {audit.counts[Conclusion.WAIVED]} 项"
    text = (pages / f"{page}.html").read_text(encoding="utf-8")
    (address,) = re.findall(rf'<p class="fz-note"><a href="([^"]*)">{told}</a></p>', text)
    listed = (pages / f"reports/{SAMPLE}/index.html").read_text(encoding="utf-8")
    assert re.search(rf'<details[^>]*id="{address.partition("#")[2]}"', listed)


def test_decisions_to_be_looked_at_again_are_told_with_the_answer(audit: Audit) -> None:
    """Who reads only the answer must know that it rests on decisions that may hold no longer."""
    moved = [
        replace(item, decided=tuple(replace(each, standing=Standing.CHANGED) for each in item.decided))
        for item in audit.assessments
    ]
    decided = sum(len(item.decided) for item in moved)
    speak("zh")
    assert (
        settled(replace(audit, assessments=tuple(moved))) == f"复核意见 {decided} 条（{decided} 条请再确认），豁免 1 项"
    )
    untouched = [replace(item, decided=()) for item in moved if item.conclusion is not Conclusion.WAIVED]
    assert settled(replace(audit, assessments=tuple(untouched))) == ""


def test_the_notes_on_passages_say_who_decided_on_them(pages: Path, truth: views.Verdicts) -> None:
    told = views.of_notes(pages, SAMPLE)
    assert {who[3] for said in told.values() for who in said} == {"认可", "补认", "改定强度"}
    for id, said in told.items():
        assert said <= set(truth[id]["decided"])


def test_the_gap_list_says_the_same_of_what_falls_short(pages: Path, truth: views.Verdicts) -> None:
    told = views.of_gaps(pages, SAMPLE)
    assert set(told) == {id for id, said in truth.items() if said["conclusion"] in SHORT}
    agrees(told, truth)


def test_the_annex_of_the_gap_list_says_why_and_who(pages: Path, truth: views.Verdicts) -> None:
    told = views.of_annex(pages, SAMPLE)
    assert set(told) == {id for id, said in truth.items() if said["conclusion"] in {"waived", "not_applicable"}}
    assert sum(len(said["decided"]) for said in told.values()) > 0
    agrees(told, truth)


def test_the_map_has_a_square_of_the_same_for_each_duty(pages: Path, audit: Audit) -> None:
    assert views.of_map(pages, SAMPLE) == {item.obligation.title: item.conclusion.value for item in audit.assessments}


def test_the_annotated_report_marks_the_same_passages(pages: Path, audit: Audit) -> None:
    """Where passages of one duty lie in each other it tells of the strongest."""
    wanted: dict[str, set[str]] = {}
    for item in audit.assessments:
        for found in item.evidence:
            said = word(found.strength if found.polarity is Polarity.DONE else found.polarity)
            wanted.setdefault(item.obligation.id, set()).add(said)
    told = views.passages_of_page(pages, SAMPLE)
    assert set(told) == set(wanted)
    for id, said in told.items():
        strongest = word(strongest_first(audit.assessment(id).evidence)[0].strength)
        assert said <= wanted[id]
        assert strongest in said or audit.assessment(id).conclusion.gap


def test_the_answers_of_the_ledger_stand_beside_their_problems(pages: Path, audit: Audit) -> None:
    told = views.answers_of_page(pages, SAMPLE)
    assert [row["整改时限"].split(" ")[0] for row in told] == [
        item.due.said if item.due else "" for item in problems(audit)
    ]
    assert [row["责任单位"] for row in told] == [item.department for item in problems(audit)]
    assert [row["是否销号"].startswith("✓") for row in told] == [item.entry.closed for item in problems(audit)]
    assert [sum(bool(row[head]) for row in told) for head in ("整改时限", "是否销号")] == [2, 1]
