"""departments.yaml: whose name the ledger puts down first, and every mistake in the table."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from fakes import ROOT, obligation
from fazhi.catalogue import load
from fazhi.catalogue.tables import departments_for, read_departments, schemas
from fazhi.model.errors import CatalogueError
from fazhi.model.obligation import Domain
from fazhi.model.unit import UnitKind

SHIPPED = ROOT / "requirements" / "departments.yaml"


def table(folder: Path, text: str) -> Path:
    path = folder / "departments.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_stored_schema_is_the_generated_one_and_accepts_the_table() -> None:
    stored = (ROOT / "requirements/schemas/departments.schema.json").read_text(encoding="utf-8")
    assert stored == schemas()["departments.schema.json"], "run: python -m fazhi.catalogue.tables"
    jsonschema.validate(yaml.safe_load(SHIPPED.read_text(encoding="utf-8")), json.loads(stored))


def test_every_domain_of_every_kind_of_unit_has_somebody() -> None:
    shipped = departments_for([])
    assert [
        pair for pair in ((kind, domain) for kind in UnitKind for domain in Domain) if pair not in shipped.domains
    ] == []
    known = {item.id for item in load().obligations}
    assert {duty for _, duty in shipped.duties} <= known


def test_a_single_duty_goes_before_its_domain_and_a_kind_of_unit_has_its_own(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "- {department: 司法局, for: [county], domains: [LEAD]}\n"
        "- {department: 组织部, for: [county], obligations: [LEAD_002]}\n",
    )
    found = read_departments(path)
    first, second = obligation("LEAD_001", "甲", "A"), obligation("LEAD_002", "乙", "B")
    assert [found.of(UnitKind.COUNTY, item) for item in (first, second)] == ["司法局", "组织部"]
    assert found.of(UnitKind.TOWNSHIP, first) == ""


def test_the_first_folder_with_a_table_has_it_whole(tmp_path: Path) -> None:
    table(tmp_path, "- {department: 法制办, domains: [LEAD]}\n")
    found = departments_for([tmp_path / "none", tmp_path])
    assert found.of(UnitKind.COUNTY, obligation("LEAD_001", "甲", "A")) == "法制办"
    assert found.of(UnitKind.COUNTY, obligation("RULES_001", "乙", "B")) == ""


def test_two_departments_for_one_domain_are_a_mistake_with_its_line(tmp_path: Path) -> None:
    path = table(tmp_path, "- {department: 甲局, domains: [LEAD]}\n- {department: 乙局, domains: [LEAD]}\n")
    with pytest.raises(CatalogueError, match="LEAD has 甲局 already") as caught:
        read_departments(path)
    assert {item.line for item in caught.value.mistakes} == {2}
