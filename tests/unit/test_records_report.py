"""report.yaml: read into a record, all mistakes at once, described by a schema."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from fazhi.model.errors import CatalogueError, InputError
from fazhi.model.unit import UnitKind
from fazhi.reading import read_text
from fazhi.records import read_report_record
from fazhi.records.found import text_at_hand
from fazhi.records.report import record_text, with_text, without_text
from fazhi.records.schema import schemas

ROOT = Path(__file__).parents[2]
GOOD = f"""\
title: 某市某局2023年度法治政府建设报告
unit: 某市某局
unit_kind: department
year: 2023
territory: 山东省淄博市
source: https://example.org/a?b=1
sha256: {"0a" * 32}
characters: 5000
text: null
submitted: 2024-01-20
published: 2024-03-31
"""
MISTAKES = {
    "unit kind": ("department", "ministry", "must not be ministry"),
    "year": ("2023\n", "'2023'\n", "must be an integer"),
    "early year": ("2023\n", "1911\n", "must be an integer from 2000"),
    "digest": ("0a" * 32, "0A" * 32, "64 lower-case"),
    "date": ("2024-01-20", "2024-01-32", "is no date"),
    "unknown key": ("source:", "sources:", "did you mean source?"),
    "path as text": ("text: null", "text: ../secret.txt", "a file in the same folder"),
    "hidden text": ("text: null", "text: .env", "a file in the same folder"),
    "negative length": ("5000", "-1", "must be an integer from 0"),
}


def folder(tmp_path: Path, text: str) -> Path:
    here = tmp_path / "some-report"
    here.mkdir(exist_ok=True)
    (here / "report.yaml").write_text(text, encoding="utf-8")
    return here


def test_what_a_record_says_is_read_and_what_it_leaves_out_is_none(tmp_path):
    record = read_report_record(folder(tmp_path, GOOD))
    assert (record.slug, record.unit_kind, record.year) == ("some-report", UnitKind.DEPARTMENT, 2023)
    assert (record.text, record.fictional, record.note) == (None, False, None)
    assert (record.submitted, record.published) == (date(2024, 1, 20), date(2024, 3, 31))


def test_the_slug_is_the_folder_s_name_however_it_is_given(tmp_path, monkeypatch):
    monkeypatch.chdir(folder(tmp_path, GOOD))
    assert read_report_record(Path()).slug == "some-report"


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_reported_on_its_line(name, tmp_path):
    old, new, words = MISTAKES[name]
    text = GOOD.replace(old, new, 1)
    with pytest.raises(CatalogueError) as caught:
        read_report_record(folder(tmp_path, text))
    found = [each for each in caught.value.mistakes if words in each.en]
    assert [each.line for each in found] == [text.count("\n", 0, text.index(new.strip())) + 1]
    assert found[0].file.endswith("some-report/report.yaml")


def test_all_mistakes_are_reported_at_once(tmp_path):
    text = GOOD.replace("department", "ministry").replace("year: 2023\n", "").replace("5000", "many")
    with pytest.raises(CatalogueError) as caught:
        read_report_record(folder(tmp_path, text))
    assert [each.line for each in caught.value.mistakes] == [1, 3, 7]


def test_a_folder_without_record_is_a_mistake(tmp_path):
    with pytest.raises(CatalogueError, match="the file is missing"):
        read_report_record(tmp_path)


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "reports").glob("*/report.yaml")), ids=lambda p: p.parent.name)
def test_every_stored_record_is_read(path):
    assert read_report_record(path.parent).slug == path.parent.name


@pytest.mark.parametrize("name", schemas())
def test_the_stored_schema_is_the_generated_one(name):
    stored = (ROOT / "requirements" / "schemas" / name).read_text(encoding="utf-8")
    assert stored == schemas()[name], "run: python -m fazhi.records.schema"


@pytest.mark.parametrize("name", schemas())
def test_a_schema_is_valid(name):
    jsonschema.Draft202012Validator.check_schema(json.loads(schemas()[name]))


TAKEN = {
    "a text that is there": ("a.txt", ("a.txt",), "a.txt"),
    "a text that is not, and nothing else": ("a.txt", (), "a.txt"),
    "a text that was kept back, with its evidence": ("a.txt", ("evidence.yaml",), None),
    "a text that is there, with evidence": ("a.txt", ("a.txt", "evidence.yaml"), "a.txt"),
    "no text": (None, ("a.txt",), None),
}


@pytest.mark.parametrize("name", TAKEN)
def test_the_text_is_at_hand_unless_it_was_kept_back(name: str, tmp_path: Path) -> None:
    text, files, found = TAKEN[name]
    here = folder(tmp_path, GOOD)
    for file in files:
        (here / file).write_text("", encoding="utf-8")
    record = replace(read_report_record(here), text=text)
    assert text_at_hand(here, record) == (here / found if found else None)


def test_a_record_without_its_text_is_a_report_that_supplies_none(tmp_path: Path) -> None:
    report = without_text(read_report_record(folder(tmp_path, GOOD)))
    assert (report.supplied, report.text, report.characters, report.passages) == (False, "", 5000, ())
    assert (report.name, report.slug, report.unit, report.year) == ("some-report", "some-report", "某市某局", 2023)
    assert report.normal.to_normal(0) == 0


def test_a_record_is_written_as_it_is_read(tmp_path: Path) -> None:
    report = read_text(
        "甲市司法局2022年法治政府建设情况报告\n印发文件。", name="a.txt", unit_kind="department", year=2022
    )
    known = replace(
        report, unit='甲"市\\司法局', territory=read_report_record(folder(tmp_path, GOOD)).territory, role="司法行政"
    )
    text = record_text(known, "a.txt", "某处: 甲")
    record = read_report_record(folder(tmp_path, text))
    assert (record.title, record.unit, record.unit_kind, record.year) == (
        "甲市司法局2022年法治政府建设情况报告", '甲"市\\司法局', UnitKind.DEPARTMENT, 2022,
    )  # fmt: skip
    assert (record.source, record.sha256, record.text, record.role) == ("某处: 甲", report.sha256, "a.txt", "司法行政")
    assert (str(record.territory), record.characters) == ("山东省淄博市", 26)
    bare = record_text(replace(report, territory=None, role=None), "a.txt", "某处")
    assert [line.partition(":")[0] for line in bare.splitlines()] == [
        "title", "unit", "unit_kind", "year", "source", "sha256", "characters", "text",
    ]  # fmt: skip


CHANGED = {
    "one value": ({"year": "2024"}, "year: 2023\n", "year: 2024\n"),
    "one that runs on": ({"source": '"甲\\\\1"'}, "source: https://example.org/a?b=1\n", 'source: "甲\\\\1"\n'),
    "two": ({"year": "2024", "characters": "7"}, "year: 2023\n", "year: 2024\n"),
}


@pytest.mark.parametrize("name", CHANGED)
def test_other_values_take_the_place_of_those_in_a_record(name: str) -> None:
    told, old, new = CHANGED[name]
    text = GOOD.replace("source: https", "# 甲\nsource: https") + "note: >\n  year: 2\n  甲\n"
    expected = text.replace(old, new).replace("characters: 5000", f"characters: {told.get('characters', 5000)}")
    assert with_text(b"\xef\xbb\xbf" + text.encode(), told, "report.yaml").decode() == expected


def test_a_value_over_several_lines_is_changed_as_a_whole() -> None:
    text = GOOD.replace("source: https://example.org/a?b=1", "source:\n  甲\n  乙")
    assert with_text(text.encode(), {"source": "丙"}, "a").decode() == GOOD.replace("https://example.org/a?b=1", "丙")


WRITTEN_OTHERWISE = {
    "a key in quotation marks": (GOOD.replace("year: 2023", '"year": 2023'), {"year": "2024"}),
    "one of two keys in quotation marks": (GOOD.replace("year: 2023", '"year": 2023'), {"year": "2024", "title": "甲"}),
    "all on one line": ("{title: a, unit: b, unit_kind: county, year: 2023}", {"year": "2024"}),
    "a value that may not be": (GOOD, {"year": "1911"}),
    "a key that stands there twice": (GOOD + "year: 2022\n", {"year": "2024"}),
}


@pytest.mark.parametrize("name", WRITTEN_OTHERWISE)
def test_a_record_that_is_written_otherwise_is_left_to_its_owner(name: str) -> None:
    text, told = WRITTEN_OTHERWISE[name]
    with pytest.raises(InputError, match="change these lines by hand: year"):
        with_text(text.encode(), told, "report.yaml")


WAIVER = "- {obligation: LEAD_001, reason: 甲, owner: 乙, until: 2030-01-01}\n"


def test_a_duty_is_waived_once(tmp_path: Path) -> None:
    here = folder(tmp_path, GOOD)
    (here / "waivers.yaml").write_text(WAIVER + WAIVER.replace("001", "002"), encoding="utf-8")
    assert [item.obligation for item in read_report_record(here).waivers] == ["LEAD_001", "LEAD_002"]
    (here / "waivers.yaml").write_text(WAIVER + "\n" + WAIVER, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_report_record(here)
    assert [(item.line, item.zh) for item in caught.value.mistakes] == [(3, "LEAD_001 豁免了两次，请合并为一条")]
    (here / "waivers.yaml").write_text("- {reason: 甲}\n- {reason: 甲}\n", encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_report_record(here)
    assert not any("豁免了两次" in item.zh for item in caught.value.mistakes)
