"""Formats for other programs: the same verdicts in each, whole, the same twice, and no words that nobody asked for."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from fakes import TEXT, report, small_audit
from fazhi.model.audit import Audit, Conclusion
from fazhi.model.both import Both
from fazhi.model.obligation import Severity
from fazhi.output.formats import FORMATS, Options, entry, write

MACHINES = (
    "junit",
    "sarif",
    "annotation",
    *(f"oscal-{name}" for name in ("catalog", "profile", "plan", "results", "poam")),
)
WORDS = "全年办理人大代表建议28件"
"""Of the report, within its evidence."""


def made(name: str, audit: Audit | None = None, **options: object) -> str:
    return write(entry(name), audit or small_audit(), Options(**options)).decode("utf-8-sig")  # type: ignore[arg-type]


def of_json(text: str) -> dict[str, str]:
    return {item["obligation"]: item["conclusion"] for item in json.loads(text)["assessments"]}


def of_csv(text: str) -> dict[str, str]:
    names = {word: conclusion for conclusion, word in WORD.items()}
    return {row[0]: names[row[4]] for row in list(csv.reader(io.StringIO(text)))[1:]}


def of_junit(text: str) -> dict[str, str]:
    found = {}
    for case in ET.fromstring(text).iter("testcase"):
        told = {item.get("name"): item.get("value") for item in case.iter("property")}
        if told:
            found[str(told["obligation"])] = str(told["conclusion"])
    return found


def of_sarif(text: str) -> dict[str, str]:
    results = json.loads(text)["runs"][0]["results"]
    return {item["ruleId"]: item["properties"]["conclusion"] for item in results if "conclusion" in item["properties"]}


def of_oscal(text: str) -> dict[str, str]:
    """Of findings, and of observations that a duty does not bind, of which there is no finding."""
    result = json.loads(text)["assessment-results"]["results"][0]
    told = [
        {each["name"]: each["value"] for each in item["props"]}
        for item in (*result["findings"], *result["observations"])
    ]
    return {each["obligation"]: each["conclusion"] for each in told if "conclusion" in each}


WORD = {
    "supported": "写实",
    "weak": "写虚",
    "planned": "只写打算",
    "admitted": "只认不足",
    "missing": "没写",
    "waived": "已豁免",
    "not_applicable": "不适用",
}


@pytest.mark.parametrize(
    ("name", "read"),
    [("json", of_json), ("csv", of_csv), ("junit", of_junit), ("sarif", of_sarif), ("oscal-results", of_oscal)],
)
def test_every_format_tells_the_same_verdicts(name: str, read: Callable[[str], dict[str, str]]) -> None:
    audit = small_audit()
    assert read(made(name, audit)) == {item.obligation.id: item.conclusion.value for item in audit.assessments}


@pytest.mark.parametrize("name", MACHINES)
def test_words_of_the_report_go_out_only_where_they_were_asked_for(name: str) -> None:
    assert WORDS not in made(name)
    assert made(name) == made(name)


@pytest.mark.parametrize("name", MACHINES)
def test_a_report_without_its_text_is_written(name: str) -> None:
    without = replace(small_audit(), report=report(supplied=False, text=""))
    assert WORDS not in made(name, without, quotes=True)


def test_junit_counts_what_it_holds_and_names_each_case_once() -> None:
    root = ET.fromstring(made("junit"))
    cases = list(root.iter("testcase"))
    assert int(root.get("tests", "")) == len(cases)
    assert int(root.get("failures", "")) == len(list(root.iter("failure")))
    assert int(root.get("skipped", "")) == len(list(root.iter("skipped")))
    names = [(case.get("classname"), case.get("name")) for case in cases]
    assert len(set(names)) == len(names)
    for suite in root:
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))


def test_what_fails_in_junit_are_the_gaps_that_count() -> None:
    audit = small_audit()
    for least in Severity:
        root = ET.fromstring(made("junit", audit, min_severity=least))
        failed = {
            item.get("value")
            for case in root.iter("testcase")
            if case.find("failure") is not None
            for item in case.iter("property")
            if item.get("name") == "obligation"
        }
        assert failed == {item.obligation.id for item in audit.gaps(least)}


def test_what_junit_tells_of_the_whole_report_is_numbered_and_names_the_duty_it_is_about() -> None:
    audit = small_audit()
    first = audit.findings[0]
    whole = replace(first, rule="misnamed_law", obligation=None, severity=Severity.EXPECTED)
    further = replace(first, rule="figure_mismatch", severity=Severity.NOTICE)
    root = ET.fromstring(made("junit", replace(audit, findings=(*audit.findings, whole, further))))
    (suite,) = [each for each in root if each.get("name") == "整篇"]
    told = [(case.get("classname"), case.get("name"), case.find("failure") is not None) for case in suite]
    assert told == [
        ("fazhi.report", "1 misnamed_law", True),
        ("fazhi.report", f"2 figure_mismatch {first.obligation}", False),
    ]


def test_a_failure_in_junit_says_what_to_do_and_quotes_on_demand() -> None:
    shy, open_ = made("junit"), made("junit", quotes=True)
    assert "怎么写" in shy
    assert "相近" not in shy
    assert "行政执法案卷评查尚未实现常态化" in open_


def test_sarif_says_where_by_characters_and_by_lines() -> None:
    audit = small_audit()
    lines = TEXT.split("\n")
    run = json.loads(made("sarif", audit))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    placed = 0
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        start, end = region["charOffset"], region["charOffset"] + region["charLength"]
        if "startLine" in region:
            first, last = region["startLine"] - 1, region["endLine"] - 1
            before = sum(len(line) + 1 for line in lines[:first])
            assert before + region["startColumn"] - 1 == start
            assert sum(len(line) + 1 for line in lines[:last]) + region["endColumn"] - 1 == end
            placed += 1
    assert placed


def test_sarif_columns_count_characters_and_not_their_halves() -> None:
    audit = small_audit()
    moved = "😀" + TEXT[1:]
    found = json.loads(made("sarif", replace(audit, report=replace(audit.report, text=moved))))
    assert found["runs"][0]["results"] == json.loads(made("sarif", audit))["runs"][0]["results"]


def test_sarif_holds_together() -> None:
    made_of = json.loads(made("sarif"))
    run = made_of["runs"][0]
    rules = [item["id"] for item in run["tool"]["driver"]["rules"]]
    assert made_of["version"] == "2.1.0"
    assert len(set(rules)) == len(rules)
    assert {item["ruleId"] for item in run["results"]} <= set(rules)
    prints = [item["partialFingerprints"]["fazhi/v1"] for item in run["results"]]
    assert len(set(prints)) == len(prints)
    for item in run["results"]:
        assert (item["kind"] == "fail") == (item["level"] != "none")
        assert item["message"]["text"]
        assert item["locations"][0]["physicalLocation"]["artifactLocation"]["index"] == 0


def test_what_is_waived_is_suppressed_in_sarif_with_its_reason() -> None:
    run = json.loads(made("sarif"))["runs"][0]
    suppressed = {item["ruleId"] for item in run["results"] if item.get("suppressions")}
    assert suppressed == {
        item.obligation.id for item in small_audit().assessments if item.conclusion is Conclusion.WAIVED
    }
    assert suppressed
    assert all(each["justification"] for item in run["results"] for each in item.get("suppressions", ()))


def test_an_annotation_stands_for_each_piece_of_evidence() -> None:
    audit = small_audit()
    early = replace(audit.assessments[2].evidence[0], start=3, end=9)
    others = (replace(audit.assessments[2], evidence=(early,)), *audit.assessments[3:])
    audit = replace(audit, assessments=(*audit.assessments[:2], *others))
    page = json.loads(made("annotation", audit, quotes=True))
    evidence = [found for item in audit.assessments for found in item.evidence]
    assert len(page["items"]) == len({item["id"] for item in page["items"]}) == len(evidence)
    for item, found in zip(page["items"], evidence, strict=True):
        position, quote = item["target"]["selector"]
        assert (position["start"], position["end"]) == (found.start, found.end)
        assert quote["exact"] == TEXT[found.start : found.end]
        assert quote["prefix"] == TEXT[: found.start][-32:]
        assert quote["suffix"] == TEXT[found.end :][:32]
        assert item["fazhi:strength"] == found.strength.key
        assert item["body"][0]["value"].startswith(found.obligation)


@pytest.mark.parametrize("name", [item.name for item in FORMATS])
def test_what_a_catalogue_or_a_person_writes_breaks_no_format(name: str) -> None:
    """Escapes of YAML put any character into a title, and a reviewer may be called anything."""
    audit, odd = small_audit(), "\x1b[31m\x00\x07\ufffe\N{RIGHT-TO-LEFT OVERRIDE}<b>]]>"

    def bent(item: Any) -> Any:
        duty = replace(item.obligation, title=odd, title_en=odd, requirement=odd, remedy=odd, remedy_en=odd)
        return replace(item, obligation=duty, reason=item.reason and Both(odd, odd))

    findings = [replace(item, message=odd, message_en=odd, remedy=odd, remedy_en=odd) for item in audit.findings]
    bad = replace(audit, assessments=tuple(map(bent, audit.assessments)), findings=tuple(findings))
    data = write(entry(name), bad, Options(quotes=True))
    assert entry(name).binary or not set("\x1b\x00\x07\N{RIGHT-TO-LEFT OVERRIDE}") & set(data.decode())
