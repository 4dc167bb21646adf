"""Loading: order, defaults, places and digest; the catalogue that comes with the package; its schemas."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

import fazhi
from fazhi.catalogue import default_folder, load
from fazhi.catalogue.specs import schemas
from fazhi.model.errors import InputError
from fazhi.model.evidence import Strength
from fazhi.model.lexicon import GRADING, SECTIONS
from fazhi.model.obligation import Domain, FileLine, Pattern, Severity
from fazhi.model.report import Part
from fazhi.model.unit import UnitKind
from small_catalogue import FILES, LEAD, LEXICON, swap, write

ROOT = Path(__file__).parents[2]


def test_obligations_come_by_domain_and_then_by_number(tmp_path):
    second = LEAD.replace("LEAD_001", "LEAD_002").replace("甲项", "乙项")
    catalogue = load(write(tmp_path, {"obligations/lead.yaml": second + LEAD}))
    assert [item.id for item in catalogue.obligations] == ["LEAD_001", "LEAD_002", "RULES_001"]
    assert catalogue.obligations[0].at == FileLine("obligations/lead.yaml", LEAD.count("\n") + 1)


def test_values_become_those_of_the_model(tmp_path):
    lead = load(write(tmp_path)).obligations[0]
    assert (lead.domain, lead.severity, lead.expects) == (Domain.LEAD, Severity.MANDATORY, Strength.MEASURE)
    assert lead.applies_to == (UnitKind.COUNTY, UnitKind.DEPARTMENT)
    assert lead.evidence.about == (Pattern("办理…甲事", 16), Pattern("{deed}甲事", 16))
    assert lead.evidence.excluding == (Pattern("乙事", 17),)
    assert lead.basis[0].binds == ()


def test_binds_becomes_the_kinds_of_unit(tmp_path):
    changes = swap("obligations/lead.yaml", "verified: text}", "verified: text, binds: [county]}")
    assert load(write(tmp_path, changes)).obligations[0].basis[0].binds == ("county",)


def test_evidence_counts_in_leadership_and_work_by_default(tmp_path):
    assert load(write(tmp_path)).obligations[0].evidence.parts == (Part.LEADERSHIP, Part.WORK)


def test_a_duty_to_have_a_part_looks_there(tmp_path):
    rule = load(write(tmp_path)).obligations[1].evidence
    assert (rule.section, rule.parts) == (Part.WORK, (Part.WORK,))


def test_versions_come_oldest_first(tmp_path):
    text = FILES["instruments.yaml"]
    first, second = text.splitlines(keepends=True)[6:8]
    changes = {"instruments.yaml": text.replace(first + second, second + first)}
    versions = load(write(tmp_path, changes)).instruments["SHILAW"].versions
    assert [item.articles for item in versions] == [20, 30]


def test_the_digest_changes_with_any_byte_and_with_nothing_else(tmp_path):
    first = load(write(tmp_path)).digest
    assert load(write(tmp_path)).digest == first
    assert load(write(tmp_path, {"lexicon.yaml": LEXICON + "# 一\n"})).digest != first


def test_the_catalogue_carries_the_version_of_the_package(tmp_path):
    assert load(write(tmp_path)).version == fazhi.__version__


def test_the_folder_is_the_repository_s_when_the_package_has_none():
    assert default_folder() == ROOT / "requirements"


def test_the_folder_within_the_package_comes_first(tmp_path, monkeypatch):
    inside = tmp_path / "fazhi" / "requirements"
    inside.mkdir(parents=True)
    write(inside)
    monkeypatch.setattr("fazhi.catalogue.project.__file__", str(tmp_path / "fazhi" / "catalogue" / "project.py"))
    assert default_folder() == inside


def test_no_folder_at_all_is_an_input_error(tmp_path, monkeypatch):
    monkeypatch.setattr("fazhi.catalogue.project.__file__", str(tmp_path / "a" / "b" / "catalogue" / "project.py"))
    with pytest.raises(InputError, match="install fazhi again"):
        default_folder()


@pytest.mark.parametrize("name", schemas())
def test_the_stored_schema_is_the_generated_one(name):
    stored = (ROOT / "requirements" / "schemas" / name).read_text(encoding="utf-8")
    assert stored == schemas()[name], "run: python -m fazhi.catalogue.specs"


@pytest.mark.parametrize("name", schemas())
def test_a_schema_is_valid_and_described_in_both_languages(name):
    schema = json.loads(schemas()[name])
    jsonschema.Draft202012Validator.check_schema(schema)
    assert " / " in schema["title"]


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").rglob("*.yaml")), ids=lambda path: path.name)
def test_the_stored_schema_accepts_the_catalogue(path):
    text = path.read_text(encoding="utf-8")
    schema = text.partition("$schema=")[2].partition("\n")[0]
    loader = yaml.SafeLoader(text)
    loader.yaml_implicit_resolvers = {
        first: [pair for pair in pairs if not pair[0].endswith("timestamp")]
        for first, pairs in loader.yaml_implicit_resolvers.items()
    }
    jsonschema.validate(loader.get_single_data(), json.loads((path.parent / schema).read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "path",
    [ROOT / "requirements" / "instruments.yaml", *sorted((ROOT / "requirements" / "obligations").glob("*.yaml"))],
    ids=lambda path: path.name,
)
def test_everything_shipped_is_in_english_too(path):
    fields = {"title", "requirement", "remedy"}
    for record in yaml.safe_load(path.read_text(encoding="utf-8")):
        english = {name: str(record.get(f"{name}_en") or "") for name in fields & record.keys()}
        assert all(english.values())
        assert not [text for text in english.values() if re.search("[\u4e00-\u9fff]", text)]


def test_the_concepts_of_grading_are_listed_by_section_as_the_lexicon_has_them() -> None:
    text = (default_folder() / "lexicon.yaml").read_text(encoding="utf-8")
    titles = re.findall(r"^# -{4} (.*?) -+$", text, re.MULTILINE)
    sections = re.split(r"^# -{4} .*$", text, flags=re.MULTILINE)[1:]
    named = {
        title: re.findall(r"^(\w+):", section, re.MULTILINE) for title, section in zip(titles, sections, strict=True)
    }
    for title, names in SECTIONS.items():
        (section,) = (found for said, found in named.items() if said.endswith(title))
        assert [name for name in section if name in names.split()] == names.split()


def test_every_concept_of_the_lexicon_is_asked_for() -> None:
    folder, rooms = default_folder(), ("evidence", "patterns")
    rules = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml") if path.parent != folder)
    code = "".join(
        path.read_text(encoding="utf-8") for room in rooms for path in (ROOT / "src/fazhi" / room).glob("*.py")
    )
    asked = {*GRADING, *re.findall(r"\{(\w+)\}", rules), *re.findall(r'"(\w+)"', code)}
    assert [name for name in load().lexicon if name not in asked] == []
