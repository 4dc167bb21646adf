"""Labels are read with all their mistakes told, and the figures made of them are right."""

import hashlib
import json
from pathlib import Path

import pytest

from fazhi.catalogue import load
from fazhi.cli import main
from fazhi.evaluation.baselines import bm25, naive
from fazhi.evaluation.gold import read_gold
from fazhi.evaluation.score import judge_all, kappa, score
from fazhi.evidence import compile_rules
from fazhi.model.errors import CatalogueError
from shared import ROOT, SHARED, needs_shared

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
    assert sum(found.confusion.values()) == len(CATALOGUE.obligations) - 2


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


def test_the_command_shows_figures_and_disagreements(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = label_file(tmp_path)
    assert main(["evaluate", str(path), "--lang", "zh"]) == 0
    out = capsys.readouterr().out
    assert "0.667" in out
    assert "BM25" in out
    assert "评查行政执法案卷60卷" in out
    assert main(["evaluate", str(path), "--format", "json", "--no-baselines"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["schema"] == "fazhi.evaluation/1"
    assert {item["obligation"] for item in data["disagreements"]} >= {"DISCLOSE_001", "ENFORCE_007"}


def test_of_a_report_kept_for_checking_only_totals_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = label_file(tmp_path, more="tune: false\n")
    main(["evaluate", str(path), "--no-baselines"])
    out = capsys.readouterr().out
    assert "0.667" in out
    assert "评查行政执法案卷" not in out
    main(["evaluate", str(path), "--no-baselines", "--show-held"])
    assert "评查行政执法案卷" in capsys.readouterr().out


@pytest.mark.shared
@needs_shared
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
