"""The pages, needs.json, the JSON and the checks tell the same of every obligation."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from fazhi.catalogue import load
from fazhi.model.audit import Conclusion
from fazhi.model.words import word
from fazhi.output.words.tally import SYMBOLS
from site_project import ROOT, SAMPLE

REPORT = ROOT / "docs" / "reports" / SAMPLE / "report.txt"

DUTIES = len(load().obligations)


@pytest.fixture(scope="module")
def as_json() -> dict[str, str]:
    """Conclusions by obligation as `fazhi audit --format json` gives them."""
    command = [sys.executable, "-m", "fazhi", "audit", REPORT, "--format", "json"]
    options = ["--unit-kind", "development_zone", "--year", "2024"]
    result = subprocess.run([*command, *options], capture_output=True, check=False, cwd=ROOT)
    assert result.returncode == 1, result.stderr.decode()
    return {item["obligation"]: item["conclusion"] for item in json.loads(result.stdout)["assessments"]}


@pytest.fixture(scope="module")
def as_checks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """Conclusion and outcomes by obligation as the pytest checks give them."""
    file = tmp_path_factory.mktemp("junit") / "junit.xml"
    command = [sys.executable, "-m", "pytest", ROOT / "checks", "--report", SAMPLE, f"--junitxml={file}", "-q"]
    subprocess.run(command, capture_output=True, check=False, cwd=ROOT)
    told: dict[str, dict[str, str]] = {}
    for case in ET.parse(file).iter("testcase"):
        properties = {item.get("name"): item.get("value") for item in case.iter("property")}
        if "obligation" not in properties:
            continue  # a check of the report as a whole
        entry = told.setdefault(str(properties["obligation"]), {"conclusion": str(properties["conclusion"])})
        child = next((item.tag for item in case if item.tag in {"failure", "skipped", "error"}), "passed")
        entry[re.sub(r"\[.*", "", str(case.get("name")))] = child
    return told


@pytest.fixture(scope="module")
def as_needs(site: Path) -> dict[str, str]:
    """Conclusions by obligation as needs.json gives them."""
    (version,) = json.loads((site / "needs.json").read_text(encoding="utf-8"))["versions"].values()
    return {
        name: item.partition("=")[2]
        for name, need in version["needs"].items()
        if need["type"] == "obligation"
        for item in need["conclusions"]
        if item.startswith(f"{SAMPLE}=")
    }


@pytest.fixture(scope="module")
def as_page(site: Path) -> dict[str, str]:
    """Conclusions by obligation as the matrix shows them."""
    html = (site / "reports" / SAMPLE / "matrix.html").read_text(encoding="utf-8")
    rows = re.findall(r'<tr[^>]*class="fz-row-([\w-]+)"[^>]*>.*?obligations/([A-Z]+_\d+)\.html"', html)
    return {name: conclusion.replace("-", "_") for conclusion, name in rows}


@pytest.fixture(scope="module")
def as_ledger(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Conclusions by obligation as the spreadsheet shows them; what does not apply is not in it."""
    folder = tmp_path_factory.mktemp("ledger")
    shutil.copy(REPORT, folder)
    command = [sys.executable, "-m", "fazhi", "export", REPORT.name, "--output", "ledger.xlsx"]
    subprocess.run([*command, "--unit-kind", "development_zone", "--year", "2024"], check=True, cwd=folder)
    sheet = openpyxl.load_workbook(folder / "ledger.xlsx")["自查台账"]
    heads = [cell.value for cell in sheet[3]]
    at, said = heads.index("编号"), heads.index("结论")
    words = {f"{SYMBOLS[item]} {word(item)}": item.value for item in Conclusion}
    return {row[at]: words[row[said]] for row in sheet.iter_rows(min_row=4, values_only=True)}


def test_every_view_tells_the_same_of_every_obligation(
    as_json: dict[str, str], as_needs: dict[str, str], as_page: dict[str, str], as_checks: dict[str, dict[str, str]]
) -> None:
    assert len(as_json) == DUTIES
    assert as_needs == as_json
    assert as_page == as_json
    assert {name: told["conclusion"] for name, told in as_checks.items()} == as_json


def test_the_ledger_tells_the_same_of_every_obligation_that_applies(
    as_json: dict[str, str], as_ledger: dict[str, str]
) -> None:
    assert as_ledger == {name: said for name, said in as_json.items() if said != "not_applicable"}


def test_the_checks_fail_exactly_where_the_audit_finds_a_gap_or_a_weakness(
    as_json: dict[str, str], as_checks: dict[str, dict[str, str]]
) -> None:
    gaps = {name for name, told in as_checks.items() if told["test_supporting_text"] == "failure"}
    weak = {name for name, told in as_checks.items() if told["test_strength"] == "failure"}
    skipped = {name for name, told in as_checks.items() if told["test_supporting_text"] == "skipped"}
    assert gaps == {name for name, said in as_json.items() if said in {"missing", "planned", "admitted"}}
    assert weak == {name for name, said in as_json.items() if said == "weak"}
    assert skipped == {name for name, said in as_json.items() if said == "not_applicable"}
