"""Two runs are compared verdict by verdict, whether they were stored or one is made now."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from fazhi.catalogue import load
from fazhi.cli import main
from fazhi.lab.against import Change, Comparison, Move, Said, compare, is_run, read_run
from fazhi.lab.pages.comparison import WRITERS
from fazhi.model.errors import InputError
from fazhi.output.formats import Options
from schemas import comparison_schema
from shared import ROOT

ZONE = ROOT / "tests" / "gold" / "zone-2021.yaml"
HERE, THERE = frozenset({(1, 5)}), frozenset({(7, 9)})


def said(verdict: str, places: frozenset[tuple[int, int]] = HERE, readers: str | None = None) -> Said:
    return Said(verdict, places, readers, None if readers is None else verdict == readers)


@pytest.mark.parametrize(
    ("was", "now", "move"),
    [
        (said("missing"), said("assertion"), Move.ROSE),
        (said("planned"), said("admitted"), Move.FELL),
        (said("result"), said("measure"), Move.FELL),
        (said("measure"), said("measure", THERE), Move.MOVED),
        (said("missing"), said("waived"), Move.OTHER),
    ],
)
def test_a_change_has_its_kind(was: Said, now: Said, move: Move) -> None:
    found = compare({("a", "X_001"): was, ("a", "X_002"): was}, {("a", "X_001"): now, ("a", "X_002"): was})
    assert [(item.obligation, item.move) for item in found.changes] == [("X_001", move)]
    assert found.same == 1


def test_what_the_readers_say_tells_whether_a_change_is_right() -> None:
    def better(was: str, now: str, readers: str | None) -> bool | None:
        return Change("a", "X_001", Move.ROSE, said(was, HERE, readers), said(now, HERE, readers)).better

    assert better("missing", "result", "result") is True
    assert better("missing", "result", "missing") is False
    assert better("missing", "measure", "result") is None
    assert better("missing", "result", None) is None


def test_what_one_run_alone_has_is_told_in_as_few_words_as_can_be() -> None:
    before = {("a", "X_001"): said("missing"), ("b", "X_001"): said("missing"), ("b", "X_002"): said("missing")}
    after = {("a", "X_001"): said("missing"), ("a", "X_002"): said("missing")}
    found = compare(before, after)
    assert (found.only_before, found.only_after) == (("b",), ("a X_002",))


def evaluated(capsys: pytest.CaptureFixture[str], *more: str) -> Any:
    assert main(["evaluate", str(ZONE), "--no-baselines", "--format", "json", *more]) == 0
    return json.loads(capsys.readouterr().out)


def test_labels_are_measured_against_a_stored_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = evaluated(capsys)
    changed = next(item for item in data["verdicts"] if item["audit"] == "result" and item["agrees"])
    changed |= {"audit": "missing", "agrees": False}
    (tmp_path / "before.json").write_text(json.dumps(data), encoding="utf-8")
    compared = evaluated(capsys, "--against", str(tmp_path / "before.json"))
    jsonschema.Draft202012Validator(json.loads(comparison_schema())).validate(compared)
    (change,) = compared["changes"]
    assert (change["obligation"], change["move"], change["better"]) == (changed["obligation"], "rose", True)
    assert compared["same"] == len(data["verdicts"]) - 1
    assert main(["evaluate", str(ZONE), "--against", str(tmp_path), "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "1 rose" in out
    assert "right now" in out


def test_two_folders_of_audits_are_compared_by_the_names_of_their_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("before", "积极做好人大代表建议办理工作。"), ("after", "办理人大代表建议28件，满意率100%。")):
        (tmp_path / name).mkdir()
        for file in ("one", "two"):
            report = tmp_path / f"{file}.txt"
            report.write_text(
                f"云州区人民政府2022年度法治政府建设情况报告\n一、主要举措和成效\n{text}\n", encoding="utf-8"
            )
            output = tmp_path / name / f"{file}.json"
            main(["audit", str(report), "--output", str(output)])
    capsys.readouterr()
    asked = ["evaluate", str(tmp_path / "after"), "--against", str(tmp_path / "before"), "--format", "json"]
    assert main(asked) == 0
    changes = json.loads(capsys.readouterr().out)["changes"]
    rose = [(item["text"], item["before"]["verdict"], item["after"]["verdict"]) for item in changes]
    assert ("one", "assertion", "result") in rose
    assert ("two", "assertion", "result") in rose
    alone = [str(tmp_path / name / "one.json") for name in ("after", "before")]
    assert main(["evaluate", alone[0], "--against", alone[1], "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["counts"]["rose"] >= 1
    assert (data["only_before"], data["only_after"]) == ([], [])


@pytest.mark.parametrize("text", ["{", "[]", '{"schema": "fazhi.law-diff/1"}', '{"schema": "fazhi.evaluation/1"}', "3"])
def test_what_is_no_run_is_refused_with_its_name(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "before.json").write_text(text, encoding="utf-8")
    assert main(["evaluate", str(ZONE), "--against", str(tmp_path / "before.json")]) == 2
    assert "before.json" in capsys.readouterr().err


def test_a_folder_without_runs_and_a_missing_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="json"):
        read_run([tmp_path])
    with pytest.raises(InputError, match=r"gone\.json"):
        read_run([tmp_path / "gone.json"])
    assert not is_run(tmp_path)
    assert not is_run(ZONE)


def test_of_a_report_kept_for_checking_nothing_is_compared_unless_that_was_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = str(ROOT / "tests" / "gold" / "bureau-2023.yaml")
    assert main(["evaluate", kept, "--no-baselines", "--format", "json", "--show-held"]) == 0
    (tmp_path / "before.json").write_text(capsys.readouterr().out, encoding="utf-8")
    against = ["evaluate", kept, "--against", str(tmp_path), "--format", "json"]
    assert main(against) == 0
    assert json.loads(capsys.readouterr().out)["same"] == 0
    assert main([*against, "--show-held"]) == 0
    assert json.loads(capsys.readouterr().out)["same"] > 90


def test_the_page_tells_places_where_the_verdict_is_the_same() -> None:
    change = Change("a", "SUPERVISE_001", Move.MOVED, said("result"), said("result", THERE))
    page = WRITERS["text"](Comparison((change,), 3, ("b",), ()), load(), Options())
    assert "1–5 → 7–9" in page
    assert "只在前一次" in page
