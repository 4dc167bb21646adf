"""The checks an auditor runs: one test an obligation, short failures, and the gap report at the end."""

import hashlib
import shutil
import xml.etree.ElementTree as ET

import pytest

from fakes import ROOT, TEXT, write_catalogue
from fazhi.cli import main

PLAIN = ("-p", "no:hypothesispytest")
"""Not to load hypothesis anew in every inner run."""
IDS = ["DECISION_001", "DECISION_007", "DISPUTE_004", "ENFORCE_001", "ENFORCE_007", "FUNCTION_012", "SUPERVISE_001"]


@pytest.fixture(autouse=True)
def checks(pytester: pytest.Pytester) -> None:
    """The project's own checks beside a small catalogue and a report."""
    write_catalogue(pytester.path / "catalogue")
    (pytester.path / "report.txt").write_text(TEXT, encoding="utf-8")
    shutil.copytree(ROOT / "checks", pytester.path / "checks", ignore=shutil.ignore_patterns("__pycache__"))
    pytester.makeini("[pytest]\n")


def run(pytester: pytest.Pytester, *options: str) -> pytest.RunResult:
    told = ("checks", "--report", "report.txt", "--catalogue", "catalogue", *PLAIN, "-p", "no:cacheprovider", *options)
    return pytester.runpytest_inprocess(*told)


def outcomes(result: pytest.RunResult) -> dict[str, int]:
    found: dict[str, int] = result.parseoutcomes()
    return found


def test_missing_planned_and_admitted_fail_and_weak_fails_the_other_check(pytester: pytest.Pytester) -> None:
    result = run(pytester, "-rf")
    failed = {line.partition("::")[2].split()[0] for line in result.outlines if line.startswith("FAILED ")}
    assert failed == {
        "test_strength[DECISION_007]",
        *(f"test_supporting_text[{id}]" for id in ("DECISION_001", "DISPUTE_004", "ENFORCE_001", "ENFORCE_007")),
    }
    assert result.ret == pytest.ExitCode.TESTS_FAILED


def test_every_obligation_has_a_test_of_its_name(pytester: pytest.Pytester) -> None:
    result = run(pytester, "--collect-only", "-q", "-p", "no:randomly", "-k", "supporting")
    ids = [line.partition("[")[2].rstrip("]") for line in result.outlines if "::" in line]
    assert sorted(ids) == IDS


def test_what_does_not_apply_is_skipped_with_its_reason(pytester: pytest.Pytester) -> None:
    result = run(pytester, "-rs", "-k", "FUNCTION_012 or SUPERVISE")
    result.stdout.fnmatch_lines(["SKIPPED*不适用：本项只适用于开发区管委会*"])


def test_a_failure_is_short_and_tells_article_remedy_and_nearest_passage(pytester: pytest.Pytester) -> None:
    result = run(pytester, "-k", "ENFORCE_001 and supporting")
    text = result.stdout.str()
    assert "→ ENFORCE_001 行政执法公示（只写打算）" in text
    assert "依据    《示例法》第42条" in text
    assert "怎么写  请写明行政执法公示的件数。" in text
    assert "“将全面推行行政执法公示制度”" in text
    assert "Traceback" not in text
    assert "assert" not in text


def test_the_summary_lists_gaps_by_domain(pytester: pytest.Pytester) -> None:
    lines = run(pytester).outlines
    begin = next(at for at, line in enumerate(lines) if "缺口清单" in line)
    assert [line.split()[0] for line in lines[begin + 2 : begin + 12]] == [
        *("履行职能", "行政决策", "✕", "▽", "行政执法", "→", "△", "监督制约", "矛盾化解", "✕")
    ]


def test_a_decision_that_has_to_be_confirmed_fails_and_is_listed(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pytester.path)
    (pytester.path / "docs/reports").mkdir(parents=True)
    assert main(["add", "report.txt", "--slug", "yz"]) == 0
    told = ["--quote", "全年办理人大代表建议28件，满意率100%", "--by", "张三", "--catalogue", "catalogue"]
    assert main(["decide", "yz", "SUPERVISE_001", "不认", *told]) == 0
    options = ("--report", "yz", "--catalogue", "catalogue", *PLAIN, "-k", "test_review")
    assert outcomes(pytester.runpytest_inprocess("checks", *options))["passed"] == 1
    kept = pytester.path / "docs/reports/yz/report.txt"
    kept.write_text(TEXT.replace("（一）", "（一）先说几句。"), encoding="utf-8")
    result = pytester.runpytest_inprocess("checks", *options)
    assert outcomes(result)["failed"] == 1
    assert "SUPERVISE_001 人大代表建议办理：张三" in result.stdout.str()
    assert "文字移了位置，请再确认" in result.stdout.str()


def test_choosing_by_domain_works(pytester: pytest.Pytester) -> None:
    assert outcomes(run(pytester, "-k", "DECISION")) == {"failed": 2, "passed": 1, "skipped": 1, "deselected": 24}


def test_workers_share_the_tests_and_the_summary_is_whole(pytester: pytest.Pytester) -> None:
    result = run(pytester, "-n", "2")
    assert outcomes(result) == {"failed": 5, "passed": 17, "skipped": 6}
    result.stdout.fnmatch_lines(["适用义务 6 项，缺口 4 项，写虚 1 项，不适用 1 项*"])


def test_the_last_failures_can_be_run_again(pytester: pytest.Pytester) -> None:
    told = ("checks", "--report", "report.txt", "--catalogue", "catalogue", *PLAIN)
    pytester.runpytest_subprocess(*told)
    assert outcomes(pytester.runpytest_subprocess(*told, "--lf"))["failed"] == 5


def test_junit_properties_carry_the_assessment(pytester: pytest.Pytester) -> None:
    run(pytester, "--junitxml", "junit.xml")
    cases = {case.get("name"): case for case in ET.parse(pytester.path / "junit.xml").iter("testcase")}
    found = {
        item.get("name"): item.get("value") for item in cases["test_supporting_text[SUPERVISE_001]"].iter("property")
    }
    assert found == {
        "obligation": "SUPERVISE_001",
        "title": "人大代表建议办理",
        "conclusion": "supported",
        "strength": "result",
        "severity": "mandatory",
        "article": "《示例法》第42条",
    }
    skipped = cases["test_supporting_text[FUNCTION_012]"]
    assert "not_applicable" in {item.get("value") for item in skipped.iter("property")}


def test_the_severity_of_a_case_is_that_of_its_finding(pytester: pytest.Pytester) -> None:
    run(pytester, "--junitxml", "junit.xml")
    told = {
        case.get("name"): {item.get("name"): item.get("value") for item in case.iter("property")}.get("severity")
        for case in ET.parse(pytester.path / "junit.xml").iter("testcase")
    }
    assert told["test_supporting_text[DISPUTE_004]"] == "notice"
    assert told["test_supporting_text[DECISION_001]"] == "mandatory"


def test_a_waived_duty_is_skipped_and_said_to_be_waived_once(pytester: pytest.Pytester) -> None:
    data = TEXT.encode()
    (pytester.path / "report.yaml").write_text(
        f"title: 情况\nunit: 云州区人民政府\nunit_kind: county\nyear: 2022\nsource: 自写\n"
        f"sha256: {hashlib.sha256(data).hexdigest()}\ncharacters: {len(TEXT)}\ntext: report.txt\n",
        encoding="utf-8",
    )
    waivers = "- {obligation: DECISION_001, reason: 本年无事, owner: 法规科, until: 2030-01-01}\n"
    (pytester.path / "waivers.yaml").write_text(waivers, encoding="utf-8")
    result = run(pytester, "-rs", "-k", "DECISION_001")
    result.stdout.fnmatch_lines(["SKIPPED*已豁免：本年无事（法规科，至 2030-01-01）*"])
    assert "已豁免：已豁免" not in result.stdout.str()


def test_gaps_below_the_severity_are_skipped_with_the_reason(pytester: pytest.Pytester) -> None:
    result = run(pytester, "-rs", "--min-severity", "expected")
    result.stdout.fnmatch_lines(["SKIPPED*没写，但属提示级，低于 --min-severity expected"])
    assert outcomes(result)["failed"] == 4


@pytest.mark.parametrize("workers", [(), ("-n", "2")])
def test_nothing_to_check_is_a_failure(pytester: pytest.Pytester, workers: tuple[str, ...]) -> None:
    result = run(pytester, "-k", "FUNCTION_012", *workers)
    assert result.ret == pytest.ExitCode.NO_TESTS_COLLECTED
    result.stdout.fnmatch_lines(["没有一项义务得到核查*"])


def test_no_test_at_all_is_a_failure_with_a_sentence(pytester: pytest.Pytester) -> None:
    result = run(pytester, "-k", "NOTHING")
    assert result.ret == pytest.ExitCode.NO_TESTS_COLLECTED
    result.stdout.fnmatch_lines(["没有一项义务得到核查*"])


@pytest.mark.parametrize(
    ("options", "chinese", "english"),
    [
        (("--report", "none.txt"), "不存在", "does not exist"),
        (("--year", "abc"), "--year 须为四位年份", "must be a year"),
        (("--unit-kind", "x"), "county（县级以上政府）", "county, department"),
        (("--min-severity", "x"), "--min-severity 须为", "must be one of"),
        (("--law-year", "1800"), "1800 年没有可用", "1800"),
        (("--catalogue", "nowhere"), "nowhere", "nowhere"),
    ],
)
def test_bad_input_ends_the_run_with_a_sentence(
    pytester: pytest.Pytester, options: tuple[str, str], chinese: str, english: str
) -> None:
    told = ("checks", "--report", "report.txt", "--catalogue", "catalogue", *PLAIN, "-p", "no:cacheprovider")
    result = pytester.runpytest_subprocess(*told, *options)
    assert result.ret == 2
    told = result.stderr.str()
    assert chinese in told
    assert english in told
    assert "Traceback" not in told + result.stdout.str()


def test_a_failure_quotes_the_article_where_its_text_is_supplied(pytester: pytest.Pytester) -> None:
    folder = pytester.path / "laws"
    folder.mkdir()
    (folder / "示例法_20190101.txt").write_text("示例法\n第四十二条 甲应当公示。\n第四十三条 乙。\n", encoding="utf-8")
    result = run(pytester, "-k", "ENFORCE_001 and supporting", "--laws", "laws")
    assert "原文    第四十二条 甲应当公示。" in result.stdout.str()
    assert "原文" not in run(pytester, "-k", "ENFORCE_001 and supporting").stdout.str()
