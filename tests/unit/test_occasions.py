"""Of a duty that binds on occasion, the sentence that its remedy gives for a year without one settles the matter."""

import re
from functools import cache
from pathlib import Path

import pytest

from fakes import write_catalogue
from fazhi import audit_file
from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.cli import main
from fazhi.model.audit import Audit, Conclusion
from fazhi.model.errors import CatalogueError
from fazhi.model.obligation import Cadence, Obligation
from fazhi.model.reason import ReasonKind
from fazhi.model.unit import UnitKind
from fazhi.reading.reader import read_text

LATER = {"ENFORCE_018", "DISPUTE_014"}
"""Duties whose law was not in force yet in the year of the report."""
CATALOGUE = load()
EVENTS = [item for item in CATALOGUE.obligations if item.cadence is Cadence.EVENT]


def told(duty: Obligation) -> str:
    """The sentence that the remedy gives."""
    found = re.search("；没有的，写明“([^”]+)”。$", duty.remedy)
    assert found is not None, duty.id
    return found[1]


@cache
def audited(sentence: str, law_year: int | None = None, unit: str = "临湖县人民政府") -> Audit:
    """The audit of a report that says this and little else."""
    text = f"{unit}2024年度法治政府建设情况报告\n\n一、主要做法和成效\n\n{sentence}\n"
    return audit(CATALOGUE, read_text(text, name="r.txt"), law_year=law_year)


@pytest.mark.parametrize("duty", EVENTS, ids=lambda duty: duty.id)
def test_the_sentence_that_a_remedy_gives_for_a_year_without_an_occasion_settles_the_duty(duty: Obligation) -> None:
    sentence = told(duty)
    unit = "临湖县人民政府" if UnitKind.COUNTY in duty.applies_to else "临湖县司法局"
    found = audited(sentence + "。", 2026 if duty.id in LATER else None, unit)
    assessment = found.assessment(duty.id)
    assert assessment.conclusion in {Conclusion.NOT_APPLICABLE, Conclusion.SUPPORTED}
    assert not [item for item in found.findings if item.obligation == duty.id]
    if assessment.conclusion is Conclusion.NOT_APPLICABLE:
        assert assessment.reason is not None
        assert assessment.reason.zh.startswith("报告写明没有这样的事")
        (clause,) = [item for item in assessment.evidence if item.reasons[0].kind is ReasonKind.NO_OCCASION]
        assert found.report.text[clause.start : clause.end] in sentence


@pytest.mark.parametrize(
    ("duty", "sentence"),
    [
        ("DECISION_002", "全年未发生重大行政决策失误。"),
        ("DECISION_002", "没有重大行政决策被撤销。"),
        ("DECISION_002", "逐一核对有无重大行政决策。"),
        ("DECISION_002", "2023年未作出重大行政决策。"),
        ("DECISION_002", "没有一项重大行政决策未经合法性审查。"),
        ("RULES_002", "对未制发规范性文件的乡镇发函提醒。"),
        ("RULES_002", "没有行政规范性文件被撤销。"),
        ("EMERGENCY_004", "未发生突发事件迟报漏报。"),
        ("DISPUTE_005", "未发生行政诉讼案件败诉。"),
        ("FUNCTION_009", "没有开展公平竞争审查。"),
        ("CAPACITY_010", "没有组织宪法宣誓。"),
    ],
)
def test_a_sentence_that_only_looks_like_it_settles_nothing(duty: str, sentence: str) -> None:
    assert audited(sentence).assessment(duty).conclusion.gap


def test_what_is_done_counts_though_a_clause_says_that_there_was_none() -> None:
    found = audited("上半年未作出重大行政决策，下半年就停车收费方案召开听证会2场，听取意见46条。")
    assert found.assessment("DECISION_002").conclusion is Conclusion.SUPPORTED


def test_a_plan_to_have_none_settles_nothing() -> None:
    assert audited("办理建议3件。\n\n二、下一步打算\n\n未作出重大行政决策。").assessment("DECISION_002").conclusion.gap


def test_without_the_text_stored_evidence_says_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "r.txt").write_text(
        "临湖县人民政府2024年度法治政府建设情况报告\n\n一、主要做法和成效\n\n本年度未作出重大行政决策。\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    assert main(["init", "p"]) == 0
    monkeypatch.chdir(tmp_path / "p")
    assert main(["add", "../r.txt", "--slug", "r"]) == 0
    kept = tmp_path / "p" / "docs" / "reports" / "r"
    before = audit_file("r").counts
    assert main(["detach", str(kept / "report.txt"), str(kept)]) == 0
    (kept / "report.txt").unlink()
    assert audit_file("r").counts == before
    assert audit_file("r").assessment("DECISION_003").conclusion is Conclusion.NOT_APPLICABLE


def test_a_duty_that_always_binds_takes_no_such_words(tmp_path: Path) -> None:
    write_catalogue(tmp_path)
    file = next((tmp_path / "obligations").glob("*.yaml"))
    text = file.read_text(encoding="utf-8")
    assert "cadence: annual" in text
    file.write_text(text.replace("    about:", "    no_occasion: [未发生]\n    about:", 1), encoding="utf-8")
    with pytest.raises(CatalogueError, match="cadence"):
        load(tmp_path)
