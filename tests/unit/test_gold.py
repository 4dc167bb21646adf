"""What the tool finds in the real report agrees with what a careful reader found."""

import hashlib

import pytest
import yaml

from absent import SHARED
from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.model.audit import Audit
from fazhi.model.evidence import Strength
from fazhi.reading import read
from shared import GAOQING

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def found() -> Audit:
    return audit(load(), read(GAOQING, unit_kind="development_zone", year=2022))


@pytest.fixture(scope="module")
def labels() -> dict[str, dict]:
    gold = yaml.safe_load((SHARED / "gold" / "gaoqing-edz-2022.yaml").read_text(encoding="utf-8"))
    assert gold["sha256"] == hashlib.sha256(GAOQING.read_bytes()).hexdigest()
    contested = {row["id"] for row in gold["contested"]}
    return {row["id"]: row for row in gold["labels"] if row["id"] not in contested} | {id: {} for id in contested}


@pytest.mark.parametrize(
    ("obligation", "quote"),
    [("DECISION_007", "三重一大"), ("DISCLOSE_001", "主动公开事项"), ("SUPERVISE_001", "人大代表建议")],
)
def test_the_three_named_duties_point_at_the_right_passages(
    obligation: str, quote: str, found: Audit, labels: dict
) -> None:
    evidence = found.assessment(obligation).evidence
    assert any(quote in found.report.text[item.start : item.end] for item in evidence)
    gold = labels[obligation]["passages"]
    assert all(any(item.start < place["end"] and place["start"] < item.end for place in gold) for item in evidence)


def test_support_agrees_with_the_careful_reader(found: Audit, labels: dict) -> None:
    contested = {id for id, row in labels.items() if not row}
    said = {item.obligation.id for item in found.assessments if item.strength >= Strength.ASSERTION} - contested
    known = {id for id, row in labels.items() if row and row["conclusion"] in {"assertion", "measure", "result"}}
    f1 = 2 * len(said & known) / (len(said) + len(known))
    print(f"\nsupport on the real report: F1 {f1:.3f}, too much {sorted(said - known)}, missed {sorted(known - said)}")
    assert f1 >= 0.90
