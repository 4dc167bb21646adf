"""Every format and every door but the site says the same of every duty, whatever people have recorded of it."""

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from contextlib import chdir
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

import views
from fakes import ROOT
from fazhi.audit import audit as judged
from fazhi.catalogue import load
from fazhi.cli.named import audit_named
from fazhi.corpus.years import over_years
from fazhi.intake import Asked
from fazhi.model.audit import Audit, Conclusion, Records
from fazhi.model.evidence import Polarity
from fazhi.model.obligation import Severity
from fazhi.model.words import word
from fazhi.output.formats import FORMATS, Options, entry, write
from fazhi.output.pages.comparison import WRITERS as COMPARED
from fazhi.output.pages.years import WRITERS as OVER_YEARS
from fazhi.output.words.problems import problems
from fazhi.output.words.tally import SYMBOLS
from in_play import play

SLUG = "yunzhou-hightech-2024"
SHORT = {"weak", "planned", "admitted", "missing"}
"""Conclusions that are problems."""
ASIDE = {"waived", "not_applicable"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that keeps the sample report, with all in play."""
    folder = tmp_path_factory.mktemp("project")
    kept = folder / "docs" / "reports" / SLUG
    shutil.copytree(ROOT / "docs" / "reports" / SLUG, kept)
    (folder / "pyproject.toml").write_text("[tool.fazhi]\n", encoding="utf-8")
    with chdir(folder):
        play(kept, audit_named(SLUG, Asked()))
    return folder


@pytest.fixture(scope="module")
def audit(project: Path) -> Audit:
    """Its audit by the catalogue that comes with the package."""
    with chdir(project):
        return audit_named(SLUG, Asked())


@pytest.fixture(scope="module")
def plain(audit: Audit) -> Audit:
    """The same report before anybody settled anything."""
    return judged(load(), audit.report, Records())


@pytest.fixture(scope="module")
def truth(audit: Audit) -> views.Verdicts:
    return views.truth(audit)


def agrees(told: views.Verdicts, truth: views.Verdicts) -> None:
    """Whether all that a view tells of its duties is so."""
    assert {id: {field: truth[id][field] for field in said} for id, said in told.items()} == told


def test_the_audit_compared_holds_every_conclusion_decision_and_answer(audit: Audit, truth: views.Verdicts) -> None:
    assert {said["conclusion"] for said in truth.values()} == {item.value for item in Conclusion}
    decided = [id for id, said in truth.items() if said["decided"]]
    assert {truth[id]["conclusion"] for id in decided} == {item.value for item in Conclusion} - {"waived"}
    assert {item.due is not None for item in problems(audit)} == {True, False}
    assert any(item.entry.closed for item in problems(audit))


@pytest.mark.parametrize("name", views.FORMATS)
def test_a_format_tells_the_same_of_every_duty(name: str, audit: Audit, truth: views.Verdicts) -> None:
    told = views.FORMATS[name](audit)
    assert list(told) == list(truth) or (
        set(told) == set(truth) and name in {"oscal-results", "review", "xlsx of many"}
    )
    agrees(told, truth)


def test_no_format_is_left_out() -> None:
    told = {*views.FORMATS, "text", "annotation", "docx", "oscal-poam", "pdf"}
    same = {"oscal", "oscal-catalog", "oscal-profile", "oscal-plan"}
    """The archive holds the others; these three have no verdicts."""
    assert {item.name for item in FORMATS} - same <= told


def test_the_terminal_lists_the_same(audit: Audit, truth: views.Verdicts) -> None:
    told = views.of_text(audit)
    settled = {id for id, said in truth.items() if said["decided"] or said["conclusion"] == "waived"}
    assert set(told) == settled | {id for id, said in truth.items() if said["conclusion"] not in ASIDE}
    agrees(told, truth)
    short = views.read_text(views.made("text", audit, width=1000))
    assert settled <= set(short)
    agrees(short, truth)
    page = views.made("text", audit)
    for conclusion, count in audit.counts.items():
        assert f"{SYMBOLS[conclusion]} {views.word(conclusion)} {count}" in page


def test_the_ledger_tells_the_same_of_what_applies(audit: Audit, truth: views.Verdicts) -> None:
    told = views.of_ledger(audit)
    assert list(told) == [id for id, said in truth.items() if said["conclusion"] != "not_applicable"]
    agrees(told, truth)


def test_a_comparison_tells_the_same_of_the_later_and_who_settled_it(
    audit: Audit, plain: Audit, truth: views.Verdicts
) -> None:
    told = views.of_compared(plain, audit)
    settled = {id for id, said in truth.items() if said["decided"] or said["conclusion"] == "waived"}
    assert set(told) == {"text", "csv", "xlsx", "json", "html"} == {*COMPARED}
    for name, found in told.items():
        changed = {id for id, said in views.truth(plain).items() if said["conclusion"] != truth[id]["conclusion"]}
        assert set(found) == (changed | settled if name == "text" else set(truth)), name
        assert any(found[id]["decided"] for id in settled & set(found)), name
        agrees(found, truth)


def test_a_comparison_over_years_tells_who_settled_what(audit: Audit, plain: Audit, truth: views.Verdicts) -> None:
    last = replace(audit, report=replace(audit.report, year=audit.report.year + 1))
    page = str(OVER_YEARS["text"](over_years([plain, plain, last]), Options(width=2000)))
    told = {line.split()[0]: line for line in page.splitlines() if f"{last.report.year}年：" in line}
    for id, said in truth.items():
        assert views.decisions(told.get(id, "")) == said["decided"]
        assert said["conclusion"] != "waived" or said["why"] in told[id]


def test_the_plan_of_action_tells_the_same_of_what_falls_short(audit: Audit, truth: views.Verdicts) -> None:
    told = views.of_plan_of_action(audit)
    assert set(told) == {id for id, said in truth.items() if said["conclusion"] in SHORT}
    agrees(told, truth)


def test_the_answers_are_the_same_in_the_ledger_and_in_the_plan_of_action(audit: Audit) -> None:
    rows = views.ledger_rows(audit, "问题整改台账")
    items = views.answers_of_plan(audit)
    assert list(items) == list(rows) == [item.id for item in problems(audit)]
    for id, row in rows.items():
        said = items[id]
        assert said["departments"] == tuple(
            filter(None, str(row["责任单位"] or "").replace("未定责任单位", "").split("、"))
        )
        assert said["closed"] == (row["是否销号"] == "是")
        assert said["deadline"] == str(row["整改时限"] or "")[:10]
        assert said["progress"] == str(row["进展情况"] or "")
        assert said["closed_on"] == str(row["销号时间"] or "")[:10]
    assert sum(any(said.values()) for said in items.values()) == 3


def test_the_comments_in_word_say_the_same_of_what_has_a_passage(audit: Audit, truth: views.Verdicts) -> None:
    told = views.of_docx(audit)
    for item in audit.assessments:
        said = (word(each.strength if each.polarity is Polarity.DONE else each.polarity) for each in item.evidence)
        assert told.get(item.obligation.id, {}).pop("words", set()) == set(said), item.obligation.id
    assert set(told) == {id for id, said in truth.items() if said["passages"]}
    agrees(told, truth)
    first = views.first_comment(audit)
    silent = [item for item in audit.assessments if not item.evidence]
    for item in silent:
        said = truth[item.obligation.id]
        here = first.partition(f"{item.obligation.title}（")[2].partition("）；")[0] if said["decided"] else ""
        assert views.decisions(here) == said["decided"], item.obligation.id
        assert said["conclusion"] != "waived" or said["why"] in first
    assert any(truth[item.obligation.id]["decided"] for item in silent)


def test_annotations_stand_for_the_same_passages(audit: Audit, truth: views.Verdicts) -> None:
    assert views.of_annotations(audit) == {id: said["passages"] for id, said in truth.items() if said["passages"]}


def test_the_printed_opinion_shows_the_same_square_for_each_duty(
    audit: Audit, truth: views.Verdicts, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(write(entry("pdf"), audit, Options()))
    first = PdfReader(tmp_path / "a.pdf").pages[0].extract_text()
    assert views.squares(first, audit) == [SYMBOLS[Conclusion(said["conclusion"])] for said in truth.values()]


def test_the_checks_tell_the_same(project: Path, truth: views.Verdicts) -> None:
    command = [sys.executable, "-m", "pytest", ROOT / "checks", "--report", SLUG, "--junitxml=told.xml", "-q"]
    own = ["--rootdir", ".", "-c", "pyproject.toml", "-p", "no:cacheprovider", "-p", "no:randomly"]
    ran = subprocess.run([*command, *own], capture_output=True, text=True, check=False, cwd=project)
    assert ran.returncode == 1, ran.stdout + ran.stderr
    told = views.of_cases(ET.parse(project / "told.xml").getroot())
    assert set(told) == set(truth)
    agrees(told, truth)


@pytest.mark.parametrize("least", Severity)
def test_what_counts_as_a_gap_is_the_same_everywhere(least: Severity, audit: Audit) -> None:
    gaps = [item.obligation.id for item in audit.gaps(least)]
    assert sorted(gaps) == sorted(views.failed(audit, least))
