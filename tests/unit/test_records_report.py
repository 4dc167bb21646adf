"""report.yaml: read into a record, all mistakes at once, described by a schema."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from fazhi.model.errors import CatalogueError
from fazhi.model.unit import UnitKind
from fazhi.records import read_report_record
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


def test_a_record_is_read(tmp_path):
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
