"""The command line takes what is recorded beside a report, if it is the record of that very file."""

import hashlib
import json
from pathlib import Path

import pytest

from fazhi.cli import main

TEXT = "法治政府建设情况\n一、主要举措和成效\n办理人大代表建议28件。\n"


def folder(path: Path, sha256: str | None = None) -> Path:
    report = path / "report.txt"
    report.write_text(TEXT, encoding="utf-8")
    digest = sha256 or hashlib.sha256(TEXT.encode()).hexdigest()
    (path / "report.yaml").write_text(
        f"title: 法治政府建设情况\nunit: 云州区人民政府\nunit_kind: county\nyear: 2022\nsource: 自写\n"
        f"sha256: {digest}\ncharacters: {len(TEXT)}\ntext: report.txt\npublished: 2023-04-06\n",
        encoding="utf-8",
    )
    return report


def test_facts_and_dates_are_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(folder(tmp_path)), "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert (data["report"]["unit_kind"], data["report"]["year"]) == ("county", 2022)
    assert [item["rule"] for item in data["findings"]].count("late_report") == 1


def test_what_the_user_says_goes_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["audit", str(folder(tmp_path)), "--unit-kind", "township", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["report"]["unit_kind"] == "township"


def test_the_record_of_another_file_is_passed_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = folder(tmp_path, "0" * 64).rename(tmp_path / "other.txt")
    assert main(["audit", str(other)]) == 2
    assert "--unit-kind" in capsys.readouterr().err


def test_a_text_that_was_changed_since_keeps_its_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(folder(tmp_path, "0" * 64)), "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)["report"]
    assert (told["unit_kind"], told["year"]) == ("county", 2022)
    assert told["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()


WAIVER = "- obligation: {id}\n  reason: 本级没有公职律师编制\n  owner: 法规科\n  until: {until}\n"


def test_a_gap_that_was_accepted_is_waived_with_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = folder(tmp_path)
    (tmp_path / "waivers.yaml").write_text(WAIVER.format(id="DECISION_012", until="2023-06-30"), encoding="utf-8")
    main(["audit", str(report), "--format", "json"])
    data = json.loads(capsys.readouterr().out)
    (item,) = [item for item in data["assessments"] if item["obligation"] == "DECISION_012"]
    assert item["conclusion"] == "waived"
    assert item["reason"] == "本级没有公职律师编制（法规科，至 2023-06-30）"
    assert data["counts"]["waived"] == 1
    assert not [found for found in data["findings"] if found["obligation"] == "DECISION_012"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (WAIVER.format(id="DECISION_099", until="2023-06-30"), "目录"),
        (WAIVER.format(id="DECISION_012", until="2023-06-31"), "waivers.yaml:4"),
        (WAIVER.format(id="DECISION_012", until="2023-06-30").replace("  owner: 法规科\n", ""), "owner"),
        (WAIVER.format(id="DECISION_012", until="2023-06-30") * 2, "waivers.yaml:5"),
        (WAIVER.format(id="DECISION_012", until="2023-06-30").replace("obligation", "duty") * 2, "waivers.yaml:5"),
    ],
    ids=["unknown duty", "no such day", "nobody answers for it", "waived twice", "two of no duty"],
)
def test_a_wrong_waiver_stops_the_audit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, says: str
) -> None:
    report = folder(tmp_path)
    (tmp_path / "waivers.yaml").write_text(text, encoding="utf-8")
    assert main(["audit", str(report)]) == 2
    assert says in capsys.readouterr().err
