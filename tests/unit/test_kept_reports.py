"""The reports kept in the repository are what their records say, and the stored evidence is what the rules find."""

from hashlib import sha256

import pytest
import yaml

from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.evidence import compile_rules
from fazhi.model.audit import Records
from fazhi.model.evidence import Strength
from fazhi.reading import read
from fazhi.records import detach, read_found, read_report_record, without_text
from shared import GAOQING, ROOT

REPORTS = ROOT / "docs" / "reports"
SAMPLE = REPORTS / "yunzhou-hightech-2024"
DETACHED = REPORTS / "gaoqing-edz-2022"


def test_the_sample_is_the_file_its_record_names() -> None:
    record = read_report_record(SAMPLE)
    data = (SAMPLE / record.text).read_bytes()
    assert record.fictional
    assert sha256(data).hexdigest() == record.sha256
    assert len(data.decode("utf-8")) == record.characters


def test_support_in_the_sample_agrees_with_what_was_known_beforehand() -> None:
    record = read_report_record(SAMPLE)
    report = read(SAMPLE / record.text, unit_kind=record.unit_kind, year=record.year)
    labels = yaml.safe_load((SAMPLE / "known.yaml").read_text(encoding="utf-8"))["labels"]
    known = {row["id"] for row in labels if row["conclusion"] in {"assertion", "measure", "result"}}
    found = {item.obligation.id for item in audit(load(), report).assessments if item.strength >= Strength.ASSERTION}
    f1 = 2 * len(found & known) / (len(found) + len(known))
    print(f"\nsupport on the sample: F1 {f1:.3f}, too much {sorted(found - known)}, missed {sorted(known - found)}")
    assert f1 >= 0.95


def test_the_detached_report_keeps_no_words() -> None:
    found = read_found(DETACHED)
    assert not any(item.terms or any(step.title for step in item.path) for f in found.values() for item in f.evidence)
    assert not list(DETACHED.glob("*.txt"))


@pytest.mark.shared
def test_the_stored_evidence_is_what_the_rules_find_today() -> None:
    record = read_report_record(DETACHED)
    report = read(GAOQING, unit_kind=record.unit_kind, year=record.year)
    found = compile_rules(load()).search(report)
    held = {name: detach(item) for name, item in found.items() if item.evidence or item.near}
    assert held == read_found(DETACHED), "store it again: fazhi detach FILE docs/reports/gaoqing-edz-2022"


@pytest.mark.shared
def test_an_audit_without_the_text_concludes_as_one_with_it() -> None:
    record, catalogue = read_report_record(DETACHED), load()
    report = read(GAOQING, unit_kind=record.unit_kind, year=record.year, territory=record.territory)
    whole = audit(catalogue, report)
    detached = audit(catalogue, without_text(record), Records(found=read_found(DETACHED)))
    assert [item.conclusion for item in detached.assessments] == [item.conclusion for item in whole.assessments]
    assert [item.severity for item in detached.assessments] == [item.severity for item in whole.assessments]
