"""Each entry of a rule is set beside the texts that meet it; the one text it was copied from bears nothing out."""

import json
from pathlib import Path

import pytest

from casefiles import all_cases
from engine import six_duties
from fazhi.catalogue import load
from fazhi.cli import main
from fazhi.evidence import compile_rules
from fazhi.lab.coverage import coverage
from fazhi.lab.labels import read_gold

GOLD = Path(__file__).parents[1] / "gold"
CASES = """\
- {name: copied, text: 全年甲事三项文件12件。, strength: result, polarity: done}
- {name: plain, text: 办结甲事5件。, strength: result, polarity: done}
- {name: shown, text: 乙方为甲方建立名册。, strength: measure, polarity: done}
- {name: barred, text: 甲事在外地办结。, strength: none}
"""
SHOWS = "subject: [甲方], shows: [名册, 账册]"
RULE = f"{{about: [甲事, 丑事], {SHOWS}, measures: [甲事…三项文件], not: [外地, 远方], figures: [件]}}"
WRITTEN = "{about: [甲事, 甲事…文件], figures: [件]}"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue with a rule of slots, and cases of it, where no labels lie."""
    monkeypatch.chdir(tmp_path)
    six_duties.write(tmp_path, six_duties.swap("obligations/lead.yaml", WRITTEN, RULE))
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases/LEAD_001.yaml").write_text(CASES, encoding="utf-8")
    return tmp_path


def run(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    arguments = ["--catalogue", str(folder), "--cases", str(folder / "cases"), "--lang", "zh"]
    assert main(["rules", "coverage", *more, *arguments]) == 0
    return capsys.readouterr().out


def test_each_entry_has_the_texts_that_meet_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(run(folder, capsys, "LEAD_001", "--format", "json"))
    (duty,) = data["obligations"]
    told = {
        (item["list"], item["pattern"]): [(met["text"].partition(": ")[2], met["copied"]) for met in item["met_by"]]
        for item in duty["entries"]
    }
    assert told == {
        ("about", "甲事"): [("copied", False), ("plain", False)],
        ("about", "丑事"): [],
        ("measures", "甲事…三项文件"): [("copied", True)],
        ("not", "外地"): [("barred", False)],
        ("not", "远方"): [],
        ("subject", "甲方"): [("shown", False)],
        ("shows", "名册"): [("shown", False)],
        ("shows", "账册"): [],
    }
    assert (data["entries"], data["borne_out"]) == (8, 4)


def test_of_one_duty_every_entry_is_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = run(folder, capsys, "LEAD_001")
    assert "✓ about 甲事 obligations/lead.yaml:" in told
    assert "✕ not 远方 obligations/lead.yaml:" in told
    assert "copied（抄自此处，不作数）" in told


def test_of_all_duties_only_numbers_are(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = run(folder, capsys)
    (line,) = [line.split() for line in told.splitlines() if line.startswith("LEAD_001")]
    assert line[-3:] == ["8", "1", "3"]
    assert "每项最多 8 条" in told
    assert "✓" not in told


def test_where_nothing_can_bear_a_rule_out_it_is_not_called_unmet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["rules", "coverage", "SUPERVISE_001"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "没有用例，也没有标注" in told.err


def test_every_entry_of_the_shipped_rules_is_met_by_a_text_that_it_was_not_copied_from() -> None:
    catalogue = load()
    entries = coverage(catalogue.obligations, compile_rules(catalogue), all_cases(), read_gold([GOLD], catalogue))
    met_by_none = [f"{item.obligation.id} {item.key} {item.pattern.text}" for item in entries if not item.borne_out]
    assert not met_by_none, "give each a case in words of its own, fold it into a concept, or drop it"
