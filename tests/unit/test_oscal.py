"""What is written as OSCAL: valid for those who made the models, whole, the same twice, and true to the audit."""

import json
import re
import subprocess
import sys
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import chdir
from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest
from trestle.oscal import assessment_plan, assessment_results, catalog, poam, profile, ssp

from engine import six_duties
from engine.one_report import WORK, judged
from fakes import PROPOSALS, ROOT, SHORTCOMINGS, TEXT, assessment, audit_of, evidence, report, small_audit
from fazhi.cli.named import audit_named
from fazhi.intake import Asked
from fazhi.model.audit import Audit, Conclusion, Records
from fazhi.model.evidence import Polarity, Strength
from fazhi.model.ledger import Entry, Field, Ledger, Sheet
from fazhi.model.obligation import Severity
from fazhi.model.report import Fact, Facts
from fazhi.output.formats import FORMATS, Options, entry, write
from fazhi.output.words.problems import problems
from in_play import ANSWERS, CONCLUSIONS, REVIEWER, make_in_play
from ledgers import SLUG

MODELS = {
    "catalog.json": catalog,
    "profile.json": profile,
    "system-security-plan.json": ssp,
    "assessment-plan.json": assessment_plan,
    "assessment-results.json": assessment_results,
    "plan-of-action-and-milestones.json": poam,
}
SINGLE = {
    "oscal-catalog": "catalog.json",
    "oscal-profile": "profile.json",
    "oscal-plan": "assessment-plan.json",
    "oscal-results": "assessment-results.json",
    "oscal-poam": "plan-of-action-and-milestones.json",
}
HOSTILE = "甲\n乙\u2028丙\x1b[31m \ud800<b>*粗*</b> `__` {{ insert: param }}"
Json = Any


def files(audit: Audit, **options: object) -> dict[str, bytes]:
    """The files of the archive."""
    with ZipFile(BytesIO(write(entry("oscal"), audit, Options(**options)))) as archive:  # type: ignore[arg-type]
        return {name: archive.read(name) for name in archive.namelist()}


def documents(audit: Audit, **options: object) -> dict[str, Json]:
    """What the files hold, without the name of the model round it."""
    found = {}
    for name, data in files(audit, **options).items():
        (found[name],) = json.loads(data).values()
    return found


def nobody() -> Audit:
    """Nothing binds the unit."""
    return audit_of(
        [replace(item, conclusion=Conclusion.NOT_APPLICABLE, evidence=()) for item in small_audit().assessments]
    )


def flawless() -> Audit:
    """There is nothing to complain of."""
    text = "\n".join(["全年办理人大代表建议28件，满意率100%。"] * 3)
    words = "全年办理人大代表建议28件，满意率100%"
    start = TEXT.index(words)
    found = replace(evidence(PROPOSALS, words, Strength.RESULT, Polarity.DONE, SHORTCOMINGS), start=0, end=len(words))
    assert start
    return replace(audit_of([assessment(PROPOSALS, Conclusion.SUPPORTED, found)], report(text)), findings=())


def hostile() -> Audit:
    """Names, titles and answers with line breaks, markup and what steers a terminal."""
    audit = small_audit()
    entries = {
        Sheet.RECTIFICATION: {
            item.id: Entry(dict.fromkeys((Field.MEASURE, Field.DEPARTMENT, Field.LEADER, Field.PROGRESS), HOSTILE))
            for item in problems(audit)
        }
    }
    asked = report(unit=HOSTILE, title=f"1. {HOSTILE}", name=HOSTILE)
    return replace(audit, report=asked, records=Records(ledger=Ledger(entries=entries)))


@pytest.fixture(scope="module")
def in_play(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    """The audit of a kept report with decisions, a waiver and a ledger."""
    folder = tmp_path_factory.mktemp("in_play")
    with chdir(folder):
        make_in_play(folder)
        return audit_named(SLUG, Asked())


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    """An audit by the six duties of the tests of the engine."""
    return judged(
        six_duties.catalogue(tmp_path_factory.mktemp("six")), WORK + "办理甲事28件。印发乙事办法。戊事已办理。"
    )


@pytest.fixture(scope="module")
def sample() -> Audit:
    """The sample report by the catalogue that comes with the package."""
    with chdir(ROOT):
        return audit_named("yunzhou-hightech-2024", Asked())


@pytest.fixture(scope="module")
def detached() -> Audit:
    """A report of which only the evidence is kept."""
    with chdir(ROOT):
        return audit_named("gaoqing-edz-2022", Asked())


@pytest.fixture(params=["small", "nobody", "flawless", "hostile", "in_play", "six", "sample", "detached"])
def audit(request: pytest.FixtureRequest) -> Audit:
    """Every audit that there is here."""
    made: dict[str, Callable[[], Audit]] = {
        "small": small_audit,
        "nobody": nobody,
        "flawless": flawless,
        "hostile": hostile,
    }
    name: str = request.param
    found: Audit = made[name]() if name in made else request.getfixturevalue(name)
    return found


def within(value: Json) -> Iterator[tuple[str, Json]]:
    """Every field and its value, however deep."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield name, item
            yield from within(item)
    elif isinstance(value, list):
        for item in value:
            yield from within(item)


def told(item: Json) -> dict[str, str]:
    """The properties of a thing; the last of several."""
    return {each["name"]: each["value"] for each in item.get("props", ())}


def test_every_document_is_valid_for_trestle(audit: Audit) -> None:
    for options in ({"language": "zh"}, {"language": "en", "quotes": True, "min_severity": Severity.MANDATORY}):
        found = files(audit, **options)
        assert set(found) == set(MODELS)
        for name, data in found.items():
            MODELS[name].Model.model_validate_json(data)


def test_identifiers_are_of_version_5_stand_once_and_lead_somewhere(audit: Audit) -> None:
    for name, made in documents(audit).items():
        own = [value for field, value in within(made) if field == "uuid"]
        assert {UUID(each).version for each in own} == {5}
        assert len(set(own)) == len(own), name
        for field, value in within(made):
            if field.endswith("-uuid"):
                assert value in own, (name, field)
            elif field == "party-uuids":
                assert set(value) <= set(own), name
            elif field == "href" and value.startswith("#"):
                assert value[1:] in own, (name, value)


def test_documents_name_files_that_lie_beside_them(audit: Audit) -> None:
    found = documents(audit)
    named = {name: made[field]["href"] for name, made in found.items() for field in made if field.startswith("import-")}
    (enclosed,) = [each for each in found["assessment-plan.json"]["back-matter"]["resources"] if "base64" in each]
    assert named == {
        "system-security-plan.json": "profile.json",
        "assessment-plan.json": f"#{enclosed['uuid']}",
        "assessment-results.json": "assessment-plan.json",
    }
    assert [each["href"] for each in found["profile.json"]["imports"]] == ["catalog.json"]
    plan = b64decode(enclosed["base64"]["value"])
    assert plan == files(audit)["system-security-plan.json"]
    assert enclosed["rlinks"][0]["href"] == "system-security-plan.json"
    assert enclosed["rlinks"][0]["hashes"][0]["value"] == sha256(plan).hexdigest()


def test_a_document_alone_is_the_same_as_in_the_archive(audit: Audit) -> None:
    found = files(audit)
    assert {name for name in (item.name for item in FORMATS) if name.startswith("oscal-")} == set(SINGLE)
    assert {name: write(entry(name), audit, Options()) for name in SINGLE} == {
        name: found[file] for name, file in SINGLE.items()
    }


def test_the_same_audit_gives_the_same_bytes(audit: Audit) -> None:
    assert write(entry("oscal"), audit, Options()) == write(entry("oscal"), audit, Options())


def test_no_property_has_a_line_break_and_no_text_steers_a_terminal() -> None:
    for made in documents(hostile(), quotes=True).values():
        for field, value in within(made):
            if isinstance(value, str) and field not in {"remarks", "value"}:
                assert value == "".join(value.split("\n")), field
                assert value.isprintable(), field
        for field, value in within(made):
            if field == "props":
                assert all(re.fullmatch(r"\S(.*\S)?", each["value"]) and each["value"].isprintable() for each in value)


def test_what_markdown_takes_for_markup_is_shown_as_it_stands() -> None:
    found = documents(hostile())["plan-of-action-and-milestones.json"]
    measures = {each["description"] for risk in found["risks"] for each in risk["remediations"][1:]}
    (measure,) = measures
    assert r"\<b\>\*粗\*\</b\> \`\_\_\` \{\{ insert: param \}\}" in measure
    (resource,) = found["back-matter"]["resources"]
    assert resource["title"].startswith(r"1\. 甲 乙 丙")


def test_what_is_within_the_catalogue_is_every_duty_with_every_article(audit: Audit) -> None:
    made = documents(audit)["catalog.json"]
    controls = {each["id"]: each for group in made["groups"] for each in group["controls"]}
    assert list(controls) == [item.obligation.id for item in audit.assessments]
    titles = {each["uuid"]: told(each) for each in made["back-matter"]["resources"]}
    for item in audit.assessments:
        duty, control = item.obligation, controls[item.obligation.id]
        parts = {each["name"]: each for each in control["parts"]}
        assert parts["statement"]["prose"].replace("\\", "") == duty.requirement
        assert parts["assessment-objective"]["id"] == f"{duty.id}_obj"
        linked = [titles[each["href"][1:]] for each in control["links"]]
        assert [
            (each["instrument"], each["version"], each.get("article"), each.get("item")) for each in linked
        ] == list(
            dict.fromkeys(
                (each.instrument, str(each.version), str(each.article) if each.article else None, each.item)
                for each in duty.basis
            )
        )
    assert len({str(each) for each in titles.values()}) == len(titles)


def test_the_profile_has_what_binds_and_the_results_what_was_looked_at(audit: Audit) -> None:
    found = documents(audit)
    binding = [item for item in audit.assessments if item.conclusion is not Conclusion.NOT_APPLICABLE]
    ids = [item.obligation.id for item in binding]
    (imported,) = found["profile.json"]["imports"]
    result = found["assessment-results.json"]["results"][0]
    selected = result["reviewed-controls"]["control-selections"][0]
    if not ids:
        everything = [item.obligation.id for item in audit.assessments]
        assert imported["exclude-controls"] == [{"with-ids": everything}]
        assert [each["control-id"] for each in selected["exclude-controls"]] == everything
        return
    assert imported["include-controls"] == [{"with-ids": ids}]
    assert [each["control-id"] for each in selected["include-controls"]] == ids
    assert result["reviewed-controls"] == found["assessment-plan.json"]["reviewed-controls"]
    alters = {each["control-id"]: told(each["adds"][0]) for each in found["profile.json"]["modify"]["alters"]}
    assert {id: each["severity-here"] for id, each in alters.items()} == {
        item.obligation.id: item.severity.value for item in binding
    }


def test_a_finding_is_satisfied_exactly_where_the_duty_is_supported(audit: Audit) -> None:
    result = documents(audit)["assessment-results.json"]["results"][0]
    found = {told(each)["obligation"]: each for each in result.get("findings", ())}
    for item in audit.assessments:
        if item.conclusion is Conclusion.NOT_APPLICABLE:
            assert item.obligation.id not in found
            continue
        made = found[item.obligation.id]
        assert made["target"]["target-id"] == f"{item.obligation.id}_obj"
        satisfied = made["target"]["status"]["state"] == "satisfied"
        assert satisfied == (item.conclusion is Conclusion.SUPPORTED)
        assert told(made)["strength"] == item.strength.key
        assert told(made).get("likelihood") == (item.likelihood.value if item.likelihood else None)


def test_every_passage_is_an_observation_with_position_and_digest(audit: Audit) -> None:
    result = documents(audit)["assessment-results.json"]["results"][0]
    observed = {each["uuid"]: each for each in result.get("observations", ())}
    for each in result.get("findings", ()):
        item = audit.assessment(told(each)["obligation"])
        seen = [observed[one["observation-uuid"]] for one in each.get("related-observations", ())]
        wanted = [(found, found.strength.key) for found in item.evidence]
        if item.conclusion is not Conclusion.SUPPORTED:
            wanted += [(near, None) for near in item.near]  # type: ignore[misc]
        assert [
            (
                told(one["relevant-evidence"][0])["start"],
                told(one["relevant-evidence"][0])["digest"],
                told(one).get("strength"),
            )
            for one in seen
        ] == [(str(found.start), found.digest, strength) for found, strength in wanted]


def test_words_of_the_report_go_out_only_on_demand() -> None:
    words = "全年办理人大代表建议28件"
    for name, made in files(small_audit()).items():
        assert words.encode() not in made, name
    assert words.encode() in files(small_audit(), quotes=True)["assessment-results.json"]


def test_every_problem_is_a_risk_and_what_is_waived_is_an_approved_deviation(audit: Audit) -> None:
    risks = documents(audit)["assessment-results.json"]["results"][0].get("risks", ())
    waived = [item.obligation.id for item in audit.assessments if item.conclusion is Conclusion.WAIVED]
    assert [told(each)["obligation"] for each in risks if each["status"] == "deviation-approved"] == waived
    assert [told(each)["problem"] for each in risks if "problem" in told(each)] == [item.id for item in problems(audit)]
    assert len(risks) == len(waived) + len(audit.findings)


def test_a_risk_of_the_report_as_a_whole_rests_on_its_own_observation_alone() -> None:
    audit = small_audit()
    whole = [replace(audit.findings[0], rule=rule, obligation=None) for rule in ("misnamed_law", "figure_mismatch")]
    made = documents(replace(audit, findings=(*audit.findings, *whole)))["assessment-results.json"]["results"][0]
    observed = {each["uuid"]: each for each in made["observations"]}
    at_large = [each for each in made["risks"] if "obligation" not in told(each)]
    seen = [[told(observed[one["observation-uuid"]]) for one in each["related-observations"]] for each in at_large]
    assert [[each["problem"] for each in about] for about in seen] == [[told(each)["problem"]] for each in at_large]
    assert len(at_large) == len(whole)


def test_the_waiver_says_who_accepted_it_and_until_when(in_play: Audit) -> None:
    risks = documents(in_play)["assessment-results.json"]["results"][0]["risks"]
    (waived,) = [each for each in risks if each["status"] == "deviation-approved"]
    assert (told(waived)["waived-by"], told(waived)["waived-until"]) == ("法制科", "2023-12-31")
    assert "由市级统一评查" in waived["description"]


def test_a_decision_is_told_with_who_made_it_and_what_was_noted(in_play: Audit) -> None:
    made = documents(in_play)["assessment-results.json"]
    (reviewer,) = [each for each in made["metadata"]["parties"] if each["type"] == "person"]
    assert reviewer["name"] == REVIEWER
    result = made["results"][0]
    by_person = {
        told(each)["obligation"]: each
        for each in [*result["findings"], *result["observations"]]
        if any(actor["actor-uuid"] == reviewer["uuid"] for origin in each["origins"] for actor in origin["actors"])
        and "remarks" in each
    }
    assert set(by_person) == {"SUPERVISE_001", "DECISION_007", "DECISION_001", "DISPUTE_004"}
    assert by_person["SUPERVISE_001"]["remarks"].endswith(r"复核不认：另见 卷宗 \<b\>\*3\*\</b\> 号")
    assert told(by_person["DECISION_007"])["decided"].startswith(REVIEWER)
    added = [each for each in result["observations"] if told(each).get("source") == "reviewer"]
    assert {told(each)["obligation"] for each in added} == {"DECISION_007", "DECISION_001"}
    assert {each["origins"][0]["actors"][0]["type"] for each in added} == {"party"}
    times = {item.obligation.id: item.decided[0].decision.time for item in in_play.assessments if item.decided}
    assert {told(each)["obligation"]: each["collected"] for each in added}.items() <= times.items()


def test_the_plan_of_action_has_the_answers_of_the_ledger(in_play: Audit) -> None:
    made = documents(in_play)["plan-of-action-and-milestones.json"]
    items = {told(each)["problem"]: each for each in made["poam-items"]}
    assert list(items) == [item.id for item in problems(in_play)]
    assert {id: told(each)["state"] for id, each in items.items() if id in CONCLUSIONS} == {
        "DECISION_001": "open",
        "ENFORCE_001": "closed",
        "SUPERVISE_001": "remediating",
    }
    risks = {told(each)["problem"]: each for each in made["risks"]}
    risk = risks["SUPERVISE_001"]
    assert risk["deadline"] == "2023-03-31T23:59:59+08:00"
    assert [each["lifecycle"] for each in risk["remediations"]] == ["recommendation", "planned"]
    planned = risk["remediations"][1]
    assert (planned["description"], planned["remarks"]) == ("补写办理件数", "正在核对")
    assert {"leader": "王五", "person": "李四", "material": "建议办理台账"}.items() <= told(planned).items()
    (task,) = planned["tasks"]
    assert (task["type"], task["timing"]["on-date"]["date"]) == ("milestone", risk["deadline"])
    names = {each["uuid"]: each["name"] for each in made["metadata"]["parties"]}
    (who,) = task["responsible-roles"]
    assert [names[each] for each in who["party-uuids"]] == ["政府办公室", "督查室"]
    closed = risks["ENFORCE_001"]["remediations"][1]
    assert (closed["lifecycle"], told(closed)["closed-on"]) == ("completed", "2023-02-10")
    endless = risks["DECISION_001"]
    assert "deadline" not in endless
    assert told(endless["remediations"][1])["deadline"] == "持续整改"
    assert endless["remediations"][1]["tasks"][0]["type"] == "action"


def test_answers_go_out_with_the_plan_of_action_and_not_with_the_results(in_play: Audit) -> None:
    found = files(in_play)
    said = [text for rows in ANSWERS.values() for row in rows.values() for text in row.values()]
    names = [text for text in said if text in {"李四", "王五", "补写办理件数", "建议办理台账", "正在核对"}]
    assert len(names) == 5
    for text in names:
        assert text.encode() in found["plan-of-action-and-milestones.json"]
        assert text.encode() not in found["assessment-results.json"]


def test_the_results_and_the_plan_of_action_say_the_same_of_each_problem(in_play: Audit) -> None:
    found = documents(in_play)
    results, plan = found["assessment-results.json"]["results"][0], found["plan-of-action-and-milestones.json"]
    for kind in ("risks", "findings", "observations"):
        known = {each["uuid"]: each for each in results[kind]}
        for each in plan[kind]:
            same = known[each["uuid"]]
            for field in ("title", "description", "props", "status", "deadline", "target", "relevant-evidence"):
                assert each.get(field) == same.get(field), (kind, field)


@pytest.mark.parametrize("least", Severity)
def test_the_plan_of_action_lists_what_is_grave_enough(least: Severity) -> None:
    audit = small_audit()
    made = documents(audit, min_severity=least)["plan-of-action-and-milestones.json"]
    wanted = [item.id for item in problems(audit) if item.item.finding.severity.rank >= least.rank]
    assert [told(each)["problem"] for each in made["poam-items"]] == wanted
    assert wanted


def test_where_there_is_nothing_to_put_right_one_item_says_so() -> None:
    (item,) = documents(flawless())["plan-of-action-and-milestones.json"]["poam-items"]
    assert told(item)["state"] == "none"


def test_the_next_draft_keeps_its_findings_and_is_another_document() -> None:
    before = small_audit()
    after = replace(before, report=report(sha256="ef" * 32))
    first, second = (documents(each)["plan-of-action-and-milestones.json"] for each in (before, after))
    assert first["uuid"] != second["uuid"]
    for kind in ("findings", "risks", "poam-items"):
        assert [each["uuid"] for each in first[kind]] == [each["uuid"] for each in second[kind]]
    seen = [{each["uuid"] for each in made["observations"]} for made in (first, second)]
    assert not seen[0] & seen[1]


NO_FACTS = Facts()


def dated(records: Records, facts: Facts = NO_FACTS) -> str:
    audit = replace(small_audit(), records=records, report=report(facts=facts))
    made = documents(audit)["assessment-results.json"]
    assert {each["collected"] for each in made["results"][0]["observations"]} == {made["metadata"]["last-modified"]}
    moment: str = made["metadata"]["last-modified"]
    return moment


def test_a_document_is_as_old_as_what_was_last_recorded(in_play: Audit) -> None:
    written = Facts(written=Fact("2023年1月9日", 0, 9))
    closed = Ledger({Sheet.RECTIFICATION: {"ENFORCE_001": Entry({Field.CLOSED_ON: "2023-05-06"})}})
    assert dated(Records()) == "2022-12-31T00:00:00+08:00"
    assert dated(Records(), written) == "2023-01-09T00:00:00+08:00"
    assert dated(Records(published=date(2023, 2, 1)), written) == "2023-02-01T00:00:00+08:00"
    assert dated(Records(published=date(2023, 2, 1), ledger=closed)) == "2023-05-06T00:00:00+08:00"
    last = max(event.time for event in in_play.records.decisions)
    assert documents(in_play)["assessment-results.json"]["metadata"]["last-modified"] == last


def test_a_time_that_is_none_is_passed_over(in_play: Audit) -> None:
    log = [replace(event, time="2023-99-99T09:30:00+08:00") for event in in_play.records.decisions]
    records = replace(in_play.records, decisions=tuple(log), ledger=Ledger())
    assert documents(replace(in_play, records=records))["assessment-results.json"]["metadata"][
        "last-modified"
    ].startswith("2022-12-31")


PROGRAM = """
import sys
from pathlib import Path
from trestle.cli import Trestle
from trestle.core.profile_resolver import ProfileResolver
sys.argv = ["trestle", "validate", "--all"]
status = Trestle().run()
found = ProfileResolver.get_resolved_profile_catalog(Path.cwd(), Path("profiles/one/profile.json").resolve())
print("CONTROLS", *(each.id for group in found.groups for each in group.controls))
sys.exit(status)
"""
PLACES = {
    "catalog.json": "catalogs",
    "profile.json": "profiles",
    "system-security-plan.json": "system-security-plans",
    "assessment-plan.json": "assessment-plans",
    "assessment-results.json": "assessment-results",
    "plan-of-action-and-milestones.json": "plan-of-action-and-milestones",
}


def test_trestle_takes_the_archive_as_its_own_and_resolves_the_profile(sample: Audit, tmp_path: Path) -> None:
    """In a process of its own: what checks a whole project takes seconds to load."""
    (tmp_path / ".trestle").mkdir()
    (tmp_path / ".trestle/config.ini").touch()
    for name, data in files(sample).items():
        place = tmp_path / PLACES[name] / "one" / name
        place.parent.mkdir(parents=True)
        place.write_bytes(data)
        (tmp_path / name).write_bytes(data)  # documents name each other as files of one folder
    ran = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.count("VALID:") == len(MODELS), ran.stdout
    (resolved,) = re.findall("^CONTROLS (.*)$", ran.stdout, re.MULTILINE)
    assert sorted(resolved.split()) == sorted(
        item.obligation.id for item in sample.assessments if item.conclusion is not Conclusion.NOT_APPLICABLE
    )
