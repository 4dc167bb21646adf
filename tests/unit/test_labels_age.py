"""Labels judge the duties that were in the catalogue when they were made, and those that they name."""

from dataclasses import replace
from datetime import date

import pytest

from fakes import obligation, report
from fazhi.lab.labels import Gold, LabelRecord

OLD = obligation("LEAD_001", "甲", "A")
NEW = replace(OLD, id="LEAD_002", added=date(2026, 11, 28))


@pytest.mark.parametrize(
    ("labelled", "named", "contested", "judged"),
    [
        (None, (), (), ["LEAD_001"]),
        (date(2026, 11, 27), (), (), ["LEAD_001"]),
        (date(2026, 11, 28), (), (), ["LEAD_001", "LEAD_002"]),
        (None, ("LEAD_002",), (), ["LEAD_001", "LEAD_002"]),
        (date(2026, 12, 1), (), ("LEAD_001",), ["LEAD_002"]),
    ],
)
def test_a_duty_that_came_later_is_not_judged_unless_named(
    labelled: date | None, named: tuple[str, ...], contested: tuple[str, ...], judged: list[str]
) -> None:
    labels = {id: LabelRecord(0, {}, {"id": id}) for id in named}
    gold = Gold("x", report(), True, (), labels, frozenset(contested), labelled)
    assert [item.id for item in (OLD, NEW) if gold.speaks_of(item)] == judged
