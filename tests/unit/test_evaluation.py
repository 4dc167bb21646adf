"""Labels are read with all their mistakes told, and the figures made of them are right."""

import hashlib
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from absent import SHARED
from fazhi.catalogue import load
from fazhi.cli import main
from fazhi.evidence import compile_rules
from fazhi.extras import install
from fazhi.lab.baselines import Baseline, _best_threshold, _Case, _measure, _phrases, bm25, naive
from fazhi.lab.labels import read_gold
from fazhi.lab.pages.evaluation import WRITERS, Evaluation
from fazhi.lab.scores import judge_all, kappa, score
from fazhi.model.errors import CatalogueError
from fazhi.model.obligation import Obligation
from fazhi.model.unit import UnitKind
from fazhi.output.formats import Options
from fazhi.output.words.columns import columns
from shared import ROOT

CATALOGUE = load()
SEARCHER = compile_rules(CATALOGUE)
TEXT = """云州区人民政府2022年度法治政府建设情况报告
一、主要举措和成效
办理人大代表建议28件，满意率100%。积极做好政协提案办理工作。评查行政执法案卷60卷。
二、2023年工作安排
组织行政执法人员专题培训。
"""
GOLD = """report: report.txt
sha256: {digest}
unit_kind: county
year: 2022
{more}labels:
- id: SUPERVISE_001
  conclusion: {strength}
  passages:
  - {{start: {start}, end: {end}, strength: result, polarity: done}}
- id: SUPERVISE_002
  conclusion: assertion
  passages:
  - {{start: 52, end: 64, strength: assertion, polarity: done}}
- id: DISCLOSE_001
  conclusion: measure
  passages:
  - {{start: 33, end: 40, strength: measure, polarity: done}}
contested:
- id: REPORT_001
  why: 短
- id: REPORT_004
  why: 短
"""


def label_file(folder: Path, more: str = "", strength: str = "result", end: int = 43, digest: str = "") -> Path:
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    real = hashlib.sha256(TEXT.encode()).hexdigest()
    start = TEXT.index("办理人大")
    text = GOLD.format(digest=digest or real, more=more, strength=strength, start=start, end=end)
    path = folder / "gold.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_figures_are_those_of_the_labels(tmp_path: Path) -> None:
    found = score(list(judge_all(read_gold([label_file(tmp_path)], CATALOGUE), SEARCHER)))
    assert (found.true, found.extra, found.missed) == (2, 1, 1)  # both; the case files; disclosure
    assert (found.precision, found.recall, found.f1) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert (found.strength, found.kappa) == (1.0, 1.0)
    assert (found.passages, found.right_passages) == (3, 2)
    assert found.confusion["missing", "planned"] == 1
    judged = [item for item in CATALOGUE.obligations if item.added is None and UnitKind.COUNTY in item.applies_to]
    assert sum(found.confusion.values()) == len(judged) - 2


def test_what_does_not_bind_the_unit_is_not_scored(tmp_path: Path) -> None:
    gold = label_file(tmp_path).read_text(encoding="utf-8").replace("SUPERVISE_002", "SUPERVISE_004")
    (tmp_path / "gold.yaml").write_text(gold, encoding="utf-8")
    [read] = read_gold([tmp_path / "gold.yaml"], CATALOGUE)
    binding = {item.id: UnitKind.COUNTY in item.applies_to for item in CATALOGUE.obligations}
    assert not binding["SUPERVISE_004"]
    assert "SUPERVISE_004" in read.labels
    assert {item.obligation.id for item in judge_all([read], SEARCHER)} <= {duty for duty in binding if binding[duty]}


def test_what_another_reader_gave_is_right_too(tmp_path: Path) -> None:
    path = label_file(tmp_path, strength="measure")
    assert score(list(judge_all(read_gold([path], CATALOGUE), SEARCHER))).strength == 0.5
    text = path.read_text(encoding="utf-8").replace("conclusion: measure", "conclusion: measure\n  accept: [result]", 1)
    path.write_text(text, encoding="utf-8")
    assert score(list(judge_all(read_gold([path], CATALOGUE), SEARCHER))).strength == 1.0


def test_only_what_was_judged_counts(tmp_path: Path) -> None:
    start = TEXT.index("办理人大")
    path = label_file(tmp_path, more=f"spans:\n- [{start}, {start + 20}]\n")
    found = score(list(judge_all(read_gold([path], CATALOGUE), SEARCHER)))
    assert (found.true, found.extra, found.missed) == (1, 0, 2)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], 1.0),
        ([(1, 1), (1, 1)], 1.0),
        ([(1, 1), (2, 2)], 1.0),
        ([(1, 2), (2, 1)], -1.0),
        ([(3, 3), (4, 4), (5, 5), (3, 4)], 1 - 0.25 / 0.875),
    ],
)
def test_kappa_is_weighted_by_distance(pairs: list[tuple[int, int]], expected: float) -> None:
    assert kappa(pairs) == pytest.approx(expected)


MISTAKES = [
    ({"digest": "0" * 64}, "sha-256", 2),
    ({"end": 9999}, "9999", 9),
    ({"end": 3}, "范围", 9),
    ({"strength": "huge"}, "huge", 7),
    ({"more": "spans:\n- [1, 2, 3]\n"}, "范围", 5),
    ({"more": "colour: red\n"}, "colour", 5),
]


@pytest.mark.parametrize(("change", "says", "line"), MISTAKES)
def test_a_wrong_label_file_is_told_with_its_line_and_nothing_is_scored(
    change: dict, says: str, line: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = label_file(tmp_path, **change)
    with pytest.raises(CatalogueError) as caught:
        read_gold([path], CATALOGUE)
    assert [mistake.line for mistake in caught.value.mistakes] == [line]
    assert main(["evaluate", str(path)]) == 2
    told = capsys.readouterr()
    assert says in told.err.lower()
    assert not told.out


def test_an_unknown_obligation_is_told_with_its_line(tmp_path: Path) -> None:
    path = label_file(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("DISCLOSE_001", "DISCLOSE_999"), encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"gold\.yaml:14: .*DISCLOSE_999"):
        read_gold([path], CATALOGUE)


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        label_file(tmp_path / name, end=9999)
    with pytest.raises(CatalogueError) as caught:
        read_gold([tmp_path / "a", tmp_path / "b"], CATALOGUE)
    assert len(caught.value.mistakes) == 2


def test_one_mistake_hides_no_other_of_the_same_file(tmp_path: Path) -> None:
    path = label_file(tmp_path, more="colour: red\n", digest="0" * 64, end=3)
    text = path.read_text(encoding="utf-8").replace("DISCLOSE_001", "DISCLOSE_999").replace("REPORT_004", "REPORT_999")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_gold([path], CATALOGUE)
    assert [mistake.line for mistake in caught.value.mistakes] == [2, 5, 10, 15, 22]


def test_an_obligation_may_be_labelled_once_and_contested_too(tmp_path: Path) -> None:
    path = label_file(tmp_path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("REPORT_004", "DISCLOSE_001"), encoding="utf-8")
    assert read_gold([path], CATALOGUE)[0].contested == {"REPORT_001", "DISCLOSE_001"}
    path.write_text(text.replace("id: DISCLOSE_001", "id: SUPERVISE_001"), encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"gold\.yaml:14: SUPERVISE_001"):
        read_gold([path], CATALOGUE)


def test_a_report_that_cannot_be_read_is_a_mistake_of_the_label_file(tmp_path: Path) -> None:
    path = label_file(tmp_path)
    data = b"PK\x03\x04 no document"
    (tmp_path / "report.docx").write_bytes(data)
    text = path.read_text(encoding="utf-8").replace("report.txt", "report.docx")
    real = hashlib.sha256(TEXT.encode()).hexdigest()
    path.write_text(text.replace(real, hashlib.sha256(data).hexdigest()), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_gold([path], CATALOGUE)
    assert [mistake.line for mistake in caught.value.mistakes] == [1]


def test_every_disagreement_has_its_kind(tmp_path: Path) -> None:
    path = label_file(tmp_path, strength="measure")
    assert kinds(path) == {
        "SUPERVISE_001": "strength",
        "ENFORCE_007": "extra",
        "DISCLOSE_001": "missed",
        "ENFORCE_006": "conclusion",
    }


def test_a_passage_that_no_reader_marked_is_told_though_the_strength_agrees(tmp_path: Path) -> None:
    path = label_file(tmp_path)
    text = path.read_text(encoding="utf-8").replace("start: 52, end: 64", "start: 1, end: 3")
    path.write_text(text, encoding="utf-8")
    assert kinds(path)["SUPERVISE_002"] == "passage"


def kinds(path: Path) -> dict[str, str]:
    found = judge_all(read_gold([path], CATALOGUE), SEARCHER)
    return {item.obligation.id: item.kind for item in found if item.kind}


def test_the_literal_baseline_looks_for_quoted_terms_or_else_for_short_phrases(tmp_path: Path) -> None:
    golds = read_gold([label_file(tmp_path)], CATALOGUE)
    notes = {item.id: "“没有这个词”" for item in CATALOGUE.obligations} | {"SUPERVISE_001": "如“代表建议”"}
    assert naive(golds, CATALOGUE, notes) == Baseline(1.0, 1 / 3, 0.5)
    assert _phrases(duty(requirement="公开年度报告、预算，并接受社会各界的监督和评议。")) == ["名称", "公开年度报告"]


def test_the_baselines_read_traditional_characters_as_the_audit_does() -> None:
    golds = read_gold([ROOT / "tests" / "gold" / "department-2025-trad.yaml"], CATALOGUE)
    assert naive(golds, CATALOGUE, {}).recall > 0.1


def duty(requirement: str) -> Obligation:
    return replace(CATALOGUE.obligations[0], title="名称", requirement=requirement)


def test_the_threshold_is_the_one_of_highest_f1() -> None:
    cases = [_Case(True, 9.0), _Case(False, 5.0), _Case(True, 5.0), _Case(True, 4.0), _Case(False, 1.0)]
    assert _best_threshold(cases) == 4.0
    assert _measure(cases, 4.0).f1 == max(_measure(cases, case.value).f1 for case in cases)
    assert _measure([_Case(True, 0.0)], _best_threshold([_Case(True, 0.0)])).f1 == 0.0


def test_without_bm25s_the_user_is_told_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "bm25s", None)
    assert main(["evaluate", str(label_file(tmp_path))]) == 2
    assert install("evaluate") in capsys.readouterr().err
    assert main(["evaluate", str(tmp_path), "--no-baselines"]) == 0


def test_the_page_keeps_to_its_columns_in_either_language(tmp_path: Path) -> None:
    verdicts = list(judge_all(golds := read_gold([label_file(tmp_path)], CATALOGUE), SEARCHER))
    for language in ("zh", "en"):
        text = WRITERS["text"](
            Evaluation(golds, verdicts, {"bm25": Baseline(1, 1, 1)}), False, Options(language=language)
        )
        assert max(map(columns, text.splitlines())) <= 80


def test_the_command_shows_figures_and_disagreements(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = label_file(tmp_path)
    assert main(["evaluate", str(path), "--lang", "zh"]) == 0
    out = capsys.readouterr().out
    assert "0.667" in out
    assert "BM25" in out
    assert "评查行政执法案卷60卷" in out
    assert main(["evaluate", str(path), "--format", "json", "--no-baselines"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["schema"] == "fazhi.evaluation/2"
    assert {item["obligation"] for item in data["disagreements"]} >= {"DISCLOSE_001", "ENFORCE_007"}
    extra = next(item for item in data["disagreements"] if item["kind"] == "extra")
    assert extra["evidence"][0]["text"] == "评查行政执法案卷60卷"
    assert extra["evidence"][0]["reasons"]


def test_of_a_report_kept_for_checking_only_totals_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = label_file(tmp_path, more="tune: false\n")
    main(["evaluate", str(path), "--no-baselines"])
    out = capsys.readouterr().out
    assert "0.667" in out
    assert "评查行政执法案卷" not in out
    main(["evaluate", str(path), "--no-baselines", "--format", "json"])
    data = json.loads(capsys.readouterr().out)
    assert (data["domains"], data["files"], data["disagreements"]) == ({}, {}, [])
    assert data["held_out"]["f1"] == pytest.approx(2 / 3)
    main(["evaluate", str(path), "--no-baselines", "--show-held-out"])
    assert "评查行政执法案卷" in capsys.readouterr().out


@pytest.mark.shared
def test_the_rules_agree_with_careful_readers_and_beat_the_baselines() -> None:
    golds = read_gold([SHARED / "gold"], CATALOGUE)
    verdicts = list(judge_all(golds, SEARCHER))
    tuned = score([item for item in verdicts if item.gold.tune])
    held = score([item for item in verdicts if not item.gold.tune])
    print(f"\ntuned F1 {tuned.f1:.3f}, places {tuned.placed:.3f}, strength {tuned.strength:.3f}")
    print(f"held out F1 {held.f1:.3f}, strength {held.strength:.3f}")
    assert (tuned.f1 >= 0.93, tuned.placed >= 0.93, tuned.strength >= 0.88) == (True, True, True)
    assert (held.f1 >= 0.88, held.strength >= 0.82) == (True, True)
    better = max(naive(golds, CATALOGUE, {}).f1, bm25(golds, CATALOGUE).f1)
    assert score(verdicts).f1 >= better + 0.25


def test_the_labelled_reports_of_the_repository_are_in_order() -> None:
    golds = read_gold([ROOT / "tests" / "gold"], CATALOGUE)
    assert {gold.name for gold in golds} == {path.stem for path in (ROOT / "tests" / "gold").glob("*.txt")}
