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
    assert main(["audit", str(folder(tmp_path, "0" * 64))]) == 2
    assert "--unit-kind" in capsys.readouterr().err
