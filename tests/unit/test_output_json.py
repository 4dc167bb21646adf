"""The audit as JSON holds to its schema and carries nothing that could steer a terminal."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import jsonschema
import pytest

from fakes import ROOT, TEXT, report, small_audit
from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.cli import main
from fazhi.corpus import Audited
from fazhi.model.audit import Conclusion, Records
from fazhi.model.both import Both
from fazhi.model.decision import Decided, Decision, Standing, Verdict
from fazhi.model.decision import Place as Passage
from fazhi.model.evidence import Polarity, Strength
from fazhi.model.obligation import Domain, Severity
from fazhi.model.place import Place
from fazhi.model.record import Waiver
from fazhi.model.report import Part
from fazhi.model.unit import UnitKind
from fazhi.output.formats import Options
from fazhi.output.formats.json import decided_object
from fazhi.output.pages.batch import WRITERS
from fazhi.reading import read_text
from schemas import audit_schema, evaluation_schema, law_diff_schema
from views import made

SCHEMA: dict[str, Any] = json.loads(audit_schema())


def values(*path: str) -> set[str]:
    """The values an enumeration of the schema allows."""
    found: Any = SCHEMA
    for name in path:
        found = found[name]
    return set(found["enum"])


@pytest.mark.parametrize("quotes", [False, True])
def test_output_holds_to_the_schema(quotes: bool) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(made("json", small_audit(), quotes=quotes)))


def test_findings_on_the_report_as_a_whole_hold_to_the_schema() -> None:
    text = "云州区2022年度法治政府建设情况报告\n一、主要举措和成效\n落实《重大行政决策程序暂行规定》。"
    found = audit(load(), read_text(text, name="case.txt", unit_kind="county", year=2022))
    data = json.loads(made("json", found))
    assert "misnamed_law" in {item["rule"] for item in data["findings"] if item["obligation"] is None}
    jsonschema.Draft202012Validator(SCHEMA).validate(data)


def test_lesser_findings_are_left_out_where_that_was_asked_for() -> None:
    """And nothing else is."""
    every, graver = (
        json.loads(made("json", small_audit(), min_severity=least)) for least in (Severity.NOTICE, Severity.EXPECTED)
    )
    kept = [item for item in every["findings"] if item["severity"] != "notice"]
    assert graver == every | {"findings": kept}
    assert 0 < len(kept) < len(every["findings"])


def test_the_keys_stand_in_the_order_of_the_design() -> None:
    found = json.loads(made("json", small_audit()))
    assert list(found) == [
        "schema",
        "report",
        "catalogue",
        "law_year",
        "assessments",
        "findings",
        "counts",
        "no_likelihood",
    ]
    first = ["slug", "title", "unit_kind", "year", "sha256", "characters"]
    assert list(found["report"]) == [*first, "unit", "territory", "notices"]
    assert list(found["counts"]) == [item.value for item in Conclusion]


def known_to(schema: dict[str, Any], value: Any) -> Any:
    """What is left of a value where the fields that a schema does not know are passed over."""
    if isinstance(value, list):
        return [known_to(schema["items"], item) for item in value]
    if isinstance(value, dict):
        told = schema["properties"]
        return {key: known_to(told[key], item) for key, item in value.items() if key in told}
    return value


@pytest.mark.parametrize("quotes", [False, True])
def test_a_program_made_for_version_1_finds_all_it_knows(quotes: bool) -> None:
    first = json.loads((ROOT / "docs" / "schema" / "fazhi.audit-1.schema.json").read_text(encoding="utf-8"))
    written = json.loads(made("json", small_audit(), quotes=quotes)) | {"schema": "fazhi.audit/1"}
    jsonschema.Draft202012Validator(first).validate(known_to(first, written))


def test_a_program_made_for_the_first_evaluation_finds_all_it_knows(capsys: pytest.CaptureFixture[str]) -> None:
    first = json.loads((ROOT / "docs" / "schema" / "fazhi.evaluation-1.schema.json").read_text(encoding="utf-8"))
    main(["evaluate", "--format", "json", "--no-baselines", str(ROOT / "tests" / "gold" / "zone-2021.yaml")])
    written = json.loads(capsys.readouterr().out)
    known = {key: value for key, value in written.items() if key in first["properties"]}
    jsonschema.Draft202012Validator(first).validate(known | {"schema": "fazhi.evaluation/1"})


def test_titles_domains_unit_territory_and_notices_are_told() -> None:
    notice = Both("一则说明。", "A notice.")
    about = report(unit="云州区人民政府", territory=Place("山东省"), notices=(notice,))
    found = json.loads(made("json", replace(small_audit(), report=about)))
    assert (found["report"]["unit"], found["report"]["territory"]) == ("云州区人民政府", "山东省")
    assert found["report"]["notices"] == [{"text": "一则说明。", "text_en": "A notice."}]
    known = {item.obligation.id: item for item in small_audit().assessments}
    for item in found["assessments"]:
        duty = known[item["obligation"]].obligation
        assert (item["title"], item["title_en"], item["domain"]) == (duty.title, duty.title_en, duty.domain.value)
        assert item["reason_en"] == (known[item["obligation"]].reason.en if known[item["obligation"]].reason else None)


def test_a_waiver_stands_with_the_gap_that_it_waives_and_nowhere_else() -> None:
    until = date(2023, 6, 30)
    waivers = (
        Waiver("CAPACITY_010", "由市级集中组织", "held by the city", "办公室", until, "李四", "会议纪要第3号"),
        Waiver("SUPERVISE_001", "另行办理", None, "法制科", until),
    )
    audit = replace(small_audit(), records=Records(waivers=waivers))
    told = {item["obligation"]: item["waiver"] for item in json.loads(made("json", audit))["assessments"]}
    assert told.pop("CAPACITY_010") == {
        "reason": "由市级集中组织",
        "reason_en": "held by the city",
        "owner": "办公室",
        "until": "2023-06-30",
        "approved_by": "李四",
        "basis": "会议纪要第3号",
    }
    assert set(told.values()) == {None}, "the proposals are supported, so that nothing is waived of them"


def test_a_decision_is_told_with_what_it_speaks_of_and_who_last_confirmed_it() -> None:
    who: dict[str, Any] = {"reviewer": "王五", "role": "法制科", "time": "2023-02-01T09:30:00+08:00"}
    seal = {"revokes": None, "text": "", "duty": "", "before": "", "digest": ""}
    place = Passage(67, 71, "", Part.WORK, ())
    none: dict[str, Any] = {"place": None, "strength": None, "conclusion": None}
    one = Decision(1, "A", Verdict.CONCLUSION, **none | {"conclusion": "supported"}, note="见卷", **who, **seal)
    two = Decision(
        2, "A", Verdict.STRENGTH, **none | {"place": place, "strength": Strength.RESULT}, note=None, **who, **seal
    )
    again = Decision(3, "A", Verdict.CONFIRMED, **none, note="仍然", **who, **seal, event=2, day="2024-03-01")
    said: dict[str, Any] = {"start": None, "end": None, "strength": None, "conclusion": None, "day": None, **who}
    assert decided_object(Decided(one, Standing.EXACT)) == said | {
        "number": 1,
        "verdict": "conclusion",
        "standing": "exact",
        "conclusion": "supported",
        "note": "见卷",
        "confirmed": None,
    }
    assert decided_object(Decided(two, Standing.MOVED, again)) == said | {
        "number": 2,
        "verdict": "strength",
        "standing": "moved",
        "start": 67,
        "end": 71,
        "strength": "result",
        "note": None,
        "confirmed": {"number": 3, "note": "仍然", "day": "2024-03-01", **who},
    }


def test_a_near_miss_tells_the_words_it_shares_only_where_it_is_near_by_wording() -> None:
    told = [
        (near["shortfall"], near["rule"] is None, near["shared"])
        for item in json.loads(made("json", small_audit()))["assessments"]
        for near in item["near"]
    ]
    assert told == [("scattered", False, []), ("alike", True, ["办理", "建议"]), ("heading", False, [])]


def test_quotes_stand_only_where_they_are_asked_for() -> None:
    assert '"quote"' not in made("json", small_audit())
    quoted = [
        evidence
        for item in json.loads(made("json", small_audit(), quotes=True))["assessments"]
        for evidence in item["evidence"]
    ]
    assert all(evidence["quote"] == TEXT[evidence["start"] : evidence["end"]] for evidence in quoted)


def test_a_report_without_its_text_has_no_quotes() -> None:
    audit = replace(small_audit(), report=report(supplied=False, text=""))
    assert '"quote"' not in made("json", audit, quotes=True)


@pytest.mark.parametrize("least", Severity)
def test_many_leave_out_the_findings_that_one_does(least: Severity) -> None:
    options = Options(min_severity=least)
    (told,) = json.loads(WRITERS["json"]([Audited("a.txt", small_audit())], options))["reports"]
    assert told["audit"] == json.loads(made("json", small_audit(), min_severity=least))


def test_what_could_steer_a_terminal_is_escaped_and_comes_back_whole() -> None:
    title = "题\x1b[31m\x9b2J\u202e\u2066\u2028\ud800名"
    text = made("json", replace(small_audit(), report=report(title=title)))
    assert not set(title) - set("题名[31m2J") & set(text)
    assert json.loads(text)["report"]["title"] == title


def test_the_schema_allows_every_value_of_the_model() -> None:
    assessment = ("properties", "assessments", "items", "properties")
    assert values(*assessment, "conclusion") == {item.value for item in Conclusion}
    assert values(*assessment, "strength") == {item.key for item in Strength}
    assert values(*assessment, "severity") == {item.value for item in Severity}
    assert values(*assessment, "domain") == {item.value for item in Domain}
    evidence = (*assessment, "evidence", "items", "properties")
    assert values(*evidence, "part") == {item.value for item in Part}
    assert values(*evidence, "polarity") == {item.value for item in Polarity}
    assert values("properties", "report", "properties", "unit_kind") == {item.value for item in UnitKind}


@pytest.mark.parametrize(
    ("command", "schema"),
    [
        (["evaluate", "--format", "json", str(ROOT / "tests" / "gold" / "zone-2021.yaml")], evaluation_schema),
        (
            ["evaluate", "--format", "json", "--no-baselines", str(ROOT / "tests" / "gold" / "bureau-2023.yaml")],
            evaluation_schema,
        ),
        (["law", "diff", "2012", "2025", "--format", "json"], law_diff_schema),
        (["law", "diff", "2022", "2022", "--format", "json"], law_diff_schema),
    ],
    ids=["an evaluation", "of one kept for checking", "two years", "the same year"],
)
def test_what_other_commands_write_holds_to_its_schema(
    command: list[str], schema: Callable[[], str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(command)
    described = json.loads(schema())
    jsonschema.Draft202012Validator.check_schema(described)
    jsonschema.Draft202012Validator(described).validate(json.loads(capsys.readouterr().out))
