"""Users add checks of their own as plain tests, and users of nothing of it notice nothing."""

from hashlib import sha256

import pytest

from fakes import TEXT, write_catalogue, write_found
from fazhi.catalogue import load
from fazhi.evidence import compile_rules
from fazhi.reading import read_text

OWN = """
    from fazhi.model.evidence import Strength

    def test_proposals_are_counted(assessment):
        assert assessment.strength >= Strength.RESULT, "要有件数"

    def test_fixtures(fazhi_catalogue, fazhi_report, fazhi_audit):
        assert fazhi_audit.report is fazhi_report
        assert len(fazhi_audit.assessments) == len(fazhi_catalogue.obligations)
"""
RECORD = """\
title: 云州区人民政府2022年度法治政府建设情况报告
unit: 云州区人民政府
unit_kind: county
year: 2022
source: 为测试编写
sha256: {digest}
characters: 135
text: report.txt
fictional: true
"""


@pytest.fixture(autouse=True)
def project(pytester: pytest.Pytester) -> None:
    """A catalogue, and a report kept under docs/reports."""
    write_catalogue(pytester.path / "catalogue")
    kept = pytester.path / "docs" / "reports" / "yunzhou-2022"
    kept.mkdir(parents=True)
    (kept / "report.txt").write_text(TEXT, encoding="utf-8")
    (kept / "report.yaml").write_text(RECORD.format(digest=sha256(TEXT.encode()).hexdigest()), encoding="utf-8")


def run(pytester: pytest.Pytester, *options: str) -> pytest.RunResult:
    return pytester.runpytest_inprocess("--catalogue", "catalogue", "-p", "no:hypothesispytest", *options)


def test_a_check_of_ones_own_is_told_the_same_way(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(OWN)
    result = run(pytester, "--report", "yunzhou-2022", "-k", "SUPERVISE or DECISION_007 or fixtures")
    result.assert_outcomes(passed=2, failed=1, deselected=5)
    result.stdout.fnmatch_lines(["▽ DECISION_007 集体决策（写虚）", "    检查    要有件数"])


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("pytest.ini", "[pytest]\nfazhi_report = yunzhou-2022\n"),
        ("pyproject.toml", '[tool.pytest.ini_options]\n[tool.fazhi]\nreport = "yunzhou-2022"\n'),
        ("pytest.ini", "[pytest]\nfazhi_report = docs/reports/yunzhou-2022/report.txt\n"),
    ],
)
def test_the_report_may_be_named_in_the_settings(pytester: pytest.Pytester, file: str, text: str) -> None:
    (pytester.path / file).write_text(text, encoding="utf-8")
    pytester.makepyfile("def test_title(fazhi_report): assert fazhi_report.year == 2022")
    run(pytester).assert_outcomes(passed=1)


def test_a_report_without_its_text_is_checked_by_its_stored_evidence(pytester: pytest.Pytester) -> None:
    catalogue = load(pytester.path / "catalogue")
    found = compile_rules(catalogue).search(read_text(TEXT, name="report.txt"))
    folder = pytester.path / "docs" / "reports" / "yunzhou-2022"
    (folder / "report.txt").unlink()
    record = (folder / "report.yaml").read_text(encoding="utf-8").replace("text: report.txt", "text: null")
    (folder / "report.yaml").write_text(record, encoding="utf-8")
    write_found(folder, found, sha256(TEXT.encode()).hexdigest())
    pytester.makepyfile("def test_it(assessment): assert not assessment.conclusion.gap")
    result = run(pytester, "--report", "yunzhou-2022")
    result.assert_outcomes(passed=2, failed=4, skipped=1)
    result.stdout.fnmatch_lines(["    相近    （第120—133字，三）：计划"])


def test_the_text_of_a_kept_report_is_read_by_its_record(pytester: pytest.Pytester) -> None:
    (pytester.path / "given.txt").write_text(TEXT, encoding="utf-8")
    pytester.makepyfile("def test_it(fazhi_report): assert fazhi_report.slug == 'yunzhou-2022'")
    run(pytester, "--report", "given.txt").assert_outcomes(passed=1)


def test_an_unknown_name_lists_the_kept_reports(pytester: pytest.Pytester) -> None:
    result = pytester.runpytest_subprocess("--catalogue", "catalogue", "--report", "yunzhuo")
    assert result.ret == 2
    result.stderr.fnmatch_lines(["*有：yunzhou-2022*"])


@pytest.mark.parametrize("test", ["def test_it(assessment): pass", "def test_it(fazhi_audit): pass"])
def test_without_a_report_the_fixtures_say_so(pytester: pytest.Pytester, test: str) -> None:
    pytester.makepyfile(test)
    result = run(pytester)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["*没有指定报告*"])
    assert "Traceback" not in result.stdout.str()


def test_a_bad_report_of_the_settings_is_told_without_traceback(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\nfazhi_report = none.txt\n")
    pytester.makepyfile("def test_it(assessment): pass")
    result = run(pytester)
    assert result.ret == pytest.ExitCode.INTERRUPTED
    result.stdout.fnmatch_lines(["*none.txt*"])
    assert "Traceback" not in result.stdout.str()


def test_a_fixture_of_the_same_name_elsewhere_is_left_alone(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("""
        import pytest

        @pytest.fixture
        def assessment():
            return 5

        def test_it(assessment):
            assert assessment == 5
    """)
    pytester.runpytest_subprocess().assert_outcomes(passed=1)


def test_other_runs_load_nothing_of_it(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("""
        import sys

        def test_it():
            loaded = {name for name in sys.modules if name.startswith("fazhi")}
            assert loaded <= {"fazhi", "fazhi.pytest_plugin"}
    """)
    result = pytester.runpytest_subprocess()
    result.assert_outcomes(passed=1)
    assert "缺口清单" not in result.stdout.str()
