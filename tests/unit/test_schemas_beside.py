"""Every JSON format with a name has a schema, and what is really written holds to it."""

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

import schemas_beside
from corpora import make
from fakes import write_catalogue
from fazhi.cli import main
from shared import ROOT

SCHEMAS = ROOT / "docs" / "schema"
NO_JSON = {
    "fazhi.corpus/2": "Parquet, told column by column in docs/corpus.rst",
    "fazhi.evidence/1": "YAML, with its schema in src/fazhi/records",
    "fazhi.decisions/1": "YAML, as above",
    "fazhi.decisions/2": "YAML, as above",
    "fazhi.ledger/1": "YAML, as above",
    "fazhi.ledger-export/1": "a hidden sheet of a spreadsheet",
    "fazhi.oscal/1": "OSCAL has schemas of its own",
    "fazhi.seal/1": "three lines of text that are signed",
}
FOLLOW = ROOT / "tests" / "follow"


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SCHEMAS / f"{name.replace('/', '-')}.schema.json").read_text(encoding="utf-8"))
    return found


def check(told: str, name: str) -> Any:
    """What was written, which holds to the schema of that name."""
    audit = schema("fazhi.audit/2")
    registry: Registry[Any] = Registry().with_resource(audit["$id"], Resource.from_contents(audit))
    made = json.loads(told)
    assert made["schema"] == name
    jsonschema.Draft202012Validator(schema(name), registry=registry).validate(made)
    return made


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_catalogue(tmp_path / "catalogue")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_format_with_a_name_has_a_schema() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "fazhi").rglob("*.py"))
    names = set(re.findall(r'"(fazhi\.[a-z-]+/\d+)"', source))
    assert len(names) > 15
    assert {name for name in names if not (SCHEMAS / f"{name.replace('/', '-')}.schema.json").is_file()} == set(NO_JSON)


@pytest.mark.parametrize("name", schemas_beside.BESIDE)
def test_every_schema_of_an_output_is_a_valid_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))


def two_years(folder: Path) -> None:
    for year, which in ((2022, "old"), (2023, "new")):
        text = (FOLLOW / f"county-east.{which}.txt").read_text(encoding="utf-8")
        (folder / f"{year}.txt").write_text(text, encoding="utf-8")


def test_two_reports_beside_each_other_are_told_by_the_schema(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    two_years(folder)
    main(["compare", "2022.txt", "2023.txt", "--format", "json"])
    made = check(capsys.readouterr().out, "fazhi.comparison-of-reports/1")
    assert made["follow"]
    assert any(item["passage"] for item in made["differences"])


def test_a_unit_over_the_years_is_told_by_the_schema(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    two_years(folder)
    text = (folder / "2023.txt").read_text(encoding="utf-8").replace("2023年", "2024年")
    (folder / "2024.txt").write_text(text, encoding="utf-8")
    main(["compare", "2022.txt", "2023.txt", "2024.txt", "--format", "json"])
    made = check(capsys.readouterr().out, "fazhi.years/1")
    assert [item["year"] for item in made["reports"]] == [2022, 2023, 2024]


def test_units_over_the_years_are_told_by_the_schema(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    two_years(folder)
    other = (folder / "2022.txt").read_text(encoding="utf-8").replace("澄溪县", "云州县")
    (folder / "云州.txt").write_text(other, encoding="utf-8")
    (folder / "坏.docx").write_bytes(b"PK")
    main(["compare", "*.*", "--format", "json"])
    made = check(capsys.readouterr().out, "fazhi.units/1")
    assert [len(made[name]) for name in ("units", "alone", "unread")] == [1, 1, 1]


def test_copies_are_told_by_the_schema(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    two_years(folder)
    main(["corpus", "copies", "2022.txt", "2023.txt", "--format", "json"])
    assert check(capsys.readouterr().out, "fazhi.copies/1")["reports"] == 2
    other = (folder / "2022.txt").read_text(encoding="utf-8").replace("澄溪县", "云州县")
    (folder / "云州.txt").write_text(other, encoding="utf-8")
    main(["corpus", "copies", ".", "--format", "json"])
    assert check(capsys.readouterr().out, "fazhi.copies/1")["copies"]


def test_many_reports_in_one_command_are_told_by_the_schema(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make(folder / "语料", 2)
    (folder / "语料" / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    main(["audit", "语料", "--catalogue", "catalogue", "--format", "json"])
    made = check(capsys.readouterr().out, "fazhi.batch/1")
    assert (len(made["reports"]), len(made["unread"])) == (2, 1)


def test_units_of_a_corpus_are_told_by_the_schema(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make(folder / "语料", 6)
    main(["corpus", "audit", "语料", "--out", "结果", "--catalogue", "catalogue", "--processes", "1"])
    capsys.readouterr()
    for more in ([], ["--ranks"]):
        main(["corpus", "compare", "结果", "--format", "json", *more])
        assert len(check(capsys.readouterr().out, "fazhi.corpus-comparison/1")["groups"][0]["units"]) == 6


def test_lists_of_duties_are_told_by_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    for more in ([], ["--unit-kind", "county", "--year", "2022"]):
        assert main(["list", "--catalogue", "catalogue", "--format", "json", *more]) == 0
        assert check(capsys.readouterr().out, "fazhi.list/1")["duties"]


def test_the_log_of_a_report_is_told_by_the_schema(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = folder / "docs" / "reports" / "jia"
    kept.mkdir(parents=True)
    data = "甲县人民政府2022年法治政府建设年度报告\n一、主要举措和成效\n全年办理人大代表建议28件，按时办复。\n".encode()
    (kept / "report.txt").write_bytes(data)
    record = (
        "title: 甲县人民政府2022年法治政府建设年度报告\nunit: 甲县人民政府\nunit_kind: county\nyear: 2022\n"
        f"source: 自写\ntext: report.txt\nsha256: {sha256(data).hexdigest()}\ncharacters: {len(data.decode())}\n"
    )
    (kept / "report.yaml").write_text(record, encoding="utf-8")
    about = ["--catalogue", "catalogue"]
    told = [
        "decide",
        "jia",
        "SUPERVISE_001",
        "conclusion",
        "--conclusion",
        "missing",
        "--by",
        "李复核",
        "--note",
        "不算",
    ]
    told += about
    assert main(told) == 0, capsys.readouterr().err
    capsys.readouterr()
    main(["status", "jia", "--format", "json", *about])
    assert check(capsys.readouterr().out, "fazhi.status/1")["events"]


def test_citations_held_against_texts_are_told_by_the_schema(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "法").mkdir()
    (folder / "法" / "某法.txt").write_text("某市某某条例\n第一条 为了某事，制定本条例。\n", encoding="utf-8")
    main(["law", "check", "法", "--format", "json"])
    assert check(capsys.readouterr().out, "fazhi.law-check/1")["without_text"]


def test_entries_that_texts_bear_out_are_told_by_the_schema(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "cases").mkdir()
    case = (ROOT / "tests" / "cases" / "SUPERVISE_001.yaml").read_bytes()
    (folder / "cases" / "SUPERVISE_001.yaml").write_bytes(case)
    texts = ["--cases", "cases", "--gold", str(ROOT / "tests" / "gold" / "zone-2021.yaml")]
    main(["rules", "coverage", "SUPERVISE_001", *texts, "--format", "json"])
    assert check(capsys.readouterr().out, "fazhi.rules-coverage/1")["entries"]
