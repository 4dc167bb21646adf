"""The checks over the ledger: overdue, answered without papers, struck off though the report still lacks it."""

import hashlib
import re
import shutil
from datetime import UTC, datetime

import pytest

from fakes import ROOT, TEXT, write_catalogue

DAY = "2023-06-01"
LEDGER = {
    "overdue": ("{deadline: 2023-05-31}", "整改时限 2023-05-31，已过 1 天"),
    "without_evidence": ("{progress: 已办, deadline: 立行立改}", "没有写佐证材料"),
    "still_lacking": ("{closed: closed, closed_on: 2023-05-01, material: 甲〔2023〕1号}", "报告里仍是“只写打算”"),
}
FINE = [
    "{deadline: 2023-06-01}",
    "{deadline: 持续整改}",
    "{deadline: 12月底前}",
]


@pytest.fixture(autouse=True)
def kept(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kept report of a project with the shipped checks, looked at on one day."""
    folder = pytester.path / "docs" / "reports" / "yunzhou"
    folder.mkdir(parents=True)
    write_catalogue(pytester.path / "catalogue")
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    (folder / "report.yaml").write_text(
        "title: 情况\nunit: 云州区人民政府\nunit_kind: county\nyear: 2022\nsource: 自写\n"
        f"sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}\ncharacters: {len(TEXT)}\ntext: report.txt\n",
        encoding="utf-8",
    )
    shutil.copytree(ROOT / "checks", pytester.path / "checks", ignore=shutil.ignore_patterns("__pycache__"))
    pytester.makeini("[pytest]\n")
    moment = datetime.fromisoformat(DAY).replace(hour=12, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))


def failed(pytester: pytest.Pytester, ledger: str) -> tuple[set[str], str]:
    path = pytester.path / "docs" / "reports" / "yunzhou" / "ledger.yaml"
    path.write_text(f"schema: fazhi.ledger/1\n{ledger}\n", encoding="utf-8")
    told = ("checks/test_rectification.py", "--report", "yunzhou", "--catalogue", "catalogue")
    result = pytester.runpytest_inprocess(*told, "-p", "no:hypothesispytest", "-p", "no:cacheprovider", "-rf")
    assert sum(result.parseoutcomes().values()) == len(LEDGER), "one test a point"
    lines = [line for line in result.outlines if line.startswith("FAILED ")]
    return {line.partition("[")[2].partition("]")[0] for line in lines}, result.stdout.str()


@pytest.mark.parametrize("point", LEDGER)
def test_each_point_fails_by_itself_and_says_of_what(point: str, pytester: pytest.Pytester) -> None:
    row, words = LEDGER[point]
    found, told = failed(pytester, f"rectification:\n  ENFORCE_001: {row}")
    assert found == {point}
    assert "ENFORCE_001 行政执法公示：" in told
    assert words in told


@pytest.mark.parametrize("row", FINE)
def test_what_is_not_due_yet_is_no_complaint(row: str, pytester: pytest.Pytester) -> None:
    assert failed(pytester, f"rectification:\n  ENFORCE_001: {row}")[0] == set()


def test_what_was_answered_of_a_duty_wants_papers_where_the_report_lacks_it(pytester: pytest.Pytester) -> None:
    found, told = failed(pytester, "self_check:\n  ENFORCE_001: {done: done}\n  SUPERVISE_001: {done: done}")
    assert found == {"without_evidence"}
    assert "SUPERVISE_001" not in told
    assert failed(pytester, "self_check:\n  ENFORCE_001: {done: done, material: 甲}")[0] == set()


def test_papers_named_in_either_table_will_do(pytester: pytest.Pytester) -> None:
    both = "self_check:\n  ENFORCE_001: {answer: 已办, material: 甲}\nrectification:\n  ENFORCE_001: {progress: 已办}"
    assert failed(pytester, both)[0] == set()


def test_without_a_ledger_there_is_nothing_to_complain_of(pytester: pytest.Pytester) -> None:
    assert failed(pytester, "exports: []")[0] == set()


def test_what_was_closed_without_papers_is_told_though_the_report_has_it_now(pytester: pytest.Pytester) -> None:
    found, told = failed(pytester, "rectification:\n  SUPERVISE_001: {closed: closed}")
    assert found == {"without_evidence"}
    assert re.search("SUPERVISE_001 \\S+：已销号，没有写佐证材料", told)
    assert failed(pytester, "rectification:\n  SUPERVISE_001: {closed: closed, material: 甲}")[0] == set()
